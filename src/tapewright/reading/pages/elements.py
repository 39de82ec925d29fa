"""The elements of an HTML page, opened and closed in turn, as blocks of visible text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.blocks import Ink, Seen
from tapewright.reading.pages.boilerplate import is_boilerplate
from tapewright.reading.pages.from_text import blocks_of
from tapewright.reading.pages.grid import Grid
from tapewright.reading.pages.noise import ALWAYS, Regions, suspect
from tapewright.reading.pages.shapes import is_heading, is_labelled, leads
from tapewright.reading.pages.tables import cells_of
from tapewright.reading.pages.tags import attributes, write

if TYPE_CHECKING:
    from tapewright.reading.pages.blocks import Block
    from tapewright.reading.pages.tags import Piece

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
ITEMS: Final = ("li", "dt", "dd")
LISTS: Final = ("ul", "ol", "dl")
CELLS: Final = ("td", "th")
TABLE: Final = ("table", "caption", "thead", "tbody", "tfoot", "tr", *CELLS)
BLOCKS: Final = frozenset(
    (
        *("html", "head", "body", "main", "article", "section", "header", "hgroup"),
        *("div", "p", "blockquote", "address", "figure", "figcaption", "details"),
        *("summary", "form", "fieldset", "legend", "hr", "pre", "center"),
        *ALWAYS[:-1],  # a button stands within its line
        *HEADINGS,
        *ITEMS,
        *LISTS,
        *TABLE,
    )
)
VOID: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr"),
    )
)
MUTE: Final = frozenset(
    (
        *("script", "style", "template", "noscript", "svg", "math", "select", "object"),
        *("canvas", "audio", "video", "iframe", "textarea", "xmp", "noembed", "datalist"),
    )
)
"""Elements of whose text nothing is seen."""
BOLD: Final = ("b", "strong")
ENDS: Final = {
    **dict.fromkeys(ITEMS, (ITEMS, LISTS)),
    **dict.fromkeys(CELLS, (CELLS, ("table",))),
    "tr": (("tr", *CELLS), ("table",)),
    **dict.fromkeys(("thead", "tbody", "tfoot"), (("thead", "tbody", "tfoot", "tr"), ("table",))),
}
"""What an element ends where its own end was left out, and within what."""
DEEP: Final = 64
"""Open elements among which the one that a tag ends is looked for."""
NOTE: Final = frozenset("0123456789,; *†‡§¶()[]")
"""What the mark of a footnote is made of."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element and what it makes of the text in it."""

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


@dataclass(slots=True)
class _Run:
    """A line of text while it is gathered, and how much of it is bold and a link."""

    ink: Ink = field(default_factory=Ink)
    size: int = 0
    bold: int = 0
    link: int = 0
