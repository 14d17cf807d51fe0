"""Every figure that an article prints: the number, its unit and bound, what it counts, where, when, and by whose word."""

import bisect
import functools
import re
from dataclasses import dataclass, field
from fractions import Fraction

from . import measures
from .dates import MONTH, as_date, dates_in
from .errors import LexiconError
from .intervals import printed_interval
from .lexicons import built_from, read_lexicon
from .numbers import NUMERAL, SIGN, WORD, Number, Tokens, number_words, numbers_in, parse_numeral
from .passages import kind_at
from .tables import FLAG, NUMBER, TEXT, WHOLE, finder
from .text import sentences
from .units import currency_before, per_behind, unit_behind

_LENGTH_CUES = frozenset("deep depth height high tall wide width long length altitude distance elevation".split())
_BASES = frozenset("double triple treble quadruple doubles triples".split())
_PRONOUNS = frozenset("he she who i they we you it".split())
_ENDS = frozenset(", . ; : ) ? ! ” \" ’ '".split())


@dataclass(slots=True)
class Figure:
    """A figure in a sentence; token positions first to last (exclusive) cover number, currency, unit and hedge."""

    number: Number
    first: int
    last: int
    start: int
    end: int
    value: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str | None = None
    quantity: str | None = None
    hyphen: bool = False
    hedge: str | None = None
    bound: str = "="
    change: str | None = None
    noun: tuple | None = None
    measure: str | None = None
    inherits: object = None
    inner: list = field(default_factory=list)


@built_from("not_statistics.csv")
def _rejections():
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


@built_from("hedges.csv")
def _hedges():
    before, after = {}, {}
    for row in read_lexicon("hedges", ["phrase", "position", "bound"]):
        words = Tokens(row["phrase"].lower()).text
        if row["position"] == "after":
            after.setdefault(words[0], []).append((words, row["bound"]))
        else:
            before.setdefault(words[-1], []).append((words, row["bound"]))
    for table in (before, after):
        for found in table.values():
            found.sort(key=lambda entry: -len(entry[0]))
    return before, after


def _masked(text):
    """Spans of the text that are dates, times, codes ...: starts, ends, reasons."""
    pattern, reasons, _, _ = _rejections()
    found = [(m.start(), m.end(), reasons[m.lastindex - 1]) for m in pattern.finditer(text)]
    return [f[0] for f in found], found


def _mask_at(masks, position):
    i = bisect.bisect_right(masks[0], position) - 1
    if i >= 0 and position < masks[1][i][1]:
        return masks[1][i][2]
    return None


class Sentence:
    """The reading of one sentence: its figures, and the numbers that are none."""

    def __init__(self, text, start, end, masks, carried=None):
        self.text, self.start, self.end = text, start, end
        self.tokens = Tokens(text, start, end)
        self.title_case = _in_title_case(self.tokens)
        self.figures, self.rejected, self.carried = [], [], carried
        self._read(masks)

    # ---- numbers to figures

    def _read(self, masks):
        tokens = self.tokens
        numbers, seen = numbers_in(tokens), set()
        found, chain = [], None
        for number in numbers:
            seen.update(range(number.first, number.last))
            figure = self._figure(number)
            why = _mask_at(masks, tokens.start[number.first]) or self._why_not(figure, chain)
            chain = None
            if why:
                self._reject(figure.start, figure.end, why)
                chain = (number.last, why)
            else:
                found.append(figure)
        for i in range(tokens.size):
            if tokens.kind[i] == NUMERAL and i not in seen:
                self._reject(tokens.start[i], tokens.end[i], _mask_at(masks, tokens.start[i]) or "code or name")
        self.figures = self._joined(found)
        for figure in self.figures:
            self._hedge(figure)
        for i, figure in enumerate(self.figures):
            self._share(i, figure)
        for i, figure in enumerate(self.figures):
            self._count(i, figure)
        self.figures = [figure for figure in self.figures if not self._late_reject(figure)]

    def _reject(self, start, end, why):
        self.rejected.append((start, end, why))

    def _figure(self, number):
        tokens = self.tokens
        start = tokens.start[number.first]
        figure = Figure(number, number.first, number.last, start, tokens.end[number.last - 1], number.value, number.low, number.high)
        money = currency_before(self.text, self.start, start) if not number.spelt or number.form == "vague" else None
        if money:
            figure.start, figure.unit, negative = money
            figure.quantity = "money"
            figure.first = tokens.at(figure.start)
        else:
            negative = self._minus(figure)
        self._letter(figure, money)
        unit = unit_behind(tokens, number.last, number)
        if unit and not (money and (unit[2] != "money" or unit[1] == "KRW")) and not (money and unit[0] - number.last > 3):
            figure.hyphen = tokens.text[number.last] in "-‑"
            figure.last, figure.end = unit[0], tokens.end[unit[0] - 1]
            if not money or (figure.unit == "USD" and unit[1] != "cent"):
                figure.unit, figure.quantity = unit[1], unit[2]
            if unit[1] == "times" and number.form == "cardinal":
                number.form = "multiple"
        elif money and tokens.is_low(number.last, "us") and tokens.text[number.last] == "US" and figure.unit == "USD":
            figure.last, figure.end = number.last + 1, tokens.end[number.last]
        elif number.last < tokens.size and tokens.text[number.last] in "-‑" and tokens.glued(number.last):
            figure.hyphen = True
        if figure.quantity and figure.quantity not in ("age", "share"):
            per = per_behind(tokens, figure.last)
            if per:
                figure.unit = f"{figure.unit} per {per[1]}"
                figure.last, figure.end = per[0], tokens.end[per[0] - 1]
        if figure.value is not None and negative:
            figure.value = -figure.value
        if number.form == "multiple" and figure.unit is None:
            figure.unit, figure.quantity = ("fraction", "fraction") if number.value < 1 else ("times", "multiple")
        if number.form == "fraction" and figure.unit is None:
            self._fraction_unit(figure)
        return figure

    def _minus(self, figure):
        tokens, i = self.tokens, figure.first
        if tokens.is_low(i - 1, "minus", "negative") or (tokens.is_low(i - 1, "-") and tokens.is_low(i - 2, "minus")):
            figure.first = i - 1 if tokens.low[i - 1] == "minus" else i - 2 if tokens.low[i - 1] == "-" else i
            figure.start = tokens.start[figure.first]
            return figure.first != i
        if i > 0 and tokens.text[i - 1] in "-−–" and tokens.glued(i) and not tokens.glued(i - 1):
            percent = tokens.is_low(figure.number.last, "%", "percent", "per")
            if tokens.text[i - 1] == "–" or (i > 1 and not percent and (tokens.kind[i - 2] == NUMERAL or tokens.text[i - 2].isupper())) or tokens.is_low(i - 2, "to"):
                return False
            figure.first, figure.start = i - 1, tokens.start[i - 1]
            return True
        return False

    def _letter(self, figure, money):
        """Undo a scale letter that is a unit: a wall 2m high, 30t of sand."""
        number, tokens = figure.number, self.tokens
        if not number.letter or money:
            return
        j = number.last
        metres = number.letter == "m" and (
            (j < tokens.size and (tokens.low[j] in measures.words_of("dimension") or (tokens.text[j] == "-" and tokens.is_low(j + 1, *measures.words_of("dimension")))))
            or any(word in _LENGTH_CUES for word in tokens.low[max(0, number.first - 4) : number.first])
        )
        if metres or number_words().short_scales[number.letter][1] == "money":
            number.value /= number.scale
            number.scale, number.last, number.letter = Fraction(1), j - 1, ""
            figure.value, figure.last, figure.end = number.value, j - 1, tokens.end[j - 2]

    def _fraction_unit(self, figure):
        tokens, j = self.tokens, figure.last
        figure.unit, figure.quantity = "fraction", "fraction"
        k = j + 1 if tokens.is_low(j, "a", "an") else j
        if tokens.is_low(j, "of") and tokens.is_low(j + 1, "a", "an", "one"):
            k = j + 2
        unit = unit_behind(tokens, k, figure.number)
        if unit and unit[2] not in ("index", "multiple") and not tokens.is_low(k, "percent", "of"):
            figure.unit, figure.quantity = unit[1], unit[2]
            figure.last, figure.end = unit[0], tokens.end[unit[0] - 1]

    # ---- what is not a statistic

    def _why_not(self, figure, chain):
        tokens, number = self.tokens, figure.number
        i, j = number.first, number.last
        before = tokens.text[i - 1] if i else ""
        if number.spelt:
            why = self._idiom(i, j)
            if why:
                return why
        if figure.unit and not (figure.hyphen and number.spelt) and figure.quantity not in ("multiple",):
            if figure.quantity == "time" and tokens.is_low(figure.last, "ago"):
                return "time ago"
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
            return self._why_not_unit(figure)
        if chain and chain[1] not in ("pronoun", "idiom") and all(t in (",", "and", "or", "-", "–", "/", "to", "&") for t in tokens.low[chain[0] : figure.first]) and figure.first > chain[0] and self._bare(figure):
            return chain[1]
        label = self._label(i)
        if label and self._bare(figure) and not (tokens.low[i - 1] == tokens.text[i - 1] and self._plural_behind(j)):
            return label
        if self._bare(figure):
            why = self._year(figure) or self._score(figure) or self._listed(figure) or self._named(figure)
            if why:
                return why
        if tokens.is_low(i - 1, "top", "bottom") and number.value is not None and not self._noun_behind(figure):
            return "rank"
        if number.spelt and figure.hyphen and number.form == "cardinal" and not self._hanging(figure):
            return "modifier"
        return self._one(figure) if number.spelt and number.value == 1 and number.scale == 1 else None

    def _why_not_unit(self, figure):
        tokens, number = self.tokens, figure.number
        if number.form == "multiple" and tokens.low[number.first] in _BASES:
            ahead = tokens.is_low(number.last, "the", "that", "what", "its", "his", "their", "in", "by", "from", "since", "as", "over", "to", "our")
            behind = tokens.is_low(number.first - 1, "than", "to", "would", "will", "nearly", "almost", "about", "could", "can", "may", "might", "must")
            return None if ahead or (behind and not tokens.is_low(number.last, "-")) else "adjective"
        if figure.hyphen and number.spelt and figure.quantity == "time" and number.form == "cardinal":
            return None if self._hanging(figure) else "modifier"
        if figure.quantity == "time" and tokens.is_low(figure.last, "ago"):
            return "time ago"
        return None

    def _bare(self, figure):
        number = figure.number
        return figure.unit is None and number.scale == 1 and number.value is not None and number.value.denominator == 1 and "," not in number.printed

    def _idiom(self, i, j):
        tokens, phrases = self.tokens, _rejections()[3]
        for k in range(max(0, i - 2), i + 1):
            for words, why in phrases.get(tokens.low[k], ()):
                if k + len(words) > i and tokens.low[k : k + len(words)] == words:
                    return why
        return None

    def _label(self, i):
        tokens, labels = self.tokens, _rejections()[2]
        k = i - 1
        if k > 0 and tokens.text[k] in ".-" and tokens.kind[k - 1] == WORD and tokens.glued(k):
            k -= 1
        if k < 0 or tokens.kind[k] != WORD:
            return None
        if k == 0 and tokens.text[k] not in ("No", "Section", "Article", "Part", "Chapter", "Phase") and tokens.low[k] in labels and not self._bare_end(i):
            return labels.get(tokens.text[k])
        return labels.get(tokens.text[k])

    def _bare_end(self, i):
        return i + 1 >= self.tokens.size or self.tokens.kind[i + 1] == SIGN

    def _plural_behind(self, j):
        phrase = measures.noun_phrase(self.tokens, j)
        return bool(phrase and measures.is_plural(self.tokens.low[phrase[1]]))

    def _year(self, figure):
        tokens, number = self.tokens, figure.number
        i, j, value = number.first, number.last, number.value
        if number.spelt or len(number.printed) != 4 or not 1000 <= value <= 2100:
            return None
        before = tokens.low[i - 1] if i else ""
        strong = before in ("in", "since", "by", "until", "till", "from", "before", "after", "during", "early", "late", "mid", "circa", "through", "for", "year", "and", "to", "of", "the", "around", "summer", "winter", "spring", "autumn", "fall", "a", "'s", "’s", "between", "mid-", "its", "their", "his", "her")
        plural = self._plural_behind(j)
        if 1900 <= value:
            if plural and before in ("of", "about", "around", "than", "over", "some", "nearly", "almost", "least", "to") and not (before in ("of", "to") and value % 100):
                return None
            if plural and not strong and not value % 10 and not before.endswith(("'s", "’s")):
                return None
            return "year"
        if before in ("in", "since", "by", "until", "circa", "from", "between", "year") and value >= (1500 if before in ("from", "between") else 1000) and (not plural or before in ("since", "between", "year")):
            return "year"
        if before in ("and", "to") and self.rejected and self.rejected[-1][2] == "year":
            return "year"
        return "year" if before == "of" and value % 100 and not plural else None

    def _score(self, figure):
        tokens, number = self.tokens, figure.number
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
                if self._plural_behind(last) or (tokens.text[last - 1] and tokens.is_low(last, "million", "billion", "per", "percent")) or (last < tokens.size and tokens.glued(last) and tokens.kind[last] == WORD):
                    continue
                return "score or vote"
        return None

    def _listed(self, figure):
        tokens, number = self.tokens, figure.number
        if number.first == 0 and number.last >= tokens.size - 1 and not number.spelt and not figure.hyphen:
            return "stands alone"
        starts_line = self.start == 0 or self.text[self.start - 1] in "\r\n"
        if starts_line and number.first == 0 and not number.spelt and number.value < 100 and tokens.size > 1 and tokens.text[1] in ".)":
            return "number of a list"
        return None

    def _named(self, figure):
        """A number in a name: "Planet 9", "the 787 Dreamliner", "Three Gorges"."""
        tokens, number = self.tokens, figure.number
        i, j = number.first, number.last
        previous = tokens.text[i - 1] if i else ""
        following = tokens.text[j] if j < tokens.size else ""
        capital_next = following[:1].isupper() and tokens.kind[j] == WORD and not tokens.glued(j) if following else False
        capital_before = previous[:1].isupper() and tokens.kind[i - 1] == WORD and tokens.low[i - 1] not in measures._grammar()[1]
        if self.title_case:
            return None
        if number.spelt:
            return "name" if i > 0 and tokens.text[i][0].isupper() and previous not in ("“", '"', "‘", ":", "—", "–", "'") and (capital_next or capital_before) else None
        if capital_before and (i > 1 or number.last - i == 1) and not self._plural_behind(j) and not self._state(j):
            if i == 1 and (tokens.low[0] in measures.change_words() or tokens.low[0].endswith(("ly", "ed", "ing"))):
                return None
            return "name"
        if capital_next and i and not measures.is_plural(tokens.low[j]) and not self._plural_behind(j) and not measures.is_place(tokens.text[j]):
            return "name"
        return None

    def _state(self, j):
        return measures.state_at(self.tokens, j) is not None

    def _hanging(self, figure):
        """ "four-, five- and six-cylinder": a hyphen with the noun left for later, or such a number before."""
        tokens, j = self.tokens, figure.number.last
        if tokens.is_low(j, "-") and tokens.is_low(j + 1, ",", "and", "or", "to") and not tokens.glued(j + 1) | (tokens.text[j + 1] == ","):
            return True
        if tokens.is_low(j, "-") and tokens.is_low(j + 1, ","):
            return True
        k = figure.number.first - 1
        while tokens.is_low(k, "and", "or", "to", ","):
            k -= 1
        return k < figure.number.first - 1 and tokens.is_low(k, "-") and measures.spelt_number(tokens.low[k - 1]) if k > 0 else False

    def _one(self, figure):
        tokens, i, j = self.tokens, figure.number.first, figure.number.last
        if tokens.is_low(j, "to", "or", "-", "and") and j + 1 < tokens.size and (measures.spelt_number(tokens.low[j + 1]) or tokens.kind[j + 1] == NUMERAL):
            return None
        if tokens.is_low(j, "of", "in", "out") or self._state(j):
            return None if not tokens.is_low(j, "in") or measures.spelt_number(tokens.low[j + 1] if j + 1 < tokens.size else "") or (j + 1 < tokens.size and tokens.kind[j + 1] == NUMERAL) else "pronoun"
        if i and (tokens.low[i - 1] in ("the", "this", "that", "every", "each", "no", "any", "another", "big", "new", "only", "good", "first", "last", "which", "such")) and not tokens.is_low(i - 1, "only"):
            return "pronoun"
        phrase = measures.noun_phrase(tokens, j, one=True)
        if phrase is None or tokens.low[phrase[0]] in measures.words_of("verb") or tokens.low[phrase[0]] in measures.change_words() or tokens.low[phrase[0]].endswith(("ly", "ed")):
            return "pronoun"
        return None

    def _late_reject(self, figure):
        """Rejections that need the finished figure."""
        if figure.quantity == "time" and self.tokens.is_low(figure.last, "ago"):
            self._reject(figure.start, figure.end, "time ago")
            return True
        return False

    # ---- ranges, hedges, sharing

    def _joined(self, found):
        """Join ranges ("40 to 50 hours") and proportions ("one in five") into one figure."""
        joined = []
        for figure in found:
            if joined and self._proportion(joined[-1], figure):
                a = joined[-1]
                a.number.printed = f"{int(a.number.value)}/{int(figure.number.value)}"
                a.value = a.number.value = a.number.value / figure.number.value
                a.number.form, a.unit, a.quantity = "fraction", "fraction", "fraction"
                a.last, a.end, a.number.last = figure.number.last, self.tokens.end[figure.number.last - 1], figure.number.last
            elif joined and self._is_range(joined[-1], figure):
                self._range(joined[-1], figure)
            else:
                joined.append(figure)
        return joined

    def _proportion(self, a, b):
        tokens, x, y = self.tokens, a.number, b.number
        between = tokens.low[a.last : b.first]
        if between not in (["in"], ["out", "of"], ["in", "every"]) or a.unit or x.form != "cardinal" or y.form != "cardinal" or x.scale != 1:
            return False
        if None in (x.value, y.value) or not 0 < x.value < y.value <= 1_000_000 or x.value.denominator != 1 or a.inner:
            return False
        if between == ["in"] and not (y.value <= 12 or not y.value % 10):
            return False
        if b.unit and b.quantity != "time":
            return False
        return not (between == ["in"] and b.unit)

    def _is_range(self, a, b):
        tokens = self.tokens
        if a.inner or a.value is None and a.number.form != "vague" or b.number.form == "multiple" or a.number.form == "multiple":
            return False
        between = [t for t in tokens.low[a.last : b.first]]
        if between and between[0] in "-‑" and len(between) > 1:
            between = between[1:]
        if between and between[-1] in "-‑~" and len(between) > 1:
            between = between[:-1]
        while len(between) > 1 and between[-1] in ("about", "around", "roughly", "nearly", "almost", "maybe", "perhaps", "even", "as"):
            between = between[:-1]
        word = " ".join(between)
        before = tokens.low[max(0, a.first - 5) : a.first]
        opened = [t for t in before[-3:] if t in ("between", "from")]
        if word == "and":
            ranged = "between" in before[-3:]
        elif word in ("to", "through", "up to"):
            ranged = True
        elif word in ("-", "–", "—", "−"):
            ranged = tokens.glued(b.first) or not tokens.glued(a.last)
        elif word == "/":
            ranged = a.quantity is not None and a.quantity == b.quantity and a.unit == b.unit
        else:
            ranged = word == "or" and a.value is not None and b.value is not None and a.value < b.value <= a.value * 10
        if not ranged or (a.unit and b.unit and a.unit != b.unit and not b.unit.startswith(f"{a.unit} per ")):
            return False
        if a.value is None or b.value is None:
            return a.value is None and b.value is None
        if a.unit and not b.unit and a.quantity != "money":
            return False
        if word in ("to", "through", "up to"):
            if a.number.scale == 1 and b.number.scale > 1 and a.value < b.value / b.number.scale and a.quantity == b.quantity:
                return True  # $89 to $93 billion
            if before[-1:] != ["by"] and any(t in measures.change_words() for t in before if t != "up" or opened):
                return False
            if not opened and a.unit and self._change_noun(a):
                return False
            if a.value > b.value * (b.number.scale if a.number.scale == 1 else 1) and not opened:
                return bool(a.unit and a.unit == b.unit)
        return True

    def _change_noun(self, a):
        return any(t in measures.change_words() for t in self.tokens.low[max(0, a.first - 6) : a.first])

    def _range(self, a, b):
        if a.value is None:
            a.low, a.high = min(a.low, b.low), max(a.high, b.high)
        else:
            x, y = a.value, b.value
            if a.number.scale == 1 and b.number.scale > 1 and abs(x) * b.number.scale <= abs(y) * 10 and abs(x) < 1000 and not (a.unit and x >= 1000):
                x *= b.number.scale
            a.low, a.high, a.value = min(x, y), max(x, y), None
            if a.number.form == "fraction":
                a.number.form = "cardinal"
        a.inner = [b]
        a.unit, a.quantity = (b.unit, b.quantity) if b.unit and (a.unit is None or a.quantity == "fraction" or len(b.unit) > len(a.unit)) else (a.unit, a.quantity)
        a.hyphen = b.hyphen
        a.last, a.end = b.last, b.end

    def _hedge(self, figure):
        before, after = _hedges()
        tokens, i = self.tokens, figure.first
        if tokens.is_low(i - 1, "between", "from"):
            i -= 1
        k = i
        while tokens.is_low(k - 1, "a", "an", "another", "the", "further", "additional", "total", "of", "or"):
            k -= 1
        for at in (i, k) if k != i else (i,):
            found = self._hedge_before(before, at, figure)
            if found:
                first, bound = found
                figure.hedge, figure.bound = self.text[tokens.start[first] : tokens.end[at - 1]], bound
                figure.first, figure.start = first, tokens.start[first]
                break
        for j in dict.fromkeys((figure.last, figure.number.last, (figure.noun or (0, 0, figure.last))[2])):
            for words, bound in after.get(tokens.low[j], ()) if j < tokens.size else ():
                if tokens.low[j : j + len(words)] == words and not (words == ["plus"] and not tokens.glued(j) and j + 1 < tokens.size and tokens.kind[j + 1] == WORD and not tokens.is_low(j - 1, "-")):
                    last = j + len(words)
                    figure.hedge = figure.hedge or self.text[tokens.start[j] : tokens.end[last - 1]]
                    figure.bound = bound if figure.bound == "=" else figure.bound
                    if last > figure.last:
                        figure.last, figure.end = last, tokens.end[last - 1]
                    return

    def _hedge_before(self, before, i, figure):
        tokens = self.tokens
        if i <= 0:
            return None
        for words, bound in before.get(tokens.low[i - 1], ()):
            first = i - len(words)
            if first < 0 or tokens.low[first:i] != words:
                continue
            if words == ["over"] and figure.quantity == "time" and not tokens.is_low(first - 1, "for", "in", "of", "after", "by", "took", "take", "spent", "just", "well", "lasted"):
                return None
            if words in (["over"], ["above"], ["under"], ["below"], ["beyond"]) and tokens.is_low(first - 1, "from") and words != ["over"]:
                return None
            if words == ["about"] and figure.number.spelt and tokens.is_low(first - 1, "story", "film", "book", "documentary", "concerns", "worried", "talk", "questions", "information", "details", "movie", "novel", "series", "report"):
                return None
            if words == ["some"] and figure.value is not None and abs(figure.value) < 10 and not figure.unit:
                return None
            if words == ["up", "to"] and tokens.is_low(first - 1, "went", "moved", "rose"):
                return None
            return first, bound
        return None

    def _share(self, i, figure):
        """A hedge shared with a bracket behind, a unit carried on from the figure before."""
        tokens = self.tokens
        if not i:
            return
        last = self.figures[i - 1]
        between = tokens.text[last.last : figure.first]
        if between in (["("], ["/"], ["(", "="]) and figure.unit and last.unit and figure.quantity != "share" and last.quantity not in ("share", "multiple"):
            figure.inherits = last
            if figure.bound == "=" and not figure.hedge:
                figure.bound, figure.hedge = last.bound, last.hedge
        if figure.unit or figure.number.form != "cardinal" or figure.hyphen:
            return
        if last.hyphen and figure.number.spelt and self._hanging(figure):
            return
        near = tokens.low[last.last : figure.first]
        governed = tokens.is_low(figure.first - 1, "by", "to", "from", "at", "is", "was", "than")
        if last.quantity in ("share", "index", "temperature", "angle", "money") and len(near) <= 9 and not self._noun_behind(figure):
            comparable = figure.value is not None and last.value is not None and abs(figure.value) <= 3 * max(abs(last.value), 1) if last.quantity != "index" else True
            if (governed or near in (["and"], [","], ["or"], [",", "and"])) and comparable and not self._year_like(figure):
                figure.unit, figure.quantity = last.unit, last.quantity

    def _year_like(self, figure):
        return figure.value is not None and 1900 <= figure.value <= 2100 and figure.value.denominator == 1

    def _noun_behind(self, figure):
        return measures.noun_phrase(self.tokens, figure.last) is not None

    # ---- what is counted

    def _count(self, i, figure):
        tokens = self.tokens
        if self._age(figure):
            return
        if figure.unit is None:
            self._counted_noun(i, figure)
        if figure.measure is None and figure.quantity != "age":
            figure.measure = self._measure_of(figure)
        figure.change = figure.change or self._change(i, figure)
        if figure.inherits:
            figure.measure = figure.inherits.measure or figure.measure
            figure.change = figure.inherits.change
        if figure.unit is None and any(f.quantity == "index" for f in self.figures) and figure.value is not None and figure.value.denominator != 1:
            figure.unit, figure.quantity = "point", "index"

    def _age(self, figure):
        tokens, number = self.tokens, figure.number
        if figure.quantity == "age":
            figure.measure = "age"
            return True
        i, j = figure.first, figure.last
        plausible = figure.unit in (None, "year") and figure.value is not None and 0 < figure.value < 116 and figure.value.denominator == 1
        ranged = figure.value is None and figure.high is not None and figure.high < 116 and figure.unit in (None, "year")
        if not (plausible or ranged):
            return False
        k = i
        while tokens.is_low(k - 1, "between", "from", "just", "only"):
            k -= 1
        cue = tokens.is_low(k - 1, "aged", "age", "ages") or (tokens.is_low(k - 1, "of") and tokens.is_low(k - 2, "age", "ages"))
        if not cue and plausible and figure.unit is None:
            closed = j >= tokens.size or tokens.text[j] in _ENDS or tokens.is_low(j, "and", "when", "by", "at", "on", "in", "last", "this", "or", "but", "years")
            if tokens.is_low(i - 1, "is", "was", "turned", "turns", "be", "turning") and closed:
                back = i - 2
                while tokens.is_low(back, "will", "just", "would", "only", "now"):
                    back -= 1
                cue = tokens.is_low(back, *_PRONOUNS) and not tokens.is_low(back, "it", "they", "we") and not tokens.is_low(j, "in", "on", "at") | (tokens.is_low(j, "at") and False)
            if not cue and i > 1 and tokens.text[i - 1] == "," and j < tokens.size and tokens.text[j] in ",.;)" and figure.value > 3 and not number.spelt:
                name = tokens.text[i - 2]
                cue = tokens.kind[i - 2] == WORD and name[:1].isupper() and name not in measures._MONTH_WORDS and tokens.text[j] != "." or (
                    tokens.kind[i - 2] == WORD and name[:1].isupper() and name not in measures._MONTH_WORDS and j == tokens.size - 1
                )
            if not cue and tokens.is_low(i - 1, "than", "over", "under") and tokens.is_low(i - 2, "older", "younger", "children", "people", "adults"):
                cue = closed
        if not cue and figure.bound in "<>" and figure.unit is None and plausible and figure.hedge and figure.hedge.lower() in ("over", "under", "above", "below", "younger than", "older than"):
            cue = tokens.is_low(i - 1, "children", "people", "adults", "those", "anyone", "women", "men", "kids", "age", "of", "aged", "everyone", "players", "voters") and not self._noun_behind(figure)
        if cue:
            figure.unit, figure.quantity, figure.measure = "year of age", "age", "age"
        return bool(cue)

    def _counted_noun(self, i, figure):
        tokens, j = self.tokens, figure.last
        if figure.number.form == "fraction":
            return
        if figure.hyphen and tokens.is_low(j, "-"):
            j += 1
            if self._hanging(figure) and i + 1 < len(self.figures) and tokens.is_low(j, ",", "and", "or", "to"):
                later = next((f for f in self.figures[i + 1 :] if not tokens.is_low(f.last + 1, ",", "and", "or", "to")), None)
                if later:
                    if later.unit is None:
                        self._counted_noun(self.figures.index(later), later)
                    figure.unit, figure.quantity, figure.measure, figure.noun = later.unit, later.quantity, later.measure, later.noun
                    return
        state = measures.state_at(tokens, j) if not tokens.is_low(j, "found", "left", "still", "reported") else None
        deed = measures.harm_before(tokens, figure.first)
        if state is not None and not self._antecedent(i, figure):
            figure.unit, figure.quantity, figure.measure = "people", "count", tokens.text[state - 1]
            return
        if tokens.is_low(j, "of", "more", "other", "fewer", "additional", "new", "or", "such"):
            k = measures.skip_determiners(tokens, j + 1 if tokens.is_low(j, "or") and tokens.is_low(j + 1, "more") else j)
            if tokens.is_low(j, "of") and tokens.is_low(k, "them", "us", "whom", "which", "those", "these", "you"):
                self._carry(i, figure)
                return
            if tokens.is_low(j, "of", "more") and j + 1 < tokens.size:
                if tokens.is_low(j, "more") and tokens.is_low(j + 1, "than", "to", ",", "."):
                    self._carry(i, figure)
                    return
                j = k if tokens.is_low(j, "of") else j + 1
                while j < tokens.size and (measures.spelt_number(tokens.low[j]) or tokens.kind[j] == NUMERAL):
                    j += 1  # one of the three sisters
        number = figure.number
        one = figure.value == 1 and number.scale == 1
        while j < tokens.size and tokens.low[j].endswith(("'s", "’s")) and tokens.text[j][0].isupper():
            j += 1
        phrase = measures.noun_phrase(tokens, j, one=one, loose=one or figure.hyphen)
        if phrase and (tokens.low[phrase[1]] in measures.words_of("verb") or tokens.low[phrase[0]] in measures.words_of("verb") or tokens.low[phrase[1]] in measures.change_words()) and not measures.is_plural(tokens.low[phrase[1]]):
            phrase = None
        if phrase is None:
            if deed:
                figure.unit, figure.quantity, figure.measure = "people", "count", f"people {deed}"
            else:
                self._carry(i, figure)
            return
        first, head, last = phrase
        if figure.number.printed.count(".") == 1 and figure.number.scale == 1 and len(figure.number.printed.split(".")[1]) == 3 and figure.value and measures.is_plural(tokens.low[head]) and not figure.number.spelt:
            figure.number.printed = figure.number.printed.replace(".", "")  # 4.120 people: a full stop where a comma was meant
            figure.value = figure.number.value = Fraction(figure.number.printed)
        figure.noun, figure.quantity = phrase, "count"
        figure.unit = measures.singular(tokens.text[head] if not tokens.text[head].isupper() or len(tokens.text[head]) < 3 else tokens.text[head])
        figure.unit = figure.unit.lower() if not figure.unit[:1].isupper() or self.title_case else figure.unit
        words = self.text[tokens.start[first] : tokens.end[last - 1]]
        state = measures.state_at(tokens, last)
        if deed:
            words = f"{words} {deed}"
        elif state is not None and figure.unit in ("people", "person", "man", "woman", "child", "soldier", "civilian", "worker", "passenger", "officer", "student", "resident"):
            words = f"{words} {tokens.text[state - 1]}"
        figure.measure = words
        per = per_behind(tokens, last)
        if per and tokens.low[per[0] - 2] == "per":
            figure.unit = f"{figure.unit} per {per[1]}"

    def _antecedent(self, i, figure):
        """The counted figure of which this one is a part: "of the 200 passengers, 12 were killed"."""
        tokens = self.tokens
        last = self.figures[i - 1] if i else None
        if last and last.quantity == "count" and last.noun and tokens.is_low(last.first - 1, "of", "the"):
            return last
        return None

    def _carry(self, i, figure):
        """An elided noun: "6 million homes, including 1.5 million in the north"."""
        tokens = self.tokens
        earlier = next((f for f in reversed(self.figures[:i]) if f.quantity == "count" and f.unit), None)
        behind = tokens.low[figure.last] if figure.last < tokens.size else "."
        near = earlier and len(tokens.low[earlier.last : figure.first]) <= 25
        partial = tokens.is_low(figure.first - 1, "including", "with", "and", "to", "from", "than", "only", "just", "another", ",", "or", "while", "compared", "against", "of", "whom")
        if figure.value is not None and figure.value.denominator != 1:
            near = False
        if near and (partial or behind in ("of", "in", "were", "are", "have", "had", "from", "to", "on", "at", "more", "last", "this")):
            figure.unit, figure.quantity, figure.measure, figure.noun = earlier.unit, earlier.quantity, earlier.measure, None
        elif earlier is None and behind == "of" and tokens.is_low(figure.last + 1, "them", "those", "these", "whom") and self.carried:
            figure.unit, figure.measure = self.carried
            figure.quantity = "count"

    def _measure_of(self, figure):
        """What a percentage, a sum of money or a measured quantity is of."""
        tokens, j = self.tokens, figure.last
        if figure.quantity == "time":
            span = None
        elif tokens.is_low(j, "of") or (figure.quantity == "fraction" and not tokens.is_low(j, "as", "more", "less")):
            k = measures.skip_determiners(tokens, j)
            while k < tokens.size and tokens.low[k].endswith(("'s", "’s")) and tokens.text[k][0].isupper():
                k += 1
            phrase = measures.noun_phrase(tokens, k, loose=True)
            if phrase:
                return self.text[tokens.start[phrase[0]] : tokens.end[phrase[2] - 1]]
        k = j + 1 if tokens.is_low(j, "-") and tokens.glued(j) else j
        if k < tokens.size and tokens.kind[k] == WORD and tokens.low[k] not in measures.words_of("dimension") and figure.quantity != "index":
            phrase = measures.noun_phrase(tokens, k, loose=True)
            if phrase and tokens.low[phrase[1]] not in measures.words_of("verb") and tokens.text[phrase[0]] not in measures._MONTH_WORDS and not (phrase[2] - phrase[0] == 1 and (tokens.low[phrase[0]].endswith("ly") or tokens.low[phrase[0]] in ("higher", "lower", "up", "down", "cheaper", "stronger", "weaker"))):
                return self.text[tokens.start[phrase[0]] : tokens.end[phrase[2] - 1]]
        span = measures.of_phrase(tokens, figure.first) or measures.subject(tokens, figure.first)
        if span:
            return self.text[tokens.start[span[0]] : tokens.end[span[1] - 1]]
        if tokens.is_low(j, "in", "on", "for") and j + 1 < tokens.size and figure.quantity != "time":
            k = measures.skip_determiners(tokens, j + 1)
            phrase = measures.noun_phrase(tokens, k, loose=True)
            if phrase and tokens.kind[k] == WORD and tokens.text[k].islower():
                return self.text[tokens.start[phrase[0]] : tokens.end[phrase[2] - 1]]
        return None

    def _change(self, i, figure):
        tokens, changes = self.tokens, measures.change_words()
        if figure.number.form == "multiple" and tokens.low[figure.number.first] not in _BASES and figure.number.spelt and figure.unit != "year":
            word = tokens.low[figure.number.first]
            return changes.get(word)
        floor = self.figures[i - 1].last if i else 0
        k = figure.first - 1
        while k >= floor and figure.first - k <= 6:
            low = tokens.low[k]
            if low in changes and not (low == "up" and tokens.is_low(k + 1, "to")):
                return changes[low]
            if low in ("to", "at", "from", "with", "in", "for", ",", ";", "(", "than", "is", "was", "were", "are", "on", "and"):
                break
            k -= 1
        if figure.quantity in ("share", "money", "index", "multiple", "fraction", "length", "mass", "volume"):
            for j in (figure.last, figure.last + 1):
                if j < tokens.size and tokens.kind[j] == WORD and tokens.low[j] in changes and tokens.low[j] not in ("add", "gain", "up", "down", "boost") and not tokens.low[j].endswith(("ed", "ing")):
                    return changes[tokens.low[j]]
                if j < tokens.size and (tokens.kind[j] != WORD or tokens.low[j] in measures._grammar()[1]):
                    break
        return None


def _in_title_case(tokens):
    words = [w for w in tokens.text[1:] if len(w) > 3 and w[0].isalpha()]
    return len(words) > 1 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


# ---- the finder

COLUMNS = {
    "surface": TEXT, "value": NUMBER, "low": NUMBER, "high": NUMBER, "low_closed": FLAG, "high_closed": FLAG, "bound": TEXT,
    "hedge": TEXT, "change": TEXT, "unit": TEXT, "measure": TEXT, "place": TEXT, "as_of": TEXT, "attribution": TEXT,
    "printed": TEXT, "scale": NUMBER, "sentence": TEXT, "sentence_start": WHOLE, "passage": TEXT,
}  # fmt: skip


def _sentences_with_numbers(text):
    """The sentences of a text in which there is any number, read: yields Sentence."""
    spark = number_words().spark
    if not spark.search(text):
        return
    masks = _masked(text)
    carried = None
    for start, end in sentences(text):
        if spark.search(text, start, end):
            sentence = Sentence(text, start, end, masks, carried)
            counted = [f for f in sentence.figures if f.quantity == "count" and f.unit]
            carried = (counted[-1].unit, counted[-1].measure) if counted else carried
            yield sentence


@finder(COLUMNS)
def find_statistics(article):
    """Find every figure that an article prints.

    Parameters
    ----------
    articles : DataFrame
        Index: ids. Column `text`; `published` (ISO date) where known resolves "last year", "in May", "today".

    Returns
    -------
    DataFrame
        One row a printed figure, by article and start. `value` has the scale words applied and is NaN for a range or a vague
        count; `low`, `high`, `low_closed`, `high_closed` are what rounding and hedge allow, or the ends of the range; `bound`
        is one of `= ~ < >`; `hedge` as printed; `change` is "up", "down" or None; `unit` an ISO currency, "percent",
        "fraction", "times", a measure ("kilometer", "year"), or the singular of what is counted; `measure` the noun phrase;
        `as_of` an ISO date, month, year or interval; `printed` the bare digits or words and `scale` their scale word's
        factor. Empty with the same columns where nothing is printed.

    Raises
    ------
    CorpusError
        The table has no column `text` or a text is no string.

    Examples
    --------
    >>> import pandas as pd
    >>> texts = pd.DataFrame({"text": ["More than 2.5 million people left Norway last year."]}, index=["a"])
    >>> row = find_statistics(texts.assign(published="2020-03-01")).iloc[0]
    >>> row.surface, row.value, row.bound, row.unit, row.measure, row.as_of
    ('More than 2.5 million', 2500000.0, '>', 'people', 'people', '2019')
    """
    text = article.text
    published = _publication(article)
    rows, last_source = [], {}
    for sentence in _sentences_with_numbers(text):
        if not sentence.figures:
            continue
        tokens = sentence.tokens
        dates = dates_in(text, sentence.start, sentence.end, published)
        sources = measures.sources_in(tokens, text)
        words = text[sentence.start : sentence.end]
        passage = kind_at(text, sentence.start)
        for i, figure in enumerate(sentence.figures):
            before = sentence.figures[i - 1] if i else None
            after = sentence.figures[i + 1] if i + 1 < len(sentence.figures) else None
            row = _numbers_of(figure)
            phrase = figure.noun or (figure.first, figure.last, figure.last)
            place = measures.place_of(tokens, phrase[0], phrase[2], after.first if after else tokens.size, before.last if before else 0)
            as_of = _nearest_date(dates, figure, before, after)
            row |= {
                "start": figure.start, "end": figure.end, "surface": text[figure.start : figure.end], "bound": figure.bound, "hedge": figure.hedge,
                "change": figure.change, "unit": figure.unit, "measure": figure.measure, "place": place, "as_of": as_of,
                "attribution": _source(sources, figure), "printed": figure.number.printed, "scale": float(figure.number.scale),
                "sentence": words, "sentence_start": sentence.start, "passage": passage,
            }  # fmt: skip
            rows.append(row)
    return rows


def _publication(article):
    """A function that gives the article's date or None, asked for only where a relative date stands."""

    @functools.cache
    def known():
        from .printed import printed_about

        return as_date(article.known.get("published")) or as_date(printed_about(article.text).get("published"))

    return known


def _digits(number):
    value = number.value / number.scale if number.value is not None else None
    if number.form == "fraction":
        return f"{number.value.numerator}/{number.value.denominator}" if number.value < 1 else None
    if number.spelt:
        return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
    plain = re.sub(r"[^\d.]", "", number.printed) if number.printed.isascii() else ""
    if plain and parse_numeral(plain) == value and plain.count(".") <= 1 and not plain.startswith("."):
        return plain
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.10g}"


@functools.lru_cache(maxsize=4096)
def _interval(digits, scale, bound, hedge):
    return printed_interval(digits, scale, bound, hedge)


def _numbers_of(figure):
    number = figure.number
    if figure.value is None:
        closed = number.form != "vague"
        low, high = float(figure.low), float(figure.high)
        if figure.bound == ">" and not figure.inner:
            high = float("inf")
        return {"low": low, "high": high, "low_closed": True, "high_closed": closed}
    value = float(figure.value)
    digits = _digits(number)
    if digits is None or "e" in digits:
        low, high, low_closed, high_closed = value, value, True, True
    else:
        low, high, low_closed, high_closed = _interval(("-" if figure.value < 0 else "") + digits, number.scale, figure.bound, figure.hedge)
    return {"value": value, "low": low, "high": high, "low_closed": low_closed, "high_closed": high_closed}


def _nearest_date(dates, figure, before, after):
    """The date behind the figure and before the next one, else the nearest before it."""
    if not dates:
        return None
    limit = after.start if after else float("inf")
    for start, _, iso in dates:
        if figure.end <= start < limit:
            return iso
    earlier = [iso for start, end, iso in dates if end <= figure.start]
    return earlier[-1] if earlier else next((iso for start, _, iso in dates if start >= figure.end), None) if len(dates) == 1 else None


def _source(sources, figure):
    for first, last, name, begin, end in sources:
        if begin <= figure.first < end and not first <= figure.first < last:
            return name
    return None


@finder({"surface": TEXT, "why": TEXT, "passage": TEXT})
def rejected_numbers(article):
    """Find the numbers that `find_statistics` saw and did not take for a statistic.

    Parameters
    ----------
    articles : DataFrame
        Index: ids. Column `text`.

    Returns
    -------
    DataFrame
        One row a number: `article, start, end, surface, why` (date, ordinal, name ...), `passage`.

    Examples
    --------
    >>> import pandas as pd
    >>> rejected_numbers(pd.DataFrame({"text": ["On May 5 they drove down Route 66."]}, index=["a"]))["why"].tolist()
    ['date', 'name']
    """
    text = article.text
    for sentence in _sentences_with_numbers(text):
        for start, end, why in sentence.rejected:
            yield {"start": start, "end": end, "surface": text[start:end], "why": why, "passage": kind_at(text, start)}
