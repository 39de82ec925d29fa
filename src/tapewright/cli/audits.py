"""Audits of several texts: a report of each, whatever befalls the others."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import typer

from tapewright.baseline import Baseline, apply, gone, read, write
from tapewright.cli.texts import STDIN, Original, read_text, write_back
from tapewright.errors import DateError, TapewrightError, UsageError
from tapewright.mended import mended
from tapewright.reports import lines_of, one_line, printable

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from datetime import date

    from tapewright.mended import Mended
    from tapewright.report import Report

MANY: Final = 4
"""Texts from which on a bar of progress is worth showing."""
HOW_TO_DATE: Final = "Say it with --as-of, such as --as-of 2025-09-19."
SHOWN: Final = 12
"""Names or entries listed one by one; more are counted."""

Reader: TypeAlias = "Callable[[str, Original], Report]"
"""Reads a text that comes from a file against the bars."""


def reader(  # noqa: PLR0913 - each stands for a flag of the command
    *,
    as_of: date | None,
    bars: str | None,
    store: str | None,
    version_of_bars: int | None,
    marks: str | None,
    language: str | None,
    rules: Sequence[str] | None,
) -> Reader:
    """Return what reads a text against the bars."""
    import tapewright

    def report(text: str, original: Original) -> Report:
        try:
            return tapewright.audit(
                text,
                as_of=as_of,
                bars=bars,
                store=store,
                version_of_bars=version_of_bars,
                marks=marks,
                language=language,
                form=original.form,
                source=original.name,
                rules=rules,
            )
        except DateError as error:
            raise error.mended(HOW_TO_DATE) from error

    return report


def known(path: str | None, *, begin: bool) -> Baseline | None:
    """Return the baseline asked for, an empty one where it is to be begun.

    Raises:
        UsageError: when there is none.
        DocumentError: when its file holds something else.
    """
    if path is None:
        if begin:
            raise UsageError(
                "--write-baseline names no file",
                remedy="Name it with --baseline FILE.",
            )
        return None
    if begin and not Path(path).exists():
        return Baseline(Path(path))
    return read(path)


def of(
    names: Iterable[str], reader: Reader, known: Baseline | None, *, fix: bool
) -> tuple[list[Report], dict[str, list[str]]]:
    """Return a report on each text that can be read; by what is wrong, the others."""
    reports: list[Report] = []
    failed: dict[str, list[str]] = {}
    with _progress(dict.fromkeys(names)) as shown:
        for name in shown:
            try:
                reports.append(_report(name, reader, known, fix=fix))
            except BrokenPipeError:
                raise
            except (TapewrightError, OSError) as error:
                failed.setdefault(_reason(error, name), []).append(name)
    return reports, failed


def _report(name: str, reader: Reader, known: Baseline | None, *, fix: bool) -> Report:
    """Return the report on a text, or on what has become of it once it is mended."""
    original = read_text(name)

    @cache
    def audited(text: str) -> Report:
        report = reader(text, original)
        return apply(report, known) if known else report

    if not fix:
        return audited(original.text)
    done = mended(original.text, audited)
    if done.applied or name == STDIN:
        write_back(original, done.text)
    _tell_mended(original, done)
    return audited(done.text)


@contextmanager
def _progress(names: Collection[str]) -> Iterator[Iterable[str]]:
    """Show how many texts have been read, where they are many and a person looks on."""
    if len(names) < MANY or not sys.stderr.isatty():
        yield names
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        yield shown.track(names, description="auditing")


def _reason(error: TapewrightError | OSError, name: str) -> str:
    """Return what is wrong, as one sentence, without the name of the text."""
    if isinstance(error, TapewrightError):
        return str(error)
    if isinstance(error, IsADirectoryError):
        return "it is a folder. Name the files in it."
    where = f"{error.filename}: " if error.filename not in (None, name) else ""
    reason = error.strerror or str(error) or type(error).__name__
    return f"{where}{reason[:1].lower()}{reason[1:]}."


def tell_failed(failed: Mapping[str, Sequence[str]]) -> None:
    """Say in red why texts could not be read, each reason once."""
    for reason, names in failed.items():
        told = ", ".join(printable(name) for name in names[:SHOWN])
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        message = f"tapewright: {told}{more}: {reason}"
        typer.secho(message, fg=typer.colors.RED, err=True)


def _tell_mended(original: Original, done: Mended) -> None:
    """Say what was put right, and what was not and why, each by its old place."""
    lines = lines_of(original.text)
    told = [(one, "") for one in done.applied]
    told += [(one.verdict, one.why) for one in done.refused]
    for one, why in sorted(told, key=lambda pair: pair[0].claim.start):
        place = lines.place(one.claim.start, one.claim.end)
        where = f"{printable(original.name)}:{place.line}:{place.column}"
        quote = one_line(one.claim.quote)
        new = one_line(one.corrected)
        said = (
            f"not fixed: {quote}: {one_line(why)}"
            if why
            else f"fixed: {quote} -> {new}"
        )
        typer.echo(f"{where}: {said}", err=True)


def settled(reports: Sequence[Report], known: Baseline, *, begin: bool) -> list[Report]:
    """Tell what a baseline holds in vain; or write it anew, and suppress all it holds.

    Raises:
        TapewrightError: when it cannot be written, and why.
    """
    left = gone(reports, known)
    if begin:
        now = write(reports, known)
        dropped = f", {len(left)} dropped" if left else ""
        told = f"written: {known.path} ({len(now.known)} known{dropped})"
        typer.echo(told, err=True)
        return [apply(report, now) for report in reports]
    if left:
        many = "1 entry fits" if len(left) == 1 else f"{len(left)} entries fit"
        told = f"{known.path}: {many} nothing any more; --write-baseline drops such"
        typer.echo(told, err=True)
    for one in left[:SHOWN]:
        typer.echo(f"  {one.source}: {one.rule}: {one_line(one.quote)}", err=True)
    if len(left) > SHOWN:
        typer.echo(f"  and {len(left) - SHOWN} more", err=True)
    return [*reports]
