#!/usr/bin/env bash
# humanize 4.17.0: the style of the Associated Press for small numbers (apnumber) cuts off what stands behind the point.
# Input: small numbers with decimals, as rates, millions or dollars hold them.
# Likely guess: 9.9, 2.5, 0.4 and 10.9 come back as they are (the style writes out whole numbers below ten), or rounded.
# Seen: nine, two and zero, and 10 for 10.9; "9.9" as a string comes back unchanged, "9" is nine.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" humanize==4.17.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from humanize import apnumber

print(*(apnumber(number) for number in (9, 9.9, 2.5, 0.4, 10.9, "9", "9.9")))
PY
)
echo "$seen"
[ "$seen" = "nine nine two zero 10 nine 9.9" ] || { echo "the output has changed"; exit 1; }
