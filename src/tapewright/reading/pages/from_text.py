"""A plain text as a page: paragraphs, headings, items and columns by their looks."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from tapewright.reading.pages.blocks import Page
from tapewright.reading.pages.columns import table_of
from tapewright.reading.pages.kinds import kinds_of
from tapewright.reading.pages.shapes import is_heading, leads
from tapewright.reading.pages.units import units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.reading.pages.blocks import Block


def read_text(text: str) -> Page:
    """Return a plain text as a page."""
    blocks = tuple(blocks_of(text, titled=True))
    title = next((block.text for block in blocks if block.kind == "title"), "")
    return Page(text, "text", blocks, None, None, title)


def blocks_of(text: str, *, titled: bool = False) -> Iterator[Block]:
    """Yield a plain text's blocks; `titled` is whether it may open with a title."""
    units = list(units_of(text))
    kinds = kinds_of(units, titled=titled)
    tables, caption = count(), ""
    for unit, kind in zip(units, kinds, strict=True):
        if unit.words is None:
            yield from table_of(text, unit.lines, next(tables), caption)
            continue
        if unit.number is not None and unit.number.text:
            yield unit.number.block("skip")
        if kind != "item" and (is_heading(unit.text) or leads(unit.text)):
            caption = unit.text
        if unit.text:
            yield unit.words.block(kind, 2 if kind == "heading" else unit.level)
