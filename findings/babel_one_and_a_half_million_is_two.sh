#!/usr/bin/env bash
# babel 2.19.0: compact numbers are rounded to whole millions and billions, also where only one digit is left.
# Input: counts as a caption or an axis prints them in short, format_compact_decimal in English, German and Chinese.
# Likely guess: "1.5 million" and "2.5 million", two digits below a hundred, as other programs write them from the same data on languages.
# Seen: both are "2 million" (the half goes to the even number), 3.5 is "4 million"; only Chinese, which counts in ten thousands,
#   keeps them apart.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" babel==2.19.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from babel.numbers import format_compact_decimal

for number in (1_500_000, 2_500_000, 3_500_000):
    print(number, *(format_compact_decimal(number, format_type="long", locale=language) for language in ("en", "de", "zh")))
PY
)
echo "$seen"
[ "$seen" = "1500000 2 million 2 Millionen 150万
2500000 2 million 2 Millionen 250万
3500000 4 million 4 Millionen 350万" ] || { echo "the output has changed"; exit 1; }
