"""What a web page says of itself: title, author, outlet, date, address, language, and where each of them stands."""

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
_TAIL = re.compile(r"(?:[,|•·–—(]| - |\s+for\b|\s+in\b|\s+from\b).*$", re.S)
_JOB_ALONE = re.compile(rf"(?:in|at|from) |.*\b(?:{_JOB})$", re.I)
_WITH_JOB = re.compile(
    rf"([A-Z][\w'’.-]+ (?:(?:[A-Z]\.|de|van|von|bin|al|der|la|le|du) )*[A-Z][\w'’-]+)(?: [\w&'’-]+){{0,4}} (?i:{_JOB})$"
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WORDS = re.compile(
    r"\b(?:on|at|published|posted|updated|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*$|\d.*$", re.I | re.S
)
_DAY = re.compile(rf",?\s*(?:\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*[,.]?\s+)?\b{_MONTHS}\s+\d.*$", re.S)
_CREDITED = re.compile(r"^(?:by|von|par|words by|text by|reported by)\s+", re.I)
_BETWEEN = re.compile(r"\s*[;|]\s*|,\s+(?:and\s+)?(?=[A-Z][\w.'’-]+ [A-Z])|\s+(?:and|und|et|&)\s+")
_TURNED = re.compile(r"(?:[a-z]{2,4} ){0,3}[A-Z][\w'’-]+, [A-Z][\w.'’ -]{1,20}")
_SEPARATOR = re.compile(r"\s+(?:[|–—·•»:~]|-|::|\|\|)\s+|\s*\|\s*")


@built_from("page_meta.csv")
def _names():
    """Names of meta elements by what they tell, the best first."""
    found = {}
    for row in read_lexicon("page_meta", ["field", "names", "why"]):
        found.setdefault(row["field"], []).extend(row["names"].split())
    return found


def about_page(tree, url=None):
    """What a page says of itself: `title, author, outlet, published, url, language, note` and `how` (field to its place)."""
    said, meta = _json_ld(tree), _meta(tree)
    url = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or meta.get("og:url") or url
    url = url if re.match(r"https?://", url or "") else None
    outlet, how_outlet = _outlet(said, meta)
    title, how_title = _title(tree, said, meta, outlet, url)
    author, how_author = _author(tree, said, meta, outlet)
    date, how_date, note = _date(tree, said, meta, url)
    how = {
        "outlet": how_outlet,
        "title": how_title,
        "author": how_author,
        "published": how_date,
        "url": "page" if url else None,
    }
    found = {"title": title, "author": author, "outlet": outlet, "published": date, "url": url, "note": note}
    return found | {"how": {field: place for field, place in how.items() if place and found[field]}}


def _json_ld(tree):
    """The article that a page describes in JSON-LD, or {}; lists of other stories are not looked into."""
    found = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            value = json.loads(
                re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text or ""), strict=False
            )
        except (ValueError, RecursionError):
            continue
        items = value if isinstance(value, list) else [value]
        for item in (item for item in items if isinstance(item, dict)):
            graph = item.get("@graph")
            found += [
                item,
                *(graph if isinstance(graph, list) else []),
                item.get("mainEntity"),
                item.get("mainEntityOfPage"),
            ]
    for item in (item for item in found if isinstance(item, dict)):
        kinds = item.get("@type")
        if any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            return item
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
    values = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in values]
    return [
        tidy(name)
        for flat in names
        for name in (flat if isinstance(flat, list) else [flat])
        if isinstance(name, str) and tidy(name)
    ]


def _outlet(said, meta):
    first, *others = [(meta.get(name), "meta") for name in _names()["outlet"]]
    places = [first, *((name, "JSON-LD") for name in _named(said.get("publisher"))), *others]
    for name, place in places:
        if name and not re.match(r"@|https?:|www\.|\S+\.[a-z]{2,6}(?:/|$)", name.strip(), re.I) and len(name) < 60:
            return name, place
    return None, None


def _title(tree, said, meta, outlet, url):
    """The headline: the page's first heading where another place agrees, else what the page says, without the site's name."""
    heads = [tidy(node.text_content()) for node in tree.iter("h1")]
    heads = [head for head in heads if head and (not outlet or head.casefold() != outlet.casefold())]
    page = tidy(next((node.text_content() for node in tree.xpath("//head/title|//title")), ""))
    others = [
        (said.get("headline"), "JSON-LD"),
        *((meta.get(name), "meta") for name in _names()["title"]),
        (page, "title element"),
    ]
    others = [
        (_without_site(tidy(text), outlet, url, heads), place)
        for text, place in others
        if isinstance(text, str) and tidy(text)
    ]
    for head in heads:
        if any(
            _key(head) in _key(text) or _key(text) in _key(head)
            for text, _ in others
            if len(_key(text)) > 8 or _key(head).startswith(_key(text))
        ):
            return head, "heading"
    if len(heads) == 1 and len(heads[0].split()) >= 3:
        return heads[0], "heading"
    return next(iter(others), (heads[0] if heads else None, "heading"))


def _key(text):
    return re.sub(r"[\W_]+", "", (text or "").casefold())


def _without_site(title, outlet, url, heads=()):
    """A title without the name of the site and its section behind (or before) a dash or bar."""
    host = _key(re.sub(r"^www\.|\.[a-z]{2,6}$", "", urlsplit(url or "").netloc or ""))
    site = {key for key in (_key(outlet), host, re.sub(r"^the", "", _key(outlet))) if key}
    parts = _SEPARATOR.split(title)
    marks = [match.span() for match in _SEPARATOR.finditer(title)]
    if len(parts) < 2 or any(_key(title) == _key(head) for head in heads):
        return title
    for i in range(1, len(parts)):
        if _key(parts[i]) in site or (
            i == len(parts) - 1 and host and _key(parts[i]) and (_key(parts[i]) in host or host in _key(parts[i]))
        ):
            begin = i
            while begin > 1 and len(parts[begin - 1].split()) <= 2 and len(parts[0].split()) > 3:
                begin -= 1
            return title[: marks[begin - 1][0]].strip()
    if _key(parts[0]) in site:
        return title[marks[0][1] :].strip()
    bar = title[slice(*marks[-1])].strip() in ("|", "»", "·", "•", "::")
    return title[: marks[-1][0]].strip() if bar and len(parts[0].split()) > 2 and len(parts[-1].split()) <= 4 else title


def clean_authors(cell, outlet=None):
    """Names alone: no date, job, agency, credential or outlet among them; each once; None where no name is left.

    >>> clean_authors("By Ann Cole May 7, 2021"), clean_authors("Ann Cole Games Editor"), clean_authors("J. K. Doe; J. K. DOE")
    ('Ann Cole', 'Ann Cole', 'J. K. Doe')
    """
    cell = _CREDENTIAL.sub("", tidy(cell) or "")
    if _TURNED.fullmatch(cell) and not _NO_AUTHOR.search(cell) and not _JOB_ALONE.match(cell):
        return cell  # de la Cruz, Ana
    once = {}
    for given in _BETWEEN.split(names_of(_DAY.sub("", cell)) or ""):
        name = _TAIL.sub("", _WORDS.sub("", _CREDITED.sub("", given)).strip()).strip(" ,:-–—")
        name = _WITH_JOB.sub(r"\1", name)
        short = len(name.split()) > 6 or (
            len(name.split()) < 2 and not re.match(r"[\u3040-\u9fff\uac00-\ud7af]{2,5}$", name)
        )
        if (
            short
            or not name[0].isalpha()
            or _NO_AUTHOR.search(name)
            or _JOB_ALONE.match(name)
            or _key(name) == _key(outlet)
        ):
            continue
        if _key(name) not in once or once[_key(name)].isupper():
            once[_key(name)] = name
    return "; ".join(once.values()) or None


def _author(tree, said, meta, outlet):
    people = said.get("author") or said.get("creator")
    places = [("; ".join(_named(people)), "JSON-LD")]
    places += [(meta[name], "meta") for name in _names()["author"] if name in meta and "://" not in meta[name]]
    for path in ("//*[@itemprop='author']//*[@itemprop='name']", "//*[@rel='author']", "//*[@itemprop='author']"):
        nodes = tree.xpath(path)
        places.append(("; ".join(_line(node) for node in nodes[:4] if not _aside(node)), "byline"))
    for node in tree.iter("p", "div", "span", "a", "address", "li", "h2", "h3", "h4", "h5", "cite", "em", "strong"):
        line = _line(node)
        signed = _SIGNED.search(f"{node.get('class') or ''} {node.get('id') or ''}")
        if (signed or re.match(r"By [A-Z]", line)) and len(line) < 150 and not _aside(node):
            places.append((line, "byline"))
    for text, place in places:
        names = clean_authors(text, outlet)
        if names:
            return names, place
    return None, None


def _line(node):
    return tidy(" ".join(node.itertext())) or ""


def _aside(node):
    """Inside what is no article: a footer, a list of other stories, comments."""
    for other in (node, *node.iterancestors()):
        if other.tag in ("footer", "nav", "aside") or _BESIDE.search(
            f"{other.get('class') or ''} {other.get('id') or ''}"
        ):
            return other.tag not in ("body", "html", "article", "main")
    return False


def _date(tree, said, meta, url):
    """Date, where it stands, and a note where one is printed that is unclear."""
    for value in (said.get("datePublished"), said.get("dateCreated"), said.get("uploadDate")):
        if isinstance(value, str) and read_date(value)[0]:
            return read_date(value)[0], "JSON-LD", None
    for name in _names()["published"]:
        if name in meta and read_date(meta[name])[0]:
            return read_date(meta[name])[0], "meta", None
    in_url = re.search(
        r"/(20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)|[/_-]((?:20|19)\d{6})(?=[/_.-]|$)", url or ""
    )
    printed, unclear = _printed(tree)
    if printed:
        return *printed, None
    if in_url and read_date(in_url[4] or "-".join(in_url.group(1, 2, 3)))[0]:
        return read_date(in_url[4] or "-".join(in_url.group(1, 2, 3)))[0], "address", None
    return None, None, f"published: day and month are unclear ({unclear})" if unclear else None


def _printed(tree):
    """Date of a time element or a line in the head of the article, and one that is unclear; "published" before "updated"."""
    found, unclear = [], None
    for node in _head(tree):
        line = _line(node)
        prose = next(
            (other for other in (node, *node.iterancestors()) if other.tag in ("p", "blockquote", "li", "td")), None
        )
        if len(line) > 120 or _aside(node) or (prose is not None and len(prose.text_content().split()) > 14):
            continue
        marked = (
            node.get("datetime") or node.get("content")
            if node.tag == "time" or node.get("itemprop") == "datePublished"
            else None
        )
        classes = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}"
        date, doubt = read_date(marked or line)
        bare = date and len(line) < 60 and node.tag != "p"
        if date and (
            marked or node.tag == "time" or _DATED.search(classes) or _PRINTED.search(line) or bare or _only_date(line)
        ):
            changed = bool(_CHANGED.search(f"{line} {classes}")) and not _PRINTED.search(line)
            found.append(
                (
                    changed,
                    not _PRINTED.search(f"{line} {classes}"),
                    len(found),
                    date,
                    "time element" if marked else "printed line",
                )
            )
        elif doubt and len(line) < 60:
            unclear = unclear or line
    best = min(found, default=None)
    return (best[3:] if best else None), unclear


def _only_date(line):
    """Little but a date stands in the line."""
    return len(re.findall(r"[^\W\d_]+", line)) <= 6


def _head(tree):
    """Elements of the head of an article, up to its first full paragraph, and those anywhere that are marked as its date."""
    root = next(iter(tree.xpath("//article|//main|//*[@role='main']")), None)
    root = (
        root
        if root is not None and root.xpath(".//h1")
        else tree.find("body")
        if tree.find("body") is not None
        else tree
    )
    titles = root.xpath(".//h1")
    begun = not titles
    for node in root.iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "option", "body", "html"):
            continue
        begun = begun or node is titles[0]
        if begun and node.tag == "p" and len(node.text_content().split()) >= 15:
            break
        if begun or node.tag == "time" or _DATED.search(node.get("class") or ""):
            yield node
    for node in tree.xpath(
        "//*[@itemprop='datePublished']|//time[@pubdate]|//time[contains(@class, 'publish') or contains(@class, 'entry-date')]"
    ):
        if not node.xpath("ancestor::p"):
            yield node
