#!/usr/bin/env bash
# parsedatetime 2.6: verbs, the sun and decimals in running text are days, and a year is a time of day.
# Input: clauses of news without a day, and one with a year, read for the days named in them.
# Likely guess: nothing is found in the first four, and 2014 in the last.
# Seen: 1 May, a Saturday, a Sunday and 3 January; "the year 2014" is 20:14 on the day that is given as today.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" parsedatetime==2.6 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from datetime import datetime
from parsedatetime import Calendar
for printed in ("prices may have risen", "he sat down", "out in the sun", "1.3 billion users", "the year 2014"):
    for when, _, _, _, words in Calendar().nlp(printed, datetime(2015, 12, 17, 12)) or ():
        print(words.strip(), when)
PY
)
echo "$seen"
[ "$seen" = "may 2016-05-01 12:00:00
sat 2015-12-19 12:00:00
sun 2015-12-20 12:00:00
1.3 2016-01-03 12:00:00
2014 2015-12-17 20:14:00" ] || { echo "the output has changed"; exit 1; }
