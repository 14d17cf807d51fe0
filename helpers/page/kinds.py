"""What a corpus holds before anything is analysed: who, when, how long, and what was left out as page furniture."""

import pandas as pd

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
    counts = {"words": sizes.where(kept, 0), "paragraphs": passages["kind"] == "body", "left_out": sizes.mask(kept, 0)}
    known = articles.reindex(columns=_KNOWN).set_axis(pd.Index(list(map(str, articles.index)), dtype=object))
    known = known.astype(object).where(known.map(lambda cell: isinstance(cell, str)), None)
    sums = pd.DataFrame(counts).groupby(passages["article"]).sum().reindex(known.index, fill_value=0).astype("int64")
    share = sums["left_out"] / (sums["words"] + sums["left_out"])
    first = pd.DataFrame({"article": known.index, "start": 0}, index=known.index)
    table = pd.concat([first, known, sums, share.rename("share_left_out")], axis=1)
    return table.sort_values(["published", "article"])


def left_out(passages):
    """The passages that the analyses do not read: neither headline nor standfirst nor body; same columns and labels."""
    return passages[~passages["kind"].isin(ARTICLE_KINDS)].copy()


def in_article(table):
    """Rows of a table (column `passage`) that stand in headline, standfirst or body; same columns and labels."""
    return table[table["passage"].isin(ARTICLE_KINDS)].copy()
