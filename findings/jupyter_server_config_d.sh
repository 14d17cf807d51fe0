#!/usr/bin/env bash
# jupyter_server 2.21.1: files in a folder jupyter_server_config.d on the configuration path.
# Behaviour: the server takes from them which extensions to load (jpserver_extensions) and nothing else; a setting of any other kind, of the
#   server itself or of nbconvert, that works in jupyter_server_config.json is passed over there, without a word.
# Likely guess: a ".d" folder holds parts of the file of that name, so that any setting may stand in a part.
# Output seen: in the file: 9123; in the folder: none
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check jupyter_server==2.21.1 2>/dev/null
setting='{"ServerApp": {"port": 9123}}'
mkdir -p "$folder/file" "$folder/parts/jupyter_server_config.d" "$folder/nothing"
echo "$setting" > "$folder/file/jupyter_server_config.json"
echo "$setting" > "$folder/parts/jupyter_server_config.d/ours.json"
port() {
    JUPYTER_CONFIG_PATH="$1" JUPYTER_CONFIG_DIR="$folder/nothing" JUPYTER_DATA_DIR="$folder/data" JUPYTER_RUNTIME_DIR="$folder/run" \
        "$folder/env/bin/jupyter" server --show-config-json 2>/dev/null | { grep -o '"port": [0-9]*' || echo '"port": none'; } | cut -d' ' -f2
}
seen="in the file: $(port "$folder/file"); in the folder: $(port "$folder/parts")"
echo "$seen"
[ "$seen" = "in the file: 9123; in the folder: none" ]
