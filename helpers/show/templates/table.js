/* Tables that can be sorted, filtered and taken along. Without scripts the table is whole and readable. */
document.querySelectorAll("table.px-tt:not(.px-rest table)").forEach(function (table) {
  if (!table.tHead || !table.tBodies.length) return;
  var body = table.tBodies[0], rows = [].slice.call(body.rows), heads = [].slice.call(table.tHead.rows[0].cells), most = rows.length;
  var box = table.closest(".px-t") || table, rest = box.querySelector(".px-rest"), note = box.querySelector(".px-more"), all = false, words = [];
  if (rest) { [].slice.call(rest.querySelectorAll("tbody tr")).forEach(function (r) { rows.push(r); body.append(r); }); rest.remove(); if (note) note.remove(); }
  table.setAttribute("role", "table");
  rows.concat([table.tHead.rows[0]]).forEach(function (r) {
    r.setAttribute("role", "row");
    [].forEach.call(r.cells, function (c, i) { c.setAttribute("role", c.tagName === "TD" ? "cell" : r.parentNode === body ? "rowheader" : "columnheader"); c.dataset.label = heads[i] ? heads[i].textContent : ""; });
  });
  [table.tHead, body].forEach(function (part) { part.setAttribute("role", "rowgroup"); });
  function text(cell) { return cell ? cell.textContent.trim() : ""; }
  function number(s) { var t = s.replace(/,/g, "").replace("−", "-").replace(/ ?%$/, ""); return /^-?\d*\.?\d+$/.test(t) ? Number(t) : NaN; }
  function compare(a, b) { var x = number(a), y = number(b); return isNaN(x) || isNaN(y) ? a.localeCompare(b, "en", { numeric: true }) : x - y; }
  function show() {
    var n = 0;
    [].forEach.call(body.rows, function (r, i) {
      var t = r.textContent.toLowerCase(), on = words.every(function (w) { return t.indexOf(w) >= 0; });
      r.hidden = !on || (!all && !words.length && i >= most); n += !r.hidden;
    });
    count.textContent = n < rows.length ? n + " of " + rows.length + " rows" : "";
    more.hidden = all || words.length > 0 || rows.length <= most;
  }
  heads.forEach(function (head, i) {
    if (!text(head)) return;
    var button = document.createElement("button");
    button.type = "button"; button.className = "sort"; button.append.apply(button, [].slice.call(head.childNodes)); head.append(button);
    button.addEventListener("click", function () {
      var down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.slice().sort(function (r, s) {
        var a = text(r.cells[i]), b = text(s.cells[i]), empty = /^–?$/;
        if (empty.test(a) || empty.test(b)) return empty.test(a) - empty.test(b);
        return down ? compare(b, a) : compare(a, b);
      }).forEach(function (r) { body.append(r); });
      show();
    });
  });
  var bar = document.createElement("p"), count = document.createElement("span"), more = document.createElement("button"), link = document.createElement("a");
  bar.className = "px-bar"; count.setAttribute("aria-live", "polite");
  if (rows.length > 10) {
    var label = document.createElement("label"), field = document.createElement("input"); field.type = "search"; label.append("Filter ", field); bar.append(label, " ");
    field.addEventListener("input", function () { words = field.value.toLowerCase().split(/\s+/).filter(Boolean); show(); });
  }
  more.type = "button"; more.textContent = "All " + rows.length + " rows"; more.addEventListener("click", function () { all = true; show(); });
  link.textContent = "CSV"; link.href = "#"; link.download = (table.caption ? table.caption.textContent : "table").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60) + ".csv";
  link.setAttribute("aria-label", "CSV: " + (table.caption ? table.caption.textContent : "this table"));
  link.addEventListener("click", function () {
    function quote(s) { s = s.replace(/\s+/g, " ").trim(); if (/^[=+@\-]/.test(s) && isNaN(number(s))) s = "'" + s; return '"' + s.replace(/"/g, '""') + '"'; }
    var shown = [].slice.call(body.rows).filter(function (r) { return !r.hidden; });
    var lines = [heads].concat(shown.map(function (r) { return [].slice.call(r.cells); })).map(function (cells) { return cells.map(function (c) { return quote(c.textContent); }).join(","); });
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n")], { type: "text/csv;charset=utf-8" }));
  });
  bar.append(more, " ", link, " ", count); box.parentNode.insertBefore(bar, box); show();
});
