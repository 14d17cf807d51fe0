"""Which claims of different articles say the same thing, and how those that do differ."""

import numpy as np
import pandas as pd

from ..ground import NUMBER, TEXT, CorpusError, SettingError, make_table, need
from .relations import Judge
from .scores import scored_pairs

THRESHOLD = 0.23  # chosen on whole events, each left out in turn
ENCODER_THRESHOLD = 0.6  # the same for cosines of sentence vectors, which seldom lie near 0
RELATED = 0.12  # below this score two texts are not about one thing, so nothing can be said about how they differ

COLUMNS = dict.fromkeys(("a", "b", "score", "relation", "why", "a_claim", "b_claim", "a_article", "b_article"), TEXT)
COLUMNS["score"] = NUMBER


def align_claims(claims, threshold=None, encode=None):
    """Find the pairs of claims, from two articles each, that say the same thing, and say how they differ.

    The score is that of `similarity` without its look at negations (the relation tells them), with word weights
    counted within the event and the rest of the sentence weighed in; a figure in common raises it, figures that
    differ lower it; and a pair that is like reaches the weaker of the two ties that one third claim has to both.
    Without a column `event` two articles whose claims have little in common are taken to be about different events,
    and the scores between them are lowered (to a half at most).
    Figures of a pair are judged by `compare`, never by likeness of words.

    Parameters
    ----------
    claims : DataFrame
        Index: unique labels. Columns `article` and `claim` (str); with `sentence`, the sentence a claim is cut from;
        with `event`, pairs stay within one event; with `speaker`, who says it (None: the article itself); with
        `published`, the date for `compare`.
    threshold : float, optional
        Lowest score of a pair, 0 to 1. Default: `THRESHOLD`, or `ENCODER_THRESHOLD` with an encoder. 0 returns
        every pair across articles.
    encode : callable, optional
        See `similarity`.

    Returns
    -------
    DataFrame
        One row a pair, best score first; `a` stands before `b` in `claims`. Columns `a`, `b` (labels), `score`,
        `relation`, `why`, `a_claim`, `b_claim`, `a_article`, `b_article`. `relation` is `same`, `paraphrase`,
        `rounded`, `more_precise`, `attributed_differently`, `differs_in_scope` or `contradicts`, or None for a pair
        with hardly a word in common (only for a threshold below `RELATED`). Empty where no pair reaches the threshold.

    Raises
    ------
    CorpusError
        A column is missing, a claim is no text, a label stands twice.
    SettingError
        The threshold is not between 0 and 1, or `encode` gives no vectors.

    Examples
    --------
    >>> claims = pd.DataFrame({"article": ["x", "y", "y"], "claim": ["Police shot a man dead in Leeds on Monday.",
    ...     "Officers said they shot a man in Leeds.", "Shares fell in London."]}, index=["x:0", "y:0", "y:50"])
    >>> align_claims(claims)[["a", "b", "relation"]].to_dict("records")
    [{'a': 'x:0', 'b': 'y:0', 'relation': 'attributed_differently'}]
    """
    need(claims, "claims", ("article", "claim"))
    for label in claims.index[claims.index.duplicated()]:
        raise CorpusError(f"The label {label!r} stands twice in the index of the claims; labels must be unique.")
    for label, claim in claims["claim"].items():
        if not isinstance(claim, str):
            raise CorpusError(f"Claim {label!r} is {claim!r}, expected a text.")
    if threshold is None:
        threshold = THRESHOLD if encode is None else ENCODER_THRESHOLD
    if isinstance(threshold, bool) or not isinstance(threshold, (int, float)) or not 0 <= threshold <= 1:
        raise SettingError(f"threshold must be a number from 0 to 1, got {threshold!r}.")
    told = claims.assign(article=pd.Series([str(a) for a in claims["article"]], claims.index, dtype=object))
    events = claims["event"] if "event" in claims else np.zeros(len(claims))
    texts, articles, labels = told["claim"].tolist(), told["article"].tolist(), told.index.tolist()
    judge, pairs, found = Judge(claims), [], []
    for rows in claims.groupby(pd.factorize(events)[0]).indices.values():
        scored = zip(*scored_pairs(told.iloc[rows], threshold, encode), strict=True)
        pairs += [(-score, int(rows[i]), int(rows[j])) for score, i, j in scored]
    for worse, i, j in sorted(pairs):
        related = encode is not None or -worse >= RELATED
        relation, why = judge.relation(i, j)[:2] if related else (None, "hardly a word in common")
        if relation or threshold < RELATED:
            found.append((labels[i], labels[j], -worse, relation, why, texts[i], texts[j], articles[i], articles[j]))
    return make_table(found, COLUMNS).set_index(pd.Index([f"{a}~{b}" for a, b, *_ in found], dtype=object))
