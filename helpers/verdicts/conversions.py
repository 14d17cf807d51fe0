"""Which kinds and units can be held together: fixed factors, and rates of exchange as given."""

from fractions import Fraction

from ..figures import base_of
from ..ground import SettingError


def comparable(f, g):
    """Whether two figures are of kinds that one thing could be printed in."""
    if f.kind == g.kind == "measure" and f.unit != g.unit:
        return base_of(f.unit)[0] == base_of(g.unit)[0]
    if f.kind == g.kind:
        return True
    kinds, count = {f.kind, g.kind}, f if f.kind == "count" else g
    if kinds == {"count", "age"} and count.unit is None:  # "Ann was 89"
        return True
    return kinds == {"percent", "fraction"} or (kinds == {"count", "money"} and count.scaled)


def check_rates(rates):
    """Rates as {(base, quote): (low, high)}; "USD/CNY": (6.3, 6.9) are yuan a dollar."""
    found = {}
    try:
        for key, cell in (rates or {}).items():
            base, quote = (part.strip().upper() for part in str(key).split("/"))
            low, high = (Fraction(str(end)) for end in (cell if isinstance(cell, (tuple, list)) else (cell, cell)))
            if not 0 < low <= high or not base or not quote:
                raise ValueError
            found[base, quote] = (low, high)
    except (AttributeError, TypeError, ValueError):
        raise SettingError(
            f"rates = {rates!r}: write pairs such as {{'USD/CNY': (6.3, 6.9)}}, yuan a dollar, lowest and highest."
        ) from None
    return found


def rate_between(rates, base, quote):
    """(low, high) of one base in quote, direct, turned round, or over a third currency; None where there is no rate."""
    both = dict(rates or {})
    both |= {(q, b): (1 / high, 1 / low) for (b, q), (low, high) in both.items()}
    if (base, quote) in both:
        return both[base, quote]
    for b, middle in both:
        if b == base and (middle, quote) in both:
            (l1, h1), (l2, h2) = both[base, middle], both[middle, quote]
            return l1 * l2, h1 * h2
    return None
