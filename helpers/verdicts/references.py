"""Reference figures beside printed ones: which series measures the same thing, and what it says."""

import math
import re
from collections import defaultdict
from dataclasses import replace

from ..figures import Figure, Interval, kind_of
from ..ground import CorpusError
from .context import all_stems, defined_apart, direction, likeness, stems
from .judge import by_definition, in_time, judge, undecided
from .things import GENERIC, WORLD, Entry, exact, ratio, rows_of
from .times import UNKNOWN, date_parts, days_apart, later

ALIKE, ALIKE_IN_VALUE = 0.35, 0.15  # least likeness of words to a reference of another value, or of the same one
YEAR = 366  # days: a reference further from the date of a figure, and of another value, says nothing of it
_BEHIND_HEAD = re.compile(r"\b(?:at|in|on|from|named|filed|who|and|as|with)\b")


def references_of(references):
    """References as entries, and their rates of exchange as (id, {(base, quote): (low, high)})."""
    if references is None or not len(references):
        return [], []
    if missing := [c for c in ("id", "measure", "value", "unit") if c not in references.columns]:
        told = f"The table of references has no column {missing[0]!r}; it needs id, measure, value and unit."
        raise CorpusError(told)
    entries, rates = [], []
    for row in rows_of(references):
        if row["value"] is None or row["id"] is None:
            continue
        quote, per, base = str(row["unit"] or "").partition(" per ")
        if not per:
            entries.append(_reference(row))
        elif (ends := _ends(row)).low > 0 and ends.high < math.inf:
            rates.append((str(row["id"]), {(base.strip(), quote.strip()): (ends.low, ends.high)}))
    return entries, rates


def _ends(row):
    """The ends of a reference; where it has none its value is both."""
    return Interval(*(exact(float(row["value" if row.get(end) is None else end])) for end in ("low", "high")))


def _reference(row):
    """A reference as an entry, its row with the columns that a row of statistics has."""
    measure, unit, ends = str(row.get("measure") or "").split("(")[0].strip(" ,"), str(row["unit"] or ""), _ends(row)
    value, kind = exact(float(row["value"])), kind_of(unit.split(" of ")[0].split(" change")[0])
    own = all_stems(measure.split(" and ")[0].replace(",", " "))
    noun = all_stems(unit) if kind == "count" else frozenset()
    figure = Figure(
        0, 0, f"{spelt(value)} {unit}", kind, "percent" if kind == "percent" else unit, value, ends, ends,
        scaled=value >= 100_000, ranged=ends.low == value < ends.high, context=dict.fromkeys(own, 1.0), head=noun,
    )  # fmt: skip
    label, checked = f"ref:{row['id']}", str(row.get("how_verified") or "")
    source = ", ".join(str(row[name]) for name in ("publisher", "source_title") if row.get(name))
    told = {"article": None, "measure": measure, "unit": unit, "attribution": source, "sentence": ""}
    told["change"] = "up" if "change" in unit else None
    told["note_of_ours"] = f"({label}: {checked}, so no ground for a verdict)" if "memory" in checked else ""
    named = [s for s in stems(_BEHIND_HEAD.split(measure)[0].replace(",", " ").split()) if s]
    entry = Entry(label, row | told, figure, named, own)
    entry.head, entry.series = named[-1] if named else own, (measure, source.split(",")[0])
    rank = re.match(r"\d+", str(row.get("rank")))
    entry.rank = rank and int(rank[0])
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
    series = defaultdict(list)
    for ref in sources:
        if bool(one.change) == bool(ref.change) and _same_series(one, ref):
            series[ref.series].append(ref)
    for refs in series.values():
        ref, found = _of_series(one, refs)
        if found and ref.note and found.compatible is not None:
            flip = f"a check of {ref.label}: then {found.verdict}"
            found = undecided(f"{found.why[:-1]}, but the reference is from memory.", flip)
        if found:
            yield ref, found


def _of_series(one, refs):
    """Of a series the count that a figure fits, none made after it was printed; else the nearest; with the verdict."""
    f, known = one.figure, [r for r in refs if not later(r.as_of, one.dated) and _in_year(r, one.year)]
    if fitting := [r for r in known if judge(f, r.figure).compatible]:
        ref = min(fitting, key=lambda r: (ratio(one, r), days_apart(one.dated, r.as_of)))
        found = judge(f, ref.figure)
        when = f"if {one.surface} stands as of {ref.as_of}" if ref.as_of and one.dated != ref.as_of else None
        return ref, found.if_also(when)
    ref = min(refs, key=lambda r: days_apart(one.dated, r.as_of) if one.dated else ratio(one, r))
    if not _placed(one, ref):
        return ref, None
    if other := defined_apart(one.sides, ref.sides):
        return ref, by_definition(f"{one.surface} and {ref.surface}", other)
    if YEAR < days_apart(one.as_of, ref.as_of) < UNKNOWN:
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
        off = float(f.value - ref.figure.value)
        why = f"The parts make {ref.surface}, {abs(off):,.10g} {'fewer' if off > 0 else 'more'} than {one.surface}."
        found = replace(found, verdict="arithmetic does not follow", why=why, assumption="a part that is not named")
    return ref, found


def _in_year(ref, year):
    """Whether a reference, if it is dated, is of a year (None: of any)."""
    return not year or (ref.as_of or "")[:4] <= year <= (ref.as_of or "9999").split("/")[-1][:4]


def _placed(one, ref):
    """Whether a figure says, or its sentence does, that it is of the place of a reference."""
    if ref.place & WORLD:
        return bool(WORLD & (one.place | one.stems))
    return not ref.place or bool(ref.place & (one.place | set(one.figure.context)))


def _same_series(one, ref):
    """Whether a reference measures what a figure counts."""
    f, g = one.figure, ref.figure
    if f.value is None or one.unit_key != ref.unit_key:
        return False
    fits = judge(f, g).compatible
    if g.kind != "count":
        own, near = ref.stems - ref.place, likeness(direction(f.context), direction(g.context))
        return near >= (ALIKE_IN_VALUE if fits else ALIKE) and (fits or 2 * len(own & f.context.keys()) > len(own))
    if one.state and one.state == ref.state and fits:
        return True
    shared, noun = one.stems & ref.stems, g.head - GENERIC
    if not one.head & (ref.head | shared) or (noun and not one.head & (noun | GENERIC)):
        return False
    if one.stems - ref.place <= GENERIC:
        return not ref.stems - GENERIC - ref.place
    return bool(fits) or one.stems <= ref.stems | ref.place | {"person"}
