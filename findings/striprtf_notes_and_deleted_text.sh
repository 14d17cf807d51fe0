#!/usr/bin/env bash
# striprtf 0.0.35: what a word processor hides is shown, and what it shows as a footnote is gone.
# Input: valid RTF with hidden text (\v), a footnote and text marked as deleted (\deleted).
# Likely guess: the text as a reader of the document sees it, the footnote somewhere.
# Seen: "secret" (hidden) and "or 670" (deleted) are in the text; "Without tax." (the footnote) is nowhere.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" striprtf==0.0.35 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from striprtf.striprtf import rtf_to_text
print(rtf_to_text(r"{\rtf1\ansi The dam cost {\v secret }668 million{\footnote Without tax.} crowns{\deleted  or 670}.}"))
PY
)
echo "$seen"
[ "$seen" = "The dam cost secret 668 million crowns or 670." ] || { echo "the output has changed"; exit 1; }
