"""Which kinds and units can be held together: fixed factors, and rates of exchange as given."""

from dataclasses import replace
from fractions import Fraction

from ..figures import base_of
from ..ground import SettingError


def base(figure):
    """(unit, factor) in which figures of one quantity can be held together: per cent for shares, meters for lengths."""
    if figure.kind == "fraction":
        return "percent", 100
    unit, factor = base_of(figure.unit) if figure.kind == "measure" else (figure.unit, 1)
    return unit, factor.numerator if factor.denominator == 1 else factor


def comparable(f, g):
    """Whether two figures are of kinds that one thing could be printed in."""
    if f.kind == g.kind:
        return f.kind != "measure" or base(f)[0] == base(g)[0]
    kinds, count = {f.kind, g.kind}, f if f.kind == "count" else g
    if kinds == {"count", "age"} and count.unit is None:  # "Ann was 89"
        return True
    return kinds == {"percent", "fraction"} or (kinds == {"count", "money"} and count.scaled)


def in_one_unit(f, g, rate=None):
    """Both figures in one unit, and how they were converted, or ""; `rate`: (low, high) of f's currency in g's."""
    if f.kind == g.kind == "money" and f.unit != g.unit:
        low, high = rate
        big, small, ends = (g.unit, f.unit, (low, high)) if high >= 1 else (f.unit, g.unit, (1 / high, 1 / low))
        return _times(f, low, g.unit, high), g, f"at {float(ends[0]):.5g} to {float(ends[1]):.5g} {big} a {small}"
    if f.unit == g.unit or f.kind not in ("measure", "percent", "fraction"):
        return f, g, ""
    told = f"with {f.unit} and {g.unit} converted" if f.kind == "measure" else ""
    return *(_times(x, base(x)[1], base(x)[0]) for x in (f, g)), told


def _times(figure, factor, unit, upper=None):
    """A figure in another unit; `upper` is the highest factor where there are several."""
    middle = (factor + (upper or factor)) / 2
    return replace(
        figure, unit=unit, value=None if figure.value is None else figure.value * middle,
        interval=figure.interval.times(factor, upper), reach=figure.reach.times(factor, upper), scaled=True,
    )  # fmt: skip


def check_rates(rates):
    """Rates as {(base, quote): (low, high)}; "USD/CNY": (6.3, 6.9) are yuan a dollar."""
    found = {}
    try:
        for key, cell in (rates or {}).items():
            one, quote = (part.strip().upper() for part in str(key).split("/"))
            low, high = (Fraction(str(end)) for end in (cell if isinstance(cell, (tuple, list)) else (cell, cell)))
            if not 0 < low <= high or not one or not quote:
                raise ValueError
            found[one, quote] = (low, high)
    except (AttributeError, TypeError, ValueError):
        raise SettingError(
            f"rates = {rates!r}: write pairs such as {{'USD/CNY': (6.3, 6.9)}}, yuan a dollar, lowest and highest."
        ) from None
    return found


def rate_between(rates, one, quote):
    """(low, high) of one currency in another, direct, turned round, or over a third currency; None without a rate."""
    both = dict(rates or {})
    both |= {(q, b): (1 / high, 1 / low) for (b, q), (low, high) in both.items()}
    over = [(x, y) for x, middle in both if x == one for y, z in both if (y, z) == (middle, quote)]
    if (one, quote) in both or not over:
        return both.get((one, quote))
    (low, high), (least, most) = both[one, over[0][1]], both[over[0][1], quote]
    return low * least, high * most
