"""The rows of a table as cells that know what heads their row and their column."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.blocks import Block
from tapewright.reading.pages.shapes import figures, is_none, is_number, is_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tapewright.reading.pages.blocks import Seen

HEAD: Final = 120
"""Characters of a head that its cells carry: one head stands over many cells."""
PROSE: Final = 160
"""Characters beyond which a cell holds prose."""
HEADS: Final = 3
"""Cells at the start of a row that may head it, and rows that may head a table."""

_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SENTENCE: Final = re.compile(r"\w+\W+\w+\W+\w+.*[.!?][\"”\u2019)]?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the columns that it spans, `left` to `right` (not included).

    Columns are counted, or are characters where a plain text aligns them.
    """

    seen: Seen
    left: int
    right: int
    head: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells from the left; `head` is whether it is marked as a head row.

    `above` are the heads of rows that reach down into this one.
    """

    cells: Sequence[Cell]
    head: bool = False
    above: Sequence[str] = ()


@dataclass(slots=True)
class _Heads:
    """The rows that head what follows, and the columns' heads already put together."""

    rows: list[Sequence[Cell]] = field(default_factory=list)
    lefts: list[list[int]] = field(default_factory=list)
    known: dict[tuple[int, int], str] = field(default_factory=dict)
    near: int = 0
    open: bool = True

    def take(self, cells: Sequence[Cell]) -> None:
        """Add a head row; after rows of data it opens a new head."""
        if not self.open:
            self.rows, self.lefts = [], []
        self.open = True
        self.rows.append(cells)
        self.lefts.append([cell.left for cell in cells])
        self.known.clear()

    def over(self, cell: Cell) -> str:
        """Return the text of the heads over a cell."""
        where = cell.left, cell.right
        if where not in self.known:
            found = (
                _nearest(row, lefts, cell, self.near)
                for row, lefts in zip(self.rows, self.lefts, strict=True)
            )
            self.known[where] = _joined(found)
        return self.known[where]


def cells_of(
    rows: Iterable[Row], table: int, caption: str = "", near: int = 0
) -> Iterator[Block]:
    """Yield a table's blocks: its cells with a number, its heads passed over.

    Rows are head rows where they are marked so, else until the first figure is met. A
    cell's caption opens with the row across the table that it stands under, if any.
    `near` is how far beside a column its head may stand.
    """
    heads, part = _Heads(near=near), ""
    for row in rows:
        filled = [cell for cell in row.cells if cell.seen.text]
        if row.head or (heads.open and _heads(filled, heads)):
            heads.take(filled)
            yield from (cell.seen.block("skip") for cell in filled)
        elif _parts(row, filled):
            section = filled[0].seen
            part = section.text
            yield section.block("skip")
        else:
            heads.open = False
            yield from _cells(filled, row.above, heads, table, _joined((part, caption)))


def _heads(filled: Sequence[Cell], heads: _Heads) -> bool:
    """Return whether an unmarked row before any data is a head: several words."""
    least = 1 if heads.rows else 2
    return least <= len(filled) and not any(_figured(cell.seen.text) for cell in filled)


def _figured(text: str) -> bool:
    return len(text) > HEAD or (is_number(text) and not is_year(text))


def _parts(row: Row, filled: Sequence[Cell]) -> bool:
    """Return whether a row is one cell across the table that names what follows."""
    if len(filled) != 1:
        return False
    cell = filled[0]
    wide = len(row.cells) > 1 or cell.right - cell.left > 1
    return wide and len(cell.seen.text) <= HEAD and not figures(cell.seen.text)


def _cells(
    filled: Sequence[Cell],
    above: Sequence[str],
    heads: _Heads,
    table: int,
    caption: str,
) -> Iterator[Block]:
    count = _row_heads(filled)
    row = _joined((*above, *(cell.seen.text for cell in filled[:count])))
    for at, cell in enumerate(filled):
        words, places = cell.seen.text, cell.seen.at
        if len(words) > PROSE or _SENTENCE.match(words):
            yield cell.seen.block("paragraph")
        elif at < count or _DIGIT.search(words) is None:
            yield cell.seen.block("skip")
        else:
            column = heads.over(cell)
            yield Block("cell", words, places, 0, row, column, caption, table)


def _row_heads(filled: Sequence[Cell]) -> int:
    """Count the cells at a row's start that say whose the row is."""
    marked = sum(cell.head for cell in filled[:HEADS])
    if marked or len(filled) == 1:
        return marked
    first = filled[0].seen.text if filled else ""
    if not filled or (is_number(first) and figures(first)):
        return 0
    count = 1
    while count < min(HEADS, len(filled) - 1) and _is_name(filled[count].seen.text):
        count += 1
    return count


def _is_name(text: str) -> bool:
    named = _LETTER.search(text) is not None and not figures(text)
    return named and len(text) <= HEAD and not (is_none(text) or is_number(text))


def _nearest(row: Sequence[Cell], lefts: Sequence[int], cell: Cell, near: int) -> str:
    """Return the head that stands over a cell, or else beside that by less than `near`.

    Of the two heads that begin last before the cell ends and the one after, the one
    that shares most with it.
    """
    at = bisect_left(lefts, cell.right)
    gaps = [
        (max(head.left, cell.left) - min(head.right, cell.right), head.seen.text)
        for head in row[max(0, at - 2) : at + 1]
    ]
    gap, text = min(gaps, key=lambda pair: pair[0], default=(near, ""))
    return text if gap < near else ""


def _joined(texts: Iterable[str]) -> str:
    """Join the texts of heads, each once, no longer than a head may be."""
    return " ".join(dict.fromkeys(text[:HEAD] for text in texts if text))[:HEAD]
