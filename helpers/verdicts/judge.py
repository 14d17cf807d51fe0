"""The verdict for two figures that are taken to speak of the same thing: values, bounds, units, dates."""

import datetime
import re
from dataclasses import dataclass, replace
from fractions import Fraction

from ..figures import Interval, base_of, hedges
from ..ground import SettingError, built_from, read_lexicon
from .context import stems
from .conversions import comparable, rate_between

FAR, FAR_IN_FRAME = 2, 10  # "more than x": how many times x is far above; the second in sentences that are else the same
TIMELESS = {"measure", "age", "rank", "clock", "score"}  # kinds of figures that no later count replaces


@dataclass(frozen=True)
class Comparison:
    """A verdict of the contract, whether both can be true of one figure (True, False, None), why, and what would flip it."""

    verdict: str
    compatible: bool | None
    why: str
    assumption: str | None = None


def agree(verdict, why, assumption=None):
    return Comparison(verdict, True, why, assumption)


def clash(why, assumption=None):
    return Comparison("conflict", False, why, assumption)


def undecided(why, assumption=None, verdict="undetermined"):
    return Comparison(verdict, None, why, assumption)


def name(figure):
    """A figure with its hedge, as printed."""
    hedge = figure.hedge or ""
    return figure.surface if hedge.lower() in figure.surface.lower() else f"{hedge} {figure.surface}"


def judge(f, g, dates=(None, None), rates=None, frame=False):
    """The verdict for two figures; `dates` as `date_parts` gives them, `frame`: in sentences that are else the same."""
    names = f"{name(f)} and {name(g)}"
    if not comparable(f, g):
        if {f.unit, g.unit} == {"percent", "percentage point"}:
            why = f"{names}: a percentage point is not a per cent."
            return undecided(why, "if both mean points", "different definition")
        return undecided(f"{names} are in different units.", "if both are in one unit")
    if f.kind == "date":
        return _judge_dates(f, g, names)
    if f.kind == "score":
        if f.value == g.value:
            return agree("identical", f"Both print {f.surface}.")
        return clash(f"{names} differ.") if frame else undecided(f"{names} may be scores of different moments.")
    if f.kind == g.kind == "money" and f.unit != g.unit and not rate_between(rates, f.unit, g.unit):
        return _without_rate(f, g, names)
    f, g, converted = _in_one_unit(f, g, rates)
    found = _judge_numbers(f, g, names, frame, converted)
    if found.compatible is False and f.kind not in TIMELESS and dates != (None, None):
        return _differing(f, g, found, dates)
    return found


def years_apart(dates):
    """Whether two dates are known to be of two years."""
    return None not in dates and None not in (dates[0][0], dates[1][0]) and dates[0][0] != dates[1][0]


def _judge_numbers(f, g, names, frame, converted):
    plain = f.bound == g.bound == "="
    said_alike = (f.bound, (f.hedge or "").lower()) == (g.bound, (g.hedge or "").lower())
    same = f.interval == g.interval if f.ranged else f.value == g.value and (plain or said_alike)
    if same and f.ranged == g.ranged and not converted and (f.kind == g.kind or "count" in (f.kind, g.kind)):
        return agree("identical", f"Both print {name(f)}.")
    if f.ranged or g.ranged:
        if f.interval.overlaps(g.interval):
            return agree("within range", f"{names} overlap as printed.")
        return clash(f"{names} have no number in common.")
    if {f.bound, g.bound} & {"<", ">"}:
        return _judge_bounds(f, g, names, frame)
    if not plain:
        if f.interval.overlaps(g.interval):
            assumption = "if the hedge is as wide as the table of hedges says"
            return agree("compatible with hedge", f"{names} can stand for one figure.", assumption)
        return _rounded_far(f, g) or clash(f"{names} lie too far apart, even with the hedge.", "a wider hedge")
    if converted:
        if f.interval.overlaps(g.interval):
            return agree("same figure, converted", f"{names} agree {converted}.")
        return clash(f"{names} do not agree {converted}.")
    if f.kind == "rank":
        return clash(f"{names} differ, and ranks are exact.")
    for fine, coarse in ((g, f), (f, g)):
        if fine.value in coarse.reach and (coarse.bare or not _shorter(fine.value, coarse.value)):
            why = f"{fine.surface} is printed as {coarse.surface} when rounded."
            return agree("same figure, rounded", why, f"if {coarse.surface} is a rounded figure")
    if found := _rounded_far(f, g):
        return found
    low, high = sorted((f, g), key=lambda x: abs(x.value))
    cut = low.scaled and low.value < high.value < low.value + (low.reach.high - low.reach.low)
    flip = f"if {low.surface} is cut off, not rounded, both agree" if cut else None
    return clash(f"{names} differ, and neither is a rounding of the other.", flip)


def _rounded_far(f, g):
    """Undecided where two bare figures agree only if all last zeros of one are rounding: 54,000 and 50,000."""
    for fine, coarse in ((g, f), (f, g)):
        if coarse.full and fine.value in coarse.full:
            why = f"{fine.surface} is printed as {coarse.surface} only where {coarse.surface} is rounded to its first figures."
            return undecided(why, f"if {coarse.surface} is exact, they conflict")
    return None


def _shorter(value, printed):
    """Whether a value has fewer digits than a round number well above it: 8,250 is hardly ever printed as 10,000."""
    low, high = abs(value), abs(printed)
    return low < high * Fraction(19, 20) and len(str(int(low))) < len(str(int(high)))


def _judge_bounds(f, g, names, frame):
    """At least one of the two is a bound: the other counts at its printed value, not with its rounding."""
    if f.bound in "<>" and g.bound in "<>":
        if not f.interval.overlaps(g.interval):
            return clash(f"{names} exclude each other.")
        if f.bound == g.bound and not _near(f, g.value, Fraction(5, 4)):
            flip = "if the lower bound was printed by somebody who did not know the higher one"
            return undecided(f"{names} are bounds far from each other.", flip)
        return agree("compatible with hedge", f"{names} can both be true of one figure.")
    bound, plain = (f, g) if f.bound in "<>" else (g, f)
    point = Interval(plain.value, plain.value) if plain.bound == "=" else plain.interval
    if point.overlaps(bound.interval):
        rule = hedges().get((bound.hedge or "").lower())
        if _near(bound, plain.value, max(FAR_IN_FRAME if frame else FAR, (rule and rule[3]) or 0)):
            return agree("compatible with hedge", f"{name(plain)} satisfies {name(bound)}.")
        side = "above" if bound.bound == ">" else "below"
        why = f"{name(plain)} is far {side} {name(bound)}: true of it, but hardly the same figure."
        return undecided(why, "if both speak of the same count")
    if plain.value == bound.value:
        if not frame and not plain.bare and _round(plain.value):
            why = f"{name(bound)} excludes {plain.surface} itself, which may be rounded."
            return undecided(why, f"if {plain.surface} is exact, they conflict")
        return clash(f"{name(bound)} excludes {plain.surface} itself.", f"if {plain.surface} is rounded, both can hold")
    if plain.scaled and plain.reach.overlaps(bound.interval):
        why = f"{names} agree only if {plain.surface} is rounded."
        return undecided(why, f"if {plain.surface} is exact, they conflict")
    return clash(f"{names} exclude each other.")


def _round(value):
    """Whether a value of a thousand or more has two significant figures at most."""
    return value >= 1000 and value % 10 ** (len(str(int(value))) - 2) == 0


def _near(bound, value, times):
    """Whether a value is within so many times a bound, either way."""
    if not bound.value or not value:
        return bound.value == value
    return value / bound.value < 0 or Fraction(1, times) <= value / bound.value <= times


def _in_one_unit(f, g, rates):
    """Both figures in one unit, and how they were converted ("" where they were not)."""
    if {f.kind, g.kind} == {"percent", "fraction"}:
        return (*(_times(x, 100, "percent") if x.kind == "fraction" else x for x in (f, g)), "")
    if f.kind == g.kind == "measure" and f.unit != g.unit:
        (base, factor), (_, other) = base_of(f.unit), base_of(g.unit)
        return _times(f, factor, base), _times(g, other, base), f"with {f.unit} and {g.unit} converted"
    if f.kind == g.kind == "money" and f.unit != g.unit:
        low, high = rate_between(rates, f.unit, g.unit)
        big, small, ends = (g.unit, f.unit, (low, high)) if high >= 1 else (f.unit, g.unit, (1 / high, 1 / low))
        told = f"at {float(ends[0]):.5g} to {float(ends[1]):.5g} {big} a {small}"
        return _times(f, low, g.unit, high), g, told
    return f, g, ""


def _times(figure, factor, unit, upper=None):
    """A figure in another unit; `upper` is the highest factor where there are several."""
    middle = factor if upper is None else (factor + upper) / 2
    return replace(
        figure, unit=unit, value=None if figure.value is None else figure.value * middle,
        interval=figure.interval.times(factor, upper), reach=figure.reach.times(factor, upper), scaled=True,
    )  # fmt: skip


def _without_rate(f, g, names):
    implied = "no rate is implied by a range"
    if f.value and g.value:
        small, big = sorted((f, g), key=lambda x: x.value)
        implied = f"the implied rate is {float(big.value / small.value):.4g} {big.unit} a {small.unit}"
    return undecided(f"{names} are in two currencies; without a rate of the day, {implied}.", "a rate of the day")


def _judge_dates(f, g, names):
    """Two dates of the same thing, as far as both are told: a year fits a day of that year."""
    if not any(x is not None and y is not None for x, y in zip(f.value, g.value, strict=True)):
        return undecided(f"{names} tell different parts of a date.")
    order = order_of(f.value, g.value)
    if f.bound == g.bound == "=":
        if order == 0:
            return agree("identical" if f.value == g.value else "same figure, rounded", f"{names} are the same date.")
        return clash(f"{names} are different dates.")
    early, late = (f, g) if order < 0 else (g, f)
    if f.bound == g.bound if order == 0 else early.bound == ">" or late.bound == "<":
        return agree("compatible with hedge", f"{names} can both be true.")
    return clash(f"{names} exclude each other.")


@built_from("cumulative.csv", "synonyms.csv", "equivalents.csv", "changes.csv")
def states():
    """Stems that say what happened to those counted, to whether such a count may fall; None for one of one occasion."""
    rows = read_lexicon("cumulative", ["word", "may_fall", "why"])
    fall = {"yes": True, "no": False}
    return {stem: fall.get(row["may_fall"]) for row in rows for one in stems(row["word"].split()) for stem in one}


def state_of(figure, least=0.0):
    """The state told nearest to a figure, as a stem; None where there is none."""
    return max(((w, s) for s, w in figure.context.items() if s in states() and w >= least), default=(0, None))[1]


def _differing(f, g, found, dates):
    """Two figures that differ: a conflict, unless their dates tell them apart or one date is missing."""
    if None in dates:
        why = f"{name(f)} and {name(g)} differ, and one of them has no date: the count may have moved."
        return undecided(why, "the missing date")
    order = order_of(*dates)
    if order == 0:
        return found
    (early, e), (late, l) = zip((f, g), dates, strict=True) if order < 0 else ((g, dates[1]), (f, dates[0]))
    told = [state for state in map(state_of, (f, g)) if state]
    if told and all(states()[s] is False for s in told) and late.interval.high < early.interval.low:
        why = f"{name(late)} on {_iso(l)} is below {name(early)} on {_iso(e)}, and such a count cannot fall."
        return clash(why, "if the earlier count was corrected")
    why = f"{name(early)} is as of {_iso(e)}, {name(late)} as of {_iso(l)}."
    return undecided(why, "if both speak of one date, they conflict", "different as-of date")


def order_of(a, b):
    """-1, 0 or 1: which of two dates is earlier, as far as both are known."""
    return next(((x > y) - (x < y) for x, y in zip(a, b, strict=True) if None not in (x, y) and x != y), 0)


def _iso(date):
    return "-".join(f"{part:02d}" for part in date if part is not None)


def date_parts(date, what="as_of"):
    """(year, month, day) as far as known of a date given as text or date; of an interval its end; None where missing."""
    if date is None or date != date:
        return None
    if isinstance(date, datetime.date):
        return date.year, date.month, date.day
    form = r"(?:\d{4}(?:-\d\d){0,2}/)?(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:[T ].*)?"
    match = re.fullmatch(form, str(date).strip())
    if not match:
        raise SettingError(f"{what} = {date!r} is no date; write 2015, 2015-12 or 2015-12-16.")
    return tuple(int(part) if part else None for part in match.groups())


def days_apart(a, b):
    """Days between two dates as `as_of` gives them, roughly where a part is not known; very many where one is missing."""
    return abs(_days(a, b, 10**6))


def later(a, b, days=45):
    """Whether date `a` lies more than `days` after date `b`; not so where one is missing."""
    return _days(a, b, 0) > days


def _days(a, b, missing):
    a, b = date_parts(a), date_parts(b)
    if a is None or b is None:
        return missing
    return sum(((x or 6) - (y or 6)) * size for x, y, size in zip(a, b, (365, 30, 1), strict=True))
