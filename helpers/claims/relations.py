"""How two claims that are about the same thing differ: negation, figures, who says it, scope, detail."""

import calendar
import functools
import re
from collections import namedtuple
from types import SimpleNamespace

from ..figures import absolute_dates
from ..ground import Reading, built_from, either, read_lexicon, remembered
from ..language import NAME, NUMBER, G, main_clause, read_words, speech_words, tokens_of
from ..speech import reported_speech
from ..verdicts import compare
from .scores import closed_words, numbers_of

# What `compare` says of the figures of a pair, as a relation of the claims; where nothing stands, the words decide.
MEANS = {"same figure, rounded": "rounded"} | dict.fromkeys(("compatible with hedge", "within range"), "more_precise")
MEANS |= dict.fromkeys(("different as-of date", "different definition", "undetermined"), "differs_in_scope")
MEANS |= dict.fromkeys(("arithmetic does not follow", "conflict"), "contradicts")
ALIKE = 0.65  # part of the poorer claim's words that must be shared before negations, opposites or figures contradict
FEW = 3  # fewer names in common, and nothing else, do not tell one thing
DETAIL = 0.8  # part of the poorer claim's words that are in the richer one, for "more precise" and for a bare "not"

_DAYS = "|".join(calendar.day_name)
_MARKS = re.compile(
    rf"\b(?P<days>{_DAYS})\b"
    r"|\b(?P<hours>\d{1,2}:[0-5]\d|\d{1,2}(?:\.[0-5]\d)?(?=\s?[ap]\.?m\b))"
    r"|\b(?:in|at|near|from|outside)\s+(?:the\s+)?"
    rf"(?P<places>(?!{_DAYS})[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){{0,3}})"
)
_BESIDE = re.compile(r"\bbecause\b[^,;]*", re.I)  # why it is so, is not what is said
_WORD, _LETTERS = re.compile(r"[a-z]+"), re.compile(r"[^\W\d_][\w'’-]*")
_NAME = r"((?:[A-Z][\w'’.-]* )+[A-Z][\w'’-]+)"
_AGE = re.compile(rf"{_NAME}, (?:an? )?(\d+)(?:-year-old|(?=,|\.?$))|(\d+)-year-old {_NAME}")  # "Ann Roe, 58, left"
_SIGNED = ("opposites.csv", "negations.csv", "verbs.csv", "function_words.csv", "equivalents.csv")


@built_from(*_SIGNED, "scope_words.csv", "reporting_verbs.csv", "titles.csv")
def _rules():
    sides = {}  # word to its places in pairs of opposites
    for number, row in enumerate(read_lexicon("opposites", ["one", "other"])):
        for side in ("one", "other"):
            for word in row[side].split():
                sides.setdefault(word, []).append((number, side == "one"))
    scopes = read_lexicon("scope_words", ["scope", "words"])
    wrong = either({word for row in scopes if row["scope"] == "called wrong" for word in row["words"].split()})
    return SimpleNamespace(
        sides=sides,
        joined=re.compile(rf"\b(?:{either([word.replace('_', ' ') for word in sides if '_' in word])})\b"),
        negations={row["word"] for row in read_lexicon("negations", ["word"])},
        empty={stem for word in closed_words() for stem in _stems(word)},
        titles={stem for row in read_lexicon("titles", ["title"]) for stem in _stems(row["title"])},
        scopes={word: row["scope"] for row in scopes for word in row["words"].split()},
        refuted=re.compile(  # what follows "Roe denied", or what stands before "is false", "he called a lie"
            r"(?<!were )(?<!was )(?<!been )\bden(?:y|ies|ied)\b(?P<what>\s[^,;:]*)"
            rf"|^.*?\b(?=(?:(?:is|are|was|were|been)\s+(?:\w+\s+)?|call(?:s|ed)\s[^,;:]*)\b(?:lie|{wrong})\b)",
            re.I,
        ),
    )


@remembered(40_000, *_SIGNED)
def read_signs(text):
    """(stems of the main clause, stem or pair of opposites to the set of its signs).

    A negation turns the next word that has content: "without pay" is the opposite of "paid".

    >>> read_signs("The firm, which never failed, did not publish the report.")[1]
    {'firm': {True}, 'publish': {False}, 'report': {True}}
    """
    rules, main, signs, turned = _rules(), set(), {}, False
    clause = [word.low.replace("’", "'") for word in main_clause(read_words(text)) if word.low[0].isalnum()]
    for word in rules.joined.sub(lambda two: two[0].replace(" ", "_"), " ".join(clause)).split():
        pairs = rules.sides.get(word)
        if not pairs and (word.endswith("n't") or word in rules.negations):
            turned = not turned
            continue
        found = [] if pairs else set(_stems(word)) - rules.empty
        main.update(found)
        for key, sign in pairs or ((stem, True) for stem in found):
            signs.setdefault(key, set()).add(sign != turned)
        turned = turned and not (pairs or found)
    return frozenset(main), signs


# How the second of two claims stands to the first: what decided ("figures", "polarity", "denial", "open": maybe of two
# things, "voice", "scope", "words"), and which of the two tells more (0, 1, None).
Finding = namedtuple("Finding", "relation why by richer", defaults=("words", None))


class Claim:
    """What relations are read from: stems with content, those of names and of digits, numbers, days and places
    (`marks`), ages by name, words that limit (`scopes`), number of negations (`denies`; `beside`: "with no"), what it
    says is not so (`refuted`), put into a mouth (`said`; None: whose?)."""

    def __init__(self, text, speaker=None, date=None, kind=None):
        rules, self.text, self.speaker, self.date, self.marks = _rules(), text, speaker, date, {}
        self.tokens = tokens = tokens_of(text)[0]
        self.content = frozenset(token.stem for token in tokens) - rules.empty
        self.near = {group for token in tokens for group in token.groups}
        self.names, self.digits = ({t.stem for t in tokens if t.weight == weight} for weight in (NAME, NUMBER))
        self.subject = set(_stems(re.match(r"(?:(?:[A-Z]\S*|and|of) )*", text)[0]))  # "Ann Roe and Bo Lind left"
        self.ages = {tuple((one or other).split()[-2:]): age or old for one, age, old, other in _AGE.findall(text)}
        numbers = numbers_of(re.sub(r"(?<=\w )\([^()]*\)", " ", text))  # "114 feet (35 meters)" is one
        self.numbers, self.first = frozenset(numbers), numbers[:1]
        rest, named = text, []
        for start, end, (year, month, day) in absolute_dates(text):
            rest = rest[:start] + " " * (end - start) + rest[end:]  # "in May" does not say that it may be
            name = calendar.month_name[month or 0]
            named += [("years", year), ("months", name), (f"days of {name}", name and day)]
        for match in _MARKS.finditer(rest):
            mark = match.lastgroup
            names = _stems(match[0]) if mark == "places" else [match[mark]]
            named += [(mark, name) for name in names if name not in rules.empty]
        for mark, name in named:
            if name:
                self.marks.setdefault(mark, set()).add(str(name))
        words, no = _WORD.findall(_BESIDE.sub(" ", _MARKS.sub(" ", rest)).lower()), rules.refuted.search(text)
        self.refuted = set(_stems((no["what"] or no[0]).rpartition("that ")[2])) - rules.empty if no else set()
        self.scopes = {rules.scopes[word] for word in words if word in rules.scopes}
        wrong = {word for word in words if rules.scopes.get(word) == "called wrong"} | rules.negations
        against = [k for k, word in enumerate(words) if word in wrong]
        self.denies = len(against) or bool(self.refuted)
        self.beside = all(words[k] == "without" or words[k - 1] == "with" for k in against)  # "left with no word"
        own = kind is not None or speech_words()[3].isdisjoint(words) or not reported_speech(Reading(text))
        self.said = True if speaker or not own else None if kind == "statement" else False

    @functools.cached_property
    def deeds(self):
        """The groups of near words of each verb of its main clause, of participles where it has none with content."""
        clause, found = main_clause(read_words(self.text)), []
        for tags in ("VI", "D"):
            verbs = {stem for word in clause if word.tag in tags for stem in _stems(word.low)} & self.content
            found = found or [token.groups for token in self.tokens if token.stem in verbs]
        return found


class Judge:
    """Tells how two claims of a table differ; keeps what it read of each claim and found of a pair."""

    def __init__(self, claims):
        known = claims.reindex(columns=["claim", "speaker", "published", "kind"]).astype(object)
        rows, read = known.where(known.notna(), None).values.tolist(), functools.cache(Claim)
        find = functools.lru_cache(100_000)(_find)
        self.claim = lambda i: read(*rows[i])  # the same for rows that are alike
        self.relation = lambda i, j: find(self.claim(i), self.claim(j))


def _find(a, b):
    """The `Finding` for two claims: the first question that has an answer."""
    shared, same = a.content & b.content, max(a.numbers & b.numbers, default=0)
    bare = shared <= a.names | b.names and len(shared) < FEW  # who or where, but no deed
    if a.content != b.content and (bare or (shared <= a.digits | b.digits and same in range(100))):
        return Finding(None, "hardly a word of content in common")
    found = _by_detail(a, b) or _by_polarity(a, b) or _by_figures(a, b)
    return found or _by_voice(a, b) or _by_marks(a, b) or _by_scope(a, b) or _by_words(a, b)


def _by_figures(a, b):
    """What the verdict on the figures makes of claims of which neither has all the figures of the other."""
    if a.numbers <= b.numbers or b.numbers <= a.numbers:
        return None
    judged = compare(a.text, b.text, a.date, b.date)
    relation = MEANS.get(judged.verdict)
    alike = _alike(a.content, b.content) and len(a.content & b.content) > 2
    of_one = alike and a.date == b.date and a.marks.get("years") == b.marks.get("years")
    apart = relation == "contradicts" and not of_one
    told, relation = ("may be for different things", "differs_in_scope") if apart else (judged.verdict, relation)
    why = "; ".join(filter(None, (f"figures: {told}", judged.why, judged.assumption)))
    by = "open" if relation == "differs_in_scope" and a.first != b.first else "figures"
    return relation and Finding(relation, why, by)


def _by_polarity(a, b):
    """A contradiction, where two claims cannot both hold as far as negations and opposites of their main clauses tell,
    or where one says that the other is not so; no relation where only one has a negation, or both deny two things."""
    one, other = (b, a) if b.denies > a.denies else (a, b)
    (main, signs), (others_main, others) = read_signs(one.text), read_signs(other.text)
    common, odd = signs.keys() & others.keys(), (a.denies - b.denies) % 2
    scopes = (a.scopes ^ b.scopes) - {"none", "called wrong"}
    apart = scopes - {"alleged"} or (a.numbers and b.numbers and not a.numbers & b.numbers)
    against = {type(key) for key in common if signs[key] ^ others[key] == {True, False}}
    if (len(common) > 2 or main == others_main) and _alike(main, others_main) and not (scopes or apart):
        # one word alone is too little: "I am not sure", "he came for sure"
        least = max(2, len(a.content | b.content) / 2, DETAIL * min(len(a.content), len(b.content)))
        if str in against and not other.denies and len(a.content & b.content) >= least:
            return Finding("contradicts", "one is negated, the other is not", "polarity")
        if int in against:
            return Finding("contradicts", "one says the opposite of the other", "polarity")
    shared = len(one.refuted & other.content) + bool(one.refuted & other.subject)
    if odd and shared > 2 and _alike(one.refuted, other.content) and not apart:
        return Finding("contradicts", "one says that what the other tells is not so", "polarity")
    two = one.refuted and other.refuted and not _alike(one.refuted, other.refuted)
    if two or (int in against and a.numbers.isdisjoint(b.numbers)):
        return Finding(None, "maybe of two things", "open")
    unpaid = any(signs[key] == others[key] == {False} for key in common if isinstance(key, int))
    if unpaid or not (odd or (one.denies and not other.denies)):
        return None
    if one.beside and other.content.isdisjoint(_stems(re.split(r"\bwith(?:out| no)\b", one.text)[-1])[:3]):
        return None
    of_one = other.content <= one.content or not (one.refuted or a.numbers.isdisjoint(b.numbers))
    held = ("differs_in_scope", "denial") if of_one else (None, "open")
    return Finding(held[0], "only one has a negation or a denial", held[1])


def _by_voice(a, b):
    """Who says it: the article or somebody, or two people who are surely not one."""
    if a.said != b.said and None not in (a.said, b.said) and "wanted" not in a.scopes ^ b.scopes:
        why = f"the {('first', 'second')[a.said]} asserts what the other puts into a mouth"
        return Finding("attributed_differently", why, "voice")
    if a.speaker and b.speaker and _are_apart(a.speaker, b.speaker):
        return Finding("attributed_differently", f"said by {a.speaker} and by {b.speaker}", "voice")
    return None


def _by_detail(a, b):
    """Another age of one person: a contradiction; another name, day or place where all else is alike: to check."""
    for name in a.ages.keys() & b.ages.keys():
        if a.ages[name] != b.ages[name]:
            return Finding("contradicts", f"{' '.join(name)} is {a.ages[name]} / {b.ages[name]}", "figures")
    one, other = (claim.content - claim.names - claim.digits - claim.subject for claim in (a, b))
    if a.numbers != b.numbers or len(one & other) < max(1, DETAIL * max(len(one), len(other))):
        return None
    names = [_spelt(*pair) for pair in ((a, b), (b, a))]
    if all(names):
        first = all(claim.text.startswith(own[0]) for claim, own in zip((a, b), names, strict=True))
        why = f"{'subjects' if first else 'names'} differ: {' / '.join(map(', '.join, names))}"
        return Finding("differs_in_scope", why, "open" if first else "detail")
    return _by_marks(a, b, "detail")


def _spelt(claim, other):
    """Names that the other claim has not, as this one spells them; no titles, no days."""
    names = (claim.names | claim.subject) - other.content - _rules().titles - _rules().empty
    words = (word for word in _LETTERS.findall(claim.text) if word.lower() not in G.dates)
    return [word for word in words if not names.isdisjoint(_stems(word))]


def _by_marks(a, b, by="scope"):
    """Days, years, places that are not the same."""
    for kind in a.marks:
        if a.marks[kind].isdisjoint(b.marks.get(kind, a.marks[kind])):
            one, other = (", ".join(sorted(claim.marks[kind])) for claim in (a, b))
            return Finding("differs_in_scope", f"{kind} differ: {one} / {other}", by)
    return None


def _by_scope(a, b):
    """Words such as "some", "planned", "allegedly" that stand in one claim alone."""
    if a.scopes != b.scopes and ("wanted" in a.scopes ^ b.scopes or _alike(a.content, b.content)):
        return Finding("differs_in_scope", f"only one is limited by: {', '.join(sorted(a.scopes ^ b.scopes))}", "scope")
    return None


def _by_words(a, b):
    """The same, more precise or a paraphrase, by the words of content in common."""
    shared, least = a.content & b.content, min(len(a.content), len(b.content))
    if a.content == b.content:
        return Finding("same", "the same words but for order and form")
    more = abs(len(a.content) - len(b.content))
    if len(shared) >= DETAIL * least and (more >= 2 or bool(a.numbers) != bool(b.numbers)):
        richer = int(len(b.content) >= len(a.content))
        return Finding("more_precise", f"the {('first', 'second')[richer]} tells more", richer=richer)
    return Finding("paraphrase", f"{len(shared)} of {least} words in common")


def _stems(text):
    return [token.stem for token in tokens_of(text)[0]]


def _alike(one, other, share=ALIKE):
    """Whether most words of the poorer of two sets stand in the other."""
    return len(one & other) >= max(share * min(len(one), len(other)), 1)


def _are_apart(one, other):
    """Whether two speakers are surely not the same: names without a word in common; "a spokesman" may be anybody."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", f"{one} {other}")
    named = all(word[0].isupper() or word in ("of", "the", "for", "and") for word in words)
    return named and set(_stems(one)).isdisjoint(_stems(other))
