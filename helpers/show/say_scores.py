"""What the appendix says: how much of what was marked by reading the finders find, and how much of what they find is right."""

import pandas as pd

from .brief import count_words, in_words, listed, sentence_case, told
from .charts import pairs

ERRORS = {"false": "found, not marked", "missed": "marked, not found"}


def _shares(table):
    """Counts with both shares in per cent: of what was marked, found; of what is found, right."""
    counts = table.assign(name=table["name"].astype(str), one=100 * table["reached"] / table["marked"].clip(lower=1))
    return counts.assign(other=100 * table["right"] / table["found"].clip(lower=1)).reset_index(drop=True)


def score_table(rates):
    """One row a kind of finding: what was marked by reading, what was found, what is both; `rates`: name to row of rates."""
    rows = pd.concat(rates.values()).assign(name=list(rates)).rename(columns={"coded": "marked"})
    return _shares(rows[["name", "marked", "reached", "found", "right"]])


def list_rates(agreed, tested):
    """Of the themes whose patterns were fixed beforehand, how much the word list finds and how much it adds."""
    rows = agreed[agreed["theme"].isin(tested)]
    rows = rows.assign(name=rows["theme"], marked=rows["read"], reached=rows["found"], right=rows["found"])
    return _shares(rows.assign(found=rows["found"] + rows["added"]))


def about_scores(table):
    """What is found best and what least, in counts."""
    best, least = (f"**{row['reached']} of {row['marked']} {row['name']}**" for row in _ends(table))
    return f"Of what was marked by reading, {best} are found, but only {least}."


def _ends(table):
    return table.loc[table["one"].idxmax()], table.loc[table["one"].idxmin()]


def scores_title(table):
    """The finding of the scores in a newspaper's words."""
    best, least = _ends(table)
    tenths = count_words(round(least["one"] / 10), "of", "of")
    return f"{sentence_case(best['name'])} are found almost always, {least['name']} in {tenths} ten cases"


def list_title(table):
    """The finding on word lists."""
    lists = count_words(len(table), "tested word list finds", "tested word lists find")
    return f"{sentence_case(lists)} {table['one'].min():.0f} to {table['one'].max():.0f} per cent of the marks"


def scores_picture(table, title, one, other, source):
    """Shares found and shares right, one row each, with the counts at the marks."""
    drawn = table.astype(dict.fromkeys(("reached", "marked", "right", "found"), str))
    drawn["one_text"] = drawn["reached"] + " of " + drawn["marked"]
    drawn["other_text"] = drawn["right"] + " of " + drawn["found"]
    return pairs(
        drawn, (one, other), title=title, source=source,
        subtitle="Against the reading, in per cent; counts at the marks",
        note="Read by one language model; no person has read the same texts. The rules were mended with these texts at hand.",
        alt=f"Pairs of marks in per cent, {one} and {other}: {told(drawn, '{name}: {one_text} and {other_text}')}.",
    )  # fmt: skip


def errors(score, names=None, found=None, coded=None):
    """Every error of a score as a row: found and not marked, or marked and not found; with both tables its words too."""
    rows = score[score["outcome"] != "hit"].assign(error=lambda t: t["outcome"].map(ERRORS))
    if found is not None:
        words = rows["found"].map(found["quotation"]).fillna(rows["coded"].map(coded["quotation"]))
        rows = rows.assign(words=words)
    return rows.assign(name=rows["article"].map(names)) if names else rows


def reasons(table, column, one, many=None):
    """How many rows for each reason, in a sentence."""
    if not len(table):
        return f"There is no {one}."
    counts = table[column].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return f"**{sentence_case(count_words(len(table), one, many))}**: {listed((f'{reason} {n}' for reason, n in counts.items()), most=9)}."


def about_tested(tested, codebook):
    """How many themes have patterns that were fixed before the scoring."""
    fixed = count_words(len(tested), "theme")
    return f"Only {fixed} of {len(codebook.ids)} have patterns that were fixed before they were scored: {listed(tested, most=8)}."


def read_otherwise(score, found, coded, names):
    """Figures found and marked whose value, date or source differ, one row a cell."""
    hits, columns = score[score["outcome"] == "hit"], ["value", "as_of", "attribution"]
    here, there = (in_words(table)[columns].loc[hits[label]].reset_index(drop=True) for table, label in ((found, "found"), (coded, "coded")))
    rows = found.loc[hits["found"], ["article", "start", "surface"]].reset_index(drop=True)
    rows = [rows.assign(what=what, found=here[c].astype(object), read=there[c].astype(object))[(here[c] != there[c]) & (here[c].notna() | there[c].notna())]
            for c, what in zip(columns, ("number", "date", "source"), strict=True)]
    return pd.concat(rows).sort_values(["article", "start"], kind="stable").assign(name=lambda t: t["article"].map(names))
