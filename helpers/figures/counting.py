"""What a figure counts: ages, counted nouns, nouns carried on from the figure before, subjects; and whether it rose or fell."""

import re

from . import measures
from .numbers import NUMERAL, WORD
from .units import per_behind

MOST_EARLIER = 9  # figures before one in its sentence that it may share something with
_AGED = re.compile(r"\b(?:aged?|ages|age of|of age)(?: (?:between|from|just|only|of))?\s*$")
_IS_AGED = re.compile(
    r"\b(?:(?:he|she|who|i)(?: (?:will|just|would|only|now))* (?:is|am|was|turned|turns|be|turning)|i['’]m|s?he['’]s)\s*$"
)
_OLDER = re.compile(r"\b(?:older|younger|children|people|adults|those|anyone|women|men) (?:than|over|under|above|below)\s*$")
_CLOSED = re.compile(r"\s*(?:$|[,.;:)?!”\"’']|(?:and|when|by|so|because|last|this|or|but|years)\b)")
_MEASURED = ("length", "mass", "volume", "area", "speed", "energy", "power")


def count(sentence, i, figure):
    """Set unit, measure and change of the figure at index i of a sentence."""
    earlier = sentence.figures[max(0, i - MOST_EARLIER) : i]
    last = earlier[-1] if earlier else None
    joined = last and sentence.tokens.low[last.last : figure.first] in (["and"], ["or"], [","], ["to"])
    if joined and last.quantity == "age" and figure.unit is None:
        figure.unit, figure.quantity = last.unit, "age"  # aged four and seven
    if _is_age(sentence, figure):
        figure.unit = figure.unit if figure.quantity == "age" else "year of age"
        figure.quantity = figure.measure = "age"
        return
    if figure.quantity == "magnitude":
        figure.measure = "magnitude"
        return
    if figure.unit is None:
        _counted_noun(sentence, earlier, figure)
    if figure.unit is None:
        _number_of(sentence, last, figure)
    figure.measure = figure.measure or _measure_of(sentence, earlier, figure)
    figure.change = _change(sentence, last, figure)
    if figure.inherits:
        figure.measure, figure.change = figure.inherits.measure, figure.inherits.change


def _whole(figure):
    return figure.value is None or figure.value.denominator == 1


def _is_age(sentence, figure):
    tokens, i, j = sentence.tokens, figure.first, figure.last
    if figure.quantity == "age":
        return True
    most = figure.high if figure.value is None else figure.value
    if figure.unit not in (None, "year") or not _whole(figure) or not 0 < most < 116:
        return False
    before = sentence.before(tokens.start[figure.number.first])
    if _AGED.search(before):
        return True
    if figure.unit or figure.value is None or not _CLOSED.match(sentence.behind(figure.end)):
        return False
    apposed = i > 1 and tokens.text[i - 1] == "," and tokens.text[i - 2][0].isupper() and not figure.number.spelt
    if apposed and most > 3 and tokens.text[i - 2] not in measures.MONTH_WORDS:  # Ann Smith, 42, ...
        return j < tokens.size and (tokens.text[j] in ",;)" or j == tokens.size - 1)
    return bool(_IS_AGED.search(before) or _OLDER.search(before))


def _counted_noun(sentence, earlier, figure):
    tokens, j, number = sentence.tokens, figure.last, figure.number
    if figure.hyphen and tokens.is_low(j, "-"):
        j += 1
        if tokens.is_low(j, ",", "and", "or", "to"):  # four-, five- and six-storey
            return
    state = measures.state_at(tokens, j)
    if state is not None:  # 12 were killed, seven die
        _people(figure, "deaths" if tokens.is_low(state - 1, "die", "dies", "perish") else tokens.text[state - 1])
        return
    if tokens.is_low(j, "of"):
        j = measures.skip_determiners(tokens, j)
        while j < tokens.size and (measures.spelt_number(tokens.low[j]) or tokens.kind[j] == NUMERAL):
            j += 1  # one of the three sisters
    elif tokens.is_low(j, "more"):
        j += 1
    elif number.form == "vague" and tokens.low[number.last - 1].endswith("s"):
        j = tokens.size  # tens of thousands march
    elif measures.is_adverb(tokens, j) and not measures.plural_behind(tokens, j):
        j += 1 + tokens.among(j + 1, measures.words_of("verb"))  # 9 immediately after, 9 newly built ships
    one = figure.value == 1 and number.scale == 1
    phrase = measures.noun_phrase(tokens, j, one=one, loose=one or figure.hyphen)
    deed = measures.harm_before(tokens, figure.first)
    if phrase is None:
        if deed:
            _people(figure, f"people {deed}")
        else:
            _carry(sentence, earlier, figure)
        return
    first, head, last = figure.noun = phrase
    measure = sentence.words(first, _continued(tokens, last))
    state = measures.state_at(tokens, last)
    if deed or state is not None:
        if tokens.low[head] == "others":  # 90 others were hurt
            _people(figure, f"people {deed or tokens.text[state - 1]}")
            return
        measure = f"{measure} {deed or tokens.text[state - 1]}"
    lacking = next((k for k in (last + 1, last + 2) if tokens.is_low(k, "without")), tokens.size) + 1
    if lacking < tokens.size:  # homes were still without power
        measure = f"{measure} without {tokens.text[lacking]}"
    if figure.hyphen and last - first > 1 and tokens.text[first - 1] == "-":
        head = first  # a 12-page document counts pages
        measure = sentence.words(first + 1, last) if tokens.kind[first + 1] == WORD else measure
    unit = measures.singular(tokens.text[head])
    figure.unit = unit.lower() if sentence.title_case or not unit[:1].isupper() else unit
    figure.quantity, figure.measure = "count", measure
    per = per_behind(tokens, last)
    if per:
        figure.unit = f"{figure.unit} per {per[1]}"


def _continued(tokens, last):
    """Where a counted phrase that ends before token `last` goes on to: "users of the network", "officers and soldiers"."""
    if tokens.is_low(last, "of"):
        more = measures.noun_phrase(tokens, measures.skip_determiners(tokens, last), loose=True)
        return more[2] if more and not (more[2] < tokens.size and tokens.text[more[2]] == ",") else last
    if tokens.is_low(last, "and"):
        more = measures.noun_phrase(tokens, last + 1)
        return more[2] if more and more[2] == last + 2 and measures.is_plural(tokens.low[last + 1]) else last
    return last


def _people(figure, measure):
    figure.unit, figure.quantity, figure.measure = "people", "count", measure


def _carry(sentence, earlier, figure):
    """An elided noun: "6 million homes, including 1.5 million in the north"; else people, where people would be counted."""
    tokens, before = sentence.tokens, figure.first - 1
    if not _whole(figure):
        return
    behind = tokens.low[figure.last] if figure.last < tokens.size else "."
    counted = next((f for f in reversed(earlier) if f.quantity == "count" and f.unit and not f.hyphen), None)
    partial = tokens.among(before, measures.words_of("before_part")) or behind in measures.words_of("behind_part")
    several = figure.value is None or abs(figure.value) > 1
    doing = behind in ("were", "are", "have", "had")
    if counted and partial and figure.first - counted.last <= 25:
        figure.unit, figure.quantity, figure.measure = counted.unit, counted.quantity, counted.measure
    elif not counted and sentence.carried and (doing or tokens.is_low(figure.last + 1, "them", "whom")):
        figure.unit, figure.measure = sentence.carried
        figure.quantity = "count"
    elif several and behind in measures.words_of("deed"):
        _people(figure, "people")
    elif {*_phrase_before(sentence, figure)} & measures.words_of("people"):
        _people(figure, None)
    elif figure.number.form == "vague" and tokens.low[figure.number.last - 1].endswith("s"):
        _people(figure, "people")
    passive = behind in ("were", "are") or tokens.is_low(figure.last + 1, "been")
    if passive and figure.unit == "people":  # 41 were missing and 36 had been pulled out
        k = figure.last
        while tokens.among(k, measures.words_of("being")):
            k += 1
        told = k < tokens.size and tokens.low[k].endswith("ed")
        figure.measure = f"people {tokens.low[k]}" if told else "people"


def _phrase_before(sentence, figure):
    """Words of the phrase that a figure is the size of: "a crowd of", "the toll rose to"."""
    tokens = sentence.tokens
    span = measures.subject(tokens, figure.first, linking=True) or measures.of_phrase(tokens, figure.first)
    return tokens.low[span[0] : span[1]] if span else ()


def _number_of(sentence, last, figure):
    """ "The number of people killed when ... has risen to 21": what that number is of."""
    tokens, k = sentence.tokens, figure.first - 1
    floor = last.last if last else 0
    if not (tokens.is_low(k, "to", "at", "is", "was") or tokens.among(k, measures.words_of("level"))):
        return
    while k >= max(floor, figure.first - 40) and tokens.text[k] not in ";:":
        if tokens.is_low(k, "number") and tokens.is_low(k + 1, "of"):
            phrase = measures.noun_phrase(tokens, measures.skip_determiners(tokens, k + 2))
            if phrase and measures.is_plural(tokens.low[phrase[1]]):
                figure.noun, figure.quantity, figure.unit = phrase, "count", measures.singular(tokens.low[phrase[1]])
                figure.measure = sentence.words(phrase[0], measures.state_at(tokens, phrase[2]) or phrase[2])
            return
        k -= 1


def _measure_of(sentence, earlier, figure):
    """What a percentage, a sum of money or a measured quantity is of."""
    tokens, words, i, j = sentence.tokens, sentence.words, figure.first, figure.last
    if figure.number.form == "multiple" and tokens.low[figure.number.first] in measures.change_words():  # sales doubled
        span = measures.subject(tokens, i, verb=i)
        return words(*span) if span else None
    earlier = [f for f in earlier if f.quantity != "time"]
    by = tokens.is_low(i - 1, "by") or tokens.low[i - 1] in measures.change_words()  # profit fell by a third
    if figure.quantity == "fraction" and not by and _CLOSED.match(sentence.behind(figure.end)):  # 30 ships came, half empty
        return next((f.measure for f in reversed(earlier) if f.quantity == "count"), None)
    if earlier and tokens.is_low(i - 1, "at", "up", "down") and tokens.is_low(i - 2, "it", "them", ",", "("):
        figure.unit, figure.quantity = figure.unit or earlier[-1].unit, figure.quantity or earlier[-1].quantity
        return earlier[-1].measure  # a profit of $5m, up 8%
    timed = figure.quantity == "time"
    before = measures.of_phrase(tokens, i)
    governing = None if timed or tokens.is_low(i - 1, "or", "(") else measures.subject(tokens, i, linking=True)
    if timed and not figure.hyphen:
        lasting = tokens.is_low(i - 1, "lasted", "lasts", "took", "takes", "take", "was", "is", "be")
        span = before if tokens.is_low(i - 1, "of") else measures.subject(tokens, i) if lasting else None
        return words(*span) if span else None
    if tokens.is_low(j, "of") or figure.quantity == "fraction":
        whole = _noun_behind(tokens, measures.skip_determiners(tokens, j))
        if whole:
            whole = (whole[1] - 1, whole[1]) if tokens.low[whole[1] - 1] == "total" else whole
            part = governing or (before if figure.quantity == "share" else None)
            shared = part and figure.quantity in ("share", "fraction")
            return f"{words(*part)} as share of {words(*whole)}" if shared else words(*whole)
    k = j + 1 if tokens.is_low(j, "-") else j
    behind = _noun_behind(tokens, k) if figure.quantity != "index" else None
    if behind:
        return words(*behind)
    if before and tokens.low[before[1] - 1] in measures.change_words() and tokens.is_low(j, "in"):
        more = _noun_behind(tokens, measures.skip_determiners(tokens, j + 1))  # an increase of 5 percent in rents
        if more and tokens.text[more[0]].islower():
            return f"{words(*before)} in {words(*more)}"
    put = before and not measures.words_of("put").isdisjoint(tokens.low[max(0, before[0] - 2) : before[0]])
    span = (governing or before) if tokens.is_low(i - 1, "at") and not put else (before or governing)
    if not span and tokens.is_low(j, "in", "on", "for") and figure.quantity in ("money", "share"):
        span = _noun_behind(tokens, measures.skip_determiners(tokens, j + 1))
        span = span if span and tokens.text[span[0]].islower() else None
    elif figure.hedge and figure.quantity in ("count", None, *_MEASURED) and measures.is_plural(tokens.low[i - 1]):
        span = i - 1, i  # gusts up to 60 mph
    span = span or (measures.subject(tokens, i) if figure.quantity != "money" else None)
    if not span:
        return None
    if figure.unit is None and {*tokens.low[span[0] : span[1]]} & measures.words_of("people"):
        figure.unit, figure.quantity = "people", "count"
    if figure.quantity == "count" and "toll" in tokens.low[span[0] : span[1]]:
        return words(span[0], tokens.low.index("toll", span[0]) + 1).lower()
    return words(*span)


def _noun_behind(tokens, j):
    """The noun phrase that starts at token j, (first, behind the last); None where a verb, an adverb or a month stands."""
    phrase = measures.noun_phrase(tokens, j, loose=True)
    if phrase is None:
        return None
    first, _, last = phrase
    low = tokens.low[first]
    if tokens.kind[first] != WORD or measures.spelt_number(low) or tokens.text[first] in measures.MONTH_WORDS:
        return None
    if low in measures.words_of("dimension"):
        return None
    alone = last - first == 1 and (low.endswith(("ly", "ed")) or low in measures.words_of("comparative"))
    return None if alone else (first, last)


def _change(sentence, last, figure):
    tokens, changes = sentence.tokens, measures.change_words()
    if figure.number.form == "multiple" and figure.number.spelt:
        return changes.get(tokens.low[figure.number.first])
    floor = max(last.last if last else 0, figure.first - 6)
    for k in range(figure.first - 1, floor - 1, -1):
        low = tokens.low[k]
        if low in changes and not (low == "up" and (tokens.is_low(k + 1, "to") or tokens.text[k - 1] == "-")):
            return changes[low]
        if tokens.kind[k] != WORD or low in measures.words_of("before_change"):
            break
    if figure.quantity in ("share", "money", "index", "multiple", "fraction", "length", "mass", "volume"):
        for low in tokens.low[figure.last : figure.last + 2]:  # a 5 percent rise
            if low in changes and not low.endswith(("ed", "ing")) and low not in ("add", "gain", "up", "down", "boost"):
                return changes[low]
            if low in measures.stop_words() or not low[0].isalpha() or measures.is_plural(low):
                break  # 3 out of 10 firms cut costs
    return None
