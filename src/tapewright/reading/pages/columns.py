"""Lines of plain text whose fields stand in columns, as the rows of a table."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.blocks import seen
from tapewright.reading.pages.shapes import is_number
from tapewright.reading.pages.tables import Cell, Row, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.reading.pages.blocks import Block
    from tapewright.reading.pages.lines import Line

FIELD: Final = 60
FIELDS: Final = 60
"""Fields of a row, and characters of one, beyond which a line is prose or noise."""
NEAR: Final = 8
"""Characters that a column's head may stand beside it where spaces align them."""

_ANY: Final = re.compile(r"[ \t]*\|[ \t]*|\t[ \t]*| {2,}")
_BAR: Final = re.compile(r"\|")
_TAB: Final = re.compile(r"\t")
_TABS: Final = re.compile(r"\t+")
_WIDE: Final = re.compile(r"\s{2,}")


def is_row(line: Line) -> bool:
    """Whether a line is made of short fields with wide gaps, tabs or bars between."""
    fields = _fields(line)
    return 1 < len(fields) <= FIELDS and all(len(field) <= FIELD for field in fields)


def numbers(line: Line) -> int:
    """Count the fields of a row that are numbers."""
    return sum(map(is_number, _fields(line)))


def _fields(line: Line) -> list[str]:
    return _ANY.split(line.text) if len(line.text) <= FIELD * FIELDS else []


def table_of(
    text: str, lines: Sequence[Line], table: int, caption: str
) -> Iterator[Block]:
    """Yield the blocks of lines that are rows."""
    written = [line for line in lines if not line.rule]
    gap = _gap(written)
    cells = [_cells(text, line, gap) for line in written]
    if gap is _WIDE and (short := _even(cells)) is not None:
        cells = [_counted(row, short * (not n)) for n, row in enumerate(cells)]
        gap = _TAB
    rows = (Row(row) for row in cells)
    return cells_of(rows, table, caption, NEAR if gap is _WIDE else 0)


def _even(rows: Sequence[Sequence[Cell]]) -> int | None:
    """Return how many fields the heads lack, None where the rows differ in length."""
    sizes = {len(row) for row in rows[1:]}
    short = min(sizes, default=0) - len(rows[0]) if rows else 0
    return short if len(sizes) == 1 and short in (0, 1) else None


def _counted(row: Sequence[Cell], first: int) -> list[Cell]:
    """Return a row's cells placed by their number, not by where they stand."""
    return [replace(cell, left=n, right=n + 1) for n, cell in enumerate(row, first)]


def _gap(lines: Sequence[Line]) -> re.Pattern[str]:
    """Return what stands between the columns: bars, tabs, or spaces that align them."""
    if all("|" in line.text for line in lines):
        return _BAR
    if all("\t" in line.text for line in lines):
        even = len({line.text.count("\t") for line in lines}) == 1
        return _TAB if even else _TABS
    return _WIDE


def _cells(text: str, line: Line, gap: re.Pattern[str]) -> list[Cell]:
    cells: list[Cell] = []
    begin = 0
    ends = [match.span() for match in gap.finditer(line.text)]
    for start, end in (*ends, (len(line.text), 0)):
        field = seen(text, line.start + begin, line.start + start)
        left = line.indent + begin if gap is _WIDE else len(cells)
        right = line.indent + start if gap is _WIDE else len(cells) + 1
        cells.append(Cell(field, left, right))
        begin = end
    return cells
