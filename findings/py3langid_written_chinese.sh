#!/usr/bin/env bash
# py3langid 0.4.0: headlines in standard written Chinese are told as Cantonese or Wu, by the characters that they happen to have.
# Input: three invented headlines, two in traditional characters and one in simplified, none with a word of either language.
# Likely guess: zh for each, as for most headlines; the model has zh among its languages.
# Seen: yue ("The president declares a state of emergency"), yue ("Hong Kong's leader gives the policy address"), wuu ("China's
#   internet users reach 668 million"); whoever groups articles by language splits one paper into three.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" py3langid==0.4.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import py3langid
print(*(py3langid.classify(text)[0] for text in ("總統宣布國家進入緊急狀態", "香港特首發表施政報告", "中国网民人数达到6.68亿")))
PY
)
echo "$seen"
[ "$seen" = "yue yue wuu" ] || { echo "the output has changed"; exit 1; }
