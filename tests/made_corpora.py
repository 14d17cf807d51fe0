"""Texts and folders that nobody wrote: news from templates, odd and hostile texts, and corpora of them for the tests."""

import random
import sys
from pathlib import Path

FIRST = ["Ann", "Ben", "Clara", "David", "Ellen", "Frank", "Grace", "Hugo", "Irene", "Jack", "Karen", "Liam", "Mona", "Noel", "Olga", "Peter"]
LAST = ["Arden", "Boyle", "Carter", "Dunne", "Ellis", "Foster", "Greene", "Hollis", "Ibsen", "Jarvis", "Kemp", "Lowry", "Marsh", "Norton", "Okafor", "Price"]
TITLES = ["Mayor", "Dr", "Professor", "Chief Constable", "Senator", ""]
PLACES = ["Northport", "Eastbury", "Lake County", "the harbour district", "Westfield", "Milton Bay"]
THINGS = ["homes", "passengers", "workers", "trees", "visitors", "vehicles", "jobs", "schools"]
SAID = ["said", "told reporters", "claimed", "added", "warned", "admitted"]
OUTLETS = ["The Northport Herald", "Eastbury Times", "The Lake Examiner", "Milton Bay Post", "Harbour Mail"]
TEMPLATES = [
    "{more} {n:,} {thing} were affected in {place} on {day} {month}, officials said.",
    "“We did not expect {n:,} {thing} so soon,” {person} {said}. “It will take {small} years.”",
    '"The bridge at {place} is safe," {title} {person} {said} on {weekday}.',
    "{title} {person} said that {share} per cent of the {thing} in {place} had been lost since {year}.",
    "The repair will cost ${money} million, up from ${small} million in {year}, according to {person}.",
    "Between {small} and {n:,} {thing} a year pass through {place}, the council estimates.",
    "Critics call it a “wall of water”, but {person} described the plan as a success for trade and security.",
    "The port, which opened in {year}, handled nearly {n:,} {thing} last year, a rise of {share}%.",
    "Police urged people to stay away from {place}, and the road was closed for {small} hours.",
    "{person}, {small}, who lives in {place}, had no warning: “Nobody called us.”",
    "One-fourth of the {thing} belong to the city; the rest is in private hands.",
    "It was the worst storm in {place} for decades, and rights groups asked who had decided to open the gates.",
]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def sentence(rng):
    """One invented sentence with whatever its template asks for."""
    words = {
        "n": rng.choice([rng.randrange(3, 90), rng.randrange(100, 9_000), rng.randrange(10_000, 900_000)]),
        "small": rng.randrange(2, 80), "share": rng.randrange(1, 99), "money": round(rng.uniform(1, 90), 1), "year": rng.randrange(1990, 2024),
        "day": rng.randrange(1, 29), "month": rng.choice(MONTHS), "weekday": rng.choice(WEEKDAYS), "place": rng.choice(PLACES),
        "thing": rng.choice(THINGS), "title": rng.choice(TITLES), "said": rng.choice(SAID), "person": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
        "more": rng.choice(["More than", "About", "At least", "Some", "Nearly"]),
    }  # fmt: skip
    return rng.choice(TEMPLATES).format(**words).strip().replace("  ", " ")


def news(rng, words=800, end="\n\n"):
    """An invented article of about so many words: headline, byline, dateline, paragraphs of one to three sentences."""
    place, person = rng.choice(PLACES), f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    parts, count = [f"Storm closes bridge at {place}", f"By {person}"], 10
    while count < words:
        paragraph = " ".join(sentence(rng) for _ in range(rng.randrange(1, 4)))
        if len(parts) == 2:
            paragraph = f"{place.upper()} — {paragraph}"
        parts.append(paragraph)
        count += paragraph.count(" ") + 1
    return end.join(parts) + "\n"


def _of(piece):
    return lambda size: (piece * (size // len(piece) + 1))[:size]


# Name to a function of a length in characters: texts that have made programs like this one slow or crash.
HOSTILE = {
    "one letter": _of("a"), "digits": _of("7"), "digits with commas": _of("1,"), "digits with points": _of("1."), "numbers": _of("12 "),
    "straight marks": _of('"'), "curly opening marks": _of("“"), "marks and letters": _of('"a '), "single marks": _of("'"), "apostrophes": _of("a'"),
    "open brackets": _of("("), "brackets of all kinds": _of("([{<"), "spaces": lambda size: "x" + " " * max(size - 2, 0) + "x", "line ends": _of("\r\n"),
    "tabs and line ends": _of("\t\n"), "NUL": _of("\0"), "lone surrogates": _of("\ud83d "), "right-to-left marks": _of("\u202e\u200fabc "), "accents": _of("e\u0301"),
    "zero-width": _of("\u200b"), "Arabic digits": _of("٣٤ "), "Chinese": _of("中国有六亿网民。"), "Devanagari": _of("भारत में १२ लोग। "), "HTML": _of("<p class='x'>a &amp; b</p>"),
    "formulas": _of("=HYPERLINK(1)+1\n"), "full stops": _of("."), "hyphens": _of("-"), "capitals": _of("Aa "), "all capitals": _of("ABC "), "said": _of("he said "),
    "said that": _of("she said that "), "and": _of("and "), "comma words": _of("a, "), "million": _of("1 million "), "number words": _of("one hundred "),
    "hundreds": _of("hundred "), "ranges": _of("1-2-"), "to": _of("1 to "), "percent": _of("5% "), "dollars": _of("$"), "more than": _of("more than "),
    "emoji": _of("👩‍👩‍👧 "), "abbreviations": _of("U.S. Mr. "), "quoted words": _of("“a” "), "nested marks": _of("“‘"), "dashes": _of("— "),
    "short lines": _of("a\n"), "colons": _of("By Ann: "), "addresses": _of("http://a.b/c?d=1&e "), "of the": _of("of the "), "dates": _of("on May 5, 2015, "),
    "names": _of("Ann Arden, who is Ben Boyle, "), "quotations": _of("“It is,” said Ann Arden. "), "unclosed quotations": _of("“It is, said Ann. "),
    "semicolons": _of("a; "), "fractions": _of("one-fourth of "), "sentences": _of("It rose by 5 to 7. "), "one sentence": _of("it rose by 5 to 7 and "), "frames": _of("cyber security "),
    "the agency said": _of("The fair was opened. The agency said the pier was old. "),
    "transcript": _of("ROE: It has 5 ships and will grow.\n\nILVES: We think so.\n\n"),
    "a row of names": lambda size: "CBO said it grew. " + "Aa " * max(size // 3 - 16, 0) + "CCC grew. The CBO said it grew.",
    "initials": lambda size: "".join(f"The {chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676 % 26)} said it grew.\n\n" for n in range(size // 21 + 1))[:size],
}  # fmt: skip

_PIECES = [
    *"\"“”‘’'«»()[]{}<>.,;:!?-–—/\\|@#$€£¥%&*+=~^_`…°½¼²\0\t\n\r\f\v\u2028\u2029\x85\ufeff\u00ad\u200b\u200e\u200f\u202e\u2066\u2069",
    *["\ud83d", "\udc00", "\r\n", "\n\n", "١٢", "१२", "一二三", "百万", "русский", "עברית", "العربية", "ﬁ", "İ", "ß", "ǅ", "e\u0301", "👩‍👧", "Ⅻ", "①", "𝟙𝟚"],
    *["7", "1,000", "1.5", "0", "-3", "1e309", "9" * 400, "1/2", "1/0", "10%", "$5m", "€", "2015", "12-16", "½", "1–2", "3rd", "0.0", "1,00,000", "٫", "NaN", "inf"],
    *["million", "billion", "trillion", "per cent", "percent", "hundred", "thousand", "dozen", "half", "one", "twenty-one", "one-fourth", "third", "double", "zero"],
    *["more than", "about", "at least", "nearly", "up to", "between", "and", "to", "from", "of", "the", "a", "in", "on", "as", "than", "million people", "years ago"],
    *["said", "says", "told", "according to", "claimed", "that", "who", "he", "she", "it", "they", "not", "Mr", "Mrs.", "Dr", "U.S.", "No. 1", "By", "Photo:", "LONDON —"],
    *["Ann Arden", "Boyle", "China", "Lake County", "The Times", "Monday", "Dec 16", "May", "last year", "2015-12-16", "16 December 2015", "today"],
    *["<script>alert(1)</script>", "<p>", "&amp;", "=1+1", "@SUM(A1)", "http://x.y", "a@b.c", "cyber", "hackers", "sovereignty", "censorship", "trade"],
]  # fmt: skip


def soup(rng, most=60):
    """A short text of news words, figures, marks and characters that do not belong together."""
    parts = []
    for _ in range(rng.randrange(0, most)):
        kind = rng.random()
        if kind < 0.85:
            parts.append(rng.choice(_PIECES))
        elif kind < 0.95:
            parts.append(chr(rng.randrange(0, sys.maxunicode + 1)))
        else:
            parts.append(sentence(rng))
        if rng.random() < 0.6:
            parts.append(" ")
    return "".join(parts)


def damaged(rng, most=40):
    """A piece of news in which characters were dropped, doubled or replaced."""
    letters = list(" ".join(sentence(rng) for _ in range(rng.randrange(1, 4))))
    for _ in range(rng.randrange(1, most)):
        at = rng.randrange(len(letters))
        letters[at] = rng.choice(["", letters[at] * 2, rng.choice(_PIECES), " "])
    return "".join(letters)


def _write(folder, texts, listed=None):
    (folder / "articles").mkdir(parents=True)
    for name, text in texts.items():
        (folder / "articles" / name).write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    if listed:
        (folder / "articles.csv").write_text(listed, encoding="utf-8")
    return folder


def two_bare(folder):
    """A corpus of two short texts in which there is no figure, no quotation and no frame."""
    return _write(Path(folder), {"one.txt": "The rain fell.\n", "two.txt": "It was quiet there, and nothing moved.\n"})


def thirty_full(folder, words=350, seed=1):
    """A corpus of thirty articles with everything: articles.csv, two events, references, CRLF, straight and curly marks."""
    rng, texts, rows = random.Random(seed), {}, ["article,file,outlet,title,author,published,event"]
    for n in range(1, 31):
        end = "\r\n\r\n" if n % 3 == 0 else "\n\n"
        texts[f"text-{n:02}.txt"] = news(rng, words, end) + end.join(["", "Read more: Ten pictures of the storm", "© 2024 All rights reserved"])
        rows.append(f"text-{n:02},text-{n:02}.txt,{OUTLETS[n % 5]},Storm closes bridge {n},{FIRST[n % 16]} {LAST[n % 16]},2024-03-{n:02},{'storm' if n <= 20 else 'port'}")
    made = _write(Path(folder), texts, "\n".join(rows) + "\n")
    head = "id,measure,place,as_of,value,unit,low,high,source_title,publisher,published,url,note,how_verified"
    cells = "homes-2024,homes,Northport,2024-03-01,4200,homes,,,Storm report,Northport Council,2024-03-02,,,read in the report"
    (made / "references.csv").write_text(f"{head}\n{cells}\n", encoding="utf-8")
    return made


def hostile(folder):
    """A corpus that means ill: markup, formulas, odd names, other alphabets, control characters, one very long line."""
    texts = {
        "=cmd.txt": "=HYPERLINK(\"http://x.invalid\",\"5 people\")\n+1\n-2\n@SUM(A1)\n“=1+1,” said Ann Arden.\n",
        "<b>&'.txt": "<script>alert(1)</script> killed 5 people, </td></table> said “<img src=x onerror=alert(1)>”.\n$\\frac{1}{2}$ and $5 and `code` [a](javascript:alert(1))\n",
        "rtl.txt": "\u202eneves\u202c people said \u2066no\u2069. \u200f12 \u200eof them.\nשלום 5 אנשים\n",
        "controls.txt": "A\0B\x07 said 7 people \x1b[31m left.\x85Next\u2028line\u2029end \x0c 9%.\n",
        "marks.txt": "“““ \"open 'and ‘never (closed [5 people {\n" * 20,
        "other.txt": "中国有六亿六千八百万网民。 Россия: 5 человек. भारत में १२ लोग। ١٢ شخص\n",
        "long.txt": "no spaces" + "9" * 400 + "x" * 60_000 + " 5 people said so. " + "1,234,567 " * 2_000 + "\n",
        "windows.txt": "Caf\xe9 \x93quoted\x94 said 5 \x80 people.\r\nMore than 7 per cent.\r".encode("latin-1"),
        "name with spaces and ünï.txt": "It rained on 5 of 7 days, Ann Arden said.\n",
        "{{ braces }} %s {0}.txt": "{article} {{x}} %s %d {0} \\1 5 people\n",
    }
    return _write(Path(folder), texts)


MADE = {"two-bare": two_bare, "thirty-full": thirty_full, "hostile": hostile}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: python {Path(__file__).name} FOLDER (makes {', '.join(MADE)} in it)")
    for name, make in MADE.items():
        print(make(Path(sys.argv[1]) / name))
