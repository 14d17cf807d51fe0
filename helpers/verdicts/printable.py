"""Which figure of a group to print, in a sentence with its source, its date and what stands against it."""

import calendar
import math
import re

import pandas as pd

from ..ground import TEXT, WHOLE, built_from, make_table, read_lexicon, steady
from .judge import date_parts, states
from .references import references_of, spelt
from .things import all_stems, common_measure, entries_of

PRINT = dict.fromkeys(["measure", "sentence", "figures", "articles", "sources"], TEXT) | {"confirmations": WHOLE, "group": TEXT}


def print_this(statistics, verdicts, references=None):
    """For each group of figures the one to print, in a sentence with source, date and caveat.

    A reference that backs a printed figure goes first (the one that backs most, then the most precise); of a count that
    moves the latest; else the figure with the most independent confirmations, then without a hedge, then the most
    precise. Where two named sources conflict, each has its clause. Place and date are those of the figure itself.

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
    >>> from helpers import reconcile
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
_GRAVEST = (
    "conflict", "arithmetic does not follow", "different definition", "different as-of date", *_AGREE, "arithmetic follows",
    "undetermined", None,
)  # fmt: skip
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
    "identical": "the same",
    None: "not compared with it",
}


def _to_print(group, pairs, entries):
    """The sentence for one group: the figure with the best ground, its source and date, and what stands against it."""
    same = pairs[~pairs["verdict"].str.startswith("arithmetic")]
    here = [entries[label] for label in dict.fromkeys([*pairs["a"], *same["b"]]) if label in entries]
    own, refs = [e for e in here if e.article is not None], [e for e in here if e.article is None]
    if not own:
        return None
    backed = {e.label: [] for e in here}  # the figures that each agrees with
    for one, other, verdict in both_ways(same):
        if verdict in _AGREE and one in entries and other in entries:
            backed[one].append(entries[other])
    grounds = [r for r in refs if backed[r.label] and not r.note]

    def behind(entry):  # those that print it, not those whose bound it satisfies
        f, agreeing = entry.figure, [e for e in backed[entry.label] if e.article]
        return [entry, *(e for e in agreeing if e.figure.value == f.value or {e.figure.bound, f.bound} <= {"=", "~"})]

    def rank(entry):
        backing, f = behind(entry), entry.figure
        sources, articles = _confirmations(backing)[0], len({e.article for e in backing})
        return f.value is not None, sources, articles, f.bound == "=", -_width(f), bool(entry.source), entry.label

    if grounds:
        best = min(grounds, key=lambda r: (-len(backed[r.label]), _width(r.figure), r.label))
    else:
        last = max(map(_latest, own))
        best = max([e for e in own if _latest(e) == last], key=rank)
    support = behind(best)[best.article is None :] or own
    count, names = _confirmations(support)
    measure = common_measure(support) or common_measure(own) or best.measure or group
    text = _with_place_and_date(best, _told(best, own[0], measure))
    versions = _versions(best, refs, pairs)
    said = [text, *(r.surface for r in versions)]
    if versions:
        others = [f"{r.surface.removesuffix(' change')} ({r.source or r.label})" for r in versions]
        text = f"undetermined: {' and '.join([text, *others])} were both given out"
    by = f"according to {best.source}" if best.source else f"as {best.article or best.label} prints it without a source"
    by += f" ({', '.join(names)} named elsewhere)" if names and not best.source else ""
    rivals = [entries[o] for e, o, v in both_ways(same) if e == best.label and v == "conflict" and o in entries]
    rivals = [r for r in rivals if r.article and r.source and best.source and _confirmations([best, r])[0] > 1]
    if rivals and best.article:
        rival = max(rivals, key=rank)
        said.append(rival.surface)
        told = _told(rival, rival, common_measure([rival]) or measure)
        by += f"; {_with_place_and_date(rival, told)}, according to {rival.source}"
    one = "One source" if names or best.article is None else "No source named"
    confirmed = f"{count} independent sources" if count > 1 else one
    confirmed += " for the first figure" if rivals and best.article else ""
    sentence = f"{text[0].upper()}{text[1:]}, {by}. {confirmed}. {_caveat(pairs, best, entries, said)}"
    return {
        "measure": measure, "group": group, "sentence": sentence.strip(), "sources": "; ".join(names) or None,
        "confirmations": count, "figures": "; ".join(dict.fromkeys(e.surface for e in own)),
        "articles": ", ".join(dict.fromkeys(e.article for e in own)),
    }  # fmt: skip


def _with_place_and_date(entry, text):
    """A figure as told, with its own place and date where it has them."""
    if entry.where and entry.where.lower() not in text.lower():
        text += f" ({entry.where})" if "/" in entry.where else f" in {entry.where}"
    return f"{text} {when(entry.as_of)}" if entry.as_of else text


def _latest(entry):
    """How late a count that moves is: its day, and its value where it cannot fall."""
    parts = date_parts(entry.dated) if entry.moves else None
    value = entry.figure.value if entry.moves and states()[entry.state] is False else None
    return tuple(part or 0 for part in (*(parts or ()), value))


def both_ways(pairs):
    """(one, other, verdict) for each pair of labels, in either order."""
    for a, b, verdict in zip(pairs["a"], pairs["b"], pairs["verdict"], strict=True):
        yield from ((a, b, verdict), (b, a, verdict))


_WHOLE = re.compile(
    r"\s+of\s+[^,.;:()“”\"—–]{3,50}?"
    r"(?=[,.;:()“”\"—–]|$|\s(?:in|who|that|which|and|but|was|were|is|are|has|have|had|said|will)\b)"
)


def _number(entry):
    """A figure as printed: "between 600 and 700"."""
    between = "between " if entry.figure.ranged and " and " in entry.surface and entry.article else ""
    return between + entry.surface.removesuffix(" change")


def _told(best, first, measure):
    """The figure with what it counts: "668 million internet users", "GDP: 7 per cent"."""
    f, number = best.figure, _number(best)
    if f.kind in ("percent", "fraction") and (whole := _WHOLE.match(best.sentence, f.end)):
        return f"{number}{whole[0]}"
    if f.unit == "year of age":
        return number
    if f.kind != "count":
        return f"{measure}: {number}" if best.measure and measure.lower() != (f.unit or "").lower() else number
    if best.article is None:  # a reference has "2,000 or more" as a range; the article tells it with a hedge
        hedge = first.figure.hedge if f.ranged and first.figure.value == f.value else None
        number = f"{hedge} {spelt(f.value)}" if hedge else spelt(f.value)
    if f.value is None and number[-1] == "s":
        return f"{number} of {measure}"  # "dozens"
    several = any(word.endswith("s") or word == "people" for word in measure.lower().split())
    return f"{number} {measure}" if several else f"{measure}: {number}"


def _versions(best, refs, pairs):
    """References for the same measure that contradict the best one: both were given out, and nothing here decides."""
    if best.article is not None:
        return []
    against = {one for one, _, verdict in both_ways(pairs) if verdict in ("conflict", "arithmetic does not follow")}
    kept = {}
    for ref in refs:
        alike = (ref.figure.kind, ref.as_of) == (best.figure.kind, best.as_of)
        if alike and ref.label in against and not ref.figure.interval.overlaps(best.figure.interval):
            kept.setdefault(ref.surface, ref)
    return list(kept.values())


def _width(figure):
    low, high = figure.interval.low, figure.interval.high
    return math.inf if math.inf in (-low, high) or not figure.value else float((high - low) / abs(figure.value))


@built_from("offices.csv", "synonyms.csv", "equivalents.csv")
def _offices():
    """Stems of the several names of one office."""
    return [all_stems(row["words"]) for row in read_lexicon("offices", ["words", "why"])]


def _confirmations(entries):
    """How many independent sources stand behind figures, and their names: one speech or report counts once.

    Figures without a named source add nothing beside a named one, as nothing shows that they go back to another;
    "officials" and "the ministry" of one place are one source.
    """
    names = {}
    for source in (e.source for e in entries if e.article is not None and e.source):
        key = all_stems(source) or frozenset([source])
        names.setdefault(next((known for known in names if _one_source(known, key)), key), source)
    return max(len(names), 1), list(names.values())


def _one_source(one, two):
    if one <= two or two <= one:
        return True
    return any(one & office and two & office and (one - office <= two or two - office <= one) for office in _offices())


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
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", iso)
    if not match:
        return iso
    year, month, day = match.groups()
    return " ".join(filter(None, (day and str(int(day)), month and calendar.month_name[int(month)], year)))


def _caveat(pairs, best, entries, said):
    """What else is printed of the thing: for each figure the gravest verdict against the one to print, or against its like."""
    def same(e):
        f, g = e.figure, best.figure
        return (f.value, f.bound, f.kind) == (g.value, g.bound, g.kind)

    rows = [row for row in both_ways(pairs) if row[0] in entries and row[1] in entries and not same(entries[row[1]])]
    rows = [(other, verdict if same(entries[one]) else None) for one, other, verdict in rows]
    told, lines = {}, []
    for label, verdict in sorted(rows, key=lambda row: _GRAVEST.index(row[1])):
        told.setdefault(entries[label].surface.lower(), (entries[label], _TOLD[verdict]))
    said_already = [f"{words} ".lower() for words in said]
    told = [one for key, one in told.items() if not any(words.startswith(f"{key} ") for words in said_already)]
    for words in dict.fromkeys(_TOLD.values()):
        found = [_beside(entry) for entry, how in told if how == words]
        if found:
            lines.append(f"{words}: {', '.join(found[:4])}{' and others' if len(found) > 4 else ''}")
    if lines:
        return f"Also printed, {'; '.join(lines)}."
    return "" if len(said) > 1 else "Nothing printed here stands against it."


def _beside(entry):
    """Another figure with its source, or the article, and its date."""
    source = entry.source if entry.article else (entry.source or entry.label).split(",")[0]
    return f"{_number(entry)} ({', '.join(filter(None, (source or entry.article, entry.as_of and when(entry.as_of))))})"
