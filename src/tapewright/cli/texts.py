"""Texts as they lie in files: read as characters, written back as the same bytes."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tapewright.cli.output import write_whole
from tapewright.errors import DocumentError

STDIN: Final = "-"
PDF: Final = b"%PDF-"

# UTF-32 begins as UTF-16 does: the longer marks stand first.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMS: Final = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


@dataclass(frozen=True, slots=True)
class Original:
    """A text with its line ends as they are, and how its bytes were read.

    `mark` is the byte order mark that stood before it, if one did.
    """

    name: str
    text: str
    encoding: str
    mark: bytes

    @property
    def form(self) -> str | None:
        """What its suffix says it is: text, markdown, html or nothing known."""
        return _FORMS.get(Path(self.name).suffix.lower())


def read_text(name: str) -> Original:
    """Return the text of a file, or of standard input for "-".

    Raises:
        DocumentError: when it is no text.
        OSError: when it cannot be read.
    """
    data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    if data.startswith(PDF):
        raise DocumentError(
            "this is a PDF",
            expected="plain text, Markdown or HTML",
            remedy="Take its text out first: pdftotext -layout FILE.pdf - | "
            "tapewright audit -",
        )
    mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", ""))
    for tried in (encoding,) if encoding else ("utf-8", "cp1252"):
        if tried == "cp1252" and b"\0" in data:
            break
        try:
            return Original(name, data[len(mark) :].decode(tried), tried, mark)
        except UnicodeDecodeError:
            continue
    raise DocumentError(
        "this is no text", expected="plain text, Markdown or HTML, best in UTF-8"
    )


def write_back(original: Original, text: str) -> None:
    """Write another text in the place of the original, whole or not at all.

    Its encoding, byte order mark and line ends stay. Standard input's goes to standard
    output.

    Raises:
        DocumentError: when its encoding lacks a letter, or the file has changed since.
        OSError: when it cannot be written; what was there stays.
    """
    try:
        data = original.mark + text.encode(original.encoding)
    except UnicodeEncodeError as error:
        raise DocumentError(
            f"{original.encoding} has no {text[error.start]!r}",
            remedy="Write the file in UTF-8, then run it again.",
        ) from error
    if original.name == STDIN:
        sys.stdout.buffer.write(data)
        return
    path = Path(original.name).resolve()  # a link stays a link
    if path.read_bytes() != original.mark + original.text.encode(original.encoding):
        raise DocumentError("it has changed since it was read", remedy="Run it again.")
    if not os.access(path, os.W_OK):  # a move would take its place all the same
        raise PermissionError(errno.EACCES, "it may not be written", original.name)
    write_whole({path: data})
