"""A text with its false numbers put right, as far as each then audits clean."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from tapewright.report import STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tapewright.report import Report, Verdict

AUDITS: Final = 64
"""Audits of one text at most: what has not been tried by then stays as it is."""
MARKUP: Final = "*_`~<>[]|"
"""What a replacement must carry as often as the words it stands in for."""

_RANK: Final = {status: rank for rank, status in enumerate(STATUSES)}
_PASSING: Final = ("unverifiable", "convention", "supported")
"""What a claim may be that is read only once a number is replaced."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A contradicted claim that was left as it is, and why, as a clause."""

    verdict: Verdict
    why: str


class Mended(NamedTuple):
    """A text, the verdicts whose `corrected` now stands in it, and those left."""

    text: str
    applied: tuple[Verdict, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class _Trial:
    """What an audit says of replacements: which are not supported, what else suffers.

    Both go by where a verdict starts in the text as it was.
    """

    unsupported: dict[int, str]
    harm: str

    @property
    def clean(self) -> bool:
        return not self.unsupported and not self.harm


def mended(text: str, audit: Callable[[str], Report]) -> Mended:
    """Return a text in which contradicted claims are put right, and what was not.

    A replacement stays only if what it wrote is then supported, and if with it no other
    claim stands worse than before. What is suppressed is left alone, unsaid.

    Args:
        text: The decoded text, as it is audited.
        audit: Reads a text against the bars; called 65 times at most.
    """
    before = audit(text)
    fit, refused = _candidates(before)
    kept: list[Verdict] = []
    groups = [fit] if fit else []
    for _ in range(AUDITS):
        if not groups:
            break
        group = groups.pop()
        together = sorted([*kept, *group], key=_start)
        trial = _tried(before, together, audit(written(text, together)))
        if trial.clean:
            kept = together
        elif len(group) == 1:
            refused.append(_refusal(group[0], trial))
        else:
            groups += _parted(group, trial)
    late = [one for group in groups for one in group]
    refused += [
        Refused(one, f"{AUDITS} audits were not enough to try it") for one in late
    ]
    refused.sort(key=lambda one: _start(one.verdict))
    return Mended(written(text, kept), tuple(kept), tuple(refused))


def written(text: str, verdicts: Iterable[Verdict]) -> str:
    """Return a text with what corrects these claims in their place, in its order."""
    pieces, done = [], 0
    for one in verdicts:
        pieces += [text[done : one.claim.start], one.corrected]
        done = one.claim.end
    return "".join([*pieces, text[done:]])


def _start(verdict: Verdict) -> int:
    return verdict.claim.start


def _candidates(report: Report) -> tuple[list[Verdict], list[Refused]]:
    """Return what can be tried, and what cannot."""
    fit: list[Verdict] = []
    refused: list[Refused] = []
    for one in sorted(report.verdicts, key=_start):
        if one.status != "contradicted" or one.suppressed:
            continue
        why = _unfit(report.text, one)
        if not why and fit and one.claim.start < fit[-1].claim.end:
            why = "another replacement reaches into it"
        if why:
            refused.append(Refused(one, why))
        else:
            fit.append(one)
    return fit, refused


def _unfit(text: str, verdict: Verdict) -> str:
    """Return why a replacement is not worth a try, "" where it is."""
    claim, new = verdict.claim, verdict.corrected
    if not new or new == claim.quote:
        whole = f": {verdict.sentence}" if verdict.sentence else ""
        return f"no number alone puts it right; the sentence must change{whole}"
    old = text[claim.start : claim.end]
    if old != claim.quote or any(old.count(mark) != new.count(mark) for mark in MARKUP):
        return "markup stands inside it"
    return ""


def _tried(before: Report, verdicts: Sequence[Verdict], after: Report) -> _Trial:
    """Compare each claim with what is read in its new place.

    A claim that is no longer read counts as unread.
    """
    then, now = _worst(before), _worst(after)
    places = _places(then, verdicts)
    replaced = {one.claim.start: one for one in verdicts}
    unsupported = {
        start: _shortcoming(one, now.get(places[start]))
        for start, one in replaced.items()
        if _status(now.get(places[start])) != "supported"
    }
    suffering = [
        _harm(then[start], now.get(place))
        for start, place in places.items()
        if start not in replaced
        and _RANK[_status(now.get(place))] < _RANK[then[start].status]
    ]
    suffering += [
        _harm(now[place], now[place])
        for place in sorted(now.keys() - places.values())
        if now[place].status not in _PASSING
    ]
    return _Trial(unsupported, suffering[0] if suffering else "")


def _worst(report: Report) -> dict[int, Verdict]:
    """Return the verdict that stands worst at each place where claims start."""
    worst: dict[int, Verdict] = {}
    for one in report.verdicts:
        here = worst.setdefault(one.claim.start, one)
        if _RANK[one.status] < _RANK[here.status]:
            worst[one.claim.start] = one
    return worst


def _places(starts: Iterable[int], verdicts: Sequence[Verdict]) -> dict[int, int]:
    """Return where claims start once these are replaced; not those inside of one."""
    ends = [one.claim.end for one in verdicts]
    grown = (len(one.corrected) - len(one.claim.quote) for one in verdicts)
    shifts = [0, *accumulate(grown)]
    places = {}
    for start in starts:
        at = bisect_right(ends, start)
        if at == len(ends) or start <= verdicts[at].claim.start:
            places[start] = start + shifts[at]
    return places


def _status(found: Verdict | None) -> str:
    return found.status if found else "unread"


def _shortcoming(one: Verdict, found: Verdict | None) -> str:
    if found is None:
        return f"with {one.corrected} in its place it is no longer read"
    because = found.because.rstrip(".")
    return f"with {one.corrected} in its place it is {found.status}: {because}"


def _harm(then: Verdict, now: Verdict | None) -> str:
    return f'"{then.claim.quote}" would then be {_status(now)}'


def _refusal(one: Verdict, trial: _Trial) -> Refused:
    why = trial.unsupported.get(one.claim.start) or trial.harm
    return Refused(one, why or "another replacement would no longer be supported")


def _parted(group: Sequence[Verdict], trial: _Trial) -> list[list[Verdict]]:
    """Return two smaller groups, the likelier one last: it is tried first."""
    fine = [one for one in group if one.claim.start not in trial.unsupported]
    rest = [one for one in group if one.claim.start in trial.unsupported]
    if not fine or not rest:
        half = len(group) // 2
        fine, rest = [*group[:half]], [*group[half:]]
    return [rest, fine]
