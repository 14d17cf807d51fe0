"""From a number to a figure: sign, currency, unit, hedge, ranges and proportions, and what one figure shares with the last."""

from dataclasses import dataclass, field
from fractions import Fraction

from . import measures
from .lexicons import built_from, read_lexicon
from .numbers import NUMERAL, WORD, Number, Tokens, number_words
from .rejections import hanging
from .units import currency_before, per_behind, unit_behind

_LENGTH_CUES = frozenset(["deep", "depth", "height", "high", "tall", "wide", "width", "long", "length", "altitude", "distance", "elevation"])


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


def read_figure(sentence, number):
    tokens = sentence.tokens
    start = tokens.start[number.first]
    figure = Figure(number, number.first, number.last, start, tokens.end[number.last - 1], number.value, number.low, number.high)
    money = currency_before(sentence.text, sentence.start, start) if not number.spelt or number.form == "vague" else None
    if money:
        figure.start, figure.unit, negative = money
        figure.quantity = "money"
        figure.first = tokens.at(figure.start)
    else:
        negative = _minus(sentence, figure)
    _letter(sentence, figure, money)
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
    elif number.last < tokens.size and tokens.text[number.last] in "-‑" and tokens.glued(number.last) and not (tokens.kind[number.last + 1] == NUMERAL if number.last + 1 < tokens.size else False):
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
        _fraction_unit(sentence, figure)
    return figure


def _minus(sentence, figure):
    tokens, i = sentence.tokens, figure.first
    if tokens.is_low(i - 2, "or") and tokens.is_low(i - 3, "plus"):
        return False
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


def _letter(sentence, figure, money):
    """Undo a scale letter that is a unit: a wall 2m high, 30t of sand."""
    number, tokens = figure.number, sentence.tokens
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


def _fraction_unit(sentence, figure):
    tokens, j = sentence.tokens, figure.last
    figure.unit, figure.quantity = "fraction", "fraction"
    k = j + 1 if tokens.is_low(j, "a", "an") else j
    if tokens.is_low(j, "of") and tokens.is_low(j + 1, "a", "an", "one"):
        k = j + 2
    unit = unit_behind(tokens, k, figure.number)
    if unit and unit[2] not in ("index", "multiple") and not tokens.is_low(k, "percent", "of"):
        figure.unit, figure.quantity = unit[1], unit[2]
        figure.last, figure.end = unit[0], tokens.end[unit[0] - 1]


def joined_figures(sentence, found):
    """Join ranges ("40 to 50 hours") and proportions ("one in five") into one figure."""
    joined = []
    for figure in found:
        if joined and _proportion(sentence, joined[-1], figure):
            a = joined[-1]
            a.number.printed = f"{int(a.number.value)}/{int(figure.number.value)}"
            a.value = a.number.value = a.number.value / figure.number.value
            a.number.form, a.unit, a.quantity = "fraction", "fraction", "fraction"
            a.last, a.end, a.number.last = figure.number.last, sentence.tokens.end[figure.number.last - 1], figure.number.last
        elif joined and _is_range(sentence, joined[-1], figure):
            _range(sentence, joined[-1], figure)
        else:
            joined.append(figure)
    return joined


def _proportion(sentence, a, b):
    tokens, x, y = sentence.tokens, a.number, b.number
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


def _is_range(sentence, a, b):
    tokens = sentence.tokens
    if a.inner or (a.value is None and a.number.form != "vague") or b.number.form == "multiple" or a.number.form == "multiple":
        return False
    between = tokens.low[a.last : b.first]
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
    elif word in ("-", "–", "—", "−") and not a.unit and not b.unit and sentence.votes and a.number.scale == 1:
        a.unit = b.unit = "vote"
        a.quantity = b.quantity = "count"
        a.measure = b.measure = "votes"
        return False
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
        apart = before[-1:] != ["by"] or b.value > 5 * a.value
        if apart and any(t in measures.change_words() for t in before if t != "up" or opened):
            return False
        if not opened and a.unit and _change_noun(sentence, a):
            return False
        if a.value > b.value * (b.number.scale if a.number.scale == 1 else 1) and not opened:
            return bool(a.unit and a.unit == b.unit)
    return True


def _change_noun(sentence, a):
    return any(t in measures.change_words() for t in sentence.tokens.low[max(0, a.first - 6) : a.first])


def _range(sentence, a, b):
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


def add_hedge(sentence, figure):
    before, after = _hedges()
    tokens, i = sentence.tokens, figure.first
    if tokens.is_low(i - 1, "between", "from"):
        i -= 1
    k = i
    while tokens.is_low(k - 1, "a", "an", "another", "the", "further", "additional", "total", "of", "or"):
        k -= 1
    for at in (i, k) if k != i else (i,):
        found = _hedge_before(sentence, before, at, figure)
        if found:
            first, bound = found
            figure.hedge, figure.bound = sentence.text[tokens.start[first] : tokens.end[at - 1]], bound
            figure.first, figure.start = first, tokens.start[first]
            break
    for j in dict.fromkeys((figure.last, figure.number.last, (figure.noun or (0, 0, figure.last))[2])):
        for words, bound in after.get(tokens.low[j], ()) if j < tokens.size else ():
            if tokens.low[j : j + len(words)] == words and not (words == ["plus"] and not tokens.glued(j) and j + 1 < tokens.size and tokens.kind[j + 1] == WORD and not tokens.is_low(j - 1, "-")):
                last = j + len(words)
                figure.hedge = figure.hedge or sentence.text[tokens.start[j] : tokens.end[last - 1]]
                figure.bound = bound if figure.bound == "=" else figure.bound
                if last > figure.last:
                    figure.last, figure.end = last, tokens.end[last - 1]
                return


def _hedge_before(sentence, before, i, figure):
    tokens = sentence.tokens
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
        if words in ([">"], ["<"]) and tokens.is_low(first - 1, ">", "<"):
            return None
        if words == ["some"] and figure.value is not None and abs(figure.value) < 10 and not figure.unit:
            return None
        if words == ["up", "to"] and tokens.is_low(first - 1, "went", "moved", "rose"):
            return None
        return first, bound
    return None


def share_unit(sentence, i, figure):
    """A hedge shared with a bracket behind, a unit carried on from the figure before."""
    tokens = sentence.tokens
    if not i:
        return
    last = sentence.figures[i - 1]
    between = tokens.text[last.last : figure.first]
    if between in (["("], ["/"], ["(", "="]) and figure.unit and last.unit and figure.quantity != "share" and last.quantity not in ("share", "multiple"):
        figure.inherits = last
        if figure.bound == "=" and not figure.hedge:
            figure.bound, figure.hedge = last.bound, last.hedge
    if figure.unit or figure.number.form != "cardinal" or figure.hyphen:
        return
    if last.hyphen and figure.number.spelt and hanging(sentence, figure):
        return
    near = tokens.low[last.last : figure.first]
    governed = tokens.is_low(figure.first - 1, "by", "to", "from", "at", "is", "was", "than")
    if last.quantity in ("share", "index", "temperature", "angle", "money") and len(near) <= 9 and measures.noun_phrase(tokens, figure.last) is None:
        comparable = figure.value is not None and last.value is not None and abs(figure.value) <= 3 * max(abs(last.value), 1) if last.quantity != "index" else True
        if (governed or near in (["and"], [","], ["or"], [",", "and"])) and comparable and not _year_like(sentence, figure):
            figure.unit, figure.quantity = last.unit, last.quantity


def _year_like(sentence, figure):
    return figure.value is not None and 1900 <= figure.value <= 2100 and figure.value.denominator == 1


def share_noun(sentence):
    """Give a bare figure the noun of the next one: "8,000 and 1,500 people"."""
    figures, tokens = sentence.figures, sentence.tokens
    for a, b in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        if a.unit is None and b.quantity == "count" and b.noun and all(word in ("and", "or", ",", "-", "to", "about", "some") for word in tokens.low[a.last : b.first]):
            a.unit, a.quantity, a.measure, a.noun = b.unit, b.quantity, b.measure, b.noun
