"""The reader: an article as published, with rows of any table marked at their places."""

import hashlib
import math
import re
from collections import namedtuple
from itertools import pairwise

from ..ground import CorpusError, SettingError, known_cells, need
from ..page import passage_spans
from ..verdicts import day_of
from .cells import IGNORE_MATH, Shown, asset, clean, read_cell, slug, template

_LINE = re.compile(r"[^\r\n]+|[\r\n]+")
_FURNITURE = {"caption", "credit", "sidebar", "navigation", "footer", "author_note"}
# Layers that are met again and again look the same everywhere, in this order; the others take what is left of the eight
# looks of reader.css. A layer that is given without a name is called after the last of these columns that it has.
_KNOWN = {"figures": "value", "quotations": "quotation", "claims": "claim", "frames": "frame", "stances": "stance"}
_MOST_TOLD = 6  # rows told in one box, next to those that begin there
# What is told of a row, in this order, with the words before it. Of a table with none of these, every column is told.
_TOLD = {
    "value": "", "unit": "", "measure": "", "place": "in ", "as_of": "as of ", "change": "", "hedge": "hedge: ",
    "attribution": "attributed to ", "kind": "", "stance": "", "frame": "", "pattern": "pattern: ", "voice": "voice: ",
    "speaker": "speaker: ", "verb": "verb: ", "proposition": "", "verdict": "", "why": "", "coder": "coder: ",
}  # fmt: skip
_FACTS = {"outlet": "outlet", "author": "author", "published": "published", "kind": "genre", "source": "url"}
_LONGEST = 240  # characters told of one row

# A layer, with how many of its rows stand in the article; and a row at its place, whose number keeps rows in order.
_Layer = namedtuple("_Layer", "name look letter count")
_Row = namedtuple("_Row", "start end layer number told")


def show_article(corpus, article, *layers):
    """Show an article as published, with the rows of any tables marked in place.

    Parameters
    ----------
    corpus : Corpus or DataFrame
        A corpus, or its table of articles (index: ids; column `text`).
    article : str
        Id of the article.
    *layers : DataFrame or (name, DataFrame)
        Up to eight tables with columns `article`, `start`, `end`: figures, quotations, claims, frame hits.
        A row without a place (a missing start) is not marked.

    Returns
    -------
    Shown
        HTML without scripts: furniture grey, each row underlined in the manner of its layer, with a letter that tells
        value, kind or speaker on hover and keyboard focus, and a box to tick for each layer. Plain text: one line.

    Raises
    ------
    CorpusError
        No such article.
    SettingError
        More than eight layers, a layer without the three columns, a row outside the text.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"text": ["About 700 people came."]}, index=["times"])
    >>> figures = pd.DataFrame({"article": ["times"], "start": [6], "end": [9], "value": [700.0]})
    >>> show_article(articles, "times", figures)
    Article times, 22 characters; marked: figures 1
    """
    text = _known(corpus, article)["text"]
    layers, rows = _marked(article, text, layers)
    sign = hashlib.sha256(repr((str(article), rows)).encode("utf-8", "surrogatepass")).hexdigest()[:6]
    markup = _fragment(text, layers, rows, prefix=f"{slug(article)}-{sign}-")
    return Shown(markup, clean(f"Article {article}, {len(text)} characters; marked: {_tally(layers)}"))


def article_page(corpus, article, *layers, anchors=(), excerpts=None, brief=None):
    """The reader as a page of its own, for the exported folder: `articles/<corpus>/<article>.html`.

    Parameters
    ----------
    corpus, article, *layers
        As for `show_article`.
    anchors : iterable of int
        More offsets that links lead to. Each becomes an `id="c<offset>"`, as the start of every row does.
    excerpts : list of (start, end), optional
        Only these stretches of the text are printed, "[…]" stands for the rest; every link still holds.
    brief : str, optional
        Address of the brief that tells of the event: then only the first layer is on, the others wait for their switch.

    Returns
    -------
    str
        A complete HTML page without scripts that loads nothing.

    Raises
    ------
    CorpusError, SettingError
        As for `show_article`.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"text": ["Come. Go. Stay."], "title": ["A day"]}, index=["times"])
    >>> page = article_page(articles, "times", anchors=[6], excerpts=[(6, 9)])
    >>> "<title>A day</title>" in page, 'id="c6"' in page, "Stay" in page
    (True, True, False)
    """
    known = _known(corpus, article)
    text = known["text"]
    layers, rows = _marked(article, text, layers)
    foreign = known.get("language") if known.get("language") != "en" else None
    facts = {name: known.get(column) for name, column in _FACTS.items()} | {"language": foreign}
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", str(known.get("published"))):
        facts["published"] = day_of(known["published"])
    return template("reader.html.j2").render(
        heading=str(known.get("title") or f"Article {article}"),
        facts={name: None if cell is None else read_cell(cell) for name, cell in facts.items()},
        **{"article": str(article), "marked": _tally(layers), "brief": brief, "ignore": IGNORE_MATH},
        excerpts=excerpts is not None,
        fragment=_fragment(text, layers, rows, anchors=anchors, excerpts=excerpts, first=brief is not None),
    )


def _known(corpus, article):
    articles = getattr(corpus, "articles", corpus)
    found = articles[articles.index.map(str) == str(article)].to_dict("records")
    if not found:
        known = ", ".join(map(str, articles.index)) or "none"
        raise CorpusError(f"There is no article {article!r}; there are: {known}.")
    if not isinstance(found[0].get("text"), str):
        raise CorpusError(f"Article {article!r} has no text to show.")
    return known_cells(found[0])


def _marked(article, text, given):
    """The layers, and the rows of all that stand in this article, in order of the text; longer ones come first."""
    layers, rows, free, letters = [], [], [5, 6, 7, 4, 3, 2, 1, 0], ""
    if len(given) > len(free):
        raise SettingError(f"{len(given)} layers were given; {len(free)} can be told apart in one article.")
    for layer in given:
        name, frame = layer if isinstance(layer, tuple) and len(layer) == 2 else (None, layer)
        columns = getattr(frame, "columns", ())
        name = str(name or next((usual for usual, column in reversed(_KNOWN.items()) if column in columns), "rows"))
        need(frame, f"layer {name!r}", ("article", "start", "end"), SettingError)
        look = next(look for look in ([*_KNOWN].index(name) if name in _KNOWN else -1, *free) if look in free)
        free.remove(look)
        letters += next(sign for sign in [*name.upper(), *"123456789"] if sign.isalnum() and sign not in letters)
        own = frame[frame["article"].map(str) == str(article)].dropna(subset=["start", "end"])
        layers.append(_Layer(name, look, letters[-1], len(own)))
        for label, cells in zip(own.index, own.to_dict("records"), strict=True):
            start, end = int(cells["start"]), int(cells["end"])
            if not 0 <= start <= end <= len(text):
                place = f"characters {start} to {end} are no stretch of article {article!r}, which has {len(text)}"
                raise SettingError(f"Layer {name!r}, row {label!r}: {place}.")
            told = _told(known_cells(cells), text[start:end])
            rows.append(_Row(start, end, layers[-1], len(rows), told))
    return layers, sorted(rows, key=lambda row: (row.start, -row.end, row.number))


def _tally(layers):
    return ", ".join(f"{layer.name} {layer.count}" for layer in layers) or "nothing"


def _told(known, surface):
    """What the reader says of a row: "668,000,000 people, internet users, as of 2015"."""
    amount, low, high = (known.get(name) for name in ("value", "low", "high"))
    if amount is None and (low is not None or high is not None):
        low, high = (None if end is None or math.isinf(end) else read_cell(end) for end in (low, high))
        amount = f"{low} to {high}" if low and high else f"from {low}" if low else f"up to {high}"
    columns = {name: before for name, before in _TOLD.items() if name in known}
    columns = columns or {name: f"{name}: " for name in known if name not in ("article", "start", "end")}
    counted = [read_cell(cell) for cell in (amount, known.get("unit")) if cell is not None]
    cells = known | {"value": " ".join(counted), "unit": None}
    if str(known.get("place")) in str(known.get("measure")):
        cells["place"] = None
    pairs = ((before, cells[name]) for name, before in columns.items() if cells[name] not in (None, "", surface))
    told = "; ".join(before + " ".join(read_cell(cell).split()) for before, cell in pairs) or "marked"
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…"


def _fragment(text, layers, rows, prefix="", anchors=(), excerpts=None, first=False):
    """Style, switches and text; with `first` only the first layer is on. The class `px` keeps it apart on any page."""
    paragraphs = filter(None, _paragraphs(text, rows, prefix, {int(a) for a in anchors}, excerpts))
    words = {"css": asset("reader.css"), "ignore": IGNORE_MATH, "first": first}
    return template("text.html.j2").render(layers=layers, paragraphs=paragraphs, **words)


def _paragraphs(text, rows, prefix, anchors, excerpts):
    """The lines of the text, each as pieces, cut wherever a row, passage, anchor or excerpt begins or ends.

    Cutting gives each piece one set of rows, so that rows may nest and overlap as they like. What begins where nothing
    is printed (a line end, a part left out) waits for the next piece, so that nothing is lost.
    """
    begins = {place: [] for place in anchors}
    for row in rows:
        begins.setdefault(row.start, []).append(row)
    passages, end = passage_spans(text), len(text)
    kinds = {end: "body" for _, end, _ in passages} | {start: kind for start, _, kind in passages}
    kept = [(0, end)] if excerpts is None else excerpts
    lines = (line.start() for line in _LINE.finditer(text))
    cuts = sorted({*begins, *kinds, *sum(kept, ()), *lines, *(row.end for row in rows), 0, end})
    active, fresh, ids, pieces, kind, labelled, gap = [], [], [], [], "body", "body", False
    for start, stop in pairwise([*cuts[: cuts.index(end) + 1], end + 1]):
        active = [row for row in active + begins.get(start, []) if row.end > start]
        fresh += begins.get(start, [])
        ids += [f"{prefix}c{start}"] * (start in begins)
        kind, piece = kinds.get(start, kind), text[start:stop]
        if start == end or piece[0] in "\r\n":
            yield pieces
            pieces = []
        elif not any(a <= start < b for a, b in kept):
            gap = True
        else:
            labels = kind != labelled and piece.strip()
            labelled = kind if labels else labelled
            label = kind.replace("_", " ") if labels and kind != "body" else ""
            pieces.append(_piece(piece, kind, active, fresh, ids) | {"gap": gap, "label": label})
            fresh, ids, gap = [], [], False
    ids += [f"{prefix}c{place}" for place in sorted(begins) if place > end]
    if fresh or ids or gap:
        yield [_piece("", "body", [], fresh, ids) | {"gap": gap}]


def _piece(text, kind, active, fresh, ids):
    """A piece: its ids, the rows that begin in it, and those of which its box tells."""
    others = sorted((row for row in active if row not in fresh), key=lambda row: (row.end - row.start, row.number))
    shape = "fur" if kind in _FURNITURE else kind if kind in ("headline", "standfirst") else ""
    looks = sorted({row.layer.look for row in active})
    told = fresh + others[:_MOST_TOLD]
    return {"text": text, "shape": shape, "looks": looks, "ids": ids, "begins": fresh, "told": told}
