"""In which language a text is written: by its script where that is enough, by English words, else by py3langid.

py3langid alone takes Japanese without kana for Chinese and short lists of names for Javanese; so scripts are looked at
first, its choice is held to languages that newspapers are written in, and where it is not sure nothing is said.
"""

import functools
import re

from ..ground import built_from, read_lexicon

_SCRIPTS = {"ja": r"[\u3040-\u30ff]", "ko": r"[\uac00-\ud7af]", "zh": r"[\u4e00-\u9fff]"}
_ENGLISH = re.compile(
    r"(?i)\b(?:the|of|and|to|that|for|with|by|from|it|are|this|have|has|had|not|they|which|were|been|their|at|or|he"
    r"|she|as|his|her|but|you|would|said|who|on)\b"
)


def language_of(text):
    """ISO code of the language of a text, or None where it cannot be told (a short line, names, figures).

    >>> language_of("The bridge was opened to traffic on Tuesday."), language_of("Die Brücke ist heute für alle frei.")
    ('en', 'de')
    >>> language_of("橋が開通"), language_of("Scholz, Macron"), language_of("")
    ('ja', None, None)
    """
    sample = text[:1200]
    words = re.findall(r"[^\W\d_]+", sample)
    letters = sum(map(len, words))
    for code, script in () if sample.isascii() else _SCRIPTS.items():
        if len(re.findall(script, sample)) >= max(1, (0.05 if code == "ja" else 0.3) * letters):
            return code
    if len(words) >= 6 and len(_ENGLISH.findall(sample)) >= 0.17 * len(words):
        return "en"
    code, share = _model().classify(sample[:600]) if letters >= 20 else (None, 0)
    return code if share >= 0.9 else None  # below that it guesses


@functools.cache
def _model():
    """Loaded late: it takes a second, and most English texts do without."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(sorted(set(_codes().values())))
    return model


@built_from("languages.csv")
def _codes():
    rows = read_lexicon("languages", ["code", "names"])
    return {name: row["code"] for row in rows for name in (row["code"], *row["names"].split("|"))}


def code_of(declared, text=None):
    """ISO code by the text where that is clear, else by what the export says (`GERMAN; DEUTSCH`, `fre`, `en-GB`)."""
    parts = re.split(r"[;,/|]\s*", (declared or "").casefold())
    named = map(_codes().get, parts + [re.split("[-_]", part)[0] for part in parts])
    return (text and language_of(text)) or next(filter(None, named), None)
