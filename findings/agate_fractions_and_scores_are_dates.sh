#!/usr/bin/env bash
# agate 1.14.2: a column of fractions, of scores or of votes is read as dates of the year 2001.
# Input: columns of a table as a newsroom types them; the types are found by agate itself.
# Likely guess: text, as for "5 per cent", since none has a year, or numbers for the fractions.
# Seen: "1/2" is 2 January 2001 and "3/4" 4 March 2001, "4-3" is 3 April 2001; a column of weekdays lies in January of year 1.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" agate==1.14.2 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import agate
for column in (["5 per cent", "3 per cent"], ["1/2", "3/4"], ["4-3", "2-1"], ["Sat", "Sun"]):
    table = agate.Table([(cell,) for cell in column], column_names=["printed"])
    print(type(table.columns[0].data_type).__name__, *table.columns[0].values())
PY
)
echo "$seen"
[ "$seen" = "Text 5 per cent 3 per cent
Date 2001-01-02 2001-03-04
Date 2001-04-03 2001-02-01
Date 0001-01-06 0001-01-07" ] || { echo "the output has changed"; exit 1; }
