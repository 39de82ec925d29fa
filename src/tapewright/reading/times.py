"""Told times as sessions: which one "Thursday", "last week" or "in 2023" ends on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tapewright.model import Dated

if TYPE_CHECKING:
    from tapewright.market.bars import Series
    from tapewright.market.sessions import Calendar
    from tapewright.reading.mentions import Day, When


@dataclass(frozen=True, slots=True)
class Clock:
    """The last session a text knows, and which dates are a subject's sessions."""

    as_of: date
    calendar: Calendar
    series: Series | None = None

    def session(self, day: date) -> date:
        """Return the last session on or before a date that the text knows."""
        day = min(day, self.as_of)
        if self.series is not None and len(self.series) and day <= self._end:
            row = self.series.last_row(day)
            if row >= 0:
                return self.series.sessions[row]
        if self.calendar.is_session(day):
            return day
        return self.calendar.previous(day)

    def before(self, session: date) -> date:
        """Return the session before one."""
        return self.session(session - timedelta(1))

    def start(self, session: date, span: str) -> date:
        """Return the last session before the span with a session began."""
        first, _ = self.calendar.period_bounds(session, span)
        return self.session(first - timedelta(1))

    def week(self) -> list[date]:
        """Return the week's sessions so far, the latest first."""
        first, _ = self.calendar.week_of(self.as_of)
        days, day = [], self.session(self.as_of)
        while day >= first:
            days.append(day)
            day = self.before(day)
        return days

    @property
    def _end(self) -> date:
        return self.series.sessions[-1] if self.series else date.min

    def day(self, told: Day) -> date | None:
        """Return the date that a text tells, the latest one that it can mean."""
        if told.day is None and told.weekday is not None:
            since = (self.as_of.weekday() - told.weekday) % 7
            return self.as_of - timedelta(since + (told.back or 0))
        if told.back is not None:
            return self.as_of - timedelta(told.back)
        if told.month is None or told.day is None:
            return None
        years = (told.year,) if told.year else (self.as_of.year, self.as_of.year - 1)
        for year in years:
            try:
                found = date(year, told.month, told.day)
            except ValueError:
                continue
            if found <= self.as_of or told.year:
                return found
        return None

    def ended(self, when: When) -> date | None:
        """Return the last session of a stretch of time, None for one to come."""
        if when.ahead:
            return None
        last = self.as_of
        if when.day is not None:
            bounds = self.dated(when.day)
            if bounds is None:
                return None
            last = bounds.last
            if when.span == "quarter" and when.day.month:
                last = self.calendar.period_bounds(
                    date(when.day.year or self.as_of.year, when.day.month, 1), "quarter"
                )[1]
        for _ in range(when.back):
            span = when.span
            last = self.calendar.period_bounds(last, span)[0] - timedelta(1)
            if span == "day":
                last = self.session(last)
        return self.session(last)

    def dated(self, told: Day) -> Dated | None:
        """Return the first and last date that a told day, month or year covers."""
        if told.day is not None or told.weekday is not None or told.back is not None:
            found = self.day(told)
            return Dated(found, found) if found else None
        if told.month is None:
            if told.year is None:
                return None
            return Dated(date(told.year, 1, 1), date(told.year, 12, 31))
        year = told.year or (
            self.as_of.year if told.month <= self.as_of.month else self.as_of.year - 1
        )
        first = date(year, told.month, 1)
        return Dated(first, self.calendar.period_bounds(first, "month")[1])


DAYS = {"day": 1.45, "week": 7.0, "month": 30.44, "quarter": 91.3, "year": 365.25}
"""Days of a span; a session stands for 1.45 of them."""


def ago(when: When, bound: str, now: date) -> Dated:
    """Return the dates that "in more than a year", "in two months" reach back to.

    Nearly two years is one and a half and more, up to two; two, or more than two, is
    that at least.
    """
    size = DAYS[when.span]
    count = max(when.count, 1)
    least, most = {
        "over": (count, count + 1.0),
        "at_least": (count, count + 1.0),
        "about": (count * 0.7, count * 1.15),
    }.get(bound, (count * 0.85, count + 1.0))

    def back(spans: float) -> date:
        days = min(round(spans * size) + 3, now.toordinal() - 1)
        return now - timedelta(days)

    first = back(most) if bound == "about" else date.min
    return Dated(first, back(least) + timedelta(6))
