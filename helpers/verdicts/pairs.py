"""One verdict for two texts or two bare figures: can they be the same figure?"""

import math
import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction

from ..figures import Figure, as_printed, parse_number, rounding
from ..ground import SettingError
from .context import defined_apart, direction, figures_of, likeness, sides_of, skeleton, stems
from .judge import bounds, check_rates, comparable, date_parts, difference, in_time, judge, state_of, states, undecided
from .references import sum_among
from .ties import TIED, missing_in_texts

BESIDE = 40  # characters between a figure and the date that it is of
LONGEST, MOST = 20_000, 200  # characters and figures of a text that are compared; for longer ones there is `reconcile`


def compare(a, b, a_date=None, b_date=None, rates=None):
    """One verdict for two texts or two bare figures: can they be the same figure?

    Two sentences are compared in the figures that speak of the same thing (numbers, shares, sums of money, dates,
    ranks, scores); figures about something else are passed over. Symmetric in a and b.

    Parameters
    ----------
    a, b : str, int, float or Decimal
        A sentence, or a figure alone ("668 million", "about 670m", 668e6). Of a text the first 20,000 characters count.
    a_date, b_date : str or date, optional
        As-of dates ("2015", "2015-06", "2015-06-30"); else a date printed in the text counts.
    rates : dict, optional
        {"USD/CNY": (6.3, 6.9)} are yuan a dollar, lowest and highest; a single number stands for both.

    Returns
    -------
    Comparison
        `verdict` (one of the contract's), `compatible` (True, False; None where it cannot be decided, or where date or
        definition differ), `why` (a sentence), `assumption` (what would flip the verdict, or None).

    Raises
    ------
    SettingError
        Neither text nor number, a date that is none, or rates of another form.

    Examples
    --------
    >>> compare("China has 668 million netizens.", "China's 670 million internet users").verdict
    'same figure, rounded'
    >>> compare("about one-fourth", "23%").compatible
    True
    >>> compare("more than 2,000", "2,000").compatible, compare("at least 2,000", "2,000").compatible
    (False, True)
    >>> compare("$455 billion", "2.95 trillion yuan").verdict
    'undetermined'
    """
    if (repr(b), repr(b_date)) < (repr(a), repr(a_date)):  # so that the order of the two cannot matter
        a, b, a_date, b_date = b, a, b_date, a_date
    dates = date_parts(a_date, "a_date"), date_parts(b_date, "b_date")
    rates = check_rates(rates)
    a, b = (as_printed(given)[:LONGEST] for given in (a, b))
    bare = _bare(a), _bare(b)
    return in_time(*bare, judge(*bare, rates), dates) if all(bare) else _compare_texts(a, b, dates, rates)


def bind(text_a, text_b):
    """Pairs of figures of two texts that speak of the same thing.

    Returns
    -------
    (list of (Figure, Figure, float), list of Figure, list of Figure)
        Pairs with the strength of their tie (0 to 1; 1 where the texts are the same but for the figures), best first;
        all figures of either text.
    """
    figures_a, figures_b = figures_of(text_a)[:MOST], figures_of(text_b)[:MOST]
    frame_a, frame_b = skeleton(text_a, figures_a), skeleton(text_b, figures_b)
    if frame_a == frame_b and len(figures_a) == len(figures_b) and sum(w != "#" for w in frame_a) >= 2:
        return [(f, g, 1.0) for f, g in zip(figures_a, figures_b, strict=True)], figures_a, figures_b
    fits = [(i, j) for i, f in enumerate(figures_a) for j, g in enumerate(figures_b) if comparable(f, g)]
    partners, partners_b = Counter(i for i, _ in fits), Counter(j for _, j in fits)
    around, around_b = ([direction(f.context) for f in figures] for figures in (figures_a, figures_b))
    scored, pairs = [], []
    for i, j in fits:
        f, g, alone = figures_a[i], figures_b[j], partners[i] == partners_b[j] == 1
        apart = f.former != g.former or len({state_of(f), state_of(g)} - {None}) > 1  # killed, and hurt
        tie = likeness(around[i], around_b[j]) + 0.2 * alone + _closeness(f, g) - 0.5 * apart
        scored.append((-tie, i + j, i, j))
    for tie, _, i, j in sorted(scored):
        if i in partners and j in partners_b:  # not bound yet
            del partners[i], partners_b[j]
            pairs.append((figures_a[i], figures_b[j], min(-tie, 0.99)))
    return pairs, figures_a, figures_b


def _closeness(f, g):
    """What the values themselves tell about two figures being one: parts of a date that are alike, a near value."""
    if f.kind == "date":
        alike = [x is not None and x == y for x, y in zip(f.value, g.value, strict=True)]
        return 0.1 * (None not in (f.value[0], g.value[0])) + 0.1 * sum(alike)
    numbers = all(isinstance(x.value, Fraction) and 0 < x.value < 10**300 for x in (f, g))
    if not numbers or (f.kind == "money" and f.unit != g.unit):
        return 0.0
    return 0.3 * max(0.0, 1 - abs(math.log10(f.value) - math.log10(g.value)))


def _compare_texts(a, b, dates, rates):
    pairs, figures_a, figures_b = bind(a, b)
    if not figures_a or not figures_b:
        which = "One of the texts does not print" if figures_a or figures_b else "Neither text prints"
        return replace(undecided(f"{which} a figure that can be compared."), verdict="not a quantity")
    when = _date_of(a, figures_a), _date_of(b, figures_b)
    if any(date and date.bound != "=" for date in when):
        when, dates = (None, None), (None, None)  # "before May" names no day
    elif len(pairs) > 1:  # two dates that tell when are no figures to compare
        pairs = [pair for pair in pairs if pair[0] is not when[0] or pair[1] is not when[1]]
    own = tuple(given or (date and date.value) for given, date in zip(dates, when, strict=True))
    years = {date[0] for date in own if date} - {None}
    if not pairs:
        return undecided("The figures are of different kinds and cannot be bound to the same thing.")
    frame = all(tie == 1.0 for _, _, tie in pairs)
    judged = []
    for f, g, tie in pairs:
        found = in_time(f, g, judge(f, g, rates, frame), own, len(years) > 1)
        if found.compatible is False:
            apart = defined_apart(sides_of(f.context.keys()), sides_of(g.context.keys()))
            parts = f.kind != "date" and bounds(a, f) != bounds(b, g)
            found = difference(f, g, apart, missing_in_texts(f, g, tie, parts)) or found
        judged.append((found, f, g, tie))
    clashes = [found for found in judged if found[0].compatible is False]
    things = [found for found in judged if found[1].kind != "date"] or judged
    left_open = [found for found in things if found[0].compatible is None and found[3] >= TIED]
    verdict, f, g, _ = max(clashes or left_open or things, key=lambda found: found[3])
    if verdict.compatible or frame:
        return verdict
    return sum_among(f, g, figures_b) or sum_among(g, f, figures_a) or verdict


_AS_OF = re.compile(r"\b(?:as of|as at|by|until|up to|end of)\s+(?:the\s+|mid-?\s?|early\s+|late\s+)*$", re.I)
_IN = re.compile(r"\b(?:in|on)\s+(?:mid-?\s?|early\s+|late\s+)*$", re.I)


def _date_of(text, figures):
    """The date (a figure) as of which a text stands, or None; "in 2020" of a count that is summed up is a period."""
    counts = [f for f in figures if f.kind in ("count", "money", "percent", "fraction", "measure")]
    rising = any(states().get(stem) is False for f in counts for stem in f.context)
    for date in (f for f in figures if f.kind == "date" and counts):
        gap = min(max(date.start - f.end, f.start - date.end) for f in counts)
        before = text[max(0, date.start - 30) : date.start]
        is_day = gap <= BESIDE and _IN.search(before) and not (rising and date.value[1:] == (None, None))
        if is_day or date.bound != "=" or _AS_OF.search(before):
            return date
    return None


def _bare(text):
    """A figure that stands alone; None for a sentence. Beside it what `unround` allows, whatever its zeros."""
    try:
        value, _, scale = parse_number("" if re.search(r"[$€£¥%]", text) else text)
    except SettingError:
        return _bare_in_words(text) if len(text) <= 60 else None
    reach, full = rounding(text, scale, value, "bare"), rounding(text, scale, value)
    return Figure(0, len(text), text.strip(), "count", None, value, reach, reach, bare=True, full=full)


def _bare_in_words(text):
    more = re.sub(r"^over ", "more than ", text, flags=re.I)  # "over 60 years" may be the time of something
    for words, behind in ((text, ""), (text, " of"), (text, " people"), (more, "")):  # "a third", "about 1900" alone
        figures = figures_of(f"{words}{behind}")
        if figures and not figures[0].start and figures[0].kind != "date":
            break
    said = stems([word for f in figures for word in f"{f.hedge or ''}{behind}".split()])
    if len(figures) != 1 or set(figures[0].context) - set().union(*said) or isinstance(figures[0].value, tuple):
        return None
    figure, number = figures[0], figures[0].number
    counted = figure.kind == "count" and figure.value is not None
    return replace(figure, bare=True, full=rounding(number.printed, number.scale, figure.value) if counted else None)
