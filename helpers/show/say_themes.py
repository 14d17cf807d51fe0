"""What notebook 4 says: which themes each article has, in whose voice, and which differences are more than chance."""

from ..framing import compare_marked
from .brief import count_words, listed, of, sentence_case, told
from .charts import heat, pairs

LEAST = 8  # paragraphs that a theme needs in both groups together to be drawn


def plain(name):
    """The id of a theme as words.

    Examples
    --------
    >>> plain("national_image")
    'national image'
    """
    return str(name).replace("_", " ")


def _counted(compared):
    """Themes by their names, with the paragraphs of each group as "5 of 17"."""
    texts = {f"{side}_text": of(compared[side], compared[f"{side}_of"]) for side in ("one", "other")}
    return compared.assign(name=compared["name"].map(plain), **texts)


def about_difference(compared, one, other, by):
    """Which themes set two groups apart beyond chance; without any, the largest gaps and that they could be chance."""
    themes, rows = count_words(len(compared), "theme"), _counted(compared)
    gaps = rows["name"] + " (" + rows["one_text"] + " paragraphs against " + rows["other_text"] + ")"
    clear = rows["clear"]
    lines = [
        f"{who} speaks more of **{listed(gaps[clear & more])}**"
        for who, more in ((one, rows["difference"] > 0), (other, rows["difference"] <= 0)) if (clear & more).any()
    ]  # fmt: skip
    line = f"{'; '.join(lines)}: clear differences, still clear though {themes} were tried."
    if not lines:
        line = f"**No theme sets {one} apart from {other} beyond chance**, as {themes} were tried. "
        line += f"The largest gaps: {listed(gaps[rows['difference'].abs().nlargest(3).index])}."
    return f"{sentence_case(line)} One text cannot speak for its outlet. Paragraphs are counted {by}."


def difference_picture(compared, one, other, texts, by):
    """Shares of paragraphs with each theme in two groups."""
    table = _counted(compared[compared["one"] + compared["other"] >= LEAST])
    table = table.assign(**{side: 100 * table[side] / table[f"{side}_of"] for side in ("one", "other")})
    clear = listed(table.loc[table["clear"], "name"])
    return pairs(
        table, (one, other),
        title=f"Clear differences in {clear}" if clear else "With so few paragraphs, every difference could be chance",
        subtitle=f"Share of paragraphs with each theme: {one} and {other}",
        note=f"Clear: hardly ever by chance, though {len(compared)} themes were tried. Themes with fewer than {LEAST} "
        f"paragraphs are not drawn. Counted {by}. One text cannot speak for its outlet.",
        source=listed(texts, most=8),
        alt=f"Pairs of marks, one row a theme; paragraphs of {one} against {other}: "
        f"{told(table, '{name} {one_text} against {other_text}')}.",
    )  # fmt: skip


def shares_by_article(marks, articles, names):
    """Paragraphs with each theme in each article: numbers, and per cent of its paragraphs; most common theme first."""
    own = marks.groupby("article")
    counts = own.sum().reindex(articles).T.rename(index=plain)
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    return counts.rename(columns=names), (100 * counts / own.size().reindex(articles)).rename(columns=names)


def _leads(shares):
    """The theme (or themes) of most paragraphs in an article, with its verb, to the articles in which it leads."""
    tops = {}
    for name, own in shares.items():
        theme = listed(own.index[own == own.max()]) if own.max() else "no theme"
        tops.setdefault((theme, "lead in" if " and " in theme else "leads in"), []).append(name)
    return tops


def about_articles(shares):
    """The theme of most paragraphs in each article."""
    lines = [f"**{theme}** {leads} {listed(names)}" for (theme, leads), names in _leads(shares).items()]
    return sentence_case(f"{'; '.join(lines)}.")


def articles_picture(counts, shares, by):
    """The share of paragraphs with each theme in each article, as shades."""
    (theme, leads), names = max(_leads(shares).items(), key=lambda lead: len(lead[1]))
    texts = f"{count_words(len(names), 'of', 'of')} {count_words(len(shares.T), 'text')}"
    return heat(
        shares, counts.astype(int).astype(str),
        title=f"{sentence_case(theme)} {leads} {texts}",
        subtitle="Number of paragraphs with each theme; the darker, the larger their share of the article",
        note=f"A paragraph can have several themes. Counted {by}.", source=listed(shares.columns, most=8),
        alt=f"Grid of {len(shares)} themes by {shares.shape[1]} articles with the number of paragraphs in each cell. "
        + about_articles(shares).replace("**", ""),
    )  # fmt: skip


def steadiness(base, changes):
    """For each theme whether the direction of its difference stays under each change (words to compared table)."""
    rows = base[base["one"] + base["other"] >= LEAST].set_index("name")
    table = rows.assign(theme=rows.index.map(plain), clear=rows["clear"].map({True: "yes", False: "no"}))
    for words, other in changes.items():
        stays = rows["difference"] * other.set_index("name")["difference"] > 0
        table[words] = stays.reindex(rows.index).map({True: "stays", False: "turns"})
    return table[["theme", *changes, "clear"]]


def changes_of(marks, by_list, target, reference, names):
    """The small changes that are tried: each article of the second group left out, and the other way of counting."""
    rest = {a: [b for b in reference if b != a] for a in reference if len(reference) > 1}
    left = {f"Without {names[a]}": compare_marked(marks, target, others) for a, others in rest.items()}
    return left | {"By word list": compare_marked(by_list, target, reference)}


def about_words(key_words):
    """Whether any single word sets the groups apart once so many are tried."""
    alone, left = ((key_words[p] < 0.05).sum() for p in ("p", "p_holm"))
    tried = f"of {len(key_words):,} frequent words {left or 'none'} sets them apart once so many are tried"
    return f"{'Yes' if left else '**No**'}: {tried}; taken one by one, {alone} would."


def group_names(one, other, usual, target, reference, names):
    """What the two groups are called: as set, or by their outlets where the settings' names no longer fit the texts."""
    if list(target) == list(usual):
        return one, other
    return listed(names[a] for a in target), listed(names[a] for a in reference)
