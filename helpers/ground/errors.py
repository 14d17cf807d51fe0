"""The errors that the package raises on purpose, each a sentence for a person: what, where, what is allowed."""


class ParallaxError(ValueError):
    """Anything wrong with what was given to the package; the other classes say which part."""

    def _render_traceback_(self):
        """What a notebook shows: the sentence, without the lines of code that led to it."""
        return [f"{type(self).__name__}: {self}"]


class CorpusError(ParallaxError):
    """A corpus folder, a file in it or a table of articles that cannot be read as it should."""


class LexiconError(ParallaxError):
    """A table in `corpus/lexicons/` (or a codebook) with a fault; the message names file and line."""


class SettingError(ParallaxError):
    """A setting or an argument that is out of its range or unknown; the message says what is allowed."""
