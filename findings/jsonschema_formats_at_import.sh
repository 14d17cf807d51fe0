#!/usr/bin/env bash
# jsonschema 4.26.0 with the extra format-nongpl (which JupyterLab brings along, through jupyter-events).
# Behaviour: `import jsonschema` alone, with no schema and no format checked, imports rfc3987-syntax, which builds a parser with lark from
#   a grammar of several hundred lines. So whoever imports jsonschema (nbformat, and through it nbclient and nbconvert) pays for
#   international addresses, in each process.
# Likely guess: an extra adds checks that cost something when a FormatChecker is used; a bare import stays what it was.
# Output seen: plain: lark no; format-nongpl: lark yes
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
look='import sys, jsonschema; print("lark", "yes" if "lark" in sys.modules else "no")'
python3 -m venv "$folder/plain"
python3 -m venv "$folder/extra"
"$folder/plain/bin/pip" install --quiet --disable-pip-version-check jsonschema==4.26.0 2>/dev/null
"$folder/extra/bin/pip" install --quiet --disable-pip-version-check "jsonschema[format-nongpl]==4.26.0" rfc3987-syntax==1.1.0 lark==1.3.1 2>/dev/null
seen="plain: $("$folder/plain/bin/python" -c "$look"); format-nongpl: $("$folder/extra/bin/python" -c "$look")"
echo "$seen"
[ "$seen" = "plain: lark no; format-nongpl: lark yes" ]
