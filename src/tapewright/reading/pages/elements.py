"""The elements of an HTML page, opened and closed in turn, as blocks of text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.blocks import Ink, Seen
from tapewright.reading.pages.from_text import blocks_of
from tapewright.reading.pages.grid import Grid
from tapewright.reading.pages.kinds import PSEUDO, kind_of
from tapewright.reading.pages.nesting import Open, cut_short_by, ended_by
from tapewright.reading.pages.noise import ALWAYS, Regions, suspect
from tapewright.reading.pages.shapes import is_figures
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

    from tapewright.reading.pages.blocks import Block
    from tapewright.reading.pages.tags import Piece

NOTE: Final = frozenset("0123456789,; *†‡§¶()[]")
"""What the mark of a footnote is made of."""


@dataclass(slots=True)
class _Run:
    """A line of text while it is gathered, and how much of it is bold and a link."""

    ink: Ink = field(default_factory=Ink)
    size: int = 0
    bold: int = 0
    link: int = 0


@dataclass(slots=True)
class Elements:
    """A page on its way into blocks, each with the number of the region it is in.

    `titled` is whether its title was met, `tables` how many tables were, `caption` the
    heading over what comes next.
    """

    text: str
    tables: int = 0
    titled: bool = False
    caption: str = ""
    coded: bool = False
    regions: Regions = field(default_factory=Regions)
    blocks: list[tuple[Block, int]] = field(default_factory=list)
    stack: list[Open] = field(default_factory=lambda: [Open()])
    runs: list[_Run] = field(default_factory=lambda: [_Run()])

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
            self._put(ink.dry().block("title"), 0)

    def end(self) -> None:
        """Close whatever the page left open."""
        while len(self.stack) > 1:
            self._pop(len(self.text))
        self._flush(len(self.text))

    def _write(self, piece: Piece) -> None:
        top, run = self.stack[-1], self.runs[-1]
        if top.mute:
            return
        write(run.ink, self.text, piece.start, piece.end)
        size = len(self.text[piece.start : piece.end].strip())
        run.size += size
        run.bold += size * top.bold
        run.link += size * top.link
        self.regions.met[top.region].size += size

    def _open(self, piece: Piece) -> None:
        name, at = piece.name, piece.start
        self._pop_to(cut_short_by(self.stack, name), at)
        if name in BLOCKS:
            if self.stack[-1].name == "p":
                self._pop(at)
            if name == "table":
                self._loosen()
            self._flush(at)
        elif name == "br":
            self._break(at)
        elif name == "span" and self.text[max(0, at - 7) : at].lower() == "</span>":
            self._space(at)  # styles hold them apart
        if name not in VOID:
            self.stack.append(self._opened(piece))

    def _opened(self, piece: Piece) -> Open:
        """Return an element with what it takes over from the one around it."""
        name, top = piece.name, self.stack[-1]
        bare = piece.end - piece.start <= len(name) + len("<>")
        told = {} if bare else attributes(self.text, piece)
        sure = name in ALWAYS
        region = top.region
        if sure or suspect(name, told):
            region = self.regions.open(region, sure=sure)
        if name in ("h1", "main"):
            self.regions.met[region].core = True
        self.coded |= top.pre and name == "code"
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
            mark=len(self.runs[-1].ink.pieces),
        )

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
            grid.fill(self._gathered())
        elif top.name == "caption" and grid is not None:
            seen = self._gathered()
            grid.caption = seen.text
            self._put(seen.block("skip"), top.region)
        elif top.name == "sup":
            self._note(top)
        elif top.name in BLOCKS:
            self._flush(at)
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
        for block in cells_of(rows, self.tables, grid.caption or self.caption):
            self._put(block, top.region)
        self.tables += bool(rows)

    def _loosen(self) -> None:
        """Take the table around a table for mere layout."""
        top = self.stack[-1]
        if top.grid is not None and not top.grid.loose:
            self._emit(top)
            top.grid.loose = True

    def _note(self, top: Open) -> None:
        """Take out what was raised if it is the mark of a footnote."""
        pieces = self.runs[-1].ink.pieces
        raised = "".join(text for text, _, _ in pieces[top.mark :])
        if raised and NOTE.issuperset(raised):
            del pieces[top.mark :]

    def _gathered(self) -> Seen:
        """Return all text since the last block."""
        ink = Ink([piece for run in self.runs for piece in run.ink.pieces])
        self.runs = [_Run()]
        return ink.dry()

    def _whole(self) -> bool:
        """Return whether text is held together whatever breaks its lines."""
        top = self.stack[-1]
        loose = top.grid is not None and top.grid.loose
        return top.kind == "caption" or (top.kind == "cell" and not loose)

    def _space(self, at: int) -> None:
        if self.runs[-1].size:
            self.runs[-1].ink.add(" ", at, decoded=True)

    def _break(self, at: int) -> None:
        top = self.stack[-1]
        if top.pre:
            self.runs[-1].ink.add("\n", at, decoded=True)
        elif self._whole() or top.kind in ("heading", "item"):
            self._space(at)
        else:
            self.runs.append(_Run())

    def _flush(self, at: int) -> None:
        """Make blocks of the text since the last one."""
        top = self.stack[-1]
        if self._whole():
            self._space(at)
        elif top.pre:
            self._preformatted(top)
        else:
            runs, self.runs = self.runs, [_Run()]
            for run in runs:
                seen = run.ink.dry()
                if seen.text:
                    block = self._block(seen, run, top, listed=len(runs) > 1)
                    self._put(block, top.region)

    def _block(self, seen: Seen, run: _Run, top: Open, *, listed: bool) -> Block:
        text, linked = seen.text, run.link >= run.size
        if top.kind == "heading":
            title = top.level == 1 and not self.titled
            self.titled |= title
            return seen.block(
                "title" if title else "heading", 0 if title else top.level
            )
        if linked:
            return seen.block("skip")
        kind = kind_of(text, bold=run.bold >= run.size, item=top.kind == "item")
        if kind == "paragraph" and listed and is_figures(text):
            kind = "item"
        level = {"item": max(0, top.level), "heading": PSEUDO}
        return seen.block(kind, level.get(kind, 0))

    def _preformatted(self, top: Open) -> None:
        """Read text set as it was typed like any plain text; code is passed over."""
        ink = Ink([piece for run in self.runs for piece in run.ink.pieces])
        raw = ink.raw()
        coded, self.coded, self.runs = self.coded, False, [_Run()]
        if coded:
            self._put(ink.dry().block("skip"), top.region)
            return
        tables = self.tables
        for block in blocks_of(raw.text):
            at = Seen(block.text, block.at).through(raw.at).at
            table = block.table + tables if block.kind == "cell" else -1
            self.tables = max(self.tables, table + 1)
            self._put(replace(block, at=at, table=table), top.region)

    def _put(self, block: Block, region: int) -> None:
        if not block.text:
            return
        if block.kind in ("heading", "title"):
            self.caption = block.text
        self.blocks.append((block, region))
