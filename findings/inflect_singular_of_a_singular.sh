#!/usr/bin/env bash
# inflect 7.6.0: asked for the singular of a word that is singular already, it cuts off the s.
# Input: singular nouns of the news that end in s. For "glass" and "status" it answers False: no plural.
# Likely guess: False for each of them.
# Seen: bu, viru, crisi, censu, campu, Texa; so counting words by their singular splits or spoils them.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" inflect==7.6.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import inflect

engine = inflect.engine()
print(*(engine.singular_noun(word) for word in "glass status bus virus crisis census campus Texas".split()))
PY
)
echo "$seen"
[ "$seen" = "False False bu viru crisi censu campu Texa" ] || { echo "the output has changed"; exit 1; }
