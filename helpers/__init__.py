"""Parallax: one event, many newspapers. Names are loaded when first used, so that `import helpers` is quick."""

import importlib
import sys
import types

_HOME = {
    "corpus": ["Corpus", "load_corpus", "corpus_from_texts"],
    "passages": ["find_passages"],
    "statistics": ["find_statistics", "rejected_numbers"],
    "intervals": ["unround"],
    "compare": ["compare"],
    "reconcile": ["reconcile", "print_this"],
    "quotations": ["find_quotations"],
    "wording": ["shared_wording", "compare_wordings"],
    "claims": ["find_claims"],
    "alignment": ["align_claims"],
    "similarity": ["similarity"],
    "codebook": ["load_codebook"],
    "frames": ["find_frames", "rank_frames", "concordance"],
    "keyness": ["keyness"],
    "reader": ["show_article"],
    "show": ["show_table"],
    "figures": ["show_figure"],
    "coding": ["blank_sheet", "coding_agreement"],
    "errors": ["ParallaxError", "CorpusError", "LexiconError", "SettingError"],
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}
__all__ = sorted(_MODULE_OF)


def __getattr__(name):
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'helpers' has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_MODULE_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__():
    return __all__


class _Package(types.ModuleType):
    """Keeps `helpers.compare` the function when its module of the same name is imported (interim, until modules are renamed)."""

    def __setattr__(self, name, value):
        if isinstance(value, types.ModuleType) and _MODULE_OF.get(name) == name:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
