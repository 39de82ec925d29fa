"""The audit for a terminal: each claim underlined, the fix beside it, and why."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size

from tapewright.reports import (
    Format,
    chance,
    change,
    defended,
    lines_of,
    one_line,
    printable,
    proof,
    sentence,
    tally,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console
    from rich.text import Text

    from tapewright.report import Finding, Report, Verdict
    from tapewright.reports import Lines

MEASURE: Final = 88
INDENT: Final = 2
LABEL: Final = 11
LEAST: Final = 24
"""Cells of the text itself, however narrow the terminal is."""
SHOWN: Final = 3
"""Lines of a claim that runs over more; the last one stands for the rest."""
CUT: Final = "\u2026"

STYLES: Final = {
    "contradicted": "bold red",
    "unclear": "yellow",
    "unread": "magenta",
    "unverifiable": "blue",
    "convention": "cyan",
    "supported": "green",
    "warning": "yellow",
    "note": "cyan",
}


def many(reports: Sequence[Report], *, every: bool = False) -> str:
    """Return the reports as plain text at full measure, without any escape codes."""
    from rich.console import Console

    drawn = io.StringIO()
    console = Console(
        file=drawn,
        width=MEASURE,
        color_system=None,
        force_terminal=False,
        force_jupyter=False,
    )
    show(reports, console, every=every)
    lines = drawn.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def show(reports: Sequence[Report], console: Console, *, every: bool = False) -> None:
    """Draw reports, as wide as the console is but no wider than 88.

    What is supported is only counted, unless `every` claim is wanted.
    """
    from rich.text import Text

    width = min(console.width, MEASURE)
    for report in reports:
        for line in _report(report, width, every=every):
            console.print(line, soft_wrap=True, highlight=False)
    console.print(Text(tally(reports), style="bold"), soft_wrap=True)


def _report(report: Report, width: int, *, every: bool) -> Iterator[Text]:
    from rich.text import Text

    text = lines_of(report.text)
    for verdict in report.verdicts:
        if not verdict.suppressed and (every or verdict.status != "supported"):
            yield from _verdict(report, text, verdict, width)
            yield Text("")
    findings = [one for one in report.findings if not one.suppressed]
    if findings:
        yield Text("Style and rules, apart from truth", style="bold")
        yield Text("")
    for finding in findings:
        yield from _finding(report, text, finding, width)
        yield Text("")


def _verdict(
    report: Report, text: Lines, verdict: Verdict, width: int
) -> Iterator[Text]:
    claim, near, style = verdict.claim, verdict.neighbour, STYLES[verdict.status]
    turned = ", and it turns the story round" if verdict.flips else ""
    span = claim.start, claim.end
    yield _head(_where(report, text, span), verdict.status, turned, style)
    yield from _excerpt(text, span, change(verdict), style, width)
    yield from _said("", sentence(verdict.because), width)
    if near:
        others = len(verdict.rivals) - 1
        more = f"; {others} more would fit" if others else ""
        changed, weight = one_line(near.changed), f"({defended(near)}{more})"
        odds = chance(near.coincidence)
        if changed in one_line(verdict.because):
            yield from _said("chance", f"{odds} {weight}", width)
        else:
            yield from _said("fits with", f"{changed} {weight}", width)
            yield from _said("chance", odds, width)
    if verdict.fact:
        told = _beginning(proof(verdict.fact), max(width - INDENT - LABEL, LEAST))
        yield from _said("proof", told, width)


def _finding(
    report: Report, text: Lines, finding: Finding, width: int
) -> Iterator[Text]:
    span, style = (finding.start, finding.end), STYLES[finding.severity]
    rule = f" {one_line(finding.rule)}"
    yield _head(_where(report, text, span), finding.severity, rule, style)
    if finding.end > finding.start:
        yield from _excerpt(text, span, "", style, width)
    yield from _said("", sentence(finding.because), width)
    if finding.remedy:
        yield from _said("remedy", sentence(finding.remedy), width)
    if finding.source:
        yield from _said("source", one_line(finding.source), width)


def _head(where: str, word: str, rest: str, style: str) -> Text:
    """Return where it is and what it is; never wrapped, so that a path stays one."""
    from rich.text import Text

    return Text.assemble((f"{where}: ", "bold"), (word, style), rest)


def _where(report: Report, text: Lines, span: tuple[int, int]) -> str:
    place = text.place(*span)
    return f"{printable(report.source) or 'text'}:{place.line}:{place.column}"


def _excerpt(
    text: Lines, span: tuple[int, int], fix: str, style: str, width: int
) -> Iterator[Text]:
    """Yield the lines that a claim stands on, each underlined, the fix beside the last.

    Of many lines the first two and the last are shown.
    """
    from rich.text import Text

    place = text.place(*span)
    lines = [*range(place.line, place.end_line + 1)]
    lines = [*lines[: SHOWN - 1], *lines[SHOWN - 1 :][-1:]]
    gutter = len(str(lines[-1])) + INDENT + 2
    room = max(width - gutter - 2, LEAST)
    for line in lines:
        before, marked, after = _cut(text, line, span, room)
        at = f"{line:>{gutter - 2}} | "
        yield Text.assemble((at, "dim"), before, (marked, style), after)
        pad = " " * (len(at) - 2) + "| " + " " * cell_len(before)
        under = "^" * max(cell_len(marked), 1)
        beside = f"{pad}{under}  {fix}"
        last = line == lines[-1]
        if last and cell_len(beside) <= width:
            yield Text.assemble((pad, "dim"), (under, style), ("  " + fix, "bold"))
            continue
        yield Text.assemble((pad, "dim"), (under, style))
        if last and fix:
            yield from _said("write", fix, width)


def _cut(
    text: Lines, line: int, span: tuple[int, int], room: int
) -> tuple[str, str, str]:
    """Return what of a line stands before, in and after a claim, in `room` cells.

    Only as much is read as may be shown: a line can be megabytes long.
    """
    first, last = text.bounds(line)
    start, end = (min(max(at, first), last) for at in span)
    marked = _beginning(printable(text.text[start : min(end, start + room)]), room)
    if end - start > room and not marked.endswith(CUT):
        marked = _beginning(marked + " ", cell_len(marked))
    left = room - cell_len(marked)
    before = printable(text.text[max(first, start - room) : start])
    after = printable(text.text[end : min(last, end + room)])
    wanted = left - min(cell_len(after), left // 2)
    before = _ending(before, wanted, cut=start - room > first)
    return before, marked, _beginning(after, left - cell_len(before))


def _beginning(text: str, room: int) -> str:
    """Return a text, or as much of its beginning as there are cells for."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, room - 1) + CUT if room > 0 else ""


def _ending(text: str, room: int, *, cut: bool) -> str:
    """Return a text, or as much of its end as there are cells for."""
    if cell_len(text) <= room and not cut:
        return text
    at, used = len(text), len(CUT)
    while at and used + cell_len(text[at - 1]) <= room:
        at -= 1
        used += cell_len(text[at])
    return CUT + text[at:] if room > 0 else ""


def _said(label: str, text: str, width: int) -> Iterator[Text]:
    """Yield a text, wrapped and set in, its label before the first line."""
    from rich.text import Text

    lead = INDENT + (LABEL if label else 0)
    begin = " " * INDENT + label.ljust(lead - INDENT)
    for line in _wrapped(text, max(width - lead, LEAST)):
        yield Text.assemble((begin, "dim"), line)
        begin = " " * lead


def _wrapped(text: str, room: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and cell_len(f"{line} {word}") > room:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


PART = Format(
    name="terminal",
    doc="For reading at the prompt; plain text when piped.",
    suffix=".txt",
    many=many,
    show=show,
)
