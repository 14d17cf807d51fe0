"""What a figure is about: the noun phrase that is counted, its head, the place, and whose figure it is."""

import calendar
import itertools
import re

from ..ground import built_from, read_lexicon
from .numbers import NUMERAL, SIGN, WORD, number_words, words_of

LONGEST = 8  # tokens looked at for a noun phrase
FARTHEST = 40  # tokens from a figure at which its subject or place is looked for
_FINITE = ("s", "ood", "hit", "cost", "took")
_NO_PLURALS = ("ss", "us", "is", "'s", "’s")
_PARTICIPLE = ("ed", "en", "ing")
CLAUSE = frozenset(",;:()—–“”\"…?![]|")
MONTH_WORDS = frozenset([*calendar.month_name, *calendar.month_abbr, *calendar.day_name, "Sept"]) - {""}
_HARM = re.compile(r"(kill|injur|wound|arrest|detain|displac|rescu|evacuat|infect)(?:e?[sd]|ing|e)?")


@built_from("irregular_plurals.csv")
def _plurals():
    return {row["plural"].lower(): row["singular"] for row in read_lexicon("irregular_plurals", ["plural", "singular"])}


@built_from("places.csv")
def _places():
    table = {}
    for row in read_lexicon("places", ["place", "adjective"]):
        for name in (row["place"], *filter(None, row["adjective"].split("|"))):
            table[name] = row["place"]
    return table


def is_place(word):
    """Whether a word is a place or its adjective in the table of places."""
    return word in _places()


def is_plural(word):
    """Whether a lower-case word looks like a plural noun."""
    if word.endswith("s") and len(word) > 2 and not word.endswith(_NO_PLURALS) and word not in words_of("no_noun"):
        return True
    return word in _plurals()


def singular(word):
    """Singular of a noun as used for `unit`.

    >>> [singular(w) for w in ("people", "companies", "websites", "losses", "staff")]
    ['people', 'company', 'website', 'loss', 'staff']
    """
    low = word.lower()
    known = _plurals().get(low)
    if known:
        return known
    if word.endswith("ies"):
        return word[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if is_plural(low) else word


def noun_phrase(tokens, j, loose=False):
    """The noun phrase that starts at token j: (first, head, behind the last), or None.

    A phrase ends with its first run of plural nouns; with none, it goes up to the next function word or sign
    when `loose` and is the first word alone otherwise ("a 12-page document": pages are counted).
    """
    if j < tokens.size and tokens.text[j] in "“‘\"'" and not tokens.glued(j):
        j += 1
    head, last = None, j
    for k in range(j, min(tokens.size, j + LONGEST)):
        low = tokens.low[k]
        if tokens.kind[k] != WORD:
            if not _inside_phrase(tokens, k, j):
                break
            continue
        plural = is_plural(low)
        if head is not None and not plural:
            break
        if _ends_phrase(tokens, k) and not tokens.is_low(k - 1, "-") and not (last > j and _joins(tokens, k, j + LONGEST)):
            break
        if loose and last > j and low.endswith("ed") and (k + 1 == tokens.size or _ends_phrase(tokens, k + 1)):
            break  # one worker killed
        head, last = k if plural else head, k + 1
    if last == j:
        return None
    end = head + 1 if head is not None else last if loose else j + 1
    return j, end - 1, end


def _ends_phrase(tokens, k):
    low = tokens.low[k]
    if tokens.kind[k] != WORD or (low in words_of("stop") and tokens.text[k] != "US"):
        return True
    ahead = tokens.low[k + 1] if k + 1 < tokens.size else ""
    if is_adverb(tokens, k):
        return not ahead.endswith(_PARTICIPLE)  # newly built homes
    return low in words_of("verb") and not (low.endswith(_PARTICIPLE) and is_plural(ahead))  # used cars, armed men


def is_adverb(tokens, k):
    """Whether token k is an adverb in -ly."""
    return k < tokens.size and tokens.low[k].endswith("ly") and tokens.low[k] not in words_of("ly")


def plural_behind(tokens, j):
    """Whether a noun phrase with a plural noun starts at token j."""
    phrase = noun_phrase(tokens, j)
    return bool(phrase and is_plural(tokens.low[phrase[1]]))


def _inside_phrase(tokens, k, j):
    """Whether a sign or number stands inside a word or name: "-", "U.S. troops", "COVID-19 funds"."""
    text, inside = tokens.text[k], k > j and tokens.glued(k)
    if tokens.kind[k] == NUMERAL:
        return inside and tokens.text[k - 1] in "-‑"
    if text == ".":
        return inside and len(tokens.text[k - 1]) == 1
    return tokens.hyphen(k) > k


def _joins(tokens, k, limit):
    """Whether an "and" or "or" joins words before the same plural noun: "red and blue balls"."""
    ahead = itertools.takewhile(lambda n: not _ends_phrase(tokens, n), range(k + 1, min(limit, tokens.size)))
    return tokens.is_low(k, "and", "or") and any(is_plural(tokens.low[n]) for n in ahead)


def skip_determiners(tokens, j):
    """Index behind "of", "the", "all", "their", "China's" ... at j."""
    leading = words_of("determiner")
    while tokens.among(j, leading) or tokens.is_low(j, "of", "'s") or (j < tokens.size and _OF.search(tokens.text[j]) and tokens.text[j][0].isupper()):
        j += 1
    return j


def of_phrase(tokens, i):
    """The noun phrase before "of" or "at" when that stands right before token i: "a fine of (3bn)"; (first, last) or None."""
    k = i - 1
    while k > 0 and tokens.low[k] in words_of("leading"):
        k -= 1
    if not tokens.is_low(k, "of", "at"):
        return None
    first, ends = k, words_of("stop") | words_of("put")
    while first > max(0, k - LONGEST) and (
        tokens.hyphen(first - 1) == first or (tokens.kind[first - 1] == WORD and tokens.low[first - 1] not in ends)
    ):
        first -= 1
    verb = first + 1 == k and tokens.low[k] == "at" and _verbs(tokens)[first]
    return (first, k) if first < k and not verb else None


def subject(tokens, i, linking=False):
    """The subject of the clause whose verb governs token i: (first, last) or None.

    With `linking`, only where that verb says what a quantity is or does ("is", "rose", "costs", "reached").
    """
    floor, verbs, relative = max(-1, i - FARTHEST), _verbs(tokens), (";", ":", "that", "which", "who")
    verb = next((k for k in range(i - 1, floor, -1) if verbs[k] or tokens.low[k] in relative), floor)
    if verb <= floor or not verbs[verb] or (linking and not _links(tokens, verb, i)):
        return None  # "the state would set aside $2m" tells nothing of the state
    first, verb = _clause(tokens, verb - 1, verb, floor)
    if first == verb and tokens.is_low(first - 1, ","):  # Ford, the maker of cars, sold ...
        comma = next((c for c in range(first - 2, floor, -1) if tokens.text[c] == ","), floor)
        first, verb = _clause(tokens, comma - 1, comma, floor)
    return _trimmed(tokens, first, verb)


def _clause(tokens, k, verb, floor):
    """Where the clause that has token k in it begins, and its first verb, looking back from k."""
    verbs = _verbs(tokens)
    while k > floor and not _opens_clause(tokens, k):
        verb = k if verbs[k] else verb
        k -= 1
    return k + 1, verb


def _opens_clause(tokens, k):
    low = tokens.low[k]
    opens = tokens.text[k] in CLAUSE or low in words_of("opener")
    return opens or (low in words_of("report") and low not in words_of("level"))


def _links(tokens, k, i):
    low = tokens.low[k]
    if low in words_of("acting") and k + 1 < i and tokens.kind[k + 1] == WORD and tokens.low[k + 1] not in words_of("stop"):
        return tokens.low[k + 1] == "worth"
    return low in words_of("auxiliary") or low in words_of("level") or low in change_words()


def _trimmed(tokens, first, last):
    """The noun phrase in a stretch of tokens: without determiners and adverbs before, figures and clauses behind."""
    leading, cut, loose = words_of("before_noun"), words_of("behind_subject"), words_of("behind_noun")
    while first < last and (tokens.kind[first] != WORD or tokens.low[first] in leading):
        first += 1
    if first >= last or tokens.low[first] in words_of("no_subject"):
        return None
    end = first + 1
    while end < last and tokens.kind[end] != NUMERAL and (tokens.low[end] not in cut or tokens.text[end] == "US"):
        end += 1
    while tokens.kind[end - 1] == SIGN or tokens.low[end - 1] in loose:
        end -= 1
    return (first, end) if end - first <= 12 else None


def _verbs(tokens):
    """For each token whether it is a verb; worked out once for a sentence."""
    if tokens.verbs is None:
        known, level = words_of("verbal") | change_words().keys(), words_of("level")
        tokens.verbs = [low in known or _is_finite(tokens, k, low, low in level) for k, low in enumerate(tokens.low)]
    return tokens.verbs


def _is_finite(tokens, k, low, level):
    if level and (low.endswith(_FINITE) or (k > 0 and is_plural(tokens.low[k - 1]))):
        return True
    return low.endswith("ed") and len(low) > 4 and tokens.text[k].islower() and low not in ("united", "hundred")


@built_from("changes.csv")
def change_words():
    """Words of rising and falling: form to "up" or "down"."""
    rows = read_lexicon("changes", ["direction", "words"])
    return {word: row["direction"] for row in rows for word in row["words"].split()}


def harm_before(tokens, i):
    """The deed whose victims are counted from token i: "killed (12 people)"."""
    harm = _HARM.fullmatch(tokens.low[i - 1]) if i > 0 else None
    return f"{harm[1]}ed" if harm else None


def state_at(tokens, j):
    """The state in which the counted people are: "were (killed)", "(dead)", not "(displaced) families"; index behind it, or None."""
    j += tokens.is_low(j, "who")
    while tokens.among(j, words_of("being")):
        j += 1
    modifies = j + 1 < tokens.size and is_plural(tokens.low[j + 1])
    return j + 1 if tokens.among(j, words_of("state")) and not modifies else None


def place_of(tokens, first, last, after, skip=()):
    """The place that a figure is about, or None; tokens to skip are parts of currencies.

    Looked for in the counted phrase (tokens first to last), then behind it up to `after` ("in", "across" ...), then before it,
    nearest first.
    """
    floor = max(0, first - FARTHEST)
    return (
        _named(tokens, first, last, skip)
        or _in_place(tokens, range(last, min(after - 1, last + FARTHEST)))
        or _named(tokens, floor, first, skip)
        or _in_place(tokens, range(first - 2, floor - 1, -1))
    )


def _named(tokens, first, last, skip):
    """The last place of the table named in a stretch of tokens; a list of three and more is the place of none of them."""
    table, names = _places(), {}
    for k in range(first, last):
        if tokens.text[k][0].isupper() and k not in skip:
            name = _OF.sub("", tokens.text[k])
            two = f"{tokens.text[k - 1]} {name}" if k else ""
            place = table.get(two) or table.get(name) or table.get(name.removesuffix("s"))
            names.pop(place, None)
            names[place] = k
    names.pop(None, None)
    return next(reversed(names)) if 0 < len(names) < 3 else None


_OF = re.compile(r"['’]s$")
_WITHIN = frozenset(["in", "across", "throughout", "near", "outside", "at", "from", "within"])


def _in_place(tokens, positions):
    """The capitalised name behind the first "in", "across" ... of some positions."""
    for k in positions:
        if tokens.low[k] not in _WITHIN:
            continue
        first = k + 1
        while tokens.among(first, words_of("part_of_place")):
            first += 1
        near = tokens.text[first : first + 4]
        found = " ".join(itertools.takewhile(lambda text: text[0].isupper() and text not in MONTH_WORDS, near))
        name = _OF.sub("", found)
        if len(name) > 1 and (name in _places() or (name == found and tokens.low[k] not in ("from", "at"))):
            return name
    return None


def is_number(tokens, j):
    """Whether token j is a number, in digits or in words."""
    return tokens.numeral(j) or tokens.among(j, number_words().cardinals)
