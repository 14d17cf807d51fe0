"""The one way by which every figure leaves a notebook: one style, a text alternative, files with stable bytes."""

import base64
import html
import io
import os
import textwrap
from pathlib import Path

from .errors import SettingError

ROOT = Path(__file__).resolve().parent.parent
# Okabe and Ito's colours that reach 3:1 on white (WCAG 1.4.11); each has one meaning within a notebook.
COLOURS = {"black": "#000000", "blue": "#0072B2", "vermillion": "#D55E00", "green": "#009E73", "purple": "#CC79A7", "grey": "#6B7280"}
WIDTH = 8.0  # inches; heights vary with the number of rows
DOTS = 160  # per inch in the PNG: twice the screen


def _pyplot():
    import matplotlib.pyplot as plt
    import seaborn as sns

    sns.set_theme(style="ticks", rc={
        "figure.dpi": 80, "savefig.dpi": DOTS, "font.family": "DejaVu Sans", "font.size": 10, "axes.titlesize": 12, "axes.titleweight": "bold",
        "axes.titlelocation": "left", "axes.titlepad": 12, "axes.labelsize": 10, "axes.spines.top": False, "axes.spines.right": False,
        "axes.edgecolor": COLOURS["grey"], "xtick.color": "#333", "ytick.color": "#333", "svg.fonttype": "none", "svg.hashsalt": "parallax", "figure.constrained_layout.use": True,
    })
    return plt


def new_figure(height=4.0, rows=1, columns=1, **options):
    """Start a figure in the house style.

    Parameters
    ----------
    height : float
        Inches; the width is always 8 inches, so that figures line up.
    rows, columns : int
        Grid of axes.
    **options
        Passed on to `matplotlib.pyplot.subplots` (sharex, gridspec_kw ...).

    Returns
    -------
    (Figure, Axes or array of Axes)
    """
    plt = _pyplot()
    return plt.subplots(rows, columns, figsize=(WIDTH, height), **options)


class Shown:
    """A figure that has been saved: HTML with its text alternative and caption for notebooks and pages."""

    def __init__(self, png, title, alt, caption):
        self.png, self.title, self.alt, self.caption = png, title, alt, caption

    def _repr_html_(self):
        picture = base64.b64encode(self.png).decode("ascii")
        return (f'<figure><img src="data:image/png;base64,{picture}" alt="{html.escape(self.alt)}" width="{int(WIDTH * 100)}">'
                f"<figcaption>{html.escape(self.caption)}</figcaption></figure>")

    def __repr__(self):
        return f"Figure: {self.title}"


def show_figure(figure, name, title, alt, caption):
    """Save a figure as PNG and SVG and return it for display.

    Parameters
    ----------
    figure : matplotlib Figure
    name : str
        File name without ending: small letters, digits and hyphens, such as "03-users-intervals".
    title : str
        The finding in one sentence; it is set above the picture.
    alt : str
        Text alternative: kind of plot, what is compared, the main reading, n. At least 40 characters.
    caption : str
        What the marks are, unit and n.

    Returns
    -------
    Shown
        Displays as the picture with text alternative and caption. Files: `figures/<name>.png`, `.svg`
        (or the folder in the variable PARALLAX_FIGURES), replaced whole and only when their bytes differ;
        the text alternative is kept in `figures/README.md` by the run.

    Raises
    ------
    SettingError
        A name or a text alternative that does not serve.
    """
    if not name or set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise SettingError(f"Figure name {name!r}: use small letters, digits and hyphens only.")
    if len(alt.strip()) < 40:
        raise SettingError(f"Figure {name!r}: the text alternative must say kind of plot, what is compared and the main reading (40 characters or more).")
    plt = _pyplot()
    figure.suptitle(textwrap.fill(title, 78), x=0.01, ha="left", fontsize=12, fontweight="bold")
    folder = Path(os.environ.get("PARALLAX_FIGURES") or ROOT / "figures")
    folder.mkdir(parents=True, exist_ok=True)
    kept = {}
    for ending, metadata in (("png", {"Software": None, "Title": title, "Description": alt}), ("svg", {"Date": None, "Creator": None, "Title": title, "Description": alt})):
        buffer = io.BytesIO()
        figure.savefig(buffer, format=ending, metadata=metadata, facecolor="white")
        figure.set_layout_engine("none")  # placed once: the second file need not do it again
        kept[ending] = fewer_colours(buffer, metadata) if ending == "png" else buffer.getvalue()
        write_whole(folder / f"{name}.{ending}", kept[ending])
    plt.close(figure)
    return Shown(kept["png"], title, alt, caption)


def fewer_colours(buffer, metadata):
    """A PNG with 256 colours: a third of the bytes; areas keep their colour, only the smoothing of edges is rounded."""
    from PIL import Image, PngImagePlugin

    told = PngImagePlugin.PngInfo()
    for name, text in metadata.items():
        if text is not None:
            told.add_itxt(name, text)
    picture = Image.open(buffer).convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small = io.BytesIO()
    picture.save(small, "PNG", pnginfo=told, dpi=(DOTS, DOTS))
    return small.getvalue()


def write_whole(path, data):
    """Write bytes beside the file and rename, so that a stop leaves the old file or the new one; nothing when equal."""
    path = Path(path)
    if path.exists() and path.read_bytes() == data:
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise SettingError(f"{path.name} could not be written to {path.parent.name}/: {error.strerror}. The old file is untouched.") from None
