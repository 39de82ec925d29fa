"""Groups: which symbols are counted together, from the table and a project's own file.

The file's columns are group and symbol. A group that bears a symbol's name holds its
parts: the members of an index.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from tapewright.market.declared import declared
from tapewright.market.instruments import canonical, instrument, known

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS: Final = ("group", "symbol")


def groups(
    file: Path | str | None = None, instruments: Path | str | None = None
) -> Mapping[str, tuple[str, ...]]:
    """Return the members of each group, in the order they are declared.

    Args:
        file: The project's own groups, a CSV file.
        instruments: The project's own instruments.

    Raises:
        BarsError: when the file cannot be read or a row is not whole.
        UsageError: when the instruments cannot be read.
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for symbol, about in known(instruments).items():
        if about.group:
            found[about.group][symbol] = None
    if file is not None:
        for row, _ in declared(file, COLUMNS, "the groups"):
            name = canonical(row["group"], instruments)
            found[name][canonical(row["symbol"], instruments)] = None
    return {name: tuple(members) for name, members in found.items()}


def groups_of(
    symbol: str,
    members: Mapping[str, tuple[str, ...]],
    instruments: Path | str | None = None,
) -> tuple[str, ...]:
    """Return the groups told of a symbol: those it is counted in, and its parts."""
    parts = instrument(symbol, instruments).parts
    return tuple(
        name
        for name, symbols in members.items()
        if symbol in symbols or name in (symbol, parts)
    )
