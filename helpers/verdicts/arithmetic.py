"""What should follow from other printed figures: sums of parts, shares of a whole, rises, conversions in brackets."""

import math
import re
from dataclasses import replace
from fractions import Fraction

from ..figures import Interval
from .conversions import rate_between
from .judge import Comparison, days_apart, judge, later
from .references import series_of

# "2.95 trillion yuan ($455 billion or 416 billion euros)"
_BRACKET = re.compile(r"\s*(?:(?:[(\[=—–-]|,? (?:or|about|equivalent to|worth)\b)[^.;]{0,25}|[,;] ?|and )", re.I)
_WHOLE = re.compile(r"\s*(?:of|out of)\s+(?:all\s+|the\s+|its\s+|that\s+)*(?P<whole>[^,.;()]{3,60})", re.I)
CLOSE = Fraction(1, 10)  # a list that misses its total by more than a tenth is taken for another list


def of_one_article(entries, others, rates):
    """(entry, entry, verdict) of the arithmetic inside one article.

    `entries` are its figures in order of the text, `others` figures elsewhere and references that can be the whole of a
    share, `rates` pairs of (id, {(base, quote): (low, high)}).
    """
    by_sentence = {}
    for entry in entries:
        by_sentence.setdefault((entry.sentence_start, entry.sentence), []).append(entry)
    for found in by_sentence.values():
        yield from _conversions(found, rates)
        yield from _sums(found)
        yield from _rises(found)
        yield from _shares(found, [*entries, *others])


def _told(fits, why, assumption):
    return Comparison("arithmetic follows" if fits else "arithmetic does not follow", fits, why, assumption)


def _conversions(found, rates):
    """Sums of money told in several currencies one behind the other: each with each."""
    run = []
    for entry in [e for e in found if e.figure.kind == "money"]:
        if run and not _BRACKET.fullmatch(run[-1].gap_to(entry)):
            run = []
        for before in run:
            if before.figure.unit != entry.figure.unit:
                yield before, entry, converted(before.figure, entry.figure, rates)
        run.append(entry)


def converted(f, g, rates):
    """The verdict for two sums in two currencies at each of several rates; the first that fits is named."""
    known = [(name, table) for name, table in rates if rate_between(table, f.unit, g.unit)]
    if not known:
        return judge(f, g)
    for name, table in known:
        verdict = judge(f, g, rates=table)
        if verdict.compatible:
            return replace(verdict, why=f"{verdict.why[:-1]} (ref:{name}).", assumption="the rate of that source and period")
    name, table = known[0]
    implied = "no one rate in"
    if f.value and g.value:
        f, g = sorted((f, g), key=lambda x: x.value)  # so that the rate is told as units of the smaller currency
        implied = f"{float(g.value / f.value):.4g}"
    low, high = (float(end) for end in rate_between(table, f.unit, g.unit))
    told = f"none of {len(known)} rates fits (ref:{name} has {low:.4g} to {high:.4g})"
    why = f"The two sums imply {implied} {g.unit} a {f.unit}; {told}."
    return _told(False, why, "a rate of another day, or a rounded first sum")


def _sums(found):
    """A count or sum and the parts named behind it, or before it, in the same sentence and unit."""
    known = [e for e in found if e.figure.kind in ("count", "money") and e.figure.value and e.figure.bound in "=~"]
    for total in known:
        parts = [e for e in known if e.figure.value < total.figure.value and _like(e, total)]
        behind = [e for e in parts if e.start > total.start]
        parts = behind if len(behind) >= 2 else [e for e in parts if e.start < total.start]
        if len(parts) < 2:
            continue
        figures = [e.figure for e in parts]
        value, low, high = sum(f.value for f in figures), sum(f.interval.low for f in figures), sum(f.interval.high for f in figures)
        terms, off = f"{' + '.join(e.surface for e in parts)} = {float(value):,.10g}", float(value - total.figure.value)
        if Interval(low, high).overlaps(total.figure.interval):
            why = f"{terms}, printed as {total.surface}."
            yield total, parts[0], _told(True, why, "if the parts named are all the parts")
        elif abs(off) <= CLOSE * total.figure.value:
            why = f"{terms}, which is {abs(off):,.10g} {'more' if off > 0 else 'less'} than {total.surface}."
            yield total, parts[0], _told(False, why, "a part that is not named, or one counted twice")


def _like(part, total):
    same_unit = part.figure.unit == total.figure.unit or part.stems <= total.stems
    return part.figure.kind == total.figure.kind and same_unit


def _rises(found):
    """ "rose 20 per cent to 120 from 100": three figures of one sentence."""
    percents = [e for e in found if e.figure.kind == "percent" and e.change in ("up", "down")]
    rest = [e for e in found if e.figure.kind in ("count", "money", "measure") and e.figure.value]
    old = [e for e in rest if e.figure.former]
    units = {(e.figure.kind, e.figure.unit) for e in old}
    new = [e for e in rest if not e.figure.former and (e.figure.kind, e.figure.unit) in units]
    if not len(percents) == len(old) == len(new) == 1:
        return
    f, g, percent = new[0].figure, old[0].figure, percents[0]
    if g.interval.low <= 0 or math.inf in (f.interval.high, g.interval.high):
        return
    sign = 100 if percent.change == "up" else -100
    least, most = f.interval.low / g.interval.high, f.interval.high / g.interval.low
    ends = sorted((sign * (least - 1), sign * (most - 1)))
    rise = f"{float(f.value / g.value - 1) * 100:+.3g}"
    why = f"From {g.surface} to {f.surface} is {rise} per cent; printed: {percent.surface}."
    fits = Interval(*ends).overlaps(percent.figure.interval)
    yield percent, new[0], _told(fits, why, "if both figures are those compared")


def _shares(found, others):
    """ "668 million users, about one-fourth of the global total": the whole stands elsewhere, or in a reference."""
    counts = [e for e in found if e.figure.kind in ("count", "money") and e.figure.value]
    for share in found:
        f = share.figure
        named = _WHOLE.match(share.sentence, f.end)
        part = next((e for e in reversed(counts) if e.start < share.start), None)
        if f.kind not in ("percent", "fraction") or f.ranged or share.change or not named or not part:
            continue
        g = part.figure
        wholes = [w for w in others if w.figure.kind == g.kind and w.figure.value and w.names_whole(named["whole"], part)]
        for whole in _nearest(wholes, part):
            ends = whole.figure.interval
            if whole.figure.value <= g.value or ends.low <= 0 or g.interval.high == math.inf:
                continue
            factor = 100 if f.kind == "percent" else 1
            reach = Interval(g.interval.low / ends.high * factor, g.interval.high / ends.low * factor)
            percent = float(g.value / whole.figure.value) * 100
            told = ", ".join(filter(None, (whole.label, whole.as_of)))
            why = f"{g.surface} of {whole.surface} ({told}) is {percent:.3g} per cent; printed: {f.surface}."
            yield share, whole, _told(reach.overlaps(f.interval), why, "another count of the whole, or another date")


def _nearest(wholes, part):
    """Of each dated series the value nearest to the date of the part, none counted after it; all of them where it has none."""
    if not part.dated:
        return wholes
    series = {}
    for whole in wholes:
        if not later(whole.as_of, part.dated):
            series.setdefault(whole.label if whole.article else series_of(whole), []).append(whole)
    return [min(found, key=lambda w: days_apart(w.as_of, part.dated)) for found in series.values()]
