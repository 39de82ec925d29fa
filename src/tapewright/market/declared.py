"""Rows of a CSV file in which a project declares something: whole, or refused."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tapewright.errors import BarsError

if TYPE_CHECKING:
    from collections.abc import Sequence


def declared(
    path: Path | str, columns: Sequence[str], what: str
) -> list[tuple[dict[str, str], str]]:
    """Return a file's rows as text by column, each with the line it stands in.

    Args:
        path: A CSV file with a head.
        columns: Those it must have; every cell of them must hold something.
        what: What the rows are, for messages: "the marks".

    Raises:
        BarsError: when the file cannot be read, lacks a column, or has an empty cell.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            _hold_columns(rows.fieldnames or (), columns, what, path)
            return [
                _whole(row, columns, f"{path}, line {rows.line_num}") for row in rows
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BarsError(f"{what} cannot be read: {error}", where=str(path)) from error


def _hold_columns(
    names: Sequence[str], columns: Sequence[str], what: str, path: Path | str
) -> None:
    if missing := [name for name in columns if name not in names]:
        raise BarsError(
            f"{what} have no column {' or '.join(missing)}",
            expected=f"the columns {', '.join(columns)}",
            where=str(path),
        )


def _whole(
    row: dict[str, str | None], columns: Sequence[str], where: str
) -> tuple[dict[str, str], str]:
    told = {name: (row[name] or "").strip() for name in columns}
    if empty := [name for name in columns if not told[name]]:
        raise BarsError(f"the {empty[0]} is empty", where=where)
    return told, where


def date_in(told: dict[str, str], column: str, where: str) -> date:
    """Read a row's date.

    Raises:
        BarsError: when it is none.
    """
    try:
        return date.fromisoformat(told[column])
    except ValueError as error:
        raise BarsError(
            f"the {column} {told[column]!r} is no date",
            expected="one like 2021-11-08",
            where=where,
        ) from error
