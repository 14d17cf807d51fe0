"""What notebook 2 says: who is quoted, in whose words, in which other wordings, and which claims one or several articles make."""

import pandas as pd

from ..claims import save_claims
from ..coding import score_spans
from ..corpus import read_table
from ..framing import verb_group
from ..speech import compare_wordings
from .answers import count_words, sentence_case
from .brief import listed
from .cells import slug
from .charts import bars, stances
from .pictures import ROOT


def _share(part, whole):
    return f"{part / max(whole, 1):.0%}".replace("%", " per cent")


def about_speakers(given, articles):
    """Who gets the most words, of how many, in how many of so many articles."""
    if not len(given):
        return "Nobody is quoted or reported."
    first = given.iloc[0]
    share = _share(first["all_words"], given["words"].sum())
    return (
        f"**{first['speaker']} gets {share}** of the words that are quoted or reported, in {first['articles']} of "
        f"{articles} articles; {count_words(given['speaker'].nunique() - 1, 'other speaker')} share the rest."
    )


def speakers_picture(given, names, most=8):
    """One bar a speaker, in parts by article."""
    order = list(dict.fromkeys(given["speaker"]))[:most]
    articles = [a for a in names if a in set(given["article"])]
    wide = given.pivot_table(index="speaker", columns="article", values="words", aggfunc="sum", fill_value=0).reindex(order)
    if len(articles) > 6:
        wide["other"], articles = wide[articles[5:]].sum(axis=1), [*articles[:5], "other"]
    table = wide.reindex(columns=articles, fill_value=0).reset_index(names="name")
    table = table.assign(when="", sum=[f"{n:,.0f}" for n in wide[articles].sum(axis=1)])
    first, all_words = order[0] if order else "Nobody", given["words"].sum()
    share = _share(wide[articles].sum(axis=1).iloc[0] if order else 0, all_words)
    told = "; ".join(f"{name} {n} words" for name, n in zip(table["name"], table["sum"], strict=True))
    return bars(
        table, {a: names.get(a, "other articles") for a in articles}, ends="sum",
        title=f"{first} gets {share} of all quoted and reported words",
        subtitle=f"Words given to each of the {len(table)} speakers with most words, by article",
        note=f"Of {all_words:,} words quoted or reported, found by rule. Names as the articles print them.",
        source=listed(names.values(), most=6), alt=f"Bars of words given to speakers, in parts by article: {told}.",
    )  # fmt: skip


def about_voices(voices, names):
    """How much of an article's words are somebody else's, from the least to the most."""
    other = 1 - voices["own"] / voices["words"].clip(lower=1)
    return (
        f"From **{other.min():.0%}** ({names[other.idxmin()]}) to **{other.max():.0%}** ({names[other.idxmax()]}) of an article's "
        "words are quoted or reported; the rest it says itself."
    ).replace("%", " per cent")


def voices_picture(voices, names):
    """Own words and somebody else's, in per cent of each article."""
    own = (100 * voices["own"] / voices["words"].clip(lower=1)).round()
    table = pd.DataFrame({"name": [names[a] for a in voices.index], "when": [f"{n:,} words" for n in voices["words"]], "own": own, "other": 100 - own})
    table = table.sort_values("other", kind="stable").reset_index(drop=True)
    low, high = table["other"].min(), table["other"].max()
    told = "; ".join(f"{row['name']} {row['other']:.0f} per cent" for row in table.to_dict("records"))
    return bars(
        table, {"own": "its own words", "other": "somebody else's"}, sign="%",
        title=f"From {low:.0f} to {high:.0f} per cent of an article's words are somebody else's",
        subtitle=f"From {table['name'].iloc[0]} to {table['name'].iloc[-1]}. Words of headline, standfirst and body",
        note="Somebody else's: inside quotation marks, or reported without them. Found by rule.",
        source=listed(table["name"], most=8), alt=f"Bars of 100 per cent for each article; words that are somebody else's: {told}.",
    )  # fmt: skip


def wordings_of(corpus):
    """Other wordings of what is quoted, from `speech_wordings.csv`."""
    return read_table(corpus.folder / "speech_wordings.csv", numbers=())


def other_wordings(wordings, articles, said):
    """Wordings of other sources for words of these articles; `marked`: the article has them in quotation marks."""
    known = wordings.dropna(subset=["excerpt", "article_start", "article_text"])
    known = known[known["article"].isin(articles)]
    known = known.assign(start=known["article_start"].astype(int), end=known["article_end"].astype(int))
    marks = score_spans(said[said["kind"].isin(["direct", "mixed"])], known, of="shorter", one_to_one=False)
    hit = set(marks.loc[marks["outcome"] == "hit", "coded"])
    english = known["language"] == "en"
    differ = [bool(same) and _differ(*both) for same, *both in zip(english, known["excerpt"], known["article_text"], strict=True)]
    joined = known.duplicated(["speech", "version", "url", "article", "start"], keep=False)
    return known.assign(
        marked=known.index.astype(str).isin(hit), english=english, differs=differ, joined=joined,
        indirect=known["version"].str.contains("indirect"),
    )  # fmt: skip


def _differ(excerpt, printed):
    """Whether words differ between the first and the last in common; a version that goes on before or after does not count."""
    steps = compare_wordings(excerpt, printed)["operation"].tolist()
    while steps and steps[0] == "dropped":
        steps.pop(0)
    while steps and steps[-1] == "dropped":
        steps.pop()
    return any(step != "same" for step in steps)


def about_wordings(known):
    """Of how many quotations with another English version the words inside the marks differ."""
    both = known[known["english"] & known["marked"]].groupby(["article", "start"])["differs"].all()
    return f"Of **{count_words(len(both), 'quotation')}** with another English version, {count_words(int(both.sum()), 'differs', 'differ')} from every one of them inside the marks."


def about_paraphrases(known):
    """How many stretches are indirect speech elsewhere and stand in marks here."""
    n = int((known["indirect"] & known["marked"]).sum())
    return f"**{sentence_case(count_words(n, 'passage'))}** in quotation marks {'is' if n == 1 else 'are'} indirect speech in another report: there nobody's exact words."


def about_joined(known):
    """How many quotations join two places of their source."""
    n = known.loc[known["joined"], ["article", "start"]].drop_duplicates().shape[0]
    return f"**{sentence_case(count_words(n, 'quotation'))}** {'joins' if n == 1 else 'join'} sentences that stand apart in the source." if n else "No quotation is known to join sentences."


def about_shared(matrix, names):
    """How many claims stand in all articles, in several, in one."""
    n, several = len(names), matrix["articles"].gt(1).sum()
    everywhere = int((matrix["articles"] == n).sum())
    return (
        f"**{several} of {len(matrix)} claims** stand in two articles or more, "
        f"{everywhere or 'none'} of them in all {n}; {int(matrix['articles'].ge(3).sum())} in three or more."
    )


def matrix_picture(matrix, names, least=3, most=18):
    """The claims of most articles: who says so, who lets somebody say so, who denies."""
    shown = matrix[matrix["articles"] >= least].head(most)
    if not len(shown):
        shown, least = matrix[matrix["articles"] >= 2].head(most), 2
    told = "; ".join(f"{names[a]} makes {int((shown[a] != 'silent').sum())}" for a in names)
    key = "Filled: the article says so itself. Ring: it lets somebody say so. Cross: it denies it. Dot: silent"
    return stances(
        shown, names, most,
        title=f"{sentence_case(count_words(len(shown), 'claim'))} {'stands' if len(shown) == 1 else 'stand'} in {least} articles or more",
        subtitle=key, note="By reading (a language model marked them; no person has marked the same texts). Silence is no verdict.",
        source=listed(names.values(), most=8), alt=f"Grid of {len(shown)} claims by {len(names)} articles; of these claims {told}.",
    )  # fmt: skip


def alone_table(coded, matrix, names, each=2):
    """For each article how many claims it makes alone, and the first few with a speaker or a number, in words."""
    only = coded[coded["claim"].isin(matrix.index[matrix["articles"] == 1]) & (coded["stance"] != "silent")]
    told = only.assign(weight=only["proposition"].str.contains(r"\d").astype(int) + only["speaker"].notna())
    told = told.sort_values(["weight", "start"], ascending=[False, True], kind="stable")
    rows = [
        {"article": a, "name": names[a], "start": own["start"].iloc[0], "claims": int((coded["article"].eq(a) & coded["stance"].ne("silent")).sum()),
         "alone": len(own), "examples": " ".join(own["proposition"].head(each))}
        for a in names if len(own := told[told["article"] == a])
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["article", "name", "start", "claims", "alone", "examples"])


def about_alone(table, matrix):
    """How many claims stand in one article alone, and in which the largest share does."""
    if not len(table):
        return "No claim stands in one article alone."
    most = table.assign(share=table["alone"] / table["claims"]).sort_values("share", kind="stable").iloc[-1]
    return f"**{table['alone'].sum()} of {len(matrix)} claims** stand in one article alone; most of all in {most['name']}, {most['alone']} of its {most['claims']}."


def about_denied(denied):
    """What one article denies that another says."""
    claims = list(dict.fromkeys(denied["proposition"]))
    return f"**{sentence_case(count_words(len(claims), 'claim'))}** {'is' if len(claims) == 1 else 'are'} denied by one article and made by another." if claims else "No claim is denied by another article."


def about_sources(sources):
    """How many shared claims go back to one speaker, and how many are stated here and quoted there."""
    parted = int(((sources["own"] > 0) & (sources["quoting"] > 0)).sum())
    once = int(sources["repeated"].notna().sum())
    return (
        f"**{parted} of {len(sources)} shared claims** are stated by one article and put into somebody's mouth by another; "
        f"{once} {'is' if once == 1 else 'are'} taken from the same speaker by two or more, which is one source."
    )


def about_verbs(said):
    """Of how many reporting verbs the neutral ones are most."""
    verbs = said.loc[said["kind"].ne("term") & said["verb"].notna(), "verb"]
    groups = pd.Series([verb_group(verb) or "in no list" for verb in verbs], dtype=object).value_counts()
    others = listed(f"{n} {name}" for name, n in groups.items() if name != "neutral")
    return f"**{groups.get('neutral', 0)} of {len(verbs)} verbs** are neutral, such as “said”" + (f"; {others}. Too few to compare outlets." if others else ".")


def saved_claims(coded, corpus, articles):
    """Write the matrix and its JSON-LD to `html/tables/`, and say where."""
    folder = ROOT / "html" / "tables" / slug(corpus.name)
    folder.mkdir(parents=True, exist_ok=True)
    files = [path.relative_to(ROOT).as_posix() for path in save_claims(coded, folder, articles)]
    return f"All claims as files, with the words behind each: {listed(files)}."


def to_read(families, claims, names):
    """Families of claims with outlets by name, and the place of the claim that stands for each."""
    def outlets(ids):
        return [listed(names.get(one, one) for one in cell.split("; ")) if isinstance(cell, str) and cell else None for cell in ids]

    told = families.assign(outlets=outlets(families["articles"]), says=outlets(families["asserts"]), lets=outlets(families["quotes"]))
    return told.assign(start=claims["start"].reindex(families["lead"]).to_numpy())


def about_families(families, articles):
    """How many claims several articles make, how many one alone, as far as likeness of words tells."""
    if articles < 2:
        return "With one article there is nothing to hold side by side."
    several = families[families["spread"] > 1]
    unsure = int((~several["sure"].astype(bool)).sum())
    return (
        f"**{sentence_case(count_words(len(several), 'claim'))}** {'is' if len(several) == 1 else 'are'} made by two articles or more, "
        f"{int((families['spread'] == 1).sum())} by one alone; {unsure or 'none'} of the shared ones {'is' if unsure == 1 else 'are'} unsure."
    )


def about_wording(wording):
    """The longest stretch that two articles have word for word."""
    longest = int(wording["words"].max()) if len(wording) else 0
    if not longest:
        return "No two of the articles share a stretch of words of that length."
    told = "names and set phrases" if longest < 12 else "seldom chance: agency copy or one speech is one source, not two"
    return f"The longest stretch that two articles share has **{longest} words**: {told}."


def by_speaker(given):
    """One row a speaker: in how many articles, how many words, how many of them in quotation marks."""
    table = given.groupby("speaker", sort=False).agg(articles=("article", "nunique"), words=("words", "sum"), marked=("marked", "sum"))
    return table.reset_index()
