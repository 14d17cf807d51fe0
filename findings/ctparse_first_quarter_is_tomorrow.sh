#!/usr/bin/env bash
# ctparse 0.3.6 (times in plain text): "early 2015" and "the first quarter of 2014" are tomorrow, early in the day; the last quarter
# of a year is today. The year, which is printed, is dropped.
# Input: parts of a year as news reports write them, read on 20 December 2015.
# Likely guess: the year itself, as for "in 2015" and "late 2014", or a span within it, or nothing found.
# Seen: 21 December 2015 for all three that begin with "first" or "early", 20 December 2015 for "the last quarter of 2014".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" ctparse==0.3.6 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 -W ignore - 2>/dev/null <<'PY'
from datetime import datetime
from ctparse import ctparse
for text in ("in 2015", "late 2014", "early 2015", "the first half of 2015", "the first quarter of 2014", "the last quarter of 2014"):
    day = ctparse(text, ts=datetime(2015, 12, 20, 10)).resolution
    print(f"{text}: {day.year} {day.month} {day.day} {day.POD}")
PY
)
echo "$seen"
[ "$seen" = "in 2015: 2015 None None None
late 2014: 2014 None None None
early 2015: 2015 12 21 morning
the first half of 2015: 2015 12 21 first
the first quarter of 2014: 2015 12 21 first
the last quarter of 2014: 2015 12 20 last" ] || { echo "the output has changed"; exit 1; }
