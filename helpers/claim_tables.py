"""Claims and wordings to look at: a matrix whose cells lead to the words, differences marked in place, sources counted once."""

from .errors import SettingError
from .matrix import claim_matrix
from .show import _CSS, IGNORE_MATH, Shown, place_link, visible
from .tables import FLAG, TEXT, WHOLE, make_table
from .wording import compare_wordings

WORDS = {"asserts": "says", "attributes": "quotes", "denies": "denies", "silent": "·"}
_STYLE = """<style>
.px-m td.s a,.px-m td.q a,.px-m td.d a{font-weight:600}.px-m td.s{background:light-dark(#dcebf7,#12354f)!important}
.px-m td.q{background:repeating-linear-gradient(135deg,transparent 0 6px,light-dark(#eee,#2b2b2b) 6px 12px)!important}
.px-m td.d{background:light-dark(#fbe3d6,#4a2410)!important}
.px-m :is(td,th).c{text-align:center;min-width:0!important}
.px-w del{text-decoration:line-through;color:light-dark(#a33b00,#ff9d66)}
.px-w ins{text-decoration:underline;text-underline-offset:2px;font-weight:700;color:light-dark(#00563b,#7fd6ae)}
</style>"""


def coding_of(corpus, kind, articles=None):
    """The hand coding of a corpus, or a sentence that says which file is missing.

    Parameters
    ----------
    corpus : Corpus
    kind : str
        Name of a file in `coding/`, such as "claims".
    articles : iterable, optional
        Only these articles; of claims only those that one of them prints.

    Returns
    -------
    DataFrame
        The rows; labels "<article>:<start>-<end>" where rows are spans.

    Raises
    ------
    SettingError
        The corpus has no such coding.
    """
    if kind not in corpus.codings:
        raise SettingError(f"The corpus {corpus.name!r} has no coding/{kind}.csv, which this notebook compares with; notebook 05 works without coding.")
    table = corpus.codings[kind]
    if articles is not None:
        table = table[table["article"].isin(list(articles))]
    if kind == "claims":
        return table[table["claim"].isin(table.loc[table["stance"] != "silent", "claim"])]
    return table.set_index(table["article"] + ":" + table["start"].astype(int).astype(str) + "-" + table["end"].astype(int).astype(str))


def printed_by(coding, claim, names):
    """One line on a claim: which articles say it, in whose voice, and how many are silent.

    Examples
    --------
    >>> import pandas as pd
    >>> coding = pd.DataFrame({"claim": ["c1", "c1"], "proposition": ["It rained."] * 2, "article": ["x", "y"], "stance": ["attributes", "silent"], "speaker": ["Ann Roe", None]})
    >>> printed_by(coding, "c1", {"x": "The Post", "y": "The News"})
    '“It rained.”: only The Post (through Ann Roe); the other article is silent.'
    """
    rows = coding[coding["claim"] == claim]
    said = rows[rows["stance"] != "silent"]
    if not len(said):
        return f"{claim}: in none of these articles."
    ways = {"asserts": "in its own voice", "denies": "denies it"}
    told = [f"{names.get(row['article'], row['article'])} ({ways.get(row['stance']) or 'through ' + (row['speaker'] or 'an unnamed speaker')})" for row in said.to_dict("records")]
    silent = len(names) - len(said)
    rest = "" if not silent else "; the other article is silent" if silent == 1 else f"; the other {silent} are silent"
    return f"“{rows['proposition'].iloc[0]}”: {'only ' if len(said) == 1 else ''}{', '.join(told)}{rest}."


def by_spread(matrix):
    """Rows of a claim matrix ordered for reading: in most articles first, then by which articles, then as coded.

    Examples
    --------
    >>> import pandas as pd
    >>> matrix = pd.DataFrame({"proposition": ["A", "B"], "x": ["silent", "asserts"], "y": ["asserts", "denies"], "articles": [1, 2]})
    >>> by_spread(matrix)["proposition"].tolist()
    ['B', 'A']
    """
    names = [name for name in matrix.columns if name not in ("proposition", "articles")]
    keys = [(-row["articles"], *(row[name] in ("silent", None) for name in names), i) for i, row in enumerate(matrix.to_dict("records"))]
    return matrix.iloc[sorted(range(len(keys)), key=keys.__getitem__)]


def sources_of_claims(coding):
    """For each claim that two or more articles print: in whose voice, so that one source repeated is not counted as several.

    Parameters
    ----------
    coding : DataFrame
        Claim coding, long form, one coder: `claim, proposition, article, stance, speaker`.

    Returns
    -------
    DataFrame
        One row a claim, in order of the coding: `claim, proposition, articles` (how many print it), `own` (how many in their own
        voice), `quoting`, `speakers` (named, the same name once; a remark in brackets is left off), `one_source` (every article
        that prints it names the same one), `outlets_own` and `outlets_quoting` (ids). Denials are left out.

    Examples
    --------
    >>> import pandas as pd
    >>> coding = pd.DataFrame({"claim": ["c1", "c1"], "proposition": ["It rained."] * 2, "article": ["x", "y"], "stance": ["attributes"] * 2, "speaker": ["Ann Roe", "Ann Roe"]})
    >>> sources_of_claims(coding)[["articles", "speakers", "one_source"]].values.tolist()
    [[2, 'Ann Roe', True]]
    """
    rows = []
    for claim, own in coding[coding["stance"].isin(["asserts", "attributes"])].groupby("claim", sort=False):
        quoting = own[own["stance"] == "attributes"]
        speakers = list(dict.fromkeys(name.split(" (")[0] for name in quoting["speaker"].dropna()))
        if len(own) > 1:
            asserting = own.loc[own["stance"] == "asserts", "article"].tolist()
            rows.append({"claim": claim, "proposition": own["proposition"].iloc[0], "articles": len(own), "own": len(asserting), "quoting": len(quoting),
                         "speakers": ", ".join(speakers) or None, "one_source": not asserting and len(speakers) == 1 and quoting["speaker"].notna().all(),
                         "outlets_own": ", ".join(asserting) or None, "outlets_quoting": ", ".join(quoting["article"]) or None})  # fmt: skip
    whole = dict.fromkeys(("articles", "own", "quoting"), WHOLE)
    text = dict.fromkeys(("outlets_own", "outlets_quoting"), TEXT)
    return make_table(rows, {"claim": TEXT, "proposition": TEXT} | whole | {"speakers": TEXT, "one_source": FLAG} | text)


def linked_matrix(coding, corpus, caption, names=None, least=2, most=None):
    """The claim matrix as a table in which every cell leads to the words in the article.

    Parameters
    ----------
    coding : DataFrame
        As for `claim_matrix`, with `start`.
    corpus : Corpus or str
        What the links lead into.
    caption : str
    names : dict, optional
        Article id to heading, in the order of the columns.
    least, most : int, optional
        Claims printed by at least and at most so many articles.

    Returns
    -------
    Shown
    """
    matrix = by_spread(claim_matrix(coding))
    matrix = matrix[(matrix["articles"] >= least) & (matrix["articles"] <= (most or len(matrix.columns)))]
    ids = [name for name in names or matrix.columns if name in matrix.columns and name not in ("proposition", "articles")]
    cells = coding.set_index(["claim", "article"])[["start", "evidence"]].to_dict("index")
    names = names or {}
    lines = []
    for claim, row in matrix.iterrows():
        line = [f'<th scope="row">{visible(row["proposition"])}</th>']
        for article in ids:
            place = cells.get((claim, article), {})
            word = WORDS.get(row[article], "–")
            if row[article] in ("silent", None) or place["start"] != place["start"]:
                line.append(f'<td class="c">{word}</td>')
            else:
                title = f' title="{visible(place["evidence"])}"' if isinstance(place["evidence"], str) else ""
                label = f' aria-label="{word}: {visible(claim)} in {visible(names.get(article, article))}"'
                line.append(f'<td class="c {word[0]}"><a href="{place_link(corpus, article, place["start"])}"{title}{label}>{word}</a></td>')
        lines.append(f"<tr>{''.join(line)}</tr>")
    head = '<th scope="col">Claim</th>' + "".join(f'<th scope="col" class="c">{visible(names.get(article, article))}</th>' for article in ids)
    return _table("px-m", caption, head, lines, f"{caption}: {len(matrix)} claims, {len(ids)} articles.")


def marked_difference(a, b):
    """Two wordings as HTML, words of `a` alone struck out, words of `b` alone underlined, and as plain text in [- -] and {+ +}.

    Examples
    --------
    >>> marked_difference("the pier is very old", "The pier is old now")[1]
    'The pier is [-very-] old {+now+}'
    """
    html, plain = [], []
    for row in compare_wordings(a, b).to_dict("records"):
        if row["operation"] == "same":
            html.append(visible(row["text_b"]))
            plain.append(row["text_b"])
            continue
        if row["text_a"]:
            html.append(f"<del>{visible(row['text_a'])}</del>")
            plain.append(f"[-{row['text_a']}-]")
        if row["text_b"]:
            html.append(f"<ins>{visible(row['text_b'])}</ins>")
            plain.append(f"{{+{row['text_b']}+}}")
    return " ".join(html), " ".join(plain)


def show_wordings(wordings, corpus, caption):
    """Wordings of one utterance against the words of an article, differences marked word by word.

    Parameters
    ----------
    wordings : DataFrame
        Columns `excerpt` (the other wording), `version` and `publisher` (where it is from), `comparison` (a note), `article`,
        `article_start`, `article_text`, `language`. A wording in another language than English stands beside, unmarked.
    corpus : Corpus or str
    caption : str

    Returns
    -------
    Shown
        One row a wording: where it is from, the marked difference, the note, a link to the place.
    """
    lines, plain = [], [caption]
    for row in wordings.to_dict("records"):
        if row["language"] == "en":
            html, text = marked_difference(row["excerpt"], row["article_text"])
        else:
            html = f'<span lang="{visible(row["language"])}">{visible(row["excerpt"])}</span><br>{visible(row["article_text"])}'
            text = f"{row['excerpt']} / {row['article_text']}"
        source = "; ".join(part for part in (row.get("speech"), row["version"], row["publisher"]) if isinstance(part, str))
        note = row["comparison"] if isinstance(row["comparison"], str) else "–"
        link = f'<a href="{place_link(corpus, row["article"], row["article_start"])}" aria-label="open {visible(row["article"])} at the words, beside {visible(source)}">open</a>'
        lines.append(f"<tr><td>{visible(source)}</td><td>{html}</td><td>{visible(row['article'])}</td><td>{visible(note)}</td><td>{link}</td></tr>")
        plain.append(f"{source} -> {row['article']}: {text}")
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Other wording from", "Differences", "Article", "Note of the reader", "Place"))
    return _table("px-w", caption, head, lines, "\n".join(plain))


def _table(kind, caption, head, lines, plain):
    markup = (
        f'{_CSS}{_STYLE}<div class="px-t {kind} {IGNORE_MATH}" role="region" tabindex="0" aria-label="{visible(caption)}"><table class="px-tt">'
        f"<caption>{visible(caption)}</caption><thead><tr>{head}</tr></thead>\n<tbody>{chr(10).join(lines)}</tbody></table></div>"
    )
    return Shown(markup, plain)
