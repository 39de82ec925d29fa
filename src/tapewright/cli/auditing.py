"""`tapewright audit`: what texts state, held against the bars, as a linter does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from tapewright.cli import options as o
from tapewright.cli.output import write_whole
from tapewright.cli.texts import STDIN
from tapewright.errors import UsageError, nearest
from tapewright.report import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tapewright.report import Report
    from tapewright.reports import Format

FORMATS: Final = "tapewright.reports"
LEVELS: Final = (*STATUSES[:-1], "finding", "never")
"""What --fail-on may name: a status and all that weigh more, or a finding too."""
MISUSE: Final = 2


def audit(  # noqa: PLR0913 - a command's options are its interface
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Texts, Markdown or HTML; - for standard input.",
        ),
    ],
    *,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The last session that the texts know; by default what each says.",
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="STATUS",
            help="Exit with 1 from this on: contradicted, unclear, unread, "
            "unverifiable, convention; finding for a contradicted claim or any finding "
            "of style and rules; or never.",
        ),
    ] = "contradicted",
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Put false numbers right in the files, where that audits clean.",
        ),
    ] = False,
    baseline: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="What is known already, and told no more: a JSON file."
        ),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline", help="Write all that is told now into the baseline."
        ),
    ] = False,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="terminal, json, html, sarif or github; by default terminal, or what "
            "the suffix of --out says.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="A file to write the report to."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            help="The texts' language; by default what each says, or English.",
        ),
    ] = None,
    rules: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PACK",
            help="A pack of rules to hold the texts to, whole: house, finra, mifid or "
            "mar; may be repeated. By default all, but what is missing (a disclaimer, "
            "a warning, a source) is asked only of what recommends or promises.",
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--every", help="Tell what is supported one by one, too.")
    ] = False,
    bars: o.Bars = None,
    store: o.Store = None,
    version_of_bars: o.VersionOfBars = None,
    marks: o.Marks = None,
) -> None:
    """Hold anybody's recap against the bars, number by number.

    Says what is false, what is right instead, and what the author may have looked at;
    what cannot be read or verified is told, never skipped. A text can have something
    ignored, with a reason: <!-- tapewright: ignore the vendor's level -->

    Exits with 1 when a claim is contradicted, or when --fail-on says so; with 2 when a
    text cannot be read. The others are reported all the same.

    tapewright audit recap.md --as-of 2018-12-28
    tapewright audit recaps/*.md --bars daily/ --format sarif --out audit.sarif
    tapewright audit - --fix --bars daily/ < draft.md > mended.md
    """
    from tapewright.cli import audits
    from tapewright.cli.output import format_of
    from tapewright.gathered.dates import day_of
    from tapewright.reading.rules import pack

    shape = format_of(form, out, FORMATS)  # what is misspelt is refused before any work
    _hold(fail_on)
    for name in rules or ():
        pack(name)
    day = day_of(as_of, "--as-of")
    known = audits.known(baseline, begin=write_baseline)
    reader = audits.reader(
        as_of=day,
        bars=bars,
        store=store,
        version_of_bars=version_of_bars,
        marks=marks,
        language=language,
        rules=rules,
    )
    reports, failed = audits.of(files, reader, known, fix=fix)
    if known:
        reports = audits.settled(reports, known, begin=write_baseline)
    if reports:
        told = _whole(reports, shape, alone=len(set(files)) == 1, every=every)
        if out is None:
            _show(reports, shape, told, every=every, err=fix and STDIN in files)
        else:
            _put(told, out, shape.suffix)
    audits.tell_failed(failed)
    if failed or any(_fails(report, fail_on) for report in reports):
        raise typer.Exit(MISUSE if failed else 1)


def _hold(level: str) -> None:
    if level not in LEVELS:
        raise UsageError(
            f"--fail-on knows no status {level!r}", remedy=nearest(level, LEVELS)
        )


def _fails(report: Report, level: str) -> bool:
    """Return whether a report tells something that weighs as much as a level."""
    if level == "never":
        return False
    if level == "finding" and any(not one.suppressed for one in report.findings):
        return True
    failing = (
        STATUSES[: STATUSES.index(level) + 1] if level in STATUSES else STATUSES[:1]
    )
    return any(v.status in failing and not v.suppressed for v in report.verdicts)


def _whole(
    reports: Sequence[Report], shape: Format, *, alone: bool, every: bool
) -> str:
    """Return the reports as one text; its shape rests on how many texts were named."""
    if alone:
        return shape.render(reports[0], every=every)
    return shape.many(reports, every=every)


def _put(told: str, out: str, suffix: str) -> None:
    """Write the reports to a file, or into a folder by a name of their own."""
    path = Path(out)
    path = path / f"audit{suffix}" if path.is_dir() else path
    write_whole({path: told.encode()})
    typer.echo(f"written: {path}", err=True)


def _show(
    reports: Sequence[Report], shape: Format, told: str, *, every: bool, err: bool
) -> None:
    """Print the reports, drawn where a person looks on; on standard error if `err`."""
    stream = sys.stderr if err else sys.stdout
    if shape.show and stream.isatty():
        from rich.console import Console

        shape.show(reports, Console(file=stream), every=every)
    else:
        typer.echo(told.rstrip("\n"), err=err)
