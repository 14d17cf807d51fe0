"""The matrix of claims and articles, from a coding table, and the same as files to pass on."""

import json
from pathlib import Path

from ..ground import CorpusError, known_cells, write_whole

_CITED = {"title": "headline", "published": "datePublished", "url": "url"}
STANCES = ("asserts", "attributes", "denies", "silent")


def claim_matrix(coding, coder=None):
    """Lay a claim coding out as claims by articles.

    Parameters
    ----------
    coding : DataFrame
        Long form: columns `claim`, `proposition`, `article`, `stance` (one of `STANCES`) and, with several coders, `coder`.
    coder : str, optional
        Whose coding; needed when the table has more than one coder.

    Returns
    -------
    DataFrame
        One row a claim, in the order of the coding, index `claim`; columns `proposition`, one for each article (in
        order of first appearance) with the stance, and `articles` (how many are not silent). A cell that was not
        coded is None. Empty for an empty coding.

    Raises
    ------
    CorpusError
        A column is missing, a stance is unknown, a cell is coded twice, or it is not said which coder.

    Examples
    --------
    >>> import pandas as pd
    >>> coding = pd.DataFrame({"claim": ["c1", "c1"], "proposition": ["It rained."] * 2, "article": ["x", "y"], "stance": ["asserts", "silent"]})
    >>> claim_matrix(coding).loc["c1"].to_dict()
    {'proposition': 'It rained.', 'x': 'asserts', 'y': 'silent', 'articles': 1}
    """
    coding = _checked(coding, coder)
    matrix = coding.pivot(index="claim", columns="article", values="stance").rename_axis(columns=None)
    matrix = matrix.reindex(index=coding["claim"].unique(), columns=coding["article"].unique()).astype(object)
    matrix = matrix.where(matrix.notna(), None).rename_axis("claim")
    matrix.insert(0, "proposition", coding.drop_duplicates("claim").set_index("claim")["proposition"].astype(object))
    return matrix.assign(articles=matrix.isin(STANCES[:-1]).sum(axis=1).astype("int64"))


def of_coder(coding, coder, what, needed):
    """The rows of one coder, after a look at the columns; with one coder, or no column `coder`, nobody need be named."""
    if missing := [column for column in needed if column not in coding.columns]:
        raise CorpusError(f"The {what} has no column {missing[0]!r}; it needs {', '.join(needed)}.")
    coders = sorted(coding["coder"].dropna().unique()) if "coder" in coding.columns else []
    if coder is None and len(coders) > 1:
        raise CorpusError(f"The {what} has several coders ({', '.join(coders)}); say which one with coder=.")
    if coder is not None and coder not in coders:
        raise CorpusError(f"No coder {coder!r} in the {what}; it has {', '.join(coders) or 'none'}.")
    return coding if coder is None else coding[coding["coder"] == coder]


def _checked(coding, coder):
    coding = of_coder(coding, coder, "claim coding", ("claim", "proposition", "article", "stance"))
    for row in coding[~coding["stance"].isin(STANCES)].itertuples():
        raise CorpusError(f"Claim {row.claim!r}, article {row.article!r}: the stance {row.stance!r} is not one of {', '.join(STANCES)}.")
    for row in coding[coding.duplicated(["claim", "article"])].itertuples():
        raise CorpusError(f"Claim {row.claim!r} is coded twice for article {row.article!r}.")
    return coding


def claim_reviews(coding, articles=None, coder=None):
    """The coded claims as schema.org `ClaimReview` objects, without a rating: who prints what, not whether it is true.

    Parameters
    ----------
    coding : DataFrame
        As for `claim_matrix`; with `evidence` and `speaker` the printed words and who says them are given too.
    articles : DataFrame, optional
        Index: ids; `title`, `outlet`, `published` and `url` are used where known.
    coder : str, optional
        As for `claim_matrix`.

    Returns
    -------
    dict
        JSON-LD, `@graph` with one object a claim: `claimReviewed`, `reviewBody` (which article asserts, attributes,
        denies it or is silent), `itemReviewed` (a `Claim` with a `Quotation` for each article that asserts or
        attributes it, under `appearance`). No `reviewRating`.

    Examples
    --------
    >>> import pandas as pd
    >>> coding = pd.DataFrame({"claim": ["c1"], "proposition": ["It rained."], "article": ["x"], "stance": ["asserts"]})
    >>> claim_reviews(coding)["@graph"][0]["reviewBody"]
    'asserts: x.'
    """
    graph = []
    for claim, rows in _checked(coding, coder).groupby("claim", sort=False):
        by_stance = {stance: rows.loc[rows["stance"] == stance, "article"].tolist() for stance in STANCES}
        printed = [known_cells(row) for row in rows[rows["stance"].isin(["asserts", "attributes"])].to_dict("records")]
        graph.append({
            "@type": "ClaimReview",
            "identifier": claim,
            "claimReviewed": rows["proposition"].iloc[0],
            "reviewBody": "; ".join(f"{stance}: {', '.join(ids)}" for stance, ids in by_stance.items() if ids) + ".",
            "itemReviewed": {"@type": "Claim", "appearance": [_quotation(row, articles) for row in printed]},
        })  # fmt: skip
    return {"@context": "https://schema.org", "@graph": graph}


def _quotation(row, articles):
    """One printed form of a claim: the words, who is made to say them, where they stand."""
    quotation = {"@type": "Quotation"} | ({"text": row["evidence"]} if row.get("evidence") else {})
    if row.get("speaker"):
        quotation["spokenByCharacter"] = {"@type": "Thing", "name": row["speaker"]}
    known = known_cells(articles.loc[row["article"]].to_dict()) if articles is not None and row["article"] in articles.index else {}
    cells = {name: str(known[column]) for column, name in _CITED.items() if known.get(column)}
    source = {"@type": "NewsArticle", "identifier": row["article"]} | cells
    if "datePublished" in cells:
        source["datePublished"] = cells["datePublished"][:10]
    if known.get("outlet"):
        source["publisher"] = {"@type": "Organization", "name": str(known["outlet"])}
    return quotation | {"isPartOf": source}


def save_claims(coding, folder, articles=None, coder=None):
    """Write `claim_matrix.csv` and `claim_reviews.jsonld` (UTF-8) into a folder that exists, and return the two paths.

    Parameters as for `claim_reviews`; `folder` is a str or Path.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise CorpusError(f"There is no folder {folder.name!r} to write the claims into; make it first.")
    table, graph = folder / "claim_matrix.csv", folder / "claim_reviews.jsonld"
    write_whole(table, claim_matrix(coding, coder).to_csv(lineterminator="\n").encode())
    text = json.dumps(claim_reviews(coding, articles, coder), ensure_ascii=False, indent=1) + "\n"
    write_whole(graph, text.encode())
    return table, graph
