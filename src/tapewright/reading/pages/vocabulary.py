"""What the elements of HTML are for: which make blocks, which tables, which nothing."""

from __future__ import annotations

from typing import Final

from tapewright.reading.pages.noise import ALWAYS

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
ITEMS: Final = ("li", "dt", "dd")
LISTS: Final = ("ul", "ol", "dl")
CELLS: Final = ("td", "th")
PARTS: Final = ("thead", "tbody", "tfoot")
TABLE: Final = ("table", "caption", "tr", *PARTS, *CELLS)
BLOCKS: Final = frozenset(
    (
        *("html", "head", "title", "body", "main", "article", "section", "header"),
        "hgroup",
        *("div", "p", "blockquote", "address", "figure", "figcaption", "details"),
        *("summary", "form", "fieldset", "legend", "hr", "pre", "center"),
        *ALWAYS,
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
        *("canvas", "audio", "video", "iframe", "textarea", "xmp", "noembed"),
        "datalist",
    )
)
"""Elements of whose text nothing is seen."""
BOLD: Final = ("b", "strong")
ENDS: Final = {
    **dict.fromkeys(ITEMS, (ITEMS, LISTS)),
    **dict.fromkeys(CELLS, (CELLS, ("table",))),
    "tr": (("tr", *CELLS), ("table",)),
    "caption": (("caption", "tr", *PARTS, *CELLS), ("table",)),
    **dict.fromkeys(("thead", "tbody", "tfoot"), ((*PARTS, "tr", *CELLS), ("table",))),
}
"""What an element ends where its own end was left out, and within what."""
