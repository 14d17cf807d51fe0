"""Charts of printed figures: a table in, a figure out; nothing is computed here but positions.

Colour has one meaning in all of them: blue circles are what an article prints (in its own voice), purple diamonds what it gives
as a source's, black squares are references, grey hollow squares references from memory. In the matrix green agrees, grey is open,
vermillion differs, each with its sign. Where there are more rows or columns than fit, the first are drawn and the axis says so.
"""

import textwrap
from itertools import product

import pandas as pd

from ..pictures import COLOURS, new_figure
from .layout import NO_LIMIT, bare, beside, edges_of, first_of, rows_down, span, tile

LOOKS = {
    "article": ("blue", "o", True), "source": ("purple", "D", True), "reference": ("black", "s", True),
    "memory": ("grey", "s", False),
}  # fmt: skip
_SCALES = ((1e12, "trillion "), (1e9, "billion "), (1e6, "million "))
AGREES = (
    "identical", "same figure, rounded", "compatible with hedge", "within range", "same figure, converted",
    "arithmetic follows",
)  # fmt: skip
DIFFERS = ("conflict", "arithmetic does not follow")


def _look(group):
    colour, marker, filled = LOOKS.get(group if isinstance(group, str) else "article", LOOKS["article"])
    colour = COLOURS[colour]
    return {"color": colour, "marker": marker, "mfc": colour if filled else "white", "mec": colour}


def _scale(values):
    top = max((abs(value) for value in values if abs(value) < NO_LIMIT), default=1)
    return next(((size, word) for size, word in _SCALES if top >= size), (1.0, ""))


def intervals(table, unit, band=None, most=30, heading=""):
    """Printed figures as intervals on one axis, one row each, in the order of the table.

    Parameters
    ----------
    table : DataFrame
        Columns `name`, `value` (NaN: no mark), `low`, `high` (infinite: an arrow to the edge); as wanted `group` (see LOOKS)
        and `right` (text in a column of its own).
    unit : str
        Unit of the axis; a scale word is put before it where the values ask for one.
    band : (low, high), optional
        What all that is shaded has in common.
    most : int
        The first so many rows are drawn.
    heading : str
        Over the texts at the right.

    Returns
    -------
    matplotlib Figure
    """
    shown = table.head(most)
    finite = [v for v in [*shown["value"], *shown["low"], *shown["high"], *(band or ())] if abs(v) < NO_LIMIT] or [0.0, 1.0]
    size, word = _scale(finite)
    edges = [edge / size for edge in edges_of(finite, 0.08, least=abs(max(finite)) or 1.0)]
    figure, axis = new_figure(1.7 + 0.36 * max(len(shown), 2))
    if band is not None and band[0] <= band[1]:
        ends = max(band[0] / size, edges[0]), min(band[1] / size, edges[1])
        axis.axvspan(*ends, color=COLOURS["green"], alpha=0.16, lw=0)
    for at, row in enumerate(shown.to_dict("records")):
        look = _look(row.get("group"))
        low, high = row["low"] / size, row["high"] / size
        span(axis, at, low, high, edges, look["color"], arrow=7, lw=2, ls=(0, (2, 1.5)) if row.get("group") == "memory" else "-")
        if high - low > 0.02 * (edges[1] - edges[0]):  # ends that would hide behind the mark are not drawn
            ends = [end for end in (low, high) if abs(end) < NO_LIMIT]
            axis.plot(ends, [at] * len(ends), ls="", marker="|", ms=11, mew=1.6, color=look["color"])
        if row["value"] == row["value"]:
            axis.plot(row["value"] / size, at, ls="", ms=5.5, **look)
        if isinstance(row.get("right"), str):
            beside(axis, at, row["right"])
    beside(axis, -0.75, heading, fontweight="bold")
    rows_down(axis, [textwrap.fill(str(name), 44) for name in shown["name"]], 0.9 if heading else 0.6)
    axis.set_xlim(*edges)
    axis.set_xlabel(f"{word}{unit}{first_of(shown, table, 'rows')}")
    bare(axis, "left")
    return figure


def dated_series(series, points, unit, band=None, out="dotted: the days until a count was published"):
    """A dated series with printed figures at the days on which they were printed.

    Parameters
    ----------
    series : DataFrame
        Columns `date`, `published` (Timestamps, NaT where unknown), `value`; drawn in order of date.
    points : DataFrame
        Columns `date` (Timestamp), `value`, `low`, `high`, `name`.
    unit : str
        Unit of the values; a scale word is put before it.
    band : (low, high), optional
        What all points allow; shaded over all dates.
    out : str
        What the dotted lines are, for the axis.

    Returns
    -------
    matplotlib Figure
    """
    series = series.sort_values("date")
    figure, axis = new_figure(4.6)
    size, word = _scale([*series["value"], *points["value"]])
    black, blue = COLOURS["black"], COLOURS["blue"]
    if band is not None:
        axis.axhspan(band[0] / size, band[1] / size, color=COLOURS["green"], alpha=0.22, lw=0)
    axis.plot(series["date"], series["value"] / size, color=black, lw=1, marker="s", ms=5)
    for row in series.to_dict("records"):
        date, value = row["date"], row["value"] / size
        if row["published"] is not pd.NaT and row["published"] > date:
            axis.plot([date, row["published"]], [value, value], color=black, lw=1, ls=":")
            axis.plot(row["published"], value, marker="|", color=black, ms=8)
        axis.annotate(f"{value:,.4g}", (date, value), xytext=(-4, 6), textcoords="offset points", fontsize=8, ha="right")
    low_edge = axis.get_ylim()[0]
    ordered = points.sort_values(["date", "value", "name"]).to_dict("records")
    line = {"arrowstyle": "-", "color": blue, "lw": 0.7, "shrinkA": 2, "shrinkB": 4, "relpos": (0, 0.5)}
    for above, row in enumerate(ordered, start=1):  # names one under the other beside the marks, each with a line to its own
        date, value = row["date"], row["value"] / size
        axis.plot([date, date], [row["low"] / size, row["high"] / size], color=blue, lw=2.4)
        axis.plot(date, value, marker="o", color=blue, ms=6)
        axis.annotate(row["name"], (date, value), xytext=(0.64, 0.05 + 0.07 * (len(ordered) - above)), textcoords="axes fraction",
                      fontsize=9, color=blue, va="center", annotation_clip=False, arrowprops=line)  # fmt: skip
    axis.set_ylim(bottom=low_edge)
    axis.margins(x=0.08)
    axis.set_ylabel(f"{word}{unit}")
    axis.set_xlabel(f"square: date of the count; {out}; circle: article")
    return figure


def verdict_matrix(verdicts, names=None, most=20, widest=12):
    """Things by articles: what each prints for a thing, and whether it agrees with what others print.

    Parameters
    ----------
    verdicts : DataFrame
        From `reconcile`: `group`, `verdict`, `a_article`, `a_surface`, `b_article`, `b_surface`; a reference has no article.
    names : dict, optional
        Article to the name that is drawn.
    most, widest : int
        So many things (those with most pairs first) and so many articles (likewise) are drawn.

    Returns
    -------
    matplotlib Figure
        A cell has the figures as printed, a sign and how many pairs of it agree (+), are open (?) and differ (×); its shade is that
        of the worst: green, grey, vermillion. A last column counts the references held against the thing.
    """
    sides = _sides(verdicts)
    groups = _most_first(sides["group"])
    articles = _most_first(sides.loc[sides["article"] != "", "article"])
    rows, shown = groups[:most], articles[:widest]
    narrow = len(shown) > 6
    figure, axis = new_figure(2.0 + (0.34 if narrow else 0.56) * max(len(rows), 2))
    wide = None if narrow else int(66 / (len(shown) + 1))
    cells = dict(list(sides.groupby(["group", "article"])))
    for (y, group), (x, article) in product(enumerate(rows), enumerate([*shown, ""])):
        if (group, article) in cells:
            _cell(axis, x, y, cells[group, article], wide, article == "")
    headings = [*((names or {}).get(article, article) for article in shown), "references"]
    turned = {"rotation": 60, "ha": "right"} if narrow else {"rotation": 0, "ha": "center"}
    axis.set_xticks(range(len(headings)), [textwrap.fill(name, 14) for name in headings], fontsize=9, **turned)
    axis.xaxis.tick_top()
    rows_down(axis, [textwrap.fill(group, 26) for group in rows], 0.5, 0.5, size=9)
    axis.set_xlim(-0.5, len(shown) + 0.5)
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    cut = first_of(rows, groups, "things") + first_of(shown, articles, "articles")
    key = f"+ pairs that agree, ? open, × differ; colour: the worst of them{cut}"
    axis.set_xlabel(textwrap.fill(key, 90), fontsize=9)
    return figure


def _most_first(names):
    return list(names.value_counts().sort_index().sort_values(ascending=False, kind="stable").index)


def _sides(verdicts):
    """One row a side of a pair: group, article ("" for a reference), surface, verdict."""
    columns = ["group", "article", "surface", "verdict", "pair"]
    rows = []
    for pair, one in enumerate(verdicts.to_dict("records")):
        for side in ("a", "b"):
            article = one[f"{side}_article"]
            rows.append((one["group"], article if isinstance(article, str) else "", one[f"{side}_surface"], one["verdict"], pair))
    return pd.DataFrame(rows, columns=columns).drop_duplicates(["article", "pair", "surface"])


def _cell(axis, x, y, cell, wide, reference):
    """One cell; `wide` is how many letters fit in a line of it, None where there is room for the signs alone."""
    per_pair = cell.drop_duplicates("pair")["verdict"]
    agree, differ = int(per_pair.isin(AGREES).sum()), int(per_pair.isin(DIFFERS).sum())
    still = len(per_pair) - agree - differ
    worst = COLOURS["vermillion" if differ else "grey" if still else "green"]
    tile(axis, x - 0.48, y - 0.46, 0.96, 0.92, facecolor=worst, alpha=0.16, lw=0)
    tile(axis, x - 0.48, y - 0.46, 0.04, 0.92, facecolor=worst, lw=0)
    signs = "  ".join(f"{sign}{n}" for sign, n in (("+", agree), ("?", still), ("×", differ)) if n)
    first, *others = dict.fromkeys(cell["surface"])
    told = f"{first} and {len(others)} more" if others else first
    if reference:
        told = f"{len(others) + 1} figure{'s' * bool(others)}"
    lines = [] if wide is None else textwrap.wrap(told, max(wide, 8), max_lines=2, placeholder=" …")
    axis.text(x + 0.02, y, "\n".join([*lines, signs]), ha="center", va="center", fontsize=8, linespacing=1.15)


def places(table, lengths, names=None, most=30):
    """Where in each article its figures stand, and whose they are.

    Parameters
    ----------
    table : DataFrame
        Columns `article`, `at` (share of the article before the figure, 0 to 1), `group` ("article": the outlet's own voice; "source").
    lengths : Series
        Words by article; all its articles get a row, the longest first.
    names : dict, optional
        Article to the name that is drawn.
    most : int
        The first so many articles are drawn.

    Returns
    -------
    matplotlib Figure
    """
    order = list(lengths.sort_index().sort_values(ascending=False, kind="stable").index)
    shown = order[:most]
    figure, axis = new_figure(1.7 + 0.5 * max(len(shown), 2))
    for row, article in enumerate(shown):
        axis.plot([0, 100], [row, row], color="#d4d4d4", lw=6, solid_capstyle="butt", zorder=1)
        counts = []
        for group, y in (("article", row - 0.14), ("source", row + 0.14)):
            spots = 100 * table.loc[(table["article"] == article) & (table["group"] == group), "at"]
            counts.append(len(spots))
            axis.plot(spots, [y] * len(spots), ls="", ms=7, mew=0.8, zorder=2, **(_look(group) | {"mec": "white"}))
        beside(axis, row, f"{counts[0]} own, {counts[1]} by sources")
    rows_down(axis, [textwrap.fill(str((names or {}).get(article, article)), 26) for article in shown])
    axis.set_xlim(-2, 102)
    key = "place in the article, per cent of its length (circle: the outlet's own voice; diamond: a source's)"
    axis.set_xlabel(key + first_of(shown, order, "articles"))
    bare(axis, "left")
    return figure
