#!/usr/bin/env bash
# spacy 3.8.18: the attribute like_num of English takes jokes, addresses and dates for numbers, and leaves out those of newspapers.
# Input: phrases of news with one number each, through the blank English pipeline (no model).
# Likely guess: the number of each phrase, and none in an internet address or a date of three parts.
# Seen: nothing for "half", "a dozen", "hundreds", "$5bn" and "11am"; "bazillion", 192.168.0.1, 16.12.2015 and the "second" of "a
#   second man" are like numbers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" spacy==3.8.18 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 -W ignore - <<'PY'
import spacy

read = spacy.blank("en")
for text in ("half the voters", "a dozen people", "hundreds of homes", "$5bn lost", "21 people", "a bazillion",
             "192.168.0.1", "16.12.2015", "a second man"):
    print(text, [token.text for token in read(text) if token.like_num])
PY
)
echo "$seen"
[ "$seen" = "half the voters []
a dozen people []
hundreds of homes []
\$5bn lost []
21 people ['21']
a bazillion ['bazillion']
192.168.0.1 ['192.168.0.1']
16.12.2015 ['16.12.2015']
a second man ['second']" ] || { echo "the output has changed"; exit 1; }
