"""An HTML table while its cells are met: which rows and columns they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.tables import Cell, Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tapewright.reading.pages.blocks import Seen

SPAN: Final = 1000
"""Columns or rows that a cell spans at most."""
REACHING: Final = 64
"""Cells that reach down into a row at most: what is beyond is taken not to."""


@dataclass(slots=True)
class _Reach:
    """A cell that reaches down into the next rows, as many as are `left`."""

    cell: Cell
    left: int


@dataclass(slots=True)
class Grid:
    """A table's finished rows and the one that is being filled.

    `loose` is whether the table only lays out the page: its cells are read as
    paragraphs. `heading` is whether the rows stand in its head.
    """

    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    caption: str = ""
    loose: bool = False
    heading: bool = False
    column: int = 0
    reaching: list[_Reach] = field(default_factory=list)
    new: list[_Reach] = field(default_factory=list)
    told: tuple[int, int, bool] = (1, 1, False)

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note a cell's spans and whether it is a head, as its tag tells them."""
        wide, high = (_span(attributes.get(key)) for key in ("colspan", "rowspan"))
        self.told = wide, high, name == "th"

    def fill(self, seen: Seen) -> None:
        """Put the cell that began last into the row."""
        wide, high, head = self.told
        for reach in self.reaching:
            if reach.cell.left <= self.column < reach.cell.right:
                self.column = reach.cell.right
        cell = Cell(seen, self.column, self.column + wide, head)
        self.column = cell.right
        self.cells.append(cell)
        if high > 1 and len(self.reaching) + len(self.new) < REACHING:
            self.new.append(_Reach(cell, high))

    def end_row(self) -> None:
        """Finish the row, if there is one."""
        if not self.cells:
            return
        marked = len(self.cells) > 1 and all(cell.head for cell in self.cells)
        above = [reach.cell.seen.text for reach in self.reaching if not reach.cell.left]
        self.rows.append(Row(self.cells, self.heading or marked, above))
        for reach in (*self.reaching, *self.new):
            reach.left -= 1
        held = (*self.reaching, *self.new)
        self.reaching = sorted(
            (reach for reach in held if reach.left > 0), key=lambda r: r.cell.left
        )
        self.cells, self.new, self.column = [], [], 0

    def take(self) -> list[Row]:
        """Return the rows so far and forget them."""
        self.end_row()
        rows, self.rows = self.rows, []
        return rows


def _span(told: str | None) -> int:
    told = (told or "").strip()
    known = told.isascii() and told.isdigit() and len(told) <= len(str(SPAN))
    return max(1, min(int(told), SPAN)) if known else 1
