"""What two figures that are taken to speak of one thing say of each other: values, bounds, units; then their dates."""

import math
import re
from dataclasses import dataclass, replace
from fractions import Fraction

from ..figures import Interval, base_of
from ..ground import SettingError, built_from, read_lexicon
from .context import all_stems, print_words

FAR, FAR_IN_FRAME = 2, 10  # "more than x": how many times x is far above; in sentences that are else the same
TIMELESS = {"measure", "age", "rank", "score", "date"}  # kinds of figures that no later count replaces
NEAR = 0.25  # least weight with which a word stands near a figure


AGREE = {"identical", "same figure, rounded", "compatible with hedge", "within range", "same figure, converted"}
REFUTED = {"conflict", "arithmetic does not follow"}
_COMPATIBLE = dict.fromkeys([*AGREE, "arithmetic follows"], True) | dict.fromkeys(REFUTED, False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict of the contract, why, and what would flip it."""

    verdict: str
    why: str
    assumption: str | None = None

    @property
    def compatible(self):
        """Whether both can be true of one figure; None where that is open."""
        return _COMPATIBLE.get(self.verdict)

    def if_also(self, flip):
        """The same with something more that would flip it; `flip` may be None."""
        return replace(self, assumption=f"{self.assumption}; {flip}" if self.assumption else flip) if flip else self


def clash(why, assumption=None):
    return Comparison("conflict", why, assumption)


def undecided(why, assumption=None):
    return Comparison("undetermined", why, assumption)


def follows(fits, why, assumption):
    return Comparison("arithmetic follows" if fits else "arithmetic does not follow", why, assumption)


def difference(f, g, apart, missing):
    """What a difference comes to where measures are defined apart or something is missing to tie both to one thing."""
    if apart:
        return Comparison("different definition", f"{name(f)} and {name(g)}: {apart}", "if both mean the same thing")
    why = f"{name(f)} and {name(g)} differ and may be of two things."
    return undecided(why, f"known: {missing}; then they conflict") if missing else None


def name(figure):
    """A figure with its hedge, as printed."""
    hedge = figure.hedge or ""
    return figure.surface if hedge.lower() in figure.surface.lower() else f"{hedge} {figure.surface}"


def _both(fits, names):
    if fits:
        return Comparison("compatible with hedge", f"{names} can both be true.")
    return clash(f"{names} exclude each other.")


def judge(f, g, rates=None, frame=False):
    """The verdict for two figures by what is printed, whatever their dates.

    `frame`: True in sentences that are else the same, None in two papers.
    """
    names = f"{name(f)} and {name(g)}"
    if not comparable(f, g):
        points = {f.unit, g.unit} == {"percent", "percentage point"}
        verdict = "different definition" if points else "undetermined"
        return Comparison(verdict, f"{names} are in different units.", "if both are in one unit")
    if f.kind == "date":
        return _judge_dates(f, g, names)
    if f.kind == "score" and f.value != g.value:
        return clash(f"{names} differ.") if frame else undecided(f"{names} may be scores of different moments.")
    if f.kind == g.kind == "money" and f.unit != g.unit and (f.unit, g.unit) not in (rates or {}):
        why = f"{names} are in two currencies; without a rate of the day, {implied_rate(f, g)} is implied."
        return undecided(why, "a rate of the day")
    f, g, converted = in_one_unit(f, g, rates)
    plain = f.bound == g.bound == "="
    alike = plain or (f.bound, (f.hedge or "").lower()) == (g.bound, (g.hedge or "").lower())
    of_age = f.kind != g.kind and "age" in (f.kind, g.kind)  # "under 17", "under age 17"
    same = f.interval == g.interval if f.ranged else f.value == g.value and (alike or of_age)
    if same and f.ranged == g.ranged and not converted and {f.kind, g.kind} != {"percent", "fraction"}:
        return Comparison("identical", f"Both print {name(f)}.")
    if f.ranged or g.ranged:
        how = "within range", f"{names} overlap as printed."
    elif {f.bound, g.bound} & {"<", ">"}:
        return _judge_bounds(f, g, names, frame)
    elif not plain:
        flip = "if the hedge is as wide as the table of hedges says"
        how = "compatible with hedge", f"{names} can stand for one figure.", flip
    elif converted:
        how = "same figure, converted", f"{names} agree {converted}."
    else:
        return _judge_rounding(f, g, names)
    if f.interval.overlaps(g.interval):
        return Comparison(*how)
    return _open_when_bare(f, g) or clash(f"{names} do not meet {converted}".strip() + ".")


def implied_rate(f, g):
    """What one of two sums of money costs in the currency of the other, as text."""
    if not f.value or not g.value:
        return "no one rate"
    small, big = sorted((f, g), key=lambda x: x.value)
    return f"{float(f'{float(big.value / small.value):.4g}'):,.15g} {big.unit} a {small.unit}"


def converted(f, g, rates):
    """The verdict for two sums in two currencies at each of several rates; the first that fits is named."""
    tried = [(name, judge(f, g, table)) for name, table in rates if (f.unit, g.unit) in table]
    if not tried:
        return judge(f, g)
    rate, found = next((x for x in tried if x[1].compatible), tried[0])
    if found.compatible:
        return replace(found, why=f"{found.why[:-1]} (ref:{rate}).", assumption="the rate of that source and period")
    why = f"{found.why[:-1]} (ref:{rate}) or any other of {len(tried)} rates; they imply {implied_rate(f, g)}."
    return follows(False, why, "a rate of another day, or a rounded first sum")


def _judge_rounding(f, g, names):
    """The verdict for two exact numbers that differ: is one the other, rounded?"""
    for fine, coarse in ((g, f), (f, g)):
        if fine.value in coarse.reach and (coarse.bare or not _shorter(fine.value, coarse.value)):
            why = f"{fine.surface} is printed as {coarse.surface} when rounded."
            return Comparison("same figure, rounded", why, f"if {coarse.surface} is a rounded figure")
    return _open_when_bare(f, g) or clash(f"{names} differ, and neither is a rounding of the other.")


def _open_when_bare(f, g):
    """Undecided where two bare figures agree only if all last zeros of one are rounding: 54,000 and 50,000."""
    for fine, coarse in ((g, f), (f, g)):
        if coarse.full and fine.value is not None and fine.value in coarse.full:
            why = f"{fine.surface} is printed as {coarse.surface} only where that is rounded to its first figures."
            return undecided(why, f"if {coarse.surface} is exact, they conflict")
    return None


def _shorter(value, printed):
    """Whether a value has fewer digits than a round number well above it: 600,000 is hardly printed as 1 million."""
    low, high = abs(value), abs(printed)
    return low < high * Fraction(19, 20) and len(str(int(low))) < len(str(int(high)))


def _judge_bounds(f, g, names, frame):
    """At least one of the two is a bound: the other counts at its printed value, not with its rounding."""
    if f.bound in "<>" and g.bound in "<>":
        return _both(f.interval.overlaps(g.interval), names)
    bound, plain = (f, g) if f.bound in "<>" else (g, f)
    equal, flip = plain.value == bound.value, f"if {plain.surface} is exact, they conflict"
    point = Interval(plain.value, plain.value) if plain.bound == "=" else plain.interval
    if point.overlaps(bound.interval):
        far = FAR_IN_FRAME if frame else FAR
        if equal or (bound.value and plain.value and Fraction(1, far) <= plain.value / bound.value <= far):
            return Comparison("compatible with hedge", f"{name(plain)} satisfies {name(bound)}.")
        why = f"{name(plain)} is far from {name(bound)}: true of it, but hardly the same figure."
        return undecided(why, "if both are one count")
    if frame is None and equal and plain.interval.overlaps(bound.interval):
        return Comparison("compatible with hedge", f"{names} can both be true, as {plain.surface} is rounded.", flip)
    if equal and not plain.bare and (frame is None or (not frame and _round(plain.value))):
        return undecided(f"{names} agree only if {plain.surface} is rounded.", flip)
    return clash(f"{names} exclude each other.", f"if {plain.surface} is rounded, both can hold" if equal else None)


def _round(value):
    """Whether a value of a thousand or more has two significant figures at most."""
    return value >= 1000 and value % 10 ** (len(str(int(value))) - 2) == 0


def _judge_dates(f, g, names):
    """Two dates of the same thing, as far as both are told: a year fits a day of that year."""
    if not any(x is not None and y is not None for x, y in zip(f.value, g.value, strict=True)):
        return undecided(f"{names} tell different parts of a date.")
    order = order_of(f.value, g.value)
    if f.bound == g.bound == "=":
        if order:
            return clash(f"{names} are different dates.")
        return Comparison("identical" if f.value == g.value else "same figure, rounded", f"{names} are the same date.")
    early, late = (f, g) if order < 0 else (g, f)
    return _both(f.bound == g.bound if order == 0 else early.bound == ">" or late.bound == "<", names)


def in_time(f, g, found, dates, apart=False, sure=True):
    """What two dates (as `date_parts` gives them) make of a verdict: a difference is none between two dates.

    `apart`: figures of two dates are two even where they overlap; `sure`: both dates are told.
    """
    names = f"{name(f)} and {name(g)}"
    order = order_of(*dates) if None not in dates else None
    risen = order and apart and (found.compatible or (sure and f.kind == g.kind == "count"))
    if f.kind in TIMELESS or dates == (None, None) or (found.compatible is not False and not risen):
        return found
    if order is None or not sure:
        return undecided(f"{names} are not both dated, and such a count may have moved.", "the dates of both")
    if not order:
        return found
    (early, e), (late, l) = zip((f, g), dates, strict=True) if order < 0 else ((g, dates[1]), (f, dates[0]))
    if not found.compatible and cannot_fall(f, g) and late.interval.high < early.interval.low:
        why = f"{name(late)} on {_told(l)} is below {name(early)} on {_told(e)}, and such a count cannot fall."
        return clash(why, "if the earlier count was corrected")
    why = f"{name(early)} is as of {_told(e)}, {name(late)} as of {_told(l)}."
    then = {True: "agree", False: "conflict", None: "are far apart"}[found.compatible]
    return Comparison("different as-of date", why, f"if both speak of one date, they {then}")


def _told(date):
    return "-".join(f"{part:02d}" for part in date if part is not None)


@built_from("cumulative.csv", "synonyms.csv", "equivalents.csv", "changes.csv")
def states():
    """Stems that say what happened to those counted, to whether such a count may fall; None for one of one occasion."""
    rows, fall = read_lexicon("cumulative", ["word", "may_fall", "why"]), {"yes": True, "no": False}
    return {stem: fall.get(row["may_fall"]) for row in rows for stem in all_stems(row["word"])}


def state_of(figure, of_others=frozenset()):
    """The state told near a figure, as a stem, none `of_others` beside it; None where there is none."""
    near = ((figure.context[stem], stem) for stem in states().keys() & figure.context.keys() - of_others)
    return max((told for told in near if told[0] >= NEAR), default=(0, None))[1]


@built_from("print_words.csv")
def _bounding():
    """What makes a number (#) another one: a part or rest; not what there is; with those who did it; no last price."""
    words = {group: "|".join(listed) for group, listed in print_words().items()}
    parts = rf"\b(?:{words['rest']})(?: at least| about| some)?\s+#|#\s+(?:{words['part']})"
    doers = rf"#[^.;]*\bincluding (?:the |an? )?(?:{words['doers']})\b"
    found = parts, rf"\b(?:{words['limits']})\b[^.,;#]*#", doers, rf"\b(?:{words['hours']})\b"
    return [re.compile(pattern, re.I) for pattern in found]


def bounds(text, figure):
    """Whether a figure tells a part ("including 600 in Leeds"), a limit, a toll with the killer, a price of the day."""
    before = text[max(0, figure.start - 60) : figure.start] + re.match(r"(?:\D+(?=\d))?", figure.surface)[0]
    near = f"{before}#{text[figure.end : figure.end + 80]}"
    return [bool(told.search(near)) for told in _bounding()]


def cannot_fall(*figures):
    """Whether all of the figures that tell a state count what only goes on rising: a toll."""
    return {states()[state] for state in map(state_of, figures) if state} == {False}


def order_of(a, b):
    """-1, 0 or 1: which of two dates is earlier, as far as both are known."""
    return next(((x > y) - (x < y) for x, y in zip(a, b, strict=True) if None not in (x, y) and x != y), 0)


_DATE = re.compile(r"(?:\d{4}(?:-\d\d){0,2}/)?(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:[T ].*)?")


def date_parts(date, what="as_of"):
    """(year, month, day) as far as known of a date as text or date; of an interval its end; None where missing."""
    if date is None or date != date:
        return None
    parts = _DATE.fullmatch(str(date).strip())
    if not parts:
        raise SettingError(f"{what} = {date!r} is no date; write 2015, 2015-12 or 2015-12-16.")
    return tuple(part and int(part) for part in parts.groups())


def days_after(a, b):
    """By how many days date `a` lies after date `b`, roughly where a part is not known; -inf where one is missing."""
    sizes, parts = (365, 30, 1), (date_parts(a), date_parts(b))
    a, b = (date and sum((part or 6) * size for part, size in zip(date, sizes, strict=True)) for date in parts)
    return -math.inf if None in (a, b) else a - b


def base(figure):
    """(unit, factor) in which figures of one quantity can be held together: per cent for shares, meters for lengths."""
    if figure.kind == "fraction":
        return "percent", 100
    return base_of(figure.unit) if figure.kind == "measure" else (figure.unit, 1)


def comparable(f, g):
    """Whether two figures are of kinds that one thing could be printed in."""
    if f.kind == g.kind:
        return f.kind != "measure" or base(f)[0] == base(g)[0]
    kinds, count = {f.kind, g.kind}, f if f.kind == "count" else g
    if kinds == {"count", "money"}:  # "it lost 2 million"
        return count.unit is None and not count.ranged and count.value >= 1000
    return kinds == {"percent", "fraction"} or (kinds == {"count", "age"} and count.unit is None)  # "Ann was 89"


def in_one_unit(f, g, rates):
    """Both figures in one unit, and how they were converted, or ""."""
    if f.kind == g.kind == "money" and f.unit != g.unit:
        small, big = (f.unit, g.unit) if rates[f.unit, g.unit][1] >= 1 else (g.unit, f.unit)
        low, high = map(float, rates[small, big])
        return _times(f, g.unit, *rates[f.unit, g.unit]), g, f"at {low:.5g} to {high:.5g} {big} a {small}"
    if f.unit == g.unit or f.kind not in ("measure", "percent", "fraction"):
        return f, g, ""
    told = f"with {f.unit} and {g.unit} converted" if f.kind == "measure" else ""
    return *(_times(x, *base(x)) for x in (f, g)), told


def _times(figure, unit, factor, upper=None):
    """A figure in another unit; `upper` is the highest factor where there are several."""
    value = None if figure.value is None else figure.value * ((factor + (upper or factor)) / 2)
    interval, reach = (ends.times(factor, upper) for ends in (figure.interval, figure.reach))
    return replace(figure, unit=unit, value=value, interval=interval, reach=reach)


def check_rates(rates):
    """Rates as {(base, quote): (low, high)}, both ways; "USD/CNY": (6.3, 6.9) are yuan a dollar."""
    found = {}
    try:
        for key, cell in (rates or {}).items():
            one, quote = (part.strip().upper() for part in str(key).split("/"))
            low, high = (Fraction(str(end)) for end in (cell if isinstance(cell, (tuple, list)) else (cell, cell)))
            if not 0 < low <= high or not one or not quote:
                raise ValueError
            found |= both_ways(one, quote, low, high)
    except (AttributeError, TypeError, ValueError):
        raise SettingError(
            f"rates = {rates!r}: write pairs such as {{'USD/CNY': (6.3, 6.9)}}, yuan a dollar, lowest and highest."
        ) from None
    return found


def both_ways(one, quote, low, high):
    """A rate of exchange as it is, and turned round."""
    return {(quote, one): (1 / high, 1 / low), (one, quote): (low, high)}
