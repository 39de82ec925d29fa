"""The same question at other sessions: the day before, the next week, a year ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.reading import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tapewright.reading.nearby import Near, Nearby

FAR: Final = {"day": 10, "week": 6, "month": 4, "quarter": 3, "year": 3}
"""How many sessions or periods back are tried."""

YEARS: Final = (1, 10, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15)
"""How many years back the same date is tried: a stale page is a year or ten old."""


def close_by(near: Nearby, told: Iterable[date]) -> Iterator[Near]:
    """Yield the session or period before, those that the text tells, and the next.

    Args:
        near: The question.
        told: Sessions that the text speaks of elsewhere.
    """
    if near.row < 0:
        return
    spoken = [near.series.row(day) for day in told]
    if _span(near) == "day":
        yield from _sessions(near, [near.row - 1, *spoken, near.row + 1])
        return
    yield from _period(near, 1)
    yield from _sessions(near, spoken)
    yield from _period(near, -1)


def same_week(near: Nearby) -> Iterator[Near]:
    """Yield the other sessions of its week, those before it first."""
    row, week = near.row, near.series.period("week")
    if row < 0:
        return
    first = int(np.searchsorted(week, week[row], "left"))
    last = int(np.searchsorted(week, week[row], "right"))
    yield from _sessions(near, [*range(row - 1, first - 1, -1), *range(row + 1, last)])


def far(near: Nearby) -> Iterator[Near]:
    """Yield sessions or periods further back, the latest first."""
    if near.row < 0:
        return
    span = _span(near)
    back = range(2, FAR[span] + 1)
    if span == "day":
        yield from _sessions(near, [near.row - count for count in back])
        return
    for count in back:
        yield from _period(near, count)


def years(near: Nearby) -> Iterator[Near]:
    """Yield the same date of earlier years; for a period the one that holds it."""
    if near.row < 0:
        return
    series, now = near.series, near.question.session
    for back in YEARS:
        day = min(now.day, 28) if now.month == 2 else now.day  # noqa: PLR2004
        row = series.last_row(date(now.year - back, now.month, day))
        if row < 0:
            continue
        row = _ended(near, row)
        session = series.sessions[row]
        yield from _at(near, row, phrases.years(session, now, back=back))


def _span(near: Nearby) -> str:
    return str(near.question.arg("span") or "day")


def _ended(near: Nearby, row: int) -> int:
    """Return a period's last row, where the question was asked at a period's end."""
    span = _span(near)
    if span == "day":
        return row
    periods = near.series.period(span)
    whole = np.searchsorted(periods, periods[near.row], "right") - 1 == near.row
    return int(np.searchsorted(periods, periods[row], "right")) - 1 if whole else row


def _period(near: Nearby, back: int) -> Iterator[Near]:
    """Yield what the period so many back came to at its end; -1 is the next."""
    span, series, now = _span(near), near.series, near.question.session
    periods = series.period(span)
    wanted = periods[near.row] - back
    row = int(np.searchsorted(periods, wanted, "right")) - 1
    if row >= 0 and periods[row] == wanted:
        words = phrases.period(span, back, series.sessions[row], now)
        yield from _at(near, row, words)


def _sessions(near: Nearby, rows: Iterable[int]) -> Iterator[Near]:
    span, series, now = _span(near), near.series, near.question.session
    for row in dict.fromkeys(rows):
        if not 0 <= row < len(series) or row == near.row:
            continue
        day = series.sessions[row]
        told = day_words(span, day, now)
        yield from _at(near, row, told)


def day_words(span: str, day: date, now: date) -> str:
    """Say whose session's figure it is."""
    return phrases.day(day, now) if span == "day" else phrases.through(span, day, now)


def _at(near: Nearby, row: int, words: str) -> Iterator[Near]:
    session = near.series.sessions[row]
    found = near.answered(replace(near.question, session=session), words)
    if found is not None:
        yield found
