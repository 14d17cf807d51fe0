"""Every figure that an article prints: the number, its unit and bound, what it counts, where, when, and by whose word.

The grammar is spread over rooms that each know one thing: `numbers` (digits and number words), `units`, `rejections` (what is no
statistic), `quantities` (hedges, ranges), `counting` and `measures` (what is counted), `dates`, `sources`. Here a sentence is
read with them, and the rows are written.
"""

import bisect
import functools
import re

from ..ground import FLAG, NUMBER, TEXT, WHOLE, finder, remembered
from ..language import sentences
from ..page import kind_at, passage_spans, printed_about
from . import measures
from .counting import count
from .dates import as_date, dates_in, is_compared, iso_published
from .intervals import printed_interval
from .numbers import NUMERAL, Tokens, number_words, numbers_in, parse_numeral
from .quantities import add_hedge, joined_figures, read_figure, share_noun, share_unit
from .rejections import mask_at, masked, why_not
from .sources import Sources

COLUMNS = {
    "surface": TEXT, "value": NUMBER, "low": NUMBER, "high": NUMBER, "low_closed": FLAG, "high_closed": FLAG, "bound": TEXT,
    "hedge": TEXT, "change": TEXT, "unit": TEXT, "measure": TEXT, "place": TEXT, "as_of": TEXT, "attribution": TEXT,
    "printed": TEXT, "scale": NUMBER, "sentence": TEXT, "sentence_start": WHOLE, "passage": TEXT, "published": TEXT,
    "outlet": TEXT, "genre": TEXT, "before": TEXT,
}  # fmt: skip


BEFORE = 600  # characters of the paragraph before a sentence that are told with it
LONGEST = 1_000  # characters of a sentence that are read at once
NEAR = 60  # characters beside a figure in which a cue is looked for
EXACT = 100  # whole things up to here are counted, not rounded


class Sentence:
    """The reading of one sentence: its figures, and the numbers that are none."""

    def __init__(self, text, start, end, masks, carried=None, told=None):
        self.text, self.start, self.end = text, start, end
        self.tokens = Tokens(text, start, end)
        self.title_case = _in_title_case(self.tokens)
        self.votes = not measures.words_of("votes").isdisjoint(self.tokens.low)
        self.carried, self.told = carried, told  # unit and measure last counted in the paragraph, in the article
        self.figures, self.rejected = [], []
        self._read(masks)

    def words(self, first, last):
        """The text of tokens first to last (exclusive)."""
        return self.text[self.tokens.start[first] : self.tokens.end[last - 1]]

    def before(self, position):
        """The last characters before a position, in lower case, where a cue may stand."""
        return self.text[max(self.start, position - NEAR) : position].lower()

    def behind(self, position):
        """The first characters behind a position, in lower case."""
        return self.text[position : min(self.end, position + NEAR)].lower()

    def _read(self, masks):
        tokens, seen, kept, chain = self.tokens, set(), [], None
        for number in numbers_in(tokens):
            seen.update(range(number.first, number.last))
            figure = read_figure(self, number)
            why = mask_at(masks, tokens.start[number.first]) or why_not(self, figure, chain)
            chain = (number.last, why) if why else None
            if why:
                self.rejected.append((figure.start, figure.end, why))
            else:
                kept.append(figure)
        for i in range(tokens.size):
            if tokens.kind[i] == NUMERAL and i not in seen:
                self.rejected.append((tokens.start[i], tokens.end[i], mask_at(masks, tokens.start[i]) or "code or name"))
        self.figures = joined_figures(self, kept)
        for figure in self.figures:
            add_hedge(self, figure)
        for i, figure in enumerate(self.figures):
            share_unit(self, i, figure)
        for i, figure in enumerate(self.figures):
            count(self, i, figure)
        share_noun(self)


def _in_title_case(tokens):
    words = [w for w in tokens.text[1:] if len(w) > 3 and w[0].isalpha()]
    return len(words) > 1 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def _pieces(reading):
    """Sentences; one of more than `LONGEST` characters (a table, a text without full stops) in pieces, to keep the time linear."""
    text = reading.text
    for start, end in reading.of(sentences):
        while end - start > LONGEST:
            cut = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
            yield start, cut
            start = cut
        yield start, end


def _sentences_with_numbers(reading):
    """Yield the `Sentence` of each sentence in which there may be a number."""
    text = reading.text
    sparks = [match.start() for match in number_words().spark.finditer(text)]
    if not sparks:
        return
    masks, carried, told, last_end = masked(text), None, None, 0
    for start, end in _pieces(reading):
        if "\n" in text[last_end:start] or "\r" in text[last_end:start]:
            carried = None
        last_end = end
        next_spark = bisect.bisect_left(sparks, start)
        if next_spark < len(sparks) and sparks[next_spark] < end:
            sentence = Sentence(text, start, end, masks, carried, told)
            counted = [f for f in sentence.figures if f.quantity == "count" and f.unit]
            told = (counted[-1].unit, counted[-1].measure) if counted else None
            carried = told or carried
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
        factor; `published`, `outlet`, `genre` what is known of the article; `before` the paragraph before the sentence. Empty with the same columns where nothing is printed.

    Raises
    ------
    CorpusError
        The table has no column `text` or a text is no string.

    Examples
    --------
    >>> import pandas as pd
    >>> texts = pd.DataFrame({"text": ["More than 2.5 million people left Norway last year."]}, index=["a"])
    >>> row = find_statistics(texts.assign(published="2020-03-01")).iloc[0]
    >>> row.surface, float(row.value), row.bound, row.unit, row.measure, row.as_of
    ('More than 2.5 million', 2500000.0, '>', 'people', 'people', '2019')
    """
    text, passages = article.text, article.reading.of(passage_spans)
    published, sources, place_before = _publication(article), Sources(article), None
    printed_on = iso_published(article.known.get("published"))
    for sentence in _sentences_with_numbers(article.reading):
        if not sentence.figures:
            continue
        tokens, figures = sentence.tokens, sentence.figures
        dates = dates_in(text, sentence.start, sentence.end, published)
        dates = [date for date in dates if not is_compared(text, sentence.start, date)]
        named = sources.of_sentence(sentence)
        words = text[sentence.start : sentence.end]
        national = not _NATION.isdisjoint(tokens.low)
        for i, figure in enumerate(figures):
            after = figures[i + 1] if i + 1 < len(figures) else None
            noun = figure.noun or (figure.first, figure.last, figure.last)
            place = measures.place_of(tokens, noun[0], noun[2], after.first if after else tokens.size)
            if place is None and national:
                place = place_before
            place_before = place if place and measures.is_place(place) else place_before
            yield _numbers_of(figure) | {
                "start": figure.start, "end": figure.end, "surface": text[figure.start : figure.end],
                "bound": figure.bound, "hedge": figure.hedge, "change": figure.change, "unit": figure.unit,
                "measure": figure.measure, "place": place, "attribution": sources.of_figure(named, figure),
                "as_of": _nearest_date(dates, figure, *_behind_bracket(figures, i), sentence),
                "printed": figure.number.printed, "scale": float(figure.number.scale), "sentence": words,
                "sentence_start": sentence.start, "passage": kind_at(passages, figure.start), "published": printed_on,
                "outlet": article.known.get("outlet"), "genre": article.known.get("genre"),
                "before": text[max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - BEFORE) : sentence.start],
            }  # fmt: skip


_NATION = frozenset(["country", "country's", "country’s", "nation", "nation's", "nation’s", "national", "nationwide"])


def _publication(article):
    """A function that gives the article's date or None, asked for only where a relative date stands."""

    @functools.cache
    def known():
        return as_date(article.known.get("published")) or as_date(printed_about(article.text, article.reading.of(passage_spans)).get("published"))

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


@remembered(4096, "hedges.csv")
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
    counted = figure.quantity == "count" and figure.bound == "=" and abs(value) < EXACT and value.is_integer()
    if digits is None or "e" in digits or counted or (value < 0 and number.form == "fraction"):
        low, high, low_closed, high_closed = value, value, True, True
    else:
        signed = f"-{digits}" if figure.value < 0 else digits
        low, high, low_closed, high_closed = _interval(signed, number.scale, figure.bound, figure.hedge)
    return {"value": value, "low": low, "high": high, "low_closed": low_closed, "high_closed": high_closed}


def _behind_bracket(figures, i):
    """The next figure that is no sum of money told again, and where those end: in 5 yuan ($1; 1 euro) all three share their date."""
    figure, j = figures[i], i + 1
    while figure.quantity == "money" and j < len(figures):
        told, last = figures[j], figures[j - 1]
        if told.quantity != "money" or told.unit == figure.unit or told.first - last.last > 2:
            break
        j += 1
    return figures[j] if j < len(figures) else None, figures[j - 1].end


def _is_aside(tokens, date, figure):
    """Whether a date stands in a clause about something else: "the plant, opened in 1974, has 90 staff", "9 died in the fire that ..."."""
    at = tokens.at(date[0])
    comma = next((k for k in range(at - 1, -1, -1) if tokens.text[k] == ","), -1)
    if date[0] >= figure.end:
        about = max(figure.last, figure.noun[2] if figure.noun else 0)
        k = next((k for k in range(at - 1, max(about - 1, comma), -1) if tokens.low[k] in ("that", "which", "who")), None)
        later = k is not None and (k > about or tokens.is_low(k + 1, "will", "would", "could", "may", "might"))
        return later and tokens.low[k - 1] not in measures.words_of("preposition")
    behind = range(tokens.at(date[1]), figure.first)
    if not any(tokens.text[k] == "," and tokens.low[k + 1] not in ("or", "and") for k in behind):
        return False
    told = tokens.is_low(comma + 1, "which", "who", "where") and not tokens.is_low(comma + 2, *measures.words_of("over"))
    return comma >= 0 and (told or tokens.is_low(comma + 1, *measures.words_of("began")))


def _is_former(tokens, figure):
    """Whether a figure is of an earlier time: "up from 14", "compared with 90"."""
    k = figure.first - 1
    if tokens.is_low(k, "from"):
        return not measures.change_words().keys().isdisjoint(tokens.low[max(0, k - 6) : k])
    return tokens.is_low(k, "with", "to") and tokens.is_low(k - 1, "compared")


def _nearest_date(dates, figure, after, told, sentence):
    """The date behind the figure and before the next one; else the nearest before it; else one behind the next where nothing contrasts."""
    dates = [date for date in dates if not _is_aside(sentence.tokens, date, figure)]
    limit = after.start if after else float("inf")
    clause_end = sentence.text.find(";", told, sentence.end)
    limit = min(limit, clause_end) if clause_end >= 0 else limit
    for start, _, iso in dates:
        if figure.end <= start < limit:
            return iso
    if dates and _is_former(sentence.tokens, figure):
        return None
    earlier = [iso for _, end, iso in dates if end <= figure.start]
    if earlier:
        return earlier[-1]
    for start, _, iso in dates:
        if start >= figure.end and (clause_end < 0 or start < clause_end):
            tokens = sentence.tokens
            between = tokens.low[figure.last : tokens.at(start)]
            return iso if measures.words_of("contrast").isdisjoint(between) else None
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
    text, passages = article.text, article.reading.of(passage_spans)
    for sentence in _sentences_with_numbers(article.reading):
        for start, end, why in sentence.rejected:
            yield {"start": start, "end": end, "surface": text[start:end], "why": why, "passage": kind_at(passages, start)}
