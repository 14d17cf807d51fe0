"""The words of a sentence with their classes, and its main clause: the one reader of words."""

import bisect
import itertools
import re
from collections import namedtuple

from ..ground import built_from, read_lexicon
from .grammar import G, verb_forms
from .tagger import tagger

# Words as the treebank parts them: "did" and "n't", "Ann" and "'s", "two", "-" and "year"; marks have no class.
_TOKEN = re.compile(
    r"((?!\s)(?:(?!cannot\b)[^\W\d_](?:[^\W_]++(?!['’])|(?![\w.'’]))|\d+(?:[.,]\d+)*|(?:[A-Za-z]\.){2,}"
    r"|[$%£€&]|n['’]t\b|can(?=not\b)|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+?(?=n['’]t\b)|[^\W_]+|[^\w\s]|_))",
    re.I,
)
_CLASSES = {
    "NOUN|-": "N", "PROPN|-": "N", "X|-": "N", "NUM|-": "#", "ADJ|-": "A", "ADV|-": "R", "INTJ|-": "R", "PRON|-": "O",
    "DET|-": "T", "ADP|-": "P", "SCONJ|-": "P", "CCONJ|-": "C", "PART|-": "X", "AUX|Fin": "V", "VERB|Fin": "V",
    "AUX|Inf": "I", "VERB|Inf": "I", "AUX|Part": "D", "VERB|Part": "D", "VERB|Ger": "G",
}  # fmt: skip
_BEHIND_NOUN = re.compile("(?<=[NO])[NAD]")


# A word or mark: offsets, lower case, class (see `Words`), whether it has a capital.
Word = namedtuple("Word", "start end low tag capital")


class Words:
    """The words and marks of a text: `starts`, `ends`, `low`er case, `tags`; `spans`: of all its sentences.

    The tags are the classes, a letter each: V finite verb, or a verb behind its finite auxiliary; I infinitive; D
    participle; G -ing form; N noun or name; A adjective; R adverb; O pronoun; T determiner; # number; P preposition or
    subordinator; C and/or/but; X "to", "not", "'s"; "," mark.
    """

    def __init__(self, text, spans=None):
        parts, at = [""], 0  # what stands between words, a word, what stands between ...; two empty between sentences
        for _, end in spans or [(0, len(text))]:
            parts += ["", "", "", *_TOKEN.split(text[at:end])]
            at = end
        words = [*parts[1::2], "", ""]
        places, low = list(itertools.accumulate(map(len, parts))), list(map(str.lower, words))
        columns = places[:-1:2], places[1::2], low, _classes_of(words, low)
        self.starts, self.ends, self.low, tags = (list(itertools.compress(column, low)) for column in columns)
        self.tags = "".join(tags)

    def within(self, start, end):
        """What stands between two offsets, as a slice."""
        return slice(bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end))


def read_words(sentence):
    """The words of one sentence with their classes, as `Words` tells them.

    >>> tags_of(read_words("Ann and Tom have sold it."))
    'NCNVVO,'
    """
    words = Words(sentence)
    capitals = [sentence[start].isupper() for start in words.starts]
    return tuple(map(Word, words.starts, words.ends, words.low, words.tags, capitals))


def begins_with_name(sentence):
    """Is the first word of a sentence, which has its capital anyway, a name?

    >>> begins_with_name("Avon farmers sold it."), begins_with_name("Farmers sold it.")
    (True, False)
    """
    label = tagger().labels_of(["", "", *_TOKEN.findall(sentence), "", ""])[2]
    return [*tagger().labels, ","][label] == "PROPN|-"


def _classes_of(words, low):
    """The class of each word."""
    names, labels = tagger().labels, tagger().labels_of(words)
    letters = [*map(_CLASSES.get, names), ","]
    tags, helps = [letters[label] for label in labels], {n for n, name in enumerate(names) if name.startswith("AUX")}
    for k in [k for k, label in enumerate(labels) if label in helps]:
        # a verb takes the class of the auxiliary that it stands behind, adverbs aside
        after = next(n for n in range(k + 1, len(low)) if tags[n] != "R" and low[n] not in ("not", "n't", "n’t"))
        if tags[after] in "DIG":
            tags[after] = tags[k]
    forms, told = _verb_forms(), "".join(tags)
    # between marks without a finite verb, as in "Council closes pool", one behind a noun is taken for a noun
    for part in re.finditer("(?<![^,])[^,V]+(?![^,])", told):
        behind = [found.start() for found in _BEHIND_NOUN.finditer(told, part.start() + 1, part.end())]
        for k in [k for k in behind if words[k] in forms and (told[k + 1] != "N" or low[k][-1] == "s")][:1]:
            tags[k] = "V"
    return tags


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
