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


_kept, _lock = OrderedDict(), threading.Lock()
_state = {"edition": None, "size": 0}


def readings(texts):
    """Yield the reading of each text, the same one as before where it is still kept: all go when a table is edited."""
    for text in texts:
        if len(text) > KEPT:
            yield Reading(text)
            continue
        with _lock:
            if _state["edition"] is not edition():
                _kept.clear()
                _state.update(edition=edition(), size=0)
            if text not in _kept:
                _kept[text] = Reading(text)
                _state["size"] += len(text)
            _kept.move_to_end(text)
            found = _kept[text]
            while _state["size"] > KEPT:
                _state["size"] -= len(_kept.popitem(last=False)[0])
        yield found
