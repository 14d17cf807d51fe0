"""The one way by which every figure leaves a notebook: one style, a text alternative, files with stable bytes."""

import base64
import html
import io
import os
import textwrap
from pathlib import Path

from ..ground import SettingError, write_whole
from .cells import Shown

ROOT = Path(__file__).resolve().parents[2]
# Okabe and Ito's colours that reach 3:1 on white (WCAG 1.4.11); each has one meaning within a notebook.
COLOURS = {
    "black": "#000000", "blue": "#0072B2", "vermillion": "#D55E00", "green": "#009E73", "purple": "#CC79A7", "grey": "#6B7280",
}  # fmt: skip
WIDTH = 8.0  # inches; heights vary with the number of rows
DOTS = 160  # per inch in the PNG: twice the screen


_STYLE = {
    "figure.dpi": 80, "savefig.dpi": DOTS, "figure.constrained_layout.use": True,
    "font.family": "DejaVu Sans", "font.size": 10, "svg.fonttype": "none", "svg.hashsalt": "parallax",
    "axes.titlesize": 12, "axes.titleweight": "bold", "axes.titlelocation": "left", "axes.titlepad": 12, "axes.labelsize": 10,
    "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": COLOURS["grey"],
    "xtick.color": "#333", "ytick.color": "#333",
}  # fmt: skip


def _pyplot():
    import matplotlib.pyplot as plt
    import seaborn as sns

    sns.set_theme(style="ticks", rc=_STYLE)
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
    return _pyplot().subplots(rows, columns, figsize=(WIDTH, height), **options)


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
        needed = "the text alternative must say kind of plot, what is compared and the main reading (40 characters or more)"
        raise SettingError(f"Figure {name!r}: {needed}.")
    figure.suptitle(textwrap.fill(title, 78), x=0.01, ha="left", fontsize=12, fontweight="bold")
    path = Path(os.environ.get("PARALLAX_FIGURES") or ROOT / "figures") / name
    about = {"Title": title, "Description": alt}
    png, svg = io.BytesIO(), io.BytesIO()
    figure.savefig(png, format="png", metadata=about | {"Software": None}, facecolor="white")
    figure.set_layout_engine("none")  # placed once: the second file need not do it again
    figure.savefig(svg, format="svg", metadata=about | {"Date": None, "Creator": None}, facecolor="white")
    _pyplot().close(figure)
    picture = _fewer_colours(png, about)
    write_whole(path.with_suffix(".png"), picture)
    write_whole(path.with_suffix(".svg"), svg.getvalue())
    source = f"data:image/png;base64,{base64.b64encode(picture).decode('ascii')}"
    return Shown(
        f'<figure><img src="{source}" alt="{html.escape(alt)}" width="{int(WIDTH * 100)}">'
        f"<figcaption>{html.escape(caption)}</figcaption></figure>",
        f"Figure: {title}",
    )


def _fewer_colours(png, about):
    """A PNG with 256 colours: a third of the bytes; areas keep their colour, only the smoothing of edges is rounded."""
    from PIL import Image, PngImagePlugin

    told = PngImagePlugin.PngInfo()
    for name, text in about.items():
        told.add_itxt(name, text)
    picture = Image.open(png).convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small = io.BytesIO()
    picture.save(small, "PNG", pnginfo=told, dpi=(DOTS, DOTS))
    return small.getvalue()
