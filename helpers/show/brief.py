"""The sentence kit: a count with its noun, a part of a whole, names in a row, days in words, rows told in turn."""

from ..verdicts import day_of
from .names import called, own_words

_SMALL = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905


def count_words(n, one, many=None):
    """A count with its noun, or with noun and verb, small ones in words.

    Examples
    --------
    >>> count_words(1, "text is", "texts are"), count_words(5, "text"), count_words(30, "story", "stories")
    ('one text is', 'five texts', '30 stories')
    """
    return f"{_SMALL[n] if n < len(_SMALL) else f'{n:,}'} {one if n == 1 else many or one + 's'}"


def part(of_them, noun):
    """A part of a whole in bold type; `of_them`: one truth a row.

    Examples
    --------
    >>> part([True, False, True], "texts")
    '**2 of 3 texts**'
    """
    return f"**{sum(map(bool, of_them)) or 'none'} of {len(of_them):,} {noun}**"


def of(some, wholes):
    """Two columns of numbers as "5 of 17"."""
    return some.astype(str) + " of " + wholes.astype(str)


def listed(names, most=5):
    """Names in a row: "a, b and c"; more than `most` are counted.

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=2), listed([])
    ('a, b and c', 'a, b and 1 more', '')
    """
    names = [str(name) for name in names]
    if len(names) > most:
        names = [*names[:most], f"{len(names) - most:,} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def outlets(cells, names):
    """Cells that hold ids of articles, joined, as the names of their outlets."""
    known = (ids.split("; ") if isinstance(ids, str) and ids else None for ids in cells)
    return [ids and listed(names.get(one, one) for one in ids) for ids in known]


def told(table, form):
    """Rows of a table one after the other; `form` names their cells.

    Examples
    --------
    >>> import pandas as pd
    >>> told(pd.DataFrame({"name": ["a", "b"], "n": [1, 2]}), "{name} has {n}")
    'a has 1; b has 2'
    """
    return "; ".join(form.format(**row) for row in table.to_dict("records"))


def date_words(iso):
    """A date as a newspaper prints it.

    Examples
    --------
    >>> [date_words(iso) for iso in ("2015-12-19", "2015-01/2015-10", None)]
    ['19 December 2015', 'January 2015 to October 2015', 'no date']
    """
    return " to ".join(map(day_of, iso.split("/"))) if isinstance(iso, str) and iso else "no date"


def in_words(table, names=None):
    """A table with its days in words; with `names` (article to outlet) with outlets, and what each figure counts."""
    days = {day: table[day].map(date_words) for day in ("published", "as_of", "reading") if day in table}
    if names is None:
        return table.assign(**days)
    counted = [sentence_case(own_words(row)[0] or called([row])[0]) for row in table.to_dict("records")]
    return table.assign(**days, outlet=table["article"].map(names), name=counted)


def sentence_case(text):
    """The first letter as a capital, behind signs of bold type too."""
    at = 2 if text.startswith("**") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
