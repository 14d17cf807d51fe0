#!/usr/bin/env bash
# nltk 3.10.4: the tokeniser for posts (TweetTokenizer) cuts a number at its second comma and joins bare numbers to one.
# Input: numbers of millions, a sum with cents and three plain counts in a row, in sentences of plain news.
# Likely guess: each number is one token, as in the other word tokeniser of the package and as 12,500 is here too.
# Seen: 668,000 and 000; 1,414 and 021; 3,500 and 50; "204 300 4000" is one token (read as a telephone number). Who takes the
#   first number of a post counts thousands where millions stand.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" nltk==3.10.4 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from nltk.tokenize import NLTKWordTokenizer, TweetTokenizer

for text in ("668,000,000 users", "$1,414,021 spent", "$3,500.50 each", "12,500 people", "hurt: 204 300 4000"):
    print(" | ".join(TweetTokenizer().tokenize(text)), "//", " | ".join(NLTKWordTokenizer().tokenize(text)))
PY
)
echo "$seen"
[ "$seen" = '668,000 | , | 000 | users // 668,000,000 | users
$ | 1,414 | , | 021 | spent // $ | 1,414,021 | spent
$ | 3,500 | . | 50 | each // $ | 3,500.50 | each
12,500 | people // 12,500 | people
hurt | : | 204 300 4000 // hurt | : | 204 | 300 | 4000' ] || { echo "the output has changed"; exit 1; }
