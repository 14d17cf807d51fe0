"""The words that reported speech is read by: word classes, and every form of the reporting verbs, nouns and sources."""

from collections import namedtuple
from types import SimpleNamespace

from ..ground import built_from, read_lexicon

QUOTE = "<quote>"  # the atom that stands for a quoted run


_JOINED = {
    "asides": "relatives prepositions conjunctions",  # begin what stands between commas beside a subject
    "attributive": "determiners prepositions",  # a form in -ed behind one is an adjective
    "dating": "dates timing no_end",  # stand behind a subject and tell when
    "predeterminers": "prepositions adverbs openers numbers",  # may stand before an article inside a noun phrase
    "times_after": "determiners dates spans",  # make a time of what is in `timing`
    "no_hearer": "signs questions prepositions dates adverbs that",
    "group_ends": "signs prepositions pronouns conjunctions",
    "no_subject": "signs prepositions conjunctions dates adverbs",
    "phrase_ends": "signs prepositions relatives",
    "no_name": "determiners prepositions conjunctions pronouns openers dates adverbs rounding numbers",
    "linking": "unsaid left loosely",
}  # groups that several groups of the table make


def _groups():
    """The groups of words of `grammar_words.csv` by name (`G.people`, `G.dates`).

    What the table cannot hold, signs and the past forms of verbs, is added.
    """
    rows = read_lexicon("grammar_words", ["group", "words"])
    found = {row["group"]: frozenset(row["words"].split()) for row in rows}
    past = {row["past"].split("/")[0] for row in read_lexicon("verbs", ["verb", "past"])}
    found["left"] = found["adverbs"] - found["not_left"]
    found["signs"] = frozenset(".,;:()[]—–-!?…\"”“'’‘/*•|") | {QUOTE}
    found |= {name: frozenset().union(*(found[part] for part in parts.split())) for name, parts in _JOINED.items()}
    found["no_name"] -= {"jan", "may", "will"}  # Jan Roe, Theresa May, Will Roe
    found["finite"] |= found["auxiliaries"] | past - found["no_finite"]
    return SimpleNamespace(**found, ends=frozenset(".;!?)]…"))


G = _groups()  # read once, and looked up at each word: an object without a hook for names it has not


# one form of a reporting expression: further words of it, what it takes, form, lemma, is the form a noun too
Entry = namedtuple("Entry", "particles takes form lemma noun_too")


def verb_forms(lemma, irregular):
    """(form, kind) of a verb; kind: base, s, ing, past. `irregular`: forms parted by / in place of the regular past."""
    ends_in_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    body = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if lemma in G.doubling:
        body += lemma[-1]
    hissing = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
    third = lemma[:-1] + "ies" if ends_in_y else lemma + "es" if hissing else lemma + "s"
    regular = lemma[:-1] + "ied" if ends_in_y else lemma + "d" if lemma.endswith("e") else body + "ed"
    if "ing" not in irregular:
        yield body + "ing", "ing"
    for form in irregular.split("/") if irregular else [regular]:
        yield form, "ing" if form.endswith("ing") else "s" if form.endswith("s") else "past"
    yield third, "s"
    yield lemma, "base"


def _plural(noun):
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


@built_from("reporting_verbs.csv", "report_nouns.csv", "source_nouns.csv")
def speech_words():
    """Verb forms to entries (longest first), noun forms to what they take, source nouns to kinds, words that report."""
    verbs = {}
    for row in read_lexicon("reporting_verbs", ["verb", "irregular", "group", "takes", "noun_too"]):
        lemma, *particles = row["verb"].split()
        takes = frozenset(row["takes"].split())
        for form, kind in verb_forms(lemma, row["irregular"]):
            entry = Entry(particles, takes, kind, row["verb"], row["noun_too"] == "yes")
            verbs.setdefault(form, []).append(entry)
    for entries in verbs.values():
        entries.sort(key=lambda entry: -len(entry.particles))
    nouns = {}
    for row in read_lexicon("report_nouns", ["noun", "group", "takes"]):
        nouns[row["noun"]] = nouns[_plural(row["noun"])] = frozenset(row["takes"].split())
    sources = {row["noun"]: row["kind"] for row in read_lexicon("source_nouns", ["noun", "kind"])}
    sources = {_plural(noun): kind for noun, kind in sources.items()} | sources
    return verbs, nouns, sources, verbs.keys() | nouns.keys() | {"according"}
