"""A file's text as blocks with offsets into the original, whatever its form."""

from __future__ import annotations

from tapewright.reading.pages.blocks import Block, Page
from tapewright.reading.pages.from_text import read_text


def page_of(data: str | bytes, form: str | None = None) -> Page:
    """Return a text as a page."""
    text = data if isinstance(data, str) else data.decode()
    return read_text(text)


__all__ = ["Block", "Page", "page_of"]
