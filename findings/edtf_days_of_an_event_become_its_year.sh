#!/usr/bin/env bash
# edtf 5.0.2: of an event that lasts some days, the first day becomes the year.
# Input: dates of a conference and of a vote in words, with their year, turned into the extended date format of archives.
# Likely guess: an interval (2015-12-16/2015-12-18), one of the two days, or None, as for "2014 and 2015".
# Seen: a single day of 2016, 2018 and 2003, without a mark of doubt.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" edtf==5.0.2 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 -W ignore - <<'PY'
from edtf import text_to_edtf

for text in ("16 December 2015", "16-18 December 2015", "16 to 18 December 2015", "December 16-18, 2015", "3 or 4 May 2015",
             "2014 and 2015"):
    print(text, "->", text_to_edtf(text))
PY
)
echo "$seen"
[ "$seen" = "16 December 2015 -> 2015-12-16
16-18 December 2015 -> 2016-12-18
16 to 18 December 2015 -> 2016-12-18
December 16-18, 2015 -> 2018-12-16
3 or 4 May 2015 -> 2003-05-04
2014 and 2015 -> None" ] || { echo "the output has changed"; exit 1; }
