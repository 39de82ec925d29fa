"""Kernels against what they mean, said slowly."""

from __future__ import annotations

from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapewright.market import kernels
from tapewright.market.bars import EPOCH, days_of, period_of

NAN = float("nan")
LEVELS = st.lists(st.sampled_from([NAN, 1.0, 2.0, 3.0, 4.0, -1.0]), max_size=30)
GROUPS = st.lists(st.booleans(), min_size=30, max_size=30)


def known(values):
    return [value for value in values if not np.isnan(value)]


def same(found, expected):
    np.testing.assert_array_equal(found, np.array(list(expected), float))


def periods_from(starts: list[bool], count: int) -> np.ndarray:
    return np.cumsum(starts[:count]).astype(np.int64)


@given(LEVELS, st.data())
def test_values_are_taken_at_rows_and_unknown_below_zero(levels, data):
    low = -len(levels) - 5
    rows = data.draw(
        st.lists(st.integers(low, len(levels) - 1)) if levels else st.just([])
    )
    expected = [levels[row] if row >= 0 else NAN for row in rows]
    same(kernels.taken(np.array(levels, float), np.array(rows, np.int64)), expected)


@given(GROUPS, st.integers(0, 30))
def test_periods_have_a_base_a_first_row_and_an_end(starts, count):
    periods = periods_from(starts, count)
    of = periods.tolist()
    first = [of.index(period) for period in of]
    same(kernels.first_rows(periods), first)
    same(kernels.base_rows(periods), [row - 1 for row in first])
    ends = [row + 1 == count or of[row + 1] != of[row] for row in range(count)]
    assert kernels.is_period_end(periods).tolist() == ends


@given(LEVELS)
def test_the_highest_before(levels):
    before = [max(known(levels[:row]), default=NAN) for row in range(len(levels))]
    same(kernels.highest_before(np.array(levels, float)), before)


@given(st.lists(st.sampled_from([NAN, -1.0, 0.0, 1.0]), max_size=30))
def test_runs_count_equal_signs_in_a_row(signs):
    expected, run = [], 0.0
    for sign in signs:
        if np.isnan(sign) or sign == 0:
            run = 0.0
        else:
            run = run + sign if run * sign > 0 else sign
        expected.append(run)
    same(kernels.runs(np.array(signs, float)), expected)


@st.composite
def windows(draw: st.DrawFn):
    levels = draw(LEVELS)
    last = list(range(len(levels)))
    first = [draw(st.integers(0, row + 1)) for row in last]
    return levels, first, last


@given(windows())
def test_the_highest_of_a_window(drawn):
    levels, first, last = drawn
    arrays = np.array(levels, float), np.array(first, int), np.array(last, int)
    spans = [levels[a : b + 1] for a, b in zip(first, last, strict=True)]
    same(kernels.highest_between(*arrays), [max(known(s), default=NAN) for s in spans])
    whole = [not any(np.isnan(value) for value in span) for span in spans]
    assert kernels.all_known(*arrays).tolist() == whole


@pytest.mark.parametrize("latest", [False, True])
@given(drawn=windows())
def test_the_row_of_the_highest_of_a_window(drawn, latest):
    levels, first, last = drawn
    expected = []
    for start, stop in zip(first, last, strict=True):
        rows = [row for row in range(start, stop + 1) if not np.isnan(levels[row])]
        rows = rows[::-1] if latest else rows
        expected.append(max(rows, key=lambda row: levels[row], default=-1))
    arrays = np.array(levels, float), np.array(first, int), np.array(last, int)
    same(kernels.highest_row_between(*arrays, latest=latest), expected)


@given(LEVELS)
def test_the_previous_row_at_least_as_high(levels):
    expected = [
        max((i for i in range(row) if levels[i] >= levels[row]), default=-1)
        for row in range(len(levels))
    ]
    same(kernels.previous_at_least(np.array(levels, float)), expected)


@given(LEVELS, GROUPS)
def test_the_last_period_end_as_high_or_as_large(levels, starts):
    periods = periods_from(starts, len(levels))
    of, values = periods.tolist(), np.array(levels, float)
    ends = np.flatnonzero(kernels.is_period_end(periods)).tolist()
    earlier = [[end for end in ends if of[end] < of[row]] for row in range(len(of))]
    high = [
        max((end for end in earlier[row] if levels[end] >= level), default=-1)
        for row, level in enumerate(levels)
    ]
    same(kernels.last_end_at_least(values, periods), high)
    large = [
        max(
            (
                end
                for end in earlier[row]
                if levels[end] * level > 0 and abs(levels[end]) >= abs(level)
            ),
            default=-1,
        )
        for row, level in enumerate(levels)
    ]
    same(kernels.last_end_as_large(values, periods), large)


@given(LEVELS, st.data())
def test_the_median_of_a_sliding_window(levels, data):
    steps = st.lists(st.integers(0, 3), min_size=len(levels), max_size=len(levels))
    first = np.minimum(np.cumsum(data.draw(steps)), np.arange(len(levels)) + 1)
    spans = [known(levels[start : row + 1]) for row, start in enumerate(first)]
    expected = [median(span) if span else NAN for span in spans]
    same(kernels.trailing_median(np.array(levels, float), first.astype(int)), expected)


@given(st.lists(st.integers(0, 900), unique=True, min_size=1).map(sorted))
def test_windows_reach_back_by_days_and_by_years(offsets):
    days = np.array(offsets, np.int32) + 18_300  # across February 29, 2020
    first = [
        min(i for i, other in enumerate(days) if other > day - 364) for day in days
    ]
    same(kernels.window_rows(days, kernels.YEAR_DAYS), first)
    dates = days.astype("datetime64[D]").tolist()
    before = []
    for day in dates:
        short = (day.month, day.day) == (2, 29)
        then = day.replace(year=day.year - 1, day=28 if short else day.day)
        before.append(max((i for i, d in enumerate(dates) if d <= then), default=-1))
    same(kernels.year_earlier_rows(days), before)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=40), st.sampled_from([0, 6]))
def test_periods_are_those_of_the_calendar(gaps, week_start):
    days = (np.cumsum(gaps) + 18_000).astype(np.int32)
    dates = days.astype("datetime64[D]").tolist()
    np.testing.assert_array_equal(days_of(dates), days)
    weeks = [(d.toordinal() - EPOCH - (d.weekday() - week_start) % 7) for d in dates]
    named = {
        "week": weeks,
        "month": [(d.year, d.month) for d in dates],
        "quarter": [(d.year, (d.month - 1) // 3) for d in dates],
        "year": [d.year for d in dates],
    }
    for span, names in named.items():
        numbers = period_of(days, span, week_start).tolist()
        pairs = set(zip(numbers, names, strict=True))
        assert len(pairs) == len(set(numbers)) == len(set(names))


def test_settled_values_tie_where_noise_would_part_them():
    gains = np.array([100.3 - 100.2, 50.2 - 50.1])
    assert gains[0] != gains[1]
    assert len(set(kernels.settled(gains).tolist())) == 1


def test_percentages_need_a_positive_base():
    found = kernels.percent(np.array([11.0, 1.0, 1.0]), np.array([10.0, 0.0, -37.63]))
    np.testing.assert_allclose(found, [10.0, NAN, NAN])
