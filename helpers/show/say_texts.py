"""What notebook 1 says of the texts: who wrote what and when, how that is known, what was left out or changed."""

import hashlib

from .brief import count_words, date_words, listed, part, sentence_case, told
from .charts import timeline
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


def timeline_of(texts, facts):
    """When each text appeared, beside the days of the events that stand among the facts."""
    days = facts[facts["fact"].str.startswith("days of ") & facts["value"].str.contains("/", na=False)]
    names = days["fact"].str.replace(r"^days of (?:the )?", "", regex=True)
    known = texts.dropna(subset=["published"])
    kinds = known["genre"].fillna("text")
    table = known.assign(
        name=known["outlet"].fillna(known.index.to_series()), when=kinds + ", " + known["published"].map(date_words),
        group=kinds.eq("opinion").map({True: "differs", False: "article"}),
    )  # fmt: skip
    months = table["published"].str[:7].value_counts().sort_index()
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
    known = articles.reindex(columns=["outlet", "known", "note"]).rename_axis("article").reset_index()
    table = known.assign(start=0, name=known["outlet"].fillna(known["article"]))
    for way in ("printed", "found elsewhere", "inferred"):
        fields = known["known"].fillna("").str.findall(rf"([^;:]+): {way}(?:;|$)")
        table[way] = fields.str.join(",").str.strip().replace("", None)
    return table


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
