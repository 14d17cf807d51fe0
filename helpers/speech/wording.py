"""The same words twice: stretches that articles share word for word, and two wordings compared word by word."""

import difflib

import pandas as pd

from ..ground import TEXT, WHOLE, SettingError, each_article, make_table
from ..language import words
from .copies import in_common

_SHARED = {
    "a_article": TEXT, "a_start": WHOLE, "a_end": WHOLE, "b_article": TEXT, "b_start": WHOLE, "b_end": WHOLE,
    "words": WHOLE, "text_a": TEXT, "text_b": TEXT,
}  # fmt: skip


def shared_wording(articles, words=8):
    """Find the stretches that two articles have in common word for word: agency copy, one speech, one press release.

    Case and punctuation are passed over; page furniture (navigation, bylines, credits) is left out. The time is about
    linear in the length of the texts: only runs of `words` words that stand in two articles are looked at again.

    Parameters
    ----------
    articles : DataFrame
        Index: article ids; column `text`.
    words : int
        The fewest words that count as shared wording, 2 or more.

    Returns
    -------
    DataFrame
        One row a stretch and pair of articles, as long as it can be made at both ends:
        `a_article, a_start, a_end, b_article, b_start, b_end, words` (their number), `text_a, text_b`;
        sorted by article a, article b, start in a, start in b; the index names both places. Empty, with these
        columns, if there are none.

    Raises
    ------
    CorpusError
        As for the `find_` functions.
    SettingError
        `words` is no whole number of 2 or more.

    Examples
    --------
    >>> import pandas as pd
    >>> texts = {"a": "He said the pier is old and must go.", "b": "“The pier is old and must go,” he said."}
    >>> articles = pd.DataFrame({"text": texts})
    >>> shared_wording(articles, words=5)[["a_article", "b_article", "words", "text_b"]].values.tolist()
    [['a', 'b', 7, 'The pier is old and must go']]
    """
    if isinstance(words, bool) or not isinstance(words, int) or words < 2:
        raise SettingError(f"words is {words!r}; it must be a whole number of 2 or more.")
    read = list(each_article(articles))
    rows = []
    for one, two, _, stretches in in_common(read, words, 0, 1):
        for count, (a, a_end), (b, b_end) in stretches:
            texts = read[one].text[a:a_end], read[two].text[b:b_end]
            rows.append((read[one].id, a, a_end, read[two].id, b, b_end, count, *texts))
    rows.sort(key=lambda row: (row[0], row[3], row[1], row[4]))
    labels = [f"{one}:{a} {two}:{b}" for one, a, _, two, b, *_ in rows]
    return make_table(rows, _SHARED).set_index(pd.Index(labels, dtype=object))


def compare_wordings(a, b):
    """Compare two wordings of one utterance word by word.

    Words are matched with `difflib.SequenceMatcher` (Ratcliff and Obershelp 1988), case and punctuation aside.

    Parameters
    ----------
    a, b : str

    Returns
    -------
    (list, list)
        Each text in pieces, as (words or what stands between them, whether the other text has other words there).

    Raises
    ------
    SettingError
        One of the two is no str.

    Examples
    --------
    >>> compare_wordings("the pier is old", "The pier was old")[1]
    [('', False), ('The pier', False), (' ', False), ('was', True), (' ', False), ('old', False), ('', False)]
    """
    for name, text in (("a", a), ("b", b)):
        if not isinstance(text, str):
            raise SettingError(f"{name} is {text!r}; two texts are expected.")
    steps = difflib.SequenceMatcher(None, folded_words(a), folded_words(b), autojunk=False).get_opcodes()
    return (
        _pieces(a, [(first, last, step != "equal") for step, first, last, _, _ in steps]),
        _pieces(b, [(first, last, step != "equal") for step, _, _, first, last in steps]),
    )


def folded_words(text):
    """The words of a text in small letters, with one form of apostrophe."""
    return [text[start:end].lower().replace("’", "'") for start, end in words(text)]


def _pieces(text, steps):
    """A text cut before and behind each step: (number of its first word, of that behind the last, does it differ)."""
    spans, pieces, at = words(text), [], 0
    for first, last, differs in steps:
        if first < last:
            start, end = spans[first][0], spans[last - 1][1]
            pieces += [(text[at:start], False), (text[start:end], differs)]
            at = end
    return [*pieces, (text[at:], False)]
