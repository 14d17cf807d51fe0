"""What things and articles are called: a figure by the words round it in its article, an article by its outlet."""

import re
from itertools import takewhile

from ..language import G, read_words, tags_of
from ..verdicts import day_of

# Behind a figure, as classes of words: what is counted, and which of it ("people on board", "49% of the firm").
_COUNTED = re.compile(r"(?P<noun>[AR#DG]*N+(?:C[ARD]*N+)?)?(?P<which>P[TO]?A*N+(?:V(?=G))?(?!P?#)|R)?")
_WHICH = ("of", "on", "in", "at", "for", "with", "aboard", "abroad", "overseas", "worldwide")
_BEFORE = re.compile(r"(?<![#ADN])(?:#,N)?[ADN]*NP$")  # "a total cost of $49 million", "an 11-year high of 6.2pc"
# The clause up to the number: "Avon shares closed down 3 per cent", "the plan would cut the debt by $3 million".
_DOES = re.compile(r"(?<![PADN])[ADN]*N(?:P[TO]?[ADN]*N+)?X?[VDI]+(?:(?:P?[TO])?[ADN]*N)?[PXR]*[TRA]*$")
_NO_NOUN = re.compile(r"[$£€%]|(?:second|minute|hour|day|week|month|year)s?")  # "3.2 percent minutes before"
_VAGUE = {"sum of money", "share", "average", "count", "number", "year", "week", "month", "day", "total"}


def called(figures, printed=""):
    """What prints of one thing count, best print first: as one of them says it, else by its measure.

    Gives the name without the number where its unit is the noun, and with the number (`printed`). Where nothing tells,
    the name is a stretch of the sentence.
    """
    measure, surface = figures[0].get("measure"), figures[0]["surface"]
    for figure in figures:
        short, long = own_words(figure) or (None, None)
        if short and (short != long or figure["value"] == figures[0]["value"]):
            return short, long if short == long else f"{printed} {short}"
    if measure and measure not in _VAGUE:
        return measure, f"{printed} ({measure})"
    reach = rf"(?:\S{{1,30}} ){{0,5}}{re.escape(surface)}(?:\S{{0,30}} \S{{1,30}}){{0,4}}"
    return f"…{(re.search(reach, figures[0]['sentence']) or [surface])[0]}…", printed


def own_words(figure):
    """What a figure counts, as its article says it, as `called` gives it; None where no noun beside it tells.

    Examples
    --------
    >>> row = {"sentence": "The 40 women on board were killed.", "start": 4, "end": 6, "unit": "woman"}
    >>> row |= {"sentence_start": 0}
    >>> own_words(row), own_words(row | {"sentence": "It cost $5 in fees.", "start": 8, "end": 10, "unit": "USD"})
    (('women on board killed', '40 women on board killed'), ('$5 in fees', '$5 in fees'))
    """
    text, begin = figure["sentence"], figure["sentence_start"]
    start, end = figure["start"] - begin, figure["end"] - begin
    words, unit = read_words(text), (figure["unit"] or "-")[:3].lower()
    before = [word for word in words if word.end <= start][-40:]
    after = [word for word in words if word.start >= end and not text.startswith("-", word.start)]
    counted = [word.low.startswith(unit) for word in after]
    tags = ["," if _NO_NOUN.fullmatch(word.low) else word.tag for word in after]
    tags = "".join("N" if own else tag for tag, own in zip(tags, counted, strict=True))
    if (tags[:1] in ("A", "D") and unit == "peo") or "-" in text[start : end + 1]:  # "21 dead", "a four-year ban"
        tags = "N" + tags[1:]
    found, behind = _COUNTED.match(tags), _BEFORE.search(tags_of(before))
    noun = last = max(found.end("noun"), 0)
    if found["which"] and after[noun].low in _WHICH and after[found.end("which") - 1].low not in G.dating:
        last = found.end("which")
    told = text[end : after[last - 1].end] if last else ""
    verbs = [word.low for word in takewhile(lambda word: word.tag in "VR", after[last:])]
    passive = {"been", "was", "were"} & set(verbs[:-1]) and not verbs[-1].endswith("ing")
    inside = [word.low in {*G.prepositions} - {"than"} for word in before if word.tag not in "TRA#"][-1:]
    if noun and passive and inside != [True]:  # no "the killing of 3 boys was condemned"
        aim = after[last + len(verbs) :][:2]
        told += f" {verbs[-1]}" + f" to {aim[-1].low}" * (tags_of(aim) in ("XI", "PI"))  # "ordered to leave"
    clause, people = "".join("C" if word.low in G.subordinators else word.tag for word in before), told == " people"
    starts = [k for k, word in enumerate(before) if _DOES.match(clause, k) and word.low not in G.dating]
    of_it = [behind.start()] if behind and before[-1].low in ("of", "at") else []
    if people and tags[last:][:1] == "V" and not of_it:  # "people who died in a fire"
        reach = last + len(verbs) + len(re.match(r"(?:P[TO]?A*N+)?", tags[last + len(verbs) :])[0])
        told += f" who {text[after[last].start : after[reach - 1].end]}"
    elif starts + of_it and (people or not told):  # who did it, or what of it: "the town has lost 67 people"
        start, noun = before[(starts + of_it)[0]].start, 0
    whole = text[start:end] + told
    named = told.strip() if any(counted[:noun]) and told[0] == " " else whole
    return (named, whole) if told or starts + of_it else None


def article_names(articles):
    """Id to a name for readers: the outlet, with its day where it has several articles, else the headline."""
    outlets, names = articles["outlet"].tolist(), {}
    for number, (article, row) in enumerate(articles[["outlet", "title", "published"]].iterrows(), 1):
        outlet, title, day = (cell if isinstance(cell, str) else "" for cell in row)
        name = outlet or (title and f"“{title[:60]}”") or f"text {number}"
        name += f", {day_of(day)}" * (outlets.count(outlet) > 1 and day > "")
        names[article] = name if name not in names.values() else f"{name}, text {number}"
    return names
