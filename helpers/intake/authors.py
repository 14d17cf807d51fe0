"""Names of authors, of whatever a by-line holds beside them."""

import re

from ..ground import built_from, read_lexicon
from .fields import tidy

_JOB = (
    r"(?:(?:correspondent|editor|reporter|writer|columnist|producer|journalist|contributor|critic|fellow|analyst"
    r"|professor|photographer|presenter|director|intern|redakteur|redakteurin|journaliste)s?|staff|chief|senior)\b"
)
# Behind a name: what it was cut off from, a place, a day, an address, a title
_END = re.compile(
    rf"[(\[<>/{{}}@–—:\d]| - |\s\S+@|\b(?:[Ii]n|[Aa]t|[Ff]or|[Ff]rom|on|of|is|to)\b|\b(?P<job>(?i:{_JOB}))"
    r"|\b(?:published|posted|updated|reported|contributed)\b"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?[,.]?(?= [A-Z\d])|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?= \d)"
    r"|(?<= )(?:Ph\.?D|M\.?D|MBA|M\.?A|M\.?Sc|B\.?A|B\.?Sc|RN|Esq|CPA|MPH|JD|LL\.?M|DPhil|FRCP|OBE|MBE|CBE)\b"
)
_NOBODY = re.compile(
    r"(?i)^the |https?:|www\.|\.(?:com|org|net)\b|\b(?:user ?name|admin(?:istrator)?|webmaster|anonymous"
    r"|edit(?:ed|ing|orial)|newsroom|news ?desk|agenc(?:y|ies)|agence|team|redaktion|rédaction|redacci[oó]n|unknown"
    r"|guest|(?:news)?wire|services|online|media|news|tv|magazine|read|comments?|follow|subscribe|share|view|profile"
    r"|email|twitter|facebook)\b"
)
CREDIT = re.compile(
    r"(?:(?:(?:written|posted|published|submitted|reported|reporting|words|text|story)(?: on .{4,30}?)? )?by\b:?"
    r"|(?<!\w )(?:text )?(?:von|par|por|di|door|от)\b:?"
    r"|(?:authors?|autor(?:in)?|auteur) ?:)\s+",
    re.I,
)
_BETWEEN = r"\s*[;|,•·]\s*|\s+(?:and|und|et|with|mit|avec|&)\s+"
_HELD = re.compile(rf",(?: [\w&'’-]+){{0,4}} (?i:{_JOB})|,(?: in)? [A-Z]\w+$")  # Ann Cole, Chief Harbour Correspondent
_FULL_NAME = re.compile(r"[A-Z][\w'’.-]+ (?:(?:[A-Z]\.|de|van|von|bin|al|der|la|le|du) )*[A-Z][\w'’-]+")
_UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]{2,5}")
_TURNED = re.compile(r"(?:[a-z]{2,4} ){0,3}[A-Z][\w'’-]+, [A-Z][\w.'’ -]{1,20}")


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
    cell, once = tidy(re.sub(rf"<[^>]+>|^\s*{CREDIT.pattern}", "", cell or "", flags=re.I)) or "", {}
    if turned:
        pairs = (name.split(", ") for name in cell.split(";"))
        cell = "; ".join(" ".join(reversed(pair)) if len(pair) == 2 else ", ".join(pair) for pair in pairs)
    elif all(map(_TURNED.fullmatch, cell.split("; "))) and not _END.search(cell) and not _NOBODY.search(cell):
        return cell  # de la Cruz, Ana
    if outlet and len(outlet) > 3:
        cell = re.sub(rf"\b{re.escape(re.sub(r'[.][a-z]+$', '', outlet))}\b", ";", cell, flags=re.I)
    for given in re.split(_BETWEEN if free else r"\s*;\s*", _HELD.sub("", cell)):
        given = CREDIT.sub("", given, count=1)
        end = _END.search(given)
        name = given[: end.start()] if end else given
        if end and end["job"]:  # Ann Cole Games Editor
            name = "".join(_FULL_NAME.findall(name)[:1])
        name = re.sub(r"^[\s“-]+|[^\w.]+$", "", name)
        if name == name.upper() and re.search(r"[^\W\d_]{3}", name):
            name = name.title()
        enough = (2 if free else 1) <= len(name.split()) <= 6 or _UNSPACED.fullmatch(name)
        nobody = not name[:1].isalpha() or _NOBODY.search(name) or any(name.lower() in known for known in outlets())
        if enough and not nobody:
            once.setdefault(name.casefold(), name)
    return "; ".join(once.values()) or None
