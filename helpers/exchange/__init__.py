"""The way out: a workbook, codebooks and coded articles for programs of qualitative analysis, references."""

from .citations import cite, write_references
from .qda import found_codings, read_coding, write_codebook, write_project
from .workbook import write_workbook
