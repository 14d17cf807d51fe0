"""What of each thing to print: the figure, its status, what is missing, and who stands behind it."""

import math
import re
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from ..ground import NUMBER, TEXT, built_from, make_table, read_lexicon, steady
from ..speech import sources_behind
from .references import derived_of, references_of, spelt
from .sentences import sentence_of
from .things import Entry, common_measure, entries_of
from .times import date_parts, states

PRINT = (
    dict.fromkeys(["key", "measure", "status", "printed"], TEXT) | {"value": NUMBER}
    | dict.fromkeys(["as_of", "sentence", "how", "missing", "articles", "sources"], TEXT)
    | {"confirmations": NUMBER, "group": TEXT, "figures": TEXT, "best": TEXT, "cited": TEXT}
)  # fmt: skip
AGREE = {"identical", "same figure, rounded", "compatible with hedge", "within range", "same figure, converted"}
PRESS, ANNOUNCED = 3, 4  # ranks of references: a count is 1, a report of whoever counted 2
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

    def agrees(self, entry):
        """Does a print tell the figure to print?"""
        return self.between(self.best, entry) in AGREE or entry.figure.value == self.best.figure.value

    def refuted(self, entry):
        """Does a source that was read say otherwise, or only announce what a print tells?"""
        best = self.best
        against = self.between(best, entry) in ("conflict", "arithmetic does not follow")
        return best.article is None and (best.rank == ANNOUNCED or (against and not self.agrees(entry)))


def print_this(statistics, verdicts, references=None, derived=None):
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
    derived : DataFrame, optional
        As in `derived.csv`: shares, rises and the like of two references, each with its statement.

    Returns
    -------
    DataFrame
        One row a thing, those of most articles first: `key`, `measure`, `status`, `printed` (the number as text, whatever
        the status), `value`, `as_of`, `sentence` (None where it abstains), `how`, `missing`, `articles`, `sources` (joined
        by "; "), `confirmations` (independent named sources; 0 where nobody is named, NaN where the names cannot be told
        apart), `group`, `figures` (all prints), `best` (label of the figure or reference), `cited` (the article that a
        sentence was taken from). Empty for no verdicts.

    Examples
    --------
    >>> from helpers import reconcile
    >>> none = make_table([], {})
    >>> print_this(none, reconcile(none)).empty
    True
    """
    with steady():
        entries = {entry.label: entry for entry in (*entries_of(statistics), *references_of(references)[0])}
        worked_out = derived_of(derived, entries)
        groups = verdicts.groupby("group", sort=True) if len(verdicts) else []
        things = {group: thing for group, pairs in groups if (thing := _thing(group, pairs, entries, worked_out))}
        avoid = {(e.article, e.start) for thing in things.values() for e in thing.prints if thing.refuted(e)}
        taken = {}
        rows = [_row(thing, group, taken, avoid) for group, thing in things.items()]
    rows.sort(key=lambda row: (-row["articles"].count("; "), row["group"]))
    told = [row["sentence"] and (row["measure"], row["printed"], row["sentence"]) for row in rows]
    rows = [row for i, row in enumerate(rows) if not told[i] or told[i] not in told[:i]]  # said once is enough
    return make_table(rows, PRINT).set_index(pd.Index([row["group"] for row in rows], dtype=object))


def _thing(group, pairs, entries, worked_out=()):
    """A group of pairs as a thing with its best figure; None where no article of these statistics prints it."""
    same = pairs[~pairs["verdict"].str.startswith("arithmetic") | pairs["b"].str.startswith("ref:")]
    here = [entries[label] for label in dict.fromkeys([*pairs["a"], *same["b"]]) if label in entries]
    prints = sorted((e for e in here if e.article is not None), key=lambda e: (e.article, e.start))
    if not prints:
        return None
    rows = list(zip(pairs["a"], pairs["b"], pairs["verdict"], strict=True))
    judged = {(b, a): verdict for a, b, verdict in rows} | {(a, b): verdict for a, b, verdict in rows}
    thing = Thing(common_measure(prints), prints[0], prints, [e for e in here if e.article is None], judged)
    for ref in worked_out:
        held = {e.label: judged.get((e.label, f"ref:{ref.row[end]}"), "") for e in prints for end in ("from_a", "from_b")}
        against = {label: verdict for label, verdict in held.items() if verdict.startswith("arithmetic")}
        judged.update({(ref.label, label): verdict for label, verdict in against.items()})
        thing.references += [ref] * bool(against)
    read = [ref for ref in thing.references if not ref.note]
    best = _best_reference(thing, read)
    thing.best = (best and _newest(best, thing, entries)) or _best_print(thing)
    thing.status, thing.missing = _status(thing)
    return thing


def _best_reference(thing, read):
    """Of the references that bear on a print the one of the best rank, then the one that most prints agree with."""
    def backed(ref):
        return sum(thing.between(ref, e) in AGREE for e in thing.prints)

    def worth(ref):
        return not ref.row.get("statement"), ref.rank or math.inf, -backed(ref), width(ref.figure), ref.label

    kinds = {e.unit_key for e in thing.prints}
    read = [ref for ref in read if ref.unit_key in kinds]
    ranked = [ref for ref in read if backed(ref) or any(thing.between(ref, e) in AGAINST and ref.rank for e in thing.prints)]
    return min(ranked, key=worth, default=None)


def _newest(best, thing, entries):
    """The last count of the same key, of as good a source, up to the day of the articles, that comes with a statement.

    Where the best reference has none, that is any of its key: 417 per cent in a report stands before 517 in the press.
    """
    last = max((e.published for e in thing.prints if e.published), default="")
    alike = [
        ref for ref in entries.values()
        if ref.article is None and best.row.get("key") == ref.row.get("key") is not None and ref.row.get("statement")
        and (ref.rank or math.inf) <= (best.rank or math.inf) and (ref.as_of or "") <= last
        and (not best.row.get("statement") or (best.as_of or "") < (ref.as_of or ""))
    ]  # fmt: skip
    return max(alike, key=lambda ref: ref.as_of, default=best)


def _best_print(thing):
    """The print that most articles bear out, the more precise first; of those that exclude each other the later."""
    clash = {"conflict", "different as-of date"} & set(thing.verdicts.values())
    prints = {}
    for entry in thing.prints:
        f = entry.figure
        prints.setdefault((f.value, f.unit, f.bound, bool(entry.measure), entry.dated if entry.moves else None), []).append(entry)

    def worth(same):
        entry = same[0]
        f, alike = entry.figure, [e for e in thing.prints if (e.figure.value, e.figure.unit) == (entry.figure.value, entry.figure.unit)]
        backing = {e.article for e in alike} | {e.article for e in thing.prints if any(thing.between(one, e) in AGREE for one in same[:3])}
        later = max(e.published or "" for e in alike) if clash else ""
        printed_by = len({e.article for e in alike})
        return (*_latest(entry), f.value is not None, later, f.bound in "=~", len(backing), f.bound == "=", -width(f), printed_by, bool(entry.measure))

    best = max(prints.values(), key=worth)[0]
    same = [e for e in thing.prints if e.size == best.size and e.moves == best.moves and best.size is not None]
    units = Counter({unit: len({e.article for e in same if e.figure.unit == unit}) for unit in [e.figure.unit for e in same]})
    return best if units[best.figure.unit] == max(units.values(), default=0) else next(e for e in same if e.figure.unit == units.most_common(1)[0][0])


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
        if best.rank == ANNOUNCED:
            return "do not print yet", "a count made afterwards"
        if not any(thing.agrees(e) for e in thing.prints):
            return "print this instead", None
        return ("print with the outlet's name" if best.rank == PRESS and not best.row.get("statement") else "print"), None
    if not best.measure:
        return "do not print yet", "what is counted"
    like = {e.label for e in thing.prints if e.size == best.size}
    against = {b for (a, b), verdict in thing.verdicts.items() if verdict == "conflict" and a in like}
    rivals = [e for e in thing.prints if e.label in against]
    if rivals:
        names = [e.source or "no source named" for e in (best, rivals[0])]
        return "do not print yet", f"which holds: {best.surface} ({names[0]}) or {rivals[0].surface} ({names[1]})"
    held = [ref for ref in thing.references if any(thing.between(ref, e) not in (None, "different definition") for e in thing.prints)]
    if thing.references and not held:
        return "do not print yet", "the report itself: the sources count something else"
    if any(ref.note for ref in held):
        return "do not print yet", "the source itself: the reference is from memory"
    return "print with the outlet's name", None


def _row(thing, group, taken, avoid):
    """The row of a thing; `taken` counts the keys given out."""
    best = thing.best
    sentence, how, lacking, told = (None, "none", None, best) if thing.missing else sentence_of(thing, avoid)
    if sentence is None and best.article is not None:
        thing.status = "do not print yet"
    behind = [e for e in thing.prints if e is best or thing.between(best, e) in AGREE or e.figure.value == best.figure.value]
    names, count = sources_behind((e.article, e.source) for e in behind if e.article is not None)
    measure = (best.article is None and best.measure) or thing.measure or best.measure or group
    key = best.row.get("key") or re.sub(r"\W+", "-", measure.lower()).strip("-")
    taken[key] = taken.get(key, 0) + 1
    value = best.figure.value
    return {
        "key": key if taken[key] == 1 else f"{key}-{taken[key]}", "measure": measure, "status": thing.status,
        "printed": printed(best if best.article is None else told, thing.prints), "value": None if value is None else float(value), "as_of": None if best.rank == ANNOUNCED else best.as_of,
        "sentence": sentence, "how": how, "missing": thing.missing or lacking,
        "articles": "; ".join(dict.fromkeys(e.article for e in thing.prints)), "sources": "; ".join(names),
        "confirmations": count, "group": group, "figures": "; ".join(dict.fromkeys(e.surface for e in thing.prints)),
        "best": best.label, "cited": told.article if sentence else None,
    }  # fmt: skip


def printed(entry, prints=()):
    """A figure as text, with its hedge: "more than 4.13 million"; of a reference as a print tells the same value."""
    f, hedge = entry.figure, entry.figure.hedge or ""
    if entry.article is not None:
        words = entry.surface if hedge.lower() in entry.surface.lower() else f"{hedge} {entry.surface}"
        return words[0].lower() + words[1:] if words[1:2].islower() else words
    alike = [e for e in prints if e.figure.value == f.value and (e.figure.unit == f.unit or f.kind == "count") and f.kind != "percent"]
    if alike:
        return printed(max(alike, key=lambda e: (bool(e.figure.hedge), -len(e.surface))))
    words = f"{spelt(f.value)} per cent" if f.kind == "percent" else spelt(f.value)
    if f.kind == "money":
        words += f" {currency_names().get(f.unit, f.unit)}"
    return f"{'about ' * bool(entry.row.get('operation'))}{'up ' * (entry.change == 'up')}{words}"


@built_from("currencies.csv")
def currency_names():
    """ISO code to the name of a currency in a sentence."""
    return {row["currency"]: row["after"].split("|")[0] for row in read_lexicon("currencies", ["currency", "after"])}
