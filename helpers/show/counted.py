"""Tables of counts in which every number leads to its lines, and every line to its place in the article."""

import re

import pandas as pd

from ..ground import SettingError
from .cells import IGNORE_MATH, Shown, show_table, slug, visible
from .claim_tables import table_of

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
    if "pattern" in lines:  # long lists of choices would push the line itself off the page
        lines = lines.assign(pattern=[one if len(one) <= 28 else f"{one[:27]}…" for one in lines["pattern"]])
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

    def name_of(one):
        return visible(str(names.get(one, one)))

    def number(a, b):
        n = len(cells[a, b])
        label = f"{n} lines: {visible(str(a))}, {visible(str(b))}"
        link = f'<a href="#{sign}-{slug(a)}-{slug(b)}" aria-label="{label}">{n}</a>'
        return f'<td class="n">{link if n else 0}</td>'

    def fold(a, total):
        """The lines of one row behind a heading; the ids stand inside, so that a link to them opens the fold."""
        inner = []
        for b in columns:
            if len(cells[a, b]):
                heading = f"{caption}: {names.get(a, a)}, {names.get(b, b)}"
                shown = show_table(cells[a, b], heading, headings, corpus=corpus, rows=None).html
                inner.append(f'<div id="{sign}-{slug(a)}-{slug(b)}">{_STYLE.sub("", _bold(shown, lines))}</div>')
        count = f"{total} line{'s' if total != 1 else ''}"
        return f'<details class="{IGNORE_MATH}"><summary>{name_of(a)}: {count}</summary>{"".join(inner)}</details>'

    sums = {a: sum(len(cells[a, b]) for b in columns) for a in rows}
    table = [
        f'<tr><th scope="row">{name_of(a)}</th>{"".join(number(a, b) for b in columns)}<td class="n">{sums[a]}</td></tr>'
        for a in rows
    ]
    by_column = [sum(len(cells[a, b]) for a in rows) for b in columns]
    last = "".join(f'<td class="n">{n}</td>' for n in [*by_column, sum(by_column)])
    table.append(f'<tr><th scope="row">sum</th>{last}</tr>')
    plain = [f"{a}: " + ", ".join(f"{b} {len(cells[a, b])}" for b in columns) + f"; sum {sums[a]}" for a in rows]
    head = [(row.capitalize(), ""), *((str(names.get(name, name)), "n") for name in [*columns, "sum"])]
    shown = table_of("", caption, head, table, "\n".join([caption, *plain]))
    return Shown(shown.html + "".join(fold(a, sums[a]) for a in rows if sums[a]), shown.plain)


def _bold(markup, lines):
    return markup.replace("⟦", "<b>").replace("⟧", "</b>") if "line" in lines else markup


def _line(lines):
    """Each hit in its line; the marks around it become bold type when the table is made."""
    parts = [lines[name].str.replace("[⟦⟧]", "|", regex=True) for name in ("left", "surface", "right")]
    return pd.Series([f"… {a}⟦{b}⟧{c} …" for a, b, c in zip(*parts, strict=True)], lines.index, dtype=object)
