"""What the appendix says: how much of what was marked by reading is found, and how much of what is found is right."""

import pandas as pd

from .brief import count_words, listed, of, sentence_case, told
from .charts import pairs

ERRORS = {"false": "found, not marked", "missed": "marked, not found"}


def score_table(rates):
    """One row a kind of finding (`rates`: name to row of rates): what was marked, what was found, what is both.

    `one` and `other` in per cent: of what was marked, found; of what is found, right.
    """
    rows = pd.concat(rates.values()).assign(name=list(rates)).rename(columns={"coded": "marked"})
    rows = rows[["name", "marked", "reached", "found", "right"]].reset_index(drop=True)
    one, other = rows["reached"] / rows["marked"].clip(lower=1), rows["right"] / rows["found"].clip(lower=1)
    return rows.assign(one=100 * one, other=100 * other)


def about_scores(table):
    """What is found best and what least, in counts."""
    rows = [table.loc[table["one"].idxmax()], table.loc[table["one"].idxmin()]]
    best, least = (f"**{row['reached']} of {row['marked']} {row['name']}**" for row in rows)
    return f"Of what was marked by reading, {best} are found, but only {least}."


def scores_picture(table, names):
    """Shares found and shares right, one row each, with the counts at the marks."""
    low, high, sides = table["one"].min(), table["one"].max(), ("of what was marked, found", "of what is found, right")
    texts = {"one_text": of(table["reached"], table["marked"]), "other_text": of(table["right"], table["found"])}
    drawn = table.assign(**texts)
    return pairs(
        drawn, sides, title=f"Of what was marked by reading, {low:.0f} to {high:.0f} per cent is found",
        subtitle="Against the reading, in per cent; counts at the marks", source=", ".join(names.values()),
        note="Read by one language model; no person has read the texts. The rules were mended with them at hand.",
        alt=f"Pairs of marks in per cent, {' and '.join(sides)}: {told(drawn, '{name}: {one_text} and {other_text}')}.",
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
