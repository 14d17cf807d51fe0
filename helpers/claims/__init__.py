"""Checkable statements and who shares them."""

from .alignment import align_claims
from .families import claim_families, family_coding
from .find import find_claims, left_out_claims
from .matrix import claim_matrix
