"""A Markdown text as a page: markdown-it tells its structure, its lines the offsets."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt

from tapewright.reading.pages.blocks import Page, Seen, seen
from tapewright.reading.pages.from_html import blocks_in
from tapewright.reading.pages.front import DATES, LANGUAGES, Front, front_of
from tapewright.reading.pages.inline import is_bold, line_of, lines_of
from tapewright.reading.pages.kinds import PSEUDO, kind_of
from tapewright.reading.pages.published import when_of
from tapewright.reading.pages.shapes import is_labelled
from tapewright.reading.pages.tables import Cell, Row, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from tapewright.reading.pages.blocks import Block

INLINE: Final = ("inline", "text_join", "linkify", "replacements", "smartquotes")
"""Rules of markdown-it that read inside a line, where it keeps no offsets."""

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
_INK: Final = re.compile(r"[^\r\n]")
_QUOTED: Final = re.compile(r"(?:[>\s]|[-*+]\s|\d{1,9}[.)]\s)*")
_BAR: Final = re.compile(r"\\.|\|")
"""An escaped character, which parts no cells, or a bar, which does."""


def read_markdown(text: str) -> Page:
    """Return a Markdown text as a page."""
    front = front_of(text)
    walk = _Walk(text, front)
    walk.run()
    own = next((block.text for block in walk.blocks if block.kind == "title"), "")
    blocks = (*front.blocks(text, titled=not own), *walk.blocks)
    return Page(
        text,
        "markdown",
        blocks,
        when_of(front.first(DATES)),
        front.first(LANGUAGES) or None,
        own or front.first(("title",)),
    )


@dataclass(slots=True)
class _Walk:
    """A text on its way through the tokens of its structure."""

    text: str
    front: Front
    clean: str = ""
    lines: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    heading: int = 0
    titled: bool = False
    depth: int = -1
    table: bool = False
    tables: int = 0
    caption: str = ""

    def run(self) -> None:
        """Put each of the text's blocks behind those before it."""
        end = self.front.end
        self.lines = [
            (match.start(), match.start() + len(match[0].rstrip("\r\n")))
            for match in _LINE.finditer(self.text)
        ]
        # The parser would show null bytes so; the front matter must not be its own.
        self.clean = _INK.sub(" ", self.text[:end]) + self.text[end:]
        self.clean = self.clean.replace("\0", "\ufffd")
        told: dict[str, Any] = {}
        parser = (
            MarkdownIt("commonmark").enable("table").disable(INLINE, ignoreInvalid=True)
        )
        tokens = parser.parse(self.clean, told)
        self.names = set(told.get("references", ()))
        for token in tokens:
            self._take(token)

    def _take(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self.depth -= 1
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "table_open":
                self.table = True
                self._table(*_span(token))
            case "table_close":
                self.table = False
            case "fence" | "code_block":
                self._put(self._code(*_span(token)).block("skip"))
            case "html_block":
                self._html(*_span(token))
            case "inline" if not self.table:
                self._words(token)

    def _words(self, token: Token) -> None:
        lines = list(self._content(token))
        texts = [line.text.strip() for line in lines]
        apart = len(lines) > 1 and all(map(is_labelled, texts))
        for raw in lines if apart else [_whole(lines)]:
            bold = is_bold(raw.text.strip())
            for words in lines_of(raw, self.names):
                if words.text:
                    self._put(self._block(words, bold=bold))

    def _block(self, words: Seen, *, bold: bool) -> Block:
        text = words.text
        if self.heading:
            title = self.heading == 1 and not self.titled
            self.titled |= title
            return words.block("title" if title else "heading", self.heading - title)
        kind = kind_of(text, bold=bold, item=self.depth >= 0)
        level = {"item": max(0, self.depth), "heading": PSEUDO}
        return words.block(kind, level.get(kind, 0))

    def _content(self, token: Token) -> Iterator[Seen]:
        """Yield the lines of a token's content where they stand in the original."""
        first, _ = _span(token)
        for number, line in enumerate(token.content.split("\n"), start=first):
            start, end = self.lines[number]
            words = line.lstrip()
            at = self.clean.rfind(words, start, end)
            if at < 0:  # tabs were written out
                words = self.clean[start:end].lstrip(" \t>")
                at = end - len(words)
            yield Seen(self.text[at : at + len(words)], range(at, at + len(words)))

    def _code(self, first: int, last: int) -> Seen:
        return seen(self.text, self.lines[first][0], self.lines[last - 1][1])

    def _html(self, first: int, last: int) -> None:
        start, end = self.lines[first][0], self.lines[last - 1][1]
        for block in blocks_in(self.text, start, end, self.tables):
            self.tables = max(self.tables, block.table + 1)
            self._put(block)

    def _table(self, first: int, last: int) -> None:
        """Read a table's lines, of which the second is drawn."""
        spans = [self.lines[first], *self.lines[first + 2 : last]]
        rows = (
            Row(self._cells(*span), head=number == 0)
            for number, span in enumerate(spans)
        )
        for block in cells_of(rows, self.tables, self.caption):
            self._put(block)
        self.tables += 1

    def _cells(self, start: int, end: int) -> list[Cell]:
        line = self.text[start:end].rstrip()
        end = start + len(line)
        quoted = _QUOTED.match(line)
        start += quoted.end() if quoted and "|" in line[quoted.end() :][:1] else 0
        bars = [m.start() for m in _BAR.finditer(self.text, start, end) if m[0] == "|"]
        edges = [start - 1, *bars, end]
        if edges[1:2] == [start]:
            del edges[0]
        if len(edges) > 2 and edges[-2] == end - 1:  # noqa: PLR2004 - two edges a cell
            del edges[-1]
        return [
            Cell(self._cell(left + 1, right), number, number + 1)
            for number, (left, right) in enumerate(pairwise(edges))
        ]

    def _cell(self, start: int, end: int) -> Seen:
        raw = Seen(self.text[start:end], range(start, end))
        return line_of(raw, self.names)

    def _put(self, block: Block) -> None:
        if not block.text:
            return
        if block.kind in ("heading", "title"):
            self.caption = block.text
        self.blocks.append(block)


def _span(token: Token) -> tuple[int, int]:
    first, last = token.map or (0, 1)
    return first, last


def _whole(lines: list[Seen]) -> Seen:
    """Return lines as one text with line breaks between."""
    if len(lines) == 1:
        return lines[0]
    at = array("l")
    for line in lines:
        at.extend(line.at)
        at.append(at[-1] + 1 if at else 0)
    return Seen("\n".join(line.text for line in lines), at[:-1])
