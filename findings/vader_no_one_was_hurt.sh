#!/usr/bin/env bash
# vaderSentiment 3.3.2: "no one" and "nobody" turn nothing round; "no one was hurt" is worse than "they were hurt".
# Input: sentences in which nobody is hurt, as news reports end, and one in which somebody is.
# Likely guess: the denials score above the plain sentence, as "not" and "none" do in the same package.
# Seen: "none" and "not" make the sentence good, "nobody" leaves it as it is, "no one" makes it worse.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" vaderSentiment==3.3.2 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

score = SentimentIntensityAnalyzer().polarity_scores
for text in ("They were hurt.", "They were not hurt.", "None was hurt.", "Nobody was hurt.", "No one was hurt."):
    print(text, score(text)["compound"])
PY
)
echo "$seen"
[ "$seen" = "They were hurt. -0.5267
They were not hurt. 0.4168
None was hurt. 0.4168
Nobody was hurt. -0.5267
No one was hurt. -0.6808" ] || { echo "the output has changed"; exit 1; }
