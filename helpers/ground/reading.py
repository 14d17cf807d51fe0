"""One reading of a text: what is worked out of it is worked out once, and handed to whoever asks next."""

import bisect
import operator

from .lexicons import built_from

MOST_AROUND = 50  # rows before a place among which the one around it is sought
KEPT = 3_000_000  # characters of the texts whose readings are kept for the next call


class Reading:
    """A text and what was found in it so far: sentences, passages, reported speech ..., each on first demand.

    Rooms above add to it without being known here: whoever knows how something is found passes the function that finds
    it.

    >>> reading = Reading("Two words")
    >>> reading.of(str.split) is reading.of(str.split)
    True
    """

    __slots__ = ("_found", "text")

    def __init__(self, text):
        self.text, self._found = text, {}

    def of(self, function):
        """`function(text)`, worked out once. What comes back is shared: nobody changes it."""
        if function not in self._found:
            self._found[function] = function(self.text)
        return self._found[function]

    def get(self, maker):
        """`maker(reading)`, worked out once: for what is made from other things that are found in the text."""
        if maker not in self._found:
            self._found[maker] = maker(self)
        return self._found[maker]


@built_from()
def _kept():
    """The readings that are kept, by text; new with each edit of a table."""
    return {}


def readings(texts):
    """Yield the reading of each text, the same one as before where it is still kept: all go when they are too many."""
    size = sum(map(len, list(_kept())))
    for text in texts:
        kept = _kept()
        if text not in kept:
            size += len(text)
            if size > KEPT:
                kept.clear()
                size = len(text)
        yield kept.setdefault(text, Reading(text))


def innermost(rows, start, end):
    """The row that holds a stretch most closely, or {}; `rows`: with `start` and `end`, by start, the longer first."""
    last = bisect.bisect_right(rows, start, key=operator.itemgetter("start"))
    return next((row for row in reversed(rows[max(0, last - MOST_AROUND) : last]) if end <= row["end"]), {})
