"""Whether anything has changed since a call of run.py: all that it can have read or made is as it was.

A record lies in `.parallax/`: the places that the call read and made, what lay there, what it said at its end. Below
every room: the standard library alone. `run.py --fresh` goes without.
"""

import hashlib
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".parallax"
READ = ("helpers", "notebooks", "corpus", "requirements.lock")


def call_name(given):
    """The name of a call: what it asks for, with the settings of the environment."""
    asked = {name: str(value) for name, value in vars(given).items() if name not in ("fresh", "jobs")}
    asked |= {name: value for name, value in os.environ.items() if name.startswith("PARALLAX_")}
    return _short(f"{sorted(asked.items())} {sys.version}")


def state(places):
    """What lies at some places, as a short text: each file with its content; nothing that is hidden."""
    found = []
    for place in map(Path, places):
        for path in sorted([place, *place.rglob("*")]):
            if not any(part.startswith((".", "__pycache__")) for part in path.relative_to(place).parts):
                found.append(f"{path}\0{_content(path)}")
    return _short("\n".join(found))


def _content(path):
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):  # a folder, or nothing that can be read
        return ""


def _short(text):
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def kept(name):
    """What a call said at its end, where all is as it was; else None."""
    try:
        record = json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # there is none, or it is not whole
        return None
    return record["said"] if all(state(places) == was for places, was in record["states"]) else None


def keep(name, said, *states):
    """Keep what a call said, with the places that it depends on and their states: whole or not at all."""
    KEPT.mkdir(exist_ok=True)
    beside = KEPT / f"{name}.{os.getpid()}.part"
    states = [[list(map(str, places)), was] for places, was in states]
    beside.write_text(json.dumps({"said": said, "states": states}), encoding="utf-8")
    os.replace(beside, KEPT / f"{name}.json")
