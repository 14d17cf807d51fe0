"""Codebooks: frames with their definitions and word patterns, read from TOML, checked, made ready for matching."""

import functools
import re
import tomllib
from collections import namedtuple
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..ground import LEXICONS, LexiconError

GENERAL = LEXICONS / "frames_general.toml"  # for events that no other codebook was written for
GAP = 5  # words that "..." in a pattern may stand for
FUNCTIONS = ("problem", "cause", "judgement", "remedy")  # Entman 1993
FIELDS = ("question", "counts", "not_counts", "typical_case", "near_miss", "function")
LONGEST_WORD = 100  # longer runs of letters are no words; wildcards are not tried on them
_MOST_FORMS = 20_000
_CHOICE = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"\.\.\.|(?:[^\W_]|[*?]|\[[^\]\s]+\])+")
_WILD = re.compile(r"[*?.]|\[[^\]]*\]")
_HEAD = re.compile(r"(?m)^[ \t]*\[\[\s*[\"']?frame[\"']?\s*\]\]")
_PART = re.compile(r"\s*\.\.\.\s*|[^\W_]+|\*+|\?|\[[^\]]*\]|[(|)]|(?:(?!\s*\.\.\.)[^\w*?\[(|)]|_)+")
# What stands between two words of a phrase in a line of words (`frames.line_of`), or nothing beside an empty choice.
_BETWEEN = r"(?: +|(?<!\w)|(?!\w))"
_SOURCES = {"(": "(?:", "|": "|", ")": ")", "*": r"\w*", "?": r"\w"}


class Pattern(NamedTuple):
    """An entry of a codebook: its text, its frame, what a hit weighs, whether upper and lower case count."""

    text: str
    frame: str
    weight: float = 1.0
    case: bool = False
    counts: bool = True  # False: an exception, which keeps shorter patterns inside it from counting


Frame = namedtuple("Frame", ["id", "patterns", *FIELDS], defaults=[""] * 5 + [()])


class _Starts(dict):
    """Lower-case word to (first word, the whole where that is more, Pattern) of what may begin with it."""

    def __init__(self, patterns):
        super().__init__()
        self.forms = [(*_compiled(pattern.text, pattern.case), pattern) for pattern in patterns]
        self.any = re.compile("|".join({first.pattern: None for first, *_ in self.forms}) or r"(?!)")

    def __missing__(self, word):
        begins = len(word) <= LONGEST_WORD and self.any.fullmatch(word)
        found = self[word] = [form for form in self.forms if form[0].fullmatch(word)] if begins else []
        return found


@dataclass(frozen=True)
class Codebook:
    """Frames ready for `find_frames`.

    Attributes
    ----------
    frames : tuple of Frame
    name : str
        File it came from.
    title, events : str
        What the frames are of; the events that they were written for, as told to a reader.
    topic : tuple of Pattern
        What articles on such events speak of; none: any articles.
    """

    frames: tuple
    name: str = "codebook"
    title: str = ""
    events: str = ""
    topic: tuple = ()

    @functools.cached_property
    def starts(self):
        """Word to what may begin with it."""
        return _Starts([pattern for frame in self.frames for pattern in frame.patterns])

    @property
    def ids(self):
        """Ids of the frames, in order."""
        return [frame.id for frame in self.frames]

    def table(self):
        """The definitions as a table: one row a frame, in order; the six fields and the number of patterns."""
        import pandas as pd

        table = pd.DataFrame(self.frames, columns=Frame._fields).rename(columns={"id": "frame"}).set_index("frame")
        table["function"] = table["function"].map(", ".join)
        counts = table["patterns"].map(lambda patterns: sum(pattern.counts for pattern in patterns))
        return table.assign(patterns=counts)[[*FIELDS, "patterns"]]


def load_codebook(path=None):
    """Read a codebook.

    Parameters
    ----------
    path : str or path, optional
        A TOML file; without it `corpus/lexicons/frames.toml`. In its head, as wanted, `title`, `events` (those it was
        written for, in words) and `topic` (patterns of which articles on such events speak, see `codebook_for`).
        Tables `[[frame]]` with `id`, `patterns` and the definition: `question, counts, not_counts,
        typical_case, near_miss, function` (`problem`, `cause`, `judgement`, `remedy`, one or a list). A
        pattern is a string, or a table with `pattern` (a string or a list of strings that share the rest)
        and, as wanted, `weight` (1 unless told), `case` (true: upper and lower case as written). A frame may
        have `weight` for all its patterns, and `except`: phrases in which no shorter pattern counts. In
        patterns: `*` any letters or digits of one word, `?` one, `[cs]` one of these, `(a|b c|)` a choice,
        `...` up to five words of the same sentence. Words join across blanks, hyphens, apostrophes and
        quotation marks, not across commas, sentence ends and lines. "Trump" is found in "Trump's".

    Returns
    -------
    Codebook

    Raises
    ------
    LexiconError
        Anything wrong in the file; file and line are named.

    Examples
    --------
    >>> load_codebook().ids[:2]
    ['sovereignty', 'security']
    """
    path = LEXICONS / "frames.toml" if path is None else Path(str(path))
    try:
        source = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(source)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path.name}: not UTF-8 text, or not valid TOML: {error}.") from None
    except (OSError, ValueError):
        raise LexiconError(f"There is no codebook {path.name!r} that can be read.") from None
    return _Reader(path.name, source).codebook(data)


@functools.lru_cache(10_000)
def _compiled(text, case):
    """Patterns of the first word and of the whole where that is more; ValueError says what is wrong with the text."""
    text = (text if case else text.lower()).replace("…", "...")
    ways = [_WORD.findall(way) for way in _ways(text)]
    if not all(way and _WILD.sub("", way[0]) and _WILD.sub("", way[-1]) for way in ways):
        raise ValueError("needs a word with letters at its beginning and end; a bare wildcard matches everything")
    try:
        first = re.compile("|".join(dict.fromkeys(_PART.sub(_part, way[0].lower()) for way in ways)))
        whole = re.compile(rf"(?:{_PART.sub(_part, text)})(?!\w)")
    except re.error:
        raise ValueError("has a bracket that is empty or without its partner") from None
    return first, whole if case or any(len(way) > 1 for way in ways) else None


def _ways(text):
    """The phrases that a pattern with choices stands for."""
    ways = [text]
    while (choice := _CHOICE.search(ways[0])) and len(ways) <= _MOST_FORMS:  # every way has the same choices left
        ways = [way.replace(choice[0], option, 1) for way in ways for option in choice[1].split("|")]
    if choice:
        raise ValueError(f"stands for more than {_MOST_FORMS} phrases; split it")
    return ways


def _part(match):
    """A part of a pattern as a regular expression for a line of words."""
    part = match.group()
    if part[0] == "[":
        return f"[{''.join(filter(str.isalnum, part))}]"
    if "..." in part:
        return rf"[ ,]+(?:\w+[ ,]+){{0,{GAP}}}?"
    return _SOURCES.get(part[0]) or (part if part.isalnum() else _BETWEEN)


def _listed(value):
    return [value] if isinstance(value, str) else value


def _are_words(value):
    return isinstance(_listed(value), list) and all(isinstance(one, str) for one in _listed(value))


_CHECKS = {
    "text": lambda value: isinstance(value, str),
    "a list in square brackets": lambda value: isinstance(value, list),
    "a list of words or phrases": _are_words,
    f"one or more of {', '.join(FUNCTIONS)}": lambda value: _are_words(value) and set(_listed(value)) <= set(FUNCTIONS),
    "a number above 0": lambda value: type(value) in (int, float) and 0 < value < 1e6,
    "true or false": lambda value: isinstance(value, bool),
}
_TEXT, _LIST, _WORDS, _FUNCTION, _NUMBER, _FLAG = _CHECKS
_BOOK = {"title": _TEXT, "source": _TEXT, "events": _TEXT, "topic": _WORDS, "frame": _LIST}
_PATTERN = {"pattern": _WORDS, "case": _FLAG, "weight": _NUMBER}
_FRAME = dict.fromkeys(("id", *FIELDS), _TEXT)
_FRAME |= {"function": _FUNCTION, "patterns": _LIST, "except": _LIST, "weight": _NUMBER}


class _Reader:
    """Makes a Codebook of parsed TOML; what is wrong is told with the line, looked for from the frame's head on."""

    def __init__(self, name, source):
        self.name, self.source, self.head = name, source, 0

    def fail(self, message, text=""):
        """LexiconError: the message, with the first line that has the text, else that of the frame's head."""
        at = max(self.source.find(text, self.head) if text else 0, self.head)
        raise LexiconError(f"{self.name}, line {self.source.count(chr(10), 0, at) + 1}: {message}")

    def check(self, table, wanted, owner, text=""):
        """Complain of entries that are unknown or of the wrong kind."""
        for key, value in table.items():
            if key not in wanted:
                self.fail(f"unknown entry {key!r} in {owner}; allowed are {', '.join(wanted)}.", text or key)
            if not _CHECKS[wanted[key]](value):
                self.fail(f"{key!r} of {owner} must be {wanted[key]}, not {value!r}.", text or key)

    def codebook(self, data):
        """Parsed TOML as a Codebook."""
        self.check(data, _BOOK, "the codebook")
        tables, frames = data.get("frame"), {}
        if not tables or not all(isinstance(table, dict) for table in tables):
            self.fail("the codebook has no frames; each is a table that begins with [[frame]].")
        topic = self.patterns(_listed(data.get("topic", [])), {"id": "topic"})
        heads = [match.start() for match in _HEAD.finditer(self.source)]
        for number, table in enumerate(tables):
            self.head = heads[number] if number < len(heads) else 0
            frame = self.frame(table)
            if frames.setdefault(frame.id, frame) is not frame:
                self.fail(f"frame {frame.id!r} stands twice.", "id")
        return Codebook(tuple(frames.values()), self.name, data.get("title", ""), data.get("events", ""), tuple(topic))

    def frame(self, table):
        """A table of the codebook as a Frame."""
        self.check(table, _FRAME, f"frame {table.get('id')!r}")
        if not table.get("id", "").strip():
            self.fail('the frame has no id (a short name such as "security").')
        if not (patterns := self.patterns(table.get("patterns", []), table)):
            self.fail(f"frame {table['id']!r} has no patterns, so nothing could be found for it.")
        patterns += [pattern._replace(counts=False) for pattern in self.patterns(table.get("except", []), table)]
        texts = [table.get(key, "").strip() for key in FIELDS[:-1]]
        return Frame(table["id"], tuple(patterns), *texts, tuple(_listed(table.get("function", []))))

    def patterns(self, entries, table):
        """The entries of `patterns` or `except` of a frame as a list of Pattern."""
        found, owner = [], f"frame {table['id']!r}"
        for entry in [{"pattern": entry} if isinstance(entry, str) else entry for entry in entries]:
            if not isinstance(entry, dict) or not _listed(entry.get("pattern")):
                self.fail(f"{entry!r} in {owner} is neither a string nor a table with 'pattern'.", str(entry))
            self.check(entry, _PATTERN, f"an entry of {owner}", str(next(iter(_listed(entry["pattern"])), "")))
            options = {key: value for key, value in (table | entry).items() if key in ("weight", "case")}
            for text in _listed(entry["pattern"]):
                try:
                    _compiled(text, False)
                except ValueError as error:
                    self.fail(f"the pattern {text!r} in {owner} {error}.", text)
                found.append(Pattern(text, table["id"], **options))
        return found


def unchanged_frames(codebook, frozen):
    """Ids of the frames whose patterns are those of an earlier, frozen codebook, in order: those that were tested."""
    before = {frame.id: frame.patterns for frame in frozen.frames}
    return [frame.id for frame in codebook.frames if before.get(frame.id) == frame.patterns]
