"""The words that reported speech is read by: word classes, and every form of the reporting verbs, nouns and sources."""

from types import SimpleNamespace
from typing import NamedTuple

from .lexicons import built_from, read_lexicon

QUOTE = "<quote>"  # the atom that stands for a quoted run
G = SimpleNamespace(**{row["group"]: frozenset(row["words"].split()) for row in read_lexicon("grammar_words", ["group", "words"])})
G.signs = frozenset([".", ",", ";", ":", "(", ")", "[", "]", "—", "–", "-", "!", "?", "…", '"', "”", "“", "'", "’", "‘", "/", "*", "•", "|"]) | {QUOTE}
G.ends = frozenset([".", ";", "!", "?", ")", "]", "…"])
G.left = G.adverbs - G.not_left
_DOUBLING = frozenset(["concur", "deadpan", "dub", "rebut", "sum", "brag", "rip", "slam", "quip", "slip", "snap", "beg", "admit", "submit", "chat", "refer", "aver", "begin", "let", "cut", "put", "hit"])


class Entry(NamedTuple):
    """One form of a reporting expression: further words that belong to it, what it takes, form, lemma, is the form a noun too."""

    particles: tuple
    takes: frozenset
    form: str
    lemma: str
    noun_too: bool


def _forms(lemma, irregular):
    """(form, kind) of a verb; kind: base, s, ing, past. `irregular`: past forms parted by /, or forms in -ing and -s to add."""
    ends_in_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    body = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if lemma in _DOUBLING:
        body += lemma[-1]
    third = lemma[:-1] + "ies" if ends_in_y else lemma + "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else lemma + "s"
    regular = lemma[:-1] + "ied" if ends_in_y else lemma + "d" if lemma.endswith("e") else body + "ed"
    if "ing" not in irregular:
        yield body + "ing", "ing"
    for form in irregular.split("/") if irregular else [regular]:
        yield form, "ing" if form.endswith("ing") else "s" if form.endswith("s") else "past"
    yield third, "s"
    yield lemma, "base"


@built_from("reporting_verbs.csv", "report_nouns.csv", "source_nouns.csv")
def _lexicon():
    """Verb forms to entries (longest first), noun forms to what they take, source nouns to their kind, and all words that report."""
    verbs = {}
    for row in read_lexicon("reporting_verbs", ["verb", "irregular", "group", "takes", "noun_too"]):
        lemma, *particles = row["verb"].split()
        takes = frozenset(row["takes"].split())
        for form, kind in _forms(lemma, row["irregular"]):
            verbs.setdefault(form, []).append(Entry(tuple(particles), takes, kind, row["verb"], row["noun_too"] == "yes"))
    for entries in verbs.values():
        entries.sort(key=lambda entry: -len(entry.particles))
    nouns = {}
    for row in read_lexicon("report_nouns", ["noun", "group", "takes"]):
        plural = row["noun"][:-1] + "ies" if row["noun"].endswith(("sy", "ry", "ny", "ly")) else row["noun"] + "s"
        nouns[row["noun"]] = nouns[plural] = frozenset(row["takes"].split())
    sources = {row["noun"]: row["kind"] for row in read_lexicon("source_nouns", ["noun", "kind"])}
    sources |= {noun + "s": kind for noun, kind in sources.items() if noun + "s" not in sources}
    return verbs, nouns, sources, verbs.keys() | nouns.keys() | {"according"}
