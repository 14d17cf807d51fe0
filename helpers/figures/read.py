"""The reading of a sentence: its figures, and the numbers that are none; what reports figures reads by it."""

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
NEAR = 60  # characters before a figure in which a cue is looked for


class Sentence:
    """The reading of one sentence: its figures, and the numbers that are none."""

    def __init__(self, text, start, end):
        self.text, self.start, self.end = text, start, end
        self.tokens = Tokens(text, start, end)
        self.figures, self.rejected = [], []
        chain, floor, kept, masks = None, start, [], masked(text, start, end)
        for number in numbers_in(self.tokens):
            at = self.tokens.start[number.first]
            if at < floor:
                continue  # a mark out of 10
            figure = read_figure(self, number, floor)
            floor = figure.end
            # "the one" hides no "the one million"
            hidden = (w for a, b, w in masks if a <= at < b and (w != "pronoun" or figure.end <= b))
            why = (masks and next(hidden, None)) or why_not(self, figure, chain)
            chain = (number.last, why) if why else None
            if why:
                self.rejected.append((figure.start, figure.end, why))
            else:
                kept.append(figure)
        for figure in kept:
            if not self.figures or not joins(self, self.figures[-1], figure):
                self.figures.append(figure)
        for figure in self.figures:
            add_hedge(self, figure)
        count(self)
        for figure in self.figures:
            number, value = figure.number, figure.value  # what others than this room ask a figure for
            figure.surface = text[figure.start : figure.end]
            figure.kind = "multiple" if number.form == "multiple" else kind_of(figure.unit)
            if value is None:
                high = math.inf if figure.bound == ">" and number.form != "range" else number.high
                figure.interval = figure.reach = Interval(number.low, high, True, number.form != "vague")
                figure.ranged = True
                continue
            figure.interval = figure.reach = figure.reach or rounding(number.printed, number.scale, value, figure.kind)
            if figure.bound != "=":
                figure.interval = hedged_interval(value, figure.reach, figure.bound, figure.hedge)

    def before(self, position):
        """The last characters before a position, in lower case, where a cue may stand."""
        return self.text[max(self.start, position - NEAR) : position].lower()


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
