"""Codebooks: frames with their definitions and word patterns, read from TOML, checked, made ready for matching."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..ground import LEXICONS, LexiconError

GENERAL = LEXICONS / "frames_general.toml"  # for events that no other codebook was written for
MOST_FRAMES = 10
GAP = 5  # words that "..." in a pattern may stand for
WITHIN = 10  # words on either side in which `near` and `unless` look
FUNCTIONS = ("problem", "cause", "judgement", "remedy")  # Entman 1993
FIELDS = ("question", "counts", "not_counts", "typical_case", "near_miss", "function")
LONGEST_WORD = 100  # longer runs of letters are no words; wildcards are not tried on them
_MOST_FORMS = 400
_LETTERS = r"(?:[^\W_]|[*?]|\[[^\]\s]+\])+"
_ONE_OF = rf"(?<!\S)\({_LETTERS}(?:\|{_LETTERS})*\)(?!\S)"  # a choice of single words stays one place in the sequence
_PIECE = re.compile(rf"\.\.\.|{_ONE_OF}|{_LETTERS}")
_CHOICE = re.compile(rf"{_ONE_OF}|\(([^()]*)\)")


@dataclass(frozen=True)
class Form:
    """One sequence of words to look for: lower-case strings, compiled wildcards, or None for a gap."""

    words: tuple
    cased: tuple | None  # the same in the case as written, where case counts
    owner: object  # the Pattern, or the text of a context
    second: str | None = None  # the second word where it is a plain one: most forms fail on it
    long: bool = True  # False: one word, case of no account


@dataclass(frozen=True)
class Pattern:
    """An entry of a codebook: its text, what a hit weighs, and the company in which it counts."""

    text: str
    frame: str
    weight: float = 1.0
    case: bool = False
    near: tuple = ()
    unless: tuple = ()
    within: int = WITHIN
    counts: bool = True  # False: an exception, which keeps shorter patterns inside it from counting


@dataclass(frozen=True)
class Frame:
    """A frame: id, definition and patterns."""

    id: str
    patterns: tuple
    question: str = ""
    counts: str = ""
    not_counts: str = ""
    typical_case: str = ""
    near_miss: str = ""
    function: tuple = ()


class _Starts(dict):
    """Lower-case word to the forms that may begin with it; wildcards are tried once for each word met."""

    def __init__(self, forms):
        super().__init__()
        self.literal, self.wild = {}, []
        for form in forms:
            first = form.words[0]
            if isinstance(first, str):
                self.literal.setdefault(first, []).append(form)
            else:
                self.wild.append(form)
        self.any_wild = re.compile("|".join(form.words[0].pattern for form in self.wild) or r"(?!)")

    def __missing__(self, word):
        found = list(self.literal.get(word, ()))
        if len(word) > LONGEST_WORD:
            return found
        if self.any_wild.fullmatch(word):
            found += [form for form in self.wild if form.words[0].fullmatch(word)]
        if len(self) > 50_000:
            self.clear()
        self[word] = found
        return found

    def __reduce__(self):  # pickled for Dask without the words met so far
        return _Starts, ([form for forms in self.literal.values() for form in forms] + self.wild,)


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
        forms = [form for pattern in patterns for form in _forms(pattern.text, pattern.case, pattern)]
        forms += [form for text in contexts for form in _forms(text, False, text)]
        object.__setattr__(self, "starts", _Starts(forms))

    @property
    def ids(self):
        """Ids of the frames, in order."""
        return [frame.id for frame in self.frames]

    def table(self):
        """The definitions as a table: one row a frame, in order; the six fields and the number of patterns."""
        import pandas as pd

        rows = [
            {name: getattr(frame, name) for name in FIELDS}
            | {"function": ", ".join(frame.function), "patterns": sum(p.counts for p in frame.patterns)}
            for frame in self.frames
        ]
        return pd.DataFrame(rows, index=pd.Index(self.ids, name="frame"), columns=[*FIELDS, "patterns"])

    def without(self, frame, pattern=None):
        """The same codebook less one frame, or less one pattern of it (to see whether a finding hangs on it)."""
        kept = []
        for one in self.frames:
            if one.id != frame:
                kept.append(one)
            elif pattern is not None:
                kept.append(replace(one, patterns=tuple(p for p in one.patterns if p.text != pattern)))
        return replace(self, frames=tuple(kept))


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
    path = LEXICONS / "frames.toml" if path is None else Path(path)
    try:
        source = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(source)
    except OSError:
        raise LexiconError(f"There is no codebook {path.name!r} that can be read.") from None
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path.name}: not UTF-8 text (byte {error.start}).") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f", line {line[1]}" if line else f", line {source.count(chr(10)) + 1}"
        raise LexiconError(f"{path.name}{where}: not valid TOML: {str(error).split(' (at ')[0]}.") from None
    return _Reader(path.name, source).read(data)


def _forms(text, case, owner):
    """The word sequences of a pattern, choices of phrases written out. ValueError says what is wrong with it."""
    done, todo = {}, [text.replace("…", "...")]
    while todo:
        one = todo.pop(0)
        choice = next((match for match in _CHOICE.finditer(one) if match[1] is not None), None)
        if choice:
            before, after, options = one[: choice.start()], one[choice.end() :], choice[1].split("|")
            words = [option for option in options if re.fullmatch(_LETTERS, option)]
            if len(words) > 1 and before[-1:] in ("", " ") and after[:1] in ("", " "):
                options = [f"({'|'.join(words)})"] + [option for option in options if option not in words]
            todo += [before + option + after for option in options]
        elif "(" in _CHOICE.sub("", one) or ")" in _CHOICE.sub("", one):
            raise ValueError("has a bracket without its partner")
        else:
            done[one] = None
        if len(todo) + len(done) > _MOST_FORMS:
            raise ValueError(f"stands for more than {_MOST_FORMS} phrases; split it")
    return [_form(one, case, owner) for one in done]


def _form(text, case, owner):
    pieces = [None if piece == "..." else piece for piece in _PIECE.findall(text)]
    if not pieces or None in (pieces[0], pieces[-1]):
        raise ValueError("needs a word at its beginning and at its end")
    bare = [p is not None and _is_bare(p) for p in pieces]
    if all(b or p is None for b, p in zip(bare, pieces, strict=True)):
        raise ValueError("matches everything; it needs letters besides its wildcards")
    if bare[0] or bare[-1]:
        raise ValueError("needs a word with letters at its beginning and at its end, not a bare wildcard")
    lower = tuple(None if p is None else _word(p.lower()) for p in pieces)
    cased = tuple(None if p is None else _word(p) for p in pieces) if case else None
    second = lower[1] if len(lower) > 1 and isinstance(lower[1], str) else None
    return Form(lower, cased, owner, second, len(lower) > 1 or case)


def _is_bare(piece):
    """Whether a piece (or one of its choices) has wildcards only."""
    return any(not re.sub(r"[*?]|\[[^\]]*\]", "", one) for one in piece.strip("()").split("|"))


def _word(piece):
    """A plain word as it is; one with wildcards or choices as a regular expression for the whole word."""
    if not re.search(r"[*?\[|(]", piece):
        return piece
    parts = re.split(r"(\*+|\?|\[[^\]]*\]|[(|)])", piece)
    out = [
        "[^\\W_]*" if p.startswith("*") else "[^\\W_]" if p == "?" else _class(p) if p[:1] == "[" else p if p in "(|)" else re.escape(p)
        for p in parts
    ]
    return re.compile("".join(out).replace("(", "(?:"))


def _class(text):
    letters = "".join(c for c in text[1:-1] if c.isalnum())
    if not letters:
        raise ValueError(f"has an empty choice of letters {text}")
    return f"[{letters}]"


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
}
_TEXT, _LIST, _WORDS, _FUNCTION, _NUMBER, _WHOLE, _FLAG = _CHECKS
_OPTIONS = {"weight": _NUMBER, "within": _WHOLE}
_FRAME = {"id": _TEXT} | dict.fromkeys(FIELDS, _TEXT) | {"function": _FUNCTION, "patterns": _LIST, "except": _LIST} | _OPTIONS
_PATTERN = {"pattern": _WORDS, "near": _WORDS, "unless": _WORDS, "case": _FLAG} | _OPTIONS


class _Reader:
    """Turns parsed TOML into a Codebook; every complaint names the line."""

    def __init__(self, name, source):
        self.name, self.lines = name, source.splitlines()
        self.heads = [n for n, line in enumerate(self.lines) if re.match(r"\s*\[\[\s*[\"']?frame[\"']?\s*\]\]", line)]

    def fail(self, message, frame=None, text=None):
        """Raise, with the line of the entry (of its frame's head where the entry itself cannot be found)."""
        first, last = 0, len(self.lines)
        if frame is not None and frame < len(self.heads):
            first, last = [*self.heads, last][frame : frame + 2]
        line = next((n for n in range(first, last) if text and text in self.lines[n]), first)
        raise LexiconError(f"{self.name}, line {line + 1}: {message}")

    def check(self, table, wanted, owner, frame=None, text=None):
        """Complain of entries that are unknown or of the wrong kind."""
        for key, value in table.items():
            if key not in wanted:
                self.fail(f"unknown entry {key!r} in {owner}; allowed are {', '.join(wanted)}.", frame, text or key)
            if wanted[key] in _CHECKS and not _CHECKS[wanted[key]](value):
                self.fail(f"{key!r} of {owner} must be {wanted[key]}, not {value!r}.", frame, text or key)

    def read(self, data):
        self.check(data, {"title": _TEXT, "source": _TEXT, "events": _TEXT, "topic": _WORDS, "frame": None}, "the codebook")
        tables = data.get("frame")
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables or [0]):
            self.fail("the codebook has no frames; each is a table that begins with [[frame]].")
        if len(tables) > MOST_FRAMES:
            self.fail(f"{len(tables)} frames; at most {MOST_FRAMES} can be told apart by a reader.", MOST_FRAMES)
        frames = []
        for n, table in enumerate(tables):
            frame = self.frame(n, table)
            if frame.id in [other.id for other in frames]:
                self.fail(f"frame {frame.id!r} stands twice.", n, "id")
            frames.append(frame)
        topic = []
        for text in _listed(data.get("topic", [])):
            topic += self.entry(None, "the topic", text, True, {"id": "topic"})
        return Codebook(tuple(frames), self.name, data.get("title", ""), data.get("events", ""), tuple(topic))

    def frame(self, n, table):
        frame_id = table.get("id")
        owner = f"frame {frame_id!r}"
        self.check(table, _FRAME, owner, n)
        if not (frame_id or "").strip():
            self.fail('the frame has no id (a short name such as "security").', n, "id")
        patterns = []
        for key in ("patterns", "except"):
            for entry in table.get(key, []):
                patterns += self.entry(n, owner, entry, key == "patterns", table)
        if not any(pattern.counts for pattern in patterns):
            self.fail(f"{owner} has no patterns, so nothing could be found for it.", n)
        for pattern, times in Counter(patterns).items():
            if times > 1:
                self.fail(f"the pattern {pattern.text!r} stands twice in {owner}.", n, pattern.text)
        texts = {key: table.get(key, "").strip() for key in FIELDS[:-1]}
        return Frame(frame_id, tuple(patterns), **texts, function=tuple(_listed(table.get("function", []))))

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
                _forms(text, False, None)
            except ValueError as error:
                self.fail(f"the pattern {text!r} in {owner} {error}.", n, text)
        options = {key: value for key, value in (table | entry).items() if key in ("weight", "within", "case")}
        frame = table["id"]
        return [Pattern(text, frame, counts=counts, near=near, unless=unless, **options) for text in texts]


def unchanged_frames(codebook, frozen):
    """Ids of the frames whose patterns are those of an earlier, frozen codebook, in order; only they have been tested."""
    before = {frame.id: frame.patterns for frame in frozen.frames}
    return [frame.id for frame in codebook.frames if before.get(frame.id) == frame.patterns]
