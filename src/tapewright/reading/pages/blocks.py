"""Blocks of visible text, each character with its place in the original."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

SPACES: Final = r" \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029"
"""What is one space on a page; no-break spaces, which group digits, stay."""
INVISIBLE: Final = (
    r"\x00-\x08\x0e-\x1b\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
"""Controls, soft hyphens and marks of direction, which may stand inside a number."""

_UNSEEN: Final = re.compile(f"[{INVISIBLE}]++")
_GAP: Final = re.compile(f"[{SPACES}]++")
_UNEVEN: Final = re.compile(f"[{SPACES}]{{2}}|[{SPACES.strip()}]")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of visible text that is read on its own.

    `kind` is "title", "heading", "paragraph", "item", "cell" (of a table, with a number
    in it) or "skip" (known, but not the author's words: navigation, tickers, code, and
    the heads of tables, which their cells carry). `at` gives for each character of
    `text` its code-point offset in the original. `level` is a heading's, 1 the highest,
    or an item's depth, 0 the outermost. A cell's `row` and `column` are the text of
    its heads, `caption` is what stands over its table, and `table` counts tables.
    """

    kind: str
    text: str
    at: Sequence[int]
    level: int = 0
    row: str = ""
    column: str = ""
    caption: str = ""
    table: int = -1


@dataclass(frozen=True, slots=True)
class Page:
    """A text as its reader sees it: blocks in their order, which do not overlap.

    `text` is the decoded original, which all offsets index. `published` is what the
    page's metadata say, not its prose; `language` the code that it declares; `title`
    "" where there is none.
    """

    text: str
    form: str
    blocks: tuple[Block, ...]
    published: datetime | date | None
    language: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Seen:
    """Visible text and, for each of its characters, the offset it stands at."""

    text: str
    at: Sequence[int]

    def cut(self, start: int, end: int) -> Seen:
        """Return a part of it, without the spaces at its ends."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip(" "))
        end = start + len(part.strip(" "))
        return Seen(self.text[start:end], self.at[start:end])

    def through(self, places: Sequence[int]) -> Seen:
        """Return it with offsets into `places` told as what stands there."""
        at = self.at
        if isinstance(at, range) and isinstance(places, range):
            return Seen(self.text, places[at.start : at.stop])
        return Seen(self.text, array("l", map(places.__getitem__, at)))

    def block(self, kind: str, level: int = 0) -> Block:
        """Return it as a block."""
        return Block(kind, self.text, self.at, level)


@dataclass(slots=True)
class Ink:
    """Visible text while it is gathered, piece by piece, in the order of the original.

    A piece is its text and where it starts; `decoded` ones stand in the original as
    something else, of which only the start is told.
    """

    pieces: list[tuple[str, int, bool]] = field(default_factory=list)

    def add(self, text: str, start: int, *, decoded: bool = False) -> None:
        """Put a piece behind what is there."""
        if text:
            self.pieces.append((text, start, decoded))

    def dry(self) -> Seen:
        """Return what was gathered, runs of white space as one space, none at its ends.

        Time and memory grow with its length.
        """
        seen = self.raw()
        if _UNSEEN.search(seen.text):
            seen = _without(seen, _UNSEEN, "")
        if _UNEVEN.search(seen.text):
            seen = _without(seen, _GAP, " ")
        return seen.cut(0, len(seen.text))

    def raw(self) -> Seen:
        """Return what was gathered as it stands, line breaks and all."""
        return Seen("".join(piece for piece, _, _ in self.pieces), self._places())

    def _places(self) -> Sequence[int]:
        if len(self.pieces) == 1 and not self.pieces[0][2]:
            text, start, _ = self.pieces[0]
            return range(start, start + len(text))
        at = array("l")
        for text, start, decoded in self.pieces:
            size = len(text)
            at.extend([start] * size if decoded else range(start, start + size))
        return at


def _without(seen: Seen, gap: re.Pattern[str], instead: str) -> Seen:
    """Return a text with every gap replaced, at the place where the gap began."""
    parts, at, done = [], array("l"), 0
    for match in gap.finditer(seen.text):
        start, end = match.span()
        parts += [seen.text[done:start], instead]
        at.extend(seen.at[done : start + len(instead)])
        done = end
    parts.append(seen.text[done:])
    at.extend(seen.at[done:])
    return Seen("".join(parts), at)


def seen(text: str, start: int, end: int) -> Seen:
    """Return a stretch of an original that is shown as it stands."""
    ink = Ink()
    ink.add(text[start:end], start)
    return ink.dry()
