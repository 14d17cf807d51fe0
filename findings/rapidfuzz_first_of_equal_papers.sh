#!/usr/bin/env bash
# rapidfuzz 3.14.6: extractOne gives 90 to each name that holds the short one, inside a word too, and takes the first of the list.
# Input: names of papers and countries as reports cite them, looked up in lists of full names; extractOne as it stands.
# Likely guess: "The Sun" for "Sun", "The Times" for "Times" and "U.S." for "US", which are the nearest by far.
# Seen: The Sunday Times, The Irish Times and RUSSIA, with 90 of 100; the same two names in the other order give another paper.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" rapidfuzz==3.14.6 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from rapidfuzz import process

for cited, names in (("Sun", ["The Sunday Times", "The Sun"]), ("Sun", ["The Sun", "The Sunday Times"]),
                     ("Times", ["The Irish Times", "The Times"]), ("US", ["RUSSIA", "U.S."])):
    name, score, _ = process.extractOne(cited, names)
    print(cited, "->", name, score)
PY
)
echo "$seen"
[ "$seen" = "Sun -> The Sunday Times 90.0
Sun -> The Sun 90.0
Times -> The Irish Times 90.0
US -> RUSSIA 90.0" ] || { echo "the output has changed"; exit 1; }
