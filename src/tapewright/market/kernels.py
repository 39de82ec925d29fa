"""Array kernels over one series' columns: one value a session, none looking ahead.

Every kernel takes float64 (or integer) arrays of shape (n,) and returns one of the same
shape. NaN means "not known". Costs are O(n), or O(n log w) for a window of w sessions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Rows = NDArray[np.int64]

YEAR_DAYS: Final = 364
"""52 weeks in days: the window of "52-week" (Nasdaq's and Cboe's glossaries)."""


def taken(values: Floats, rows: Rows) -> Floats:
    """Return values at rows, NaN where a row is negative."""
    if not len(values):
        return np.full(len(rows), np.nan)
    return np.where(rows >= 0, values[np.maximum(rows, 0)], np.nan)


def base_rows(periods: Rows) -> Rows:
    """Return the last row of the period before each row's own, -1 where none."""
    starts = np.flatnonzero(np.diff(periods, prepend=np.iinfo(np.int64).min))
    return np.repeat(starts, np.diff(starts, append=len(periods))) - 1


def first_rows(periods: Rows) -> Rows:
    """Return the first row of each row's own period."""
    return base_rows(periods) + 1


def is_period_end(periods: Rows) -> NDArray[np.bool_]:
    """Return whether a row is the last that its period has so far."""
    ends: NDArray[np.bool_] = np.diff(periods, append=np.iinfo(np.int64).max) != 0
    return ends


def percent(new: Floats, base: Floats) -> Floats:
    """Return the change in percent; NaN where the base is not positive."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(base > 0, (new / base - 1) * 100, np.nan)


def settled(values: Floats) -> Floats:
    """Return values to six decimals, so that float noise breaks no tie.

    Six is what facts carry (`model.QUANTUM`): what prints as equal compares as equal.
    """
    return np.round(values, 6)


def year_earlier_rows(days: NDArray[np.int32]) -> Rows:
    """Return the last row on or before the same date a year earlier, -1 where none.

    February 29 looks back to February 28.
    """
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    into = dates - months.astype("datetime64[D]")
    last = (months - 11).astype("datetime64[D]") - np.timedelta64(1, "D")
    earlier = np.minimum((months - 12).astype("datetime64[D]") + into, last)
    before = earlier.astype("datetime64[D]").astype(np.int64)
    rows: Rows = np.searchsorted(days, before, side="right").astype(np.int64)
    return rows - 1


def highest_before(values: Floats) -> Floats:
    """Return the highest of all earlier values, NaN where none is known."""
    before = np.concatenate([[np.nan], values[:-1]]) if len(values) else values
    return np.fmax.accumulate(before) if len(before) else before


def runs(signs: Floats) -> Floats:
    """Return signed run lengths: 3 for a third rise in a row, -2 for a second fall.

    A zero or an unknown sign ends a run and has none itself.
    """
    rows = np.arange(len(signs))
    known = np.nan_to_num(signs)
    starts = (
        np.maximum.accumulate(np.where(np.diff(known, prepend=np.nan) != 0, rows, 0))
        if len(signs)
        else rows
    )
    return known * (rows - starts + 1)


def window_rows(days: NDArray[np.int32], length: int) -> Rows:
    """Return each row's first row within the `length` days that end with it."""
    return np.searchsorted(days, days - length, side="right").astype(np.int64)


def highest_between(values: Floats, first: Rows, last: Rows) -> Floats:
    """Return the highest value of rows first..last, NaN where empty or not known.

    A table of the highest over 1, 2, 4, ... rows answers any window by two look-ups
    (Bender and Farach-Colton, 2000): O(n log w) once, O(1) a row.
    """
    length = last - first + 1
    answer = np.full(len(first), np.nan)
    table, size = values, 1
    while len(table) and size <= length.max(initial=0):
        fits = (length >= size) & (length < 2 * size)
        right = last[fits] - size + 1
        answer[fits] = np.fmax(table[first[fits]], table[right])
        table = np.fmax(table[:-size], table[size:])
        size *= 2
    return answer


def highest_row_between(
    values: Floats, first: Rows, last: Rows, *, latest: bool = False
) -> Rows:
    """Return the row of the highest value of rows first..last, -1 where none is known.

    Of tied rows the first counts, or the latest. Ranks and rows share one number, so
    that the same table answers as for `highest_between`.
    """
    count = len(values)
    rows = np.arange(count)
    if np.array_equal(last, rows):
        if np.array_equal(first, rows):
            return np.where(np.isnan(values), -1, rows)
        if not first.any():
            return highest_rows_so_far(values, latest=latest)
    order = rows if latest else count - 1 - rows
    ranks = dense_ranks(values) * count + order
    best = highest_between(np.where(np.isnan(values), np.nan, ranks), first, last)
    found = np.nan_to_num(best, nan=-1).astype(np.int64)
    within = found % max(count, 1)
    return np.where(found < 0, -1, within if latest else count - 1 - within)


def dense_ranks(values: Floats) -> Rows:
    """Return whole numbers from 0 in the order of values, ties alike; NaN is last."""
    order = np.argsort(values)
    ordered = values[order]
    steps = np.cumsum(ordered[1:] != ordered[:-1])
    ranks = np.zeros(len(values), np.int64)
    ranks[order[1:]] = steps
    return ranks


def highest_rows_so_far(values: Floats, *, latest: bool = False) -> Rows:
    """Return the row of the highest value so far, -1 where none is known: O(n).

    Of tied rows the first counts, or the latest.
    """
    before = highest_before(values)
    with np.errstate(invalid="ignore"):
        passed = values < before if latest else values <= before
    known = ~np.isnan(values) & ~passed
    return np.maximum.accumulate(np.where(known, np.arange(len(values)), -1))


def all_known(values: Floats, first: Rows, last: Rows) -> NDArray[np.bool_]:
    """Return whether every value of rows first..last is known."""
    gaps = np.concatenate([[0], np.cumsum(np.isnan(values))])
    known: NDArray[np.bool_] = gaps[last + 1] == gaps[first]
    return known


def previous_at_least(values: Floats) -> Rows:
    """Return the latest earlier row whose value is as high or higher, -1 where none."""
    return latest_at_least(values, values, np.arange(len(values)))


def latest_at_least(values: Floats, levels: Floats, stops: Rows) -> Rows:
    """Return, for each level, the last row before its stop with a value as high.

    -1 where there is none. A table of the highest over 1, 2, 4, ... rows is stepped
    back through from the longest: a block below the level is passed over whole. NaN is
    never as high, and has no row. O(n log n), without a loop over rows.
    """
    highest = [np.where(np.isnan(values), -np.inf, values)]
    while (size := 1 << (len(highest) - 1)) < len(highest[-1]):
        highest.append(np.maximum(highest[-1][:-size], highest[-1][size:]))
    rows = stops.copy()
    for power in range(len(highest) - 1, -1, -1):
        size, blocks = 1 << power, highest[power]
        before = rows - size
        below = (before >= 0) & (blocks[np.maximum(before, 0)] < levels)
        rows = np.where(below, before, rows)
    return np.where(np.isnan(levels), -1, rows - 1)


def last_end_at_least(values: Floats, periods: Rows) -> Rows:
    """Return the end of the latest earlier period whose value is as high or higher.

    A period's value is that of its last row; rows of a row's own period do not count.
    """
    ends = np.flatnonzero(is_period_end(periods))
    if not len(ends):
        return ends
    own = np.searchsorted(ends, np.arange(len(periods)))
    found = latest_at_least(values[ends], values, own)
    return np.where(found >= 0, ends[found], -1)


def last_end_as_large(values: Floats, periods: Rows) -> Rows:
    """Return the end of the latest earlier period as large in the same direction.

    -1 where there is none, and for a value of zero.
    """
    rises = np.where(values > 0, values, np.nan)
    falls = np.where(values < 0, -values, np.nan)
    up, down = last_end_at_least(rises, periods), last_end_at_least(falls, periods)
    return np.where(values > 0, up, down)


def latest_end_as_large(values: Floats, periods: Rows) -> int:
    """Return `last_end_as_large` of the last row alone: one pass, no stack."""
    base, now = int(base_rows(periods)[-1]), values[-1]
    past = values[: base + 1]
    with np.errstate(invalid="ignore"):
        as_large = (past * now > 0) & (np.abs(past) >= abs(now))
    rows = np.flatnonzero(as_large & is_period_end(periods)[: base + 1])
    return int(rows[-1]) if len(rows) else -1


def trailing_median(values: Floats, first: Rows) -> Floats:
    """Return the median of the known values of rows first..row, for each row.

    Windows slide forward, so a sorted list gains and loses one value a row.
    """
    from bisect import bisect_left, insort

    window, start, answer = list[float](), 0, list[float]()
    plain = values.tolist()
    for value, stop in zip(plain, first.tolist(), strict=True):
        if value == value:  # noqa: PLR0124 - known
            insort(window, value)
        while start < stop:
            gone = plain[start]
            start += 1
            if gone == gone:  # noqa: PLR0124 - known
                del window[bisect_left(window, gone)]
        size = len(window)
        middle = size >> 1
        if size & 1:
            answer.append(window[middle])
        elif size:
            answer.append((window[middle - 1] + window[middle]) / 2)
        else:
            answer.append(np.nan)
    return np.array(answer)
