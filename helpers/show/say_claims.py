"""What notebook 2 says: who is quoted, in which other wordings, which claims one or several articles make."""

import pandas as pd

from ..coding import score_spans
from ..framing import NAMELESS
from ..speech import folded_words
from .brief import count_words, listed, outlets, part, sentence_case, told
from .charts import bars


def clear_lead(given):
    """Who is given the most words: more than the next two together, under one full name; else None."""
    words = given.drop_duplicates("speaker").set_index("speaker")["all_words"].drop(NAMELESS, errors="ignore")
    lead = next(iter(words.index), None)
    printed = given.loc[given["speaker"] == lead, "printed"].str.split("; ").explode()
    one_name = (printed.eq(lead) | ~printed.str.contains(" ")).all()
    return lead if one_name and words[:1].sum() > words[1:3].sum() else None


def about_speakers(given, articles):
    """Who gets the most words, of how many, in how many of so many articles; where that is clear."""
    lead, n = clear_lead(given), given["speaker"].nunique()
    if lead is None:
        return f"{sentence_case(count_words(n, 'speaker'))} in {articles} articles; nobody clearly has the most words."
    first, others = given[given["speaker"] == lead].iloc[0], count_words(n - 1, "other speaker")
    return (
        f"Of the words that are quoted or reported **{first['all_words'] / given['words'].sum():.0%} go to "
        f"{lead}**, in {first['articles']} of {articles} articles; {others} share the rest."
    ).replace("%", " per cent")


def speakers_picture(given, names, most=8):
    """One bar a speaker with a name, in parts by article; None where nobody is named."""
    named, lead = given[given["speaker"] != NAMELESS], clear_lead(given)
    if not len(named):
        return None
    wide = named.pivot_table(index="speaker", columns="article", values="words", aggfunc="sum", fill_value=0)
    wide = wide.reindex(index=named["speaker"].unique()[:most], columns=[a for a in names if a in wide])
    if wide.shape[1] > 6:
        wide = wide.iloc[:, :5].assign(other=wide.iloc[:, 5:].sum(axis=1))
    table = wide.reset_index(names="name").assign(when="", sum=[f"{n:,}" for n in wide.sum(axis=1)])
    return bars(
        table, {a: names.get(a, "other articles") for a in wide.columns}, ends="sum",
        title=f"{lead} is given the most words" if lead else "Who is given how many words",
        subtitle=f"Words given to each of the {len(table)} speakers with most words, by article",
        note=f"Of {given['words'].sum():,} words quoted or reported, found by rule. Names as the articles print them.",
        source=listed(names.values(), most=6),
        alt=f"Bars of words given to speakers, in parts by article: {told(table, '{name} {sum} words')}.",
    )  # fmt: skip


def voices_of(own, sizes, names, unit="words"):
    """In per cent of each article what it says itself and what it lets somebody else say, least of others first."""
    table = pd.DataFrame({"name": sizes.index.map(names), "when": [f"{n:,} {unit}" for n in sizes], "size": sizes})
    table = table.assign(own=(100 * own.reindex(sizes.index, fill_value=0) / sizes).round())
    return table[table["size"] > 0].assign(other=lambda t: 100 - t["own"]).sort_values("other", kind="stable")


def about_voices(voices, what):
    """How much of an article is somebody else's words, from the least to the most."""
    if not len(voices):
        return f"There are none of {what}."
    low, high = (f"**{row['other']:.0f} per cent** ({row['name']})" for _, row in voices.iloc[[0, -1]].iterrows())
    return f"From {low} to {high} of {what} are somebody else's, quoted or reported."


def voices_picture(voices, what, most=12):
    """Own words and somebody else's, in per cent of each article; of very many those with most of somebody else's."""
    low, high = (voices["other"].min(), voices["other"].max()) if len(voices) else (0, 0)
    shown = voices.tail(most)
    those = f"; the {most} of {len(voices)} with most of somebody else's" if len(voices) > most else ""
    return bars(
        shown, {"own": "its own words", "other": "somebody else's"}, sign="%",
        title=f"From {low:.0f} to {high:.0f} per cent of {what} are somebody else's",
        subtitle=f"Each bar is one article, headline, standfirst and body{those}",
        note="Somebody else's: inside quotation marks, or reported without them. Found by rule.",
        source=listed(voices["name"], most=8),
        alt=f"Bars of 100 per cent for each article: {told(shown, '{name} {other:.0f} per cent of {when}')}.",
    )  # fmt: skip


def other_wordings(wordings, articles, said):
    """Wordings of other sources for words of these articles; `marked`: the article has them in quotation marks."""
    known = wordings.dropna(subset=["excerpt", "article_start", "article_text"])
    known = known[known["article"].isin(articles)].rename(columns={"article_start": "start", "article_end": "end"})
    known = known.astype({"start": int, "end": int})
    marks = score_spans(said[said["kind"].isin(["direct", "mixed"])], known, clauses=True)
    texts = known[["language", "excerpt", "article_text"]].itertuples(index=False)
    return known.assign(
        marked=known.index.astype(str).isin(marks.loc[marks["outcome"] == "hit", "coded"]),
        differs=[language == "en" and _differ(*both) for language, *both in texts],
        joined=known.duplicated(["speech", "version", "url", "article", "start"], keep=False),
        indirect=known["version"].str.contains("indirect"),
    )  # fmt: skip


def _differ(excerpt, printed):
    """Has the article words that do not stand so, one behind the other, in the excerpt?"""
    longer, shorter = (" ".join(["", *folded_words(text), ""]) for text in (excerpt, printed))
    return shorter not in longer


def about_wordings(known):
    """Of how many quotations with another English version the words inside the marks differ."""
    both = known[known["language"].eq("en") & known["marked"]].groupby(["article", "start"])["differs"].all()
    differ = sentence_case(part(both, "quotations"))
    return f"{differ} differ inside the marks from every other English version that is known."


def alone_table(coded, matrix, names, each=2):
    """For each article how many claims it makes alone, and the first few with a speaker or a number, in words."""
    made = coded[coded["stance"] != "silent"]
    weight = made["proposition"].str.contains(r"\d").astype(int) + made["speaker"].notna()
    only = made.assign(weight=weight)[made["claim"].isin(matrix.index[matrix["articles"] == 1])]
    table = only.sort_values(["weight", "start"], ascending=[False, True]).groupby("article").agg(
        start=("start", "first"), alone=("claim", "size"), examples=("proposition", lambda rows: " ".join(rows[:each])),
    )  # fmt: skip
    table = table.reindex([article for article in names if article in table.index]).rename_axis("article").reset_index()
    return table.assign(name=table["article"].map(names), claims=table["article"].map(made["article"].value_counts()))


def about_alone(table, matrix):
    """How many claims stand in one article alone, and in which the largest share does."""
    if not len(table):
        return "No claim stands in one article alone."
    most = table.loc[(table["alone"] / table["claims"]).idxmax()]
    alone, where = sentence_case(part(matrix["articles"] == 1, "claims")), most["name"]
    return f"{alone} stand in one article alone; most of all in {where}, {most['alone']} of its {most['claims']}."


def to_read(families, claims, names):
    """Families of claims with outlets by name, and the place of the claim that stands for each.

    A claim that does not begin a sentence of its own ("it had left the port") is shown in its sentence.
    """
    leads, own = claims.reindex(families["lead"]), families["claim"].str[:1].str.isupper()
    whole = leads["sentence"].str.split().str.join(" ").to_numpy()
    return families.assign(
        claim=families["claim"].where(own, whole),
        start=leads["start"].to_numpy(), outlets=outlets(families["articles"], names),
        says=outlets(families["asserts"], names), lets=outlets(families["quotes"], names),
        denied=outlets(families["denies"], names),
    )  # fmt: skip
