#!/usr/bin/env bash
# sacremoses 0.2.0: the punctuation normaliser puts the decimal sign of the language where a number has its thousands apart.
# Input: numbers grouped by a no-break space, as style guides of English, French and German set them; MosesPunctNormalizer.
# Likely guess: the no-break space becomes a plain space, stays, or becomes the sign for thousands of that language.
# Seen: English 12.500 and French 12,500, each twelve and a half in its own language; "December 16 2015" becomes 16.2015; with a
#   plain or a narrow space nothing happens. A tool for punctuation thus makes figures a thousand times too small.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" sacremoses==0.2.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from sacremoses import MosesPunctNormalizer

space = "\N{NO-BREAK SPACE}"
for language, text in (("en", f"12{space}500 people"), ("fr", f"12{space}500 personnes"), ("de", f"12{space}500 Menschen"),
                       ("en", f"December 16{space}2015"), ("en", "12 500 people")):
    print(language, MosesPunctNormalizer(lang=language).normalize(text))
PY
)
echo "$seen"
[ "$seen" = "en 12.500 people
fr 12,500 personnes
de 12,500 Menschen
en December 16.2015
en 12 500 people" ] || { echo "the output has changed"; exit 1; }
