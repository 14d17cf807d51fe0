#!/usr/bin/env bash
# textstat 0.7.13: sentences of one or two words are not counted, but their words are.
# Input: "Police came. He ran. They fired. No one died." - four sentences of 2, 2, 2 and 3 words.
# Likely guess: 4 sentences and 2.25 words a sentence.
# Seen: 1 sentence and 9 words a sentence: the plainer a paper writes, the longer its sentences are said to be.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" textstat==0.7.13 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import textstat

text = "Police came. He ran. They fired. No one died."
print(textstat.sentence_count(text), textstat.words_per_sentence(text))
PY
)
echo "$seen"
[ "$seen" = "1 9.0" ] || { echo "the output has changed"; exit 1; }
