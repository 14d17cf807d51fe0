"""Which of the names printed behind a figure are one source, and whether they can be counted at all."""

import itertools
import math
import re
from collections import namedtuple
from typing import NamedTuple

from ..ground import built_from, read_lexicon
from ..language import G, speech_words
from .names import folded, people, places

_NAME_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_BEHIND = re.compile(r",| \(| (?:of|from|who|at|for|in|against) ")
_NAMELESS = ("described", "vague")
_FIRMS = frozenset(["group", "inc", "corp", "co", "ltd", "plc", "holding", "laboratorie"])  # as `_singular` cuts them
# a printed name: its words in the singular, the capitalised ones in order, and of which kind it is
_Source = namedtuple("_Source", "printed words proper kind")


class Standing(NamedTuple):
    """Who stands behind a figure: one name a source, as printed, and how many they are (NaN: cannot be told)."""

    names: tuple
    confirmations: float


@built_from("offices.csv", "outlets.csv")
def _tables():
    """What several words of one source are ("the ministry", "officials"), and the names of outlets in small letters."""
    offices = [frozenset(map(_singular, row["words"].split())) for row in read_lexicon("offices", ["words", "why"])]
    return offices, {row["outlet"].lower() for row in read_lexicon("outlets", ["outlet"])}


def sources_behind(printed, copies=None):
    """Tell which of the names printed behind a figure are one source, and count them where that is safe.

    One source: a name within another ("Roe", "Ann Roe"), a body and its initials ("CBO", "Congressional Budget
    Office"), a report and those who wrote it where one alone is named ("the Harvard study", "the report", "the
    researchers"). A name in two copies of one text counts once. No count is given where a source is described rather
    than named ("officials") beside another or in several articles, where a person may speak for a body that is named
    too, or where a news outlet, which passes on what others say, stands beside another source.

    Parameters
    ----------
    printed : iterable of (str, str or None)
        Article and the name of the source that it prints with the figure, None where it names nobody.
    copies : DataFrame, optional
        From `find_copies`: articles of one `family` are one text.

    Returns
    -------
    Standing
        `names`: one a source, the fullest as printed, in order of mention (words that name nobody, such as "they",
        are left out); `confirmations`: their number as a float, 0 where nobody is named, NaN where the names cannot
        be told apart.

    Examples
    --------
    >>> sources_behind([("a", "CBO"), ("b", "Congressional Budget Office"), ("c", None)])
    Standing(names=('Congressional Budget Office',), confirmations=1.0)
    >>> sources_behind([("a", "officials"), ("b", "Ann Roe")])
    Standing(names=('officials', 'Ann Roe'), confirmations=nan)
    >>> sources_behind([("a", None)])
    Standing(names=(), confirmations=0.0)
    """
    own = [] if copies is None else copies[copies["family"].notna()].to_dict("records")
    family = {row[side]: row["family"] for row in own for side in ("a", "b")}
    groups = []  # each source: its names and the texts that print them
    for article, name in printed:
        if source := _read(name or ""):
            group = next((group for group in groups if any(_one(source, known) for known, _ in group)), None)
            if group is None:
                groups.append(group := [])
            group.append((source, family.get(article, article)))
    named = [group for group in groups if any(source.kind == "body" for source, _ in group)]
    if len(named) == 1:  # "the report" and "the researchers" go to the one body or study that is named
        report = _tables()[0][-1]
        loose = [group for group in groups if all(not name.proper and name.words & report for name, _ in group)]
        named[0].extend(itertools.chain(*loose))
        groups = [group for group in groups if group not in loose]
    best = [max(group, key=lambda own: (own[0].kind not in _NAMELESS, len(own[0].proper)))[0] for group in groups]
    kinds = {source.kind for source in best}
    unsure = kinds & {"vague", "described", "place", "outlet", "several"} or kinds == {"person", "body"}
    if len(best) == 1:
        unsure = kinds == {"several"} or (kinds == {"vague"} and len({text for _, text in groups[0]}) > 1)
    return Standing(tuple(source.printed for source in best), math.nan if unsure else float(len(best)))


def one_name(names):
    """Give each source one name through a corpus: the fullest of those printed.

    Parameters
    ----------
    names : iterable of str
        Speakers of any number of articles.

    Returns
    -------
    dict
        Name to the name it goes by: "Roe", "Mayor Ann Roe", "Annie Roe" to "Ann Roe", "PHO" to "Port Health Office".
        A surname that fits several people stays as it is, and so does what is described ("the mayor"; "Officials" go
        by "officials").

    Examples
    --------
    >>> one_name(["Ann Roe", "Roe", "Mayor Roe", "the mayor"])["Mayor Roe"]
    'Ann Roe'
    """
    read = {name: source for name in sorted(names) if (source := _read(name)) and source.kind not in _NAMELESS}
    found = {name: name[:1].lower() + name[1:] if name[1:].islower() else name for name in names if name not in read}
    for name, source in read.items():
        bare = source.kind == "person" or len(source.words) == 1  # not "Roe campaign"
        given = len(source.proper) == 1 and source.proper[0].lower() in people()[1]  # "Ali" may be anybody's first name
        fuller = [
            known for known in read.values() if _initials(source, known)
            or (source.kind == known.kind == "body" and set() != source.words - _FIRMS == known.words - _FIRMS)
            or (bare and known.kind == "person" and len(known.proper) >= len(source.proper) and _one(source, known)
                and not (given and known.proper[-1] != source.proper[0]))
        ]  # fmt: skip
        longest = min(fuller, key=lambda known: (-len(known.proper), len(known.printed), known.printed), default=source)
        found[name] = longest.printed if all(_one(known, longest) for known in fuller) else name
    return found


def _singular(word):
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _read(name):
    """A printed name as a `_Source`; None where its words can name no source."""
    sources, (titles, first_names) = speech_words()[2], people()
    dull = G.dates | G.determiners | G.openers | G.pronouns | G.prepositions | G.conjunctions
    words = _words(name)
    if any(word.lower() in titles or word.lower() in first_names for word in words[:3]):  # "Senator Roe of Ohio"
        words = _words(_BEHIND.split(name)[0])
    low = [word.lower() for word in words]
    offices = titles.keys() | {word for word, kind in sources.items() if kind in ("person", "group")}
    proper = tuple(word for word in words if word.lower() != word and word.lower() not in offices | dull)
    if not proper and not any(word in sources and word not in dull for word in low):
        return None
    spelt, kinds = [word.lower() for word in proper], {sources.get(word) for word in low}
    bare, (_, outlets) = name.lower().removeprefix("the "), _tables()
    owned = spelt and spelt[0] in first_names and re.search("['’]s |s['’] ", name)
    if bare in outlets or bare in places():
        kind = "outlet" if bare in outlets else "place"  # Israel may be its army, or its government
    elif not proper:
        kind = "described" if kinds & {"body", "document"} or "police" in low else "vague"
    elif owned or any(sources.get(word) == "person" for word in name.split()):
        kind = "described"  # "Charles's office", "Malaysia's transport minister"
    else:
        body = any(word in G.bodies or word in sources for word in spelt) or len(low) > len(spelt) + 1
        named = spelt[0] in first_names or low[0] in titles
        person = "several" if named and " and " in name else "person"  # "Ann Roe and Carl Poe"
        kind = person if named or (len(spelt) > 1 and not body) else "body"
    if kind == "person":  # "Disgraced Ann Roe", "Chinese President Li Wen"
        while len(spelt) > 2 and spelt[0] not in first_names and (spelt[0] in places() or spelt[1] in first_names):
            proper, spelt = proper[1:], spelt[1:]
    elif kind == "body":  # "Drugmaker Alma", "Iraqi army"
        led = low[0] in G.firms and low[1:2] == spelt[1:2] != []
        proper, low = tuple(map(_land, proper[led:])), [_land(word).lower() for word in low[led:]]
    return _Source(name, frozenset(_singular(word) for word in low if word not in dull - G.dates), proper, kind)


def _land(word):
    """The land for what is of it, "Ukraine" for "Ukrainian", or else the word."""
    return places().get(word.lower(), word.removesuffix("n") if word.endswith("ian") else word)


def _words(name):
    return [word.removesuffix("'s") for word in _NAME_WORD.findall(name.replace("’", "'"))]


def _one(one, two):
    """Are two names those of one source?"""
    if {"place", "several"} & {one.kind, two.kind}:
        return one.proper == two.proper and one.kind == two.kind
    if one.proper and two.proper:
        first, second = ({_singular(folded(word)) for word in source.proper} for source in (one, two))
        return first <= second or second <= first or _initials(one, two) or _initials(two, one)
    a, b = one.words, two.words
    return a <= b or b <= a or any(a & row and b & row and (a - row <= b or b - row <= a) for row in _tables()[0])


def _initials(short, full):
    """Is one name the initials of the other?"""
    if len(short.proper) > 1 or sum(letter.isupper() for letter in short.proper[0]) < 2:
        return False
    words = [word for word in _NAME_WORD.findall(full.printed) if word[0].isupper() or word in G.small]
    spelt = ("".join(word[0] for word in own).upper() for own in (full.proper, words))
    return short.proper[0].replace(".", "").upper() in spelt
