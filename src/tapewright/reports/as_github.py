"""The audit as annotations: commands that GitHub's runners read from a log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.reports import LEVELS, Format, lines_of, message, printable, remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.report import Report
    from tapewright.reports import Place

COMMANDS: Final = {
    "error": "error",
    "warning": "warning",
    "note": "notice",
    "none": "notice",
}
PATHLESS: Final = ("", "-")
"""Sources that are no file of the repository."""


def many(reports: Sequence[Report], *, every: bool = False) -> str:
    """Return one command a line, what is suppressed left out; "" where all is well."""
    lines = [line for report in reports for line in _lines(report, every=every)]
    return "".join(f"{line}\n" for line in lines)


def _lines(report: Report, *, every: bool) -> Iterator[str]:
    text = lines_of(report.text)
    for verdict in report.verdicts:
        if verdict.suppressed or (verdict.status == "supported" and not every):
            continue
        place = text.place(verdict.claim.start, verdict.claim.end)
        title = f"tapewright: {verdict.status}"
        yield _command(
            LEVELS[verdict.status], report.source, place, title, message(verdict)
        )
    for finding in report.findings:
        if not finding.suppressed:
            place = text.place(finding.start, finding.end)
            title = f"tapewright: {finding.rule}"
            yield _command(
                finding.severity, report.source, place, title, remark(finding)
            )


def _command(level: str, source: str, place: Place, title: str, text: str) -> str:
    """Return one command; columns are only understood within one line."""
    named = {
        "file": "" if source in PATHLESS else source,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": title,
    }
    if place.line != place.end_line:
        del named["col"], named["endColumn"]
    told = ",".join(f"{k}={_property(v)}" for k, v in named.items() if v)
    return f"::{COMMANDS[level]} {told}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")


PART = Format(
    name="github",
    doc="Annotations on the lines of a pull request.",
    suffix=".txt",
    many=many,
)
