"""An HTML text as a page: what its reader sees, and what stands around the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.blocks import Page
from tapewright.reading.pages.boilerplate import warns
from tapewright.reading.pages.elements import Elements
from tapewright.reading.pages.published import when_of
from tapewright.reading.pages.runs import Gathered
from tapewright.reading.pages.tags import attributes, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from tapewright.reading.pages.blocks import Block
    from tapewright.reading.pages.tags import Piece

DATES: Final = (
    *("article:published_time", "og:article:published_time", "datepublished"),
    *("date", "pubdate", "publishdate", "publish-date", "publication_date"),
    *("dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date"),
    "sailthru.date",
)
"""Names under which a page's metadata tell when it was published, the surest first."""

_DATED: Final = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{1,60})\"")


@dataclass(slots=True)
class _Told:
    """What a page says of itself: dates by how sure they are, and its language."""

    dates: list[tuple[int, str]] = field(default_factory=list)
    language: str = ""

    def note(self, text: str, piece: Piece) -> None:
        """Look at a piece of the page for what it tells."""
        if piece.sort == "raw" and piece.name == "script":
            found = _DATED.search(text, piece.start, piece.end)
            if found:
                self.dates.append((len(DATES), found[1]))
        elif piece.sort == "open" and piece.name in ("meta", "html", "time"):
            self._tag(piece.name, attributes(text, piece))

    def _tag(self, name: str, told: dict[str, str]) -> None:
        keys = (told.get(key, "").lower() for key in ("property", "name", "itemprop"))
        if name == "html":
            self.language = self.language or told.get("lang", told.get("xml:lang", ""))
        elif name == "time":
            self.dates.append((len(DATES) + 1, told.get("datetime", "")))
        elif told.get("http-equiv", "").lower() == "content-language":
            self.language = self.language or told.get("content", "")
        else:
            known = [DATES.index(key) for key in keys if key in DATES]
            self.dates += [(rank, told.get("content", "")) for rank in known]

    def published(self) -> datetime | date | None:
        """Return the surest date that can be read."""
        dates = sorted(self.dates, key=lambda pair: pair[0])
        days = (when_of(text) for _, text in dates if text)
        return next((day for day in days if day is not None), None)


def read_html(text: str) -> Page:
    """Return an HTML text as a page."""
    told, elements = _Told(), Elements(text)
    for piece in pieces_of(text, 0, len(text)):
        told.note(text, piece)
        elements.take(piece)
    blocks = tuple(_resolved(elements, part=False))
    titles = [block.text for block in blocks if block.kind == "title"]
    title = titles[-1] if titles else ""
    return Page(text, "html", blocks, told.published(), told.language or None, title)


def blocks_in(text: str, start: int, end: int, tables: int) -> list[Block]:
    """Return the blocks of HTML within a text of another form.

    `tables` is how many tables stood before it.
    """
    elements = Elements(text, Gathered(tables=tables, titled=True))
    for piece in pieces_of(text, start, end):
        elements.take(piece)
    return list(_resolved(elements, part=True))


def _resolved(elements: Elements, *, part: bool) -> Iterator[Block]:
    """Yield the blocks, those in furniture passed over but for warnings."""
    elements.end()
    over = elements.regions.passed(part=part)
    # A table's blocks are made where it ends, its caption's and loose text's before.
    for block, region in sorted(elements.words.blocks, key=lambda pair: pair[0].at[0]):
        if not over[region]:
            yield block
        else:
            kind = "paragraph" if warns(block.text) else "skip"
            yield replace(block, kind=kind, level=0)
