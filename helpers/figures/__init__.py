"""Printed figures: what is counted, when, where, within which limits."""

from .beside import figures_in
from .dates import absolute_dates, as_date, dates_in, iso_published
from .figure import Figure
from .find import BEFORE, find_statistics, rejected_numbers
from .hedges import hedged_interval
from .intervals import RULES, Interval, as_printed, parse_number, rounding, unround
from .measures import singular
from .numbers import numbers_in
from .tokens import Tokens, change_words, number_words, words_of
from .units import base_of, kind_of
