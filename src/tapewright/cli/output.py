"""Where what was written goes: standard output, or files that are never half there."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from tapewright import doors
from tapewright.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tapewright.document import Document
    from tapewright.render import Format

FORMATS: Final = "tapewright.render"
PLAIN: Final = "terminal"
PAGE: Final = "html"
"""What stands on the prompt, and what goes into a folder, where nothing is said."""


def format_of(form: str | None, out: str | None, door: str = FORMATS) -> Any:  # noqa: ANN401 - each door holds one type
    """Return the format asked for, by its name or by the suffix of where it goes.

    Raises:
        UsageError: when there is no such format, or the suffix says none; or when there
            is no folder to write in.
    """
    if out is not None and not _is_folder(out) and not Path(out).parent.is_dir():
        raise UsageError(
            f"there is no folder {Path(out).parent} to write in",
            where="--out",
            remedy="Make it first, or name another.",
        )
    if form is None and out is not None and not _is_folder(out):
        return _by_suffix(out, door)
    name = form or (PLAIN if out is None else PAGE)
    known = [one.removeprefix("as_") for one in doors.names(door)]
    if name not in known:
        raise UsageError(f"there is no format {name!r}", remedy=nearest(name, known))
    return doors.part(door, f"as_{name}")


def _by_suffix(out: str, door: str) -> Any:  # noqa: ANN401 - each door holds one type
    """Return the format of a suffix; of several, the whole page before its parts."""
    formats = [*doors.parts(door).values()]
    formats.sort(key=lambda one: one.name != PAGE)
    suffix = Path(out).suffix.lower()
    for one in formats:
        if one.suffix == suffix:
            return one
    suffixes = ", ".join(dict.fromkeys(one.suffix for one in formats))
    raise UsageError(
        f"the suffix {suffix!r} of {out} says no format",
        remedy=f"Use one of {suffixes}, or say --format.",
    )


def put(document: Document, form: Format, out: str | None) -> None:
    """Print a document, or write its files, in a folder by a name of its own.

    Raises:
        OSError: when a file cannot be written; what was there stays.
    """
    if out is None:
        _show(document, form)
        return
    from tapewright.render import files

    path = Path(out)
    if _is_folder(out):
        path.mkdir(exist_ok=True, parents=True)
        path /= f"{document.subject}-{document.session}{form.suffix}"
    told = files(form, document, path.name)
    write_whole({path.with_name(name): data for name, data in told.items()})
    typer.echo(f"written: {path}", err=True)


def _show(document: Document, form: Format) -> None:
    if form.show and sys.stdout.isatty():
        from rich.console import Console

        form.show(document, Console())
    else:
        typer.echo(form.render(document).rstrip("\n"))


def _is_folder(out: str) -> bool:
    return out.endswith(("/", os.sep)) or Path(out).is_dir()


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write files beside their places, then move them there: all or none, never half.

    Raises:
        OSError: when there is no room or no permission; what was there stays.
    """
    staged: dict[Path, str] = {}
    try:
        for path, data in files.items():
            _stage(path, data, staged)
        for path in [*staged][::-1]:  # what a page shows is there before the page
            Path(staged[path]).replace(path)
            del staged[path]
    finally:
        for name in staged.values():
            Path(name).unlink(missing_ok=True)


def _stage(path: Path, data: bytes, staged: dict[Path, str]) -> None:
    """Write a hidden file beside a path; errors name the path."""
    try:
        handle, staged[path] = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name}."
        )
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(staged[path]).chmod(_mode(path))
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder is in its place")
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _mode(path: Path) -> int:
    """Return the permissions of what is replaced, or those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
