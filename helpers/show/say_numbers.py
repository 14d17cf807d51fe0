"""What notebook 3 says: which number to print of each thing, what it was held against, and what would change it."""

import pandas as pd

from ..figures import RULES as _RULES
from ..figures import unround
from .brief import count_words, date_words, listed, part, sentence_case, told
from .charts import intervals, scale_of, steps
from .summary import DIFFERS, RELATION, STATES, ordered, prints_of

MISSING = "This needs a figure or a reference that the settings leave out."
RULES = [*_RULES, "truncation"]  # ways to round that the settings know
ROW = ["article", "start", "name", "when", "surface", "value", "low", "high", "group", "verdict", "as_of"]


def number_words(value):
    """A number as a newspaper prints it: 668 million, 1.3 billion, 328.

    Examples
    --------
    >>> number_words(6.68e8), number_words(328.0), number_words(float("nan"))
    ('668 million', '328', 'no number')
    """
    size, word = scale_of([value])
    return f"{value / size:,.{4 if word else 6}g} {word}".strip() if value == value else "no number"


def first(rows):
    """The first row of a table as a dict, None where there is none."""
    return next(iter(rows.to_dict("records")), None)


def sentence_for(thing):
    """The sentence to print for a thing; without one, what is missing, in the same place."""
    if thing is None:
        return MISSING
    if isinstance(thing["sentence"], str):
        return thing["sentence"].replace(thing["printed"], f"**{thing['printed']}**", 1)
    return f"**Do not print {thing['printed']} yet.** Missing: {thing['missing'] or 'a second source'}."


def to_print(things, key):
    """The sentence to print for the thing of a key."""
    return sentence_for(first(things[things["key"] == key]))


def all_to_print(things):
    """Things, each with its sentence (`told`), without marks of bold type, for a table."""
    return things.assign(told=[sentence_for(thing).replace("**", "") for thing in things.to_dict("records")])


def rows_of(things, key, verdicts, statistics, references, names):
    """All that is printed or known of a thing: a row for each figure of an article and for each reference it was held against."""
    pairs = verdicts[verdicts["group"].isin(things.loc[things["key"] == key, "group"])]
    own = statistics[statistics.index.isin({*pairs["a"], *pairs["b"]})]
    own = own.assign(name=own["article"].map(names), when="as printed", group="article")
    held = pairs[pairs["b"].str.startswith("ref:")].sort_values("verdict", key=lambda v: v.map(list(RELATION).index), kind="stable")
    held = held.drop_duplicates("b")[["b", "b_surface", "verdict"]].merge(references.assign(b="ref:" + references["id"]), on="b")
    sources = held.assign(
        name=held["publisher"], when="as of " + held["as_of"].map(date_words), verdict=held["verdict"].map(RELATION),
        group=held["verdict"].isin(DIFFERS).map({True: "differs", False: "record"}),
        low=held["low"].fillna(held["value"]), high=held["high"].fillna(held["value"]),
        surface=held["b_surface"].str.removesuffix(" change").str.replace("CNY", "yuan"),
    )  # fmt: skip
    return joined(own.reindex(columns=ROW), sources.reindex(columns=ROW))


def joined(*tables):
    """Tables one below the other; the empty ones do not count."""
    full = [table.dropna(axis=1, how="all") for table in tables if len(table)]
    return pd.concat(full, ignore_index=True).reindex(columns=tables[0].columns) if full else tables[0]


def of_articles(rows):
    """Those of the rows of a thing that an article prints."""
    return rows[rows["article"].notna()]


def in_common(rows):
    """The lowest and highest number that all articles' figures of a thing can stand for; None where there is none."""
    own = of_articles(rows).dropna(subset=["low", "high"])
    low, high = own["low"].max(), own["high"].min()
    return (low, high) if len(own) > 1 and low <= high else None


def _prints(rows):
    """What the articles print of a thing, smallest first, each number once."""
    return list(of_articles(rows).sort_values("value", kind="stable").drop_duplicates("value")["surface"])


def one_count(rows):
    """Whether the figures of several articles can be one count, and which numbers that leaves."""
    prints, both = _prints(rows), in_common(rows)
    if len(prints) < 2:
        return ""
    if both is None:
        return f"{sentence_case(listed(prints))} **cannot** be one count with these settings: no number is printed so by all."
    size, word = scale_of(both)
    span = f"from {both[0] / size:,.6g} to {both[1] / size:,.6g} {word}"
    return f"{sentence_case(listed(prints))} can be one count: every number {span}is printed so by all."


def numbers_picture(rows, what, dates=None):
    """The figures of a thing on one axis, each with all numbers that round to it."""
    if not len(rows):
        return None
    if dates is not None:
        days = rows["article"].map(dates).map(date_words)
        rows = rows.assign(when=rows["when"].where(rows["article"].isna(), days))
    both, prints, word = in_common(rows), _prints(rows), scale_of(rows["value"].dropna())[1].strip()
    if len(prints) < 2:
        title = f"{count_words(len(of_articles(rows)), 'article prints', 'articles print')} {listed(prints)}"
    elif both:
        title = f"{listed(prints)} can be one count, rounded differently"
    else:
        title = f"{what}: {len(prints)} different numbers"
    return intervals(
        rows, both if len(prints) > 1 else None, f"Shaded: printed as {listed(prints)}", title=sentence_case(title),
        subtitle=f"{what}{', ' + word if word else ''}. Mark: the number printed. Line: all numbers that round to it",
        note="Circle: an article. Square: another source. Diamond: a number that does not fit.",
        source=listed(rows["name"].dropna().unique(), most=9),
        alt=f"Marks with lines on one axis: {told(rows, '{name} {surface} ({when})')}.",
    )  # fmt: skip


def series_picture(series, articles, what):
    """What was out on each day, beside the days of the articles; None without a count."""
    if not len(series):
        return None
    size, word = scale_of(series["value"])
    shown = series.assign(name=[f"{value / size:,.4g}" for value in series["value"]], day=series["published"].map(date_words))
    days = sorted(articles["published"].dropna())
    out = shown[shown["published"] <= days[0]].sort_values("published") if days else shown.head(0)
    last = next(iter(out["name"].tail(1)), "none")
    return steps(
        shown.assign(published=pd.to_datetime(series["published"], errors="coerce")),
        [(f"the articles: {last} was the latest", days[0], days[-1])] if days else (), f"{word}{what}",
        title=f"When the articles appeared, {last} {word}was the latest count",
        subtitle="Each step is the day on which a count came out, with the number counted",
        note="The step comes after the day that was counted: a count of 30 June came out in July.",
        source=f"{listed(series['publisher'].dropna().unique())}; the articles",
        alt=f"Line that rises in steps, one at each day on which a count came out: {told(shown, '{name} on {day}')}.",
    )  # fmt: skip


def share_picture(shares, part, printed, names):
    """A share as printed beside the share that each count of the whole gives; None where the settings leave one out."""
    if not len(shares):
        return None
    own = shares.iloc[[0]][["printed", "printed_low", "printed_high"]].set_axis(["value", "low", "high"], axis=1)
    own = own.assign(name=names[printed["article"]], when="as printed", group="article", text=own["value"].map("{:.0f}".format))
    counts = shares.assign(
        name=shares["publisher"], when=[f"{n / 1e9:.2f} billion in {day[:4]}" for n, day in zip(shares["value"], shares["as_of"], strict=True)],
        value=shares["share"], low=shares["share_low"], high=shares["share_high"], group="record", text=shares["share"].map("{:.1f}".format),
    )  # fmt: skip
    table, low, high = pd.concat([own, counts[[*own.columns]]]), shares["share"].min(), shares["share"].max()
    return intervals(
        table, tuple(own[["low", "high"]].iloc[0]), "would pass as the printed share", fits=False, sign="%",
        title=f"By these counts the share is {low:.0f} to {high:.0f} per cent, not {own['value'].iloc[0]:.0f}"
        if not shares["follows"].all() else "The printed share fits every count",
        subtitle=f"{sentence_case(part)} as a share of each count of the whole",
        note="Shaded: all shares nearer to the printed fraction than to its neighbours. Counts of later editions are lower.",
        source=listed(table["name"].unique(), most=8), alt=f"Marks with lines, in per cent: {told(table, '{name} {text} ({when})')}.",
    )  # fmt: skip


def about_things(things):
    """How many things can be printed as they are, how many otherwise, how many not yet."""
    n = [int((things["status"] == state).sum()) for state in STATES]
    return (
        f"Of **{count_words(len(things), 'thing')}** that the articles count, {n[0]} can be printed, {n[2]} with the "
        f"outlet's name, {n[1]} with another number, and {n[3]} not yet."
    )


def about_turned(before, after, rule):
    """How many pairs get another verdict with a rule of rounding, and which."""
    both = before.merge(after[["a", "b", "verdict"]], on=["a", "b"], how="left", suffixes=("", "_set"))
    both = both.assign(usual=both["verdict"].map(RELATION), now=both["verdict_set"].map(RELATION).fillna("not compared"))
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


def of_event(articles):
    """The articles of the event that most of them are about."""
    events = articles["event"].dropna() if "event" in articles else pd.Series(dtype=object)
    return articles[articles["event"] == events.mode().iloc[0]] if len(events) else articles


def with_next(rows, series, articles):
    """The rows of a thing, its references to three at most, and the count of a series that came out next."""
    later = series[series["published"] > of_event(articles)["published"].max()].sort_values("published").head(1)
    later = later.assign(
        name=later["publisher"], when="as of " + later["as_of"].map(date_words) + ", came out later",
        surface=later["value"].map(number_words), group="differs", article=None,
    )  # fmt: skip
    return joined(of_articles(rows), rows[rows["article"].isna()].head(3), later.reindex(columns=ROW))


def best_row(references, things, key):
    """The reference behind the number to print for a thing, None where there is none."""
    return first(references[("ref:" + references["id"]).isin(things.loc[things["key"] == key, "best"])])


def outlets(articles, names):
    """Ids of articles, joined, as the names of their outlets."""
    return [listed(names.get(one, one) for one in ids.split("; ")) for ids in articles]


# The printed sums that are one amount in three currencies, and relative dates that dated facts can be held against.
SUMS = ("2.95 trillion yuan", "$455 billion", "416 billion euros")
RELATIVE = [
    ("china_daily", "last July", "brazil-date"), ("china_daily", "Wall Street Journal in September", "wsj-date"),
    ("china_daily", "informatization leading group in 2014", "leading-group"), ("china_daily", "next week", "wic2-dates"),
    ("china_daily_europe", "21 years ago", "china-connect"), ("china_daily_europe", "this week", "wic2-dates"),
    ("scmp", "on Friday", "wic2-dates"), ("china_org_cn", "early December", "us-dialogue"),
]  # fmt: skip


def lead_picture(things, verdicts, statistics, references, names, otherwise):
    """The figures of the thing that leads the brief where the articles' numbers differ; else the other picture."""
    lead = first(ordered(things, prints_of(things, verdicts, statistics))) if len(things) else {"key": None}
    rows = rows_of(things, lead["key"], verdicts, statistics, references, names)
    shown = joined(of_articles(rows).head(8), rows[rows["article"].isna()].head(3))
    return numbers_picture(shown, lead["name"]) if len(_prints(rows)) > 1 else otherwise


def how_sure(corpus, verdicts):
    """What the answers rest on, a line each."""
    memory = int(corpus.references["how_verified"].str.contains("memory", na=False).sum())
    return (
        f"**{sentence_case(count_words(len(corpus.articles), 'text'))}**, not drawn at random: they describe themselves, not their outlets.",
        f"**{len(corpus.references)} reference figures**, {memory} of them from memory; those decide nothing.",
        f"**{sum(map(len, corpus.codings.values())):,} marks** by a language model that read before any program ran; no person has read the same texts.",
        f"{sentence_case(part(verdicts['verdict'] == 'undetermined', 'pairs of figures'))} stay open, and each says what is missing.",
    )
