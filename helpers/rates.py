"""Rates of exchange as given: checked, turned round, or taken over a third currency."""

from fractions import Fraction

from .errors import SettingError


def check_rates(rates):
    """Rates as {(base, quote): (low, high)}; "USD/CNY": (6.3, 6.9) are yuan a dollar."""
    if rates is None:
        return {}
    found = {}
    try:
        items = rates.items()
        for key, cell in items:
            base, quote = (part.strip().upper() for part in str(key).split("/"))
            low, high = cell if isinstance(cell, (tuple, list)) else (cell, cell)
            low, high = (Fraction(str(end)) for end in (low, high))
            if not 0 < low <= high or not base or not quote:
                raise ValueError
            found[base, quote] = (low, high)
    except (AttributeError, TypeError, ValueError):
        raise SettingError(f"rates = {rates!r}: write pairs such as {{'USD/CNY': (6.3, 6.9)}}, yuan a dollar, lowest and highest.") from None
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
