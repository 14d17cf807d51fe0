#!/usr/bin/env bash
# geotext 0.4.0: common words that open a sentence are cities, and the city of a date line in capitals is none.
# Input: first sentences of news reports, one with its date line.
# Likely guess: no city in the first four, and Seoul in the last, as in the same line in small letters.
# Seen: Police (Poland), Of (Turkey), Most (Czechia) and March (Britain), each with its country counted as mentioned; no Seoul.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" geotext==0.4.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from geotext import GeoText

for text in ("Police said 12 people were hurt.", "Of the 12 people hurt, two died.", "Most voters stayed at home.",
             "March was the coldest month.", "SEOUL, South Korea - A bridge fell."):
    found = GeoText(text)
    print(", ".join(found.cities) or "none", *found.country_mentions)
PY
)
echo "$seen"
[ "$seen" = "Police PL
Of TR
Most CZ
March GB
none KR" ] || { echo "the output has changed"; exit 1; }
