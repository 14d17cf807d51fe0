"""A corpus of printed figures: groups for the same thing, and a verdict for each pair."""

import itertools
import math
from dataclasses import replace

import pandas as pd

from ..ground import TEXT, make_table, steady
from .arithmetic import converted, of_one_article
from .judge import agree, date_parts, days_apart, judge, order_of, undecided
from .printable import print_this
from .references import against, references_of
from .things import WORLD, apart, common_measure, entries_of, family, ratio, same_thing

__all__ = ["print_this", "reconcile"]

ROUNDED = 1.05  # how many times one telling of a moving count may be the other
NEWS = 7  # days within which a date is that of the news itself
MOST = 400  # a word that more figures share than this opens no block of pairs
COLUMNS = dict.fromkeys(
    ["a", "b", "verdict", "why", "assumption", "group", "a_article", "a_surface", "b_article", "b_surface"], TEXT
)


def reconcile(statistics, references=None):
    """A verdict for each pair of figures for the same thing, over a corpus.

    Pairs are made across articles (of one `event`, where that column exists) and with references; within an article
    where a sum, share, rise or conversion follows or does not, and where two named sources differ.

    Parameters
    ----------
    statistics : DataFrame
        As `find_statistics` gives it: at least article, surface, value, low, high, bound, unit, measure; `event` and
        `published` count where they stand. Furniture of the page is left out.
    references : DataFrame, optional
        As in `references.csv`: at least id, measure, value, unit; place, as_of, low, high, publisher, how_verified count.
        Rows with a unit such as "CNY per USD" are rates of exchange. A reference from memory grounds no verdict.

    Returns
    -------
    DataFrame
        One row a pair, sorted by group, a, b: `a`, `b` (labels of statistics; "ref:<id>" for a reference), `verdict`,
        `why`, `assumption` (what would flip it), `group`, `a_article`, `a_surface`, `b_article`, `b_surface`; the index
        is "<a> | <b>". Empty where nothing can be paired.

    Raises
    ------
    CorpusError
        A table without the columns needed.

    Examples
    --------
    >>> from helpers.ground import make_table
    >>> reconcile(make_table([], {})).empty
    True
    """
    with steady():
        return _table(_rows(statistics, references))


def _rows(statistics, references):
    """(entry, entry, verdict) of every pair."""
    entries = entries_of(statistics)
    sources, rates = references_of(references)
    pairs = [pair for pair in _candidates(entries) if same_thing(*pair)]
    rows = _matched([(*pair, _verdict(*pair, rates)) for pair in pairs])
    rows += [(one, ref, verdict) for one in entries for ref, verdict in against(one, sources)]
    by_article, wholes = {}, {}
    for entry in entries:
        by_article.setdefault(entry.article, []).append(entry)
        if (entry.place | entry.stems) & WORLD:
            wholes.setdefault(entry.event, []).append(entry)
    world = [ref for ref in sources if ref.place & WORLD]
    for own in by_article.values():
        others = [whole for whole in wholes.get(own[0].event, ()) if whole.article != own[0].article]
        rows += of_one_article(own, [*others, *world], rates)
    return rows


def _matched(rows):
    """The rows but those that hold a figure against others of an article where it agrees with one; two sources stay."""
    matched = set()
    for one, two, verdict in rows:
        if verdict.compatible:
            matched |= {(one.label, two.article), (two.label, one.article)}

    def kept(one, two, verdict):
        if verdict.compatible or not {(one.label, two.article), (two.label, one.article)} & matched:
            return True
        return all((one.state, one.state == two.state, one.source, two.source, one.source != two.source))

    return [row for row in rows if kept(*row)]


def _table(rows):
    groups, found = _groups(rows), {}
    for one, two, verdict in rows:
        note = "; ".join(dict.fromkeys(filter(None, (one.note, two.note))))
        found.setdefault(f"{one.label} | {two.label}", {
            "a": one.label, "b": two.label, "verdict": verdict.verdict, "why": f"{verdict.why} {note}".strip(),
            "assumption": verdict.assumption, "group": groups[one.label],
            "a_article": one.article, "a_surface": one.surface, "b_article": two.article, "b_surface": two.surface,
        })  # fmt: skip
    index = pd.Index(list(found), dtype=object)
    return make_table(list(found.values()), COLUMNS).set_index(index).sort_values(["group", "a", "b"], kind="stable")


def _groups(rows):
    """Label of an entry to the name of its group: its commonest measure, with a number where that is taken.

    Figures that agree make the groups; a pair that differs joins two of them only where both tell one state.
    """
    group_of = {}
    for one, two, verdict in sorted(rows, key=lambda row: not row[2].compatible):
        mine = group_of.setdefault(one.label, {one.label: one})
        far = verdict.verdict == "undetermined" and ratio(one.figure, two.figure) > 3
        if two.article is None or far or verdict.verdict.startswith("arithmetic"):
            continue
        small, large = sorted((mine, group_of.setdefault(two.label, {two.label: two})), key=len)
        if small is large or (len(small) > 1 and not verdict.compatible and not (one.state and one.state == two.state)):
            continue
        large |= small
        group_of |= dict.fromkeys(small, large)
    names, taken = {}, {}
    entries = [entry for label, group in group_of.items() for entry in [group[label]]]
    for first in sorted(entries, key=lambda e: (e.article, e.start)):
        if first.label in names:
            continue
        members = sorted(group_of[first.label].values(), key=lambda e: (e.article, e.start))
        name = common_measure(members) or first.figure.unit or first.figure.kind
        taken[name] = taken.get(name, 0) + 1
        names |= dict.fromkeys(group_of[first.label], name if taken[name] == 1 else f"{name} ({taken[name]})")
    return names


def _candidates(entries):
    """Pairs of entries of different articles of one event that share a word of their measure or of their surroundings."""
    blocks = {}
    for number, entry in enumerate(entries):
        near = sorted(entry.figure.context, key=lambda s: (-entry.figure.context[s], s))[:5]
        for stem in {*entry.stems, *near, *filter(None, [entry.state])}:
            blocks.setdefault((entry.event, family(entry.figure.kind), stem), []).append(number)
        if entry.figure.value:
            size = math.log(abs(entry.figure.value)) * 2
            for near in (("near", math.floor(size), 0), ("near", math.floor(size + 0.5), 1)):
                blocks.setdefault((entry.event, family(entry.figure.kind), near), []).append(number)
    pairs = {pair for block in blocks.values() if len(block) <= MOST for pair in itertools.combinations(block, 2)}
    for i, j in sorted(pairs):
        one, two = entries[i], entries[j]
        if one.article != two.article or (one.source and two.source and one.source.lower() != two.source.lower()):
            yield one, two


def _verdict(one, two, rates):
    f, g = one.figure, two.figure
    if f.kind == g.kind == "money" and f.unit != g.unit:
        return converted(f, g, rates)
    dates = _dates(one, two)
    found, other = _met_at_the_bound(f, g) or judge(f, g, dates), apart(one, two)
    names = f"{one.surface} and {two.surface}"
    if other and not found.compatible:
        return undecided(f"{names}: {other}", "if both mean the same thing", "different definition")
    if one.moves or two.moves:
        found = _of_a_moving_count(one, two, dates, found)
    if other:
        return replace(found, assumption=f"{other[:-1]}; the verdict takes both as one thing")
    if f.kind == "count" and one.stems != two.stems and one.stems and two.stems and found.compatible is not None:
        flip = f"if {one.measure} and {two.measure} are one measure"
        return replace(found, assumption="; ".join(filter(None, (found.assumption, flip))))
    return found


def _dates(one, two):
    """The dates that can tell two figures apart: of a moving count the day of the article where none is printed."""
    if one.moves or two.moves:
        return date_parts(one.dated), date_parts(two.dated)
    told = [e for e in (one, two) if e.as_of]
    if len(told) == 1 and one.figure.kind == "count" and days_apart(told[0].as_of, told[0].published) <= NEWS:
        return None, None  # both tell of the event
    return date_parts(one.as_of), date_parts(two.as_of)


def _of_a_moving_count(one, two, dates, found):
    """The verdict for two moving counts: on two days two counts; they clash only where both print the day."""
    names, printed = f"{one.surface} and {two.surface}", bool(one.as_of and two.as_of)
    if found.compatible is False and not (printed and (one.as_of == two.as_of or order_of(*dates))):
        why = f"{names} differ, and not both are dated: such a count moves."
        return undecided(why, "the dates of both")
    exact = {one.figure.bound, two.figure.bound} <= {"=", "~"} and ratio(one.figure, two.figure) <= ROUNDED
    differ = not exact and one.figure.value != two.figure.value
    if differ and found.compatible is not False and None not in dates and order_of(*dates):
        why = f"{names} are of {one.dated} and {two.dated}, and such a count moves."
        return undecided(why, "if both speak of one date", "different as-of date")
    return found


def _met_at_the_bound(f, g):
    """ "More than 4.13 million" in one paper, "4.13 million" in another: both can be true, since printed figures are rounded."""
    bound, plain = (f, g) if f.bound in "<>" else (g, f)
    if bound.bound in "<>" and plain.bound == "=" and f.value == g.value and plain.interval.overlaps(bound.interval):
        why = f"{bound.surface} and {plain.surface} can both be true of one figure, as {plain.surface} is rounded."
        return agree("compatible with hedge", why, f"if {plain.surface} is exact, they exclude each other")
    return None
