"""Which dates are sessions: exchange calendars, frozen into the package, and periods.

A calendar judges whether bars are complete, and the days to come. Outside the dates it
covers every weekday counts as a session and `covers` is False: it never judges those.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.errors import SessionError, UsageError
from tapewright.market.bars import EPOCH, SPANS, date_of
from tapewright.market.frozen import Rules, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """One exchange's sessions, closing times and periods.

    Every date is the exchange's own; every method but `covers` takes any date.
    """

    rules: Rules

    @property
    def code(self) -> str:
        """The exchange's market identifier code (ISO 10383), such as XNYS."""
        return self.rules.code

    @property
    def week_start(self) -> int:
        """The first weekday of the exchange's week, Monday is 0."""
        return self.rules.week_start

    def covers(self, day: date) -> bool:
        """Say whether the table knows a date; elsewhere weekdays are sessions."""
        return self.rules.first <= day <= self.rules.last

    def is_session(self, day: date) -> bool:
        """Say whether the exchange trades on a date."""
        if day in self.rules.closed or day in self.rules.open:
            return day in self.rules.open
        return self.rules.trades(day)

    def days(self, first: date, last: date) -> NDArray[np.int32]:
        """Return the sessions of first..last as days since 1970-01-01, rising."""
        found = np.arange(first.toordinal(), last.toordinal() + 1, dtype=np.int32)
        trades = np.zeros(len(found), bool)
        for since, mask in self.rules.weeks:  # the last mask that has begun holds
            begun = int(np.searchsorted(found, since.toordinal()))
            begun = 0 if since == self.rules.weeks[0][0] else begun
            weekdays = np.array([letter == "1" for letter in mask])
            trades[begun:] = weekdays[(found[begun:] - 1) % 7]  # day 1 was a Monday
        trades[np.isin(found, self._closed)] = False
        trades[np.isin(found, self._open)] = True
        return found[trades] - EPOCH

    @cached_property
    def _closed(self) -> NDArray[np.int32]:
        return np.array([day.toordinal() for day in self.rules.closed], np.int32)

    @cached_property
    def _open(self) -> NDArray[np.int32]:
        return np.array([day.toordinal() for day in self.rules.open], np.int32)

    def sessions(self, first: date, last: date) -> list[date]:
        """Return the sessions of first..last, both ends included, rising."""
        return [date_of(day) for day in self.days(first, last).tolist()]

    def previous(self, day: date) -> date:
        """Return the last session before a date."""
        return next(filter(self.is_session, _steps(day, -DAY)))

    def next(self, day: date) -> date:
        """Return the first session after a date."""
        return next(filter(self.is_session, _steps(day, DAY)))

    def nearest(self, day: date) -> tuple[date, date]:
        """Return the sessions before and after a date."""
        return self.previous(day), self.next(day)

    def early_close(self, day: date) -> time | None:
        """Return when a session ends early, in the exchange's time; None: as usual."""
        return self.rules.early.get(day)

    def closes_at(self, day: date) -> datetime:
        """Return the moment a session closes, in the exchange's time zone.

        Raises:
            SessionError: when the date is no session.
        """
        require_session(self, day)
        at = self.early_close(day) or self.rules.usual_close(day)
        return datetime.combine(day, at, self.rules.zone)

    def last_closed(self, now: datetime) -> date:
        """Return the last session whose close has passed at a moment.

        Raises:
            UsageError: when the moment has no time zone.
        """
        if now.tzinfo is None:
            raise UsageError(
                f"the moment {now} has no time zone",
                remedy="Give one, such as 2025-09-19T16:30-04:00.",
            )
        today = now.astimezone(self.rules.zone).date()
        if self.is_session(today) and self.closes_at(today) <= now:
            return today
        return self.previous(today)

    def week_of(self, day: date) -> tuple[date, date]:
        """Return the first and last date of the exchange's week, seven days."""
        first = day - (day.weekday() - self.week_start) % 7 * DAY
        return first, first + 6 * DAY

    def period_bounds(self, day: date, span: str) -> tuple[date, date]:
        """Return the first and last date of the span (one of `SPANS`) with a date."""
        if span == "day":
            return day, day
        if span == "week":
            return self.week_of(day)
        months = {"month": 1, "quarter": 3, "year": 12}.get(span)
        if months is None:
            raise UsageError(
                f"there is no span {span!r}", remedy=f"There are: {', '.join(SPANS)}."
            )
        begun = day.month - 1 - (day.month - 1) % months
        first = date(day.year, begun + 1, 1)
        year, month = divmod(day.year * 12 + begun + months, 12)
        return first, date(year, month + 1, 1) - DAY

    def sessions_of(self, day: date, span: str) -> list[date]:
        """Return the sessions of the span with a date; a span may have none."""
        return self.sessions(*self.period_bounds(day, span))

    def ends(self, day: date, span: str) -> date:
        """Return the last session of the span with a date.

        A span without sessions ends with the last session before it.
        """
        return self.previous(self.period_bounds(day, span)[1] + DAY)

    def is_complete(self, day: date, span: str, have: Iterable[date]) -> bool:
        """Say whether every session of the span with a date is among those at hand."""
        return set(self.sessions_of(day, span)) <= set(have)

    def is_over(self, day: date, span: str, now: datetime) -> bool:
        """Say whether the span's last session has closed at a moment."""
        return self.last_closed(now) >= self.ends(day, span)


def calendar(code: str, overrides: Path | str | None = None) -> Calendar:
    """Return the calendar of an exchange.

    Args:
        code: Its market identifier code, such as XNYS; "weekdays" trades on each
            weekday and covers no date, so it judges nothing.
        overrides: A TOML file of what has been announced since the table was made:
            `[XNYS]` with `closed = [2027-03-01]`, `open = [...]`,
            `early = {2027-07-02 = "13:00"}`.

    Raises:
        UsageError: for an exchange there is no table of, or a file that is not so.
    """
    return Calendar(rules(code, None if overrides is None else str(overrides)))


def require_session(calendar: Calendar, day: date) -> None:
    """Refuse a date that is no session, naming the nearest ones.

    Raises:
        SessionError: with the sessions before and after.
    """
    if calendar.is_session(day):
        return
    before, after = calendar.nearest(day)
    closed = "is closed that day"
    why = closed if calendar.rules.trades(day) else "does not trade at the weekend"
    raise SessionError(
        f"{_said(day)} is no session: {calendar.code} {why}",
        remedy=f"The sessions nearest to it are {_said(before)} and {_said(after)}.",
    )


def require_over(calendar: Calendar, day: date, span: str, now: datetime) -> None:
    """Refuse a span that is not over at a moment.

    Raises:
        SessionError: with the moment its last session closes, and the span before.
    """
    if calendar.is_over(day, span, now):
        return
    last = calendar.ends(day, span)
    close = calendar.closes_at(last)
    ended = _last_over(calendar, day, span, now)
    raise SessionError(
        f"{_named(span, last)} is not over",
        expected=f"its last session to close, at {close:%H:%M} on {_said(last)} "
        f"({calendar.rules.zone})",
        remedy=f"The last {span} that is over ended on {_said(ended)}.",
    )


def _last_over(calendar: Calendar, day: date, span: str, now: datetime) -> date:
    """Return the last session of the last span that was over, on or before a date's."""
    ended = min(calendar.last_closed(now), day)
    while not calendar.is_over(ended, span, now):
        ended = calendar.previous(calendar.period_bounds(ended, span)[0])
    return calendar.ends(ended, span)


def _steps(day: date, step: timedelta) -> Iterator[date]:
    while True:
        day += step
        yield day


def _said(day: date) -> str:
    return f"{day:%A}, {day}"


def _named(span: str, last: date) -> str:
    return f"{last}" if span == "day" else f"the {span} that ends on {_said(last)}"
