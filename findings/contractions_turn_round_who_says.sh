#!/usr/bin/env bash
# contractions 0.1.73: "'s" and "'d" are spelled out in one way each, so "he's said" comes out as "he is said".
# Input: sentences with "has" and "had" cut short, as papers print speech.
# Likely guess: "has" and "had" before a participle, or the short form left where it could be either.
# Seen: who says something becomes somebody of whom it is said, and a thing done a thing that would be.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" contractions==0.1.73 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import contractions
for printed in ("He's said 12 people died.", "What's happened here?", "They'd promised help."):
    print(contractions.fix(printed))
PY
)
echo "$seen"
[ "$seen" = "He is said 12 people died.
What is happened here?
They would promised help." ] || { echo "the output has changed"; exit 1; }
