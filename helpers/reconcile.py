"""A corpus of printed figures: groups for the same thing, and a verdict for each pair."""

import itertools
from dataclasses import replace

import pandas as pd

from .arithmetic import converted, of_one_article
from .lexicons import steady
from .printable import print_this
from .references import against, references_of
from .tables import TEXT, make_table
from .things import WORLD, apart, entries_of, family, ratio, same_thing
from .verdicts import Comparison, date_parts, judge, states

__all__ = ["print_this", "reconcile"]

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
    >>> from helpers.tables import make_table
    >>> reconcile(make_table([], {})).empty
    True
    """
    with steady():
        return _table(_rows(statistics, references))


def _rows(statistics, references):
    """(entry, entry, verdict) of every pair."""
    entries = entries_of(statistics)
    sources, rates = references_of(references)
    rows = []
    for one, two in _candidates(entries):
        if same_thing(one, two):
            rows.append((one, two, _verdict(one, two, rates)))
    for one in entries:
        rows += [(one, ref, verdict) for ref, verdict in against(one, sources)]
    by_article = {}
    for entry in entries:
        by_article.setdefault(entry.article, []).append(entry)
    for article, own in by_article.items():
        event = own[0].event
        others = [e for e in entries if e.article != article and e.event == event and e.figure.kind in ("count", "money")]
        wholes = [e for e in others if e.place & WORLD or e.stems & WORLD] + [r for r in sources if r.place & WORLD]
        rows += of_one_article(own, wholes, rates)
    return rows


def _table(rows):
    groups = _groups(rows)
    found, labels = [], {}
    for one, two, verdict in rows:
        label = f"{one.label} | {two.label}"
        labels[label] = labels.get(label, 0) + 1
        if labels[label] > 1:
            continue
        note = "; ".join(dict.fromkeys(n for n in (one.note, two.note) if n))
        found.append({
            "a": one.label, "b": two.label, "verdict": verdict.verdict, "why": f"{verdict.why} {note}".strip(), "assumption": verdict.assumption,
            "group": groups[one.label], "a_article": one.article, "a_surface": one.surface, "b_article": two.article, "b_surface": two.surface,
        })  # fmt: skip
    index = pd.Index([f"{row['a']} | {row['b']}" for row in found], dtype=object)
    return make_table(found, COLUMNS).set_index(index).sort_values(["group", "a", "b"], kind="stable")


def _groups(rows):
    """Label of an entry to the name of its group: the measure of its first figure, with a number where that is taken."""
    parent = {}

    def root(label):
        while parent.setdefault(label, label) != label:
            parent[label] = parent[parent[label]]
            label = parent[label]
        return label

    entries = {}
    for one, two, verdict in rows:
        entries.setdefault(one.label, one)
        root(one.label)
        far = verdict.verdict == "undetermined" and ratio(one.figure, two.figure) > 3
        if two.article is not None and not far and not verdict.verdict.startswith("arithmetic"):
            entries.setdefault(two.label, two)
            parent[root(two.label)] = root(one.label)
    names, taken = {}, {}
    for label in sorted(entries, key=lambda name: (entries[name].article or "", entries[name].start)):
        top = root(label)
        if top not in names:
            name = entries[label].measure or entries[label].figure.unit or entries[label].figure.kind
            taken[name] = taken.get(name, 0) + 1
            names[top] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return {label: names[root(label)] for label in entries}


def _candidates(entries):
    """Pairs of entries of different articles of one event that share a word of their measure or of their surroundings."""
    blocks = {}
    for number, entry in enumerate(entries):
        near = sorted(entry.figure.context, key=lambda s: (-entry.figure.context[s], s))[:5]
        for stem in {*entry.stems, *near, *filter(None, [entry.state])}:
            blocks.setdefault((entry.event, family(entry.figure.kind), stem), []).append(number)
    pairs = {pair for block in blocks.values() if len(block) <= MOST for pair in itertools.combinations(block, 2)}
    for i, j in sorted(pairs):
        one, two = entries[i], entries[j]
        if one.article != two.article or (one.source and two.source and one.source.lower() != two.source.lower()):
            yield one, two


def _met_at_the_bound(one, two):
    """ "More than 4.13 million" in one paper, "4.13 million" in another: the digits allow both, since a printed figure is a rounded one."""
    bound, plain = (one, two) if one.figure.bound in "<>" else (two, one)
    if bound.figure.bound not in "<>" or plain.figure.bound != "=" or bound.figure.value != plain.figure.value or not plain.figure.interval.overlaps(bound.figure.interval):
        return None
    return Comparison("compatible with hedge", True, f"{bound.surface} and {plain.surface} can both be true of one figure, as {plain.surface} is rounded.", f"if {plain.surface} is exact, they exclude each other")


def _verdict(one, two, rates):
    f, g = one.figure, two.figure
    dates = date_parts(one.as_of), date_parts(two.as_of)
    if f.kind == g.kind == "money" and f.unit != g.unit:
        return converted(f, g, rates)
    found = _met_at_the_bound(one, two) or judge(f, g, dates)
    other = apart(one, two)
    if other and not found.compatible:
        return Comparison("different definition", None, f"{one.surface} and {two.surface}: {other}", "if both mean the same thing")
    if found.compatible is False and dates == (None, None) and states().get(one.state) is False:
        return Comparison("undetermined", None, f"{one.surface} and {two.surface} differ, and neither is dated: such a count rises.", "the dates of both")
    if other:
        return replace(found, assumption=f"{other[:-1]}; the verdict takes both as one thing")
    extra = one.stems ^ two.stems
    if f.kind == "count" and extra and one.stems and two.stems and found.compatible is not None:
        return replace(found, assumption="; ".join(filter(None, [found.assumption, f"if {one.measure or 'the one'} and {two.measure or 'the other'} are one measure"])))
    return found
