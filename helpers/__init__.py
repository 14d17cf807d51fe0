"""Parallax: one event, many newspapers. Names are loaded when first used, so that `import helpers` is quick."""

import importlib

_ROOMS = {
    "ground": ["ParallaxError", "CorpusError", "LexiconError", "SettingError"],
    "language": ["similarity"],
    "page": ["find_passages"],
    "intake": ["read_export"],
    "corpus": ["Corpus", "load_corpus", "corpus_from_texts"],
    "speech": ["find_quotations", "find_copies", "reporting_verb_groups", "shared_wording", "compare_wordings"],
    "figures": ["find_statistics", "rejected_numbers", "unround"],
    "verdicts": ["compare", "reconcile", "print_this"],
    "claims": ["find_claims", "left_out_claims", "align_claims", "claim_families", "family_coding", "claim_matrix"],
    "framing": ["load_codebook", "codebook_for", "find_frames", "rank_frames", "keyness"],
    "coding": ["blank_sheet", "coding_agreement", "score_spans", "score_claims", "score_alignment"],
    "exchange": ["write_workbook", "write_codebook", "write_project", "read_coding", "write_references", "cite"],
    "show": ["brief_of", "write_brief", "show_article", "show_figure", "show_table"],
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}
__all__ = sorted(_ROOM_OF)


def __getattr__(name):
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'helpers' has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_ROOM_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__():
    return __all__
