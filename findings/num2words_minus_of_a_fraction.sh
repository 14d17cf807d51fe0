#!/usr/bin/env bash
# num2words 0.5.14: the minus of a number between -1 and 0 is dropped, in English and in other languages.
# Input: changes as a table of statistics holds them: -0.5, -0.05, -1.5 and -2 (per cent).
# Likely guess: "minus zero point five", as for the numbers below -1.
# Seen: "zero point five" and "zero point zero five", also in German and French, and where the number comes as a string: a small
#   fall is written out as a rise.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" num2words==0.5.14 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from num2words import num2words

for number in (-2, -1.5, -0.5, -0.05, "-0.5"):
    print(number, num2words(number))
print(num2words(-0.5, lang="de"), "-", num2words(-0.5, lang="fr"))
PY
)
echo "$seen"
[ "$seen" = "-2 minus two
-1.5 minus one point five
-0.5 zero point five
-0.05 zero point zero five
-0.5 zero point five
null Komma fünf - zéro virgule cinq" ] || { echo "the output has changed"; exit 1; }
