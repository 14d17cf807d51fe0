#!/usr/bin/env bash
# pysbd 0.3.4 (rules for the ends of sentences): "Sen. Ann Roe, D-Calif., said no." ends behind "D-Calif.", and the next sentence begins with a comma.
# Input: members of Congress as American papers name them, by party and state; "Sen.", "Ill." and "Co., Ltd.," are known to it.
# Likely guess: "Calif." is known as "Ill." is, and whatever an abbreviation is, no sentence begins with a comma.
# Seen: two sentences for "D-Calif." and "D-Mass.", the second ", said no." and ", left."; one in brackets or without the party.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" pysbd==0.3.4 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 -W ignore - <<'PY'
import pysbd
split = pysbd.Segmenter(language="en", clean=False).segment
for text in ("Sen. Ann Roe, D-Calif., said no.", "Gov. Hale, D-Mass., left.", "Rep. Roe (R-Ill.) said no.", "She lives in Avon, Ill., with two cats."):
    print(" | ".join(sentence.strip() for sentence in split(text)))
PY
)
echo "$seen"
[ "$seen" = "Sen. Ann Roe, D-Calif. | , said no.
Gov. Hale, D-Mass. | , left.
Rep. Roe (R-Ill.) said no.
She lives in Avon, Ill., with two cats." ] || { echo "the output has changed"; exit 1; }
