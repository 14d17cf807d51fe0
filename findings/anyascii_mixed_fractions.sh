#!/usr/bin/env bash
# anyascii 0.3.3: a number with a fraction sign behind it becomes one fraction of another size.
# Input: mixed numbers as papers set them, with the signs for a half, a quarter and three quarters.
# Likely guess: "3 1/2", as a person types it and as other packages of this kind write it.
# Seen: 31/2 (fifteen and a half), 21/4, 103/4; and the sign for a power is a digit: 10 m2 and 102.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" anyascii==0.3.3 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from anyascii import anyascii
for printed in ("3\N{VULGAR FRACTION ONE HALF} per cent", "2\N{VULGAR FRACTION ONE QUARTER} hours",
                "10\N{VULGAR FRACTION THREE QUARTERS} miles", "10\N{SUPERSCRIPT TWO}"):
    print(anyascii(printed))
PY
)
echo "$seen"
[ "$seen" = "31/2 per cent
21/4 hours
103/4 miles
102" ] || { echo "the output has changed"; exit 1; }
