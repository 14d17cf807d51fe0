"""Tables of counts in which every number leads to its lines, and every line to its place in the article."""

import html
import re

from .errors import SettingError
from .show import IGNORE_MATH, Shown, show_table, slug, visible

_STYLE = re.compile(r"<style>.*?</style>", re.S)
LINE = {"paragraph": "Paragraph", "sentence": "Sentence", "left": "Before", "surface": "Hit", "right": "After", "pattern": "Pattern", "voice": "Voice", "speaker": "Speaker"}


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
        Column name to heading.
    headings : dict, optional
        Columns of `lines` to show and their headings.

    Returns
    -------
    Shown
        A table with sums, then the lines, folded, one fold a number. The numbers are the lengths of the folds.

    Raises
    ------
    SettingError
        `lines` lacks a column.

    Examples
    --------
    >>> import pandas as pd
    >>> lines = pd.DataFrame({"article": ["a", "a"], "start": [1, 9], "frame": ["x", "x"], "surface": ["one", "two"]})
    >>> show_counts(lines, "Hits", headings={"surface": "Hit"})
    Hits
    x: a 2; sum 2
    """
    headings = {name: text for name, text in (headings or LINE).items() if name in lines.columns}
    for name in (row, column, "article", "start"):
        if name not in lines.columns:
            raise SettingError(f"The table of lines has no column {name!r}; it has: {', '.join(map(str, lines.columns))}.")
    rows = list(rows) if rows is not None else sorted(set(lines[row]))
    columns = list(columns) if columns is not None else sorted(set(lines[column]))
    cells = {(a, b): lines[(lines[row] == a) & (lines[column] == b)] for a in rows for b in columns}
    sign = slug(caption)
    table, folds, plain = [], [], [caption]
    for a in rows:
        numbers = []
        for b in columns:
            n, place = len(cells[a, b]), f"{sign}-{slug(a)}-{slug(b)}"
            numbers.append(f'<td class="n"><a href="#{place}" aria-label="{n} lines of {visible(str(a))}, {visible(str(b))}">{n}</a></td>' if n else '<td class="n">0</td>')
            if n:
                folds.append(_fold(cells[a, b], f"{a} in {(names or {}).get(b, b)}", caption, place, headings, corpus))
        total = sum(len(cells[a, b]) for b in columns)
        table.append(f'<tr><th scope="row">{visible(str(a))}</th>{"".join(numbers)}<td class="n">{total}</td></tr>')
        plain.append(f"{a}: " + ", ".join(f"{b} {len(cells[a, b])}" for b in columns) + f"; sum {total}")
    sums = [sum(len(cells[a, b]) for a in rows) for b in columns]
    table.append(f'<tr><th scope="row">sum</th>{"".join(f"<td class=n>{n}</td>" for n in sums)}<td class="n">{sum(sums)}</td></tr>')
    head = "".join(f'<th scope="col" class="n">{visible(str((names or {}).get(name, name)))}</th>' for name in columns)
    style = next(iter(_STYLE.findall(folds[0] if folds else "")), "")
    markup = (
        f'{style}<div class="px-t {IGNORE_MATH}" role="region" tabindex="0" aria-label="{visible(caption)}"><table class="px-tt">'
        f'<caption>{visible(caption)}</caption><thead><tr><th scope="col">{html.escape(row)}</th>{head}<th scope="col" class="n">sum</th></tr></thead>'
        f"<tbody>{''.join(table)}</tbody></table></div>" + "".join(_STYLE.sub("", fold) for fold in folds)
    )  # fmt: skip
    return Shown(markup, "\n".join(plain))


def _fold(lines, name, caption, place, headings, corpus):
    """The lines of one number behind a heading; the id stands inside, so that a link to it opens the fold."""
    count = f"{len(lines)} line{'s' if len(lines) != 1 else ''}"
    table = show_table(lines, f"{caption}: {name}", headings, corpus=corpus, rows=None)
    return f'<details class="{IGNORE_MATH}"><summary>{visible(name)}: {count}</summary><div id="{place}">{table.html}</div></details>'
