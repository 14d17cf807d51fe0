#!/usr/bin/env bash
# lexicalrichness 0.5.1: numbers are no words, and a hyphen joins what stands at its two sides.
# Input: one sentence of news with three figures, and a noun phrase with four hyphens.
# Likely guess: "2015", "668" and "48.8" are counted among the words of a text; "year" and "old" are found in the phrase, or
#   it keeps its hyphens.
# Seen: 8 words where a reader counts 11, and "yearold", "cofounder", "wellknown".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" lexicalrichness==0.5.1 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from lexicalrichness import LexicalRichness
for printed in ("In 2015, 668 million people went online; 48.8 per cent did.", "the 21-year-old co-founder and well-known author"):
    text = LexicalRichness(printed)
    print(text.words, *text.wordlist)
PY
)
echo "$seen"
[ "$seen" = "8 in million people went online per cent did
6 the yearold cofounder and wellknown author" ] || { echo "the output has changed"; exit 1; }
