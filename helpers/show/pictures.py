"""How every figure leaves a notebook: a sheet with finding, plot and source, wide and narrow, and in words."""

import base64
import io
import os
import warnings
from collections import namedtuple
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import matplotlib
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from ..ground import SettingError, settings_changed, write_all
from .cells import Shown, clean
from .export import as_csv, data_link

ROOT = Path(__file__).resolve().parents[2]
# Four colours that hold for colour-blind readers (33 apart, 24 at the least); text in each reaches 4.8:1 on white.
COLOURS = {"article": "#0072B2", "record": "#1B1F24", "differs": "#B8460B", "quiet": "#6B7280"}
MARKS = {"article": "o", "record": "s", "differs": "D", "quiet": "o"}
SOFT, FITS, DIFFERS, LINE = "#555D66", "#E3EFF8", "#FBEADF", "#C9CED4"
WIDTHS = {"": 800, "-narrow": 360}  # css pixels; a file has twice as many
POINT = 0.75  # points in a css pixel
_NAMES = 250  # most css pixels for the names of rows
_SIZES = {
    False: {"title": 18, "subtitle": 14, "row": 13.5, "value": 14, "tick": 12.5, "foot": 12},
    True: {"title": 15, "subtitle": 12.5, "row": 12, "value": 13, "tick": 11.5, "foot": 11},
}
_STYLE = {
    "font.family": "DejaVu Sans", "text.parse_math": False, "svg.fonttype": "none", "svg.hashsalt": "parallax",
    "axes.edgecolor": COLOURS["quiet"], "xtick.color": COLOURS["record"], "text.color": COLOURS["record"],
    "axes.spines.top": False, "axes.spines.right": False, "axes.spines.left": False, "axes.facecolor": "none",
    "legend.loc": "upper left", "legend.frameon": False, "legend.borderpad": 0, "legend.borderaxespad": 0.4,
    "legend.handlelength": 0.8, "legend.handleheight": 0.8,
}  # fmt: skip


@dataclass
class Picture:
    """What a figure says and how it is drawn.

    title: the finding, at most 70 characters; subtitle: what is drawn; note: how to read it and what is left out;
    source: articles and references; alt: the picture in words; paint: draws on a `Sheet`; rows: (name, second line) of
    each row.
    """

    title: str
    subtitle: str
    note: str
    source: str
    alt: str
    paint: Callable
    rows: list
    data: pd.DataFrame
    right: int = 26  # css pixels kept free at the right, for words beside the plot
    above: int = 10  # and above the first row
    grid: bool = False  # no axis; names of rows, which are short, at the left in narrow sheets too


@lru_cache(maxsize=4096)
def measure(text, px, weight="normal"):
    """Width of a line in css pixels."""
    font = FontProperties(family="DejaVu Sans", size=px, weight=weight)
    return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]


def wrapped(text, px, width, weight="normal"):
    """Lines of a text that fit a width; a word that is too long is cut."""
    lines = [""]
    for word in clean(str(text)).split():
        while measure(word, px, weight) > width and len(word) > 1:
            cut = max(1, int(len(word) * width / measure(word, px, weight)) - 1)
            lines, word = [*lines, word[:cut]], word[cut:]
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if measure(longer, px, weight) <= width else [*lines, word]
    return [line for line in lines if line]


class Sheet:
    """A figure measured in css pixels: head, plot, foot. `at` holds the height of each row, which is the y of `ax`."""

    def __init__(self, picture, width):
        self.width, self.narrow = width, width < 500
        self.px = _SIZES[self.narrow]
        self.over = self.narrow and not picture.grid  # names stand over their marks
        names = [measure(text, px) for row in picture.rows for text, px in zip(row, (13.5, 11.5), strict=True)]
        left = 14 if self.over else int(min(max(names, default=0) + 4, _NAMES)) + 28
        self.across = width - left - (22 if self.narrow else picture.right)
        self._place_rows(picture, self.across if self.over else left - 24)
        head = self._lines(picture.title, "title", "bold") + self._lines(picture.subtitle, "subtitle")
        foot = self._lines(picture.note, "foot") + self._lines(f"Source: {picture.source} · Parallax", "foot")
        top = 8 + sum(1.32 * self.px[kind] for _, kind in head) + 14
        ticks = 8 if picture.grid else 34
        self.height = top + self.plot + ticks + 14 + sum(1.32 * self.px[kind] for _, kind in foot)
        self.figure = Figure(figsize=(width / 96, self.height / 96), dpi=192, facecolor="white")
        self._write(head, 8)
        self._write(foot, top + self.plot + ticks + 6)
        bottom = 1 - (top + self.plot) / self.height
        self.ax = self.figure.add_axes([left / width, bottom, self.across / width, self.plot / self.height])
        self.ax.set(ylim=(self.plot, 0), yticks=[])
        self.ax.tick_params(axis="x", length=4, labelsize=self.px["tick"] * POINT)
        if picture.grid:
            self.ax.axis("off")
        place = self.ax.get_yaxis_transform()
        for lines, y in self.labels:
            for i, (line, px) in enumerate(lines):
                color = SOFT if i and px < self.px["row"] else COLOURS["record"]
                x, side = (0, "left") if self.over else (-16 / self.across, "right")
                self.ax.text(x, y, line, fontsize=px * POINT, ha=side, va="top", color=color, transform=place)
                y += 1.3 * px

    def _lines(self, text, kind, weight="normal"):
        return [(line, kind) for line in wrapped(text, self.px[kind], self.width - 16, weight)]

    def _place_rows(self, picture, width):
        """How high each row is: its name over one line or several, or above the mark."""
        self.above = picture.above + 44 * (self.narrow and picture.grid)  # room for upright names of columns
        self.labels, self.at, y = [], [], float(self.above)
        size, small = self.px["row"], self.px["row"] - 2
        for name, second in picture.rows:
            lines = [(line, px) for text, px in ((name, size), (second, small)) for line in wrapped(text, px, width)]
            deep = sum(1.3 * px for _, px in lines)
            high = deep + 30 if self.over else max(36, deep + 12)
            self.at.append(y + (deep + 15 if self.over else high / 2))
            self.labels.append((lines, y + 2 if self.over else y + (high - deep) / 2))
            y += high
        self.plot = max(y, 40)

    def _write(self, lines, y):
        for text, kind in lines:
            look = {"weight": "bold"} if kind == "title" else {"color": SOFT}
            look |= {"fontsize": self.px[kind] * POINT, "va": "top"}
            self.figure.text(8 / self.width, 1 - y / self.height, text, **look)
            y += 1.32 * self.px[kind]

    def say(self, x, y, text, kind="value", beside=False, shift=0, **look):
        """Words at a place of the plot; `x` in its own units, or with `beside=True` in shares of its width."""
        place = {"xycoords": self.ax.get_yaxis_transform() if beside else "data", "textcoords": "offset points"}
        look = {"va": "center", "ha": "left", "fontsize": self.px[kind] * POINT} | look
        self.ax.annotate(clean(text), (x, y), (shift * POINT, 0), **place, **look)


class ShownPicture(namedtuple("ShownPicture", "picture png narrow")):
    """A figure in a notebook: its wide version as PNG, its finding and text alternative as text."""

    def __repr__(self):
        return f"{self.picture.title}\n{self.picture.alt}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        letters = base64.b64encode(self.png).decode("ascii")
        told = {"alt": f"{self.picture.title}. {self.picture.alt}", "width": WIDTHS[""], "narrow": self.narrow}
        return {"image/png": letters, "text/plain": repr(self)}, {"image/png": told}


def show_figure(picture, name):
    """Draw a figure wide and narrow, save it, and return it for display.

    Parameters
    ----------
    picture : Picture or None
        What a chart function returns; None where the settings leave out what it needs.
    name : str
        File name without ending: small letters, digits, hyphens and underscores, such as "03-users-intervals".

    Returns
    -------
    ShownPicture
        Displays as PNG with its text alternative. Files: `<name>.png`, `.svg`, `<name>-narrow.png`, `.svg` and
        `<name>.csv` (the rows drawn) in `figures/`; in `html/figures/` where a setting differs from its default, so
        that a trial never overwrites what is kept; or in the folder of the variable PARALLAX_FIGURES.

    Raises
    ------
    SettingError
        A name or a text alternative that does not serve.
    """
    if picture is None:
        return Shown("<p>Nothing is drawn: the settings leave out what this figure needs.</p>", "Nothing is drawn.")
    if not name or set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789_-"):
        raise SettingError(f"Figure name {name!r}: use small letters, digits, hyphens and underscores only.")
    picture = replace(picture, title=clean(picture.title), alt=clean(picture.alt))
    if len(picture.alt.strip()) < 40:
        needed = "say kind of plot, what is compared and the main reading (40 characters or more)"
        raise SettingError(f"Figure {name!r}: the text alternative must {needed}.")
    usual = ROOT / "html" / "figures" if settings_changed() else ROOT / "figures"
    folder = Path(os.environ.get("PARALLAX_FIGURES") or usual)
    files = {}
    for end, width in WIDTHS.items():
        files[f"{name}{end}.png"], files[f"{name}{end}.svg"] = drawn(picture, width)
    files[f"{name}.csv"] = as_csv(picture.data)
    write_all(folder, files)
    narrow = str(folder / f"{name}-narrow.png").removeprefix(f"{ROOT}{os.sep}")
    return ShownPicture(picture, files[f"{name}.png"], narrow)


def drawn(picture, width):
    """(PNG, SVG) of a picture on a sheet of some css pixels in width.

    The PNG has 128 colours, a fourth of the bytes; areas keep their colour, only the smoothing of edges is rounded.
    """
    from PIL import Image, PngImagePlugin

    told, png, svg = PngImagePlugin.PngInfo(), io.BytesIO(), io.BytesIO()
    about = {"Title": picture.title, "Description": picture.alt}
    for name, text in about.items():
        told.add_itxt(name, text)
    with matplotlib.rc_context(_STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+")  # a script that the font does not have
        sheet = Sheet(picture, width)
        picture.paint(sheet)
        canvas = FigureCanvasAgg(sheet.figure)
        canvas.draw()
        sheet.figure.savefig(svg, format="svg", metadata=about | {"Date": None, "Creator": None})
    full = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")
    few = full.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(png, "PNG", pnginfo=told, dpi=(192, 192))
    return png.getvalue(), svg.getvalue()


def as_data(path):
    """The narrow version of a figure, a path from the top folder, as an address for a page; "" without it."""
    file = ROOT / (path or "")
    return data_link(file.read_bytes(), "image/png") if file.is_file() else ""
