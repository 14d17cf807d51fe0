"""What a corpus comes to: numbers to print, wordings that differ, what one outlet tells, themes and voices."""

import re
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from ..corpus import read_table
from ..ground import NUMBER, TEXT, WHOLE, make_table
from ..language import similarity
from ..page import find_passages, in_article, overview, with_event
from ..verdicts import day_of, extract, print_this, reconcile, stands_alone

MOST, PAIRS, POINTS = 12, 4, 3  # rows of numbers and pairs of wordings shown at once, points an outlet
ALIKE = 0.55  # likeness from which two quotations of one speaker are two wordings of one utterance
FITS = {
    "identical": "the same", "same figure, rounded": "the same, rounded", "compatible with hedge": "in line with it",
    "within range": "in line with it", "arithmetic follows": "follows by arithmetic",
}  # fmt: skip
CONVERTED = "the same in another currency or unit"  # its number is not to be held beside the others
DIFFERS = {
    "conflict": "differs", "arithmetic does not follow": "does not follow from the sources",
    "different as-of date": "of another date",
}  # fmt: skip
RELATION = FITS | {"same figure, converted": CONVERTED} | DIFFERS | {
    "different definition": "counts something else", "undetermined": "not decided", "not a quantity": "not a number",
}  # fmt: skip
STATES = ("print", "print this instead", "print with the outlet's name", "do not print yet")
PRINTED = dict.fromkeys(["key", "article", "surface", "relation", "attribution"], TEXT) | {"start": WHOLE}
PRINTED |= dict.fromkeys(["value", "low", "high"], NUMBER)
WORDINGS = dict.fromkeys(["speaker", "occasion", "article", "words", "version", "other", "url", "advice", "b_article"], TEXT)
WORDINGS |= {"start": WHOLE, "b_start": NUMBER}


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
    from ..framing import words_by_speaker
    from ..speech import find_quotations

    articles, apart, title = _event(corpus)
    passages = find_passages(articles)
    texts, names = overview(articles, passages), article_names(articles)
    statistics = with_event(in_article(find_statistics(articles)), articles)
    quotations = in_article(find_quotations(articles))
    verdicts = reconcile(statistics, corpus.references, corpus.codings.get("figure_groups"))
    things = print_this(statistics, verdicts, corpus.references, corpus.derived)
    things, printed = (things, prints_of(things, verdicts, statistics)) if len(things) else _single(statistics)
    said = quotations[quotations["kind"] != "term"].dropna(subset=["speaker"])
    speakers = words_by_speaker(quotations).drop_duplicates("speaker")
    speakers = speakers[speakers["speaker"].isin(said["speaker"])].assign(words=lambda t: t["all_words"])
    counts = {"figures": len(statistics), "quotations": len(said), "words": int(texts["words"].sum())}
    return Brief(
        corpus, title, texts, apart, names, ordered(things, printed), printed,
        make_table([*_by_hand(corpus, quotations, names), *_between(quotations)], WORDINGS), speakers,
        _alone(articles, printed, corpus.codings.get("claim_families")), _themes(articles, passages, quotations), counts,
    )  # fmt: skip


def _event(corpus):
    """(articles on the event that most are about, the others, its name in words)."""
    articles = corpus.articles
    events = articles["event"] if "event" in articles else pd.Series(None, articles.index, dtype=object)
    name = re.sub(r"[_\-]+", " ", str(corpus.name)).strip()
    if events.isna().all():
        return articles, articles.iloc[:0], name[:1].upper() + name[1:]
    event = events.value_counts().index[0]
    return articles[events == event], articles[events != event], str(event)


def article_names(articles):
    """Id to a name for readers: the outlet, with its day where it has several articles, else the headline."""
    outlets, names = articles["outlet"].tolist(), {}
    for number, (article, row) in enumerate(articles[["outlet", "title", "published"]].iterrows(), 1):
        outlet, title, day = (cell if isinstance(cell, str) else "" for cell in row)
        name = outlet or (title and f"“{title[:60]}”") or f"text {number}"
        if day and outlets.count(outlet) > 1:
            name += f", {day_of(day)}"
        names[article] = name if name not in names.values() else f"{name}, text {number}"
    return names


def prints_of(things, verdicts, statistics):
    """Each print of each thing, with how it stands to the figure to print."""
    told = {frozenset((a, b)): verdict for a, b, verdict in zip(verdicts["a"], verdicts["b"], verdicts["verdict"], strict=True)}
    groups, rows = verdicts.groupby("group"), []
    for thing in things.to_dict("records"):
        pairs, best = groups.get_group(thing["group"]), thing["best"]
        for label, row in statistics[statistics.index.isin({*pairs["a"], *pairs["b"]})].iterrows():
            same = label == best or row["value"] == thing["value"]
            relation = RELATION[told.get(frozenset((label, best)), "identical" if same else "undetermined")]
            if thing["status"] == STATES[1] and relation in ("not decided", "of another date"):
                dated = len(str(row["as_of"])) >= len("2015-12") and str(row["as_of"]) < str(thing["as_of"])
                relation = "an older count" if thing["how"] == "statement" and dated else "not what the sources give"
            rows.append(dict(row) | {"key": thing["key"], "relation": relation})
    return make_table(rows, PRINTED)


def _single(statistics):
    """The figures of texts that have nothing in common: each a thing of its own, and its print."""
    own = statistics[statistics["measure"].notna()]
    own = own.assign(key=[f"figure-{n}" for n in range(1, len(own) + 1)], best=own.index, relation="the same", cited=own["article"], lead=1)
    told = [extract(row) for row in own.to_dict("records")]
    things = own.assign(
        status=[STATES[2 if sentence else 3] for sentence, _ in told], sentence=[sentence for sentence, _ in told],
        how=["extract" if sentence else "none" for sentence, _ in told], missing=[missing for _, missing in told],
        printed=own["surface"], figures=own["surface"], articles=own["article"], group=own["key"],
        sources=own["attribution"].fillna(""), confirmations=own["attribution"].notna().astype(float),
    )  # fmt: skip
    return things.reset_index(drop=True), own[list(PRINTED)]


def ordered(things, printed):
    """Things with names: first what most articles print differently, then what to replace; what is open last."""
    if not len(things):
        return things.assign(name=[])
    prints = printed.groupby("key")
    texts = things["key"].map(prints["article"].nunique())
    differ = things["key"].map(printed[printed["relation"] != CONVERTED].groupby("key")["value"].nunique()) > 1
    names = things["measure"].fillna("").str.replace(r" \(\d+\)$", "", regex=True).replace("", "number")
    names = names.str[0].str.upper() + names.str[1:]
    names = names.where(~names.duplicated(keep=False), names + ": " + things["printed"].fillna(""))
    said, leads = things["sentence"].notna(), things["lead"] > 0  # a toll leads before others, a duration never
    twice = names.duplicated(keep=False) & ~said
    names = names.where(~names.duplicated(), names + things["key"].str.replace(r".*-(\d+)$", r" (\1)", regex=True))
    order = things["status"].ne(STATES[1]).astype(int).where(said, 2)
    order[(said * leads * (texts + (differ & (texts > 1)) + (things["lead"] > 1))).idxmax()] = -1
    things = things.assign(name=names, texts=texts, order=order, later=~leads)[~twice]
    return things.sort_values(["order", "later", "texts"], ascending=[True, True, False], kind="stable", ignore_index=True)


def _by_hand(corpus, quotations, names):
    """Quotations that somebody compared with another version, in `speech_wordings.csv`, with what to do."""
    listed = corpus.folder / "speech_wordings.csv" if corpus.folder else None
    table = read_table(listed, numbers=()) if listed and listed.is_file() else pd.DataFrame()
    if not {"advice", "article_start", "excerpt"} <= set(table.columns):
        return
    for row in table[table["advice"].notna() & table["article"].isin(names)].to_dict("records"):
        at = int(row["article_start"])
        here = quotations[(quotations["article"] == row["article"]) & (quotations["start"] <= at) & (quotations["end"] > at)]
        yield row | {
            "speaker": next(iter(here["speaker"].dropna()), None), "start": at, "words": row["article_text"],
            "occasion": re.sub(r"\d{4}-\d\d(?:-\d\d)?", lambda day: day_of(day[0]), row["speech"] or ""),
            "version": ", ".join(filter(None, (row["version"], day_of(row["published"] or "")))), "other": row["excerpt"],
        }  # fmt: skip


def _between(quotations, most=40):
    """Two articles that give one speaker's words differently, both in quotation marks."""
    marked = quotations[quotations["kind"].isin(["direct", "mixed"]) & (quotations["quotation"].str.split().str.len() >= 6)]
    for speaker, said in marked.groupby("speaker"):
        both = combinations(said.head(most).to_dict("records"), 2)
        pairs = [(a, b) for a, b in both if a["article"] != b["article"]]
        scores = similarity([a["quotation"] for a, _ in pairs], [b["quotation"] for _, b in pairs]) if pairs else []
        for (a, b), score in zip(pairs, scores, strict=True):
            one, two = (" ".join(re.findall(r"\w+", row["quotation"].lower())) for row in (a, b))
            if score >= ALIKE and one not in two and two not in one:
                yield {
                    "speaker": speaker, "article": a["article"], "start": a["start"], "words": a["quotation"],
                    "other": b["quotation"], "b_article": b["article"], "b_start": b["start"],
                    "advice": "Two wordings, both in quotation marks. Paraphrase, or name the outlet.",
                }  # fmt: skip


def _alone(articles, printed, corrections):
    """Up to `POINTS` claims an outlet that no other article has: whole, short, those with most to check first."""
    from ..claims import align_claims, claim_families, find_claims

    claims = with_event(in_article(find_claims(articles)), articles)
    families = claim_families(claims, align_claims(claims), corrections)
    alone = claims.loc[families.index[(families["spread"] == 1) & families["check"].notna()]] if len(articles) > 1 else claims[:0]
    numbers = list(zip(printed["article"], printed["start"], strict=True))
    new = [
        _readable(row, articles.at[row.article, "text"])
        and not any(a == row.article and row.start <= at < row.end for a, at in numbers)
        for row in alone.itertuples()
    ]
    best = alone[pd.Series(new, alone.index, dtype=bool)].groupby("article", sort=False).head(POINTS)
    return best.sort_values(["article", "start"])[["article", "claim", "speaker", "start"]].reset_index(drop=True)


def _readable(row, text):
    """Is a claim short and whole: a sentence of the body from its first word to its stop, or what somebody is said to say?"""
    claim, first = row.claim.strip(), row.claim.strip()[:1]
    whole = claim.endswith(".") or text[row.end : row.end + 1] in (".", "”")
    own = first.isupper() or isinstance(row.speaker, str)
    plain = row.passage == "body" and whole and own and "\n" not in claim and "..." not in claim
    return plain and 8 <= len(claim.split()) <= 18 and stands_alone(claim.rstrip(" ."))


def _themes(articles, passages, quotations):
    """Of each article the share of its words in its own voice, and the themes of most paragraphs."""
    from ..framing import codebook_for, find_frames, text_units, unit_counts, words_by_voice

    codebook, units = codebook_for(articles), text_units(passages)
    hits = in_article(find_frames(articles, codebook))
    voices = words_by_voice(articles, passages, quotations)
    paragraphs = (unit_counts(hits, units, codebook.ids) > 0).groupby(units["article"]).sum()
    paragraphs = paragraphs.rename(columns=lambda name: re.sub(r"[_\-]", " ", name)).reindex(voices.index, fill_value=0)
    most = [row[row >= 2].sort_values(ascending=False, kind="stable").head(2) for _, row in paragraphs.iterrows()]
    return pd.DataFrame({
        "article": voices.index, "own": (voices["own"] / voices["words"]).to_numpy(), "words": voices["words"].to_numpy(),
        "themes": [", ".join(f"{name} ({n})" for name, n in row.items()) for row in most],
    })  # fmt: skip
