"""Which session a request means: the last of its span, over by now, and in the bars.

The exchange's calendar says which session that is. Where the calendar does not reach,
the bars' own dates are the sessions.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tapewright.errors import BarsError, SessionError, UsageError
from tapewright.market.instruments import instrument
from tapewright.market.sessions import calendar, require_over, require_session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tapewright.config import Config
    from tapewright.market.bars import Series
    from tapewright.market.sessions import Calendar

DAY = timedelta(days=1)


def this_moment() -> datetime:
    """Return the moment of asking."""
    return datetime.now(UTC)


def day_of(given: date | str | None, where: str = "") -> date | None:
    """Read a date as a user gives it, or None where none was given.

    Raises:
        UsageError: when the text is no date.
    """
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise UsageError(
            f"{given!r} is no date", expected="one like 2018-12-28", where=where
        ) from error


def span_of(
    given: Mapping[str, date | str | None], default: str = "week"
) -> tuple[str, date | None]:
    """Return the one span that was given a date: the default, the latest, if none was.

    Raises:
        UsageError: when several were.
    """
    named = [span for span, day in given.items() if day is not None]
    if len(named) > 1:
        raise UsageError(
            f"a {named[0]} and a {named[1]} were both given",
            remedy="Give one of them.",
        )
    span = named[0] if named else default
    return span, day_of(given[span], f"the {span}")


def calendar_of(symbol: str, config: Config) -> Calendar:
    """Return the calendar of a symbol's exchange, as the project has it."""
    about = instrument(symbol, config.instruments)
    return calendar(about.calendar, config.calendars)


def session_in(series: Series, calendar: Calendar, day: date) -> date:
    """Return a day that is a session in the bars, whether or not it is over.

    Raises:
        SessionError: when it is none; the nearest are named.
    """
    if series.row(day) < 0:
        if calendar.covers(day):
            require_session(calendar, day)
        raise _without_session(series, "day", day)
    return day


def session_of(
    series: Series, calendar: Calendar, span: str, day: date | None, now: datetime
) -> date:
    """Return the session that a span with a date is told as of.

    Args:
        series: The subject's bars, at least one.
        calendar: Its exchange's calendar.
        span: One of `SPANS`.
        day: A session for the span "day", any date of the span otherwise; None for the
            latest whole span in the bars.
        now: The moment of asking, with its time zone.

    Raises:
        SessionError: for a date that is no session, a span that is not over, or bars
            that do not reach its last session.
        BarsError: when the bars go on but lack that session.
    """
    if day is None:
        return _latest(series, calendar, span, now)
    if span == "day" and calendar.covers(day):
        require_session(calendar, day)
    require_over(calendar, day, span, now)
    last = _last_of(series, calendar, span, day)
    if last is None:
        raise _without_session(series, span, day)
    if series.row(last) < 0:
        raise _missing(series, calendar, span, last, now)
    return last


def _last_of(series: Series, calendar: Calendar, span: str, day: date) -> date | None:
    """Return the span's last session, None where it has none."""
    first, last = calendar.period_bounds(day, span)
    if calendar.covers(first) and calendar.covers(last):
        sessions = calendar.sessions(first, last)
        return sessions[-1] if sessions else None
    row = series.last_row(last)
    return series.sessions[row] if row >= 0 and series.sessions[row] >= first else None


def _latest(series: Series, calendar: Calendar, span: str, now: datetime) -> date:
    """Return the end of the latest span that is over and whose end the bars hold."""
    found = _whole_before(series, calendar, span, now, series.sessions[-1])
    if found is None:
        raise SessionError(
            f"the bars of {series.symbol} hold no whole {span}",
            where=_reach(series),
            remedy="Load more bars.",
        )
    return found


def _whole_before(
    series: Series, calendar: Calendar, span: str, now: datetime, day: date
) -> date | None:
    row = series.last_row(day)
    while row >= 0:
        day = series.sessions[row]
        last = _last_of(series, calendar, span, day)
        if last and series.row(last) >= 0 and calendar.is_over(day, span, now):
            return last
        row = series.last_row(calendar.period_bounds(day, span)[0] - DAY)
    return None


def _without_session(series: Series, span: str, day: date) -> SessionError:
    row = series.last_row(day)
    near = [series.sessions[r] for r in (row, row + 1) if 0 <= r < len(series)]
    named = " and ".join(f"{session:%A}, {session}" for session in near)
    found = f"{day} is no session" if span == "day" else f"the {span} has no session"
    return SessionError(
        f"{found} in the bars of {series.symbol}",
        where=f"the {span} of {day}" if span != "day" else "",
        remedy=f"The sessions nearest to it are {named}.",
    )


def _missing(
    series: Series, calendar: Calendar, span: str, last: date, now: datetime
) -> SessionError | BarsError:
    first, end = series.sessions[0], series.sessions[-1]
    what = "that session" if span == "day" else f"the {span}'s last session"
    expected = f"{what}, {last:%A}, {last}"
    whole = _whole_before(series, calendar, span, now, last)
    offer = f", or ask for the {span} that ends on {whole}" if whole else ""
    remedy = f"Load the bars up to it{offer}."
    if first < last < end:
        return BarsError(
            f"the bars of {series.symbol} lack a session",
            expected=expected,
            remedy=f"Load that bar{offer}.",
        )
    found = f"end on {end:%A}, {end}" if end < last else f"begin on {first:%A}, {first}"
    return SessionError(
        f"the bars of {series.symbol} {found}", expected=expected, remedy=remedy
    )


def _reach(series: Series) -> str:
    return f"{series.sessions[0]} to {series.sessions[-1]}"
