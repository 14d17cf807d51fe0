#!/usr/bin/env bash
# rispy 0.10.0: of a field that stands twice in a record the second is dropped, for most fields, without a word.
# Input: one valid record of a news database whose abstract comes as two AB lines, with two PB lines (paper and owner).
# Likely guess: both are kept (as a list, as for authors and notes, or joined), or the record is refused.
# Seen: the first abstract and the first publisher alone; the two notes of the same record are both there.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" rispy==0.10.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import rispy
record = """TY  - NEWS
TI  - Dam breaks
AB  - Forty people died.
AB  - Two hundred were hurt.
PB  - Harbour Post
PB  - Harbour Group
N1  - page 1
N1  - page 2
ER  - 
"""
for name, told in rispy.loads(record)[0].items():
    print(name, ":", told)
PY
)
echo "$seen"
[ "$seen" = "type_of_reference : NEWS
title : Dam breaks
abstract : Forty people died.
publisher : Harbour Post
notes : ['page 1', 'page 2']" ] || { echo "the output has changed"; exit 1; }
