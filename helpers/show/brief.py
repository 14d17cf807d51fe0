"""Sentences for any event, computed from the tables: what stands at the top of a notebook and before its tables."""

import re

from ..framing import NAMELESS, words_by_speaker
from .cells import clean


def number(n, one, many=None):
    """A count with its noun: "no claims", "1 claim", "7 claims".

    Examples
    --------
    >>> number(0, "claim"), number(1, "claim"), number(1200, "story", "stories")
    ('no claims', '1 claim', '1,200 stories')
    """
    many = many or f"{one}s"
    return f"no {many}" if n == 0 else f"1 {one}" if n == 1 else f"{n:,} {many}"


def as_text(name):
    """A name from a text, for a sentence in Markdown: shown, never obeyed as markup.

    Examples
    --------
    >>> as_text("china_daily"), as_text("*O'Neil* <b>")
    ('china_daily', "\\\\*O'Neil\\\\* \\\\<b\\\\>")
    """
    return re.sub(r"(?<!\w)_|_(?!\w)|[\\`*\[\]<>&$|~]", r"\\\g<0>", clean(str(name)))


def listed(names, most=5):
    """Names in a row: "a, b and c"; more than `most` are counted.

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=2), listed([])
    ('a, b and c', 'a, b and 1 more', '')
    """
    names = [str(name) for name in names]
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most:,} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _most_first(counts):
    """Counts in falling order, equal ones in order of their names."""
    return counts.sort_index(kind="stable").sort_values(ascending=False, kind="stable")


def about_speakers(quotations, most=3):
    """Who is quoted, and who most, by quoted words."""
    said = quotations[quotations["kind"] != "term"]
    if not len(said):
        return "Nobody is quoted or reported."
    given = words_by_speaker(said)
    sizes = given[given["speaker"] != NAMELESS].groupby("speaker")["words"].sum()
    top = listed(f"{as_text(name)} ({n:,})" for name, n in _most_first(sizes).head(most).items())
    words = f"; the most words go to {top}" if top else ""
    return f"{number(len(said), 'piece')} of reported speech by {number(len(sizes), 'named source')}{words}."


def about_frames(ranked, least=3):
    """The main frame of each article that has one with so many hits."""
    if not len(ranked):
        return "No frame of the codebook was found."
    first = ranked[ranked["rank"] == 1]
    enough = first[first["hits"] >= least].to_dict("records")
    mains = [f"{as_text(row['article'])}: {as_text(row['frame'])} ({row['hits']})" for row in enough]
    told = f"Main frame by number of hits: {listed(mains, most=8)}." if mains else "No main frame can be named."
    few = len(first) - len(enough)
    return f"{told} In {number(few, 'article')} no frame has {least} hits." if few else told
