(function(){var t=document.querySelector('.toast');function say(s){t.textContent=s;clearTimeout(say.t);say.t=setTimeout(function(){t.textContent=''},1800)}
function copy(s){function old(){var a=document.createElement('textarea');a.value=s;document.body.appendChild(a);a.select();var ok=document.execCommand('copy');a.remove();say(ok?'Copied':'Copying failed: select the text')}
if(navigator.clipboard&&isSecureContext)navigator.clipboard.writeText(s).then(function(){say('Copied')},old);else old()}
document.addEventListener('click',function(ev){var b=ev.target.closest('button,a[data-png]');if(!b)return;
if(b.dataset.copy)copy(document.getElementById(b.dataset.copy).textContent);else if(b.dataset.text)copy(b.dataset.text);
else if(b.dataset.png){var i=b.closest('.card').querySelector('img');b.href=i.src;b.download=b.dataset.png}});
function open(){var h=location.hash.slice(1),x=h&&document.getElementById(h),d=x&&x.closest('details');if(d&&!d.open){d.open=true;x.scrollIntoView()}}addEventListener('hashchange',open);open();addEventListener('beforeprint',function(){document.querySelectorAll('details').forEach(function(d){d.open=true})})})();
