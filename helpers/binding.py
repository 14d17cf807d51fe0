"""Which figures of two texts speak of the same thing."""

import math
import re
from dataclasses import replace
from fractions import Fraction

from .context import likeness
from .intervals import Interval
from .lexicons import built_from, read_lexicon
from .mentions import figures_of, hedge_patterns


def comparable(f, g):
    """Whether two figures are of kinds that one thing could be printed in."""
    if f.kind == g.kind:
        if f.kind == "of":
            return f.unit == g.unit
        if f.kind == "measure":
            return f.unit == g.unit or convertible(f.unit, g.unit)
        return True
    pair = {f.kind, g.kind}
    return pair == {"percent", "fraction"} or (pair == {"count", "money"} and any(x.kind == "count" and x.scaled for x in (f, g)))


@built_from("conversions.csv")
def conversions():
    """Unit to (base unit, factor)."""
    return {row["unit"]: (row["base"], Fraction(row["factor"])) for row in read_lexicon("conversions", ["unit", "base", "factor"])}


def convertible(a, b):
    """Whether two units of measure differ by a fixed factor."""
    table = conversions()
    return a in table and b in table and table[a][0] == table[b][0]


MOST = 200  # figures of one text that are bound; a longer text is for `reconcile`
_BLANK = re.compile(r"[^\W_]+")


def skeleton(text, figures):
    """The words of a text without its figures and their hedges."""
    pieces, at = [], 0
    for figure in figures:
        piece = text[at : figure.start]
        match = hedge_patterns()[0].search(piece)
        piece = piece[: match.start()] if match else re.sub(r"(?i)\b(?:before|after|prior to|since)\s*$", "", piece)
        pieces += [w.lower() for w in _BLANK.findall(piece)]
        pieces.append("#")
        at = figure.end
    return pieces + [w.lower() for w in _BLANK.findall(text[at:])]


def _alike(f, g):
    """Two figures that stand in the same place of the same sentence, as one kind."""
    if comparable(f, g) or not {f.kind, g.kind} & {"count", "date", "rank", "age"}:
        return f, g
    return tuple(_as_number(x) for x in (f, g))


def _as_number(figure):
    if figure.kind != "date":
        return replace(figure, kind="count", unit=None)
    value = Fraction(next(part for part in figure.value if part is not None))
    whole = Interval(value, value)
    return replace(figure, kind="count", value=value, interval=whole, reach=whole, bound="=", hedge=None)


def _closeness(f, g):
    """What the values themselves tell about two figures being one: the same unit, the same or a near value."""
    if f.kind == "date":
        years = (f.value[0], g.value[0])
        near = 0.0 if None in years else 0.1 * max(0.0, 1 - abs(years[0] - years[1]) / 10)
        return near + 0.1 * sum(x is not None and x == y for x, y in zip(f.value, g.value, strict=True))
    bonus = -0.2 if f.kind == g.kind == "money" and f.unit != g.unit else 0.0
    if not isinstance(f.value, Fraction) or not isinstance(g.value, Fraction) or f.value <= 0 or g.value <= 0:
        return bonus
    if f.value == g.value:
        return bonus + (0.45 if f.value > 12 else 0.3)
    apart = abs(math.log10(f.value) - math.log10(g.value)) if max(f.value, g.value) < 10**300 else 9
    return bonus + 0.3 * max(0.0, 1 - apart)


def _uncrossed(pairs):
    """Exchange the partners of two pairs where that makes both pairs equal: two lists in another order of words."""
    for i, (f, g, tie) in enumerate(pairs):
        for j, (h, k, other) in enumerate(pairs[:i]):
            if f.value != g.value and f.value == k.value and h.value == g.value and comparable(f, k) and comparable(h, g):
                pairs[i], pairs[j] = (f, k, tie), (h, g, other)
                break
    return pairs


def bind(text_a, text_b):
    """Pairs of figures of two texts that speak of the same thing.

    Returns
    -------
    (list of (Figure, Figure, float), list of Figure, list of Figure)
        Pairs with the strength of their tie (0 to 1; 1 where the texts are the same but for the figures), best first; all figures of either text.
    """
    figures_a, figures_b = figures_of(text_a)[:MOST], figures_of(text_b)[:MOST]
    frame_a, frame_b = skeleton(text_a, figures_a), skeleton(text_b, figures_b)
    words = sum(w != "#" for w in frame_a)
    if frame_a == frame_b and len(figures_a) == len(figures_b) and words >= 2:
        return [(*_alike(f, g), 1.0) for f, g in zip(figures_a, figures_b, strict=True)], figures_a, figures_b
    scored = []
    partners = [sum(comparable(f, g) for g in figures_b) for f in figures_a]
    partners_b = [sum(comparable(f, g) for f in figures_a) for g in figures_b]
    for i, f in enumerate(figures_a):
        for j, g in enumerate(figures_b):
            if comparable(f, g):
                alone = partners[i] == partners_b[j] == 1
                tie = likeness(f, g) + 0.2 * alone + _closeness(f, g) - 0.5 * (f.former != g.former)
                scored.append((tie, -i, -j, f, g))
    scored.sort(key=lambda s: (-s[0], -s[1] - s[2], -s[1]))
    pairs, used_f, used_g = [], set(), set()
    for tie, i, j, f, g in scored:
        if i in used_f or j in used_g:
            continue
        used_f.add(i)
        used_g.add(j)
        pairs.append((f, g, min(tie, 0.99)))
    return _uncrossed(pairs), figures_a, figures_b
