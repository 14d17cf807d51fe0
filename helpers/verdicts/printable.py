"""What of each thing to print: the figure, its status, what is missing, and who stands behind it."""

import math
import re
from dataclasses import dataclass

import pandas as pd

from ..ground import NUMBER, TEXT, make_table, steady
from ..speech import sources_behind
from .judge import date_parts, states
from .references import references_of, spelt
from .sentences import sentence_of
from .things import Entry, common_measure, entries_of

PRINT = (
    dict.fromkeys(["key", "measure", "status", "printed"], TEXT) | {"value": NUMBER}
    | dict.fromkeys(["as_of", "sentence", "how", "missing", "articles", "sources"], TEXT)
    | {"confirmations": NUMBER, "group": TEXT, "figures": TEXT}
)  # fmt: skip
AGREE = {"identical", "same figure, rounded", "compatible with hedge", "within range", "same figure, converted"}
AGAINST = {"conflict", "arithmetic does not follow", "different as-of date"}


@dataclass
class Thing:
    """What is known of one thing: the figure to print, all that print it, references, and how each stands to each."""

    measure: str
    best: Entry  # of an article, or a reference (`article` is None)
    prints: list  # entries of articles, in order of the text
    references: list  # entries of references
    verdicts: dict  # (label, label) to verdict, both ways
    status: str = ""
    missing: str | None = None

    def between(self, one, other):
        """The verdict for two entries; the same print agrees with itself."""
        return "identical" if one is other else self.verdicts.get((one.label, other.label))


def print_this(statistics, verdicts, references=None):
    """For each thing the figure that a careful editor would print, whether it can be printed, and what is missing.

    A reference that was read goes first: it backs what is printed ("print"), or it says otherwise or has a newer count
    ("print this instead"). Without one the figure that most articles bear out is chosen, the more precise first, and of
    prints that exclude each other the later: it can be printed with the outlet's name, unless prints conflict, the
    only reference is from memory, or nothing tells what is counted ("do not print yet").

    Parameters
    ----------
    statistics, references : DataFrame
        As given to `reconcile`; of the references `key` and `rank` (1 is the best source) count where they stand.
    verdicts : DataFrame
        What `reconcile` returned for them.

    Returns
    -------
    DataFrame
        One row a thing, those of most articles first: `key`, `measure`, `status`, `printed` (the number as text, whatever
        the status), `value`, `as_of`, `sentence` (None where it abstains), `how`, `missing`, `articles`, `sources` (joined
        by "; "), `confirmations` (independent named sources; 0 where nobody is named, NaN where the names cannot be told
        apart), `group`, `figures` (all prints). Empty for no verdicts.

    Examples
    --------
    >>> from helpers import reconcile
    >>> none = make_table([], {})
    >>> print_this(none, reconcile(none)).empty
    True
    """
    with steady():
        entries = {entry.label: entry for entry in (*entries_of(statistics), *references_of(references)[0])}
        groups = verdicts.groupby("group", sort=True) if len(verdicts) else []
        rows, taken = [], {}
        for group, pairs in groups:
            if thing := _thing(group, pairs, entries):
                rows.append(_row(thing, group, taken))
    rows.sort(key=lambda row: (-row["articles"].count("; "), row["group"]))
    return make_table(rows, PRINT).set_index(pd.Index([row["group"] for row in rows], dtype=object))


def _thing(group, pairs, entries):
    """A group of pairs as a thing with its best figure; None where no article of these statistics prints it."""
    same = pairs[~pairs["verdict"].str.startswith("arithmetic") | pairs["b"].str.startswith("ref:")]
    here = [entries[label] for label in dict.fromkeys([*pairs["a"], *same["b"]]) if label in entries]
    prints = sorted((e for e in here if e.article is not None), key=lambda e: (e.article, e.start))
    if not prints:
        return None
    rows = list(zip(pairs["a"], pairs["b"], pairs["verdict"], strict=True))
    judged = {(b, a): verdict for a, b, verdict in rows} | {(a, b): verdict for a, b, verdict in rows}
    thing = Thing(common_measure(prints), prints[0], prints, [e for e in here if e.article is None], judged)
    read = [ref for ref in thing.references if not ref.note]
    thing.best = _best_reference(thing, read) or _best_print(thing)
    thing.status, thing.missing = _status(thing)
    return thing


def _best_reference(thing, read):
    """Of the references that bear on a print the one of the best rank, then the one that most prints agree with."""
    def backed(ref):
        return sum(thing.between(ref, e) in AGREE for e in thing.prints)

    ranked = [ref for ref in read if backed(ref) or any(thing.between(ref, e) in AGAINST and ref.rank for e in thing.prints)]
    return min(ranked, key=lambda ref: (ref.rank or math.inf, -backed(ref), width(ref.figure), ref.label), default=None)


def _best_print(thing):
    """The print that most articles bear out; of those that exclude each other the later; then the more precise."""
    def worth(entry):
        f = entry.figure
        backing = [e for e in thing.prints if e is entry or e.figure.value == f.value or thing.between(entry, e) in AGREE]
        same = {e.article for e in backing if e.figure.value == f.value}
        exact = f.value is not None, f.bound in "=~"
        return (*_latest(entry), *exact, len({e.article for e in backing}), f.bound == "=", -width(f), len(same), bool(entry.measure))

    return max(reversed(thing.prints), key=worth)


def _latest(entry):
    """How late a count that moves is: its day, and its value where it cannot fall."""
    parts = date_parts(entry.dated) if entry.moves else None
    value = entry.figure.value if entry.moves and states()[entry.state] is False else None
    return tuple(part or 0 for part in (*(parts or (0, 0, 0)), value))


def width(figure):
    """How wide the interval of a figure is, as a share of its value."""
    low, high = figure.interval.low, figure.interval.high
    return math.inf if math.inf in (-low, high) or not figure.value else float((high - low) / abs(figure.value))


def _status(thing):
    """(status, what is missing) of a thing."""
    best = thing.best
    if best.article is None:
        agree = any(thing.between(best, e) in AGREE for e in thing.prints)
        return ("print" if agree else "print this instead"), None
    if not best.measure:
        return "do not print yet", "what is counted"
    rivals = [e for e in thing.prints if thing.between(best, e) == "conflict"]
    if rivals:
        names = [e.source or "no source named" for e in (best, rivals[0])]
        return "do not print yet", f"which holds: {best.surface} ({names[0]}) or {rivals[0].surface} ({names[1]})"
    if any(ref.note for ref in thing.references):
        return "do not print yet", "the source itself: the reference is from memory"
    return "print with the outlet's name", None


def _row(thing, group, taken):
    """The row of a thing; `taken` counts the keys given out."""
    best = thing.best
    sentence, how, lacking = (None, "none", None) if thing.missing else sentence_of(thing)
    behind = [e for e in thing.prints if e is best or thing.between(best, e) in AGREE or e.figure.value == best.figure.value]
    names, count = sources_behind((e.article, e.source) for e in behind if e.article is not None)
    measure = thing.measure or best.measure or group
    key = best.row.get("key") or re.sub(r"\W+", "-", measure.lower()).strip("-")
    taken[key] = taken.get(key, 0) + 1
    value = best.figure.value
    return {
        "key": key if taken[key] == 1 else f"{key}-{taken[key]}", "measure": measure, "status": thing.status,
        "printed": printed(best), "value": None if value is None else float(value), "as_of": best.as_of,
        "sentence": sentence, "how": how, "missing": thing.missing or lacking,
        "articles": "; ".join(dict.fromkeys(e.article for e in thing.prints)), "sources": "; ".join(names),
        "confirmations": count, "group": group, "figures": "; ".join(dict.fromkeys(e.surface for e in thing.prints)),
    }  # fmt: skip


def printed(entry):
    """A figure as text, with its hedge: "more than 4.13 million"."""
    f, hedge = entry.figure, entry.figure.hedge or ""
    if entry.article is None:
        return f"{spelt(f.value)} per cent" if f.kind == "percent" else f"{spelt(f.value)} {f.unit}" if f.kind == "money" else spelt(f.value)
    words = entry.surface
    return words if hedge.lower() in words.lower() else f"{hedge} {words}"
