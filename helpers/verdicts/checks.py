"""Printed figures under other assumptions: other rounding, wider hedges, other wholes, rates of other days."""

import contextlib

import pandas as pd

from ..figures import Interval, as_date, dates_in, unround
from ..ground import SettingError
from .things import ends_of, exact, rows_of

DEFAULT_RULE = "half either way"
ENDS = ("low", "high", "low_closed", "high_closed")


def as_set(statistics, rule=DEFAULT_RULE, hedges=1.0, tolerance=0.0):
    """The table of figures with `low` and `high` as other assumptions give them.

    Parameters
    ----------
    statistics : DataFrame
        From `find_statistics`.
    rule : str
        A rule of `unround`; it counts for figures without hedge whose digits are rounded, not for fractions in words.
    hedges : float
        The widths of hedges ("about") times this; never narrower than the rounding of the digits.
    tolerance : float
        Per cent of the value by which every finite end is moved outwards.

    Returns
    -------
    DataFrame
        Same rows and columns; with the default values the same numbers.

    Raises
    ------
    SettingError
        An unknown rule.

    Examples
    --------
    >>> row = {"value": 670e6, "low": 665e6, "high": 675e6, "low_closed": True, "high_closed": True, "bound": "=",
    ...        "unit": "user", "printed": "670", "scale": 1e6}
    >>> as_set(pd.DataFrame([row]), "floor")[["low", "high"]].values.tolist()
    [[670000000.0, 680000000.0]]
    """
    unround("1", rule)  # the rule is checked even where no figure is
    ends = [_ends_under(row, rule, hedges) for row in statistics.to_dict("records")]
    room = statistics["value"].abs().fillna(0) * tolerance / 100
    made = statistics.assign(**{name: [getattr(x, name) for x in ends] for name in ENDS}).astype(statistics.dtypes)
    return made.assign(low=made["low"] - room, high=made["high"] + room)


def _ends_under(row, rule, hedges):
    """The interval of a row of statistics under a rule of rounding and with hedges so many times as wide."""
    if row["value"] != row["value"]:
        return Interval(*(row[end] for end in ENDS))
    value, ends, digits = exact(row["value"]), ends_of(row), None
    with contextlib.suppress(SettingError):  # a number in words
        digits = None if row["unit"] == "fraction" else unround(row["printed"], rule).times(int(row["scale"]))
    if row["bound"] == "~" and hedges != 1:
        ends = Interval(value - hedges * (value - ends.low), value + hedges * (ends.high - value))
        return ends.hull(digits) if digits else ends
    return digits if digits and row["bound"] == "=" and rule != DEFAULT_RULE else ends


def shares(part, wholes, printed):
    """A printed share held against every whole that is known.

    Parameters
    ----------
    part, printed : dict or None
        Rows of statistics (as `figure_at` gives them): the part as a count, the share in per cent or as a fraction.
    wholes : DataFrame
        Rows of references in the unit of the part.

    Returns
    -------
    DataFrame
        One row a whole, in the order of `wholes`: its columns, and `share`, `share_low`, `share_high`, `printed`,
        `printed_low`, `printed_high` (per cent), `follows`. Empty where part or share is missing.
    """
    if part is None or printed is None:
        return wholes.head(0)
    size, mine = 100 if printed["unit"] == "fraction" else 1, ends_of(part)
    told, ends = ends_of(printed).times(size), map(ends_of, rows_of(wholes))
    shares = [Interval(100 * mine.low / whole.high, 100 * mine.high / whole.low) for whole in ends]
    return wholes.assign(
        share=100 * part["value"] / wholes["value"], share_low=[float(x.low) for x in shares],
        share_high=[float(x.high) for x in shares], printed=printed["value"] * size, printed_low=float(told.low),
        printed_high=float(told.high), follows=[x.overlaps(told) for x in shares],
    )  # fmt: skip


def in_currency(amount, printed, rates):
    """A sum as printed in another currency, held against every rate that is known.

    Parameters
    ----------
    amount, printed : dict or None
        Rows of statistics in two currencies.
    rates : DataFrame
        Rows of references with a unit such as "CNY per USD"; those between the two currencies count.

    Returns
    -------
    DataFrame
        One row a rate, by `as_of`: its columns, `implied` (the rate that the printed sums imply), `fits`. Empty where
        a sum is missing.
    """
    unit = f"{amount['unit']} per {printed['unit']}" if amount and printed else None
    found = rates[rates["unit"] == unit].sort_values(["as_of", "id"])
    known = list(map(ends_of, rows_of(found)))
    return found.assign(
        implied=amount["value"] / printed["value"] if known else 0.0,
        fits=[ends_of(amount).overlaps(ends_of(printed).times(rate.low, rate.high)) for rate in known],
    )


def days_of(as_of):
    """The days of an ISO date, month, year or interval, from first to last.

    Examples
    --------
    >>> str(days_of("2015-06").high.date()), str(days_of("2015-01-01/2015-10-31").high.date())
    ('2015-06-30', '2015-10-31')
    """
    ends = as_of.split("/")
    return Interval(pd.Period(ends[0]).start_time, pd.Period(ends[-1]).end_time)


def dates_beside(articles, phrases, facts):
    """Relative dates as printed, held against dated facts.

    Parameters
    ----------
    articles : DataFrame
        Columns `text`, `published`.
    phrases : list of (article, words, fact id)
        `words` as printed; the last date in them is the one meant. Articles that are not read are passed over.
    facts : DataFrame
        Columns `id`, `as_of`.

    Returns
    -------
    DataFrame
        One row a phrase: `article`, `words`, `reading` (ISO, from the article's date), `as_of`, `verdict` ("follows",
        "does not follow", "undetermined").
    """
    known, rows = facts.set_index("id")["as_of"], []
    for article, words, name in phrases:
        if article in articles.index and name in known.index and words in articles.loc[article, "text"]:
            found = dates_in(words, 0, len(words), as_date(articles.loc[article, "published"]))
            reading, verdict = (found[-1][2] if found else None), "undetermined"
            if reading:
                verdict = "follows" if days_of(reading).overlaps(days_of(known[name])) else "does not follow"
            rows.append((article, words, reading, known[name], verdict))
    return pd.DataFrame(rows, columns=["article", "words", "reading", "as_of", "verdict"])
