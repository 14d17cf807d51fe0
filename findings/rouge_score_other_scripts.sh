#!/usr/bin/env bash
# rouge-score 0.1.2: of texts in other scripts only digits and Latin letters are compared.
# Input: pairs of short headlines in Russian, Greek and Chinese: the same one twice, and two of unlike events with one number.
# Likely guess: 1.0 for a headline against itself; little or nothing for a quake against a flood.
# Seen: 0.0 for a Russian and a Greek headline against themselves; 1.0 for "earthquake kills 31 people" against "flood damages
#   31 bridges" in Chinese, and for the like in Russian, since 31 is all that is left of both.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" rouge-score==0.1.2 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from rouge_score.rouge_scorer import RougeScorer

pairs = (("Число жертв выросло", "Число жертв выросло"), ("Νέα μέτρα", "Νέα μέτρα"),
         ("地震造成31人死亡", "洪水造成31座桥梁损坏"), ("Землетрясение: 31 погибший", "Погода: 31 градус"))
scorer = RougeScorer(["rouge1", "rougeL"])
for one, other in pairs:
    print(one, "/", other, *(float(score.fmeasure) for score in scorer.score(one, other).values()))
PY
)
echo "$seen"
[ "$seen" = "Число жертв выросло / Число жертв выросло 0.0 0.0
Νέα μέτρα / Νέα μέτρα 0.0 0.0
地震造成31人死亡 / 洪水造成31座桥梁损坏 1.0 1.0
Землетрясение: 31 погибший / Погода: 31 градус 1.0 1.0" ] || { echo "the output has changed"; exit 1; }
