"""Claims and wordings to look at: a matrix whose cells lead to the words, differences marked in place, sources counted once."""

import re

import numpy as np

from ..claims import claim_matrix
from ..ground import SettingError
from ..speech import compare_wordings
from .brief import date_words
from .cells import Shown, place_link, table_html, visible

WORDS = {"asserts": "says", "attributes": "quotes", "denies": "denies", "silent": "·"}
_STYLE = """<style>
.px-m td.s a,.px-m td.q a,.px-m td.d a{font-weight:600}.px-m td.s{background:light-dark(#dcebf7,#12354f)!important}
.px-m td.q{background:repeating-linear-gradient(135deg,transparent 0 6px,light-dark(#eee,#2b2b2b) 6px 12px)!important}
.px-m td.d{background:light-dark(#fbe3d6,#4a2410)!important}
.px-m.px-m :is(td,th).c{text-align:center!important;min-width:0!important}
.px-f summary{cursor:pointer;padding:.3em .5em}@media print{.px-f::details-content{content-visibility:visible;height:auto}}
.px-w del{text-decoration:line-through;color:light-dark(#a33b00,#ff9d66)}
.px-w ins{text-decoration:underline;text-underline-offset:2px;font-weight:700;color:light-dark(#00563b,#7fd6ae)}
</style>"""


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
        raise SettingError(f"The corpus {corpus.name!r} has no coding/{kind}.csv, which this notebook compares with; notebook 5 works without a coding.")
    table = corpus.codings[kind]
    if articles is not None:
        table = table[table["article"].isin(list(articles))]
    if kind == "claims":
        return table[table["claim"].isin(table.loc[table["stance"] != "silent", "claim"])]
    return table.set_index(table["article"] + ":" + table["start"].astype(int).astype(str) + "-" + table["end"].astype(int).astype(str))


def by_spread(matrix):
    """Rows of a claim matrix ordered for reading: in most articles first, then by which articles, then as coded.

    Examples
    --------
    >>> import pandas as pd
    >>> matrix = pd.DataFrame({"proposition": ["A", "B"], "x": ["silent", "asserts"], "y": ["asserts", "denies"], "articles": [1, 2]})
    >>> by_spread(matrix)["proposition"].tolist()
    ['B', 'A']
    """
    silent = matrix.drop(columns=["proposition", "articles"]).isin(["silent", None])
    keys = silent.assign(articles=-matrix["articles"])[["articles", *silent.columns]]
    return matrix.iloc[np.lexsort(keys.to_numpy(dtype=int).T[::-1])]


def sources_of_claims(coding):
    """For each claim that two or more articles print: in whose voice, so that one source repeated is not counted as several.

    Parameters
    ----------
    coding : DataFrame
        Claim coding, long form, one coder: `claim, proposition, article, stance, speaker`.

    Returns
    -------
    DataFrame
        One row a claim, in order of the coding: `claim, proposition, articles` (how many print it), `own` (how many in their own
        voice), `quoting`, `speakers` (named, the same name once; a remark in brackets is left off), `sources` (at most so many:
        each own voice and each speaker once), `repeated` (the speaker that two or more articles name). Denials are left out.

    Examples
    --------
    >>> import pandas as pd
    >>> coding = pd.DataFrame({"claim": ["c1", "c1"], "proposition": ["It rained."] * 2, "article": ["x", "y"], "stance": ["attributes"] * 2, "speaker": ["Ann Roe", "Ann Roe"]})
    >>> sources_of_claims(coding)[["articles", "speakers", "sources", "repeated"]].values.tolist()
    [[2, 'Ann Roe', 1, 'Ann Roe']]
    """
    made = coding[coding["stance"].isin(["asserts", "attributes"])]
    made = made.assign(own=made["stance"] == "asserts", name=made["speaker"].astype(object).str.split(" (", regex=False).str[0])
    made = made.assign(quoting=~made["own"], name=made["name"].where(~made["own"]))
    groups = made.groupby("claim", sort=False)
    table = groups.agg(
        proposition=("proposition", "first"), articles=("article", "size"), own=("own", "sum"), quoting=("quoting", "sum"),
        speakers=("name", lambda names: ", ".join(names.dropna().unique()) or None),
        repeated=("name", lambda names: ", ".join(names[names.notna() & names.duplicated()].unique()) or None),
        named=("name", "nunique"), nameless=("name", lambda names: names.isna().sum()),
    )  # fmt: skip
    table["sources"] = table["named"] + table["nameless"]  # an own voice has no name and counts as one
    return table[table["articles"] > 1].drop(columns=["named", "nameless"]).reset_index()


def linked_matrix(coding, corpus, caption, names, least=2):
    """The claim matrix as a table in which every cell leads to the words in the article.

    Parameters
    ----------
    coding : DataFrame
        As for `claim_matrix`, with `start`.
    corpus : Corpus or str
        What the links lead into.
    caption : str
    names : dict
        Article id to heading, in the order of the columns.
    least : int
        Claims printed by at least so many articles.

    Returns
    -------
    Shown
    """
    matrix = by_spread(claim_matrix(coding))
    matrix = matrix[matrix["articles"] >= least]
    ids = [name for name in names if name in matrix]
    cells = coding.set_index(["claim", "article"])[["start", "evidence"]].to_dict("index")

    def cell(claim, article, stance):
        word, place = WORDS.get(stance, "–"), cells.get((claim, article), {})
        if stance in ("silent", None) or place["start"] != place["start"]:
            return f'<td class="c">{word}</td>'
        title = f' title="{visible(place["evidence"])}"' if isinstance(place["evidence"], str) else ""
        label = f' aria-label="{word}: {visible(claim)} in {visible(names[article])}"'
        link = place_link(corpus, article, place["start"])
        return f'<td class="c {word[0]}"><a href="{link}"{title}{label}>{word}</a></td>'

    lines = [
        f'<tr><th scope="row">{visible(row["proposition"])}</th>{"".join(cell(claim, article, row[article]) for article in ids)}</tr>'
        for claim, row in matrix.iterrows()
    ]
    head = {"Claim": ""} | {names[article]: "c" for article in ids}
    return table_of("px-m", caption, head, lines, f"{caption}: {len(matrix)} claims, {len(ids)} articles.")


def marked_difference(a, b):
    """Two wordings as HTML, words of `a` alone struck out, words of `b` alone underlined, and as plain text in [- -] and {+ +}.

    Examples
    --------
    >>> marked_difference("the pier is very old", "The pier is old now")[1]
    'The pier is [-very-] old {+now+}'
    """
    html, plain = [], []
    for operation, old, new in compare_wordings(a, b)[["operation", "text_a", "text_b"]].itertuples(index=False):
        same = operation == "same"
        html += [f"<del>{visible(old)}</del>"] * bool(old and not same)
        plain += [f"[-{old}-]"] * bool(old and not same)
        html += [visible(new) if same else f"<ins>{visible(new)}</ins>"] * bool(new)
        plain += [new if same else f"{{+{new}+}}"] * bool(new)
    return " ".join(html), " ".join(plain)


def show_wordings(wordings, corpus, caption, names=None):
    """Wordings of one utterance against the words of an article, differences marked word by word.

    Parameters
    ----------
    wordings : DataFrame
        Columns `excerpt` (the other wording), `version` and `publisher` (where it is from), `comparison` (a note), `article`,
        `start`, `article_text`, `language`. A wording in another language than English stands beside, unmarked.
    corpus : Corpus or str
    caption : str
    names : dict, optional
        Article id to name.

    Returns
    -------
    Shown
        One row a wording: the article, where the other wording is from (with the speech if there are several), the
        marked difference, the note, a link to the place.
    """
    lines, plain, names = [], [caption], names or {}
    several = "speech" in wordings and wordings["speech"].nunique() > 1
    known = ["speech", "version", "publisher"] if several else ["version", "publisher"]
    for row in wordings.to_dict("records"):
        html, text = visible(row["excerpt"]), f"{row['excerpt']} / {row['article_text']}"
        if row["language"] == "en":
            html, text = marked_difference(row["excerpt"], row["article_text"])
        else:
            html = f'<span lang="{visible(row["language"])}">{html}</span><br>{visible(row["article_text"])}'
        source = "; ".join(row[cell] for cell in known if isinstance(row[cell], str))
        source = re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda day: date_words(day[0]), source)
        note = row["comparison"] if isinstance(row["comparison"], str) else "–"
        label = f"open {visible(row['article'])} at the words, beside {visible(source)}"
        link = f'<a href="{place_link(corpus, row["article"], row["start"])}" aria-label="{label}">open</a>'
        cells = (visible(names.get(row["article"], row["article"])), html, visible(source), visible(note), link)
        lines.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
        plain.append(f"{source} -> {row['article']}: {text}")
    head = dict.fromkeys(("Article", "Differences", "Other wording from", "Note", "Place"), "")
    return table_of("px-w", caption, head, lines, "\n".join(plain))


def table_of(kind, caption, head, lines, plain):
    """A table out of rows that are HTML already; `head`: heading to the class of its column."""
    cells = "".join(f'<th scope="col" class="{name}">{visible(text)}</th>' for text, name in head.items())
    cells = cells.replace(' class=""', "")
    return Shown(table_html(caption, cells, lines, kind=kind, style=_STYLE if kind else ""), plain)
