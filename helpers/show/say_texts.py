"""What notebook 1 says of the texts: who wrote what and when, how each field is known, what was left out, what is unchanged."""

import hashlib

import pandas as pd

from .answers import count_words, date_words, sentence_case
from .brief import listed
from .charts import timeline

# Passages that are not the article, in words.
PARTS = {
    "byline": "names of the writers", "dateline": "place and day", "caption": "words under pictures", "credit": "credits of pictures",
    "sidebar": "lists of other stories", "navigation": "menus, share buttons, comments", "footer": "foot of the page",
    "author_note": "about the author",
}  # fmt: skip


def about(texts, articles):
    """How many texts of which kind, how long, and whether they are about one event."""
    kinds = texts["genre"].fillna("text of unknown kind").value_counts()
    names = {"report": ("report", None), "opinion": ("opinion piece", None)}
    told = listed(count_words(n, *names.get(kind, (kind, kind))) for kind, n in kinds.items())
    line = f"{sentence_case(told)}, **{texts['words'].sum():,} words** in all"
    events = articles["event"].dropna().value_counts() if "event" in articles else pd.Series(dtype=int)
    if len(events) > 1:
        other = int(events.iloc[1:].sum())
        line += f"; {count_words(other, 'is', 'are').removesuffix(' is').removesuffix(' are')} {'is' if other == 1 else 'are'} about another event"
    foreign = int((articles["language"].fillna("en") != "en").sum()) if "language" in articles else 0
    return f"{line}." + (f" {sentence_case(count_words(foreign, 'text is', 'texts are'))} not in English and not read for figures and speech." if foreign else "")


def days_of_events(facts):
    """(name, first day, last day) of each event whose days are among the facts."""
    rows = facts[facts["fact"].str.startswith("days of ") & facts["value"].str.contains("/", na=False)]
    return [(row["fact"].removeprefix("days of the ").removeprefix("days of "), *row["value"].split("/")) for row in rows.to_dict("records")]


def timeline_of(texts, facts):
    """When each text appeared, beside the days of the event."""
    known = texts.dropna(subset=["published"])
    months = known.groupby(known["published"].str[:7]).size().sort_index()
    told = [f"{count_words(n, 'text is', 'texts are')} of {date_words(month)}" for month, n in months.items()]
    rows = [
        {"name": row["outlet"] or row["article"], "when": f"{row['genre'] or 'text'}, {date_words(row['published'])}",
         "published": row["published"], "group": "differs" if row["genre"] == "opinion" else "article"}
        for row in known.to_dict("records")
    ]  # fmt: skip
    events = days_of_events(facts)
    table = pd.DataFrame(rows, columns=["name", "when", "published", "group"])
    return timeline(
        table, events,
        title=sentence_case(", ".join(told)) if told else "No text has a date",
        subtitle="Day of publication. Circle: report; diamond: opinion; line: only the month is known",
        note=f"Shaded: {listed(name for name, *_ in events) or 'nothing'}. Texts without a date are left out.",
        source="the articles; dates as `articles.csv` gives them".replace("`", ""),
        alt=f"Timeline with a row for each of {count_words(len(table), 'text')}: "
        + "; ".join(f"{row['name']}, {row['when']}" for row in rows) + ".",
    )  # fmt: skip


def how_known(articles):
    """For each text which fields are printed in it, which were found elsewhere, which are inferred."""
    rows = []
    for article, one in articles.iterrows():
        fields = dict(part.split(": ", 1) for part in str(one.get("known") or "").split("; ") if ": " in part)
        cells = {way: ", ".join(name for name, how in fields.items() if how == way) or None for way in ("printed", "found elsewhere", "inferred")}
        rows.append({"article": article, "start": 0, "name": one.get("outlet") or article, "note": one.get("note")} | cells)
    return pd.DataFrame(rows, columns=["article", "start", "name", "printed", "found elsewhere", "inferred", "note"])


def to_read(texts):
    """The table of texts with days in words."""
    return texts.assign(published=[date_words(day) for day in texts["published"]])


def about_known(table):
    """Of how many texts the outlet is not printed."""
    missing = int((~table["printed"].fillna("").str.contains("outlet")).sum())
    byline = int((~table["printed"].fillna("").str.contains("author")).sum())
    return f"The outlet is not printed in **{missing} of {len(table)}** texts, the writer in {byline}; where it was found elsewhere, the table says so."


def removed(passages):
    """Passages that are not the article, by kind: how many, and how many words."""
    rest = passages[passages["kind"].isin(PARTS)]
    sizes = rest.assign(words=rest["text"].str.split().str.len()).groupby("kind").agg(passages=("words", "size"), words=("words", "sum"))
    return sizes.sort_values("words", ascending=False, kind="stable").reset_index().assign(what=lambda t: t["kind"].map(PARTS))


def about_removed(texts):
    """Which share of the words in the files is not article."""
    out, kept = texts["left_out"].sum(), texts["words"].sum()
    return f"**{out / max(out + kept, 1):.0%} of the words** in the files are parts of the page that are not the article, and are counted nowhere."


def unchanged(corpus):
    """Whether the files are byte for byte those of which the checksums were taken."""
    known = corpus.articles.dropna(subset=["sha256"]) if "sha256" in corpus.articles else corpus.articles.head(0)
    same = [hashlib.sha256((corpus.folder / one["file"]).read_bytes()).hexdigest() == one["sha256"] for one in known.to_dict("records")]
    if not len(known):
        return "No checksum was kept, so nothing can be said."
    if all(same):
        return f"Yes: **{sum(same)} of {len(known)} files** have the checksum that was kept when they were saved."
    changed = [article for article, ok in zip(known.index, same, strict=True) if not ok]
    return f"**No:** {listed(changed)} is not the file that was saved. Restore it before you cite it."
