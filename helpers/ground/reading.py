"""One reading of a text: what is worked out of it is worked out once, and handed to whoever asks next."""

import threading
from collections import OrderedDict

from .lexicons import edition

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


class _Shelf:
    """The readings of the last texts, so that finders over the same articles share them; emptied when a table is edited."""

    def __init__(self):
        self.kept, self.size, self.edition, self.lock = OrderedDict(), 0, None, threading.Lock()

    def reading(self, text, current):
        """The reading of a text, under the edition of the tables that counts now."""
        if len(text) > KEPT:
            return Reading(text)
        with self.lock:
            if self.edition != current:
                self.kept.clear()
                self.size, self.edition = 0, current
            found = self.kept.get(text)
            if found is None:
                found = self.kept[text] = Reading(text)
                self.size += len(text)
                while self.size > KEPT:
                    self.size -= len(self.kept.popitem(last=False)[0])
            else:
                self.kept.move_to_end(text)
        return found


_shelf = _Shelf()


def readings(texts):
    """Yield the reading of each text, the same one as before where it is still kept."""
    current = edition()
    for text in texts:
        yield _shelf.reading(text, current)
