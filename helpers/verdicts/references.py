"""What printed figures are held against: references, and sums, shares and conversions of other figures."""

import math
import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from ..figures import Figure, Interval, kind_of
from ..ground import need
from .context import all_stems, defined_apart, stems
from .judge import both_ways, converted, date_parts, days_after, difference, follows, in_time, judge, name, undecided
from .things import BEHIND_HEAD, LATER, WORLD, Entry, ends_of, exact, grouped, ratio, rows_of
from .ties import is_whole, same_series, two_sides

YEAR = 366  # days: a reference further from the date of a figure, and of another value, says nothing of it
# "2.95 trillion yuan ($455 billion or 416 billion euros)"
_BRACKET = re.compile(r"\s*(?:(?:[(\[=—–-]|,? (?:or|about|equivalent to|worth)\b)[^.;]{0,25}|[,;] ?|and )", re.I)
_WHOLE = re.compile(r"\s*(?:of|out of)\s+(?:all\s+|the\s+|its\s+|that\s+)*([^,.;()]{3,60})", re.I)
# "Farmers say 80; the council puts the figure at 50": the number right behind stands for the one before
_RESTATED = re.compile(r"\b(?:put|counter(?:ed)?)s?\b[^.;]{0,30}\b(?:figure|number|toll|total|estimate) (?:at|of)\s+$")
CLOSE = Fraction(1, 10)  # a list that misses its total by more than a tenth is taken for another list


def references_of(references):
    """References as entries, and their rates of exchange as (id, {(base, quote): (low, high)})."""
    if references is None or not len(references):
        return [], []
    need(references, "references", ("id", "measure", "value", "unit"))
    entries, rates = [], []
    for row in [row for row in rows_of(references) if None not in (row["id"], row["value"])]:
        quote, per, base = str(row["unit"] or "").partition(" per ")
        if not per:
            entries.append(_reference(row))
        elif (ends := ends_of(row)).low > 0 and ends.high < math.inf:
            rates.append((str(row["id"]), both_ways(base.strip(), quote.strip(), ends.low, ends.high)))
    return entries, rates


def _reference(row):
    """A reference as an entry, its row with the columns that a row of statistics has."""
    measure, unit, ends = str(row.get("measure") or "").split("(")[0].strip(" ,"), str(row["unit"] or ""), ends_of(row)
    value, kind = exact(float(row["value"])), kind_of(unit.split(" of ")[0].split(" change")[0])
    own = all_stems(measure.split(" and ")[0].replace(",", " "))
    figure = Figure(
        0, 0, f"{spelt(value)} {unit}", kind, "percent" if kind == "percent" else unit, value, ends, ends,
        ranged=ends.low == value < ends.high, context=dict.fromkeys(own, 1.0),
    )  # fmt: skip
    label, checked = f"ref:{row['id']}", str(row.get("how_verified") or "")
    source = ", ".join(str(row[name]) for name in ("publisher", "source_title") if row.get(name))
    told = {"article": None, "measure": measure, "unit": unit, "attribution": source, "sentence": ""}
    told["change"] = "up" if "change" in unit else None
    told["note_of_ours"] = f"({label}: {checked}, so no ground for a verdict)" if "memory" in checked else ""
    named = [s for s in stems(BEHIND_HEAD.split(measure)[0].replace(",", " ").split()) if s]
    entry = Entry(label, row | told, figure, named, own)
    entry.head, entry.series = named[-1] if named else own, (measure, source.split(",")[0])
    entry.rank = (rank := re.match(r"\d+", str(row.get("rank")))) and int(rank[0])
    return entry


def derived_of(derived, entries):
    """Rows of `derived.csv` as references, where both references that each comes from are there."""
    units, found = {"share": "percent", "rise": "percent change", "ratio": "times"}, []
    for row in [] if derived is None else rows_of(derived):
        one, two = (entries.get(f"ref:{row[end]}") for end in ("from_a", "from_b"))
        if one and two:
            days = [(one.as_of or "")[:n] for n in (10, 4) if (one.as_of or "")[:n] == (two.as_of or "")[:n]]
            told = {"key": row["id"], "rank": 1, "place": one.row.get("place"), "as_of": days[0] if days else None}
            unit = units.get(row["operation"], one.figure.unit)
            found.append(_reference(told | {"publisher": two.source, "unit": unit} | row))
    return found


def spelt(value):
    """A number as news copy prints it: "668 million", "4,137,000" where the scale word would hide digits, "24"."""
    for factor, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= factor and value * 1000 % factor == 0:
            return f"{float(value / factor):,g} {word}"
    return f"{float(value):,.12g}"


def against(one, sources):
    """(reference, verdict) for a figure: of each series one count."""
    fitting = (ref for ref in sources if bool(one.change) == bool(ref.change) and same_series(one, ref))
    for refs in grouped(fitting, lambda ref: ref.series).values():
        ref, found = _of_series(one, refs)
        if found and ref.note and found.compatible is not None:
            flip = f"a check of {ref.label}: then {found.verdict}"
            found = undecided(f"{found.why[:-1]}, but the reference is from memory.", flip)
        if found:
            yield ref, found


def _of_series(one, refs):
    """Of a series the count that a figure fits, none made after it was printed; else the nearest; with the verdict."""
    f, known = one.figure, [r for r in refs if days_after(r.as_of, one.dated) <= LATER and _in_year(r, one.year)]
    if fitting := [r for r in known if judge(f, r.figure).compatible]:
        ref = min(fitting, key=lambda r: (ratio(one, r), abs(days_after(one.dated, r.as_of))))
        when = f"if {one.surface} stands as of {ref.as_of}" if ref.as_of and one.dated != ref.as_of else None
        return ref, judge(f, ref.figure).if_also(when)
    ref = min(refs, key=lambda r: abs(days_after(one.dated, r.as_of)) if one.dated else ratio(one, r))
    placed = WORLD & (one.place | one.stems) if ref.place & WORLD else ref.place & {*one.place, *f.context}
    if ref.place and not placed:  # neither the figure nor its sentence is of that place
        return ref, None
    if other := defined_apart(one.sides, ref.sides):
        return ref, difference(f, ref.figure, other, None)
    if YEAR < abs(days_after(one.as_of, ref.as_of)) < math.inf:
        return ref, None
    if not one.as_of:  # the day of a paper dates no count that stands still
        nearest = f"the nearest is {ref.surface} as of {ref.as_of}"
        why = f"{one.surface} has no date and fits none of {len(refs)} references; {nearest}."
        return ref, undecided(why, "the date of the printed figure")
    found = in_time(f, ref.figure, judge(f, ref.figure), (date_parts(one.dated), date_parts(ref.as_of)), apart=True)
    if found.compatible is False and (ref.published or "") > (one.published or "9999"):
        why = f"{ref.surface} was published on {ref.published}, after {one.surface} was printed."
        found = undecided(why, "a count known at the time")
    elif found.verdict == "conflict" and " sum " in f" {ref.measure} ":  # parts that a source names, added up
        off = f.value - ref.figure.value
        why = f"The parts make {ref.surface}, {spelt(abs(off))} {'fewer' if off > 0 else 'more'} than {one.surface}."
        found = replace(found, verdict="arithmetic does not follow", why=why, assumption="a part that is not named")
    return ref, found


def _in_year(ref, year):
    """Whether a reference, if it is dated, is of a year (None: of any)."""
    return not year or (ref.as_of or "")[:4] <= year <= (ref.as_of or "9999").split("/")[-1][:4]


def _countable(figure):
    return figure.kind in ("count", "money", "measure") and bool(figure.value)


def _sum(total, parts):
    """Whether figures make up a total; with it by how much they miss it."""
    off = sum(f.value for f in parts) - total.value
    fits = Interval(sum(f.interval.low for f in parts), sum(f.interval.high for f in parts)).overlaps(total.interval)
    missed = f"which is {spelt(abs(off))} {'more' if off > 0 else 'less'} than"
    told = f"{'printed as' if fits else missed} {total.surface}"
    why = f"{' + '.join(map(name, parts))} = {spelt(total.value + off)}, {told}."
    return follows(fits, why, "if the parts named are all the parts"), off


def sum_among(total, part, figures):
    """Whether a figure is the sum of two to four neighbouring ones, a given one among them; None where not."""
    like = [f for f in figures if _countable(f) and f.kind == total.kind and f.bound in "=>"]
    like = [f for f in like if f.kind == "count" or f.unit == total.unit]
    runs = (like[i : i + size] for size in (2, 3, 4) for i in range(len(like) - size + 1))
    return next((_sum(total, run)[0] for run in runs if part in run and sum(f.value for f in run) == total.value), None)


def of_one_article(entries, others, rates):
    """(entry, entry, verdict) of the arithmetic inside one article.

    `entries` are its figures in order of the text, `others` figures elsewhere and references that can be the whole of a
    share, `rates` pairs of (id, {(base, quote): (low, high)}).
    """
    for before, entry in pairwise(entries):
        restated = _RESTATED.search(entry.sentence, 0, entry.figure.start)
        if restated and before.unit_key == entry.unit_key and ("counter" in restated[0] or two_sides(before, entry)):
            yield before, entry, judge(before.figure, entry.figure)
    for found in grouped(entries, lambda e: (e.sentence_start, e.sentence)).values():
        run = []  # sums of money told in several currencies one behind the other: each with each
        for entry in [e for e in found if e.figure.kind == "money"]:
            if run and not _BRACKET.fullmatch(entry.sentence, run[-1].figure.end, entry.figure.start):
                run = []
            for before in run:
                if before.figure.unit != entry.figure.unit:
                    yield before, entry, converted(before.figure, entry.figure, rates)
            run.append(entry)
        # a count or sum and the parts named behind it, or before it, in the same unit
        known = [e for e in found if _countable(e.figure) and e.figure.kind != "measure" and e.figure.bound in "=~"]
        for total in known:
            like = [e for e in known if e.figure.value < total.figure.value and e.figure.kind == total.figure.kind]
            count = total.figure.kind == "count"  # dollars and euros make no sum
            like = [e for e in like if e.figure.unit == total.figure.unit or (count and e.stems <= total.stems)]
            sides = [[e for e in like if e.start > total.start], [e for e in like if e.start < total.start]]
            if parts := next((side for side in sides if len(side) > 1), None):
                verdict, off = _sum(total.figure, [e.figure for e in parts])
                if verdict.compatible or abs(off) <= CLOSE * total.figure.value:
                    yield total, parts[0], verdict
        yield from _shares(found, [*entries, *others])


def _shares(found, others):
    """ "668 million users, about one-fourth of the global total": the whole stands elsewhere, or in a reference."""
    for share in found:
        f, named = share.figure, _WHOLE.match(share.sentence, share.figure.end)
        before = [e for e in found if e.start < share.start and e.figure.kind in ("count", "money") and e.figure.value]
        if share.unit_key != "share" or f.ranged or share.change or not named or not before:
            continue
        part, g = before[-1], before[-1].figure
        known = [whole for whole in others if is_whole(whole, named[1], part)]
        for wholes in grouped(known, lambda whole: whole.series).values():  # of each the nearest to the day of the part
            whole = min(wholes, key=lambda w: abs(days_after(w.as_of, part.dated)))
            ends, percent = whole.figure.interval, float(g.value / whole.figure.value) * 100
            reach = Interval(g.interval.low / ends.high * 100, g.interval.high / ends.low * 100)
            told = ", ".join(filter(None, (whole.label, whole.as_of)))
            why = f"{g.surface} of {whole.surface} ({told}) is {percent:.3g} per cent; printed: {f.surface}."
            flip = "another count of the whole, or another date"
            yield share, whole, follows(reach.overlaps(share.interval), why, flip)
