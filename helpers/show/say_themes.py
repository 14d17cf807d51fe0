"""What notebook 4 says: which themes each article has, in whose voice, and which differences are more than chance."""

import pandas as pd

from ..framing import compare_marked
from .brief import count_words, listed, sentence_case, told
from .charts import heat, pairs
from .say_claims import voices_of

LEAST = 8  # paragraphs that a theme needs in both groups together to be drawn


def plain(name):
    """The id of a theme as words.

    Examples
    --------
    >>> plain("national_image")
    'national image'
    """
    return str(name).replace("_", " ")


def about_difference(compared, one, other, by):
    """Which themes set two groups apart beyond chance; without any, the largest gaps and that they could be chance."""
    gaps = compared["name"].map(plain) + compared.agg(" ({0[one]} of {0[one_of]} paragraphs against {0[other]} of {0[other_of]})".format, axis=1)
    themes, clear, more = count_words(len(compared), "theme"), compared["clear"], compared["difference"] > 0
    if clear.any():
        lines = [f"{who} speaks more of **{listed(gaps[clear & which])}**" for who, which in ((one, more), (other, ~more)) if (clear & which).any()]
        line = f"{'; '.join(lines)}: clear differences, still clear though {themes} were tried."
    else:
        largest = compared["difference"].abs().sort_values(ascending=False, kind="stable").index[:3]
        line = f"**No theme sets {one} apart from {other} beyond chance**, as {themes} were tried. The largest gaps: {listed(gaps[largest])}."
    return f"{sentence_case(line)} One text cannot speak for its outlet. Paragraphs are counted {by}."


def difference_picture(compared, one, other, texts, by):
    """Shares of paragraphs with each theme in two groups."""
    table = compared[compared["one"] + compared["other"] >= LEAST].assign(name=lambda t: t["name"].map(plain))
    for side in ("one", "other"):
        table[f"{side}_text"] = table[side].astype(str) + " of " + table[f"{side}_of"].astype(str)
        table[side] = 100 * table[side] / table[f"{side}_of"]
    clear = listed(table.loc[table["clear"], "name"])
    title = f"Clear differences in {clear}" if clear else "With so few paragraphs, every difference in themes could be chance"
    return pairs(
        table, (one, other),
        title=title, subtitle=f"Share of paragraphs with each theme: {one} and {other}",
        note=f"Clear: hardly ever by chance, though {len(compared)} themes were tried. Themes with fewer than {LEAST} paragraphs "
        f"are not drawn. Counted {by}. One text cannot speak for its outlet.",
        source=listed(texts, most=8),
        alt=f"Pairs of marks, one row a theme; paragraphs of {one} against {other}: {told(table, '{name} {one_text} against {other_text}')}.",
    )  # fmt: skip


def shares_by_article(marks, articles, names):
    """Paragraphs with each theme in each article: numbers, and per cent of its paragraphs; most common theme first."""
    own = marks.groupby("article")
    counts = own.sum().reindex(articles).T.rename(index=plain)
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    return counts.rename(columns=names), (100 * counts / own.size().reindex(articles)).rename(columns=names)


def about_articles(shares):
    """The theme of most paragraphs in each article."""
    tops = {}
    for name, own in shares.items():
        tops.setdefault(listed(own.index[own == own.max()]) if own.max() else "none", []).append(name)
    lines = [f"**{theme}** {'lead' if ' and ' in theme else 'leads'} in {listed(outlets)}" for theme, outlets in tops.items()]
    return f"{sentence_case('; '.join(lines))}."


def articles_picture(counts, shares, by):
    """The share of paragraphs with each theme in each article, as shades."""
    leads = pd.Series({name: own.idxmax() for name, own in shares.items() if own.max()}, dtype=object)
    first = next(iter(leads.mode()), "no theme")
    most = "; ".join(f"{name}: {theme}, {counts.at[theme, name]:.0f} paragraphs" for name, theme in leads.items())
    return heat(
        shares, counts.astype(int).astype(str),
        title=f"{sentence_case(first)} leads in {count_words((leads == first).sum(), 'of', 'of')} {count_words(shares.shape[1], 'text')}",
        subtitle="Number of paragraphs with each theme; the darker, the larger their share of the article",
        note=f"A paragraph can have several themes. Counted {by}.", source=listed(shares.columns, most=8),
        alt=f"Grid of {len(shares)} themes by {shares.shape[1]} articles with the number of paragraphs in each cell. Most in each: {most}.",
    )  # fmt: skip


def voices_of_themes(hits, articles, names):
    """Passages on any theme in each article, in per cent: in its own words, and in somebody else's."""
    own, all_hits = (rows["article"].value_counts().reindex(articles, fill_value=0) for rows in (hits[hits["voice"] == "outlet"], hits))
    return voices_of(own, all_hits, names, "passages")


def steadiness(base, changes):
    """For each theme whether the direction of its difference stays under each change; `changes`: words to compared table."""
    rows = base[base["one"] + base["other"] >= LEAST].set_index("name")
    stays = {words: rows["difference"] * other.set_index("name")["difference"] > 0 for words, other in changes.items()}
    table = rows.assign(theme=rows.index.map(plain), clear=rows["clear"].map({True: "yes", False: "no"}))
    table = table.assign(**{words: stay.reindex(rows.index).map({True: "stays", False: "turns"}) for words, stay in stays.items()})
    return table[["theme", *changes, "clear"]]


def changes_of(marks, by_list, target, reference, names):
    """The small changes that are tried: each article of the second group left out, and the other way of counting."""
    left = {f"Without {names[a]}": compare_marked(marks, target, [b for b in reference if b != a]) for a in reference if len(reference) > 1}
    return left | {"By word list": compare_marked(by_list, target, reference)}


def list_against_reading(marks, by_list, articles):
    """For each theme how many of the paragraphs marked by reading the word list finds, and how many it adds."""
    both = marks.index[marks["article"].isin(articles)].intersection(by_list.index)
    read = marks.loc[both].drop(columns="article").rename(columns=plain)
    seen = by_list.loc[both].rename(columns=plain)[read.columns]
    table = pd.DataFrame({"read": read.sum(), "found": (read & seen).sum(), "added": (seen & ~read).sum()}).rename_axis("theme")
    return table.reset_index().sort_values("read", ascending=False, kind="stable", ignore_index=True)


def absent(counts, sizes):
    """Themes that an article does not have though another has: theme, article, paragraphs read, paragraphs elsewhere."""
    table = counts.rename_axis(index="theme", columns="name").stack().rename("own").reset_index()
    table = table.assign(paragraphs=table["name"].map(sizes), elsewhere=table["theme"].map(counts.sum(axis=1)).astype(int))
    return table[(table["own"] == 0) & (table["elsewhere"] > 0)]


def about_words(key_words, tested):
    """Whether any single word sets the groups apart once so many are tried."""
    left = int((key_words["p_holm"] < 0.05).sum())
    return f"{'Yes' if left else '**No**'}: of {tested:,} words that stand often enough, {left or 'none'} sets them apart once so many are tried."


def group_names(one, other, usual, target, reference, names):
    """What the two groups are called: as set, or by their outlets where the settings' names no longer fit the texts."""
    return (one, other) if list(target) == list(usual) else tuple(listed(names[a] for a in group) for group in (target, reference))
