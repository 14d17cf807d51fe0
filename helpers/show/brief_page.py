"""The brief as one self-contained page that an editor reads in two minutes: rows for its template."""

import base64
from pathlib import Path

import numpy as np
import pandas as pd

from ..ground import write_whole
from ..speech import compare_wordings
from ..verdicts import day_of
from .brief import count_words, listed, sentence_case
from .cells import clean, slug
from .export import as_csv
from .pictures import drawn
from .reader import template
from .say_numbers import numbers_picture
from .summary import CONVERTED, FITS, MOST, PAIRS, STATES

_LOOKS = dict(zip(STATES, ("ok", "fix", "att", "hold"), strict=True))
_COLUMNS = ["thing", "print", "as_of", "status", "sentence", "source", "printed_by", "printed", "how_it_stands"]
CARDS = 60  # things that have a card; the others stand in the CSV alone
_LINKS = 12  # articles named at the head
_SIZES = {"wide": 600, "narrow": 340}  # css pixels of the picture


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
    told = brief.things.dropna(subset=["sentence"]).head(1).to_dict("records")
    lead = told[0] if told else {"measure": "", "best": "", "printed": None, "sentence": None}
    words = zip(STATES, ("print", "instead", "with the outlet’s name", "open"), strict=True)
    states = [(int((brief.things["status"] == state).sum()), word) for state, word in words]
    return lead | {
        "title": clean(brief.title), "name": _counted(lead),
        "outlets": listed(brief.texts["outlet"].dropna().unique(), 5) or sentence_case(count_words(len(brief.texts), "text")),
        "states": " · ".join(f"{n} {word}" for n, word in states if n),
    }  # fmt: skip


def brief_html(brief):
    """The page as text."""
    sources, references = _sources(brief.corpus), brief.corpus.references
    things = [_card(brief, row, sources.get(row["best"], {})) for row in brief.things.to_dict("records")]
    told = {}  # one sentence can tell several things; it stands with the first
    for thing in things:
        first = told.setdefault(thing["sentence"] or thing["key"], thing)
        thing["same"] = None if first is thing else first
    if things:
        things[0]["figure"] = _figure(things[0], sources.get(things[0]["best"], {}))
    css, js = (Path(__file__).parent.joinpath("templates", f"brief.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    years = {str(day)[:4] for day in brief.texts["published"].dropna()}
    year = years.pop() if len(years) == 1 else ""
    quotes = [_pair(brief, row) for row in brief.quotations.to_dict("records")]
    alone = brief.alone.assign(href=[_place(brief, a, at) for a, at in zip(brief.alone["article"], brief.alone["start"], strict=True)])
    return template("brief.html.j2").render(
        css=css, js=js, name=slug(brief.corpus.name), title=brief.title, dek=_dek(brief, things), year=year, most=MOST,
        pairs=PAIRS, things=things[:CARDS], csv=_csv_link(row for thing in things for row in thing["rows"]),
        all=[thing["sentence"] for thing in told.values() if thing["sentence"]], told=len([t for t in things if t["sentence"]]), total=len(things),
        texts=list(_texts(brief, brief.texts.head(_LINKS), year)), more_texts=len(brief.texts) - _LINKS,
        apart=list(_texts(brief, brief.apart.head(3), year)), quotes=quotes, counts=brief.counts,
        speakers=listed(f"{row.speaker} ({row.words} words)" for row in brief.speakers.head(4).itertuples()),
        alone=[(brief.names[article], rows.to_dict("records")) for article, rows in alone.groupby("article", sort=False)],
        themes=brief.themes.dropna(subset=["own"]).assign(name=brief.themes["article"].map(brief.names)).to_dict("records"),
        lacking=_lacking(brief), articles=len(brief.texts), references=len(references),
        memory=references.get("how_verified", pd.Series(dtype=object)).fillna("").str.contains("memory").sum(),
    )  # fmt: skip


def _place(brief, article, start=None):
    page = f"articles/{slug(brief.corpus.name)}/{slug(article)}.html"
    return page if start is None else f"{page}#c{int(start)}"


def _texts(brief, texts, year):
    """Links to articles, each with its day where its name does not tell it; the one year of all stands in the head once."""
    for article, row in texts.iterrows():
        name = brief.names.get(article) or row["outlet"] or row["title"] or "one text"
        day = day_of(row["published"]) if isinstance(row["published"], str) else ""
        day = "" if day and day in name else day.removesuffix(f" {year}")
        yield {"href": _place(brief, article), "name": name, "day": day, "event": row.get("event") or "another event"}


def _dek(brief, things):
    """The event in one sentence, and the numbers that matter most in another."""
    known = brief.corpus.articles["language"].reindex(brief.texts.index).fillna("en")
    foreign, n = int((known != "en").sum()), int((known == "en").sum())
    line = count_words(n, "article tells", "articles tell") + " of it"
    if n > 1:
        shared = sum(len({one["article"] for one in thing["prints"]}) > 1 for thing in things)
        values = [{one["value"] for one in thing["prints"] if one["relation"] != CONVERTED} for thing in things]
        differing = sum(len(own) > 1 for own in values)
        line += f", with {count_words(shared, 'number')} in common"
        line += f" and {count_words(differing, 'thing')} told in different numbers" if differing else ""
    line += f"; {count_words(foreign, 'more is', 'more are')} in another language and not read" if foreign else ""
    chosen = [f"{thing['printed']} ({thing['counted']})" for thing in things if thing["sentence"]][:3]
    end = f"Print {listed(chosen)}." if chosen else "No sentence can be printed yet; each number says what is missing."
    return f"{sentence_case(line)}. {end}"


def _counted(row):
    """What is counted, inside a sentence: as the articles write it, of a reference "internet users", but "GDP growth"."""
    name = row["measure"] or "number"
    return name[:1].lower() + name[1:] if name[1:2].islower() and (row["best"] or "").startswith("ref:") else name


def _when(as_of, sentence=""):
    """The day that a sentence tells, as precisely as it tells it: "30 June 2015", "July 2015"; of a span its months."""
    ends = (as_of or "").split("/")
    months = len(ends) > 1 or (day_of(ends[0]) not in sentence and day_of(ends[0][:7]) in sentence)
    return " to ".join(dict.fromkeys(day_of(end[:7] if months else end) for end in ends))


def _sources(corpus):
    """Label to the reference that gives a number; of a number worked out of two, the cells of the second beneath its own."""
    tables = [table.to_dict("records") for table in (corpus.references, corpus.derived)]
    known = [[{key: cell for key, cell in row.items() if cell == cell and cell not in (None, "")} for row in rows] for rows in tables]
    found = {f"ref:{row['id']}": row for row in known[0]}
    return found | {
        f"ref:{row['id']}": found.get(f"ref:{row['from_b']}", {}) | row | {"first": found.get(f"ref:{row['from_a']}", {}).get("publisher")}
        for row in known[1]
    }  # fmt: skip


def _card(brief, row, reference):
    """What a card and a row of the table say of a thing."""
    prints = brief.printed[brief.printed["key"] == row["key"]].drop_duplicates(["article", "surface"]).to_dict("records")
    for one in prints:
        source = f"from {one['attribution']}" if one["attribution"] else "no source named"
        one |= {"name": brief.names[one["article"]], "href": _place(brief, one["article"], one["start"]), "told": f"{one['relation']}; {source}"}
    cited = reference or _article(brief, row["cited"])
    cite = ", ".join(filter(None, (cited.get("publisher"), cited.get("source_title"), day_of(cited.get("published") or ""))))
    source = " and ".join(filter(None, (reference.get("first"), reference.get("publisher")))) or "a reference"
    if not reference:
        source = f"Named in the articles: {row['sources'].replace('; ', ', ')}" if row["sources"] else "No source named"
    signed = reference.get("statement_by", "draft").lower()
    thing = row | {
        "state": sentence_case(row["status"]), "look": _LOOKS[row["status"]], "prints": prints, "cite": cite, "source": source,
        "when": _when(row["as_of"], row["sentence"] or "") if reference else "", "url": cited.get("url"),
        "unsigned": bool(reference and row["sentence"]) and ("unsigned" in signed or "draft" in signed),
        "counted": _counted(row), "standing": _standing(row, reference),
        "articles_print": listed(dict.fromkeys(one["surface"] for one in prints), 3),
    }  # fmt: skip
    cells = [row["name"], row["printed"], row["as_of"], thing["state"], row["sentence"], ", ".join(filter(None, (cite or source, cited.get("url"))))]
    thing["rows"] = [[*cells, one["name"], one["surface"], one["told"]] for one in prints]
    return thing | {"csv": _csv_link(thing["rows"])}


def _article(brief, article):
    """An article as the source that a sentence was taken from; {} where none was."""
    if article is None:
        return {}
    known = {name: cell for name, cell in brief.corpus.articles.loc[article].items() if isinstance(cell, str)}
    title = f"“{known['title']}”" if known.get("title") else None
    return {"publisher": known.get("outlet"), "source_title": title, "published": known.get("published"), "url": known.get("url")}


def _standing(row, reference):
    """One source or several, where that is known."""
    n = row["confirmations"]
    if reference:
        return "Two sources, one division." if "from_a" in reference else "" if n else "The articles add no second count."
    return "Whether the names are one source is not known." if n != n else sentence_case(count_words(int(n), "source")) + "." if n else ""


def _csv_link(rows):
    """A data: link that works without scripts."""
    return f"data:text/csv;charset=utf-8;base64,{base64.b64encode(as_csv(pd.DataFrame(rows, columns=_COLUMNS))).decode()}"


def _figure(thing, reference):
    """The picture of the lead thing as links, and its words; None where nothing differs and no source stands beside."""
    own = pd.DataFrame(thing["prints"]).dropna(subset=["value"]).drop_duplicates(["article", "value"])
    own = own[own["relation"] != CONVERTED].head(7)  # 72 hours and 3 days have no axis in common
    rows = own.assign(when=own["relation"], group=own["relation"].isin(FITS.values()).map({True: "article", False: "differs"}))
    value = pd.to_numeric(reference.get("value"), errors="coerce") if reference else np.nan
    if value == value:
        ends = {end: float(reference.get(end) or value) for end in ("low", "high")}
        told = {"name": reference.get("publisher") or "Source", "when": f"source, {thing['when']}".rstrip(", ")}
        rows = pd.concat([rows, pd.DataFrame([told | ends | {"value": value, "surface": thing["printed"], "group": "record"}])])
    if len(rows) < 2 or (rows["value"].nunique() < 2 and value != value) or rows["value"].max() > 50 * rows["value"].min():
        return None
    picture = numbers_picture(rows, thing["name"].split(":")[0])
    data = {size: base64.b64encode(drawn(picture, width)[0]).decode() for size, width in _SIZES.items()}
    return {size: f"data:image/png;base64,{png}" for size, png in data.items()} | {"alt": f"{picture.title}. {picture.alt}"}


def _pair(brief, row):
    """Two wordings, each as stretches with whether the other differs there."""
    steps, there = compare_wordings(row["words"], row["other"]), row["b_article"]
    other = {"version": brief.names[there], "url": _place(brief, there, row["b_start"])} if there else {}
    here = {"outlet": brief.names[row["article"]], "href": _place(brief, row["article"], row["start"])}
    return row | other | here | {"here": _stretches(row["words"], steps, "a"), "there": _stretches(row["other"], steps, "b")}


def _stretches(text, steps, side, spare=6):
    """A wording in stretches; a long rest behind the last common words, which one alone goes on to say, is left off."""
    parts, at, common = [], 0, 0
    for start, end, same in zip(steps[f"{side}_start"], steps[f"{side}_end"], steps["operation"] == "same", strict=True):
        parts, at = [*parts, (text[at:start], False), (text[start:end], not same)], end
        common = len(parts) if same else common
    parts.append((text[at:], False))
    rest = "".join(words for words, _ in parts[common:])
    return [*parts[:common], (" …", False)] if common and len(rest.split()) > spare else parts


def _lacking(brief):
    """What to add to know more, and in which files."""
    columns = {"outlets": "outlet", "dates": "published"}
    lacking = {name: "articles.csv" for name, column in columns.items() if brief.texts[column].isna().any()}
    lacking |= {} if len(brief.corpus.references) else {"figures from primary sources": "references.csv"}
    return f"{listed(lacking)} (in {listed(dict.fromkeys(lacking.values()))}, beside the articles)" if lacking else ""
