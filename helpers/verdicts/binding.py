"""Which figures of two texts speak of the same thing."""

import math
import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from ..figures import Interval, figures_in
from ..ground import remembered
from .context import contexts, likeness
from .conversions import comparable

MOST = 200  # figures of one text that are bound; a longer text is for `reconcile`
_BLANK = re.compile(r"[^\W_]+|#")
_TABLES = (
    "hedges.csv", "units.csv", "currencies.csv", "number_words.csv", "scales.csv", "vague.csv", "not_statistics.csv",
    "function_words.csv", "figure_words.csv", "synonyms.csv", "equivalents.csv", "changes.csv", "places.csv",
)  # fmt: skip


@remembered(10_000, *_TABLES)
def figures_of(text):
    """All figures of a text in order, with the stems that stand around each."""
    found = figures_in(text)
    contexts(text, found)
    return found


def skeleton(text, figures):
    """The words of a text without its figures and their hedges."""
    pieces = [text[a:b] for a, b in pairwise([0, *(at for f in figures for at in (f.start, f.end)), len(text)])]
    return _BLANK.findall(" # ".join(pieces[::2]).lower())


def _in_step(f, g):
    """Two figures in the same place of the same sentence: where one is a bare count, the other is read as one too."""
    if comparable(f, g) or "count" not in (f.kind, g.kind):
        return f, g
    return tuple(_as_count(x) for x in (f, g))


def _as_count(figure):
    if figure.kind != "date":
        return replace(figure, kind="count", unit=None)
    value = Fraction(next(part for part in figure.value if part is not None))
    return replace(figure, kind="count", value=value, interval=Interval(value, value), reach=Interval(value, value))


def _closeness(f, g):
    """What the values themselves tell about two figures being one: parts of a date that are alike, a near value."""
    if f.kind == "date":
        return 0.1 * (None not in (f.value[0], g.value[0])) + 0.1 * sum(
            x is not None and x == y for x, y in zip(f.value, g.value, strict=True)
        )
    if f.kind == "money" and f.unit != g.unit:
        return 0.0
    if not isinstance(f.value, Fraction) or not isinstance(g.value, Fraction) or f.value <= 0 or g.value <= 0:
        return 0.0
    apart = abs(math.log10(f.value) - math.log10(g.value)) if max(f.value, g.value) < 10**300 else 1
    return 0.3 * max(0.0, 1 - apart)


def bind(text_a, text_b):
    """Pairs of figures of two texts that speak of the same thing.

    Returns
    -------
    (list of (Figure, Figure, float), list of Figure, list of Figure)
        Pairs with the strength of their tie (0 to 1; 1 where the texts are the same but for the figures), best first; all figures of either text.
    """
    figures_a, figures_b = figures_of(text_a)[:MOST], figures_of(text_b)[:MOST]
    frame_a, frame_b = skeleton(text_a, figures_a), skeleton(text_b, figures_b)
    if frame_a == frame_b and len(figures_a) == len(figures_b) and sum(w != "#" for w in frame_a) >= 2:
        return [(*_in_step(f, g), 1.0) for f, g in zip(figures_a, figures_b, strict=True)], figures_a, figures_b
    partners = [sum(comparable(f, g) for g in figures_b) for f in figures_a]
    partners_b = [sum(comparable(f, g) for f in figures_a) for g in figures_b]
    scored = []
    for i, f in enumerate(figures_a):
        for j, g in enumerate(figures_b):
            if comparable(f, g):
                alone = partners[i] == partners_b[j] == 1
                tie = likeness(f, g) + 0.2 * alone + _closeness(f, g) - 0.5 * (f.former != g.former)
                scored.append((-tie, i + j, i, j))
    pairs, used = [], set()
    for tie, _, i, j in sorted(scored):
        if not used & {("a", i), ("b", j)}:
            used |= {("a", i), ("b", j)}
            pairs.append((figures_a[i], figures_b[j], min(-tie, 0.99)))
    return pairs, figures_a, figures_b
