"""The sentence to print for a thing: written from a source, derived from two, an article's own words, or none.

Nothing is composed: a statement stands in `references.csv` or `derived.csv` as written; an extract is a clause of an
article, letter for letter, with its subject and its finite verb, in quotation marks, attributed and dated. What is
ours in it, a date or a first name that the article tells elsewhere, stands in square brackets. "The plan", where only
the headline of the article tells of a plan, is printed with that headline.
"""

import calendar
import itertools
import re

from ..figures import BEFORE, as_date, dates_in
from ..language import G, begins_with_name, main_clause, read_words, speech_words, tags_of
from .context import print_words
from .judge import cannot_fall

WHOLE, LONGEST = 30, 45  # words: of a short stretch, and at most
SMALL = 10  # a count below may be of another thing with the same noun
NO_OUTLET, NO_SUBJECT, NO_DAY = "which outlet printed it", "a sentence that says what is meant", "the day it holds for"
NO_CLAUSE, NO_SLIP = "a sentence of an article that can stand alone", "a sentence without a slip of the pen"

_SAYS = r"\b(?:sa(?:id|ys?)|(?:tell|add|write|show)s|told|wrote|(?:add|not|report|estimat|announc|confirm|show)ed)\b"
_MARKS = re.compile(r"[“”\"]")
_HEAD = (  # dateline, list mark
    r"\s*(?:(?:[-–—•*]|--)+\s*|[A-Z]{3,}(?: [A-Z]{3,})*:\s+"
    r"|(?:[A-Z]{3,}[\w .,'’/]{0,40}?(?:\([A-Za-z .]+\))?|(?:[A-Z][\w .,'’/]{1,40})?\([A-Z][A-Za-z .]+\))"
    r"\s*(?:[—–]|--|(?<=\s)-)\s+)?"
)
_WHO = r"(?:(?:Mr|Mrs|Ms)\.? )?(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w’-]+)"  # a pronoun or a surname alone
_TELLING = re.compile(rf"({_WHO}) (?:also |later )?(?!told|tells){_SAYS} (?:that )?")  # may be cut: who it is, is named
_TOLD = re.compile(rf",\s+(?:{_WHO}|the [a-z]+) {_SAYS}[^,“”\"]{{0,40}}$")
_SAID = re.compile(rf",\s+(?:{_WHO}|the [a-z]+) {_SAYS}|\b(?:Mr|Mrs|Ms|Messrs)\.? [A-Z][\w’-]*(?! [A-Z])")
_SLIP = (
    r"[$£€]\d\S*(?: \w+)? (?:dollars|euros|pounds)\b|\s_\s|[a-z]s, \d+, [a-z]+ and\b"
    r"|\ban? (?:\w+ ){1,6}that \w+ing \d"
)  # a storm that killing 40
_TAIL = re.compile(
    r",\s+(?=(?:while|although|though|whereas|which|who|where|according to|[a-z]{2,}ing)\b)"
    r"|,?\s+(?=in an? (?:apparent |bid|deal|effort|move|sign|step)\b)|\s+(?:[—–]|--)\s+(?=(?:with|including)\b)"
)
_LATER = ", as quoted by ", " under the headline ‘"
_TITLE = re.compile(r"^(?:[^“”‘’'\"]|\b[’'])+$")  # without marks of its own
_DAYS = [day.lower() for day in calendar.day_name]
_RELATIVE = re.compile(
    rf"\b((?:last|this|next) (?:year|month)|(?:last|next) week|last night|yesterday|tomorrow"
    rf"|(?:{'|'.join(_DAYS)})(?: (?:morning|afternoon|evening|night))?)(?:['’]s)?\b",
    re.I,
)


def _any(group):
    return rf"(?:{'|'.join(print_words()[group])})"


def sentence_of(thing, avoid=(), used=()):
    """The sentence for a `printable.Thing`: the statement of its reference, else an extract of an article.

    Parameters
    ----------
    thing : Thing
        `best` and `prints` hold rows of their tables; of a reference `statement` and `cite_as` count.
    avoid, used : set of str
        Sentences with a figure that a source refutes; those printed for another thing, taken where no other will do.

    Returns
    -------
    tuple
        (sentence, how, None, entry): how is "statement", "derived" or "extract", the entry is the one that it tells;
        (None, "none", what is missing, `thing.best`).
    """
    best = thing.best
    if best.row.get("statement"):
        return best.row["statement"], "derived" if best.row.get("operation") else "statement", None, best
    # "at least one" does not tell of 10
    prints = [e for e in thing.prints if e.figure.bound in "=~" or abs(e.rough - best.rough) <= best.rough / 10]
    prints = [e for e in prints if thing.agrees(e)]
    toll, open_ = best.state in best.stems, "conflict" in {thing.between(best, e) for e in thing.prints}
    if toll and not open_ and cannot_fall(best.figure):  # else what was told before: 10 dead, of a headline's 11
        prints += [e for e in thing.prints if e.stems == best.stems and e.rough >= best.rough * 0.9 and e not in prints]
    prints = [e for e in prints if not (doubted(e.sentence) or unreal(e) or e.sentence in avoid)]
    if toll or (best.rough < SMALL and any(e.state for e in thing.prints)):  # no "3 were admitted" for 3 dead
        prints = [e for e in prints if e.state]
    told = [(e, *extract(e.row)) for e in sorted(prints, key=lambda e: _fitness(e.row))]
    # what an outlet itself tells first, and what needs no headline
    told.sort(key=lambda row: [sign in str(row[1]) for sign in _LATER])
    told.sort(key=lambda r: (r[0].sentence in used, not thing.agrees(r[0]), r[0].figure.value != best.figure.value))
    if found := next((told for told in told if told[1]), None):
        return found[1], "extract", None, found[0]
    cited = best.row.get("cite_as")
    return None, "none", f"a sentence written from {cited}" if cited else told[0][2] if told else NO_CLAUSE, best


def unreal(entry):
    """Is a number one that has not come: "until we kill 40", "if 40 come"; not so in "unless paid within 40 hours"?"""
    return re.search(rf"\b{_any('unreal')}\b[^,.;:]*(?<! within )$", entry.sentence[: entry.figure.start], re.I)


def _fitness(figure):
    """Which article to quote first: a report with its source, the figure in its main clause, the first."""
    text, at = figure["sentence"], figure["start"] - (figure.get("sentence_start") or 0)
    opinion, nobody = figure.get("genre") == "opinion", not _citable(figure.get("attribution") or "")
    buried = all(not word.start <= at < word.end for word in main_clause(read_words(text)))  # in "a demand that"
    long, day = len(text.split()) > WHOLE, figure.get("published") or "9999"
    return opinion, buried, nobody, long, day


def doubted(text):
    """Does a sentence say of a count or claim that it is wrong: "the claim of 40 was inflated", "may be too low"?"""
    ends = r"(?:\W*$|[,.;:]| (?:and|or|but|by|as|because)\b)"
    return re.search(rf"\b{_any('counts')}\b.{{0,200}} {_any('doubts')}{ends}", text)


def extract(figure):
    """(sentence, None) for a figure's clause in quotation marks, attributed and dated, or (None, what is missing).

    The headline of its article is named where it alone tells which "the plan" is meant.

    >>> row = {"sentence": "The city of Exe had 40 swans last year.", "sentence_start": 0, "start": 20, "end": 22,
    ...        "outlet": "Avon Post", "published": "2020-05-04", "passage": "body", "article": "a"}
    >>> extract(row)[0]
    '“The city of Exe had 40 swans last year [2019],” the Avon Post reported on 4 May 2020.'
    """
    text, begin, source = figure["sentence"], figure.get("sentence_start") or 0, figure.get("attribution") or ""
    at = figure["start"] - begin, figure["end"] - begin
    if not figure.get("outlet"):
        return None, NO_OUTLET
    if figure.get("passage") not in (None, "body", "standfirst"):
        return None, NO_CLAUSE
    spoken, named = _spoken(text, at, figure.get("before") or ""), not re.fullmatch(r"[A-Z][a-z’'-]+", source)
    if spoken and not (named and re.match(r"(?!(?:The|A|He|She|They) )[A-Z]", source)):
        return None, NO_SUBJECT  # no surname alone
    low, high = spoken or (0, len(text))
    opener = rf"(?i:{_any('openers')}(?:,\s+|(?<=but|and|yet)\s+(?=[a-z])|(?<=so|or)\s+(?=[a-z])))?"
    opener += rf"(?:As (?:the )?{re.escape(figure['outlet'])} reported[^,]*,\s+)?"
    low = min(re.compile(_HEAD + opener).match(text, low).end(), at[0])
    if named and _citable(source) and not spoken:
        told, telling = _TOLD.search(text, at[1], high), _TELLING.match(text, low, at[0])
        high = told.start() if told else high
        if telling and telling[1] != source and _finite(text[telling.end() : high]):
            low = telling.end()
    fault = NO_CLAUSE
    titles = _TITLE.findall(figure.get("title") or "")
    for title, end in itertools.product(["", *titles], _ends(text, low, high, at)):
        fault = _fault(text[low:end], bool(spoken), title)
        if fault is None:
            return _attributed(text[low:end], figure, bool(spoken), title)
    return None, fault


def _spoken(text, at, before):
    """The stretch inside quotation marks in which somebody says a figure; None where the outlet tells it."""
    marks = [mark.start() for mark in _MARKS.finditer(text)]
    if before.rfind("“") > before.rfind("”") or (len(before) < BEFORE and before.count('"') % 2):
        marks.insert(0, -1)
    behind = [mark for mark in marks if mark < at[0]]
    if len(behind) % 2 == 0:
        return None
    first, last = behind[-1], next((mark for mark in marks if mark >= at[1]), len(text))
    return (first + 1, last) if first < 0 or len(text[first:last].split()) >= 0.6 * len(text.split()) else None


def _citable(source):
    """Can a source be named behind "citing": "officials", "a study by X", "Ann Roe", no pronoun, no "the report"?"""
    nameless = r"(?:the (?:report|study|statement|release|paper)(?! by)|he|she|they|by)\b"
    return source and not re.match(nameless, source, re.I)


def _ends(text, low, high, at):
    """Where a sentence from `low` can end: whole, else before a trailing clause, as late as `LONGEST` allows."""
    ends = []
    for tail in _TAIL.finditer(text, at[1], high):
        behind = read_words(text[tail.end() : high].partition(",")[2])
        hangs = read_words(text[low : tail.start()])[-1].tag in "CP"  # "and, according to X, 40 more"
        if not hangs and tags_of(behind)[:1] not in ("V", "D"):  # no ", including hens, would be sold"
            ends.append(tail.start())
    return [end for end in (high, *reversed(ends)) if len(text[low:end].split()) <= LONGEST]


def _finite(clause):
    """Has a stretch a subject and behind it a finite verb?"""
    kept = main_clause(read_words(clause))
    verb = "V" if any(word.tag == "V" for word in kept) else "D"  # "accounted" may be read as a participle
    first = next((i for i, word in enumerate(kept) if word.tag == verb), 0)
    around = {word.low for word in kept[first - 1 : first + 2]} if first and verb == "D" else set()
    return around.isdisjoint({",", "by"}) and any(word.tag in "NO#A" for word in kept[:first])  # no "a fence, held by"


def stands_alone(clause):
    """Can a clause be read alone: has it a subject, a finite verb, no opener, nothing that points back?

    >>> stands_alone("Avon has 40 swans"), stands_alone("They have 40 swans")
    (True, False)
    """
    return _fault(clause, False) is None


def _with_first_names(clause, names):
    """A clause with the first name of each person whom it calls by the surname alone, in brackets."""
    for name in dict.fromkeys(names):
        first, _, last = name.rpartition(" ")
        if name not in clause:
            clause = re.sub(rf"\b{re.escape(last)}\b", f"[{first}] {last}", clause, count=1)
    return clause


def _fault(clause, spoken, title=""):
    """What a clause lacks to stand alone, or below a headline, or None."""
    closed = clause.count("(") == clause.count(")") and clause[0] != "(" and len(_MARKS.findall(clause)) % 2 == 0
    listed = re.match(r"[a-z][^:“]*: |.*: \S+(?: \S+)?$|[^a-z]+$", clause)  # "wing span: 40 feet", "GIVE US 40"
    opens = re.match(rf"(?:{_any('openers')}|{_any('heads')})\b", clause, re.I)
    if listed or opens or not closed or not _finite(clause.split(": ")[0]):
        return NO_CLAUSE
    if re.search(_SLIP, clause):
        return NO_SLIP
    own = re.sub(r"“[^”]*”|\"[^\"]*\"", "“”", clause)
    words = [w._replace(low="") if own[w.start : w.end] in ("US", "IT") else w for w in read_words(own)]  # no pronouns
    lows, first = {word.low for word in words}, 0 if begins_with_name(own) else 1  # which has its capital anyway
    nobody = G.dates | {*print_words()["nobody"]}
    named = (i for i, word in enumerate(words) if word.capital and word.tag in "NA" and word.low not in nobody)
    names = [i for i in named if i >= first or (words[1:2] and words[1].capital)]
    we = not lows.isdisjoint(print_words()["first_person"])
    anybody = not (names or title or (we and spoken)) and lows.isdisjoint(print_words()["everywhere"])
    name = next((i for i in names if words[i].tag == "N"), len(words))
    if anybody or (we and not spoken) or _SAID.search(own) or _hangs(words, name, title) or _points_back(words, name):
        return NO_SUBJECT
    return NO_DAY if re.search(rf"\b{_any('hanging')}\b", own, re.I) and lows.isdisjoint(_DAYS) else None


def _hangs(words, name, title):
    """Is there a "the firm", "the two" before any name, or a "the plan" of which nothing tells?"""
    lows, of = [word.low for word in words], print_words()
    tags = "".join("-" if word.low == "-" else word.tag for word in words)
    alike = [{*known} for group, known in of.items() if group.startswith("the ")]
    for i in [i for i, low in enumerate(lows) if low in ("the", "both", "those")]:
        phrase = words[i + 1 :][: re.match("(?:[A#DGN]-?)*N|[A#]|", tags[i + 1 :]).end()]
        behind = lows[i + 1 + len(phrase) :][:1]
        told_which = behind and behind[0] in of["restricting"]
        if not phrase or told_which or any(word.capital and word.low not in G.dates for word in phrase):
            continue
        head, nouns = phrase[-1].low, {word.low for word in phrase if word.tag in "N#A"}
        counted = phrase[0].tag == "#" and head not in G.spans and behind and behind[0] != "-"
        told = {*re.findall(r"[a-z]+", title.lower()), *lows[:i]}
        first = i < name and (counted or (head in of["pointing"] and {head, f"{head}s"}.isdisjoint(told)))
        if first or lows[i] == "those" or any(nouns & kin and kin.isdisjoint(told) for kin in alike):
            return True
    return False


def _points_back(words, name):
    """Does a word mean what was told before: a pronoun without its name, "these", "another" before any name?"""
    lows, tags, of = [word.low for word in words], tags_of(words), print_words()
    noun, verb = tags.find("N"), tags.find("V")
    kinds = speech_words()[2]  # "a young driver left his car"
    people = (i for i, low in enumerate(lows) if kinds.get(low) == "person")
    someone = next((i for i in people if {"a", "an"} & {*lows[max(0, i - 3) : i]}), len(lows))
    for i, low in enumerate(lows):
        opens = i <= (lows[0] in G.prepositions)  # "In that case,"
        these = low in ("this", "these", "here") or (low in of["these"] and opens)
        there = low == "there" and tags[i + 1 : i + 2] not in ("V", "D")  # "has fallen there"
        known = noun if low in of["things"] else name
        told = 0 <= verb < i or lows[i - 1] in G.subordinators  # "though they"
        unknown = not 0 <= min(known, someone) < i or (low in ("he", "she", "they", "it") and not told)
        last = low == "that" and "".join(lows[i + 1 : i + 2]) in ("", ".", ",")  # "more than that"
        these = these and "".join(lows[i + 1 : i + 2]) not in of["timed"]
        first = (i < name and (there or low in of["sequence"])) or (low == "also" and lows[i - 1 : i] != ["but"])
        if these or first or last or (low in of["pronouns"] and unknown):
            return True
    return False


def _dated(clause, published):
    """A clause with the date of each relative time in brackets behind it; None where a day is not known."""
    words, future = read_words(clause), {*print_words()["future"]}
    lows, first = [word.low for word in words], re.match("[^VD]*[VD]*", tags_of(words)).end()
    for match in reversed(list(_RELATIVE.finditer(clause))):
        relative, until = match[1].lower(), max(first, len(read_words(clause[: match.start()])))
        weekday = relative.split()[0] in _DAYS
        if "had" not in lows and re.search(rf"\b{_any('undated')}(?: on)? $", clause[: match.start()], re.I):
            continue  # "begins Friday", "the last year in which", "every Friday"; not so in "had left by Friday"
        # "will meet on Tuesday", "said that on Tuesday it will": it may be the next one; not so in "warned Friday that"
        if weekday and not future.isdisjoint(lows) and not {*future, "that"}.isdisjoint(lows[:until]):
            continue
        day, when = as_date(published), f"on {relative.split()[0].capitalize()}" if weekday else relative
        iso = next((found[2] for found in dates_in(when, 0, len(when), day)), None)
        far = iso is None or (len(iso) == 10 and (day - as_date(iso)).days > 3)  # a weekday four days back
        if far and not match[0].endswith("s"):  # "Sunday's vote" is to come
            return None
        if not far and "/" not in iso:  # "last week" is told by the day of print
            clause = f"{clause[: match.end()]} [{day_of(iso).removesuffix(f' {published[:4]}')}]{clause[match.end() :]}"
    return clause


def day_of(iso):
    """An ISO day, month or year in words.

    >>> day_of("2015-06-30"), day_of("2015-06"), day_of("2015")
    ('30 June 2015', 'June 2015', '2015')
    """
    year, month, day = (*iso.split("-"), "", "")[:3]
    return " ".join(filter(None, (day and str(int(day)), month and calendar.month_name[int(month)], year)))


def with_article(name):
    """The name of an outlet or a body as a sentence says it.

    >>> with_article("Avon Post"), with_article("The Avon Post"), with_article("CNN")
    ('the Avon Post', 'The Avon Post', 'CNN')
    """
    body = rf"(?:(?!(?:an?|at|for|from|in|of|the)\b)[\w.&-]+ )*{_any('articled')}(?: (?:of|for) .*)?"
    return re.sub(rf"^(?!the )(?=(?:.*\b{_any('the')}|{body})$)", "the ", name, flags=re.I)


def _attributed(clause, figure, spoken, title):
    """A clause in its marks, with who said it, which outlet printed it, and when; or (None, what is missing)."""
    published, source = figure.get("published"), figure.get("attribution") or ""
    clause = _dated(clause, published)
    if clause is None:
        return None, NO_DAY
    source = with_article(source)
    clause = _with_first_names(clause, figure.get("surnames", ()))
    clause = re.sub(r"\"([^\"]*)\"", r"‘\1’", clause.strip(" .,;:\t")).replace("“", "‘").replace("”", "’")
    clause = re.sub(r"[.,]’$", "’", clause)  # the sentence goes on
    outlet, on = with_article(figure["outlet"]), f" on {day_of(published)}" if published else ""
    on += f" under the headline ‘{title.strip(' .')}’" * bool(title)
    stop = "." if not spoken and (clause[0].islower() or clause[0].isdigit()) else ","
    quoted = f"“{clause}{stop}”"
    if spoken:
        return f"{quoted} {source} said, as quoted by {outlet}{on}.", None
    who = f"an opinion piece in {outlet} said{on}" if figure.get("genre") == "opinion" else f"{outlet} reported{on}"
    cited = _citable(source) and source.rpartition(" ")[2].lower() not in f"{clause} {outlet}".lower()
    who += f", citing {source}" * bool(cited)
    if stop == ".":
        return f"{who[0].upper()}{who[1:]}{',' * bool(cited)} that {quoted}", None
    return f"{quoted} {who}.", None
