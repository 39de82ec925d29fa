"""Ranks, records, droughts, rebounds, milestones: published, and by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from strategies import FRIDAY, THURSDAY, daily, series_by_hand
from tapewright.errors import UsageError
from tapewright.finding import Market, ask
from tapewright.kinds import kind
from tapewright.market import kernels, ranks
from tapewright.market.bars import Mark, schema, series_of
from test_kinds import DATA, needs_data, value, values

D = date.fromisoformat
NAN = float("nan")


def on(days: list[str], closes: list[float]) -> Market:
    """Build a market of one symbol on dates by hand."""
    return Market({"A": series_by_hand("A", [D(day) for day in days], closes)})


def marked(market: Market, day: str, level: float, field: str = "record_close"):
    return Market(market.series, marks=(Mark("A", D(day), field, level, "somebody"),))


# The kernels


def test_ranks_count_only_ends_of_earlier_periods_of_a_rows_own_group():
    sizes = np.array([3, 1, 2, NAN, 2, 5.0])
    bases, zeros = np.array([-1, -1, 1, 1, 3, 3]), np.zeros(6, np.int64)
    ahead = ranks.ends_beyond(sizes, bases, zeros, ties=False)
    assert ahead.tolist() == [0, 0, 0, 0, 0, 0]  # the only known end before is 1
    rows = np.arange(6)
    ahead = ranks.ends_beyond(sizes, rows - 1, zeros, ties=False)
    assert ahead.tolist() == [0, 1, 1, 0, 1, 0]
    assert ranks.ends_beyond(sizes, rows - 1, zeros, ties=True)[4] == 2
    groups = np.array([0, 0, 1, 1, 1, 1])
    ahead = ranks.ends_beyond(sizes, rows - 1, groups, ties=False)
    assert ahead.tolist() == [0, 1, 0, 0, 0, 0]


def test_the_first_of_equal_highest_values_stays():
    found = kernels.highest_rows_so_far(np.array([NAN, 2, 1, 2, 3, NAN]))
    assert found.tolist() == [-1, 1, 1, 1, 4, 4]
    assert not len(kernels.highest_rows_so_far(np.array([])))


# Ranks of closes and of moves


def test_equal_closes_share_the_better_rank():
    market = daily([3, 5, 4, 5, 6, 2])
    assert values(market, "close_rank") == [1, 1, 2, 1, 1, 6]
    assert values(market, "close_rank", side="low") == [1, 2, 2, 3, 5, 1]


def test_a_rank_begins_again_with_the_year():
    market = daily([9, 8, 5, 6, 7], "2024-12-30")
    assert values(market, "close_rank", within="year") == [1, 2, 1, 1, 1]
    assert values(market, "close_rank", within="history") == [1, 2, 3, 3, 3]
    with pytest.raises(UsageError, match="within of close_rank is never 'decade'"):
        values(market, "close_rank", within="decade")


def test_gains_rank_among_gains_and_no_move_has_no_rank():
    market = daily([100, 110, 99, 99, 103.95, 108])
    for unit in ("percent", "points"):
        assert values(market, "move_rank", unit=unit) == [None, 1, 1, None, 2, 3]


def test_noise_breaks_no_tie_of_moves():
    assert values(daily([100, 110, 121]), "move_rank") == [None, 1, 1]
    points = values(daily([0.1, 0.3, 0.5]), "move_rank", unit="points")
    assert points == [None, 1, 1]
    assert values(daily([-5, 5, 6]), "move_rank") == [None, None, 1]


def test_a_week_to_date_ranks_among_whole_weeks():
    market = daily([100] * 9 + [110, 105, 116, 122], "2025-01-06")
    found = values(market, "move_rank", span="week")
    assert found == [None] * 9 + [1, 1, 2, 1]


def test_a_week_counts_in_the_year_in_which_it_ended():
    closes = [100] * 5 + [101, 102, 103, 104, 110] + [113]
    market = daily(closes, "2024-12-23")
    found = values(market, "move_rank", span="week", within="year")
    assert found[5:] == [1, 1, 1, 1, 1, 2]
    away = daily([100] * 4 + [90] + [81, 89, 88, 87, 86], "2024-12-23")
    assert values(away, "move_rank", span="week", within="year")[4:6] == [None, 1]


# Records


def test_records_are_counted_by_the_year_and_by_the_month():
    assert values(daily([1, 2, 2, 3, 1, 4]), "records") == [None, 1, None, 2, None, 3]
    rising = daily([1, 2, 3, 4, 5, 6, 7], "2025-01-27")
    assert values(rising, "records", within="month") == [None, 1, 2, 3, 4, 1, 2]
    assert values(rising, "records") == [None, 1, 2, 3, 4, 5, 6]


def test_an_unknown_high_sets_no_record_but_its_close_stands():
    market = daily([9, 11, 8], high=[10, NAN, 12])
    assert values(market, "records", price="intraday") == [None, None, 1]
    market = daily([9, 13, 8], high=[10, NAN, 12])
    assert values(market, "records", price="intraday") == [None, None, None]


def test_a_declared_record_keeps_later_ones_from_counting():
    market = marked(daily([1, 2, 3, 6, 7]), "2025-01-07", 5)
    assert values(market, "records") == [None, 1, None, 2, 3]
    assert values(market, "record_run") == [None, None, None, None, 2]
    assert values(market, "record_wait") == [None, None, 1, None, None]


def test_as_many_records_as_in_a_year_with_fewer_between():
    days = ["2019-01-02", "2019-01-03", "2019-01-04", "2019-01-07", "2020-01-02"]
    days += ["2020-12-31", "2021-01-04", "2021-01-05", "2021-01-06", "2021-01-07"]
    market = on(days, [1, 2, 3, 4, 5, 4, 6, 7, 8, 9])
    asked = [value(market, "records_since", "A", D(day)) for day in days]
    then = D("2019-01-07")
    assert asked == [None] * 7 + [then, then, None]  # one; two; three; four


def test_a_run_of_records_ends_at_a_tie():
    found = values(daily([1, 2, 3, 3, 4, 5, 6]), "record_run")
    assert found == [None, None, 2, None, None, 2, 3]


def test_a_wait_begins_at_a_record_that_the_bars_show():
    found = values(daily([1, 2, 1, 2, 3, 2]), "record_wait")
    assert found == [None, None, 1, 2, None, 1]
    assert values(daily([5, 4, 3]), "record_wait") == [None] * 3
    older = marked(daily([5, 6, 7]), "2024-12-31", 10)
    assert values(older, "record_wait") == [None] * 3


def test_droughts_rank_where_they_end():
    market = daily([1, 2, 1, 1, 3, 2, 4, 1, 1, 1, 5, 5, 6])
    days = market.series["A"].sessions
    ended = [4, 6, 10, 12]
    found = values(market, "drought_rank")
    assert [row for row, told in enumerate(found) if told] == ended
    assert [found[row] for row in ended] == [1, 2, 1, 3]
    longest = values(market, "drought_rank", of="longest")
    assert [longest[row] for row in ended] == [2, 2, 3, 3]
    for of, rows in (("longest_from", (1, 1, 6, 6)), ("longest_to", (4, 4, 10, 10))):
        told = [value(market, "drought_rank", "A", days[row], of=of) for row in ended]
        assert told == [days[row] for row in rows]


def test_of_equal_droughts_the_first_is_the_longest():
    market = daily([1, 2, 1, 3, 1, 4])
    days = market.series["A"].sessions
    assert values(market, "drought_rank") == [None, None, None, 1, None, 1]
    assert value(market, "drought_rank", "A", days[5], of="longest_to") == days[3]


# How far from a low, from a high


def test_a_rebound_stands_on_the_latest_of_equal_lows():
    market = daily([8, 8, 10])
    asked = {"window": "year"}
    assert values(market, "rebound", **asked) == [0, 0, 25]
    assert values(market, "rebound", of="points", **asked) == [0, 0, 2]
    since = value(market, "rebound", "A", D("2025-01-08"), of="session", **asked)
    assert since == D("2025-01-07")
    assert values(market, "rebound") == [None] * 3  # of 52 weeks: history is shorter


def test_a_rebound_since_the_peak_begins_again_at_a_peak_regained():
    market = daily([10, 12, 9, 11.25, 12, 11])
    assert values(market, "rebound", window="since_peak") == [0, 0, 0, 25, 0, 0]


def test_an_unknown_low_counts_by_its_close():
    market = daily([10, 9, 12], low=[8, NAN, 11])
    asked = {"window": "year", "price": "intraday", "of": "level"}
    assert values(market, "rebound", **asked) == [8, 8, 8]
    market = daily([10, 6, 12], low=[8, NAN, 11])
    assert values(market, "rebound", **asked) == [8, 6, 6]


def test_52_weeks_take_a_session_before_them():
    days = ["2024-01-08", "2024-01-09", "2025-01-06", "2025-01-07"]
    market = on(days, [5, 9, 12, 10])
    assert values(market, "rebound") == [None, None, 33.333333, 0]
    assert values(market, "off_peak", window="52_weeks")[2:] == [0, -16.666667]


def test_the_peak_of_the_year_forgets_the_year_before():
    market = daily([20, 19, 10, 12, 11], "2024-12-30")
    found = values(market, "off_peak", window="year")
    assert found == [0, -5, 0, 0, -8.333333]
    declared = marked(market, "2025-01-02", 16)
    assert values(declared, "off_peak", window="year")[3:] == [-25, -31.25]
    older = marked(market, "2024-12-31", 40)
    assert values(older, "off_peak", window="year") == [0, -52.5, 0, 0, -8.333333]


# Round numbers


def test_round_numbers_reached_for_the_first_time():
    market = daily([98.5, 99.9, 100, 101, 109.99, 110.5, 112, 132])
    found = values(market, "milestone")
    assert found == [None, 99, 100, None, None, 110, None, 130]
    leading = values(market, "milestone", step="leading")
    assert leading == [None, None, 100, *[None] * 5]


def test_noise_makes_no_milestone_and_hides_none():
    assert values(daily([0.29, 0.3]), "milestone") == [None, 0.3]
    assert values(daily([0.1 * 3, 0.3 + 1e-9]), "milestone") == [None, None]
    assert values(daily([2.7, 3]), "milestone", step="leading") == [None, 3]
    assert values(daily([-5, -1, 0]), "milestone") == [None] * 3


def test_a_touch_is_a_milestone_of_highs_alone():
    market = daily([97.5, 98.5], high=[98.5, 100.5])
    assert values(market, "milestone", price="intraday") == [None, 100]
    assert values(market, "milestone") == [None, 98]
    unknown = daily([97.5, 98.5], high=[98.5, NAN])
    assert values(unknown, "milestone", price="intraday") == [None, None]
    declared = marked(market, "2024-12-31", 100, "record_high")
    assert values(declared, "milestone", price="intraday") == [None, None]


def test_the_time_from_one_round_number_to_the_next():
    market = daily([15, 21, 25, 29, 30.5, 41])
    found = values(market, "milestone_wait", step="leading")
    assert found == [None, None, None, None, 3, 1]  # from the first bar: not known
    leaping = daily([15, 18, 45, 52])
    found = values(leaping, "milestone_wait", step="leading")
    assert found == [None, None, None, 1]  # both at once is no wait
    declared = marked(market, "2024-12-31", 20)
    found = values(declared, "milestone_wait", step="leading")
    assert found == [None, None, None, None, None, 1]  # since a mark: not counted


# Since a date


def test_the_change_since_a_date_runs_from_its_close_or_the_one_before():
    market = daily([10, 11, 12, 13, 14, 21])
    asked = {"since": "2025-01-07"}
    found = values(market, "change_since", **asked)
    assert found == [None, None, 9.090909, 18.181818, 27.272727, 90.909091]
    before = values(market, "change_since", base="close_before", **asked)
    assert before == [None, None, 20, 30, 40, 110]
    points = values(market, "change_since", unit="points", **asked)
    assert points == [None, None, 1, 2, 3, 10]


def test_a_date_without_a_session_takes_the_last_close_before_it():
    market = daily([10, 11, 12, 13, 14, 21])
    assert values(market, "change_since", since="2025-01-12") == [*[None] * 5, 50]
    assert values(market, "change_since", since="2025-01-05") == [None] * 6
    with pytest.raises(UsageError, match="a date such as"):
        values(market, "change_since", since="the election")
    assert values(daily([-1, 2]), "change_since", since="2025-01-06") == [None, None]


def test_a_year_ago_is_52_weeks_ago_or_the_same_date():
    days = ["2024-01-08", "2024-01-09", "2025-01-06", "2025-01-07", "2025-01-08"]
    market = on(days, [100, 110, 121, 132, 143])
    assert values(market, "year_ago") == [None, None, 21, 20, 30]
    assert values(market, "year_ago", unit="points") == [None, None, 21, 22, 33]
    same = values(market, "year_ago", rule="same_date")
    assert same == [None, None, None, None, 43]


# What was published


def read(symbol: str) -> Market:
    columns = {k: v for k, v in schema().items() if k != "session"}
    path = Path(str(DATA)) / "daily" / f"{symbol}.csv"
    frame = pl.read_csv(path, schema_overrides=columns, try_parse_dates=True)
    return Market({symbol: series_of(frame.rename({"date": "session"}), symbol)})


APRIL_8 = "2025-04-08"
TOUCH = {"price": "intraday", "step": "leading"}
PUBLISHED = (
    ("IXIC", "2023-02-06", "close_rank", {}, "3"),
    ("IXIC", "2023-02-06", "off_peak", {}, "-25.97"),
    ("GDAXI", "2023-05-05", "off_peak", {}, "-1.91"),
    ("GDAXI", "2023-05-05", "off_peak", {"of": "level"}, "16271.75"),
    ("GDAXI", "2023-05-05", "off_peak", {"of": "session"}, "2022-01-05"),
    ("RUT", "2025-09-19", "off_peak", {}, "-0.77"),
    ("RUT", "2025-09-19", "rebound", {}, "39.08"),
    ("RUT", "2025-09-19", "rebound", {"of": "level"}, "1760.71"),
    ("RUT", "2025-09-19", "rebound", {"of": "session"}, APRIL_8),
    ("RUT", "2025-08-26", "record_wait", {}, "952"),
    ("RUT", "2025-09-18", "drought_rank", {}, "2"),
    ("RUT", "2025-09-18", "drought_rank", {"of": "longest"}, "1021"),
    ("RUT", "2025-09-18", "drought_rank", {"of": "longest_from"}, "2000-03-09"),
    ("RUT", "2025-09-18", "drought_rank", {"of": "longest_to"}, "2004-04-05"),
    ("GSPC", "2021-12-29", "records", {}, "70"),
    ("GSPC", "2024-12-06", "records", {}, "57"),
    ("GSPC", "1995-12-13", "records", {}, "77"),
    ("GSPC", "2021-11-08", "record_run", {}, "8"),
    ("GSPC", "2024-12-06", "records_since", {}, "2021-12-31"),
    ("GSPC", "2024-11-08", "milestone", TOUCH, "6000"),
    ("GSPC", "2024-11-11", "milestone", {}, "6000"),
    ("DJI", "2024-05-16", "milestone", TOUCH, "40000"),
    ("DJI", "2024-05-17", "milestone", {"step": "leading"}, "40000"),
    ("DJI", "1999-05-03", "milestone", {}, "11000"),
    ("DJI", "1999-05-03", "milestone_wait", {}, "24"),
    ("N225", "2024-03-04", "milestone", {"step": "leading"}, "40000"),
    ("DJI", "2018-02-05", "move_rank", {"unit": "points", "within": "history"}, "1"),
)


@needs_data
def test_what_was_published_is_found():
    market = {symbol: read(symbol) for symbol in sorted({row[0] for row in PUBLISHED})}
    for symbol, day, name, given, expected in PUBLISHED:
        found = value(market[symbol], name, symbol, D(day), **given)
        assert told(found, expected) == expected, (symbol, day, name, given)


def told(found: Decimal | date | None, expected: str) -> str:
    if not isinstance(found, Decimal):
        return str(found)
    return str(round(found, len(expected.partition(".")[2])))


@needs_data
def test_a_milestone_is_first_on_its_own_day_alone():
    market = read("GSPC")
    touch, close = D("2024-11-08"), D("2024-11-11")
    for session, price in ((touch, "close"), (close, "intraday")):
        asked = {"price": price, "step": "leading"}
        assert value(market, "milestone", "GSPC", session, **asked) is None


@needs_data
def test_the_last_row_agrees_with_the_whole_history():
    series = read("RUT").series["RUT"]
    for session in (THURSDAY, FRIDAY, D(APRIL_8), D("2021-11-08"), D("2004-04-05")):
        known = Market({"RUT": series.until(session)})
        for name in LATEST:
            the_kind = kind(name)
            args = the_kind.completed({})
            whole = the_kind.measure(known.panel("RUT"), args)[-1]
            found = the_kind.latest(known.panel("RUT"), args)
            np.testing.assert_equal(found, whole, name)


LATEST = (
    "close_rank",
    "move_rank",
    "records",
    "records_since",
    "record_run",
    "record_wait",
    "drought_rank",
    "rebound",
    "milestone",
    "milestone_wait",
    "year_ago",
    "off_peak",
    "drought",
    "record",
    "record_since",
    "fifty_two_week",
    "level",
    "level_test",
    "range",
    "reversal",
)
"""Kinds whose last row is measured without the others."""


def test_a_rank_names_the_closes_beyond_it():
    market = daily([3, 5, 4])
    fact = ask(market, "close_rank", "A", D("2025-01-08"))
    named = [witness.session for witness in fact.evidence.witnesses]
    assert named == [D("2025-01-06") + timedelta(days) for days in (1, 2)]
