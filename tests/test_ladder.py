"""The shape of the code: imports go up one ladder, modules stay small and described."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tapewright

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(tapewright.__file__).parent

LADDER = (
    "model errors",
    "document report",
    "doors config",
    "market",
    "intensity language",
    "kinds",
    "evidence rarity finding history",
    "gathered",
    "story reading",
    "charts",
    "markup render reports",
    "vetted desk radar ignored baseline mended",
    "newsroom",
    "cli __init__",
)
"""Rooms from the lowest rung up: each may import its own rung and those below."""

RUNGS = {room: rung for rung, rooms in enumerate(LADDER) for room in rooms.split()}
LONGEST = 250
"""Lines of code: docstrings and comments are free."""


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def named(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """Return the room of a module; the package itself is `__init__`."""
    _, _, inner = module.partition(".")
    return inner.partition(".")[0] or "__init__"


def imported(path: Path) -> Iterator[str]:
    """Yield every module of ours that a file imports, at its top or lazily."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name the module whole"
            if node.module == "tapewright":
                yield from (f"tapewright.{alias.name}" for alias in node.names)
            else:
                yield node.module or ""


@pytest.mark.parametrize("path", modules(), ids=named)
def test_imports_go_up_one_ladder(path: Path) -> None:
    here = room_of(named(path))
    assert here in RUNGS, f"{here} has no rung: give it one in LADDER"
    for module in imported(path):
        if module.partition(".")[0] != "tapewright":
            continue
        there = room_of(module)
        there = there if there in RUNGS else "__init__"
        assert RUNGS[there] <= RUNGS[here], f"{named(path)} imports {module} from above"


def test_two_rooms_of_one_rung_do_not_import_each_other() -> None:
    edges = {
        (room_of(named(path)), room_of(module))
        for path in modules()
        for module in imported(path)
        if module.startswith("tapewright.")
    }
    assert [edge for edge in edges if edge[0] < edge[1] and edge[::-1] in edges] == []


@pytest.mark.parametrize("path", modules(), ids=named)
def test_a_module_says_what_it_is_in_one_sentence(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert doc, f"{named(path)} has no docstring"
    first = doc.splitlines()[0]
    assert first.endswith("."), f"{named(path)} does not open with one whole sentence"


def code_lines(text: str) -> int:
    """Count lines that hold code: no blank ones, no comments, no docstrings."""
    tree = ast.parse(text)
    silent = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    return sum(
        bool(line.strip()) and not line.lstrip().startswith("#") and at not in silent
        for at, line in enumerate(text.splitlines(), start=1)
    )


@pytest.mark.parametrize("path", modules(), ids=named)
def test_a_module_is_short(path: Path) -> None:
    if room_of(named(path)) == "language":  # lists of sentences
        return
    lines = code_lines(path.read_text(encoding="utf-8"))
    assert lines <= LONGEST, f"{named(path)} has {lines} lines of code"
