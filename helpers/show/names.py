"""What things and articles are called: a figure by the words round it in its article, an article by its outlet."""

import re
from collections import Counter
from itertools import product

from ..figures import kind_of, words_of
from ..language import G, read_words
from ..verdicts import day_of

_OWN = dict.fromkeys(G.subordinators | {"why", "how"}, "s") | dict.fromkeys(G.dates, "d")
_OWN |= dict.fromkeys(G.subordinators & G.prepositions, "q")  # "after", "as"
_OWN |= {"to": "x", "of": "o", "o": "N", "so": "O", "our": "T", "my": "T", "if": "i", "unless": "i"}
_OWN |= dict.fromkeys(("aboard", "abroad", "onboard", "overseas", "worldwide"), "a")
_NOUN = "[TO]?(?:[ADRG#]-?)*(?:N+X)?(?:[ADRG#]-?)*(?:[NA#]-?)*N(?!-)"  # "the old mill's 40 swans"
_NOUNS = rf"{_NOUN}(?:CA*N+)*"
_WHICH = rf"(?:a|R*[Pox]{_NOUNS}|[Po]G(?![TOADRGN#])|R*Ax[IN]|R*D(?:CD)?(?=[,Psi]|x[^I]|$)|G{_NOUNS})"  # "in Exe"
_TOLL = re.compile(r"^(?:.*\b)?death toll\b.*|^deaths$")
_RETOLD = re.compile(r"\(\D{0,6}\d[^()]*\)(?= [a-z])")
_LONGEST = 16  # words of a name


def called(figures, printed=""):
    """What prints of one thing count, best print first, and that with the number: "people killed", "40 people killed".

    The noun behind the number with what says which of them are meant; else the clause round the number, letter for
    letter: its subject and verb tell it; only where there is none what measures tell.
    """
    first, kind = figures[0], kind_of(figures[0]["unit"])
    measures = [_TOLL.sub("people killed", m) for one in figures if (m := one.get("measure")) and " and " not in m]
    done = [m for m in measures if m.rpartition(" ")[2] in words_of("state")]
    nouns, which = own_words(first)
    name = f"{nouns} {which}".strip()
    more = re.match(r" (?:more|others)\b", first["sentence"][first["end"] - first["sentence_start"] :])
    if 2 * len(done) >= len(measures) > 0 and not more:
        if words_of("state").isdisjoint(name.split()):
            name = f"{nouns} {done[0].rpartition(' ')[2]} {which}".strip() if nouns else done[0]
    elif not which and (told := stretch(first)).count(" ") > f"{printed} {nouns}".strip().count(" "):
        return told, told
    elif not which and " " not in nouns:  # "40 barns": which, and what of them?
        name = ""
    measure = next((m for m in measures if " " in m and kind not in ("percent", "fraction")), "")
    if not name and not measure:
        return next(iter(measures), printed or "number"), printed
    return name or measure, f"{printed} {name}" if name else f"{printed} ({measure})"


def own_words(figure):
    """The nouns behind the number of a count, and what says which of them are meant; else "".

    Examples
    --------
    >>> row = {"sentence": "The 40 women on board were saved.", "start": 4, "end": 6, "unit": "woman"}
    >>> own_words(row | {"sentence_start": 0})
    ('women', 'on board')
    """
    _, left, after, right = _beside(figure)
    subject, led = re.fullmatch("(?:.*[VC])?[TR]*", left), re.match(f"{_NOUNS}(?=R*[DV])", right)
    done = led and after[led.end()].low in words_of("state")  # "40 men charged with theft"
    if done or (not subject and "V" in left):
        right = right.replace("V", "D")  # "Avon lost track of 40 swans bought by Roe"
    found = re.match(f"({_NOUNS}(?:o{_NOUNS})*)({_WHICH}*(?:s(?!G)[^,]*)?)", right)  # "swans that left Exe"
    if kind_of(figure["unit"]) != "count" or not found or after[0].low == "died":
        return "", ""
    nouns, end, text = found.end(1), found.end(), figure["sentence"]
    unsure = found[2][:1] == "D" and ("C" in found[1] or (subject and not done))  # "swans and boats bought by Roe"
    which = text[after[nouns].start : after[end - 1].end] if nouns < end <= _LONGEST and not unsure else ""
    return text[after[0].start : after[nouns - 1].end], which


def stretch(figure):
    """The clause round a figure from its subject, or from its verb, cut at joints alone, in quotation marks; or ""."""
    words, left, after, right = _beside(figure)
    starts = [found.end() for found in re.finditer("(?:^|(?<=V)[RD]*)C?(?=[^OCV]*N[^OCV]*V)", left)][::-1]
    verbs = "V[VRD]*(?=[^V]*$)|(?:T?[ADN]*N(?=[DG]))?(?<!-)[DGI](?=[^DGIV]*$)"
    starts += [*(verb.start() for verb in re.finditer(verbs, left)), re.match("[CPR]*", left).end()]
    clause = re.match("[^,si]*?(?=R*[si]|,|$)", right).end()
    which = re.match(f"-?(?:{_NOUNS}{_WHICH}*(?:TN)?|{_WHICH}*)?(?:A$)?", right).end()
    ends = [which] if left[-1:] == "X" else [which, clause][:: 1 if re.search("[VIDG]", left) else -1]
    if re.match(f"{_NOUNS}R*[DV]", right) and re.fullmatch("(?:.*[VC])?[TR]*", left):  # "Roe said some 40 swans left"
        starts, ends = [re.search("T?R*$", left).start()], [clause, which]
    for end, start in product(ends, starts):
        told = left[start:] + "#" + right[:end]
        if re.search("^(?!#V)[^O]*N.*(?<![TPoxC])(?<!T#)$", told) and len(told) <= _LONGEST:
            last = [words[-1], *after[:end]][-1]
            return f"“{figure['sentence'][words[start].start : last.end]}”"
    return ""


def _beside(figure):
    """The words of its clause up to a figure's end, classes of those before it, and those behind it with theirs."""
    at, end = (figure[side] - figure["sentence_start"] for side in ("start", "end"))
    # "$3 (£2) fare": what the brackets tell again is passed over
    text = _RETOLD.sub(lambda m: m[0] if m.start() < at < m.end() else " " * len(m[0]), figure["sentence"])
    words = read_words(text)
    classes = _classes(words, text)
    first, last = sum(word.end <= at for word in words), sum(word.start < end for word in words)
    right = re.match("[^,]*", classes[last:])[0]
    left = re.search(f"(?:{_NOUN},?s(?=[VR])|i)?[^,si]*$", classes[:first])[0]  # "boats, which carry 40 men"
    left = re.sub("^(?!(?:.*V)?[^VIGDPo]*C$).*C$|^.*?(?=T?N+X$)", "", left)  # "and 40 swans", "Avon's 40 swans"
    return words[first - len(left) : last], left, words[last : last + len(right)], right


def _classes(words, text):
    """The classes of words; dates, "of", "to", "aboard" and what joins clauses have a letter of their own."""
    classes = ""
    for word in words:
        hyphen = re.fullmatch(r"[^\s-][-'’][^\s-]|\w\. ", text[word.start - 1 : word.end + 1])
        classes += "-" if hyphen else _OWN.get(word.low, "X" if word.low[0] in "'’" else word.tag)
    classes = re.sub(f"q(?={_NOUNS}a?(?:[Po]{_NOUNS}a?)*V)", "s", classes)  # "after a boat with 40 people left"
    return re.sub("a(?=N)", "A", re.sub("(?<=[Po]N)V(?=G)", "N", classes)).replace("q", "P")  # "in budget cuts coming"


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
