"""News agencies and feeds in XML: NITF, NewsML-G2, NewsML 1.2, RSS and Atom with whole texts."""

import email.utils
import re

from ..ground import CorpusError
from .boxes import parse_xml
from .fields import make_row, names_of, tidy
from .records import plain

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_JOB = re.compile(r",.*$", re.S)


def _said(node, *paths):
    """Text of the first of some paths that leads to one; `path@name` is an attribute."""
    for path in paths:
        path, _, attribute = path.partition("@")
        for found in node.iterfind(path) if path else [node]:
            said = tidy(found.get(attribute) if attribute else "".join(found.itertext()))
            if said:
                return said
    return None


def read_xml(data, name):
    """Rows of an XML file of an agency or a feed."""
    tree = parse_xml(data, name)
    kind = re.sub(r"\{.*\}", "", tree.tag)
    if kind == "nitf":
        yield _nitf(tree)
    elif kind == "newsItem":
        yield _newsml(tree)
    elif kind in ("newsMessage", "packageItem", "NewsML"):
        items = [*tree.iter("{*}newsItem")] or [*tree.iter("{*}NewsItem")]
        for item in items:
            yield _newsml(item) if item.tag.endswith("newsItem") else _newsml1(item)
    elif kind in ("rss", "feed", "RDF"):
        for item in [*tree.iter("{*}item")] or [*tree.iter("{*}entry")]:
            yield _item(item, _said(tree, "{*}channel/{*}title", "{*}title"))
    else:
        raise CorpusError(
            f"{name}: XML of no layout that is known (its first element is {kind}); known are NITF, NewsML, Factiva, RSS and Atom."
        )


def _paragraphs(body):
    """Text of a body: captions, tables and taglines that stand beside it are left out."""
    parts = []
    for node in body.iter("{*}p", "{*}hl2", "{*}li"):
        above = {re.sub(r"\{.*\}", "", str(other.tag)) for other in node.iterancestors()}
        if not above & {"media", "media-caption", "tagline", "body.end", "figure", "figcaption", "aside", "li"}:
            parts.append(tidy("".join(node.itertext())) or "")
    return parts or [tidy(" ".join(body.itertext())) or ""]


def _nitf(tree, **known):
    body = tree.find(".//{*}body.content")
    paragraphs = _paragraphs(body) if body is not None else []
    pictures = [tidy("".join(node.itertext())) for node in tree.iter("{*}media-caption")]
    cells = {
        "title": _said(tree, ".//{*}hedline/{*}hl1", ".//{*}head/{*}title"),
        "outlet": _said(tree, ".//{*}pubdata@name", ".//{*}doc.copyright@holder", ".//{*}distributor"),
        "author": names_of(_said(tree, ".//{*}byline/{*}person") or _JOB.sub("", _said(tree, ".//{*}byline") or "")),
        "published": _said(tree, ".//{*}pubdata@date.publication", ".//{*}date.issue@norm", ".//{*}story.date@norm"),
        "section": _said(tree, ".//{*}pubdata@position.section"),
        "language": tree.get(_LANG),
    }
    people = [tidy("".join(node.itertext())) for node in tree.iterfind(".//{*}byline/{*}person")]
    cells["author"] = "; ".join(filter(None, people)) or cells["author"]
    notes = [f"picture: {said}" for said in pictures if said] + ([] if any(paragraphs) else ["no text"])
    return make_row(
        paragraphs=paragraphs,
        notes=notes + known.pop("notes", []),
        **cells | {key: cell for key, cell in known.items() if cell},
    )


def _newsml(item):
    meta = {
        "title": _said(item, "{*}contentMeta/{*}headline"),
        "outlet": _said(
            item,
            "{*}rightsInfo/{*}copyrightHolder/{*}name",
            "{*}itemMeta/{*}provider/{*}name",
            "{*}rightsInfo/{*}copyrightHolder@literal",
        ),
        "author": names_of(_said(item, "{*}contentMeta/{*}by", "{*}contentMeta/{*}creator/{*}name")),
        "published": _said(
            item, "{*}contentMeta/{*}contentCreated", "{*}itemMeta/{*}firstCreated", "{*}itemMeta/{*}versionCreated"
        ),
        "language": _said(item, "{*}contentMeta/{*}language@tag") or item.get(_LANG),
    }
    meta["published"] = (meta["published"] or "")[:10]
    notes = ["the agency has withdrawn it"] * ("canceled" in (_said(item, "{*}itemMeta/{*}pubStatus@qcode") or ""))
    content = item.find("{*}contentSet")
    inside = content.find(".//{*}nitf") if content is not None else None
    if inside is not None:
        return _nitf(inside, notes=notes, **meta)
    if content is None or (content.find("{*}inlineXML") is None and content.find("{*}inlineData") is None):
        return make_row(notes=[*notes, "no text: the item points at another file"], **meta)
    body = content.find(".//{*}body")
    return make_row(paragraphs=_paragraphs(body if body is not None else content), notes=notes, **meta)


def _newsml1(item):
    inside = item.find(".//{*}nitf")
    meta = {
        "title": _said(item, ".//{*}NewsLines/{*}HeadLine"),
        "author": names_of(_said(item, ".//{*}NewsLines/{*}ByLine")),
        "outlet": _said(item, ".//{*}NewsLines/{*}CopyrightLine", ".//{*}Provider/{*}Party@FormalName"),
        "published": (_said(item, ".//{*}NewsManagement/{*}FirstCreated", ".//{*}DateId") or "")[:8],
        "language": _said(item, ".//{*}DescriptiveMetadata/{*}Language@FormalName"),
    }
    content = item.find(".//{*}ContentItem/{*}DataContent")
    if inside is not None:
        return _nitf(inside, **meta)
    return make_row(
        paragraphs=_paragraphs(content) if content is not None else [],
        notes=[] if content is not None else ["no text"],
        **meta,
    )


def _item(item, outlet):
    """A feed's item: whole text where it is there, else a teaser, which is said."""
    whole = _said(item, _CONTENT, "{*}content")
    teaser = _said(item, "{*}description", "{*}summary")
    xhtml = item.find("{*}content")
    if xhtml is not None and len(xhtml):
        paragraphs, text = _paragraphs(xhtml), None
    else:
        paragraphs, text = None, plain(whole or teaser)
    date = _said(item, "{*}pubDate", "{*}published", "{http://purl.org/dc/elements/1.1/}date", "{*}updated")
    try:
        date = email.utils.parsedate_to_datetime(date or "").date().isoformat()
    except (ValueError, TypeError):
        date = (date or "")[:10]
    cells = {"title": _said(item, "{*}title"), "url": _said(item, "{*}link", "{*}link@href")}
    author = names_of(_said(item, _CREATOR, "{*}author/{*}name", "{*}author"))
    notes = [] if whole else ["a teaser alone: get the whole text from its address" if teaser else "no text"]
    return make_row(
        text=text, paragraphs=paragraphs, outlet=outlet, author=author, published=date, notes=notes, **cells
    )
