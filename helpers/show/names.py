"""What things and articles are called: a figure by the words round it in its article, an article by its outlet."""

import re
from itertools import takewhile

from ..figures import kind_of
from ..language import G, read_words, tags_of
from ..verdicts import day_of

# Behind a figure, as classes of words: what is counted, and which of it ("people on board", "49% of the firm").
_COUNTED = re.compile(r"(?P<noun>[AR#DG]*N+(?:C[ARD]*N+)?)?(?P<which>P[TO]?A*(?:N+XA*)?N+(?![NX]|P?#)|R)?")
_WHICH = ("of", "on", "in", "at", "for", "with", "aboard", "abroad", "overseas", "worldwide")
_NO_NOUN = re.compile(r"[$£€%]|(?:second|minute|hour|day|week|month|year)s?")  # "3.2 percent minutes before"
# Measures that name nothing, and what is then counted alone.
TIMES = ("minute", "hour", "day", "week", "month", "year")
_VAGUE = {"average", "count", "number", "total", "share", "sum of money", "where", "what", "which", *TIMES}
_WORD = r"(?:[^\s,;:()“”\".]|[.,](?=\d))+"
_PUT = re.compile(r"[VDI][TO]?([ADN]*N)P[PTARIX]*$")


def called(figures, printed=""):
    """What prints of one thing count, best print first: a noun without verb and number, and that with the number."""
    unit, kind = figures[0]["unit"] or "", kind_of(figures[0]["unit"])
    alone = {"count": "number", "money": "sum", "measure": f"{unit}s" if unit in TIMES else "amount"}.get(kind, "share")
    measures = [m for m in (one.get("measure") for one in figures) if m and not {m, m.split()[0].lower()} & _VAGUE]
    noun = next(filter(None, map(own_words, figures)), "") or next(iter(measures), "age" * (kind == "age"))
    noun = noun or stretch(figures[0]) or alone
    fuller = [m for m in [*measures, *(f" of {m}" for m in measures)] if m.startswith(f"{noun} ")]  # "men killed"
    fuller = [m for m in fuller if not re.search(rf"{re.escape(m)} (?:at least )?\d", figures[0]["sentence"])]
    name = re.sub("^ of (?:its |their |his |her )?", f"{alone} of ", max(fuller, key=len, default=noun))
    counted = kind == "count" and unit and any(word.lower().startswith(unit[:3]) for word in name.split())
    return name, f"{printed} {'of ' * printed.endswith('s')}{name}" if counted else f"{printed} ({name})"


def stretch(figure):
    """The words of the sentence right round a figure, up to the next marks."""
    at, end = (figure[side] - figure["sentence_start"] for side in ("start", "end"))
    before = re.search(rf"(?:{_WORD},? ){{0,4}}(?:\S*[-$£€])?$", figure["sentence"][:at])[0]
    after = re.match(rf"[\w-]*(?: \([^)]*\))?(?: (?!and |or |that ){_WORD}){{0,4}}", figure["sentence"][end:])[0]
    return f"“{before}{figure['sentence'][at:end]}{after}”" if len(f"{before}{after}".split()) > 1 else ""


def own_words(figure):
    """What a figure counts, as its article says it, "" where no noun beside it tells.

    The noun behind it, " of ..." behind a share or a length, what is put to, at or by it ("raised its key rate to").

    Examples
    --------
    >>> row = {"sentence": "The 40 women on board were killed.", "start": 4, "end": 6, "unit": "woman"}
    >>> row |= {"sentence_start": 0}
    >>> other = row | {"sentence": "Exe raised its fee to $5.", "start": 22, "end": 24, "unit": "USD"}
    >>> own_words(row), own_words(other)
    ('women on board killed', 'fee')
    """
    text, begin = figure["sentence"], figure["sentence_start"]
    start, end = figure["start"] - begin, figure["end"] - begin
    words, unit = read_words(text), (figure["unit"] or "-")[:3].lower()
    before = [word for word in words if word.end <= start][-40:]
    after = [word for word in words if word.start >= end and not text.startswith("-", word.start)]
    tags = ["," if _NO_NOUN.fullmatch(word.low) else word.tag for word in after]
    tags = ["N" if word.low.startswith(unit) else tag for word, tag in zip(after, tags, strict=True)]
    found = _COUNTED.match("".join(tags))
    noun = last = max(found.end("noun"), 0)
    if found["which"] and after[noun].low in _WHICH and after[found.end("which") - 1].low not in G.dating:
        last = found.end("which")
    told = text[end : after[last - 1].end].lstrip("”’\"'") if last else ""
    verbs = [word.low for word in takewhile(lambda word: word.tag in "VR", after[last:])]
    passive = {"been", "was", "were"} & set(verbs[:-1]) and not verbs[-1].endswith("ing")
    inside = [word.low in {*G.prepositions} - {"than"} for word in before if word.tag not in "TRA#"][-1:]
    if noun and passive and inside != [True]:  # no "the killing of 3 boys was condemned"
        aim = after[last + len(verbs) :]
        aim = aim[: re.match("[XP]I|PT?A*N+|", tags_of(aim)).end() * (aim[:1] != [] and aim[0].low == "to")]
        told += " ".join(["", verbs[-1], *(text[w.start : w.end] for w in aim)])  # "ordered to leave", "taken to Avon"
    if any(word.low.startswith(unit) for word in after[:noun]) and told[0] == " ":
        return told.strip()
    put = _PUT.search("".join("." if word.low in ("for", "average", "total") else word.tag for word in before))
    if told.startswith(" of ") or not put:  # "62 percent of the network"
        return told * (told.startswith(" of ") and kind_of(figure["unit"]) not in ("count", "money", "age"))
    return text[before[put.start(1)].start : before[put.end(1) - 1].end]


def article_names(articles):
    """Id to a name for readers: the outlet, with its day where it has several articles, else the headline."""
    outlets, names = articles["outlet"].tolist(), {}
    for number, (article, row) in enumerate(articles[["outlet", "title", "published"]].iterrows(), 1):
        outlet, title, day = (cell if isinstance(cell, str) else "" for cell in row)
        name = outlet or (title and f"“{title[:60]}”") or f"text {number}"
        name += f", {day_of(day)}" * (outlets.count(outlet) > 1 and day > "")
        names[article] = name if name not in names.values() else f"{name}, text {number}"
    return names
