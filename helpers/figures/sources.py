"""Whose figure it is: the speaker of the reported speech that it stands in."""

import bisect
import functools

from ..speech import reported_speech

DEEPEST = 6  # stretches of reported speech that may begin inside one another


class Sources:
    """The stretches of an article that are told as said by somebody."""

    def __init__(self, reading):
        self.reading = reading

    @functools.cached_property
    def pieces(self):
        """(start, end, speaker) by start; worked out where a figure asks for it."""
        said = (row for row in self.reading.get(reported_speech) if row.get("speaker") and row["said"])
        return sorted((row["start"], row["end"], row["speaker"]) for row in said)

    def of_figure(self, figure):
        """Who gives a figure: the speaker of the innermost stretch around it, or None where it is the outlet's own."""
        at = bisect.bisect_right(self.pieces, (figure.start, float("inf")))
        around = (piece for piece in reversed(self.pieces[max(0, at - DEEPEST) : at]) if figure.start < piece[1])
        return next((speaker for _, _, speaker in around), None)
