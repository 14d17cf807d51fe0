"""What JupyterLab's HTML export keeps with "Sanitize HTML output" ticked: nbconvert's filter `clean_html`, made wider.

Set-up names it in the server's configuration. Scripts, styles, handlers, forms, frames, SVG and pictures from elsewhere
go; headings, tables, folded parts, pictures and marks stay, and no tag is printed as text.
"""

import re

import bleach
from bleach.css_sanitizer import CSSSanitizer

_TAGS = """a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5
h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead
time tr u ul var wbr"""
_ANYWHERE = {"class", "id", "title", "lang", "dir", "role", "style"}
_CELL = {"scope", "colspan", "rowspan", "headers", "abbr"}
_OWN = {
    "td": _CELL, "th": _CELL, "ol": {"start"}, "li": {"value"}, "details": {"open"}, "time": {"datetime"},
    "img": {"alt", "width", "height"},
}  # fmt: skip
_PICTURE = re.compile(r"data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/=\s]+\Z")
_WITH_CONTENT = re.compile(r"<(style|script)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)  # a stripped tag leaves its text
_CSS = CSSSanitizer(allowed_css_properties=["text-align", "width", "max-width", "font-weight"])


def clean_html(element):
    """HTML of a cell without anything that runs or fetches.

    Examples
    --------
    >>> clean_html('<h2 onclick="x()">Title</h2><script>x()</script><p class="a">Text</p>')
    '<h2>Title</h2><p class="a">Text</p>'
    """
    text = element.decode() if isinstance(element, bytes) else str(element)
    text = _WITH_CONTENT.sub("", text)
    options = {"protocols": ["http", "https", "mailto", "data"], "css_sanitizer": _CSS, "strip": True}
    return bleach.clean(text, tags=_TAGS.split(), attributes=_allowed, **options)


def _allowed(tag, name, value):
    if (tag, name) == ("a", "href"):
        return not value.lower().startswith("data:")
    picture = (tag, name) == ("img", "src") and _PICTURE.match(value)
    return picture or name in _ANYWHERE or name.startswith("aria-") or name in _OWN.get(tag, ())
