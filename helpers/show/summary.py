"""What a corpus comes to: numbers to print, wordings that differ, what one outlet tells, themes and voices."""

import hashlib
import os
import pickle
import re
from collections import namedtuple
from itertools import combinations
from pathlib import Path

import pandas as pd

from ..claims import align_claims, claim_families, find_claims
from ..corpus import read_table
from ..figures import find_statistics, kind_of
from ..framing import codebook_for, find_frames, paragraphs_with_hits, text_units, words_by_speaker, words_by_voice
from ..ground import NUMBER, TEXT, WHOLE, edition, make_table, write_whole
from ..language import similarity
from ..page import find_passages, in_article, overview
from ..speech import find_copies, find_quotations, one_name
from ..verdicts import day_of, doubted, mid_sentence, print_this, reconcile, stands_alone
from .brief import sentence_case
from .names import article_names, called

MOST, PAIRS, POINTS = 12, 4, 3  # rows of numbers and pairs of wordings shown at once, points an outlet
ALIKE = 0.55  # likeness from which two quotations of one speaker are two wordings of one utterance
NO_NAME = "a name that says by itself what is meant"
SAID = 40  # quotations of one speaker that are held against each other
RELATION = {
    "identical": "the same", "same figure, rounded": "the same, rounded", "compatible with hedge": "can be the same",
    "within range": "in line with it", "arithmetic follows": "follows by arithmetic",
    "same figure, converted": "the same in another currency or unit",
    "conflict": "differs", "arithmetic does not follow": "does not follow from the sources",
    "different as-of date": "of another date", "different definition": "counts something else",
    "undetermined": "not decided", "not a quantity": "not a number",
}  # fmt: skip
OPEN = ("differs", "of another date", "counts something else", "not decided")  # of prints that are no one number
STATES = ("print", "print this instead", "print with the outlet's name", "do not print yet")
WORDINGS = {"start": WHOLE, "b_start": NUMBER, "b_article": TEXT}
WORDINGS |= dict.fromkeys(["speaker", "occasion", "article", "words", "version", "other", "url", "advice"], TEXT)

# What articles come to. `layers`: what was found in each, by the names of the reader; `figures` to `hits`: the same
# without page furniture; `printed`: each print of each thing.
Findings = namedtuple("Findings", "layers passages statistics said claims hits verdicts families printed things")
# And what a brief tells beside it. `texts`: those on the event, by date; `apart`: those on another; `names`: article to
# the name that a sentence gives it; `quotations`: wordings that differ; `quoted`: what speakers say; `more`: article to
# how many more claims it makes alone.
_TOLD = ["corpus", "title", "texts", "apart", "names", "quotations", "speakers", "quoted", "alone", "more", "themes"]
Brief = namedtuple("Brief", [*Findings._fields, *_TOLD, "counts"])


def findings(corpus, articles, codebook):
    """What articles of a corpus come to, as `Findings`; the same question is worked out once in a run.

    `articles`: rows of `corpus.articles`; `codebook`: frames to look for.
    """
    tables = {"": articles.reset_index(), "references": corpus.references, "derived": corpus.derived} | corpus.codings
    rests = {name: table.to_dict("list") for name, table in tables.items()}
    known = repr((rests, codebook, sorted(edition().items()))).encode("utf-8", "surrogatepass")
    place = Path(os.environ.get("PARALLAX_RUN", "no run"), hashlib.sha256(known).hexdigest())
    if place.is_file():
        return pickle.loads(place.read_bytes())
    found = _work_out(corpus, articles, codebook)
    if place.parent.is_dir():
        write_whole(place, pickle.dumps(found))
    return found


def _work_out(corpus, articles, codebook):
    layers, groups = layers_of(articles, codebook), corpus.codings.get("figure_groups")
    events = articles["event"].fillna("").unique()
    one = {"event": events[0]} if len(events) == 1 and events[0] else {}  # then more claims are alike
    statistics, said, claims, hits = (in_article(table).assign(**one) for table in layers.values())
    families = claim_families(claims, align_claims(claims), corpus.codings.get("claim_families"))
    verdicts = reconcile(statistics, corpus.references, groups)
    things = print_this(statistics, verdicts, corpus.references, corpus.derived, find_copies(articles), articles)
    printed = prints_of(things, verdicts, statistics)
    own = layers, find_passages(articles), statistics, said, claims, hits, verdicts, families
    return Findings(*own, printed, ordered(things, printed, groups))


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
        `things` (as `print_this`, in the order of the page, with `name`), `quotations`, `alone`, `themes`.

    Examples
    --------
    >>> from helpers import corpus_from_texts
    >>> brief_of(corpus_from_texts({"a": "Avon has 40 swans."}, outlet="Avon Post")).things["sentence"].tolist()
    ['“Avon has 40 swans,” the Avon Post reported.']
    """
    articles, codebook = of_event(corpus.articles), codebook_for(corpus.articles)
    apart, names = corpus.articles.drop(articles.index), article_names(articles)
    found = findings(corpus, articles, codebook)
    if len(apart):
        found = found._replace(layers=layers_of(corpus.articles, codebook))
    if not len(found.things):
        own = found.statistics.dropna(subset="measure")
        alone = {"a": own.index, "b": own.index, "verdict": "identical", "group": [f"{n:06}" for n in range(len(own))]}
        # each figure is a thing of its own
        things = print_this(own, pd.DataFrame(alone), corpus.references, articles=articles)
        printed = prints_of(things, found.verdicts, found.statistics)
        found = found._replace(printed=printed, things=ordered(things, printed))
    name = re.sub(r"[_\-]+", " ", str(corpus.name)).strip()
    spoken = found.said.assign(speaker=found.said["speaker"].replace(one_name(found.said["speaker"].dropna().unique())))
    said = spoken[spoken["kind"] != "term"].dropna(subset=["speaker"])
    quoted, (alone, more) = _quoted(said), _alone(articles, found)
    speakers = words_by_speaker(spoken).drop_duplicates("speaker")[lambda t: t["speaker"].isin(quoted["speaker"])]
    texts = overview(articles, found.passages)
    return Brief(
        *found, corpus, next(iter(articles["event"].dropna()), sentence_case(name)), texts, apart, names,
        make_table([*_by_hand(corpus, found.said, names), *_between(spoken)], WORDINGS), speakers,
        quoted, alone, more, _themes(articles, found, codebook.ids),
        {"figures": len(found.statistics), "quotations": len(said), "words": int(texts["words"].sum())},
    )  # fmt: skip


def layers_of(articles, codebook):
    """What the four finders find in articles, by the names that the reader gives them."""
    finders = {"figures": find_statistics, "quotations": find_quotations, "claims": find_claims}
    return {name: find(articles) for name, find in finders.items()} | {"frames": find_frames(articles, codebook)}


def of_event(articles):
    """The articles of the event that most of them are about."""
    most = articles["event"].mode()
    return articles[articles["event"] == most[0]] if len(most) else articles


def prints_of(things, verdicts, statistics):
    """Each print of each thing, with how it stands to the figure to print."""
    pairs = zip(verdicts["a"], verdicts["b"], verdicts["verdict"], strict=True)
    told, rows = {frozenset((a, b)): verdict for a, b, verdict in pairs}, []
    held = verdicts.groupby("group")[["a", "b"]].agg(set)
    for thing in things.to_dict("records"):
        best, group = thing["best"], thing["group"]
        labels = {best} | held["a"].get(group, set()) | held["b"].get(group, set())
        for label, row in statistics[statistics.index.isin(labels)].iterrows():
            same = label == best or row["value"] == thing["value"]
            relation = RELATION[told.get(frozenset((label, best)), "identical" if same else "undetermined")]
            if thing["status"] == STATES[1] and relation in ("not decided", "of another date"):
                dated = len(str(row["as_of"])) >= len("2015-12") and str(row["as_of"]) < str(thing["as_of"])
                relation = "an older count" if thing["how"] == "statement" and dated else "not what the sources give"
            elif relation == "of another date" and row["value"] == thing["value"]:
                relation = f"the same, but of {day_of(row['as_of'])}"
            elif label != best and doubted(row["sentence"]):
                relation = "doubted there"
            rows.append((label, thing["key"], relation))
    labels, keys, relations = map(list, zip(*rows, strict=True)) if rows else ([], [], [])
    return statistics.loc[labels].assign(key=keys, relation=relations)


def named(things, verdicts, statistics, groups=None):
    """What `print_this` gave, with the names (`name`) and in the order of the brief.

    Parameters
    ----------
    things, verdicts, statistics : DataFrame
        From `print_this`, `reconcile`, `find_statistics`.
    groups : DataFrame, optional
        `coding/figure_groups.csv`: names that a person gave.
    """
    return ordered(things, prints_of(things, verdicts, statistics), groups)


def ordered(things, printed, groups=None):
    """Things with names: first what headlines and most outlets print, tolls and what to replace; the open last."""
    if not len(things):
        return things.assign(name=[])
    prints, named_in = printed.groupby("key"), printed[printed["passage"] == "headline"].groupby("key")["article"]
    texts = prints["outlet"].nunique() + prints["article"].nunique() / 100  # outlets before texts
    texts, heads = (things["key"].map(n).fillna(0) for n in (texts, named_in.nunique()))
    units = things["key"].map(prints["unit"].first()).fillna("")
    small = things["value"].lt(10) & units.map(kind_of).eq("count") & (heads == 0)
    small &= texts < (3 - (things["lead"] > 0)) * (printed["outlet"].nunique() > 1)
    # nobody looks up "two ships", "dozens", an age: where there is nothing else, they stand without a sentence
    few = (small | things["value"].isna() | units.eq("year of age")) & ~things["best"].str.startswith("ref:")
    kept = ~few | few.all()
    things, texts, heads = things[kept], texts[kept], heads[kept]
    told = [_called(thing, prints.get_group(thing["key"]), groups) for thing in things.to_dict("records")]
    name, long, bare = (pd.Series(names, things.index) for names in zip(*told, strict=True))
    base = name.str.replace(r" in [A-Z]?[a-z ]*\d{4}$", "", regex=True)
    older = base.ne(name) & base.isin(name)  # the dead of an earlier storm beside those of this one
    later, replaced = older | ((things["lead"] == 0) & (heads == 0)), things["status"] == STATES[1]
    weight = texts + 2 * (heads > 0) + (things["lead"] > 1) + 2 * (things["lead"] > 0) + 2 * replaced
    things = things.assign(name=name, counted=long, later=later)
    same = things.groupby(name.str.replace("dead", "killed"))["value"]  # under one name: the higher of two tolls
    alike = (same.transform("nunique") > 1) & ~((things["lead"] > 1) & (things["value"] == same.transform("max")))
    held = things["sentence"].notna() & (bare | alike | few[kept])
    things.loc[held, ["sentence", "cited", "how", "status", "missing"]] = None, None, "none", STATES[3], NO_NAME
    held = things["sentence"].isna() & ~name.isin({*base[older]} - {*name[things["sentence"].notna()]})
    order = pd.DataFrame({"held": held, "later": later, "weight": -weight})
    things = things.loc[order.sort_values(list(order), kind="stable").index]
    # What leads nothing needs a sentence, and no sentence stands twice: not "in 10 days", of 40 dead.
    idle = things.duplicated("sentence").where(things["sentence"].notna(), things["later"])
    return things[~idle | idle.all()].drop_duplicates(["name", "value"], ignore_index=True)


def _called(thing, prints, groups):
    """What a thing is called, and that with its number: as a source or person names it, else as an article does."""
    name = re.sub(r" \(\d+\)$", "", thing["measure"] or "number")
    reference = thing["best"].startswith("ref:")
    if reference or (groups is not None and name in set(groups["name"])):
        return sentence_case(name), f"{thing['printed']} ({mid_sentence(name) if reference else name})", False
    told = (prints["value"] == thing["value"]) * 1 + 2 * (prints.index == thing["best"])
    prints = prints.loc[told.sort_values(ascending=False, kind="stable").index]
    name, counted = called(prints.to_dict("records"), thing["printed"])
    first, month = prints.iloc[0], str(thing["as_of"])[:7]
    # "since 1988, when 41 people died", not "According to rules of 1988, 41 people"
    before = re.sub("^According[^,]*", "", first["sentence"][: first["start"] - first["sentence_start"]])
    told = name[0] != "“" and month < str(first["published"])[:7] and day_of(month).split()[0] in before
    past = f" in {day_of(month)}" * told
    return sentence_case(name + past), counted + past, counted == thing["printed"]


def _by_hand(corpus, quotations, names):
    """Quotations that somebody compared with another version, in `speech_wordings.csv`, with what to do."""
    file = corpus.folder / "speech_wordings.csv" if corpus.folder else None
    table = read_table(file, numbers=()) if file and file.is_file() else pd.DataFrame()
    if not {"advice", "article_start", "excerpt"} <= set(table.columns):
        return
    for row in table[table["advice"].notna() & table["article"].isin(names)].to_dict("records"):
        at, here = int(row["article_start"]), quotations[quotations["article"] == row["article"]]
        here = here[here["start"].le(at) & here["end"].gt(at)]
        yield row | {
            "speaker": next(iter(here["speaker"].dropna()), None), "start": at, "words": row["article_text"],
            "occasion": re.sub(r"\d{4}-\d\d(?:-\d\d)?", lambda day: day_of(day[0]), row["speech"] or ""),
            "version": ", ".join(filter(None, (row["version"], day_of(row["published"] or "")))),
            "other": row["excerpt"],
        }  # fmt: skip


def _between(quotations):
    """Two articles that give one speaker's words differently, both in quotation marks; no two wordings twice."""
    told = set()
    whole = quotations[quotations["kind"].eq("direct") & (quotations["quotation"].str.split().str.len() >= 6)]
    for _, said in whole.drop_duplicates(["article", "quotation"]).groupby("speaker"):
        both = combinations(said.head(SAID).to_dict("records"), 2)
        pairs = [(a, b) for a, b in both if a["article"] != b["article"]]
        scores = similarity([a["quotation"] for a, _ in pairs], [b["quotation"] for _, b in pairs]) if pairs else []
        for (a, b), score in zip(pairs, scores, strict=True):
            one, two = (" ".join(re.findall(r"\w+", row["quotation"].lower())) for row in (a, b))
            if score >= ALIKE and one not in two and two not in one and not {one, two} <= told:
                told |= {one, two}
                yield a | {
                    "words": a["quotation"], "other": b["quotation"], "b_article": b["article"], "b_start": b["start"],
                    "advice": "Two wordings, both in quotation marks. Paraphrase, or name the outlet.",
                }  # fmt: skip


def _quoted(said):
    """Up to two quotations of each speaker with a name, in their own words: whole sentences first, then the longest."""
    size = said["quotation"].str.split().str.len() + 1000 * said["quotation"].str[:1].str.isupper()
    own = said["said"] & said["kind"].eq("direct") & said["speaker"].str[:1].str.isupper()
    best = said[own & (size % 1000).between(6, 30)].assign(size=size).sort_values("size", ascending=False)
    again = best["quotation"].str.lower().str.replace(r"\W+", "", regex=True).duplicated()
    return best[~again].groupby("speaker", sort=False).head(2)


def _alone(articles, found):
    """Up to `POINTS` claims an outlet that no other article has, whole and short; and how many more it has."""
    families = found.families[found.families["check"].notna() & (len(articles) > 1)]
    alone = found.claims.loc[families.index[families["spread"] == 1]]
    numbers = found.printed.groupby("article")["start"].agg(list)
    new = [_readable(row, articles["text"][row.article], numbers.get(row.article, ())) for row in alone.itertuples()]
    best = alone[pd.Series(new, alone.index, dtype=bool)].groupby("article", sort=False).head(POINTS)
    more = alone.drop(best.index)["article"].value_counts().reindex(articles.index).dropna().astype(int)
    return best.sort_values(["article", "start"])[["article", "claim", "speaker", "start"]].reset_index(drop=True), more


_SERVICE = re.compile(r"\n|\.\.\.|@|www\.|\d[\d -]{6,}\d", re.I)  # a box of addresses, a line that goes on


def _readable(row, text, numbers):
    """Is a claim short and whole, a sentence of the body or what somebody is said to say, no number of a card?"""
    claim = row.claim.strip()
    whole = claim.endswith(".") or text[row.end : row.end + 1] in (".", "”")
    begins = claim[:1].isupper() and row.kind != "statement" and row.sentence.startswith(claim[:20])
    own = begins or isinstance(row.speaker, str)  # not "allegations that Roe did it" as what the outlet says
    plain = row.passage == "body" and whole and own and not any(row.start <= at < row.end for at in numbers)
    short = 8 <= len(claim.split()) <= 18 and not _SERVICE.search(claim)
    return plain and short and stands_alone(claim.rstrip(" ."))


def _themes(articles, found, ids):
    """Of each article that was read the share of its words in its own voice, and the themes of most paragraphs."""
    voices = words_by_voice(articles[articles["language"].fillna("en") == "en"], found.passages, found.said)
    counts = paragraphs_with_hits(found.hits, text_units(found.passages), ids).groupby("article").sum()
    counts = counts.rename(columns=lambda name: re.sub(r"[_\-]", " ", name)).reindex(voices.index, fill_value=0)
    most = [row[row >= 2].sort_values(ascending=False, kind="stable").head(2) for _, row in counts.iterrows()]
    told = [", ".join(f"{name} ({n})" for name, n in row.items()) for row in most]
    return voices.assign(own=voices["own"] / voices["words"], themes=told)
