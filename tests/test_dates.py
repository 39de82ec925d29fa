"""Which session a date means, and the refusals that name a better one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from tapewright.errors import BarsError, SessionError
from tapewright.gathered.dates import session_of
from tapewright.market.bars import Series, days_of
from tapewright.market.sessions import calendar

NYSE = calendar("XNYS")
NOW = datetime.fromisoformat("2025-09-25T12:00-04:00")  # a Thursday, before the close


def series(first: str, last: str, without: tuple[str, ...] = ()) -> Series:
    gone = {date.fromisoformat(day) for day in without}
    span = date.fromisoformat(first), date.fromisoformat(last)
    return held([day for day in NYSE.sessions(*span) if day not in gone])


def held(days: list[date]) -> Series:
    values = np.linspace(100, 110, len(days))
    return Series("RUT", days_of(days), values, values, values, values, values)


WHOLE = series("2025-06-02", "2025-09-24")


def asked(day: str | None, span: str = "week", bars: Series = WHOLE) -> str:
    given = date.fromisoformat(day) if day else None
    return str(session_of(bars, NYSE, span, given, NOW))


@pytest.mark.parametrize(
    "day", ["2025-09-15", "2025-09-17", "2025-09-19", "2025-09-21"]
)
def test_any_day_of_a_week_means_its_last_session(day):
    assert asked(day) == "2025-09-19"


def test_a_week_ends_before_a_holiday_friday():
    assert asked("2025-07-02", "week") == "2025-07-03"


def test_a_month_ends_with_its_last_session():
    assert asked("2025-08-01", "month") == "2025-08-29"


def test_without_a_date_the_latest_whole_week_is_meant():
    assert asked(None) == "2025-09-19"
    assert asked(None, bars=series("2025-06-02", "2025-09-18")) == "2025-09-12"


def test_without_a_whole_week_there_is_none():
    with pytest.raises(SessionError, match="no whole week"):
        asked(None, bars=series("2025-09-22", "2025-09-24"))


def test_a_weekend_is_no_session_and_the_nearest_are_named():
    with pytest.raises(SessionError, match=r"2025-09-19 and Monday, 2025-09-22"):
        asked("2025-09-20", "day")


def test_a_holiday_is_no_session():
    with pytest.raises(
        SessionError, match=r"closed.*2025-07-03 and Monday, 2025-07-07"
    ):
        asked("2025-07-04", "day")


@pytest.mark.parametrize(
    "day", ["2025-09-24", "2025-09-26", "2026-03-02", "2031-01-06"]
)
def test_a_week_that_is_not_over_is_refused_and_the_latest_offered(day):
    with pytest.raises(SessionError, match=r"not over.*2025-09-19"):
        asked(day)


def test_bars_that_end_before_the_weeks_last_session_are_refused():
    with pytest.raises(SessionError, match=r"end on Thursday, 2025-09-18.*2025-09-12"):
        asked("2025-09-19", bars=series("2025-06-02", "2025-09-18"))


def test_bars_that_begin_after_the_week_are_refused():
    with pytest.raises(SessionError, match="begin on Monday, 2025-06-02"):
        asked("2025-05-02")


def test_bars_that_lack_the_last_session_are_refused():
    with pytest.raises(BarsError, match=r"lack a session.*2025-09-19"):
        asked("2025-09-19", bars=series("2025-06-02", "2025-09-24", ("2025-09-19",)))


def test_before_the_calendars_cover_the_bars_are_trusted():
    days = [date(1955, 5, 2) + timedelta(n) for n in range(6)]  # a Saturday session
    assert asked("1955-05-04", bars=held(days)) == "1955-05-07"
    assert asked("1955-05-07", "day", held(days)) == "1955-05-07"
    with pytest.raises(SessionError, match="nearest"):
        asked("1955-05-08", "day", held(days))
