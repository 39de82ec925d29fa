"""The text of an HTML page in runs and lines, gathered into blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.blocks import Ink, Seen
from tapewright.reading.pages.from_text import blocks_of
from tapewright.reading.pages.kinds import PSEUDO, kind_of
from tapewright.reading.pages.shapes import is_figures
from tapewright.reading.pages.tags import write

if TYPE_CHECKING:
    from tapewright.reading.pages.blocks import Block
    from tapewright.reading.pages.nesting import Open
    from tapewright.reading.pages.tags import Piece

NOTE: Final = frozenset("0123456789,; *†‡§¶()[]")
"""What the mark of a footnote is made of."""


@dataclass(slots=True)
class Run:
    """A line of text while it is gathered, and how much of it is bold and a link."""

    ink: Ink = field(default_factory=Ink)
    size: int = 0
    bold: int = 0
    link: int = 0


@dataclass(slots=True)
class Gathered:
    """The text since the last block, and the blocks made so far with their regions.

    `titled` is whether the page's title was met, `tables` how many tables were,
    `caption` the heading over what comes next, `coded` whether code was among the text.
    """

    tables: int = 0
    titled: bool = False
    caption: str = ""
    coded: bool = False
    blocks: list[tuple[Block, int]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=lambda: [Run()])

    @property
    def mark(self) -> int:
        """How many pieces the last line has so far."""
        return len(self.runs[-1].ink.pieces)

    def write(self, text: str, piece: Piece, top: Open) -> int:
        """Add a piece of an element's text, and return how many letters it has."""
        run = self.runs[-1]
        write(run.ink, text, piece.start, piece.end)
        size = len(text[piece.start : piece.end].strip())
        run.size += size
        run.bold += size * top.bold
        run.link += size * top.link
        return size

    def space(self, at: int) -> None:
        """Hold what comes apart from what stands there, if anything does."""
        if self.runs[-1].size:
            self.runs[-1].ink.add(" ", at, decoded=True)

    def break_off(self, at: int, top: Open) -> None:
        """End the line, as far as it ends in such an element."""
        if top.pre:
            self.runs[-1].ink.add("\n", at, decoded=True)
        elif _held(top) or top.kind in ("heading", "item"):
            self.space(at)
        else:
            self.runs.append(Run())

    def flush(self, at: int, top: Open) -> None:
        """Make blocks of the text since the last one."""
        if _held(top):
            self.space(at)
        elif top.pre:
            self._preformatted(top)
        else:
            runs, self.runs = self.runs, [Run()]
            for run in runs:
                seen = run.ink.dry()
                if seen.text:
                    block = self._block(seen, run, top, listed=len(runs) > 1)
                    self.put(block, top.region)

    def unmark(self, top: Open) -> None:
        """Take out what was raised if it is the mark of a footnote."""
        pieces = self.runs[-1].ink.pieces
        raised = "".join(text for text, _, _ in pieces[top.mark :])
        if raised and NOTE.issuperset(raised):
            del pieces[top.mark :]

    def whole(self) -> Seen:
        """Return all text since the last block."""
        ink = Ink([piece for run in self.runs for piece in run.ink.pieces])
        self.runs = [Run()]
        return ink.dry()

    def put(self, block: Block, region: int) -> None:
        """Put a block behind those before it, if it has any text."""
        if not block.text:
            return
        if block.kind in ("heading", "title"):
            self.caption = block.text
        self.blocks.append((block, region))

    def _block(self, seen: Seen, run: Run, top: Open, *, listed: bool) -> Block:
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
        coded, self.coded, self.runs = self.coded, False, [Run()]
        if coded:
            self.put(ink.dry().block("skip"), top.region)
            return
        tables = self.tables
        for block in blocks_of(raw.text):
            at = Seen(block.text, block.at).through(raw.at).at
            table = block.table + tables if block.kind == "cell" else -1
            self.tables = max(self.tables, table + 1)
            self.put(replace(block, at=at, table=table), top.region)


def _held(top: Open) -> bool:
    """Return whether an element's text is held together whatever breaks its lines."""
    loose = top.grid is not None and top.grid.loose
    return top.kind == "caption" or (top.kind == "cell" and not loose)
