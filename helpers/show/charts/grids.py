"""Charts with a cell for each row and article: shares as shades of one blue, claims as marks."""

from ..pictures import COLOURS, POINT, Picture, measure, wrapped

_DARK = "#0B4F8A"
_HEAD = 56  # css pixels for the names of columns
# The mark for each way to print a claim.
LOOKS = {
    "silent": {"marker": ".", "mfc": "#B6BCC4", "mec": "#B6BCC4", "ms": 3 * POINT},
    "asserts": {"marker": "o", "mfc": COLOURS["article"], "mec": COLOURS["article"]},
    "attributes": {"marker": "o", "mfc": "white", "mec": COLOURS["article"]},
    "denies": {"marker": "x", "mfc": COLOURS["differs"], "mec": COLOURS["differs"]},
}


def heat(shares, texts, **words):
    """Rows by columns, the share as a shade of blue and its words in the cell; at most eight columns.

    Parameters
    ----------
    shares : DataFrame
        Numbers from 0; rows and columns in the order to be drawn.
    texts : DataFrame
        What is written in each cell; of the same form.
    """
    shares, texts = shares.iloc[:, :8], texts.iloc[:, :8]

    def paint(sheet):
        import seaborn as sns

        ax, look = sheet.ax, {"size": sheet.px["tick"] * POINT}
        box, high = ax.get_position(), max((sheet.plot - sheet.above) / sheet.plot, 0.1)
        grid = ax.figure.add_axes([box.x0, box.y0, box.width, box.height * high])
        if shares.size:
            numbers, colours = shares.to_numpy(dtype=float), sns.light_palette(_DARK, as_cmap=True)
            look = {"cmap": colours, "vmin": 0, "vmax": max(numbers.max(), 1e-9), "linewidths": 1, "annot_kws": look}
            sns.heatmap(numbers, annot=texts.to_numpy(), fmt="", ax=grid, cbar=False, **look)
        grid.set(xticks=[], yticks=[])
        ax.set_xlim(0, max(shares.shape[1], 1))
        _headings(sheet, list(shares.columns), [i + 0.5 for i in range(shares.shape[1])])

    rows = [(str(name), "") for name in shares.index]
    data = texts.reset_index(names="row")
    return Picture(paint=paint, rows=rows, data=data, axis=False, above=_HEAD, beside=True, **words)


def stances(matrix, names, most=18, **words):
    """Claims by articles: filled where the article says so itself, a ring where somebody does, a cross where it denies.

    Parameters
    ----------
    matrix : DataFrame
        `proposition` and a column of stances for each article of `names` (id to heading).
    """
    shown = matrix.head(most)

    def paint(sheet):
        ways = shown[list(names)].map(lambda way: way if way in LOOKS else "silent")
        for way, look in LOOKS.items():
            y, x = ways.eq(way).to_numpy().nonzero()
            sheet.ax.plot(x, [sheet.at[row] for row in y], mew=1.8, ls="", **{"ms": 11 * POINT} | look)
        sheet.ax.set_xlim(-0.5, max(len(names), 1) - 0.5)
        _headings(sheet, list(names.values()), range(len(names)))

    rows = [(text, "") for text in shown["proposition"]]
    return Picture(paint=paint, rows=rows, data=shown, axis=False, above=_HEAD, left=400, least=30, **words)


def _headings(sheet, names, places):
    """Names of columns above the first row, over as many lines as they need; upright where columns are narrow."""
    room, upright = sheet.across / max(len(names), 1) - 4, sheet.above > _HEAD
    longest = max((measure(word, 11, "bold") for name in names for word in name.split()), default=1)
    size = 11 if upright else min(11, max(8, 11 * room / longest))
    look = {"ha": "center", "va": "bottom", "linespacing": 1.1, "weight": "bold", "rotation": 90 if upright else 0}
    for x, name in zip(places, names, strict=True):
        text = "\n".join(wrapped(name, size, 90 if upright else room, "bold")[: 2 if upright else 4])
        sheet.ax.text(x, sheet.above - 6, text, fontsize=size * POINT, **look)
