#!/usr/bin/env bash
# word2number 1.1: thousands behind a million are counted as ones, and numbers that stand apart are added up.
# Input: numbers in words as papers print them, and phrases that hold two numbers.
# Likely guess: 2300000 and 2500000; for the phrases an error, as for a text without a number, or the first number.
# Seen: 2301300 and 2000000; "ten to twelve" is 22, "one in five" is 6, the year nineteen eighty-four is 1524.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" word2number==1.1 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from word2number import w2n

for words in ("two million three hundred thousand", "two and a half million", "ten to twelve", "one in five",
              "nineteen eighty-four"):
    print(words, w2n.word_to_num(words))
PY
)
echo "$seen"
[ "$seen" = "two million three hundred thousand 2301300
two and a half million 2000000
ten to twelve 22
one in five 6
nineteen eighty-four 1524" ] || { echo "the output has changed"; exit 1; }
