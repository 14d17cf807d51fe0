"""Charts: a table and the words of a figure in, a Picture out; nothing is computed here but positions."""

from .grids import heat, stances
from .rows import bars, intervals, pairs, scale_of
from .times import steps, timeline
