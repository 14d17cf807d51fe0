"""Which figure of a group to print, in a sentence with its source, its date and what stands against it."""

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
    about = ", ".join(filter(None, [best.where or next((e.where for e in own if e.where), ""), f"as of {best.as_of}" if best.as_of else "no date printed"]))
    text += f" ({about})"
    by = best.source or (f"as printed in {best.article}, which names no source" if best.article else f"{best.label}, which names no source")
    return {
        "measure": measure, "group": group, "sentence": f"{text}: {by}. {_caveat(pairs, best, count, entries)}".strip(),
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
    "same figure, rounded": "rounded or more precise elsewhere",
    "compatible with hedge": "in line with it",
    "within range": "in line with it",
    "same figure, converted": "in another currency or unit",
    "arithmetic follows": "follows by arithmetic",
    "arithmetic does not follow": "does not follow by arithmetic",
    "different as-of date": "of another date",
    "different definition": "defined differently",
    "conflict": "in conflict",
    "undetermined": "not decided",
}


def _caveat(pairs, best, count, entries):
    """What else is printed of the thing, from the verdicts of the group."""
    told = []
    for verdict, words in _TOLD.items():
        part = pairs[pairs["verdict"] == verdict]
        labels = itertools.chain.from_iterable(zip(part["a"], part["b"], strict=True))
        others = [entries[x] for x in labels if x in entries and x != best.label]
        surfaces = list(dict.fromkeys(e.surface for e in others if (e.figure.value, e.figure.bound) != (best.figure.value, best.figure.bound)))
        if surfaces:
            told.append(f"{words}: {', '.join(surfaces[:4])}{' and others' if len(surfaces) > 4 else ''}")
    head = "One confirmation" if count == 1 else f"{count} independent confirmations"
    return f"{head}. " + (f"Caveat: {'; '.join(told)}." if told else "Nothing printed here stands against it.")
