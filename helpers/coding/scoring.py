"""What the finders found, set against hand coding: hits, misses and false hits, row by row, and their shares."""

import itertools

import pandas as pd

from ..ground import NUMBER, TEXT, WHOLE, CorpusError, SettingError, make_table

_ROW = {"outcome": TEXT, "article": TEXT, "start": WHOLE, "end": WHOLE, "found": TEXT, "coded": TEXT, "overlap": NUMBER}
_PAIR = dict.fromkeys(("outcome", "found", "coded", "claim", "a_claim", "b_claim", "relation"), TEXT) | {"score": NUMBER}


def score_spans(found, coded, overlap=0.5, of="union", one_to_one=True):
    """Match spans that were found with spans that were coded by hand.

    Parameters
    ----------
    found, coded : DataFrame
        Index: labels. Columns `article`, `start`, `end` (characters); rows of `coded` without a position are skipped.
    overlap : float
        Least overlap of a match, above 0 and at most 1: shared characters by those of both (`of="union"`) or by
        those of the shorter span (`of="shorter"`).
    of : str
        `"union"` or `"shorter"`.
    one_to_one : bool
        True: each span matches once, the largest overlaps first. False: every overlap counts, for codings finer or
        coarser than what is found.

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
    SettingError
        `overlap` or `of` is not allowed.

    Examples
    --------
    >>> found = pd.DataFrame({"article": ["a", "a"], "start": [0, 50], "end": [10, 60]}, index=["f1", "f2"])
    >>> coded = pd.DataFrame({"article": ["a", "a"], "start": [2, 90], "end": [10, 95]}, index=["c1", "c2"])
    >>> score_spans(found, coded)[["outcome", "found", "coded"]].values.tolist()
    [['hit', 'f1', 'c1'], ['false', 'f2', None], ['missed', None, 'c2']]
    """
    if not 0 < overlap <= 1:
        raise SettingError(f"overlap must lie above 0 and at most at 1, got {overlap!r}.")
    if of not in ("union", "shorter"):
        raise SettingError(f"of must be 'union' or 'shorter', got {of!r}.")
    found, coded = _spans(found, "found"), _spans(coded, "coded")
    pairs = []
    for article, ours in found.items():
        for f, c in itertools.product(ours, coded.get(article, [])):
            lengths, shared = (f[1] - f[0], c[1] - c[0]), min(f[1], c[1]) - max(f[0], c[0])
            share = shared / (min(lengths) if of == "shorter" else sum(lengths) - shared)
            if share >= overlap:
                pairs.append((-share, article, f, c))
    used_f, used_c, rows = set(), set(), []
    for share, article, f, c in sorted(pairs, key=lambda pair: (pair[0], pair[1], pair[2][:2], pair[3][:2])):
        if not one_to_one or ((article, f) not in used_f and (article, c) not in used_c):
            used_f.add((article, f))
            used_c.add((article, c))
            rows.append(("hit", article, *f[:2], f[2], c[2], -share))
    rows += [("false", a, *f[:2], f[2], None, None) for a, spans in found.items() for f in spans if (a, f) not in used_f]
    rows += [("missed", a, *c[:2], None, c[2], None) for a, spans in coded.items() for c in spans if (a, c) not in used_c]
    rows.sort(key=lambda row: (row[1], row[2], row[3], row[0], str(row[5])))
    return make_table((dict(zip(_ROW, row, strict=True)) for row in rows), _ROW)


def _spans(table, name):
    for column in ("article", "start", "end"):
        if column not in table.columns:
            raise CorpusError(f"The table of {name} spans has no column {column!r}; it has {', '.join(map(str, table.columns)) or 'none'}.")
    spans = {}
    for label, article, start, end in zip(table.index, table["article"], table["start"], table["end"], strict=True):
        if start == start and start is not None and end > start:
            spans.setdefault(str(article), []).append((int(start), int(end), str(label)))
    return spans


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
        were hit), `precision` = right / found, `recall` = reached / coded, `f1`; NaN where there is nothing to divide by.

    Examples
    --------
    >>> rows = pd.DataFrame({"outcome": ["hit", "false"], "found": ["f1", "f2"], "coded": ["c1", None]})
    >>> rates(rows)[["precision", "recall"]].values.tolist()
    [[0.5, 1.0]]
    """
    right, reached = rows.loc[rows["outcome"] == "hit", ["found", "coded"]].nunique()
    found = rows.loc[rows["outcome"] != "missed", "found"].nunique()
    coded = rows.loc[rows["outcome"] != "false", "coded"].nunique()
    precision, recall = (n / of if of else float("nan") for n, of in ((right, found), (reached, coded)))
    f1 = 2 * precision * recall / (precision + recall) if right else 0 * precision * recall  # 0, or unknown
    return pd.DataFrame([{"found": found, "coded": coded, "right": right, "reached": reached, "precision": precision, "recall": recall, "f1": f1}])


def _positions(coding):
    """The rows of a coding table that stand in a text, labelled "<claim>:<article>"."""
    placed = coding[coding["stance"].ne("silent") & coding["start"].notna()]
    return placed.set_index(pd.Index(placed["claim"] + ":" + placed["article"], dtype=object))


def score_claims(found, coding):
    """Set the claims found against a claim coding: does each coded claim lie in a found one?

    A coder marks the few words that carry a claim, a found claim is a clause; one clause may carry several coded
    claims. So every overlap of half the shorter span counts.

    Parameters
    ----------
    found : DataFrame
        From `find_claims`.
    coding : DataFrame
        Long form: columns `claim`, `article`, `stance`, `start`, `end` and `speaker`, one coder.

    Returns
    -------
    DataFrame
        As `score_spans`, `coded` being "<claim>:<article>", with `text` (the found claim, or the coded evidence),
        `speaker` (as found) and `coded_speaker`.
    """
    coded = _positions(coding)
    rows = score_spans(found, coded, of="shorter", one_to_one=False)
    texts = _cells(rows["found"], found, "claim")
    return rows.assign(
        text=texts.where(texts.notna(), _cells(rows["coded"], coded, "evidence")),
        speaker=_cells(rows["found"], found, "speaker"),
        coded_speaker=_cells(rows["coded"], coded, "speaker"),
    )


def _cells(labels, table, column):
    """What a column holds at some labels; None where there is nothing."""
    cells = labels.map(table[column].to_dict() if column in table.columns else {}).astype(object)
    return cells.where(cells.notna(), None)


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
    hits = score_claims(claims, coding).query("outcome == 'hit'")
    carries = hits["coded"].str.split(":").str[0].groupby(hits["found"]).agg(set).to_dict()
    article, text = claims["article"].to_dict(), claims["claim"].to_dict()
    wanted = {}
    for a, b in itertools.combinations([label for label in claims.index if label in carries], 2):
        if article[a] != article[b] and carries[a] & carries[b]:
            wanted[a, b] = " ".join(sorted(carries[a] & carries[b]))
    pairs = [pair for pair in aligned[["a", "b", "relation", "score"]].itertuples(index=False) if pair.a in carries and pair.b in carries]
    told = {(pair.a, pair.b) for pair in pairs}
    rows = [("hit" if (a, b) in wanted else "false", a, b, relation, score) for a, b, relation, score in pairs]
    rows += [("missed", a, b, None, None) for a, b in wanted if (a, b) not in told]
    return make_table(({
        "outcome": outcome, "found": f"{a}~{b}" if outcome != "missed" else None, "coded": f"{a}~{b}" if outcome != "false" else None,
        "claim": wanted.get((a, b)), "a_claim": text[a], "b_claim": text[b], "relation": relation, "score": score,
    } for outcome, a, b, relation, score in rows), _PAIR)  # fmt: skip
