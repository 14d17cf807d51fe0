"""The matrix of claims and articles, from a coding table."""

from ..ground import CorpusError, need

STANCES = ("asserts", "attributes", "denies", "silent")


def claim_matrix(coding):
    """Lay a claim coding out as claims by articles.

    Parameters
    ----------
    coding : DataFrame
        Long form: columns `claim`, `proposition`, `article`, `stance` (one of `STANCES`); rows of one coder.

    Returns
    -------
    DataFrame
        One row a claim, in the order of the coding, index `claim`; columns `proposition`, one for each article (in
        order of first appearance) with the stance, and `articles` (how many are not silent). A cell that was not
        coded is None. Empty for an empty coding.

    Raises
    ------
    CorpusError
        A column is missing, a stance is unknown, or a cell is coded twice (as where two coders are in one table).

    Examples
    --------
    >>> import pandas as pd
    >>> coding = pd.DataFrame({"claim": "c1", "proposition": "It rained.", "article": ["x", "y"],
    ...     "stance": ["asserts", "silent"]})
    >>> claim_matrix(coding).loc["c1"].to_dict()
    {'proposition': 'It rained.', 'x': 'asserts', 'y': 'silent', 'articles': 1}
    """
    need(coding, "coded claims", ("claim", "proposition", "article", "stance"))
    for row in coding[~coding["stance"].isin(STANCES)].itertuples():
        where = f"Claim {row.claim!r}, article {row.article!r}"
        raise CorpusError(f"{where}: the stance {row.stance!r} is not one of {', '.join(STANCES)}.")
    for row in coding[coding.duplicated(["claim", "article"])].itertuples():
        raise CorpusError(f"Claim {row.claim!r} is coded twice for article {row.article!r}; give one coder's.")
    matrix = coding.pivot(index="claim", columns="article", values="stance").rename_axis(columns=None)
    matrix = matrix.reindex(index=coding["claim"].unique(), columns=coding["article"].unique()).astype(object)
    matrix = matrix.where(matrix.notna(), None).rename_axis("claim")
    matrix.insert(0, "proposition", coding.drop_duplicates("claim").set_index("claim")["proposition"].astype(object))
    return matrix.assign(articles=matrix.isin(STANCES[:-1]).sum(axis=1).astype("int64"))
