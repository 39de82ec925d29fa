"""Formats that an audit is reported in: each module `as_NAME` here is one."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Protocol

from tapewright import doors
from tapewright.markup.proofs import slice_text, value_of
from tapewright.report import STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import Console

    from tapewright.model import Fact, Witness
    from tapewright.report import Finding, Neighbour, Report, Verdict

DOOR: Final = "tapewright.reports"

LEVELS: Final = {
    "contradicted": "error",
    "unclear": "warning",
    "unread": "note",
    "unverifiable": "note",
    "convention": "note",
    "supported": "none",
}
"""How much a status asks for, in the words of SARIF."""

STATES: Final = {
    "contradicted": "is contradicted",
    "unclear": "is unclear",
    "unread": "could not be read",
    "unverifiable": "cannot be verified",
    "convention": "is right by another convention",
    "supported": "is supported",
}

CHANCE: Final = 2000
"""No chance smaller than one in this many is told: the estimate bears no more."""
WITNESSES: Final = 3
"""Deciding bars of a column told in one line; the JSON has all."""
SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Many(Protocol):
    """How a format writes several reports as one text.

    With `every`, what is supported is told one by one where a format only counts it.
    """

    def __call__(self, reports: Sequence[Report], *, every: bool = False) -> str:
        """Return the text whole, fit for a pipe."""


class Show(Protocol):
    """How a format draws on a terminal."""

    def __call__(
        self, reports: Sequence[Report], console: Console, *, every: bool = False
    ) -> None:
        """Draw reports, as wide as the console is."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to report an audit; `show` is for a format that can draw on a terminal.

    `one` is for a format in which a report by itself is not a list of one.
    """

    name: str
    doc: str
    suffix: str
    many: Many
    show: Show | None = None
    one: Callable[[Report], str] | None = None

    def render(self, report: Report, *, every: bool = False) -> str:
        """Return one report, fit for a pipe."""
        return self.one(report) if self.one else self.many((report,), every=every)


def shape(name: str) -> Format:
    """Return a format by its name.

    Raises:
        UsageError: when there is none of that name; the message names the nearest.
    """
    found: Format = doors.part(DOOR, f"as_{name}")
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, counted from 1 in code points; the end is past it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, repr=False)
class Lines:
    """A text by its lines; each ends with a line feed, a return before it or not."""

    text: str
    starts: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """Return where a piece of the text stands; offsets beyond the text are cut."""
        start = max(0, min(start, len(self.text)))
        end = max(start, min(end, len(self.text)))
        first, last = (bisect_right(self.starts, at) for at in (start, end))
        return Place(
            first,
            start - self.starts[first - 1] + 1,
            last,
            end - self.starts[last - 1] + 1,
        )

    def bounds(self, line: int) -> tuple[int, int]:
        """Return where a line starts and ends, its line feed left out."""
        start = self.starts[line - 1]
        if line == len(self.starts):
            return start, len(self.text)
        end = self.starts[line] - 1
        return start, end - (end > start and self.text[end - 1] == "\r")


def lines_of(text: str) -> Lines:
    """Return a text by its lines."""
    return Lines(text, (0, *(met.end() for met in re.finditer("\n", text))))


def printable(text: str) -> str:
    """Return text that cannot steer a terminal or a log: controls are written out."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _written(c) for c in text)


def _written(letter: str) -> str:
    if letter == "\t":
        return "    "
    if unicodedata.category(letter) == "Zs":
        return "  " if letter == "\N{IDEOGRAPHIC SPACE}" else " "
    return letter.encode("unicode_escape").decode("ascii")


def one_line(text: str) -> str:
    """Return text on one line, every run of blanks a single space."""
    return printable(" ".join(text.split()))


def sentence(text: str) -> str:
    """Return a clause as a sentence: a capital first, a stop last."""
    text = one_line(text)
    stop = "" if not text or text[-1] in ".!?" else "."
    return f"{text[:1].upper()}{text[1:]}{stop}"


def change(verdict: Verdict) -> str:
    """Return what to write instead, as in "1.81% -> 2.16%"; "" where nothing."""
    if not verdict.corrected:
        return ""
    return f"{one_line(verdict.claim.quote)} -> {one_line(verdict.corrected)}"


def chance(coincidence: float) -> str:
    """Return the share of random numbers that would fit some neighbour, in words."""
    if coincidence * CHANCE < 1:
        return f"fewer than 1 number in {CHANCE:,} as precise would fit by chance"
    of = round(1 / coincidence)
    many = f"1 number in {of:,}" if of > 1 else "most numbers"
    return f"{many} as precise would fit by chance"


def defended(near: Neighbour) -> str:
    """Return whether anybody counts like a neighbour."""
    return "a slip" if near.slip else "an accepted convention"


def proof(fact: Fact) -> str:
    """Return a fact's value and the bars that decided it, in one line."""
    told = [_bars(key, bars) for key, bars in groupby(fact.evidence.witnesses, _column)]
    told = told or [slice_text(piece) for piece in fact.evidence.slices]
    bars = "; ".join(told)
    return one_line(f"{value_of(fact)} from {bars}" if bars else value_of(fact))


def _column(bar: Witness) -> str:
    return f"{bar.symbol} {bar.column}"


def _bars(column: str, bars: Iterable[Witness]) -> str:
    """Return the deciding bars of one column, the first few of many."""
    told = [f"{bar.value:,f} ({bar.session})" for bar in bars]
    more = [f"{len(told) - WITNESSES} more"] if len(told) > WITNESSES else []
    return f"{column} {', '.join([*told[:WITNESSES], *more])}"


def message(verdict: Verdict) -> str:
    """Return all that is to be said of a claim as one paragraph."""
    near, fix = verdict.neighbour, change(verdict)
    parts = [
        f'"{one_line(verdict.claim.quote)}" {STATES[verdict.status]}.',
        sentence(verdict.because),
        f"Right: {fix}." if fix else "",
        "The error turns the story round." if verdict.flips else "",
    ]
    if near:
        why = f"{defended(near)}; {chance(near.coincidence)}"
        changed = one_line(near.changed)
        if changed in one_line(verdict.because):
            parts.append(f"That is {why}.")
        else:
            parts.append(f"It would be right with one change, {changed} ({why}).")
    return " ".join(filter(None, parts))


def remark(finding: Finding) -> str:
    """Return a finding as one paragraph, with what to do and what it rests on."""
    source = f"({one_line(finding.source)})" if finding.source else ""
    parts = (sentence(finding.because), sentence(finding.remedy), source)
    return " ".join(filter(None, parts))


def tally(reports: Sequence[Report]) -> str:
    """Return how many claims have which status, as one line; suppressed ones apart."""
    verdicts = [one for report in reports for one in report.verdicts]
    findings = [one for report in reports for one in report.findings]
    found = Counter(one.status for one in verdicts if not one.suppressed)
    told = [f"{found[status]} {status}" for status in STATUSES if found[status]]
    left = sum(not one.suppressed for one in findings)
    told += [_counted(left, "finding")] if left else []
    hidden = len(verdicts) + len(findings) - found.total() - left
    told += [f"{hidden:,} suppressed"] if hidden else []
    days = sorted({str(report.as_of) for report in reports})
    span = f" as of {' to '.join(dict.fromkeys((days[0], days[-1])))}" if days else ""
    files = f"{len(reports)} texts, " if len(reports) > 1 else ""
    claims = _counted(len(verdicts), "claim")
    return f"{files}{claims}{span}: {', '.join(told) or 'nothing to report'}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def json_text(data: Any) -> str:  # noqa: ANN401 - JSON is any plain value
    """Return plain values as JSON that every encoding of Unicode can carry."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2)
    return SURROGATE.sub(lambda met: f"\\u{ord(met[0]):04x}", text) + "\n"
