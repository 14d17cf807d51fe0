"""The sentence to print for a thing: written from a source, derived from two, an article's own words, or none.

Nothing is composed: a statement stands in `references.csv` or `derived.csv` as written; an extract is a clause of an
article, letter for letter, with its subject and its finite verb, in quotation marks, attributed and dated.
"""

import calendar
import re

from ..figures import as_date, dates_in
from ..ground import built_from, read_lexicon
from ..language import main_clause, read_words

WHOLE, CUT, LONGEST = 30, 40, 45  # words: taken whole, at most after a cut, at most where no cut fits
NO_OUTLET, NO_SUBJECT, NO_DAY = "which outlet printed it", "who or what is meant", "the day it holds for"
NO_CLAUSE = "a sentence of an article that can stand alone"

_SAYS = r"(?:said|says|say|told|tells|added|adds|wrote|writes|noted|reported|estimated|announced|showed|shows)"
_MARKS = re.compile(r"[“”\"]")
_RUN = re.compile(r"“[^”]*”|\"[^\"]*\"")
_HEAD = re.compile(  # dateline, list mark
    r"\s*(?:(?:[-–—•*]|--)+\s*|[A-Z]{3,}[\w .,'’/]{0,40}?(?:\([A-Za-z .]+\))?\s*(?:—|–|--)\s+)"
)
_LABEL = re.compile(r"\s*(?:[A-Z]{3,}:|\()")  # "STORY:" before a link, "(Also here: ...)"
_TELLER = re.compile(
    rf",\s+(?:(?P<who>[^,;:]{{1,60}}?)\s+{_SAYS}|{_SAYS}\s+(?P<whom>[^;:]{{1,80}}?))(?:\s+[^,;:]{{1,60}})?[.]?$"
)
_JOINT = re.compile(r",\s+(?:and|but|or|so)\s+(?:that\s+)?|;\s+(?:and\s+|but\s+)?|\s+[–—]\s+|\s+--\s+")
_TAIL = re.compile(r",?\s+(?=(?:while|although|though|whereas)\b)|,\s+(?=(?:which|who|where|according to)\b)")
_DAYS = [day.lower() for day in calendar.day_name]
_RELATIVE = re.compile(
    rf"(?:\s+(?:on|in)(?=\s))?\s*\b(?P<rel>(?:last|this) (?:year|month)|{'|'.join(_DAYS)})\b", re.I
)
_SMALL = frozenset("of the and for in on at de al von van to by".split())  # noqa: SIM905


@built_from("print_words.csv")
def _words():
    """Group of `print_words.csv` to its words or phrases."""
    rows = read_lexicon("print_words", ["group", "words", "why"])
    return {row["group"]: tuple(row["words"].split("|" if "|" in row["words"] else None)) for row in rows}


def _any(group):
    return rf"(?:{'|'.join(_words()[group])})"


def sentence_of(thing, avoid=()):
    """The sentence for a `printable.Thing`: the statement of its reference, else an extract of an article.

    Parameters
    ----------
    thing : Thing
        `best` and `prints` hold rows of their tables; of a reference `statement` and `cite_as` count.
    avoid : set of (str, int)
        Article and place of figures that must not be printed along with it.

    Returns
    -------
    tuple
        (sentence, how, None, entry): how is "statement", "derived" or "extract", the entry is the one that it tells;
        (None, "none", what is missing, `thing.best`).
    """
    best = thing.best
    if best.article is None and best.row.get("statement"):
        return best.row["statement"], "derived" if best.row.get("operation") else "statement", None, best
    prints = [e for e in thing.prints if e is best or (thing.agrees(e) and not _part_of_another(e, best))]
    prints.sort(key=lambda e: (e.figure.value != best.figure.value, _fitness(e.row)))
    lacking = []
    for entry in prints:
        sentence, missing = extract(entry.row, avoid)
        if sentence:
            return sentence, "extract", None, entry
        lacking.append(missing)
    cited = best.article is None and best.row.get("cite_as")
    return None, "none", f"a sentence written from {cited}" if cited else lacking[0] if lacking else NO_CLAUSE, best


def _part_of_another(entry, best):
    """Does a print tell a part ("all but three of whom"), or a limit ("less than 40") of what the other gives whole?"""
    f, value = entry.figure, best.figure.value
    limit = f.bound in "<>" and f.value == value and value not in f.interval
    return limit or (entry.is_part and not entry.head & best.head)


def _fitness(figure):
    """Which article to quote first: a report, not on itself, a short sentence, the earliest."""
    text, published = figure["sentence"], figure.get("published") or "9999"
    return figure.get("genre") == "opinion", str(figure.get("outlet")) in text, len(text.split()) > WHOLE, published


def extract(figure, avoid=()):
    """(sentence, None) for a figure's clause in quotation marks, attributed and dated, or (None, what is missing).

    >>> row = {"sentence": "The city had 40 swans last year.", "sentence_start": 0, "start": 13, "end": 15,
    ...        "outlet": "Avon Post", "published": "2020-05-04", "passage": "body", "article": "a"}
    >>> extract(row)[0]
    '“The city had 40 swans” in 2019, the Avon Post reported on 4 May 2020.'
    """
    text, begin, source = figure["sentence"], figure.get("sentence_start") or 0, figure.get("attribution")
    if not figure.get("outlet"):
        return None, NO_OUTLET
    if figure.get("passage") not in (None, "body", "standfirst") or "\n" in text.strip() or _LABEL.match(text):
        return None, NO_CLAUSE
    at = figure["start"] - begin, figure["end"] - begin
    spoken = _spoken(text, at, figure.get("before") or "")
    if spoken and (not _named(source) or re.fullmatch(r"[A-Z][a-z’'-]+", source)):  # a surname alone, no acronym
        return None, NO_SUBJECT
    low, high = _bare(text, *(spoken or (0, len(text))), at)
    bad = [start - begin for article, start in avoid if article == figure["article"] and low <= start - begin < high]
    why = NO_CLAUSE
    for n, (a, b) in enumerate(_stretches(text, low, high, at, bad, _citable(source))):
        clause, fault = text[a:b], _fault(text[a:b], bool(spoken))
        if fault is None:
            return _attributed(clause, figure, bool(spoken))
        why = why if n else fault
    return None, why


def _spoken(text, at, before):
    """The stretch inside quotation marks in which somebody says a figure; None where the outlet tells it."""
    marks = [mark.start() for mark in _MARKS.finditer(text)]
    opened = before.rfind("“") > before.rfind("”") or before.count('"') % 2
    marks = [-1] * bool(opened) + marks
    behind = [mark for mark in marks if mark < at[0]]
    if len(behind) % 2 == 0:
        return None
    first, last = behind[-1], next((mark for mark in marks if mark >= at[1]), len(text))
    whole = first < 0 or last == len(text) or len(text[first:last].split()) >= 0.6 * len(text.split())
    return (first + 1, last) if whole else None


def _named(source):
    """Is a source a name that can say something?"""
    return bool(source) and source[0].isupper() and not re.match(r"(?:the|a|he|she|they) ", source, re.I)


def _citable(source):
    """Can a source be named behind "citing": "officials", "a study by X", "Ann Roe", no words round a name?"""
    if not source or re.match(r"(?:the (?:report|study|statement|release)|(?:he|she|they|by) )", source, re.I):
        return False
    first, *others = re.findall(r"[\w’']+", source) or [""]
    plain = [word for word in others if word[0].islower() and word not in _SMALL]
    return bool(first) and not (first[0].isupper() and first not in ("A", "An") and len(plain) > 1)


def _bare(text, low, high, at):
    """A stretch without dateline, list mark, opener, full stop, and a teller who is only a pronoun or a surname."""
    head = _HEAD.match(text, low)
    low = head.end() if head and head.end() <= at[0] else low
    opener = re.compile(rf"{_any('openers')}(?:,\s+|(?<=but|and|yet)\s+(?=[a-z])|(?<=so|or)\s+(?=[a-z]))", re.I).match(text, low)
    low = opener.end() if opener and opener.end() <= at[0] else low
    high = low + len(text[low:high].rstrip(" .,;:\t"))
    teller = _TELLER.search(text[low:high])
    who = teller and (teller["who"] or teller["whom"])
    vague = who and ((len(who.split()) == 1 and who[0].isupper()) or who.lower() in _words()["pronouns"])
    return low, low + teller.start() if vague and low + teller.start() > at[1] else high


def _stretches(text, low, high, at, bad, citable):
    """What of a sentence can be quoted, the best first: whole where it is short, cut at its joints, whole where it is long."""
    def size(span):
        return len(text[slice(*span)].split())

    cuts = [span for span in _cuts(text, low, high, at, bad) if size(span) <= CUT]
    if not citable:  # what somebody said would become what the outlet says
        cuts = [span for span in cuts if not re.search(rf"\b{_SAYS}\b", text[low : span[0]])]
    cuts.sort(key=lambda span: (-size(span), span))
    whole = (low, high)
    found = [whole, *cuts] if size(whole) <= WHOLE else [*cuts, *[whole] * (size(whole) <= LONGEST)]
    return [span for span in found if not any(span[0] <= place < span[1] for place in bad)]


def _cuts(text, low, high, at, bad):
    """Stretches between joints that hold the figure: what is cut off has its own verb, or is a trailing clause."""
    joints = list(_JOINT.finditer(text, low, high))
    dashes = [joint for joint in joints if joint[0].strip() in ("–", "—", "--")]
    joints = [joint for joint in joints if len(dashes) < 2 or joint not in dashes]  # two dashes are a bracket
    joints = [joint for joint in joints if _finite(text[low : joint.start()]) and _finite(text[joint.end() : high])]
    starts = [joint.end() for joint in joints if joint.end() <= at[0] and not _needed(text[low : joint.start()])]
    ends = [joint.start() for joint in joints if joint.start() >= at[1] and not _needed(text[joint.end() : high])]
    ends += [tail.start() for tail in _TAIL.finditer(text, at[1], high)]
    commas = [text.rfind(",", at[1], place) for place in bad]
    ends += [comma for comma, place in zip(commas, bad, strict=True) if comma >= 0 and len(text[comma:place].split()) <= 3]
    spans = {(a, b) for a in [low, *starts] for b in [high, *ends] if a < b} - {(low, high)}
    return [(a, b) for a, b in spans if all(_finite(text[j.end() : b]) for j in joints if a < j.end() < b)]


def _needed(rest):
    """Does what would be cut off deny the rest in its first words, or name a condition anywhere?"""
    words = re.findall(r"[\w’']+", rest.lower())
    return not set(words[:2]).isdisjoint(_words()["negations"]) or not set(words).isdisjoint(_words()["conditions"])


def _finite(clause):
    """Has a stretch a subject and behind it a finite verb?"""
    kept = main_clause(read_words(clause))
    verb = "V" if any(word.tag == "V" for word in kept) else "D"  # "accounted" may be read as a participle
    first = next((i for i, word in enumerate(kept) if word.tag == verb), 0)
    fence = verb == "D" and (kept[first - 1].low == "," or [word.low for word in kept[first + 1 : first + 2]] == ["by"]) if first else True
    return not fence and any(word.tag in "NO#A" for word in kept[:first])  # no "a fence, supported by agents"


def stands_alone(clause):
    """Can a clause be read without what stands before it: a subject, a finite verb, no opener, nothing that points back?

    >>> stands_alone("Avon has 40 swans"), stands_alone("They have 40 swans")
    (True, False)
    """
    return not re.match(rf"{_any('openers')}\b", clause, re.I) and _fault(clause, False) is None


def _fault(clause, spoken):
    """What a clause lacks to stand alone, or None."""
    if not _finite(clause) or clause.count("(") != clause.count(")") or len(_MARKS.findall(clause)) % 2:
        return NO_CLAUSE
    own, groups = _RUN.sub("“”", clause), _words()
    words = read_words(own)
    lows = {word.low for word in words}
    pointing = (
        rf"(?:\w+ )?(?:[Tt]he|[Tt]h(?:at|is|ose|ese)|[Bb]oth) (?:[a-z]+ )?{_any('pointing')}(?:['’]s)?\b"
        r"(?! (?:of|in|on|at|for|from|by|with|to|that|which|who)\b)"
    )
    if (
        (not spoken and lows & set(groups["first_person"])) or _points_back(words) or re.match(pointing, own)
        or re.search(r",\s+(?:it|he|she|they)\s+(?:say|said|add|wrot|writ|not|tell|told)\w*", own)
        or re.search(r"\b(?:Mr|Mrs|Ms|Messrs)\.? [A-Z][\w’-]*(?! [A-Z])", own)
    ):  # fmt: skip
        return NO_SUBJECT
    return NO_DAY if re.search(rf"\b{_any('hanging')}\b", own, re.I) and not lows & set(_DAYS) else None


def _points_back(words):
    """Is there a word that means something told before: a pronoun without its name, "these", a leading "that plan"?"""
    pronouns, name, noun, verb = _words()["pronouns"], False, False, False
    for i, (word, after) in enumerate(zip(words, [*(w.low for w in words[1:]), ""], strict=True)):
        low = word.low
        if low in ("this", "these", "such", "that", "both", "those"):
            timed = after in ("week", "month", "year", "as", "time", "weekend", "morning")
            if not timed and not (i and low in ("such", "both", "those", "that")):
                return True
        elif low in pronouns:
            known = name if low in ("he", "she", "him", "her", "his", "hers") else noun
            if not known or (low in ("he", "she", "they", "it") and not verb):
                return True
        elif word.tag == "V":
            verb = True
        elif word.tag == "N":
            noun, name = True, name or word.capital
    return False


def _dated(clause, published):
    """(clause, phrase outside the marks) with relative times as dates; (None, None) where their day is not known."""
    outside = ""
    for match in reversed(list(_RELATIVE.finditer(clause))):
        relative, behind = match["rel"].lower(), read_words(clause[: match.start()])
        verb = any(word.tag == "V" for word in behind[-1:])  # "warned Friday that it will close" is no Friday to come
        if relative in _DAYS and not verb and {w.low for w in read_words(clause)} & set(_words()["future"]):
            continue
        told = _told_date(relative, published)
        if told is None:
            return None, None
        quoted = len(_MARKS.findall(clause[: match.start()])) % 2
        if not clause[match.end() :].strip(" .") and not outside and not quoted:
            outside, clause = f" {told}", clause[: match.start()]
        else:
            short = told.split(" ", 1)[1].removesuffix(f" {published[:4]}")
            clause = f"{clause[: match.end()]} [{short}]{clause[match.end() :]}"
    return clause, outside


def _told_date(words, published):
    """A relative time as a phrase; None where the day of print does not tell (a weekday four days back)."""
    day, words = as_date(published), f"on {words.capitalize()}" if words in _DAYS else words
    iso = next((found[2] for found in dates_in(words, 0, len(words), day)), None)
    if iso is None or (len(iso) == 10 and (day - as_date(iso)).days > 3):
        return None
    return f"{'on' if len(iso) == 10 else 'in'} {day_of(iso)}"


def day_of(iso):
    """An ISO day, month or year in words.

    >>> day_of("2015-06-30"), day_of("2015-06"), day_of("2015")
    ('30 June 2015', 'June 2015', '2015')
    """
    year, month, day = (*iso.split("-"), "", "")[:3]
    return " ".join(filter(None, (day and str(int(day)), month and calendar.month_name[int(month)], year)))


def with_article(outlet):
    """The name of an outlet as a sentence says it.

    >>> with_article("Avon Post"), with_article("The Avon Post"), with_article("CNN")
    ('the Avon Post', 'The Avon Post', 'CNN')
    """
    articled = outlet.split()[-1].lower() in _words()["the"] and not outlet.lower().startswith("the ")
    return f"the {outlet}" if articled else outlet


def _attributed(clause, figure, spoken):
    """A clause in its marks, with who said it, which outlet printed it, and when; or (None, what is missing)."""
    published, source = figure.get("published"), figure.get("attribution")
    clause, outside = _dated(clause, published)
    if clause is None:
        return None, NO_DAY
    clause = re.sub(r"\"([^\"]*)\"", r"‘\1’", clause.strip(" .,")).replace("“", "‘").replace("”", "’")
    outlet, on = with_article(figure["outlet"]), ""
    if published:
        on = f" {'on' if len(published) == 10 else 'in'} {day_of(published)}"
    quoted = f"“{clause}”{outside}," if outside else f"“{clause},”"
    if spoken:
        return f"{quoted} {source} said, as quoted by {outlet}{on}.", None
    who = f"an opinion piece in {outlet} said{on}" if figure.get("genre") == "opinion" else f"{outlet} reported{on}"
    known = {word.lower() for word in re.findall(r"\w{2,}", source or "")} - _SMALL
    nameless = re.search(rf"\b[Tt]he (?:report|study|audit|survey|statement|document) {_SAYS}\b", clause)
    if nameless and not _citable(source):
        return None, "which report says so"
    citing = _citable(source) and (nameless or known.isdisjoint(re.findall(r"\w+", clause.lower())))
    citing = f", citing {source}" if citing else ""
    if clause[0].islower() or clause[0].isdigit():
        end = f"“{clause}”{outside}." if outside else f"“{clause}.”"
        return f"{who[0].upper()}{who[1:]}{citing}{',' * bool(citing)} that {end}", None
    return f"{quoted} {who}{citing}.", None

