#!/usr/bin/env bash
# trafilatura 2.3.1: a note's mark or a struck-out figure becomes part of the figure beside it.
# Input: valid HTML, <p>The dam cost 668<sup>3</sup> million</p> and <del>670</del><ins>668</ins> million.
# Likely guess: the mark is dropped or set off, and struck-out text is dropped or kept apart.
# Seen: "6683 million" and "670668 million"; a reader of figures takes both for what the page says.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" trafilatura==2.3.1 lxml_html_clean==0.4.6 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import trafilatura
rest = "<p>The council was told on Friday that it would look into the matter next week and report by the end of June.</p>"
for said in ("668<sup>3</sup>", "<del>670</del><ins>668</ins>"):
    page = f"<html><body><article><h1>Dam</h1><p>The dam cost {said} million crowns to build, its own engineers said.</p>{rest}</article></body></html>"
    print(trafilatura.extract(page).split("The dam cost ")[1].split(" million")[0])
PY
)
echo "$seen"
[ "$seen" = $'6683\n670668' ] || { echo "the output has changed"; exit 1; }
