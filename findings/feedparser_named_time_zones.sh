#!/usr/bin/env bash
# feedparser 6.0.14: time zones of America move a date, those of the rest of the world are dropped without a word.
# Input: the date of one item of a feed, half past eleven at night, with the name of a zone behind it.
# Likely guess: each is turned into UTC, or the date is left out (None) where the name is not known.
# Seen: EST becomes the next morning in UTC; BST, CEST, IST, JST and AEST stay 23:30, up to ten hours wrong and often on the wrong day.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" feedparser==6.0.14 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import feedparser

for zone in ("EST", "+0900", "BST", "CEST", "IST", "JST", "AEST"):
    item = f"<item><title>News</title><pubDate>Thu, 23 Jul 2015 23:30:00 {zone}</pubDate></item>"
    entry = feedparser.parse(f"<rss version=\"2.0\"><channel>{item}</channel></rss>").entries[0]
    print(zone, "%d-%02d-%02d %02d:%02d" % entry.published_parsed[:5])
PY
)
echo "$seen"
[ "$seen" = "EST 2015-07-24 04:30
+0900 2015-07-23 14:30
BST 2015-07-23 23:30
CEST 2015-07-23 23:30
IST 2015-07-23 23:30
JST 2015-07-23 23:30
AEST 2015-07-23 23:30" ] || { echo "the output has changed"; exit 1; }
