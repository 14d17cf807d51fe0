"""What things and articles are called: a figure by the words round it in its article, an article by its outlet."""

import re
from collections import Counter
from itertools import takewhile

from ..figures import kind_of, words_of
from ..language import G, read_words
from ..verdicts import day_of

_PLACES = ("aboard", "abroad", "overseas", "worldwide")
_NOUNS = "[TO]?(?:[ADGRN]-|[ADGR])*N+(?:(?:X[ADG]*|CA*|CG)N+)*(?![-NX])"  # the old mill's swans, men and women
_DONE = rf"NV?b+([DVA](?:CD)?(?:xID?)?(?:[Px]{_NOUNS})?)(?![ADGINPV]|x[^#])"  # people who were treated at the scene
_WHERE = rf"(?:{'|'.join(G.prepositions - {'of'} | {*_PLACES})})\b"
_TOLL = re.compile(r"^(?:.*\b)?death toll$|^deaths$")
_MORE = ("more", "others")
_ROUND = 4  # words before a figure that may tell what it counts


def called(figures, printed=""):
    """What prints of one thing count, best print first, and that with the number: "people killed", "40 people killed".

    Where no noun behind a number tells, it is called by the words round it.
    """
    first, kind = figures[0], kind_of(figures[0]["unit"])
    plain = [figure for figure in figures if not figure["sentence"].isupper()]  # no "DEAD" of a headline
    measures = [_TOLL.sub("people killed", m) for one in figures if (m := one.get("measure")) and " and " not in m]
    done = [m for m in measures if m.rpartition(" ")[2] in words_of("state")]
    done = done[0] if 2 * len(done) >= len(measures) > 0 else ""
    nouns = [*filter(None, map(own_words, [first] if kind in ("percent", "fraction") else plain))]
    name = next(iter(nouns), done) if own_words(first) or done != first.get("measure") else done
    if name and " " not in name and not done:  # "passengers on board"
        name = next((longer for longer in nouns if re.match(rf"{re.escape(name)} (?:\w+ly )?{_WHERE}", longer)), name)
    if name.startswith(("of ", "in ")):
        return name[len("of ") :] if kind == "money" else f"share {name}", f"{printed} {name}"
    if [word.low for word in _beside(first)[1][:1] if word.low in _MORE] and (name or measures):
        name = f"additional {name or measures[0]}"
    if done and name and words_of("state").isdisjoint(name.split()):
        name = re.sub(rf"(?= {_WHERE})|$", f" {done.rpartition(' ')[2]}", name, count=1)
    if name not in ("", "people") and not re.fullmatch("[A-Z][a-z]+s", name):  # "40 Exers": who do what?
        return name, f"{printed} {name}"
    told = "" if first["sentence"].isupper() else stretch(first)
    if told and told[1:-1].lower() != f"{printed} people":
        return told, told
    if kind not in ("percent", "fraction") and (measure := next((m for m in measures if " " in m), "")):
        return measure, f"{printed} {measure}" if kind == "count" else f"{printed} ({measure})"
    return next(iter(measures), printed or "number"), printed


def stretch(figure):
    """The words right round a figure, from mark to mark, no noun phrase cut in two, in quotation marks; or "".

    With a pronoun, cut from a compound, or at a count without a noun they tell nothing.
    """
    text, (before, after) = figure["sentence"], _beside(figure)
    classes = _classes(after)
    end = re.match(f"-?(?:{_NOUNS})?", classes).end()
    if after[end : end + 1] and (after[end].low == "of" or not (before or end)):
        end += (re.match(f"P(?:{_NOUNS}(?:#[ADGN]*N)?|O)", classes[end:]) or re.match("", "")).end()
    noun, classes = classes[:end], _classes(before)
    most = re.match(f"(?:(?!(?<=I)x)[^C]){{0,{_ROUND}}}", classes).end()
    if classes[most : most + 1] and classes[most] in "-AN":
        most = len(re.sub("(?:D?-|[AN])+$", "", classes[:most])) or most
    kept = classes[:most].rstrip("CXxP#,")
    at = figure["sentence_start"]
    ends = [*(word.end for word in after[:end][-1:]), figure["end"] - at]
    starts = [*(word.start for word in before[: len(kept)][-1:]), figure["start"] - at]
    cut = text[starts[0] - 1 : starts[0]] == "-" or "-" in figure["surface"] or (kept[:1] == "T" and not noun)
    cut |= bool(re.search(r"\d", text[starts[0] : starts[-1]]))  # "the 40-acre mill", "fell 32 cents to $40"
    bare = "N" not in kept + noun if kind_of(figure["unit"]) == "count" else not kept + noun
    return "" if cut or bare or re.search("O(?![AN])", kept[::-1] + noun) else f"“{text[starts[0] : ends[0]]}”"


def own_words(figure):
    """The nouns behind the number of a count or sum, or "of ..." behind a share, as the article has it; else "".

    Where people are all it counts, with what was done to them; what is "more" has no noun of its own.

    Examples
    --------
    >>> row = {"sentence": "The 40 women on board were killed.", "start": 4, "end": 6, "unit": "woman"}
    >>> own_words(row | {"sentence_start": 0, "surface": "40"})
    'women on board'
    """
    end, kind, (before, after) = figure["end"] - figure["sentence_start"], kind_of(figure["unit"]), _beside(figure)
    stops = G.subordinators | G.people | G.dates | {"them"}
    after = [*takewhile(lambda word: word.low not in stops, after)]
    found = re.match(f"A$|PNV(?=G)|P?{_NOUNS}(?:a|Ax[INV]|R?P{_NOUNS})?", _classes(after))
    whose = kind in ("percent", "fraction") and {word.low for word in before[:_ROUND]} & G.relatives
    if not found or whose or after[0].low in (*_MORE, "died"):
        return ""
    told = figure["sentence"][end : after[found.end() - 1].end]
    if kind == "money":  # "$85 billion in budget cuts", no "in Avon", "in recent years", "of the firm"
        things = re.fullmatch("(?:in|of) [^A-Z]*?([a-z]+)s", told[1:])
        return told[1:] * bool(things and "T" not in found[0] and kind_of(things[1]) == "count")
    if kind == "count" and " " not in told[1:] and (done := re.match(_DONE, _classes(after))):
        return f"{told[1:]} {figure['sentence'][after[done.start(1)].start : after[done.end() - 1].end]}"
    if told.startswith(" of "):
        return told[1:] * (kind in ("percent", "fraction"))  # no "two of the boats"
    return told[1:] * (kind == "count" and told[:1] == " " and found[0][0] != "P")


def _classes(words):
    """The classes of words, with hyphens, and "aboard" and the like, and "to", by a letter of their own."""
    own = dict.fromkeys("-'’", "-") | dict.fromkeys(_PLACES, "a") | dict.fromkeys(G.be, "b") | {"to": "x", "o": "N"}
    return "".join(own.get(word.low, word.tag) for word in words)


def _beside(figure):
    """The words before a figure, nearest first, and those behind it, up to the next mark that is no hyphen."""
    words = read_words(figure["sentence"])
    at, end = (figure[side] - figure["sentence_start"] for side in ("start", "end"))
    sides = [word for word in reversed(words) if word.end <= at], [word for word in words if word.start >= end]
    return [[*takewhile(lambda word: word.tag != "," or word.low in "-'’", side)] for side in sides]


def article_names(articles):
    """Id to a name for readers: the outlet, with its day where it has several articles, else the headline."""
    outlets, names, alike = articles["outlet"].tolist(), {}, Counter()
    for number, (article, row) in enumerate(articles[["outlet", "title", "published"]].iterrows(), 1):
        outlet, title, day = (cell if isinstance(cell, str) else "" for cell in row)
        name = outlet or (title and f"“{title[:60]}”") or f"text {number}"
        name += f", {day_of(day)}" * (outlets.count(outlet) > 1 and day > "")
        alike[name] += 1
        names[article] = f"{name}, text {alike[name]}" if alike[name] > 1 else name
    return names
