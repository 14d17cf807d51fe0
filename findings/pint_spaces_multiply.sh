#!/usr/bin/env bash
# Pint 0.25.3: thousands grouped by a space, a mixed fraction and a height in two units are multiplied, without a word.
# Input: "12 500 km", "3 1/2 miles", "6 ft 2 in", each as style guides print them.
# Likely guess: 12,500 km, three and a half miles, a length - or an error that says the text is not understood.
# Seen: 6000 km (12 times 500), 1.5 miles (3 times 1, halved), and 12 foot-inches, an area.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" Pint==0.25.3 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import pint

units = pint.UnitRegistry()
for printed in ("12500 km", "12 500 km", "3 1/2 miles", "6 ft 2 in"):
    print(printed, "->", units.parse_expression(printed))
PY
)
echo "$seen"
[ "$seen" = '12500 km -> 12500 kilometer
12 500 km -> 6000 kilometer
3 1/2 miles -> 1.5 mile
6 ft 2 in -> 12 foot * inch' ] || { echo "the output has changed"; exit 1; }
