"""What notebook 4 says: which themes each article has, in whose voice, and which differences are more than chance."""

import pandas as pd

from ..framing import compare_marked
from .answers import count_words, sentence_case
from .brief import listed
from .charts import bars, heat, pairs

LEAST = 8  # paragraphs that a theme needs in both groups together to be drawn


def plain(name):
    """The id of a theme as words.

    Examples
    --------
    >>> plain("national_image")
    'national image'
    """
    return str(name).replace("_", " ")


def _gap(row):
    return f"{plain(row['name'])} ({row['one']} of {row['one_of']} paragraphs against {row['other']} of {row['other_of']})"


def about_difference(compared, one, other, by):
    """Which themes set two groups apart beyond chance; without any, the largest gaps and that they could be chance."""
    clear = compared[compared["clear"]].to_dict("records")
    if clear:
        more = [_gap(row) for row in clear if row["difference"] > 0]
        less = [_gap(row) for row in clear if row["difference"] < 0]
        told = [f"{one} speaks more of **{listed(more)}**"] * bool(more) + [f"{other} more of **{listed(less)}**"] * bool(less)
        line = f"{'; '.join(told)}: clear differences, still clear though {len(compared)} themes were tried."
    else:
        ends = compared.reindex(compared["difference"].abs().sort_values(ascending=False, kind="stable").index).head(3)
        line = (
            f"**No theme sets {one} apart from {other} beyond chance**, as {count_words(len(compared), 'theme')} were tried. "
            f"The largest gaps: {listed(_gap(row) for row in ends.to_dict('records'))}."
        )
    return f"{sentence_case(line)} One text cannot speak for its outlet. Paragraphs are counted {by}."


def difference_picture(compared, one, other, texts, by):
    """Shares of paragraphs with each theme in two groups."""
    shown = compared[compared["one"] + compared["other"] >= LEAST]
    table = pd.DataFrame({
        "name": shown["name"].map(plain), "one": 100 * shown["one"] / shown["one_of"], "other": 100 * shown["other"] / shown["other_of"],
        "one_text": [f"{n} of {of}" for n, of in zip(shown["one"], shown["one_of"], strict=True)],
        "other_text": [f"{n} of {of}" for n, of in zip(shown["other"], shown["other_of"], strict=True)], "clear": shown["clear"],
    })  # fmt: skip
    clear = table.loc[table["clear"], "name"].tolist()
    title = f"Clear differences in {listed(clear)}" if clear else "With so few paragraphs, every difference in themes could be chance"
    told = "; ".join(f"{row['name']} {row['one_text']} against {row['other_text']}" for row in table.to_dict("records"))
    return pairs(
        table, (one, other),
        title=title, subtitle=f"Share of paragraphs with each theme: {one} and {other}",
        note=f"Clear: hardly ever by chance, though {len(compared)} themes were tried. Themes with fewer than {LEAST} paragraphs "
        f"are not drawn. Counted {by}. One text cannot speak for its outlet.",
        source=listed(texts, most=8), alt=f"Pairs of marks, one row a theme; paragraphs of {one} against {other}: {told}.",
    )  # fmt: skip


def shares_by_article(marks, articles, names):
    """Paragraphs with each theme in each article: numbers, and per cent of its paragraphs; most common theme first."""
    counts = marks.groupby("article")[list(marks.columns.drop("article"))].sum().reindex(articles).T
    sizes = marks.groupby("article").size().reindex(articles)
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    counts.index, shares = [plain(name) for name in counts.index], 100 * counts.to_numpy() / sizes.to_numpy()
    counts.columns = [names[a] for a in articles]
    return counts, pd.DataFrame(shares, index=counts.index, columns=counts.columns)


def about_articles(counts, shares):
    """The theme of most paragraphs in each article."""
    tops = {}
    for name in shares.columns:
        tops.setdefault(listed(shares.index[shares[name] == shares[name].max()]) if shares[name].max() else "none", []).append(name)
    told = [f"**{theme}** {'lead' if ' and ' in theme else 'leads'} in {listed(outlets)}" for theme, outlets in tops.items()]
    return f"{sentence_case('; '.join(told))}."


def articles_picture(counts, shares, by):
    """The share of paragraphs with each theme in each article, as shades."""
    texts = counts.astype(int).astype(str)
    leads = {name: shares[name].idxmax() for name in shares.columns if shares[name].max()}
    common = pd.Series(leads, dtype=object).mode()
    first = common.iloc[0] if len(common) else "no theme"
    n = sum(theme == first for theme in leads.values())
    told = "; ".join(f"{name}: {theme}, {int(counts.at[theme, name])} paragraphs" for name, theme in leads.items())
    return heat(
        shares, texts,
        title=f"{sentence_case(first)} leads in {count_words(n, 'text')} of {count_words(len(shares.columns), '').strip(' s')}",
        subtitle="Number of paragraphs with each theme; the darker, the larger their share of the article",
        note=f"A paragraph can have several themes. Counted {by}.", source=listed(shares.columns, most=8),
        alt=f"Grid of {len(shares)} themes by {shares.shape[1]} articles with the number of paragraphs in each cell. Most in each: {told}.",
    )  # fmt: skip


def voices_of_themes(hits, articles, names):
    """Passages on any theme in each article: in its own words, and in somebody else's."""
    rows = []
    for a in articles:
        own, n = int((hits.loc[hits["article"] == a, "voice"] == "outlet").sum()), int((hits["article"] == a).sum())
        share = round(100 * own / n) if n else 0
        rows.append({"name": names[a], "when": f"{n} passages", "own": share, "other": (100 - share) if n else 0, "passages": n})
    return pd.DataFrame(rows, columns=["name", "when", "own", "other", "passages"])


def about_voices(table):
    """In which article the themes stand most and least in its own words."""
    some = table[table["passages"] > 0].sort_values("own", kind="stable")
    if some.empty:
        return "No passage on a theme was found."
    low, high = some.iloc[0], some.iloc[-1]
    return f"From **{low['own']} per cent** ({low['name']}) to **{high['own']} per cent** ({high['name']}) of the passages on a theme are an article's own words."


def voices_picture(table):
    """Own words and somebody else's, of the passages on a theme."""
    some = table[table["passages"] > 0]
    told = "; ".join(f"{row['name']} {row['own']} per cent of {row['when']}" for row in table.to_dict("records"))
    return bars(
        table, {"own": "its own words", "other": "somebody else's"}, sign="%",
        title=f"An article's own words carry {some['own'].min():.0f} to {some['own'].max():.0f} per cent of its themes" if len(some) else "No theme was found",
        subtitle="Passages on any theme, by the voice in which they stand", note="Passages as the word list finds them. Somebody else's: quoted or reported.",
        source=listed(table["name"], most=8), alt=f"Bars of 100 per cent for each article; passages on a theme in its own words: {told}.",
    )  # fmt: skip


def steadiness(base, changes):
    """For each theme whether the direction of its difference stays under each change; `changes`: words to compared table."""
    rows = base[base["one"] + base["other"] >= LEAST]
    table = pd.DataFrame({"theme": rows["name"].map(plain)})
    for words, other in changes.items():
        there = other.set_index("name")["difference"].reindex(rows["name"]).to_numpy()
        table[words] = ["stays" if a * b > 0 else "turns" for a, b in zip(rows["difference"], there, strict=True)]
    return table.assign(clear=["yes" if clear else "no" for clear in rows["clear"]])


def changes_of(marks, by_list, target, reference, names):
    """The small changes that are tried: each article of the second group left out, and the other way of counting."""
    left = {f"Without {names[a]}": compare_marked(marks, target, [b for b in reference if b != a]) for a in reference if len(reference) > 1}
    return left | {"By word list": compare_marked(by_list, target, reference)}


def about_steady(table):
    """Of how many themes the direction stays under every change."""
    words = table.columns.drop(["theme", "clear"])
    stay = table[(table[words] == "stays").all(axis=1)]
    return f"The direction of **{len(stay)} of {len(table)}** differences stays under every change: {listed(stay['theme'], most=8) or 'none'}. That it stays does not make it more than chance."


def list_against_reading(marks, by_list, articles):
    """For each theme how many of the paragraphs marked by reading the word list finds, and how many it adds."""
    both = marks.index[marks["article"].isin(articles)].intersection(by_list.index)
    shared, found = marks.loc[both], by_list.loc[both]
    rows = []
    for name in marks.columns.drop("article"):
        read, seen = shared[name].to_numpy(), found[name].to_numpy()
        rows.append({"theme": plain(name), "read": int(read.sum()), "found": int((read & seen).sum()), "added": int((seen & ~read).sum())})
    return pd.DataFrame(rows).sort_values("read", ascending=False, kind="stable", ignore_index=True)


def about_list(table):
    """How much of what a reader marked the word list finds."""
    found, read, added = table["found"].sum(), table["read"].sum(), table["added"].sum()
    return f"The word list finds **{found} of the {read} marks** that the reading gave, and adds {added} that the reading does not have."


def absent(counts, sizes):
    """Themes that an article does not have though another has: theme, article, paragraphs read, paragraphs elsewhere."""
    rows = [
        {"theme": theme, "name": name, "paragraphs": int(sizes[name]), "elsewhere": int(row.sum())}
        for theme, row in counts.iterrows() for name in counts.columns if row[name] == 0 and row.sum() > 0
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["theme", "name", "paragraphs", "elsewhere"])


def about_absent(table, counts):
    """How many pairs of theme and article are empty."""
    return f"**{len(table)} of {counts.size}** pairs of theme and article have no paragraph. In a short text that says little: none of 11 paragraphs still allows one in four."


def about_words(key_words, tested):
    """Whether any single word sets the groups apart once so many are tried."""
    left = int((key_words["p_holm"] < 0.05).sum())
    return f"{'Yes' if left else '**No**'}: of {tested:,} words that stand often enough, {left or 'none'} sets them apart once so many are tried."


def group_names(one, other, usual, target, reference, names):
    """What the two groups are called: as set, or by their outlets where the settings' names no longer fit the texts."""
    fits = list(target) == list(usual)
    named = [listed(names[a] for a in group) for group in (target, reference)]
    return (one, other) if fits else tuple(named)


def about_codebook(codebook):
    """How many themes there are, and where to change them."""
    return f"**{sentence_case(count_words(len(codebook.ids), 'theme'))}**, each with a question, an example and a near miss; a theme is what a paragraph makes of its subject."
