"""Which of the names printed behind a figure are one source, and whether they can be counted at all."""

import math
import re
from typing import NamedTuple

from ..ground import built_from, read_lexicon
from ..language import G, speech_words
from .names import people, places

_NAME_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_BEHIND = re.compile(r",| \(| (?:of|from|who|at|for) ")
_PART_OF_NAME = frozenset(["of", "for", "and", "the", "in", "on"])


class Standing(NamedTuple):
    """Who stands behind a figure: one name a source, as printed, and how many they are (NaN: cannot be told)."""

    names: tuple
    confirmations: float


class _Source(NamedTuple):
    """A printed name: its words in the singular, the capitalised ones in order, and of which kind it is."""

    printed: str
    words: frozenset
    proper: tuple
    kind: str


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
    family = {} if copies is None else _families(copies)
    groups, texts = [], []  # the names of each source, and the texts that print them
    for article, name in printed:
        source = _read(name) if isinstance(name, str) else None
        if source is None:
            continue
        number = next((k for k, group in enumerate(groups) if any(_one(source, known) for known in group)), len(groups))
        if number == len(groups):
            groups.append([])
            texts.append(set())
        groups[number].append(source)
        texts[number].add(family.get(article, article))
    _join_report(groups, texts)
    vague = [all(source.kind == "vague" for source in group) for group in groups]
    best = [
        max(group, key=lambda source: (source.kind not in ("described", "vague"), len(source.proper)))
        for group in groups
    ]
    return Standing(tuple(source.printed for source in best), _count(best, vague, texts))


def one_name(names):
    """Give each source one name through a corpus: the fullest of those printed.

    Parameters
    ----------
    names : iterable of str
        Speakers of any number of articles.

    Returns
    -------
    dict
        Name to the name it goes by: "Roe" and "Mayor Ann Roe" to "Ann Roe", "PHO" to "Port Health Office". A surname
        that fits several people, and what is described rather than named ("the mayor"), stays as it is.

    Examples
    --------
    >>> one_name(["Ann Roe", "Roe", "Mayor Roe", "the mayor"])["Mayor Roe"]
    'Ann Roe'
    """
    read = {
        name: source for name in sorted(names) if (source := _read(name)) and source.kind not in ("described", "vague")
    }
    found = {name: name for name in names}
    for name, source in read.items():
        fuller = [
            other for other, known in read.items()
            if other != name and (_initials(source, known) or _is_longer(known, source))
        ]  # fmt: skip
        longest = max(fuller, key=lambda other: len(read[other].proper), default=None)
        if longest and all(_one(read[other], read[longest]) for other in fuller):
            found[name] = longest
    return found


def _is_longer(known, source):
    """Is a name a fuller one of the same person?"""
    return known.kind == "person" and len(known.proper) > len(source.proper) and _one(source, known)


def _families(copies):
    own = copies[copies["family"].notna()]
    return dict(zip(own["a"], own["family"], strict=True)) | dict(zip(own["b"], own["family"], strict=True))


def _count(sources, vague, texts):
    """How many sources they are, NaN where they may be fewer, or more, than they seem."""
    kinds = {source.kind for source in sources}
    if len(sources) < 2:
        return math.nan if vague == [True] and len(texts[0]) > 1 else float(len(sources))
    if kinds & {"vague", "described", "place", "outlet"} or kinds == {"person", "body"}:
        return math.nan
    return float(len(sources))


def _singular(word):
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _read(name):
    """A printed name as a `_Source`; None where its words can name no source."""
    sources, (titles, first_names) = speech_words()[2], people()
    dull = G.dates | G.determiners | G.openers | G.pronouns | G.prepositions | G.conjunctions
    tokens = [token.removesuffix("'s") for token in _NAME_WORD.findall(name.replace("’", "'"))]
    if any(token.lower() in titles or token.lower() in first_names for token in tokens[:3]):  # "Senator Roe of Ohio"
        tokens = [token.removesuffix("'s") for token in _NAME_WORD.findall(_BEHIND.split(name.replace("’", "'"))[0])]
    low = [token.lower() for token in tokens]
    offices = titles.keys() | {word for word, kind in sources.items() if kind in ("person", "group")}
    capitals = [token for token in tokens if any(c.isupper() for c in token)]
    proper = tuple(token for token in capitals if token.lower() not in offices | dull)
    if not proper and not any(word in sources and word not in dull for word in low):
        return None
    words = frozenset(_singular(word) for word in low if word not in dull)
    return _Source(name, words, proper, _kind(name, low, proper))


def _kind(name, low, proper):
    """person, body, outlet, place; described: "the ministry", "the report"; vague: "officials", "a spokesman"."""
    sources, (titles, first_names) = speech_words()[2], people()
    spelt = [word.lower() for word in proper]
    bare = re.sub(r"^the ", "", name.lower())
    if bare in _tables()[1] or bare in places():
        return "outlet" if bare in _tables()[1] else "place"  # Israel may be its army, or its government
    if not proper:
        kinds = {sources.get(word) for word in low}
        return "described" if kinds & {"body", "document"} or "police" in low else "vague"
    if any(sources.get(word) == "person" for word in name.split()) and spelt[0] not in first_names:
        return "described"  # "Malaysia's transport minister"
    body = any(word in G.bodies or word in sources for word in spelt) or len(low) > len(spelt) + 1
    return "person" if spelt[0] in first_names or low[0] in titles or (len(spelt) > 1 and not body) else "body"


def _one(one, two):
    """Are two names those of one source?"""
    if "place" in (one.kind, two.kind):
        return one.proper == two.proper and one.kind == two.kind
    if one.proper and two.proper:
        first, second = ({_singular(word.lower()) for word in source.proper} for source in (one, two))
        return first <= second or second <= first or _initials(one, two) or _initials(two, one)
    a, b = one.words, two.words
    return a <= b or b <= a or any(a & row and b & row and (a - row <= b or b - row <= a) for row in _tables()[0])


def _initials(short, full):
    """Is one name the initials of the other?"""
    if len(short.proper) > 1 or sum(letter.isupper() for letter in short.proper[0]) < 2:
        return False
    words = [word for word in _NAME_WORD.findall(full.printed) if word[0].isupper() or word in _PART_OF_NAME]
    letters = short.proper[0].replace(".", "").upper()
    return letters in ("".join(word[0] for word in full.proper).upper(), "".join(word[0] for word in words).upper())


def _join_report(groups, texts):
    """ "The report" and "the researchers" are the one body or study that is named; the groups are changed in place."""
    report = _tables()[0][-1]
    loose = [k for k, group in enumerate(groups) if all(not s.proper and s.words & report for s in group)]
    named = [k for k, group in enumerate(groups) if any(source.kind == "body" for source in group)]
    if len(named) == 1:
        for k in reversed(loose):
            groups[named[0]] += groups[k]
            texts[named[0]] |= texts[k]
            del groups[k], texts[k]
