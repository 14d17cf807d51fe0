"""The words of a sentence with their classes, and its main clause: the one reader of words."""

import re
from typing import NamedTuple

from ..ground import built_from, read_lexicon
from .grammar import G, verb_forms
from .tagger import tagger

# Words as the treebank parts them: "did" and "n't", "Ann" and "'s", "two", "-" and "year"; marks have no class.
_TOKEN = re.compile(
    r"(\d+(?:[.,]\d+)*|(?:[A-Za-z]\.){2,}|[$%£€&]|n['’]t\b|can(?=not\b)|['’](?:s|re|ve|ll|d|m)\b"
    r"|[^\W_]+?(?=n['’]t\b)|[^\W_]+)|[^\w\s]|_",
    re.I,
)
_CLASSES = {
    "NOUN|-": "N", "PROPN|-": "N", "X|-": "N", "NUM|-": "#", "ADJ|-": "A", "ADV|-": "R", "INTJ|-": "R", "PRON|-": "O",
    "DET|-": "T", "ADP|-": "P", "SCONJ|-": "P", "CCONJ|-": "C", "PART|-": "X", "AUX|Fin": "V", "VERB|Fin": "V",
    "AUX|Inf": "I", "VERB|Inf": "I", "AUX|Part": "D", "VERB|Part": "D", "VERB|Ger": "G", None: ",",
}  # fmt: skip
_HELPS = frozenset(["AUX|Fin", "AUX|Inf", "AUX|Part"])
_NO_VERB = re.compile(r"(?<![^,])[^,V]+(?![^,])")  # the classes of a stretch between marks without a finite verb
_NOT = ("not", "n't", "n’t")


class Word(NamedTuple):
    """A word or mark: offsets, lower case, class (see `read_sentences`), whether it has a capital."""

    start: int
    end: int
    low: str
    tag: str
    capital: bool


def read_words(sentence):
    """The words of one sentence with their classes, as `read_sentences` tells them.

    >>> tags_of(read_words("Ann and Tom have sold it."))
    'NCNVVO,'
    """
    return read_sentences(sentence, [(0, len(sentence))])[0]


def read_sentences(text, spans):
    """A tuple of words for each sentence (`spans`: their offsets), with their classes.

    V finite verb, or a verb behind its finite auxiliary; I infinitive; D participle; G -ing form; N noun or name; A
    adjective; R adverb; O pronoun; T determiner; # number; P preposition or subordinator; C and/or/but; X "to", "not",
    "'s"; "," mark.
    """
    found = [list(_TOKEN.finditer(text, *span)) for span in spans]
    spoken = [[match[1].replace("’", "'") for match in matches if match[1]] for matches in found]
    return [_classed(matches, iter(labels)) for matches, labels in zip(found, tagger().labels_of(spoken), strict=True)]


def _classed(matches, labels):
    """The words of one sentence."""
    low = [match[0].lower() for match in matches]
    names = tagger().labels
    labels = [names[next(labels)] if match[1] else None for match in matches]
    tags = [_CLASSES[label] for label in labels]
    for k in [k for k, label in enumerate(labels) if label in _HELPS]:
        # a verb takes the class of the auxiliary that it stands behind, adverbs aside
        after = next((n for n in range(k + 1, len(low)) if tags[n] != "R" and low[n] not in _NOT), k)
        if tags[after] in "DIG":
            tags[after] = tags[k]
    forms, printed = _verb_forms(), [match[0] for match in matches]
    for part in _NO_VERB.finditer("".join(tags)):  # "Council closes pool": behind a noun one is taken for a noun
        behind = [k for k in range(part.start() + 1, part.end()) if tags[k] in "NAD" and tags[k - 1] in "NO"]
        for k in [k for k in behind if printed[k] in forms and (tags[k + 1 : k + 2] != ["N"] or low[k][-1] == "s")][:1]:
            tags[k] = "V"
    spans = zip(matches, low, tags, strict=True)
    return tuple(Word(*match.span(), word, tag, match[0][0].isupper()) for match, word, tag in spans)


@built_from("verbs.csv")
def _verb_forms():
    """Forms of common verbs that are finite by themselves: the base, -s, -ed, the irregular past."""
    rows = read_lexicon("verbs", ["verb", "past"])
    forms = (form for row in rows for form in verb_forms(row["verb"], row["past"].split("/")[0]))
    return {form for form, kind in forms if kind != "ing"}


def tags_of(words):
    """The classes of some words as one text, a letter a word."""
    return "".join([word.tag for word in words])


def main_clause(words):
    """The words of the first main clause of a sentence: no relative, other subordinate or participle clauses.

    >>> " ".join(word.low for word in main_clause(read_words("The firm, which never paid, sold it after Ann left.")))
    'the firm , sold it'
    """
    tags, kept, k = tags_of(words), [], 0
    while k < len(words) and words[k].low != ";":
        stop = next((m for m in range(k + 1, len(words)) if words[m].low in ",;"), len(words))
        joined = words[k].low in G.subordinators and (words[k].low != "that" or tags[k - 1 : k] == "N")
        participle = k and tags[k] in "GD" and words[k - 1].low == "," and "V" in tags_of(kept)
        if participle or (joined and "V" in tags[k + 1 : stop]):
            k = stop + (words[stop : stop + 1] != () and words[stop].low == ",")
        else:
            kept.append(words[k])
            k += 1
    return kept
