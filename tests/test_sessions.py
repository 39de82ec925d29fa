"""Which dates are sessions, held against what the exchanges announced."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapewright.errors import SessionError, UsageError
from tapewright.market.bars import SPANS, days_of, period_of
from tapewright.market.frozen import FOLDER, codes
from tapewright.market.sessions import calendar, require_over, require_session

if TYPE_CHECKING:
    from pathlib import Path

NEW_YORK = calendar("XNYS")
DATES = st.dates(date(1985, 1, 1), date(2030, 12, 31))
HONG_KONG_STORMS = (date(2023, 9, 1), date(2023, 9, 8))
CODES = st.sampled_from((*codes(), "weekdays"))


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(text: str, zone: str = "America/New_York") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("code", "closed"),
    [
        ("XNYS", "2025-01-09"),  # day of mourning for Jimmy Carter
        ("XNYS", "2018-12-05"),  # George H. W. Bush
        ("XNYS", "2007-01-02"),  # Gerald Ford
        ("XNYS", "2004-06-11"),  # Ronald Reagan
        ("XNYS", "1994-04-27"),  # Richard Nixon
        ("XNYS", "2012-10-30"),  # hurricane Sandy
        ("XNYS", "2001-09-14"),
        ("XNYS", "2022-06-20"),  # Juneteenth, observed
        ("XNYS", "2025-04-18"),  # Good Friday, as in the next rows
        ("XETR", "2025-04-18"),
        ("XPAR", "2025-04-18"),
        ("XLON", "2025-04-18"),
        ("XETR", "2025-04-21"),  # Easter Monday
        ("XETR", "2019-10-03"),  # German unity, when Xetra still kept it
        ("XLON", "2022-09-19"),  # the queen's funeral
        ("XLON", "2023-05-08"),  # the coronation
        ("XTKS", "2019-05-01"),  # a new emperor
        ("XHKG", "2023-09-01"),  # typhoon Saola; the library does not know it
        ("XHKG", "2023-09-08"),  # black rainstorm; nor this
        ("XTAE", "2025-10-02"),  # Yom Kippur
        ("XTAE", "2024-06-12"),  # Shavuot
        ("XTAE", "2025-09-19"),  # a Friday, when Tel Aviv rested until 2026
    ],
)
def test_an_exchange_is_closed_when_it_said_so(code: str, closed: str) -> None:
    assert not calendar(code).is_session(day(closed))


@pytest.mark.parametrize(
    ("code", "open_"),
    [
        ("XNYS", "2021-06-18"),  # before Juneteenth was a holiday
        ("XNYS", "2025-04-21"),  # Easter Monday
        ("XNYS", "2025-10-13"),  # Columbus day: bonds rest, shares trade
        ("XETR", "2025-06-09"),  # Whit Monday
        ("XETR", "2025-10-03"),  # German unity, since 2022
        ("XPAR", "2025-07-14"),
        ("XTAE", "2025-09-14"),  # a Sunday
        ("XTAE", "2026-01-09"),  # a Friday, since Tel Aviv trades Monday to Friday
    ],
)
def test_an_exchange_trades_on_other_peoples_holidays(code: str, open_: str) -> None:
    assert calendar(code).is_session(day(open_))


def test_thanksgiving_week_has_four_sessions_and_ends_early() -> None:
    week = NEW_YORK.sessions_of(day("2024-11-28"), "week")
    assert week == [date(2024, 11, number) for number in (25, 26, 27, 29)]
    assert NEW_YORK.early_close(day("2024-11-29")) == time(13)
    assert NEW_YORK.early_close(day("2024-11-27")) is None
    assert NEW_YORK.closes_at(day("2024-11-29")).isoformat() == (
        "2024-11-29T13:00:00-05:00"
    )


def test_tokyo_closes_half_an_hour_later_since_november_2024() -> None:
    tokyo = calendar("XTKS")
    assert tokyo.closes_at(day("2024-11-01")).time() == time(15)
    assert tokyo.closes_at(day("2024-11-05")).time() == time(15, 30)


def test_a_week_in_tel_aviv_runs_from_sunday() -> None:
    tel_aviv = calendar("XTAE")
    assert tel_aviv.week_start == 6
    bounds = (day("2025-09-14"), day("2025-09-20"))
    assert tel_aviv.week_of(day("2025-09-18")) == bounds
    assert tel_aviv.sessions_of(day("2025-09-16"), "week") == [
        date(2025, 9, number) for number in range(14, 19)
    ]
    assert tel_aviv.closes_at(day("2025-09-14")).time() == time(15, 40)
    assert NEW_YORK.week_of(day("2025-09-21"))[0] == day("2025-09-15")


def test_a_week_without_sessions_ends_with_the_session_before() -> None:
    tokyo = calendar("XTKS")
    golden = day("2019-05-01")
    assert tokyo.sessions_of(golden, "week") == []
    assert tokyo.ends(golden, "week") == day("2019-04-26")


def test_a_year_and_a_quarter_end_with_their_last_session() -> None:
    assert NEW_YORK.ends(day("2023-02-01"), "year") == day("2023-12-29")
    assert NEW_YORK.ends(day("2024-01-31"), "quarter") == day("2024-03-28")
    assert NEW_YORK.period_bounds(day("2024-02-10"), "month")[1] == day("2024-02-29")
    with pytest.raises(UsageError, match="no span 'fortnight'"):
        NEW_YORK.period_bounds(day("2024-02-10"), "fortnight")


def test_the_last_closed_session_is_the_one_whose_close_has_passed() -> None:
    last = NEW_YORK.last_closed
    assert last(at("2025-09-19T15:59")) == day("2025-09-18")
    assert last(at("2025-09-19T16:00")) == day("2025-09-19")
    assert last(at("2025-09-21T12:00")) == day("2025-09-19")
    assert last(at("2024-11-29T13:01")) == day("2024-11-29")
    assert last(at("2025-09-20T05:01", "Asia/Tokyo")) == day("2025-09-19")
    with pytest.raises(UsageError, match="no time zone"):
        last(datetime(2025, 9, 19, 16))  # noqa: DTZ001 - what is refused


def test_a_date_that_is_no_session_is_refused_with_the_nearest_two() -> None:
    require_session(NEW_YORK, day("2025-01-08"))
    with pytest.raises(SessionError) as refused:
        require_session(NEW_YORK, day("2025-01-09"))
    assert str(refused.value) == (
        "Thursday, 2025-01-09 is no session: XNYS is closed that day. The sessions "
        "nearest to it are Wednesday, 2025-01-08 and Friday, 2025-01-10."
    )
    with pytest.raises(SessionError, match="weekend"):
        NEW_YORK.closes_at(day("2025-01-11"))


def test_a_week_that_is_not_over_is_refused_with_the_last_one_that_is() -> None:
    friday = day("2025-09-19")
    require_over(NEW_YORK, friday, "week", at("2025-09-19T16:00"))
    with pytest.raises(SessionError) as refused:
        require_over(NEW_YORK, friday, "week", at("2025-09-19T15:59"))
    assert "at 16:00 on Friday, 2025-09-19" in str(refused.value)
    assert "ended on Friday, 2025-09-12" in str(refused.value)
    with pytest.raises(SessionError, match="ended on Friday, 2025-09-19"):
        require_over(NEW_YORK, day("2030-01-02"), "week", at("2025-09-21T15:00"))


def test_a_span_is_complete_when_all_its_sessions_are_at_hand() -> None:
    week = NEW_YORK.sessions_of(day("2024-11-28"), "week")
    assert NEW_YORK.is_complete(day("2024-11-28"), "week", week)
    assert not NEW_YORK.is_complete(day("2024-11-28"), "week", week[1:])
    assert not NEW_YORK.is_over(day("2024-11-28"), "week", at("2024-11-29T12:00"))


def test_outside_its_table_a_calendar_knows_weekdays_only() -> None:
    christmas = day("1985-12-25")
    assert not NEW_YORK.covers(christmas)
    assert NEW_YORK.is_session(christmas)
    assert NEW_YORK.covers(day("2027-12-31"))
    assert not NEW_YORK.covers(day("2028-01-03"))
    assert not calendar("weekdays").covers(day("2025-01-01"))


def test_an_unknown_calendar_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UsageError, match="Did you mean XNYS"):
        calendar("XNYSE")


def written(folder: Path, text: str) -> Path:
    path = folder / "calendars.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_overrides_close_open_and_shorten_days(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[XNYS]\nclosed = [2027-03-01]\nopen = ["2027-03-06", 2027-12-24]\n'
        'early = {2027-03-02 = "13:00"}\n',
    )
    told = calendar("XNYS", path)
    assert [told.is_session(date(2027, 3, number)) for number in (1, 2, 5, 6)] == [
        *(False, True, True, True)
    ]
    assert told.is_session(day("2027-12-24"))
    assert told.early_close(day("2027-03-02")) == time(13)
    assert NEW_YORK.is_session(day("2027-03-01"))
    assert calendar("XETR", path).is_session(day("2027-03-01"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[XNYS]\nshut = [2027-03-01]", "sets 'shut'"),
        ("[XNYS]\nclosed = 2027-03-01", "sets 'closed'"),
        ("[XNYS]\nclosed = ['soon']", "'soon' is no date"),
        ("[XNYS]\nearly = {2027-03-02 = 'noon'}", "'noon' is no time"),
        ("[XNYS]\nclosed=[2027-03-01]\nopen=[2027-03-01]", "closed and open"),
        ("[NYSE]\nclosed = []", "no calendar 'NYSE'"),
        ("closed = [2027-03-01]", "no calendar 'closed'"),
        ("[XNYS", "cannot be read"),
    ],
)
def test_wrong_overrides_are_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        calendar("XNYS", written(tmp_path, text))


@given(CODES, DATES, st.integers(0, 800))
def test_ranges_of_sessions_agree_with_single_dates(
    code: str, first: date, length: int
) -> None:
    one = calendar(code)
    dates = [first + timedelta(days=back) for back in range(length)]
    last = first + timedelta(days=length - 1)
    assert one.sessions(first, last) == [d for d in dates if one.is_session(d)]


@given(CODES, DATES)
def test_the_nearest_sessions_have_none_between(code: str, when: date) -> None:
    one = calendar(code)
    before, after = one.nearest(when)
    assert before < when < after
    between = one.sessions(before, after)
    assert between == sorted({before, after} | ({when} & set(between)))


@given(CODES, DATES, st.sampled_from(SPANS))
def test_periods_are_those_that_kernels_number(
    code: str, when: date, span: str
) -> None:
    one = calendar(code)
    first, last = one.period_bounds(when, span)
    assert first <= when <= last
    if span == "day":
        assert first == last == when
        return
    edges = (first - timedelta(days=1), first, when, last, last + timedelta(days=1))
    numbers = period_of(days_of(edges), span, one.week_start)
    assert (numbers - numbers[2]).tolist() == [-1, 0, 0, 0, 1]


@given(CODES, st.datetimes(datetime(1990, 1, 1), datetime(2027, 12, 1)))  # noqa: DTZ001
def test_the_last_closed_session_has_closed_and_the_next_has_not(
    code: str, moment: datetime
) -> None:
    one, now = calendar(code), moment.replace(tzinfo=UTC)
    last = one.last_closed(now)
    assert one.closes_at(last) <= now < one.closes_at(one.next(last))


# Tel Aviv is not compared: the library cannot build it under pandas 3.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("code", sorted(set(codes()) - {"XTAE"}))
def test_the_frozen_table_is_the_librarys(code: str) -> None:
    library = pytest.importorskip("exchange_calendars.calendar_utils")
    ours = calendar(code)
    maker = library._default_calendar_factories[code]  # noqa: SLF001
    theirs = maker(start=str(ours.rules.first), end=str(ours.rules.last))
    closes = {day.date(): at.to_pydatetime() for day, at in theirs.closes.items()}
    for known_to_us in HONG_KONG_STORMS if code == "XHKG" else ():
        del closes[known_to_us]
    sessions = ours.sessions(ours.rules.first, ours.rules.last)
    assert sessions == list(closes)
    assert [ours.closes_at(session) for session in sessions] == list(closes.values())


def test_the_tables_are_small_and_need_no_heavy_library() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 60_000
    program = (
        "import sys, datetime\n"
        "from tapewright.market import quality, instruments, marks, sessions\n"
        "sessions.calendar('XNYS').is_session(datetime.date(2025, 1, 9))\n"
        "instruments.instrument('SPX'); marks.published_marks()\n"
        "heavy = {'pandas', 'exchange_calendars', 'polars'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
