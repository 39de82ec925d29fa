"""The parts found in a folder: dropping a file in is the whole act of adding one."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tapewright.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping


def names(package: str) -> tuple[str, ...]:
    """Return the names of the modules in a door, sorted, without importing them."""
    folder = importlib.import_module(package)
    return tuple(sorted(m.name for m in pkgutil.iter_modules(folder.__path__)))


def part(package: str, name: str) -> Any:  # noqa: ANN401 - each door holds one type
    """Return the one declared value of a door's module: its constant `PART`.

    Raises:
        UsageError: when the door has no module of that name.
    """
    if name not in names(package):
        shown = [n.removeprefix("as_").removeprefix("from_") for n in names(package)]
        room = package.rpartition(".")[2]
        raise UsageError(
            f"there is no {name.removeprefix('as_')!r} in {room}",
            remedy=nearest(name.removeprefix("as_"), shown),
        )
    return importlib.import_module(f"{package}.{name}").PART


@cache
def parts(package: str) -> Mapping[str, Any]:
    """Return every part of a door by its module's name."""
    return MappingProxyType({name: part(package, name) for name in names(package)})
