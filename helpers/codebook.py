"""Codebooks: frames with their definitions and word patterns, read from TOML, checked, made ready for matching."""

import itertools
import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

from .errors import LexiconError
from .lexicons import LEXICONS, read_lexicon

MOST_FRAMES = 10
GAP = 5  # words that "..." in a pattern may stand for
WITHIN = 10  # words on either side in which `near` and `unless` look
FUNCTIONS = ("problem", "cause", "judgement", "remedy")  # Entman 1993
FIELDS = ("question", "counts", "not_counts", "typical_case", "near_miss", "function")
_FRAME_KEYS = ("id", *FIELDS, "weight", "within", "patterns", "except")
_PATTERN_KEYS = ("pattern", "weight", "case", "near", "unless", "within")
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
        if len(self) > 200_000:
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
    """

    frames: tuple
    name: str = "codebook"
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
        return Codebook(tuple(kept), self.name)


def load_codebook(path=None):
    """Read a codebook.

    Parameters
    ----------
    path : str or path, optional
        A TOML file; without it `corpus/lexicons/frames.toml`. Tables `[[frame]]` (at most ten) with `id`,
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


def word_codebook(*names):
    """A codebook out of word lists: each list of `corpus/lexicons/` (column `word`) becomes a frame.

    Examples
    --------
    >>> word_codebook("hedging_words", "boosters").ids
    ['hedging_words', 'boosters']
    """
    frames = []
    for name in names:
        texts = [row["word"] for row in read_lexicon(name, ["word"]) if row["word"]]
        if not texts:
            raise LexiconError(f"{name}.csv has no words.")
        frames.append(Frame(name, tuple(Pattern(text, name) for text in dict.fromkeys(texts))))
    return Codebook(tuple(frames), ", ".join(names))


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


class _Reader:
    """Turns parsed TOML into a Codebook; every complaint names the line."""

    def __init__(self, name, source):
        self.name, self.lines = name, source.splitlines()
        self.heads = [n for n, line in enumerate(self.lines) if re.match(r"\s*\[\[\s*[\"']?frame[\"']?\s*\]\]", line)]

    def fail(self, message, frame=None, text=None):
        """Raise, with the line of the entry (of its frame's head where the entry itself cannot be found)."""
        first, last = 0, len(self.lines)
        if frame is not None and frame < len(self.heads):
            first = self.heads[frame]
            last = self.heads[frame + 1] if frame + 1 < len(self.heads) else last
        line = next((n for n in range(first, last) if text and text in self.lines[n]), first)
        raise LexiconError(f"{self.name}, line {line + 1}: {message}")

    def read(self, data):
        unknown = [key for key in data if key not in ("title", "source", "frame")]
        if unknown:
            self.fail(f"unknown entry {unknown[0]!r}; allowed are title, source and tables [[frame]].", text=unknown[0])
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
        return Codebook(tuple(frames), self.name)

    def frame(self, n, table):
        for key in table:
            if key not in _FRAME_KEYS:
                self.fail(f"unknown entry {key!r} in a frame; allowed are {', '.join(_FRAME_KEYS)}.", n, key)
        frame_id = table.get("id")
        if not isinstance(frame_id, str) or not frame_id.strip():
            self.fail("the frame has no id (a short name such as \"security\").", n, "id")
        for key in FIELDS[:-1]:
            if not isinstance(table.get(key, ""), str):
                self.fail(f"{key!r} of frame {frame_id!r} must be text.", n, key)
        function = table.get("function", [])
        function = [function] if isinstance(function, str) else function
        if not isinstance(function, list) or any(one not in FUNCTIONS for one in function):
            self.fail(f"function of frame {frame_id!r} must be one or more of {', '.join(FUNCTIONS)}.", n, "function")
        patterns = []
        for key, counts in (("patterns", True), ("except", False)):
            entries = table.get(key, [])
            if not isinstance(entries, list):
                self.fail(f"{key!r} of frame {frame_id!r} must be a list in square brackets.", n, key)
            for entry in entries:
                patterns += self.entry(n, frame_id, entry, counts, table)
        if not any(pattern.counts for pattern in patterns):
            self.fail(f"frame {frame_id!r} has no patterns, so nothing could be found for it.", n)
        seen = set()
        for pattern in patterns:
            if pattern in seen:
                self.fail(f"the pattern {pattern.text!r} stands twice in frame {frame_id!r}.", n, pattern.text)
            seen.add(pattern)
        texts = {key: table.get(key, "").strip() for key in FIELDS[:-1]}
        return Frame(frame_id, tuple(patterns), **texts, function=tuple(function))

    def entry(self, n, frame_id, entry, counts, table):
        """One entry of `patterns` or `except` as a list of Pattern."""
        entry = {"pattern": entry} if isinstance(entry, str) else entry
        if not isinstance(entry, dict) or "pattern" not in entry:
            self.fail(f"{entry!r} in frame {frame_id!r} is neither a string nor a table with 'pattern'.", n, str(entry))
        texts = entry["pattern"] if isinstance(entry["pattern"], list) else [entry["pattern"]]
        mark = str(texts[0]) if texts else "pattern"
        for key in entry:
            if key not in _PATTERN_KEYS:
                self.fail(f"unknown entry {key!r} beside pattern {mark!r}; allowed are {', '.join(_PATTERN_KEYS)}.", n, mark)
        options = {"weight": float, "within": int, "case": bool}
        values = {key: entry.get(key, table.get(key)) for key in options}
        values = {key: value for key, value in values.items() if value is not None}
        for key, value in values.items():
            right = isinstance(value, bool) if key == "case" else isinstance(value, (int, options[key])) and not isinstance(value, bool) and 0 < value < 1e6
            if not right:
                wanted = "true or false" if key == "case" else "a number above 0"
                self.fail(f"{key!r} of pattern {mark!r} is {value!r}, expected {wanted}.", n, mark)
        for key in ("near", "unless"):
            context = entry.get(key, [])
            context = [context] if isinstance(context, str) else context
            if not isinstance(context, list) or not all(isinstance(one, str) for one in context):
                self.fail(f"{key!r} of pattern {mark!r} must be a list of words or phrases.", n, mark)
            values[key] = tuple(context)
        for text in itertools.chain(texts, values["near"], values["unless"]):
            if not isinstance(text, str):
                self.fail(f"the pattern {text!r} in frame {frame_id!r} must be text in quotation marks.", n, str(text))
            try:
                _forms(text, False, None)
            except ValueError as error:
                self.fail(f"the pattern {text!r} in frame {frame_id!r} {error}.", n, text)
        return [Pattern(text, frame_id, counts=counts, **values) for text in texts]
