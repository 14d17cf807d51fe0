"""How two claims that are about the same thing differ: figures, negation, attribution, scope, detail."""

import calendar
import functools
import re
from typing import NamedTuple

from .lexicons import built_from, either, read_lexicon
from .similarity import tokens_of

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
ALIKE = 0.65  # part of the poorer claim's words that must be shared before a negation or an opposite counts
CLOSE = 0.3  # score from which a conflict of figures is one about the same thing
DETAIL = 0.8  # part of the poorer claim's words that are in the richer one, for "more precise"

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SPOKEN_NUMBER = re.compile(r"[a-z]+")
_DAYS = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name) - {"may"}
_PLACE = re.compile(r"\b(?:in|at|near|from|outside)\s+(?:the\s+)?([A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,3})")
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
    sides: dict
    negated: bool
    attributed: bool


@built_from("opposites.csv", "scope_words.csv", "function_words.csv", "number_words.csv", "hedges.csv", "reporting_verbs.csv", "equivalents.csv")
def _signs():
    """Word to its sides in pairs of opposites; word to scope; stems without content; words for numbers; hedges; attribution."""
    sides, scopes = {}, {}
    for number, row in enumerate(read_lexicon("opposites", ["one", "other"])):
        for side in ("one", "other"):
            for word in row[side].split():
                sides.setdefault(word, []).append((number, side))
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
    return sides, scopes, empty, numbers, re.compile(rf"\b(?:{either(hedges)})\b"), attributed


def profile(text):
    """Read one claim."""
    sides, scopes, empty, numbers, bounds, attributed = _signs()
    tokens, negated = tokens_of(text)
    small = _SPOKEN_NUMBER.findall(text.lower())
    words = set(small)
    found = {}
    for word in small:
        for number, side in sides.get(word, ()):
            found.setdefault(number, set()).add(side)
    figures = (*_FIGURE.findall(text), *(word for word in small if word in numbers))
    content = frozenset(token.stem for token in tokens) - empty
    days = words & _DAYS | ({"may"} if _MAY.search(text) else set())
    return Profile(
        content,
        content - {token.stem for figure in figures for token in tokens_of(figure)[0]},
        figures,
        bool(bounds.search(text)),
        frozenset(days),
        frozenset(match.group(1).split()[0].strip(".’'-").lower() for match in _PLACE.finditer(text)) - _DAYS,
        frozenset(scopes[word] for word in words if word in scopes and not (word == "may" and "may" in days)),
        found,
        negated,
        bool(attributed.search(text)),
    )


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
        from .compare import compare  # imported late: most pairs need no figures compared

        return compare(*texts_and_dates)

    def relation(self, i, j, score):
        """(relation, why) for the claims in rows `i` and `j`, which are alike by `score`."""
        texts, speakers = (self.texts[i], self.texts[j]), (self.speakers[i], self.speakers[j])
        if texts[0] == texts[1] and speakers[0] == speakers[1]:
            return "same", "the same words"
        a, b = map(self.profile, texts)
        shared, least = a.content & b.content, min(len(a.content), len(b.content))
        alike = len(shared) >= max(ALIKE * least, 1)
        turned = any(len(a.sides[n]) == len(b.sides[n]) == 1 and a.sides[n] != b.sides[n] for n in a.sides.keys() & b.sides.keys())
        but_for_one = turned and len(shared) >= ALIKE * (least - 1) > 0  # alike but for the words of a pair of opposites
        if (a.negated != b.negated) ^ turned and (alike or but_for_one):
            return "contradicts", "one says the opposite of the other" if turned else "one is negated, the other is not"
        judged = None
        if a.figures and b.figures and sorted(a.figures) != sorted(b.figures):
            judged = self.compare(*texts, self.dates[i], self.dates[j])
            relation = OF_VERDICT.get(judged.verdict)
            if judged.verdict == "compatible with hedge" and (a.bounded or b.bounded):
                relation = "more_precise"
            if relation == "contradicts" and score < CLOSE and 2 * len(shared & a.plain) < min(len(a.plain), len(b.plain)):
                relation = "differs_in_scope"  # the figures differ, but so does most of what is said
            if relation:
                return relation, "; ".join(filter(None, (f"figures: {judged.verdict}", judged.why, judged.assumption)))
        said = [bool(speaker) or read.attributed for speaker, read in zip(speakers, (a, b), strict=True)]
        if said[0] != said[1]:
            return "attributed_differently", f"{'the second' if said[0] else 'the first'} asserts what the other puts into a mouth"
        if all(speakers) and speakers[0].split()[-1:] != speakers[1].split()[-1:]:
            return "attributed_differently", f"said by {speakers[0]} and by {speakers[1]}"
        for name, one, other in (("dates", a.days, b.days), ("places", a.places, b.places)):
            if one and other and not one & other:
                return "differs_in_scope", f"{name} differ: {', '.join(sorted(one))} / {', '.join(sorted(other))}"
        if alike and a.scopes != b.scopes:
            return "differs_in_scope", f"only one is limited by: {', '.join(sorted(a.scopes ^ b.scopes))}"
        note = f" (figures: {judged.verdict})" if judged else ""
        if a.content == b.content:
            return "same", "the same words but for order and form" + note
        more = abs(len(a.content) - len(b.content))
        if len(shared) >= DETAIL * least > 0 and (more >= 2 or bool(a.figures) != bool(b.figures)):
            richer = int(len(b.content) >= len(a.content))
            added = ", ".join(_surfaces(texts[richer], (a, b)[richer].content - shared))
            return "more_precise", f"the {('first', 'second')[richer]} adds: {added}{note}"
        return "paraphrase", f"{len(shared)} of {least} words in common" + note


def _surfaces(text, stems, most=6):
    """The first few words of a text that have one of these stems."""
    found = (word for word in re.findall(r"[^\W_]+", text) if any(token.stem in stems for token in tokens_of(word)[0]))
    return list(dict.fromkeys(found))[:most]
