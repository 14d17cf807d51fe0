"""What notebook 3 says: which number to print of each thing, what it was held against, and what would change it."""

import pandas as pd

from ..figures import RULES as _RULES
from ..figures import kind_of, unround
from ..verdicts import mid_sentence
from .brief import count_words, date_words, in_words, listed, part, sentence_case, told
from .charts import intervals, scale_of
from .summary import OPEN, RELATION, STATES, of_event

DIFFERS = ("conflict", "arithmetic does not follow", "different as-of date")
MISSING = "This needs a figure or a reference that the settings leave out."
RULES = [*_RULES, "truncation"]  # ways to round that the settings know
ROW = ["article", "start", "name", "when", "surface", "value", "low", "high", "group", "verdict", "as_of"]


def number_words(value):
    """A number as a newspaper prints it: 668 million, 1.3 billion, 328.

    Examples
    --------
    >>> number_words(6.68e8), number_words(328.0)
    ('668 million', '328')
    """
    size, word = scale_of([value])
    return f"{value / size:,.{4 if word else 6}g} {word}".strip()


def first(rows):
    """The first row of a table as a dict, None where there is none."""
    return next(iter(rows.to_dict("records")), None)


def all_to_print(things):
    """Things from `named`, each with its sentence or what is missing (`told`), for a table."""
    missing = things["missing"].fillna("a second source")
    otherwise = "Do not print " + things["printed"] + " yet. Missing: " + missing + "."
    return things.assign(told=things["sentence"].fillna(otherwise))


def to_print(things, key):
    """The sentence to print for the thing of a key, its number in bold type."""
    thing = first(all_to_print(things[things["key"] == key]))
    return thing["told"].replace(thing["printed"], f"**{thing['printed']}**", 1) if thing else MISSING


def rows_of(things, key, verdicts, statistics, references, names):
    """All that is printed or known of a thing in its most common unit: figures of articles, and references.

    An article's row has a `verdict` where another article's does not agree with it.
    """
    pairs = verdicts[verdicts["group"].isin(things.loc[things["key"] == key, "group"])]
    own = statistics[statistics.index.isin({*pairs["a"], *pairs["b"]})]
    scale = own["unit"].map(lambda unit: unit if kind_of(unit) in ("money", "measure") else kind_of(unit))
    own = own[scale.isin(scale.mode().head(1))]
    apart = pairs[pairs["a"].isin(own.index) & pairs["b"].isin(own.index)].replace({"verdict": RELATION})
    apart = apart[apart["verdict"].isin(OPEN)].melt("verdict", ["a", "b"]).set_index("value")["verdict"].to_dict()
    own = own.assign(name=own["article"].map(names), when="as printed", group="article", verdict=own.index.map(apart))
    held = pairs[pairs["b"].str.startswith("ref:")]
    held = held.sort_values("verdict", key=lambda v: v.map(list(RELATION).index), kind="stable").drop_duplicates("b")
    held = held[["b", "b_surface", "verdict"]].merge(references.assign(b="ref:" + references["id"]), on="b")
    sources = held.assign(
        name=held["publisher"], when="as of " + in_words(held)["as_of"], verdict=held["verdict"].map(RELATION),
        group=held["verdict"].isin(DIFFERS).map({True: "differs", False: "record"}),
        low=held["low"].fillna(held["value"]), high=held["high"].fillna(held["value"]),
        surface=held["b_surface"].str.removesuffix(" change").str.replace("CNY", "yuan"),
    )  # fmt: skip
    return joined(own.reindex(columns=ROW), sources.reindex(columns=ROW))


def joined(*tables):
    """Tables one below the other; the empty ones do not count."""
    full = [table.dropna(axis=1, how="all") for table in tables if len(table)]
    return pd.concat(full, ignore_index=True).reindex(columns=tables[0].columns) if full else tables[0]


def in_common(rows):
    """What the articles print of a thing, and (lowest, highest) of the numbers that it can all stand for, or None."""
    own = rows[rows["article"].notna()].sort_values("value", kind="stable")
    prints, low, high = own.drop_duplicates("value")["surface"], own["low"].max(), own["high"].min()
    prints = [mid_sentence(surface) for surface in prints]
    return prints, (low, high) if len(prints) > 1 and low <= high and own["verdict"].isna().all() else None


def one_count(rows):
    """Whether the figures of several articles can be one count, and which numbers that leaves."""
    prints, both = in_common(rows)
    if both is None:
        return ""
    size, word = scale_of(both)
    span = f"from {both[0] / size:,.6g} to {both[1] / size:,.6g} {word}"
    return f"{sentence_case(listed(prints))} can be one count: every number {span}is printed so by all."


def numbers_picture(rows, what, dates=None):
    """The figures of a thing on one axis, each with all numbers that round to it; `dates`: article to its day."""
    if not len(rows):
        return None
    if dates is not None:
        rows = rows.assign(when=rows["when"].where(rows["article"].isna(), rows["article"].map(dates).map(date_words)))
    (prints, both), own = in_common(rows), rows["article"].notna()
    rows = joined(rows[own].drop_duplicates(["name", "value", "low", "high"]).head(8), rows[~own].head(3))
    word = scale_of(rows["value"].dropna())[1].strip()
    unit = f", {word}" if word and word not in what else ""
    return intervals(
        rows, both, f"Shaded: printed as {listed(prints)}",
        title=one_count(rows).split(":")[0] if both else f"{what}: {listed(prints) or 'no number'}",
        subtitle=f"{what}{unit}. Mark: the number printed. Line: all numbers that round to it",
        note="Circle: an article. Square: another source. Diamond: a number that does not fit.",
        source=listed(rows["name"].dropna().unique(), most=9),
        alt=f"Marks with lines on one axis: {told(rows, '{name} {surface} ({when})')}.",
    )  # fmt: skip


def lead_picture(things, verdicts, statistics, references, names, otherwise):
    """The figures of the thing that leads the brief where the articles' numbers differ; else the other picture."""
    lead = first(things) or {"key": None}
    rows = rows_of(things, lead["key"], verdicts, statistics, references, names)
    return numbers_picture(rows, lead["name"]) if len(in_common(rows)[0]) > 1 else otherwise


def series_picture(series, articles, what):
    """Each count from the day on which it came out to that of the next, beside the days of the articles."""
    size, word = scale_of(series["value"])
    out = pd.to_datetime(series["published"])
    table = series.assign(
        name="counted " + series["as_of"].map(date_words), when="out " + series["published"].map(date_words),
        text=[f"{n / size:,.4g}" for n in series["value"]], group="record", value=out, low=out,
    ).sort_values("low")  # fmt: skip
    table = table.assign(high=table["low"].shift(-1)).dropna(subset=["high"])
    days = pd.to_datetime(of_event(articles)["published"].dropna(), format="ISO8601")
    last = table.loc[table["low"] <= days.min(), "text"].tail(1)
    return None if not len(last) else intervals(
        table, (days.min(), days.max()), "the articles",
        title=f"When the articles appeared, {last.item()} {word}was the latest count",
        subtitle=f"{sentence_case(word + what)}: from the day on which each count came out to the next",
        note="A count comes out after the day that was counted: that of 30 June in July.",
        source=f"{listed(series['publisher'].dropna().unique())}; the articles",
        alt=f"Lines on an axis of days, one a count until the next came out: {told(table, '{text} {when}')}.",
    )  # fmt: skip


def share_picture(shares, part, printed, names):
    """A share as printed beside the share that each count of the whole gives; None where the settings leave one out."""
    if not len(shares):
        return None
    ends, when = ["value", "low", "high"], shares["value"].map(number_words) + " in " + shares["as_of"].str[:4]
    own = shares[["printed", "printed_low", "printed_high"]].head(1).set_axis(ends, axis=1)
    counts = shares[["share", "share_low", "share_high"]].set_axis(ends, axis=1)
    text = counts["value"].map("{:.1f}".format)
    counts = counts.assign(name=shares["publisher"], when=when, group="record", text=text)
    told_share = f"{own['value'].iloc[0]:.0f}"
    own = own.assign(name=names[printed["article"]], when="as printed", group="article", text=told_share)
    table, low, high = pd.concat([own, counts]), counts["value"].min(), counts["value"].max()
    return intervals(
        table, (own["low"].iloc[0], own["high"].iloc[0]), "would pass as the printed share", fits=False, sign="%",
        title=f"By these counts the share is {low:.0f} to {high:.0f} per cent, not {told_share}"
        if not shares["follows"].all() else "The printed share fits every count",
        subtitle=f"{sentence_case(part)} as a share of each count of the whole",
        note="Shaded: all shares nearer to the printed fraction than to its neighbours.",
        source=listed(table["name"].unique(), most=8),
        alt=f"Marks with lines, in per cent: {told(table, '{name} {text} ({when})')}.",
    )  # fmt: skip


def about_things(things):
    """How many things can be printed as they are, how many otherwise, how many not yet."""
    if not len(things):
        return "The articles have no number in common."
    counts = things["status"].value_counts()
    ways = ("to print unchanged", "to print with another number", "to print with the outlet's name", "not to print yet")
    told = listed(count_words(counts[s], way, way) for s, way in zip(STATES, ways, strict=True) if s in counts)
    return f"The articles count **{count_words(len(things), 'thing')}**: {told}."


def about_turned(before, after, rule):
    """How many pairs get another verdict with a rule of rounding, and which."""
    both = before.merge(after[["a", "b", "verdict"]], on=["a", "b"], how="left", suffixes=("", "_set"))
    now = both["verdict_set"].map(RELATION).fillna("not compared")
    both = both.assign(usual=both["verdict"].map(RELATION), now=now)
    turn = both["verdict"] != both["verdict_set"]
    pairs = told(both[turn].head(2), "{a_surface} and {b_surface}: “{usual}” becomes “{now}”")
    return f"With the rule “{rule}” {part(turn, 'verdicts')} turn{': ' * bool(pairs)}{pairs}."


def reach(printed, rule):
    """From where to where a printed number reaches under a rule of rounding."""
    ends = unround(printed, rule)
    return f"{printed} reaches from {number_words(float(ends.low))} to {number_words(float(ends.high))}"


def chosen(references, which, publishers):
    """The references that the settings leave in."""
    memory = references["how_verified"].str.contains("memory", na=False)
    kept = references[{"all": memory | ~memory, "checked": ~memory, "none": memory & ~memory}[which]]
    return kept[kept["publisher"].isin(publishers)] if publishers else kept


def how_sure(corpus, verdicts):
    """What the answers rest on, a line each."""
    memory = corpus.references["how_verified"].str.contains("memory", na=False).sum()
    texts, marks = count_words(len(corpus.articles), "text"), sum(map(len, corpus.codings.values()))
    pairs = part(verdicts["verdict"] == "undetermined", "pairs of figures")
    return (
        f"**{sentence_case(texts)}**, not drawn at random: they describe themselves, not their outlets.",
        f"**{len(corpus.references)} reference figures**, {memory} of them from memory; those decide nothing.",
        f"**{marks:,} marks** by a language model that read before any program ran; no person has read them.",
        f"{sentence_case(pairs)} stay open, and each says what is missing.",
    )
