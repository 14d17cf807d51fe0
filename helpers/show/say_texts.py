"""What notebook 1 says of the texts: who wrote what and when, how that is known, what was left out or changed."""

import pandas as pd

from ..corpus import read_table
from .brief import count_words, date_words, listed, part, sentence_case, told
from .charts import intervals
from .summary import of_event

# Passages that are not the article, in words.
PARTS = {
    "byline": "names of the writers", "dateline": "place and day", "caption": "words under pictures",
    "credit": "credits of pictures", "sidebar": "lists of other stories", "footer": "foot of the page",
    "navigation": "menus, share buttons, comments", "author_note": "about the author",
}  # fmt: skip


def about(texts, articles):
    """How many texts of which kind, how long, and how many are about another event or in another language."""
    kinds = texts["genre"].fillna("text").replace("opinion", "opinion piece").value_counts()
    lines = [f"{listed(count_words(n, kind) for kind, n in kinds.items())}, **{texts['words'].sum():,} words** in all"]
    others, foreign = len(articles) - len(of_event(articles)), (articles["language"].fillna("en") != "en").sum()
    lines += [f"{count_words(others, 'is', 'are')} about another event"] * bool(others)
    lines += [f"{count_words(foreign, 'is', 'are')} not in English and not read for figures and speech"] * bool(foreign)
    return f"{sentence_case('; '.join(lines))}."


def timeline_of(texts, articles, facts):
    """When each text on the event appeared, beside the days of the event that stand among the facts; None undated."""
    known = texts[texts.index.isin(of_event(articles).index)].dropna(subset=["published"])
    if not len(known):
        return None
    days = facts[facts["fact"].str.startswith("days of ") & facts["value"].str.contains("/", na=False)]
    band = [pd.to_datetime(value.split("/")) for value in days["value"].head(1)]
    kinds, spans = known["genre"].fillna("text"), [pd.Period(day) for day in known["published"]]  # days or months
    table = known.assign(
        name=known["outlet"].fillna(known.index.to_series()), when=kinds + ", " + known["published"].map(date_words),
        group=kinds.eq("opinion").map({True: "differs", False: "article"}), text="",
        low=[span.start_time for span in spans], high=[span.end_time.normalize() for span in spans],
    )  # fmt: skip
    table = table.assign(value=table["low"].where(table["low"] == table["high"]))
    before = [day < begin for begin, _ in band for day in table["value"].dropna()]
    count = count_words(len(table), "text")
    return intervals(
        table, *band, *days["fact"].str.removeprefix("days of ").head(1),
        title=sentence_case(f"{part(before, 'texts with a known day').strip('*')} appeared before the event")
        if before else f"When {count} appeared",
        subtitle="Day of publication. Circle: report; diamond: opinion; line: only the month is known",
        note="Shaded: days of the event. Texts without a date, or on another event, are left out.",
        source="the articles; dates as articles.csv gives them",
        alt=f"Timeline with a row for each of {count}: {told(table, '{name}, {when}')}.",
    )  # fmt: skip


def how_known(articles):
    """For each text which fields are printed in it, which were found elsewhere, which are inferred."""
    known = articles.reindex(columns=["outlet", "known", "note"]).rename_axis("article").reset_index()
    table = known.assign(start=0, name=known["outlet"].fillna(known["article"]))
    for way in ("printed", "found elsewhere", "inferred"):
        fields = known["known"].fillna("").str.findall(rf"([^;:]+): {way}(?:;|$)")
        table[way] = fields.str.join(",").str.strip().replace("", None)
    return table


def unchanged(corpus):
    """How many files have the checksum that was kept of them; with another one a corpus does not load."""
    path = corpus.folder / "articles.csv"
    kept = read_table(path).reindex(columns=["sha256"])["sha256"].notna() if path.is_file() else []
    if not any(kept):
        return "No checksum was kept, so nothing can be said."
    return f"Yes: {part(kept, 'files')} have the checksum that was kept when they were saved."
