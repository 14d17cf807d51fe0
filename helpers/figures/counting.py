"""What a figure counts: ages, counted nouns, nouns carried on from the figure before, subjects; whether it rose."""

import re

from . import measures
from .tokens import WORD, change_words, is_plural, words_of
from .units import per_behind

_ELIDED = re.compile("[&C]([wN]{1,3})P$")
_AGAIN = re.compile(r",? (?:(?:up|down) from|compared (?:with|to)|against|versus|instead of|rather than) ")
MOST_EARLIER = 9  # figures before one in its sentence that it may share something with
_AGED = re.compile(r"\b(?:aged?|ages|age of|of age)(?: (?:between|from|just|only|of|[\w-]+,? (?:and|or|to)))?\s*$")
_IS_AGED = re.compile(
    r"\b(?:(?:he|she|who|i)(?: (?:will|just|would|only|now))* (?:is|am|was|turned|turns|be|turning)|i['’]m|s?he['’]s"
    r"|died at|dies at|dead at)\s*$"
    r"|\b(?:older|younger|children|people|adults|those|anyone|women|men) (?:than|over|under|above|below)\s*$"
)
_CLOSED = re.compile(r"\s*(?:$|[,.;:)?!”\"’']|(?:and|when|by|so|because|last|this|or|but|years)\b)")
_MEASURED = ("length", "mass", "volume", "area", "speed", "energy", "power", "count", None)
_MOVED = ("share", "money", "index", "multiple", "fraction", "length", "mass", "volume")  # "a 5 percent rise"


def count(sentence, i, figure):
    """Set unit, measure and change of the figure at index i of a sentence."""
    earlier = sentence.figures[max(0, i - MOST_EARLIER) : i]
    if _is_age(sentence, figure):
        figure.unit = figure.unit if figure.quantity == "age" else "year of age"
        figure.quantity = figure.measure = "age"
    elif figure.quantity == "magnitude":
        figure.measure = "magnitude"
    elif figure.inherits:
        figure.measure, figure.change = figure.inherits.measure, figure.inherits.change
    else:
        for find_noun in (_counted_noun, _number_of):
            if figure.unit is None:
                find_noun(sentence, earlier, figure)
        figure.measure = figure.measure or _shared(sentence, earlier, figure) or _measure_of(sentence, figure)
        told = (figure.measure or "").lower()
        if told in words_of("summary") or told.endswith(("'s", "’s")):  # "a total of 5 million" tells of nothing
            figure.measure = None
        figure.change = _change(sentence, earlier, figure)


def _is_age(sentence, figure):
    tokens, i = sentence.tokens, figure.first
    if figure.quantity == "age":
        return True
    most = figure.high if figure.value is None else figure.value
    if figure.unit not in (None, "year") or most.denominator > 1 or not 0 < most < 116:
        return False
    before = sentence.before(tokens.start[figure.number.first])
    if "age" in before and _AGED.search(before):
        return True
    if figure.unit or figure.value is None or not _CLOSED.match(sentence.behind(figure.end)):
        return False
    if i > 1 and tokens.text[i - 1] == "," and tokens.text[i - 2][0].isupper():  # Ann Smith, 42, ...
        return not figure.number.spelt and tokens.is_low(figure.last, ",", ";", ")", ".")
    return bool(_IS_AGED.search(before))


def _counted_noun(sentence, earlier, figure):
    tokens, number, j = sentence.tokens, figure.number, sentence.tokens.hyphen(figure.last)
    if j == figure.last and figure.hyphen:  # four-, five- and six-storey
        return
    if tokens.is_low(j, "of"):
        j = measures.skip_determiners(tokens, j)
        j += j + 1 < tokens.size and tokens.classes[j] in "wde" and tokens.numeral(j + 1)  # of the usual 1,900 trains
        while measures.is_number(tokens, j):
            j += 1  # one of the three sisters
    elif tokens.is_low(j, "more"):
        j += 1
    elif tokens.classes[j : j + 1] == "L" and not measures.plural_behind(tokens, j):
        j += 1 + tokens.among(j, words_of("verb"))  # 9 immediately after
    one = figure.value == number.scale == 1
    open_count = number.form == "vague" and j == figure.last and tokens.low[j - 1].endswith("s")  # thousands march
    alone = open_count or measures.state_at(tokens, j)  # 12 were killed
    phrase = None if alone else measures.noun_phrase(tokens, j, loose=one or figure.hyphen)
    if phrase and phrase[0] == phrase[1] and not one and _no_noun(tokens, phrase[0]):
        phrase = None
    first, head, last = phrase or (j, j, j)
    state = measures.state_at(tokens, last)
    deed = measures.harm_before(tokens, figure.first) or (state and tokens.low[state - 1])
    if deed and (phrase is None or tokens.low[head] == "others"):  # 90 others were hurt
        figure.unit, figure.quantity = "people", "count"
        figure.measure = "deaths" if deed == "die" else f"people {deed}"
    elif phrase is None:
        _carry(sentence, earlier, figure)
    else:
        figure.noun, measure = phrase, sentence.words(first, _continued(tokens, last))
        if figure.hyphen and last - first > 1:  # a 12-page document counts pages
            head, measure = first, sentence.words(first + 1, last).lstrip("-")
        unit, per = measures.singular(tokens.text[head]), per_behind(tokens, last)
        unit = unit.lower() if sentence.title_case or not unit[:1].isupper() else unit
        figure.unit = f"{unit} per {per[1]}" if per else unit
        figure.quantity, figure.measure = "count", f"{measure} {deed}" if deed else measure


def _no_noun(tokens, k):
    """Whether a word is a letter or tells a dimension: 40 cheaper, 16 billion b."""
    return len(tokens.text[k]) == 1 or tokens.low[k] in words_of("dimension")


def _continued(tokens, last):
    """Where a counted phrase that ends before token `last` goes on to: "users of the network", "men and women"."""
    if tokens.is_low(last, "of"):
        more = measures.noun_phrase(tokens, measures.skip_determiners(tokens, last), loose=True)
        return more[2] if more and not tokens.is_low(more[2], ",") else last
    return last + 2 if tokens.is_low(last, "and") and tokens.classes[last + 1 : last + 2] == "N" else last


def _carry(sentence, earlier, figure):
    """An elided noun: "6 million homes, including 1 million in the north"; else people, where they would be counted."""
    tokens, last = sentence.tokens, figure.last
    if figure.value is not None and figure.value.denominator > 1:
        return
    counted = next((f for f in reversed(earlier) if f.quantity == "count"), None)
    partial = tokens.among(figure.first - 1, words_of("before_part")) or tokens.among(last, words_of("behind_part"))
    subject = measures.subject(tokens, figure.first, linking=True) or measures.of_phrase(tokens, figure.first)
    if counted and (partial or last == tokens.size):
        anew = counted.noun and tokens.is_low(last, "were", "are", "have", "had")  # and 36 had been found
        figure.measure = sentence.words(counted.noun[0], counted.noun[2]) if anew else counted.measure
        figure.unit, figure.quantity = counted.unit, counted.quantity
    elif subject and not words_of("people").isdisjoint(tokens.low[slice(*subject)]):
        figure.unit, figure.quantity = "people", "count"  # a crowd of 900
    elif figure.number.form == "vague" and tokens.low[figure.number.last - 1].endswith("s"):
        figure.unit, figure.quantity, figure.measure = "people", "count", "people"


def _number_of(sentence, earlier, figure):
    """ "The number of people killed when ... has risen to 21": what that number is of."""
    tokens, i = sentence.tokens, figure.first
    told = tokens.is_low(i - 1, "to", "at", "is", "was") or tokens.among(i - 1, words_of("level"))
    floor = max(earlier[-1].last if earlier else 0, i - measures.FARTHEST)
    at = next((k for k in range(i - 2, floor - 1, -1) if tokens.low[k : k + 2] == ["number", "of"]), i)
    phrase = measures.noun_phrase(tokens, measures.skip_determiners(tokens, at + 2)) if told and at < i else None
    if phrase and tokens.classes[phrase[1]] == "N":
        figure.noun, figure.quantity, figure.unit = phrase, "count", measures.singular(tokens.low[phrase[1]])
        figure.measure = sentence.words(phrase[0], measures.state_at(tokens, phrase[2]) or phrase[2])


def _shared(sentence, earlier, figure):
    """What a figure is of where that of the one before is left out or its verb: "up from 14", "and food by 7"."""
    if not earlier:
        return None
    last, low = earlier[-1], sentence.tokens.low[figure.first - 2 : figure.first]
    if low in (["it", "at"], ["them", "at"]):
        return last.measure
    elided = last.unit == figure.unit and _ELIDED.search(sentence.tokens.classes, last.last, figure.first)
    if elided and low[-1] in ("by", "to"):
        return sentence.words(*elided.span(1))
    again = last.unit == figure.unit and _AGAIN.fullmatch(sentence.text, last.end, figure.start)
    return last.measure if again else None


def _measure_of(sentence, figure):
    """What a percentage, a sum of money or a measured quantity is of."""
    tokens, words, i, j, quantity = sentence.tokens, sentence.words, figure.first, figure.last, figure.quantity
    before, moves = measures.of_phrase(tokens, i), tokens.among(figure.number.first, change_words())
    if quantity == "time" and not figure.hyphen:
        lasting = tokens.is_low(i - 1, "lasted", "lasts", "took", "takes", "take", "was", "is", "be")
        span = before if tokens.is_low(i - 1, "of") else measures.subject(tokens, i) if lasting else None
        return words(*span) if span else None
    apart = tokens.is_low(i - 1, "or", "(") or quantity == "time"
    governing = None if apart else measures.subject(tokens, i + moves, linking=True)
    parted = tokens.is_low(j, "of") or quantity == "fraction"
    if whole := _noun_behind(tokens, measures.skip_determiners(tokens, j)) if parted else None:
        part = (governing or before) if quantity == "share" else governing if quantity == "fraction" else None
        return f"{words(*part)} as share of {words(*whole)}" if part else words(*whole)
    if behind := _noun_behind(tokens, j + tokens.is_low(j, "-")) if quantity != "index" else None:
        return words(*behind)
    span = (governing or before) if tokens.is_low(i - 1, "at") else before or governing
    near = tokens.is_low(j, "in", "on", "for") and not tokens.is_low(j + 1, "each", "every")  # $5 for each child
    within = near and _noun_behind(tokens, measures.skip_determiners(tokens, j + 1))
    if within and tokens.text[within[0]].islower() and quantity in ("money", "share"):
        if before and tokens.low[before[1] - 1] in change_words():
            return f"{words(*before)} in {words(*within)}"  # an increase of 5 percent in rents
        span = span or within
    elif figure.hedge and quantity in _MEASURED and tokens.classes[i - 1 : i] == "N":
        span = i - 1, i  # gusts up to 60 mph
    span = span or (measures.subject(tokens, i) if quantity != "money" else None)
    if span and quantity == "count" and "toll" in tokens.low[slice(*span)]:
        return words(span[0], tokens.low.index("toll", span[0]) + 1).lower()
    return words(*span) if span else None


def _noun_behind(tokens, j):
    """The noun phrase that starts at token j, (first, behind the last); None for an adverb, a participle, a month."""
    first, _, last = measures.noun_phrase(tokens, j, loose=True) or (j, j, j)
    if first == last or measures.is_number(tokens, first) or tokens.text[first] in measures.MONTH_WORDS:
        return None
    alone = last - first == 1 and (tokens.classes[first] in "Ld" or len(tokens.text[first]) == 1)
    return None if alone or tokens.low[first] in words_of("dimension") else (first, last)


def _change(sentence, earlier, figure):
    tokens, changes, first = sentence.tokens, change_words(), figure.first
    if figure.number.form == "multiple":
        return changes.get(tokens.low[figure.number.first])
    for k in range(first - 1, max(earlier[-1].last if earlier else 0, first - 6) - 1, -1):
        low = tokens.low[k]
        if low in changes and not tokens.is_low(k - 1, "-"):  # a start-up sold
            return changes[low]
        if tokens.kind[k] != WORD or low in words_of("before_change"):
            break
    for low in tokens.low[figure.last : figure.last + 2] if figure.quantity in _MOVED else ():
        if low in changes and not low.endswith(("ed", "ing")):
            return changes[low]
        if low in words_of("stop") or not low[0].isalpha() or is_plural(low):
            break  # 3 out of 10 firms cut costs
    return None
