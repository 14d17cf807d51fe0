"""What a run depended on, and whether all of it is still as it was. Below every room: the standard library alone.

A record lies in `.parallax/`: a key, a digest for every file and every folder listing that the run read or made, and
what it is to give back. It is used again only while the key and all digests hold; `run.py --fresh` goes without.
"""

import hashlib
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".parallax"
_PASSING = (".part", ".pyc", ".trace", "__pycache__", ".ipynb_checkpoints")


def digest(path):
    """What a file holds or a folder lists, as a short text; what is not there has a text of its own."""
    try:
        if os.path.isdir(path):
            names = sorted(name for name in os.listdir(path) if not name.endswith(_PASSING))
            return hashlib.sha256("\n".join(names).encode("utf-8", "surrogateescape")).hexdigest()
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "not there"


def tree(folder):
    """A folder, its folders and its files, as texts."""
    return [str(folder), *(str(path) for path in Path(folder).rglob("*") if not str(path).endswith(_PASSING))]


def code_key(*more):
    """The code, the tables of rules, the environment and whatever else decides, as one text."""
    files = [*tree(ROOT / "helpers"), *tree(ROOT / "corpus" / "lexicons"), str(ROOT / "requirements.lock")]
    settings = [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith("PARALLAX_")]
    parts = [*(f"{path}\0{digest(path)}" for path in sorted(files)), sys.version, *settings, *map(str, more)]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def kept(name, key):
    """What was kept under a name, where nothing that it depends on has changed; else None."""
    try:
        record = json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # there is none, or it is not whole
        return None
    same = record["key"] == key and all(digest(path) == was for path, was in record["depends"].items())
    return record["gives"] if same else None


def keep(name, key, paths, gives):
    """Keep a result with the digests of all that it depends on; whole or not at all."""
    KEPT.mkdir(exist_ok=True)
    beside = KEPT / f"{name}.{os.getpid()}.part"
    record = {"key": key, "depends": {path: digest(path) for path in sorted(set(map(str, paths)))}, "gives": gives}
    beside.write_text(json.dumps(record), encoding="utf-8")
    os.replace(beside, KEPT / f"{name}.json")


def call_name(given):
    """The name under which a whole call of run.py is kept."""
    asked = sorted((name, str(value)) for name, value in vars(given).items() if name not in ("fresh", "jobs"))
    return "call-" + hashlib.sha256(repr(asked).encode("utf-8", "surrogateescape")).hexdigest()[:16]
