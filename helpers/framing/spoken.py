"""Whose words an article prints: the outlet's own, reported, or in quotation marks; by speaker and verb."""

import numpy as np
import pandas as pd

from ..ground import TEXT, WHOLE, make_table
from ..language import speech_words, words
from ..page import ARTICLE_KINDS
from ..speech import one_name, reporting_verb_groups

VOICES = ("own", "reported", "marked")
NAMELESS = "(nobody named)"
_NOBODY = r"(?i)^(\d+|which|who|that|it|he|she|they|we|you|i|him|her|them|us|me)$"  # no speaker to look up
_BY_SPEAKER = dict.fromkeys(("speaker", "printed", "article"), TEXT)
_BY_SPEAKER |= dict.fromkeys(("start", "pieces", "marked", "reported", "words", "all_words", "articles"), WHOLE)


def verb_group(verb):
    """Group of a reporting expression as printed: neutral, endorsing or distancing; None where it is in no list.

    Examples
    --------
    >>> verb_group("said"), verb_group("pointed out"), verb_group("hummed"), verb_group(None)
    ('neutral', 'endorsing', None, None)
    """
    groups, tokens = reporting_verb_groups(), verb.lower().split() if isinstance(verb, str) else []
    forms = speech_words()[0]
    for at, token in enumerate(tokens):
        for entry in forms.get(token, ()):
            if tokens[at + 1 : at + 1 + len(entry.particles)] == entry.particles:
                return groups.get(entry.lemma)
    return next((groups[token] for token in tokens if token in groups), None)


def _placed_words(rows, text):
    """One row a word of the pieces of text in a column, `at` its place in the article."""
    places = [[start + a for a, _ in words(piece)] for start, piece in zip(rows["start"], rows[text], strict=True)]
    return rows.assign(piece=rows.index, at=places).explode("at").dropna(subset="at").astype({"at": int})


def _said_words(quotations):
    """One row a word that somebody is given: `article, at, voice, printed, piece, start`; innermost pieces count."""
    wanted = {"kind": ("direct", "mixed", "indirect"), "said": (True,), "passage": ARTICLE_KINDS}
    for column in wanted.keys() & quotations.columns:  # a hand coding has not all of them
        quotations = quotations[quotations[column].isin(wanted[column])]
    table = _placed_words(quotations, "quotation")
    table["voice"] = table["kind"].map({"indirect": "reported"}).fillna("marked")
    table["printed"] = table["speaker"].replace(_NOBODY, NAMELESS, regex=True).fillna(NAMELESS)
    table["size"] = table["quotation"].str.len()
    table = table.sort_values(["article", "at", "size"], kind="stable").drop_duplicates(["article", "at"])
    return table[["article", "at", "voice", "printed", "piece", "start"]]


def words_by_voice(articles, passages, quotations):
    """Count the words of each article by voice.

    Parameters
    ----------
    articles : DataFrame
        Index: ids.
    passages, quotations : DataFrame
        As `find_passages` and `find_quotations` return them (or hand coding: `article, start, quotation, kind,
        speaker`).

    Returns
    -------
    DataFrame
        One row an article, index and order of `articles`: `article`, `own` (neither quoted nor reported; words in
        marks that nobody says, and what is told as not said, count here), `reported` (reported speech without marks),
        `marked` (all or partly inside quotation marks: kinds direct and mixed), `words`. Headline, standfirst and
        body; each word counts once, in the innermost piece. `words_by_speaker` counts the same words.

    Examples
    --------
    >>> from helpers import corpus_from_texts, find_passages, find_quotations
    >>> articles = corpus_from_texts({"a": 'The pier fell. "We must act now," Ann Roe said on Monday.'}).articles
    >>> words_by_voice(articles, find_passages(articles), find_quotations(articles))[list(VOICES)].values.tolist()
    [[8, 0, 4]]
    """
    kept = passages[passages["kind"].isin(ARTICLE_KINDS) & passages["article"].isin(articles.index)]
    places = _placed_words(kept, "text")[["article", "at"]]
    table = places.merge(_said_words(quotations), how="left", on=["article", "at"])
    counts = pd.crosstab(table["article"], table["voice"].fillna("own"))
    counts = counts.reindex(index=articles.index, columns=VOICES, fill_value=0)
    counts = counts.assign(words=counts.sum(axis=1)).astype(np.int64).rename_axis(index=None, columns=None)
    counts.insert(0, "article", pd.Series(articles.index, articles.index, dtype=object))
    return counts.set_axis(pd.Index(articles.index, dtype=object))


def words_by_speaker(quotations):
    """Count what each speaker is given.

    Parameters
    ----------
    quotations : DataFrame
        As `find_quotations` returns them; rows of kind `term`, in page furniture, and told as not said are left out.

    Returns
    -------
    DataFrame
        One row a speaker and article, most words of the speaker first: `speaker` (one name through all articles, the
        fullest; `NAMELESS` where none is found), `printed` (the names that the articles give, joined by "; "),
        `article`, `start` (of the first piece), `pieces`, `marked` (words of direct and mixed pieces), `reported`
        (words of indirect ones), `words` (each word once, in the innermost piece), `all_words` and `articles` (of the
        speaker over all articles). Empty where nobody speaks.

    Examples
    --------
    >>> import pandas as pd
    >>> said = pd.DataFrame({"article": ["a", "a"], "start": [0, 99], "speaker": ["Ann Roe", "Roe"]})
    >>> said = said.assign(quotation=["We must act", "no"], kind=["direct", "indirect"])
    >>> words_by_speaker(said)[["speaker", "pieces", "marked", "reported", "words"]].values.tolist()
    [['Ann Roe', 2, 3, 1, 4]]
    """
    table = _said_words(quotations)
    names = one_name(set(table["printed"]) - {NAMELESS})
    table["speaker"] = [names.get(printed, printed) for printed in table["printed"]]
    table = table.assign(**{voice: table["voice"] == voice for voice in VOICES[1:]})
    found = table.groupby(["speaker", "article"], as_index=False).agg(
        printed=("printed", lambda own: "; ".join(dict.fromkeys(own))),
        start=("start", "min"), pieces=("piece", "nunique"), reported=("reported", "sum"), marked=("marked", "sum"),
    )  # fmt: skip
    found["words"] = found["reported"] + found["marked"]
    by_speaker = found.groupby("speaker")
    found["all_words"] = by_speaker["words"].transform("sum")
    found["articles"] = by_speaker["article"].transform("nunique")
    found = found.sort_values(["all_words", "speaker", "words", "article"], ascending=[False, True, False, True])
    return make_table(found.to_dict("records"), _BY_SPEAKER)
