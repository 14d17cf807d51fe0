"""Charts: a table and the words of a figure in, a Picture out; nothing is computed here but positions."""

from matplotlib.dates import AutoDateLocator, date2num, num2date

from .pictures import COLOURS, DIFFERS, FITS, LINE, MARKS, POINT, SOFT, Picture, measure, wrapped

_NO_LIMIT = float("inf")
_MOST = 12  # rows
_MARK = {"ms": 9 * POINT, "mec": "white", "mew": 0.8, "zorder": 3}
_PALE = ("#7FB2D6", "#9AA3AD", "#E0A27D")
_SCALES = ((1e12, "trillion "), (1e9, "billion "), (1e6, "million "))
_DARK = "#0B4F8A"
_HEAD = 56  # css pixels for the names of columns


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
    edges = low - margin, high + 2.5 * margin

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
        sheet.say(right, y, row.get("text", _digits(value)), color=colour, weight="bold", shift=9 - lift, lift=lift)


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
        for y, row in zip(sheet.at, shown, strict=True):
            colour, wide = (COLOURS["record"], 3.2) if row.get("clear") else (LINE, 1.6)
            sheet.ax.plot([row["one"], row["other"]], [y, y], zorder=1, color=colour, lw=wide * POINT)
            first = "one" if row["one"] <= row["other"] else "other"
            for side, colour, mark in (("one", "article", "o"), ("other", "differs", "s")):
                sheet.ax.plot(row[side], y, mark, color=COLOURS[colour], **_MARK)
                look = {"ha": "right", "shift": -9} if side == first else {"shift": 9}
                sheet.say(row[side], y, row[f"{side}_text"], "tick", color=COLOURS[colour], **look)
            if "clear" in row and not sheet.narrow:
                look = {"weight": "bold"} if row["clear"] else {"color": SOFT}
                told = "clear difference" if row["clear"] else "could be chance"
                sheet.say(1.03, y, told, "tick", beside=True, **look)
        sheet.ax.set_xlim(-0.16 * top, 1.16 * top)
        other = {"x": 0, "y": 30} if sheet.narrow else {"x": 1, "y": 20, "ha": "right"}
        look = {"weight": "bold", "beside": True}
        sheet.say(0, 12 if sheet.narrow else 20, f"● {names[0]}", color=COLOURS["article"], **look)
        sheet.say(text=f"■ {names[1]}", color=COLOURS["differs"], **look, **other)
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
    shown = table.to_dict("records")
    shades = dict(zip(parts, (COLOURS["article"], COLOURS["differs"], COLOURS["record"], *_PALE), strict=False))
    top = max([sum(row[part] for part in parts) for row in shown], default=1) or 1

    def paint(sheet):
        for y, row in zip(sheet.at, shown, strict=True):
            left = 0
            for part, colour in shades.items():
                sheet.ax.barh(y, row[part], left=left, height=16, color=colour, edgecolor="white", lw=0.8)
                if row[part] > 0.07 * top * (2 if sheet.narrow else 1):
                    ink = COLOURS["record"] if colour in _PALE else "white"
                    sheet.say(left + row[part] / 2, y, f"{row[part]:,.0f}{sign}", "tick", color=ink, ha="center")
                left += row[part]
            if ends:
                sheet.say(left, y, row[ends], color=COLOURS["record"], weight="bold", shift=8)
        sheet.ax.set_xlim(0, top * (1.18 if ends else 1.001))
        _key(sheet, parts, shades)
        sheet.ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}{sign}")

    rows = [(row["name"], row.get("when", "")) for row in shown]
    return Picture(paint=paint, rows=rows, data=table, above=66 if len(parts) > 2 else 34, **words)


def _key(sheet, parts, shades):
    """The parts named above the bars, in their order, over several lines where one is too short."""
    x, y = 0.0, 12
    for part, name in parts.items():
        wide = measure(f"■ {name}   ", sheet.px["tick"], "bold")
        if x and x + wide > sheet.across + 30:
            x, y = 0.0, y + 17
        ink = COLOURS["record"] if shades[part] in _PALE else shades[part]
        for text, look in (("■", {"color": shades[part]}), (name, {"color": ink, "shift": 14, "weight": "bold"})):
            sheet.say(x / sheet.across, y, text, "tick", beside=True, **look)
        x += wide + 10


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
        _headings(sheet, list(shares.columns))

    rows = [(str(name), "") for name in shares.index]
    data = texts.reset_index(names="row")
    return Picture(paint=paint, rows=rows, data=data, above=_HEAD, grid=True, **words)


def _headings(sheet, names):
    """Names of columns, 1 apart, above the first row, on as many lines as needed; upright where columns are narrow."""
    sheet.ax.set_xlim(-0.5, max(len(names), 1) - 0.5)
    room, upright = sheet.across / max(len(names), 1) - 4, sheet.above > _HEAD
    longest = max((measure(word, 11, "bold") for name in names for word in name.split()), default=1)
    size = 11 if upright else min(11, max(8, 11 * room / longest))
    look = {"ha": "center", "va": "bottom", "linespacing": 1.1, "weight": "bold", "rotation": 90 if upright else 0}
    for x, name in enumerate(names):
        text = "\n".join(wrapped(name, size, 90 if upright else room, "bold")[: 2 if upright else 4])
        sheet.ax.text(x, sheet.above - 6, text, fontsize=size * POINT, **look)
