"""The words of a sentence with their classes, and its main clause: the one reader of words."""

import re
from typing import NamedTuple

from ..ground import built_from, read_lexicon
from .grammar import G, verb_forms
from .tagger import tagger

# Words as the treebank parts them: "did" and "n't", "Ann" and "'s", "two", "-" and "year"; then marks, which have no class.
_TOKEN = re.compile(
    r"(\d+(?:[.,]\d+)*|(?:[A-Za-z]\.){2,}|[$%£€&]|n['’]t\b|can(?=not\b)|['’](?:s|re|ve|ll|d|m)\b"
    r"|[^\W_]+?(?=n['’]t\b)|[^\W_]+)|[^\w\s]|_",
    re.I,
)
_CLASSES = {
    "NOUN|-": "N", "PROPN|-": "N", "X|-": "N", "NUM|-": "#", "ADJ|-": "A", "ADV|-": "R", "INTJ|-": "R", "PRON|-": "O", "DET|-": "T",
    "ADP|-": "P", "SCONJ|-": "P", "CCONJ|-": "C", "PART|-": "X", "AUX|Fin": "V", "VERB|Fin": "V", "AUX|Inf": "I", "VERB|Inf": "I",
    "AUX|Part": "D", "VERB|Part": "D", "VERB|Ger": "G", None: ",",
}  # fmt: skip
_HELPS = frozenset(["AUX|Fin", "AUX|Inf", "AUX|Part"])
_NOT = ("not", "n't", "n’t")
_SUBJECTS = G.pronouns | {"which"}


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
    printed = [match[0] for match in matches]
    low = [word.lower() for word in printed]
    names = tagger().labels
    tags, helping = [], []
    for k, match in enumerate(matches):
        label = names[next(labels)] if match[1] else None
        tags.append(_CLASSES[label])
        if label in _HELPS:
            helping.append(k)
    for k in helping:  # a verb takes the class of the auxiliary that it stands behind, adverbs aside
        after = k + 1
        while after < len(low) and (tags[after] == "R" or low[after] in _NOT):
            after += 1
        if after < len(low) and tags[after] in "DIG":
            tags[after] = tags[k]
    _mend(printed, low, tags)
    capitals = [word[0].isupper() for word in printed]
    return tuple(
        map(Word, [match.start() for match in matches], [match.end() for match in matches], low, tags, capitals)
    )


@built_from("verbs.csv")
def _verb_forms():
    """Forms of common verbs that are finite by themselves: the base, -s, -ed, the irregular past."""
    rows = read_lexicon("verbs", ["verb", "past"])
    forms = (form for row in rows for form in verb_forms(row["verb"], row["past"].split("/")[0]))
    return {form for form, kind in forms if kind != "ing"}


def _mend(printed, low, tags):
    """Find the verbs taken for nouns: behind "who" or "they"; in a stretch between marks without a verb, behind a noun."""
    forms = _verb_forms()
    for k, word in enumerate(low):
        if word not in forms or not k or tags[k] not in "NAD" or printed[k][0].isupper():
            continue
        if low[k - 1] not in _SUBJECTS:
            first = next((m + 1 for m in range(k - 1, 0, -1) if tags[m] == ","), 0)
            stop = next((m for m in range(k, len(low)) if tags[m] == ","), len(low))
            named = tags[k - 1] in "NO" and (tags[k + 1 : k + 2] != ["N"] or word.endswith("s"))
            if not named or "V" in tags[first:stop]:
                continue
        tags[k] = "V"


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
        joined = words[k].low in G.subordinators and (words[k].low != "that" or tags[k - 1 : k] == "N")
        if (joined and "V" in tags[k + 1 : stop]) or (
            tags[k] in "GD" and k and words[k - 1].low == "," and "V" in tags_of(kept)
        ):
            k = stop + (words[stop : stop + 1] != () and words[stop].low == ",")
        else:
            kept.append(words[k])
            k += 1
    return kept
