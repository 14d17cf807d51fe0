"""What should follow from other printed figures: sums of parts, shares of a whole, rises, conversions in brackets."""

import re
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction

from ..figures import Interval
from .context import all_stems
from .conversions import rate_between
from .judge import Comparison, implied_rate, judge, name
from .things import WORLD
from .times import days_apart, later

# "2.95 trillion yuan ($455 billion or 416 billion euros)"
_BRACKET = re.compile(r"\s*(?:(?:[(\[=—–-]|,? (?:or|about|equivalent to|worth)\b)[^.;]{0,25}|[,;] ?|and )", re.I)
_WHOLE = re.compile(r"\s*(?:of|out of)\s+(?:all\s+|the\s+|its\s+|that\s+)*([^,.;()]{3,60})", re.I)
CLOSE = Fraction(1, 10)  # a list that misses its total by more than a tenth is taken for another list


def _told(fits, why, assumption):
    return Comparison("arithmetic follows" if fits else "arithmetic does not follow", fits, why, assumption)


def _countable(figure):
    return figure.kind in ("count", "money", "measure") and bool(figure.value)


def _sum(total, parts):
    """Whether figures make up a total; with it by how much they miss it."""
    off = float(sum(f.value for f in parts) - total.value)
    fits = Interval(sum(f.interval.low for f in parts), sum(f.interval.high for f in parts)).overlaps(total.interval)
    missed = f"which is {abs(off):,.10g} {'more' if off > 0 else 'less'} than"
    told = f"{'printed as' if fits else missed} {total.surface}"
    why = f"{' + '.join(map(name, parts))} = {float(total.value) + off:,.10g}, {told}."
    return _told(fits, why, "if the parts named are all the parts"), off


def sum_among(total, part, figures):
    """Whether a figure is the sum of two to four neighbouring ones, a given one among them; None where not."""
    like = [f for f in figures if _countable(f) and f.kind == total.kind and f.bound in "=>"]
    like = [f for f in like if f.kind == "count" or f.unit == total.unit]
    runs = (like[i : i + size] for size in (2, 3, 4) for i in range(len(like) - size + 1))
    return next((_sum(total, run)[0] for run in runs if part in run and sum(f.value for f in run) == total.value), None)


def change_between(figures_a, figures_b):
    """Whether one text tells a change and the other what it was before, or both ends: "doubled to 2 million"."""
    for one, other in ((figures_a, figures_b), (figures_b, figures_a)):
        for rate in (f for f in one if f.change and f.kind in ("percent", "fraction", "multiple") and not f.ranged):
            low, high = _multiplies(rate)
            known = [(x, y) for x in other for y in other if x.former] + [(x, y) for x in other for y in one]
            for x, y in known:
                like = _countable(x) and _countable(y) and not y.former and (x.kind, x.unit) == (y.kind, y.unit)
                if like and low <= abs(y.value / x.value) <= high:
                    why = f"From {name(x)} to {name(y)} is what '{name(rate)}' tells."
                    return _told(True, why, f"if {name(x)} is what it was before")
    return None


def _multiplies(rate):
    """By what a change multiplies, from and to: "by 40 per cent" by 1.395 to 1.405."""
    ends = [Fraction(end) for end in (rate.reach.low, rate.reach.high)]
    if rate.kind == "multiple":
        return ends
    sign = (1 if rate.change == "up" else -1) * Fraction(1, 100 if rate.kind == "percent" else 1)
    return sorted(1 + sign * end for end in ends)


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
        yield from _shares(found, [*entries, *others])


def _conversions(found, rates):
    """Sums of money told in several currencies one behind the other: each with each."""
    run = []
    for entry in [e for e in found if e.figure.kind == "money"]:
        if run and not _BRACKET.fullmatch(entry.sentence, run[-1].figure.end, entry.figure.start):
            run = []
        for before in run:
            if before.figure.unit != entry.figure.unit:
                yield before, entry, converted(before.figure, entry.figure, rates)
        run.append(entry)


def converted(f, g, rates):
    """The verdict for two sums in two currencies at each of several rates; the first that fits is named."""
    tried = [(name, judge(f, g, table)) for name, table in rates if rate_between(table, f.unit, g.unit)]
    if not tried:
        return judge(f, g)
    rate, found = next((x for x in tried if x[1].compatible), tried[0])
    if found.compatible:
        return replace(found, why=f"{found.why[:-1]} (ref:{rate}).", assumption="the rate of that source and period")
    why = f"{found.why[:-1]} (ref:{rate}) or any other of {len(tried)} rates; they imply {implied_rate(f, g)}."
    return _told(False, why, "a rate of another day, or a rounded first sum")


def _sums(found):
    """A count or sum and the parts named behind it, or before it, in the same sentence and unit."""
    known = [e for e in found if _countable(e.figure) and e.figure.kind != "measure" and e.figure.bound in "=~"]
    for total in known:
        like = [e for e in known if e.figure.value < total.figure.value and e.figure.kind == total.figure.kind]
        like = [e for e in like if e.figure.unit == total.figure.unit or e.stems <= total.stems]
        sides = [[e for e in like if e.start > total.start], [e for e in like if e.start < total.start]]
        if parts := next((side for side in sides if len(side) > 1), None):
            verdict, off = _sum(total.figure, [e.figure for e in parts])
            if verdict.compatible or abs(off) <= CLOSE * total.figure.value:
                yield total, parts[0], verdict


def _shares(found, others):
    """ "668 million users, about one-fourth of the global total": the whole stands elsewhere, or in a reference."""
    for share in found:
        f, named = share.figure, _WHOLE.match(share.sentence, share.figure.end)
        before = [e for e in found if e.start < share.start and e.figure.kind in ("count", "money") and e.figure.value]
        if share.unit_key != "share" or f.ranged or share.change or not named or not before:
            continue
        part, g, series = before[-1], before[-1].figure, defaultdict(list)
        for whole in others:
            if _is_whole(whole, named[1], part):
                series[whole.series].append(whole)
        for wholes in series.values():  # of each dated series the value nearest to the date of the part
            whole = min(wholes, key=lambda w: days_apart(w.as_of, part.dated))
            ends, percent = whole.figure.interval, float(g.value / whole.figure.value) * 100
            reach = Interval(g.interval.low / ends.high * 100, g.interval.high / ends.low * 100)
            told = ", ".join(filter(None, (whole.label, whole.as_of)))
            why = f"{g.surface} of {whole.surface} ({told}) is {percent:.3g} per cent; printed: {f.surface}."
            flip = "another count of the whole, or another date"
            yield share, whole, _told(reach.overlaps(share.interval), why, flip)


def _is_whole(whole, words, part):
    """Whether a figure is the whole that a share speaks of (`words`: behind "of"): of one kind, a wider place."""
    f, named = whole.figure, all_stems(words)
    if f.kind != part.figure.kind or f.interval.low <= 0 or later(whole.as_of, part.dated):
        return False
    if (f.value or 0) <= part.figure.value:
        return False
    wider = named & (whole.place | (WORLD & whole.stems))
    return bool(wider and (whole.head & part.head or whole.stems & named & part.stems))
