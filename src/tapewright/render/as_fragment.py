"""The document as one element with its own style, for a site's own frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.markup import article, style
from tapewright.markup.elements import joined
from tapewright.render import Format

if TYPE_CHECKING:
    from tapewright.document import Document


def render(document: Document) -> str:
    """Return a style and an article; the site's own heading stays the first."""
    return joined((style(document), article(document, level=2)), "\n") + "\n"


PART = Format(
    name="fragment",
    doc="An article element for a page you already have; headings begin at h2.",
    suffix=".html",
    render=render,
)
