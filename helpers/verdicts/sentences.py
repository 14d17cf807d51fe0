"""The sentence to print for a thing: written from a source, derived from two, an article's own words, or none.

Nothing is composed: a statement stands in `references.csv` or `derived.csv` as written; an extract is cut at the joints
of a sentence only, and stands in quotation marks with its outlet and its day.
"""

import calendar
import datetime
import re

from ..ground import built_from, read_lexicon
from ..language import main_clause, read_words, sentences

WHOLE, CUT, LONGEST = 30, 40, 45  # words: taken whole, at most after a cut, at most where no cut fits
NO_OUTLET, NO_SUBJECT, NO_DAY = "which outlet printed it", "who or what is meant", "the day it holds for"
NO_CLAUSE = "a sentence of an article that can stand alone"


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
    row = thing.best.row
    if thing.best.article is None and row.get("statement"):
        return row["statement"], "derived" if row.get("operation") else "statement", None, thing.best
    prints = [e for e in thing.prints if e is thing.best or thing.agrees(e)]
    prints.sort(key=lambda e: (e.figure.value != thing.best.figure.value, _fitness(e.row)))
    prints = [e for e in prints if e is thing.best or not _part_of_another(e, thing.best)]
    reasons = []
    for entry, alone in [(e, True) for e in prints] + [(e, False) for e in prints]:
        sentence, missing = extract(entry.row, avoid, alone)
        if sentence:
            return sentence, "extract", None, entry
        reasons.append(missing)
    if thing.best.article is None and row.get("cite_as"):
        return None, "none", f"a sentence written from {row['cite_as']}", thing.best
    return None, "none", next(iter(reasons), NO_CLAUSE), thing.best


def _part_of_another(entry, best):
    """Does a print tell a part ("all but three of whom") or only a limit ("less than 40") of what the figure to print is not?"""
    limit = entry.figure.bound in "<>" and entry.figure.value == best.figure.value and best.figure.value not in entry.figure.interval
    return limit or (entry.is_part and not entry.head & best.head)


def _fitness(figure):
    """Which article to quote first: a report, most digits, a short sentence, one that names a source, the earliest."""
    digits = len(re.sub(r"\D|0+\b", "", figure.get("surface") or ""))
    undated = bool(re.search(rf"\b(?:{'|'.join(_words()['now'])})\b", figure["sentence"], re.I))
    long, marks = len(figure["sentence"].split()) > WHOLE, bool(_MARKS.search(figure["sentence"]))
    unnamed, own = not _citable(figure.get("attribution")), str(figure.get("outlet")) in figure["sentence"]
    return figure.get("genre") == "opinion", own, -digits, undated, long, marks, unnamed, figure.get("published") or "9999"


@built_from("print_words.csv")
def _words():
    """Group of `print_words.csv` to its words or phrases."""
    rows = read_lexicon("print_words", ["group", "words", "why"])
    return {row["group"]: tuple(row["words"].split("|" if "|" in row["words"] else None)) for row in rows}


def extract(figure, avoid=(), alone=False):
    """(sentence, None) for a figure's clause in quotation marks, attributed and dated, or (None, what is missing).

    The sentence before may be taken along where the clause points back to it, unless it is to stand `alone`.

    >>> row = {"sentence": "The city had 40 swans last year.", "sentence_start": 0, "start": 13, "end": 15,
    ...        "outlet": "Avon Post", "published": "2020-05-04", "passage": "body", "article": "a"}
    >>> extract(row)[0]
    '“The city had 40 swans” in 2019, the Avon Post reported on 4 May 2020.'
    """
    if not figure.get("outlet"):
        return None, NO_OUTLET
    text, begin = figure["sentence"], figure.get("sentence_start") or 0
    if (
        figure.get("passage") not in (None, "body", "standfirst")
        or re.search(r"[\r\n]", text.strip())
        or _LABEL.match(text)
    ):
        return None, NO_CLAUSE
    at = figure["start"] - begin, figure["end"] - begin
    spoken = _spoken(text, at, figure.get("before") or "")
    if spoken and (not _named(figure.get("attribution")) or _SURNAME.fullmatch(figure["attribution"])):
        return None, NO_SUBJECT
    low, high = spoken or (0, len(text))
    low, high = _trimmed(text, low, high, at)
    bad = [start - begin for article, start in avoid if article == figure["article"]]
    clause, why = _clause(text, low, high, at, [b for b in bad if low <= b < high], bool(spoken), figure)
    if clause is None and why == NO_SUBJECT and not spoken and not alone:
        clause, why = _with_sentence_before(figure, text[low:high])
    if clause is None:
        return None, why
    return _attributed(clause, figure, bool(spoken))


_SURNAME = re.compile(r"[A-Z][a-z’'-]+")  # one word, no acronym: who says it has no first name
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Messrs)\.? [A-Z][\w’-]*(?! [A-Z])")
_LABEL = re.compile(r"\s*(?:[A-Z]{3,}:|\()")  # "STORY:" before a link, "(Also here: ...)"
_MARKS = re.compile(r"[“”\"]")
_RUN = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SAYS = r"(?:said|says|say|told|tells|added|adds|wrote|writes|noted|reported|estimated|announced|showed|shows)"
_DATELINE = re.compile(r"\s*(?:(?:[-–—•*]|--)+\s*|[A-Z]{3,}[\w .,'’/]{0,40}?(?:\([A-Za-z .]+\))?\s*(?:—|–|--)\s+)")
_TELLER = re.compile(
    rf",\s+(?:(?P<who>[^,;:]{{1,60}}?)\s+{_SAYS}|{_SAYS}\s+(?P<whom>[^;:]{{1,80}}?))(?:\s+[^,;:]{{1,60}})?[.]?$"
)
_JOINT = re.compile(r",\s+(?:and|but|or|so)\s+(?:that\s+)?|;\s+(?:and\s+|but\s+)?|\s+[–—]\s+|\s+--\s+")
_TAIL = re.compile(r",?\s+(?=(?:while|although|though|whereas)\b)|,\s+(?=(?:which|who|where|according to)\b)")


def _spoken(text, at, before):
    """The stretch inside quotation marks in which somebody says a figure; None where the outlet tells it."""
    if before.rfind("“") > before.rfind("”") or before.count('"') % 2:
        close = _MARKS.search(text)
        if close and close.start() < at[0]:
            return None if len(_MARKS.findall(text)) == 1 else (0, 0)
        return 0, close.start() if close else len(text)
    opens = [m for m in _MARKS.finditer(text) if m.start() < at[0]]
    if len(opens) % 2 == 0:
        return None
    first = opens[-1].start()
    close = _MARKS.search(text, at[1])
    last = close.start() if close else len(text)
    whole = len(text[first:last].split()) >= 0.6 * len(text.split()) or not close
    return (first + 1, last) if whole else None


def _named(source):
    """Is a source a name that can say something?"""
    return (
        bool(source) and source[0].isupper() and not source.lower().startswith(("the ", "a ", "he ", "she ", "they "))
    )


_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "at", "de", "al", "von", "van", "to", "by"])


def _citable(source):
    """Can a source be named behind "citing": "officials", "a study by X", "Ann Roe", no words round a name?"""
    if not source or source.lower().startswith(
        ("the report", "the study", "the statement", "the release", "he ", "she ", "they ", "by ")
    ):
        return False
    words = re.findall(r"[\w’']+", source)
    plain = [word for word in words[1:] if word[0].islower() and word not in _SMALL]
    return bool(words) and not (words[0][0].isupper() and words[0] not in ("A", "An") and len(plain) > 1)


def _trimmed(text, low, high, at):
    """A stretch without dateline, list mark, opener, full stop, and a teller who is only a pronoun or a surname."""
    line = _DATELINE.match(text, low)
    low = line.end() if line and line.end() <= at[0] else low
    opener = re.compile(rf"(?:{'|'.join(_words()['openers'])})(?:,\s+|\s+(?=[a-z]))", re.I).match(text, low)
    if (
        opener
        and opener.end() <= at[0]
        and (opener[0].rstrip().endswith(",") or opener[0].split()[0].lower() in ("but", "and", "so", "yet", "or"))
    ):
        low = opener.end()
    while high > low and text[high - 1] in " .,;:\t":
        high -= 1
    teller = _TELLER.search(text[low:high])
    who = teller and (teller["who"] or teller["whom"])
    vague = who and ((len(who.split()) == 1 and who[0].isupper()) or who.lower() in _words()["pronouns"])
    if vague and low + teller.start() > at[1]:
        high = low + teller.start()
    return low, high


def _clause(text, low, high, at, bad, spoken, figure):
    """The stretch to quote: whole, else cut at its joints; (stretch, None) or (None, what is missing)."""

    def size(span):
        return len(text[slice(*span)].split())

    cuts = _cuts(text, low, high, at, bad)
    if not _citable(figure.get("attribution")):  # what somebody said would become what the outlet says
        cuts = {span for span in cuts if not re.search(rf"\b{_SAYS}\b", text[low : span[0]])}
    spans, codes = sorted(cuts, key=lambda span: (-size(span), span)), []
    whole = [(low, high)] if not bad else []
    short = whole if size((low, high)) <= WHOLE else []
    for span in [*short, *(s for s in spans if size(s) <= CUT), *(whole if size((low, high)) <= LONGEST else [])]:
        if any(span[0] <= b < span[1] for b in bad):
            continue
        code = _fault(text[slice(*span)], spoken)
        if code is None:
            return text[slice(*span)], None
        codes.append(code)
    return None, codes[0] if codes else NO_CLAUSE


def _cuts(text, low, high, at, bad):
    """Stretches between joints that hold the figure: what is cut off has its own verb, or is a trailing clause."""
    quoted = [run.span() for run in _RUN.finditer(text)]
    free = [m for m in _JOINT.finditer(text, low, high) if not any(a < m.start() < b for a, b in quoted)]
    starts, ends, inner = [low], [high], []
    dashes = [joint for joint in free if joint[0].strip() in ("–", "—", "--")]
    for joint in free if len(dashes) < 2 else [j for j in free if j not in dashes]:
        if _finite(text[low : joint.start()]) and _finite(text[joint.end() : high]):
            inner.append(joint.end())
            starts += [joint.end()] * (joint.end() <= at[0] and not _needed(text[low : joint.start()]))
            ends += [joint.start()] * (joint.start() >= at[1] and not _needed(text[joint.end() : high]))
    ends += [m.start() for m in _TAIL.finditer(text, at[1], high) if not any(a < m.start() < b for a, b in quoted)]
    for place in bad:
        comma = text.rfind(",", at[1], place)
        ends += [comma] * (comma >= 0 and len(text[comma:place].split()) <= 3)
    spans = {(a, b) for a in starts for b in ends if a < b and (a, b) != (low, high)}
    return {(a, b) for a, b in spans if all(_finite(text[i:b]) for i in inner if a < i < b)}


def _needed(rest):
    """Does what would be cut off deny the rest in its first words, or name a condition anywhere?"""
    words = re.findall(r"[\w’']+", rest.lower())
    return not set(words[:2]).isdisjoint(_words()["negations"]) or not set(words).isdisjoint(_words()["conditions"])


def _finite(clause):
    """Has a stretch a subject and behind it a finite verb?"""
    kept = main_clause(read_words(clause))
    verb = "V" if any(word.tag == "V" for word in kept) else "D"  # "accounted" may be read as a participle
    first = next((i for i, word in enumerate(kept) if word.tag == verb), None)
    if first is None or (verb == "D" and (kept[first - 1].low == "," or any(word.low == "by" for word in kept[first + 1 : first + 2]))):
        return False  # "a fence, supported by agents"
    return any(word.tag in "NO#A" for word in kept[:first])


def stands_alone(clause):
    """Can a clause be read without what stands before it: a subject, a finite verb, nothing that points back?

    >>> stands_alone("Avon has 40 swans"), stands_alone("They have 40 swans")
    (True, False)
    """
    return _fault(clause, False) is None


def _fault(clause, spoken):
    """What a clause lacks to stand alone, or None."""
    if not _finite(clause) or clause.count("(") != clause.count(")") or len(_MARKS.findall(clause)) % 2:
        return NO_CLAUSE
    groups, own = _words(), _RUN.sub("“”", clause)
    words = read_words(own)
    if not spoken and {w.low for w in words} & set(groups["first_person"]):
        return NO_SUBJECT
    if _points_back(words, groups) or _ASIDE.search(own):
        return NO_SUBJECT
    nouns = "|".join(groups["pointing"])
    pointing = rf"(?:\w+ )?(?:[Tt]he|[Tt]h(?:at|is|ose|ese)|[Bb]oth) (?:[a-z]+ )?(?:{nouns})(?:['’]s)?\b{_NOTHING_BEHIND}"
    if re.match(pointing, own) or _COURTESY.search(own):
        return NO_SUBJECT
    hanging = re.search(rf"\b(?:{'|'.join(groups['hanging'])})\b", own, re.I)
    return NO_DAY if hanging and not any(w.low in _DAYS for w in words) else None


_NOTHING_BEHIND = r"(?! (?:of|in|on|at|for|from|by|with|to|that|which|who)\b)"
_ASIDE = re.compile(r",\s+(?:it|he|she|they)\s+(?:say|said|add|wrot|writ|not|tell|told)\w*")


def _points_back(words, groups):
    """Is there a word that means something told before: a pronoun without its name, "these", a leading "that plan"?"""
    name, noun, verb = False, False, False
    for i, word in enumerate(words):
        after = words[i + 1].low if i + 1 < len(words) else ""
        if word.low in groups["pronouns"] or (word.low == "that" and not i):
            if word.low in ("this", "these", "such", "that", "both") or (word.low == "those" and not i):
                joined = after in ("week", "month", "year", "as", "time", "weekend", "morning") or (
                    word.low in ("such", "both") and i
                )
                if not joined:
                    return True
            elif (word.low in ("he", "she", "they", "it") and not verb) or not (
                name if word.low in ("he", "she", "him", "her", "his", "hers") else noun
            ):
                return True
        elif word.tag == "V":
            verb = True
        elif word.tag == "N" and word.low[0].isalpha() and word.low not in ("the", "a", "an", "there", "some", "more"):
            dated = word.low in _DAYS or word.low.capitalize() in calendar.month_name
            noun, name = True, name or (word.capital and not dated)
    return False


def _with_sentence_before(figure, clause):
    """The sentence before and this one, as they stand, where the two together can stand alone."""
    before = figure.get("before") or ""
    found = sentences(before)
    if not found or not before[found[-1][0] :].strip() or not figure["sentence"].lstrip().startswith(clause[:20]):
        return None, NO_SUBJECT
    first = before[found[-1][0] :]
    first = first[_trimmed(first, 0, len(first), (len(first), len(first)))[0] :]
    first = first[:1].upper() + first[1:]
    whole = first + figure["sentence"].rstrip(" .")
    fault = _fault(first.strip(" ."), False)
    if (
        fault
        or _NUMBER.search(first)
        or not _finite(clause)
        or len(whole.split()) > LONGEST
        or len(_MARKS.findall(first)) % 2
        or len(_MARKS.findall(clause)) % 2
    ):
        return None, NO_SUBJECT
    return (
        (whole, None)
        if not {w.low for w in read_words(_RUN.sub("", whole))} & set(_words()["first_person"])
        else (None, NO_SUBJECT)
    )


_NUMBER = re.compile(r"(?<![\w-])(?!(?:1[89]|20)\d\d\b)[$€£]?\d[\d.,]*(?![\w-])")  # a year or "A320" tells no other figure
_DAYS = [day.lower() for day in calendar.day_name]
_RELATIVE = re.compile(
    r"(?:\s+(?:on|in)(?=\s))?\s*\b(?P<rel>(?:last|this) (?:year|month)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.I,
)


def _dated(clause, published):
    """(clause, phrase outside the marks) with relative times as dates; None where the day they hang on is not known."""
    outside = ""
    for match in reversed(list(_RELATIVE.finditer(clause))):
        relative = match["rel"].lower()
        if relative in _DAYS and {w.low for w in read_words(clause)} & set(_words()["future"]):
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
    if not published or len(published) < (10 if words in _DAYS else 7):
        return None
    day = datetime.date.fromisoformat(published[:10] if len(published) > 7 else f"{published}-01")
    if words in _DAYS:
        back = (day.weekday() - _DAYS.index(words)) % 7
        return f"on {day_of((day - datetime.timedelta(back)).isoformat())}" if back <= 3 else None
    if words.endswith("year"):
        return f"in {day.year - words.startswith('last')}"
    first = day.replace(day=1)
    return f"in {day_of((first - datetime.timedelta(words.startswith('last'))).isoformat()[:7])}"


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
    return (
        f"the {outlet}"
        if outlet.split()[-1].lower() in _words()["the"] and not outlet.lower().startswith("the ")
        else outlet
    )


def _attributed(clause, figure, spoken):
    """A clause in its marks, with who said it, which outlet printed it, and when."""
    published, source = figure.get("published"), figure.get("attribution")
    clause, outside = _dated(clause, published)
    if clause is None:
        return None, NO_DAY
    outlet = with_article(figure["outlet"])
    clause = _with_first_name(_single(clause.strip(" .,")), source)
    on = f" {'on' if len(published) == 10 else 'in'} {day_of(published)}" if published else ""
    quoted = f"“{clause}”{outside}," if outside else f"“{clause},”"
    if spoken:
        return f"{quoted} {source} said, as quoted by {outlet}{on}.", None
    who = f"an opinion piece in {outlet} said{on}" if figure.get("genre") == "opinion" else f"{outlet} reported{on}"
    known = {w.lower() for w in re.findall(r"\w{2,}", source or "")} - {"the", "of", "a", "by", "and", "in", "for"}
    told = not _citable(source) or known & set(re.findall(r"\w+", clause.lower()))
    citing = "" if told else f", citing {source}"
    if clause[0].islower() or clause[0].isdigit():
        dated = f"{who[0].upper()}{who[1:]}{citing}{',' * bool(citing)} that"
        return f"{dated} “{clause}”{outside}." if outside else f"{dated} “{clause}.”", None
    return f"{quoted} {who}{citing}.", None


def _single(clause):
    """Quotation marks inside quotation marks."""
    clause = re.sub(r"\"([^\"]*)\"", r"‘\1’", clause)
    return clause.replace("“", "‘").replace("”", "’")


def _with_first_name(clause, source):
    """A surname that stands alone, with the first name of the one speaker in square brackets."""
    first, _, last = (source or "").rpartition(" ")
    if not _named(source) or len(source.split()) > 3 or source.split()[0] in clause:
        return clause
    alone = re.search(rf"(?<![\w.] )\b{re.escape(last)}\b", clause) or None
    return f"{clause[: alone.start()]}[{first}] {clause[alone.start() :]}" if alone else clause
