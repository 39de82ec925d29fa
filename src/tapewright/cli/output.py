"""Where what was written goes: standard output, or a file that is never half there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from tapewright import doors
from tapewright.errors import UsageError, nearest

if TYPE_CHECKING:
    from tapewright.document import Document

FORMATS: Final = "tapewright.render"

SUFFIXES: Final = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".txt": "terminal",
}


SUFFIX_OF: Final = {"fragment": ".part.html"} | {
    name: suffix for suffix, name in reversed(SUFFIXES.items())
}


def format_of(form: str | None, out: str | None) -> str:
    """Return the format asked for, by name or by the suffix of where it goes.

    Raises:
        UsageError: when there is no such format, or the suffix says none.
    """
    if form is None and out is not None and not _is_folder(out):
        suffix = Path(out).suffix.lower()
        if suffix not in SUFFIXES:
            raise UsageError(
                f"the suffix {suffix!r} of {out} says no format",
                remedy=f"Use one of {', '.join(SUFFIXES)}, or say --format.",
            )
        form = SUFFIXES[suffix]
    form = form or ("html" if out else "terminal")
    known = [name.removeprefix("as_") for name in doors.names(FORMATS)]
    if form not in known:
        raise UsageError(f"there is no format {form!r}", remedy=nearest(form, known))
    return form


def put(document: Document, form: str, out: str | None) -> None:
    """Print a document, or write it as a file, or into a folder by its own name.

    Raises:
        OSError: when the file cannot be written; what was there stays.
    """
    text = doors.part(FORMATS, f"as_{form}").render(document)
    if out is None:
        typer.echo(text.rstrip("\n"))
        return
    path = Path(out)
    if _is_folder(out):
        suffix = SUFFIX_OF.get(form, f".{form}")
        path = path / f"{document.subject}-{document.session}{suffix}"
    write_whole(path, (text.rstrip("\n") + "\n").encode())
    typer.echo(f"written: {path}", err=True)


def _is_folder(out: str) -> bool:
    return out.endswith(("/", os.sep)) or Path(out).is_dir()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there: never half, never lost.

    Raises:
        OSError: when there is no room or no permission; what was there stays.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        error.filename = str(path)
        raise
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(path), None
        raise


def _mode(path: Path) -> int:
    """Return the permissions of what is replaced, or those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
