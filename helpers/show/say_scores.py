"""What the appendix says: how much of what was marked by reading the finders find, and how much of what they find is right."""

import pandas as pd

from .answers import count_words, date_words, sentence_case
from .brief import listed
from .charts import pairs

ERRORS = {"false": "found, not marked", "missed": "marked, not found"}


def score_table(rates):
    """One row a kind of finding: what was marked by reading, what was found, what is both; `rates`: name to row of rates."""
    rows = []
    for name, row in rates.items():
        right, found, reached, coded = (int(row[column].iloc[0]) for column in ("right", "found", "reached", "coded"))
        rows.append({"name": name, "marked": coded, "reached": reached, "found": found, "right": right,
                     "one": 100 * reached / max(coded, 1), "other": 100 * right / max(found, 1)})  # fmt: skip
    return pd.DataFrame(rows)


def about_scores(table):
    """What is found best and what least, in counts."""
    best, least = table.loc[table["one"].idxmax()], table.loc[table["one"].idxmin()]
    return (
        f"Of what was marked by reading, **{best['reached']} of {best['marked']} {best['name']}** are found, but only "
        f"**{least['reached']} of {least['marked']} {least['name']}**."
    )


def scores_picture(table, title, one, other, source):
    """Shares found and shares right, one row each, with the counts at the marks."""
    drawn = table.assign(one_text=[f"{a} of {b}" for a, b in zip(table["reached"], table["marked"], strict=True)],
                         other_text=[f"{a} of {b}" for a, b in zip(table["right"], table["found"], strict=True)])  # fmt: skip
    told = "; ".join(f"{row['name']}: {row['one_text']} and {row['other_text']}" for row in drawn.to_dict("records"))
    return pairs(
        drawn, (one, other), title=title,
        subtitle="Against the reading, in per cent; counts at the marks",
        note="Read by one language model; no person has read the same texts. The rules were mended with these texts at hand.",
        source=source, alt=f"Pairs of marks in per cent, {one} and {other}: {told}.",
    )  # fmt: skip


def scores_title(table):
    """The finding of the scores in a newspaper's words."""
    best, least = table.loc[table["one"].idxmax(), "name"], table.loc[table["one"].idxmin()]
    return f"{sentence_case(best)} are found almost always, {least['name']} in {count_words(round(least['one'] / 10), 'of', 'of')} ten cases"


def errors(score, found, coded, text, names):
    """Every error of a score as a row: found and not marked, or marked and not found, with the words."""
    rows = score[score["outcome"] != "hit"]
    told = [(found.loc[f, text] if isinstance(f, str) and f in found.index else coded.loc[c, text]) for f, c in zip(rows["found"], rows["coded"], strict=True)]
    return rows.assign(words=told, name=rows["article"].map(names), error=rows["outcome"].map(ERRORS))


def words_of(score, articles, names):
    """The same for spans of figures, with the words cut from the article."""
    rows = score[score["outcome"] != "hit"]
    cut = [articles.at[a, "text"][int(s) : int(e)] for a, s, e in zip(rows["article"], rows["start"], rows["end"], strict=True)]
    return rows.assign(words=cut, name=rows["article"].map(names), outcome=rows["outcome"].map(ERRORS))


def reasons(table, column, one, many=None):
    """How many rows for each reason, in a sentence."""
    if not len(table):
        return f"There is no {one}."
    counts = table[column].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return f"**{sentence_case(count_words(len(table), one, many))}**: {listed((f'{reason} {n}' for reason, n in counts.items()), most=9)}."


def list_rates(agreed, tested):
    """Of the themes whose patterns were fixed beforehand, how much the word list finds and how much it adds."""
    rows = agreed[agreed["theme"].isin(tested)]
    return pd.DataFrame({
        "name": rows["theme"], "marked": rows["read"], "reached": rows["found"], "found": rows["found"] + rows["added"], "right": rows["found"],
        "one": 100 * rows["found"] / rows["read"].clip(lower=1), "other": 100 * rows["found"] / (rows["found"] + rows["added"]).clip(lower=1),
    }).reset_index(drop=True)  # fmt: skip


def list_title(table):
    """The finding on word lists."""
    low, high = table["one"].min(), table["one"].max()
    return f"{sentence_case(count_words(len(table), 'tested word list finds', 'tested word lists find'))} {low:.0f} to {high:.0f} per cent of the marks"


def about_tested(tested, codebook):
    """How many themes have patterns that were fixed before the scoring."""
    return f"Only {count_words(len(tested), 'theme')} of {len(codebook.ids)} have patterns that were fixed before they were scored: {listed(tested, most=8)}."


def read_otherwise(score, found, coded, names):
    """Figures found and marked whose value, date or source differ, one row a cell."""
    rows = []
    for one in score[score["outcome"] == "hit"].to_dict("records"):
        here, there = found.loc[one["found"]], coded.loc[one["coded"]]
        for column, what in (("value", "number"), ("as_of", "date"), ("attribution", "source")):
            a, b = here[column], there[column]
            if a != b and not (pd.isna(a) and pd.isna(b)):
                told = [date_words(cell) if column == "as_of" else cell for cell in (a, b)]
                rows.append({"article": one["article"], "start": int(here["start"]), "name": names[one["article"]], "surface": here["surface"],
                             "what": what, "found": told[0], "read": told[1]})  # fmt: skip
    return pd.DataFrame(rows, columns=["article", "start", "name", "surface", "what", "found", "read"]).astype({"found": object, "read": object})
