"""The turns of a talk printed as a transcript: "Q: ... A: ...", "ANN ROE: ...", "Roe: ..."."""

import re
from typing import NamedTuple

QUESTION, ANSWER = ("q", "question"), ("a", "answer")
_LABEL = re.compile(
    r"(?P<name>[QA](?=[.:])|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    r"(?:, [A-Z][\w.’'& -]{0,60}| ?\([^()\n]{1,40}\))?[:.]\s+(?=[^\s\"“„«‘'])"
)


class Turn(NamedTuple):
    """What one of those who talk says: the name before the colon, and its words, as offsets."""

    name: tuple
    start: int
    end: int


def turns(text, passages):
    """The turns of a transcript within the body of an article, without the questions of a "Q:"; [] if there are none.

    Two must talk: a name that comes back, two names in capitals, or a "Q".

    >>> from helpers.page import passage_spans
    >>> talk = "Q: Is the pier safe?\\n\\nA: It is safe today.\\n\\nQ: And then?\\n\\nA: Ask me then."
    >>> [talk[turn.start:turn.end] for turn in turns(talk, passage_spans(talk))]
    ['It is safe today.', 'Ask me then.']
    """
    body = [(start, end) for start, end, kind in passages if kind == "body"]
    labelled = [(n, match) for n, (start, end) in enumerate(body) if (match := _label(text, start, end))]
    names = [match["name"] for _, match in labelled]
    small = [name.lower() for name in names]
    talk = len(set(small)) > 1 and (len(set(small)) < len(small) or all(name.isupper() for name in names))
    if not talk:
        return []
    found = []
    for (n, match), (after, _) in zip(labelled, [*labelled[1:], (labelled[-1][0] + 1, None)], strict=True):
        if match["name"].lower() not in QUESTION:
            found.append(Turn(match.span("name"), match.end(), body[after - 1][1] if after - n < 6 else body[n][1]))
    return found


def _label(text, start, end):
    """The label at the beginning of a passage; a full stop ends a "Q" or "A" alone."""
    match = _LABEL.match(text, start, end)
    short = match and match["name"].lower() in ("q", "a")
    return match if match and (short or text[match.end("name") : match.end()].rstrip().endswith(":")) else None
