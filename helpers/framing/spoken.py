"""Whose words an article prints: the outlet's own, reported without marks, or in quotation marks; by speaker and verb."""

import pandas as pd

from ..ground import TEXT, WHOLE, make_table
from ..language import speech_words, words
from ..page import ARTICLE_KINDS
from ..speech import reporting_verb_groups

VOICES = ("own", "reported", "marked")
NAMELESS = "(nobody named)"


def verb_group(verb):
    """Group of a reporting expression as printed: neutral, endorsing or distancing; None where it is in no list.

    Examples
    --------
    >>> verb_group("said"), verb_group("pointed out"), verb_group("according to"), verb_group("hummed"), verb_group(None)
    ('neutral', 'endorsing', 'neutral', None, None)
    """
    return reporting_verb_groups().get(lemma_of(verb)) if isinstance(verb, str) else None


def lemma_of(verb):
    """The entry of the tables of reporting words that an expression as printed goes back to; itself where there is none.

    >>> lemma_of("pointed out"), lemma_of("had claimed"), lemma_of("hummed")
    ('point out', 'claim', 'hummed')
    """
    forms, tokens = speech_words()[0], verb.lower().split()
    for at, token in enumerate(tokens):
        for entry in forms.get(token, ()):
            if tuple(tokens[at + 1 : at + 1 + len(entry.particles)]) == entry.particles:
                return entry.lemma
    return next((name for name in tokens if name in reporting_verb_groups()), verb.lower())


def words_by_voice(articles, passages, quotations):
    """Count the words of each article by voice.

    Parameters
    ----------
    articles : DataFrame
        Index: ids; column `text`.
    passages, quotations : DataFrame
        As `find_passages` and `find_quotations` return them (or hand coding: `article, start, end, kind`).

    Returns
    -------
    DataFrame
        One row an article, index and order of `articles`: `article`, `own` (neither quoted nor reported; words in marks that
        nobody says count here), `reported` (reported speech without marks), `marked` (all or partly inside quotation
        marks: kinds direct and mixed), `words`. Headline, standfirst and body; each word counts once, for `marked` first.

    Examples
    --------
    >>> from helpers import corpus_from_texts, find_passages, find_quotations
    >>> articles = corpus_from_texts({"a": 'The pier fell. "We must act now," Ann Roe said on Monday.'}).articles
    >>> words_by_voice(articles, find_passages(articles), find_quotations(articles))[list(VOICES)].values.tolist()
    [[8, 0, 4]]
    """
    rows = []
    for article, text in articles["text"].items():
        voice = {}
        own = quotations[(quotations["article"] == article) & quotations["kind"].isin(["direct", "mixed", "indirect"])]
        for kinds, name in ((["indirect"], "reported"), (["direct", "mixed"], "marked")):
            for start, end in own.loc[own["kind"].isin(kinds), ["start", "end"]].itertuples(index=False):
                voice.update(dict.fromkeys((int(start) + a for a, _ in words(text[int(start) : int(end)])), name))
        counted = dict.fromkeys(VOICES, 0)
        kept = passages[(passages["article"] == article) & passages["kind"].isin(ARTICLE_KINDS)]
        for start, end in kept[["start", "end"]].itertuples(index=False):
            for a, _ in words(text[start:end]):
                counted[voice.get(start + a, "own")] += 1
        rows.append({"article": article, "words": sum(counted.values())} | counted)
    table = make_table(rows, {"article": TEXT} | dict.fromkeys((*VOICES, "words"), WHOLE))
    return table.set_index(pd.Index(articles.index, dtype=object))


def words_by_speaker(quotations):
    """Count what each speaker is given.

    Parameters
    ----------
    quotations : DataFrame
        As `find_quotations` returns them; rows of kind `term` are left out.

    Returns
    -------
    DataFrame
        One row a speaker and article, most words of the speaker first: `speaker` (`NAMELESS` where none is found), `article`,
        `start` (of the first piece), `pieces`, `marked` (words of direct and mixed pieces), `reported` (words of indirect
        ones), `words`, `all_words` and `articles` (of the speaker over all articles). Empty where nobody speaks.

    Examples
    --------
    >>> import pandas as pd
    >>> said = pd.DataFrame({"article": ["a", "a"], "start": [0, 9], "speaker": ["Ann Roe"] * 2})
    >>> said = said.assign(quotation=["We must act", "no"], kind=["direct", "indirect"])
    >>> words_by_speaker(said)[["speaker", "pieces", "marked", "reported", "words"]].values.tolist()
    [['Ann Roe', 2, 3, 1, 4]]
    """
    spoken = quotations[quotations["kind"] != "term"]
    rows = {}
    for row in spoken[["article", "start", "quotation", "kind", "speaker"]].to_dict("records"):
        speaker = row["speaker"] if isinstance(row["speaker"], str) else NAMELESS
        new = {"speaker": speaker, "article": row["article"], "start": int(row["start"]), "pieces": 0, "marked": 0, "reported": 0}
        one = rows.setdefault((speaker, row["article"]), new)
        one["pieces"] += 1
        one["reported" if row["kind"] == "indirect" else "marked"] += len(words(row["quotation"]))
    columns = {"speaker": TEXT, "article": TEXT} | dict.fromkeys(("start", "pieces", "marked", "reported"), WHOLE)
    table = make_table(rows.values(), columns).assign(words=lambda t: t["marked"] + t["reported"])
    by_speaker = table.groupby("speaker")
    table["all_words"] = by_speaker["words"].transform("sum")
    table["articles"] = by_speaker["article"].transform("nunique")
    order = {"all_words": False, "speaker": True, "words": False, "article": True}
    return table.sort_values(list(order), ascending=list(order.values())).reset_index(drop=True)
