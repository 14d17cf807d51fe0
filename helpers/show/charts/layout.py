"""What all charts share: rows from the top, texts beside them, spans that may be open, a word on what was cut."""

from matplotlib.patches import Rectangle

NO_LIMIT = float("inf")


def rows_down(axis, labels, above=0.6, below=0.6, size=None):
    """Labels down the left side, the first on top, without tick marks."""
    axis.set_yticks(range(len(labels)), labels, **({"fontsize": size} if size else {}))
    axis.set_ylim(max(len(labels), 1) - 1 + below, -above)
    axis.tick_params(axis="y", length=0)


def beside(axis, row, text, x=1.02, size=9, **look):
    """Text at the height of a row; `x` counts from the left (0) to the right (1) edge of the axes."""
    axis.text(x, row, text, **{"transform": axis.get_yaxis_transform(), "va": "center", "fontsize": size} | look)


def first_of(shown, whole, what, before=" "):
    """ (the first 30 of 45 rows), where not all are drawn."""
    return f"{before}(the first {len(shown)} of {len(whole)} {what})" if len(shown) < len(whole) else ""


def tile(axis, x, y, width, height, **look):
    """A rectangle with its upper left corner at a place."""
    axis.add_patch(Rectangle((x, y), width, height, **look))


def edges_of(values, margin, least=1.0):
    """Ends of an axis on which all finite values stand, with a margin (a share of their reach) on both sides."""
    finite = [value for value in values if abs(value) < NO_LIMIT]
    reach = (max(finite) - min(finite)) or least
    return min(finite) - margin * reach, max(finite) + margin * reach


def span(axis, row, low, high, edges, color, arrow, **line):
    """A line from low to high, cut at the edges; an arrow where an end is open."""
    axis.plot([max(low, edges[0]), min(high, edges[1])], [row, row], color=color, solid_capstyle="butt", **line)
    for end, edge, sign in ((low, edges[0], "<"), (high, edges[1], ">")):
        if abs(end) == NO_LIMIT:
            axis.plot(edge, row, marker=sign, color=color, ms=arrow, clip_on=False)


def bare(axis, *sides):
    """Hide some sides of the frame."""
    axis.spines[list(sides)].set_visible(False)
