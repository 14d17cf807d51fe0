"""What a figure is about: the noun phrase that is counted, its head, the place, as patterns of word classes.

In: the words of a sentence, where to look. Out: first and last word of a phrase; the places.
"""

import calendar
import re

from ..ground import built_from, read_lexicon
from .tokens import irregular_plurals, is_plural, words_of

LONGEST = 8  # tokens looked at for a noun phrase
FARTHEST = 40  # tokens from a figure at which its subject or place is looked for
MOST_SUBJECT = 12  # tokens of a subject; a longer one is no name of a thing
MONTH_WORDS = frozenset([*calendar.month_name, *calendar.month_abbr, *calendar.day_name, "Sept"]) - {""}
_OWNS = ("'s", "’s")
_ENDINGS = {"men": "man", "ies": "y", "ches": "ch", "shes": "sh", "sses": "ss", "xes": "x", "zzes": "zz", "s": ""}
_HARMED = "(kill|murder|injur|wound|arrest|detain|displac|rescu|evacuat|infect)(?:e?[sd]|ing|e)?"
_HARM = re.compile(rf"(?:\S+ )?{_HARMED}|\S+ dead|gunn(?:ed|ing) down")
_PLAIN = "-[^,]|[wdeN]|V(?=N)|L(?=[deV]|w*N)"  # newly built homes, armed men, formerly poor people
_PART = f"(?:{_PLAIN}|&(?=(?:{_PLAIN})*N))"  # red and blue balls
_PLURAL = re.compile(f'"?((?:(?:{_PLAIN}){_PART}*?)??-?N+|[wde],[wde]{{1,2}}N(?![Vv]))')  # small, friendly deals
_WORD = re.compile(f'"?({_PLAIN})')
_WORDS = re.compile(f'"?((?:{_PLAIN}){_PART}*?(?=d(?:[^-wdeN]|$))|(?:{_PLAIN}){_PART}*)')  # one worker | stabbed
_NOUNS_BEFORE = re.compile(r"(?:-.)*([wdeNVvL-]+)$")  # an 11-year high of
_TRIMMED = re.compile(r"[DB,\"0-]*+(?![PR])(.(?:[^RVv0]*[^RVv0PB,\"-])?)")
_SUBJECT = re.compile(r"(?P<subject>x*)(?:q|(?:(?:v[xv]*)?,[^,]*,(?=[vr]))?(?:v[xv]*)?[vr])$")


@built_from("places.csv")
def _places():
    rows = read_lexicon("places", ["place", "adjective"])
    nations = dict.fromkeys("|".join(row["adjective"] for row in rows).split("|"))
    return nations | {row["place"]: row["place"] for row in rows}


def singular(word):
    """Singular of a noun as used for `unit`.

    >>> [singular(w) for w in ("people", "companies", "websites", "losses", "staff")]
    ['people', 'company', 'website', 'loss', 'staff']
    """
    low = word.lower()
    if low in irregular_plurals() or not is_plural(low):
        return irregular_plurals().get(low, word)
    ending = next(ending for ending in _ENDINGS if low.endswith(ending))
    return word[: -len(ending)] + _ENDINGS[ending]


def noun_phrase(tokens, j, loose=False):
    """The noun phrase that starts at token j: (first, behind the last), its noun last; or None.

    A phrase ends with its first run of plural nouns; with none, it goes up to the next function word or sign
    when `loose` and is the first word alone otherwise ("a 12-page document": pages are counted).
    """
    joint = tokens.classes.find("&", j, j + LONGEST)
    end = joint if tokens.numeral(joint + 1) and tokens.is_low(joint, "and") else j + LONGEST  # a plane and two ships
    for pattern in (_PLURAL, _WORDS) if loose else (_PLURAL, _WORD):
        if found := pattern.match(tokens.classes, j, end):
            first, last = found.span(1)
            # 6 b, 40 cheaper, 40 late on Monday
            other = len(tokens.text[first]) == 1 or tokens.low[first] in words_of("dimension") | words_of("lone")
            other = other or (tokens.classes[first] in "dVL" and tokens.text[first - 1] != "-")  # the 40 given by Roe
            return None if other and last - first == 1 else (first, last)
    return None


def plural_behind(tokens, j):
    """Whether a noun phrase with a plural noun starts at token j."""
    return bool(_PLURAL.match(tokens.classes, j, j + LONGEST))


def skip_determiners(tokens, j):
    """Index behind "of", "the", "all", "their", "China's" ... at j."""
    leading, low = words_of("determiner"), tokens.low
    while j < tokens.size and (low[j] in leading or low[j] == "of" or low[j].endswith(_OWNS)):
        j += 1
    return j


def of_phrase(tokens, i):
    """The noun phrase before an "of" or "at" right before token i: "a fine of (3bn)"; (first, last) or None."""
    k = i - 1
    while k > 0 and tokens.low[k] in words_of("leading"):
        k -= 1
    found = tokens.is_low(k, "of", "at", "worth") and _NOUNS_BEFORE.search(tokens.classes, max(0, k - LONGEST), k)
    if not found or (tokens.low[k] == "at" and tokens.clause[k - 1] in "vr"):
        return None
    first = found.start(1)
    doing = tokens.low[first].endswith("ing") and tokens.classes[max(0, first - 1)] in "A,"  # packing winds of
    first += first + 1 < k and (doing or tokens.is_low(first - 1, "to"))  # to yield savings of
    return None if k - first == 1 and tokens.is_a(first, "summary") else (first, k)  # a high of


def subject(tokens, i, linking=False):
    """The subject of the clause whose verb governs token i: (first, last) or None.

    With `linking`, only where that verb says what a quantity is or does ("is", "rose", "costs", "reached").
    """
    clause, floor = tokens.clause, max(0, i - FARTHEST)
    verb = max(clause.rfind(letter, floor, i) for letter in "vrq")
    label = tokens.is_low(verb, ":") and verb > i - 3  # wing span: 114 feet
    if verb < 0 or (not label and (clause[verb] == "q" or (linking and not _links(tokens, verb, i)))):
        return None  # "the state would set aside $2m" tells nothing of the state
    noun = _TRIMMED.match(tokens.classes, *_SUBJECT.search(clause, floor, verb + 1).span("subject"))
    last = noun and noun.end(1) - 1  # while Roe's fell 2 per cent; four were German
    named = noun and not tokens.low[last].endswith(_OWNS) and tokens.numbers[last] not in "utT"
    return noun.span(1) if named and noun.end(1) - noun.start(1) <= MOST_SUBJECT else None


def _links(tokens, k, i):
    if tokens.is_a(k, "acting") and k + 1 < i and tokens.classes[k + 1] not in 'PC&DRAB,-0"':
        return tokens.low[k + 1] == "worth"
    return any(tokens.is_a(k, kind) for kind in ("auxiliary", "level", "change"))


def deed_to(tokens, first, last):
    """What was done to the people of tokens first to last: "killed (12 people)", "(12 people) were killed"; or None."""
    harm, state = _HARM.fullmatch(" ".join(tokens.low[max(0, first - 2) : first])), state_at(tokens, last)
    return f"{harm[1] or 'kill'}ed" if harm else state and tokens.low[state - 1]


def state_at(tokens, j):
    """Index behind the state in which the counted people are: "were (killed)", not "(displaced) families"; or None."""
    j += tokens.is_low(j, "who")
    while tokens.is_a(j, "being"):
        j += 1
    j += tokens.is_low(j, "shot", "stabbed", "found") and tokens.is_low(j + 1, "dead")
    return j + 1 if tokens.is_a(j, "state") and tokens.classes[j + 1 : j + 2] != "N" else None


_DAYS = "|".join(MONTH_WORDS)
# the New York Times; not the Gaza Strip, Gaza on Monday
_NAMED = re.compile(rf" (?!(?:City|State|Strip|Province|County|Region|Valley|Island|Bay|{_DAYS})\b)[A-Z][a-z]")
_OF_NAME = re.compile(rf"\w[^\w\n]* (?!(?:{_DAYS})\b)[A-Z][a-z]+ (?:(?:to|of|for) (?:the )?)?$")  # the Envoy to the US
# St. Kilda, Port-au-Prince, Rio de Janeiro
_PLACE = re.compile(rf"(?:(?:St|Ft|Mt)\. )?(?:(?: (?:de )?)?(?!(?:{_DAYS})\b)[A-Z]\w*(?:[-'’]\w+)*){{1,4}}")


def places_in(tokens, skip):
    """The places that a sentence names: (token, place, whether "in" or the like leads it); `skip`: those of currencies.

    A nationality has none: Israeli tourists may be anywhere.
    """
    table, found = _places(), []
    for k in [k for k, text in enumerate(tokens.text) if text[0].isupper() and k not in skip]:
        name = tokens.text[k].removesuffix("'s").removesuffix("’s")
        two = table.get(f"{tokens.text[k - 1]} {name}")
        place, before = two or table.get(name), k - 1 - bool(two)
        nation = not place and (name in table or name.removesuffix("s") in table)
        while tokens.is_a(before, "part_of_place"):
            before -= 1
        led = tokens.is_a(before, "within") and "The" not in tokens.text[before:k]
        if place and not led and name == tokens.text[k]:
            before_it = tokens.source[tokens.start[0] : tokens.end[k]].removesuffix(place)
            named = _NAMED.match(tokens.source, tokens.end[k], tokens.end[-1]) or _OF_NAME.search(before_it)
            officer = tokens.is_a(k + 1 + tokens.is_low(k + 1, "city"), "office")  # New York City mayor
            elsewhere = tokens.is_a(before, "office") or tokens.is_low(before, "general", "besides", "unlike")
            place = None if named or officer or elsewhere else place
        if led and not place and not nation and not tokens.is_a(k, "no_place"):
            printed = (_PLACE.match(tokens.source, tokens.start[k], tokens.end[-1]) or [""])[0]
            name = printed.removesuffix("'s").removesuffix("’s")
            other = name == printed and not tokens.title_case and tokens.low[before] not in ("from", "at")  # no Hilton
            other = other and (tokens.low[k - 1] != "the" or not words_of("area").isdisjoint(name.lower().split()))
            place = name if name in table or (len(name) > 1 and other) else None
        if place or nation:
            found.append((k, place, led))
    return found


def place_of(tokens, places, figure, speaker, after):
    """The place that a figure is about: led behind it and before token `after`, in what is measured, or before it.

    Of people told by nationality, "three US passengers" too, only a place that is led counts; a list of three is the
    place of none, and a name in that of a speaker tells nothing.
    """
    (first, last), measure = figure.noun or (figure.first, figure.last), (figure.measure or "").split()
    nation = {k for k in range(first, last) if tokens.text[k].isupper()}
    places = [(k, None if k in nation else place, led) for k, place, led in places if figure.quantity != "age"]
    inner = [place for k, place, _ in places[::-1] if tokens.text[k] in measure]
    near = [p for p in places if p[2] or p[1] == tokens.text[p[0]] or tokens.text[p[0]] not in (speaker or "")]
    told = [(k, place, led) for k, place, led in near if place and (led or None not in inner)]
    behind = [place for k, place, led in told if led and last <= k < after]
    before = [place for k, place, _ in told[::-1] if first - FARTHEST <= k < first]
    return next(iter([*behind, *filter(None, inner), *(before if len(set(before)) < 3 else ())]), None)
