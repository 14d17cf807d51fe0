"""Is it one thing? Asked here alone, for two articles, two texts, a figure and a reference, a share and its whole.

1. `told_apart`: what is printed with two figures can keep them apart: role (killed, hurt), year, period, a part, a
   limit, whose age it is; three who were killed and three of whom nothing is told, while such counts are small.
2. Figures that print one number (`digits_in_common`) are of one thing if they share more than that (`too_little`,
   `strangers`) and enough speaks for it (`weight`, by the table of weights). What is tied so is closed to things
   (`things_of`): a thing has one figure of a sentence, and one year.
3. Figures that differ need ties (`missing_ties`: one noun, role and scope, and like words), else their difference stays
   open (`rivals`); no article may tell both, unless each has a source of its own there. Which figure of one text
   meets which of the other `pairs.bind` says (`missing_in_texts`).
4. A reference is of the series of a figure (`same_series`), a count the whole of a share (`is_whole`), by their words.

What each figure is asked for (`state`, `scope`, `counted`, `around` ...) an `Entry` of `things` holds.
"""

import math
import re
from collections import Counter, defaultdict
from itertools import product

from ..ground import built_from, read_lexicon
from ..language import G
from .context import all_stems, direction, likeness, print_stems, print_words
from .judge import days_after, judge, states
from .things import CHANGES, LATER, WORLD, grouped, ratio

NEWS = 14  # days within which papers tell of one event
ENOUGH = -0.2  # least sum of evidence for one thing (odds of 0.45): who agrees needs little
CLOSE = 1.05  # how many times one of two roundings of a number may be the other
NO_CHANCE = 10  # a whole number below is met by chance
NEAR_OF_FEW, NEAR_OF_BARE = 0.14, 0.3  # least likeness of words around two counts under ten, or without a noun
SURE_OF_ROLE, SURE = 0.15, 0.4  # likeness of words that ties a difference to one thing: of those of one role, of others
NEAR, FAR, FAR_OF_ROLE = 2, 2, 4  # how many times one of two figures of one thing may be the other
MOST, FEW = 20, 5  # figures of like size that each is held against; prints of a thing
BOTH = "that both are counts of one thing"
# least likeness of words to a reference of another value, or of the same one
ALIKE, ALIKE_IN_VALUE = 0.35, 0.15
TIED = 0.30  # least strength of the tie between figures of two texts for which a difference counts
LEVELS = {("measure", unit) for unit in ("meter", "kilogram", "degree Celsius")}  # have no noun of their own
KINDS = ("under_ten", "same")
_NAMES = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")  # inside a sentence


@built_from("ties.csv")
def weights():
    """Evidence to its weight, for two figures that print one number: a count under ten, another."""
    rows = read_lexicon("ties", ["evidence", *KINDS, "why"])
    return {kind: {row["evidence"]: float(row[kind] or 0) for row in rows} for kind in KINDS}


def weigh_words(entries):
    """Weigh the words around the figures of an event: a stem that is rare beside them tells more."""
    seen = Counter(stem for entry in entries for stem in entry.figure.context)
    telling = {stem: math.log(1 + len(entries) / n) for stem, n in seen.items()}
    places = all_stems(" ".join(sorted(G.dates))).union(*(entry.place for entry in entries))
    for entry in entries:
        entry.around, entry.places = direction(entry.figure.context, telling), places


def settle(entries):
    """Figures of an article that has others of their role may each tell a part, unless the others are a rival's."""
    for alike in grouped(entries, lambda e: (e.article, e.unit_key, e.state)).values():
        told = grouped(alike, lambda e: e.size)
        for entry in alike:
            others = (two for size, two in told.items() if size != entry.size)
            entry.several = bool(entry.state) and not all(_of_two_sources(told[entry.size], two) for two in others)


def told_apart(one, two):
    """Whether what is printed with two figures keeps them apart: another role, year, direction or person, a limit."""
    known = (one.state, two.state), (one.year, two.year), (one.change, two.change)
    of_others = one.whole and two.whole and not one.whole & two.whole
    names = (name for name in _NAMES.findall(one.sentence) if name.lower() not in G.dates)  # beside both: of one event
    past = one.state and one.is_past != two.is_past and not all_stems(" ".join(names)) & _common(one, two)
    if past or of_others or one.bounds != two.bounds or any(x and y and x != y for x, y in known):
        return True
    if one.figure.kind == "age":
        few, many = sorted((one.names, two.names), key=len)  # Poe is Ann Poe, and not Ben Poe
        return not few <= many if few else one.ends != two.ends or len(_common(one, two) - states().keys()) < 2
    most, same = max(one.rough, two.rough), one.counted & two.counted
    told, bare = (one, two) if one.state else (two, one)
    few = 100 if not same else NO_CHANCE if told.state in told.stems - bare.figure.context.keys() else 0
    if most < few and told.state and not bare.state and bare.counted and not bare.of_more:
        return True  # 18 people killed, and 18 councils; three girls killed, and his three girls
    known = (one.counted, two.counted), (one.place, two.place), ({one.as_of} - {None}, {two.as_of} - {None})
    # few killed: others, in another town, on another day
    return bool(not same and most < NO_CHANCE and one.state) and any(x and y and not x & y for x, y in known)


def digits_in_common(one, two):
    """How many significant digits two figures share, the finer rounded as the coarser is; 0 where it does not.

    A range shares those of an end with what has its noun, or both ends; "thousands" only with "thousands".
    """
    ranged = (one.figure.ranged or two.figure.ranged) and not one.vague and one.ends != two.ends
    if one.vague != two.vague or (ranged and not one.telling & two.telling):
        return 0
    ends = (e.ends if e.size is None else [float(e.size)] for e in (one, two))
    near = ((a, b) for a, b in product(*ends) if 0 < abs(a) < math.inf and 1 / CLOSE <= b / a <= CLOSE)
    a, b = next(near, (0, 0))
    if not a:
        return 0
    digits = min(len(f"{size:.6g}".split("e")[0].replace(".", "").strip("-0")) for size in (a, b))
    return digits if f"{a:.{digits}g}" == f"{b:.{digits}g}" else 0


def too_little(one, two):
    """Whether the words around a count under ten, or around one without a noun, are too little alike."""
    if one.unit_key[0] != "count" or one.figure.unit == "times":
        return False
    few = max(one.rough, two.rough) < NO_CHANCE
    bare = one.vague or two.vague or not (one.stems and two.stems)
    return likeness(one.around, two.around) < (NEAR_OF_FEW if few else NEAR_OF_BARE if bare else 0)


def strangers(one, two):
    """Whether two figures that print one number have nothing else in common: no noun, word or number around.

    Lengths, weights and numbers of three digits need none.
    """
    long = one.unit_key[0] != "measure" and one.size == two.size and digits_in_common(one, two) > 2
    beside = set.intersection(*({(e.unit_key, e.size) for e in entry.beside if e is not entry} for entry in (one, two)))
    return not (one.unit_key in LEVELS or one.names & two.names or long or beside or _common(one, two))


def evidence(one, two):
    """(column of the table, {evidence: how much of it}) for two figures that print one number."""
    f, mine, theirs, digits = one.figure, one.telling, two.telling, digits_in_common(one, two)
    return "under_ten" if f.kind == "count" and one.rough < NO_CHANCE else "same", {
        "to begin with": 1, "rounded": one.size != two.size, "two digits": digits == 2, "three digits": digits > 2,
        "words around": likeness(one.around, two.around), "word in common": bool(mine & theirs),
        "further words": bool(mine - theirs and theirs - mine), "count": f.kind == "count", "money": f.kind == "money",
    }  # fmt: skip


def weight(one, two):
    """How much speaks for two figures that print one number being of one thing, in log odds."""
    kind, found = evidence(one, two)
    return sum(weights()[kind][name] * how_much for name, how_much in found.items())


def _common(one, two):
    """The words in common around two figures that tell something of what they are."""
    return one.figure.context.keys() & two.figure.context.keys() - print_stems("generic") - print_stems("common")


def neighbours(block, times):
    """Pairs of the figures of a block that are of like size, each with the next few."""
    block.sort(key=lambda e: (e.rough, sorted(e.head), e.article, e.start))
    for place, one in enumerate(block, 1):
        for two in block[place : place + MOST]:
            if two.rough > times * one.rough:
                break
            yield one, two


def candidates(entries):
    """Pairs of figures that print one number: of each unit those of like size."""
    for block in grouped((e for e in entries if e.rough), lambda e: e.unit_key).values():
        for one, two in neighbours(block, NEAR):
            if digits_in_common(one, two) and one.interval.overlaps(two.interval):
                yield one, two


class Thing:
    """Figures that tell of one thing; of one sentence it has one figure; one year; a share is of one whole."""

    def __init__(self, entry):
        self.members, self.years, self.whole = [entry], {entry.year} - {None}, entry.whole
        self.articles = {entry.article: [entry]}
        self.sentences = {(entry.article, entry.sentence_start, entry.sentence, entry.unit_key)}


class Things(dict):
    """Label of a figure to its thing."""

    def __init__(self, entries, split=()):
        super().__init__((entry.label, Thing(entry)) for entry in entries)
        self.split = {frozenset((a, b)) for a, b, _ in split}

    def join(self, a, b, ask=True):
        """Make the things of two labels one, unless a reader split them or, where asked, one cannot take the other."""
        few, many = sorted((self[a], self[b]), key=lambda thing: len(thing.members))
        of_others = few.whole and many.whole and not few.whole & many.whole
        held = few.sentences & many.sentences or len(few.years | many.years) > 1 or of_others
        cut = self.split and any(frozenset((x.label, y.label)) in self.split for x in few.members for y in many.members)
        if few is many or (ask and held) or cut:
            return
        many.members += few.members
        many.articles |= {article: many.articles.get(article, []) + own for article, own in few.articles.items()}
        many.sentences |= few.sentences
        many.years |= few.years
        many.whole |= few.whole
        self.update(dict.fromkeys((entry.label for entry in few.members), many))


def things_of(entries, joined=(), split=()):
    """Label to its thing: figures joined by the most telling evidence first, by hand before all."""
    weigh_words(entries)
    settle(entries)
    things = Things(entries, split)
    for a, b, _ in joined:
        if a in things and b in things:
            things.join(a, b, ask=False)
    fitting = (pair for pair in candidates(entries) if not (told_apart(*pair) or too_little(*pair) or strangers(*pair)))
    known = ((-weight(one, two), one.label, two.label) for one, two in fitting)
    for _, a, b in sorted(told for told in known if -told[0] >= ENOUGH):
        things.join(a, b)
    return things


def missing_ties(one, two):
    """What is missing to tie two figures that differ to one thing, "" if nothing is; None where they are of two things.

    Tied are figures of one thing counted, in one role (killed, hurt, aboard), of one scope (place, whole or part,
    period), alike in words, with words in common that tell the occasion: two beside noun and role, one of a role in
    two papers; a place is one where both tell of it. Counts under ten are told of too many things, and an article
    that prints both mostly tells of two: they need words twice as much alike.
    """
    firm = one.priced and one.priced == two.priced and one.dated == two.dated and _common(one, two) & CHANGES
    role, few = one.state or firm, one.unit_key[0] == "count" and max(one.rough, two.rough) < NO_CHANCE
    far = FAR_OF_ROLE if role or two_sides(one, two) else FAR
    if told_apart(one, two) or one.scope != two.scope or ratio(one, two) > far or _of_two_things(one, two):
        return None
    if one.figure.kind == "age":
        return "" if one.names and two.names and ratio(one, two) <= CLOSE else None
    enough = (SURE_OF_ROLE if role else SURE) * (2 if few or one.article == two.article else 1)
    if not firm and likeness(one.around, two.around) < enough:
        return None
    own = _common(one, two) - (one.places - (one.place & two.place)) - states().keys() - CHANGES
    own -= one.counted if one.unit_key[0] == "count" else set()  # what a sum is of tells the occasion
    return "" if firm or len(own) > (not role and not two_sides(one, two)) else BOTH


def missing_in_texts(f, g, tie, parts):
    """As `missing_ties`, of figures of two texts: `tie` as `bind` gives it; `parts`: one alone is told as a part."""
    if parts or (f.kind != "date" and f.former != g.former):
        return "that neither is a part of the other, or its state before a change"
    few = f.kind == g.kind == "count" and max(f.value or NO_CHANCE, g.value or NO_CHANCE) < NO_CHANCE
    of_others = few and tie < 1 and f.measure and g.measure and not all_stems(f.measure) & all_stems(g.measure)
    return BOTH if tie < TIED or of_others or {f.kind, g.kind} == {"age", "count"} else ""


def same_series(one, ref):
    """Whether a reference measures what a figure counts."""
    f, g = one.figure, ref.figure
    if f.value is None or one.unit_key != ref.unit_key:
        return False
    fits = judge(f, g).compatible
    if g.kind != "count":
        own, near = ref.stems - ref.place, likeness(direction(f.context), direction(g.context))
        return near >= (ALIKE_IN_VALUE if fits else ALIKE) and (fits or 2 * len(own & f.context.keys()) > len(own))
    if one.state and one.state == ref.state and fits:
        return True
    shared, noun = one.stems & ref.stems, all_stems(g.unit or "") - print_stems("generic")
    if not one.head & (ref.head | shared) or (noun and not one.head & (noun | print_stems("generic"))):
        return False
    if not one.telling - ref.place:
        return not ref.telling - ref.place
    return bool(fits) or one.stems <= ref.stems | ref.place | {"person"}


def is_whole(whole, words, part):
    """Whether a figure is the whole that a share speaks of (`words`: behind "of"): of one kind, a wider place."""
    f, named = whole.figure, all_stems(words)
    if f.kind != part.figure.kind or f.interval.low <= 0 or (f.value or 0) <= part.figure.value:
        return False
    wider, of_noun = named & (whole.place | (WORLD & whole.stems)), whole.head & part.head
    early = days_after(whole.as_of, part.dated) <= LATER
    return bool(early and wider and (of_noun or whole.stems & named & part.stems))


def _of_two_things(one, two):
    """Whether what is counted, place or weeks between two papers tell two figures of one scope apart; ages hardly move.

    Sums, shares, lengths and times are of one thing too where the noun of each is named around the other; a sum of
    money needs none: "stole $170 million".
    """
    weeks = NEWS < abs(days_after(one.published, two.published)) < math.inf  # perhaps of other events
    weeks = weeks and not one.state and one.figure.kind != "age"
    elsewhere = one.place and two.place and not (one.place <= two.place or two.place <= one.place)
    if one.unit_key[0] == "count":
        same = one.counted & two.counted or (one.counted == two.counted and (one.state or one.head & two.head))
    else:
        around = one.counted <= two.figure.context.keys() and two.counted <= one.figure.context.keys()
        around &= one.unit_key[0] == "money" or bool(one.counted | two.counted or one.state or one.names & two.names)
        same = one.figure.unit == two.figure.unit and (one.counted & two.counted or around or one.unit_key in LEVELS)
    return bool(elsewhere or weeks or not same)


def two_sides(one, two):
    """Whether one article has two figures from two named sources, of one occasion: not of "another" or the "second"."""
    others = rf"\b(?:{'|'.join(print_words()['occasions'])}) [a-z]"
    apart = one.teller and two.teller and not one.teller & two.teller
    return one.article == two.article and bool(apart) and not re.search(others, f"{one.sentence} {two.sentence}", re.I)


def _of_two_sources(some, others):
    """Whether one of some figures and one of others are two named sources' of one article."""
    return any(two_sides(one, two) for one, two in product(some[:FEW], others[:FEW]))


def told_as_two(thing, other):
    """Whether an article prints figures of both things, and no two named sources tell them."""
    return not all(_of_two_sources(own, other.articles[a]) for a, own in thing.articles.items() if a in other.articles)


def rivals(thing_of):
    """Yield (figure, figure, what is missing, can both be one number) for figures of things that may be one.

    Where an article prints both things they are two, unless two named sources tell them.
    """
    blocks = defaultdict(list)
    for thing in dict.fromkeys(thing_of.values()):
        prints = grouped(filter(lambda e: e.size, thing.members), lambda e: (e.size, e.head, e.state))
        for entry in [entry for alike in prints.values() for entry in alike[:FEW]]:
            for stem in {*entry.counted, entry.state, entry.unit_key[0] != "count" or None} - {None} or entry.head:
                blocks[entry.unit_key, stem].append(entry)
    for block in blocks.values():
        for one, two in neighbours(block, FAR_OF_ROLE):
            thing, other = thing_of[one.label], thing_of[two.label]
            if thing is other or one.size == two.size or told_as_two(thing, other):
                continue
            missing = missing_ties(one, two)
            met = missing is not None and judge(one.figure, two.figure, frame=None).compatible
            alike = one.article != two.article and len(_common(one, two) - one.counted - one.places - {one.state}) > 1
            if (missing == "" and (not met or alike)) or (missing and met is False):
                yield one, two, missing, met
