"""Codebooks: frames with their definitions and word patterns, read from TOML, checked, made ready for matching."""

import functools
import itertools
import re
import tomllib
from collections import Counter, namedtuple
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..ground import LEXICONS, LexiconError

GENERAL = LEXICONS / "frames_general.toml"  # for events that no other codebook was written for
MOST_FRAMES = 10
GAP = 5  # words that "..." in a pattern may stand for
WITHIN = 10  # words on either side in which `near` and `unless` look
FUNCTIONS = ("problem", "cause", "judgement", "remedy")  # Entman 1993
FIELDS = ("question", "counts", "not_counts", "typical_case", "near_miss", "function")
LONGEST_WORD = 100  # longer runs of letters are no words; wildcards are not tried on them
_MOST_FORMS = 20_000
_CHOICE = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"\.\.\.|(?:[^\W_]|[*?]|\[[^\]\s]+\])+")
_PART = re.compile(r"\s*\.\.\.\s*|[^\W_]+|\*+|\?|\[[^\]]*\]|[(|)]|(?:(?!\s*\.\.\.)[^\w*?\[(|)]|_)+")
# In a line of words (see `frames.line_of`): what stands between two words of a phrase, or nothing beside an empty choice.
_BETWEEN = r"(?: +|(?<!\w)|(?!\w))"
_SOURCES = {"(": "(?:", "|": "|", ")": ")", "*": r"\w*", "?": r"\w"}


class Pattern(NamedTuple):
    """An entry of a codebook: its text, what a hit weighs, and the company in which it counts."""

    text: str
    frame: str
    weight: float = 1.0
    case: bool = False
    near: tuple = ()
    unless: tuple = ()
    within: int = WITHIN
    counts: bool = True  # False: an exception, which keeps shorter patterns inside it from counting


Frame = namedtuple("Frame", ["id", "patterns", *FIELDS], defaults=[""] * 5 + [()])


class Form(NamedTuple):
    """What is looked for: the word it begins with (in lower case), the whole where that is more, whether case counts."""

    first: re.Pattern
    whole: re.Pattern | None
    case: bool
    owner: object  # the Pattern, or the text of a context


class _Starts(dict):
    """Lower-case word to the forms that may begin with it; every form is tried once for each word met."""

    def __init__(self, forms):
        super().__init__()
        self.forms = forms
        self.any = re.compile("|".join({form.first.pattern: None for form in forms}) or r"(?!)")

    def __missing__(self, word):
        begins = len(word) <= LONGEST_WORD and self.any.fullmatch(word)
        found = self[word] = [form for form in self.forms if form.first.fullmatch(word)] if begins else []
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
    starts: dict = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        patterns = [pattern for frame in self.frames for pattern in frame.patterns]
        contexts = dict.fromkeys(text for pattern in patterns for text in pattern.near + pattern.unless)
        forms = [Form(*_compiled(pattern.text, pattern.case), pattern.case, pattern) for pattern in patterns]
        object.__setattr__(self, "starts", _Starts(forms + [Form(*_compiled(text, False), False, text) for text in contexts]))

    @property
    def ids(self):
        """Ids of the frames, in order."""
        return [frame.id for frame in self.frames]

    def table(self):
        """The definitions as a table: one row a frame, in order; the six fields and the number of patterns."""
        import pandas as pd

        table = pd.DataFrame(self.frames, columns=Frame._fields).rename(columns={"id": "frame"}).set_index("frame")
        table["function"] = table["function"].map(", ".join)
        return table.assign(patterns=table["patterns"].map(lambda all_: sum(p.counts for p in all_)))[[*FIELDS, "patterns"]]


def load_codebook(path=None):
    """Read a codebook.

    Parameters
    ----------
    path : str or path, optional
        A TOML file; without it `corpus/lexicons/frames.toml`. In its head, as wanted, `title`, `events` (those it was
        written for, in words) and `topic` (patterns of which articles on such events speak, see `codebook_for`).
        Tables `[[frame]]` (at most ten) with `id`,
        `patterns` and the definition: `question, counts, not_counts, typical_case, near_miss, function`
        (`problem`, `cause`, `judgement`, `remedy`, one or a list). A pattern is a string, or a table with
        `pattern` (a string or a list of strings that share the rest) and, as wanted, `weight` (1 unless told),
        `case` (true: upper and lower case as written), `near` (counts only if one of these stands near),
        `unless` (does not count if one of these stands near), `within` (words on either side, 10 unless told).
        A frame may have `weight` and `within` for all its patterns, and `except`: phrases in which no shorter
        pattern counts.
        In patterns: `*` any letters or digits of one word, `?` one, `[cs]` one of these, `(a|b c|)` a choice,
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
    path, source = LEXICONS / "frames.toml" if path is None else Path(str(path)), ""
    try:
        source = path.read_text(encoding="utf-8-sig")
        return _Reader(path.name, source).read(tomllib.loads(source))
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path.name}: not UTF-8 text (byte {error.start}).") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = line[1] if line else source.count("\n") + 1
        raise LexiconError(f"{path.name}, line {where}: not valid TOML: {str(error).split(' (at ')[0]}.") from None
    except (OSError, ValueError):
        raise LexiconError(f"There is no codebook {path.name!r} that can be read.") from None


@functools.lru_cache(10_000)
def _compiled(text, case):
    """Patterns of the first word and of the whole where that is more; ValueError says what is wrong with the text."""
    text = (text if case else text.lower()).replace("…", "...")
    ways = [_WORD.findall(way) for way in _ways(text)]
    if not all(ways) or any("..." in (way[0], way[-1]) for way in ways):
        raise ValueError("needs a word at its beginning and at its end")
    bare = [[word != "..." and not re.sub(r"[*?]|\[[^\]]*\]", "", word) for word in way] for way in ways]
    if any(all(b or word == "..." for b, word in zip(*pair, strict=True)) for pair in zip(bare, ways, strict=True)):
        raise ValueError("matches everything; it needs letters besides its wildcards")
    if any(one[0] or one[-1] for one in bare):
        raise ValueError("needs a word with letters at its beginning and at its end, not a bare wildcard")
    first = re.compile("|".join(dict.fromkeys(_PART.sub(_part, way[0].lower()) for way in ways)))
    whole = rf"(?:{_PART.sub(_part, text)})(?!\w)" if case or any(len(way) > 1 for way in ways) else None
    return first, whole and re.compile(whole)


def _ways(text):
    """The phrases that a pattern with choices stands for."""
    ways = [text]
    while choice := _CHOICE.search(ways[0]):  # every way has the same choices left
        ways = [way.replace(choice[0], option, 1) for way in ways for option in choice[1].split("|")]
        if len(ways) > _MOST_FORMS:
            raise ValueError(f"stands for more than {_MOST_FORMS} phrases; split it")
    if re.search(r"[()]", ways[0]):
        raise ValueError("has a bracket without its partner")
    return ways


def _part(match):
    """A part of a pattern as a regular expression for a line of words."""
    part = match.group()
    if part[0] == "[":
        letters = "".join(c for c in part if c.isalnum())
        if not letters:
            raise ValueError(f"has an empty choice of letters {part}")
        return f"[{letters}]"
    if "..." in part:
        return rf"[ ,]+(?:\w+[ ,]+){{0,{GAP}}}?"
    return _SOURCES.get(part[0]) or (part if part.isalnum() else _BETWEEN)


def _listed(value):
    return [value] if isinstance(value, str) else value


def _is_number(value, kinds=(int, float)):
    return isinstance(value, kinds) and not isinstance(value, bool) and 0 < value < 1e6


def _are_words(value):
    return isinstance(_listed(value), list) and all(isinstance(one, str) for one in _listed(value))


_CHECKS = {
    "text": lambda value: isinstance(value, str),
    "a list in square brackets": lambda value: isinstance(value, list),
    "a list of words or phrases": _are_words,
    f"one or more of {', '.join(FUNCTIONS)}": lambda value: _are_words(value) and set(_listed(value)) <= set(FUNCTIONS),
    "a number above 0": _is_number,
    "a whole number above 0": lambda value: _is_number(value, int),
    "true or false": lambda value: isinstance(value, bool),
    "tables that begin with [[frame]]": lambda value: True,
}
_TEXT, _LIST, _WORDS, _FUNCTION, _NUMBER, _WHOLE, _FLAG, _TABLES = _CHECKS
_OPTIONS = {"weight": _NUMBER, "within": _WHOLE}
_BOOK = {"title": _TEXT, "source": _TEXT, "events": _TEXT, "topic": _WORDS, "frame": _TABLES}
_FRAME = {"id": _TEXT} | dict.fromkeys(FIELDS, _TEXT) | {"function": _FUNCTION, "patterns": _LIST, "except": _LIST} | _OPTIONS
_PATTERN = {"pattern": _WORDS, "near": _WORDS, "unless": _WORDS, "case": _FLAG} | _OPTIONS


class _Reader:
    """Turns parsed TOML into a Codebook; every complaint names the line."""

    def __init__(self, name, source):
        self.name, self.lines = name, source.splitlines()
        heads = (n for n, line in enumerate(self.lines) if re.match(r"\s*\[\[\s*[\"']?frame[\"']?\s*\]\]", line))
        self.stretches = list(itertools.pairwise([*heads, len(self.lines)]))

    def fail(self, message, frame=None, text=None):
        """Raise, with the line of the entry (of its frame's head where the entry itself cannot be found)."""
        known = frame is not None and frame < len(self.stretches)
        first, last = self.stretches[frame] if known else (0, len(self.lines))
        line = next((n for n in range(first, last) if text and text in self.lines[n]), first)
        raise LexiconError(f"{self.name}, line {line + 1}: {message}")

    def check(self, table, wanted, owner, frame=None, text=None):
        """Complain of entries that are unknown or of the wrong kind."""
        for key, value in table.items():
            if key not in wanted:
                self.fail(f"unknown entry {key!r} in {owner}; allowed are {', '.join(wanted)}.", frame, text or key)
            if not _CHECKS[wanted[key]](value):
                self.fail(f"{key!r} of {owner} must be {wanted[key]}, not {value!r}.", frame, text or key)

    def read(self, data):
        self.check(data, _BOOK, "the codebook")
        tables = data.get("frame")
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables or [0]):
            self.fail("the codebook has no frames; each is a table that begins with [[frame]].")
        if len(tables) > MOST_FRAMES:
            self.fail(f"{len(tables)} frames; at most {MOST_FRAMES} can be told apart by a reader.", MOST_FRAMES)
        frames = [self.frame(n, table) for n, table in enumerate(tables)]
        for n, frame in enumerate(frames):
            if frame.id in [other.id for other in frames[:n]]:
                self.fail(f"frame {frame.id!r} stands twice.", n, "id")
        topic = [self.entry(None, "the topic", text, True, {"id": "topic"})[0] for text in _listed(data.get("topic", []))]
        return Codebook(tuple(frames), self.name, data.get("title", ""), data.get("events", ""), tuple(topic))

    def frame(self, n, table):
        frame_id = table.get("id")
        owner = f"frame {frame_id!r}"
        self.check(table, _FRAME, owner, n)
        if not (frame_id or "").strip():
            self.fail('the frame has no id (a short name such as "security").', n, "id")
        entries = [(entry, key == "patterns") for key in ("patterns", "except") for entry in table.get(key, [])]
        patterns = [pattern for entry, counts in entries for pattern in self.entry(n, owner, entry, counts, table)]
        if not any(pattern.counts for pattern in patterns):
            self.fail(f"{owner} has no patterns, so nothing could be found for it.", n)
        for pattern, times in Counter(patterns).items():
            if times > 1:
                self.fail(f"the pattern {pattern.text!r} stands twice in {owner}.", n, pattern.text)
        texts = [table.get(key, "").strip() for key in FIELDS[:-1]]
        return Frame(frame_id, tuple(patterns), *texts, tuple(_listed(table.get("function", []))))

    def entry(self, n, owner, entry, counts, table):
        """One entry of `patterns` or `except` as a list of Pattern."""
        entry = {"pattern": entry} if isinstance(entry, str) else entry
        if not isinstance(entry, dict) or entry.get("pattern") in (None, []):
            self.fail(f"{entry!r} in {owner} is neither a string nor a table with 'pattern'.", n, str(entry))
        texts = _listed(entry["pattern"])
        first = str(texts[0] if isinstance(texts, list) else texts)
        self.check(entry, _PATTERN, f"pattern {first!r}", n, first)
        near, unless = (tuple(_listed(entry.get(key, []))) for key in ("near", "unless"))
        for text in (*texts, *near, *unless):
            try:
                _compiled(text, False)
            except ValueError as error:
                self.fail(f"the pattern {text!r} in {owner} {error}.", n, text)
        options = {key: value for key, value in (table | entry).items() if key in ("weight", "within", "case")}
        return [Pattern(text, table["id"], counts=counts, near=near, unless=unless, **options) for text in texts]


def unchanged_frames(codebook, frozen):
    """Ids of the frames whose patterns are those of an earlier, frozen codebook, in order; only they have been tested."""
    before = {frame.id: frame.patterns for frame in frozen.frames}
    return [frame.id for frame in codebook.frames if before.get(frame.id) == frame.patterns]
