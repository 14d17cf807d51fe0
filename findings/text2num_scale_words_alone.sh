#!/usr/bin/env bash
# text2num 3.1.0: a scale word behind a decimal, a half or a quarter is replaced on its own.
# Input: English as newspapers print it: "two point four million people", "half a million", "three to four million".
# Likely guess: 2400000 people, 500000, and 3 to 4 million; or the words left as they stand.
# Seen: "2.4 1000000 people" and "half a 1000000", where "two hundred and fifty thousand" becomes 250000 as it should; of
#   "three to four million" the first end is 3. Whoever reads digits behind it finds a figure of one million in each.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" text2num==3.1.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from text_to_num import alpha2digit
for printed in ("two hundred and fifty thousand", "two point four million people", "half a million", "three to four million"):
    print(alpha2digit(printed, "en"))
PY
)
echo "$seen"
[ "$seen" = "250000
2.4 1000000 people
half a 1000000
3 to 4000000" ] || { echo "the output has changed"; exit 1; }
