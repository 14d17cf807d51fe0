"""Every figure that an article prints: the number, its unit and bound, what it counts, where, when, and by whose word.

In: an article. Out: a row for each figure. `read` tells how a figure is found; here date, place and speaker join it.
"""

import functools
import math
import re

from ..ground import FLAG, NUMBER, TEXT, WHOLE, finder, innermost
from ..intake import printed_about
from ..page import kind_at, passage_spans
from ..speech import reported_speech
from . import measures
from .dates import as_date, dates_in, is_compared, iso_published
from .read import sentences_with_numbers

COLUMNS = {
    "surface": TEXT, "value": NUMBER, "low": NUMBER, "high": NUMBER, "low_closed": FLAG, "high_closed": FLAG,
    "bound": TEXT, "hedge": TEXT, "change": TEXT, "unit": TEXT, "measure": TEXT, "place": TEXT, "as_of": TEXT,
    "attribution": TEXT, "printed": TEXT, "scale": NUMBER, "sentence": TEXT, "sentence_start": WHOLE, "passage": TEXT,
    "published": TEXT, "outlet": TEXT, "genre": TEXT, "before": TEXT,
}  # fmt: skip


BEFORE = 600  # characters of the paragraph before a sentence that are told with it


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
        One row a printed figure, by article and start. `value` has the scale words applied and is NaN for a range or a
        vague count; `low`, `high`, `low_closed`, `high_closed` are what rounding and hedge allow, or the ends of the
        range; `bound` is one of `= ~ < >`; `hedge` as printed; `change` is "up", "down" or None; `unit` an ISO
        currency, "percent", "fraction", "times", a measure ("kilometer", "year"), or the singular of what is counted;
        `measure` the noun phrase; `as_of` an ISO date, month, year or interval; `printed` the bare digits or words and
        `scale` their scale word's factor; `published`, `outlet`, `genre` what is known of the article; `before` the
        paragraph before the sentence. Empty with the same columns where nothing is printed.

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
    known = {name: article.known.get(name) for name in ("published", "outlet", "genre")}
    known["published"] = iso_published(known["published"])
    published = functools.cache(lambda: as_date(known["published"] or printed_about(text, passages).get("published")))
    for sentence in filter(lambda s: s.figures, sentences_with_numbers(article.reading)):
        tokens, figures = sentence.tokens, sentence.figures
        dates = dates_in(text, sentence.start, sentence.end, published)
        dates = [date for date in dates if not is_compared(text, sentence.start, date) and not _taken(date, sentence)]
        of_sentence = known | {
            "sentence": text[sentence.start : sentence.end], "sentence_start": sentence.start,
            "before": text[max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - BEFORE) : sentence.start],
        }  # fmt: skip
        money = {k for f in figures if f.quantity == "money" for k in range(f.first, f.last)}
        places = measures.places_in(tokens, money)
        for i, figure in enumerate(figures):
            ahead = next((f for f in figures[i + 1 :] if not f.retold), None)
            after = min((ahead.first, *(ahead.noun or ()))) if ahead else tokens.size
            told = innermost(article.reading.get(_said), figure.start, figure.start + 1)
            stretch = max(told.get("start", 0), sentence.start), min(told.get("end", len(text)), sentence.end)
            speaker = told["speaker"] if told.get("said") and not _FALSE.search(text, *stretch) else None
            ends, number = figure.interval, figure.number
            yield of_sentence | {name: getattr(figure, name) for name in _TOLD} | {
                "value": math.nan if figure.value is None else float(figure.value), "low": float(ends.low),
                "high": float(ends.high), "low_closed": ends.low_closed, "high_closed": ends.high_closed,
                "place": measures.place_of(tokens, places, figure, speaker, after),
                "as_of": _nearest_date(dates, figure, ahead, sentence, stretch), "attribution": speaker,
                "printed": number.printed, "scale": float(number.scale), "passage": kind_at(passages, figure.start),
            }  # fmt: skip


_TOLD = ("start", "end", "surface", "bound", "hedge", "change", "unit", "measure")


def _taken(date, sentence):
    """Whether what looks like a date is a number of another kind: 1968 people, at 1945 GMT."""
    spans = [*((figure.start, figure.end, None) for figure in sentence.figures), *sentence.rejected]
    return any(start <= date[0] < end and why not in ("date", "year", "years", "decade") for start, end, why in spans)


_FALSE = re.compile(
    r"\b(?:is|was|are|were|be|been) (?:\w+ly )?(?:false|untrue|not true|wrong(?! to)|invented|exaggerated|overstated"
    r"|inflated|understated)\b"
)


def _said(reading):
    """The rows of reported speech that have a speaker, by start and the longer first."""
    rows = (row for row in reading.get(reported_speech) if row.get("speaker"))
    return sorted(rows, key=lambda row: (row["start"], -row["end"]))


# Between a figure F and a date T: v a verb, g a word in -ing, q that or who, o another word that opens a clause (e: of
# another time), & and, i "to" with a verb, signs, x any other.
_APART = re.compile(
    r"F.+q.*T|F.*[—–-].*T|F.*[oe].*[vg].*T"  # 90 staff, as it closed in 2012
    r"|F.*v+[^v&]+v.*T|[vg][^,oeq&]*F[^qv].*(?<!&)v.*T"  # selling 9 shops was planned in 2012
    r"|T.*i.*F|T(?!,e).*e[^,]*F"  # began in 2012 to sell 9
    r"|(?:q[^,]*v|(?:^|,)[vg])[^,]*T[^qoe&]*v.*F"  # the plant, opened in 1974, has 90 staff
)


@functools.lru_cache(1)
def _clauses(tokens):
    """A letter of `_APART` for each token of a sentence; none for an adverb."""
    row = []
    for k, low in enumerate(tokens.low):
        letter, kind, before = tokens.clause[k], tokens.classes[k], tokens.classes[k - 1]
        if not low[0].isalpha():
            letter = "x" if kind in "0-" else low
        elif letter == "q":
            letter = "x" if before == "P" else "q"  # on that ship
        elif low == "from":
            letter = "e" if tokens.is_low(k - 1, "up", "down") else "x"
        elif low == "to":
            doing = tokens.classes[k + 1 : k + 2] == "w" and tokens.text[k + 1].islower()
            letter = "i" if doing and tokens.clause[k + 1] == "x" else "x"
        elif low.endswith("ing") and kind in "we":
            letter = "g"
        elif letter in "vr" or (k == 0 and kind in "dV") or before + kind == "Aw":  # was shot
            # not the combined value, a crash, the year ended June
            noun = (kind == "w" and before not in "NA") or (kind not in "ARw" and before in "D-0")
            letter = "x" if noun or tokens.is_a(k - 1, "compound") else "v"
        elif kind in "BL":
            letter = ""
        row.append(letter)
    return row


def _is_apart(tokens, date, figure):
    """Whether a date stands in another clause than a figure."""
    row, first, last = list(_clauses(tokens)), tokens.at(date[0]), tokens.at(date[1])
    behind = first >= figure.last
    if behind and tokens.classes[first - 1] == "D" and tokens.classes[last : last + 1] in "wN":
        return not tokens.is_low(first - 2, "in", "at", "during")  # over the 2016 vote
    about = max(figure.last, figure.noun[1]) if behind and figure.noun else figure.last
    for start, end, letter in sorted([(figure.first, about, "F"), (first, last, "T")], reverse=True):
        row[start:end] = letter
    return _APART.search("".join(row)) is not None


def _nearest_date(dates, figure, ahead, sentence, stretch):
    """The date behind a figure and before the next one; else the nearest before it; else one behind the next.

    Of no day are a length of time, an age, a size ("the 300-acre farm"). What is told as said was so when they say, not
    when they said it.
    What tells a figure again in brackets shares its date: 5 yuan ($1; 1 euro).
    """
    if figure.quantity in ("time", "age") or (figure.hyphen and figure.quantity in ("area", "length")):
        return None
    inside = (date for date in dates if stretch[0] <= date[0] < stretch[1])
    dates = [date for date in inside if not _is_apart(sentence.tokens, date, figure)]
    behind = [date for date in dates if figure.end <= date[0]]
    earlier = [date for date in dates if date[1] <= figure.start]
    if behind and (ahead is None or behind[0][0] < ahead.start):
        return behind[0][2]
    if earlier or not behind:
        return earlier[-1][2] if earlier else None
    apart = sentence.tokens.any_is("contrast", figure.last, sentence.tokens.at(behind[0][0]))
    return None if apart else behind[0][2]


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
    text, spans = article.text, article.reading.of(passage_spans)
    for sentence in sentences_with_numbers(article.reading):
        for start, end, why in sentence.rejected:
            yield {"start": start, "end": end, "surface": text[start:end], "why": why, "passage": kind_at(spans, start)}
