"""The rooms of `helpers`: arrows go down, and other rooms come in by the door."""

import ast
from pathlib import Path

HELPERS = Path(__file__).resolve().parents[1] / "helpers"
# From the ground up. A room may import from the rooms before it, never from those behind it.
ORDER = ["ground", "language", "page", "intake", "corpus", "speech", "figures", "verdicts", "claims", "framing", "coding", "exchange", "show"]


def imports_of(path):
    """The dotted module, level and names of every import of ours in a file, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] == "helpers"):
            yield node.level, (node.module or "").split("."), [alias.name for alias in node.names]


def crossings():
    """Every import that leaves its room: room, file, the room imported from, and what follows behind its door."""
    for path in sorted(HELPERS.rglob("*.py")):
        inside = path.relative_to(HELPERS).parts
        for level, module, names in imports_of(path):
            if level == len(inside):  # from ..room import name
                words = [word for word in module if word] or names
            elif level == 0:  # from helpers.room import name
                words = module[1:] or names
            else:
                continue
            if len(inside) > 1 and words[0] not in (inside[0], "kept"):
                yield inside[0], path, words[0], words[1:], names


def test_every_folder_is_a_room_in_the_order():
    folders = {path.name for path in HELPERS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(ORDER)
    assert sorted(path.name for path in HELPERS.glob("*.py")) == ["__init__.py", "__main__.py", "kept.py"]  # no room: the street door and the cellar


def test_arrows_go_down():
    wrong = [f"{path.relative_to(HELPERS)} imports from {other}" for room, path, other, _, _ in crossings()
             if other not in ORDER or ORDER.index(other) >= ORDER.index(room)]  # fmt: skip
    assert wrong == []


def test_rooms_are_entered_by_the_door():
    wrong = [f"{path.relative_to(HELPERS)}: {other}.{'.'.join(behind)}" for _, path, other, behind, _ in crossings() if behind]
    assert wrong == []
    for room, path, other, _, names in crossings():
        door = ast.parse((HELPERS / other / "__init__.py").read_text(encoding="utf-8"))
        open_names = [alias.name for node in door.body if isinstance(node, ast.ImportFrom) for alias in node.names]
        assert set(names) <= set(open_names), f"{room}/{path.name} takes {set(names) - set(open_names)} from {other}"
