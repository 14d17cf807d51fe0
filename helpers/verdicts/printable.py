"""What of each thing to print: the figure, its status, what is missing, and who stands behind it."""

import itertools
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from ..figures import as_date
from ..ground import NUMBER, TEXT, built_from, each_article, make_table, read_lexicon
from ..speech import bare_surnames, sources_behind
from .context import print_words
from .judge import AGREE, REFUTED, cannot_fall, name, states
from .references import derived_of, references_of, spelt
from .sentences import doubted, sentence_of, unreal
from .things import DURATIONS, Entry, common_measure, entries_of, grouped, ratio

PRINT = dict.fromkeys(["key", "measure", "status", "printed", "value", "as_of", "sentence", "how", "missing"], TEXT)
PRINT |= dict.fromkeys(["articles", "sources", "confirmations", "group", "figures", "best", "cited", "lead"], TEXT)
PRINT |= dict.fromkeys(["value", "confirmations", "lead"], NUMBER)
BEARING = {*AGREE, *REFUTED, "different as-of date"}  # a reference of such a verdict bears on a print
PRESS, ANNOUNCED = 3, 4  # ranks of references: a count is 1, a report of whoever counted 2


_AGAIN = re.compile(r"(?:-\w+)?,? ?(?:[(/;]|or\b) ?(?:(?:or|about|some|around|nearly|now) )*")


@dataclass
class Thing:
    """What is known of one thing: the figure to print, all that print it, references, and how each stands to each."""

    best: Entry  # of an article, or a reference (`article` is None)
    prints: list  # entries of articles, in order of the text
    references: list  # entries of references
    verdicts: dict  # (label, label) to verdict, both ways

    def between(self, one, other):
        """The verdict for two entries."""
        return self.verdicts.get((one.label, other.label))

    def agrees(self, entry):
        """Does a print tell the figure to print?"""
        return self.between(self.best, entry) in AGREE or entry.figure.value == self.best.figure.value

    def refuted(self, entry):
        """Does a source that was read say otherwise?"""
        return self.best.article is None and self.between(self.best, entry) in REFUTED and not self.agrees(entry)


def print_this(statistics, verdicts, references=None, derived=None, copies=None, articles=None):
    """For each thing the figure that a careful editor would print, whether it can be printed, and what is missing.

    A reference that was read goes first: it backs what is printed ("print"), or it says otherwise or has a newer count
    ("print this instead"). Without one the figure that most articles bear out is chosen, the more precise first, and of
    prints that exclude each other the later: it can be printed with the outlet's name, unless prints conflict, the
    only reference is from memory, or no clause of an article can stand alone ("do not print yet").

    Parameters
    ----------
    statistics, references : DataFrame
        As given to `reconcile`; of the references `key` and `rank` (1 is the best source) count where they stand.
    verdicts : DataFrame
        What `reconcile` returned for them.
    derived : DataFrame, optional
        As in `derived.csv`: shares, rises and the like of two references, each with its statement.
    copies : DataFrame, optional
        From `find_copies`: articles of one `family` are one text, and count once.
    articles : DataFrame, optional
        As given to `find_statistics`: "Roe" becomes "[Ann] Roe" in a sentence where its article tells the first name;
        the headline (`title`) is named where it alone tells which "the plan" is meant.

    Returns
    -------
    DataFrame
        One row a thing, those of most articles first: `key`, `measure`, `status`, `printed` (the number as text,
        whatever the status), `value`, `as_of`, `sentence` (None where it abstains), `how`, `missing`, `articles`,
        `sources` (joined by "; "), `confirmations` (independent named sources; 0 where nobody is named, NaN where the
        names cannot be told apart), `group`, `figures` (all prints), `best` (label of the figure or reference), `cited`
        (the article that a sentence was taken from), `lead` (2 for a toll, 0 for a duration, an age or a factor, which
        lead nothing, else 1). Empty for no verdicts.

    Examples
    --------
    >>> from helpers import reconcile
    >>> none = make_table([], {})
    >>> print_this(none, reconcile(none)).empty
    True
    """
    entries = {e.label: e for e in (*entries_of(statistics), *references_of(references)[0])}
    read = {} if articles is None else {one.id: one for one in each_article(articles)}
    for entry in entries.values():
        one, first = read.get(entry.article), entry.sentence_start
        known = one.reading.get(bare_surnames) if one else ()
        entry.row["title"] = one and one.known.get("title")
        entry.row["surnames"] = [name for at, name in known if first <= at < first + len(entry.sentence)]
    again = {e.label: elder.label for e in entries.values() if e.article and (elder := _elder(e))}
    pairs = verdicts.assign(**{side: [again.get(label, label) for label in verdicts[side]] for side in ("a", "b")})
    own = verdicts["a"] == verdicts["b"]
    verdicts = pairs[own | (pairs["a"] != pairs["b"])][::-1]  # of 40 miles (64 km) the miles count, which stand first
    worked_out = derived_of(derived, entries)
    own = [] if copies is None else copies.dropna(subset="family").to_dict("records")
    texts = {row[side]: row["family"] for row in own for side in "ab"}
    groups, taken = verdicts.groupby("group", sort=True) if len(verdicts) else (), Counter()
    things = {group: thing for group, pairs in groups if (thing := _thing(pairs, entries, worked_out, texts))}
    avoid = {e.sentence for thing in things.values() for e in thing.prints if thing.refuted(e)}
    rows, used = [], set()  # no sentence twice: what leads chooses first
    order = {group: (-_lead(thing.best), -len({e.article for e in thing.prints})) for group, thing in things.items()}
    for group, thing in sorted(things.items(), key=lambda row: order[row[0]]):
        rows.append(_row(thing, group, taken, (avoid, used), copies))
        used.add(entries[rows[-1]["best"]].sentence if rows[-1]["cited"] else None)
    rows.sort(key=lambda row: (-row["articles"].count("; "), row["group"]))
    found = make_table(rows, PRINT).drop_duplicates("best")
    return found.set_axis(found["group"].to_numpy(dtype=object))


def _elder(entry):
    """The figure before it that a figure tells again in another unit: "40 miles (64 km)"; None where none."""
    f, elder = entry.figure, next((e for e in reversed(entry.beside) if e.figure.end <= entry.figure.start), None)
    alike = elder and (elder.unit_key == entry.unit_key != ("count", None) and ratio(elder, entry) < 1.1)
    alike = elder and elder.figure.unit != f.unit and (alike or f.kind == elder.figure.kind == "money")
    return (_elder(elder) or elder) if alike and _AGAIN.fullmatch(entry.sentence, elder.figure.end, f.start) else None


def _thing(pairs, entries, worked_out, texts):
    """A group of pairs as a thing with its best figure; None where no article of these statistics prints it."""
    here = [entries[label] for label in dict.fromkeys([*pairs["a"], *pairs["b"]]) if label in entries]
    told = [e for e in here if e.article is not None]
    former = [e for e in told if e.replaced]
    told += [new for old in former for new in old.beside if new.unit_key == old.unit_key]  # "not 312 but 311"
    prints = [e for e in told if all(e.figure.value != old.figure.value for old in former)]
    prints = sorted({e.label: e for e in prints}.values(), key=lambda e: (e.article, e.start))
    if not prints:
        return None
    judged = dict(zip(zip(pairs["a"], pairs["b"], strict=True), pairs["verdict"], strict=True))
    judged |= {(b, a): verdict for (a, b), verdict in judged.items()}
    references = [e for e in here if e.article is None]
    for ref, end, e in itertools.product(worked_out, ("from_a", "from_b"), prints):
        verdict = judged.get((e.label, f"ref:{ref.row[end]}"), "")
        if verdict.startswith("arithmetic"):
            judged[ref.label, e.label] = verdict
            references.append(ref)
    thing = Thing(prints[0], prints, references, judged)
    thing.best = _best_reference(thing, entries.values()) or _best_print(thing, texts)
    return thing


def _best_reference(thing, entries):
    """Of the references that were read and bear on a print the one of the best rank, or the newest count of its key."""
    known = [r for r in thing.references if not r.note and any(thing.between(r, e) in BEARING for e in thing.prints)]
    if not known:
        return None
    best = min(known, key=lambda r: (not r.row.get("statement"), r.rank or math.inf, r.label))
    # The last count up to the day of the articles that comes with a statement; any where the best reference has none:
    # 417 per cent in a report stands before 517 in the press.
    last = max((e.published for e in thing.prints if e.published), default="")
    first = (best.as_of or "") if best.row.get("statement") else ""
    alike = [e for e in entries if e.article is None and e.row.get("statement") and first <= (e.as_of or "") <= last]
    alike = [e for e in alike if e.row.get("key") and e.row["key"] == best.row.get("key")]
    return max(alike, key=lambda ref: (ref.as_of or "", ref is best), default=best)


def _best_print(thing, texts):
    """What most texts bear out, the more precise first; of those that differ the later; of a toll the higher."""
    clash = {"conflict", "different as-of date", "undetermined"} & set(thing.verdicts.values())
    rises = clash and cannot_fall(*(entry.figure for entry in thing.prints))
    text_of, agreed = {e.label: texts.get(e.article, e.article) for e in thing.prints}, defaultdict(set)
    for (a, b), verdict in thing.verdicts.items():
        if verdict in AGREE and b in text_of:
            agreed[a].add(text_of[b])
    of_value = grouped(thing.prints, lambda e: e.figure.value)
    least = max((e.figure.value or 0 for e in thing.prints if e.figure.bound == ">"), default=0)  # "more than 12"
    prints = grouped(thing.prints, lambda e: (e.figure.value, e.figure.unit, e.figure.bound))

    def worth(same):
        f, alike = same[0].figure, of_value[same[0].figure.value]
        behind = {text_of[e.label] for e in alike}.union(*(agreed[one.label] for one in same[:3]))
        later = max(e.published or "" for e in alike) if clash else ""
        known = f.value is not None, later, (rises and f.value) or 0, least <= (f.value or 0)
        return *known, len(behind), f.bound == "=", (same[0].ends[0] - same[0].ends[1]) / (same[0].rough or 1)

    return max(prints.values(), key=worth)[0]


def _status(thing):
    """(status, what is missing) of a thing."""
    best = thing.best
    if best.article is None:
        if best.rank == ANNOUNCED:
            return "do not print yet", "a count made afterwards"
        if not any(thing.agrees(e) for e in thing.prints):
            return "print this instead", None
        return "print with the outlet's name" if best.rank == PRESS and not best.row.get("statement") else "print", None
    same = [best, *filter(thing.agrees, thing.prints)]  # 3.3, of which 3.27 agrees that meets 3.2
    rival = next((e for e in thing.prints for one in same if thing.between(one, e) == "conflict"), None)
    if rival:
        known = {e.figure.value: e.source for e in (*thing.prints, best, rival) if e.source}
        told = (f"{e.surface} ({known.get(e.figure.value, 'no source named')})" for e in (best, rival))
        return "do not print yet", f"which holds: {' or '.join(told)}"
    held = [r for r in thing.references if {thing.between(r, e) for e in thing.prints} - {None, "different definition"}]
    if thing.references and not held:
        return "do not print yet", "the report itself: the sources count something else"
    if any(ref.note for ref in held):
        return "do not print yet", "the source itself: the reference is from memory"
    return "print with the outlet's name", None


def _row(thing, group, taken, places, copies):
    """The row of a thing; `taken` counts the keys given out, `places` sentences to avoid and those in use."""
    best, (sentence, how, lacking, told) = thing.best, sentence_of(thing, *places)
    pick = told if best.article else best  # in the words of the sentence
    thing.best = best if pick.size == best.size else pick
    status, missing = _status(thing)
    sentence, how, pick = (None, "none", thing.best) if missing else (sentence, how, pick)
    status = "do not print yet" if sentence is None and best.article else status
    behind = [e for e in thing.prints if thing.agrees(e) and (e.figure.bound in "=~" or e.rough == thing.best.rough)]
    names, count = sources_behind([(e.article, e.source) for e in behind if not doubted(e.sentence)], copies)
    measure = (best.article is None and best.measure) or common_measure(thing.prints) or best.measure or group
    key = best.row.get("key") or re.sub(r"\W+", "-", measure.lower()).strip("-")
    taken[key] += 1
    return {
        "key": key if taken[key] == 1 else f"{key}-{taken[key]}", "measure": measure, "status": status,
        "printed": printed(pick, thing.prints), "value": None if (value := pick.figure.value) is None else float(value),
        "as_of": None if pick.rank == ANNOUNCED else pick.as_of, "sentence": sentence, "how": how,
        "missing": missing or lacking, "articles": "; ".join(dict.fromkeys(e.article for e in thing.prints)),
        "sources": "; ".join(names), "confirmations": count, "group": group, "best": pick.label, "lead": _lead(pick),
        "cited": told.article if sentence else None, "figures": "; ".join({e.surface: 0 for e in thing.prints}),
    }  # fmt: skip


def _lead(entry):
    """How well a figure leads a page: a toll first; an age, a small count, what happened months ago not at all."""
    f = entry.figure
    small, day = f.kind == "count" and entry.rough < 10, as_date((entry.as_of or "")[:10])
    old = bool(entry.article and day and entry.published and (as_date(entry.published) - day).days > 31)
    if f.kind == "count" and entry.state in entry.stems and states()[entry.state] is False:
        return (2.0 - small) * (not old) * (not unreal(entry))
    trifle = not {f.unit, entry.measure.rpartition(" ")[2]}.isdisjoint(print_words()["trifles"])
    return 1.0 - (entry.article is not None and (small or old or trifle or entry.unit_key in DURATIONS))


def printed(entry, prints=()):
    """A figure as text, with its hedge: "more than 4.13 million"; of a reference as a print tells the same value."""
    f = entry.figure
    if entry.article is not None:
        return mid_sentence(name(f))
    alike = [e for e in prints if e.figure.value == f.value and (e.figure.unit == f.unit or f.kind == "count")]
    if alike and f.kind != "percent":
        return printed(max(alike, key=lambda e: bool(e.figure.hedge)))
    unit = {"percent": " per cent", "money": f" {currency_names().get(f.unit, f.unit)}"}.get(f.kind, "")
    return f"{'about ' * bool(entry.row.get('operation'))}{'up ' * (entry.change == 'up')}{spelt(f.value)}{unit}"


def mid_sentence(words):
    """A figure as it stands in the middle of a sentence.

    >>> mid_sentence("More than 40"), mid_sentence("A quarter"), mid_sentence("Sh40")
    ('more than 40', 'a quarter', 'Sh40')
    """
    return words[0].lower() + words[1:] if re.match(r"[A-Z][a-z]+(?!\w)|A ", words) else words


@built_from("currencies.csv")
def currency_names():
    """ISO code to the name of a currency in a sentence."""
    return {row["currency"]: row["after"].split("|")[0] for row in read_lexicon("currencies", ["currency", "after"])}
