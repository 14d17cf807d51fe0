"""A corpus of printed figures: things, and a verdict for each pair of figures of one thing."""

import itertools
from collections import Counter, defaultdict

import pandas as pd

from ..ground import read_corrections
from ..language import G
from .context import defined_apart, likeness
from .judge import TIMELESS, Comparison, date_parts, difference, in_time, judge, undecided
from .references import against, of_one_article, references_of
from .things import WORLD, entries_of, grouped, name_of
from .ties import BOTH, FEW, missing_ties, rivals, things_of, told_as_two, too_little

EACH = 40  # a thing of more figures has not every pair, but each figure beside one of each print
COLUMNS = "a b verdict why assumption group thing a_article a_surface b_article b_surface".split()  # noqa: SIM905


def reconcile(statistics, references=None, corrections=None):
    """The things that articles count, and a verdict for each pair of figures of one thing.

    Pairs are made across articles (of one `event`, where that column exists) and with references; within an article
    where a sum, share or conversion follows or does not, and where two named sources differ. Of a thing printed
    more than 40 times each figure is held against one of each different print.

    Parameters
    ----------
    statistics : DataFrame
        As `find_statistics` gives it: at least article, surface, value, low, high, bound, unit, measure; `event` and
        `published` count where they stand. Furniture of the page is left out.
    references : DataFrame, optional
        As in `references.csv`: at least id, measure, value, unit; place, as_of, low, high, publisher, how_verified
        count. Rows with a unit such as "CNY per USD" are rates of exchange. A reference from memory grounds no verdict.
    corrections : DataFrame, optional
        As in `coding/figure_groups.csv`: action ("join", "split", "name"), a and b (labels of statistics), name.

    Returns
    -------
    DataFrame
        One row a pair, sorted by group, a, b: `a`, `b` (labels of statistics; "ref:<id>" for a reference), `verdict`,
        `why`, `assumption` (what would flip it), `group` (a label, one a thing; None where a and b may be of two),
        `thing` (what is counted, in words),
        `a_article`, `a_surface`, `b_article`, `b_surface`; the index is "<a> | <b>". Empty where nothing can be paired.

    Raises
    ------
    CorpusError
        A table without the columns needed; a correction of another form or of a figure that is not there.

    Examples
    --------
    >>> from helpers.ground import make_table
    >>> reconcile(make_table([], {})).empty
    True
    """
    entries, (sources, rates) = entries_of(statistics), references_of(references)
    labels, by_hand = {entry.label: entry.label for entry in entries}, defaultdict(list)
    for action, *row in read_corrections(corrections, "figure_groups.csv", "figure", labels.get):
        by_hand[action].append(row)
    thing_of, rows = {}, []
    for own in grouped(entries, lambda e: e.event).values():
        found, pairs = _of_event(own, by_hand, sources, rates)
        thing_of |= found
        rows += pairs
    return _table(rows, thing_of, {a: name for a, _, name in by_hand["name"]})


def _of_event(entries, by_hand, sources, rates):
    """The things of one event, by label, and (entry, entry, verdict) for the pairs of each."""
    articles = grouped(entries, lambda e: e.article)
    sentences = {article: {entry.sentence for entry in own} for article, own in articles.items()}
    thing_of = things_of(entries, by_hand["join"], by_hand["split"])
    rows = [(one, ref, verdict) for one in entries for ref, verdict in against(one, sources)]
    world = [x for x in (*entries, *sources) if (x.place | (x.stems if x.article else frozenset())) & WORLD]
    for _, own in sorted(articles.items()):
        rows += of_one_article(own, world, rates)
    # surely of one thing: what two sides of one article tell, and one sum in two currencies
    near = [(3, a, b) for a, b, v in rows if b.article and v.verdict == "conflict"]
    near += [(3, a, b) for a, b, _ in rows if b.article and a.unit_key[0] == "money" and a.unit_key != b.unit_key]
    for thing in dict.fromkeys(thing_of.values()):
        rows += [(one, two, _verdict(one, two)) for one, two in _pairs(thing.members) if not too_little(one, two)]
    for one, two, missing, met in rivals(thing_of):
        found = difference(one.figure, two.figure, None, missing) if missing else _verdict(one, two)
        if not missing and (met is not None or found.verdict != "undetermined"):
            found = _changed(one, two, sentences) or found
            # what conflicts before what may have moved, and the more alike first
            near.append((likeness(one.around, two.around) + (found.verdict == "conflict"), one, two))
        rows.append((one, two, found))
    for sure, one, two in sorted(near, key=lambda row: (-row[0], row[1].label, row[2].label)):
        if sure == 3 or not told_as_two(thing_of[one.label], thing_of[two.label]):
            thing_of.join(one.label, two.label, ask=False)
    return thing_of, rows


def _pairs(members):
    """Pairs of figures of different articles; of a thing told very often each figure with one of a few prints."""
    members = sorted(members, key=lambda e: (e.article, e.start))
    pairs = itertools.combinations(members, 2)
    if len(members) > EACH:
        prints = {(e.size, e.figure.bound): e for e in reversed(members)}
        pairs = itertools.product([*prints.values()][-FEW:], members)
    return [(one, two) for one, two in pairs if one.article != two.article]


def _verdict(one, two):
    """The verdict for two figures of one thing."""
    f, g = one.figure, two.figure
    other = defined_apart(one.sides, two.sides)
    found = judge(f, g, frame=None)
    if other and not found.compatible:
        return difference(f, g, other, None)
    found = in_time(f, g, found, *_when(one, two))
    if found.compatible is False and _may_have_risen(one, two):
        return undecided(f"{one.surface} and {two.surface} differ; the count may have risen.", "the dates of both")
    parts = (one.several or two.several) and one.article != two.article  # the whole, and what may be parts of it
    if found.compatible is False and (parts or missing_ties(one, two) != ""):
        return difference(f, g, None, BOTH)
    if f.kind == "age" and found.compatible is False:
        return found.if_also("if one was told before a birthday, they agree")
    if other:
        return found.if_also(f"{other[:-1]}; the verdict takes both as one thing")
    if f.kind == "count" and one.stems != two.stems and one.stems and two.stems and found.compatible is not None:
        return found.if_also(f"if {one.measure} and {two.measure} are one measure")
    return found


def _when(one, two):
    """What `in_time` asks: the dates of both, whether figures of two dates are two figures, whether dates are sure.

    Of a moving count the day of the article counts where none is printed: it makes two of one day one, but no two of
    two days, and no more does a weekday.
    """
    if not (one.moves and two.moves):
        return (date_parts(one.as_of), date_parts(two.as_of)), False, True
    one_day, days = one.published == two.published, (date_parts(one.dated), date_parts(two.dated))
    apart = one.figure.value != two.figure.value and bool((one.as_of and two.as_of) or not one_day)
    return days, apart, one.has_date and two.has_date if one.as_of != two.as_of else bool(one.as_of or one_day)


def _may_have_risen(one, two):
    """Whether two counts are told undated: in papers without a day, or the later has more of what is (is no deed)."""
    if (one.state and not one.moves) or one.figure.kind in TIMELESS or (one.as_of and two.as_of):
        return False
    early, late = sorted((one, two), key=lambda e: e.published or "")
    deed = not one.moves and any(G.auxiliaries.isdisjoint(e.sentence.lower().split()) for e in (one, two))
    return not deed and (not early.published or (early.published < late.published and early.rough < late.rough))


def _changed(one, two, sentences):
    """The verdict for another number in the same sentence of two versions of a text: the later counts."""
    if None in (one.published, two.published) or one.published == two.published:
        return None
    without = [e.sentence[: e.figure.start] + e.sentence[e.figure.end :] for e in (one, two)]
    if without[0] != without[1] or len(sentences[one.article] & sentences[two.article]) < 2:
        return None
    early, late = sorted((one, two), key=lambda e: e.published)
    why = f"The later version of this text has {late.surface} in place of {early.surface}, and counts."
    return Comparison("different as-of date", why, "if both were said of one day, they conflict")


def _table(rows, thing_of, names):
    """The pairs in order; a thing is labelled by what it counts in words, numbered if taken."""
    things, labels, taken, found = {thing_of[one.label] for one, _, _ in rows}, {}, Counter(), {}
    inside = [(thing, sorted(thing.members, key=lambda e: (e.article, e.start))) for thing in things]
    for thing, members in sorted(inside, key=lambda one: (one[1][0].article, one[1][0].start)):
        name = next((names[e.label] for e in members if e.label in names), None) or name_of(members)
        taken[name] += 1
        labels[thing] = (name if taken[name] == 1 else f"{name} ({taken[name]})", name)
    for one, two, told in rows:
        group, name = labels[thing_of[one.label]]
        group = group if two.article is None or thing_of[one.label] is thing_of[two.label] else None
        cells = one.label, two.label, told.verdict, f"{told.why} {two.note}".strip(), told.assumption, group, name
        found.setdefault(cells[:2], (*cells, one.article, one.surface, two.article, two.surface))
    cells = sorted(found.values(), key=lambda row: (row[5] or "", *row[:2]))
    index = pd.Index([f"{a} | {b}" for a, b, *_ in cells], dtype=object)
    return pd.DataFrame(cells, index=index, columns=pd.Index(COLUMNS, dtype=object), dtype=object)
