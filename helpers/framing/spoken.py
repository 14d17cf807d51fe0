"""Whose words an article prints: the outlet's own, reported, or in quotation marks; by speaker and verb."""

import pandas as pd

from ..ground import TEXT, WHOLE, make_table
from ..language import speech_words, words
from ..page import ARTICLE_KINDS
from ..speech import one_name, reporting_verb_groups

VOICES = ("own", "reported", "marked")
NAMELESS = "(nobody named)"


def verb_group(verb):
    """Group of a reporting expression as printed: neutral, endorsing or distancing; None where it is in no list.

    Examples
    --------
    >>> verb_group("said"), verb_group("pointed out"), verb_group("hummed"), verb_group(None)
    ('neutral', 'endorsing', None, None)
    """
    return reporting_verb_groups().get(lemma_of(verb)) if isinstance(verb, str) else None


def lemma_of(verb):
    """The entry of the tables of reporting words that an expression as printed goes back to, or itself.

    >>> lemma_of("pointed out"), lemma_of("had claimed"), lemma_of("hummed")
    ('point out', 'claim', 'hummed')
    """
    forms, tokens = speech_words()[0], verb.lower().split()
    for at, token in enumerate(tokens):
        for entry in forms.get(token, ()):
            if tuple(tokens[at + 1 : at + 1 + len(entry.particles)]) == entry.particles:
                return entry.lemma
    return next((name for name in tokens if name in reporting_verb_groups()), verb.lower())


def _whose(quotations):
    """Article -> {where a word begins: (voice, speaker, label of the piece)}, of nested pieces the inner one's."""
    said = quotations[quotations["kind"].isin(["direct", "mixed", "indirect"])]
    if "said" in said.columns:
        said = said[said["said"].astype(bool)]
    if "passage" in said.columns:
        said = said[said["passage"].isin(ARTICLE_KINDS)]
    said = said.assign(size=said["quotation"].str.len()).sort_values("size", ascending=False, kind="stable")
    found = {}
    for row in said[["article", "start", "quotation", "kind", "speaker"]].itertuples():
        speaker = row.speaker if isinstance(row.speaker, str) else NAMELESS
        voice = "reported" if row.kind == "indirect" else "marked"
        at = (int(row.start) + a for a, _ in words(row.quotation))
        found.setdefault(row.article, {}).update(dict.fromkeys(at, (voice, speaker, row.Index)))
    return found


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
    whose, counted = _whose(quotations), {article: dict.fromkeys(VOICES, 0) for article in articles.index}
    kept = passages[passages["kind"].isin(ARTICLE_KINDS) & passages["article"].isin(articles.index)]
    for article, start, text in kept[["article", "start", "text"]].itertuples(index=False):
        own = whose.get(article, {})
        for a, _ in words(text):
            counted[article][own[start + a][0] if start + a in own else "own"] += 1
    rows = [{"article": article, "words": sum(one.values())} | one for article, one in counted.items()]
    table = make_table(rows, {"article": TEXT} | dict.fromkeys((*VOICES, "words"), WHOLE))
    return table.set_index(pd.Index(articles.index, dtype=object))


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
    whose = _whose(quotations)
    names = one_name({speaker for own in whose.values() for _, speaker, _ in own.values()} - {NAMELESS})
    rows, seen, starts = {}, set(), quotations["start"].to_dict()
    for article, own in whose.items():
        for voice, speaker, piece in own.values():
            name = names.get(speaker, speaker)
            new = {
                "speaker": name,
                "article": article,
                "start": int(starts[piece]),
                "pieces": 0,
                "marked": 0,
                "reported": 0,
                "printed": {},
            }
            one = rows.setdefault((name, article), new)
            one[voice] += 1
            one["pieces"] += piece not in seen
            one["start"] = min(one["start"], int(starts[piece]))
            one["printed"][speaker] = None
            seen.add(piece)
    columns = {"speaker": TEXT, "printed": TEXT, "article": TEXT} | dict.fromkeys(
        ("start", "pieces", "marked", "reported"), WHOLE
    )
    table = make_table(({**row, "printed": "; ".join(row["printed"])} for row in rows.values()), columns)
    table = table.assign(words=lambda t: t["marked"] + t["reported"])
    by_speaker = table.groupby("speaker")
    table["all_words"] = by_speaker["words"].transform("sum")
    table["articles"] = by_speaker["article"].transform("nunique")
    order = {"all_words": False, "speaker": True, "words": False, "article": True}
    return table.sort_values(list(order), ascending=list(order.values())).reset_index(drop=True)
