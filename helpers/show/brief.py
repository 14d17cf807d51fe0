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


def about_texts(overview):
    """How many texts, by whom, how long."""
    if not len(overview):
        return "There is no text to read."
    outlets = sorted({outlet for outlet in overview["outlet"] if outlet})
    dates = sorted(date for date in overview["published"] if date)
    when = "" if not dates else f", of {dates[0]}" if dates[0] == dates[-1] else f", from {dates[0]} to {dates[-1]}"
    unnamed = int(overview["outlet"].isna().sum()) if outlets else 0
    who = f" of {listed([*map(as_text, outlets), *[number(unnamed, 'unnamed outlet')] * (unnamed > 0)])}" if outlets else ""
    kept, left_out = overview["words"].sum(), overview["left_out"].sum()
    lengths = f"{kept:,} words of article, {left_out:,} words of page furniture left out"
    return f"{number(len(overview), 'text')}{who}{when}; {lengths}."


def _most_first(counts):
    """Counts in falling order, equal ones in order of their names."""
    return counts.sort_index(kind="stable").sort_values(ascending=False, kind="stable")


def about_figures(statistics, verdicts):
    """How many figures are printed, and how the pairs for one thing stand."""
    if not len(statistics):
        return "No figure is printed in the articles."
    across = verdicts[verdicts["b_article"].notna()] if len(verdicts) else verdicts
    if not len(across):
        return f"{number(len(statistics), 'figure')}; no two were found that are for the same thing."
    told = ", ".join(f"{n} × {verdict}" for verdict, n in _most_first(across["verdict"].value_counts()).items())
    return f"{number(len(statistics), 'figure')}; {number(len(across), 'pair')} for the same thing: {told}."


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


def about_claims(claims, aligned, alone):
    """How many claims, how many are told by more than one, how many by one alone."""
    if not len(claims):
        return "No checkable claim was found."
    if claims["article"].nunique() < 2:
        return f"{number(len(claims), 'claim')}; with one article there is nothing to align."
    differ = int((aligned["relation"] == "contradicts").sum())
    told = f" ({differ:,} of them in contradiction)" if differ else ""
    together = f"{number(len(aligned), 'pair')} across articles for the same thing{told}"
    return f"{number(len(claims), 'claim')}: {together}, {number(len(alone), 'claim')} in one article alone."


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
