"""What a figure is about: the noun phrase that is counted, its head, the place, and whose figure it is."""

import re

from .lexicons import built_from, read_lexicon
from .numbers import NUMERAL, SIGN, WORD, number_words

LONGEST = 8  # tokens looked at for a noun phrase
_NO_PLURALS = ("ss", "us", "is", "'s", "’s")
_NOT_NOUNS = frozenset(
    ["various", "previous", "serious", "famous", "religious", "dangerous", "numerous", "obvious", "enormous", "less", "across", "always", "perhaps", "thanks", "besides", "towards", "news", "politics", "economics", "physics", "athletics", "was", "has", "does", "its", "this", "his", "us", "yes", "plus", "overseas", "sales-tax"]
)
_CLAUSE = frozenset([",", ";", ":", "(", ")", "—", "–", "“", "”", '"', "…", ".", "?", "!", "[", "]", "|"])
_OPENERS = frozenset(["that", "and", "but", "while", "whereas", "as", "because", "when", "which", "who", "if", "since", "although", "though", "or", "so", "than", "after", "before", "said", "says"])
MONTH_WORDS = frozenset(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
)
_ACTING = frozenset(["would", "will", "had", "has", "have", "could", "should", "may", "might", "must", "did", "can"])
PUT = frozenset(["put", "puts", "putting", "estimate", "estimates", "estimated", "estimating"])
_HARM = re.compile(r"(kill|injur|wound|arrest|detain|displac|rescu|evacuat|infect)(?:e?[sd]|ing|e)?")


@built_from("function_words.csv", "irregular_plurals.csv")
def _grammar():
    kinds = {}
    for row in read_lexicon("function_words", ["kind", "words"]):
        kinds.setdefault(row["kind"], set()).update(row["words"].split())
    stops = set().union(*(kinds[k] for k in ("preposition", "conjunction", "determiner", "pronoun", "auxiliary", "adverb")))
    plurals = {row["plural"].lower(): row["singular"] for row in read_lexicon("irregular_plurals", ["plural", "singular"])}
    return kinds, frozenset(stops), plurals


@built_from("places.csv")
def _places():
    table = {}
    for row in read_lexicon("places", ["place", "adjective"]):
        for name in (row["place"], *filter(None, row["adjective"].split("|"))):
            table[name] = row["place"]
    return table


def stop_words():
    """Function words of every kind, in lower case: where a noun phrase ends."""
    return _grammar()[1]


def is_place(word):
    """Whether a word is a place or its adjective in the table of places."""
    return word in _places()


def words_of(kind):
    """The function words of one kind ("state", "dimension", "report" ...)."""
    return _grammar()[0][kind]


def is_plural(word):
    """Whether a lower-case word looks like a plural noun."""
    if word in _grammar()[2]:
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(_NO_PLURALS) and word not in _NOT_NOUNS


def singular(word):
    """Singular of a noun as used for `unit`.

    >>> [singular(w) for w in ("people", "companies", "websites", "losses", "staff")]
    ['people', 'company', 'website', 'loss', 'staff']
    """
    low = word.lower()
    known = _grammar()[2].get(low)
    if known:
        return known
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if is_plural(low) else word


def noun_phrase(tokens, j, one=False, loose=False):
    """The noun phrase that starts at token j: (first, head, behind the last), or None.

    A phrase ends with its first run of plural nouns; with none, it goes up to the next function word or sign
    when `one` (or `loose`) and is the first word alone otherwise ("a 12-page document": pages are counted).
    """
    kinds, stops, _ = _grammar()
    verbs, first, head, k, last = kinds["verb"], j, None, j, j
    if j < tokens.size and tokens.text[j] in "“‘\"'" and not tokens.glued(j):
        first = k = last = j = j + 1
    limit = min(tokens.size, j + LONGEST)
    while k < limit:
        low, text, kind = tokens.low[k], tokens.text[k], tokens.kind[k]
        if kind == WORD:
            compound = tokens.glued(k) and tokens.text[k - 1] == "-"
            if not compound and (low in stops or (low in verbs and not _modifies(tokens, k))):
                joined = low in ("and", "or") and head is None and last > j and k + 1 < limit and tokens.kind[k + 1] == WORD
                if not (joined and tokens.low[k + 1] not in stops and _plural_ahead(tokens, k + 1, limit, stops, verbs)):
                    break
            elif (one and last > j and low.endswith("ed") and head is None and not compound and not (k + 1 < tokens.size and tokens.kind[k + 1] == WORD and tokens.low[k + 1] not in stops)) or (head is not None and not (is_plural(low) and text.islower())):
                break
            elif is_plural(low):
                head = k
            last = k + 1
        elif kind == NUMERAL and k > j and tokens.glued(k) and tokens.text[k - 1] in "-‑":
            pass  # COVID-19 funds
        elif (text in "-‑" and tokens.glued(k) and tokens.glued(k + 1)) or text == "&" or (text == "." and k > j and tokens.glued(k) and len(tokens.text[k - 1]) == 1 and not tokens.is_low(k - 1, "s")):
            pass
        else:
            break
        k += 1
    if last == j:
        return None
    if head is not None:
        return first, head, head + 1
    if one or loose:
        return first, last - 1, last
    size = 1
    while j + size + 1 < last and tokens.text[j + size] == "-":
        size += 2
    return first, j + size - 1, j + size


def _modifies(tokens, k):
    """Whether a verb form stands as a modifier before a noun: "used cars", "armed men"."""
    return k + 1 < tokens.size and tokens.kind[k + 1] == WORD and is_plural(tokens.low[k + 1]) and tokens.low[k].endswith(("ed", "en", "ing"))


def _plural_ahead(tokens, k, limit, stops, verbs):
    while k < limit and tokens.kind[k] == WORD and tokens.low[k] not in stops and tokens.low[k] not in verbs:
        if is_plural(tokens.low[k]):
            return True
        k += 1
    return False


def skip_determiners(tokens, j):
    """Index behind "of", "the", "all", "their", "China's" ... at j."""
    determiners = _grammar()[0]["determiner"]
    while j < tokens.size and (
        tokens.low[j] in determiners
        or tokens.low[j] in ("of", "'s")
        or (tokens.low[j].endswith(("'s", "’s")) and tokens.text[j][0].isupper())
    ):
        j += 1
    return j


def of_phrase(tokens, i):
    """The noun phrase before "of" or "at" when that stands right before token i: "a fine of (3bn)"; (first, last) or None."""
    k = i - 1
    while tokens.is_low(k, "a", "an", "the", "just", "only", "nearly", "almost", "about", "around", "roughly", "some", "up", "to", "between"):
        k -= 1
    if not tokens.is_low(k, "of", "at", "by"):
        return None
    stops, last = _grammar()[1], k
    k -= 1
    while k >= 0 and last - k <= LONGEST and tokens.low[k] not in PUT and ((tokens.kind[k] == WORD and tokens.low[k] not in stops) or (tokens.text[k] == "-" and tokens.glued(k) and tokens.glued(k + 1))):
        k -= 1
    while k + 1 < last and tokens.low[k + 1] in _grammar()[0]["verb"]:
        k += 1
    if tokens.is_low(last, "at") and k + 1 < last and tokens.low[last - 1].endswith("ed"):
        return None
    if k + 1 < last and last - k == 2 and _looks_like_verb(tokens, k + 1) and not tokens.is_low(last, "of"):
        return None
    if tokens.is_low(last, "by") and not tokens.low[last - 1].endswith(("rise", "increase", "drop", "decline", "cut", "growth")):
        return None
    return (k + 1, last) if k + 1 < last else None


def subject(tokens, i, verb=None, linking=False):
    """The subject of the clause whose verb governs token i: (first, last) or None.

    With `linking`, only where that verb says what a quantity is or does ("is", "rose", "costs", "reached").
    """
    kinds = _grammar()[0]
    k = i - 1
    floor = max(-1, i - 40)
    while k > floor:
        low, text = tokens.low[k], tokens.text[k]
        if text in _CLAUSE and not (text == "." and tokens.glued(k)) and not (text == "," and verb is None):
            if verb is not None:
                break
        elif verb is None and (text in (";", ":") or low in ("that", "which", "who")):
            return None
        elif low in _OPENERS and verb is not None:
            break
        elif low == "worth" and tokens.is_low(k - 1, "net"):
            pass
        elif low in kinds["auxiliary"] or low in kinds["verb"] or _looks_like_verb(tokens, k) or (low in kinds["level"] and (low.endswith(("s", "ood", "hit", "cost", "took")) or (k > 0 and is_plural(tokens.low[k - 1])))):
            acts = low in _ACTING and k + 1 < i and tokens.kind[k + 1] == WORD and tokens.low[k + 1] not in _grammar()[1] and tokens.low[k + 1] != "worth"
            if verb is None and linking and (acts or not (low in kinds["auxiliary"] or low in kinds["level"] or low in change_words())):
                return None  # "the state would set aside $2m" tells nothing of the state
            if low in kinds["report"] and low not in kinds["level"] and verb is not None:
                break
            verb = k
        elif verb is not None and verb - k > 14:
            return None
        k -= 1
    if verb is None:
        return None
    first, last = k + 1, verb
    if first == last and tokens.is_low(k, ","):  # the shares, which ..., closed
        back = k - 1
        while back > floor and back > k - 25 and tokens.text[back] != ",":
            back -= 1
        if tokens.is_low(back, ","):
            last = back
            first = back
            while first > 0 and tokens.text[first - 1] not in _CLAUSE and tokens.low[first - 1] not in _OPENERS and back - first < 8:
                first -= 1
    while first < last and (tokens.low[first] in kinds["determiner"] or tokens.low[first] in kinds["adverb"] or tokens.kind[first] != WORD):
        first += 1
    if first >= last or tokens.low[first] in ("in", "on", "at", "for", "from", "by", "after", "since", "over", "during", "with", "of") or tokens.low[first] in kinds["pronoun"]:
        return None
    cut = first
    while cut < last and tokens.kind[cut] != NUMERAL and tokens.low[cut] not in kinds["pronoun"] and not (cut > first and tokens.low[cut] in kinds["verb"] and tokens.low[cut] != "worth"):
        cut += 1
    while cut > first and (tokens.low[cut - 1] in kinds["adverb"] or tokens.low[cut - 1] in kinds["preposition"] or tokens.kind[cut - 1] == SIGN):
        cut -= 1
    return (first, cut) if 0 < cut - first <= 12 else None


def _looks_like_verb(tokens, k):
    low = tokens.low[k]
    return tokens.kind[k] == WORD and (low in change_words() or (low.endswith("ed") and len(low) > 4 and tokens.text[k].islower() and low not in ("united", "hundred")))


@built_from("changes.csv")
def change_words():
    """Words of rising and falling: form to "up" or "down"."""
    return {word: row["direction"] for row in read_lexicon("changes", ["direction", "words"]) for word in row["words"].split()}


def harm_before(tokens, i):
    """The deed whose victims are counted from token i: "killed (12 people)"."""
    harm = _HARM.fullmatch(tokens.low[i - 1]) if i > 0 else None
    return f"{harm[1]}ed" if harm else None


def state_at(tokens, j):
    """The state in which the counted people are: "were (killed)", "(dead)"; index behind it, or None."""
    j += tokens.is_low(j, "who") and tokens.is_low(j + 1, "are", "were", "have", "had", "remain")
    while tokens.is_low(j, "were", "are", "was", "is", "have", "had", "has", "been", "remain", "remained", "still", "left", "seriously", "badly", "being", "reported", "feared", "confirmed", "found"):
        j += 1
    return j + 1 if j < tokens.size and tokens.low[j] in _grammar()[0]["state"] else None


def place_of(tokens, first, last, after, before):
    """The place that a figure is about, or None.

    Looked for in the counted phrase (tokens first to last), then behind it up to `after` ("in", "across" ...), then before it
    back to `before`, nearest first.
    """
    return _named(tokens, first, last) or _in_place(tokens, last, after, 1) or _named(tokens, before, first) or _in_place(tokens, before, first, -1)


def _named(tokens, first, last):
    table = _places()
    names = []
    for k in range(last - 1, first - 1, -1):
        text = tokens.text[k]
        if not text[:1].isupper():
            continue
        name = text[:-2] if text.endswith(("'s", "’s")) else text
        two = f"{tokens.text[k - 1]} {name}" if k > 0 else ""
        found = table.get(two) or table.get(name)
        if found is None and name.endswith("s"):
            found = table.get(name[:-1])
        if found and found not in names:
            names.append(found)
    return names[0] if 0 < len(names) < 3 else None  # a list of places is the place of none of them


def _in_place(tokens, first, last, step):
    for k in range(first, last - 1) if step > 0 else range(last - 2, first - 1, -1):
        if tokens.low[k] in ("in", "across", "throughout", "near", "outside", "at", "from", "within") and tokens.kind[k] == WORD:
            j = k + 1
            while tokens.is_low(j, "the", "central", "southern", "northern", "eastern", "western", "mainland", "downtown", "greater", "all", "of", "city", "state", "province", "rural"):
                j += 1
            a = j
            while j < tokens.size and tokens.kind[j] == WORD and tokens.text[j][:1].isupper() and tokens.text[j] not in MONTH_WORDS and j - a < 4:
                j += 1
            if j > a and tokens.low[a] not in ("i", "q") and (tokens.low[k] not in ("from", "at") or " ".join(tokens.text[a:j]) in _places()):
                name = " ".join(tokens.text[a:j])
                if name.endswith(("'s", "’s")):
                    name = name[:-2]
                    if name not in _places():
                        continue
                return name
    return None


def spelt_number(word):
    """Whether a lower-case word is a number word."""
    return word in number_words().cardinals
