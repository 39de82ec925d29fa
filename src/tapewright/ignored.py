"""A report in which what its text asks to ignore, with a reason, is suppressed.

An author asks in a comment of Markdown or HTML, or after a hash in a plain text:

    <!-- tapewright: ignore[contradicted] the vendor's level -->
    # tapewright: ignore the vendor's level

A comment holds for the paragraph, list item, heading or cell in which it stands, a hash
for its line; where one stands alone, for the next. Between `ignore-start` and
`ignore-end` all is ignored. In brackets stand the statuses and rules that are meant;
without brackets all are. Without a reason nothing is ignored.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from tapewright.errors import nearest
from tapewright.report import STATUSES, Finding, Report, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    _Told = TypeVar("_Told", Verdict, Finding)

ROOM: Final = "ignore."
"""How the rules of this module begin."""

# Each repetition is bounded or ends with the line, so the search stays linear; a reason
# ends where another comment begins, so one that is never closed swallows none.
_ASKED: Final = (
    r"tapewright:[ \t]{0,9}(ignore(?:-start|-end)?)(?![\w-])"
    r"(?:\[([^\]\n]{0,200})\])?"
)
_COMMENT: Final = re.compile(
    rf"<!--\s{{0,9}}{_ASKED}((?:(?!<!--).){{0,400}}?)-->", re.DOTALL
)
_HASH: Final = re.compile(rf"(?<!\S)#[ \t]{{0,9}}{_ASKED}((?:(?!<!--)[^\n])*)")

_INLINE: Final = (
    "a|abbr|b|bdi|bdo|cite|code|data|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|"
    "sub|sup|time|u|var|wbr"
)
_PARAGRAPHS: Final = re.compile(
    r"\n[ \t\r]*(?=\n)"  # an empty line
    r"|\n(?=[ \t]*(?:[-*+•][ \t]|\d{1,3}[.)][ \t]|#|\|))"  # an item, heading or row
    rf"|</?(?!(?:{_INLINE})\b)[a-z][^<>]*>",
    re.IGNORECASE,
)
_LINES: Final = re.compile(r"\n")

_GIVE: Final = "Say why, after the word ignore."
_DROP: Final = "Take it out."
_PAIR: Final = "Give each ignore-start an ignore-end."


@dataclass(frozen=True, slots=True)
class _Comment:
    """What a text asks for: where, what is meant, why, and what ends its reach."""

    start: int
    end: int
    verb: str
    codes: tuple[str, ...]
    reason: str
    breaks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Layer:
    """Stretches of a text that do not overlap, and what holds in each, by its code."""

    starts: list[int]
    ends: list[int]
    asked: list[dict[str, _Comment]]

    def at(self, place: int) -> dict[str, _Comment]:
        """Return what holds at a place."""
        at = bisect_right(self.starts, place) - 1
        return self.asked[at] if at >= 0 and place < self.ends[at] else {}


def unnoted(text: str) -> str:
    """Return a text, its comments to us blank and everything else in its place.

    An auditor that is given this reads what the author's readers do.
    """
    return _blanked(text, _comments(text))


def ignored(report: Report) -> Report:
    """Return a report, what its text asks to ignore suppressed with the reason given.

    A comment without a reason is a finding (`ignore.reason`), and so is one that
    suppresses nothing (`ignore.unused`). Doing it twice changes nothing more.
    """
    comments = list(_comments(report.text))
    idle = {one.start: _idle(one, *why) for one, *why in _amiss(comments)}
    holding = [one for one in comments if one.start not in idle]
    layers = _layers(report.text, comments, holding)
    told = [one for one in report.findings if not one.rule.startswith(ROOM)]
    hushed = [_asked_for(one, layers) for one in report.verdicts]
    passed = [_asked_for(one, layers) for one in told]
    used = {comment.start for comment in (*hushed, *passed) if comment}
    for one in holding:
        if one.verb != "ignore-end" and one.start not in used:
            idle[one.start] = _idle(one, "unused", "nothing needs it", _remedy(one))
    findings = [*map(_with_reason, told, passed), *idle.values()]
    return replace(
        report,
        verdicts=tuple(map(_with_reason, report.verdicts, hushed)),
        findings=tuple(sorted(findings, key=lambda one: one.start)),
    )


def _comments(text: str) -> Iterator[_Comment]:
    """Yield the comments to us in their order; one inside another is part of it."""
    found = [(match, _PARAGRAPHS) for match in _COMMENT.finditer(text)]
    found += [(match, _LINES) for match in _HASH.finditer(text)]
    done = 0
    for match, breaks in sorted(found, key=lambda pair: pair[0].start()):
        if match.start() < done:
            continue
        done = match.end()
        verb, codes, reason = match.groups()
        yield _Comment(
            match.start(),
            done,
            verb,
            tuple(code.strip() for code in (codes or "").split(",")),
            " ".join(reason.split()).strip(" :-\N{EN DASH}\N{EM DASH}"),
            breaks,
        )


def _blanked(text: str, comments: Iterable[_Comment]) -> str:
    pieces, done = [], 0
    for one in comments:
        blank = re.sub(r"[^\r\n]", " ", text[one.start : one.end])
        pieces += [text[done : one.start], blank]
        done = one.end
    return "".join([*pieces, text[done:]])


def _amiss(comments: Iterable[_Comment]) -> Iterator[tuple[_Comment, str, str, str]]:
    """Yield each comment that cannot hold, with the rule, the cause and the remedy."""
    begun: _Comment | None = None
    for one in comments:
        if one.verb == "ignore-end":
            if begun is None:
                yield one, "unused", "no ignore-start stands before it", _DROP
            begun = None
        elif not one.reason:
            yield one, "reason", "it gives no reason", _GIVE
        elif begun and one.verb == "ignore-start":
            yield one, "unused", "the ignore-start before it has no end yet", _PAIR
        if one.verb == "ignore-start":
            begun = begun or one
    if begun and begun.reason:
        yield begun, "unused", "no ignore-end stands after it", _PAIR


def _idle(one: _Comment, rule: str, cause: str, remedy: str) -> Finding:
    return Finding(
        rule=ROOM + rule,
        start=one.start,
        end=one.end,
        quote=f"tapewright: {one.verb}",
        because=f"The comment suppresses nothing: {cause}.",
        source="tapewright",
        severity="warning",
        remedy=remedy,
    )


def _remedy(one: _Comment) -> str:
    """Return what to do with an idle comment: mend a misspelt status, or drop it."""
    for code in one.codes:
        if code and "." not in code and code not in STATUSES:
            return f"There is no status {code!r}. {nearest(code, STATUSES)}"
    return _DROP


def _layers(
    text: str, comments: Iterable[_Comment], holding: Sequence[_Comment]
) -> list[_Layer]:
    """Return what holds where: by blocks, by lines, by paragraphs, and everywhere."""
    layers = [_layer(_blocks(holding))]
    clean = _blanked(text, comments) if holding else ""
    for breaks in (_LINES, _PARAGRAPHS):
        near = [c for c in holding if c.verb == "ignore" and c.breaks is breaks]
        layers.append(_layer(_reaches(near, _pieces(clean, breaks) if near else [])))
    return [*layers, _layer((0, len(text) + 1, one) for one in holding)]


def _layer(stretches: Iterable[tuple[int, int, _Comment]]) -> _Layer:
    """Return stretches as a layer; of two comments on one, the one in it holds."""
    asked: dict[tuple[int, int], dict[str, _Comment]] = {}
    for start, end, comment in sorted(stretches, key=lambda one: one[2].start < one[0]):
        here = asked.setdefault((start, end), {})
        for code in comment.codes:
            here.setdefault(code, comment)
    places = sorted(asked)
    starts, ends = [start for start, _ in places], [end for _, end in places]
    return _Layer(starts, ends, [asked[place] for place in places])


def _blocks(holding: Iterable[_Comment]) -> Iterator[tuple[int, int, _Comment]]:
    begun: _Comment | None = None
    for one in holding:
        if one.verb == "ignore-start":
            begun = one
        elif begun and one.verb == "ignore-end":
            yield begun.end, one.start, begun
            begun = None


def _pieces(text: str, breaks: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where the pieces between breaks stand, but for blank ones."""
    ends = [(found.start(), found.end()) for found in breaks.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    spans = zip(starts, [*(start for start, _ in ends), len(text)], strict=True)
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _reaches(
    comments: Iterable[_Comment], pieces: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, _Comment]]:
    """Yield the piece that each comment stands in, or else the next."""
    ends = [end for _, end in pieces]
    for one in comments:
        at = bisect_left(ends, one.start)
        if at < len(pieces):
            yield *pieces[at], one


def _asked_for(one: Verdict | Finding, layers: Sequence[_Layer]) -> _Comment | None:
    """Return the comment that suppresses a verdict or a finding."""
    *near, everywhere = layers
    codes: tuple[str, ...]
    if isinstance(one, Verdict):
        place, codes = one.claim.start, ("", one.status)
        if one.status == "supported":
            return None
    else:
        place, codes = one.start, ("", one.rule.partition(".")[0], one.rule)
    found = (layer.at(place).get(code) for layer in near for code in codes)
    comment = next((comment for comment in found if comment), None)
    if isinstance(one, Finding) and not one.quote:  # it is about the whole text
        comment = comment or everywhere.at(0).get(one.rule)
    fits = comment and one.suppressed in ("", comment.reason)
    return comment if fits else None


def _with_reason(one: _Told, comment: _Comment | None) -> _Told:
    return replace(one, suppressed=comment.reason) if comment else one
