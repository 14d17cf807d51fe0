"""What a figure counts: ages, counted nouns, nouns carried on from the figure before, subjects; and whether it rose or fell."""

from fractions import Fraction

from . import measures
from .numbers import NUMERAL, WORD
from .rejections import hanging
from .units import per_behind

_BASES = frozenset(["double", "triple", "treble", "quadruple", "doubles", "triples", "twice"])
_CROWDS = ("draw", "draws", "drew", "drawing", "attract", "attracts", "attracted", "carry", "seat", "seats", "seated", "accommodate")
_PRONOUNS = frozenset(["he", "she", "who", "i", "i'm", "he's", "she's"])
_ENDS = frozenset([",", ".", ";", ":", ")", "?", "!", "”", '"', "’", "'"])


def count(sentence, i, figure):
    """Set unit, measure and change of the figure at index i of a sentence."""
    if _age(sentence, figure):
        return
    last = sentence.figures[i - 1] if i else None
    if last and last.quantity == "age" and figure.unit is None and sentence.tokens.low[last.last : figure.first] in (["and"], ["or"], [","], ["to"]):
        figure.unit, figure.quantity, figure.measure = last.unit, "age", "age"  # aged four and seven
        return
    if figure.unit is None:
        _counted_noun(sentence, i, figure)
    if figure.unit is None:
        _number_of(sentence, figure)
    if figure.measure is None:
        figure.measure = _measure_of(sentence, figure)
    figure.change = figure.change or _change(sentence, i, figure)
    if figure.inherits:
        figure.measure = figure.inherits.measure or figure.measure
        figure.change = figure.inherits.change
    if figure.unit is None and any(f.quantity == "index" for f in sentence.figures) and figure.value is not None and figure.value.denominator != 1:
        figure.unit, figure.quantity = "point", "index"


def _number_of(sentence, figure):
    """ "The number of people killed when ... has risen to 21": what that number is of."""
    tokens, k = sentence.tokens, figure.first - 1
    while tokens.is_low(k, "to", "at", "by", "now", "nearly", "about", "almost"):
        k -= 1
    if k < 0 or not (tokens.low[k] in measures.change_words() or tokens.low[k] in measures.words_of("level") or tokens.is_low(k, "is", "was", "be", "been") or tokens.is_low(k + 1, "at")):
        return
    floor = max((f.last for f in sentence.figures if f.last <= figure.first), default=0)
    while k >= max(floor, figure.first - 40) and tokens.text[k] not in ";:":
        if tokens.is_low(k, "number") and tokens.is_low(k + 1, "of"):
            phrase = measures.noun_phrase(tokens, measures.skip_determiners(tokens, k + 2))
            if phrase and measures.is_plural(tokens.low[phrase[1]]):
                state = measures.state_at(tokens, phrase[2])
                figure.noun, figure.quantity, figure.unit = phrase, "count", measures.singular(tokens.low[phrase[1]])
                figure.measure = sentence.words(phrase[0], state or phrase[2])
            return
        k -= 1


def _age(sentence, figure):
    tokens, number = sentence.tokens, figure.number
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
    cue = (figure.hedge or "").lower().endswith("age of") or tokens.is_low(k - 1, "aged", "age", "ages") or (tokens.is_low(k - 1, "of") and tokens.is_low(k - 2, "age", "ages"))
    if not cue and plausible and figure.unit is None:
        closed = j >= tokens.size or tokens.text[j] in _ENDS or tokens.is_low(j, "and", "when", "by", "at", "on", "in", "so", "because", "last", "this", "or", "but", "years")
        if tokens.is_low(i - 1, "i'm", "i’m", "he's", "he’s", "she's", "she’s") and closed:
            cue = True
        elif tokens.is_low(i - 1, "is", "am", "was", "turned", "turns", "be", "turning") and closed:
            back = i - 2
            while tokens.is_low(back, "will", "just", "would", "only", "now"):
                back -= 1
            cue = tokens.is_low(back, *_PRONOUNS) and not tokens.is_low(j, "in", "on", "at")
        if not cue and i > 1 and tokens.text[i - 1] == "," and j < tokens.size and tokens.text[j] in ",.;)" and figure.value > 3 and not number.spelt:
            name = tokens.text[i - 2]
            cue = (tokens.kind[i - 2] == WORD and name[:1].isupper() and name not in measures.MONTH_WORDS and tokens.text[j] != ".") or (
                tokens.kind[i - 2] == WORD and name[:1].isupper() and name not in measures.MONTH_WORDS and j == tokens.size - 1
            )
        if not cue and tokens.is_low(i - 1, "than", "over", "under") and tokens.is_low(i - 2, "older", "younger", "children", "people", "adults"):
            cue = closed
    if not cue and figure.bound in "<>" and figure.unit is None and plausible and figure.hedge and figure.hedge.lower() in ("over", "under", "above", "below", "younger than", "older than"):
        cue = tokens.is_low(i - 1, "children", "people", "adults", "those", "anyone", "women", "men", "kids", "age", "of", "aged", "everyone", "players", "voters") and measures.noun_phrase(tokens, figure.last) is None
    if cue:
        figure.unit, figure.quantity, figure.measure = "year of age", "age", "age"
    return bool(cue)


def _counted_noun(sentence, i, figure):
    tokens, j = sentence.tokens, figure.last
    if figure.number.form == "fraction":
        return
    if figure.number.form == "vague" and tokens.low[figure.number.last - 1].endswith("s") and j < tokens.size and tokens.kind[j] == WORD and not tokens.is_low(j, "of", "more", "in", "to", "on", "and", "or"):
        state = measures.state_at(tokens, j)  # thousands march, hundreds feared dead
        figure.unit, figure.quantity, figure.measure = "people", "count", tokens.text[state - 1] if state else "people"
        return
    if tokens.is_low(j, "-") and tokens.is_low(j + 1, "strong", "odd"):
        j += 2
    if figure.hyphen and tokens.is_low(j, "-"):
        j += 1
        if hanging(sentence, figure) and i + 1 < len(sentence.figures) and tokens.is_low(j, ",", "and", "or", "to"):
            later = next((f for f in sentence.figures[i + 1 :] if not tokens.is_low(f.last + 1, ",", "and", "or", "to")), None)
            if later:
                if later.unit is None:
                    _counted_noun(sentence, sentence.figures.index(later), later)
                figure.unit, figure.quantity, figure.measure, figure.noun = later.unit, later.quantity, later.measure, later.noun
                return
    state = measures.state_at(tokens, j) if not tokens.is_low(j, "found", "left", "still", "reported") else None
    deed = measures.harm_before(tokens, figure.first)
    if state is not None and not _antecedent(sentence, i, figure):
        figure.unit, figure.quantity, figure.measure = "people", "count", "deaths" if tokens.is_low(state - 1, "die", "dies", "perish") else tokens.text[state - 1]
        return
    if tokens.is_low(j, "of", "more", "other", "fewer", "additional", "new", "or", "such"):
        k = measures.skip_determiners(tokens, j + 1 if tokens.is_low(j, "or") and tokens.is_low(j + 1, "more") else j)
        if tokens.is_low(j, "of") and tokens.is_low(k, "them", "us", "whom", "which", "those", "these", "you"):
            _carry(sentence, i, figure)
            return
        if tokens.is_low(j, "of", "more") and j + 1 < tokens.size:
            if tokens.is_low(j, "more") and tokens.is_low(j + 1, "than", "to", ",", "."):
                _carry(sentence, i, figure)
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
    if phrase and not figure.hyphen and tokens.low[phrase[1]] in measures.words_of("summary"):
        phrase = None  # the 10.7 billion average
    if phrase is None:
        if deed:
            figure.unit, figure.quantity, figure.measure = "people", "count", f"people {deed}"
        else:
            _carry(sentence, i, figure)
        return
    first, head, last = phrase
    if figure.number.printed.count(".") == 1 and figure.number.scale == 1 and len(figure.number.printed.split(".")[1]) == 3 and figure.value and measures.is_plural(tokens.low[head]) and not figure.number.spelt:
        figure.number.printed = figure.number.printed.replace(".", "")  # 4.120 people: a full stop where a comma was meant
        figure.value = figure.number.value = Fraction(figure.number.printed)
    figure.noun, figure.quantity = phrase, "count"
    figure.unit = measures.singular(tokens.text[head])
    figure.unit = figure.unit.lower() if not figure.unit[:1].isupper() or sentence.title_case else figure.unit
    words = sentence.text[tokens.start[first] : tokens.end[last - 1]]
    if last + 1 < tokens.size and tokens.low[last] in ("of", "and") and tokens.kind[last + 1] == WORD:
        words += _continued(sentence, last, phrase)
    state = measures.state_at(tokens, last)
    if deed:
        words = f"{words} {deed}"
    elif state is not None and figure.unit in ("people", "person", "man", "woman", "child", "soldier", "civilian", "worker", "passenger", "officer", "student", "resident"):
        words = f"{words} {tokens.text[state - 1]}"
    if figure.hyphen and tokens.text[first - 1] in "-‑" and last - first > 1:
        figure.unit = measures.singular(tokens.low[first])  # a 12-page document counts pages
        words = sentence.words(first + 1, last) if tokens.kind[first + 1] == WORD else words
    figure.measure = words
    per = per_behind(tokens, last)
    if per:
        figure.unit = f"{figure.unit} per {per[1]}"


def _continued(sentence, last, phrase):
    """The rest of a counted phrase: "users (of the network)", "officers (and soldiers)"."""
    tokens = sentence.tokens
    k = last + 1
    if tokens.low[last] == "of":
        k = measures.skip_determiners(tokens, k)
        more = measures.noun_phrase(tokens, k, loose=True)
        if not more or tokens.kind[k] == NUMERAL or (more[2] < tokens.size and tokens.text[more[2]] == "," and not measures.is_plural(tokens.low[more[1]]) and tokens.text[k].islower()):
            return ""
        return sentence.text[tokens.end[last - 1] : tokens.end[more[2] - 1]]
    joined = measures.is_plural(tokens.low[k]) and tokens.text[k].islower() and tokens.low[k] not in measures.words_of("verb") and measures.is_plural(tokens.low[phrase[1]])
    alone = k + 1 >= tokens.size or tokens.kind[k + 1] != WORD or tokens.low[k + 1] in measures.stop_words()
    return sentence.text[tokens.end[last - 1] : tokens.end[k]] if joined and alone else ""


def _antecedent(sentence, i, figure):
    """The counted figure of which this one is a part: "of the 200 passengers, 12 were killed"."""
    tokens = sentence.tokens
    last = sentence.figures[i - 1] if i else None
    if last and last.quantity == "count" and last.noun and tokens.is_low(last.first - 1, "of", "the"):
        return last
    return None


def _carry(sentence, i, figure):
    """An elided noun: "6 million homes, including 1.5 million in the north"."""
    tokens = sentence.tokens
    earlier = next((f for f in reversed(sentence.figures[:i]) if f.quantity == "count" and f.unit and not f.hyphen), None)
    behind = tokens.low[figure.last] if figure.last < tokens.size else "."
    near = earlier and len(tokens.low[earlier.last : figure.first]) <= 25
    partial = tokens.is_low(figure.first - 1, "including", "with", "and", "to", "from", "than", "only", "just", "another", ",", "or", "while", "compared", "against", "of", "whom")
    if figure.value is not None and figure.value.denominator != 1:
        near = False
    if near and (partial or behind in ("of", "in", "were", "are", "have", "had", "from", "to", "on", "at", "more", "last", "this")):
        figure.unit, figure.quantity, figure.measure, figure.noun = earlier.unit, earlier.quantity, earlier.measure, None
    elif earlier is None and sentence.carried and (behind in ("were", "are", "have", "had") or (behind == "of" and tokens.is_low(figure.last + 1, "them", "those", "these", "whom"))):
        figure.unit, figure.measure = sentence.carried
        figure.quantity = "count"
    elif figure.value is not None and figure.value.denominator == 1 and behind not in ("-", "/") and (tokens.is_low(figure.first - 1 - tokens.is_low(figure.first - 1, "just", "only"), *_CROWDS) or (tokens.is_low(figure.first - 1, "for") and tokens.is_low(figure.first - 2, "licensed", "certified", "licenced"))):
        figure.unit, figure.quantity, figure.measure = "people", "count", "people"  # drew 2,000; licensed for 180
    elif tokens.is_low(figure.first - 1, *measures.words_of("people")) or any(word in measures.words_of("people") for word in _phrase_before(sentence, figure)):
        figure.unit, figure.quantity = "people", "count"
        figure.measure = " ".join(tokens.text[k] for k in range(figure.first - 1, figure.first)) if tokens.is_low(figure.first - 1, *measures.words_of("people")) else None
    elif (figure.number.form == "vague" and tokens.low[figure.number.last - 1].endswith("s")) or (figure.number.scale * abs(figure.number.value or figure.number.high or 1) > 1 and behind in ("were", "had", "have", "attended", "fled", "gathered", "marched") and (figure.value is None or figure.value.denominator == 1)):
        figure.unit, figure.quantity, figure.measure = "people", "count", "people"


def _phrase_before(sentence, figure):
    """Words of the phrase that a figure is the size of: "a crowd of", "the toll rose to"."""
    tokens = sentence.tokens
    span = measures.subject(tokens, figure.first, linking=True) or measures.of_phrase(tokens, figure.first)
    return tokens.low[span[0] : span[1]] if span else ()


def _measure_of(sentence, figure):
    """What a percentage, a sum of money or a measured quantity is of."""
    tokens, j, words = sentence.tokens, figure.last, sentence.words
    if figure.number.form == "multiple" and tokens.low[figure.number.first] in measures.change_words():  # sales doubled
        span = measures.subject(tokens, figure.first, verb=figure.first)
        return words(*span) if span else None
    if figure.quantity == "time" and not figure.hyphen:
        span = measures.of_phrase(tokens, figure.first) if tokens.is_low(figure.first - 1, "of") else measures.subject(tokens, figure.first) if tokens.is_low(figure.first - 1, "lasted", "last", "lasts", "took", "takes", "take", "was", "is", "be", "been") else None
        return words(*span) if span else None
    if figure.quantity == "fraction" and (tokens.is_low(j + 1, "them", "those", "these", "whom", "which") or j >= tokens.size or tokens.text[j] in _ENDS):
        earlier = [f for f in sentence.figures if f.end <= figure.start and f.quantity == "count"]
        return earlier[-1].measure if earlier else sentence.carried[1] if sentence.carried else None
    earlier = [f for f in sentence.figures if f.end <= figure.start and f.quantity != "time"]
    if earlier and (
        (tokens.is_low(figure.first - 1, "up", "down") and tokens.is_low(figure.first - 2, ",", "("))  # a profit of $5m, up 8%
        or (earlier[-1].quantity == "share" and earlier[-1].last == figure.first - 1 and tokens.is_low(figure.first - 1, "from", "to"))
        or (tokens.is_low(figure.first - 1, "at") and tokens.is_low(figure.first - 2, "it", "them"))
    ):
        figure.unit, figure.quantity = figure.unit or earlier[-1].unit, figure.quantity or earlier[-1].quantity
        return earlier[-1].measure
    governing = measures.subject(tokens, figure.first, linking=True) if figure.quantity != "time" and not tokens.is_low(figure.first - 1, "or", "(") else None
    if tokens.is_low(j, "of") or (figure.quantity == "fraction" and not tokens.is_low(j, "as", "more", "less", "to", "by", "in")):
        k = measures.skip_determiners(tokens, j)
        while k < tokens.size and tokens.low[k].endswith(("'s", "’s")) and tokens.text[k][0].isupper():
            k += 1
        phrase = measures.noun_phrase(tokens, k, loose=True)
        if phrase and not tokens.low[phrase[1]].endswith("ed"):
            whole = words(phrase[0], phrase[2])
            if tokens.low[phrase[2] - 1] in ("total", "overall"):
                whole = "total"
            part = governing or (measures.of_phrase(tokens, figure.first) if figure.quantity == "share" else None)
            return f"{words(*part)} as share of {whole}" if part and figure.quantity in ("share", "fraction") else whole
    k = j + 1 if tokens.is_low(j, "-") and tokens.glued(j) else j
    if figure.quantity == "money" and tokens.is_low(j, "(", ")"):  # the $5m (£4m) scheme
        k = next((x for x in range(j, min(j + 6, tokens.size)) if tokens.text[x] == ")"), j) + 1
    if k < tokens.size and tokens.kind[k] == WORD and tokens.low[k] not in measures.words_of("dimension") and figure.quantity not in ("index", "time" if not figure.hyphen else ""):
        phrase = measures.noun_phrase(tokens, k, loose=True)
        if phrase and _is_noun(tokens, phrase):
            last = phrase[2]
            if tokens.low[last - 1] in measures.change_words() and tokens.is_low(last, "in", "of", "for"):  # a 5 percent rise in rents
                more = measures.noun_phrase(tokens, measures.skip_determiners(tokens, last + 1), loose=True)
                last = more[2] if more and tokens.kind[more[0]] == WORD else last
            return words(phrase[0], last)
    before = measures.of_phrase(tokens, figure.first)
    if before and tokens.low[before[1] - 1] in measures.change_words() and tokens.is_low(j, "in"):  # an increase of 5 percent in rents
        more = measures.noun_phrase(tokens, measures.skip_determiners(tokens, j + 1), loose=True)
        if more and tokens.text[more[0]] not in measures.MONTH_WORDS and tokens.kind[more[0]] == WORD:
            return f"{words(*before)} in {words(more[0], more[2])}"
    at = tokens.is_low(figure.first - 1, "at")
    beside = before and (tokens.is_low(before[0] - 1, "with", ",", "and") or {*tokens.low[max(0, before[0] - 2) : before[0]]} & measures.PUT)
    span = (governing or before) if at and not beside else (before or governing)
    if figure.hedge and figure.quantity not in ("money", "share", "index", "multiple", "fraction") and measures.is_plural(tokens.low[figure.first - 1]) and tokens.low[figure.first - 1] not in measures.words_of("verb"):
        span = figure.first - 1, figure.first  # gusts up to 60 mph
    if span:
        if figure.unit is None and {*tokens.low[span[0] : span[1]]} & measures.words_of("people"):
            figure.unit, figure.quantity = "people", "count"
        toll = [k for k in range(*span) if tokens.is_low(k, "toll") and figure.quantity == "count"]
        return words(span[0], toll[0] + 1).lower() if toll else words(*span)
    if tokens.is_low(j, "in", "on", "for", ")") and figure.quantity in ("money", "share"):
        k = j + 1 if not tokens.is_low(j, ")") else j + 2 if tokens.is_low(j + 1, "in", "on", "for") else tokens.size
        k = measures.skip_determiners(tokens, k)
        phrase = measures.noun_phrase(tokens, k, loose=True) if k < tokens.size and tokens.text[k].islower() and tokens.kind[k] == WORD else None
        if phrase and _is_noun(tokens, phrase) and not (phrase[2] < tokens.size and tokens.text[phrase[2]] in "'’"):
            return words(phrase[0], phrase[2])
    if tokens.is_low(figure.first - 1, ",") and figure.quantity not in ("money", "share"):
        k = figure.first - 1
        while k > 0 and tokens.kind[k - 1] == WORD and tokens.low[k - 1] not in measures.stop_words() and figure.first - k < 6:
            k -= 1
        return words(k, figure.first - 1) if k < figure.first - 1 else None
    span = measures.subject(tokens, figure.first) if figure.quantity != "money" else None
    return words(*span) if span else None


def _is_noun(tokens, phrase):
    """Whether a phrase behind a figure is a noun phrase and no verb or adverb."""
    first, head, last = phrase
    low = tokens.low[first]
    if measures.spelt_number(low):
        return False
    if tokens.low[head] in measures.words_of("verb") or tokens.text[first] in measures.MONTH_WORDS:
        return False
    return not (last - first == 1 and (low.endswith(("ly", "ed")) or low in ("higher", "lower", "up", "down", "cheaper", "stronger", "weaker", "off", "us", "better", "worse", "faster")))


def _change(sentence, i, figure):
    tokens, changes = sentence.tokens, measures.change_words()
    if figure.number.form == "multiple" and tokens.low[figure.number.first] not in _BASES and figure.number.spelt and figure.unit != "year":
        word = tokens.low[figure.number.first]
        return changes.get(word)
    floor = sentence.figures[i - 1].last if i else 0
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
            if j < tokens.size and (tokens.kind[j] != WORD or tokens.low[j] in measures.stop_words()):
                break
    return None
