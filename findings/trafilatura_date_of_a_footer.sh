#!/usr/bin/env bash
# trafilatura 2.3.1 (htmldate 1.11.0): a page without a date gets the first of January of its copyright line.
# Input: valid HTML without any date but "(c) 2020 Harbour Post" in the footer.
# Likely guess: no date is found, so `date` is None.
# Seen: 2020-01-01, which looks like a day on which the article was published.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" trafilatura==2.3.1 htmldate==1.11.0 lxml_html_clean==0.4.6 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import trafilatura
prose = "<p>The council approved the bridge on Monday after a vote of nine to four, the mayor said to reporters.</p>" * 3
page = f"<html><body><article><h1>Bridge</h1>{prose}</article><footer>© 2020 Harbour Post</footer></body></html>"
print(trafilatura.bare_extraction(page, with_metadata=True).date)
PY
)
echo "$seen"
[ "$seen" = "2020-01-01" ] || { echo "the output has changed"; exit 1; }
