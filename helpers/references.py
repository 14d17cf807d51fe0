"""Reference figures beside printed ones: which series measures the same thing, and what it says."""

import itertools
import math
import re
from dataclasses import replace

from .context import Figure, likeness, stems
from .errors import CorpusError
from .intervals import Interval
from .things import GENERIC, SAME, WORLD, Entry, apart, exact, family, kind_of, place_stems, ratio
from .verdicts import Comparison, date_parts, days_apart, judge, later, states

RECENT = 760  # days within which the date of a reference may be that of an undated "now"
_NOUNS = frozenset({"websit", "compani", "attack", "user"})  # heads that a unit of references names


def references_of(references):
    """References as entries, and their rates of exchange as (id, {(base, quote): (low, high)}), verified rates first."""
    if references is None or not len(references):
        return [], []
    missing = [c for c in ("id", "measure", "value", "unit") if c not in references.columns]
    if missing:
        raise CorpusError(f"The table of references has no column {missing[0]!r}; it needs id, measure, value and unit.")
    entries, rates = [], []
    for row in references.to_dict("records"):
        row = {key: (None if cell is None or (isinstance(cell, float) and math.isnan(cell)) or cell == "" else cell) for key, cell in row.items()}
        if row.get("value") is None or row.get("id") is None:
            continue
        value = exact(float(row["value"]))
        low, high = (value if row.get(end) is None else exact(float(row[end])) for end in ("low", "high"))
        unit = str(row.get("unit") or "")
        if " per " in unit:
            quote, _, base = unit.partition(" per ")
            if low <= 0 or high == math.inf:
                continue  # no rate
            rates.append((str(row["id"]), {(base.strip(), quote.strip()): (low, high)}))
        else:
            entries.append(_reference(row, value, Interval(low, high), unit))
    return entries, rates


def _reference(row, value, ends, unit):
    measure = str(row["measure"] or "").split("(")[0].strip(" ,")
    words = stems(measure.replace(",", " ").split())
    kind = "ratio" if unit == "ratio" else kind_of(unit.split(" of ")[0].split(" change")[0])
    unit_name = {"percent": "percent"}.get(kind, unit)
    surface = f"{spelt(value)} {unit}"
    figure = Figure(0, 0, surface, kind, unit_name, value, ends, ends, scaled=value >= 100_000)
    named = [s for s in words if s]
    own = frozenset().union(*named) if named else frozenset()
    figure.context = dict.fromkeys(own, 1.0)
    figure.ranged = ends.low == value < ends.high  # "more than 2,000", with what that may reach
    figure.head = noun = frozenset(itertools.chain.from_iterable(stems([unit]))) if kind == "count" else frozenset()
    first = [w for w in stems(_BEHIND_HEAD.split(measure)[0].replace(",", " ").split()) if w] or named
    head = (first[-1] if first else frozenset()) | (noun if measure.startswith("population") else frozenset())
    checked = str(row.get("how_verified") or "")
    note = f"(ref:{row['id']}: {checked}, so no ground for a verdict)" if "memory" in checked else ""
    source = ", ".join(str(row[c]) for c in ("publisher", "source_title") if row.get(c))
    return Entry(f"ref:{row['id']}", None, None, surface, figure, own, head, next(iter(sorted(own & set(states()))), None), place_stems(str(row.get("place") or "")),
                 None if row.get("as_of") is None else str(row["as_of"]), measure, source, change="up" if "change" in unit else None, note=note, where=str(row.get("place") or ""), published=None if row.get("published") is None else str(row["published"]))  # fmt: skip


def spelt(value):
    """A number as news copy prints it: "668 million", "4,137,000" where the scale word would hide digits, "24"."""
    for factor, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= factor and (value / factor * 1000).denominator == 1:
            return f"{float(value / factor):,g} {word}"
    return f"{float(value):,.12g}"


_BEHIND_HEAD = re.compile(r"\b(?:at|in|on|from|named|filed|who|and|as|with)\b")


def against(one, sources, rates):
    """The references for a figure: of each series the one that it fits within a year, else the one nearest to its date."""
    series = {}
    for ref in sources:
        if bool(one.change) == bool(ref.change) and _same_series(one, ref):
            series.setdefault((ref.measure, ref.source and ref.source.split(",")[0]), []).append(ref)
    found = {}
    for refs in series.values():
        mine = date_parts(one.as_of)
        # No figure rests on a count that was made after it was printed.
        near = [r for r in refs if mine is None or (days_apart(one.as_of, r.as_of) <= RECENT and not later(r.as_of, one.as_of))]
        fitting = [r for r in near if judge(one.figure, r.figure).compatible]
        if fitting:
            ref = min(fitting, key=lambda r: (ratio(one.figure, r.figure), days_apart(one.as_of, r.as_of)))
            verdict = judge(one.figure, ref.figure)
            told = [verdict.assumption, f"if {one.surface} stands as of {ref.as_of}" if ref.as_of and one.as_of != ref.as_of else None]
            if not _placed(one, ref) and ref.place and ref.figure.kind == "count":
                told.append(f"if it is of {ref.where}")
            verdict = replace(verdict, assumption="; ".join(filter(None, told)) or None)
        elif not _placed(one, refs[0]):
            continue
        elif mine is None:
            ref = min(refs, key=lambda r: ratio(one.figure, r.figure))
            verdict = judge(one.figure, ref.figure)
            if len(refs) > 1 or verdict.compatible is False:
                why = f"{one.surface} fits none of {len(refs)} dated references; the nearest is {ref.surface} as of {ref.as_of}."
                verdict = Comparison("undetermined", None, why, verdict.assumption or "the date of the printed figure")
        else:
            ref = min(refs, key=lambda r: days_apart(one.as_of, r.as_of))
            verdict = judge(one.figure, ref.figure, (mine, date_parts(ref.as_of)))
        if " sum " in f" {ref.measure} " and verdict.compatible is False:
            off = float(one.figure.value - ref.figure.value)
            verdict = replace(verdict, verdict="arithmetic does not follow", why=f"The parts make {ref.surface}, {abs(off):,.10g} {'fewer' if off > 0 else 'more'} than {one.surface}.", assumption="a part that is not named")
        if verdict.compatible is False and one.published and ref.published and ref.published[:10] > one.published:
            verdict = Comparison("different as-of date", None, f"{ref.surface} was published on {ref.published}, after {one.surface} was printed.", "if the count was known before")
        other = None if verdict.compatible else apart(one, ref)
        found[ref] = Comparison("different definition", None, f"{one.surface} and {ref.surface}: {other}", "if both mean the same thing") if other else verdict
    for ref in list(found):
        for other in sources:  # another version of the same announcement
            if other not in found and ref.measure != other.measure and ref.change == other.change and _alike(ref, other) and found[ref].compatible:
                found[other] = judge(one.figure, other.figure)
    for ref, verdict in found.items():
        yield ref, _without_memory(verdict, ref)


def _alike(one, two):
    return (one.figure.kind, one.figure.unit) == (two.figure.kind, two.figure.unit) and len(one.stems & two.stems) >= 0.7 * len(one.stems | two.stems) and one.as_of == two.as_of


def _placed(one, ref):
    """Whether a figure says, or its sentence does, that it is of the place of a reference."""
    if ref.place & WORLD:
        return bool(WORLD & (one.place | one.stems))
    return bool(ref.place & (one.place | set(one.figure.context))) or not ref.place


def _without_memory(found, ref):
    if ref.note and found.compatible is not None:
        return Comparison("undetermined", None, f"{found.why[:-1]}, but the reference is from memory.", f"a check of {ref.label}: then {found.verdict}")
    return found


def _same_series(one, ref):
    """Whether a reference measures what a figure counts."""
    f, g = one.figure, ref.figure
    if f.value is None or family(f.kind) != family(g.kind) or (g.kind == "money" and f.unit != g.unit):
        return False
    if one.place and ref.place and not one.place & ref.place and not (one.place | ref.place) & {"other territori"}:
        return False
    fits = judge(f, g).compatible
    if g.kind != "count":
        said = ref.stems - ref.place
        return likeness(f, g) >= 0.15 if fits else likeness(f, g) >= SAME and sum(s in f.context for s in said) > len(said) / 2
    shared = one.stems & ref.stems
    if one.state and one.state == ref.state and fits:
        return True
    if not one.head & (ref.head | shared) or (one.head & _NOUNS and not one.head & (g.head | GENERIC)):
        return False
    more = one.stems - ref.stems - ref.place - {"person"}
    if one.stems - ref.place <= GENERIC:
        special = ref.stems - GENERIC - ref.place
        return not special if not fits else sum(s in f.context for s in special) >= len(special) / 2
    return not more or bool(fits) or len(shared) >= 2
