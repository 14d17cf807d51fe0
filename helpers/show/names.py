"""What things and articles are called: a figure by the words round it in its article, an article by its outlet."""

import re
from itertools import takewhile

from ..figures import kind_of
from ..language import G, read_words, tags_of
from ..verdicts import day_of

_CUT = re.compile(r"[^\s(].$|[A-Z]\S* [A-Z]$")  # the middle of a word or a name
_PLACES = ("aboard", "abroad", "overseas", "worldwide")
_BEHIND, _ROUND = 7, 4  # words behind a figure that may tell what it counts, and on each side where they do not


def called(figures, printed=""):
    """What prints of one thing count, best print first, and that with the number: "people killed", "40 people killed".

    Where no noun behind a number tells, it is called by the words round it.
    """
    noun, first = next(filter(None, map(own_words, figures)), ""), figures[0]
    if noun.startswith("of "):
        return f"share {noun}", f"{printed} {noun}"
    measures = [m for m in (one.get("measure") for one in figures) if m and " and " not in m]
    if noun:
        name = max([noun, *(m for m in measures if m.startswith(f"{noun} "))], key=len)  # "people killed"
        return name, f"{printed} {'of ' * printed.endswith('s')}{name}"
    return stretch(first) or next(iter(measures), printed or "number"), stretch(first) or printed


def stretch(figure):
    """The words right round a figure, up to the next marks, else those before the mark, in quotation marks; or ""."""
    before, after = _beside(figure, _ROUND)
    before = before if before or after else _beside(figure, _ROUND, (",", "-", "'", "’"))[0]  # "Roe, 40, a"
    if not before and not after:
        return ""
    ends = [*(word.end for word in after[-1:]), figure["end"] - figure["sentence_start"]]
    starts = [*(word.start for word in before[-1:]), figure["start"] - figure["sentence_start"]]
    return f"“{figure['sentence'][starts[0] : ends[0]]}”"


def own_words(figure):
    """The nouns behind the number of a count, or "of ..." behind a share, as the article has it; else "".

    Examples
    --------
    >>> row = {"sentence": "The 40 women on board were killed.", "start": 4, "end": 6, "unit": "woman"}
    >>> own_words(row | {"sentence_start": 0, "surface": "40"})
    'women on board'
    """
    end, kind = figure["end"] - figure["sentence_start"], kind_of(figure["unit"])
    stops, (_, after) = G.subordinators | G.people | {"them"}, _beside(figure, _BEHIND)
    ends = "V#D" if tags_of(after[:1]) != "D" else "V#"  # "40 listed firms", no "40 firms listed"
    after = [*takewhile(lambda word: word.tag not in ends and word.low not in stops, after)]
    tags = "".join("N" if word.low in _PLACES else word.tag for word in after)
    tags = tags[: tags.rfind("P")] if len(tags) == _BEHIND and "P" in tags else tags  # a name may go on behind it
    after = after[: len(tags.rstrip("PTCXRA#,"))]
    told = figure["sentence"][end : after[-1].end] if after else ""
    if told.startswith(" of "):
        vague = kind == "count" and figure["surface"].endswith("s")  # "dozens of boats", no "two of the boats"
        return told[len(" of ") :] if vague else told[1:] * (kind in ("percent", "fraction"))
    return told[1:] * (kind == "count" and told[:1] == " " and bool(re.match("[ADGR]*N", tags)))


def _beside(figure, most, marks=("-", "'", "’")):
    """Up to `most` words before a figure and behind it, nearest first, no mark and no small word at the far end."""
    text, (at, end) = figure["sentence"], (figure[side] - figure["sentence_start"] for side in ("start", "end"))
    words = read_words(text)
    before, after = (
        [*takewhile(lambda word: word.tag != "," or word.low in marks, side)][:most]
        for side in (
            [word for word in reversed(words) if word.end <= at],
            [word for word in words if word.start >= end],
        )
    )
    while after and (after[-1].tag in "PTCXVG#," or after[-1].low in "$£€"):
        after.pop()
    while before and (before[-1].tag in "CX#," or _CUT.search(text[: before[-1].start + 1])):
        before.pop()
    return before, after


def article_names(articles):
    """Id to a name for readers: the outlet, with its day where it has several articles, else the headline."""
    outlets, names = articles["outlet"].tolist(), {}
    for number, (article, row) in enumerate(articles[["outlet", "title", "published"]].iterrows(), 1):
        outlet, title, day = (cell if isinstance(cell, str) else "" for cell in row)
        name = outlet or (title and f"“{title[:60]}”") or f"text {number}"
        name += f", {day_of(day)}" * (outlets.count(outlet) > 1 and day > "")
        names[article] = name if name not in names.values() else f"{name}, text {number}"
    return names
