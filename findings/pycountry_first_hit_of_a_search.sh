#!/usr/bin/env bash
# pycountry 26.2.16: the first hit of a fuzzy search for a country's own name can be another country.
# Input: names of countries, exactly as the standard has them, or as papers print them.
# Likely guess: an exact name comes first; the documentation promises countries before their parts.
# Seen: Nigeria before Niger; American Samoa before the United States for "America"; the Netherlands before Sint Maarten.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" pycountry==26.2.16 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import pycountry
for printed in ("Chad", "Niger", "America", "Sint Maarten"):
    print(printed, ":", ", ".join(country.name for country in pycountry.countries.search_fuzzy(printed)[:2]))
PY
)
echo "$seen"
[ "$seen" = "Chad : Chad, Colombia
Niger : Nigeria, Niger
America : American Samoa, United States
Sint Maarten : Netherlands, Sint Maarten (Dutch part)" ] || { echo "the output has changed"; exit 1; }
