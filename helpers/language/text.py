"""Paragraphs, sentences and words of a text, as offsets into it."""

import re
import sys

from ..ground import built_from, read_lexicon

_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_WORD = re.compile(r"[^\W_]+(?:['’\-.&][^\W_]+)*")
_SURE_END = re.compile(r"[.?!](?<=[a-z]{3}.)\s+(?=[A-Z])")
_LAST_WORD = re.compile(r"(?<![^\s(\[\"“‘'])[A-Za-z-]+\Z")
_MAY_END = re.compile(r"[.?!](?:[\s(\[]|[^\w\s]+[\w\s])")
# What goes on after a quotation that ended in a mark of its own: '"Why?" she asked', '"Why?" Jane Doe asked'.
_GOES_ON = re.compile(
    r"[a-z]|[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3}\s+(?:said|says|told|added|asked|wrote|replied|asks)\b"
)


def paragraphs(text):
    """Offsets of the paragraphs (lines that are not blank), without the blanks around them.

    >>> paragraphs("One.\\r\\n\\r\\n  Two. ")
    [(0, 4), (10, 14)]
    """
    return [match.span() for match in _LINE.finditer(text)]


@built_from("abbreviations.csv")
def _splitter():
    """The trained model, and the words behind which a full stop may end no sentence."""
    import punkt  # trained English model inside the package: nothing is downloaded

    model = punkt.load_model("english")
    extra = {row["abbreviation"].lower() for row in read_lexicon("abbreviations", ["abbreviation"])}
    model.abbrev_types = frozenset(model.abbrev_types) | extra
    unsure = model.abbrev_types | {word for word, _ in model.collocations}
    return punkt.PunktSentenceTokenizer(model).span_tokenize, unsure


def _pieces(text, unsure):
    """The paragraphs, cut where the model need not be asked."""
    for start, end in paragraphs(text):
        for match in _SURE_END.finditer(text, start, end):
            word = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
            if word and word[0].lower() not in unsure and word[0].rpartition("-")[2].lower() not in unsure:
                yield start, match.start() + 1
                start = match.end()
        yield start, end


def sentences(text):
    """Offsets of the sentences, none of which crosses the end of a paragraph or has a blank at either end.

    Splits with the English Punkt model (Kiss and Strunk 2006), but not between a quotation and its "she asked".
    """
    split, unsure = _splitter()
    found = []
    for start, end in _pieces(text, unsure):
        if not _MAY_END.search(text, start, end):
            found.append((start, end))
            continue
        first = len(found)
        for a, b in split(text[start:end]):
            a, b = a + start, b + start
            quoted = len(found) > first and text[found[-1][1] - 1] in "\"”’'»"
            if quoted and _GOES_ON.match(text, a, b):
                a = found.pop()[0]
            found.append((a, b))
    return tuple(found)


def words(text, start=0, end=sys.maxsize):
    """Offsets of the words of a stretch: letters and digits with inner apostrophes, hyphens, full stops, ampersands.

    >>> [text[a:b] for text in ["China's e-commerce grew 4.13 per cent."] for a, b in words(text)]
    ["China's", 'e-commerce', 'grew', '4.13', 'per', 'cent']
    """
    return [match.span() for match in _WORD.finditer(text, start, end)]
