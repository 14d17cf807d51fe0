"""What notebook 1 says of the texts: who wrote what and when, how each field is known, what was left out, what is unchanged."""

import hashlib

from .brief import count_words, date_words, listed, part, sentence_case, told
from .charts import timeline

# Passages that are not the article, in words.
PARTS = {
    "byline": "names of the writers", "dateline": "place and day", "caption": "words under pictures",
    "credit": "credits of pictures", "sidebar": "lists of other stories", "footer": "foot of the page",
    "navigation": "menus, share buttons, comments", "author_note": "about the author",
}  # fmt: skip


def about(texts, articles):
    """How many texts of which kind, how long, and how many are about another event or in another language."""
    kinds = texts["genre"].fillna("text of unknown kind").replace("opinion", "opinion piece").value_counts()
    line = f"{listed(count_words(n, kind) for kind, n in kinds.items())}, **{texts['words'].sum():,} words** in all"
    others = int(articles["event"].dropna().value_counts().iloc[1:].sum()) if "event" in articles else 0
    line += f"; {count_words(others, 'is', 'are')} about another event" if others else ""
    foreign = int((articles["language"].fillna("en") != "en").sum()) if "language" in articles else 0
    line += f"; {count_words(foreign, 'is', 'are')} not in English and not read for figures and speech" if foreign else ""
    return f"{sentence_case(line)}."


def timeline_of(texts, facts):
    """When each text appeared, beside the days of the events that stand among the facts."""
    days = facts[facts["fact"].str.startswith("days of ") & facts["value"].str.contains("/", na=False)]
    names = days["fact"].str.replace(r"^days of (?:the )?", "", regex=True)
    known = texts.dropna(subset=["published"])
    table = known.assign(
        name=known["outlet"].fillna(known.index.to_series()), genre=known["genre"].fillna("text"),
        day=known["published"].map(date_words),
        group=known["genre"].eq("opinion").map({True: "differs", False: "article"}),
    )  # fmt: skip
    table["when"] = table["genre"] + ", " + table["day"]
    months = table.groupby(table["published"].str[:7]).size().sort_index()
    found = [f"{count_words(n, 'text is', 'texts are')} of {date_words(month)}" for month, n in months.items()]
    return timeline(
        table, [(name, *span.split("/")) for name, span in zip(names, days["value"], strict=True)],
        title=sentence_case(", ".join(found)) or "No text has a date",
        subtitle="Day of publication. Circle: report; diamond: opinion; line: only the month is known",
        note=f"Shaded: {listed(names) or 'nothing'}. Texts without a date are left out.",
        source="the articles; dates as articles.csv gives them",
        alt=f"Timeline with a row for each of {count_words(len(table), 'text')}: {told(table, '{name}, {when}')}.",
    )  # fmt: skip


def how_known(articles):
    """For each text which fields are printed in it, which were found elsewhere, which are inferred."""
    known = articles.reindex(columns=["outlet", "known", "note"])
    table = known.assign(article=articles.index, start=0, name=known["outlet"].fillna(known.index.to_series()))
    for way in ("printed", "found elsewhere", "inferred"):
        fields = known["known"].fillna("").str.findall(rf"([^;:]+): {way}(?:;|$)")
        table[way] = fields.map(lambda names: ", ".join(map(str.strip, names)) or None)
    return table.reset_index(drop=True)


def removed(passages):
    """Passages that are not the article, by kind: how many, and how many words."""
    rest = passages[passages["kind"].isin(PARTS)]
    sizes = rest["text"].str.split().str.len().groupby(rest["kind"]).agg(passages="size", words="sum")
    return sizes.sort_values("words", ascending=False, kind="stable").assign(what=lambda t: t.index.map(PARTS))


def unchanged(corpus):
    """Whether the files are byte for byte those of which the checksums were taken."""
    known = corpus.articles.reindex(columns=["file", "sha256"]).dropna()
    if not len(known):
        return "No checksum was kept, so nothing can be said."
    found = [hashlib.sha256((corpus.folder / file).read_bytes()).hexdigest() for file in known["file"]]
    changed = known.index[known["sha256"] != found]
    if len(changed):
        return f"**No:** {listed(changed)} is not the file that was saved. Restore it before you cite it."
    return f"Yes: {part(known['file'], 'files')} have the checksum that was kept when they were saved."
