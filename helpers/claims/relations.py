"""How two claims that are about the same thing differ: figures, negation, attribution, scope, detail."""

import calendar
import functools
import re
from typing import NamedTuple

from ..ground import built_from, either, read_lexicon, remembered
from ..language import main_clause, read_words, tokens_of
from .scores import numbers_of

RELATIONS = ("same", "paraphrase", "rounded", "more_precise", "attributed_differently", "differs_in_scope", "contradicts")
# What `compare` says of the figures of a pair, as a relation of the claims; None: the words decide.
OF_VERDICT = {
    "identical": None,
    "same figure, converted": None,
    "arithmetic follows": None,
    "not a quantity": None,
    "same figure, rounded": "rounded",
    "compatible with hedge": "rounded",  # more precise, if the hedge is a bound such as "at least"
    "within range": "more_precise",
    "different as-of date": "differs_in_scope",
    "different definition": "differs_in_scope",
    "undetermined": "differs_in_scope",
    "arithmetic does not follow": "contradicts",
    "conflict": "contradicts",
}
ALIKE = 0.65  # part of the poorer claim's words that must be shared before negations, opposites or figures contradict
CLOSE = 0.3  # score from which a conflict of figures is one about the same thing
ROUNDING = 0.03  # part by which numbers differ that may be one number, rounded
DETAIL = 0.8  # part of the poorer claim's words that are in the richer one, for "more precise"

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*%?")
_PERCENT = re.compile(r"(?<=\d)(?:\s?per ?cent\b|pc\b|\s%)")
_SPOKEN_NUMBER = re.compile(r"[a-z]+")
_DAYS = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name) - {"may"}
_PLACE = re.compile(r"\b(?:in|at|near|from|outside)\s+(?:the\s+)?([A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,3})")
_FOCUS = frozenset(("only", "just", "merely", "simply", "least"))  # "not only the mayor" denies nothing of the mayor
_CLOSED = ("preposition", "conjunction", "determiner", "pronoun", "auxiliary", "adverb")  # kinds of function_words.csv
_CLOCK = re.compile(r"\b\d{1,2}[:.][0-5]\d\s?[ap]\.?m|\b\d{1,2}:[0-5]\d\b", re.I)
_MAY = re.compile(r"\b(?:in|on|of|since|until|by|\d{1,2})\s+May\b|\bMay\s+\d")


class Profile(NamedTuple):
    """What the relation of two claims is read from."""

    content: frozenset
    plain: frozenset  # content without figures
    figures: tuple
    bounded: bool
    days: frozenset
    places: frozenset
    scopes: frozenset
    turns: bool  # has a negation or a word of a pair of opposites
    denies: bool  # has a negation
    attributed: bool


@built_from("opposites.csv", "negations.csv", "verbs.csv", "function_words.csv", "equivalents.csv")
def _polarity():
    """Word to its places in pairs of opposites; negations; empty words; form of a verb to its first form; what turns a claim."""
    sides, base = {}, {}
    for number, row in enumerate(read_lexicon("opposites", ["one", "other"])):
        for side in ("one", "other"):
            for word in row[side].split():
                sides.setdefault(word, []).append((number, side == "one"))
    for row in read_lexicon("verbs", ["verb", "past"]):
        base |= dict.fromkeys(filter(None, row["past"].split("/")), row["verb"])
    rows = [row for row in read_lexicon("function_words", ["kind", "words"]) if row["kind"] in _CLOSED]
    closed = {"one"} | {word for row in rows for word in row["words"].split()}
    negations = {row["word"] for row in read_lexicon("negations", ["word"])}
    return sides, negations, closed, base, negations | {word.split("_")[0] for word in sides}


@remembered(100_000, "verbs.csv", "equivalents.csv", "negations.csv")
def _stems(word):
    """The stems of a word in lower case, with the forms of a verb as one."""
    return [token.stem for token in tokens_of(_polarity()[3].get(word, word))[0]]


@remembered(4_000, "opposites.csv", "negations.csv", "verbs.csv", "function_words.csv", "equivalents.csv")
def read_signs(text):
    """(stems of the main clause, stem or pair of opposites to the set of its signs).

    A negation turns the next word that has content: "without pay" is the opposite of "paid".

    >>> read_signs("The firm, which never failed, did not publish the report.")[1]
    {'firm': {True}, 'publish': {False}, 'report': {True}}
    """
    sides, negations, closed, *_ = _polarity()
    main, signs, before, turned = set(), {}, "", False
    clause = [word.low.replace("’", "'") for word in main_clause(read_words(text)) if word.low[0].isalnum()]
    for k, word in enumerate(clause):
        pairs = sides.get(f"{before}_{word}") or sides.get(word)
        negation = word.endswith("n't") or (word in negations and any(later not in closed for later in clause[k + 1 :]))
        if negation and not pairs:
            turned = not turned
            continue
        before, turned = word, turned and word not in _FOCUS
        if pairs or word not in closed:
            found = [] if pairs else _stems(word)
            main.update(found)
            for key, sign in pairs or ((stem, True) for stem in found):
                signs.setdefault(key, set()).add(sign != turned)
            turned = False
    return frozenset(main), signs


@built_from("scope_words.csv", "function_words.csv", "number_words.csv", "hedges.csv", "reporting_verbs.csv", "equivalents.csv")
def _signs():
    """Word to scope; stems without content; words for numbers; hedges; attribution."""
    scopes = {}
    for row in read_lexicon("scope_words", ["scope", "words"]):
        scopes |= dict.fromkeys(row["words"].split(), row["scope"])
    empty = [word for row in read_lexicon("function_words", ["words"]) for word in row["words"].split()]
    empty = {token.stem for word in (*empty, "is", "was", "has", "had", "do", "did") for token in tokens_of(word)[0]}
    numbers = {row["word"] for row in read_lexicon("number_words", ["word"])} - {"a", "an", "one"}
    hedges = [row["phrase"] for row in read_lexicon("hedges", ["phrase", "bound"]) if row["bound"] in ("<", ">")]
    forms = set()
    for row in read_lexicon("reporting_verbs", ["verb", "irregular", "takes"]):
        if "clause" in row["takes"].split():
            stem = re.sub("(?<![aeiou])y$", "i", row["verb"])
            forms |= set(row["irregular"].split("/")) if row["irregular"] else {stem.removesuffix("e") + "ed"}
            forms.add(stem + "es" if stem.endswith("i") else stem + "s")
    said = "|".join(sorted(map(re.escape, forms - {""}), key=lambda form: (-len(form), form)))
    attributed = re.compile(
        rf"\baccording to\b"
        rf"|\b(?:{said})\b(?=,?\s+(?:that|the|an?|it|he|she|they|there|his|her|its|their|on|in|at|no|more|some|\w+day|[A-Z\"“\d]))"
        rf"|[,”\"]\s+[^,.;]{{2,60}}\s(?:{said})\b"
        rf"|\b(?:{said})\s*(?:[.,:]|$)"
    )
    return scopes, empty, numbers, re.compile(rf"\b(?:{either(hedges)})\b"), attributed


def profile(text):
    """Read one claim."""
    scopes, empty, numbers, bounds, attributed = _signs()
    tokens, _ = tokens_of(text)
    small = _SPOKEN_NUMBER.findall(text.lower())
    words = set(small)
    figures = (*_FIGURE.findall(_PERCENT.sub("%", text)), *(word for word in small if word in numbers))
    content = frozenset(token.stem for token in tokens) - empty
    days = words & _DAYS | ({"may"} if _MAY.search(text) else set())
    return Profile(
        content,
        content - {token.stem for figure in figures for token in tokens_of(figure)[0]},
        figures,
        bool(bounds.search(text)),
        frozenset(days),
        frozenset(token.stem for match in _PLACE.finditer(text) for token in tokens_of(match.group(1))[0][:1]) - _DAYS,
        frozenset(scopes[word] for word in words if word in scopes and not (word == "may" and "may" in days)),
        not words.isdisjoint(_polarity()[4]),
        not words.isdisjoint(_polarity()[1]),
        bool(attributed.search(text)),
    )


class Finding(NamedTuple):
    """How the second of two claims stands to the first: what decided, and which of the two tells more (0, 1, None)."""

    relation: str | None
    why: str
    by: str = "words"  # "figures", "polarity", "voice", "scope", "words"
    richer: int | None = None


class Judge:
    """Tells how two claims of a table differ; keeps what it read of each claim and what `compare` said of texts."""

    def __init__(self, claims):
        self.texts = claims["claim"].tolist()
        self.speakers, self.dates = (self._column(claims, name) for name in ("speaker", "published"))
        self.profile, self.compare = functools.cache(profile), functools.cache(self._compare)

    @staticmethod
    def _column(claims, name):
        cells = claims[name].tolist() if name in claims.columns else [None] * len(claims)
        return [None if cell is None or cell != cell else cell for cell in cells]

    @staticmethod
    def _compare(*texts_and_dates):
        from ..verdicts import compare

        return compare(*texts_and_dates)

    def is_attributed(self, i, other=None):
        """Whether the claim in row `i` is put into a mouth; `other`: a row whose speaker it may open with."""
        opens = other is not None and _tells_of(self.speakers[other], self.texts[i])
        return bool(self.speakers[i]) or self.profile(self.texts[i]).attributed or opens

    def relation(self, i, j, score):
        """The `Finding` for the claims in rows `i` and `j`, which are alike by `score`."""
        texts, speakers = (self.texts[i], self.texts[j]), (self.speakers[i], self.speakers[j])
        if texts[0] == texts[1] and speakers[0] == speakers[1]:
            return Finding("same", "the same words")
        a, b = map(self.profile, texts)
        if not (a.content and b.content) and not words_in(texts[0]) & words_in(texts[1]) and texts[0].lower() != texts[1].lower():
            return Finding(None, "no word of content in common")
        if (a.turns or b.turns) and (why := _opposed(a, b, *map(read_signs, texts))):
            return Finding("contradicts", why, "polarity")
        note = ""
        if a.figures and b.figures and sorted(a.figures) != sorted(b.figures):
            judged = self.compare(*texts, self.dates[i], self.dates[j])
            note = f" (figures: {judged.verdict})"
            if found := _by_figures(a, b, texts, judged, score):
                return found
        return self._by_voice(i, j) or _by_scope(a, b) or _by_words(a, b, texts, note)

    def _by_voice(self, i, j):
        """Who says it: the article or somebody, or two people who are surely not one."""
        said, speakers = (self.is_attributed(i, j), self.is_attributed(j, i)), (self.speakers[i], self.speakers[j])
        if said[0] != said[1]:
            which = "the second" if said[0] else "the first"
            return Finding("attributed_differently", f"{which} asserts what the other puts into a mouth", "voice")
        if all(speakers) and _are_apart(*speakers):
            return Finding("attributed_differently", f"said by {speakers[0]} and by {speakers[1]}", "voice")
        return None


def _by_figures(a, b, texts, judged, score):
    """What the verdict on the figures of two claims makes of them; None where words decide."""
    relation = OF_VERDICT.get(judged.verdict)
    if judged.verdict == "compatible with hedge" and (a.bounded or b.bounded):
        relation = "more_precise"
    one, other = set(a.figures), set(b.figures)
    if not judged.compatible and a.bounded != b.bounded and (one <= other or other <= one):
        return Finding("more_precise", "both figures can be true, one a bound and one rounded to it", "figures")
    if relation == "contradicts":
        clock = all(map(_CLOCK.search, texts))
        if clock or score < CLOSE or _count_alike(*map(numbers_of, texts)) or not _on_one_thing(a, b, *map(words_in, texts)):
            doubt = "times of day that may be of two time zones" if clock else "figures that may be for different things"
            return Finding("differs_in_scope", f"{doubt}: {judged.why}", "figures")
    if relation:
        return Finding(relation, "; ".join(filter(None, (f"figures: {judged.verdict}", judged.why, judged.assumption))), "figures")
    return None


def _count_alike(one, other):
    """Whether two lists of numbers, dates left out, are the same but for rounding: then only dates can differ."""
    near = [[any(abs(x - y) <= ROUNDING * max(x, y) for y in there) for x in here] for here, there in ((one, other), (other, one))]
    return all(map(all, near))


def _by_scope(a, b):
    """Days, places, and words such as "some", "planned", "allegedly" that stand in one claim alone."""
    for name, one, other in (("dates", a.days, b.days), ("places", a.places, b.places)):
        if one and other and not one & other:
            return Finding("differs_in_scope", f"{name} differ: {', '.join(sorted(one))} / {', '.join(sorted(other))}", "scope")
    if a.scopes != b.scopes and _alike(a.content, b.content):
        return Finding("differs_in_scope", f"only one is limited by: {', '.join(sorted(a.scopes ^ b.scopes))}", "scope")
    return None


def _by_words(a, b, texts, note):
    """The same, more precise or a paraphrase, by the words of content in common."""
    shared, least = a.content & b.content, min(len(a.content), len(b.content))
    if a.content == b.content:
        return Finding("same", "the same words but for order and form" + note)
    more = abs(len(a.content) - len(b.content))
    if len(shared) >= DETAIL * least > 0 and (more >= 2 or bool(a.figures) != bool(b.figures)):
        richer = int(len(b.content) >= len(a.content))
        added = ", ".join(_surfaces(texts[richer], (a, b)[richer].content - shared))
        return Finding("more_precise", f"the {('first', 'second')[richer]} adds: {added}{note}", richer=richer)
    return Finding("paraphrase", f"{len(shared)} of {least} words in common" + note)


def _alike(one, other):
    """Whether most words of the poorer of two sets stand in the other."""
    return len(one & other) >= max(ALIKE * min(len(one), len(other)), 1)


def _tells_of(speaker, text):
    """Whether a claim opens with the name of a speaker: "Unite puts the number at 400"."""
    if not speaker or not _kind_of_name(speaker):
        return False
    return tokens_of(speaker)[0][-1].stem in {token.stem for token in tokens_of(text)[0][:4]}


def _are_apart(one, other):
    """Whether two speakers are surely not the same: two persons or two bodies by name, without a word in common."""
    words = [{token.stem for token in tokens_of(speaker)[0]} for speaker in (one, other)]
    return not words[0] & words[1] and _kind_of_name(one) == _kind_of_name(other) is not None


@built_from("common_words.csv", "first_names.csv", "equivalents.csv")
def _ordinary():
    """Words that names of bodies are made of, and first names."""
    common = {word for row in read_lexicon("common_words", ["words"]) for word in row["words"].split()}
    return common, {row["name"].lower() for row in read_lexicon("first_names", ["name"])}


def _kind_of_name(speaker):
    """Whether a speaker is a "person" or a "body" by name; None for a role ("a spokesman"), who may be either."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", speaker) if word.lower() not in ("of", "the", "for", "and")]
    common, first_names = _ordinary()
    if not words or not all(word[0].isupper() for word in words):
        return None
    low = [word.lower() for word in words]
    return "body" if low[0] not in first_names and set(low) & common else "person"


def _opposed(a, b, read_a, read_b):
    """Why the main clauses of two claims cannot both hold, as far as negations and opposites tell; or None."""
    (main_a, signs_a), (main_b, signs_b) = read_a, read_b
    if not _alike(main_a, main_b):
        return None
    common = [key for key in signs_a if key in signs_b]
    for key in common:
        if len(signs_a[key]) == len(signs_b[key]) == 1 and signs_a[key] != signs_b[key]:
            if isinstance(key, str):
                if (len(common) > 1 or key[0].isdigit()) and not (a.denies and b.denies):
                    return "one is negated, the other is not"
            elif len(common) > 2 or main_a == main_b:
                apart = (a.scopes ^ b.scopes) - {"none"} or (a.figures and b.figures and not set(a.figures) & set(b.figures))
                if not apart:
                    return "one says the opposite of the other"
    return None


@remembered(4_000, "verbs.csv", "function_words.csv", "number_words.csv", "equivalents.csv", "negations.csv")
def words_in(text):
    """Stems of a claim without figures, verbs such as "killed" among them."""
    words = set(_SPOKEN_NUMBER.findall(text.lower())) - _polarity()[2] - _signs()[2]
    return {stem for word in words for stem in _stems(word)}


def _on_one_thing(a, b, words_a, words_b):
    """Whether two claims share most of their words, figures aside, or a percentage beside the figures that differ."""
    return _alike(words_a, words_b) or bool(words_a & words_b and any("%" in figure for figure in set(a.figures) & set(b.figures)))


def _surfaces(text, stems, most=6):
    """The first few words of a text that have one of these stems."""
    found = (word for word in re.findall(r"[^\W_]+", text) if any(token.stem in stems for token in tokens_of(word)[0]))
    return list(dict.fromkeys(found))[:most]
