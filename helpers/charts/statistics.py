"""Charts of printed figures: a table in, a figure out; nothing is computed here but positions.

Colour has one meaning in all of them: blue circles are what an article prints (in its own voice), purple diamonds what it gives
as a source's, black squares are references, grey hollow squares references from memory. In the matrix green agrees, grey is open,
vermillion differs, each with its sign. Where there are more rows or columns than fit, the first are drawn and the axis says so.
"""

import textwrap

import pandas as pd

from ..figures import COLOURS, new_figure

LOOKS = {"article": ("blue", "o", True), "source": ("purple", "D", True), "reference": ("black", "s", True), "memory": ("grey", "s", False)}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
AGREES = ("identical", "same figure, rounded", "compatible with hedge", "within range", "same figure, converted", "arithmetic follows")
DIFFERS = ("conflict", "arithmetic does not follow")


def _look(group):
    colour, marker, filled = LOOKS.get(group if isinstance(group, str) else "article", LOOKS["article"])
    return {"color": COLOURS[colour], "marker": marker, "markerfacecolor": COLOURS[colour] if filled else "white", "markeredgecolor": COLOURS[colour]}


def _scale(values):
    top = max((abs(v) for v in values if abs(v) < float("inf")), default=1)
    return next(((size, f"{word} ") for size, word in _SCALES if top >= size), (1.0, ""))


def _first(shown, table, what):
    return f" (the first {len(shown)} of {len(table)} {what})" if len(shown) < len(table) else ""


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
    numbers = [v for v in [*shown["value"], *shown["low"], *shown["high"], *(band or ())] if v == v and abs(v) < float("inf")] or [0.0, 1.0]
    size, word = _scale(numbers)
    reach = (max(numbers) - min(numbers)) or abs(max(numbers)) or 1.0
    edges = ((min(numbers) - 0.08 * reach) / size, (max(numbers) + 0.08 * reach) / size)
    figure, axis = new_figure(1.7 + 0.36 * max(len(shown), 2))
    if band is not None and band[0] <= band[1]:
        axis.axvspan(max(band[0] / size, edges[0]), min(band[1] / size, edges[1]), color=COLOURS["green"], alpha=0.16, lw=0)
    for at, row in enumerate(shown.to_dict("records")):
        look = _look(row.get("group"))
        low, high = max(row["low"] / size, edges[0]), min(row["high"] / size, edges[1])
        axis.plot([low, high], [at, at], color=look["color"], lw=2, solid_capstyle="butt", ls="-" if row.get("group") != "memory" else (0, (2, 1.5)))
        if row["high"] - row["low"] > 0.02 * size * (edges[1] - edges[0]):  # ends that would hide behind the mark are not drawn
            ends = [end / size for end in (row["low"], row["high"]) if abs(end) < float("inf")]
            axis.plot(ends, [at] * len(ends), ls="", marker="|", ms=11, mew=1.6, color=look["color"])
        for end, edge, sign in ((row["low"], edges[0], "<"), (row["high"], edges[1], ">")):
            if abs(end) == float("inf"):
                axis.plot(edge, at, marker=sign, color=look["color"], ms=7, clip_on=False)
        if row["value"] == row["value"]:
            axis.plot(row["value"] / size, at, ls="", ms=5.5, **look)
        if isinstance(row.get("right"), str):
            axis.text(1.02, at, row["right"], transform=axis.get_yaxis_transform(), va="center", fontsize=9)
    axis.text(1.02, -0.75, heading, transform=axis.get_yaxis_transform(), va="center", fontsize=9, fontweight="bold")
    axis.set_yticks(range(len(shown)), [textwrap.fill(str(name), 44) for name in shown["name"]])
    axis.set_ylim(max(len(shown), 1) - 0.4, -0.9 if heading else -0.6)
    axis.set_xlim(*edges)
    axis.set_xlabel(f"{word}{unit}{_first(shown, table, 'rows')}")
    axis.tick_params(axis="y", length=0)
    axis.spines["left"].set_visible(False)
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
    black = COLOURS["black"]
    if band is not None:
        axis.axhspan(band[0] / size, band[1] / size, color=COLOURS["green"], alpha=0.22, lw=0)
    axis.plot(series["date"], series["value"] / size, color=black, lw=1, marker="s", ms=5)
    for row in series.to_dict("records"):
        if row["published"] is not pd.NaT and row["published"] > row["date"]:
            axis.plot([row["date"], row["published"]], [row["value"] / size] * 2, color=black, lw=1, ls=":")
            axis.plot(row["published"], row["value"] / size, marker="|", color=black, ms=8)
        axis.annotate(f"{row['value'] / size:,.4g}", (row["date"], row["value"] / size), xytext=(-4, 6), textcoords="offset points", fontsize=8, ha="right")
    low_edge = axis.get_ylim()[0]
    for date, same in points.groupby("date", sort=True):
        for row in same.to_dict("records"):
            axis.plot([date, date], [row["low"] / size, row["high"] / size], color=COLOURS["blue"], lw=2.4)
            axis.plot(date, row["value"] / size, marker="o", color=COLOURS["blue"], ms=6)
    ordered = points.sort_values(["date", "value", "name"])
    for step, row in enumerate(ordered.to_dict("records")):  # names one under the other beside the marks, each with a line to its own
        axis.annotate(
            row["name"], (row["date"], row["value"] / size), xytext=(0.64, 0.05 + 0.07 * (len(ordered) - 1 - step)), textcoords="axes fraction", fontsize=9,
            color=COLOURS["blue"], va="center", annotation_clip=False, arrowprops={"arrowstyle": "-", "color": COLOURS["blue"], "lw": 0.7, "shrinkA": 2, "shrinkB": 4, "relpos": (0, 0.5)},
        )  # fmt: skip
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
    groups = list(sides["group"].value_counts().sort_index().sort_values(ascending=False, kind="stable").index) if len(sides) else []
    known = sides[sides["article"] != ""]
    columns = list(known["article"].value_counts().sort_index().sort_values(ascending=False, kind="stable").index)
    rows, shown = groups[:most], columns[:widest]
    narrow = len(shown) > 6
    figure, axis = new_figure(2.0 + (0.34 if narrow else 0.56) * max(len(rows), 2))
    for i, group in enumerate(rows):
        for j, article in enumerate([*shown, ""]):
            cell = sides[(sides["group"] == group) & (sides["article"] == article)]
            if len(cell):
                _cell(axis, j, i, cell, None if narrow else int(66 / (len(shown) + 1)), article == "")
    axis.set_xticks(range(len(shown) + 1), [textwrap.fill(name, 14) for name in [*((names or {}).get(article, article) for article in shown), "references"]], rotation=60 if narrow else 0, ha="right" if narrow else "center", fontsize=9)
    axis.xaxis.tick_top()
    axis.set_yticks(range(len(rows)), [textwrap.fill(group, 26) for group in rows], fontsize=9)
    axis.set_xlim(-0.5, len(shown) + 0.5)
    axis.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    told = f"+ pairs that agree, ? open, × differ; colour: the worst of them{_first(rows, groups, 'things')}{_first(shown, columns, 'articles')}"
    axis.set_xlabel(textwrap.fill(told, 90), fontsize=9)
    return figure


def _sides(verdicts):
    """One row a side of a pair: group, article ("" for a reference), surface, verdict."""
    rows = []
    for pair in verdicts.to_dict("records"):
        for side in ("a", "b"):
            article = pair[f"{side}_article"]
            rows.append({"group": pair["group"], "article": article if isinstance(article, str) else "", "surface": pair[f"{side}_surface"], "verdict": pair["verdict"], "pair": len(rows) // 2})
    return pd.DataFrame(rows, columns=["group", "article", "surface", "verdict", "pair"]).drop_duplicates(["article", "pair", "surface"])


def _cell(axis, x, y, cell, wide, reference):
    """One cell; `wide` is how many letters fit in a line of it, None where there is room for the signs alone."""
    from matplotlib.patches import Rectangle

    per_pair = cell.drop_duplicates("pair")["verdict"]
    agree, differ = int(per_pair.isin(AGREES).sum()), int(per_pair.isin(DIFFERS).sum())
    still = len(per_pair) - agree - differ
    worst = "vermillion" if differ else "grey" if still else "green"
    axis.add_patch(Rectangle((x - 0.48, y - 0.46), 0.96, 0.92, facecolor=COLOURS[worst], alpha=0.16, lw=0))
    axis.add_patch(Rectangle((x - 0.48, y - 0.46), 0.04, 0.92, facecolor=COLOURS[worst], lw=0))
    signs = "  ".join(f"{sign}{n}" for sign, n in (("+", agree), ("?", still), ("×", differ)) if n)
    surfaces = list(dict.fromkeys(cell["surface"]))
    first = f"{len(surfaces)} figure{'s' * (len(surfaces) > 1)}" if reference else surfaces[0] + (f" and {len(surfaces) - 1} more" if len(surfaces) > 1 else "")
    lines = [] if wide is None else textwrap.wrap(first, max(wide, 8), max_lines=2, placeholder=" …")
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
        own = table[table["article"] == article]
        for group in ("article", "source"):
            spots = own.loc[own["group"] == group, "at"] * 100
            axis.plot(spots, [row + (-0.14 if group == "article" else 0.14)] * len(spots), ls="", ms=7, mew=0.8, zorder=2, **(_look(group) | {"markeredgecolor": "white"}))
        counts = [int((own["group"] == group).sum()) for group in ("article", "source")]
        axis.text(1.02, row, f"{counts[0]} own, {counts[1]} by sources", transform=axis.get_yaxis_transform(), va="center", fontsize=9)
    axis.set_yticks(range(len(shown)), [textwrap.fill(str((names or {}).get(article, article)), 26) for article in shown])
    axis.set_ylim(max(len(shown), 1) - 0.4, -0.6)
    axis.set_xlim(-2, 102)
    axis.set_xlabel(f"place in the article, per cent of its length (circle: the outlet's own voice; diamond: a source's){_first(shown, order, 'articles')}")
    axis.tick_params(axis="y", length=0)
    axis.spines["left"].set_visible(False)
    return figure
