"""Stretches of text in quotation marks, as offsets: double, single, guillemets, never closed, carried on."""

import re
from collections import namedtuple

from ..language import paragraphs

# Each pattern (each way of the first) begins with the mark itself, which is what makes the search fast.
_DOUBLE = re.compile(r"``|''|\"(?<!\d['’]\d.)(?<!\d['’]\d\d.)|“|”|„|«|»")  # 6'2" is a length
_OPENERS = {"“", "„", "«", "``"}
_CLOSERS = {"”", "»", "''"}
# An apostrophe that opens: nothing joined to its left, a word to its right, and no elision ('em, '90s).
_SINGLE_OPEN = re.compile(
    r"['‘](?<![\w'’‘.].)(?=[\w\[(#@$])(?!(?i:em|til|tis|twas|cause|round|n|bout)\b|\d0[sS]|\d\d\b)"
)
_SINGLE_CLOSE = re.compile(r"['’](?<=[\w.,!?;:…\])%].)(?!\w)")
_LETTER, _BLANKS = re.compile(r"[^\W_]"), re.compile(r"\s*")
# A nickname inside a name, "Bill “Red” Hale", belongs to the name.
_NICKNAME = re.compile(r"[\"“'‘][A-Z][\w.-]*[\"”'’] [A-Z]")
_FIRST_NAME = re.compile(r"(?<![\w’'])(?!(?:The|An?|In|On|At|And|But)\b)[A-Z][\w.]+ \Z")
# Where a quotation whose closing mark was forgotten gives way to the clause about its speaker.
_FORGOTTEN = re.compile(
    r"[,?!][”\"]?\s+(?:(?:he|she|they|[A-Z]\w+(?: [A-Z]\w+){0,2}) (?:said|says|added|told|asked|wrote)|said [A-Z])\b"
)


# A quoted stretch within one paragraph: the marks included (`open`, `close`), the content (`start`, `end`).
Run = namedtuple("Run", "open start end close closed single")


def quoted_runs(text):
    """Find the stretches in quotation marks, each inside one paragraph.

    A quotation that goes on in the next paragraph is one run a paragraph, all but the last not closed.
    Marks inside a run belong to it. Apostrophes and inch marks open nothing.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Run
        In order, without overlap; empty if there are none.

    Examples
    --------
    >>> text = "“We don’t know,” he said. ‘Perhaps,’ she said."
    >>> [text[run.start:run.end] for run in quoted_runs(text)]
    ['We don’t know,', 'Perhaps,']
    """
    found, carried, last_end = [], False, 0
    single = _SINGLE_OPEN.search(text)  # is there any?
    for start, end in paragraphs(text):
        wrapped = carried and text.count("\n", last_end, start) == 1 and text[start].islower()  # a line broken by hand
        marks = list(_DOUBLE.finditer(text, start, end))
        runs = _doubles(text, start, end, marks, carried) if marks else []
        if wrapped and runs and runs[0].open == runs[0].start and not found[-1].closed:
            runs[0] = runs[0]._replace(open=found[-1].open, start=found.pop().start)
        carried = (bool(runs) and not runs[-1].closed) or (wrapped and not marks)
        last_end = end
        outside = zip([start, *(run.close for run in runs)], [*(run.open for run in runs), end], strict=True)
        found += sorted(runs + [run for gap in outside for run in _singles(text, *gap)]) if single else runs
    nicknames = (run for run in found if _NICKNAME.match(text, run.open))
    inside = {run for run in nicknames if _FIRST_NAME.search(text, max(run.open - 40, 0), run.open)}
    return [run for run in found if run not in inside]


def _doubles(text, start, end, marks, carried):
    """Runs in double marks of a paragraph; `carried`: one was left open in the paragraph before."""
    odd = len(marks) % 2 == 1
    runs, opened = [], None
    for match in marks:
        mark, at, behind = match.group(), match.start(), match.end()
        spaced = at == start or text[at - 1].isspace() or text[at - 1] in "([—–-/"
        word_next = behind < end and not text[behind].isspace()
        if opened is None:
            if (mark not in _CLOSERS or spaced) and (word_next or not odd):
                opened = (at, _BLANKS.match(text, behind, end).end())
            elif not runs and (carried or (odd and _FORGOTTEN.match(text, at - 1))):  # opened nowhere
                runs.append(Run(start, start, at, behind, True, False))
        elif mark not in _OPENERS:
            content = opened[1] + len(text[opened[1] : at].rstrip())  # tokenised text: blanks inside the marks
            runs.append(Run(*opened, content, behind, True, False))
            opened = None
    if opened is not None:  # not closed: to the end, or to where the words of the reporter begin
        told = _FORGOTTEN.search(text, opened[1], end)
        last = told.start() + 1 if told else opened[1] + len(text[opened[1] : end].rstrip())
        runs.append(Run(*opened, last, last, bool(told), False))
    return [run for run in runs if _LETTER.search(text, run.start, run.end)]


def _singles(text, start, end):
    """Runs in single marks: from each opener to the first closer before the next."""
    openers = [match.start() for match in _SINGLE_OPEN.finditer(text, start, end)]
    runs = []
    for at, limit in zip(openers, [*openers[1:], end], strict=False):
        closers = [match.start() for match in _SINGLE_CLOSE.finditer(text, at + 1, limit)]
        # "the workers' rights": a plural's apostrophe closes only if nothing better follows
        sure = (k for k in closers if text[k - 1] != "s" or not text[k + 1 : k + 3].strip()[:1].isalpha())
        chosen = next(sure, closers[0] if closers else at)
        if _LETTER.search(text, at + 1, chosen):
            runs.append(Run(at, at + 1, chosen, chosen + 1, True, True))
    return runs
