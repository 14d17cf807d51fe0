"""Which numbers are no statistics: dates, times, ordinals, names, scores, idioms, and why."""

import bisect
import re

from . import measures
from .dates import MONTH
from .errors import LexiconError
from .lexicons import built_from, read_lexicon
from .numbers import NUMERAL, SIGN, WORD, Number, parse_numeral
from .units import unit_behind

_BASES = frozenset(["double", "triple", "treble", "quadruple", "doubles", "triples", "twice"])


@built_from("not_statistics.csv")
def rejections():
    patterns, reasons, labels, phrases = [], [], {}, {}
    fill = {"{month}": MONTH, "{season}": r"[Ss]ummer|[Ww]inter|[Ss]pring|[Aa]utumn|[Ff]all", "{part}": r"[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Cc]lass|[Yy]ear"}
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
    return re.compile(rf"(?<![^\W_])(?<![\d.,$£€])(?=[\d+(#'’hwA-Z]|[a-z]{{3,7}} |[a-z]+ of)(?:{digits})"), reasons, labels, phrases


def masked(text):
    """Spans of the text that are dates, times, codes ...: starts, ends, reasons."""
    pattern, reasons, _, _ = rejections()
    found = [(m.start(), m.end(), reasons[m.lastindex - 1]) for m in pattern.finditer(text)]
    return [f[0] for f in found], found


def mask_at(masks, position):
    i = bisect.bisect_right(masks[0], position) - 1
    if i >= 0 and position < masks[1][i][1]:
        return masks[1][i][2]
    return None


def why_not(sentence, figure, chain):
    tokens, number = sentence.tokens, figure.number
    i, j = number.first, number.last
    before = tokens.text[i - 1] if i else ""
    if number.spelt:
        why = _idiom(sentence, i, j)
        if why:
            return why
    if figure.unit and not (figure.hyphen and number.spelt) and figure.quantity not in ("multiple",):
        if _distant(sentence, figure):
            return "time ago or ahead"
        if tokens.kind[i] == NUMERAL and tokens.glued(i) and tokens.kind[i - 1] == WORD and figure.start == tokens.start[i]:
            return "code or name"
        return None
    if tokens.glued(i) and before and figure.start == tokens.start[i]:
        if tokens.kind[i - 1] == WORD or before in "@#_&":
            return "code or name"
        if before in "-‑" and tokens.glued(i - 1) and tokens.kind[i - 2] == WORD and tokens.low[i - 2] not in ("to", "and", "or", "minus") and not measures.spelt_number(tokens.low[i - 2]):
            return "code or name"
        if before == "." and i > 1 and tokens.glued(i - 1):
            return "code or name"
    if j < tokens.size and tokens.glued(j) and tokens.text[j][:1].isascii() and (tokens.kind[j] == WORD or tokens.text[j] == "_"):
        return "code or name"
    if before in "-−" and i > 1 and tokens.glued(i) and tokens.text[i - 2].isupper() and len(tokens.text[i - 2]) > 1 and not figure.unit:
        return "code or name"  # COVID -19
    if figure.unit:
        return _why_not_unit(sentence, figure)
    if chain and not number.spelt and chain[1] not in ("pronoun", "idiom") and all(t in (",", "and", "or", "-", "–", "/", "to", "&") for t in tokens.low[chain[0] : figure.first]) and figure.first > chain[0] and _bare(sentence, figure):
        return chain[1]
    label = _label(sentence, i)
    if label and _bare(sentence, figure) and not (tokens.low[i - 1] == tokens.text[i - 1] and plural_behind(sentence, j)):
        return label
    if _bare(sentence, figure):
        why = _year(sentence, figure) or _score(sentence, figure) or _listed(sentence, figure) or _named(sentence, figure)
        if why:
            return why
    if tokens.is_low(i - 1, "top", "bottom") and number.value is not None and measures.noun_phrase(tokens, figure.last) is None:
        return "rank"
    if number.spelt and figure.hyphen and number.form == "cardinal" and not hanging(sentence, figure) and not tokens.is_low(j + 1, *measures.words_of("group")):
        return "modifier"
    return _one(sentence, figure) if number.spelt and number.value == 1 and number.scale == 1 else None


def _why_not_unit(sentence, figure):
    tokens, number = sentence.tokens, figure.number
    if number.form == "multiple" and tokens.low[number.first] in _BASES:
        if tokens.is_low(number.first, "twice"):
            compared = tokens.is_low(number.last, "as") and tokens.is_low(number.last + 1, "many", "much", "likely", "high", "big", "large", "long", "fast", "often", "good", "expensive")
            return None if compared or tokens.is_low(number.last, "the", "that", "what", "its", "their") else "adverb"
        ahead = tokens.is_low(number.last, "the", "that", "what", "its", "his", "their", "in", "by", "from", "since", "as", "over", "to", "our")
        behind = tokens.is_low(number.first - 1, "than", "to", "would", "will", "nearly", "almost", "about", "could", "can", "may", "might", "must")
        return None if ahead or (behind and not tokens.is_low(number.last, "-")) else "adjective"
    if figure.hyphen and number.spelt and tokens.text[number.first][0].isupper() and number.first > 0 and tokens.text[figure.last - 1][0].isupper() and not sentence.title_case:
        return "name"  # the Five-Year Plan
    return "time ago or ahead" if _distant(sentence, figure) else None


def _distant(sentence, figure):
    """A distance in time: "five years ago", "in ten years' time", "a month from now"."""
    tokens, j = sentence.tokens, figure.last
    if figure.quantity != "time":
        return False
    return tokens.is_low(j, "ago", "earlier") or (tokens.is_low(j, "from") and tokens.is_low(j + 1, "now", "today")) or (
        j < tokens.size and tokens.is_low(j + (tokens.text[j] in "’'"), "time") and tokens.is_low(figure.first - 1, "in", "within")
    )


def _bare(sentence, figure):
    number = figure.number
    return figure.unit is None and number.scale == 1 and number.value is not None and number.value.denominator == 1 and "," not in number.printed


def _idiom(sentence, i, j):
    tokens, phrases = sentence.tokens, rejections()[3]
    for k in range(max(0, i - 2), i + 1):
        for words, why in phrases.get(tokens.low[k], ()):
            if k + len(words) > i and tokens.low[k : k + len(words)] == words:
                return why
    return None


def _label(sentence, i):
    tokens, labels = sentence.tokens, rejections()[2]
    k = i - 1
    if k > 0 and tokens.text[k] in ".-" and tokens.kind[k - 1] == WORD and tokens.glued(k):
        k -= 1
    if k < 0 or tokens.kind[k] != WORD:
        return None
    if k == 0 and tokens.text[k] not in ("No", "Section", "Article", "Part", "Chapter", "Phase") and tokens.low[k] in labels and not _bare_end(sentence, i):
        return labels.get(tokens.text[k])
    return labels.get(tokens.text[k])


def _bare_end(sentence, i):
    return i + 1 >= sentence.tokens.size or sentence.tokens.kind[i + 1] == SIGN


def plural_behind(sentence, j):
    phrase = measures.noun_phrase(sentence.tokens, j)
    return bool(phrase and measures.is_plural(sentence.tokens.low[phrase[1]]))


def _year(sentence, figure):
    tokens, number = sentence.tokens, figure.number
    i, j, value = number.first, number.last, number.value
    if number.spelt or len(number.printed) != 4 or not 1000 <= value <= 2100:
        return None
    before = tokens.low[i - 1] if i else ""
    strong = before in ("in", "since", "by", "until", "till", "from", "before", "after", "during", "early", "late", "mid", "circa", "through", "for", "year", "and", "to", "of", "the", "around", "summer", "winter", "spring", "autumn", "fall", "a", "'s", "’s", "between", "mid-", "its", "their", "his", "her")
    plural = plural_behind(sentence, j)
    if value >= 1900:
        if plural and before in ("of", "about", "around", "than", "over", "some", "nearly", "almost", "least", "to") and not (before in ("of", "to") and value % 100):
            return None
        if plural and not strong and not value % 10 and not before.endswith(("'s", "’s")):
            return None
        return "year"
    if before in ("in", "since", "by", "until", "circa", "from", "between", "year") and value >= (1500 if before in ("from", "between") else 1000) and (not plural or before in ("since", "between", "year")):
        return "year"
    if before in ("and", "to") and sentence.rejected and sentence.rejected[-1][2] == "year":
        return "year"
    return "year" if before == "of" and value % 100 and not plural else None


def _score(sentence, figure):
    tokens, number = sentence.tokens, figure.number
    if sentence.votes:
        return None
    for k, other in ((number.last, number.last + 1), (number.first - 1, number.first - 2)):
        if 0 <= other < tokens.size and tokens.text[k] in "-–" and tokens.glued(k) and tokens.glued(k + 1) and tokens.kind[other] == NUMERAL:
            theirs = parse_numeral(tokens.text[other])
            last = max(number.last, other + 1)
            if theirs is None or theirs.denominator != 1 or theirs > 400 or number.value > 400:
                continue
            if figure.first > 0 and tokens.text[min(number.first, other) - 1] in "~≈":
                continue
            if tokens.kind[other] == NUMERAL and unit_behind(tokens, last, Number(other, last, theirs, "")):
                continue
            if plural_behind(sentence, last) or (tokens.text[last - 1] and tokens.is_low(last, "million", "billion", "per", "percent")) or (last < tokens.size and tokens.glued(last) and tokens.kind[last] == WORD):
                continue
            return "score or vote"
    return None


def _listed(sentence, figure):
    tokens, number = sentence.tokens, figure.number
    if number.first == 0 and number.last >= tokens.size - 1 and not number.spelt and not figure.hyphen:
        return "stands alone"
    starts_line = sentence.start == 0 or sentence.text[sentence.start - 1] in "\r\n"
    if starts_line and number.first == 0 and not number.spelt and number.value < 100 and tokens.size > 1 and tokens.text[1] in ".)":
        return "number of a list"
    return None


def _named(sentence, figure):
    """A number in a name: "Planet 9", "the 787 Dreamliner", "Three Gorges"."""
    tokens, number = sentence.tokens, figure.number
    i, j = number.first, number.last
    previous = tokens.text[i - 1] if i else ""
    following = tokens.text[j] if j < tokens.size else ""
    capital_next = following[:1].isupper() and tokens.kind[j] == WORD and not tokens.glued(j) if following else False
    capital_before = previous[:1].isupper() and tokens.kind[i - 1] == WORD and tokens.low[i - 1] not in measures.stop_words()
    if sentence.title_case or (sentence.votes and (tokens.is_low(j, "-", "–") or tokens.is_low(i - 1, "-", "–"))):
        return None
    if number.spelt:
        return "name" if i > 0 and tokens.text[i][0].isupper() and previous not in ("“", '"', "‘", ":", "—", "–", "'") and (capital_next or capital_before) else None
    if capital_before and (i > 1 or number.last - i == 1) and not plural_behind(sentence, j) and not _state(sentence, j):
        if i == 1 and (tokens.low[0] in measures.change_words() or tokens.low[0].endswith(("ly", "ed", "ing"))):
            return None
        return "name"
    if capital_next and i and not measures.is_plural(tokens.low[j]) and not plural_behind(sentence, j) and not measures.is_place(tokens.text[j]):
        return "name"
    return None


def _state(sentence, j):
    return measures.state_at(sentence.tokens, j) is not None


def hanging(sentence, figure):
    """ "four-, five- and six-cylinder": a hyphen with the noun left for later, or such a number before."""
    tokens, j = sentence.tokens, figure.number.last
    if tokens.is_low(j, "-") and tokens.is_low(j + 1, ",", "and", "or", "to") and not tokens.glued(j + 1) | (tokens.text[j + 1] == ","):
        return True
    if tokens.is_low(j, "-") and tokens.is_low(j + 1, ","):
        return True
    k = figure.number.first - 1
    while tokens.is_low(k, "and", "or", "to", ","):
        k -= 1
    return k < figure.number.first - 1 and tokens.is_low(k, "-") and measures.spelt_number(tokens.low[k - 1]) if k > 0 else False


def _one(sentence, figure):
    tokens, i, j = sentence.tokens, figure.number.first, figure.number.last
    if tokens.is_low(j, "to", "or", "-", "and") and j + 1 < tokens.size and (measures.spelt_number(tokens.low[j + 1]) or tokens.kind[j + 1] == NUMERAL):
        return None
    if tokens.is_low(j, "of"):
        k = measures.skip_determiners(tokens, j)
        k += 1 if k < tokens.size and tokens.low[k].endswith(("'s", "’s")) else 0
        if tokens.is_low(k, "most", "least") or (k < tokens.size and tokens.low[k].endswith("est") and len(tokens.low[k]) > 4 and tokens.low[k] not in ("interest", "forest", "request", "protest", "guest", "west", "contest", "latest", "harvest")):
            return "idiom"  # one of the oldest
    if tokens.is_low(j, "of", "in", "out") or _state(sentence, j):
        return None if not tokens.is_low(j, "in") or tokens.is_low(j + 1, "every") or measures.spelt_number(tokens.low[j + 1] if j + 1 < tokens.size else "") or (j + 1 < tokens.size and tokens.kind[j + 1] == NUMERAL) else "pronoun"
    if i and (tokens.low[i - 1] in ("the", "this", "that", "every", "each", "no", "any", "another", "big", "new", "only", "good", "first", "last", "which", "such")) and not tokens.is_low(i - 1, "only"):
        return "pronoun"
    phrase = measures.noun_phrase(tokens, j, one=True)
    if sentence.title_case and tokens.text[i][0].isupper() and i > 0:
        return "name"
    if phrase is None or tokens.low[phrase[0]] in measures.words_of("verb") or tokens.low[phrase[0]] in measures.change_words() or tokens.low[phrase[0]].endswith(("ly", "ed")):
        return "pronoun"
    return None
