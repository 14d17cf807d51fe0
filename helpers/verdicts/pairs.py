"""One verdict for two texts or two bare figures: can they be the same figure?"""

import re
from dataclasses import replace

from ..figures import Figure, as_printed, parse_number, rounding
from ..ground import SettingError, built_from, read_lexicon, steady
from .binding import bind, figures_of
from .context import stems
from .conversions import check_rates
from .judge import TIMELESS, Comparison, agree, date_parts, judge, name, states, undecided, years_apart

__all__ = ["Comparison", "compare"]

TIED = 0.30  # least strength of the tie between two figures for which a difference counts as a conflict
BESIDE = 40  # characters between a figure and the date that it is of
LONGEST = 20_000  # characters of a text that are compared; for longer ones there is `reconcile`


def compare(a, b, a_date=None, b_date=None, rates=None):
    """One verdict for two texts or two bare figures: can they be the same figure?

    Two sentences are compared in the figures that speak of the same thing (numbers, shares, sums of money, dates,
    ranks, scores); figures about something else are passed over. Symmetric in a and b.

    Parameters
    ----------
    a, b : str, int, float or Decimal
        A sentence, or a figure alone ("668 million", "about 670m", 668e6). Of a long text the first 20,000 characters count.
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
    with steady():
        bare_a, bare_b = _bare(a), _bare(b)
        if bare_a and bare_b:
            return judge(bare_a, bare_b, dates, rates)
        return _compare_texts(a, b, dates, rates)


def _compare_texts(a, b, dates, rates):
    pairs, figures_a, figures_b = bind(a, b)
    if not figures_a or not figures_b:
        which = "One of the texts does not print" if figures_a or figures_b else "Neither text prints"
        return undecided(f"{which} a figure that can be compared.", verdict="not a quantity")
    when = _as_of(a, figures_a), _as_of(b, figures_b)
    beside = [{}, {}] if dates != (None, None) else [_dates_beside(a, figures_a), _dates_beside(b, figures_b)]
    if any(len(set(map(id, told.values()))) > 1 for told in beside) and all(beside):  # several dates: each figure has its own
        used = {id(d) for told in beside for d in told.values()}
        pairs = [pair for pair in pairs if not {id(pair[0]), id(pair[1])} & used]
    else:
        beside = [{}, {}]
    if any(found and found.bound != "=" for found in when):
        dates = None, None  # "before May" names no day
    else:
        dates = tuple(given or (found and found.value) for given, found in zip(dates, when, strict=True))
        if len(pairs) > 1:  # two as-of dates tell when, and are no figures to compare
            pairs = [pair for pair in pairs if pair[:2] != when]
    if not pairs:
        return _changed(figures_a, figures_b) or undecided("The figures are of different kinds and cannot be bound to the same thing.")
    frame = all(tie == 1.0 for _, _, tie in pairs)
    judged = [(_judge_dated(f, g, tie, (a, b), dates, beside, rates, frame), f, g, tie) for f, g, tie in pairs]
    clashes = [found for found in judged if found[0].compatible is False]
    things = [found for found in judged if found[1].kind not in ("date", "clock")] or judged
    left_open = [found for found in things if found[0].compatible is None and found[3] >= TIED]
    agreeing = [found for found in things if found[0].compatible]
    verdict, f, g, _ = max(clashes or left_open or agreeing or things, key=lambda found: found[3])
    total = None if verdict.compatible or frame or len(clashes) > 1 else _sums(f, g, figures_a, figures_b) or _changed(figures_a, figures_b)
    return total or verdict


def _judge_dated(f, g, tie, texts, dates, beside, rates, frame):
    """The verdict for two figures at the dates beside them, else those of their texts: another year's number does not agree."""
    own = tuple(told[id(x)].value if id(x) in told else day for told, x, day in zip(beside, (f, g), dates, strict=True))
    found = _judge_bound(f, g, tie, texts, own, rates, frame)
    differ = f.value != g.value or (id(f) in beside[0] and id(g) in beside[1])
    if found.compatible and differ and f.kind not in TIMELESS | {"date"} and years_apart(own):
        return undecided(f"{name(f)} and {name(g)} are of two years.", "if both speak of one date, they agree", "different as-of date")
    return found


def _judge_bound(f, g, tie, texts, dates, rates, frame):
    """The verdict for two figures of two texts: a clash counts only where both surely speak of the same thing."""
    found = judge(f, g, dates, rates, frame)
    if found.compatible is not False:
        return found
    names = f"{name(f)} and {name(g)}"
    if f.kind != "date" and (is_part(texts[0], f) != is_part(texts[1], g) or f.former != g.former):
        why = f"{names}: one of them may be a part of the other, or its state before a change."
        return undecided(why, "if both speak of the same whole")
    if other := defined_apart(set(f.context), set(g.context)):
        return undecided(f"{names}: {other}", "if both mean the same thing", "different definition")
    if tie < TIED:
        return undecided(f"{names} may speak of different things.", "if both speak of the same thing, they conflict")
    return found


@built_from("definitions.csv", "synonyms.csv", "equivalents.csv", "changes.csv")
def _definitions():
    rows = read_lexicon("definitions", ["one", "other", "why"])
    return [(*(frozenset().union(*stems(row[c].split())) for c in ("one", "other")), row) for row in rows]


def defined_apart(words, others):
    """Why two measures that sound alike, given the stems of each, are defined differently ("internet economy is not ..."); or None."""
    for x, y, row in _definitions():
        for p, q in ((words, others), (others, words)):
            if x <= p and y <= q and not y <= p and not x <= q:
                return f"{row['one']} is not {row['other']}: {row['why']}."
    return None


_PART = re.compile(r"\b(?:other|another|further|additional|remaining)\s+$", re.I)
_PART_BEHIND = re.compile(r"\s+(?:(?:new|more|others?)\b|of (?:whom|them|(?:the |those |its )?\d))", re.I)


def is_part(text, figure):
    """Whether a figure tells the rest of something: "the other four"."""
    return bool(_PART.search(text[max(0, figure.start - 20) : figure.start]) or _PART_BEHIND.match(text, figure.end))


def _sums(f, g, figures_a, figures_b):
    """Whether one of two differing counts is the sum of two to four neighbouring counts, the other among them."""
    if f.kind not in ("count", "money", "measure"):
        return None
    for total, part, others in ((f, g, figures_b), (g, f, figures_a)):
        like = [h for h in others if h.value and h.kind == total.kind and h.bound in "=>"]
        like = [h for h in like if h.kind == "count" or h.unit == total.unit]
        for size in (2, 3, 4):
            for i in range(len(like) - size + 1):
                chosen = like[i : i + size]
                if part in chosen and sum(h.value for h in chosen) == total.value:
                    why = f"{' + '.join(map(name, chosen))} = {name(total)}."
                    return agree("arithmetic follows", why, "if the parts named make up that total")
    return None


def _changed(figures_a, figures_b):
    """Whether one text tells the change and the other what it was before: "doubled to 20 million" and "10 million", or both ends of it."""
    for one, other in ((figures_a, figures_b), (figures_b, figures_a)):
        for rate in (f for f in one if f.change and f.kind in ("percent", "fraction", "multiple") and not f.ranged):
            ends = [(x, y) for x in other for y in other if x.former and not y.former]
            ends += [(x, y) for x in other for y in one if y is not rate and not y.former]
            low, high = _factors(rate)
            for x, y in ends:
                alike = x.kind == y.kind in ("count", "money", "measure") and x.unit == y.unit and x.value and y.value
                if alike and low <= abs(y.value / x.value) <= high:
                    why = f"From {name(x)} to {name(y)} is what '{name(rate)}' tells."
                    return agree("arithmetic follows", why, f"if {name(x)} is what it was before")
    return None


def _factors(rate):
    """By what a change multiplies, lowest and highest: "by 40 per cent" by 1.395 to 1.405."""
    if rate.kind == "multiple":
        return rate.reach.low, rate.reach.high
    part = 100 if rate.kind == "percent" else 1
    ends = [1 + end / part if rate.change == "up" else 1 - end / part for end in (rate.reach.low, rate.reach.high)]
    return min(ends), max(ends)


def _dates_beside(text, figures):
    """The date that stands nearest to each count or sum, by its id: each date belongs to the figure nearest to it."""
    counts, found = [f for f in figures if f.kind in ("count", "money", "percent", "measure")], {}
    for date in (f for f in figures if f.kind == "date" and f.bound == "="):
        apart = {max(date.start - f.end, f.start - date.end): f for f in counts}
        if apart and min(apart) <= BESIDE:
            found.setdefault(id(apart[min(apart)]), date)
    return found


_AS_OF = re.compile(r"\b(?:as of|as at|by|until|up to|end of)\s+(?:the\s+|mid-?\s?|early\s+|late\s+)*$", re.I)
_IN = re.compile(r"\b(?:in|on)\s+(?:mid-?\s?|early\s+|late\s+)*$", re.I)


def _as_of(text, figures):
    """The figure that is the date as of which the others of a text stand, or None.

    "In 2020" of a count that is summed up is a period and no such date.
    """
    others = [f for f in figures if f.kind in ("count", "money", "percent", "fraction")]
    rising = any(states().get(stem) is False for f in others for stem in f.context)
    for f in figures:
        if f.kind == "date" and others:
            if f.bound != "=":
                return f
            before = text[max(0, f.start - 30) : f.start]
            near = any(min(abs(f.start - o.end), abs(o.start - f.end)) <= 40 for o in others)
            if _AS_OF.search(before) or (near and _IN.search(before) and not (rising and f.value[1:] == (None, None))):
                return f
    return None


_UNIT_SIGN = re.compile(r"[$€£¥%]")


def _bare(text):
    """A figure that stands alone; None for a sentence. Beside it what `unround` allows, whatever its zeros."""
    try:
        value, _, scale = parse_number("" if _UNIT_SIGN.search(text) else text)
    except SettingError:
        return _bare_in_words(text) if len(text) <= 60 else None
    reach, full = rounding(text, scale, value, "bare"), rounding(text, scale, value)
    return Figure(0, len(text), text.strip(), "count", None, value, reach, reach, scaled=True, bare=True, full=full)


def _bare_in_words(text):
    for behind in ("", " of", " people"):  # "a third", "about 1900" alone
        figures = figures_of(f"{text}{behind}")
        if figures and not figures[0].start and figures[0].kind != "date":
            break
    said = stems([word for f in figures for word in f"{f.hedge or ''}{behind}".split()])
    if len(figures) != 1 or set(figures[0].context) - set().union(*said) or isinstance(figures[0].value, tuple):
        return None
    number, value = figures[0].number, figures[0].value
    full = rounding(number.printed, number.scale, value) if figures[0].kind == "count" and value is not None else None
    return replace(figures[0], bare=True, full=full)
