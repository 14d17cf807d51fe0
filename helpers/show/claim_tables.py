"""Claims and wordings to look at: a matrix whose cells lead to the words, two wordings, sources counted once."""

import re

import pandas as pd
from markupsafe import Markup

from ..claims import claim_matrix
from ..ground import SettingError
from ..speech import compare_wordings
from .brief import date_words
from .cells import link, show_table, visible

WORDS = {"asserts": "says", "attributes": "quotes", "denies": "denies", "silent": "·"}


def coding_of(corpus, kind, articles=None):
    """The hand coding of a corpus, or a sentence that says which file is missing.

    Parameters
    ----------
    corpus : Corpus
    kind : str
        Name of a file in `coding/`, such as "claims".
    articles : iterable, optional
        Only these articles; of claims only those that one of them prints.

    Returns
    -------
    DataFrame
        The rows; labels "<article>:<start>-<end>" where rows are spans.

    Raises
    ------
    SettingError
        The corpus has no such coding.
    """
    if kind not in corpus.codings:
        missing = f"The corpus {corpus.name!r} has no coding/{kind}.csv, which this notebook compares with"
        raise SettingError(f"{missing}; notebook 5 works without a coding.")
    table = corpus.codings[kind]
    if articles is not None:
        table = table[table["article"].isin(list(articles))]
    if kind == "claims":
        return table[table["claim"].isin(table.loc[table["stance"] != "silent", "claim"])]
    spans = table.astype({"start": int, "end": int}).astype({"start": str, "end": str})
    return table.set_index(spans["article"] + ":" + spans["start"] + "-" + spans["end"])


def by_spread(matrix):
    """Rows of a claim matrix ordered for reading: in most articles first, then by which articles, then as coded.

    Examples
    --------
    >>> import pandas as pd
    >>> stances = {"x": ["silent", "asserts"], "y": ["asserts", "denies"]}
    >>> by_spread(pd.DataFrame({"proposition": ["A", "B"]} | stances | {"articles": [1, 2]}))["proposition"].tolist()
    ['B', 'A']
    """
    silent = matrix.drop(columns=["proposition", "articles"]).isin(["silent", None])
    order = silent.assign(articles=-matrix["articles"]).sort_values(["articles", *silent.columns], kind="stable")
    return matrix.loc[order.index]


def sources_of_claims(coding):
    """For each claim that two or more articles print: how many sources it has at most, each counted once.

    Parameters
    ----------
    coding : DataFrame
        Claim coding, long form, one coder: `claim, proposition, article, stance, speaker`.

    Returns
    -------
    DataFrame
        One row a claim, in order of the coding: `claim, proposition, articles` (how many print it), `sources` (at most
        so many: each own voice and each speaker once, a remark in brackets left off), `repeated` (the speaker that two
        or more articles name). Denials are left out.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"claim": "c1", "proposition": "It rained.", "stance": "attributes", "speaker": "Ann Roe"}
    >>> sources_of_claims(pd.DataFrame([rows | {"article": "x"}, rows | {"article": "y"}])).values.tolist()
    [['c1', 'It rained.', 2, 1, 'Ann Roe']]
    """
    made = coding[coding["stance"].isin(["asserts", "attributes"])]
    names = made["speaker"].astype(object).str.split(" (", regex=False).str[0].mask(made["stance"] == "asserts")
    groups = made.assign(name=names.fillna(made["article"])).groupby("claim", sort=False)
    table = groups.agg(
        proposition=("proposition", "first"), articles=("article", "size"), sources=("name", "nunique"),
        repeated=("name", lambda own: ", ".join(own[own.duplicated()].unique()) or None),
    )  # fmt: skip
    return table[table["articles"] > 1].reset_index()


def linked_matrix(coding, corpus, caption, names, rows=None):
    """The claims of two or more articles as a table in which every cell leads to the words in the article.

    Parameters
    ----------
    coding : DataFrame
        As for `claim_matrix`, with `start`.
    corpus : Corpus or str
        What the links lead into.
    caption : str
    names : dict
        Article id to heading, in the order of the columns.
    rows : int, optional
        How many rows are shown, those of most articles first; the next ones are folded. None: all.

    Returns
    -------
    Shown
    """
    matrix = by_spread(claim_matrix(coding))
    matrix = matrix[matrix["articles"] > 1]
    starts = coding.dropna(subset=["start"]).set_index(["claim", "article"])["start"]

    def cell(claim, article):
        word, place = WORDS.get(matrix.at[claim, article], "–"), (claim, article)
        if word == WORDS["silent"] or place not in starts:
            return word
        told = f"{word}: {matrix.at[claim, 'proposition']} in {names[article]}"
        return link(corpus, article, starts[place], word, told)

    shown = {article: names[article] for article in names if article in matrix}
    cells = {article: [cell(claim, article) for claim in matrix.index] for article in shown}
    table = pd.DataFrame({"proposition": list(matrix["proposition"])} | cells, dtype=object)  # str would lose the class
    return show_table(table, caption, {"proposition": "Claim"} | shown, rows=rows)


def show_wordings(wordings, corpus, caption, names):
    """Wordings of one utterance above the words of an article: struck out and underlined what the other has otherwise.

    Parameters
    ----------
    wordings : DataFrame
        Columns `excerpt` (the other wording), `version` and `publisher` (where it is from), `speech`, `comparison` (a
        note), `article`, `start`, `article_text`, `language`. A wording in another language than English is unmarked.
    corpus : Corpus or str
    caption : str
    names : dict
        Article id to name.

    Returns
    -------
    Shown
        One row a wording: the article, both wordings, where the other is from, the note, a link to the place.
    """
    rows = []
    for row in wordings.to_dict("records"):
        both = [row["excerpt"], row["article_text"]]
        marked = compare_wordings(*both) if row["language"] == "en" else [[(text, False)] for text in both]
        other, own = (_marked(parts, tag) for parts, tag in zip(marked, ("del", "ins"), strict=True))
        source = "; ".join(row[cell] for cell in ("speech", "version", "publisher") if isinstance(row[cell], str))
        source = re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda day: date_words(day[0]), source)
        both = Markup(f'<span lang="{visible(row["language"])}">{other}</span><br>{own}')
        rows.append(row | {"name": names[row["article"]], "both": both, "source": source})
    heads = {"name": "Article", "both": "The other wording, the article’s", "source": "The other is from"}
    table = pd.DataFrame(rows, columns=[*wordings.columns, *heads], dtype=object)  # str would lose the class
    return show_table(table, caption, heads | {"comparison": "Note"}, corpus, rows=None)


def _marked(parts, tag):
    marked = f"<{tag}>{{}}</{tag}>"
    return "".join((marked if differs and words else "{}").format(visible(words)) for words, differs in parts)
