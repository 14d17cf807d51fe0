"""All figures that a text mentions: its statistics, and dates, ranks and scores to compare beside them.

In: a text. Out: its figures in order.
"""

import re
from fractions import Fraction

from ..ground import Reading, built_from
from .dates import absolute_dates
from .figure import Figure
from .hedges import hedged_interval, hedges
from .intervals import Interval
from .read import sentences_with_numbers
from .tokens import number_words

_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
_ORDINALS = {word: Fraction(i) for i, word in enumerate(_WORDS.split(), 1)}
_RANK = re.compile(
    rf"\b(?:(?P<n1>\d{{1,6}})\s?(?:st|nd|rd|th)\b|(?P<word>{'|'.join(_ORDINALS)})\b"
    r"|(?:number|no\.?|#)\s?(?P<n2>\d{1,4}|[a-z]{3,5})\b(?!\s?(?:of|%)))",
    re.I,
)
_NO_RANK = re.compile(r"\b(?:one|two|a|half|per|each|every)[ -]$", re.I)  # "a third of them", "one second"
_SCORE = re.compile(r"(?<![\d.,/-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d,./-]|\s?[-–]?\s?(?:year|percent|per cent|%))")
_TIMED = {"before": "<", "prior to": "<", "earlier than": "<", "after": ">", "later than": ">", "since": "="}


@built_from("hedges.csv")
def _limits():
    """Words before a date, rank or time that make it a limit, and their pattern."""
    bounds = {" ".join(words): rule[0] for words, rule in hedges()[0].items() if rule[0] in "<>"} | _TIMED
    phrases = "|".join(sorted(map(re.escape, bounds), key=len, reverse=True))
    return bounds, re.compile(rf"(?<![^\W_])({phrases})\s+(?:the\s+|mid-?\s?|early\s+|late\s+)*$", re.I)


def figures_in(text):
    """All figures of a text in order (list of `Figure`), the statistics among them as `find_statistics` reads them."""
    found = [figure for sentence in sentences_with_numbers(Reading(text)) for figure in sentence.figures]
    taken, (bounds, limits) = {k for figure in found for k in range(figure.start, figure.end)}, _limits()
    for start, end, kind, value in _others(text):
        if value is None or not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        limit = limits.search(text, max(0, start - 30), start) if kind != "score" else None
        start, hedge = (limit.start(), limit[1].lower()) if limit else (start, None)
        bound = bounds[" ".join(hedge.split())] if hedge else "="
        reach = Interval(value, value) if isinstance(value, Fraction) else None
        ends = reach and hedged_interval(value, reach, bound, hedge)
        found.append(Figure(start, end, text[start:end], kind, None, value, ends, reach, bound, hedge))
    return sorted(found, key=lambda figure: figure.start)


def _others(text):
    """Yield (start, end, kind, value) of dates, scores, ranks; None for no value."""
    for start, end, parts in absolute_dates(text):
        yield start, end, "date", parts
    for match in _SCORE.finditer(text):
        yield *match.span(), "score", (int(match[1]), int(match[2]))
    for match in _RANK.finditer(text):
        printed = (match["word"] or match["n1"] or match["n2"]).lower()
        counted = match["word"] and _NO_RANK.search(text, max(0, match.start() - 6), match.start())
        value = Fraction(printed) if printed.isdecimal() else (number_words().values | _ORDINALS).get(printed)
        yield *match.span(), "rank", None if counted else value
