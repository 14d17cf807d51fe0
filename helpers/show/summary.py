"""What a corpus comes to: numbers to print, wordings that differ, what one outlet tells, themes and voices."""

import re
from dataclasses import dataclass

import pandas as pd

from ..corpus import read_table
from ..ground import NUMBER, TEXT, WHOLE, make_table
from ..language import similarity
from ..page import find_passages, in_article, overview, with_event
from ..verdicts import day_of, extract, print_this, reconcile, stands_alone

MOST, PAIRS, POINTS = 12, 4, 3  # rows of numbers and pairs of wordings shown at once, points an outlet
ALIKE = 0.55  # likeness from which two quotations of one speaker are two wordings of one utterance
RELATION = {
    "identical": "the same",
    "same figure, rounded": "the same, rounded",
    "compatible with hedge": "in line with it",
    "within range": "in line with it",
    "same figure, converted": "the same in another currency or unit",
    "arithmetic follows": "follows by arithmetic",
    "different as-of date": "of another date",
    "conflict": "differs",
    "arithmetic does not follow": "does not follow from the sources",
    "different definition": "counts something else",
}


def converted(relation):
    """Is a print the same in another unit, so that its number is not to be held beside the others?"""
    return relation == RELATION["same figure, converted"]


PRINTED = (
    dict.fromkeys(["key", "article", "surface", "relation", "attribution"], TEXT)
    | {"start": WHOLE}
    | dict.fromkeys(["value", "low", "high"], NUMBER)
)
WORDINGS = dict.fromkeys(
    ["speaker", "occasion", "article", "words", "version", "other", "url", "advice", "b_article"], TEXT
)
WORDINGS |= {"start": WHOLE, "b_start": NUMBER}
STATES = ("print", "print this instead", "print with the outlet's name", "do not print yet")


@dataclass(frozen=True, eq=False)
class Brief:
    """What stands in a brief: `things`, `quotations`, `alone`, `themes`, and the tables and counts behind them."""

    corpus: object
    title: str
    texts: pd.DataFrame  # those on the event, by date; index: ids
    apart: pd.DataFrame  # those on another event
    names: dict  # article to the name that a sentence gives it
    things: pd.DataFrame
    printed: pd.DataFrame  # each print of each thing
    quotations: pd.DataFrame
    speakers: pd.DataFrame
    alone: pd.DataFrame
    themes: pd.DataFrame
    counts: dict


def brief_of(corpus):
    """What an editor wants to know of an event, from a corpus that holds little or much.

    Parameters
    ----------
    corpus : Corpus
        Outlets, dates, references, `derived.csv`, `speech_wordings.csv` count where they are there. Of several events
        the one with the most articles is told; the other texts are named.

    Returns
    -------
    Brief
        `things` (as `print_this`, in the order of the page, with `name`, `why`), `quotations`, `alone`, `themes`.

    Examples
    --------
    >>> from helpers import corpus_from_texts
    >>> brief_of(corpus_from_texts({"a": "Avon has 40 swans."}, outlet="Avon Post")).things["sentence"].tolist()
    ['“Avon has 40 swans,” the Avon Post reported.']
    """
    from ..figures import find_statistics
    from ..speech import find_quotations

    articles, apart, title = _event(corpus)
    passages = find_passages(articles)
    texts, names = overview(articles, passages), article_names(articles)
    statistics = with_event(in_article(find_statistics(articles)), articles)
    quotations = in_article(find_quotations(articles))
    verdicts = reconcile(statistics, corpus.references, corpus.codings.get("figure_groups"))
    things = print_this(statistics, verdicts, corpus.references, corpus.derived)
    printed = _prints(things, verdicts, statistics)
    if not len(things):
        things, printed = _single(statistics)
    said = quotations[quotations["kind"] != "term"].dropna(subset=["speaker"])
    return Brief(
        corpus,
        title,
        texts,
        apart,
        names,
        _ordered(things, printed),
        printed,
        _wordings(corpus, quotations, names),
        _speakers(quotations),
        _alone(articles, printed, corpus.codings.get("claim_families")),
        _themes(articles, passages, quotations),
        {
            "figures": len(statistics),
            "references": len(corpus.references),
            "quotations": len(said),
            "words": int(texts["words"].sum()),
        },
    )


def _event(corpus):
    """(articles on the event that most are about, the others, its name in words)."""
    articles = corpus.articles
    events = articles["event"].dropna() if "event" in articles else pd.Series(dtype=object)
    name = re.sub(r"[_\-]+", " ", str(corpus.name)).strip()
    if not len(events):
        return articles, articles.iloc[:0], name[:1].upper() + name[1:]
    event = events.value_counts(sort=True).index[0]
    return articles[articles["event"] == event], articles[articles["event"] != event], str(event)


def article_names(articles):
    """Id to a name for readers: the outlet, with its day where it has several articles, else the headline."""
    outlets = articles["outlet"].tolist()
    names = {}
    for number, (article, row) in enumerate(articles[["outlet", "title", "published"]].iterrows(), 1):
        outlet, title, day = (cell if isinstance(cell, str) and cell else None for cell in row)
        name = outlet or (title and f"“{title[:60]}”") or f"text {number}"
        if outlet and outlets.count(outlet) > 1:
            name += f", {day_of(day)}" if day else f", text {number}"
        names[article] = name if name not in names.values() else f"{name}, text {number}"
    return names


def _prints(things, verdicts, statistics):
    """Each print of each thing, with how it stands to the figure to print."""
    rows = []
    groups = dict(list(verdicts.groupby("group"))) if len(verdicts) else {}
    for thing in things.to_dict("records"):
        pairs, best = groups[thing["group"]], thing["best"]
        told = {frozenset((a, b)): v for a, b, v in zip(pairs["a"], pairs["b"], pairs["verdict"], strict=True)}
        for label in sorted({*pairs["a"], *pairs["b"]} & set(statistics.index)):
            row = statistics.loc[label]
            verdict = "identical" if label == best else told.get(frozenset((label, best)))
            if verdict is None and row["value"] == thing["value"]:
                verdict = "identical"
            relation = RELATION.get(verdict, "not decided")
            if thing["status"] == "print this instead" and relation in ("not decided", "of another date"):
                relation = (
                    "an older count"
                    if not best.startswith("ref:share") and thing["how"] == "statement"
                    else "not what the sources give"
                )
            rows.append(
                {"key": thing["key"], "relation": relation}
                | row[["article", "surface", "attribution", "start", "value", "low", "high"]].to_dict()
            )
    return make_table(rows, PRINTED)


def _single(statistics):
    """The figures of texts that have nothing in common: each a thing of its own."""
    things, printed = [], []
    for label, row in statistics[statistics["measure"].notna()].iterrows():
        sentence, missing = extract(row.to_dict())
        key = f"figure-{len(things) + 1}"
        things.append(
            row[["measure", "value", "as_of"]].to_dict()
            | {
                "key": key,
                "status": STATES[2 if sentence else 3],
                "printed": row["surface"],
                "sentence": sentence,
                "missing": missing,
                "how": "extract" if sentence else "none",
                "articles": row["article"],
                "sources": row["attribution"] or "",
                "confirmations": float(bool(row["attribution"])),
                "group": key,
                "figures": row["surface"],
                "best": label,
            }
        )
        printed.append(
            row[["article", "surface", "attribution", "start", "value", "low", "high"]].to_dict()
            | {"key": key, "relation": "the same"}
        )
    columns = dict.fromkeys(
        ["key", "measure", "status", "printed", "as_of", "sentence", "how", "missing", "articles", "sources"], TEXT
    )
    columns |= {"value": NUMBER, "confirmations": NUMBER} | dict.fromkeys(["group", "figures", "best"], TEXT)
    return make_table(things, columns), make_table(printed, PRINTED)


def _ordered(things, printed):
    """Things with names: first what most articles print differently, then what to replace; what is open last."""
    if not len(things):
        return things.assign(name=[])
    alike = printed[~printed["relation"].map(converted).astype(bool)]
    texts, values = (
        table.groupby("key")[column].nunique().reindex(things["key"], fill_value=0).to_numpy()
        for table, column in ((printed, "article"), (alike, "value"))
    )
    names = things["measure"].fillna("").str.replace(r" \(\d+\)$", "", regex=True)
    names = names.where(names != "", "number").map(lambda name: name[0].upper() + name[1:])
    told = names + ": " + things["printed"].fillna("")
    names = names.where(~names.duplicated(keep=False), told)
    things = things.assign(
        name=names.where(~names.duplicated(), names + ", in " + things["key"].str.extract(r"(\d*)$")[0]), texts=texts
    )
    said = things["sentence"].notna()
    things["order"] = [
        2 if not told else 0 if state == STATES[1] else 1 for told, state in zip(said, things["status"], strict=True)
    ]
    lead = (said * (texts + (values > 1) * (texts > 1))).idxmax()
    things.loc[lead, "order"] = -1
    return things.sort_values(["order", "texts"], ascending=[True, False], kind="stable").reset_index(drop=True)


def _wordings(corpus, quotations, names):
    """Quotations whose words differ from another version: those compared by hand, then those of two articles."""
    rows = []
    listed = corpus.folder / "speech_wordings.csv" if corpus.folder else None
    if listed and listed.is_file():
        table = read_table(listed, numbers=())
        if {"advice", "article_start", "excerpt"} <= set(table.columns):
            for row in table[table["advice"].notna() & table["article"].isin(names)].to_dict("records"):
                at = int(row["article_start"])
                here = quotations[
                    (quotations["article"] == row["article"]) & (quotations["start"] <= at) & (quotations["end"] > at)
                ]
                rows.append(
                    {
                        "speaker": next(iter(here["speaker"].dropna()), None),
                        "occasion": _in_words(row["speech"]),
                        "article": row["article"],
                        "start": at,
                        "words": row["article_text"],
                        "version": ", ".join(filter(None, (row["version"], day_of(row["published"] or "")))),
                        "other": row["excerpt"],
                        "url": row["url"],
                        "advice": row["advice"],
                        "b_start": None,
                    }
                )
    return make_table(rows + _between(quotations), WORDINGS)


def _in_words(text):
    return re.sub(r"\d{4}-\d\d(?:-\d\d)?", lambda day: day_of(day[0]), text or "")


def _between(quotations, most=40):
    """Two articles that give one speaker's words differently, both in quotation marks."""
    marked = quotations[quotations["kind"].isin(["direct", "mixed"])].dropna(subset=["speaker"])
    marked = marked[marked["quotation"].str.split().str.len() >= 6]
    rows = []
    for speaker, said in marked.groupby("speaker"):
        said = said.head(most).to_dict("records")
        pairs = [(a, b) for i, a in enumerate(said) for b in said[i + 1 :] if a["article"] != b["article"]]
        scores = similarity([a["quotation"] for a, _ in pairs], [b["quotation"] for _, b in pairs]) if pairs else []
        for (a, b), score in zip(pairs, scores, strict=True):
            one, two = (re.findall(r"\w+", row["quotation"].lower()) for row in (a, b))
            joined = [" ".join(words) for words in (one, two)]
            if score >= ALIKE and joined[0] not in joined[1] and joined[1] not in joined[0]:
                rows.append(
                    {
                        "speaker": speaker,
                        "article": a["article"],
                        "start": a["start"],
                        "words": a["quotation"],
                        "other": b["quotation"],
                        "b_article": b["article"],
                        "b_start": b["start"],
                        "advice": "Two wordings, both in quotation marks. Paraphrase, or name the outlet.",
                    }
                )
    return rows


def _speakers(quotations):
    """Who is quoted or reported, by words, counted as everywhere."""
    from ..framing import words_by_speaker

    counted = words_by_speaker(quotations).drop_duplicates("speaker")
    named = counted[counted["speaker"].isin(quotations["speaker"].dropna())]
    return named[["speaker", "all_words", "articles"]].rename(columns={"all_words": "words"}).reset_index(drop=True)


def _alone(articles, printed, corrections):
    """Up to `POINTS` claims an outlet that no other article has: whole, short, those with most to check first."""
    from ..claims import align_claims, claim_families, find_claims

    if len(articles) < 2:
        return make_table([], {"article": TEXT, "claim": TEXT, "speaker": TEXT, "start": WHOLE})
    claims = with_event(in_article(find_claims(articles)), articles)
    families = claim_families(claims, align_claims(claims), corrections)
    alone = claims.loc[families.index[(families["spread"] == 1) & families["check"].notna()]]
    numbers = {(row.article, row.start) for row in printed.itertuples()}
    counted = [any(a == row.article and row.start <= at < row.end for a, at in numbers) for row in alone.itertuples()]
    alone = alone[~pd.Series(counted, index=alone.index, dtype=bool)]
    best = (
        alone[alone["claim"].map(_readable).astype(bool)]
        .groupby("article", sort=False)
        .head(POINTS)
        .sort_values(["article", "start"])
    )
    return best[["article", "claim", "speaker", "start"]].reset_index(drop=True)


_SHOUTED = re.compile(r"\b[A-Z]{3,} [A-Z]{3,}\b|\n|\.\.\.|^(?:with|by|in|at|of)\b")


def _readable(claim):
    """Is a claim short, whole and of an article, not of its page?"""
    return 8 <= len(claim.split()) <= 18 and not _SHOUTED.search(claim) and stands_alone(claim.strip(" ."))


def _themes(articles, passages, quotations):
    """Of each article the share of its words in its own voice, and the themes of most paragraphs."""
    from ..framing import codebook_for, find_frames, text_units, unit_counts, words_by_voice

    codebook, units = codebook_for(articles), text_units(passages)
    hits = in_article(find_frames(articles, codebook))
    voices = words_by_voice(articles, passages, quotations)
    paragraphs = (unit_counts(hits, units, codebook.ids) > 0).groupby(units["article"]).sum()
    rows = []
    for article, row in voices.iterrows():
        most = (
            paragraphs.loc[article].sort_values(ascending=False, kind="stable")
            if article in paragraphs.index
            else pd.Series(dtype=int)
        )
        most = most[most >= 2].head(2)
        themes = ", ".join(f"{name.replace('_', ' ').replace('-', ' ')} ({int(n)})" for name, n in most.items())
        rows.append(
            {
                "article": article,
                "own": row["own"] / row["words"] if row["words"] else None,
                "words": int(row["words"]),
                "themes": themes,
            }
        )
    return make_table(rows, {"article": TEXT, "own": NUMBER, "words": WHOLE, "themes": TEXT})
