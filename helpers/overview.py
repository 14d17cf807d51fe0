"""What a corpus holds before anything is analysed: who, when, how long, and what was left out as page furniture."""

import pandas as pd

from .tables import NUMBER, TEXT, WHOLE, make_table
from .text import words

ARTICLE_KINDS = ("headline", "standfirst", "body")


def overview(articles, passages):
    """Who wrote what, when, and how much of each file is article.

    Parameters
    ----------
    articles : DataFrame
        Index of ids; column `text`; `outlet`, `title`, `author`, `published`, `genre` where known.
    passages : DataFrame
        As `find_passages` returns them.

    Returns
    -------
    DataFrame
        One row an article, by date (undated last), then id: `article, start, outlet, title, author, published, genre`,
        `words` (headline, standfirst and body), `paragraphs` (body), `left_out` (words of furniture), `share_left_out`.
        Empty for no articles.

    Examples
    --------
    >>> from helpers import corpus_from_texts, find_passages
    >>> corpus = corpus_from_texts({"a": "Ten ships left the harbour on Monday."})
    >>> int(overview(corpus.articles, find_passages(corpus.articles)).loc["a", "words"])
    7
    """
    counted = passages.assign(words=[len(words(text)) for text in passages["text"]], kept=passages["kind"].isin(ARTICLE_KINDS))
    rows = []
    for article in articles.index:
        own = counted[counted["article"] == str(article)]
        kept, all_words = int(own.loc[own["kept"], "words"].sum()), int(own["words"].sum())
        known = {name: articles.at[article, name] for name in ("outlet", "title", "author", "published", "genre") if name in articles.columns}
        rows.append({"article": str(article), "start": 0, "words": kept, "paragraphs": int((own["kind"] == "body").sum()), "left_out": all_words - kept,
                     "share_left_out": (all_words - kept) / all_words if all_words else None} | {k: v if isinstance(v, str) else None for k, v in known.items()})
    columns = {"article": TEXT, "start": WHOLE, "outlet": TEXT, "title": TEXT, "author": TEXT, "published": TEXT, "genre": TEXT,
               "words": WHOLE, "paragraphs": WHOLE, "left_out": WHOLE, "share_left_out": NUMBER}
    rows.sort(key=lambda row: (row.get("published") or "9", row["article"]))
    return make_table(rows, columns).set_index(pd.Index([row["article"] for row in rows], dtype=object))


def left_out(passages):
    """The passages that the analyses do not read, in order of the text.

    Parameters
    ----------
    passages : DataFrame
        As `find_passages` returns them.

    Returns
    -------
    DataFrame
        The rows of `passages` whose kind is none of headline, standfirst and body; same columns and labels.
    """
    return passages[~passages["kind"].isin(ARTICLE_KINDS)].copy()


def in_article(table):
    """Rows of a table of spans that stand in headline, standfirst or body; same columns and labels.

    Parameters
    ----------
    table : DataFrame
        With a column `passage`.
    """
    return table[table["passage"].isin(ARTICLE_KINDS)].copy()


def with_event(table, articles):
    """A table of spans with the event of each article, where every article has one; else the table as it is.

    Figures and claims are then held against each other within an event only.

    Parameters
    ----------
    table : DataFrame
        With a column `article`.
    articles : DataFrame
        Index of ids; column `event` where known.
    """
    if "event" not in articles.columns or articles["event"].isna().any():
        return table
    return table.assign(event=table["article"].map(articles["event"]))
