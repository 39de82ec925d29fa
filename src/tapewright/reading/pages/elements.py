"""The elements of an HTML page, opened and closed in turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.blocks import Ink
from tapewright.reading.pages.grid import Grid
from tapewright.reading.pages.nesting import Open, cut_short_by, ended_by
from tapewright.reading.pages.noise import ALWAYS, Regions, suspect
from tapewright.reading.pages.runs import Gathered
from tapewright.reading.pages.tables import cells_of
from tapewright.reading.pages.tags import attributes, write
from tapewright.reading.pages.vocabulary import (
    BLOCKS,
    BOLD,
    CELLS,
    HEADINGS,
    ITEMS,
    LISTS,
    MUTE,
    PARTS,
    VOID,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tapewright.reading.pages.tags import Piece

OPENER: Final = "popovertarget"
"""The attribute of a button that opens a note."""
APART: Final = ("span", "bdi")
ENDS: Final = ("</span>", "</bdi>", "</time>")
"""What styles hold apart from what ends right before it."""


@dataclass(slots=True)
class Elements:
    """A page's open elements, and its text as gathered in them."""

    text: str
    words: Gathered = field(default_factory=Gathered)
    regions: Regions = field(default_factory=Regions)
    stack: list[Open] = field(default_factory=lambda: [Open()])

    def take(self, piece: Piece) -> None:
        """Take the next piece of the page."""
        match piece.sort:
            case "text":
                self._write(piece)
            case "raw" if piece.name == "title":
                self._name(piece)
            case "open":
                self._open(piece)
            case "close":
                self._pop_to(ended_by(self.stack, piece.name), piece.start)

    def _name(self, piece: Piece) -> None:
        """Take the page's own title; one within a drawing or a table names nothing."""
        if not self.stack[-1].mute and self.stack[-1].grid is None:
            ink = Ink()
            write(ink, self.text, piece.start, piece.end)
            self.words.put(ink.dry().block("title"), 0)

    def end(self) -> None:
        """Close whatever the page left open."""
        while len(self.stack) > 1:
            self._pop(len(self.text))
        self.words.flush(len(self.text), self.stack[-1])

    def _write(self, piece: Piece) -> None:
        top = self.stack[-1]
        if not top.mute:
            size = self.words.write(self.text, piece, top)
            self.regions.met[top.region].size += size

    def _open(self, piece: Piece) -> None:
        name, at = piece.name, piece.start
        self._pop_to(cut_short_by(self.stack, name), at)
        if name in BLOCKS and not self._notes(piece):
            if self.stack[-1].name == "p":
                self._pop(at)
            if name == "table":
                self._loosen()
            self.words.flush(at, self.stack[-1])
        elif name == "br":
            self.words.break_off(at, self.stack[-1])
        elif name in APART and self.text[max(0, at - 7) : at].endswith(ENDS):
            self.words.space(at)  # styles hold them apart
        if name not in VOID:
            self.stack.append(self._opened(piece))

    def _opened(self, piece: Piece) -> Open:
        """Return an element with what it takes over from the one around it."""
        name, top = piece.name, self.stack[-1]
        bare = piece.end - piece.start <= len(name) + len("<>")
        told = {} if bare else attributes(self.text, piece)
        inline = self._notes(piece)
        sure = (name in ALWAYS and not inline) or "popover" in told
        region = top.region
        if sure or suspect(name, told):
            region = self.regions.open(region, sure=sure)
        if name in ("h1", "main"):
            self.regions.met[region].core = True
        self.words.coded |= top.pre and name == "code"
        kind, level = self._kind(name, top)
        return Open(
            name,
            kind,
            level,
            region,
            mute=top.mute or name in MUTE,
            bold=top.bold or name in BOLD,
            link=top.link or (name == "a" and "href" in told),
            pre=top.pre or name == "pre",
            grid=self._grid(name, top.grid, told),
            mark=self.words.mark,
            inline=inline,
        )

    def _notes(self, piece: Piece) -> bool:
        """Return whether a button is a word of the text, with a note that it opens."""
        return piece.name == "button" and OPENER in attributes(self.text, piece)

    def _kind(self, name: str, top: Open) -> tuple[str, int]:
        if name in HEADINGS:
            return "heading", int(name[1])
        if name in LISTS:
            return top.kind, top.level + 1
        if name in ITEMS:
            return "item", max(0, top.level)
        if name in CELLS and top.grid is not None:
            return "cell", 0
        if name == "caption" and top.grid is not None:
            return "caption", -1
        if name == "table":
            return "paragraph", -1
        return top.kind, top.level

    def _grid(
        self, name: str, grid: Grid | None, told: Mapping[str, str]
    ) -> Grid | None:
        if name == "table":
            return Grid()
        if grid is not None:
            if name in CELLS:
                grid.begin(name, told)
            elif name in PARTS:
                grid.heading = name == "thead"
        return grid

    def _pop_to(self, depth: int, at: int) -> None:
        """Close the elements from a depth on; 0 stands for none."""
        while depth and len(self.stack) > depth:
            self._pop(at)

    def _pop(self, at: int) -> None:
        """Close the innermost element."""
        top = self.stack[-1]
        grid = top.grid
        if top.name in CELLS and grid is not None and not grid.loose:
            grid.fill(self.words.whole())
        elif top.name == "caption" and grid is not None:
            seen = self.words.whole()
            grid.caption = seen.text
            self.words.put(seen.block("skip"), top.region)
        elif top.name == "sup":
            self.words.unmark(top)
        elif top.name in BLOCKS and not top.inline:
            self.words.flush(at, self.stack[-1])
        if grid is not None and top.name in ("tr", "table", *PARTS):
            grid.end_row()
            grid.heading = grid.heading and top.name != "thead"
        if grid is not None and top.name == "table":
            self._emit(top)
        self.stack.pop()

    def _emit(self, top: Open) -> None:
        grid = top.grid
        if grid is None:
            return
        rows = grid.take()
        for block in cells_of(
            rows, self.words.tables, grid.caption or self.words.caption
        ):
            self.words.put(block, top.region)
        self.words.tables += bool(rows)

    def _loosen(self) -> None:
        """Take the table around a table for mere layout."""
        top = self.stack[-1]
        if top.grid is not None and not top.grid.loose:
            self._emit(top)
            top.grid.loose = True
