"""A share held against every whole that is known, and relative dates against dated facts."""

import pandas as pd

from ..figures import Interval, as_date, dates_in
from .things import ends_of, rows_of


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
