"""The parts of every notebook: an answer in sentences, a box that says how it is known, a fold."""

import re

from .cells import IGNORE_MATH, Shown, clean, visible

_LINK = re.compile(r"\[([^\]]+)\]\(([\w./#-]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def _html(line):
    return _LINK.sub(r'<a href="\2">\1</a>', _BOLD.sub(r"<strong>\1</strong>", visible(line)))


def answer(*lines, note=""):
    """Sentences with the numbers in them; four lines or more become a list.

    Parameters
    ----------
    *lines : str
        `**668 million**` is bold, `[words](address)` a link; everything else is shown as it is.
    note : str
        What `settings_note` says; it stands first.

    Examples
    --------
    >>> answer("Both print **$5**.").html
    '<div class="answer mathjax_ignore tex2jax_ignore"><p>Both print <strong>$5</strong>.</p></div>'
    """
    first, *others = [*filter(None, (note, *lines))] or ["Nothing can be said with these settings."]
    tag, inside = ("li", "<ul>{}</ul>") if len(others) > 2 else ("p", "{}")
    rest = inside.format("".join(f"<{tag}>{_html(line)}</{tag}>" for line in others)) if others else ""
    plain = "\n".join(_BOLD.sub(r"\1", _LINK.sub(r"\1", clean(line))) for line in (first, *others))
    return Shown(f'<div class="answer {IGNORE_MATH}"><p>{_html(first)}</p>{rest}</div>', plain)


def how_we_know(rule, counted, sure, changes_if):
    """A folded box under an answer: by which rule, what was counted, how sure it is, what would change it."""
    parts = {"Rule": rule, "Counted": counted, "How sure": sure, "What would change it": changes_if}
    inner = "".join(f"<p><strong>{name}.</strong> {_html(text)}</p>" for name, text in parts.items() if text)
    plain = "\n".join(f"{name}. {text}" for name, text in parts.items() if text)
    html = f'<details class="how {IGNORE_MATH}"><summary>How we know</summary>{inner}</details>'
    return Shown(html, f"How we know\n{plain}")


def folded(shown, summary):
    """A long table behind one line that opens it.

    Examples
    --------
    >>> folded(Shown("<p>rows</p>", "rows"), "All 2 rows").html
    '<details class="px-f"><summary>All 2 rows</summary><p>rows</p></details>'
    """
    return Shown(f'<details class="px-f"><summary>{visible(summary)}</summary>{shown.html}</details>', shown.plain)
