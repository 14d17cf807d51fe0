"""The turns of a talk printed as a transcript: "Q: ... A: ...", "ANN ROE: ...", "Roe: ..."."""

import re

QUESTION, ANSWER = ("q", "question"), ("a", "answer")
_LABEL = re.compile(
    r"(?P<name>[QA](?=[.:])|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    r"(?:, [A-Z][\w.’'& -]{0,60}| ?\([^()\n]{1,40}\))?(?:(?<!\S [QA])(?<=\b[QA])\.|:)\s+(?=[^\s\"“„«‘'])"
)  # a full stop ends a "Q" or "A" alone


def turns(text, passages):
    """The turns of a transcript within the body of an article, without the questions of a "Q:"; [] if there are none.

    Each as offsets: name and its end, words and their end. Two must talk: a name that comes back, two names in
    capitals, or a "Q".

    >>> from helpers.page import passage_spans
    >>> talk = "Q: Is the pier safe?\\n\\nA: It is safe today.\\n\\nQ: And then?\\n\\nA: Ask me then."
    >>> [talk[start:end] for _, _, start, end in turns(talk, passage_spans(talk))]
    ['It is safe today.', 'Ask me then.']
    """
    body = [(start, end) for start, end, kind in passages if kind == "body"]
    labelled = [(n, match) for n, span in enumerate(body) if (match := _LABEL.match(text, *span))]
    names = [match["name"] for _, match in labelled]
    distinct = len(set(map(str.lower, names)))
    if distinct < 2 or (distinct == len(names) and not all(map(str.isupper, names))):
        return []
    found = []
    for (n, match), (after, _) in zip(labelled, [*labelled[1:], (labelled[-1][0] + 1, None)], strict=True):
        if match["name"].lower() not in QUESTION:
            found.append((*match.span("name"), match.end(), body[after - 1 if after - n < 6 else n][1]))
    return found
