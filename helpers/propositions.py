"""The propositions of a sentence: its clauses, lists, asides and appositions, each as the words that say it."""

import re
from typing import NamedTuple

from .lexicons import built_from, read_lexicon, remembered

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
_ADVERBS = _set("also then later never not still even often again already now subsequently eventually finally therefore thus only just first soon both")
_NUMBERS = _set("one two three four five six seven eight nine ten")
_MARKS = frozenset(",;:.!?()[]\"“”'‘’—–-…|/")


class Words(NamedTuple):
    """A sentence as tokens: offsets, lower-case forms, tags (see `_tags`)."""

    spans: tuple
    low: tuple
    tags: tuple
    capital: tuple


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
    """Tokens of a sentence with tags: V finite verb, D participle, G -ing form, C and/or, P preposition, , marks, N the rest."""
    matches = list(_TOKEN.finditer(sentence))
    surface = [match.group() for match in matches]
    low = tuple(word.lower() for word in surface)
    return Words(tuple(match.span() for match in matches), low, tuple(_tags(surface, low)), tuple(word[0].isupper() for word in surface))


def _tags(surface, low):
    base, third, past, participle = _verbs()
    tags = []
    for i, word in enumerate(low):
        before, after = low[i - 1] if i else "", low[i + 1] if i + 1 < len(low) else ""
        last = tags[-1] if tags else ""
        capital = i and surface[i][0].isupper()
        if word in _MARKS or not word[0].isalnum():
            tag = ","
        elif word in _AND:
            tag = "C"
        elif word in _AUX and not (capital and word in ("may", "will")):  # May, Will
            tag = "V"
        elif word in _PREPOSITIONS or word in _SUBORDINATORS:
            tag = "P"
        elif capital or word in _DETERMINERS or word in _PRONOUNS:
            tag = "N"
        elif word.endswith("ing") and len(word) > 4 and word not in ("during", "nothing", "something", "morning", "evening", "building"):
            tag = "V" if _helped(low, tags) else "G" if last in ("", ",", "N", "P", "C", "V") and before not in _DETERMINERS else "N"
        elif word in past or word in participle or (word.endswith("ed") and len(word) > 3):
            if before in _DETERMINERS or (last == "P" and before not in ("who", "that", "which", "to")):
                tag = "N"
            elif _helped(low, tags):
                tag = "V"
            elif last in ("N", "C") or before in _ADVERBS or before.endswith("ly") or before in _RELATIVES:
                by = after == "by" or (word in participle and word not in past)
                tag = "D" if by or (last == "N" and before not in _PRONOUNS and after in ("in", "on", "as", "for") and "V" in tags) else "V"
            else:
                tag = "D" if last in ("", ",") else "N"
        elif word in third and before not in _DETERMINERS and after != "of":
            alone = i > 0 and low[_doer(low, i)] in ("he", "she", "it", "who", "which", "that")
            tag = "V" if alone or (last == "N" and _opens(low, surface, i + 1)) else "N"
        elif word in base:
            behind = _doer(low, i)
            doer = low[behind] if i else ""
            plural = doer.endswith("s") and doer not in _DETERMINERS and tags[behind] == "N" and _opens(low, surface, i + 1)
            tag = "V" if plural or _helped(low, tags) or doer in ("they", "we", "i", "you", "who", "that", "which") else "N"
        else:
            tag = "N"
        tags.append(tag)
    if "V" not in tags:
        _guess(surface, low, tags)
    return tags


def _guess(surface, low, tags):
    """Mark the likeliest word as the verb of a sentence in which none was found."""
    base, third, _, _ = _verbs()
    rules = (  # the first that fits any word
        lambda i: tags[i] == "D" and "N" in tags[:i] and low[i + 1 : i + 2] != ("by",),  # "the firm, based in Leeds, joined it"
        lambda i: tags[i - 1] == "N" and low[i] in third,
        lambda i: low[i] in base and low[i - 1].endswith("s") and low[i - 1] not in _DETERMINERS,
        lambda i: low[i] in base and "C" in tags[:i] and low[i - 1] not in _DETERMINERS,
        lambda i: tags[i - 1] == "N" and re.search(r"[^su]s$", low[i]) and not low[i - 1].endswith("s") and _opens(low, surface, i + 1)
        and low[i + 1 : i + 2] not in ((), ("of",)),
    )  # fmt: skip
    for rule in rules:
        for i in range(len(low) - 1, 0, -1):
            if tags[i] in "ND" and not surface[i][0].isupper() and low[i] not in _DETERMINERS and rule(i):
                tags[i] = "V"
                return


def _doer(low, i):
    """Number of the word before, adverbs aside."""
    i -= 1
    while i > 0 and low[i] in _ADVERBS:
        i -= 1
    return i


def _helped(low, tags):
    """Whether an auxiliary stands before the next word, adverbs aside."""
    for word in reversed(low[: len(tags)]):
        if word in _AUX:
            return True
        if not (word in _ADVERBS or word.endswith("ly") or word == "been"):
            return False
    return False


def _opens(low, surface, i):
    """Whether an object, a complement or nothing can start at a token, as behind a verb."""
    if i >= len(low):
        return True
    word = low[i]
    return word in _DETERMINERS or word in _PREPOSITIONS or word in _PRONOUNS or word in _SUBORDINATORS or surface[i][0].isupper() or word[0].isdigit() or word.endswith("ly")


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
    matches = list(_TOKEN.finditer(sentence))
    if not any(match.group()[0].isalnum() for match in matches):
        return []
    if len(matches) > MOST_WORDS:
        return [[(matches[0].start(), matches[-1].end())]]
    words = read_words(sentence)
    everything = list(range(len(words.low)))
    rest, found = _asides(words, everything)
    for clause in _clauses(words, rest):
        found += _items(words, clause)
    unique = {tuple(_trimmed(words, claim)): None for claim in found}
    return [_ranges(words, claim) for claim in sorted(filter(None, unique), key=lambda claim: (claim[0], len(claim), claim))]


def _trimmed(words, claim):
    """Without marks and conjunctions at the ends."""
    while claim and (words.tags[claim[0]] in ",C"):
        claim = claim[1:]
    while claim and (words.tags[claim[-1]] in ",C" or words.tags[claim[-1]] == "P"):
        claim = claim[:-1]
    return sorted(claim)


def _ranges(words, claim):
    ranges = []
    for before, i in zip((None, *claim), claim, strict=False):
        start, end = words.spans[i]
        if ranges and before == i - 1:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def _phrase_before(words, index, k):
    """The noun phrase that ends before position `k` of `index`: back to a verb, preposition, conjunction or mark."""
    j = k
    while j and words.tags[index[j - 1]] == "N":
        j -= 1
    return index[j:k]


def _name_before(words, index):
    """A noun phrase, or a name with small words in it ("The Day After Tomorrow"), at the end of a stretch."""
    owner = len(index) - len(_phrase_before(words, index, len(index)))
    j = owner
    while j and words.low[index[j - 1]] not in _MARKS and j > len(index) - 6:
        j -= 1
        if words.capital[index[j]] and words.tags[index[j]] != "V":
            owner = j
    return index[owner:]


def _asides(words, index):
    """(the sentence without its brackets, one proposition for each bracket with the noun phrase before it)."""
    rest, found, k = [], [], 0
    while k < len(index):
        if words.low[index[k]] == "(":
            close = next((m for m in range(k + 1, len(index)) if words.low[index[m]] == ")"), len(index))
            inside = index[k + 1 : close]
            owner = _name_before(words, rest)
            if inside and owner:
                found.append([*owner, *inside])
            k = close + 1
        else:
            rest.append(index[k])
            k += 1
    return rest, found


def _clauses(words, index):
    """Clauses of a sentence without brackets, each a list of token numbers with its subject."""
    clauses, waiting = [], [index]
    while waiting:
        part = waiting.pop(0)
        cut = _cut(words, part)
        if cut is None:
            clauses.append(part)
        else:
            waiting = [piece for piece in cut if len(piece) < len(part)] + waiting
    return clauses


def _verb(words, part, start=0, stop=None):
    """Position of the first finite verb in a stretch, or None."""
    for k in range(start, len(part) if stop is None else stop):
        if words.tags[part[k]] == "V":
            return k
    return None


def _next(words, part, start, tags):
    return next((k for k in range(start, len(part)) if words.tags[part[k]] in tags), len(part))


def _subject(words, part, fronted=True):
    verb = _verb(words, part)
    if verb is None:
        return part[: _next(words, part, 0, ",GDV")]
    before = part[:verb]
    if not fronted:
        comma = max((k for k in range(verb) if words.tags[part[k]] == ","), default=-1)
        before = before[comma + 1 :]
    while before and words.low[before[-1]] in _ADVERBS:
        before = before[:-1]
    return before


def _cut(words, part):
    """Cut a stretch at its first boundary of clauses: the stretches that it falls into, or None."""
    low, tags = words.low, words.tags
    first = _verb(words, part)
    if first is None:
        return None
    # A clause in front: "Although it rained, they played"
    if low[part[0]] in _SUBORDINATORS - {"that", "so"} and len(part) > 4:
        comma = _next(words, part, 1, ",")
        if comma < len(part) and first < comma and _verb(words, part, comma) is not None:
            return [part[1:comma], part[comma + 1 :]]
    for k in range(1, len(part) - 1):
        word, tag = low[part[k]], tags[part[k]]
        marked = tags[part[k - 1]] == ","
        end = k - 1 if marked else k
        if word in (";", "–", "—") and _verb(words, part, 0, k) is not None:
            return [part[:k], part[k + 1 :]]
        if tag == "C" and first < k:
            m = k + 1
            while m < len(part) - 1 and (low[part[m]] in _ADVERBS or low[part[m]].endswith("ly")):
                m += 1
            if m == k + 1 and tags[part[m]] == tags[part[k - 1]] == "V" and low[part[m]] not in _AUX and k - 1 > first:
                return [part[:k] + part[k + 2 :], part[: k - 1] + part[k + 1 :]]  # "was built and sold in Leeds"
            if tags[part[m]] == "V":
                return [part[:end], _subject(words, part) + part[k + 1 :]]
            verb = _verb(words, part, m, min(_next(words, part, m, ",C"), len(part)))
            if verb is not None and not any(low[part[n]] in _RELATIVES for n in range(m, verb)):
                return [part[:end], part[k + 1 :]]
        if marked and word in _RELATIVES and _verb(words, part, k) is not None:
            stop = _close(words, part, k)
            owner = _phrase_before(words, part, k - 1) or part[:end]
            inner = owner + (part[k + 1 : stop])
            return [part[:end] + part[stop + 1 :], inner]
        if word in _SUBORDINATORS - {"that", "where", "so"} and first < k and tag == "P":
            verb = _verb(words, part, k, min(_next(words, part, k, ",C;"), len(part)))
            if verb is not None and verb > k + 1 and "N" in tags[part[k + 1] : part[verb]]:
                return [part[:end], part[k + 1 :]]
        if marked and tag in "GD" and first < k:
            stop = _next(words, part, k, ",")
            return [part[:end] + part[stop + 1 :], _subject(words, part, False) + part[k:stop]]
        if tag == "D" and not marked and tags[part[k - 1]] == "N" and low[part[k + 1]] in ("by", "in", "at", "on", "as", "for", "from", "with"):
            stop = _next(words, part, k, ",V")
            owner = _phrase_before(words, part, k)
            if low[part[first]] in _BE and first < k - len(owner) + 1:  # "X is a film directed by Y": X is directed by Y
                owner = _subject(words, part, False)
            if owner and len(owner) < k:
                joint = next((m for m in range(k + 1, stop - 1) if tags[part[m]] == "C" and tags[part[m + 1]] == "D"), stop)
                second = [owner + part[joint + 1 : stop]] if joint < stop else []
                return [part[:k] + part[stop:], owner + part[k:joint], *second]
    return None


def _close(words, part, k):
    """Where a clause that is set off by a comma at `k` ends: the comma after its verb, or the end."""
    verb = _verb(words, part, k)
    return _next(words, part, verb, ",")


def _items(words, part, depth=0):
    """A clause once for each item of the first list in it."""
    for k in range(2, len(part) - 1):
        such = words.low[part[k]] == "such" and words.low[part[k + 1]] == "as"
        if (such or words.low[part[k]] in ("including", "namely")) and depth < 3:
            end = k - (words.tags[part[k - 1]] == ",")
            before = part[: end - len(_phrase_before(words, part, end))]
            return [part[:end], *_items(words, before + part[k + 1 + such :], depth + 1)]
    found = _list(words, part) if depth < 3 else None
    if found is None:
        return [part]
    left, items, right = found
    more = []
    if len(right) > 2 and words.tags[right[0]] == "," and words.tags[right[1]] == "P":
        more, right = [left + right[1:]], []
    return [claim for clause in [left + item + right for item in items] + more for claim in _items(words, clause, depth + 1)]


def _list(words, part):
    """(what stands before a list, its items, what stands behind it), or None."""
    low, tags = words.low, words.tags
    ands = [k for k in range(1, len(part) - 1) if tags[part[k]] == "C" and low[part[k]] != "but"]
    if not ands:
        return None
    last = ands[0]
    first = _verb(words, part)
    if first is not None and last < first:
        end = first
    else:
        end = next((k for k in range(last + 1, len(part)) if tags[part[k]] in ",VD" or (tags[part[k]] == "C" and k > last)), len(part))
    # back over the items, to where the first begins
    commas, k = [], last
    if tags[part[k - 1]] == ",":
        k -= 1
    edge = k
    while k and tags[part[k - 1]] not in "VDC":
        k -= 1
        if tags[part[k]] == ",":
            if low[part[k]] != "," or (first is not None and last < first and tags[part[0]] == "P"):
                break
            commas.append(k)
    bounds = [*sorted(commas), edge]
    head = part[: bounds[0]]
    twin = low[part[last + 1]]
    start = None
    if tags[part[last + 1]] == "P" or twin in ("to",):
        start = next((m for m in range(len(head) - 1, -1, -1) if low[head[m]] == twin), None)
    if start is None:
        owner = _phrase_before(words, head, len(head))
        start = len(head) - len(owner)
        others = [part[a + 1 : b] for a, b in zip(bounds, [*bounds[1:], last], strict=True)] + [part[last + 1 : end]]
        verb = max((m for m in range(len(head)) if tags[head[m]] == "V"), default=-1)
        if verb >= 0 and all("P" in [tags[i] for i in item] for item in others if item) and _begins(words, part[last + 1]):
            start = verb + 1  # items with prepositions of their own: "two seats in Leeds and three in York"
        while start < len(head) - 1 and low[head[start]] in _DETERMINERS and twin not in _DETERMINERS:
            start += 1
    if start >= len(head) or (start and low[head[start - 1]] == "between"):
        return None
    items, begin = [], start
    for bound in bounds:
        items.append(part[begin:bound])
        begin = bound + 1
    final, right = part[last + 1 : end], part[end:]
    plain = all(len(item) == 1 and tags[item[0]] == "N" and low[item[0]] not in _PRONOUNS for item in items)
    if plain and len(final) > 1 and tags[final[1]] in "NG" and low[final[0]] not in _DETERMINERS and not words.capital[items[0][0]]:
        final, right = final[:1], final[1:] + right
    items.append(final)
    items = [item for item in items if item]
    return (part[:start], items, right) if len(items) > 1 else None


def _begins(words, i):
    return words.low[i] in _DETERMINERS or words.low[i][0].isdigit() or words.capital[i] or words.low[i] in _NUMBERS
