"""What a corpus holds before anything is analysed: who, when, how long, and what was left out as page furniture."""

import pandas as pd

from ..ground import NUMBER, TEXT, WHOLE, make_table
from ..language import words

ARTICLE_KINDS = ("headline", "standfirst", "body")
_KNOWN = ("outlet", "title", "author", "published", "genre")


def overview(articles, passages):
    """One row an article, by date (undated last), then id: who wrote what, when, and how much of the file is article.

    Columns `article, start, outlet, title, author, published, genre`, `words` (headline, standfirst, body),
    `paragraphs` (body),
    `left_out` (words of furniture), `share_left_out`; `passages` as `find_passages` gives them.
    """
    kept = passages["kind"].isin(ARTICLE_KINDS)
    sizes = pd.Series([len(words(text)) for text in passages["text"]], index=passages.index, dtype="int64")
    counts = {"words": sizes.where(kept, 0), "left_out": sizes.mask(kept, 0)}
    counts["paragraphs"] = (passages["kind"] == "body").astype(int)
    sums = pd.DataFrame(counts).groupby(passages["article"]).sum().to_dict("index")
    rows = []
    for article, known in articles.reindex(columns=_KNOWN).to_dict("index").items():
        row = {name: cell for name, cell in known.items() if isinstance(cell, str)}
        row |= {"article": str(article), "start": 0} | sums.get(str(article), dict.fromkeys(counts, 0))
        all_words = row["words"] + row["left_out"]
        rows.append(row | {"share_left_out": row["left_out"] / all_words if all_words else None})
    rows.sort(key=lambda row: (row.get("published") or "9", row["article"]))
    columns = {"article": TEXT, "start": WHOLE} | dict.fromkeys(_KNOWN, TEXT)
    columns |= {"words": WHOLE, "paragraphs": WHOLE, "left_out": WHOLE, "share_left_out": NUMBER}
    return make_table(rows, columns).set_index(pd.Index([row["article"] for row in rows], dtype=object))


def left_out(passages):
    """The passages that the analyses do not read: neither headline nor standfirst nor body; same columns and labels."""
    return passages[~passages["kind"].isin(ARTICLE_KINDS)].copy()


def in_article(table):
    """Rows of a table (column `passage`) that stand in headline, standfirst or body; same columns and labels."""
    return table[table["passage"].isin(ARTICLE_KINDS)].copy()


def with_event(table, articles):
    """A table of spans with the event of each article, where every article has one; else the table as it is.

    Figures and claims are then held against each other within an event only.
    """
    if "event" not in articles.columns or articles["event"].isna().any():
        return table
    return table.assign(event=table["article"].map(articles["event"]))
