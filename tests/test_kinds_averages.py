"""Averages, volatility, volume, ratios, groups and seasons: published, and by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from math import log, sqrt
from statistics import stdev

import numpy as np
import pytest

from strategies import CLOSES, FRIDAY, THURSDAY, daily, published, series_by_hand
from tapewright.finding import Market, ask
from tapewright.kinds import kind, wording
from tapewright.market import averages
from tapewright.market.bars import days_of
from test_kinds import history, needs_data, value, values

__all__ = ["history"]  # a fixture: pytest takes it from here

D = date.fromisoformat
GROUP = "us indices"
KINDS = (
    "moving_average",
    "average_cross",
    "golden_cross",
    "volatility",
    "volatility_since",
    "volume",
    "volume_since",
    "ratio",
    "ratio_since",
    "breadth",
    "group_rank",
    "seasonality",
)


def grouped(market: Market, *symbols: str) -> Market:
    members = symbols or tuple(market.series)
    return Market(market.series, market.peers, groups={GROUP: members})


def with_volume(volumes: list[float]) -> Market:
    series = daily([10.0] * len(volumes)).series["A"]
    columns = {name: series.column(name) for name in ("open", "high", "low", "close")}
    kept = type(series)("A", series.days, **columns, volume=np.array(volumes, float))
    return Market({"A": kept})


# The kernels


@pytest.mark.parametrize("length", [2, 3, 7, 8, 20, 200])
def test_windows_are_those_of_numpy_and_forget_what_came_before(length: int):
    noise = np.random.default_rng(length).normal(100, 1, 300)
    windows = np.lib.stride_tricks.sliding_window_view(noise, length)
    for kernel, plain in (
        (averages.trailing_sum, windows.sum(axis=1)),
        (averages.trailing_mean, windows.mean(axis=1)),
        (averages.trailing_deviation, windows.std(axis=1, ddof=1)),
    ):
        found = kernel(noise, length)
        np.testing.assert_allclose(found[length - 1 :], plain, rtol=1e-12)
        assert np.isnan(found[: length - 1]).all()
        assert kernel(noise[-length:], length)[-1] == found[-1]


def test_an_unknown_value_spoils_only_the_windows_that_hold_it():
    some = np.array([1, 2, np.nan, 4, 5, 6, 7.0])
    sums = averages.trailing_sum(some, 3)
    np.testing.assert_equal(sums, [np.nan] * 5 + [15, 18])
    np.testing.assert_equal(averages.trailing_deviation(some, 3)[-2:], [1, 1])
    assert np.isnan(averages.trailing_sum(some[:2], 3)).all()


def test_what_does_not_vary_deviates_by_nothing():
    same = averages.trailing_deviation(np.full(30, 0.1), 20)
    assert same[-1] == 0


# Averages and their crosses


def test_an_average_takes_the_sessions_own_close_and_as_many_as_it_says():
    market = daily([float(close) for close in range(1, 22)])
    assert values(market, "moving_average", length="20")[18:] == [None, 10.5, 11.5]
    away = values(market, "moving_average", length="20", of="distance")
    assert away[-1] == round((21 / 11.5 - 1) * 100, 6)


def test_a_weekly_average_holds_the_current_week_to_date():
    weeks = daily([float(week) for week in range(1, 21) for _ in range(5)])
    asked = {"length": "20", "per": "week"}
    found = values(weeks, "moving_average", **asked)
    assert found[94:] == [None, *[10.5] * 5]
    midweek = daily([*(float(week) for week in range(1, 21) for _ in range(5)), 41])
    assert values(midweek, "moving_average", **asked)[-1] == 12.5  # 2 to 20, and 41


def test_a_price_below_zero_has_no_distance():
    market = daily([-1.0] * 20)
    assert values(market, "moving_average", length="20", of="distance")[-1] is None
    assert values(market, "moving_average", length="20")[-1] == -1


def test_a_cross_counts_the_sessions_on_the_other_side():
    base = [10.0] * 19
    market = daily([*base, 11, 9, 9, 9, 12, 12, 8])
    crosses = values(market, "average_cross", length="20")[19:]
    # The first side, begun at 11, has no known beginning, and so gives no count.
    assert crosses == [None, None, None, None, 3, None, -2]


def test_a_touch_is_no_cross_and_stays_on_its_side():
    base = [10.0] * 19
    # 20 closes of 10 and a rise, a fall, then the close that equals its average.
    closes = [*base, 11, 9]
    level = sum(closes[-19:]) / 19
    market = daily([*closes, level, 12])
    away = values(market, "moving_average", length="20", of="distance")
    assert away[-2] == 0
    assert values(market, "average_cross", length="20")[-3:] == [None, None, 2]
    back = daily([*closes, level, 9])
    assert values(back, "average_cross", length="20")[-3:] == [None, None, None]


def test_golden_and_death_crosses():
    fall, rise = [100.0 - 0.1 * i for i in range(200)], [80 + i for i in range(60)]
    market = daily([*rise[::-1], *fall, *rise, *fall], first="2020-01-06")
    found = values(market, "golden_cross")
    fifty = values(market, "moving_average", length="50")
    slow = values(market, "moving_average", length="200")
    held = [(row, count) for row, count in enumerate(found) if count is not None]
    assert held
    for row, count in held:
        above = [f > s for f, s in zip(fifty[199:], slow[199:], strict=True)]
        at = row - 199
        assert above[at] == (count > 0)
        before = above[at - int(abs(count)) : at]
        assert set(before) == {count < 0}
        assert above[at - int(abs(count)) - 1] == (count > 0)


# Volatility


def test_volatility_is_the_deviation_of_log_returns_a_year():
    closes = [100.0, 101, 99, 103, 98, 98, 97, 104, 101, 100, 99]
    closes += [98.5, 99, 100, 101, 103, 102, 101, 104, 106, 105]
    returns = [log(b / a) for a, b in pairwise(closes)]
    market = daily(closes)
    found = values(market, "volatility")
    assert found[:-1] == [None] * 20
    assert found[-1] == pytest.approx(stdev(returns) * sqrt(252) * 100, abs=1e-6)
    assert values(daily([0.0, *closes]), "volatility")[-1] == found[-1]
    assert values(daily([*closes[:20], -1.0]), "volatility")[-1] is None


def test_the_calmest_since_needs_a_session_in_between():
    wild = [110.0, 100] * 2
    market = daily([*[100.0] * 21, *wild, *[100.0] * 22])
    calm = values(market, "volatility")
    again = next(row for row in range(21, len(calm)) if calm[row] == 0)
    found = values(market, "volatility_since", side="low")
    assert found[again] == int(market.series["A"].days[20])
    assert found[again + 1] is None  # as calm the day before


# Volume


def test_volume_is_set_against_the_sessions_before_it():
    market = with_volume([100.0] * 20 + [150, 50])
    found = values(market, "volume")
    assert found[:20] == [None] * 20
    assert found[20] == 50
    assert found[21] == round((50 / 102.5 - 1) * 100, 6)


def test_a_volume_of_zero_is_not_known():
    assert values(with_volume([100.0] * 19 + [0, 150]), "volume")[-1] is None
    assert values(with_volume([100.0] * 20 + [0]), "volume")[-1] is None
    market = with_volume([300, 100, 200, 0, 100, 250])
    days = market.series["A"].days.tolist()
    since = values(market, "volume_since", side="high")
    assert since == [None, None, days[0], None, None, None]
    low = values(with_volume([100.0, 200, 50, 300, 60]), "volume_since", side="low")
    assert low == [None, None, None, None, days[2]]


def test_volumes_witnesses_are_volumes():
    market = with_volume([300, 100, 200])
    fact = ask(market, "volume_since", "A", market.series["A"].sessions[2], side="high")
    assert {one.column for one in fact.evidence.witnesses} == {"volume"}


# Ratios


def pair(own: list[float], other: list[float], missing: int = -1) -> Market:
    days = [D("2025-01-06") + timedelta(row) for row in range(len(own))]
    theirs = [row for row in range(len(other)) if row != missing]
    return Market(
        {
            "A": series_by_hand("A", days, own),
            "B": series_by_hand(
                "B", [days[row] for row in theirs], [other[row] for row in theirs]
            ),
        }
    )


def test_a_ratio_is_of_the_same_session_and_of_prices_above_zero():
    market = pair([10, 11, 12, 13], [20, 44, -1, 26], missing=3)
    assert values(market, "ratio", peer="B") == [50, 25, None, None]


def test_the_strongest_since_looks_over_the_sessions_of_both():
    market = pair([10, 30, 8, 9, 11], [10, 10, 10, 10, 10], missing=1)
    days = market.series["A"].days.tolist()
    since = values(market, "ratio_since", peer="B", side="high")
    assert since == [None, None, None, days[0], None]  # 30 against nothing is nothing
    market = pair([3.6, 1, 2.4], [1.2, 1, 0.8])
    since = values(market, "ratio_since", peer="B", side="high")
    assert since == [None, None, days[0]]  # equal, though not in their last bits
    falls = pair([2, 3, 1.9, 3, 2], [1] * 5)
    weak = values(falls, "ratio_since", peer="B", side="low")
    assert weak == [None] * 4 + [days[0] + 2]


# Groups


def members(**closes: list[float | None]) -> Market:
    """Build members on weekdays from a Monday; None is no session."""
    days = [D("2025-01-06") + timedelta(7 * (i // 5) + i % 5) for i in range(20)]
    series = {}
    for symbol, given in closes.items():
        kept = [
            (day, close)
            for day, close in zip(days, given, strict=False)
            if close is not None
        ]
        series[symbol] = series_by_hand(symbol, *zip(*kept, strict=True))
    return grouped(Market(series))


def test_breadth_counts_those_that_traded():
    market = members(A=[10, 11, 12], B=[10, 9, 9], C=[10, None, 11], D=[5, 5, 4])
    asked = {"group": GROUP}
    assert values(market, "breadth", of="advancers", **asked) == [None, 1, 2]
    assert values(market, "breadth", of="decliners", **asked) == [None, 1, 1]
    assert values(market, "breadth", of="unchanged", **asked) == [None, 1, 1]
    assert values(market, "breadth", of="compared", **asked) == [None, 3, 4]


def test_breadth_over_a_week_takes_each_ones_last_close_in_it():
    market = members(
        A=[10, 10, 10, 10, 10, 11, 12],
        B=[10, 10, 10, 10, 10, 9, None],
        C=[10, 10, 10, 10, 10, None, None],
    )
    asked = {"group": GROUP, "span": "week"}
    assert values(market, "breadth", of="compared", **asked)[-1] == 2
    assert values(market, "breadth", of="decliners", **asked)[-1] == 1


def test_a_base_long_ago_is_none():
    gone = [10.0, *[None] * 8, 12]
    market = members(A=[10.0] * 10, B=gone)
    assert values(market, "breadth", group=GROUP, of="compared")[-1] == 1
    kept = members(A=[10.0] * 10, B=[10.0, 10.0, *[None] * 7, 12])
    # January 7 to January 17 are ten days.
    assert values(kept, "breadth", group=GROUP, of="compared")[-1] == 2


def test_a_group_without_the_subject_is_counted_and_not_ranked():
    market = members(A=[10, 11], B=[10, 12], C=[10, 9])
    without = grouped(market, "B", "C")
    assert values(without, "breadth", group=GROUP, of="advancers") == [None, 1]
    assert values(without, "group_rank", group=GROUP, span="day") == [None, None]


def test_new_highs_are_of_members_with_a_year_of_bars():
    days = [D("2024-01-02"), D("2024-06-03"), D("2024-12-31"), D("2025-01-02")]
    long = series_by_hand("A", days, [10, 12, 12, 13])
    short = series_by_hand("B", days[1:], [12, 12, 13])
    market = grouped(Market({"A": long, "B": short}))
    asked = {"group": GROUP, "of": "new_highs"}
    assert values(market, "breadth", **asked) == [None, None, 0, 1]
    assert values(market, "breadth", symbol="B", **asked) == [None, None, None]


def test_equal_changes_share_the_better_place():
    market = members(A=[10, 11], B=[20, 22], C=[10, 9], D=[10, 12])
    for symbol, top, bottom in (("A", 2, 2), ("B", 2, 2), ("C", 4, 1), ("D", 1, 4)):
        asked = {"group": GROUP, "span": "day"}
        assert values(market, "group_rank", symbol, **asked)[-1] == top
        asked["place"] = "from_bottom"
        assert values(market, "group_rank", symbol, **asked)[-1] == bottom
    alone = members(A=[10, 11], B=[20, None])
    assert values(alone, "group_rank", group=GROUP, span="day") == [None, None]


@pytest.mark.parametrize(("session", "place"), [(THURSDAY, 1), (FRIDAY, 4)])
def test_the_russell_led_on_thursday_and_came_last_on_friday(session, place):
    market = grouped(published())
    asked = {"group": GROUP, "span": "day"}
    assert value(market, "group_rank", "RUT", session, **asked) == place
    rose = value(market, "breadth", "RUT", session, group=GROUP, of="advancers")
    assert rose == (4 if session == THURSDAY else 3)


# Seasons


def yearly(changes: dict[int, float]) -> Market:
    """Build Januaries that change by so much; a session at each end of the year."""
    days, closes, close = [], [], 100.0
    for year, change in changes.items():
        days += [date(year, 1, 31), date(year, 12, 30)]
        close *= 1 + change / 100
        closes += [close, close]
    return Market({"A": series_by_hand("A", days, closes)})


def test_a_season_takes_earlier_years_alone_and_five_of_them():
    market = yearly(
        dict(zip(range(2000, 2008), [9, 1, 2, -3, 4, 5, 6, 7], strict=True))
    )
    januaries = slice(0, None, 2)
    years = values(market, "seasonality", of="years")[januaries]
    assert years == [None, None, 1, 2, 3, 4, 5, 6]  # 2000 has no base
    mean = values(market, "seasonality", of="average")[januaries]
    assert mean == [None] * 6 + [1.8, 2.5]
    rose = values(market, "seasonality", of="share_up")[januaries]
    assert rose[-2:] == [80, round(500 / 6, 6)]
    late = values(market, "seasonality", of="average", first_year=2002)[januaries]
    assert late == [None] * 7 + [2.8]
    late = values(market, "seasonality", of="years", first_year=2009)
    assert late == [None] * 16


def test_weeks_are_counted_by_the_year_of_their_thursday():
    fridays = [D("2020-12-25"), D("2021-01-01"), D("2021-01-08")]
    fridays += [D("2026-12-25"), D("2027-01-01"), D("2027-01-08")]
    market = Market({"A": series_by_hand("A", fridays, [10, 11, 12, 12, 13, 14])})
    years = values(market, "seasonality", of="years", span="week")
    # January 1 of 2021 and of 2027 lie in week 53 of the years before.
    assert years == [None, None, None, None, 1, 1]


# What was published, from the whole history


@needs_data
def test_small_caps_were_the_strongest_since_february(history):
    since = value(history, "ratio_since", "RUT", THURSDAY, peer="GSPC", side="high")
    assert since == D("2025-02-18")


@needs_data
def test_the_hundred_week_average(history):
    asked = {"length": "100", "per": "week"}
    level = value(history, "moving_average", "GSPC", D("2023-06-02"), **asked)
    assert level == Decimal("4199.555")  # published as 4,199.5


@needs_data
def test_september_since_2000(history):
    asked = {"first_year": 2000}
    session = D("2025-09-19")
    mean = value(history, "seasonality", "GSPC", session, of="average", **asked)
    assert mean == Decimal("-1.507693")  # in prices: published as 1.4%
    assert value(history, "seasonality", "GSPC", session, of="years", **asked) == 25


@needs_data
def test_the_examples_are_true_of_this_year(history):
    market = grouped(history, "GSPC", "DJI", "IXIC", "RUT")
    epoch = days_of([date(1970, 1, 1)])[0]
    for name in KINDS:
        the_kind = kind(name)
        for example in wording(name, "en").examples:
            asked = the_kind.completed(example.args)
            told = [
                number
                for symbol in CLOSES
                if symbol != asked.get("peer")
                for number in market.values(name, symbol, asked)[-200:].tolist()
            ]
            stated = (
                float(days_of([D(example.value)])[0] - epoch)
                if the_kind.unit(asked) == "date"
                else float(example.value)
            )
            assert stated in [round(number, 6) for number in told], example


@needs_data
@pytest.mark.parametrize("name", KINDS)
def test_the_last_row_alone_is_the_last_of_all(history, name):
    market = grouped(history, "GSPC", "DJI", "IXIC", "RUT")
    the_kind = kind(name)
    given = {
        arg.name: GROUP if arg.name == "group" else "GSPC" for arg in the_kind.args
    }
    asked = the_kind.completed(
        {key: value for key, value in given.items() if key in ("group", "peer")}
    )
    panel = market.panel("RUT")
    whole = the_kind.measure(panel, asked)
    for row in range(0, len(panel), 499):
        cut = type(panel)(panel.subject.rows(0, row + 1), panel.peers, (), panel.groups)
        np.testing.assert_equal(the_kind.latest(cut, asked), whole[row])
