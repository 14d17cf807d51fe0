"""One verdict for two printed figures or two sentences: can they be the same figure?"""

import datetime
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from .binding import bind, comparable, conversions
from .context import Figure, stems
from .errors import SettingError
from .intervals import Interval, hedged_interval, hedges, unround
from .lexicons import built_from, read_lexicon, steady
from .mentions import figures_of
from .rates import check_rates, rate_between

TIED = 0.30  # least strength of the tie between two figures for which a difference counts as a conflict
FAR, FAR_IN_FRAME = 2, 10  # "more than x": how many times x is far above; the second where the sentences are the same otherwise
LONGEST = 20_000  # characters of a text that are compared; for longer ones there is `reconcile`
BOUNDED = "before or after a date"


@dataclass(frozen=True)
class Comparison:
    """A verdict of the contract, whether both can be true of one figure (True, False, None), why, and what would flip it."""

    verdict: str
    compatible: bool | None
    why: str
    assumption: str | None = None


def _yes(verdict, why, assumption=None):
    return Comparison(verdict, True, why, assumption)


def _no(why, assumption=None, verdict="conflict"):
    return Comparison(verdict, False, why, assumption)


def _open(why, assumption=None, verdict="undetermined"):
    return Comparison(verdict, None, why, assumption)


def compare(a, b, a_date=None, b_date=None, rates=None):
    """One verdict for two texts or two bare figures: can they be the same figure?

    Two sentences are compared in the figures that speak of the same thing (numbers, shares, sums of money, dates,
    ranks, scores); figures about something else are passed over. Symmetric in a and b.

    Parameters
    ----------
    a, b : str, int, float or Decimal
        A sentence, or a figure alone ("668 million", "about 670m", 668e6). Of a long text the first 20,000 characters count.
    a_date, b_date : str or date, optional
        As-of dates ("2015", "2015-06", "2015-06-30"); else a date printed in the text counts.
    rates : dict, optional
        {"USD/CNY": (6.3, 6.9)} are yuan a dollar, lowest and highest; a single number stands for both.

    Returns
    -------
    Comparison
        `verdict` (one of the contract's), `compatible` (True, False; None where it cannot be decided, or where date or
        definition differ), `why` (a sentence), `assumption` (what would flip the verdict, or None).

    Raises
    ------
    SettingError
        Neither text nor number, a date that is none, or rates of another form.

    Examples
    --------
    >>> compare("China has 668 million netizens.", "China's 670 million internet users").verdict
    'same figure, rounded'
    >>> compare("about one-fourth", "23%").compatible
    True
    >>> compare("more than 2,000", "2,000").compatible, compare("at least 2,000", "2,000").compatible
    (False, True)
    >>> compare("$455 billion", "2.95 trillion yuan").verdict
    'undetermined'
    """
    if (repr(b), repr(b_date)) < (repr(a), repr(a_date)):  # so that the order of the two cannot matter
        a, b, a_date, b_date = b, a, b_date, a_date
    dates = date_parts(a_date, "a_date"), date_parts(b_date, "b_date")
    with steady():
        return _compare(a, b, dates, check_rates(rates))


def _compare(a, b, dates, rates):
    text_a, text_b = _text(a, "a"), _text(b, "b")
    bare_a, bare_b = _bare(a, text_a), _bare(b, text_b)
    if bare_a and bare_b:
        return judge(bare_a, bare_b, dates, rates)
    pairs, figures_a, figures_b = bind(text_a, text_b)
    if not figures_a or not figures_b:
        which = "Neither text prints" if not figures_a and not figures_b else "One of the texts does not print"
        return _open(f"{which} a figure that can be compared.", verdict="not a quantity")
    printed = _as_of(text_a, figures_a), _as_of(text_b, figures_b)
    dates = tuple(given or (found and (found.value if found.bound == "=" else BOUNDED)) for given, found in zip(dates, printed, strict=True))
    pairs = [(f, g, tie) for f, g, tie in pairs if len(pairs) == 1 or not _dates_the_rest(f, g, printed)]
    return _overall(text_a, text_b, pairs, figures_a, figures_b, dates, rates)


def _dates_the_rest(f, g, printed):
    """Whether two figures are but the as-of dates of the others: they tell when, and are no figures to compare."""
    return f is printed[0] and g is printed[1] and f.bound == g.bound == "="


def _overall(text_a, text_b, pairs, figures_a, figures_b, dates, rates):
    frame = all(tie == 1.0 for _, _, tie in pairs) and pairs
    judged = []
    for f, g, tie in pairs:
        found = judge(f, g, dates, rates, frame)
        if found.compatible is False:
            if f.kind != "date" and (_is_part(text_a, f) != _is_part(text_b, g) or f.former != g.former):
                found = _open(f"{_name(f)} and {_name(g)}: one of them may be a part of the other, or its state before a change.", "if both speak of the same whole")
            elif other := defined_apart(set(f.context), set(g.context)):
                found = _open(f"{_name(f)} and {_name(g)}: {other}", "if both mean the same thing", "different definition")
            elif tie < TIED:
                found = _open(f"{_name(f)} and {_name(g)} may speak of different things.", "if both speak of the same thing, they conflict")
        judged.append((found, tie, f, g))
    clashes = [item for item in judged if item[0].compatible is False]
    if clashes:
        worst = max(clashes, key=lambda item: item[1])
        total = None if frame or len(clashes) > 1 else _sums(worst[2], worst[3], figures_a, figures_b)
        return total or worst[0]
    main = [item for item in judged if item[2].kind not in ("date", "clock")] or judged
    agreeing = [item for item in main if item[0].compatible]
    strong_open = [item[0] for item in main if item[0].compatible is None and item[1] >= TIED]
    if agreeing and not strong_open:
        return max(agreeing, key=lambda item: item[1])[0]
    best = max(main, key=lambda item: item[1], default=None)
    total = best and not agreeing and _sums(best[2], best[3], figures_a, figures_b)
    if total or strong_open:
        return total or strong_open[0]
    return main[0][0] if main else _open("The figures are of different kinds and cannot be bound to the same thing.")


@built_from("definitions.csv", "synonyms.csv", "equivalents.csv", "changes.csv")
def _definitions():
    rows = read_lexicon("definitions", ["one", "other", "why"])
    return [(*(frozenset().union(*stems(row[c].split())) for c in ("one", "other")), row) for row in rows]


def defined_apart(words, others):
    """Why two measures that sound alike, given the stems of each, are defined differently ("internet economy is not ..."); or None."""
    for x, y, row in _definitions():
        for p, q in ((words, others), (others, words)):
            if x <= p and y <= q and not y <= p and not x <= q:
                return f"{row['one']} is not {row['other']}: {row['why']}."
    return None


_PART = re.compile(r"\b(?:other|another|further|additional|remaining)\s+$", re.I)
_PART_BEHIND = re.compile(r"\s+(?:new|more|others?)\b", re.I)


def _is_part(text, figure):
    """Whether a figure tells the rest of something: "the other four"."""
    return bool(_PART.search(text[max(0, figure.start - 20) : figure.start]) or _PART_BEHIND.match(text, figure.end))


def _sums(f, g, figures_a, figures_b):
    """Whether one of two differing counts is the sum of two to four neighbouring counts, the other among them."""
    for total, part, others in ((f, g, figures_b), (g, f, figures_a)):
        like = [h for h in others if h.value is not None and h.kind == total.kind and h.unit == total.unit and h.bound in "=>"]
        for size in (2, 3, 4):
            for i in range(len(like) - size + 1):
                chosen = like[i : i + size]
                if total.kind in ("count", "money", "measure") and part in chosen and all(h.value for h in chosen) and sum(h.value for h in chosen) == total.value:
                    terms = " + ".join(_name(h) for h in chosen)
                    return _yes("arithmetic follows", f"{terms} = {_name(total)}.", "if the parts named make up that total")
    return None


def _name(figure):
    hedge = f"{figure.hedge} " if figure.hedge and figure.hedge.lower() not in figure.surface.lower() else ""
    return f"{hedge}{figure.surface}".strip()


def judge(f, g, dates=(None, None), rates=None, frame=False):
    """The verdict for two figures that are taken to speak of the same thing."""
    if not comparable(f, g):
        if {f.unit, g.unit} == {"percent", "percentage point"}:
            return _open(f"{_name(f)} and {_name(g)}: a percentage point is not a per cent.", "if both mean points", "different definition")
        return _open(f"{_name(f)} and {_name(g)} are in different units.", "if both are in one unit")
    if f.kind == "date":
        return _judge_dates(f, g)
    if f.kind in ("clock", "score"):
        if f.value == g.value and f.bound == g.bound:
            return _yes("identical", f"Both print {f.surface}.")
        if f.kind == "score" and not frame:
            return _open(f"{f.surface} and {g.surface} may be scores of different moments.")
    f, g, converted = _same_unit(f, g, rates)
    if isinstance(f, Comparison):
        return f
    found = _judge_numbers(f, g, frame, converted)
    if found.compatible is False and f.kind not in ("rank", "clock", "score"):
        return _differing(f, g, found, dates)
    return found


def _judge_numbers(f, g, frame, converted):
    how = "same figure, converted" if converted else "same figure, rounded"
    names = f"{_name(f)} and {_name(g)}"
    if f.kind == "score":
        return _no(f"{names} differ.")
    if f.ranged or g.ranged:
        if (f.interval.low, f.interval.high, f.ranged) == (g.interval.low, g.interval.high, g.ranged):
            return _yes("identical", f"Both print {f.surface}.")
        if frame and f.ranged and g.ranged and not (f.hedge or g.hedge):
            return _no(f"{names} are printed with different ends.")
        if f.interval.overlaps(g.interval):
            return _yes("within range", f"{names} overlap as printed.")
        return _no(f"{names} have no number in common.")
    if f.value == g.value and f.bound == g.bound and (f.hedge or "").lower() == (g.hedge or "").lower() and f.kind == g.kind and not converted:
        return _yes("identical", f"Both print {_name(f)}.")
    if f.bound == g.bound == "=":
        if converted:
            if f.interval.overlaps(g.interval):
                return _yes(how, f"{names} agree {converted}.")
            return _no(f"{names} do not agree {converted}.")
        if f.value == g.value and (f.kind == g.kind or "count" in (f.kind, g.kind)):
            return _yes("identical", f"Both print {f.surface}.")
        if f.kind == "rank":
            return _no(f"{names} differ, and ranks are exact.")
        if g.value in f.reach or f.value in g.reach:
            fine, coarse = (g, f) if g.value in f.reach else (f, g)
            return _yes(how, f"{fine.surface} is printed as {coarse.surface} when rounded.", f"if {coarse.surface} is a rounded figure")
        low, high = sorted((f, g), key=lambda x: abs(x.value))
        cut = low.scaled and low.value < high.value < low.value + (low.reach.high - low.reach.low)
        return _no(f"{names} differ, and neither is a rounding of the other.", f"if {low.surface} is cut off, not rounded, both agree" if cut else None)
    if "~" in (f.bound, g.bound) and not {f.bound, g.bound} & {"<", ">"}:
        if f.interval.overlaps(g.interval):
            return _yes("compatible with hedge", f"{names} can stand for one figure.", "if the hedge is as wide as the table of hedges says")
        return _no(f"{names} lie too far apart, even with the hedge.", "a wider hedge")
    return _judge_bounds(f, g, frame, names)


def _judge_bounds(f, g, frame, names):
    """At least one of the two is a bound: the other counts at its printed value, not with its rounding."""
    if f.bound in "<>" and g.bound in "<>":
        if not f.interval.overlaps(g.interval):
            return _no(f"{names} exclude each other.")
        if f.bound == g.bound and not (f.value and g.value and Fraction(4, 5) <= f.value / g.value <= Fraction(5, 4)):
            return _open(f"{names} are bounds far from each other.", "if the lower bound was printed by somebody who did not know the higher one")
        return _yes("compatible with hedge", f"{names} can both be true of one figure.")
    bound, plain = (f, g) if f.bound in "<>" else (g, f)
    point = Interval(plain.value, plain.value) if plain.bound == "=" else plain.interval
    if point.overlaps(bound.interval):
        if _near(bound, plain.value, FAR_IN_FRAME if frame else FAR):
            return _yes("compatible with hedge", f"{_name(plain)} satisfies {_name(bound)}.")
        side = "above" if bound.bound == ">" else "below"
        return _open(f"{_name(plain)} is far {side} {_name(bound)}: true of it, but hardly the same figure.", "if both speak of the same count")
    if plain.value == bound.value:
        if not frame and not plain.bare and plain.value >= 1000 and plain.value % 10 ** (len(str(int(plain.value))) - 2) == 0:
            return _open(f"{_name(bound)} excludes {plain.surface} itself, which may be rounded.", f"if {plain.surface} is exact, they conflict")
        return _no(f"{_name(bound)} excludes {plain.surface} itself.", f"if {plain.surface} is rounded, both can hold")
    if plain.bound == "=" and plain.scaled and plain.reach.overlaps(bound.interval):
        return _open(f"{names} agree only if {plain.surface} is rounded.", f"if {plain.surface} is exact, they conflict")
    return _no(f"{names} exclude each other.")


def _near(bound, value, far=FAR):
    """Whether a value that satisfies a bound is near enough for the same figure."""
    rule = hedges().get((bound.hedge or "").lower())
    near = rule[3] if rule and rule[3] else None
    if not bound.value or not value or value / bound.value <= 0:
        return True
    ratio = value / bound.value
    return ratio <= max(far, near or 0) if bound.bound == ">" else ratio >= min(Fraction(1, far), near or 1)


def _same_unit(f, g, rates):
    """Both figures in one unit; a verdict in place of the first where that cannot be."""
    if {f.kind, g.kind} == {"percent", "fraction"}:
        return (*(_scaled(x, Fraction(100), "percent") if x.kind == "fraction" else x for x in (f, g)), None)
    if f.kind == g.kind == "measure" and f.unit != g.unit:
        table = conversions()
        return (*(_scaled(x, table[x.unit][1], table[x.unit][0]) for x in (f, g)), f"with {f.unit} and {g.unit} converted")
    if f.kind == g.kind == "money" and f.unit != g.unit:
        return _convert(f, g, rates)
    return f, g, None


def _scaled(figure, factor, unit):
    return Figure(figure.start, figure.end, figure.surface, "measure", unit, None if figure.value is None else figure.value * factor,
                  figure.interval.times(factor), figure.reach.times(factor), figure.bound, figure.hedge, True, figure.ranged, figure.context, figure.head)  # fmt: skip


def _convert(f, g, rates):
    low_high = rate_between(rates, f.unit, g.unit)
    if low_high is None:
        if f.value and g.value:
            big, small = (f, g) if f.value >= g.value else (g, f)
            implied = f"the implied rate is {float(big.value / small.value):.4g} {big.unit} a {small.unit}"
        else:
            implied = "no rate is implied by a range"
        return _open(f"{_name(f)} and {_name(g)} are in two currencies; without a rate of the day, {implied}.", "a rate of the day"), None, None
    low, high = low_high
    ends = Interval(f.interval.low * low, f.interval.high * high, f.interval.low_closed, f.interval.high_closed)
    reach = Interval(f.reach.low * low, f.reach.high * high)
    value = None if f.value is None else f.value * (low + high) / 2
    moved = Figure(f.start, f.end, f.surface, "money", g.unit, value, ends, reach, f.bound, f.hedge, True, f.ranged)
    base, quote = (f.unit, g.unit) if high >= 1 else (g.unit, f.unit)
    ends = (low, high) if high >= 1 else (1 / high, 1 / low)
    return moved, g, f"at {float(ends[0]):.5g} to {float(ends[1]):.5g} {quote} a {base}"


def _judge_dates(f, g):
    """Two dates of the same thing, as far as both are told: a year fits a day of that year."""
    names = f"{_name(f)} and {_name(g)}"
    parts = [(x, y) for x, y in zip(f.value, g.value, strict=True) if x is not None and y is not None]
    if not parts:
        return _open(f"{names} tell different parts of a date.")
    order = _order(f.value, g.value)
    if f.bound == g.bound == "=":
        if order == 0:
            return _yes("identical" if f.value == g.value else "same figure, rounded", f"{names} are the same date.")
        return _no(f"{names} are different dates.")
    if f.bound != "=" and g.bound != "=":
        fits = f.bound == g.bound or order == (1 if f.bound == "<" else -1)
    else:
        want = {"<": 1, ">": -1}[f.bound if f.bound != "=" else g.bound]  # "before f": g is earlier
        fits = (order if f.bound != "=" else -order) == want
    return _yes("compatible with hedge", f"{names} can both be true.") if fits else _no(f"{names} exclude each other.")


@built_from("cumulative.csv", "synonyms.csv", "equivalents.csv")
def cumulative():
    """Stems of what is counted up and cannot fall."""
    return frozenset(s for row in read_lexicon("cumulative", ["word", "why"]) for one in stems(row["word"].split()) for s in one)


@built_from("cumulative.csv", "synonyms.csv", "equivalents.csv", "changes.csv")
def passing():
    """Stems of states that people leave again, so that their count may fall."""
    return frozenset(s for one in stems(["attendance", "missing", "displaced", "trapped", "stranded", "hospitalised", "unaccounted"]) for s in one)


def _counted_up(f, g):
    """Whether the state told nearest to a figure is one that is summed up, and to neither one that passes."""
    nearest = [max((w, s) for s, w in x.context.items() if s in cumulative() | passing())[1] for x in (f, g) if set(x.context) & (cumulative() | passing())]
    return bool(nearest) and not passing() & set(nearest)


def _differing(f, g, found, dates):
    """Two figures that differ: a conflict, unless their dates tell them apart or one date is missing."""
    if f.kind in ("measure", "age") or BOUNDED in dates:
        return found
    if (dates[0] is None) != (dates[1] is None):
        return _open(f"{_name(f)} and {_name(g)} differ, and one of them has no date: the count may have moved.", "the missing date")
    if dates[0] is None:
        return found
    order = _order(*dates)
    if order == 0:
        return found
    (early, e), (late, l) = ((f, dates[0]), (g, dates[1])) if order < 0 else ((g, dates[1]), (f, dates[0]))
    if _counted_up(f, g) and late.interval.high < early.interval.low:
        return _no(f"{_name(late)} on {_iso(l)} is below {_name(early)} on {_iso(e)}, and such a count cannot fall.", "if the earlier count was corrected")
    return _open(f"{_name(early)} is as of {_iso(e)}, {_name(late)} as of {_iso(l)}.", "if both speak of one date, they conflict", "different as-of date")


def _order(a, b):
    """-1, 0 or 1: which of two dates is earlier, as far as both are known."""
    return next(((x > y) - (x < y) for x, y in zip(a, b, strict=True) if None not in (x, y) and x != y), 0)


def _iso(date):
    return "-".join(f"{part:02d}" for part in date if part is not None)


_AS_OF = re.compile(r"\b(?:as of|as at|by|until|up to|at the end of|by the end of|at end of|end of)\s+(?:the\s+|mid-?\s?|early\s+|late\s+)*$", re.I)
_IN = re.compile(r"\b(?:in|on)\s+(?:mid-?\s?|early\s+|late\s+)*$", re.I)


def _as_of(text, figures):
    """The figure that is the date as of which the others of a text stand, or None.

    "In 2020" of a count that is summed up is a period and no such date.
    """
    others = [f for f in figures if f.kind in ("count", "money", "percent", "fraction")]
    rising = any(set(f.context) & cumulative() for f in others)
    for f in figures:
        if f.kind == "date" and others:
            if f.bound != "=":
                return f
            before = text[max(0, f.start - 30) : f.start]
            near = any(min(abs(f.start - o.end), abs(o.start - f.end)) <= 40 for o in others)
            if _AS_OF.search(before) or (near and _IN.search(before) and not (rising and f.value[1:] == (None, None))):
                return f
    return None


def date_parts(date, name="as_of"):
    """(year, month, day) as far as known of a date given as text or date; None where missing."""
    if date is None or date != date:
        return None
    if isinstance(date, datetime.date):
        return date.year, date.month, date.day
    text = str(date).strip()
    match = re.fullmatch(r"(?:\d{4}(?:-\d\d){0,2}/)?(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ].*)?", text)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        raise SettingError(f"{name} = {date!r} is no date; write 2015, 2015-12 or 2015-12-16.")
    return tuple(int(part) if part else None for part in match.groups())


def days_apart(a, b):
    """Days between two dates as `as_of` gives them, roughly where a part is not known; very many where one is missing."""
    a, b = date_parts(a), date_parts(b)
    if a is None or b is None:
        return 10**6
    return abs(sum(((x or 6) - (y or 6)) * days for x, y, days in zip(a, b, (365, 30, 1), strict=True)))


def later(a, b, days=45):
    """Whether date `a` lies more than `days` after date `b`; not so where one is missing."""
    a, b = date_parts(a), date_parts(b)
    return a is not None and b is not None and sum(((x or 6) - (y or 6)) * size for x, y, size in zip(a, b, (365, 30, 1), strict=True)) > days


def _text(given, name):
    if isinstance(given, bool) or not isinstance(given, (str, int, float, Decimal, Fraction)):
        raise SettingError(f"{name} = {given!r}: compare takes two texts or two numbers.")
    return given[:LONGEST] if isinstance(given, str) else ""


_UNIT_SIGN = re.compile(r"[$€£¥%]")


def _bare(given, text):
    """A figure that stands alone, with what `unround` allows; None for a sentence."""
    if not isinstance(given, str):
        interval = unround(given)
        value = (interval.low + interval.high) / 2
        return Figure(0, 0, f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,.12g}", "count", None, value, interval, interval, scaled=True, bare=True)
    try:
        interval = unround("" if _UNIT_SIGN.search(text) else text)
    except SettingError:
        if len(text) > 60:
            return None
        figures = figures_of(text) or figures_of(f"{text} of")  # "a third" alone
        said = {word for f in figures if f.hedge for word in stems(f.hedge.split())}
        if len(figures) != 1 or set(figures[0].context) - set().union(*said) or not isinstance(figures[0].value or Fraction(0), Fraction):
            return None
        figure = replace(figures[0], bare=True, reach=figures[0].full or figures[0].reach)
        return figure if figure.ranged else replace(figure, interval=hedged_interval(figure.value, figure.reach, figure.bound, figure.hedge))
    value = (interval.low + interval.high) / 2
    return Figure(0, len(text), text.strip(), "count", None, value, interval, interval, scaled=True, bare=True)
