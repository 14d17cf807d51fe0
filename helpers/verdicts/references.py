"""Reference figures beside printed ones: which series measures the same thing, and what it says."""

import math
import re
from collections import defaultdict
from dataclasses import replace

from ..figures import Figure, Interval, kind_of
from ..ground import CorpusError
from .context import all_stems, defined_apart, likeness, stems
from .judge import Comparison, in_time, judge, undecided
from .things import GENERIC, WORLD, Entry, exact, filled, ratio
from .times import date_parts, days_apart, later

ALIKE, ALIKE_IN_VALUE = 0.35, 0.15  # least likeness of words by which a reference of another value, or of this one, is of the same thing
_BEHIND_HEAD = re.compile(r"\b(?:at|in|on|from|named|filed|who|and|as|with)\b")


def references_of(references):
    """References as entries, and their rates of exchange as (id, {(base, quote): (low, high)})."""
    if references is None or not len(references):
        return [], []
    missing = [c for c in ("id", "measure", "value", "unit") if c not in references.columns]
    if missing:
        raise CorpusError(f"The table of references has no column {missing[0]!r}; it needs id, measure, value and unit.")
    entries, rates = [], []
    for row in map(filled, references.to_dict("records")):
        if row["value"] is None or row["id"] is None:
            continue
        value = exact(float(row["value"]))
        ends = Interval(*(value if row.get(end) is None else exact(float(row[end])) for end in ("low", "high")))
        quote, per, base = str(row["unit"] or "").partition(" per ")
        if not per:
            entries.append(_reference(row, value, ends, quote))
        elif ends.low > 0 and ends.high < math.inf:
            rates.append((str(row["id"]), {(base.strip(), quote.strip()): (ends.low, ends.high)}))
    return entries, rates


def _reference(row, value, ends, unit):
    """A reference as an entry, its row with the columns that a row of statistics has."""
    measure = str(row.get("measure") or "").split("(")[0].strip(" ,")
    kind = kind_of(unit.split(" of ")[0].split(" change")[0])
    own, noun = all_stems(measure.split(" and ")[0].replace(",", " ")), all_stems(unit) if kind == "count" else frozenset()
    figure = Figure(
        0, 0, f"{spelt(value)} {unit}", kind, "percent" if kind == "percent" else unit, value, ends, ends,
        scaled=value >= 100_000, ranged=ends.low == value < ends.high, context=dict.fromkeys(own, 1.0), head=noun,
    )  # fmt: skip
    checked, label = str(row.get("how_verified") or ""), f"ref:{row['id']}"
    note = f"({label}: {checked}, so no ground for a verdict)" if "memory" in checked else ""
    source = ", ".join(str(row[name]) for name in ("publisher", "source_title") if row.get(name))
    told = {"article": None, "measure": measure, "unit": unit, "attribution": source, "sentence": "", "change": "up" if "change" in unit else None}
    named = [s for s in stems(_BEHIND_HEAD.split(measure)[0].replace(",", " ").split()) if s]
    entry = Entry(label, row | told | {"note_of_ours": note}, figure, named)
    entry.stems, entry.head = own, named[-1] if named else own
    return entry


def derived_of(derived, entries):
    """Rows of `derived.csv` as references, where both references that each comes from are there."""
    units = {"share": "percent", "rise": "percent change", "ratio": "times"}
    rows = [] if derived is None else [filled(row) for row in derived.to_dict("records")]
    found = []
    for row in rows:
        one, two = (entries.get(f"ref:{row[end]}") for end in ("from_a", "from_b"))
        if one and two:
            value, unit = exact(float(row["value"])), units.get(row["operation"], one.figure.unit)
            days = [one.as_of or "", two.as_of or ""]
            when = days[0] if days[0] == days[1] else days[0][:4] if days[0][:4] == days[1][:4] else None
            told = {"key": row["id"], "rank": 1, "place": one.row.get("place"), "as_of": when, "publisher": two.source}
            found.append(_reference(told | row, value, Interval(value, value), unit))
    return found


def spelt(value):
    """A number as news copy prints it: "668 million", "4,137,000" where the scale word would hide digits, "24"."""
    for factor, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= factor and (value / factor * 1000).denominator == 1:
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
            found = undecided(f"{found.why[:-1]}, but the reference is from memory.", f"a check of {ref.label}: then {found.verdict}")
        if found:
            yield ref, found


def _of_series(one, refs):
    """Of a series the count that a figure fits, none made after it was printed; else the one nearest to its date, with the verdict."""
    f, mine = one.figure, date_parts(one.dated)
    near = [r for r in refs if not later(r.as_of, one.dated)]
    near = [r for r in near if not one.year or (r.as_of or "")[:4] <= one.year <= (r.as_of or "9999").split("/")[-1][:4]]
    fitting = [r for r in near if judge(f, r.figure).compatible]
    if fitting:
        ref = min(fitting, key=lambda r: (ratio(one, r), days_apart(one.dated, r.as_of)))
        found = judge(f, ref.figure)
        when = f"if {one.surface} stands as of {ref.as_of}" if ref.as_of and one.dated != ref.as_of else None
        return ref, replace(found, assumption="; ".join(filter(None, (found.assumption, when))) or None)
    ref = min(refs, key=lambda r: days_apart(one.dated, r.as_of) if mine else ratio(one, r))
    if not _placed(one, ref):
        return ref, None
    if other := defined_apart(one.stems | set(f.context), ref.stems):
        return ref, undecided(f"{one.surface} and {ref.surface}: {other}", "if both mean the same thing", "different definition")
    if not one.as_of:  # the day of a paper dates no count that stands still
        why = f"{one.surface} has no date and fits none of {len(refs)} references; the nearest is {ref.surface} as of {ref.as_of}."
        return ref, undecided(why, "the date of the printed figure")
    found = in_time(f, ref.figure, judge(f, ref.figure), (mine, date_parts(ref.as_of)), apart=True)
    if found.compatible is False and (ref.published or "") > (one.published or "9999"):
        found = undecided(f"{ref.surface} was published on {ref.published}, after {one.surface} was printed.", "a count known at the time")
    elif found.compatible is False and " sum " in f" {ref.measure} ":
        off = float(one.figure.value - ref.figure.value)
        why = f"The parts make {ref.surface}, {abs(off):,.10g} {'fewer' if off > 0 else 'more'} than {one.surface}."
        found = Comparison("arithmetic does not follow", False, why, "a part that is not named")
    return ref, found


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
        said = ref.stems - ref.place
        return likeness(f, g) >= (ALIKE_IN_VALUE if fits else ALIKE) and (fits or sum(s in f.context for s in said) > len(said) / 2)
    if one.state and one.state == ref.state and fits:
        return True
    shared, noun = one.stems & ref.stems, g.head - GENERIC
    if not one.head & (ref.head | shared) or (noun and not one.head & (noun | GENERIC)):
        return False
    if one.stems - ref.place <= GENERIC:
        return not ref.stems - GENERIC - ref.place
    return bool(fits) or one.stems <= ref.stems | ref.place | {"person"}
