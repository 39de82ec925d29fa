"""Which session a page speaks of, as an editor would take it from what it says itself.

It tells when it was published (metadata, its title, a date line), and what time it
covers ("the week ended December 28, 2018", "10/13/2025-10/17/2025"). What it covers
counts where that ends shortly before the publication. Without either the latest date
counts that it does not look back to ("since May 5, 2020") and that is not to come.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from tapewright.errors import DateError
from tapewright.reading.told_dates import told_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tapewright.market.sessions import Calendar
    from tapewright.reading.mentions import Mention, Reader
    from tapewright.reading.pages import Block, Page
    from tapewright.reading.told_dates import Said, Told

EARLY: Final = 2
"""Days of a week in which a page on the week before appears."""


def session_of(
    page: Page,
    heard: Sequence[tuple[Block, Sequence[Mention]]],
    words: Reader,
    calendar: Calendar,
    now: datetime,
) -> date:
    """Return the last session that a page knows.

    Args:
        page: The text in blocks.
        heard: What is mentioned in each of its blocks.
        words: The language's reader.
        calendar: The exchange's.
        now: The moment of asking, with a time zone.

    Raises:
        DateError: when it tells none, one without a year, or two that cannot both be.
    """
    told, today = told_dates(page, heard, words), now.date()
    published = _published(page, calendar) or _own(told, today)
    if published is None:
        day = min(_latest(told, today), calendar.last_closed(now))
    else:
        day = _covered(told, published, calendar)
    return day if calendar.is_session(day) else calendar.previous(day)


def _published(page: Page, calendar: Calendar) -> date | None:
    """Return the last session that was over when the metadata say it was published.

    Midnight is no time of day: a date was meant.
    """
    moment = page.published
    if not isinstance(moment, datetime):
        return moment
    if moment.time() == time():
        return moment.date()
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=calendar.rules.zone)
    return calendar.last_closed(zoned)


def _covered(told: Told, published: date, calendar: Calendar) -> date:
    """Return with which date the time ends that a page published on a day covers.

    Raises:
        DateError: when that is after the day.
    """
    ends = [day for one in told.covered for day in one.near(published)]
    known = [day for day in ends if day <= published]
    if ends and not known:
        raise DateError(
            f"the text is of {published} and covers time up to {max(ends)}",
            expected="the last session that it knows",
        )
    own = [day for one in told.own for day in one.near(published) if day <= published]
    if known or own:
        published = max(known or own)
    return published if known else _before(told, published, calendar)


def _before(told: Told, published: date, calendar: Calendar) -> date:
    """Return the day itself, or the last session of a week that it looks back on.

    A page of a Monday that tells of Friday, and of no Monday, does; and so does one
    that begins with "last week" on one of the first days of the next.
    """
    first, _ = calendar.week_of(published)
    if told.week_before and (published - first).days < EARLY:
        return calendar.previous(first)
    last = calendar.previous(published)
    silent = published.weekday() not in told.weekdays and not told.today
    if silent and last < first and last.weekday() in told.weekdays:
        return last
    return published


def _own(told: Told, today: date) -> date | None:
    """Return the date that a page bears itself, with the year of those it names.

    Raises:
        DateError: when it bears one without a year that none of those gives.
    """
    whole = _whole([one for one in told.own if one.year], today)
    if whole:
        return max(whole)
    if not told.own:
        return None
    last = max(_whole(told.named, today), default=None)
    days = [day for one in told.own for day in (one.near(last) if last else ())]
    known = [day for day in days if last and last <= day <= today]
    if not known:
        return _by_weekday(told.own, told, today)
    return max(known)


def _latest(told: Told, today: date) -> date:
    """Return the latest date that a page names, or the end of a month, quarter or year.

    A weekday that follows it, in the same paragraph and week, is known too.

    Raises:
        DateError: when it names none, or one without a year.
    """
    named = _whole(told.named, today)
    if named:
        day = max(named)
        later = [
            day + timedelta(weekday - day.weekday())
            for one in told.named
            if one.on(None) == day
            for weekday in one.followed
        ]
        return max(day, *(one for one in later if one <= today), day)
    part = [one for one in told.covered or told.named if not one.year]
    if part:
        return _by_weekday(part, told, today)
    if told.coarse:
        return max(told.coarse[min(told.coarse)])
    raise _undated(told)


def _by_weekday(part: Sequence[Said], told: Told, today: date) -> date:
    """Return the date whose weekday tells which year is meant, of those that are named.

    Raises:
        DateError: when none tells it, or two would fit.
    """
    fits = {
        day
        for one in part
        for year in told.years
        if (day := one.on(year)) and day.weekday() == one.weekday and day <= today
    }
    if len(fits) != 1:
        raise _undated(told)
    return fits.pop()


def _whole(told: Iterable[Said], today: date) -> list[date]:
    """Return the dates that are told with their year and are not to come."""
    days = (one.on(None) for one in told if one.year)
    return [day for day in days if day and day <= today]


def _undated(told: Told) -> DateError:
    dates = "no year with its date" if told.named else "no date"
    return DateError(
        f"the text names {dates}, so no session can be meant",
        expected="the last session that it knows",
    )
