"""Is it one thing? Asked here alone, for two articles, two texts, a figure and a reference, a share and its whole.

Few mechanisms decide it; an `Entry` of `things` holds what each asks of a figure:
unit (`unit_key`: only figures of one unit meet), noun (`counted`, `head`), role (`state`: killed, hurt), scope
(`scope`, `place`: a part, a limit, a period), time (`year`, `_weeks_apart`), words around (`around`, `likeness`).
Figures that can be one number need some evidence (`weight`, by the table of weights) and nothing that rules it out
(`ruled_out`); figures that differ need ties (`missing_ties`, `missing_in_texts`), else their difference stays open.
Which figure of one text meets which of the other `pairs.bind` says, by the words around and the values.
What is tied is closed to things (`Things`): a thing has one figure of a sentence, and one year.
"""

import math
import re
from collections import Counter, defaultdict
from itertools import product

from ..ground import built_from, read_lexicon
from ..language import G
from .context import all_stems, direction, likeness
from .judge import days_after, judge, states
from .things import CHANGES, DURATIONS, GENERIC, LATER, WORLD, grouped, ratio

ENOUGH = -0.2  # least sum of evidence for one thing (odds of 0.45): who agrees needs little
NEAR, MOST, FEW = 2, 20, 5  # overlapping figures further apart (times) are not weighed; of like size; prints of a thing
CLOSE = 1.05  # how many times one of two roundings of a number may be the other
NO_CHANCE = 10  # a whole number below is met by chance
NEAR_OF_FEW, NEAR_OF_BARE = 0.14, 0.3  # least likeness of words around two counts under ten, or without a noun
# likeness of words that ties a difference to one thing: of numbers, of two in one article, of counts under ten, of
# those of one role; or that may tie it
SURE, SURE_OF_SIDES, SURE_OF_FEW, SURE_OF_ROLE, LIKELY = 0.4, 0.6, 0.8, 0.15, 0.25
FAR, FAR_OF_ROLE, FAR_OF_SIDES = 2, 4, 10  # how many times one of two that differ may be the other
APART = 1.25  # that many times needs a word in common beyond the noun
NEWS = 14  # days within which papers tell of one event
BOTH = "that both are counts of one thing"
# least likeness of words to a reference of another value, or of the same one
ALIKE, ALIKE_IN_VALUE = 0.35, 0.15
TIED = 0.30  # least strength of the tie between figures of two texts for which a difference counts
LEVELS = {("measure", unit) for unit in ("meter", "kilogram", "degree Celsius")}  # have no noun of their own
NEXT = 40  # characters between a sentence and the next, or next but a short one, whose "it" means the number before
# "the union puts the loss at 9,000", "the port authority said the figure was closer to 9,000", "Ayr speaks of 9,000"
_PUTS = re.compile(
    r"(?!.*(?:\bhow m|[Ss]pokes|earlier|at first|initial|original))(?:.*[;:])?(.*?)\b"
    r"(?:puts? (it|(?:the|its|their) [\w' -]+?) at|sp(?:eaks|oke) of"
    r"|(?:said|says|suggest|maintain|insist|argue|claim)(?:s|ed)? (?:that )?(it|(?:the|its) [\w' -]+?) (?:is|was))"
    r"(?: (?:closer|nearer|likely|probably|rather|only|just|about|around|over|under|more|less|than|to|at|least))* $"
)
_WHOLE = re.compile(r"\d of [^\d,;.]{0,30}$")  # "214 of the country's 760"
_MERE = "number figure total toll count sum share rate cost loss true real actual"  # tell no thing
_OCCASION = re.compile(r"\b(?:[Tt]win|[Tt]wo other|[Aa]nother|[Tt]he (?:second|third|other)) [a-z]")
KNOWN = re.compile(r"\b(?:the|our|your|their|these|those|both) \Z", re.I)  # "the two nations": which, is told before
_IN_TURN = "first next last final"  # of a time: tell no thing; nor does who tells it
_OF_ITS = re.compile(r" of (?:its|their|our|his|her)\b|[^.;:]{0,40} on the \w+ side\b")  # of one side of two
KINDS = ("under_ten", "same", "overlapping")


@built_from("ties.csv")
def weights():
    """Evidence to its weight, by how two values stand: both the same number under ten, the same number, overlapping."""
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
    """Of an event whose articles all begin with a toll that is dated years back no undated count moves.

    Figures of an article that has others of their role and noun may each tell a part.
    """
    moving = [entry for entry in entries if entry.moves]
    past = {entry.size for entry in moving if days_after(entry.published, entry.as_of) > LATER}
    if past.issuperset({entry.article: entry.size for entry in reversed(moving)}.values()):
        for entry in moving:
            entry.moves = bool(entry.as_of)
    for alike in grouped(entries, lambda e: (e.article, e.unit_key, e.state, e.counted - all_stems(_MERE))).values():
        sizes = {entry.size for entry in alike}
        for entry in alike:
            entry.several = bool(entry.state) and len(sizes) > 1


def evidence(one, two):
    """(how the values stand, {evidence: how much of it}) for two figures that can be one."""
    f, mine, theirs = one.figure, one.stems - GENERIC, two.stems - GENERIC
    digits, few = _digits_in_common(one, two), f.kind == "count" and one.size == two.size and one.rough < NO_CHANCE
    return "overlapping" if not digits else "under_ten" if few else "same", {
        "to begin with": 1, "rounded": one.size != two.size, "two digits": digits == 2, "three digits": digits > 2,
        "words around": likeness(one.around, two.around), "word in common": bool(mine & theirs),
        "further words": bool(mine - theirs and theirs - mine), "times apart": math.log(ratio(one, two)),
        "count": f.kind == "count", "money": f.kind == "money",
    }  # fmt: skip


def _digits_in_common(one, two):
    """How many significant digits two figures share, the finer rounded as the coarser is; 0 where it does not.

    A range shares those of its ends with what has its noun, or both ends; "thousands" only with the same words.
    """
    told = all(re.search(r"\d", e.surface) for e in (one, two))
    told = (told and one.ends == two.ends) or ((told or one.size == two.size) and one.stems & two.stems - GENERIC)
    ends = [e.ends if e.size is None and told else [float(e.size or 0)] for e in (one, two)]
    near = ((a, b) for a, b in product(*ends) if 0 < abs(a) < math.inf and 1 / CLOSE <= b / a <= CLOSE)
    sizes = next(near, (1, 2))  # which share no digit
    digits = min(len(f"{size:.6g}".split("e")[0].replace(".", "").strip("-0")) for size in sizes)
    return digits if f"{sizes[0]:.{digits}g}" == f"{sizes[1]:.{digits}g}" else 0


def weight(one, two):
    """How much speaks for two figures being of one thing, in log odds."""
    kind, found = evidence(one, two)
    return sum(weights()[kind][name] * how_much for name, how_much in found.items())


def ruled_out(one, two):
    """Whether two figures cannot be of one thing: another role, period, direction, year, a part, a limit."""
    known = (one.state, two.state), (one.year, two.year), (one.moved, two.moved)
    part = one.is_part != two.is_part and one.figure.kind != "money"  # "another 3,000"
    if part or one.is_limit != two.is_limit or one.per != two.per or any(x and y and x != y for x, y in known):
        return True
    shared = one.stems & two.stems - GENERIC - {"time"}
    if one.figure.kind == "age" and shared <= {"age"}:
        return _of_others(one, two)
    vague = one.unit_key[0] == "count" and (one.figure.ranged or two.figure.ranged)
    bare = vague and not _common(one, two) - one.counted - one.places  # "thousands of people"
    return bare or (not shared and (_weeks_apart(one, two) or _strangers(one, two)))


def _strangers(one, two):
    """Whether two figures whose nouns have no word in common share too few words around them, and no date.

    One digit in common tells little; three of an equal number, a length or a weight, a count of mere people need less.
    """
    digits, equal, key, common = _digits_in_common(one, two), one.size == two.size, one.unit_key, _common(one, two)
    passing = key in DURATIONS or one.figure.unit == "times"
    if digits < 2 and not passing and (key == "share" or not equal):
        return len(common) < 2 and likeness(one.around, two.around) < NEAR_OF_BARE
    if digits < 2 and not passing and all(e.stems - GENERIC - CHANGES for e in (one, two)):
        common -= one.places
    if passing:
        common -= all_stems(_IN_TURN) | one.teller | two.teller
    if common or passing:
        numbers = [set(re.findall(r"\d[\d.,]*\d", e.sentence.replace(e.surface, ""))) for e in (one, two)]
        return not common and not numbers[0] & numbers[1]  # other numbers in their sentences
    told = key[0] == "measure" or (equal and digits > 2) or (one.as_of and one.as_of == two.as_of)
    return not told and (key[0] != "count" or one.state != two.state or bool(one.counted and two.counted))


def _common(one, two):
    """The words in common around two figures that tell something of what they are."""
    return one.figure.context.keys() & two.figure.context.keys() - GENERIC - {"say", "report", "year", "cost"}


def too_little(one, two):
    """Whether a count under ten, or one without a noun, shares too few words around it."""
    if one.figure.kind != "count" or one.figure.unit == "times":
        return False
    if max(one.rough, two.rough) < NO_CHANCE:
        return likeness(one.around, two.around) < NEAR_OF_FEW
    return not (one.stems and two.stems) and likeness(one.around, two.around) < NEAR_OF_BARE


def _weeks_apart(one, two):
    """Whether two papers are of other weeks, and so perhaps of other events."""
    return one.published != two.published and NEWS < abs(days_after(one.published, two.published)) < math.inf


def neighbours(block, times):
    """Pairs of a block of ((rough size, ...), figure, ...) that are of like size, each with the next few."""
    block.sort(key=lambda row: row[0])
    for place, one in enumerate(block, 1):
        for two in block[place : place + MOST]:
            if two[0][0] > times * one[0][0]:
                break
            yield one, two


def candidates(entries):
    """Pairs of figures whose values can be one: of each block those of like size."""
    known = (((e.rough, sorted(e.head), e.article, e.start), e) for e in entries if e.rough)
    for block in grouped(known, lambda row: row[1].unit_key).values():
        for (_, one), (_, two) in neighbours(block, NEAR):
            if one.ends[0] <= two.ends[1] and two.ends[0] <= one.ends[1] and one.interval.overlaps(two.interval):
                yield one, two


class Thing:
    """Figures that tell of one thing; of one sentence it has one figure; one year."""

    def __init__(self, entry):
        self.members, self.years = [entry], {entry.year} - {None}
        self.sentences = {(entry.article, entry.sentence_start, entry.sentence, entry.unit_key)}


class Things(dict):
    """Label of a figure to its thing."""

    def __init__(self, entries, split=()):
        super().__init__((entry.label, Thing(entry)) for entry in entries)
        self.split = {frozenset((a, b)) for a, b, _ in split}

    def join(self, a, b, ask=True):
        """Make the things of two labels one, unless a reader split them or, where asked, one cannot take the other."""
        few, many = sorted((self[a], self[b]), key=lambda thing: len(thing.members))
        held = few.sentences & many.sentences or len(few.years | many.years) > 1
        cut = self.split and any(frozenset((x.label, y.label)) in self.split for x in few.members for y in many.members)
        if few is many or (ask and held) or cut:
            return
        many.members += few.members
        many.sentences |= few.sentences
        many.years |= few.years
        self.update(dict.fromkeys((entry.label for entry in few.members), many))


def things_of(entries, joined=(), split=()):
    """Label to its thing: figures joined by the most telling evidence first, by hand before all."""
    weigh_words(entries)
    settle(entries)
    things = Things(entries, split)
    for a, b, _ in joined:
        if a in things and b in things:
            things.join(a, b, ask=False)
    fitting = (pair for pair in candidates(entries) if not (too_little(*pair) or ruled_out(*pair)))
    known = ((-weight(one, two), one.label, two.label) for one, two in fitting)
    for _, a, b in sorted(told for told in known if -told[0] >= ENOUGH):
        things.join(a, b)
    return things


def missing_ties(one, two):
    """What is missing to tie two figures that differ to one thing, "" if nothing is; None where they are of two things.

    Tied are figures of one thing counted, in one role (killed, hurt, aboard), of one scope (place, whole or part,
    period), alike in words, one beyond the noun; counts under ten are told of too many things to be tied by a common
    noun; sums, shares, ages and times have a noun in common.
    """
    role, few = one.state, one.unit_key[0] == "count" and max(one.rough, two.rough) < NO_CHANCE
    far = FAR_OF_ROLE if role or two_sides(one, two) else FAR
    if one.scope != two.scope or ratio(one, two) > far or _of_two_things(one, two):
        return None
    near, sure = likeness(one.around, two.around), SURE_OF_SIDES if one.article == two.article else SURE
    if near >= ((LIKELY if few else SURE_OF_ROLE) if role else SURE_OF_FEW if few else sure):
        own = _common(one, two) - one.counted - {role}
        once = states().get(role, 0) is None and one.article != two.article  # of a crowd: one event has several
        tied = (own - one.places or not once) and (role or own or ratio(one, two) < APART)
        tied = tied and not (few and any(KNOWN.search(e.sentence[: e.figure.start]) for e in (one, two)))
        return "" if tied and not _meant(one, two) and not _meant(two, one) else BOTH
    return BOTH if near >= LIKELY or role else None


def can_agree(one, two):
    """Whether figures of two articles that overlap, and are tied, are alike enough to be one number, or of one toll."""
    own = _common(one, two) - one.counted - one.places - {one.state}
    near = likeness(one.around, two.around) >= SURE_OF_SIDES
    return one.article != two.article and (near or len(own) > 1 or one.moves)


def _meant(one, two):
    """Whether another article may mean a figure beside one: of "23 missiles in 16 tests" the missiles."""
    beside = (e for e in one.beside if e.unit_key == two.unit_key and (e.counted - one.counted) & two.stems)
    return any(e.interval.overlaps(two.interval) for e in beside)


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
    shared, noun = one.stems & ref.stems, all_stems(g.unit or "") - GENERIC
    if not one.head & (ref.head | shared) or (noun and not one.head & (noun | GENERIC)):
        return False
    if one.stems - ref.place <= GENERIC:
        return not ref.stems - GENERIC - ref.place
    return bool(fits) or one.stems <= ref.stems | ref.place | {"person"}


def is_whole(whole, words, part):
    """Whether a figure is the whole that a share speaks of (`words`: behind "of"): of one kind, a wider place."""
    f, named = whole.figure, all_stems(words)
    if f.kind != part.figure.kind or f.interval.low <= 0 or (f.value or 0) <= part.figure.value:
        return False
    wider, of_noun = named & (whole.place | (WORLD & whole.stems)), whole.head & part.head
    early = days_after(whole.as_of, part.dated) <= LATER
    return bool(early and wider and (of_noun or whole.stems & named & part.stems))


def _of_others(one, two):
    """Whether two ages are of two people, or nobody is named: Poe is Ann Poe, and not Ben Poe."""
    few, many = sorted((one.names, two.names), key=len)
    return not few or not few <= many


def _of_two_things(one, two):
    """Whether what is counted, place or period tell two figures of one scope apart."""
    apart = (one.place and two.place and not one.place & two.place) or (not one.state and _weeks_apart(one, two))
    own = any(_OF_ITS.match(e.sentence, e.figure.end) for e in (one, two))
    if apart or (own and not one.teller & two.teller):
        return True
    if one.figure.kind == "age":
        return _of_others(one, two)
    nouns, counts = one.counted & two.counted, one.unit_key[0] == "count"
    if nouns or (one.counted != two.counted and (counts or (one.counted and two.counted))):
        return not nouns
    if counts:
        return not (one.state or one.head & two.head)
    return not (one.state or one.unit_key in LEVELS) or one.figure.unit != two.figure.unit


def named_apart(one, two):
    """Whether two figures have two named sources that have no word in common."""
    return bool(one.teller and two.teller) and not one.teller & two.teller


def told_again(entries):
    """Pairs of figures of one article where another source tells its number of the thing before: "Ayr puts it at 5".

    `entries`: the figures of the article in order of the text.
    """
    for place, two in enumerate(entries):
        again = _PUTS.match(two.sentence[max(0, two.figure.start - 300) : two.figure.start])
        known = (e for e in reversed(entries[max(0, place - 3) : place]) if e.unit_key == two.unit_key)
        known = (e for e in known if not _WHOLE.search(e.sentence, 0, e.figure.start))
        one = next((e for e in known if e.state == two.state or None in (e.state, two.state)), two)
        near = two.sentence_start - one.sentence_start - len(one.sentence) < NEXT
        if again and near and two.as_of in (None, one.as_of) and ratio(one, two) <= FAR_OF_SIDES:
            teller, what = all_stems(again[1]), all_stems(again[2] or again[3] or "") | two.stems
            theirs = two.teller or teller
            apart = theirs and not theirs & one.teller and one is not two and not (one.replaced or two.replaced)
            if apart and what - all_stems(_MERE) - teller - theirs <= all_stems(one.sentence):
                yield one, two


def two_sides(one, two):
    """Whether one article has two figures from two such sources."""
    return one.article == two.article and named_apart(one, two) and not _OCCASION.search(one.sentence + two.sentence)


def rivals(things):
    """(figure, figure, thing, thing, what is missing, can both be one number) for figures of things that may be one.

    Where an article prints both things they are two, unless two named sources tell them.
    """
    blocks, found = defaultdict(list), {}
    for thing in things:
        articles = {entry.article for entry in thing.members}
        prints = grouped(filter(lambda e: e.size, thing.members), lambda e: (e.size, e.head, e.state))
        for entry in [entry for alike in prints.values() for entry in alike[:FEW]]:
            row = (entry.rough, entry.article, entry.start), entry, thing, articles
            for stem in {*entry.counted, entry.state, entry.unit_key[0] != "count" or None} - {None} or entry.head:
                blocks[entry.unit_key, stem].append(row)
    for block in blocks.values():
        for (_, one, thing, mine), (_, two, other, theirs) in neighbours(block, FAR_OF_ROLE):
            if thing is other or one.size == two.size or (mine & theirs and not two_sides(one, two)):
                continue
            missing, met = missing_ties(one, two), judge(one.figure, two.figure, frame=None).compatible
            if (missing == "" and (not met or can_agree(one, two))) or (missing and met is False):
                found[one.label, two.label] = one, two, thing, other, missing, met
    return [found[labels] for labels in sorted(found)]
