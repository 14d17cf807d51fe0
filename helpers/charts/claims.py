"""Charts of claims and voices: a table in, a figure out; nothing is computed here but positions.

Blue is the outlet's own voice, vermillion what is put into somebody's mouth, black a denial; a word or a hatch says the
same without colour. For 2 to 30 articles; where there are more rows than fit, the first are drawn and the axis says so.
"""

import textwrap

from ..figures import COLOURS, new_figure

STANCES = {"asserts": "says", "attributes": "quotes", "denies": "denies"}
_WIDE = 9  # up to so many articles a cell has room for a word, else for its first letter
_LINE = 74  # characters of a claim on one line
_VOICES = (("own", "the outlet's own voice", "blue", "", "white"), ("reported", "reported, no marks", "vermillion", "////", "black"), ("marked", "in quotation marks", "vermillion", "", "black"))


def claim_grid(matrix, names, most=60):
    """Claims by articles: a tile in each cell that prints the claim, with a word for how; a dot where it is silent.

    Parameters
    ----------
    matrix : DataFrame
        As `claim_matrix` returns it, in the order to be drawn: `proposition`, a column for each article, `articles`.
    names : dict
        Article id to the heading of its column.
    most : int
        The first so many claims are drawn.

    Returns
    -------
    matplotlib Figure
    """
    from matplotlib.patches import Rectangle

    shown = matrix.head(most)
    ids = [name for name in matrix.columns if name not in ("proposition", "articles")]
    wide = len(ids) <= _WIDE
    claims = [textwrap.wrap(text, _LINE)[:2] or [""] for text in shown["proposition"]]
    spots, end = _spots(shown["articles"].tolist(), [len(lines) for lines in claims])
    headings = [textwrap.fill(names.get(i, i), 11, break_long_words=False) if wide else names.get(i, i) for i in ids]
    depth = 0.35 + (0.16 * max((text.count("\n") + 1 for text in headings), default=1) if wide else 0.07 * max(map(len, headings), default=1))
    figure, axis = new_figure(0.9 + depth + 0.2 * max(end, 2))
    aside = {"transform": axis.get_yaxis_transform(), "ha": "right", "va": "center"}
    previous = None
    for y, lines, (_, claim) in zip(spots, claims, shown.iterrows(), strict=True):
        if claim["articles"] != previous:
            previous = claim["articles"]
            axis.text(-0.02, y - (0.95 if len(lines) == 1 else 1.3), f"in all {previous} articles" if previous == len(ids) else f"in {previous} of {len(ids)} articles", fontsize=8.5, fontweight="bold", **aside)
        cut = " …" if len(textwrap.wrap(claim["proposition"], _LINE)) > 2 else ""
        axis.text(-0.02, y, "\n".join(lines) + cut, fontsize=8, linespacing=1.05, **aside)
        for column, article in enumerate(ids):
            _tile(axis, Rectangle, column, y, claim[article], wide)
    axis.set_xlim(-0.5, max(len(ids), 1) - 0.5)
    axis.set_ylim(max(end, 1), 0)
    axis.set_xticks(range(len(ids)), headings, fontsize=7.8, rotation=0 if wide else 90)
    axis.xaxis.tick_top()
    axis.tick_params(axis="both", length=0)
    axis.set_yticks([])
    for side in axis.spines.values():
        side.set_visible(False)
    key = "says: in its own voice    quotes: puts it into somebody's mouth    denies    dot: silent"
    axis.set_xlabel(key + (f"\nthe first {len(shown)} of {len(matrix)} claims" if len(shown) < len(matrix) else ""), fontsize=8.5, loc="right")
    return figure


def _spots(counts, lines):
    """The height of each row, in lines, with room for a heading wherever the number of articles changes; and the end."""
    spots, at = [], 0.0
    for i, (count, height) in enumerate(zip(counts, lines, strict=True)):
        at += 1.4 if not i or count != counts[i - 1] else 0
        height = 1 if height == 1 else 1.7
        spots.append(at + height / 2)
        at += height
    return spots, at


def _tile(axis, shape, column, y, stance, wide):
    if stance not in STANCES:
        axis.plot(column, y, ".", color=COLOURS["grey"], ms=2.5)
        return
    face, text = {"asserts": (COLOURS["blue"], "white"), "attributes": ("white", "black"), "denies": ("black", "white")}[stance]
    edge = COLOURS["vermillion"] if stance == "attributes" else face
    axis.add_patch(shape((column - 0.44, y - 0.41), 0.88, 0.82, facecolor=face, edgecolor=edge, lw=1.2))
    axis.text(column, y - 0.02, STANCES[stance] if wide else STANCES[stance][0], ha="center", va="center", fontsize=8 if wide else 6.5, color=text)


def coverage(voices, names, most=30):
    """Shares of each article's words by voice, as one bar of 100% an article; shares stand in the bars.

    Parameters
    ----------
    voices : DataFrame
        As `words_by_voice` returns it: index of articles, `own`, `reported`, `marked`, `words`; in the order to be drawn.
    names : dict
        Article id to name.
    most : int
        The first so many articles are drawn.

    Returns
    -------
    matplotlib Figure
    """
    shown = voices[voices["words"] > 0].head(most)
    figure, axis = new_figure(1.5 + 0.42 * max(len(shown), 2))
    left = [0.0] * len(shown)
    for column, label, colour, hatch, ink in _VOICES:
        shares = (100 * shown[column] / shown["words"]).tolist()
        axis.barh(range(len(shown)), shares, left=left, height=0.66, facecolor=COLOURS[colour] if not hatch else "white", edgecolor=COLOURS[colour], hatch=hatch, lw=0.8)
        for row, (share, start) in enumerate(zip(shares, left, strict=True)):
            if share >= 4:
                box = {"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none"} if hatch else None
                axis.text(start + share / 2, row, f"{share:.0f}%", ha="center", va="center", fontsize=9, color=ink, bbox=box)
        left = [a + b for a, b in zip(left, shares, strict=True)]
        at = {"own": 0.0, "reported": 0.42, "marked": 0.73}[column]
        axis.text(at, 1.03, f"{'▨' if hatch else '■'} {label}", transform=axis.transAxes, fontsize=9, color=COLOURS[colour] if column == "own" else "#9C4400", va="bottom")
    _down(axis, [f"{names.get(i, i)} ({n:,} words)" for i, n in shown["words"].items()])
    axis.set_xlim(0, 100)
    axis.set_xlabel("% of the words of headline, standfirst and body" + _first(shown, voices, "articles"))
    return figure


def speakers(table, names, most=14):
    """Words given to each speaker, a bar for each article in which it speaks; hatched without marks, filled inside marks.

    Parameters
    ----------
    table : DataFrame
        As `words_by_speaker` returns it: `speaker`, `article`, `pieces`, `marked`, `reported`, `words`, in the order to be drawn.
    names : dict
        Article id to name.
    most : int
        The first so many speakers are drawn.

    Returns
    -------
    matplotlib Figure
    """
    first = list(dict.fromkeys(table["speaker"]))[:most]
    shown = table[table["speaker"].isin(first)]
    figure, axis = new_figure(1.3 + 0.3 * max(len(shown), 2))
    rows = range(len(shown))
    axis.barh(rows, shown["marked"], height=0.62, color=COLOURS["vermillion"])
    axis.barh(rows, shown["reported"], left=shown["marked"], height=0.62, facecolor="white", edgecolor=COLOURS["vermillion"], hatch="////", lw=0.8)
    for row, one in zip(rows, shown.to_dict("records"), strict=True):
        axis.text(one["words"], row, f"  {one['marked']} + {one['reported']}   {names.get(one['article'], one['article'])}", va="center", fontsize=9)
    labels = [name if not i or name != shown["speaker"].iloc[i - 1] else "" for i, name in enumerate(shown["speaker"])]
    _down(axis, [textwrap.shorten(name, 38, placeholder=" …") for name in labels])
    axis.set_xlim(0, max(shown["words"].max() if len(shown) else 1, 1) * 1.75)
    axis.set_xlabel("words: in quotation marks (filled) + without (hatched)" + _first(first, list(dict.fromkeys(table["speaker"])), "speakers"))
    return figure


def _down(axis, labels):
    axis.set_yticks(range(len(labels)), labels)
    axis.set_ylim(max(len(labels), 1) - 0.4, -0.6)
    axis.tick_params(axis="y", length=0)


def _first(shown, whole, what):
    return f"\n(the first {len(shown)} of {len(whole)} {what})" if len(shown) < len(whole) else ""
