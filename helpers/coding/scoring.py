"""What the finders found, set against hand coding: hits, misses and false hits, row by row, and their shares."""

import itertools
from collections import Counter

import pandas as pd

from ..ground import NUMBER, TEXT, WHOLE, make_table, need

OVERLAP = 0.5  # least overlap of a match
_ROW = {"outcome": TEXT, "article": TEXT, "start": WHOLE, "end": WHOLE, "found": TEXT, "coded": TEXT, "overlap": NUMBER}
_PAIR = dict.fromkeys(("outcome", "found", "coded", "claim", "a_claim", "b_claim", "relation", "score"), TEXT)
_PAIR["score"] = NUMBER


def score_spans(found, coded, clauses=False):
    """Match spans that were found with spans that were coded by hand.

    Parameters
    ----------
    found, coded : DataFrame
        Index: labels. Columns `article`, `start`, `end` (characters); rows of `coded` without a position are skipped.
    clauses : bool
        False: a match shares half of the characters of both, and each span matches once, the largest overlaps first.
        True: half of the shorter span is enough and every overlap counts, for codings finer or coarser than what is
        found.

    Returns
    -------
    DataFrame
        One row a match, a miss or a false hit, by article and start. Columns `outcome` (`hit`, `missed`, `false`),
        `article`, `start`, `end` (of the found span, of the coded one where missed), `found`, `coded` (labels, None
        where there is none), `overlap`. Empty where both tables are.

    Raises
    ------
    CorpusError
        A column is missing.

    Examples
    --------
    >>> found = pd.DataFrame({"article": ["a", "a"], "start": [0, 50], "end": [10, 60]}, index=["f1", "f2"])
    >>> coded = pd.DataFrame({"article": ["a", "a"], "start": [2, 90], "end": [10, 95]}, index=["c1", "c2"])
    >>> score_spans(found, coded)[["outcome", "found", "coded"]].values.tolist()
    [['hit', 'f1', 'c1'], ['false', 'f2', None], ['missed', None, 'c2']]
    """
    found, coded = _spans(found, "found"), _spans(coded, "coded")
    both = found.merge(coded, on="article", suffixes=("", "_coded"))
    starts, ends = both[["start", "start_coded"]], both[["end", "end_coded"]]
    lengths, shared = ends.to_numpy() - starts.to_numpy(), ends.min(axis=1) - starts.max(axis=1)
    both["overlap"] = shared / (lengths.min(axis=1) if clauses else lengths.sum(axis=1) - shared)
    hits = both[both["overlap"] >= OVERLAP].sort_values(["overlap", "article", "start"], ascending=[False, True, True])
    hits = hits if clauses else hits.drop_duplicates("found").drop_duplicates("coded")
    false, missed = found[~found["found"].isin(hits["found"])], coded[~coded["coded"].isin(hits["coded"])]
    parts = [part.assign(outcome=name) for name, part in (("hit", hits), ("false", false), ("missed", missed))]
    rows = pd.concat(parts).sort_values(["article", "start", "end", "outcome", "coded"], kind="stable")
    return make_table(rows.astype(object).where(rows.notna(), None).to_dict("records"), _ROW)


def _spans(table, name):
    """Article, start and end of the spans that have a length, with their labels in a column `name`."""
    need(table, f"{name} spans", ("article", "start", "end"))
    spans = table[["article", "start", "end"]].assign(**{name: table.index.astype(str)}).dropna(subset=["start", "end"])
    spans = spans.astype({"article": str, "start": int, "end": int})
    return spans[spans["end"] > spans["start"]]


def rates(rows):
    """Precision, recall and F1 of a table of outcomes.

    Parameters
    ----------
    rows : DataFrame
        From `score_spans`, `score_claims` or `score_alignment`: columns `outcome`, `found`, `coded`.

    Returns
    -------
    DataFrame
        One row: `found` and `coded` (how many things), `right` (found things that hit), `reached` (coded things that
        were hit), `precision` = right / found, `recall` = reached / coded, `f1`; NaN where there is nothing to divide.

    Examples
    --------
    >>> rows = pd.DataFrame({"outcome": ["hit", "false"], "found": ["f1", "f2"], "coded": ["c1", None]})
    >>> rates(rows)[["precision", "recall"]].values.tolist()
    [[0.5, 1.0]]
    """
    (found, coded), hit = rows[["found", "coded"]].nunique(), rows[rows["outcome"] == "hit"]
    counts = {"found": found, "coded": coded, "right": hit["found"].nunique(), "reached": hit["coded"].nunique()}
    table = pd.DataFrame([counts])
    table = table.assign(precision=table["right"] / table["found"], recall=table["reached"] / table["coded"])
    return table.assign(f1=2 / (1 / table["precision"] + 1 / table["recall"]))


def score_claims(found, coding):
    """Set the claims found against a claim coding: does each coded claim lie in a found one?

    A coder marks the few words that carry a claim, a found claim is a clause; one clause may carry several coded
    claims. So every overlap of half the shorter span counts.

    Parameters
    ----------
    found : DataFrame
        From `find_claims`.
    coding : DataFrame
        Long form: columns `claim`, `article`, `stance`, `start`, `end` and `evidence`, one coder.

    Returns
    -------
    DataFrame
        As `score_spans`, `coded` being "<claim>:<article>", with `text` (the found claim, or the coded evidence).
    """
    placed = coding[coding["stance"].ne("silent") & coding["start"].notna()]
    coded = placed.set_index(pd.Index(placed["claim"] + ":" + placed["article"], dtype=object))
    rows = score_spans(found, coded, clauses=True)
    return rows.assign(text=rows["found"].map(found["claim"]).fillna(rows["coded"].map(coded["evidence"])))


def score_alignment(aligned, claims, coding):
    """Set aligned pairs against a claim coding: do both ends carry one coded claim?

    Only pairs of found claims that both overlap with coded evidence can be judged; those are the pairs counted.

    Parameters
    ----------
    aligned : DataFrame
        From `align_claims(claims)`.
    claims : DataFrame
        From `find_claims`.
    coding : DataFrame
        As for `score_claims`.

    Returns
    -------
    DataFrame
        One row a pair: `outcome` (`hit`: both carry one coded claim; `false`: they carry different ones; `missed`:
        a pair with one coded claim that is not in `aligned`), `found` and `coded` ("<a>~<b>", for `rates`), `claim`
        (coded ids in common, or None), `a_claim`, `b_claim`, `relation`, `score`.
    """
    carries, texts = _carried(claims, coding), claims["claim"]
    pairs = itertools.combinations([label for label in claims.index if label in carries], 2)
    wanted = {(a, b): carries[a] & carries[b] for a, b in pairs if claims.at[a, "article"] != claims.at[b, "article"]}
    wanted = {pair: " ".join(sorted(ids)) for pair, ids in wanted.items() if ids}
    known = aligned[aligned["a"].isin(carries) & aligned["b"].isin(carries)]
    told = {(a, b): rest for a, b, *rest in known[["a", "b", "relation", "score"]].itertuples(index=False)}
    rows = []
    for pair in dict.fromkeys([*told, *wanted]):
        found, coded = ("~".join(pair) if pair in side else None for side in (told, wanted))
        outcome = "missed" if not found else "hit" if coded else "false"
        rows.append((outcome, found, coded, wanted.get(pair), *map(texts.get, pair), *told.get(pair, (None, None))))
    return make_table(rows, _PAIR)


def _carried(claims, coding):
    """Label of a found claim to the ids of the coded claims that it carries."""
    hits = score_claims(claims, coding).query("outcome == 'hit'")
    return hits["coded"].str.split(":").str[0].groupby(hits["found"]).agg(set).to_dict()


def compare_matrices(families, claims, coding):
    """Set families of claims beside a claim coding: in which articles does each find a claim that several tell?

    Parameters
    ----------
    families : DataFrame
        From `claim_families(claims, ...)`.
    claims, coding : DataFrame
        As for `score_alignment`.

    Returns
    -------
    DataFrame
        One row a coded claim that several articles print, in order of the coding: `claim`, `proposition`, `read`
        (its articles), `missed` (those that its family has not), `added` (those that the family alone has); ids joined
        by "; ", None where there is none. Its family is the one with most of its places.
    """
    carries, rows = _carried(claims, coding), []
    family_of = {label: family for family, labels in families["claims"].items() for label in labels.split("; ")}
    made = coding[coding["stance"] != "silent"]
    for (claim, proposition), own in made.groupby(["claim", "proposition"], sort=False):
        places = Counter(family_of[label] for label, ids in carries.items() if claim in ids)
        found = families.at[max(places, key=places.get), "articles"].split("; ") if places else []
        read = sorted(own["article"])
        if len(read) > 1:
            cells = {"read": read, "missed": sorted({*read} - {*found}), "added": sorted({*found} - {*read})}
            told = {name: "; ".join(ids) or None for name, ids in cells.items()}
            rows.append({"claim": claim, "proposition": proposition} | told)
    return make_table(rows, dict.fromkeys(("claim", "proposition", "read", "missed", "added"), TEXT))
