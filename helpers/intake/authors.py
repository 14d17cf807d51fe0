"""Names of authors, of whatever a by-line holds beside them."""

import re

from ..ground import built_from, read_lexicon
from ..page import BY
from .fields import marks, tidy

CREDIT = re.compile(
    rf"\b(?:(?:(?:posted|published|submitted|reporting)(?: on .{{4,30}}?)? |an? [\w-]+ )?{BY.pattern}"
    r"|(?:(?<!\w )(?:text |(?:eine?|une?) [\w-]+ )?(?:von|par|por|di|door|от)\b:?"
    r"|(?:authors?|autor(?:[/:]?in)?|auteure?) ?:?)\s+)",
    re.I,
)
_BETWEEN = r"\s*[;|,•·]\s*|[\s(]+(?:and|und|et|with|mit|avec|&)\s+"
FULL_NAME = re.compile(r"[A-Z][\w'’.-]+ (?:(?:[A-Z]\.|de|van|von|bin|al|der|la|le|du) )*[A-Z][\w'’-]+")
_UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]{2,5}")
_TURNED = re.compile(r"(?:[a-z]{2,4} ){0,3}[A-Z][\w'’-]+, [A-Z][\w.'’ -]{1,20}")


@built_from("page_marks.csv")
def _ends():
    """What a name is cut off from, with the job behind it as a group; what is held behind a name and a comma."""
    job, end = marks()["job"].pattern, marks()["end"].pattern
    cut = rf"[(\[<>/{{}}@–—:\d]| - |\s\S+@|\b(?P<job>{job})|{end}"
    return re.compile(cut, re.I), re.compile(rf",(?: [\w&'’-]+){{0,4}} (?i:{job})|,(?: in)? [A-Z]\w+$")


@built_from("outlets.csv")
def outlets():
    """Name of each outlet as it is told by its name as printed, in small letters; those of agencies apart."""
    names, agencies = {}, {}
    for row in read_lexicon("outlets", ["outlet", "kind", "name"]):
        told = "" if row["kind"] == "owner" else row["outlet"]
        (agencies if row["kind"] == "agency" else names)[row["outlet"].lower()] = row["name"] or told
    return names, agencies


def names_of(cell, outlet=None, turned=False, free=False):
    """Names alone, as "Ann Cole; Bo Hale": no date, job, agency, credential or outlet among them; each once, or None.

    `turned` where a service writes "Cole, Ann; Hale, Bo"; `free` where a by-line for readers is cut into names.

    >>> names_of("By Ann Cole May 7, 2021"), names_of("Ann Cole Games Editor; J. K. DOE; J. K. Doe")
    ('Ann Cole', 'Ann Cole; J. K. Doe')
    >>> names_of("By JOHN ROE; Jane Doe"), names_of("de la Cruz, Ana", turned=True), names_of("Reuters")
    ('John Roe; Jane Doe', 'Ana de la Cruz', None)
    """
    (ends, held), nobody, once = _ends(), marks()["nobody"], {}
    cell = tidy(re.sub(rf"<[^>]+>|^\s*{CREDIT.pattern}", "", cell or "", flags=re.I)) or ""
    cell = re.sub(r" \([A-Z][\w.]{1,12}\)(?= [A-Z])", "", cell)  # Richard (R.J.) Roe
    if turned:
        pairs = (name.split(", ") for name in cell.split(";"))
        cell = "; ".join(" ".join(reversed(pair)) if len(pair) == 2 else ", ".join(pair) for pair in pairs)
    elif all(map(_TURNED.fullmatch, cell.split("; "))) and not ends.search(cell) and not nobody.search(cell):
        return cell  # de la Cruz, Ana
    if outlet and len(outlet) > 3:
        cell = re.sub(rf"\b{re.escape(re.sub(r'[.][a-z]+$', '', outlet))}\b", ";", cell, flags=re.I)
    for given in re.split(_BETWEEN if free else r"\s*;\s*", held.sub("", cell)):
        given = CREDIT.sub("", given, count=1)
        end = ends.search(given)
        name = given[: end.start()] if end else given
        if end and end["job"]:  # Ann Cole Games Editor
            name = "".join(FULL_NAME.findall(name)[:1])
        name = re.sub(r"^[\s“-]+|[^\w.]+$", "", name)
        if name == name.upper() and re.search(r"[^\W\d_]{3}", name):
            name = name.title()
        enough = (2 if free else 1) <= len(name.split()) <= 6 or _UNSPACED.fullmatch(name)
        known = nobody.search(name) or any(name.lower() in names for names in outlets())
        if enough and name[:1].isalpha() and not known:
            once.setdefault(name.casefold(), name)
    return "; ".join(once.values()) or None
