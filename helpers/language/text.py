"""Paragraphs, sentences and words of a text, as offsets into it."""

import functools
import re
import sys

from ..ground import built_from, read_lexicon
from .grammar import G, speech_words

_WORD = re.compile(r"[^\W_]+(?:['’\-.&][^\W_]+)*")
_SURE_END = re.compile(r"[.?!](?<=[a-z]{3}.|[\d. ]\d%.|.\d\d.)[\"”]?\s+(?=[\"“‘'(\[]?[A-Z\d$£€])")
_LAST_WORD = re.compile(r"(?<![^\s(\[\"“‘'])[\w$£€.,%-]+\Z")
_MAY_END = re.compile(r"[.?!](?:[\s(\[]|[^\w\s]+[\w\s])")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")


@functools.lru_cache(maxsize=8)  # sentences, passages and quoted runs of a text all begin with them
def paragraphs(text):
    """Offsets of the paragraphs (lines that are not blank), without the blanks around them.

    >>> paragraphs("One.\\r\\n\\r\\n  Two. ")
    ((0, 4), (10, 14))
    """
    return tuple(match.span() for match in re.finditer(r"\S(?:.*\S)?", text.replace("\r", "\n")))


@built_from("reporting_verbs.csv")
def _goes_on():
    """What goes on behind a quotation that ended in a mark of its own: '"Why?" she asked', '"Why?" Jane Doe cried.'"""
    told = ((form, entry) for form, entries in speech_words()[0].items() for entry in entries)
    verbs = "|".join(sorted({form for form, entry in told if "quote" in entry.takes and entry.form in ("past", "s")}))
    said = rf"(?:said|says|told|added|asked|asks|wrote|replied)\b|(?:{verbs})[,.]"
    return re.compile(rf"[a-z]|[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){{0,3}}\s+(?:{said})")


@built_from("abbreviations.csv", "titles.csv", "first_names.csv")
def _splitter():
    """The trained model, the words behind which a full stop may end no sentence, titles and first names."""
    import punkt  # trained English model inside the package: nothing is downloaded

    model = punkt.load_model("english")
    named = {row["title"] for row in read_lexicon("titles", ["title"])} - {"St."}  # a street too
    extra = {row["abbreviation"].lower() for row in read_lexicon("abbreviations", ["abbreviation"])}
    extra |= {title[:-1].lower() for title in named if title.endswith(".")}
    model.abbrev_types = frozenset(model.abbrev_types) | extra
    model.sent_starters = frozenset(model.sent_starters) | (G.people | G.owners) - {"i"}  # "in the U.S. She said"
    unsure = model.abbrev_types | {word for word, _ in model.collocations}
    named |= {row["name"] for row in read_lexicon("first_names", ["name"])}
    return punkt.PunktSentenceTokenizer(model).span_tokenize, unsure, named


def _cut_off(text, first, end, at, named):
    """Does what begins at `at` belong to the sentence from `first` to `end`, cut behind "Mr.", "Ann J.", "F.B.I."?"""
    *before, last = (word.lstrip("([\"“‘'") for word in text[max(first, end - 40) : end].split())
    if text[at].islower() or text[at] in ")],;" or not text[at - 1].isspace():
        return text[at] in ")],;" or ("." in last[:-1] and last[-1] == "." and last[0].isalpha())
    initial = before and re.match(r"[^\W\d_]\.", last) and (before[-1] in named or before[-1][1:] == ".")
    named_so = before and _INITIALS.fullmatch(last) and before[-1].lower() not in G.determiners  # "to H.R. Roe"
    word = text[at].isupper() and _WORD.match(text, at)
    return word and (last in named or initial or named_so) and word[0].lower() not in G.no_name


def _pieces(text, unsure, goes_on):
    """The paragraphs, cut where the model need not be asked."""
    for start, end in paragraphs(text):
        for match in _SURE_END.finditer(text, start, end):
            word = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
            sure = word and word[0].lower() not in unsure and word[0].rpartition("-")[2].lower() not in unsure
            if sure and (text[match.start() + 1].isspace() or not goes_on(text, match.end(), end)):
                yield start, match.start() + len(match[0].rstrip())
                start = match.end()
        yield start, end


def sentences(text):
    """Offsets of the sentences, none of which crosses the end of a paragraph or has a blank at either end.

    Splits with the English Punkt model (Kiss and Strunk 2006), but not between a quotation and its "she asked".
    """
    (split, unsure, named), goes_on, found = _splitter(), _goes_on().match, []
    for start, end in _pieces(text, unsure, goes_on):
        first, inside = len(found), _MAY_END.search(text, start, end)
        for a, b in split(text[start:end]) if inside else [(0, end - start)]:
            a, b = a + start, b + start
            begun = found[-1] if len(found) > first else None
            quoted = begun and text[begun[1] - 1] in "\"”’'»" and goes_on(text, a, b)
            if quoted or (begun and _cut_off(text, *begun, a, named)):
                a = found.pop()[0]
            found.append((a, b))
    return tuple(found)


def words(text, start=0, end=sys.maxsize):
    """Offsets of the words of a stretch: letters and digits with inner apostrophes, hyphens, full stops, ampersands.

    >>> [text[a:b] for text in ["China's e-commerce grew 4.13 per cent."] for a, b in words(text)]
    ["China's", 'e-commerce', 'grew', '4.13', 'per', 'cent']
    """
    return [match.span() for match in _WORD.finditer(text, start, end)]
