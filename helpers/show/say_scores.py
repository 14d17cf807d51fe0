"""What the appendix says: how much of what was marked by reading is found, and how much of what is found is right."""

import pandas as pd

from .brief import count_words, listed, of, sentence_case, told
from .charts import pairs

ERRORS = {"false": "found, not marked", "missed": "marked, not found"}


def _shares(table):
    """Counts with both shares in per cent: of what was marked, found; of what is found, right."""
    one = 100 * table["reached"] / table["marked"].clip(lower=1)
    return table.assign(one=one, other=100 * table["right"] / table["found"].clip(lower=1)).reset_index(drop=True)


def score_table(rates):
    """One row a kind of finding: what was marked, what was found, what is both; `rates`: name to row of rates."""
    rows = pd.concat(rates.values()).assign(name=list(rates)).rename(columns={"coded": "marked"})
    return _shares(rows[["name", "marked", "reached", "found", "right"]])


def list_rates(agreed, tested):
    """Of the themes whose patterns were fixed beforehand, how much the word list finds and how much it adds."""
    rows = agreed[agreed["theme"].isin(tested)].rename(columns={"theme": "name", "read": "marked", "found": "reached"})
    return _shares(rows.assign(right=rows["reached"], found=rows["reached"] + rows["added"]))


def about_scores(table):
    """What is found best and what least, in counts."""
    rows = [table.loc[table["one"].idxmax()], table.loc[table["one"].idxmin()]]
    best, least = (f"**{row['reached']} of {row['marked']} {row['name']}**" for row in rows)
    return f"Of what was marked by reading, {best} are found, but only {least}."


def scores_picture(table, other, names):
    """Shares found and shares right (`other`: in which words), one row each, with the counts at the marks."""
    low, high, one = table["one"].min(), table["one"].max(), "of what was marked, found"
    texts = {"one_text": of(table["reached"], table["marked"]), "other_text": of(table["right"], table["found"])}
    drawn = table.assign(**texts)
    return pairs(
        drawn, (one, other), title=f"Of what was marked by reading, {low:.0f} to {high:.0f} per cent is found",
        subtitle="Against the reading, in per cent; counts at the marks", source=", ".join(names.values()),
        note="Read by one language model; no person has read the texts. The rules were mended with them at hand.",
        alt=f"Pairs of marks in per cent, {one} and {other}: {told(drawn, '{name}: {one_text} and {other_text}')}.",
    )  # fmt: skip


def errors(score, names=None):
    """Every error of a score as a row: found and not marked, or marked and not found; with names its article's."""
    rows = score[score["outcome"] != "hit"].assign(error=lambda t: t["outcome"].map(ERRORS))
    return rows.assign(name=rows["article"].map(names)) if names else rows


def reasons(table, column, one, many=None):
    """How many rows for each reason, in a sentence."""
    if not len(table):
        return f"There is no {one}."
    counts = table[column].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    told = listed((f"{reason} {n}" for reason, n in counts.items()), most=9)
    return f"**{sentence_case(count_words(len(table), one, many))}**: {told}."


def about_tested(tested, codebook):
    """How many themes have patterns that were fixed before the scoring."""
    fixed = count_words(len(tested), "theme")
    return f"Only {fixed} of {len(codebook.ids)} have patterns fixed before the scoring: {listed(tested, most=8)}."
