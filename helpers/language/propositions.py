"""The propositions of a sentence: its clauses, lists, asides and appositions, each as the words that say it."""

import re
from typing import NamedTuple

from ..ground import built_from, read_lexicon, remembered

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’&-][^\W_]+)*|[^\w\s]|_")
MOST_WORDS = 120  # a longer "sentence" (a table, a list of links) is left whole


def _set(words):
    return frozenset(words.split())


_BE = _set("is are was were be been being am 's 're")
_AUX = _BE | _set("has have had do does did will would shall should can could may might must cannot")
_PRONOUNS = _set("he she it they we i you who this these those there")
_DETERMINERS = _set("the a an his her its their our my your some any each every no many several both all this that these those")
_PREPOSITIONS = _set(
    "of in on at by for from to with without within into onto over under above below between among amid across after before "
    "during since until through throughout against about around near off via per as than like despite along behind beyond "
    "inside outside toward towards upon including because due following"
)
_AND = frozenset(("and", "or", "but", "nor", "&"))
_SUBORDINATORS = _set("while although though whereas because when if unless after before since until as once so where that")
_RELATIVES = _set("which who whom whose where that when")
_SUBORDINATE = _SUBORDINATORS | _RELATIVES | {"whether"}
_ADVERBS = _set("also then later never not still even often again already now subsequently eventually finally therefore thus only just first soon both")
_JOINING = _SUBORDINATORS - {"that", "where", "so"}
_OF_PARTICIPLES = _set("by in at on as for from with")
_ING_NOUNS = _set("nothing something anything everything morning evening building king thing spring")
_OPENING = _DETERMINERS | _PREPOSITIONS | _PRONOUNS | _SUBORDINATORS


class Word(NamedTuple):
    """A word or mark of a sentence: offsets, lower case, tag (see `read_words`), whether it has a capital."""

    start: int
    end: int
    low: str
    tag: str
    capital: bool


@built_from("verbs.csv")
def _verbs():
    """Forms of common verbs: base forms, third-person forms, past forms that differ from -ed, participles among these."""
    base, third, past, participle = set(), set(), set(), set()
    for row in read_lexicon("verbs", ["verb", "past"]):
        verb, forms = row["verb"], [form for form in row["past"].split("/") if form]
        base.add(verb)
        third.add(verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else verb + "s")
        past.update(forms[:1])
        participle.update(forms[-1:])
    return base, third, past, participle


@remembered(256, "verbs.csv")
def read_words(sentence):
    """The words, tagged: V finite verb, D participle, G -ing form, C and/or, P preposition, "," mark, N the rest."""
    matches = list(_TOKEN.finditer(sentence))
    surface = [match.group() for match in matches]
    low = tuple(word.lower() for word in surface)
    cells = zip(matches, low, _tags(surface, low), surface, strict=True)
    return tuple(Word(*match.span(), word, tag, printed[0].isupper()) for match, word, tag, printed in cells)


def tags_of(words):
    """The tags of some words as one text, a letter a word.

    >>> tags_of(read_words("Ann and Tom have sold it."))
    'NCNVVN,'
    """
    return "".join(word.tag for word in words)


def _tags(surface, low):
    tags = []
    for i in range(len(low)):
        tags.append(_tag(surface, low, tags, i))
    if "V" not in tags:
        _guess(surface, low, tags)
    return tags


def _tag(surface, low, tags, i):
    """The tag of one word, from its form and from what stands before and behind it."""
    base, third, past, participle = _verbs()
    word, before, last = low[i], low[i - 1] if i else "", tags[-1] if i else ""
    capital = i and surface[i][0].isupper()
    if word in _AND:
        return "C"
    if not word[0].isalnum():
        return ","
    if word in _AUX and not (capital and word in ("may", "will")):  # May, Will
        return "V"
    if word in _PREPOSITIONS or word in _SUBORDINATORS:
        return "P"
    if capital or word in _DETERMINERS or word in _PRONOUNS or before in _DETERMINERS:
        return "N"
    doer = _doer(low, i)
    helped = doer in _AUX
    if word.endswith("ing") and word not in _ING_NOUNS:
        return "V" if helped else "G"
    if word in past or word in participle or word.endswith("ed"):
        return "V" if helped else _past(low, tags, i, word in participle and word not in past)
    opens = last == "N" and _opens(low, surface, i + 1)
    if word in third and (opens or doer in ("he", "she", "it", "who", "which", "that")):
        return "V"
    plural = doer in ("they", "we", "i", "you", "who", "that", "which") or (opens and doer.endswith("s"))
    return "V" if word in base and (helped or plural) else "N"


def _past(low, tags, i, participle):
    """The tag of a past form without an auxiliary: a verb, a participle, or a word before its noun."""
    before, last, after = low[i - 1] if i else "", tags[-1] if i else "", low[i + 1] if i + 1 < len(low) else ""
    if last == "P" and before not in _RELATIVES:
        return "N"
    if last in ("N", "C") or _is_adverb(before) or before in _RELATIVES:
        about = last == "N" and before not in _PRONOUNS and after in ("in", "on", "as", "for") and "V" in tags
        return "D" if participle or after == "by" or about else "V"
    return "D" if last in ("", ",") else "N"


def _guess(surface, low, tags):
    """Mark the likeliest word as the verb of a sentence in which none was found."""
    base, third, _, _ = _verbs()
    rules = (  # the first that fits any word
        lambda i: tags[i] == "D" and "N" in tags[:i] and low[i + 1 : i + 2] != ("by",),  # "the firm, based in Leeds, joined it"
        lambda i: tags[i - 1] == "N" and low[i] in third,
        lambda i: low[i] in base and (low[i - 1].endswith("s") or "C" in tags[:i]),
        lambda i: tags[i - 1] == "N" and re.search(r"[^su]s$", low[i]) and i + 1 < len(low) and low[i + 1] != "of" and _opens(low, surface, i + 1),
    )
    for rule in rules:
        for i in range(len(low) - 1, 0, -1):
            if not surface[i][0].isupper() and low[i - 1] not in _DETERMINERS and rule(i):
                tags[i] = "V"
                return


def _doer(low, i):
    """The word before, adverbs aside."""
    i -= 1
    while i > 0 and low[i] in _ADVERBS:
        i -= 1
    return low[i] if i >= 0 else ""


def _is_adverb(word):
    return word in _ADVERBS or word.endswith("ly")


def _opens(low, surface, i):
    """Whether an object, a complement or nothing can start at a token, as behind a verb."""
    return i >= len(low) or low[i] in _OPENING or surface[i][0].isupper() or low[i][0].isdigit() or low[i].endswith("ly")


def split_claims(sentence):
    """Split a sentence into the propositions that it makes.

    Clauses joined by conjunctions or set apart by commas, relative and participle clauses (with the noun they belong
    to), asides in brackets, appositions, and each item of a list by itself. Subjects and what a list shares are
    repeated, so that the words of a proposition need not be neighbours.

    Parameters
    ----------
    sentence : str

    Returns
    -------
    list of list of (start, end)
        One list of character ranges a proposition, in the order of its first words; the sentence whole where nothing
        can be split, [] where it has no word.

    Examples
    --------
    >>> sentence = "The mayor opened the bridge and thanked the builders."
    >>> [" ".join(sentence[a:b] for a, b in claim) for claim in split_claims(sentence)]
    ['The mayor opened the bridge', 'The mayor thanked the builders']
    """
    spans = [match.span() for match in _TOKEN.finditer(sentence)]
    if not any(sentence[start].isalnum() for start, _ in spans):
        return []
    if len(spans) > MOST_WORDS:
        return [[(spans[0][0], spans[-1][1])]]
    words = read_words(sentence)
    rest, found = _asides(words)
    for clause in _clauses(rest):
        found += _items(clause)
    unique = {tuple(_trimmed(claim)) for claim in found}
    return [_ranges(claim, words) for claim in sorted(unique - {()}, key=lambda claim: (claim[0], len(claim), claim))]


def _trimmed(claim):
    """The words in order, without marks, conjunctions and prepositions at the ends."""
    tags = tags_of(claim)
    return sorted(claim[len(tags) - len(tags.lstrip(",C")) : len(tags.rstrip(",CP"))])


def _ranges(claim, words):
    """Offsets of a proposition, neighbouring words in one range."""
    ranges, at = [], None
    for word in claim:
        before, at = at, words.index(word)
        if before is not None and before == at - 1:
            ranges[-1] = (ranges[-1][0], word.end)
        else:
            ranges.append((word.start, word.end))
    return ranges


def _phrase_at_end(words):
    """The noun phrase at the end of a stretch: back to a verb, preposition, conjunction or mark."""
    return words[len(tags_of(words).rstrip("N")) :]


def _name_at_end(words):
    """A noun phrase, or a name with small words in it ("The Day After Tomorrow"), at the end of a stretch."""
    found = _phrase_at_end(words)
    for size in range(len(found) + 1, 7):
        if size > len(words) or words[-size].tag == ",":
            break
        if words[-size].capital:
            found = words[-size:]
    return found


def main_clause(sentence):
    """The words of the first main clause: no relative, other subordinate or participle clauses.

    >>> " ".join(word.low for word in main_clause("The firm, which never paid, sold the site after it closed."))
    'the firm , sold the site'
    """
    words = read_words(sentence)
    tags, kept, k = tags_of(words), [], 0
    while k < len(words) and words[k].low != ";":
        stop = next((m for m in range(k + 1, len(words)) if words[m].low in ",;"), len(words))
        joined = words[k].low in _SUBORDINATE and (words[k].low != "that" or tags[k - 1 : k] == "N")
        if (joined and "V" in tags[k + 1 : stop]) or (tags[k] in "GD" and k and words[k - 1].low == "," and "V" in tags_of(kept)):
            k = stop + (words[stop : stop + 1] != () and words[stop].low == ",")
        else:
            kept.append(words[k])
            k += 1
    return kept


def _asides(words):
    """(the sentence without its brackets, one proposition for each bracket with the noun phrase before it)."""
    rest, found, inside = [], [], None
    for word in words:
        if word.low == "(":
            inside = _name_at_end(rest)
            found += [inside] if inside else []
        elif word.low == ")":
            inside = None
        else:
            (rest if inside is None else inside).append(word)
    return rest, found


def _clauses(words):
    """Clauses of a sentence without brackets, each with its subject, where that stands elsewhere too."""
    found, waiting = [], [words]
    while waiting:
        part = waiting.pop()
        pieces = _cut(part)
        waiting += [piece for piece in pieces if len(piece) < len(part)]
        if not pieces:
            found.append(part)
    return found


def _subject(part):
    """What stands before the first verb, behind a comma if there is one, adverbs aside."""
    before = part[: tags_of(part).find("V")]
    before = before[tags_of(before).rfind(",") + 1 :]
    while before and before[-1].low in _ADVERBS:
        before = before[:-1]
    return before


def _cut(part):
    """Cut a stretch at its first boundary of clauses: the stretches that it falls into, [] where it is one clause."""
    tags = tags_of(part)
    first = tags.find("V")
    if first < 0:
        return []
    if part[0].low in _JOINING and first < tags.find(","):  # "Although it rained, they played"
        comma = tags.find(",")
        return [part[1:comma], part[comma + 1 :]]
    for k in range(1, len(part) - 1):
        marked = tags[k - 1] == ","
        before, ahead = part[: k - marked], part[k + 1 :]
        if first < k and (tags[k] == "C" or part[k].low in _JOINING or part[k].low in ";–—"):
            if tags[k] == "C" and _finite(ahead) == 0:  # "opened the bridge and thanked them"
                return [before, _subject(part) + ahead]
            verb = _finite(ahead)
            if verb and verb > 0 and not {word.low for word in ahead[:verb]} & _RELATIVES:
                return [before, ahead]
        if marked and part[k].low in _RELATIVES and "V" in tags[k:]:  # "The firm, which was old, closed"
            stop = _end(tags, tags.find("V", k), ",")
            return [before + part[stop + 1 :], (_phrase_at_end(before) or before) + part[k + 1 : stop]]
        if marked and tags[k] in "GD" and first < k:  # "It closed, leaving nothing"
            stop = _end(tags, k, ",")
            return [before + part[stop + 1 :], _subject(part) + part[k:stop]]
        if tags[k - 1 : k + 1] == "ND" and part[k + 1].low in _OF_PARTICIPLES:  # "a film directed by X and shown in Y"
            stop = _end(tags, k, ",V")
            owner = _phrase_at_end(before)
            if part[first].low in _BE and first < k - len(owner) + 1:  # "X is a film directed by Y": X is directed by Y
                owner = _subject(part)
            joint = tags.find("CD", k, stop)
            inner = [part[k:stop]] if joint < 0 else [part[k:joint], part[joint + 1 : stop]]
            if owner and len(owner) < k:
                return [before + part[stop:], *(owner + one for one in inner)]
    return []


def _end(tags, start, marks):
    """Where one of some tags comes next, else the end."""
    return next((k for k in range(start, len(tags)) if tags[k] in marks), len(tags))


def _finite(part):
    """Position of the verb in front of the next mark or conjunction, 0 if only adverbs stand before it, -1: none."""
    tags = tags_of(part)
    verb = tags.find("V", 0, _end(tags, 1, ",C"))
    return 0 if all(_is_adverb(word.low) for word in part[: max(verb, 0)]) and verb >= 0 else verb


def _items(part, depth=0):
    """A clause once for each item of the first list in it."""
    if depth == 3:
        return [part]
    for k in range(2, len(part) - 1):
        such = part[k].low == "such" and part[k + 1].low == "as"
        if such or part[k].low in ("including", "namely"):  # "novels such as Tides and Harbour"
            whole = part[: k - (part[k - 1].tag == ",")]
            before = whole[: len(whole) - len(_phrase_at_end(whole))]
            return [whole, *_items(before + part[k + 1 + such :], depth + 1)]
    left, items, right = _list(part)
    return [claim for item in items for claim in _items(left + item + right, depth + 1)] or [part]


def _list(part):
    """(what stands before a list, its items, what stands behind it); no items where there is no list."""
    tags = tags_of(part)
    last = next((k for k in range(1, len(part) - 1) if tags[k] == "C" and part[k].low != "but"), None)
    if last is None:
        return part, [], []
    end = _end(tags, last + 1, ",VDC")
    edge = k = last - (tags[last - 1] == ",")
    commas = []
    while k and tags[k - 1] not in "VDC":  # back over the items, to where the first begins
        k -= 1
        if tags[k] == ",":
            commas.insert(0, k)
    bounds = [*commas, edge]
    head = part[: bounds[0]]
    others = [part[a + 1 : b] for a, b in zip(bounds, [*bounds[1:], last], strict=True)] + [part[last + 1 : end]]
    start = len(head) - len(_phrase_at_end(head))
    verb = tags_of(head).rfind("V")
    if verb >= 0 and all("P" in tags_of(item) for item in others if item):
        start = verb + 1  # items with prepositions of their own: "two seats in Leeds and three in York"
    while start < len(head) - 1 and head[start].low in _DETERMINERS and part[last + 1].low not in _DETERMINERS:
        start += 1
    items = [item for item in (head[start:], *others) if item]
    final, right = part[last + 1 : end], part[end:]
    if start >= len(head) or len(items) < 2:
        return part, [], []
    if all(len(item) == 1 and not item[0].capital for item in items[:-1]) and tags_of(final)[1:2] in ("N", "G"):
        items[-1], right = final[:1], final[1:] + right  # "a long and costly history"
    return part[:start], items, right
