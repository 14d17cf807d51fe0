"""Parallax: one event, many newspapers. Names are loaded when first used, so that `import helpers` is quick."""

import importlib

# Functions that bear the name of their module are bound at once: a module imported later would take their place.
from .compare import compare as compare
from .keyness import keyness as keyness
from .printable import print_this as print_this
from .reconcile import reconcile as reconcile
from .similarity import similarity as similarity

_HOME = {
    "corpus": ["Corpus", "load_corpus", "corpus_from_texts"],
    "passages": ["find_passages"],
    "statistics": ["find_statistics", "rejected_numbers"],
    "intervals": ["unround"],
    "quotations": ["find_quotations", "reporting_verb_groups"],
    "wording": ["shared_wording", "compare_wordings"],
    "claims": ["find_claims", "left_out_claims"],
    "alignment": ["align_claims", "only_here"],
    "codebook": ["load_codebook"],
    "frames": ["find_frames", "rank_frames", "concordance"],
    "matrix": ["claim_matrix", "save_claims"],
    "scoring": ["score_spans", "score_claims", "score_alignment"],
    "reader": ["show_article"],
    "show": ["show_table"],
    "figures": ["show_figure"],
    "coding": ["blank_sheet", "coding_agreement"],
    "errors": ["ParallaxError", "CorpusError", "LexiconError", "SettingError"],
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}
__all__ = sorted([*_MODULE_OF, "compare", "keyness", "print_this", "reconcile", "similarity"])


def __getattr__(name):
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'helpers' has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_MODULE_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__():
    return __all__

