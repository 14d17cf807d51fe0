"""The errors that the package raises on purpose, each a sentence for a person: what, where, what is allowed."""

import warnings


class ParallaxError(ValueError):
    """Anything wrong with what was given to the package; the other classes say which part."""

    def _render_traceback_(self):
        """What a notebook shows: the sentence, without the lines of code that led to it."""
        return [f"{type(self).__name__}: {self}"]


class CorpusError(ParallaxError):
    """A corpus folder, a file in it or a table of articles that cannot be read as it should."""


class NoArticle(CorpusError):
    """A file that is no single article, or none that can be read here: several in one, another format, a scan."""


class LexiconError(ParallaxError):
    """A table in `corpus/lexicons/` (or a codebook) with a fault; the message names file and line."""


class SettingError(ParallaxError):
    """A setting or an argument that is out of its range or unknown; the message says what is allowed."""


class CorpusWarning(UserWarning):
    """What of a corpus was left out or does not fit; shown as its sentence alone, without a path or a line of code."""


def _shown(message, category, *place, _otherwise=warnings.formatwarning, **line):
    return f"{message}\n" if issubclass(category, CorpusWarning) else _otherwise(message, category, *place, **line)


warnings.formatwarning = _shown
