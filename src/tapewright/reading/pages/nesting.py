"""Which of a page's open elements a tag ends, however broken their nesting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.vocabulary import ENDS, TABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tapewright.reading.pages.grid import Grid

DEEP: Final = 64
"""Open elements among which the one that a tag ends is looked for."""


@dataclass(frozen=True, slots=True)
class Open:
    """An open element and what it makes of the text in it.

    `kind` is the block's, or "cell" and "caption" for those of the table `grid`;
    `level` a heading's or a list's; `region` the number of the furniture it is in;
    `mark` how much text its line held before it; `inline` is whether it stands in a
    line although its like make blocks.
    """

    name: str = ""
    kind: str = "paragraph"
    level: int = -1
    region: int = 0
    mute: bool = False
    bold: bool = False
    link: bool = False
    pre: bool = False
    grid: Grid | None = None
    mark: int = 0
    inline: bool = False


def ended_by(stack: Sequence[Open], name: str) -> int:
    """Return the depth of the innermost element that an end tag means, 0 for none.

    What stands in a cell ends nothing outside of the table.
    """
    for depth in _depths(stack):
        if stack[depth].name == name:
            return depth
        if stack[depth].name in TABLE and name not in TABLE:
            break
    return 0


def cut_short_by(stack: Sequence[Open], name: str) -> int:
    """Return the depth of the outermost element that a start tag ends, 0 for none."""
    if name not in ENDS:
        return 0
    (names, within), found = ENDS[name], 0
    for depth in _depths(stack):
        if stack[depth].name in within:
            break
        if stack[depth].name in names:
            found = depth
    return found


def _depths(stack: Sequence[Open]) -> range:
    last = len(stack) - 1
    return range(last, max(0, last - DEEP), -1)
