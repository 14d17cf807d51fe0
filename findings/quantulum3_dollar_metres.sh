#!/usr/bin/env bash
# quantulum3 0.10.0: behind a sign for money, m and bn are units of length, area and force; in front of people and homes, metres.
# Input: sums and counts as headlines print them, beside the same sum in words, which is read rightly.
# Likely guess: 3,500,000 dollars, 20 million pounds, 12 billion euros, 5 million homes.
# Seen: 3.5 dollar metres, 20 pound sterling metres, 12 euro barn newtons, 5 metres.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" quantulum3==0.10.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 -W ignore - <<'PY'
from quantulum3 import parser

for text in ("a fine of $3.5 million", "a fine of $3.5m", "\N{POUND SIGN}20m", "\N{EURO SIGN}12bn", "5m homes"):
    print(*((found.value, found.unit.name) for found in parser.parse(text)))
PY
)
echo "$seen"
[ "$seen" = "(3500000.0, 'dollar')
(3.5, 'dollar metre')
(20.0, 'pound sterling metre')
(12.0, 'euro barn newton')
(5.0, 'metre')" ] || { echo "the output has changed"; exit 1; }
