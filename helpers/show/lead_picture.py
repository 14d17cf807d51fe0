"""The one picture of a brief: what each outlet prints of the lead thing, and the source, with what rounding leaves open."""

import base64
import io
import math
import textwrap

import pandas as pd

_INK, _BLUE, _SOFT, _BAND = "#1B1F24", "#0072B2", "#555D66", "#E3EFF8"
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def lead_picture(brief, thing, reference):
    """`wide` and `narrow` as data: links, and `alt`; None where nothing differs and no source stands beside."""
    rows = brief.printed[(brief.printed["key"] == thing["key"]) & brief.printed["value"].notna()].drop_duplicates(["article", "value"])
    table = [(brief.names[row.article], row.surface, row.value, row.low, row.high, _BLUE) for row in rows.head(7).itertuples()]
    value = pd.to_numeric(pd.Series([reference.get("value")]), errors="coerce")[0]
    if value == value:
        ends = [float(reference.get(end) or value) for end in ("low", "high")]
        cited = str(reference.get("publisher") or "the source")
        table.append((f"Source: {cited}", thing["printed"], value, *ends, _INK))
    if len(table) < 2 or (len({row[2] for row in table}) < 2 and value != value) or rows["value"].max() > 50 * max(rows["value"].min(), 1e-9):
        return None
    same = rows["relation"].isin(["the same", "the same, rounded", "in line with it"]).all()
    numbers = list(dict.fromkeys(row[1] for row in table))
    name = thing['measure'][0].upper() + thing['measure'][1:]
    title = f"{' and '.join(numbers[:2])} can be one number" if same and len(numbers) == 2 else f"{name}: {len(numbers)} different numbers"
    told = "; ".join(f"{name} {surface}" for name, surface, *_ in table)
    alt = f"{title}. A mark for each number, a line for all numbers that round to it or that its wording allows. {told}."
    return {"wide": _drawn(table, title, 600), "narrow": _drawn(table, title, 340), "alt": alt}


def _drawn(table, title, width):
    """A PNG of some css pixels in width, as a data: link."""
    from matplotlib.figure import Figure

    known = [end for *_, value, low, high, _ in table for end in (value, low, high) if abs(end) < math.inf]
    size, word = next(((size, word) for size, word in _SCALES if max(map(abs, known)) >= size), (1, ""))
    left, right = min(known) / size, max(known) / size
    margin = 0.08 * ((right - left) or abs(right) or 1)
    edges = left - margin, right + margin
    lines = textwrap.wrap(title, width // 10)
    high = 34 + 22 * len(lines) + 44 * len(table) + 40
    figure = Figure(figsize=(width / 96, high / 96), dpi=192, facecolor="white")
    figure.text(10 / width, 1 - 10 / high, "\n".join(lines), fontsize=12, fontweight="bold", va="top", color=_INK, parse_math=False)
    axis = figure.add_axes([14 / width, 40 / high, 1 - 28 / width, 44 * len(table) / high], ylim=(len(table) - 0.3, -0.8), xlim=edges, yticks=[])
    axis.axvspan(table[-1][3] / size, table[-1][4] / size, color=_BAND, lw=0)
    for y, (name, surface, value, low, top, colour) in enumerate(table):
        ends = [max(low / size, edges[0]), min(top / size, edges[1])]
        axis.plot(ends, [y, y], color=colour, lw=2.5, solid_capstyle="butt")
        axis.plot(value / size, y, "s" if colour == _INK else "o", color=colour, ms=7)
        axis.text(edges[0], y - 0.36, f"{name[: width // 9]}: {surface}", fontsize=9.5, color=colour, va="center", parse_math=False)
    axis.spines[["left", "right", "top"]].set_visible(False)
    axis.spines["bottom"].set_color(_SOFT)
    axis.tick_params(labelsize=9, colors=_SOFT)
    axis.locator_params(axis="x", nbins=5 if width > 400 else 3)
    axis.xaxis.set_major_formatter(lambda number, _: f"{number:,.5g} {word}".strip())
    png = io.BytesIO()
    figure.savefig(png, format="png", metadata={"Title": title, "Software": None})
    return "data:image/png;base64," + base64.b64encode(png.getvalue()).decode()
