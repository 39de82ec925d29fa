"""Formats that a document is rendered as: each module `as_NAME` here is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tapewright import doors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.console import Console

    from tapewright.document import Document

DOOR: Final = "tapewright.render"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a document down.

    `render` gives the text whole, fit for a pipe. `files` is for a format of more than
    one file: from a file's name to what stands under each name. `show` is for a format
    that can draw on a terminal.
    """

    name: str
    doc: str
    suffix: str
    render: Callable[[Document], str]
    files: Callable[[Document, str], Mapping[str, bytes]] | None = None
    show: Callable[[Document, Console], None] | None = None


def shape(name: str) -> Format:
    """Return a format by its name.

    Raises:
        UsageError: when there is none of that name; the message names the nearest.
    """
    found: Format = doors.part(DOOR, f"as_{name}")
    return found


def files(form: Format, document: Document, name: str) -> Mapping[str, bytes]:
    """Return every file that a document written as `name` consists of, `name` first."""
    if form.files:
        return form.files(document, name)
    return {name: form.render(document).encode()}
