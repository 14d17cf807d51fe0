"""Which numbers are no statistics: dates, times, ordinals, names, scores, idioms, and why."""

import bisect
import re

from ..ground import LexiconError, built_from, read_lexicon
from . import measures
from .dates import MONTH
from .numbers import SIGN, Number, number_words
from .units import unit_behind

_GLUED_BEFORE = re.compile(r"(?:[^\W\d]|[@#&.]|\b(?!(?:to|and|or|minus|magnitude|sub)-)[^\W\d_]+[-‑]|\b[A-Z]{2,} [-−])$")
_GLUED_BEHIND = re.compile(r"[A-Za-z_]")
_TWICE = re.compile(r"\s+(?:the|that|what|its|their|as [a-z]+)\b")
_DOUBLED = re.compile(r"\s+(?:the|that|what|its|his|their|our|in|by|from|since|as|over|to)\b")
_TO_DOUBLE = re.compile(r"\b(?:than|to|would|will|nearly|almost|about|could|can|may|might|must)\s+$")
_AWAY = re.compile(r"\s+(?:ago|earlier|from (?:now|today))\b|['’]?\s*time\b")
_HANGS = re.compile(r"[-‑](?:,|\s+(?:and|or|to)\b)")  # four-, five- and six-cylinder
_HUNG = re.compile(r"[-‑],?\s+(?:(?:and|or|to)\s+)?$")
_SCORE = re.compile(r"(?<![\d.,~≈])\d{1,3}[-–]\d{1,3}(?![\w%]|[.,]\d)")
_JOINED = frozenset([",", "and", "or", "-", "–", "/", "to", "&"])
_SUPERLATIVE = re.compile(
    r"\s+(?:of (?:them|us|you|those|these)\b|\w+ (?:to the next|(?:to|after) another)\b)|\s+of (?:[\w’'-]+\s+){1,3}?(?:most|least"
    r"|(?!interest|forest|request|protest|guest|west|contest|latest|harvest)[a-z]{3,}est)\b"
)


@built_from("not_statistics.csv")
def rejections():
    patterns, reasons, labels, phrases = [], [], {}, {}
    fill = {
        "{month}": MONTH,
        "{season}": r"[Ss]ummer|[Ww]inter|[Ss]pring|[Aa]utumn|[Ff]all",
        "{part}": r"[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Cc]lass|[Yy]ear",
    }
    for number, row in enumerate(read_lexicon("not_statistics", ["kind", "text", "why"]), 2):
        if row["kind"] == "pattern":
            text = row["text"]
            for name, pattern in fill.items():
                text = text.replace(name, pattern)
            try:
                if re.compile(text).groups:
                    raise LexiconError(f"not_statistics.csv, line {number}: write (?:...) for a group.")
            except re.error as error:
                raise LexiconError(f"not_statistics.csv, line {number}: {error}.") from None
            patterns.append(text)
            reasons.append(row["why"])
        elif row["kind"] == "label":
            labels |= dict.fromkeys(row["text"].split(), row["why"])
        else:
            words = row["text"].lower().split()
            phrases.setdefault(words[0], []).append((words, row["why"]))
    digits = "|".join(f"({p})" for p in patterns)
    start = r"(?<![^\W_])(?<![\d.,$£€])(?=[\d+(#'’hwA-Z]|[a-z]{3,7} |[a-z]+ of)"  # where a pattern may begin, for speed
    return re.compile(f"{start}(?:{digits})"), reasons, labels, phrases


def masked(text, start, end):
    """Spans of a sentence that are dates, times, codes ...: starts, ends, reasons."""
    pattern, reasons, _, _ = rejections()
    found = [(m.start(), m.end(), reasons[m.lastindex - 1]) for m in pattern.finditer(text, start, end)]
    return [f[0] for f in found], found


def mask_at(masks, position):
    i = bisect.bisect_right(masks[0], position) - 1
    if i >= 0 and position < masks[1][i][1]:
        return masks[1][i][2]
    return None


def why_not(sentence, figure, chain):
    """Why the number of a figure is no statistic, or None; `chain` is the end of the last number and why that is none."""
    tokens, number = sentence.tokens, figure.number
    i, j = number.first, number.last
    why = _idiom(tokens, i, j) if number.spelt else None
    if why or _is_distant(sentence, figure):
        return why or "time ago or ahead"
    if tokens.is_low(j, "o'clock", "o’clock"):
        return "clock time"
    if _GLUED_BEFORE.search(sentence.text, max(sentence.start, figure.start - 20), figure.start):
        return "code or name"
    if figure.unit:
        return _why_not_unit(sentence, figure)
    if _GLUED_BEHIND.match(sentence.text, tokens.end[j - 1], sentence.end):
        return "code or name"
    if tokens.is_low(i - 1, "top", "bottom") and number.value is not None and not measures.noun_phrase(tokens, j):
        return "rank"
    if number.spelt and figure.hyphen and number.form == "cardinal":
        hanging = _HANGS.match(sentence.text, figure.end) or _HUNG.search(sentence.before(figure.start))
        if not hanging and not tokens.among(j + 1, measures.words_of("group")):
            return "modifier"
    if not _is_bare(number):
        return None
    if chain and not number.spelt and chain[1] not in ("pronoun", "idiom", "year", "date", "years", "clock time"):
        between = tokens.low[chain[0] : figure.first]
        if between and _JOINED.issuperset(between):  # Route 66 and 67
            return chain[1]
    if tokens.is_low(i - 1, "of") and tokens.is_low(i - 2, "out") and number.value in (5, 10, 100):
        counted = i > 2 and measures.is_number(tokens, i - 3)
        return None if counted else "best mark"
    why = _label(tokens, i)
    if why and not (tokens.text[i - 1].islower() and measures.plural_behind(tokens, j)):
        return why
    why = _year(tokens, number) or _score(sentence, number) or _listed(sentence, figure) or _named(sentence, number)
    return why or (_one(sentence, figure) if number.spelt and number.value == 1 else None)


def _why_not_unit(sentence, figure):
    """Doubles that are adjectives, and time in a name: "a double room", "the Five-Year Plan"."""
    tokens, number = sentence.tokens, figure.number
    verb = tokens.low[number.first].endswith(("d", "ing", "fold"))
    if number.form == figure.quantity == "multiple" and not verb:
        if tokens.is_low(number.first, "twice"):
            return None if _TWICE.match(sentence.text, figure.end, sentence.end) else "adverb"
        going = _TO_DOUBLE.search(sentence.before(figure.start)) and not tokens.is_low(number.last, "-")
        return None if going or _DOUBLED.match(sentence.behind(figure.end)) else "adjective"
    if not figure.hyphen or not number.spelt or number.first == 0 or sentence.title_case:
        return None
    return "name" if tokens.text[number.first][0].isupper() and tokens.text[figure.last - 1][0].isupper() else None


def _is_distant(sentence, figure):
    """A distance in time: "five years ago", "in ten years' time", "a month from now"."""
    found = figure.quantity == "time" and _AWAY.match(sentence.behind(figure.end))
    return found and ("time" not in found[0] or sentence.tokens.is_low(figure.first - 1, "in", "within"))


def _is_bare(number):
    """Whether a number is whole, with no scale word and no comma: only such are years, labels, scores."""
    return number.value is not None and number.scale == number.value.denominator == 1 and "," not in number.printed


def _idiom(tokens, i, j):
    phrases = rejections()[3]
    for k in range(max(0, i - 2), i + 1):
        for words, why in phrases.get(tokens.low[k], ()):
            if k + len(words) > i and tokens.low[k : k + len(words)] == words:
                return why
    return None


def _label(tokens, i):
    k = i - 1
    if k > 0 and tokens.text[k] in ".-" and tokens.glued(k):  # No. 5
        k -= 1
    return rejections()[2].get(tokens.text[k]) if k >= 0 else None


def _year(tokens, number):
    """Why four digits are no count: a year, or a time of day; "1968 people" and "up to 1910 people" are counted, "2015 sales" are of 2015."""
    i, j, value = number.first, number.last, number.value
    if number.spelt or len(number.printed) != 4 or not 1000 <= value <= 2400:
        return None
    before = tokens.low[i - 1] if i else ""
    phrase = measures.noun_phrase(tokens, j)
    plural = bool(phrase and measures.is_plural(tokens.low[phrase[1]]))
    if before == "at" and value % 100 < 60 and not plural:
        return "clock time"
    if value > 2100:
        return None
    dated = before in measures.words_of("before_year") or before.endswith(("'s", "’s"))
    dated = dated and not (before == "to" and tokens.is_low(i - 2, "up"))
    if value < 1900:
        return "year" if dated and not plural and (value % 100 or before in ("in", "since", "by", "between")) else None
    if not plural:
        return "year"
    noun, hedged = tokens.text[phrase[1]], before in measures.words_of("before_count")
    yearly = noun[0].isupper() or noun in measures.words_of("yearly") or (not before and noun not in measures.words_of("persons"))
    return None if hedged or (value % 100 == 0 and before in ("of", "to")) or not (dated or yearly) else "year"


def _score(sentence, number):
    """A score in a game: "won 2-1", as against "2-3 goals"."""
    tokens, text = sentence.tokens, sentence.text
    for first in (number.first, number.first - 2):
        found = None if sentence.votes or first < 0 else _SCORE.match(text, tokens.start[first], sentence.end)
        if found and found.end() >= tokens.end[number.first]:
            j = tokens.at(found.end())
            counts = measures.plural_behind(tokens, j) or tokens.among(j, number_words().scales)
            return None if counts or unit_behind(tokens, j, Number(first, j, number.value, "")) else "score or vote"
    return None


def _listed(sentence, figure):
    tokens, number = sentence.tokens, figure.number
    if number.first or number.spelt:
        return None
    if number.last == tokens.size or (number.last == tokens.size - 1 and tokens.kind[-1] == SIGN and not figure.hyphen):
        return "stands alone"
    starts_line = sentence.start == 0 or sentence.text[sentence.start - 1] in "\r\n"
    return "number of a list" if starts_line and number.value < 100 and tokens.text[1] in ".)" else None


def _named(sentence, number):
    """A number in a name: "Planet 9", "the 787 Dreamliner", "Three Gorges"."""
    tokens, i, j = sentence.tokens, number.first, number.last
    if not i or sentence.title_case:
        return None
    behind = j < tokens.size and tokens.text[j][0].isupper()
    before = tokens.text[i - 1][0].isupper() and tokens.low[i - 1] not in measures.words_of("stop")
    if number.spelt:
        opens = tokens.text[i - 1] in "“\"‘':—–"
        return "name" if tokens.text[i][0].isupper() and not opens and (before or behind) else None
    if measures.plural_behind(tokens, j):
        return None
    if before and measures.state_at(tokens, j) is None:
        return "name"
    return "name" if behind and not measures.is_place(tokens.text[j]) else None


def _one(sentence, figure):
    """Why "one" is no count: a pronoun, or "one of the oldest"."""
    tokens, i, j = sentence.tokens, figure.number.first, figure.number.last
    counted = measures.is_number(tokens, j + 1)
    if counted and tokens.is_low(j, "to", "or", "-", "and", "in"):  # one or two, one in five
        return None
    if _SUPERLATIVE.match(sentence.behind(tokens.end[i])):
        return "idiom"
    if tokens.is_low(j, "of", "out") or measures.state_at(tokens, j):
        return None
    if sentence.title_case and i and tokens.text[i][0].isupper():
        return "name"
    if figure.value < 0:
        return None
    phrase = measures.noun_phrase(tokens, j, one=True)
    low = tokens.low[phrase[0]] if phrase else "ed"
    doing = low in measures.words_of("verb") or low in measures.change_words() or low.endswith(("ly", "ed"))
    return "pronoun" if doing else None
