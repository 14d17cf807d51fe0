"""What a web page says of itself: title, author, outlet, date, address, and where each of them stands."""

import contextlib
import json
import re
from html import unescape
from urllib.parse import urlsplit

from .authors import CREDIT, FULL_NAME, names_of
from .fields import marks, places_of, read_date, tidy
from .trees import as_tree

_OWN = ("record", "__graph", "mainEntity", "mainEntityOfPage")  # where JSON-LD tells of the page itself
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review)$")
_NO_OUTLET = re.compile(r"(?i)@|https?:|www\.|\S+\.[a-z]{2,6}(?:/|$)|.{60}")  # an address, a handle
_SEPARATOR = re.compile(r"(\s+(?:[|–—·•»›:~]|-|::|\|\|)\s+|\s*\|\s*|(?<=[\u3040-\u9fff])[_－-](?=[\u3040-\u9fff]))")
# The date at the start of a first paragraph: (14.03.2024) ..., LEEDS, March 14, 2024 -- ...
_DATELINE = re.compile(r"\((\d[^()]{5,20})\) |(?:[A-Z][A-Z ]+, )?([A-Z][a-z]+\.? \d\d?, \d{4}) ?-- ")


def about_page(tree, url=None):
    """What a page says of itself: `title, author, outlet, published, url, note` and `how` (field to its place)."""
    meta = _meta(tree)
    url = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or meta.get("og:url", (url,))[0]
    url = url if re.match(r"https?://", url or "") else None
    meta |= _json_ld(tree, [_key(node.text_content()) for node in tree.xpath("//h1 | //title")])
    names = {field: " ".join(rows).split() for field, rows in places_of("page_meta", "names", "why").items()}
    given = {field: [meta[name] for name in names[field] if name in meta] for field in names}
    outlet = _best((None if _NO_OUTLET.match(name or "") else name, place) for name, place in given["outlet"])
    headings = _headings(tree, outlet[0])
    headline = next(iter(headings), None)
    beside = _beside(tree, headline)
    *date, note = _date(tree, given["published"], url, headline, beside)
    signed = _bylines(tree, given, beside)
    found = {
        "title": _title(tree, given["title"], outlet[0], url, headings),
        "author": _best((names_of(text, outlet[0], free=free), place) for text, place, free in signed),
        "outlet": outlet,
        "published": date,
        "url": (url, "page"),
    }
    about = {field: value for field, (value, _) in found.items()} | {"note": note}
    return about | {"how": {field: place for field, (value, place) in found.items() if value}}


def _best(pairs):
    """The first pair that holds something."""
    return next((pair for pair in pairs if pair[0]), (None, None))


def _json_ld(tree, heads):
    """What JSON-LD says of the article, else of the page, by `JSON-LD:key`: names, or a text.

    Of several articles it is the one with this headline; lists of other stories are not looked into.
    """
    trees = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text or "")
        with contextlib.suppress(ValueError, RecursionError):
            trees.append(as_tree(json.loads(text, strict=False)))
    named = {node.findtext("__id"): node.findtext("name") for top in trees for node in top.iterfind(".//*[__id][name]")}

    def rank(item):
        kinds = [kind.text or "" for kind in item.iterfind("__type")]
        own = _key(item.findtext("headline")) in heads
        return 2 + own if any(map(_ARTICLE.search, kinds)) else "WebPage" in kinds

    item = max((item for top in trees for item in top.iter(*_OWN)), key=rank, default=None)

    found = {}
    for node in item if item is not None and rank(item) else ():
        names = [name.text for name in node.iterfind("name")] or [named.get(node.findtext("__id")) or node.text]
        found.setdefault(f"JSON-LD:{node.tag}", []).extend(filter(None, names))
    return {key: (tidy(unescape("; ".join(names))), "JSON-LD") for key, names in found.items()}


def _meta(tree):
    """Meta elements by name, in small letters; of several the first with a content, but all authors."""
    found = {}
    for node in (node for node in tree.iter("meta") if tidy(node.get("content"))):
        for name in filter(None, map(node.get, ("property", "name", "itemprop"))):
            found.setdefault(name.strip().lower(), []).append(tidy(node.get("content")))
    return {name: ("; ".join(said) if "author" in name else said[0], "meta") for name, said in found.items()}


def _headings(tree, outlet):
    """Headings that may be the headline, the likeliest first: those that the title of the page holds, then h1.

    A lower heading counts where the title of the page holds it: the first may be the name of the site.
    """
    named = _key(" ".join(tree.xpath("//title[1]//text()")))
    lines = {node: tidy(node.text_content()) or "" for node in tree.iter("h1", "h2", "h3")}
    within = [node for node, head in lines.items() if len(head.split()) > 2 and _key(head) in named]
    within = sorted((node for node in within if 2 * len(lines[node]) > len(named)), key=lambda node: -len(lines[node]))
    return within + [node for node in lines if node.tag == "h1" and _key(lines[node]) not in ("", _key(outlet))]


def _title(tree, given, outlet, url, headings):
    """The headline: the first heading where another place agrees, else what the page says, without its name."""
    whole = [(tidy(node.text_content()), "title element") for node in tree.xpath("//title")[:1]]
    heads = list(dict.fromkeys(tidy(node.text_content()) for node in headings))
    others = [(_without_site(text, outlet, url, heads), place) for text, place in given + whole if text]
    for head in heads:
        own = _key(head)
        for text, place in others:
            key = _key(text)
            if own.endswith(key) and len(own) > len(key) > 15:
                return text, place  # the heading has a kicker above
            if own in key or (key in own and len(key) > 8):
                return head, "heading"
        if len(heads) == 1 and len(head.split()) >= 3:
            return head, "heading"
    return next(iter(others), (heads[0] if heads else None, "heading"))


def _key(text):
    return re.sub(r"[\W_]+", "", (text or "").casefold())


def _without_site(title, outlet, url, heads=()):
    """A title without the name of the site and its section behind (or before) a dash or bar."""
    cut = _SEPARATOR.split(title)
    parts, marks = cut[::2], cut[1::2]
    if len(parts) < 2 or any(_key(title) == _key(head) for head in heads):
        return title
    keys, host = [_key(part) for part in parts], _key(re.sub(r"^www\.|\.[a-z]{2,6}$", "", urlsplit(url or "").netloc))
    site = {_key(outlet), host, re.sub(r"^the", "", _key(outlet))} - {""}
    if keys[0] in site:
        return "".join(cut[2:])
    last = next((i for i in range(1, len(parts)) if keys[i] in site), len(parts) - 1)
    known = keys[last] in site or (host and keys[-1] and (keys[-1] in host or host in keys[-1]))
    long = len(parts[0].split()) > 2 or (len(parts[0]) > 7 and parts[0] > "\u3040")
    strong = [place for place, mark in enumerate(marks, start=1) if mark.strip() in "||»›·•::_－"]
    if not known and not (long and strong and len(parts[-1].split()) <= 4):
        return title
    last = last if known else strong[-1]
    while last > 1 and long and len(parts[last - 1].split()) <= 2:
        last -= 1  # a section
    return "".join(cut[: 2 * last - 1])


def _bylines(tree, given, beside):
    """(text, place, whether to cut it) of the author as `given`, of what is marked so, of lines that look so.

    At the end single words that are marked: "Sandra" signs as well.
    """
    authors, signs, credits_ = tree.xpath("//*[@rel='author' or @itemprop='author']")[:4], [], []
    marked = [*given["author"], ("; ".join(_line(node) for node in authors if node not in beside), "byline")]
    yield from ((text, place, True) for text, place in marked)
    for node in tree.xpath("//body//*[not(self::h1 or self::script or self::style)]"):
        line = _line(node)
        credit = CREDIT.match(line)
        known = marks()["person"].search(node.get("href") or "") and FULL_NAME.fullmatch(line) and not line.isupper()
        signed = known or marks()["signed"].search(_classes(node))
        looks = signed or (credit and line[0].isupper() and line[credit.end()].isupper())
        if looks and len(line) < 150 and node not in beside:
            (signs if signed else credits_).append(line)
    yield from ((line, "byline", True) for line in signs + credits_)
    yield from ((text, place, False) for text, place in marked if re.fullmatch(r"[; ]*[A-Z]\w{2,}", text))


def _line(node):
    return tidy(" ".join(node.itertext())) or ""


def _classes(node):
    return " ".join(filter(None, map(node.get, ("class", "id", "itemprop", "data-testid", "data-component"))))


def _beside(tree, headline):
    """Elements of what is no article: the foot of the page, lists of other stories, comments.

    A layout "with-sidebar" holds the headline as well, and "comment-date" may stand in an article of opinion.
    """
    holders = set() if headline is None else {headline, *headline.iterancestors()}
    found = set()
    for box in tree.iter("{*}*"):
        foot = box.tag == "footer" and not box.xpath("ancestor::article")
        named = marks()["beside"].search(_classes(box)) and not marks()["dated"].search(_classes(box))
        if (foot or named or box.tag in ("nav", "aside")) and box not in holders:
            found.update(() if box.tag in ("body", "html", "article", "main") else box.iter())
    return found


def _date(tree, given, url, headline, beside):
    """Date, where it stands, and a note where one is printed that is unclear."""
    told = _best((read_date(text or "")[0], place) for text, place in given)
    printed, unclear = (told, None) if told[0] else _printed(tree, headline, beside)
    parts = [part for title in tree.xpath("//title/text()")[:1] for part in _SEPARATOR.split(title) if len(part) < 20]
    titled = _best((read_date(part)[0], "title element") for part in parts)
    address = read_date(re.sub(r"[_\W]", "-", urlsplit(url or "").path))[0], "address"
    date, place = _best((told, titled, printed, address))
    return date, place, f"published: day and month are unclear ({unclear})" if unclear and not date else None


def _printed(tree, headline, beside):
    """Date of a time element or a line in the head of the article, and one that is unclear; "published" comes first.

    Above the headline a date is marked as such, and below the first full paragraph it is, or begins with "published";
    there no other date may be marked: a list of stories has several.
    """
    begun, over, found, later, unclear = headline is None, False, [], [], None
    boxes = [] if begun else headline.xpath("ancestor::article | ancestor::main | ancestor::*[@role='main']")
    for node in (boxes or tree.xpath("//body") or [tree])[0].iter("{*}*"):
        begun, is_date = begun or node is headline, node.tag in ("time", "abbr")
        dated = is_date or marks()["dated"].search(_classes(node))
        if node in beside or not (begun or dated) or node.tag in ("script", "style", "option", "body"):
            continue
        line = _line(node)
        dateline = None if over or node.tag != "p" else _DATELINE.match(line)
        line = line if dateline is None else dateline[1] or dateline[2]
        opens = dateline or marks()["printed"].match(line)
        over = over or (begun and node.tag == "p" and len(line.split()) >= 15 and not opens)
        told = f"{line} {_classes(node)}"
        printed = bool(marks()["printed"].search(told))
        short = len(re.findall(r"[^\W\d_]+", re.split("[|•·]", line)[0])) <= 6
        around = node.xpath("ancestor-or-self::*[self::p or self::li or self::td[not(.//p)]]")[-1:]
        prose = not (opens or node.tag == "abbr") and any(len(box.text_content().split()) > 14 for box in around)
        below = over and not (dated if not opens else len(line) < 80 or " " in opens[0])  # This entry was posted on
        if (len(line) > 120 and not opens) or prose or below:
            continue
        marked = next(filter(None, map(node.get, ("datetime", "content", "title"))), None) if is_date else None
        date, doubt = max(read_date(marked or line), read_date(line), key=lambda told: bool(told[0]))
        if date and (printed or short or dated or marks()["dated"].search(line)):
            rank = not printed and bool(marks()["changed"].search(told)), not printed, len(date) < 10, len(found)
            place = "time element" if marked else "printed line"
            (later if over and not opens else found).append((*rank, date, place))
        elif doubt and len(line) < 60:
            unclear = unclear or line
    found += later if len({date for *_, date, _ in later}) == 1 else []
    return (min(found)[4:] if found else (None, None)), unclear
