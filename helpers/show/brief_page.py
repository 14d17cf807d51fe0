"""The brief as one self-contained page that an editor reads in two minutes."""

import base64
import csv
import html
import io
from pathlib import Path

from ..ground import write_whole
from ..speech import compare_wordings
from ..verdicts import day_of
from .brief import listed
from .cells import clean, slug
from .export import guard_formula
from .lead_picture import lead_picture
from .reader import template
from .summary import MOST, PAIRS, STATES, converted

_LOOKS = dict(zip(STATES, ("ok", "fix", "att", "hold"), strict=True))
_COLUMNS = ("thing", "print", "as_of", "status", "sentence", "source", "printed_by", "printed", "how_it_stands")
_SMALL = "No One Two Three Four Five Six Seven Eight Nine".split()  # noqa: SIM905
CARDS = 60  # things that have a card; the others stand in the CSV alone
_LINKS = 12  # articles named at the head


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
    outlets = listed(list(dict.fromkeys(brief.texts["outlet"].dropna())), 5) or _count(len(brief.texts), "text")
    told = brief.things[brief.things["sentence"].notna()]
    lead = told.iloc[0] if len(told) else {}
    sizes = [
        (int((brief.things["status"] == state).sum()), word)
        for state, word in zip(STATES, ("print", "instead", "with the outlet’s name", "open"), strict=True)
    ]
    states = " · ".join(f"{n} {word}" for n, word in sizes if n)
    return {
        "title": clean(brief.title),
        "outlets": outlets,
        "printed": lead.get("printed"),
        "name": _small(lead.get("name", "")),
        "sentence": lead.get("sentence"),
        "states": states,
    }


def brief_html(brief):
    """The page as text."""
    things = [_thing(brief, row) for row in brief.things.to_dict("records")]
    if things:
        things[0]["figure"] = lead_picture(brief, things[0], _reference(brief, things[0]["best"]))
    css, js = (
        Path(__file__).parent.joinpath("templates", name).read_text(encoding="utf-8")
        for name in ("brief.css", "brief.js")
    )
    texts = [_text(brief, article, row) for article, row in brief.texts.iterrows()]
    apart = [
        _text(brief, article, row) | {"event": row["event"] or "another event"}
        for article, row in brief.apart.iterrows()
    ]
    page = template("brief.html.j2")
    told = [thing["sentence"] for thing in things if thing["sentence"]]
    return page.render(
        css=css,
        js=js,
        name=slug(brief.corpus.name),
        title=clean(brief.title),
        dek=_dek(brief, things),
        things=things[:CARDS],
        total=len(things),
        most=MOST,
        texts=texts[:_LINKS],
        year=_year(brief),
        more_texts=len(texts[_LINKS:]),
        apart=apart[:3],
        csv=_as_csv(row for thing in things for row in thing["rows"]),
        all="\n".join(told),
        told=len(told),
        quotes=[_pair(brief, row) for row in brief.quotations.to_dict("records")],
        pairs=PAIRS,
        speakers=_most_quoted(brief),
        alone=_alone(brief),
        themes=_themes(brief),
        limits=_limits(brief),
        made=_made(brief, told),
    )


def _place(brief, article, start=None):
    page = f"articles/{slug(brief.corpus.name)}/{slug(article)}.html"
    return page if start is None else f"{page}#c{int(start)}"


def _text(brief, article, row):
    name = brief.names.get(article) or row["outlet"] or row["title"] or "one text"
    day = row["published"] if isinstance(row["published"], str) else ""
    short = day_of(day).removesuffix(f" {_year(brief)}")
    return {"href": _place(brief, article), "name": clean(name), "day": "" if day and day_of(day) in name else short}


def _year(brief):
    """The one year of all texts of the event; it stands in the head once."""
    years = {str(day)[:4] for day in brief.texts["published"].dropna()}
    return years.pop() if len(years) == 1 else ""


def _count(n, noun):
    return f"{_SMALL[n] if n < len(_SMALL) else n} {noun}{'s' * (n != 1)}"


def _dek(brief, things):
    """The event in one sentence, and the numbers that matter most in another."""
    n, differing = (
        len(brief.texts),
        sum(
            len({p["value"] for p in thing["prints"] if p["value"] == p["value"] and not converted(p["relation"])}) > 1
            for thing in things
        ),
    )
    told = f"{_count(n, 'article')} {'tells' if n == 1 else 'tell'} of it"
    shared = [thing for thing in things if len({p["article"] for p in thing["prints"]}) > 1]
    if n > 1:
        told += f", with {_count(len(shared), 'number').lower()} in common"
        told += f" and {_count(differing, 'thing').lower()} told in different numbers" if differing else ""
    chosen = [thing for thing in things if thing["sentence"]][:3]
    counted = [_small(thing["measure"]) if thing["best"].startswith("ref:") else thing["measure"] for thing in chosen]
    numbers = listed([f"{thing['printed']} ({what})" for thing, what in zip(chosen, counted, strict=True)])
    none = "No sentence can be printed yet; each number says what is missing."
    return f"{told}. {f'Print {numbers}.' if chosen else none}"


def _small(name):
    """A name inside a sentence: "internet users", but "GDP growth"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() and name[:1] != name[:1].lower() else name


def _when(as_of, sentence=None):
    """ "30 June 2015"; "January to October 2015" where whole months are meant."""
    first, _, last = (as_of or "").partition("/")
    if first.endswith("-01") and last and first[:4] == last[:4] and last[8:] in ("30", "31") and first[:7] != last[:7]:
        return f"{day_of(first[:7]).split()[0]} to {day_of(last[:7])}"
    told = [day_of(first[:size]) for size in (10, 7) if day_of(first[:size]) in (sentence or "")]
    if told and not last:
        return told[0]  # "July 2015" where the sentence says no day
    return f"{day_of(first)} to {day_of(last)}" if last and last != first else day_of(first)


def _thing(brief, row):
    """What a card and a row of the table say of a thing."""
    reference = _reference(brief, row["best"])
    prints = []
    for one in (
        brief.printed[brief.printed["key"] == row["key"]].drop_duplicates(["article", "surface"]).to_dict("records")
    ):
        source = "no source named" if not one["attribution"] else f"from {one['attribution']}"
        prints.append(
            one
            | {
                "name": brief.names[one["article"]],
                "href": _place(brief, one["article"], one["start"]),
                "told": f"{one['relation']}; {source}",
            }
        )
    cited = ", ".join(
        filter(
            None,
            (
                reference.get("publisher"),
                reference.get("source_title"),
                day_of(reference.get("published") or ""),
                reference.get("url"),
            ),
        )
    )
    figures = list(dict.fromkeys(one["surface"] for one in prints))
    thing = row | {
        "state": row["status"][0].upper() + row["status"][1:],
        "look": _LOOKS[row["status"]],
        "when": _when(row["as_of"], row["sentence"]) if reference else "",
        "prints": prints,
        "unsigned": row["how"] in ("statement", "derived") and not _signed(reference),
        "cite": cited,
        "url": reference.get("url"),
        "source": _source(brief, row, reference),
        "standing": _standing(row, reference),
        "articles_print": listed(figures, 3),
        "note": _note(row, prints),
    }
    common = [row["name"], row["printed"], row["as_of"], thing["state"], row["sentence"], cited or thing["source"]]
    thing["rows"] = [[*common, one["name"], one["surface"], one["told"]] for one in prints]
    return thing | {"csv": _as_csv(thing["rows"])}


def _reference(brief, label):
    """The row of the reference or of the derived table that gives the number; {} where an article does."""
    kind, _, name = (label or "").partition(":")
    if kind != "ref":
        return {}
    for table in (brief.corpus.references, brief.corpus.derived):
        found = table[table["id"] == name].to_dict("records") if len(table) else []
        if found:
            row = {key: cell for key, cell in found[0].items() if cell == cell and cell not in (None, "")}
            return _reference(brief, f"ref:{row['from_b']}") | row if "from_b" in row else row
    return {}


def _signed(reference):
    by = reference.get("statement_by", "").lower()
    return bool(by) and "unsigned" not in by and "draft" not in by


def _source(brief, row, reference):
    if reference:
        first = _reference(brief, f"ref:{reference['from_a']}").get("publisher") if "from_a" in reference else None
        return (
            " and ".join(
                filter(
                    None, (first, ", ".join(filter(None, (reference.get("publisher"), reference.get("source_title")))))
                )
            )
            or "a reference"
        )
    return f"Named in the articles: {row['sources'].replace('; ', ', ')}" if row["sources"] else "No source named"


def _standing(row, reference):
    """One source or several, where that is known."""
    n = row["confirmations"]
    if reference:
        return (
            "Two sources, one division."
            if "from_a" in reference
            else "One source: the articles add no second count."
            if n == 0
            else ""
        )
    return (
        ""
        if n == 0
        else "One source."
        if n == 1
        else "Whether the names are one source is not known."
        if n != n
        else f"{_count(int(n), 'source')}."
    )


def _note(row, prints):
    if row["status"] != STATES[1]:
        return ""
    older = any(one["relation"] in ("an older count", "of another date") for one in prints)
    return "A newer count than the articles print." if older else "The articles’ number does not agree with the source."


def _as_csv(rows):
    """A data: link that works without scripts."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    writer.writerows(
        [guard_formula(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row] for row in rows
    )
    return (
        "data:text/csv;charset=utf-8;base64,"
        + base64.b64encode(text.getvalue().encode("utf-8-sig", "replace")).decode()
    )


def _pair(brief, row):
    """Two wordings, the words that differ marked in both."""
    row = row | dict(zip(("words", "other"), _common(row["words"], row["other"]), strict=True))
    changes = compare_wordings(row["words"], row["other"])
    marked = [
        _marked(row[column], changes[changes["operation"] != "same"], side)
        for column, side in (("words", "a"), ("other", "b"))
    ]
    there = row["b_article"]
    return row | {
        "speaker": clean(row["speaker"] or "Speaker not named"),
        "outlet": brief.names[row["article"]],
        "href": _place(brief, row["article"], row["start"]),
        "here": marked[0],
        "there": marked[1],
        "version": brief.names[there] if there else row["version"],
        "url": _place(brief, there, row["b_start"]) if there else row["url"],
    }


def _common(one, other, spare=6):
    """Two wordings without what one alone goes on to say: a long rest behind the last common words, in either."""
    same = compare_wordings(one, other).query("operation == 'same'")
    if not len(same):
        return one, other
    last = same.iloc[-1]
    pairs = ((one, int(last["a_end"])), (other, int(last["b_end"])))
    return [text if len(text[end:].split()) <= spare else f"{text[:end]} …" for text, end in pairs]


def _marked(text, changes, side):
    parts, at = [], 0
    for start, end in changes[[f"{side}_start", f"{side}_end"]].itertuples(index=False):
        if end > start:
            parts += [html.escape(clean(text[at:start])), f"<mark>{html.escape(clean(text[start:end]))}</mark>"]
            at = end
    return "".join(parts) + html.escape(clean(text[at:]))


def _most_quoted(brief, most=4):
    if not len(brief.speakers):
        return ""
    n = brief.counts["quotations"]
    names = listed([f"{clean(row.speaker)} ({row.words} words)" for row in brief.speakers.head(most).itertuples()])
    return f"{_count(n, 'piece')} of reported speech; the most words go to {names}."


def _alone(brief):
    found = []
    for article, rows in brief.alone.groupby("article", sort=False):
        claims = [
            {
                "claim": clean(row["claim"].strip().rstrip(".")),
                "voice": clean(row["speaker"]) if isinstance(row["speaker"], str) else "Its own voice",
                "href": _place(brief, article, row["start"]),
            }
            for row in rows.to_dict("records")
        ]
        found.append({"name": brief.names[article], "claims": claims})
    return found


def _themes(brief):
    rows = brief.themes.dropna(subset=["own"]).to_dict("records")
    return [
        row | {"name": brief.names[row["article"]], "own": round(100 * row["own"]), "words": f"{row['words']:,} words"}
        for row in rows
    ]


def _limits(brief):
    """What stays open, and what to add to know more."""
    texts = brief.texts
    lines = [
        "Whether an outlet always writes so: these are single articles."
        if len(texts) > 1
        else "How others tell it: there is one article."
    ]
    if len(brief.corpus.references):
        lines.append(
            "Whether a text took its number from the source named here. The match is shown; the path is inferred."
        )
    lines.append("Themes and voices were found by rules and word lists; no person has checked each place.")
    lacking = [name for name, column in (("outlets", "outlet"), ("dates", "published")) if texts[column].isna().any()]
    lacking += ["figures from primary sources"] * (not len(brief.corpus.references))
    if lacking:
        where = listed(
            [
                *["articles.csv"] * (lacking[0] != "figures from primary sources"),
                *["references.csv"] * (lacking[-1] == "figures from primary sources"),
            ]
        )
        lines.append(f"To know more, add {listed(lacking)} (in {where}, beside the articles).")
    return lines


def _made(brief, told):
    counts, references = brief.counts, brief.corpus.references
    memory = (
        int(references["how_verified"].fillna("").str.contains("memory").sum()) if "how_verified" in references else 0
    )
    held = f" and held against {_count(len(references), 'reference figure').lower()}" if len(references) else ""
    held += f", {memory} of them from memory, which decide nothing here" if memory else ""
    return [
        f"{_count(counts['figures'], 'figure')} were found in {_count(len(brief.texts), 'article').lower()} "
        f"({counts['words']:,} words) by rules{held}.",
        f"Sentences for {len(told)} of {len(brief.things)} things. A sentence is taken from an article word for word "
        "(in quotation marks), or it was written from the source named beside it, or it rests on two such sources; none is composed by a program. "
        "What was drafted by a language model and has no person’s name under it is marked “draft, unsigned”.",
    ]
