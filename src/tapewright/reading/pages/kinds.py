"""What the units of a plain text are: title, headings, items, paragraphs, noise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.boilerplate import is_boilerplate
from tapewright.reading.pages.shapes import (
    is_dateline,
    is_figures,
    is_heading,
    is_labelled,
    is_title,
    leads,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.reading.pages.units import Unit

RUN: Final = 3
"""Short lines in a row that are a list rather than headings."""
BELOW: Final = 3
"""Lines below a title that may say when a page was written, and by whom."""
PERHAPS: Final = "heading?"
PSEUDO: Final = 6
"""The level of a heading that is told by its looks, below all that are marked."""


def kind_of(text: str, *, bold: bool, item: bool) -> str:
    """Return what a text is that a page marks as a paragraph or an `item`.

    It is a heading where it is all in `bold`, or leads to what follows.
    """
    if is_boilerplate(text):
        return "skip"
    if item:
        return "item"
    if leads(text) or (bold and is_heading(text)):
        return "heading"
    return "item" if is_labelled(text) else "paragraph"


def kinds_of(units: Sequence[Unit], *, titled: bool) -> list[str]:
    """Return what each unit is, by its looks and its neighbours'."""
    kinds = [_kind(unit) for unit in units]
    if titled:
        _title(units, kinds)
    for start, end in _runs(kinds):
        _settle(units, kinds, start, end)
    return kinds


def _kind(unit: Unit) -> str:
    if unit.words is None:
        return "rows"
    text = unit.text
    if is_boilerplate(text):
        return "skip"
    if unit.item or is_labelled(text) or (is_figures(text) and not unit.alone):
        return "item"
    if leads(text):
        return "heading"
    return PERHAPS if unit.opens and is_heading(text) else "paragraph"


def _title(units: Sequence[Unit], kinds: list[str]) -> None:
    """Name the title, if the first unit looks like one and stands over something."""
    first = next((at for at, kind in enumerate(kinds) if kind != "skip"), len(kinds))
    after = kinds[first + 1 : first + 2]
    if not after or kinds[first] in ("rows", "heading") or units[first].item:
        return
    listed = kinds[first] == "item" and after == ["item"]
    if listed or not units[first].opens or not is_title(units[first].text):
        return
    kinds[first] = "title"
    for at in range(first + 1, min(first + 1 + BELOW, len(kinds))):
        if kinds[at] == PERHAPS and is_dateline(units[at].text):
            kinds[at] = "paragraph"


def _runs(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of what may be headings."""
    start = None
    for at, kind in enumerate((*kinds, "")):
        if kind == PERHAPS and start is None:
            start = at
        elif kind != PERHAPS and start is not None:
            yield start, at
            start = None


def _settle(units: Sequence[Unit], kinds: list[str], start: int, end: int) -> None:
    """Decide a run: a list if long or of figures, headings if something follows."""
    listed = end - start >= RUN or (
        end - start > 1 and all(is_figures(unit.text) for unit in units[start:end])
    )
    kinds[start:end] = ["item" if listed else "heading"] * (end - start)
    if not listed and end == len(kinds):
        kinds[end - 1] = "paragraph"
