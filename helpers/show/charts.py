"""Charts: a table and the words of a figure in, a Picture out; nothing is computed here but positions."""

from matplotlib.dates import AutoDateLocator, date2num, num2date

from .cells import clean
from .pictures import COLOURS, DIFFERS, FITS, LINE, MARKS, POINT, SOFT, Picture, measure, wrapped

_NO_LIMIT = float("inf")
_MOST = 12  # rows
_MARK = {"ms": 9 * POINT, "mec": "white", "mew": 0.8, "zorder": 3}
_PALE = ("#7FB2D6", "#9AA3AD", "#E0A27D")
_SCALES = ((1e12, "trillion "), (1e9, "billion "), (1e6, "million "))
_DARK = "#0B4F8A"


def scale_of(values):
    """The size and the word by which a row of values is told: 668,000,000 as 668 million.

    Examples
    --------
    >>> scale_of([6.68e8, 2.4e7]), scale_of([7, 25])
    ((1000000.0, 'million '), (1.0, ''))
    """
    top = max((abs(value) for value in values if abs(value) < _NO_LIMIT), default=1)
    return next(((size, word) for size, word in _SCALES if top >= size), (1.0, ""))


def _digits(value):
    """A number in digits, six of them at most: 12,500, never 1.25e+04."""
    return f"{float(f'{value:.6g}'):,.12g}"


def intervals(table, band=None, band_text="", fits=True, sign="", **words):
    """Numbers as marks, and as a heavy line all numbers that round to them; rows in the order of the table.

    Parameters
    ----------
    table : DataFrame
        `name`, `when` (second line), `value` (NaN: no mark), `low`, `high` (infinite: an arrow), `group` (article,
        record, differs), as wanted `text` (as written at the mark); at most twelve rows. The numbers may be days.
    band : (low, high), optional
        Shaded, with `band_text` at its side; `fits` chooses its colour.
    sign : str
        After each number of the axis, such as "%".
    **words
        title, subtitle, note, source, alt of the `Picture`.
    """
    ends, days = ["value", "low", "high"], table["value"].dtype.kind == "M"
    drawn = table.assign(**{end: date2num(table[end]) for end in ends}) if days else table
    shown = drawn.head(_MOST).to_dict("records")
    known = [v for row in shown for v in map(row.get, ends) if abs(v) < _NO_LIMIT]
    size = 1 if days else scale_of(known)[0]
    low, high = min(known, default=0) / size, max(known, default=1) / size
    margin = 0.06 * ((high - low) or abs(high) or 1)
    wide = not days and high >= 10_000  # "140,000" needs room at the axis and beside its mark
    edges = low - margin, high + (5 if wide else 2.5) * margin

    def paint(sheet):
        if band is not None:
            tone = "article" if fits else "differs"
            begin, end = date2num(band) if days else band
            ends = max(begin / size, edges[0]), min(end / size, edges[1])
            sheet.ax.axvspan(*ends, color=FITS if fits else DIFFERS, lw=0, zorder=0)
            place = {"x": ends[0], "shift": 4}
            if measure(band_text, sheet.px["tick"]) > sheet.across * (edges[1] - ends[0]) / (edges[1] - edges[0]):
                place = {"x": 1, "beside": True, "ha": "right"}
            sheet.say(y=sheet.plot - 12, text=band_text, kind="tick", color=COLOURS[tone], **place)
        for y, row in zip(sheet.at, shown, strict=False):
            _number(sheet, y, row, size, edges)
        sheet.ax.set_xlim(*edges)
        sheet.ax.xaxis.set_major_formatter(lambda value, _: _digits(value) + sign)
        if wide:
            sheet.ax.locator_params(axis="x", nbins=3 if sheet.narrow else 5)
        if days:
            form = "{0.day} {0:%b}" if high - low < 120 else "{0:%b} {0.year}"
            sheet.ax.xaxis.set_major_formatter(lambda day, _: form.format(num2date(day)))
            sheet.ax.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=3 if sheet.narrow else 5))

    rows = [(row["name"], row["when"]) for row in shown]
    rows += [("", "")] * (band is not None)  # room for the words of the band
    return Picture(paint=paint, rows=rows, data=table, **words)


def _number(sheet, y, row, size, edges):
    colour = COLOURS[row["group"]]
    low, high, value = row["low"] / size, row["high"] / size, row["value"] / size
    if low == low:
        ends = [max(low, edges[0]), min(high, edges[1])]
        sheet.ax.plot(ends, [y, y], color=colour, lw=3.2 * POINT, solid_capstyle="butt")
        for end, edge, arrow in ((low, edges[0], "<"), (high, edges[1], ">")):
            if abs(end) == _NO_LIMIT:
                sheet.ax.plot(edge, y, arrow, color=colour, ms=8 * POINT, clip_on=False)
    if value == value:
        sheet.ax.plot(value, y, MARKS[row["group"]], color=colour, **_MARK)
        right = value if high != high or high == _NO_LIMIT else max(high, value)
        lift = 12 if high == _NO_LIMIT else 0  # above the line that goes on to the edge
        sheet.say(right, y - lift, row.get("text", _digits(value)), color=colour, weight="bold", shift=9 - lift)


def pairs(table, names, **words):
    """Two shares in per cent a row, joined; with a column `clear` a word tells whether it is more than chance.

    Parameters
    ----------
    table : DataFrame
        `name`, `one`, `other` (numbers), `one_text`, `other_text` (as written at the marks); as wanted `clear` (bool).
    names : (str, str)
        What the two stand for.
    """
    shown = table.head(_MOST).to_dict("records")
    top = max([*table["one"], *table["other"], 1])

    def paint(sheet):
        for side, name, colour, mark in zip(("one", "other"), names, ("article", "differs"), "os", strict=True):
            places = [row[side] for row in shown]
            sheet.ax.plot(places, sheet.at, mark, color=COLOURS[colour], label=clean(name), **_MARK)
        for y, row in zip(sheet.at, shown, strict=True):
            colour, wide = (COLOURS["record"], 3.2) if row.get("clear") else (LINE, 1.6)
            sheet.ax.plot([row["one"], row["other"]], [y, y], zorder=1, color=colour, lw=wide * POINT)
            first = "one" if row["one"] <= row["other"] else "other"
            for side, colour in (("one", "article"), ("other", "differs")):
                look = {"ha": "right", "shift": -9} if side == first else {"shift": 9}
                sheet.say(row[side], y, row[f"{side}_text"], "tick", color=COLOURS[colour], **look)
            if "clear" in row and not sheet.narrow:
                look = {"weight": "bold"} if row["clear"] else {"color": SOFT}
                told = "clear difference" if row["clear"] else "could be chance"
                sheet.say(1.03, y, told, "tick", beside=True, **look)
        sheet.ax.set_xlim(-0.16 * top, 1.16 * top)
        sheet.ax.legend(fontsize=sheet.px["tick"] * POINT)
        sheet.ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}%" if value >= 0 else "")

    rows, right = [(row["name"], "") for row in shown], 140 if "clear" in table else 40
    return Picture(paint=paint, rows=rows, data=table, above=44, right=right, **words)


def bars(table, parts, ends=None, sign="", **words):
    """A bar in parts for each row; what a part is stands above the first bar, its number inside it, the sum at its end.

    Parameters
    ----------
    table : DataFrame
        `name`, `when`, and a column of numbers for each part.
    parts : dict
        Column to the words for it, at most six.
    ends : str, optional
        Column with the words at the end of each bar.
    """
    shades = (COLOURS["article"], COLOURS["differs"], COLOURS["record"], *_PALE)
    top = max(table[list(parts)].sum(axis=1), default=1) or 1

    def paint(sheet):
        left, least, look = 0, 0.07 * top * (2 if sheet.narrow else 1), {"fontsize": sheet.px["tick"] * POINT}
        for (part, name), colour in zip(parts.items(), shades, strict=False):
            form = {"height": 16, "color": colour, "edgecolor": "white", "lw": 0.8, "label": clean(name)}
            drawn = sheet.ax.barh(sheet.at, table[part], left=left, **form)
            inside = [f"{n:,.0f}{sign}" * (n > least) for n in table[part]]
            ink = COLOURS["record"] if colour in _PALE else "white"
            sheet.ax.bar_label(drawn, inside, label_type="center", color=ink, **look)
            left = left + table[part]
        if ends:
            sheet.ax.bar_label(drawn, table[ends], padding=8 * POINT, weight="bold", fontsize=sheet.px["value"] * POINT)
        sheet.ax.set_xlim(0, top * (1.18 if ends else 1.001))
        sheet.ax.legend(**look)
        sheet.ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}{sign}")

    rows = [*zip(table["name"], table["when"], strict=True)]
    return Picture(paint=paint, rows=rows, data=table, above=12 + 18 * len(parts), **words)


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

        box, high, size = sheet.ax.get_position(), (sheet.plot - sheet.above) / sheet.plot, sheet.px["tick"] * POINT
        grid = sheet.figure.add_axes([box.x0, box.y0, box.width, box.height * high])
        room = 90 if sheet.narrow else sheet.across / shares.shape[1] - 4  # upright where columns are narrow
        heads = ["\n".join(wrapped(name, 11, room, "bold")[: 2 if sheet.narrow else 4]) for name in shares]
        look = {"cmap": sns.light_palette(_DARK, as_cmap=True), "vmin": 0, "linewidths": 1, "annot_kws": {"size": size}}
        numbers = shares.to_numpy(dtype=float)
        sns.heatmap(numbers, annot=texts.to_numpy(), fmt="", ax=grid, cbar=False, yticklabels=False, **look)
        grid.xaxis.tick_top()
        grid.set_xticklabels(heads, size=11 * POINT, weight="bold", rotation=90 if sheet.narrow else 0)
        grid.tick_params(length=0)

    rows = [(str(name), "") for name in shares.index]
    return Picture(paint=paint, rows=rows, data=texts.reset_index(names="row"), above=56, grid=True, **words)
