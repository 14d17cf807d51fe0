"""What every export prints around an article: dates, names, labels; and the row that comes of it."""

import datetime
import re

from ..ground import built_from, read_lexicon
from .languages import code_of

COLUMNS = (
    "text",
    "title",
    "outlet",
    "author",
    "published",
    "language",
    "section",
    "source_file",
    "number",
    "note",
    "url",
)
_DIGITS = (
    re.compile(r"(?<!\d)([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)([12]\d{3})()(\d\d)(\d\d)(?:T?\d{4,6}Z?)?(?!\w)", re.ASCII),
    re.compile(r"([12]\d{3}) ?([年년]) ?(\d{1,2}) ?[月월] ?(\d{1,2})"),
)
_UNCLEAR = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2([12]\d{3})(?!\d)", re.ASCII)
_BY = re.compile(r"(?:by|von|par|por|di|door|от)(?: |\xa0|:\s*)+(?=\S)", re.I)
_NO_TITLE = re.compile(r"(?:no headline(?: in original)?|\[?no title\]?|untitled|ohne titel|sans titre)\W*", re.I)
_RIGHTS = re.compile(
    r"(?:copyright|\(c\)|©)[\s©,]*(?:\(c\)\s*)?(?:[12]\d{3}(?:\s?[-–]\s?[12]?\d+)?)?[\s.,]*(?:by\s+)?", re.I
)
_RESERVED = re.compile(r"[.,;\s]*(?:all rights reserved|alle rechte vorbehalten|tous droits réservés).*", re.I | re.S)
RIGHTS = re.compile(
    r"\s*(?:copyright\b|\(c\) ?[12]\d{3}|©|all rights reserved|alle rechte vorbehalten|tous droits réservés)", re.I
)


@built_from("months.csv")
def _named():
    """Patterns of dates with the name of a month, and the number of each name."""
    numbers = {}
    for row in read_lexicon("months", ["language", "names"]):
        for number, names in enumerate(row["names"].split(), start=1):
            numbers |= {name.casefold(): number for name in names.split("|")}
    month = "(" + "|".join(sorted(map(re.escape, numbers), key=len, reverse=True)) + r")\.?(?!\w)"
    day, year, gap = r"(?<![\d,.])(\d{1,2})(?:st|nd|rd|th|er|\.|º)?", r"([12]\d{3})(?!\d)", r"[\s,]*(?:de )?"
    forms = (rf"(?<!\w){month}\s*{day}{gap}(?!\d{{1,2}}:){year}", rf"{day}\s*(?:de |of )?{month}{gap}{year}")
    forms += (rf"(?<!\d){year}\s*{month}\s*(\d{{1,2}})(?!\d)", rf"(?<![\w])()(?<!\d ){month}{gap}{year}")
    return numbers, tuple(re.compile(form, re.I) for form in forms)


def read_date(text):
    """The first date in a short text: (ISO date, or a month as `2024-03`, or None; whether day and month are unclear).

    >>> read_date("mardi 12 mars 2024, p. 3"), read_date("2018 年 10 月 7 日")[0], read_date("05/07/2021")
    (('2024-03-12', False), '2018-10-07', (None, True))
    """
    found = _dates(text)
    if found:
        return found[0][1], False
    for match in _UNCLEAR.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (first, second) if first > 12 or match[2] == "." else (second, first)
        if (first > 12) != (second > 12) or first == second or match[2] == ".":
            return _iso(year, month, day), False
        return None, True
    return None, False


def _dates(text):
    """Where each date of a text begins, and what it is, in order; a month without a day only where no day stands."""
    numbers, (month_first, day_first, year_first, no_day) = _named()
    found = [(m.start(), _iso(m[1], m[3], m[4])) for form in _DIGITS for m in form.finditer(text)]
    for m in month_first.finditer(text):
        found.append((m.start(), _iso(m[3], numbers[m[1].casefold()], m[2])))
    for m in day_first.finditer(text):
        found.append((m.start(), _iso(m[3], numbers[m[2].casefold()], m[1])))
    for m in year_first.finditer(text):
        found.append((m.start(), _iso(m[1], numbers[m[2].casefold()], m[3])))
    found = sorted(pair for pair in found if pair[1])
    if not found:
        months = [(m.start(), int(m[3]), numbers[m[2].casefold()]) for m in no_day.finditer(text)]
        found = [(at, f"{year}-{month:02}") for at, year, month in months]
    return found


def _iso(year, month, day):
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat() if 1600 <= int(year) <= 2200 else None
    except ValueError:
        return None


def tidy(text):
    """One line: white space of any kind is one space; None stays None."""
    return " ".join((text or "").split()) or None


def _cased(name):
    """ANN COLE-DOE in capitals as Ann Cole-Doe; a name that is not all capitals is left as it is."""
    if name.replace(" and ", " AND ") != name.upper() or not re.search(r"[^\W\d_]{3}", name):
        return name
    return re.sub(
        r"[^\W\d_]+", lambda m: m[0].lower() if m[0].lower() == "and" else m[0].capitalize(), name.replace("’", "'")
    )


def names_of(cell, turned=False):
    """Authors as "Jane Doe; John Roe"; `turned` where the service writes "Doe, Jane; Roe, John".

    >>> names_of("By JOHN ROE; Jane Doe"), names_of("de la Cruz, Ana", turned=True)
    ('John Roe; Jane Doe', 'Ana de la Cruz')
    """
    cell = _BY.sub("", tidy(cell) or "", count=1) if _BY.match(tidy(cell) or "") else tidy(cell) or ""
    names = []
    for name in re.split(r"\s*;\s*", cell):
        last, comma, first = name.strip(" ,").partition(", ")
        name = f"{first} {last}" if turned and comma and "," not in first else name.strip(" ,")
        name = _cased(name)
        if name and name.casefold() not in (known.casefold() for known in names) and name.casefold() != "anonymous":
            names.append(name)
    return "; ".join(names) or None


def holder_of(line):
    """Who holds the rights, from a line of copyright."""
    return tidy(_RESERVED.sub("", _RIGHTS.sub("", tidy(line) or "", count=1)).strip(" .,"))


def make_row(text=None, paragraphs=None, notes=(), **known):
    """One article: text of paragraphs with blank lines between; a title that says "none" is none; notes as one cell."""
    if paragraphs is not None:
        text = "\n\n".join(filter(None, (part.strip() for part in paragraphs)))
    row = dict.fromkeys(COLUMNS) | {name: tidy(cell) for name, cell in known.items()}
    row["text"] = text if text and text.strip() else None
    notes = [tidy(note) for note in notes if note]
    if row["title"] and _NO_TITLE.fullmatch(row["title"]):
        row["title"] = None
    if row["published"] and not re.fullmatch(r"\d{4}(-\d\d){1,2}", row["published"]):
        given = row["published"]
        row["published"], unclear = read_date(given)
        notes += [f"date unclear, day or month first: {given}"] if unclear else []
        notes += [f"no date: {given}"] if row["published"] is None and not unclear else []
    elif not row["published"]:
        notes.append("no date")
    row["language"] = code_of(row["language"], row["text"] or row["title"])
    row["note"] = "; ".join(dict.fromkeys(notes)) or None
    return row


@built_from("export_labels.csv")
def labels():
    """Place and field of each label, in capitals; and the lines that are marks of their own."""
    found = {"head": {}, "tail": {}, "mark": {}, "spelt": {}}
    for row in read_lexicon("export_labels", ["place", "field", "labels", "why"]):
        found["spelt"] |= dict.fromkeys(row["labels"].split("|"))
        found[row["place"]] |= {label.upper(): row["field"] for label in row["labels"].split("|")}
    return found


_LABEL = re.compile(r"\s*([^\W\d_][^:\n]{0,28}?)(?::(?P<gap>[ \xa0\t]*)|\s*\n)")


def labelled(block, places, strict=True):
    """(place, field, value) of a block that begins with a known label, else None.

    `strict`: in capitals or with a no-break space behind; "spelt": as the table spells it.
    """
    match = _LABEL.match(block)
    if not match:
        return None
    name = tidy(match[1])
    if strict == "spelt" and name not in labels()["spelt"]:
        return None
    if strict is True and not (name.upper() == name or "\xa0" in (match["gap"] or "")):
        return None
    for place in places:
        field = labels()[place].get(name.upper())
        if field and match["gap"] is not None:
            return place, field, block[match.end() :].strip()
    return None


_MANY = ("graphic", "correction", "notes")  # labels whose value may go on over paragraphs


def cut_tail(blocks, strict=True, places=("tail",)):
    """Number of the first block behind the text: labels and copyright from there to the end, with what they hold."""
    first, plain = len(blocks), 0
    for i in range(len(blocks) - 1, -1, -1):
        found = labelled(blocks[i], places, strict)
        if found or (RIGHTS.match(blocks[i]) and len(blocks[i]) < 400):
            sure = found and (found[1] in _MANY or found[1] == "language" or "DATE" in blocks[i][:12].upper())
            if plain and not (sure and plain <= 6):
                break
            first, plain = i, 0
        else:
            plain += 1
    return first
