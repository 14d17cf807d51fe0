"""Charts of frames, voices, words and places: a table in, a figure out; nothing is computed here but positions.

Colour has one meaning in all of them: blue circles are the texts looked at, vermillion squares the texts they are
compared with, purple diamonds what is kept apart, black is no group. Green shades are rates. For any number of articles:
where there are more than fit, the first rows are drawn and the axis says so.
"""

import textwrap

from ..figures import COLOURS, new_figure

GROUPS = {"target": ("blue", "o"), "reference": ("vermillion", "s"), "apart": ("purple", "D"), None: ("black", "o")}
_DARK = (0, 84, 60)  # the dark end of the shades, the green of the palette further down


def _look(group):
    colour, marker = GROUPS.get(group if isinstance(group, str) else None, GROUPS[None])
    return COLOURS[colour], marker


def _shade(share):
    """Colour between white and dark green, and black or white for the text on it, whichever stands out more."""
    red, green, blue = (1 - share * (1 - part / 255) for part in _DARK)
    light = sum(weight * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for weight, c in zip((0.2126, 0.7152, 0.0722), (red, green, blue), strict=True))
    return (red, green, blue), "white" if light < 0.179 else "black"


def _rows(axis, names, pad=0.6):
    """Names down the left side, the first on top."""
    axis.set_yticks(range(len(names)), names)
    axis.set_ylim(max(len(names), 1) - 1 + pad, -pad)
    axis.tick_params(axis="y", length=0)


def _of(shown, table, what):
    return f" (the first {len(shown)} of {len(table)} {what})" if len(shown) < len(table) else ""


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
    from matplotlib.patches import Rectangle

    columns = list(counts.columns)[:most]
    blocks = list(blocks or [""] * len(columns))[: len(columns)]
    figure, axis = new_figure(2.0 + 0.36 * max(len(counts), 2))
    top = max(float(shades[columns].to_numpy().max()) if counts.size else 0, 1e-9)
    at, places = 0.0, []
    for i, block in enumerate(blocks):
        at += 0.25 * (i > 0 and block != blocks[i - 1])
        places.append(at + i)
    size = 10 if len(columns) <= 14 else 7
    for j, column in enumerate(columns):
        for i, row in enumerate(counts.index):
            fill, ink = _shade(0.9 * float(shades.at[row, column]) / top)
            axis.add_patch(Rectangle((places[j] - 0.48, i - 0.47), 0.96, 0.94, facecolor=fill, edgecolor="#d4d4d4", lw=0.6))
            axis.text(places[j], i, f"{int(counts.at[row, column])}", ha="center", va="center", color=ink, fontsize=size)
    for block in dict.fromkeys(blocks):
        own = [place for place, one in zip(places, blocks, strict=True) if one == block]
        if block:
            wide = max(8, int(88 * len(own) / len(columns)))
            axis.text(own[0] - 0.48, -0.75, textwrap.fill(block, wide), fontsize=9, fontweight="bold", ha="left", va="bottom")
    _rows(axis, list(counts.index), 0.5)
    axis.set_xlim(-0.5, places[-1] + 0.5 if places else 0.5)
    if len(columns) <= 7:
        axis.set_xticks(places, [textwrap.fill(str(column), 14) for column in columns])
    else:
        axis.set_xticks(places, [str(column) for column in columns], rotation=60, ha="right", fontsize=8)
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    axis.set_xlabel(f"number: hits; shade: {unit}, white 0 to darkest {top:.1f}{_of(columns, counts.columns, 'columns')}", labelpad=10)
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
    finite = [value for column in ("estimate", "low", "high") for value in shown[column] if abs(value) < float("inf")] + [zero or 0]
    reach = (max(finite) - min(finite)) or 1
    edges = (min(finite) - 0.06 * reach, max(finite) + 0.06 * reach)
    if zero is not None:
        axis.axvline(zero, color=COLOURS["grey"], lw=1, ls=(0, (4, 3)))
    _whiskers(axis, shown, edges)
    left = shown["left"] if "left" in shown else [""] * len(shown)
    _rows(axis, [f"{name}   {text}" if text else str(name) for name, text in zip(shown["name"], left, strict=True)], 0.9)
    _column(axis, shown, headings)
    axis.set_xlim(*edges)
    axis.set_xlabel(axis_title + _of(shown, table, "rows"))
    axis.spines["left"].set_visible(False)
    return figure


def _whiskers(axis, table, edges):
    for row, one in enumerate(table.to_dict("records")):
        colour, marker = _look(one.get("group"))
        if one["estimate"] != one["estimate"]:
            continue
        low, high = max(one["low"], edges[0]), min(one["high"], edges[1])
        axis.plot([low, high], [row, row], color=colour, lw=1.2, solid_capstyle="butt")
        if "low50" in one and one["low50"] == one["low50"]:
            axis.plot([one["low50"], one["high50"]], [row, row], color=colour, lw=4, solid_capstyle="butt")
        for end, sign, edge in ((one["low"], "<", edges[0]), (one["high"], ">", edges[1])):
            if abs(end) == float("inf"):
                axis.plot(edge, row, marker=sign, color=colour, ms=6, clip_on=False)
        if abs(one["estimate"]) < float("inf"):
            axis.plot(one["estimate"], row, marker=marker, color=colour, ms=7, mec="white", mew=0.8)


def _column(axis, table, headings):
    if "right" in table:
        for row, text in enumerate(table["right"]):
            axis.text(1.02, row, text, transform=axis.get_yaxis_transform(), va="center", fontsize=9)
    for text, x, side in ((headings[0], -0.02, "right"), (headings[1], 1.02, "left")):
        if text:
            axis.text(x, -0.75, text, transform=axis.get_yaxis_transform(), va="center", ha=side, fontsize=9, fontweight="bold")


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
    figure, (rates, gaps) = new_figure(2.0 + 0.4 * max(len(table), 2), columns=2, sharey=True, gridspec_kw={"width_ratios": [1, 1]})
    for row, one in enumerate(table.to_dict("records")):
        rates.plot([one["target"], one["reference"]], [row, row], color=COLOURS["grey"], lw=1)
        for side, size in (("reference", 9), ("target", 6.5)):  # the smaller mark on top: both are seen where they meet
            colour, marker = _look(side)
            right = one[side] > one["target" if side == "reference" else "reference"] or (one["target"] == one["reference"] and side == "target")
            rates.plot(one[side], row, marker=marker, color=colour, ms=size, mec="white", mew=0.8)
            rates.annotate(f"{int(one[f'{side}_hits'])}", (one[side], row), xytext=(8 if right else -8, 0), textcoords="offset points",
                           ha="left" if right else "right", va="center", fontsize=9, color=colour)
    top = max([*table["target"], *table["reference"], 1])
    rates.set_xlim(-0.16 * top, top * 1.16)
    rates.set_xlabel(f"{unit} (number: hits)")
    for side, sign, name, row in (("target", "●", names[0], -1.35), ("reference", "■", names[1], -0.85)):
        rates.text(0, row, f"{sign} {textwrap.shorten(name, 46, placeholder=' …')}", transform=rates.get_yaxis_transform(), color=_look(side)[0], fontsize=9, fontweight="bold", va="center")
    gaps.axvline(0, color=COLOURS["grey"], lw=1, ls=(0, (4, 3)))
    ends = [value for column in ("low", "high") for value in table[column] if value == value] + [0]
    reach = (max(ends) - min(ends)) or 1
    edges = (min(ends) - 0.05 * reach, max(ends) + 0.05 * reach)
    _whiskers(gaps, table.assign(estimate=table["difference"], group=None), edges)
    gaps.set_xlim(*edges)
    gaps.text(0, -0.85, "difference, with interval", transform=gaps.get_yaxis_transform(), fontsize=9, fontweight="bold", va="center", bbox={"facecolor": "white", "edgecolor": "none", "pad": 2})
    gaps.set_xlabel("← fewer    difference    more →")
    for row, one in enumerate(table.to_dict("records")):
        gaps.text(1.02, row, f"{one['difference']:+.1f}  ({one['low']:+.1f} to {one['high']:+.1f})".replace("-", "−"), transform=gaps.get_yaxis_transform(), va="center", fontsize=9)
    _rows(rates, list(table["name"]), 0.6)
    rates.set_ylim(len(table) - 0.4, -1.7)
    gaps.tick_params(axis="y", length=0)
    for axis in (rates, gaps):
        axis.spines["left"].set_visible(False)
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
    figure, axes = new_figure(1.2 + len(panels) * (0.45 + 0.26 * max(len(shown), 1)), rows=len(panels), sharex=True, squeeze=False)
    for axis, panel in zip(axes[:, 0], panels, strict=True):
        own = marks[marks["panel"] == panel]
        for i, row in enumerate(shown):
            axis.plot([0, 100], [i, i], color="#9aa0a6", lw=0.8, zorder=1)
            said = [] if speech is None else [(100 * one.low, 100 * (one.high - one.low)) for one in speech[speech["row"] == row].itertuples()]
            axis.broken_barh(said, (i - 0.36, 0.72), color="#d9d9d9", lw=0, zorder=0)
            here = own[own["row"] == row]
            body, head = here[~here["headline"].astype(bool)], here[here["headline"].astype(bool)]
            axis.vlines(100 * body["at"], i - 0.34, i + 0.34, color="black", lw=1.6, zorder=2)
            if len(head):
                axis.plot(100 * head["at"], [i] * len(head), ls="", marker="v", color="black", ms=8, mec="white", zorder=3, clip_on=False)
            axis.text(101.5, i, f"{len(here)}", va="center", fontsize=9)
        _rows(axis, shown, 0.6)
        axis.set_title(panel, fontsize=10, pad=4)
        axis.set_xlim(-0.5, 100)
        axis.spines[["left", "bottom"]].set_visible(False)
    axes[-1, 0].set_xlabel(f"place in the text, % of its words{_of(shown, rows, 'texts')}\nstroke: hit; triangle: hit in the headline; grey: quoted or reported; number: hits", fontsize=9)
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
    names = list(counts.columns)
    figure, axes = new_figure(1.5 + 0.32 * max(len(counts), 2), columns=len(names), sharey=True, sharex=True, squeeze=False)
    top = max(int(counts.to_numpy().max()) if counts.size else 0, 1)
    for axis, name in zip(axes[0], names, strict=True):
        axis.barh(range(len(counts)), counts[name], color="#4b4b4b", height=0.62)
        for row, count in enumerate(counts[name]):
            axis.text(count + 0.02 * top, row, f"{int(count)}", va="center", fontsize=9)
        axis.set_title(f"{textwrap.fill(str(name), 18)}\n({int(counts[name].sum())})", fontsize=9, pad=6)
        axis.set_xlim(0, top * 1.15)
        axis.set_xlabel(unit)
    _rows(axes[0, 0], [f"{row}  ({totals} {int(total)})" for row, total in zip(counts.index, counts.sum(axis=1), strict=True)], 0.5)
    for axis in axes[0, 1:]:
        axis.tick_params(axis="y", length=0)
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
    at, places, heads = 0.0, [], []
    for block, previous in zip(shown["block"], [None, *shown["block"][:-1]], strict=False):
        if block != previous:
            heads.append((at, block))
            at += 1
        places.append(at)
        at += 1
    figure, axis = new_figure(1.2 + 0.26 * max(at, 2))
    top = max([float(value) for value in shown["value"]], default=1) or 1
    for place, one in zip(places, shown.to_dict("records"), strict=True):
        axis.barh(place, one["value"], color=_look(one.get("group"))[0], height=0.66)
        axis.text(one["value"] + 0.01 * top, place, one["label"], va="center", fontsize=9)
    for place, block in heads:
        axis.text(0, place, block, va="center", ha="left", fontsize=9, fontweight="bold")
    axis.set_yticks(places, [textwrap.shorten(str(name), 44, placeholder=" …") for name in shown["name"]])
    axis.set_ylim(max(at, 1) - 0.4, -0.6)
    axis.set_xlim(0, top * 1.3)
    axis.tick_params(axis="y", length=0)
    axis.set_xlabel(axis_title + _of(shown, table, "rows"))
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
        right = one["share"] >= 0
        axis.barh(row, one["share"], color=_look("target" if right else "reference")[0], height=0.7)
        axis.annotate(f"{one['word']}  {int(one['target'])} : {int(one['reference'])}", (one["share"], row), xytext=(5 if right else -5, 0),
                      textcoords="offset points", ha="left" if right else "right", va="center", fontsize=9)
    axis.axvline(0, color="black", lw=0.8)
    axis.set_xlim(-1.75 * reach, 1.75 * reach)
    axis.set_ylim(max(len(shown), 1) - 0.4, -0.6)
    axis.set_yticks([])
    axis.spines["left"].set_visible(False)
    axis.text(0.5, 1.06, total + _of(shown, table, "words"), transform=axis.transAxes, fontsize=9, ha="center", va="bottom")
    for name, x, ha, side in ((f"■ more in {names[1]}", 0, "left", "reference"), (f"more in {names[0]} ■", 1, "right", "target")):
        axis.text(x, 1.01, name, transform=axis.transAxes, fontsize=9, fontweight="bold", ha=ha, va="bottom", color=_look(side)[0])
    axis.set_xlabel("share of the total difference, % (numbers: count in the first : in the second)")
    from matplotlib.ticker import FuncFormatter

    axis.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{abs(100 * x):.2g}"))
    return figure
