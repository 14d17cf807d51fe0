#!/usr/bin/env bash
# nameparser 2.6.0: a state in brackets that ends in a full stop becomes the last name, and the last name a middle name.
# Input: three members of a parliament as agencies print them, party and state in brackets.
# Likely guess: the bracket is set aside in each (as a nickname is), so the last name is the same.
# Seen: "D-Texas" and "R" are set aside, "D-Ariz." and "D-N.Y." are last names; grouping speakers by last name makes two of one.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" nameparser==2.6.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from nameparser import HumanName
for printed in ("Rep. Ann Roe (D-Texas)", "Rep. Ann Roe (R)", "Rep. Ann Roe (D-Ariz.)", "Rep. Ann Roe (D-N.Y.)"):
    name = HumanName(printed)
    print(name.first, "/", name.middle, "/", name.last)
PY
)
echo "$seen"
[ "$seen" = "Ann /  / Roe
Ann /  / Roe
Ann / Roe / D-Ariz.
Ann / Roe / D-N.Y." ] || { echo "the output has changed"; exit 1; }
