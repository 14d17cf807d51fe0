"""The reading of a sentence, step by step: words, numbers, figures, which are none, hedges, what is counted, intervals.

In: the sentences of a text. Out: the reading of each that has a number; whatever reports figures reads by it.
"""

import math
import re

from ..language import sentences
from .counting import count
from .hedges import add_hedge, hedged_interval
from .intervals import Interval, rounding
from .numbers import numbers_in
from .quantities import joins, read_figure
from .rejections import masked, why_not
from .tokens import Tokens, number_words
from .units import kind_of

LONGEST = 1_000  # characters of a sentence that are read at once
_ANSWERED_NO = re.compile(r"\?[\"”’]*\s+[\"“‘]?No\b")  # behind a question: what it asks is not so


class Sentence:
    """The reading of one sentence: its words, its figures, and the numbers that are none as (start, end, why)."""

    def __init__(self, text, start, end):
        self.start, self.end = start, end
        self.tokens, self.figures, self.rejected = Tokens(text, start, end), [], []
        for figure in self._read(masked(text, start, end)):
            if not self.figures or not joins(self.tokens, self.figures[-1], figure):
                self.figures.append(figure)
        for figure in self.figures:
            add_hedge(self.tokens, figure)
        count(self.tokens, self.figures)
        for figure in self.figures:
            _reach(figure)

    def _read(self, masks):
        """Yield what its numbers are with unit and currency, and keep apart those that are no statistic."""
        tokens, chain, floor = self.tokens, None, self.start
        for number in numbers_in(tokens):
            at = tokens.start[number.first]
            if at < floor:
                continue  # a mark out of 10
            figure = read_figure(tokens, number, floor)
            floor = figure.end
            # "the one" hides no "the one million"
            hidden = (w for a, b, w in masks if a <= at < b and (w != "pronoun" or figure.end <= b))
            why = (masks and next(hidden, None)) or why_not(tokens, figure, chain)
            chain = (number.last, why) if why else None
            if why:
                self.rejected.append((figure.start, figure.end, why))
            else:
                yield figure


def _reach(figure):
    """Set the kind of a figure, and what rounding, its hedge and its two ends leave open."""
    number, value = figure.number, figure.value
    figure.kind, figure.ranged = "multiple" if number.form == "multiple" else kind_of(figure.unit), value is None
    if figure.ranged:
        high = math.inf if figure.bound == ">" and number.form != "range" else number.high
        figure.interval = figure.reach = Interval(number.low, high, True, number.form != "vague")
    else:
        figure.reach = figure.reach or rounding(number.printed, number.scale, value, figure.kind)
        figure.interval = hedged_interval(value, figure.reach, figure.bound, figure.hedge)


def sentences_with_numbers(reading):
    """Yield the `Sentence` of each sentence in which there may be a number.

    One of more than `LONGEST` characters (a table) is read in pieces, to keep the time linear.
    """
    spark, text = number_words().spark, reading.text
    for start, end in reading.of(sentences) if spark.search(text) else ():
        while start < end:
            cut = end if end - start <= LONGEST else max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
            if spark.search(text, start, cut) and not _ANSWERED_NO.match(text, cut - 1):
                yield Sentence(text, start, cut)
            start = cut
