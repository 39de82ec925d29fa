"""The data check finds what is wrong, and says what and where."""

from __future__ import annotations

import os
import time
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapewright.market.bars import PRICES, Series, days_of, schema, series_of
from tapewright.market.instruments import Instrument, instrument
from tapewright.market.quality import WHAT, Flaw, check
from tapewright.market.sessions import calendar

DATA = os.environ.get("TAPEWRIGHT_TEST_DATA", "")
needs_data = pytest.mark.skipif(
    not DATA, reason="TAPEWRIGHT_TEST_DATA names no folder of market data"
)
NEW_YORK = calendar("XNYS")
INDEX = Instrument("ABC", "ABC", kind="index")
FIRST = date(2023, 1, 3)
ROWS = 300


def sound(rows: int = ROWS, seed: int = 1) -> Series:
    """Return bars with nothing wrong with them."""
    days = NEW_YORK.days(FIRST, FIRST + timedelta(days=2 * rows + 10))[:rows]
    random = np.random.default_rng(seed)
    close = 100 * np.exp(np.cumsum(random.normal(0, 0.01, rows)))
    open_ = close * np.exp(random.normal(0, 0.003, rows))
    high = np.maximum(open_, close) * (1 + random.uniform(0.001, 0.01, rows))
    low = np.minimum(open_, close) * (1 - random.uniform(0.001, 0.01, rows))
    volume = random.uniform(1e6, 2e6, rows)
    return Series("ABC", days, open_, high, low, close, volume)


def without(series: Series, *rows: int) -> Series:
    kept = np.delete(np.arange(len(series)), rows)
    columns = {name: series.column(name)[kept] for name in (*PRICES, "volume")}
    return Series(series.symbol, series.days[kept], **columns)


def only(series: Series, last: date | None = None, who: Instrument = INDEX) -> Flaw:
    """Return the one flaw that there is."""
    [flaw] = check(series, who, NEW_YORK, last)
    assert flaw.what in WHAT
    assert str(flaw.session) in flaw.message
    return flaw


@given(st.integers(1, 400), st.integers(0, 99))
def test_sound_bars_have_no_flaw(rows: int, seed: int) -> None:
    assert check(sound(rows, seed), INDEX, NEW_YORK) == []


def test_no_bars_lack_the_last_session_only() -> None:
    empty = sound(1).rows(0, 0)
    assert check(empty, INDEX, NEW_YORK) == []
    assert only(empty, date(2025, 9, 21)).session == date(2025, 9, 19)


def test_a_missing_session_is_found_with_its_date() -> None:
    bars = sound()
    flaw = only(without(bars, 100))
    assert (flaw.what, flaw.severity) == ("missing", "error")
    assert flaw.message == f"ABC has no bar on {bars.sessions[100]}."


def test_sessions_missing_in_a_row_are_one_flaw_and_a_hole_beyond_ten() -> None:
    bars = sound()
    flaw = only(without(bars, *range(100, 110)))
    assert (flaw.what, flaw.session) == ("missing", bars.sessions[100])
    assert flaw.last_session == bars.sessions[109]
    assert only(without(bars, *range(100, 111))).what == "hole"
    assert len(check(without(bars, 100, 102), INDEX, NEW_YORK)) == 2


def test_the_last_session_is_missed_only_when_it_was_one() -> None:
    bars = sound()
    friday = date(2025, 9, 19)
    ended = NEW_YORK.next(bars.sessions[-1])
    flaw = only(bars, friday)
    assert (flaw.what, flaw.session) == ("last_missing", ended)
    assert flaw.last_session == friday
    assert only(bars, friday + timedelta(days=2)).last_session == friday
    assert check(bars, INDEX, NEW_YORK, bars.sessions[-1]) == []
    assert check(bars, INDEX, NEW_YORK, bars.sessions[-9]) == []


def test_a_bar_on_a_holiday_is_one_too_many() -> None:
    bars = sound()
    days = bars.days.copy()
    juneteenth = int(days_of([date(2023, 6, 19)])[0])
    row = int(np.searchsorted(days, juneteenth))
    days[row] = juneteenth  # the Tuesday's bar, dated on the Monday
    columns = {name: bars.column(name) for name in (*PRICES, "volume")}
    flaws = check(Series("ABC", days, **columns), INDEX, NEW_YORK)
    assert [flaw.what for flaw in flaws] == ["extra", "missing"]
    assert flaws[0].session == date(2023, 6, 19)


def test_dates_that_the_calendar_does_not_cover_are_not_judged() -> None:
    old = sound()
    days = old.days - 20_000  # the 1960s, on any weekday
    columns = {name: old.column(name) for name in (*PRICES, "volume")}
    assert check(Series("ABC", days, **columns), INDEX, NEW_YORK) == []
    weekdays = calendar("weekdays")
    assert check(without(old, 7), INDEX, weekdays, date(2030, 1, 1)) == []


def test_two_prices_copied_from_the_session_before_are_an_error() -> None:
    bars = sound()
    bars.open[50], bars.high[50] = bars.open[49], bars.high[49]
    bars.close[50] = bars.low[50] = bars.close[49] * 0.99
    flaw = only(bars)
    assert (flaw.what, flaw.severity) == ("stale", "error")
    assert flaw.columns == ("open", "high")
    assert "open and high" in flaw.message


def test_an_unchanged_close_alone_is_a_warning() -> None:
    bars = sound()
    bars.close[50] = bars.close[49]
    bars.low[50] = min(bars.low[50], bars.close[50])
    bars.high[50] = max(bars.high[50], bars.close[50])
    flaw = only(bars)
    assert (flaw.what, flaw.severity, flaw.columns) == ("stale", "warning", ("close",))


def test_a_whole_bar_that_repeats_is_an_error() -> None:
    bars = sound()
    for name in PRICES:
        bars.column(name)[50] = bars.column(name)[49]
    flaw = only(bars)
    assert (flaw.severity, flaw.columns) == ("error", PRICES)


def test_crossed_prices_are_an_error_and_told_once() -> None:
    bars = sound()
    bars.high[50], bars.low[50] = bars.low[50], bars.high[50]
    assert (only(bars).what, only(bars).severity) == ("high_below_low", "error")


@pytest.mark.parametrize("name", ["open", "close"])
def test_a_price_outside_the_range_is_found_beyond_a_cent(name: str) -> None:
    bars = sound()
    bars.column(name)[50] = bars.high[50] + 0.01
    assert check(bars, INDEX, NEW_YORK) == []
    bars.column(name)[50] = bars.high[50] + 0.02
    assert only(bars).what == f"{name}_outside_range"
    assert only(bars).columns == (name,)


def test_a_leap_is_an_error_in_an_index_and_a_warning_in_a_stock() -> None:
    bars = sound()
    for name in PRICES:
        bars.column(name)[50:] *= 0.5
    assert (only(bars).what, only(bars).severity) == ("jump", "error")
    assert only(bars, who=Instrument("ABC", "ABC")).severity == "warning"
    volatility = Instrument("ABC", "ABC", kind="index", group="volatility")
    assert check(bars, volatility, NEW_YORK) == []


def test_a_price_of_zero_is_an_error_and_a_negative_yield_is_not() -> None:
    bars = sound()
    bars.low[50] = 0
    assert (only(bars).what, only(bars).columns) == ("nonpositive", ("low",))
    assert check(bars, Instrument("ABC", "ABC", kind="yield"), NEW_YORK) == []


def test_one_price_bars_are_a_warning_once_the_series_has_ranges() -> None:
    bars = sound()
    for name in ("open", "high", "low"):
        bars.column(name)[100:103] = bars.close[100:103]
    flaw = only(bars)
    assert (flaw.what, flaw.severity) == ("repeated_prices", "warning")
    assert (flaw.session, flaw.last_session) == (bars.sessions[100], bars.sessions[102])
    early = sound()
    for name in ("open", "high", "low"):
        early.column(name)[:100] = early.close[:100]
    assert check(early, INDEX, NEW_YORK) == []


def test_what_a_series_usually_has_is_missed_where_it_is_left_out() -> None:
    bars = sound()
    bars.high[100:103] = np.nan
    bars.volume[200] = 0
    flaws = check(bars, INDEX, NEW_YORK)
    assert [flaw.what for flaw in flaws] == ["no_range", "zero_volume"]
    never = sound()
    never.volume[:] = 0
    never.open[:] = never.high[:] = never.low[:] = np.nan
    assert check(never, INDEX, NEW_YORK) == []


def test_a_long_series_is_checked_in_no_time() -> None:
    long = sound(9000)
    check(long, INDEX, NEW_YORK)
    took = []
    for _ in range(5):
        start = time.perf_counter()
        check(long, INDEX, NEW_YORK)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.02


@cache
def real(symbol: str) -> Series:
    types = {name: kind for name, kind in schema().items() if name != "session"}
    bars = pl.read_csv(
        Path(DATA) / "daily" / f"{symbol}.csv",
        schema_overrides=types,
        try_parse_dates=True,
    )
    return series_of(bars.rename({"date": "session"}), symbol)


@cache
def flaws_of(symbol: str) -> list[Flaw]:
    about = instrument(symbol)
    return check(real(symbol), about, calendar(about.calendar), date(2025, 10, 31))


@needs_data
@pytest.mark.parametrize(
    ("symbol", "session", "columns", "severity"),
    [
        ("RUT", "2024-07-19", "open high", "error"),
        ("RUT", "2023-05-24", "open high", "error"),
        ("RUT", "2021-07-29", "open low", "error"),
        ("RUT", "2018-08-16", "open high low", "error"),
        ("RUT", "2019-07-01", "close", "warning"),
        ("GSPC", "2006-08-01", "open high", "error"),
        ("DJI", "2015-11-27", "close", "warning"),
        ("DJI", "2014-04-24", "close", "warning"),  # this one and the next are real
        ("DJI", "2019-11-12", "close", "warning"),
        ("N225", "2018-07-16", "open high low close", "error"),
    ],
)
def test_the_stale_bars_of_real_data_are_found(
    symbol: str, session: str, columns: str, severity: str
) -> None:
    when = date.fromisoformat(session)
    found = [f for f in flaws_of(symbol) if (f.what, f.session) == ("stale", when)]
    assert [(f.columns, f.severity) for f in found] == [
        (tuple(columns.split()), severity)
    ]


@needs_data
@pytest.mark.parametrize(
    ("symbol", "what", "session", "last_session"),
    [
        ("RUT", "zero_volume", "2023-07-05", "2023-07-05"),
        ("GSPC", "zero_volume", "2023-05-24", "2023-05-24"),
        ("IXIC_FRED", "extra", "2019-04-19", "2019-04-19"),
        ("N225", "extra", "2018-07-16", "2018-07-16"),
        ("STOXX50E", "missing", "2024-08-01", "2024-08-01"),
        ("STOXX50E", "missing", "2025-01-02", "2025-01-02"),
        ("STOXX50E", "missing", "2025-05-29", "2025-05-29"),
        ("STOXX50E", "missing", "2025-06-09", "2025-06-09"),
        ("STOXX50E", "missing", "2025-08-01", "2025-08-01"),
        ("STOXX50E", "no_range", "2025-06-02", "2025-07-28"),
        ("FTSE", "hole", "2025-04-30", "2025-09-05"),
        ("HSI", "hole", "2025-04-30", "2025-09-05"),
        ("FCHI", "hole", "2025-05-14", "2025-09-05"),
        ("N225", "no_range", "2025-04-30", "2025-09-05"),
        ("GC_F", "repeated_prices", "2025-09-26", "2025-09-26"),
        ("CL_F", "jump", "2020-04-20", "2020-04-20"),
    ],
)
def test_the_listed_defects_of_real_data_are_found(
    symbol: str, what: str, session: str, last_session: str
) -> None:
    spans = {
        (str(f.session), str(f.last_session))
        for f in flaws_of(symbol)
        if f.what == what
    }
    assert (session, last_session) in spans


@needs_data
@pytest.mark.parametrize("symbol", ["RUT", "GSPC", "IXIC", "DJI", "NDX", "SPY", "IWM"])
def test_the_us_files_lack_no_session_and_have_sound_ranges(symbol: str) -> None:
    absent = {"missing", "hole", "last_missing", "extra", "jump", "nonpositive"}
    absent |= {"high_below_low", "open_outside_range", "close_outside_range"}
    assert [f for f in flaws_of(symbol) if f.what in absent] == []


@needs_data
def test_the_flat_bars_of_old_days_are_no_news() -> None:
    flat = [f for f in flaws_of("GSPC") if f.what == "repeated_prices"]
    assert len(flat) < 20  # of 8,547 such rows
    assert all(flaw.severity == "warning" for flaw in flat)
