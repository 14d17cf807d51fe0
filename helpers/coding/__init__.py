"""A coding by hand: blank sheets, agreement, what the rules found of it."""

from .agreement import blank_sheet, coding_agreement, score_frames
from .scoring import compare_matrices, rates, score_alignment, score_claims, score_spans
