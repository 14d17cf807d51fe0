(function () {
  var keep = { get: function (k) { try { return localStorage.getItem(k); } catch (e) { return null; } },
               set: function (k, v) { try { localStorage.setItem(k, v); } catch (e) { /* private window: not remembered */ } } };
  var contents = document.querySelector(".contents details");
  if (contents && matchMedia("(max-width: 62rem)").matches) contents.open = false;
  document.querySelectorAll("[data-copy]").forEach(function (b) {
    b.hidden = !(navigator.clipboard && isSecureContext);
    b.addEventListener("click", function () { navigator.clipboard.writeText(document.getElementById(b.dataset.copy).textContent).then(function () { b.textContent = "Copied"; }); });
  });
  var tools = document.querySelector(".tools"), button = document.getElementById("code-toggle"), key = document.getElementById("code-key");
  var codes = document.querySelectorAll("details.code");
  if (!tools || !codes.length) return;
  tools.hidden = false;
  function show(on) {
    codes.forEach(function (d) { d.open = on; });
    document.body.classList.toggle("code-on", on);
    button.setAttribute("aria-pressed", on);
    button.textContent = on ? "Hide code" : "Show code";
    keep.set("parallax-code", on ? "1" : "0");
  }
  button.addEventListener("click", function () { show(button.getAttribute("aria-pressed") !== "true"); });
  key.checked = keep.get("parallax-key") !== "0";
  key.addEventListener("change", function () { keep.set("parallax-key", key.checked ? "1" : "0"); });
  document.addEventListener("keydown", function (e) {
    if (!key.checked || e.key.toLowerCase() !== "c" || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    button.click();
  });
  if (keep.get("parallax-code") === "1") show(true);
})();
