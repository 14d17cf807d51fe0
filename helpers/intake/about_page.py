"""What a web page says of itself: title, author, outlet, date, address, and where each of them stands."""

import contextlib
import itertools
import json
import re
from html import unescape
from urllib.parse import urlsplit

from ..ground import built_from, read_lexicon
from .fields import names_of, read_date, tidy

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review)$")
_PRINTED = re.compile(r"\b(?:published|posted|publié|veröffentlicht|publicado|pubblicato|erstellt)\b", re.I)
_CHANGED = re.compile(
    r"\b(?:updated|modified|edited|corrected|accessed|retrieved|mis à jour|aktualisiert|actualizado)\b", re.I
)
_DATED = re.compile(r"publish|posted|date(?!\w)|dateline|datum|timestamp|byline|\b(?:time|pub|meta)\b", re.I)
_BESIDE = re.compile(
    r"related|recommend|most-?read|popular|trending|sidebar|comment|footer|promo|teaser|more-|carousel|newsletter"
    r"|archive",
    re.I,
)
_SIGNED = re.compile(r"(?:^|[\s_-])(?:author|by-?line|writer|autor|auteur|contributor)s?(?:$|[\s_-]|name)", re.I)
_JOB = (
    r"(?:(?:correspondent|editor|reporter|writer|columnist|producer|journalist|contributor|critic|fellow|analyst"
    r"|professor|photographer|presenter|director|intern|redakteur|redakteurin|journaliste)s?|staff|chief|senior)\b"
)
# Behind a name: what it was cut off from, a place, a day, an address, a title
_END = re.compile(
    rf"[(\[<>/{{}}@–—:\d]| - |\s\S+@|\b(?:[Ii]n|[Aa]t|[Ff]or|[Ff]rom|on|of|is)\b|\b(?P<job>(?i:{_JOB}))"
    r"|\b(?:published|posted|updated)\b"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?[,.]?(?= [A-Z\d])|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?= \d)"
    r"|(?<= )(?:Ph\.?D|M\.?D|MBA|M\.?A|M\.?Sc|B\.?A|B\.?Sc|RN|Esq|CPA|MPH|JD|LL\.?M|DPhil|FRCP|OBE|MBE|CBE)\b"
)
_NOBODY = re.compile(
    r"^the |https?:|www\.|\.(?:com|org|net)\b|\b(?:user ?name|admin(?:istrator)?|webmaster|editorial|newsroom"
    r"|news ?desk|agenc(?:y|ies)|agence|team|redaktion|rédaction|redacci[oó]n|unknown|guest|press association"
    r"|associated press|reuters|afp|bloomberg|xinhua|wire|services|online|media|news|tv|magazine|read|comments?|follow"
    r"|subscribe|share|view|profile|email|twitter|facebook)\b",
    re.I,
)
_CREDIT = re.compile(
    r"(?:(?:written|posted|submitted|reported|words|text|story) )?(?:by|von|par|por|di|door)\b:? *", re.I
)
_BETWEEN = re.compile(r"\s*[;|,•·]\s*|\s+(?:and|und|et|with|mit|avec|&)\s+")
_HELD = re.compile(rf",(?: [\w&'’-]+){{0,4}} (?i:{_JOB})|,(?: in)? [A-Z]\w+$")  # Ann Cole, Chief Harbour Correspondent
_FULL_NAME = re.compile(r"[A-Z][\w'’.-]+ (?:(?:[A-Z]\.|de|van|von|bin|al|der|la|le|du) )*[A-Z][\w'’-]+")
_TURNED = re.compile(r"(?:[a-z]{2,4} ){0,3}[A-Z][\w'’-]+, [A-Z][\w.'’ -]{1,20}")
_SEPARATOR = re.compile(r"(\s+(?:[|–—·•»:~]|-|::|\|\|)\s+|\s*\|\s*)")
_IN_ADDRESS = re.compile(r"[/_-]((?:20|19)\d\d)([/-]?)(\d\d?)\2(\d\d?)(?=[/_.-]|$)")
_DATE_MARKED = (
    "//*[@itemprop='datePublished' or self::time[@pubdate or contains(@class, 'publish')"
    " or contains(@class, 'entry-date')]][not(ancestor::p)]"
)


@built_from("page_meta.csv")
def _names():
    """Names of meta elements and of fields in JSON-LD by what they tell, the best first."""
    found = {}
    for row in read_lexicon("page_meta", ["field", "names", "why"]):
        found.setdefault(row["field"], []).extend(row["names"].split())
    return found


def about_page(tree, url=None):
    """What a page says of itself: `title, author, outlet, published, url, note` and `how` (field to its place)."""
    meta = _meta(tree)
    url = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or meta.get("og:url") or url
    url = url if re.match(r"https?://", url or "") else None
    heads = [tidy(node.text_content()) for node in tree.xpath("//h1") + tree.xpath("//title")[:1]]
    said = _json_ld(tree, url, list(map(_key, heads)))
    given = {field: list(_given(names, said, meta)) for field, names in _names().items()}
    outlet = _best((name if _is_outlet(name) else None, place) for name, place in given["outlet"])
    *date, note = _date(tree, given["published"], url)
    authors = itertools.chain(given["author"], _bylines(tree))
    found = {
        "title": _title(tree, given["title"], outlet[0], url),
        "author": _best((clean_authors(text, outlet[0]), place) for text, place in authors),
        "outlet": outlet,
        "published": date,
        "url": (url, "page"),
    }
    about = {field: value for field, (value, _) in found.items()} | {"note": note}
    return about | {"how": {field: place for field, (value, place) in found.items() if value}}


def _given(names, said, meta):
    """(text, place) of what JSON-LD and meta elements say under some names."""
    for name in names:
        key = name.removeprefix("JSON-LD:")
        yield ("; ".join(_named(said.get(key))), "JSON-LD") if key != name else (meta.get(name), "meta")


def _best(pairs):
    """The first pair that holds something."""
    return next((pair for pair in pairs if pair[0]), (None, None))


def _json_ld(tree, url, heads):
    """The article that JSON-LD describes (of several the one of this address or heading), or the page, or {}."""
    items = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text or "")
        with contextlib.suppress(ValueError, RecursionError):
            items.append(json.loads(text, strict=False))
    for item in items:  # grows while it is read; lists of other stories are not looked into
        if isinstance(item, list):
            items += item
        elif isinstance(item, dict):
            items += [item.get("@graph"), item.get("mainEntity"), item.get("mainEntityOfPage")]
    items = [item for item in items if isinstance(item, dict)]

    def rank(item):
        kinds = item.get("@type") if isinstance(item.get("@type"), list) else [item.get("@type")]
        own = (url and url in str(item)) or _key(str(item.get("headline"))) in heads
        return 2 + own if any(_ARTICLE.search(str(kind)) for kind in kinds) else "WebPage" in kinds

    item = max(items, key=rank, default={})
    item = item if rank(item) else {}
    named = {str(other["@id"]): other for other in items if "@id" in other and "name" in other}
    people = item.get("author") if isinstance(item.get("author"), list) else [item.get("author")]
    return item | {"author": [named.get(str(one.get("@id")), one) if isinstance(one, dict) else one for one in people]}


def _meta(tree):
    """Meta elements by name, in small letters; of several the first with a content."""
    found = {}
    for node in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            name, content = (node.get(key) or "").strip().lower(), tidy(node.get("content"))
            if name and content:
                found.setdefault(name, content)
    return found


def _named(value):
    """Names in a JSON-LD value: a string, an object with a name, or a list of them."""
    if isinstance(value, list):
        return [name for item in value for name in _named(item)]
    if isinstance(value, dict):
        return _named(value.get("name"))
    return [tidy(unescape(value))] if isinstance(value, str) and tidy(value) else []


def _is_outlet(name):
    """No address, no handle."""
    return bool(name) and len(name) < 60 and not re.match(r"@|https?:|www\.|\S+\.[a-z]{2,6}(?:/|$)", name, re.I)


def _title(tree, given, outlet, url):
    """The headline: the first heading where another place agrees, else what the page says, without its name."""
    heads = [tidy(node.text_content()) for node in tree.iter("h1")]
    heads = [head for head in heads if head and _key(head) != _key(outlet)]
    given += [(tidy(node.text_content()), "title element") for node in tree.xpath("//title")[:1]]
    others = [(_without_site(text, outlet, url, heads), place) for text, place in given if text]
    for head in heads:
        own = _key(head)
        for text, place in others:
            key = _key(text)
            if own.endswith(key) and len(own) > len(key) > 15:
                return text, place  # the heading has a kicker above
            if own in key or (key in own and len(key) > 8) or own.startswith(key or "-"):
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
    while known and last > 1 and len(parts[last - 1].split()) <= 2 and len(parts[0].split()) > 3:
        last -= 1  # a section
    bar = marks[-1].strip() in ("|", "»", "·", "•", "::")
    site_like = bar and len(parts[0].split()) > 2 and len(parts[-1].split()) <= 4
    return "".join(cut[: 2 * last - 1]) if known or site_like else title


def clean_authors(cell, outlet=None):
    """Names alone: no date, job, agency, credential or outlet among them; each once; None where no name is left.

    >>> clean_authors("By Ann Cole May 7, 2021"), clean_authors("Ann Cole Games Editor; J. K. Doe; J. K. DOE")
    ('Ann Cole', 'Ann Cole; J. K. Doe')
    """
    cell = tidy(cell) or ""
    if _TURNED.fullmatch(cell) and not _END.search(cell) and not _NOBODY.search(cell):
        return cell  # de la Cruz, Ana
    once = {_key(outlet): None}
    for given in _BETWEEN.split(_HELD.sub("", cell)):
        given = _CREDIT.sub("", given, count=1)
        end = _END.search(given)
        name = given[: end.start()] if end else given
        if end and end["job"]:  # Ann Cole Games Editor
            name = "".join(_FULL_NAME.findall(name)[:1])
        name = names_of(name.strip(" -")) or ""
        long = 2 <= len(name.split()) <= 6 or re.fullmatch(r"[\u3040-\u9fff\uac00-\ud7af]{2,5}", name)
        if long and name[0].isalpha() and not _NOBODY.search(name):
            once.setdefault(_key(name), name)
    return "; ".join(filter(None, once.values())) or None


def _bylines(tree):
    """(text, place) of what is marked as the author, then of lines that look so."""
    for path in ("//*[@itemprop='author']//*[@itemprop='name']", "//*[@rel='author']", "//*[@itemprop='author']"):
        yield "; ".join(_line(node) for node in tree.xpath(path)[:4] if not _aside(node)), "byline"
    for node in tree.iter("p", "div", "span", "a", "address", "li", "h2", "h3", "h4", "h5", "cite", "em", "strong"):
        line = _line(node)
        signed = _SIGNED.search(_classes(node)) or re.match(r"By [A-Z]|Posted by ", line)
        if signed and len(line) < 150 and not _aside(node):
            yield line, "byline"


def _line(node):
    return tidy(" ".join(node.itertext())) or ""


def _classes(node):
    return f"{node.get('class') or ''} {node.get('id') or ''}"


def _aside(node):
    """Inside what is no article: a footer of the page, a list of other stories, comments."""
    for other in (node, *node.iterancestors()):
        foot = other.tag == "footer" and not other.xpath("ancestor::article")
        if foot or other.tag in ("nav", "aside") or _BESIDE.search(_classes(other)):
            return other.tag not in ("body", "html", "article", "main")
    return False


def _date(tree, given, url):
    """Date, where it stands, and a note where one is printed that is unclear."""
    date, place = _best((read_date(text or "")[0], place) for text, place in given)
    unclear = None
    if not date:
        (date, place), unclear = _printed(tree)
    in_address = _IN_ADDRESS.search(url or "")
    if not date and in_address:
        date, place = read_date("-".join(in_address.group(1, 3, 4)))[0], "address"
    return date, place, f"published: day and month are unclear ({unclear})" if unclear and not date else None


def _printed(tree):
    """Date of a time element or a line in the head of the article, and one that is unclear; "published" comes first."""
    found, unclear = [], None
    for node in _head(tree):
        line, is_date = _line(node), node.tag == "time" or node.get("itemprop") == "datePublished"
        told = f"{line} {_classes(node)} {node.get('itemprop') or ''}"
        printed, short = bool(_PRINTED.search(told)), len(re.findall(r"[^\W\d_]+", line)) <= 6
        around = node.xpath("ancestor-or-self::*[self::p or self::blockquote or self::li or self::td]")[-1:]
        prose = any(len(box.text_content().split()) > 14 for box in around) and not _PRINTED.match(line)
        if len(line) > 120 or prose or _aside(node):
            continue
        marked = (node.get("datetime") or node.get("content")) if is_date else None
        date, doubt = read_date(marked or line)
        if date and (is_date or printed or short or _DATED.search(told)):
            changed = bool(_CHANGED.search(told)) and not _PRINTED.search(line)
            found.append((changed, not printed, len(found), date, "time element" if marked else "printed line"))
        elif doubt and len(line) < 60:
            unclear = unclear or line
    return (min(found)[3:] if found else (None, None)), unclear


def _head(tree):
    """Elements of the head of an article, up to its first full paragraph, and those marked as its date anywhere."""
    bodies = tree.xpath("(//article|//main|//*[@role='main'])[.//h1]") or tree.xpath("//body") or [tree]
    title = bodies[0].find(".//h1")
    begun = title is None
    for node in bodies[0].iter("{*}*"):
        begun = begun or node is title
        if begun and node.tag == "p" and len(node.text_content().split()) >= 15 and not _PRINTED.match(_line(node)):
            break
        shown = node.tag not in ("script", "style", "option", "body")
        if shown and (begun or node.tag == "time" or _DATED.search(node.get("class") or "")):
            yield node
    yield from tree.xpath(_DATE_MARKED)
