"""Paragraphs, sentences and words of a text, as offsets into it."""

import re

from ..ground import built_from, read_lexicon

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’\-.&][^\W_]+)*")
# A full stop inside a closing mark, which Punkt may take for an abbreviation's ("in the U.S." Then ...).
_CLOSED = re.compile(r"[.!?…][\"”’'»)\]]{1,3}\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_ENDS_QUOTED = re.compile(r"[\"”’'»]$")
# What goes on after a quotation that ended in a mark of its own: '"Why?" she asked', '"Why?" Jane Doe asked'.
_GOES_ON = re.compile(r"[a-z]|[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3}\s+(?:said|says|told|added|asked|wrote|replied|asks)\b")


def paragraphs(text):
    """Offsets of the paragraphs (lines that are not blank), without the blanks around them.

    >>> paragraphs("One.\\r\\n\\r\\n  Two. ")
    [(0, 4), (10, 14)]
    """
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        body = line.strip()
        if body:
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(body)))
    return found


@built_from("abbreviations.csv")
def _splitter():
    import punkt  # trained English model inside the package: nothing is downloaded

    model = punkt.load_model("english")
    extra = {row["abbreviation"].lower() for row in read_lexicon("abbreviations", ["abbreviation"])}
    model.abbrev_types = frozenset(model.abbrev_types) | extra
    return punkt.PunktSentenceTokenizer(model)


def sentences(text):
    """Offsets of the sentences, none of which crosses the end of a paragraph or has a blank at either end.

    Splits with the English Punkt model (Kiss and Strunk 2006), then at a closing quotation mark behind a full stop
    that Punkt took for an abbreviation's.
    """
    split = _splitter().span_tokenize
    found = []
    for start, end in paragraphs(text):
        pieces = []
        for a, b in split(text[start:end]):
            a, b = a + start, b + start
            for match in _CLOSED.finditer(text, a, b):
                pieces.append((a, match.start() + len(match.group().rstrip())))
                a = match.end()
            pieces.append((a, b))
        joined = pieces[:1]
        for a, b in pieces[1:]:
            before = joined[-1]
            if _ENDS_QUOTED.search(text, before[1] - 1, before[1]) and _GOES_ON.match(text, a, b):
                joined[-1] = (before[0], b)
            else:
                joined.append((a, b))
        found += joined
    return tuple(found)


def words(text):
    """Offsets of the words: letters and digits with inner apostrophes, hyphens, full stops and ampersands.

    >>> [text[a:b] for text in ["China's e-commerce grew 4.13 per cent."] for a, b in words(text)]
    ["China's", 'e-commerce', 'grew', '4.13', 'per', 'cent']
    """
    return [match.span() for match in _WORD.finditer(text)]
