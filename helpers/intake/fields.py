"""What every export prints around an article: dates, names, labels; and the row that comes of it."""

import calendar
import datetime
import re

from ..ground import built_from, read_lexicon, remembered
from .languages import code_of

COLUMNS = ("text", "title", "outlet", "author", "published", "language", "section")
COLUMNS += ("source_file", "number", "note", "url")
_DIGITS = (
    r"(?<!\d)(?P<y>[12]\d{3})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)",
    r"(?<!\d)(?P<y>[12]\d{3})(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{4,6}Z?)?(?!\w)",
    r"(?P<y>[12]\d{3}) ?[年년] ?(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2})",
)
_UNCLEAR = re.compile(r"(?<![\d/.])(\d{1,2})([/.-]) ?(\d{1,2})\2 ?([12]\d{3}|\d\d)(?![\d/.-]*\d)", re.ASCII)
_NO_TITLE = re.compile(r"(?:no headline(?: in original)?|\[?no title\]?|untitled|ohne titel|sans titre)\W*", re.I)
_UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff"))  # soft hyphens and marks without width
_RESERVED = r"all rights reserved|alle rechte vorbehalten|tous droits réservés"
# "Copyright law is ..." is a sentence
RIGHTS = re.compile(rf"\s*(?:copyright\b(?!(?-i: (?!by )[a-z]))|\(c\) ?[12]\d{{3}}|©|{_RESERVED})", re.I)
# Who holds the rights: © 2024 The Harbour Post Ltd. All rights reserved.
HOLDER = re.compile(
    r"(?:©|\([cC]\)|\b[Cc](?:opyright|OPYRIGHT))[\s©]*(?:\([cC]\) ?)?(?:\d{4}(?:[-–]\d{4})?)?[,.]? *(?:[Bb]y )?"
    r"((?:The )?[A-Z][\w&'’-]*(?: (?!All [Rr]ights|ALL RIGHTS|Alle |Tous |Registered)(?:[A-Z&][\w&'’-]*|of|and)){0,6})"
)
COMPANY = re.compile(r"(?: (?:Ltd|Limited|Inc|LLC|LLP|PLC|plc|Plc|Company|Co|Corporation|Corp|GmbH|AG|SA)\b)+.*")


@built_from("months.csv")
def _forms():
    """Number of each name of a month; patterns of dates; the pattern of a month without a day."""
    numbers = {}
    for row in read_lexicon("months", ["language", "names"]):
        for number, names in enumerate(row["names"].split(), start=1):
            numbers |= dict.fromkeys(names.casefold().split("|"), number)
    month = "(?P<m>" + "|".join(sorted(map(re.escape, numbers), key=len, reverse=True)) + r")\.?(?!\w)"
    day, year = r"(?<![\d,.])(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º)?", r"(?P<y>[12]\d{3})(?!\d)"
    gap = r"[\s,]*(?:de )?"
    forms = (
        *_DIGITS,
        rf"(?<!\w){month}\s*{day}{gap}(?:\d\d:\d\d:\d\d (?:[A-Z]+ )?)?(?!\d{{1,2}}:){year}",
        rf"{day}\s*(?:de |of )?{month}{gap}{year}",
        rf"(?<!\d){year}\s*{month}\s*(?P<d>\d{{1,2}})(?!\d)",
    )
    no_day = re.compile(rf"(?<![\w])(?<!\d ){month}{gap}{year}", re.I)
    return numbers, [re.compile(form, re.I) for form in forms], no_day


def read_date(text):
    """The first date in a short text: (ISO date, or a month as `2024-03`, or None; whether day and month are unclear).

    >>> read_date("mardi 12 mars 2024, p. 3"), read_date("2018 年 10 月 7 日")[0], read_date("05/07/2021")
    (('2024-03-12', False), '2018-10-07', (None, True))
    """
    text = re.sub(r"(?<=\b[12]) (?=\d{3}\b)", "", text)  # ProQuest throws blanks into years
    numbers, forms, no_day = _forms()
    matches = sorted((match for form in forms for match in form.finditer(text)), key=re.Match.start)
    days = (_day(match["y"], numbers.get(match["m"].casefold(), match["m"]), match["d"]) for match in matches)
    if day := next(filter(None, days), None):
        return day.isoformat(), False
    if match := no_day.search(text):
        return f"{match['y']}-{numbers[match['m'].casefold()]:02}", False
    for day, mark, month, year in _UNCLEAR.findall(text):
        year = year if len(year) > 2 else 2000 + int(year)
        days = {_day(year, month, day), _day(year, day, month) if mark != "." else None} - {None}
        days = {day for day in days if calendar.day_abbr[day.weekday()] in text} or days
        return (days.pop().isoformat(), False) if len(days) == 1 else (None, len(days) > 1)
    return None, False


def _day(year, month, day):
    try:
        return datetime.date(int(year), int(month), int(day)) if 1600 <= int(year) <= 2200 else None
    except ValueError:
        return None


def tidy(text):
    """One line: white space of any kind is one space, soft hyphens go; None stays None."""
    return " ".join((text or "").translate(_UNSEEN).split()) or None


def line_feeds(text):
    """Line ends of any kind as LF."""
    return re.sub(r"\r\n?", "\n", text)


def printable(text):
    """Text without the control characters that neither XML nor a workbook can hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


def holder_of(line):
    """Who holds the rights, from a line of copyright; None from any other."""
    found = RIGHTS.match(line) and HOLDER.search(tidy(line))
    return COMPANY.sub("", found[1]) if found else None


def make_row(paragraphs, notes=(), **known):
    """One article: text of paragraphs with blank lines between; a title that says "none" is none; notes as one cell."""
    row = dict.fromkeys(COLUMNS) | {name: tidy(cell) for name, cell in known.items()}
    parts = list(filter(None, ((part or "").translate(_UNSEEN).strip() for part in paragraphs)))
    text = "\n\n".join(parts[parts[1:] > [] and tidy(parts[0]) == row["title"] :])  # it has a column of its own
    url = re.sub(r"accountid=\w+&|[?&]accountid=\w+$", "", row["url"] or "")  # the library of who downloaded
    row |= {"text": text or None, "url": url or None}
    notes = [tidy(note) for note in notes if note]
    if not text and not any(note.startswith("no text") for note in notes):
        notes.append("no text")
    if row["title"] and _NO_TITLE.fullmatch(row["title"]):
        row["title"] = None
    given = row["published"] or ""
    month = re.fullmatch(r"(\d{4})[-/](0[1-9]|1[0-2])/*", given)
    row["published"], unclear = ("-".join(month.groups()), False) if month else read_date(given)
    if not row["published"]:
        told = "date unclear, day or month first" if unclear else "no date"
        notes.append(f"{told}: {given}" if given else told)
    row["language"] = code_of(row["language"], text or row["title"])
    row["note"] = "; ".join(dict.fromkeys(notes)) or None
    return row


def add_note(row, *notes):
    """The row with further notes."""
    new = (note for note in dict.fromkeys(notes) if note and note not in (row["note"] or ""))
    row["note"] = "; ".join(filter(None, (row["note"], *new))) or None
    return row


@built_from("export_labels.csv")
def labels():
    """Place (`head`, `tail`, `mark`) to label, in capitals without blanks, to field; `spelt`: as it is spelt."""
    found = {"head": {}, "tail": {}, "mark": {}, "spelt": {}}
    for row in read_lexicon("export_labels", ["place", "field", "labels", "why"]):
        names = dict.fromkeys(row["labels"].replace(" ", "").split("|"), row["field"])
        found["spelt"] |= names if row["place"] != "mark" else {}
        found[row["place"]] |= {name.upper(): names[name] for name in names}
    return found


@built_from("page_marks.csv")
def marks():
    """Pattern of each mark of a web page, in any letter case."""
    patterns = places_of("page_marks", "pattern", "why")
    return {field: re.compile("|".join(patterns[field]), re.I) for field in patterns}


@remembered(9, "export_paths.csv", "page_marks.csv", "page_meta.csv")
def places_of(table, place, said):
    """Field to the places where it may stand (`place` is their column), the best first, with what is `said` of each."""
    found = {}
    for row in read_lexicon(table, ["field", place, said]):
        found.setdefault(row["field"], {})[row[place]] = row[said]
    return found
