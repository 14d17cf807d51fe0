"""Charts of claims and voices: a table in, a figure out; nothing is computed here but positions.

Blue is the outlet's own voice, vermillion what is put into somebody's mouth, black a denial; a word or a hatch says the
same without colour. For 2 to 30 articles; where there are more rows than fit, the first are drawn and the axis says so.
"""

import textwrap

from ..pictures import COLOURS, new_figure
from .layout import beside, first_of, rows_down, tile

_BLUE, _RED = COLOURS["blue"], COLOURS["vermillion"]
# For each stance the word in its tile, and the colours of tile, edge and word.
STANCES = {
    "asserts": ("says", _BLUE, _BLUE, "white"),
    "attributes": ("quotes", "white", _RED, "black"),
    "denies": ("denies", "black", "black", "white"),
}
_WIDE = 9  # up to so many articles a cell has room for a word, else for its first letter
_LINE = 74  # characters of a claim on one line
# For each voice its name and where that stands; the bar; colour and box of the number in it.
_WHITE = {"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none"}
_VOICES = {
    "own": ("■ the outlet's own voice", 0.0, _BLUE, {"facecolor": _BLUE, "edgecolor": _BLUE}, "white", None),
    "reported": ("▨ reported, no marks", 0.42, "#9C4400", {"facecolor": "white", "edgecolor": _RED, "hatch": "////"}, "black", _WHITE),
    "marked": ("■ in quotation marks", 0.73, "#9C4400", {"facecolor": _RED, "edgecolor": _RED}, "black", None),
}


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
    shown = matrix.head(most)
    ids = [name for name in matrix.columns if name not in ("proposition", "articles")]
    wide = len(ids) <= _WIDE
    headings = [textwrap.fill(names.get(i, i), 11, break_long_words=False) if wide else names.get(i, i) for i in ids]
    deepest = max((text.count("\n") + 1 if wide else len(text) for text in headings), default=1)
    claims = [textwrap.wrap(text, _LINE) or [""] for text in shown["proposition"]]
    # The height of each claim, in lines, with room for a heading wherever the number of articles changes.
    spots, end, counts = [], 0.0, shown["articles"].tolist()
    new = [not i or count != counts[i - 1] for i, count in enumerate(counts)]
    for first, lines in zip(new, claims, strict=True):
        height = 1 if len(lines) == 1 else 1.7
        end += 1.4 * first + height
        spots.append(end - height / 2)
    figure, axis = new_figure(0.9 + 0.35 + (0.16 if wide else 0.07) * deepest + 0.2 * max(end, 2))
    for y, lines, first, claim in zip(spots, claims, new, shown.to_dict("records"), strict=True):
        if first:
            count = f"all {len(ids)}" if claim["articles"] == len(ids) else f"{claim['articles']} of {len(ids)}"
            over = y - (0.95 if len(lines) == 1 else 1.3)
            beside(axis, over, f"in {count} articles", -0.02, 8.5, ha="right", fontweight="bold")
        text = "\n".join(lines[:2]) + " …" * (len(lines) > 2)
        beside(axis, y, text, -0.02, 8, ha="right", linespacing=1.05)
        for x, article in enumerate(ids):
            if claim[article] not in STANCES:
                axis.plot(x, y, ".", color=COLOURS["grey"], ms=2.5)
                continue
            word, face, edge, ink = STANCES[claim[article]]
            tile(axis, x - 0.44, y - 0.41, 0.88, 0.82, facecolor=face, edgecolor=edge, lw=1.2)
            word, size = (word, 8) if wide else (word[0], 6.5)
            axis.text(x, y - 0.02, word, ha="center", va="center", fontsize=size, color=ink)
    axis.set_xlim(-0.5, max(len(ids), 1) - 0.5)
    axis.set_ylim(max(end, 1), 0)
    axis.set_xticks(range(len(ids)), headings, fontsize=7.8, rotation=0 if wide else 90)
    axis.xaxis.tick_top()
    axis.tick_params(axis="both", length=0)
    axis.set_yticks([])
    axis.spines[:].set_visible(False)
    key = "says: in its own voice    quotes: puts it into somebody's mouth    denies    dot: silent"
    cut = f"\nthe first {len(shown)} of {len(matrix)} claims" if len(shown) < len(matrix) else ""
    axis.set_xlabel(key + cut, fontsize=8.5, loc="right")
    return figure


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
    for column, (label, at, colour, bar, ink, box) in _VOICES.items():
        shares = (100 * shown[column] / shown["words"]).tolist()
        axis.barh(range(len(shown)), shares, left=left, height=0.66, lw=0.8, **bar)
        for row, (share, start) in enumerate(zip(shares, left, strict=True)):
            if share >= 4:
                axis.text(start + share / 2, row, f"{share:.0f}%", ha="center", va="center", fontsize=9, color=ink, bbox=box)
        left = [a + b for a, b in zip(left, shares, strict=True)]
        axis.text(at, 1.03, label, transform=axis.transAxes, fontsize=9, color=colour, va="bottom")
    rows_down(axis, [f"{names.get(i, i)} ({n:,} words)" for i, n in shown["words"].items()])
    axis.set_xlim(0, 100)
    cut = first_of(shown, voices, "articles", before="\n")
    axis.set_xlabel("% of the words of headline, standfirst and body" + cut)
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
    everyone = list(dict.fromkeys(table["speaker"]))
    first = everyone[:most]
    shown = table[table["speaker"].isin(first)]
    figure, axis = new_figure(1.3 + 0.3 * max(len(shown), 2))
    rows = range(len(shown))
    hatched = {"facecolor": "white", "edgecolor": _RED, "hatch": "////", "lw": 0.8}
    axis.barh(rows, shown["marked"], height=0.62, color=_RED)
    axis.barh(rows, shown["reported"], left=shown["marked"], height=0.62, **hatched)
    labels, before = [], None
    for row, one in enumerate(shown.to_dict("records")):
        told = f"  {one['marked']} + {one['reported']}   {names.get(one['article'], one['article'])}"
        axis.text(one["words"], row, told, va="center", fontsize=9)
        labels.append(textwrap.shorten(one["speaker"], 38, placeholder=" …") if one["speaker"] != before else "")
        before = one["speaker"]
    rows_down(axis, labels)
    axis.set_xlim(0, max(shown["words"].max() if len(shown) else 1, 1) * 1.75)
    cut = first_of(first, everyone, "speakers", before="\n")
    axis.set_xlabel("words: in quotation marks (filled) + without (hatched)" + cut)
    return figure
