"""What should follow from other printed figures: sums of parts, shares of a whole, rises, conversions in brackets."""

import re
from fractions import Fraction

from .intervals import Interval
from .rates import rate_between
from .verdicts import Comparison, days_apart, judge, later

_BRACKET = re.compile(r"\s*(?:[(\[]|,? or\b|,? about\b|,? equivalent to\b|,? worth\b|=|[—–-])[^.;]{0,25}$", re.I)
_WHOLE = re.compile(r"\s*(?:of|out of)\s+(?:all\s+|the\s+|its\s+|that\s+)*(?P<whole>[^,.;()]{3,60})", re.I)
CLOSE = Fraction(1, 10)  # a list that misses its total by more than a tenth is taken for another list


def of_one_article(entries, others, rates):
    """Arithmetic inside one article.

    Parameters
    ----------
    entries : list of Entry
        The figures of one article in order of the text.
    others : list of Entry
        Figures of other articles and of references that can be the whole of a share.
    rates : list of (id, {(base, quote): (low, high)})
        Rates from references.

    Yields
    ------
    (Entry, Entry, Comparison)
    """
    by_sentence = {}
    for entry in entries:
        by_sentence.setdefault((entry.sentence_start, entry.sentence), []).append(entry)
    for found in by_sentence.values():
        yield from _conversions(found, rates)
        yield from _sums(found)
        yield from _rises(found)
        yield from _shares(found, [*entries, *others])


def _conversions(found, rates):
    """Sums of money told in several currencies one behind the other: each with each."""
    run = []
    for entry in [e for e in found if e.figure.kind == "money"]:
        if run and not _BRACKET.fullmatch(run[-1].gap_to(entry)) and not re.fullmatch(r"\s?[,;]\s?(?:or\s)?|\s(?:or|and)\s", run[-1].gap_to(entry)):
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
            return Comparison(verdict.verdict, True, f"{verdict.why[:-1]} (ref:{name}).", "the rate of that source and period")
    name, table = known[0]
    if f.value and g.value and g.value < f.value:
        f, g = g, f  # so that the rate is told as units of the smaller currency
    low, high = (float(end) for end in rate_between(table, f.unit, g.unit))
    implied = f"{float(g.value / f.value):.4g}" if f.value and g.value else "no one rate in"
    why = f"The two sums imply {implied} {g.unit} a {f.unit}; none of {len(known)} rates fits (ref:{name} has {low:.4g} to {high:.4g})."
    return Comparison("arithmetic does not follow", False, why, "a rate of another day, or a rounded first sum")


def _sums(found):
    """A figure and the parts named beside it in the same sentence, in the same unit."""
    for at, total in enumerate(found):
        parts = [e for e in found if e is not total and e.figure.kind == total.figure.kind and _parts_of(e, total)]
        if len(parts) < 2 or total.figure.bound not in "=~" or total.figure.kind not in ("count", "money") or total.figure.value is None:
            continue
        behind = [e for e in parts if e.start > total.start] if at < len(found) - 1 else []
        parts = behind if len(behind) >= 2 else [e for e in parts if e.start < total.start]
        if len(parts) < 2 or any(e.figure.value is None or e.figure.bound not in "=~" or e.figure.value >= total.figure.value for e in parts):
            continue
        value, low, high = (sum(end) for end in zip(*((e.figure.value, e.figure.interval.low, e.figure.interval.high) for e in parts), strict=True))
        terms = " + ".join(e.surface for e in parts)
        if value == total.figure.value or Interval(low, high).overlaps(total.figure.interval):
            yield total, parts[0], Comparison("arithmetic follows", True, f"{terms} = {float(value):,.10g}, printed as {total.surface}.", "if the parts named are all the parts")
        elif abs(value - total.figure.value) <= CLOSE * total.figure.value:
            off = float(value - total.figure.value)
            why = f"{terms} = {float(value):,.10g}, which is {abs(off):,.10g} {'more' if off > 0 else 'less'} than {total.surface}."
            yield total, parts[0], Comparison("arithmetic does not follow", False, why, "a part that is not named, or one counted twice")


def _parts_of(part, total):
    return part.figure.unit == total.figure.unit or part.stems <= total.stems or not part.stems


def _rises(found):
    """ "rose 20 per cent to 120 from 100": three figures of one sentence."""
    percents = [e for e in found if e.figure.kind == "percent" and e.change in ("up", "down")]
    if len(percents) != 1:
        return
    rest = [e for e in found if e.figure.kind in ("count", "money", "measure") and e.figure.value]
    old = [e for e in rest if e.figure.former]
    new = [e for e in rest if not e.figure.former and any(e.figure.kind == o.figure.kind and e.figure.unit == o.figure.unit for o in old)]
    if len(old) != 1 or len(new) != 1:
        return
    f, g, percent = new[0].figure, old[0].figure, percents[0]
    if g.interval.low <= 0 or f.interval.high == float("inf") or g.interval.high == float("inf"):
        return
    sign = 1 if percent.change == "up" else -1
    ends = sorted([(f.interval.low / g.interval.high - 1) * 100 * sign, (f.interval.high / g.interval.low - 1) * 100 * sign])
    fits = Interval(*ends).overlaps(percent.figure.interval)
    why = f"From {old[0].surface} to {new[0].surface} is {float(f.value / g.value - 1) * 100:+.3g} per cent; printed: {percent.surface}."
    yield percent, new[0], Comparison("arithmetic follows" if fits else "arithmetic does not follow", fits, why, "if both figures are those compared")


def _shares(found, others):
    """ "668 million users, about one-fourth of the global total": the whole stands elsewhere, or in a reference."""
    for share in found:
        f = share.figure
        if f.kind not in ("percent", "fraction") or f.ranged or share.change:
            continue
        whole_text = _WHOLE.match(share.sentence, f.end)
        part = next((e for e in reversed(found) if e.start < share.start and e.figure.kind in ("count", "money") and e.figure.value), None)
        if not whole_text or part is None:
            continue
        wholes = [w for w in others if w is not part and w.figure.kind == part.figure.kind and w.figure.value and w.names_whole(whole_text["whole"], part)]
        for whole in _nearest(wholes, part):
            if whole.figure.value <= part.figure.value or whole.figure.interval.low <= 0 or part.figure.interval.high == float("inf"):
                continue
            low, high = part.figure.interval.low / whole.figure.interval.high, part.figure.interval.high / whole.figure.interval.low
            factor = 100 if f.kind == "percent" else 1
            fits = Interval(low * factor, high * factor).overlaps(f.interval)
            percent = float(part.figure.value / whole.figure.value) * 100
            name = f"{whole.surface} ({whole.label}{', ' + whole.as_of if whole.as_of else ''})"
            why = f"{part.surface} of {name} is {percent:.3g} per cent; printed: {share.surface}."
            yield share, whole, Comparison("arithmetic follows" if fits else "arithmetic does not follow", fits, why, "another count of the whole, or another date")


def _nearest(wholes, part):
    """Of each dated series the value nearest to the date of the part, none counted after it; all of them where it has none."""
    if not part.as_of:
        return wholes
    series = {}
    for whole in wholes:
        if not later(whole.as_of, part.as_of):
            series.setdefault((whole.measure, whole.source and whole.source.split(",")[0]) if whole.article is None else whole.label, []).append(whole)
    return [min(found, key=lambda w: days_apart(w.as_of, part.as_of)) for found in series.values()]
