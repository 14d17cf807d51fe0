"""Which figure of a group to print, in a sentence with its source, its date and what stands against it."""

import calendar
import itertools
import math
import re

import pandas as pd

from .context import stems
from .lexicons import steady
from .references import references_of, spelt
from .tables import TEXT, WHOLE, make_table
from .things import entries_of

PRINT = dict.fromkeys(["measure", "sentence", "figures", "articles", "sources", "confirmations", "group"], TEXT) | {"confirmations": WHOLE}


def print_this(statistics, verdicts, references=None):
    """For each group of figures the one to print, in a sentence with source, date and caveat.

    A reference that backs a printed figure goes first (the one that backs most, then the most precise); else the figure
    with the most independent confirmations.

    Parameters
    ----------
    statistics, references : DataFrame
        As given to `reconcile`.
    verdicts : DataFrame
        What `reconcile` returned for them.

    Returns
    -------
    DataFrame
        One row a group, in order of name: `measure`, `sentence`, `figures`, `articles`, `sources` (each; apart), `confirmations`
        (independent sources: one speech or report counts once, an article without a named source adds none), `group`.
        Empty for no verdicts.

    Examples
    --------
    >>> from helpers.reconcile import reconcile
    >>> none = make_table([], {})
    >>> print_this(none, reconcile(none)).empty
    True
    """
    with steady():
        entries = {entry.label: entry for entry in (*entries_of(statistics), *references_of(references)[0])}
        groups = verdicts.groupby("group", sort=True) if len(verdicts) else []
        rows = list(filter(None, (_to_print(group, pairs, entries) for group, pairs in groups)))
    return make_table(rows, PRINT).set_index(pd.Index([row["group"] for row in rows], dtype=object))


_AGREE = ("identical", "same figure, rounded", "compatible with hedge", "within range", "same figure, converted")


def _to_print(group, pairs, entries):
    """The sentence for one group: the figure with the best ground, its source and date, and what stands against it."""
    same = pairs[~pairs["verdict"].str.startswith("arithmetic")]
    labels = list(dict.fromkeys([*pairs["a"], *same["b"]]))
    own = [entries[label] for label in labels if label in entries and entries[label].article is not None]
    refs = [entries[label] for label in labels if label in entries and entries[label].article is None]
    if not own:
        return None
    backed = {}
    for row in same.to_dict("records"):
        if row["verdict"] in _AGREE:
            for one, other in ((row["a"], row["b"]), (row["b"], row["a"])):
                backed.setdefault(one, set()).add(other)
    grounds = [r for r in refs if r.label in backed and not r.note]
    best = min(grounds, key=lambda r: (-len(backed[r.label]), _width(r.figure), r.label)) if grounds else max(own, key=lambda e: (_confirmations([e, *(entries[x] for x in backed.get(e.label, ()) if x in entries)])[0], -_width(e.figure), e.label))
    support = [e for e in own if e.label == best.label or best.label in backed.get(e.label, ())] or own
    count, names = _confirmations([e for e in support if e.article is not None])
    measure = (best.measure if best.article else own[0].measure) or own[0].measure or best.measure or group
    text = _told(best, own[0], measure)
    versions = _versions(best, refs, pairs) if best.article is None else []
    where = best.where or next((e.where for e in own if e.where), "")
    if where and where.lower() not in text.lower():
        text += f" ({where})" if "/" in where else f" in {where}"
    text += f" {when(best.as_of)}" if best.as_of else " (no date printed)"
    if versions:
        others = " and ".join(f"{r.surface.removesuffix(' change')} ({r.source or r.label})" for r in versions)
        text = f"undetermined: {text} and {others} were both given out"
    by = f"according to {best.source}" if best.source else f"as {best.article or best.label} prints it without a source"
    return {
        "measure": measure, "group": group, "sentence": f"{text[0].upper()}{text[1:]}, {by}. {_caveat(pairs, best, count, entries, [text, *(r.surface for r in versions)])}".strip(),
        "figures": "; ".join(dict.fromkeys(e.surface for e in own)), "articles": ", ".join(dict.fromkeys(e.article for e in own)),
        "sources": "; ".join(names) or None, "confirmations": count,
    }  # fmt: skip


def _told(best, first, measure):
    """The figure with what it counts: "668 million internet users", "7 per cent: GDP"."""
    f, unit = best.figure, (best.figure.unit or "").lower()
    if f.kind in ("percent", "fraction"):
        whole = _WHOLE.match(best.sentence, f.end) if best.sentence else None
        printed = best.surface.removesuffix(" change")
        return f"{printed}{whole[0]}" if whole else f"{measure}: {printed}" if measure.lower() != unit else printed
    if unit == "year of age" or (f.kind != "count" and not best.measure) or (measure.lower() == unit and f.kind != "count"):
        return best.surface
    if f.kind != "count":
        behind = re.match(rf"\s(?:for|in|on|to)\s(?:\w+\s)?{re.escape(measure)}\b", best.sentence[f.end :])
        return f"{best.surface}{behind[0]}" if behind else f"{measure}: {best.surface}"
    number = best.surface
    if best.article is None:
        above = f.ranged and first.figure.value == f.value and first.figure.hedge
        number = f"{above} {spelt(f.value)}" if above else spelt(f.value)
    return f"{number} in the {measure}" if measure.lower() in ("crowd", "audience", "turnout", "attendance") else f"{measure}: {number}" if measure.endswith("toll") else f"{number} {measure}"


_WHOLE = re.compile(r"\s+of\s+[^,.;:()“”\"—–]{3,50}?(?=[,.;:()“”\"—–]|$|\s(?:in|who|that|which|and|but|was|were|is|are|has|have|had|said|will)\b)")


def _versions(best, refs, pairs):
    """Figures of other references for the same measure that contradict one: both were given out, and nothing here decides."""
    against = {x for row in pairs.to_dict("records") if row["verdict"] in ("conflict", "arithmetic does not follow") for x in (row["a"], row["b"])}
    same = [r for r in refs if r.label != best.label and r.figure.kind == best.figure.kind and r.as_of == best.as_of and not r.figure.interval.overlaps(best.figure.interval)]
    return list({r.surface: r for r in same if r.label in against}.values())


def _width(figure):
    low, high = figure.interval.low, figure.interval.high
    return math.inf if math.isinf(low) or math.isinf(high) or not figure.value else float((high - low) / abs(figure.value))


def _confirmations(entries):
    """How many independent sources stand behind figures, and their names: one speech or report counts once.

    Figures without a named source add nothing beside a named one, as nothing shows that they go back to another.
    """
    names = {}
    for entry in entries:
        if entry.source:
            key = frozenset(itertools.chain.from_iterable(stems(entry.source.split()))) or frozenset([entry.source])
            match = next((k for k in names if k <= key or key <= k), None)
            names.setdefault(match if match is not None else key, entry.source)
    return max(len(names), 1 if entries else 0), list(names.values())


_TOLD = {
    "same figure, rounded": "the same, rounded or told more precisely",
    "compatible with hedge": "in line with it",
    "within range": "in line with it",
    "same figure, converted": "the same in another currency or unit",
    "arithmetic follows": "fits by arithmetic",
    "arithmetic does not follow": "does not fit by arithmetic",
    "different as-of date": "of another date",
    "different definition": "defined differently",
    "conflict": "in conflict with it",
    "undetermined": "not decided",
}


def when(as_of):
    """An ISO day, month, year or interval as a phrase.

    >>> when("2015-06-30"), when("2015-06"), when("2014"), when("2015-01/2015-10")
    ('on 30 June 2015', 'in June 2015', 'in 2014', 'from January 2015 to October 2015')
    """
    first, _, last = str(as_of).partition("/")
    if last and last != first:
        return f"from {_day(first)} to {_day(last)}"
    return f"{'on' if len(first) == 10 else 'in'} {_day(first)}"


def _day(iso):
    parts = iso.split("-")
    if not all(part.isdigit() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return iso
    return " ".join([*(str(int(part)) for part in parts[2:]), *(calendar.month_name[int(part)] for part in parts[1:2]), parts[0]])


def _caveat(pairs, best, count, entries, said=()):
    """What else is printed of the thing: for each figure the gravest verdict against the one to print, or against its like."""
    told, like = {}, {best.label} | {x for x, e in entries.items() if (e.figure.value, e.figure.bound, e.figure.kind) == (best.figure.value, best.figure.bound, best.figure.kind)}
    for row in sorted(pairs.to_dict("records"), key=lambda row: _GRAVEST.index(row["verdict"]) if row["verdict"] in _GRAVEST else len(_GRAVEST)):
        for one, other in ((row["a"], row["b"]), (row["b"], row["a"])):
            if one in like and other in entries and other not in like:
                told.setdefault(entries[other].surface.lower(), (entries[other].surface, _TOLD.get(row["verdict"], "the same")))
    for x in itertools.chain.from_iterable(zip(pairs["a"], pairs["b"], strict=True)):
        if x in entries and x not in like:
            fits = entries[x].figure.unit == best.figure.unit and entries[x].figure.interval.overlaps(best.figure.interval)
            told.setdefault(entries[x].surface.lower(), (entries[x].surface, "in line with it" if fits else "not compared with it"))
    lines = []
    for words in dict.fromkeys([*_TOLD.values(), "the same", "not compared with it"]):
        surfaces = [s for s, verdict in told.values() if verdict == words and not any(f"{line} ".lower().startswith(f"{s.lower()} ") for line in said)]
        if surfaces:
            lines.append(f"{', '.join(surfaces[:4])}{' and others' if len(surfaces) > 4 else ''} ({words})")
    head = "One source" if count == 1 else f"{count} independent sources"
    nothing = "" if len(said) > 1 else "Nothing printed here stands against it."
    return f"{head}. " + (f"Also printed: {'; '.join(lines)}." if lines else nothing)


_GRAVEST = ("conflict", "arithmetic does not follow", "different definition", "different as-of date", *_AGREE, "arithmetic follows", "undetermined")
