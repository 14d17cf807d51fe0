"""What a web page says of itself: title, author, outlet, date, address, language, and where each of them stands."""

import contextlib
import itertools
import json
import re
from urllib.parse import urlsplit

from ..ground import built_from, read_lexicon
from .fields import names_of, read_date, tidy

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting)$")
_PRINTED = re.compile(r"\b(?:first )?(?:published|posted|publié|veröffentlicht|publicado|pubblicato|erstellt)\b", re.I)
_CHANGED = re.compile(
    r"\b(?:updated|modified|edited|corrected|accessed|retrieved|mis à jour|aktualisiert|actualizado|last (?:updated|modified))\b",
    re.I,
)
_DATED = re.compile(
    r"publish|posted|entry-date|article-?date|post-?date|dateline|timestamp|byline|(?:^|[\s_-])(?:date|datum|time|pub|meta)(?:$|[\s_-])",
    re.I,
)
_BESIDE = re.compile(
    r"related|recommend|most-?read|popular|trending|sidebar|comment|footer|promo|teaser|more-|carousel|newsletter|archive",
    re.I,
)
_SIGNED = re.compile(r"(?:^|[\s_-])(?:author|byline|by-line|writer|autor|auteur|contributor)s?(?:$|[\s_-]|name)", re.I)
_JOB = (
    r"(?:correspondent|editor|reporter|writer|columnist|producer|staff|journalist|contributor|critic|fellow|analyst|professor|photographer"
    r"|presenter|chief|director|intern|redakteur(?:in)?|journaliste|in [A-Z]\w+)s?"
)
_NO_AUTHOR = re.compile(
    r"\b(?:user ?name|admin(?:istrator)?|webmaster|editorial|newsroom|news ?desk|staff|agenc(?:y|ies)|agence|team|redaktion|rédaction|redacci[oó]n|unknown"
    r"|guest|contributors?|press association|associated press|reuters|afp|bloomberg|xinhua|pa media|wire|services|online|media|news|tv|magazine"
    r"|min(?:ute)?s? read|comments?|follow|subscribe|share|view|profile|email|twitter|facebook|https?|www)\b|[@/<>{}]|\.(?:com|org|net)\b",
    re.I,
)
_CREDENTIAL = re.compile(
    r",?\s+(?:Ph\.?D|M\.?D|MBA|M\.?A|M\.?Sc|B\.?A|B\.?Sc|RN|Esq|CPA|MPH|JD|LL\.?M|DPhil|FRCP|OBE|MBE|CBE)\.?(?=,|;|$)"
)
_CUT = re.compile(
    r"(?:[,|•·–—(]| - |\s+for\b|\s+in\b|\s+from\b|(?i:\b(?:on|at|published|posted|updated)\b)|\d"
    r"|(?i:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[,.]?\s+[A-Z]"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d).*$",
    re.S,
)
_CREDITED = re.compile(r"^(?:by|von|par|words by|text by|reported by)\s+", re.I)
_JOB_ALONE = re.compile(rf"(?:in|at|from) |.*\b(?:{_JOB})$", re.I)
_WITH_JOB = re.compile(
    rf"([A-Z][\w'’.-]+ (?:(?:[A-Z]\.|de|van|von|bin|al|der|la|le|du) )*[A-Z][\w'’-]+)(?: [\w&'’-]+){{0,4}} (?i:{_JOB})$"
)
_BETWEEN = re.compile(r"\s*[;|]\s*|,\s+(?:and\s+)?(?=[A-Z][\w.'’-]+ [A-Z])|\s+(?:and|und|et|&)\s+")
_TURNED = re.compile(r"(?:[a-z]{2,4} ){0,3}[A-Z][\w'’-]+, [A-Z][\w.'’ -]{1,20}")
_SEPARATOR = re.compile(r"(\s+(?:[|–—·•»:~]|-|::|\|\|)\s+|\s*\|\s*)")
_IN_ADDRESS = re.compile(
    r"/((?:20|19)\d\d[/-]\d{1,2}[/-]\d{1,2})(?=[/-]|$)|[/_-]((?:20|19)\d{6})(?=[/_.-]|$)",
)
_DATE_MARKED = (
    "//*[@itemprop='datePublished' or self::time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date')]]"
    "[not(ancestor::p)]"
)


@built_from("page_meta.csv")
def _names():
    """Names of meta elements and of fields in JSON-LD by what they tell, the best first."""
    found = {}
    for row in read_lexicon("page_meta", ["field", "names", "why"]):
        found.setdefault(row["field"], []).extend(row["names"].split())
    return found


def about_page(tree, url=None):
    """What a page says of itself: `title, author, outlet, published, url, language, note` and `how` (field to its place)."""
    said, meta = _json_ld(tree), _meta(tree)
    url = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or meta.get("og:url") or url
    url = url if re.match(r"https?://", url or "") else None
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


def _json_ld(tree):
    """The article that a page describes in JSON-LD, or {}; lists of other stories are not looked into."""
    items = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text or "")
        with contextlib.suppress(ValueError, RecursionError):
            items.append(json.loads(text, strict=False))
    for item in items:  # grows while it is read
        if isinstance(item, list):
            items += item
        elif isinstance(item, dict):
            kinds = item.get("@type")
            if any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return item
            items += [item.get("@graph"), item.get("mainEntity"), item.get("mainEntityOfPage")]
    return {}


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
    return [tidy(value)] if isinstance(value, str) and tidy(value) else []


def _is_outlet(name):
    """No address, no handle."""
    return bool(name) and len(name) < 60 and not re.match(r"@|https?:|www\.|\S+\.[a-z]{2,6}(?:/|$)", name, re.I)


def _title(tree, given, outlet, url):
    """The headline: the page's first heading where another place agrees, else what the page says, without the site's name."""
    heads = [tidy(node.text_content()) for node in tree.iter("h1")]
    heads = [head for head in heads if head and _key(head) != _key(outlet)]
    given += [(tidy(node.text_content()), "title element") for node in tree.xpath("//title")[:1]]
    others = [(_without_site(text, outlet, url, heads), place) for text, place in given if text]
    keys = [_key(text) for text, _ in others]
    for head in heads:
        own = _key(head)
        agreed = any(own in key or (key in own and len(key) > 8) or own.startswith(key) for key in keys)
        if agreed or (len(heads) == 1 and len(head.split()) >= 3):
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
    host = _key(re.sub(r"^www\.|\.[a-z]{2,6}$", "", urlsplit(url or "").netloc))
    site = {_key(outlet), host, re.sub(r"^the", "", _key(outlet))} - {""}
    keys = [_key(part) for part in parts]
    last = next((i for i in range(1, len(parts)) if keys[i] in site), None)
    if last is None and host and keys[-1] and (keys[-1] in host or host in keys[-1]):
        last = len(parts) - 1
    if last is None and keys[0] in site:
        return "".join(cut[2:])
    if last is None:
        bar = marks[-1].strip() in ("|", "»", "·", "•", "::")
        site_like = bar and len(parts[0].split()) > 2 and len(parts[-1].split()) <= 4
        return "".join(cut[:-2]) if site_like else title
    while last > 1 and len(parts[last - 1].split()) <= 2 and len(parts[0].split()) > 3:
        last -= 1  # a section
    return "".join(cut[: 2 * last - 1])


def clean_authors(cell, outlet=None):
    """Names alone: no date, job, agency, credential or outlet among them; each once; None where no name is left.

    >>> clean_authors("By Ann Cole May 7, 2021"), clean_authors("Ann Cole Games Editor"), clean_authors("J. K. Doe; J. K. DOE")
    ('Ann Cole', 'Ann Cole', 'J. K. Doe')
    """
    cell = _CREDENTIAL.sub("", tidy(cell) or "")
    if _TURNED.fullmatch(cell) and not _NO_AUTHOR.search(cell) and not _JOB_ALONE.match(cell):
        return cell  # de la Cruz, Ana
    once = {_key(outlet): None}
    for given in _BETWEEN.split(cell):
        name = names_of(_WITH_JOB.sub(r"\1", _CUT.sub("", _CREDITED.sub("", given)).strip(" ,:-–—"))) or ""
        long = 2 <= len(name.split()) <= 6 or re.match(r"[\u3040-\u9fff\uac00-\ud7af]{2,5}$", name)
        if long and name[0].isalpha() and not _NO_AUTHOR.search(name) and not _JOB_ALONE.match(name):
            once.setdefault(_key(name), name)
    return "; ".join(filter(None, once.values())) or None


def _bylines(tree):
    """(text, place) of what is marked as the author, then of lines that look so."""
    for path in ("//*[@itemprop='author']//*[@itemprop='name']", "//*[@rel='author']", "//*[@itemprop='author']"):
        yield "; ".join(_line(node) for node in tree.xpath(path)[:4] if not _aside(node)), "byline"
    for node in tree.iter("p", "div", "span", "a", "address", "li", "h2", "h3", "h4", "h5", "cite", "em", "strong"):
        line = _line(node)
        signed = _SIGNED.search(_classes(node)) or re.match(r"By [A-Z]", line)
        if signed and len(line) < 150 and not _aside(node):
            yield line, "byline"


def _line(node):
    return tidy(" ".join(node.itertext())) or ""


def _classes(node):
    return f"{node.get('class') or ''} {node.get('id') or ''}"


def _aside(node):
    """Inside what is no article: a footer, a list of other stories, comments."""
    for other in (node, *node.iterancestors()):
        if other.tag in ("footer", "nav", "aside") or _BESIDE.search(_classes(other)):
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
        date, place = read_date((in_address[1] or in_address[2]).replace("/", "-"))[0], "address"
    return date, place, f"published: day and month are unclear ({unclear})" if unclear and not date else None


def _printed(tree):
    """Date of a time element or a line in the head of the article, and one that is unclear; "published" before "updated"."""
    found, unclear = [], None
    for node in _head(tree):
        line = _line(node)
        around = node.xpath("ancestor-or-self::*[self::p or self::blockquote or self::li or self::td]")[-1:]
        if len(line) > 120 or _aside(node) or any(len(prose.text_content().split()) > 14 for prose in around):
            continue
        is_date = node.tag == "time" or node.get("itemprop") == "datePublished"
        marked = (node.get("datetime") or node.get("content")) if is_date else None
        told = f"{line} {_classes(node)} {node.get('itemprop') or ''}"
        date, doubt = read_date(marked or line)
        printed = bool(_PRINTED.search(told))
        short = len(re.findall(r"[^\W\d_]+", line)) <= 6 or (len(line) < 60 and node.tag != "p")
        if date and (is_date or printed or short or _DATED.search(told)):
            changed = bool(_CHANGED.search(told)) and not _PRINTED.search(line)
            place = "time element" if marked else "printed line"
            found.append((changed, not printed, len(found), date, place))
        elif doubt and len(line) < 60:
            unclear = unclear or line
    return (min(found)[3:] if found else (None, None)), unclear


def _head(tree):
    """Elements of the head of an article, up to its first full paragraph, and those anywhere that are marked as its date."""
    bodies = tree.xpath("(//article|//main|//*[@role='main'])[.//h1]") or tree.xpath("//body") or [tree]
    title = bodies[0].find(".//h1")
    begun = title is None
    for node in bodies[0].iter("{*}*"):
        begun = begun or node is title
        if begun and node.tag == "p" and len(node.text_content().split()) >= 15:
            break
        shown = node.tag not in ("script", "style", "option", "body")
        if shown and (begun or node.tag == "time" or _DATED.search(node.get("class") or "")):
            yield node
    yield from tree.xpath(_DATE_MARKED)
