"""What a figure counts: ages, counted nouns, nouns carried on from the figure before, subjects; whether it rose.

In: the words of a sentence and its figures, with units so far as they are printed. Out: the same figures, with unit,
measure and change.
"""

import itertools
import re

from . import measures
from .tokens import change_words, is_plural, words_of
from .units import per_behind

_CARRIED = ("share", "index", "temperature", "angle", "money")  # whose unit a bare number behind may have: 5% and 7
_GAPPED = re.compile("[,&C][&C]?D?([wNL-]*[wN](?:P[wN]{1,3})?)(?:,P[^,]*,|P)?$")
_RETOLD = re.compile(r"(?:-[a-z]+)? ?(?:[(/]|\(now )")
_PAST = re.compile(r"(?:-(?:long|tall|high|wide|deep|thick)|[”’\"'](?= of ))?(?: ?\([^()]*\))?")  # a 5-foot-long table
_AGAIN = re.compile(r"[^,;]* (?:it|them) at |,? (?:(?:up|down) from|compared with|against|rather than|of the \w+ to) ")
_BESIDE_AGE = "(?: (?:between|from|to|at|of|is|was|just|only|now|then|about|nearly|over|under|above|below|than))*"
_AGED = re.compile(rf"\bage[ds]?(?: limit)?{_BESIDE_AGE}(?: \d+,)*(?: [\w-]+,? (?:and|or|to))?\s*$")
_DATE = "|".join(sorted(measures.MONTH_WORDS)).lower()
_NAMED = re.compile(  # Ann Roe, (42, ...); Roe, a baker, is; Roe turned
    r"[A-Z][\w’'-]*(?:,(?: (?:an?|the|his|her|their) [^,;.()]+,(?: is| was)?)?(?: now| then| also)?| turned| turns) $"
)
_AS_AGE = re.compile(r" as (?:the|an?)(?: \w+)? age\b|(?<=\bwas \d\d) when s?he\b")
_IS_AGED = re.compile(
    r"\b(?:(?:he|she|who|i)(?: (?:will|just|would|only|now))* (?:is|am|was|are|were|turned|turns|be|turning)"
    r"|i['’]m|s?he['’]s|died at|dies at|(?<!the )(?<!of )dead at|who at"
    rf"|(?:died|dies) (?:(?:on )?(?:{_DATE})\.?(?: \d+)? )at"
    rf"|(?:older|younger|children|people|adults|those|anyone|women|men)(?= (?:than|over|under|above|below)))"
    rf"{_BESIDE_AGE}\s*$"
)
_OF_SUBJECT = ("share", "fraction", "temperature", "area", "mark")  # Roe won 40 percent, fires burned 40 acres
_MOVED = ("share", "money", "index", "multiple", "fraction", "length", "mass", "volume")  # "a 5 percent rise"


def count(tokens, figures):
    """Set unit, measure and change of the figures of a sentence, and what they share."""
    floor, counted = 0, None
    for before, figure in zip([None, *figures], figures, strict=False):
        if before:
            _take_over(tokens, before, figure)
        if _is_age(tokens, figure):
            figure.unit = "year of age"
        if figure.quantity in ("age", "magnitude"):
            figure.measure = figure.quantity
        elif not figure.retold:
            if figure.unit is None:
                _count_things(tokens, figure, floor, counted)
                counted = figure if figure.unit else counted
            figure.measure = figure.measure or _measure_of(tokens, figure)
            if (figure.measure or "").lower() in words_of("summary"):  # "a total of 5 million" tells of nothing
                figure.measure = None
            figure.change = _change(tokens, figure, floor)
        floor = figure.last
    for a, b in reversed(list(itertools.pairwise(figures))):  # 8,000 and 1,500 people, 45 and 50 mg
        between = tokens.low[a.last : b.first]
        joined = a.unit is None and b.unit and between and words_of("joining").issuperset(between)
        if joined and b.quantity != "fraction":
            a.unit, a.measure, a.noun = b.unit, b.measure, b.noun


def _take_over(tokens, a, b):
    """What a figure has from the one before: all in brackets, "296 hp (224 kW)", a unit, "5% and 7", a measure."""
    between = tokens.text[a.last : b.first]
    told_again = _RETOLD.fullmatch(tokens.source, a.end, b.start) or (between == [";"] and a.retold)
    if told_again and b.unit and a.unit and a.quantity not in ("count", "age"):
        b.retold, b.measure, b.change = True, a.measure, a.change
        b.bound, b.hedge = (a.bound, a.hedge) if b.bound == "=" else (b.bound, b.hedge)
    elif b.unit in (None, a.unit) and _AGAIN.fullmatch(tokens.source, a.end, b.start):
        b.measure = a.measure
    elif b.unit == a.unit and "v" not in tokens.clause[a.last : b.first]:
        found = _GAPPED.search(tokens.classes, a.last, b.first)
        if found and not tokens.low[found.start(1)].endswith("ing"):
            b.noun = found.span(1)  # Roe lost 5 percent, (the bank) 3 percent
    elif a.quantity in _CARRIED and b.unit is None:
        governed = tokens.is_low(b.first - 1, "by", "to", "from", "at", "is", "was", "than")
        joined = governed or between in (["and"], [","], ["or"], [",", "and"])
        joined = joined or (between[:1] == ["and"] and "".join(between[1:]).istitle())  # and Roe 31 million
        alike = a.quantity == "index" or abs(b.value or 0) <= 3 * max(abs(a.value or 0), 1)
        if joined and alike and not measures.noun_phrase(tokens, b.last):
            b.unit = a.unit


def _is_age(tokens, figure):
    """Whether a figure is somebody's age: "aged 42", "Ann Roe, 42,", "he was 42", "people over 42"."""
    i = figure.first
    most = figure.number.high if figure.value is None else figure.value
    if figure.unit not in (None, "year") or most.denominator > 1 or not 0 < most < 116:
        return False
    before = tokens.before(tokens.start[figure.number.first])
    counted = tokens.is_low(figure.last, "of") or measures.plural_behind(tokens, figure.last)
    told = _AGED.search(before) and (not counted or before.endswith(("at the age of ", "under the age of ")))
    if told or figure.unit or _AS_AGE.match(tokens.source, figure.end, tokens.end[-1]):
        return bool(told or not figure.unit)
    if _NAMED.search(tokens.source, tokens.start[0], tokens.start[i]):
        return not figure.number.spelt and tokens.is_low(figure.last, ",", ";", ")", ".", "on", "when")
    return not counted and ((figure.hedge or "").endswith(("younger", "older")) or bool(_IS_AGED.search(before[-32:])))


def _count_things(tokens, figure, floor, counted):
    """Set what is counted: the noun behind a figure, people who were hurt, things told before, a number of things."""
    first, last = _noun_counted(tokens, figure)
    deed = measures.deed_to(tokens, figure.first, last)
    if first == last and not deed and not _carry(tokens, figure, counted):
        first, last = _number_of(tokens, figure, floor) or (last, last)
        deed = measures.deed_to(tokens, figure.first, last)
    if deed and (first == last or tokens.low[last - 1] == "others"):  # 12 were killed, 90 others were hurt
        told = filter(None, [counted and counted.noun, measures.subject(tokens, figure.first)])
        # the cows fell ill, and 12 died; no Exe Tigers
        who = "animals" if any(words_of("animals") & {*tokens.text[slice(*span)]} for span in told) else "people"
        figure.unit = measures.singular(who)
        figure.measure = "deaths" if deed == "die" else f"{who} {deed}"
    elif first < last:
        _name_things(tokens, figure, first, last, deed)


def _noun_counted(tokens, figure):
    """The noun phrase behind a figure, "12 of the (trains)": (first, behind the last), both the same for none."""
    number, j = figure.number, tokens.hyphen(figure.last)
    if tokens.is_low(j, "of", "such"):
        j = measures.skip_determiners(tokens, j)
        j += tokens.numeral(j + 1) and tokens.classes[j] in "wde"  # of the usual 1,900 trains
        j += tokens.numeral(j)  # one of the three sisters
    j += tokens.is_low(j, "more", "fewer")
    open_count = number.form == "vague" and j == figure.last and tokens.low[j - 1].endswith("s")  # thousands march
    alone = open_count or measures.state_at(tokens, j)
    single = figure.value == number.scale == 1 or figure.hyphen
    return (None if alone else measures.noun_phrase(tokens, j, loose=single)) or (j, j)


def _name_things(tokens, figure, first, last, deed):
    """Set unit and measure by the noun phrase that is counted, and by what was done to those people."""
    head, measure = last - 1, tokens.words(first, _continued(tokens, last))
    if figure.hyphen and last - first > 1:  # a 12-page document counts pages
        head, measure = first, tokens.words(first + 1, last).lstrip("-")
    unit, per = measures.singular(tokens.text[head]), per_behind(tokens, last)
    unit = unit.lower() if tokens.title_case or not unit[:1].isupper() else unit
    unit = "people" if deed and unit[:1].isupper() and figure.value != 1 else unit  # 70 German dead
    figure.noun, figure.unit = (first, last), f"{unit} per {per[1]}" if per else unit
    figure.measure = f"{measure} {deed}" if deed else measure


def _continued(tokens, last):
    """Where a counted phrase that ends before token `last` goes on to: "users of the network", "men and women"."""
    if tokens.is_low(last, "of"):
        more = measures.noun_phrase(tokens, measures.skip_determiners(tokens, last), loose=True)
        return more[1] if more and not tokens.is_low(more[1], ",") else last
    return last + 2 if tokens.is_low(last, "and") and tokens.classes[last + 1 : last + 2] == "N" else last


def _carry(tokens, figure, counted):
    """Set an elided noun, "6 million homes, including 1 million in the north", or people; whether there was any."""
    i, last = figure.first, figure.last
    partial = tokens.is_a(i - 1, "before_part") or tokens.is_a(last, "behind_part")
    whole_of = measures.of_phrase(tokens, i)
    subject = measures.subject(tokens, i, linking=True) or whole_of
    if counted and (figure.value or 0).denominator == 1 and not whole_of and (partial or last == tokens.size):
        anew = counted.noun and tokens.is_low(last, "were", "are", "have", "had")  # and 36 had been found
        figure.measure = tokens.words(*counted.noun) if anew else counted.measure
        figure.unit = counted.unit
    elif subject and tokens.any_is("people", *subject):
        figure.unit = "people"  # a crowd of 900
    elif figure.number.form == "vague" and tokens.low[last - 1].endswith("s") and not tokens.is_low(last, "and", "or"):
        figure.unit = figure.measure = "people"
    return figure.unit


def _number_of(tokens, figure, floor):
    """The noun phrase behind the nearest "number of" before a figure, or right behind it; or None."""
    near = range(figure.last + 1, max(floor, figure.first - measures.FARTHEST) - 1, -1)
    j = next((k + 2 for k in near if tokens.low[k : k + 2] == ["number", "of"]), None)
    j = j and measures.skip_determiners(tokens, j)
    return j and (measures.noun_phrase(tokens, j) or (j, j))


def _measure_of(tokens, figure):
    """What a percentage, a sum of money or a measured quantity is of."""
    words, i, quantity = tokens.words, figure.first, figure.quantity
    j = tokens.at(_PAST.match(tokens.source, tokens.end[figure.last - 1], tokens.end[-1]).end())
    before, moves = measures.of_phrase(tokens, i), tokens.is_a(figure.number.first, "change")
    if quantity == "time" and (not figure.hyphen or tokens.low[j - 1].endswith("s")):
        lasting = tokens.is_low(i - 1, "lasted", "lasts", "took", "takes", "take", "was", "is", "be", ":", "between")
        span = before if tokens.is_low(i - 1, "of") else measures.subject(tokens, i) if lasting else None
        return words(*span) if span else None
    governing = figure.noun or (tokens.low[i - 1] != "(" and measures.subject(tokens, i + moves, True))
    parted = tokens.is_low(j, "of") or quantity == "fraction" or (moves and tokens.classes[j : j + 1] == "D")
    if whole := _noun_behind(tokens, measures.skip_determiners(tokens, j)) if parted else None:
        part = governing if quantity in ("share", "fraction") else None
        return f"{words(*part)} as share of {words(*whole)}" if part else words(*whole)
    if behind := _noun_behind(tokens, j + tokens.is_low(j, "-")) if quantity != "index" else None:
        return words(*behind)
    span = (governing or before) if tokens.is_low(i - 1, "at") else before or governing
    within = tokens.is_low(j, "in", "on", "for") and _noun_behind(tokens, measures.skip_determiners(tokens, j + 1))
    if within and tokens.text[within[0]].islower() and quantity in ("money", "share"):
        span = within if before and tokens.low[before[1] - 1] in change_words() else span or within
    span = span or (measures.subject(tokens, i) if quantity in _OF_SUBJECT else None)
    if span and quantity == "count" and "toll" in tokens.low[slice(*span)]:
        return words(span[0], tokens.low.index("toll", span[0]) + 1).lower()
    return words(*span) if span else None


def _noun_behind(tokens, j):
    """The noun phrase that starts at token j, (first, behind the last); None for an adverb, a participle, a month."""
    first, last = measures.noun_phrase(tokens, j, loose=True) or (j, j)
    alone = last - first == 1 or tokens.is_a(first, "order")  # in the third quarter
    other = tokens.classes[first:last] in ("L", "d") or not measures.MONTH_WORDS.isdisjoint(tokens.text[first:last])
    timed = alone and tokens.low[last - 1].rstrip("s") in words_of("compound")  # 3 percent minutes before
    return None if first == last or other or timed or tokens.numeral(first) else (first, last)


def _change(tokens, figure, floor):
    """ "up" or "down" where a word of change stands before or right behind a figure; or None."""
    changes, barred = change_words(), words_of("before_change")
    if figure.number.form == "multiple":
        return changes.get(tokens.low[figure.number.first])
    for k in range(figure.first - 1, max(floor, figure.first - 6) - 1, -1):
        low = tokens.low[k]
        if low in changes and not tokens.is_a(k - 1, "no_change"):  # a start-up sold, not cut, to round up
            return changes[low]
        if tokens.classes[k] in ',"-0' or low in barred:
            break
    for low in tokens.low[figure.last : figure.last + 2] if figure.quantity in _MOVED else ():
        if low in changes:
            return changes[low]
        if low in words_of("stop") or not low[0].isalpha() or is_plural(low):
            break  # 3 out of 10 firms cut costs
    return None
