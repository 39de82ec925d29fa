"""A baseline: what an audit has told before, known again wherever it has moved to.

It is a file of JSON without line numbers, kept beside the texts. A claim or finding is
known again by a fingerprint of its status or rule, its words, the sentence around them,
its question, and how many before it share all that. Two runs that write at once lose
nothing of each other's: each changes only what it has seen itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, TypeVar

from tapewright.errors import DocumentError, UsageError
from tapewright.ignored import unnoted
from tapewright.report import Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tapewright.report import Report

    _Told = TypeVar("_Told", Verdict, Finding)

VERSION: Final = 1
SUPPRESSED: Final = "baseline"
"""The reason that what is known bears."""
NAMELESS: Final = ("", "-")
"""The sources of texts that are no files."""

_BORDER: Final = re.compile(
    r"[.!?](?:\s|\Z)|\n\s*\n|\n\s*[|>#*-]|</?(?:p|li|t[dhr]|h[1-6]|div|br)\b[^<>]*>"
)
_REACH: Final = 400
"""Letters either side of a claim in which its sentence's ends are looked for."""
_PATIENCE: Final = 10.0
_PAUSE: Final = 0.02
"""Seconds to wait for another run to finish writing, and between two looks."""


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """One claim or finding that has been told before; `rule` is its status or rule.

    `source` says which text held it, relative to the baseline's folder.
    """

    source: str
    rule: str
    quote: str
    sentence: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a file holds; nothing, where there is none yet."""

    path: Path
    known: tuple[Known, ...] = ()


def read(path: str | Path) -> Baseline:
    """Return the baseline that a file holds.

    Raises:
        UsageError: when there is no such file.
        DocumentError: when it holds something else.
    """
    path = Path(path)
    try:
        return Baseline(path, _parsed(path))
    except FileNotFoundError as error:
        raise UsageError(
            "there is no such baseline",
            where=str(path),
            remedy="Begin one with --write-baseline.",
        ) from error


def _parsed(path: Path) -> tuple[Known, ...]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] == VERSION:
            return tuple(_entry(one) for one in data["known"])
        found = f"this is a baseline of version {data['version']}"
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        found = f"this is no baseline: {type(error).__name__} {error}"
    raise DocumentError(
        found,
        expected=f"the JSON that --write-baseline writes, version {VERSION}",
        where=str(path),
    )


def _entry(data: Mapping[str, str]) -> Known:
    names = ("source", "rule", "quote", "sentence", "fingerprint")
    return Known(*(str(data[name]) for name in names))


def apply(report: Report, baseline: Baseline) -> Report:
    """Return a report in which what the baseline knows is suppressed as "baseline"."""
    prints = {one.fingerprint for one in baseline.known}
    found = _entries(report, baseline.path)
    old = [one is not None and one.fingerprint in prints for one in found]
    return replace(
        report,
        verdicts=tuple(map(_marked, report.verdicts, old)),
        findings=tuple(map(_marked, report.findings, old[len(report.verdicts) :])),
    )


def gone(reports: Iterable[Report], baseline: Baseline) -> list[Known]:
    """Return what the baseline holds of these texts that none of them states any more.

    What it holds of a file that is there no more is among it.
    """
    reports = list(reports)
    texts = {_beside(report.source, baseline.path) for report in reports}
    prints = {one.fingerprint for one in _all(reports, baseline.path)}
    return [
        one
        for one in baseline.known
        if one.fingerprint not in prints
        and (one.source in texts or _is_lost(one.source, baseline.path))
    ]


def write(reports: Iterable[Report], baseline: Baseline) -> Baseline:
    """Write what these reports tell into the baseline's file, whole or not at all.

    What it held of other texts stays, and so does what another run has added since the
    baseline was read; only what was read and is `gone` is left out.

    Raises:
        UsageError: when there is no such folder, or another run does not let go.
        DocumentError: when the file meanwhile holds something else.
        OSError: when it cannot be written; what was there stays.
    """
    reports, path = list(reports), baseline.path
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent} to write in")
    with _replacing(path.resolve()) as file:
        now = set(_parsed(path)) if path.exists() else set()
        now -= set(gone(reports, baseline))
        entries = sorted(now | set(_all(reports, path)))
        told = {"version": VERSION, "known": [asdict(one) for one in entries]}
        file.write(json.dumps(told, indent=1).encode() + b"\n")
    return Baseline(path, tuple(entries))


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open what is to take a file's place; while it is there no other run writes."""
    lock = path.with_name(f"{path.name}.lock")
    handle = _locked(lock)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            lock.chmod(path.stat().st_mode & 0o777)
        lock.replace(path)
    except BaseException:
        lock.unlink(missing_ok=True)
        raise


def _locked(lock: Path) -> int:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError as error:
            if time.monotonic() > until:
                raise UsageError(
                    "another run is writing the baseline",
                    where=str(lock),
                    remedy="Wait for it; if there is none, delete this file.",
                ) from error
        time.sleep(_PAUSE)


def _all(reports: Iterable[Report], path: Path) -> Iterator[Known]:
    for report in reports:
        yield from filter(None, _entries(report, path))


def _entries(report: Report, path: Path) -> list[Known | None]:
    """Return what a baseline would hold of each verdict, then of each finding.

    None stands for what needs none: it is supported, or ignored in the text itself.
    """
    source, text = _beside(report.source, path), unnoted(report.text)
    seen: Counter[str] = Counter()
    found: list[Known | None] = []
    told: tuple[Verdict | Finding, ...] = (*report.verdicts, *report.findings)
    for one in told:
        if one.suppressed not in ("", SUPPRESSED) or _rule(one) == "supported":
            found.append(None)
            continue
        rule, quote, sentence, asked = _told(one, text)
        key = json.dumps([rule, quote, sentence, asked])
        digest = hashlib.blake2b(f"{key} {seen[key]}".encode(), digest_size=12)
        seen[key] += 1
        found.append(Known(source, rule, quote, sentence, digest.hexdigest()))
    return found


def _rule(one: Verdict | Finding) -> str:
    return one.status if isinstance(one, Verdict) else one.rule


def _told(one: Verdict | Finding, text: str) -> tuple[str, str, str, str]:
    """Return a rule, words, the sentence around them, and a question's id."""
    at = one.claim if isinstance(one, Verdict) else one
    asked = one.claim.question if isinstance(one, Verdict) else None
    sentence = _sentence(text, at.start, at.end)
    return _rule(one), _even(at.quote), sentence, asked.id if asked else ""


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a piece of text, without what marks a list's item."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    first = max((met.end() for met in _BORDER.finditer(text, low, start)), default=low)
    last = _BORDER.search(text, end, high)
    return _even(text[first : last.start() if last else high]).strip("-*+>#| ")


def _even(text: str) -> str:
    return " ".join(text.split())


def _marked(one: _Told, old: bool) -> _Told:  # noqa: FBT001 - `map` hands it over
    return replace(one, suppressed=SUPPRESSED) if old else one


def _beside(source: str, path: Path) -> str:
    """Return a source as seen from the baseline's folder, the same on every machine."""
    if source in NAMELESS:
        return source
    try:
        return Path(os.path.relpath(source, path.parent)).as_posix()
    except ValueError:  # another drive
        return Path(source).as_posix()


def _is_lost(source: str, path: Path) -> bool:
    return source not in NAMELESS and not (path.parent / source).exists()
