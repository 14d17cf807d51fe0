"""What is shown in a notebook or a page: text as text, numbers for reading, tables with a link to each place."""

import hashlib
import html
import math
import numbers
import re
from collections import namedtuple
from decimal import Decimal
from functools import cache
from pathlib import Path

import jinja2
import numpy as np
import pandas as pd
from markupsafe import Markup

from ..ground import SettingError, need

# Characters that a browser or a terminal would obey instead of showing: controls but tab and line ends, what turns the
# direction of writing, separators, tags, marks of byte order, half pairs (which no file can hold) and non-characters.
_OBEYED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)")  # names that Windows keeps for devices
_DASH = "–"
# The classes keep both generations of MathJax from reading "$5 … $7" as a formula.
FOLDED = 200  # rows behind those shown that stand in a fold
IGNORE_MATH = "mathjax_ignore tex2jax_ignore"

TEMPLATES = Path(__file__).resolve().parent / "templates"


def clean(text):
    """Text with every character that would be obeyed instead of shown replaced by its number.

    Examples
    --------
    >>> clean("a\\x07b \\u202ecba")
    'a[U+0007]b [U+202E]cba'
    """
    return _OBEYED.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", text)


def _cleaned(value):
    return clean(value) if type(value) is str else value  # markup is a class of its own


# Gives a template of `templates/` by its name; what is put into it is cleaned and escaped.
template = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, keep_trailing_newline=True, finalize=_cleaned
).get_template


@cache
def asset(name):
    """A style or script of `templates/`."""
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def visible(text):
    """Text as HTML that shows it and runs nothing: cleaned, then escaped (good for attributes too).

    Examples
    --------
    >>> visible('<b>"5 & 7"</b>')
    '&lt;b&gt;&quot;5 &amp; 7&quot;&lt;/b&gt;'
    """
    return html.escape(clean(text))


def slug(text):
    """A name for files and addresses: as it is where it is safe, else what is safe of it and six signs of its hash.

    Examples
    --------
    >>> slug("scmp"), slug("../x y"), slug("x y")
    ('scmp', 'x-y-46c740', 'x-y-887fce')
    """
    text = str(text)
    safe = re.sub(r"[^a-z0-9_-]+", "-", text.lower()).strip("-")[:60]
    if safe and safe == text and not _RESERVED.match(safe):
        return safe
    sign = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{safe or 'x'}-{sign}"


def article_address(corpus, article, start=None):
    """Address of the page of an article, as seen from `html/`; with `start` of its place, in characters of the text.

    Examples
    --------
    >>> article_address("wuzhen", "scmp"), article_address("wuzhen", "scmp", 1293)
    ('articles/wuzhen/scmp.html', 'articles/wuzhen/scmp.html#c1293')
    """
    page = f"articles/{slug(getattr(corpus, 'name', corpus))}/{slug(article)}.html"
    return page if start is None else f"{page}#c{int(start)}"


def read_cell(cell):
    """A value as a reader wants it: 668,000,000, 7, 0.25, 2015-12-19, yes; a dash where it is missing; HTML as it is.

    Examples
    --------
    >>> [read_cell(x) for x in (668000000.0, 2015, 0.256789, 0.0000123, -1.5, None, True, float("inf"))]
    ['668,000,000', '2015', '0.257', '0.000012', '−1.5', '–', 'yes', '∞']
    """
    if isinstance(cell, Markup):
        return cell
    if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell:
        return _DASH
    if isinstance(cell, (bool, np.bool_)):
        return "yes" if cell else "no"
    if isinstance(cell, pd.Timestamp) and cell == cell.normalize():
        cell = cell.date()
    if not isinstance(cell, numbers.Real):
        return clean(str(cell))
    sign, size = "−" * bool(cell < 0), abs(float(cell))
    if math.isinf(size):
        return f"{sign}∞"
    whole = size == int(size)
    if whole or size >= 100:
        return f"{sign}{size:{',' * (size >= 10_000)}.{1 - whole}f}"  # no comma in a year
    return f"{sign}{Decimal(f'{size:.{3 if size >= 0.001 else 2}g}'):f}"


class Shown(namedtuple("Shown", "html plain")):
    """Something to look at: HTML where a page can show it, plain text elsewhere."""

    def _repr_html_(self):
        return self.html

    def __repr__(self):
        return self.plain


def show_table(frame, caption, columns=None, corpus=None, rows=20):
    """Show a table with a caption, readable headings and numbers, and a link per row to its place.

    Parameters
    ----------
    frame : DataFrame
        Any table. With columns `article` and `start` each row links to its place in the article's page. A cell of
        markupsafe's class `Markup` is HTML already; every other is shown as text.
    caption : str
        What the table shows, unlike that of any other table of the page.
    columns : dict, optional
        Columns to show, in this order, with their headings. Default: all.
    corpus : Corpus or str, optional
        The corpus (or its name) that the links lead into; without one there are no links.
    rows : int, optional
        How many rows are shown, from the top; None for all.

    Returns
    -------
    Shown
        The table; a line under it says how many rows are shown of how many. An empty frame shows its headings and says
        that nothing was found.

    Raises
    ------
    SettingError
        `columns` names a column that is not there.

    Examples
    --------
    >>> show_table(pd.DataFrame({"article": ["x"], "value": [7e6]}), "Figures", {"value": "Value"})
    Figures
        Value
    7,000,000
    """
    columns = {name: name for name in frame.columns} if columns is None else columns
    need(frame, f"“{caption}”", columns, SettingError)
    most = len(frame) if rows is None else min(rows, len(frame))
    note = "" if most == len(frame) else f"{most} of {len(frame)} rows shown."
    note = note if len(frame) else "Nothing was found for this table."
    top, heads, cells = frame.head(most + FOLDED), [], []
    for name, heading in columns.items():
        heads.append((str(heading), pd.api.types.is_numeric_dtype(frame[name]) and frame[name].dtype != bool))
        cells.append([read_cell(cell) for cell in top[name].tolist()])
    plain = {
        clean(heading): [text.striptags() if isinstance(text, Markup) else text for text in texts[:most]]
        for (heading, _), texts in zip(heads, cells, strict=True)
    }
    told = pd.DataFrame(plain, dtype=object).to_string(index=False, max_colwidth=48)
    if corpus is not None and {"article", "start"} <= set(frame.columns):
        told_of, places = "open {}, character {:.0f}", zip(top["article"], top["start"], strict=True)
        heads.append(("Place", False))
        cells.append([link(corpus, *at, "open", told_of.format(*at)) if pd.notna(at[1]) else _DASH for at in places])
    # The first column names the row only if it does so: filled and different in each.
    names_rows = not heads[0][1] and len(set(cells[0][:most]) - {_DASH}) == most
    rows, words = list(zip(*cells, strict=True)), {"caption": caption, "note": note, "ignore": IGNORE_MATH}
    markup = template("table.html.j2").render(heads=heads, rows=rows, most=most, names_rows=names_rows, **words)
    return Shown(markup, "\n".join(filter(None, (clean(caption), told, note))))


def link(corpus, article, start, words, told):
    """A link to a place of an article as a cell of a table; `told` says it to who does not see the table."""
    href = article_address(corpus, article, start)
    return Markup(f'<a href="../html/{href}" aria-label="{visible(told)}">{visible(words)}</a>')
