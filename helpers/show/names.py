"""What things and articles are called: a figure by the words round it in its article, an article by its outlet."""

import re
from itertools import takewhile

from ..language import G, read_words, tags_of
from ..verdicts import day_of

# Behind a figure, as classes of words: what is counted, and which of it ("people on board", "49% of the firm").
_COUNTED = re.compile(r"(?P<noun>[AR#DG]*N+(?:C[ARD]*N+)?)?(?P<which>P[TO]?A*N+(?:V(?=G))?|R)?")
_WHICH = ("of", "on", "in", "at", "for", "with", "aboard", "abroad", "overseas", "worldwide")
_IS = ("is", "are", "was", "were", "be", "been", "has", "have", "had", "said", "says")
_BEFORE = re.compile(r"[ADN]*NP$")  # "a total cost of $49 million"
# "Avon shares closed down 3 per cent", "cut the debt by $3"
_DOES = re.compile(r"(?:(?:^|[,V])T?(?P<who>[ADN]*N+[VDI]+[PXR]?)|(?P<does>[VIG](?:T?[ADN]*N)?P?)[TR]?)$")
_VERB = re.compile(r"[VGI][TRA]*$")


def own_words(figure):
    """What a figure counts, as its article says it: without the number where its unit is the noun, and with the number.

    Examples
    --------
    >>> row = {"sentence": "The 40 women on board were killed.", "start": 4, "end": 6, "unit": "woman"}
    >>> row |= {"sentence_start": 0}
    >>> own_words(row), own_words(row | {"sentence": "It cost $5 in fees.", "start": 8, "end": 10, "unit": "USD"})
    (('women on board killed', '40 women on board killed'), ('$5 in fees', '$5 in fees'))
    """
    text, begin = figure["sentence"], figure["sentence_start"]
    start, end = figure["start"] - begin, figure["end"] - begin
    words = read_words(text)
    before, after = [word for word in words if word.end <= start], [word for word in words if word.start >= end]
    unit = (figure["unit"] or "-")[:3].lower()
    tags = "".join("N" if word.low.startswith(unit) else word.tag for word in after)
    found, behind = _COUNTED.match(tags), _BEFORE.search(tags_of(before))
    noun = last = max(found.end("noun"), 0)
    if found["which"] and after[noun].low in _WHICH and after[found.end("which") - 1].low not in G.dating:
        last = found.end("which")
    elif not noun and behind and before[-1].low in ("of", "at", "to"):
        start = before[behind.start()].start
    told = text[end : after[last - 1].end] if last else ""
    verbs = [word.low for word in takewhile(lambda word: word.tag in "VR", after[last:])]
    passive = {"been", "was", "were"} & set(verbs[:-1]) and not verbs[-1].endswith("ing")
    inside = [word.low in {*G.prepositions} - {"than"} for word in before if word.tag not in "TRA#"][-1:]
    if noun and passive and inside != [True]:  # no "the killing of 3 boys was condemned"
        aim = after[last + len(verbs) :][:2]
        told += f" {verbs[-1]}" + f" to {aim[-1].low}" * (tags_of(aim) in ("XI", "PI"))  # "ordered to leave"
    does = _VERB.search(tags_of(before))
    if told == " people" and does:  # whom or what happened to them: "lost 67 people"
        return (text[before[does.start()].start : end] + told,) * 2
    doing = None if told else _DOES.search(tags_of(before))
    if doing and (doing["who"] or before[doing.start("does")].low not in _IS):  # nothing behind tells what: who did it
        return (text[before[doing.start(doing.lastgroup)].start : end],) * 2
    counted = any(word.low.startswith(unit) for word in after[:noun])
    return told.strip() if counted else text[start:end] + told, text[start:end] + told


def article_names(articles):
    """Id to a name for readers: the outlet, with its day where it has several articles, else the headline."""
    outlets, names = articles["outlet"].tolist(), {}
    for number, (article, row) in enumerate(articles[["outlet", "title", "published"]].iterrows(), 1):
        outlet, title, day = (cell if isinstance(cell, str) else "" for cell in row)
        name = outlet or (title and f"“{title[:60]}”") or f"text {number}"
        if day and outlets.count(outlet) > 1:
            name += f", {day_of(day)}"
        names[article] = name if name not in names.values() else f"{name}, text {number}"
    return names
