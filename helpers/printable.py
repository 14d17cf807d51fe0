"""Which figure of a group to print, in a sentence with its source, its date and what stands against it."""

import calendar
import itertools
import math

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
    where = best.where or next((e.where for e in own if e.where), "")
    if where and where.lower() not in text.lower():
        text += f" ({where})" if "/" in where else f" in {where}"
    text += f" {when(best.as_of)}" if best.as_of else " (no date printed)"
    by = f"according to {best.source}" if best.source else f"as {best.article or best.label} prints it without a source"
    return {
        "measure": measure, "group": group, "sentence": f"{text[0].upper()}{text[1:]}, {by}. {_caveat(pairs, best, count, entries)}".strip(),
        "figures": "; ".join(dict.fromkeys(e.surface for e in own)), "articles": ", ".join(dict.fromkeys(e.article for e in own)),
        "sources": "; ".join(names) or None, "confirmations": count,
    }  # fmt: skip


def _told(best, first, measure):
    """The figure with what it counts: "668 million internet users", "7 per cent: GDP"."""
    if best.figure.kind != "count":
        return f"{measure}: {best.surface}"
    return f"{spelt(best.figure.value) if best.article is None else best.surface} {measure}"


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


def _caveat(pairs, best, count, entries):
    """What else is printed of the thing, from the verdicts of the group."""
    told = []
    for verdict, words in _TOLD.items():
        part = pairs[pairs["verdict"] == verdict]
        labels = itertools.chain.from_iterable(zip(part["a"], part["b"], strict=True))
        others = [entries[x] for x in labels if x in entries and x != best.label]
        surfaces = list(dict.fromkeys(e.surface for e in others if (e.figure.value, e.figure.bound) != (best.figure.value, best.figure.bound)))
        if surfaces:
            told.append(f"{', '.join(surfaces[:4])}{' and others' if len(surfaces) > 4 else ''} ({words})")
    head = "One source" if count == 1 else f"{count} independent sources"
    return f"{head}. " + (f"Also printed: {'; '.join(told)}." if told else "Nothing printed here stands against it.")
