"""What notebook 3 says: which number to print of each thing, what it was held against, and what would change it."""

import pandas as pd

from ..corpus import read_table
from ..figures import RULES as _RULES
from ..figures import unround
from ..framing import article_names
from .answers import count_words, date_words, sentence_case
from .brief import listed
from .charts import intervals, scale_of, steps

MISSING = "This needs a figure or a reference that the settings leave out."
FITS = {
    "identical": "the same", "same figure, rounded": "the same, rounded", "compatible with hedge": "fits", "within range": "fits",
    "same figure, converted": "the same in another currency", "arithmetic follows": "follows",
}  # fmt: skip
DIFFERS = {"arithmetic does not follow": "does not follow", "conflict": "contradicts"}
OPEN = {
    "different as-of date": "another date", "different definition": "counted in another way", "undetermined": "open",
    "not a quantity": "not a number",
}  # fmt: skip
VERDICTS = FITS | DIFFERS | OPEN
RULES = [*_RULES, "truncation"]  # ways to round that the settings know


def number_words(value):
    """A number as a newspaper prints it: 668 million, 1.3 billion, 328.

    Examples
    --------
    >>> number_words(6.68e8), number_words(328.0), number_words(float("nan"))
    ('668 million', '328', 'no number')
    """
    if value != value:
        return "no number"
    size, word = scale_of([value])
    return f"{value / size:,.4g} {word}".strip() if word else f"{value:,.6g}"


def thing_of(things, key):
    """The row of a thing as a dict, None where the settings leave it out."""
    rows = things[things["key"] == key]
    return None if rows.empty else rows.iloc[0].to_dict()


def to_print(things, key):
    """The sentence to print for a thing; without one, what is missing, in the same place."""
    thing = thing_of(things, key)
    if thing is None:
        return MISSING
    if isinstance(thing["sentence"], str):
        return thing["sentence"].replace(thing["printed"], f"**{thing['printed']}**", 1)
    return f"**Do not print {thing['printed']} yet.** Missing: {thing['missing'] or 'a second source'}."


def rows_of(things, key, verdicts, statistics, references, names):
    """All that is printed or known of a thing: a row for each figure of an article and for each reference it was held against."""
    thing = thing_of(things, key)
    columns = ["article", "start", "name", "when", "surface", "value", "low", "high", "group", "verdict", "as_of"]
    if thing is None:
        return pd.DataFrame(columns=columns)
    pairs = verdicts[verdicts["group"] == thing["group"]]
    labels = [label for label in dict.fromkeys([*pairs["a"], *pairs["b"]]) if label in statistics.index]
    rows = []
    for label in labels:
        one = statistics.loc[label]
        rows.append(dict(one[["article", "start", "surface", "value", "low", "high", "as_of"]]) | {
            "name": names.get(one["article"], one["article"]), "when": "as printed", "group": "article", "verdict": None})  # fmt: skip
    by_id = references.set_index("id") if len(references) else references
    of_reference = pairs[pairs["b"].str.startswith("ref:")].sort_values("verdict", key=lambda v: v.map(list(VERDICTS).index), kind="stable")
    for label, told in of_reference.drop_duplicates("b").set_index("b").to_dict("index").items():
        one = by_id.loc[label.removeprefix("ref:")]
        low, high = (one[end] if one[end] == one[end] else one["value"] for end in ("low", "high"))
        surface = told["b_surface"].removesuffix(" change").replace("CNY", "yuan")
        told = told["verdict"]
        rows.append({"article": None, "start": None, "name": one["publisher"], "when": f"as of {date_words(one['as_of'])}", "low": low, "high": high,
                     "surface": surface, "value": one["value"], "as_of": one["as_of"], "verdict": VERDICTS[told],
                     "group": "differs" if told in DIFFERS or told == "different as-of date" else "record"})  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def next_count(references, published):
    """Of a series the count that came out first after a day, as a row for `rows_of`."""
    later = references[references["published"] > published].sort_values("published").head(1)
    return pd.DataFrame([
        {"article": None, "start": None, "name": one["publisher"], "when": f"as of {date_words(one['as_of'])}, came out later", "value": one["value"],
         "surface": number_words(one["value"]), "low": one["low"], "high": one["high"], "as_of": one["as_of"], "verdict": "came out after the articles", "group": "differs"}
        for one in later.to_dict("records")
    ])  # fmt: skip


def in_common(rows):
    """The lowest and highest number that all articles' figures of a thing can stand for; None where there is none."""
    own = rows[rows["group"] == "article"].dropna(subset=["low", "high"])
    low, high = own["low"].max(), own["high"].min()
    return (low, high) if len(own) > 1 and low <= high else None


def _prints(rows):
    """What the articles print of a thing, smallest first, each number once."""
    own = rows[rows["group"] == "article"].sort_values("value", kind="stable")
    return list(own.drop_duplicates("value")["surface"])


def one_count(rows):
    """Whether the figures of several articles can be one count, and which numbers that leaves."""
    prints = _prints(rows)
    if len(prints) < 2:
        return ""
    both = in_common(rows)
    if both is None:
        return f"{sentence_case(listed(prints))} **cannot** be one count with these settings: no number is printed so by all."
    size, word = scale_of(both)
    return f"{sentence_case(listed(prints))} can be one count: every number from {both[0] / size:,.6g} to {both[1] / size:,.6g} {word}is printed so by all."


def numbers_picture(rows, what, dates=None):
    """The figures of a thing on one axis, each with all numbers that round to it."""
    if not len(rows):
        return None
    both, prints, own = in_common(rows), _prints(rows), int((rows["group"] == "article").sum())
    size, word = scale_of(rows["value"].dropna())
    if dates is not None:
        rows = rows.assign(when=[date_words(dates.get(a)) if isinstance(a, str) else when for a, when in zip(rows["article"], rows["when"], strict=True)])
    titles = {
        True: f"{sentence_case(listed(prints))} can be one count, rounded differently",
        False: f"{sentence_case(listed(prints))} cannot be one count" if len(prints) > 1 else f"{sentence_case(count_words(own, 'article prints', 'articles print'))} {prints[0] if prints else 'nothing'}",
    }  # fmt: skip
    named, later = rows.loc[rows["group"] != "article", "name"], rows[rows["verdict"] == "came out after the articles"]
    told = "; ".join(f"{row['name']} {row['surface']} ({row['when']})" for row in rows.to_dict("records"))
    return intervals(
        rows, both if len(prints) > 1 else None, f"Shaded: printed as {listed(prints)}",
        title=titles[both is not None and len(prints) > 1],
        subtitle=f"{what}{', ' + word.strip() if word else ''}. Mark: the number printed. Line: all numbers that round to it",
        note="Circle: an article. Square: another source. Diamond: a number that does not fit"
        + (", here one that came out after the articles." if len(later) else "."),
        source=listed([*dict.fromkeys(rows.loc[rows["group"] == "article", "name"]), *dict.fromkeys(named)], most=9),
        alt=f"Marks with lines on one axis: {told}." + (f" Every number from {both[0] / size:,.6g} to {both[1] / size:,.6g} {word}is printed as all of them." if both else ""),
    )  # fmt: skip


def series_picture(series, articles, what):
    """What was out on each day, beside the days of the articles; None without a count."""
    if not len(series):
        return None
    series = series.assign(published=pd.to_datetime(series["published"], errors="coerce"))
    days = sorted(articles["published"].dropna())
    out = series[series["published"] <= pd.Timestamp(days[0])].sort_values("published") if days else series.head(0)
    size, word = scale_of(series["value"])
    last = f"{out['value'].iloc[-1] / size:,.4g}" if len(out) else "none"
    told = "; ".join(f"{v / size:,.4g} on {date_words(str(d.date()))}" for d, v in zip(series["published"], series["value"], strict=True) if d == d)
    shown = series.assign(name=[f"{v / size:,.4g}" for v in series["value"]])
    return steps(
        shown, [(f"the articles: {last} was the latest", days[0], days[-1])] if days else (), f"{word}{what}",
        title=f"When the articles appeared, {last} {word}was the latest count".replace("  ", " "),
        subtitle="Each step is the day on which a count came out, with the number counted",
        note="The step comes after the day that was counted: a count of 30 June came out in July.",
        source=f"{listed(series['publisher'].dropna().unique())}; the articles",
        alt=f"Line that rises in steps, one at each day on which a count came out: {told}. The articles stand where {last} was the latest.",
    )  # fmt: skip


def latest_count(series, articles):
    """Which count was the latest on the day of each article, in a sentence."""
    days = articles["published"].dropna()
    out = [series[series["published"] <= day].sort_values("published").tail(1) for day in days]
    told = dict.fromkeys(f"**{number_words(v)}** (counted on {date_words(d)}, out on {date_words(p)})" for rows in out
                         for v, d, p in zip(rows["value"], rows["as_of"], rows["published"], strict=True))  # fmt: skip
    if not told:
        return MISSING
    after = series[series["published"] > days.max()].sort_values("published").head(1)
    late = f" {sentence_case(number_words(after['value'].iloc[0]))} came out on {date_words(after['published'].iloc[0])}, after them." if len(after) else ""
    return f"When the articles appeared, the latest count was {listed(told)}.{late}"


def share_picture(shares, part, printed, names):
    """A share as printed beside the share that each count of the whole gives; None where the settings leave one out."""
    if not len(shares):
        return None
    named = names[printed["article"]]
    rows = [{"name": named, "when": "as printed", "value": shares["printed"].iloc[0], "low": shares["printed_low"].iloc[0], "high": shares["printed_high"].iloc[0], "group": "article"}]
    rows += [
        {"name": row["publisher"], "when": f"{row['value'] / 1e9:.2f} billion in {row['as_of'][:4]}, published {str(row['published'])[:4]}", "value": row["share"],
         "low": row["share_low"], "high": row["share_high"], "group": "record", "text": f"{row['share']:.1f}"}
        for row in shares.to_dict("records")
    ]  # fmt: skip
    table = pd.DataFrame(rows).assign(text=lambda t: t["text"].fillna(t["value"].map("{:.0f}".format)))
    low, high, fit = shares["share"].min(), shares["share"].max(), int(shares["follows"].sum())
    return intervals(
        table, (shares["printed_low"].iloc[0], shares["printed_high"].iloc[0]), "would pass as the printed share", fits=False, sign="%",
        title=f"By these counts the share is {low:.0f} to {high:.0f} per cent, not {shares['printed'].iloc[0]:.0f}" if fit < len(shares) else "The printed share fits every count",
        subtitle=f"{sentence_case(part)} as a share of each count of the whole",
        note="Shaded: all shares nearer to the printed fraction than to its neighbours. Counts of later editions are lower.",
        source=listed([named, *dict.fromkeys(shares["publisher"])], most=8),
        alt=f"Marks with lines: printed {shares['printed'].iloc[0]:.0f} per cent; " + "; ".join(f"{row['publisher']} {row['share']:.1f} per cent" for row in shares.to_dict("records")) + ".",
    )  # fmt: skip


def about_share(shares):
    """Of how many counts of the whole the printed share follows."""
    if not len(shares):
        return MISSING
    fit, n = int(shares["follows"].sum()), len(shares)
    return f"By {count_words(n, 'count')} of the whole the share is **{shares['share'].min():.1f} to {shares['share'].max():.1f} per cent**; {fit or 'none'} of them {'lets' if fit == 1 else 'let'} the printed share pass."


def about_rates(sums):
    """On which days the printed sums in other currencies fit."""
    days = sums[sums["as_of"].str.fullmatch(r"\d{4}-\d\d-\d\d")] if len(sums) else sums
    if not len(days):
        return MISSING
    fits = {unit: set(rows.loc[rows["fits"], "as_of"]) for unit, rows in days.groupby("unit")}
    all_days = sorted(set.intersection(*fits.values()))
    rate = days["implied"].iloc[0]
    told = f"All the printed sums fit at the rates of **{listed(map(date_words, all_days))}**" if all_days else "No one day fits all the printed sums"
    return f"{told}: {rate:.2f} {days['unit'].iloc[0].replace(' per ', ' a ').replace('CNY', 'yuan').replace('USD', 'dollar')}."


def about_rise(base, before):
    """A count, the one before it, and the rise that follows: five times as many is four times more."""
    if base is None or before is None:
        return MISSING
    return f"From {before:,.0f} to {base:,.0f} is **{base / before:.2f} times as many, a rise of {100 * (base / before - 1):.0f} per cent**."


def about_sources(things):
    """How many things told by several articles go back to one named source or none."""
    several = things[things["articles"].str.contains("; ")]
    return (
        f"Of {count_words(len(several), 'thing')} that two or more articles print, "
        f"**{int((several['confirmations'] == 1).sum())}** {'goes' if int((several['confirmations'] == 1).sum()) == 1 else 'go'} back to one named source and "
        f"{int((several['confirmations'] == 0).sum())} {'names' if int((several['confirmations'] == 0).sum()) == 1 else 'name'} none; repeating a number does not confirm it."
    )


def about_all(statistics, articles):
    """How many figures the articles print, and how many as a source's."""
    return f"The {count_words(len(articles), 'article')} print **{count_words(len(statistics), 'figure')}**, {int(statistics['attribution'].notna().sum())} of them as a source's."


def about_things(things):
    """How many things can be printed as they are, how many otherwise, how many not yet."""
    n = things["status"].value_counts()
    return (
        f"Of **{count_words(len(things), 'thing')}** that the articles count, {n.get('print', 0)} can be printed, {n.get('print with the outlet' + chr(39) + 's name', 0)} with the "
        f"outlet's name, {n.get('print this instead', 0)} with another number, and {n.get('do not print yet', 0)} not yet."
    )


def turned(before, after):
    """Which pairs get another verdict under the settings, in a table: who, what, the verdict as usual and as set."""
    keys = ["a", "b"]
    both = before[[*keys, "group", "a_article", "a_surface", "b_surface", "verdict"]].merge(after[[*keys, "verdict"]], on=keys, how="left", suffixes=("_usual", "_set"))
    both = both[both["verdict_usual"] != both["verdict_set"]]
    return both.assign(usual=both["verdict_usual"].map(VERDICTS), set=both["verdict_set"].map(VERDICTS).fillna("not compared"))


def about_turned(table, before, rule):
    """How many verdicts turn with a rule of rounding."""
    if not len(table):
        return f"With the rule “{rule}” **no verdict turns**: all {len(before)} pairs stay as they are."
    pairs = (f"{row['a_surface']} and {row['b_surface']} ({row['group']}): {row['usual']} becomes {row['set']}" for row in table.to_dict("records"))
    return f"With the rule “{rule}” **{count_words(len(table), 'verdict')}** of {len(before)} {'turns' if len(table) == 1 else 'turn'}: {listed(pairs, most=2)}."


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
    """The rows of a thing, its references to three at most, and the count that came out next."""
    own = rows[rows["group"] == "article"]
    others = rows[rows["group"] != "article"].head(3)
    days = of_event(articles)["published"].dropna()
    later = next_count(series, days.max()) if len(days) else others.head(0)
    return joined(own, others, later[~later["when"].isin(others["when"])] if len(later) else later)


def around(series, year="2014", to="2017"):
    """The counts of a series that came out in some years."""
    return series[series["published"].between(year, to)]


def joined(*tables):
    """Tables one below the other; the empty ones do not count."""
    full = [table for table in tables if len(table)]
    return pd.concat(full, ignore_index=True) if full else tables[0]


def counts_of(references, ids):
    """References by id, in this order; those that the settings leave out are passed over."""
    return references.set_index("id").reindex(ids).dropna(subset=["value"]).reset_index()


def printed_as(statistics, words):
    """The row of the figure that is printed so, None where there is none."""
    rows = statistics[statistics["surface"] == words]
    return None if rows.empty else rows.iloc[0].to_dict()


def best_row(references, things, key):
    """The reference behind the number to print for a thing, None where there is none."""
    thing = thing_of(things, key)
    rows = references[references["value"].eq(thing["value"]) & references["as_of"].eq(thing["as_of"])] if thing else references.head(0)
    return None if rows.empty else rows.iloc[0].to_dict()


def rise_of(references, name):
    """A count and the one before it, which stands in the note of its reference."""
    rows = references[references["id"] == name]
    before = rows["note"].str.extract(r"average of (\d+)")[0].dropna().astype(float)
    return (rows["value"].iloc[0], before.iloc[0]) if len(rows) and len(before) else (None, None)


def about_measures(things, key, statistics):
    """What each article says that the figure measures."""
    thing = thing_of(things, key)
    if thing is None:
        return ""
    rows = statistics[statistics["article"].isin(thing["articles"].split("; ")) & statistics["value"].eq(thing["value"])]
    told = [text.split(" as ")[0] for text in rows["measure"].dropna()]
    return f"The articles print it of {count_words(len(set(told)), 'measure')}: {listed(f'“{text}”' for text in dict.fromkeys(told))}."


def outlets(articles, names):
    """Ids of articles, joined, as the names of their outlets."""
    return [listed(names.get(one, one) for one in ids.split("; ")) for ids in articles]


def about_dates(dated):
    """Of how many relative dates the plain reading meets the day of the thing."""
    if not len(dated):
        return MISSING
    off = dated[dated["verdict"] != "follows"].to_dict("records")
    told = [f"“{row['words']}” reads as {date_words(row['reading'])}, but it happened on {date_words(row['as_of'])}" for row in off]
    return f"**{len(dated) - len(off)} of {len(dated)}** relative dates meet the day of the thing" + (f"; {listed(told)}. Print the year." if told else ".")


# The printed sums that are one amount in three currencies, and relative dates that dated facts can be held against.
SUMS = ("2.95 trillion yuan", "$455 billion", "416 billion euros")
RELATIVE = [
    ("china_daily", "last July", "brazil-date"), ("china_daily", "Wall Street Journal in September", "wsj-date"),
    ("china_daily", "informatization leading group in 2014", "leading-group"), ("china_daily", "next week", "wic2-dates"),
    ("china_daily_europe", "21 years ago", "china-connect"), ("china_daily_europe", "this week", "wic2-dates"),
    ("scmp", "on Friday", "wic2-dates"), ("china_org_cn", "early December", "us-dialogue"),
]  # fmt: skip


def plain_print(things, key):
    """The sentence to print without marks of bold type, for a table."""
    return to_print(things, key).replace("**", "")


def most_told(things, verdicts, statistics, references, names):
    """The rows of the thing that the articles tell with most different numbers; empty where no thing is told differently."""
    best, most = None, (1, 1)
    for key in things["key"]:
        rows = rows_of(things, key, verdicts, statistics, references, names)
        own = rows[rows["group"] == "article"]
        worth = own["value"].nunique(), own["article"].nunique()
        told = verdicts.loc[verdicts["group"] == thing_of(things, key)["group"], "verdict"]
        if not told.eq("same figure, converted").any() and min(worth) > 1 and worth > most:
            best, most = rows.assign(what=sentence_case(thing_of(things, key)["measure"])), worth
    return rows_of(things, None, verdicts, statistics, references, names) if best is None else best


def lead_picture(rows, articles, otherwise):
    """The figures of the thing that is told most differently; without one the other picture."""
    if not len(rows):
        return otherwise
    own, others = rows[rows["group"] == "article"], rows[rows["group"] != "article"]
    return numbers_picture(joined(own.head(8), others.head(3)), rows["what"].iloc[0], articles.get("published"))


def how_sure(corpus, verdicts):
    """What the answers rest on, a line each."""
    memory = int(corpus.references["how_verified"].str.contains("memory", na=False).sum())
    coded = sum(map(len, corpus.codings.values()))
    still = int((verdicts["verdict"] == "undetermined").sum())
    return (
        f"**{sentence_case(count_words(len(corpus.articles), 'text'))}**, not drawn at random: they describe themselves, not their outlets.",
        f"**{len(corpus.references)} reference figures**, {memory} of them from memory; those decide nothing.",
        f"**{coded:,} marks** by a language model that read before any program ran; no person has read the same texts.",
        f"**{still} of {len(verdicts)} pairs of figures** stay open, and each says what is missing.",
    )


def to_read(table, names=None):
    """A table with dates in words, and outlets by name."""
    told = table.assign(as_of=[date_words(day) for day in table["as_of"]])
    return told.assign(outlet=told["article"].map(names)) if names else told


def names_of(texts):
    """Article id to the name of its outlet."""
    return article_names(texts)


def facts_of(corpus):
    """Dated facts that are no figures, from `facts.csv`."""
    return read_table(corpus.folder / "facts.csv", numbers=())
