"""The words of a sentence with their classes, and its main clause: the one reader of words."""

import functools
import re
from typing import NamedTuple

from ..ground import built_from, read_lexicon
from .tagger import tagger
from .text import sentences

# Words as the treebank parts them: "did" and "n't", "Ann" and "'s", "two", "-" and "year"; then marks, which have no class.
_TOKEN = re.compile(
    r"(\d+(?:[.,]\d+)*|(?:[A-Za-z]\.){2,}|[$%£€&]|n['’]t\b|can(?=not\b)|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+?(?=n['’]t\b)|[^\W_]+)|[^\w\s]|_", re.I
)
_CLASSES = {
    "NOUN|-": "N", "PROPN|-": "N", "X|-": "N", "NUM|-": "#", "ADJ|-": "A", "ADV|-": "R", "INTJ|-": "R", "PRON|-": "O", "DET|-": "T",
    "ADP|-": "P", "SCONJ|-": "P", "CCONJ|-": "C", "PART|-": "X", "AUX|Fin": "V", "VERB|Fin": "V", "AUX|Inf": "I", "VERB|Inf": "I",
    "AUX|Part": "D", "VERB|Part": "D", "VERB|Ger": "G",
}  # fmt: skip
_SUBORDINATE = frozenset(
    ["while", "although", "though", "whereas", "because", "when", "if", "unless", "after", "before", "since", "until", "as", "once", "so", "where", "that", "which", "who", "whom", "whose", "whether"]
)


_NOT = ("not", "n't", "n’t")
_SUBJECTS = frozenset(["who", "which", "he", "she", "it", "they", "we", "i", "you"])


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
    """The words of some sentences with their classes.

    Parameters
    ----------
    text : str
    spans : sequence of (start, end)
        Offsets of the sentences.

    Returns
    -------
    list of tuple of Word
        A tuple a sentence. Classes: V finite verb, or a verb behind its finite auxiliary; I infinitive, D participle, G -ing form;
        N noun or name, A adjective, R adverb, O pronoun, T determiner, # number, P preposition or subordinator,
        C and/or/but, X "to", "not" and "'s", "," mark.
    """
    found = [list(_TOKEN.finditer(text, *span)) for span in spans]
    spoken = [[match[1].replace("’", "'") for match in matches if match[1]] for matches in found]
    return [_classed(matches, iter(labels)) for matches, labels in zip(found, tagger().labels_of(spoken), strict=True)]


@functools.cache
def _classes():
    """Of each label of the tagger: our class, whether it is an auxiliary, whether it takes the class of one before it."""
    return [(_CLASSES[label], label.startswith("AUX"), _CLASSES[label] in "DIG") for label in tagger().labels]


def _classed(matches, labels):
    """The words of one sentence; a verb takes the class of the auxiliary that it stands behind, adverbs aside."""
    words, group, classes = [], "", _classes()
    for match in matches:
        printed = match[0]
        low = printed.lower()
        if match[1]:
            tag, helps, hangs = classes[next(labels)]
            if hangs and group:
                tag = group
            if hangs or tag == "V":
                group = tag if helps else ""
            elif tag != "R" and low not in _NOT:
                group = ""
        else:
            tag = ","
        words.append(Word(match.start(), match.end(), low, tag, printed != low and printed[0].isupper()))
    return tuple(_mended(words))


@built_from("verbs.csv")
def _verb_forms():
    """Forms of common verbs that are finite by themselves: the base, -s, -ed, the irregular past."""
    forms = set()
    for row in read_lexicon("verbs", ["verb", "past"]):
        verb, past = row["verb"], row["past"].split("/")[0]
        short = verb[:-1] if re.search(r"[^aeiou]y$", verb) else verb
        third = short + "ies" if short != verb else verb + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else "s")
        forms.update((verb, third, past or (short + "ied" if short != verb else verb.removesuffix("e") + "ed")))
    return forms


def _mended(words):
    """Verbs that the tagger took for nouns: behind "who" or "they"; in a stretch between marks without a verb, behind a noun."""
    forms, tags = _verb_forms(), tags_of(words)
    alone = True
    for k in range(1, len(words)):
        word, before, after = words[k], words[k - 1], tags[k + 1 : k + 2]
        if before.tag == "," or k == 1:
            stop = next((m for m in range(k, len(words)) if tags[m] == ","), len(words))
            alone = "V" not in tags[k - 1 : stop]
        if word.tag in "NAD" and not word.capital and word.low in forms:
            behind = alone and before.tag in "NO" and (after != "N" or word.low.endswith("s"))
            if behind or before.low in _SUBJECTS:
                words[k], alone = word._replace(tag="V"), False
    return words


def tagged_sentences(reading):
    """The words of every sentence of a text, for `reading.get`."""
    return read_sentences(reading.text, reading.of(sentences))


def tags_of(words):
    """The classes of some words as one text, a letter a word."""
    return "".join([word.tag for word in words])


def main_clause(words):
    """The words of the first main clause of a sentence: no relative, other subordinate or participle clauses.

    >>> " ".join(word.low for word in main_clause(read_words("The firm, which never paid, sold the site after it closed.")))
    'the firm , sold the site'
    """
    tags, kept, k = tags_of(words), [], 0
    while k < len(words) and words[k].low != ";":
        stop = next((m for m in range(k + 1, len(words)) if words[m].low in ",;"), len(words))
        joined = words[k].low in _SUBORDINATE and (words[k].low != "that" or tags[k - 1 : k] == "N")
        if (joined and "V" in tags[k + 1 : stop]) or (tags[k] in "GD" and k and words[k - 1].low == "," and "V" in tags_of(kept)):
            k = stop + (words[stop : stop + 1] != () and words[stop].low == ",")
        else:
            kept.append(words[k])
            k += 1
    return kept
