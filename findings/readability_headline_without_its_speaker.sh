#!/usr/bin/env bash
# readability-lxml 0.9: the short title leaves out who says it, where a headline names the speaker before a colon.
# Input: pages with a headline in <title> alone, with and without the name of the paper behind it.
# Likely guess: the short title is the headline without the name of the paper.
# Seen: "bridge will cost twice as much" as the paper's own words, "Mayor:" gone; of two names before colons both are gone; with the
#   name of the paper behind it the same headline keeps its speaker.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" readability-lxml==0.9 lxml==6.1.3 lxml_html_clean==0.4.6 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from readability import Document

for title in ("Mayor: bridge will cost twice as much - Harbour Post", "Mayor: bridge will cost twice as much",
              "Bridge: mayor: it will cost twice as much", "Bridge will cost twice as much: mayor of Leeds and council"):
    page = f"<html><head><title>{title}</title></head><body><p>The council met on Monday.</p></body></html>"
    print(Document(page).short_title())
PY
)
echo "$seen"
[ "$seen" = "Mayor: bridge will cost twice as much
bridge will cost twice as much
it will cost twice as much
mayor of Leeds and council" ] || { echo "the output has changed"; exit 1; }
