"""Companions: a move told in two units, over the span and session of both."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from tapewright.model import Question
    from tapewright.reading.asked import Asked

GAP: Final = re.compile(
    r"[\s,(\[]*(?:(?:or|a|an|and|of|up|down|lower|higher)\s)*[\s(]*"
)
"""What stands between two units of one move: "179 points, or 2.43%"."""


def companied(
    asked: Sequence[Asked], text: str, admits: Callable[[Asked, Question], bool]
) -> list[Asked]:
    """Return claims, those of one move read over the span and session that fit most.

    What one of the two tells is when the other is, too: were each free, a wrong one
    would pass by some other day that it happens to fit.

    Args:
        asked: The claims, in the order of the text.
        text: The page's text.
        admits: Whether the bars bear out a claim, read as a question.
    """
    found = list(asked)
    for first, second in _pairs(asked, text):
        pair = (found[first], found[second])
        best = _together(pair, admits)
        if best is not None:
            for place, one in zip((first, second), pair, strict=True):
                found[place] = _kept(one, best)
    return found


def _pairs(asked: Sequence[Asked], text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of claims that size one move in percent and in points."""
    for place in range(len(asked) - 1):
        one, other = asked[place], asked[place + 1]
        if not (one.readings and other.readings) or (one.sure and other.sure):
            continue
        mine, yours = one.readings[0], other.readings[0]
        changes = mine.kind == yours.kind == "change" and one.words == other.words
        units = {dict(mine.args)["unit"], dict(yours.args)["unit"]} if changes else ()
        between = text[one.claim.end : other.claim.start]
        if len(units) > 1 and GAP.fullmatch(between):
            yield place, place + 1


def _when(question: Question) -> tuple[str, str, date]:
    return question.subject, str(dict(question.args)["span"]), question.session


def _together(
    pair: tuple[Asked, Asked], admits: Callable[[Asked, Question], bool]
) -> tuple[str, str, date] | None:
    """Return the subject, span and session that bear out most, the likeliest first."""
    fits = [
        {_when(question): admits(one, question) for question in one.readings}
        for one in pair
    ]
    both = [when for when in fits[0] if when in fits[1]]
    best = max(both, key=lambda when: sum(one[when] for one in fits), default=None)
    return best if best and any(one[best] for one in fits) else None


def _kept(asked: Asked, when: tuple[str, str, date]) -> Asked:
    readings = tuple(one for one in asked.readings if _when(one) == when)
    return replace(asked, readings=readings, sure=True)
