"""Tables of counts in which every number leads to its lines, and every line to its place in the article."""

import re

import pandas as pd

from .errors import SettingError
from .show import IGNORE_MATH, Shown, show_table, slug, visible

_STYLE = re.compile(r"<style>.*?</style>", re.S)
LINE = {"paragraph": "Paragraph", "sentence": "Sentence", "line": "Line", "pattern": "Pattern", "voice": "Voice", "speaker": "Speaker"}


def show_counts(lines, caption, row="frame", column="article", rows=None, columns=None, corpus=None, names=None, headings=None):
    """Show how often each row name meets each column name; every number opens the lines that it counts.

    Parameters
    ----------
    lines : DataFrame
        One row a hit with `article`, `start` and the columns of `row` and `column`, as `concordance` returns them.
    caption : str
        What is counted, unlike that of any other table of the page.
    row, column : str
        Columns of `lines` that name the rows and columns of the table.
    rows, columns : list, optional
        Names in the order wanted, those without a hit too; default: sorted.
    corpus : Corpus or str, optional
        As for `show_table`.
    names : dict, optional
        Row or column name to the words shown for it.
    headings : dict, optional
        Columns of `lines` to show and their headings; `line` is the hit, bold, between the words around it.

    Returns
    -------
    Shown
        A table with sums, then the lines, one fold a row. Every number is the length of its list of lines.

    Raises
    ------
    SettingError
        `lines` lacks a column.

    Examples
    --------
    >>> lines = pd.DataFrame({"article": ["a", "a"], "start": [1, 9], "frame": ["x", "x"], "surface": ["one", "two"]})
    >>> show_counts(lines, "Hits", headings={"surface": "Hit"})
    Hits
    x: a 2; sum 2
    """
    if {"left", "surface", "right"} <= set(lines.columns):
        lines = lines.assign(line=_line(lines))
    headings = {name: text for name, text in (headings or LINE).items() if name in lines.columns}
    for name in (row, column, "article", "start"):
        if name not in lines.columns:
            raise SettingError(f"The table of lines has no column {name!r}; it has: {', '.join(map(str, lines.columns))}.")
    rows = list(rows) if rows is not None else sorted(set(lines[row]))
    columns = list(columns) if columns is not None else sorted(set(lines[column]))
    cells = {(a, b): lines[(lines[row] == a) & (lines[column] == b)] for a in rows for b in columns}
    sign, names = slug(caption), names or {}
    table, folds, plain = [], [], [caption]
    for a in rows:
        numbers = []
        for b in columns:
            n, place = len(cells[a, b]), f"{sign}-{slug(a)}-{slug(b)}"
            numbers.append(f'<td class="n"><a href="#{place}" aria-label="{n} lines: {visible(str(a))}, {visible(str(b))}">{n}</a></td>' if n else '<td class="n">0</td>')
        total = sum(len(cells[a, b]) for b in columns)
        if total:
            folds.append(_fold(a, {b: cells[a, b] for b in columns if len(cells[a, b])}, total, caption, sign, names, headings, corpus))
        table.append(f'<tr><th scope="row">{visible(str(names.get(a, a)))}</th>{"".join(numbers)}<td class="n">{total}</td></tr>')
        plain.append(f"{a}: " + ", ".join(f"{b} {len(cells[a, b])}" for b in columns) + f"; sum {total}")
    sums = [sum(len(cells[a, b]) for a in rows) for b in columns]
    table.append(f'<tr><th scope="row">sum</th>{"".join(f"<td class=n>{n}</td>" for n in sums)}<td class="n">{sum(sums)}</td></tr>')
    head = "".join(f'<th scope="col" class="n" style="white-space:normal">{visible(str(names.get(name, name)))}</th>' for name in [*columns, "sum"])
    style = next(iter(_STYLE.findall(folds[0] if folds else "")), "")
    markup = (
        f'{style}<div class="px-t {IGNORE_MATH}" role="region" tabindex="0" aria-label="{visible(caption)}"><table class="px-tt">'
        f'<caption>{visible(caption)}</caption><thead><tr><th scope="col">{visible(row.capitalize())}</th>{head}</tr></thead>'
        f"<tbody>{''.join(table)}</tbody></table></div>" + "".join(_STYLE.sub("", fold) for fold in folds)
    )  # fmt: skip
    return Shown(markup, "\n".join(plain))


def _bold(markup, lines):
    return markup.replace("⟦", "<b>").replace("⟧", "</b>") if "line" in lines else markup


def _line(lines):
    """Each hit in its line; the marks around it become bold type when the table is made."""
    parts = [lines[name].str.replace("[⟦⟧]", "|", regex=True) for name in ("left", "surface", "right")]
    return pd.Series([f"… {a}⟦{b}⟧{c} …" for a, b, c in zip(*parts, strict=True)], lines.index, dtype=object)


def _fold(name, tables, total, caption, sign, names, headings, corpus):
    """The lines of one row behind a heading; the ids stand inside, so that a link to them opens the fold."""
    inner = []
    for column, lines in tables.items():
        if "pattern" in lines:  # long lists of choices would push the line itself off the page
            lines = lines.assign(pattern=[one if len(one) <= 28 else f"{one[:27]}…" for one in lines["pattern"]])
        shown = show_table(lines, f"{caption}: {names.get(name, name)}, {names.get(column, column)}", headings, corpus=corpus, rows=None)
        inner.append(f'<div id="{sign}-{slug(name)}-{slug(column)}">{_bold(shown.html, lines)}</div>')
    count = f"{total} line{'s' if total != 1 else ''}"
    return f'<details class="{IGNORE_MATH}"><summary>{visible(str(names.get(name, name)))}: {count}</summary>{"".join(inner)}</details>'
