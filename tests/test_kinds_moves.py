"""Moves over several periods, streaks, peers and calms: published, and by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from strategies import (
    CLOSES,
    FRIDAY,
    PEER,
    SUBJECT,
    THURSDAY,
    arguments,
    daily,
    published,
    series_by_hand,
)
from tapewright.errors import UsageError
from tapewright.finding import Market, ask
from tapewright.kinds import kind, kinds
from tapewright.market.bars import Panel, Series
from test_kinds import history, needs_data, value, values

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["history"]  # a fixture: pytest takes it from here

D = date.fromisoformat
KINDS = (
    "calm",
    "change",
    "change_over",
    "change_over_since",
    "contribution",
    "divergence",
    "largest_move_since",
    "move_count",
    "n_of_m",
    "range_since",
    "relative",
    "relative_since",
    "relative_streak",
    "relative_streak_since",
    "snapped_since",
    "streak",
    "streak_change",
    "streak_since",
    "streak_snapped",
    "usual_move",
)


def told(market: Market, name: str, **given) -> list[date | Decimal | None]:
    """Ask each session in turn, so that definition and measure both answer."""
    sessions = market.series["A"].sessions
    return [value(market, name, "A", session, **given) for session in sessions]


def against(close, other, days=None) -> Market:
    """Build a market of A and of B, who may have traded on other days."""
    market = daily(close)
    sessions = market.series["A"].sessions
    theirs = series_by_hand("B", days or sessions[: len(other)], other)
    return Market({**market.series, "B": theirs}, {"A": ("B",)})


# What was published

GOLDEN = (
    # Over two sessions the Nasdaq fell 2.57%, its sharpest since December 28, 2022.
    (("change_over", "IXIC", "2023-02-06", {"span": "day"}), "-2.568434"),
    (("change_over_since", "IXIC", "2023-02-06", {"span": "day"}), "2022-12-28"),
    (("streak_change", "IXIC", "2023-02-06", {"span": "day"}), "-2.568434"),
    # A five-day losing streak, the longest since April 2024, ended on January 3, 2025.
    (("streak_snapped", "GSPC", "2025-01-03", {"span": "day"}), "-5"),
    (("snapped_since", "GSPC", "2025-01-03", {"span": "day"}), "2024-04-19"),
    (("streak_snapped", "GSPC", "2025-10-07", {"span": "day"}), "7"),
    # The gain of April 9, 2025 was the S&P 500's largest since October 2008.
    (("largest_move_since", "GSPC", "2025-04-09", {"span": "day"}), "2008-10-28"),
    # The Dow's loss of April 4, 2025: 2,231 points, the most since March 2020.
    (("largest_move_since", "DJI", "2025-04-04", {"span": "day"}), "2020-06-11"),
    (("largest_move_since", "DJI", "2025-04-04", {"unit": "points"}), "2020-03-16"),
)


@needs_data
@pytest.mark.parametrize(("asked", "expected"), GOLDEN)
def test_what_was_published(history, asked, expected):
    name, symbol, day, args = asked
    assert str(value(history, name, symbol, D(day), **args)) == expected


def test_thursday_was_the_second_day_ahead_of_the_nasdaq_and_friday_none():
    market = published()
    assert value(market, "relative_streak", "RUT", THURSDAY, peer="IXIC") == 2
    assert value(market, "relative_streak", "RUT", FRIDAY, peer="GSPC") == -1
    change = value(market, "change_over", "RUT", FRIDAY, span="day", periods=2)
    expected = (CLOSES["RUT"][-1] / CLOSES["RUT"][-3] - 1) * 100
    assert float(change) == pytest.approx(expected, abs=1e-6)


# Several periods in a row


def test_a_change_over_two_days_starts_two_sessions_back():
    market = daily([100, 110, 99, 108.9])
    two = {"span": "day", "periods": 2}
    assert values(market, "change_over", **two) == [None, None, -1, -1]
    points = values(market, "change_over", **two, unit="points")
    assert points == [None, None, -1, -1.1]


def test_a_change_over_two_weeks_counts_the_current_one_to_date():
    market = daily([100, 1, 1, 1, 50, 60, 1, 1, 1, 75, 100, 40])
    weeks = values(market, "change_over", span="week", periods=2)
    # The third week's first two days, from the close of the first week's Friday.
    assert weeks == [None] * 10 + [100, -20]


def test_a_base_that_is_not_positive_has_points_but_no_percent():
    market = daily([-10, 5, 10, 20])
    assert told(market, "change_over", span="day") == [None, None, None, 300]
    points = told(market, "change_over", span="day", unit="points")
    assert points == [None, None, 20, 15]


def test_one_period_is_not_several():
    with pytest.raises(UsageError, match="2 or more"):
        kind("change_over").completed({"periods": 1})


def test_overlapping_runs_count_unless_the_last_one_did():
    market = daily([100, 90, 80, 81, 90, 89, 80])
    sessions = market.series["A"].sessions
    since = told(market, "change_over_since", span="day")
    assert since[2] is None  # the first
    assert since[3] is None  # -10% after -20%: the run a day before was larger
    assert since[6] == sessions[2]  # -11.1%: only the first two-day fall was larger


def test_a_tie_of_two_day_changes_is_a_tie_whatever_the_floats():
    market = daily([30, 31, 32.4, 31, 10, 10.4, 10.8])
    sessions = market.series["A"].sessions
    assert told(market, "change_over_since", span="day")[-1] == sessions[2]


def test_points_and_percent_are_asked_apart():
    market = daily([100, 90, 95, 200, 189])
    sessions = market.series["A"].sessions
    percent = told(market, "largest_move_since", span="day")
    points = told(market, "largest_move_since", span="day", unit="points")
    assert percent[-1] == sessions[1]  # -5.5% after -10%
    assert points[-1] is None  # -11 after -10
    below_zero = daily([-10, -20, -12, -20])
    assert told(below_zero, "largest_move_since", span="day") == [None] * 4
    dates = told(below_zero, "largest_move_since", span="day", unit="points")
    assert dates[-1] == below_zero.series["A"].sessions[1]


# Streaks


def test_a_streak_changes_from_the_close_before_it():
    market = daily([10, 11, 12, 11, 11, 10, 8.25])
    assert told(market, "streak_change", span="day") == [
        None,
        None,
        20,
        None,  # one fall
        None,  # unchanged
        None,
        -25,
    ]
    points = values(market, "streak_change", span="day", unit="points")
    assert points == [None, None, 2, None, None, None, -2.75]


def test_a_streak_of_weeks_is_measured_midweek():
    market = daily([10] * 5 + [11] * 5 + [12, 13])
    weeks = values(market, "streak_change", span="week")
    assert weeks == [None] * 10 + [20, 30]


def test_what_does_not_go_on_with_a_streak_ends_it():
    market = daily([10, 11, 12, 11, 11, 10, 9, 9, 10])
    ended = values(market, "streak_snapped", span="day")
    assert ended == [None, None, None, 2, None, None, None, -2, None]


def test_a_week_ends_a_streak_to_date_and_may_take_it_back():
    market = daily([10] * 5 + [11] * 5 + [12] * 5 + [11, 12, 13])
    assert values(market, "streak_snapped", span="week")[-3:] == [2, 2, None]


def test_the_longest_streak_to_be_ended_since_one_as_long():
    market = daily([9, 10, 11, 12, 11, 12, 11, 12, 13, 14, 13, 14, 15, 14])
    sessions = market.series["A"].sessions
    since = told(market, "snapped_since", span="day")
    # Three rises to row 3, three to row 9; two, to row 12, are too few to be dated.
    assert since == [None] * 10 + [sessions[3]] + [None] * 3


def test_five_of_the_past_six():
    rises = {"span": "day", "direction": "up", "of": 6}
    assert values(daily([1, 2, 3, 2, 4, 5, 6]), "n_of_m", **rises)[-1] == 5
    assert values(daily([1, 2, 3, 4, 5, 6, 7]), "n_of_m", **rises)[-1] is None  # all
    assert values(daily([1, 2, 3, 4, 5, 6, 5]), "n_of_m", **rises)[-1] is None  # fell
    loose = daily([2, 1, 3, 4, 5, 6, 7])  # five of five would be tighter
    assert values(loose, "n_of_m", **rises)[-1] is None
    half = daily([1, 2, 1, 0.5, 0.4, 1, 2])
    assert values(half, "n_of_m", **rises)[-1] is None  # three of six
    short = daily([1, 2, 1, 3, 4, 5])
    assert values(short, "n_of_m", **rises)[-1] is None
    assert values(short, "n_of_m", **{**rises, "of": 5})[-1] == 4


def test_an_unchanged_session_is_neither():
    fell = {"span": "day", "direction": "down", "of": 4}
    assert values(daily([9, 8, 8, 7, 6]), "n_of_m", **fell)[-1] == 3
    rose = {**fell, "direction": "up"}
    assert values(daily([9, 8, 8, 7, 6]), "n_of_m", **rose)[-1] is None


def test_of_is_three_at_least():
    with pytest.raises(UsageError, match="3 or more"):
        kind("n_of_m").completed({"of": 2})


# Peers


def test_a_run_ahead_of_a_peer_ends_with_a_tie():
    market = against([100, 102, 104, 106, 106, 100], [100, 101, 102, 103, 103, 103])
    run = told(market, "relative_streak", peer="B", span="day")
    assert run == [None, 1, 2, 3, None, -1]


def test_ten_days_ahead_of_a_peer():
    own = [100 * 1.01**day for day in range(11)]
    market = against(own, [50 * 1.005**day for day in range(11)])
    assert values(market, "relative_streak", peer="B", span="day")[-1] == 10
    weeks = values(market, "relative_streak", peer="B", span="week")
    assert weeks == [None] * 5 + [1] * 5 + [2]


def test_a_day_that_cannot_be_compared_ends_the_run():
    market = daily([100, 102, 104, 106, 108, 110])
    days = [day for at, day in enumerate(market.series["A"].sessions) if at != 2]
    market = against([100, 102, 104, 106, 108, 110], [50] * 5, days)
    run = told(market, "relative_streak", peer="B", span="day")
    assert run == [None, 1, None, None, 1, 2]


def test_a_run_against_a_peer_is_dated_by_the_end_of_one_as_long():
    own = [100, 101, 102, 103, 102, 103, 104, 105, 106]
    market = against(own, [50.0] * 9)
    sessions = market.series["A"].sessions
    since = told(market, "relative_streak_since", peer="B", span="day")
    assert since == [None] * 7 + [sessions[3], None]  # a fourth has no equal


def test_an_unknown_peer_is_no_fact():
    market = daily([1, 2, 3])
    for name in ("relative_streak", "relative_streak_since"):
        session = market.series["A"].sessions[-1]
        assert ask(market, name, "A", session, peer="Z") is None


# Calms, and how far a period ranged


def test_a_calm_runs_until_a_large_move_ends_it():
    market = daily([100, 102, 102.5, 103, 103.5, 101, 100, 99.9, 102])
    running = told(market, "calm", state="running")
    assert running == [None, None, 1, 2, 3, None, 1, 2, None]
    ended = told(market, "calm", state="ended")
    assert ended == [None, None, None, None, None, 3, None, None, 2]
    assert told(market, "calm", size="2_percent") == ended


def test_a_change_without_a_percentage_may_have_been_large():
    market = daily([10, 11, 11, -5, 4, 4.5, 4.5, 5])
    # -145%, then a rise from below zero that has no percentage, then 12.5% up.
    assert told(market, "calm") == [None] * 3 + [1] + [None] * 3 + [1]
    running = told(market, "calm", state="running")
    assert running == [None, None, 1, None, None, None, 1, None]
    calm = daily([10, 11, -1, 100, 100, 100.1])
    assert told(calm, "calm", state="running") == [None] * 6


def test_exactly_one_percent_is_a_large_move():
    market = daily([100, 101, 101, 102.01, 102, 100.98])
    assert told(market, "calm") == [None, None, None, 1, None, 1]
    assert told(market, "move_count") == [None, 1, 1, 2, 2, 3]


def test_no_calm_is_counted_from_the_first_bar():
    market = daily([100, 100, 100, 102])
    assert told(market, "calm", state="running") == [None] * 4
    assert told(market, "calm") == [None] * 4


def test_large_moves_are_counted_by_calendar_year():
    market = daily([100, 102, 100, 100, 104], first="2024-12-30")
    assert told(market, "move_count") == [None, 1, 1, 1, 2]
    assert told(market, "move_count", direction="up") == [None, 1, None, None, 1]
    assert told(market, "move_count", direction="down") == [None, None, 1, 1, 1]
    assert kind("move_count").quiet({})  # a count grows with the year


def test_the_widest_and_the_narrowest_range_since():
    widths = [9, 3, 5, 7, 2, 9]
    market = daily([100] * 6, high=[100 + w for w in widths], low=[100] * 6)
    first = market.series["A"].sessions[0]
    widest = told(market, "range_since", span="day", side="widest")
    assert widest == [None, None, first, first, None, first]
    widths = [2, 5, 9, 4, 3, 3]
    market = daily([100] * 6, high=[100 + w for w in widths], low=[100] * 6)
    narrow = told(market, "range_since", span="day", side="narrowest")
    assert narrow == [None, None, None, first, first, None]  # 3% a day before, too


def test_an_unknown_range_may_have_been_as_wide():
    market = daily([100] * 4, high=[109, np.nan, 103, 105], low=[100] * 4)
    assert told(market, "range_since", span="day", side="widest") == [None] * 4


def test_a_week_ranges_to_date_against_whole_weeks():
    high = [104, *[102] * 4, *[101] * 5, 102, 105]
    market = daily([100] * 12, high=high, low=[100] * 12)
    friday = market.series["A"].sessions[4]
    widest = told(market, "range_since", span="week", side="widest")
    # 2% on Monday of the third week; by Tuesday 5%, and no week had as much.
    assert widest == [None] * 10 + [friday, None]


# Long histories, of which the last answer is looked for from the end


def walk(seed: int) -> Panel:
    """Fill in years of bars, some restless, some rising for weeks on end."""
    rng = np.random.default_rng(seed)
    gaps = ((1,), (1, 1, 1, 1, 3), (1, 2, 7, 40))[seed % 3]
    days = (10_000 + np.cumsum(rng.choice(gaps, 1500))).astype(np.int32)
    steps = ((0, 100, -100), (100,) * 9 + (-50, 0), tuple(range(-150, 151)))
    series = {}
    for symbol, manner in ((SUBJECT, seed), (PEER, seed + 1)):
        close = (100_000 + np.cumsum(rng.choice(steps[manner % 3], len(days)))) / 100
        high, low = (
            close + sign * rng.choice((0, 0.5, 1), len(days)) for sign in (1, -1)
        )
        high[rng.random(len(days)) < 0.001] = np.nan
        series[symbol] = Series(symbol, days, close, high, low, close, close)
        days = days[rng.random(len(days)) < 0.98]
    return Panel(series[SUBJECT], {PEER: series[PEER]})


@pytest.mark.parametrize("name", KINDS)
def test_looking_back_finds_what_the_whole_history_says(name: str):
    the_kind = kinds()[name]
    for seed, args in enumerate(arguments(the_kind) * 4):
        panel, rng = walk(seed), np.random.default_rng(seed)
        every = the_kind.measure(panel, args)
        holds = rng.permutation(np.flatnonzero(~np.isnan(every)))
        for row in {*holds[:8].tolist(), *rng.integers(0, len(panel), 4).tolist()}:
            cut = replace(panel, subject=panel.subject.rows(0, row + 1))
            assert the_kind.latest is not None
            last = the_kind.latest(cut, args)
            np.testing.assert_equal(last, every[row], str((args, seed, row)))
