#!/usr/bin/env bash
# datasketch 2.0.0: texts too short for one shingle are complete copies of each other, and are found as such.
# Input: runs of five words of a corrections line, two photo credits and one article; an index for copies at half or more in common.
# Likely guess: what has no shingle has nothing in common with anything: 0, not known, or an error.
# Seen: similarity 1.0, and the index gives both credits as near copies of the corrections line.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" datasketch==2.0.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from datasketch import MinHash, MinHashLSH


def sketch(text):
    words, found = text.split(), MinHash(num_perm=128)
    for start in range(len(words) - 4):
        found.update(" ".join(words[start:start + 5]).encode())
    return found


index = MinHashLSH(threshold=0.5, num_perm=128)
for text in ("Photo: Ann Lee", "Picture: handout", "The dam broke on Friday and twelve people died in the flood."):
    index.insert(text, sketch(text))
print(sketch("Corrections and clarifications").jaccard(sketch("Photo: Ann Lee")))
print(sorted(index.query(sketch("Corrections and clarifications"))))
PY
)
echo "$seen"
[ "$seen" = "1.0
['Photo: Ann Lee', 'Picture: handout']" ] || { echo "the output has changed"; exit 1; }
