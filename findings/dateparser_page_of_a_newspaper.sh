#!/usr/bin/env bash
# dateparser 1.5.0: a full ISO date with the page behind it becomes another year, and "p. 4" alone is a date.
# Input: "2015-07-23 A1" and "p. 4", as news databases print date and page.
# Likely guess: 23 July 2015 (or None), and None.
# Seen: a date whose year is not 2015, and a date in April or so of the present year; neither with a warning.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" dateparser==1.5.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import dateparser
first, second = dateparser.parse("2015-07-23 A1"), dateparser.parse("p. 4")
print(first is not None and first.year != 2015, second is not None)
PY
)
echo "$seen"
[ "$seen" = "True True" ] || { echo "the output has changed"; exit 1; }
