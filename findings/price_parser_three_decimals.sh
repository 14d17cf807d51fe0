#!/usr/bin/env bash
# price-parser 0.5.1: a price with three decimals is read a thousand times too high, also behind a nought or a comma.
# Input: prices as newspapers print them for fuel and electricity, and a number with both signs.
# Likely guess: $3.459 is 3.459, 0.125 is 0.125, and 1,234.567 can only be one thousand and a fraction.
# Seen: 3459, 125 and 1234567, while $3.45 is 3.45.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" price-parser==0.5.1 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from price_parser import Price
for printed in ("$3.45", "$3.459 a gallon", "€0.125", "1,234.567"):
    print(printed, "->", Price.fromstring(printed).amount)
PY
)
echo "$seen"
[ "$seen" = '$3.45 -> 3.45
$3.459 a gallon -> 3459
€0.125 -> 125
1,234.567 -> 1234567' ] || { echo "the output has changed"; exit 1; }
