"""A file's text as blocks with offsets into the original, whatever its form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tapewright.errors import UsageError, nearest
from tapewright.reading.pages.blocks import Block, Page
from tapewright.reading.pages.boilerplate import without_method
from tapewright.reading.pages.form import decoded, form_of
from tapewright.reading.pages.from_html import read_html
from tapewright.reading.pages.from_text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _read_markdown(text: str) -> Page:
    from tapewright.reading.pages.from_markdown import read_markdown

    return read_markdown(text)


READERS: Final[Mapping[str, Callable[[str], Page]]] = {
    "text": read_text,
    "markdown": _read_markdown,
    "html": read_html,
}


def page_of(data: str | bytes, form: str | None = None) -> Page:
    """Return a text as a page, in time and memory that grow with its length.

    Args:
        data: The text, or a file's bytes: UTF-8, UTF-16 or UTF-32 with a mark, what an
            HTML page declares, or else as Windows writes western languages.
        form: "text", "markdown" or "html"; by default what it looks like.

    Raises:
        UsageError: for another form.
    """
    text = data if isinstance(data, str) else decoded(data)
    form = form or form_of(text)
    if form not in READERS:
        raise UsageError(
            f"there is no form {form!r} of text", remedy=nearest(form, READERS)
        )
    page = READERS[form](text)
    return replace(page, blocks=tuple(without_method(page.blocks)))


__all__ = ["Block", "Page", "decoded", "page_of"]
