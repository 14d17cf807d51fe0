"""Printed figures under other assumptions: other rounding, wider hedges, shares of a whole, sums at the rates of a day."""

import math

import pandas as pd

from ..figures import Interval, as_date, dates_in, unround
from ..ground import SettingError

DEFAULT_RULE = "half either way"


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
    >>> row = {"value": 670e6, "low": 665e6, "high": 675e6, "low_closed": True, "high_closed": True, "bound": "=", "unit": "user", "printed": "670", "scale": 1e6}
    >>> as_set(pd.DataFrame([row]), "floor")[["low", "high"]].values.tolist()
    [[670000000.0, 680000000.0]]
    """
    unround("1", rule)  # the rule is checked even where no figure is
    made = statistics.copy()
    for label, row in zip(statistics.index, statistics.to_dict("records"), strict=True):
        if row["value"] != row["value"]:
            continue
        ends = Interval(row["low"], row["high"], bool(row["low_closed"]), bool(row["high_closed"]))
        if rule != DEFAULT_RULE and row["bound"] == "=" and row["unit"] != "fraction":
            ends = _rounded(row, rule) or ends
        if row["bound"] == "~" and hedges != 1:
            wide = Interval(row["value"] - hedges * (row["value"] - row["low"]), row["value"] + hedges * (row["high"] - row["value"]))
            digits = None if row["unit"] == "fraction" else _rounded(row, rule)
            ends = wide.hull(digits) if digits else wide
        room = abs(row["value"]) * tolerance / 100
        made.loc[label, ["low", "high"]] = [float(ends.low) - room, float(ends.high) + room]
        made.loc[label, ["low_closed", "high_closed"]] = [ends.low_closed, ends.high_closed]
    return made


def _rounded(row, rule):
    try:
        found = unround(row["printed"], rule).times(int(row["scale"]))
    except (SettingError, TypeError, ValueError):
        return None
    return Interval(float(found.low), float(found.high), found.low_closed, found.high_closed)


def interval_of(row):
    """The interval of a row of statistics or references; a reference with neither end is its value, one with `low` alone has no limit."""
    low, high = row["low"], row["high"]
    if high != high:
        low, high = (row["value"], row["value"]) if low != low else (low, math.inf)
    return Interval(low, high, bool(row.get("low_closed", True)), bool(row.get("high_closed", True)))


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
        One row a whole, in the order of `wholes`: its columns, and `share`, `share_low`, `share_high`, `printed`, `printed_low`,
        `printed_high` (per cent), `off` (percentage points between the two intervals, 0 where they meet), `follows`.
        Empty where part or share is missing.
    """
    if part is None or printed is None:
        return _none(wholes, "share share_low share_high printed printed_low printed_high off", "follows")
    size = 100.0 if printed["unit"] == "fraction" else 1.0
    told = [printed[name] * size for name in ("value", "low", "high")]
    ends = [(interval_of(part), interval_of(row)) for row in wholes.to_dict("records")]
    made = wholes.assign(
        share=100 * part["value"] / wholes["value"],
        share_low=[100 * one.low / whole.high for one, whole in ends],
        share_high=[100 * one.high / whole.low for one, whole in ends],
        printed=told[0], printed_low=told[1], printed_high=told[2],
    )  # fmt: skip
    off = [max(0.0, told[1] - high, low - told[2]) for low, high in zip(made["share_low"], made["share_high"], strict=True)]
    return made.assign(off=off, follows=[gap == 0 for gap in off])


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
        One row a rate, by `as_of`: its columns, and `sum` (`amount` at that rate), `sum_low`, `sum_high`, `implied`, `implied_low`,
        `implied_high` (the rate that the two printed sums imply), `off` (per cent of the printed sum between the
        intervals), `fits`. Empty where a sum is missing.
    """
    unit = f"{amount['unit']} per {printed['unit']}" if amount and printed else None
    found = rates[rates["unit"] == unit].sort_values(["as_of", "id"])
    if found.empty:
        return _none(rates, "sum sum_low sum_high implied implied_low implied_high off", "fits")
    made = found.assign(
        sum=amount["value"] / found["value"], sum_low=amount["low"] / found["high"], sum_high=amount["high"] / found["low"],
        implied=amount["value"] / printed["value"], implied_low=amount["low"] / printed["high"], implied_high=amount["high"] / printed["low"],
    )  # fmt: skip
    gaps = [max(0.0, printed["low"] - high, low - printed["high"]) for low, high in zip(made["sum_low"], made["sum_high"], strict=True)]
    return made.assign(off=[100 * gap / printed["value"] for gap in gaps], fits=[gap == 0 for gap in gaps])


def _none(rows, numbers, flag):
    """An empty table with the columns of `rows` and further ones."""
    return rows.head(0).assign(**dict.fromkeys(numbers.split(), 0.0), **{flag: False})


def last_day(as_of):
    """The last day of an ISO date, month, year or interval as a Timestamp; NaT where there is none.

    Examples
    --------
    >>> str(last_day("2015-06").date()), str(last_day("2015-01-01/2015-10-31").date()), last_day(None)
    ('2015-06-30', '2015-10-31', NaT)
    """
    if not isinstance(as_of, str) or not as_of:
        return pd.NaT
    return pd.Period(as_of.split("/")[-1]).end_time.normalize()


def first_day(as_of):
    """The first day, as `last_day` gives the last."""
    return pd.NaT if not isinstance(as_of, str) or not as_of else pd.Period(as_of.split("/")[0]).start_time.normalize()


def dates_beside(articles, phrases, facts):
    """Relative dates as printed, held against dated facts.

    Parameters
    ----------
    articles : DataFrame
        Columns `text`, `published`.
    phrases : list of (article, words, fact id)
        `words` as printed; the last date in them is the one meant. Articles that are not read are passed over.
    facts : DataFrame
        Columns `id`, `fact`, `as_of`, `publisher`, `how_verified`.

    Returns
    -------
    DataFrame
        One row a phrase: `article`, `start`, `words`, `reading` (ISO, from the article's date), `fact`, `as_of`, `publisher`,
        `verdict` ("follows", "follows a year earlier", "follows a year later", "does not follow", "undetermined").
    """
    known, rows = facts.set_index("id"), []
    for article, words, name in phrases:
        if article not in articles.index or name not in known.index:
            continue
        text, published = articles.at[article, "text"], articles.at[article, "published"]
        start = text.find(words)
        found = dates_in(text, start, start + len(words), lambda day=published: as_date(day)) if start >= 0 else []
        reading, fact = (found[-1][2] if found else None), known.loc[name]
        verdict = "undetermined"
        if reading:
            years = next((years for years in (0, -1, 1) if _meet(reading, fact["as_of"], years)), None)
            verdict = {0: "follows", -1: "follows a year earlier", 1: "follows a year later", None: "does not follow"}[years]
        rows.append((article, max(start, 0), words, reading, fact["fact"], fact["as_of"], fact["publisher"], verdict))
    return pd.DataFrame(rows, columns=["article", "start", "words", "reading", "fact", "as_of", "publisher", "verdict"])


def _meet(one, two, years):
    move = pd.DateOffset(years=years)
    return first_day(one) + move <= last_day(two) and first_day(two) <= last_day(one) + move
