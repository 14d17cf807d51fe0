"""Charts of frames, voices, words and places: a table in, a figure out; nothing is computed here but positions.

Colour has one meaning in all of them: blue circles are the texts looked at, vermillion squares the texts they are
compared with, purple diamonds what is kept apart, black is no group. Green shades are rates. For any number of articles:
where there are more than fit, the first rows are drawn and the axis says so.
"""

import textwrap

from matplotlib.ticker import FuncFormatter

from ..pictures import COLOURS, new_figure
from .layout import NO_LIMIT, bare, beside, edges_of, first_of, rows_down, span, tile

GROUPS = {"target": ("blue", "o"), "reference": ("vermillion", "s"), "apart": ("purple", "D"), None: ("black", "o")}
_DARK = (0, 84, 60)  # the dark end of the shades, the green of the palette further down
_DASHED = {"color": COLOURS["grey"], "lw": 1, "ls": (0, (4, 3))}


def _look(group):
    colour, marker = GROUPS.get(group if isinstance(group, str) else None, GROUPS[None])
    return COLOURS[colour], marker


def _shade(share):
    """Colour between white and dark green, and black or white for the text on it, whichever stands out more."""
    fill = [1 - share * (1 - part / 255) for part in _DARK]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in fill]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return fill, "white" if light < 0.179 else "black"


def heat(counts, shades, blocks=None, unit="hits per 1,000 words", most=30):
    """Rows by columns as a map of one hue: the count in every cell, the shade from a second table.

    Parameters
    ----------
    counts : DataFrame
        Whole numbers; rows and columns in the order in which they are drawn.
    shades : DataFrame
        Numbers from 0 of the same form, such as rates; white is 0, darkest is the highest.
    blocks : list, optional
        A heading for each column; equal neighbours share one, and a gap stands between unequal ones.
    unit : str
        What the shade is.
    most : int
        The first so many columns are drawn.

    Returns
    -------
    matplotlib Figure
    """
    columns = list(counts.columns)[:most]
    blocks = list(blocks or [""] * len(columns))[: len(columns)]
    figure, axis = new_figure(2.0 + 0.36 * max(len(counts), 2))
    top = max(float(shades[columns].to_numpy().max()) if counts.size else 0, 1e-9)
    places, at = [], 0.0
    for i, block in enumerate(blocks):
        at += 0.25 * (i > 0 and block != blocks[i - 1])
        places.append(at + i)
    size = 10 if len(columns) <= 14 else 7
    for place, column in zip(places, columns, strict=True):
        for i, row in enumerate(counts.index):
            fill, ink = _shade(0.9 * float(shades.at[row, column]) / top)
            tile(axis, place - 0.48, i - 0.47, 0.96, 0.94, facecolor=fill, edgecolor="#d4d4d4", lw=0.6)
            axis.text(place, i, f"{int(counts.at[row, column])}", ha="center", va="center", color=ink, fontsize=size)
    for block in filter(None, dict.fromkeys(blocks)):
        heading = textwrap.fill(block, max(8, int(88 * blocks.count(block) / len(columns))))
        axis.text(places[blocks.index(block)] - 0.48, -0.75, heading, fontsize=9, fontweight="bold", ha="left", va="bottom")
    rows_down(axis, list(counts.index), 0.5, 0.5)
    axis.set_xlim(-0.5, places[-1] + 0.5 if places else 0.5)
    if len(columns) <= 7:
        axis.set_xticks(places, [textwrap.fill(str(column), 14) for column in columns])
    else:
        axis.set_xticks(places, [str(column) for column in columns], rotation=60, ha="right", fontsize=8)
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    cut = first_of(columns, counts.columns, "columns")
    axis.set_xlabel(f"number: hits; shade: {unit}, white 0 to darkest {top:.1f}{cut}", labelpad=10)
    return figure


def intervals(table, axis_title, zero=None, most=24, headings=("", "")):
    """Estimates with 95% (thin) and, where known, 50% (thick) intervals, one row each, in the order of the table.

    Parameters
    ----------
    table : DataFrame
        Columns `name`, `estimate`, `low`, `high`; as wanted `low50`, `high50`, `group` (see GROUPS), `left` (text beside
        the name) and `right` (text in a column of its own). An infinite end is drawn as an arrow to the edge.
    axis_title : str
        What is measured, with its unit.
    zero : float, optional
        Where a line stands for "no difference".
    most : int
        The first so many rows are drawn.
    headings : (str, str)
        Over the texts at the left and at the right.

    Returns
    -------
    matplotlib Figure
    """
    shown = table.head(most)
    figure, axis = new_figure(1.5 + 0.36 * max(len(shown), 2))
    edges = edges_of([*shown["estimate"], *shown["low"], *shown["high"], zero or 0], 0.06)
    if zero is not None:
        axis.axvline(zero, **_DASHED)
    rows = shown.to_dict("records")
    _whiskers(axis, rows, edges)
    rows_down(axis, [f"{one['name']}   {one['left']}" if one.get("left") else str(one["name"]) for one in rows], 0.9, 0.9)
    for i, one in enumerate(rows):
        if "right" in one:
            beside(axis, i, one["right"])
    for text, x, side in ((headings[0], -0.02, "right"), (headings[1], 1.02, "left")):
        beside(axis, -0.75, text, x, ha=side, fontweight="bold")
    axis.set_xlim(*edges)
    axis.set_xlabel(axis_title + first_of(shown, table, "rows"))
    bare(axis, "left")
    return figure


def _whiskers(axis, rows, edges):
    for row, one in enumerate(rows):
        colour, marker = _look(one.get("group"))
        if one["estimate"] != one["estimate"]:
            continue
        span(axis, row, one["low"], one["high"], edges, colour, arrow=6, lw=1.2)
        if one.get("low50") == one.get("low50", NO_LIMIT):
            axis.plot([one["low50"], one["high50"]], [row, row], color=colour, lw=4, solid_capstyle="butt")
        if abs(one["estimate"]) < NO_LIMIT:
            axis.plot(one["estimate"], row, marker=marker, color=colour, ms=7, mec="white", mew=0.8)


def dumbbells(table, names, unit):
    """Two rates a row, joined, and beside them their difference with its interval.

    Parameters
    ----------
    table : DataFrame
        Columns `name`, `target`, `reference` (rates), `target_hits`, `reference_hits` (counts), `difference`, `low`, `high`,
        `low50`, `high50`; drawn in the order of the table.
    names : (str, str)
        What the first and the second rate belong to.
    unit : str
        Unit of the rates and of the difference.

    Returns
    -------
    matplotlib Figure
    """
    grid = {"columns": 2, "sharey": True, "gridspec_kw": {"width_ratios": [1, 1]}}
    figure, (rates, gaps) = new_figure(2.0 + 0.4 * max(len(table), 2), **grid)
    rows = table.to_dict("records")
    for row, one in enumerate(rows):
        rates.plot([one["target"], one["reference"]], [row, row], color=COLOURS["grey"], lw=1)
        target_right = one["target"] >= one["reference"]
        for side, size in (("reference", 9), ("target", 6.5)):  # the smaller mark on top: both are seen where they meet
            colour, marker = _look(side)
            rates.plot(one[side], row, marker=marker, color=colour, ms=size, mec="white", mew=0.8)
            away, ha = (8, "left") if target_right == (side == "target") else (-8, "right")
            rates.annotate(f"{int(one[f'{side}_hits'])}", (one[side], row), xytext=(away, 0), textcoords="offset points",
                           ha=ha, va="center", fontsize=9, color=colour)  # fmt: skip
    top = max([*table["target"], *table["reference"], 1])
    rates.set_xlim(-0.16 * top, top * 1.16)
    rates.set_xlabel(f"{unit} (number: hits)")
    for side, sign, name, row in (("target", "●", names[0], -1.35), ("reference", "■", names[1], -0.85)):
        name = textwrap.shorten(name, 46, placeholder=" …")
        beside(rates, row, f"{sign} {name}", 0, color=_look(side)[0], fontweight="bold")
    gaps.axvline(0, **_DASHED)
    edges = edges_of([*table["low"], *table["high"], 0], 0.05)
    _whiskers(gaps, [one | {"estimate": one["difference"], "group": None} for one in rows], edges)
    gaps.set_xlim(*edges)
    plain = {"facecolor": "white", "edgecolor": "none", "pad": 2}
    beside(gaps, -0.85, "difference, with interval", 0, fontweight="bold", bbox=plain)
    gaps.set_xlabel("← fewer    difference    more →")
    for row, one in enumerate(rows):
        told = f"{one['difference']:+.1f}  ({one['low']:+.1f} to {one['high']:+.1f})"
        beside(gaps, row, told.replace("-", "−"))
    rows_down(rates, list(table["name"]))
    rates.set_ylim(len(table) - 0.4, -1.7)
    for axis in (rates, gaps):
        axis.tick_params(axis="y", length=0)
        bare(axis, "left")
        axis.grid(axis="y", color="#e5e5e5", lw=0.6)
        axis.set_axisbelow(True)
    return figure


def strips(marks, rows, speech=None, panels=None, most=30):
    """Where in each text the hits stand: a panel for each frame, a strip for each article, from 0 to 100% of its length.

    Parameters
    ----------
    marks : DataFrame
        Columns `panel`, `row`, `at` (0 to 1) and `headline` (true: drawn as a triangle instead of a stroke).
    rows : list of str
        The articles, first on top; the first `most` are drawn.
    speech : DataFrame, optional
        Columns `row`, `low`, `high` (0 to 1): quoted or reported stretches, shaded.
    panels : list of str, optional
        Which panels, in this order; else all, in order of appearance.

    Returns
    -------
    matplotlib Figure
    """
    panels = list(panels if panels is not None else dict.fromkeys(marks["panel"])) or ["no hits"]
    shown = list(rows)[:most]
    height = 1.2 + len(panels) * (0.45 + 0.26 * max(len(shown), 1))
    figure, axes = new_figure(height, rows=len(panels), sharex=True, squeeze=False)
    for axis, panel in zip(axes[:, 0], panels, strict=True):
        for i, row in enumerate(shown):
            axis.plot([0, 100], [i, i], color="#9aa0a6", lw=0.8, zorder=1)
            own = () if speech is None else speech[speech["row"] == row].itertuples()
            said = [(100 * one.low, 100 * (one.high - one.low)) for one in own]
            axis.broken_barh(said, (i - 0.36, 0.72), color="#d9d9d9", lw=0, zorder=0)
            here = marks[(marks["panel"] == panel) & (marks["row"] == row)]
            top = here["headline"].astype(bool)
            axis.vlines(100 * here["at"][~top], i - 0.34, i + 0.34, color="black", lw=1.6, zorder=2)
            if top.any():
                heads = 100 * here["at"][top], [i] * top.sum()
                axis.plot(*heads, ls="", marker="v", color="black", ms=8, mec="white", zorder=3, clip_on=False)
            axis.text(101.5, i, f"{len(here)}", va="center", fontsize=9)
        rows_down(axis, shown)
        axis.set_title(panel, fontsize=10, pad=4)
        axis.set_xlim(-0.5, 100)
        bare(axis, "left", "bottom")
    key = "stroke: hit; triangle: hit in the headline; grey: quoted or reported; number: hits"
    axes[-1, 0].set_xlabel(f"place in the text, % of its words{first_of(shown, rows, 'texts')}\n{key}", fontsize=9)
    return figure


def parts(counts, totals, unit):
    """Counts split into parts that add up: a panel for each part, bars from zero on one scale, numbers at their ends.

    Parameters
    ----------
    counts : DataFrame
        Rows and parts (columns) in the order in which they are drawn.
    totals : str
        Heading of the sums, printed beside the row names.
    unit : str
        What is counted.

    Returns
    -------
    matplotlib Figure
    """
    figure, axes = new_figure(
        1.5 + 0.32 * max(len(counts), 2), columns=len(counts.columns), sharey=True, sharex=True, squeeze=False
    )
    top = max(int(counts.to_numpy().max()) if counts.size else 0, 1)
    for axis, name in zip(axes[0], counts.columns, strict=True):
        axis.barh(range(len(counts)), counts[name], color="#4b4b4b", height=0.62)
        for row, count in enumerate(counts[name]):
            axis.text(count + 0.02 * top, row, f"{int(count)}", va="center", fontsize=9)
        axis.set_title(f"{textwrap.fill(str(name), 18)}\n({int(counts[name].sum())})", fontsize=9, pad=6)
        axis.set_xlim(0, top * 1.15)
        axis.set_xlabel(unit)
        axis.tick_params(axis="y", length=0)
    sums = counts.sum(axis=1)
    rows_down(axes[0, 0], [f"{row}  ({totals} {int(total)})" for row, total in sums.items()], 0.5, 0.5)
    return figure


def bars(table, axis_title, most=24):
    """Counts as bars from zero, one row each, in the order of the table; a word at each bar tells its group.

    Parameters
    ----------
    table : DataFrame
        Columns `name`, `value`, `label` (text at the end of the bar), `group` (see GROUPS); `block` (rows of one block
        stand together under its name).
    axis_title : str
        What is counted, with its unit.
    most : int
        The first so many rows are drawn.

    Returns
    -------
    matplotlib Figure
    """
    shown = table.head(most)
    blocks = shown["block"].tolist()
    new = [not i or block != blocks[i - 1] for i, block in enumerate(blocks)]
    places = [float(i + sum(new[: i + 1])) for i in range(len(blocks))]  # a line above each block for its name
    end = len(blocks) + sum(new)
    figure, axis = new_figure(1.2 + 0.26 * max(end, 2))
    top = max([float(value) for value in shown["value"]], default=1) or 1
    for place, one in zip(places, shown.to_dict("records"), strict=True):
        axis.barh(place, one["value"], color=_look(one.get("group"))[0], height=0.66)
        axis.text(one["value"] + 0.01 * top, place, one["label"], va="center", fontsize=9)
    for place, block in ((place, block) for place, block, first in zip(places, blocks, new, strict=True) if first):
        axis.text(0, place - 1, block, va="center", ha="left", fontsize=9, fontweight="bold")
    axis.set_yticks(places, [textwrap.shorten(str(name), 44, placeholder=" …") for name in shown["name"]])
    axis.set_ylim(max(end, 1) - 0.4, -0.6)
    axis.set_xlim(0, top * 1.3)
    axis.tick_params(axis="y", length=0)
    axis.set_xlabel(axis_title + first_of(shown, table, "rows"))
    return figure


def shift(table, total, names, most=20):
    """Word shift: what each word adds to the difference of two texts; the total stands on top, words beside their bars.

    Parameters
    ----------
    table : DataFrame
        Columns `word`, `share` (of the total; above 0: more in the first text, below 0: more in the second), `target`,
        `reference` (counts); drawn in the order of the table, at most 20 words.
    total : str
        The sum of all words, in words.
    names : (str, str)
        The two texts.

    Returns
    -------
    matplotlib Figure
    """
    shown = table.head(min(most, 20))
    figure, axis = new_figure(1.9 + 0.28 * max(len(shown), 2))
    reach = max([abs(value) for value in shown["share"]], default=1) or 1
    for row, one in enumerate(shown.to_dict("records")):
        side, away, ha = ("target", 5, "left") if one["share"] >= 0 else ("reference", -5, "right")
        axis.barh(row, one["share"], color=_look(side)[0], height=0.7)
        told = f"{one['word']}  {int(one['target'])} : {int(one['reference'])}"
        axis.annotate(told, (one["share"], row), xytext=(away, 0), textcoords="offset points", ha=ha, va="center", fontsize=9)
    axis.axvline(0, color="black", lw=0.8)
    axis.set_xlim(-1.75 * reach, 1.75 * reach)
    rows_down(axis, [""] * len(shown))
    axis.set_yticks([])
    bare(axis, "left")
    above = {"transform": axis.transAxes, "va": "bottom", "fontsize": 9}
    axis.text(0.5, 1.06, total + first_of(shown, table, "words"), ha="center", **above)
    axis.text(0, 1.01, f"■ more in {names[1]}", ha="left", color=_look("reference")[0], fontweight="bold", **above)
    axis.text(1, 1.01, f"more in {names[0]} ■", ha="right", color=_look("target")[0], fontweight="bold", **above)
    axis.set_xlabel("share of the total difference, % (numbers: count in the first : in the second)")
    axis.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{abs(100 * x):.2g}"))
    return figure
