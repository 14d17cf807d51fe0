"""The brief as one self-contained page that an editor reads in two minutes: rows for its template."""

from functools import partial
from pathlib import Path

import pandas as pd

from ..ground import known_cells, write_whole
from ..speech import compare_wordings
from ..verdicts import day_of
from .brief import count_words, listed, sentence_case
from .cells import article_address, asset, slug, template
from .export import as_csv, data_link
from .pictures import drawn
from .say_numbers import about_things, lead_picture
from .summary import MOST, PAIRS, STATES

_LOOKS = dict(zip(STATES, ("ok", "fix", "att", "hold"), strict=True))
_COLUMNS = ["thing", "print", "as_of", "status", "sentence", "source", "printed_by", "printed", "how_it_stands"]
CARDS = 60  # things that have a card; the others stand in the CSV alone


def write_brief(brief, path):
    """Write a brief as a page: nothing is fetched, and it reads from a USB stick, in print and without scripts.

    Parameters
    ----------
    brief : Brief
        From `brief_of`.
    path : str or Path
        The file, `brief-NAME.html`; the pages of the articles are looked for in `articles/` beside it.

    Returns
    -------
    Path
    """
    write_whole(Path(path), brief_html(brief).encode("utf-8", "replace"))
    return Path(path)


def event_card(brief):
    """What the index says of an event: its lead number and sentence, and how many numbers stand how."""
    told = brief.things.dropna(subset=["sentence"]).to_dict("records")
    return next(iter(told), {}) | {
        "title": brief.title, "states": about_things(brief.things).replace("**", ""),
        "outlets": listed(brief.texts["outlet"].dropna().unique()) or count_words(len(brief.texts), "text"),
    }  # fmt: skip


def brief_html(brief):
    """The page as text."""
    sources, references = _sources(brief.corpus), brief.corpus.references
    quotes = brief.quotations.to_dict("records")
    things = [_card(brief, row, sources) for row in brief.things.to_dict("records")]
    speakers = brief.speakers[["speaker", "all_words"]].head(4).itertuples(index=False)
    leads = things[:1] if len(brief.texts) < 2 or not (things and things[0]["later"]) else []
    return template("brief.html.j2").render(
        brief=brief, address=partial(article_address, brief.corpus), css=asset("brief.css"), js=asset("brief.js"),
        name=slug(brief.corpus.name), dek=_dek(brief, things), most=MOST, pairs=PAIRS, figure=_figure(brief),
        leads=leads, things=things[:CARDS], csv=_csv_link(row for thing in things for row in thing["rows"]),
        all=brief.things["sentence"].dropna().unique(), told=brief.things["sentence"].count(), total=len(things),
        texts=list(linked_texts(brief, brief.texts.head(MOST))), more_texts=len(brief.texts) - MOST,
        apart=list(linked_texts(brief, brief.apart.head(3))), more=list(brief.more.items()),
        quotes=[{**q, "sides": compare_wordings(q["words"].rstrip(","), q["other"].rstrip(","))} for q in quotes],
        speakers=[(one, words, brief.quoted[brief.quoted["speaker"] == one]) for one, words in speakers],
        alone=[(article, rows.to_dict("records")) for article, rows in brief.alone.groupby("article", sort=False)],
        themes=brief.themes.dropna(subset=["own"]).to_dict("records"),
        lacking=_lacking(brief), articles=len(brief.themes), references=len(references),
        memory=references.get("how_verified", pd.Series(dtype=object)).fillna("").str.contains("memory").sum(),
    )  # fmt: skip


def linked_texts(brief, texts):
    """Articles with their names, days in words (`when`: only where the name does not tell it) and addresses."""
    for article, row in texts.iterrows():
        known = known_cells(row)
        name = brief.names.get(article) or known["outlet"] or known["title"] or "one text"
        day = day_of(known["published"] or "")
        told = {"name": name, "day": day, "when": "" if day in name else day}
        yield known | told | {"href": article_address(brief.corpus, article)}


def _dek(brief, things):
    """The numbers that matter most in one sentence; texts that were not read are named."""
    foreign, n = len(brief.texts) - len(brief.themes), len(brief.themes)
    line = count_words(n, "article tells", "articles tell") + " of it"
    line += f"; {count_words(foreign, 'more is', 'more are')} in another language and not read" if foreign else ""
    said = [t for t in things if t["sentence"] and t["counted"] != t["printed"]]
    chosen = [t for t in said if len(brief.texts) < 2 or not (t["later"] or t["name"][-4:].isdigit())][:3]
    firm = [thing["counted"] for thing in chosen if thing["status"] in STATES[:2]]
    rest = [f"{thing['counted']}, {thing['outlet']}" for thing in chosen if thing["status"] == STATES[2]]
    ends = f"Print {listed(firm)}." * bool(firm), f"With the outlet's name: {'; '.join(rest)}." * bool(rest)
    end = " ".join(filter(None, ends)) or "No number leads; each stands below with its outlet."
    return f"{sentence_case(line)}. {end}"


def _when(as_of, sentence=""):
    """The day that a sentence tells, as precisely as it tells it: "30 June 2015", "July 2015"; of a span its months."""
    ends = (as_of or "").split("/")
    months = len(ends) > 1 or (day_of(ends[0]) not in sentence and day_of(ends[0][:7]) in sentence)
    return " to ".join(dict.fromkeys(day_of(end[:7] if months else end) for end in ends))


def _sources(corpus):
    """What a number is from: references by label, of one worked out of two both names; articles by id."""
    found = {}
    for article, row in corpus.articles.iterrows():
        one = known_cells(row)
        found[article] = one | {"publisher": one["outlet"], "source_title": one["title"] and f"“{one['title']}”"}
    for row in [*corpus.references.to_dict("records"), *corpus.derived.to_dict("records")]:
        known = {key: cell for key, cell in known_cells(row).items() if cell not in (None, "")}
        ends = [found[f"ref:{row[end]}"] for end in ("from_a", "from_b") if f"ref:{row.get(end)}" in found]
        both = ends[-1] | {"cite_as": " and ".join(map(_name, ends))} if ends else {}
        found[f"ref:{row['id']}"] = both | known
    return found


def _name(reference):
    """How a sentence names a source."""
    return reference.get("cite_as") or reference.get("publisher") or "a reference"


def _card(brief, row, sources):
    """What a card and a row of the table say of a thing."""
    reference = sources.get(row["best"], {})
    prints = brief.printed[brief.printed["key"] == row["key"]].drop_duplicates(["article", "surface"])
    prints = prints.assign(told=prints["relation"] + ("; from " + prints["attribution"]).fillna(""))
    prints = prints.to_dict("records")
    cited = reference or sources.get(row["cited"], {})
    alike = dict.fromkeys(brief.names[one["article"]] for one in prints if one["relation"].startswith("the same"))
    cite = cited.get("publisher"), cited.get("source_title"), day_of(cited.get("published") or "")
    cite = ", ".join(filter(None, cite))
    source, signed = _behind(row, reference), reference.get("statement_by", "draft").lower()
    cells = [row["name"], row["printed"], row["as_of"], sentence_case(row["status"]), row["sentence"]]
    cells.append(", ".join(filter(None, (cite or source, cited.get("url")))))
    rows = [[*cells, brief.names[one["article"]], one["surface"], one["told"]] for one in prints]
    return row | {
        "state": cells[3], "look": _LOOKS[row["status"]], "prints": prints, "cite": cite, "source": source,
        "when": _when(row["as_of"], row["sentence"] or "") if reference else "", "url": cited.get("url"),
        "outlet": cited.get("publisher"),
        "unsigned": bool(reference and row["sentence"]) and ("unsigned" in signed or "draft" in signed),
        "articles_print": listed(dict.fromkeys(one["surface"] for one in prints), 3),
        "alike": [*alike], "rows": rows, "csv": _csv_link(rows),
    }  # fmt: skip


def _behind(row, reference):
    """Who stands behind a number, and whether that is one source or several, where it is known."""
    if reference:
        return sentence_case(_name(reference))
    n, names = row["confirmations"], listed(row["sources"].split("; "))
    known = "whether they are one source is not known" if n != n else count_words(int(n), "source")
    return f"Named in the articles: {names} ({known})" if row["sources"] else "No source named"


def _csv_link(rows):
    """A data: link that works without scripts."""
    return data_link(as_csv(pd.DataFrame(rows, columns=_COLUMNS)), "text/csv;charset=utf-8")


def _figure(brief):
    """The picture of the lead thing as links, and its words; None where nothing differs."""
    picture = lead_picture(brief.things, brief.verdicts, brief.statistics, brief.corpus.references, brief.names, None)
    if picture is None:
        return None
    links = {size: data_link(drawn(picture, width)[0], "image/png") for size, width in (("wide", 600), ("narrow", 340))}
    return links | {"alt": f"{picture.title}. {picture.alt}"}


def _lacking(brief):
    """What to add to know more, and in which files."""
    columns = ("outlet", "outlets"), ("published", "dates")
    lacking = {name: "articles.csv" for column, name in columns if brief.texts[column].isna().any()}
    lacking |= {} if len(brief.corpus.references) else {"figures from primary sources": "references.csv"}
    return f"{listed(lacking)} (in {listed(dict.fromkeys(lacking.values()))}, beside the articles)" if lacking else ""
