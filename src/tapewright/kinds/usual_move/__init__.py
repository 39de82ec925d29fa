"""The usual move: the median size of a day's or a week's change over a year."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Columns,
    Kind,
    Need,
    Option,
    Point,
    by_size,
)
from tapewright.kinds.change import changes
from tapewright.kinds.streak import ends_of
from tapewright.market import kernels

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SPAN = Choice("span", (Option("day", "house"), Option("week", "house")))

FEWEST: Final = 20
"""Fewer changes than these are no habit."""

WEEKS: Final = 52
BACK: Final = {"day": kernels.YEAR_DAYS, "week": kernels.YEAR_DAYS + 14}
"""Days that hold the window's changes and their bases, whatever day a week starts."""


def usual(series: Series, span: str) -> NDArray[np.float64]:
    """Return the median size of the year's changes before each row's own period."""
    periods = series.period(span)
    ends = np.flatnonzero(kernels.is_period_end(periods))
    base = kernels.taken(series.close, kernels.base_rows(periods)[ends])
    before = np.full(len(ends), np.nan)
    before[1:] = np.abs(kernels.percent(series.close[ends], base))[:-1]
    first = _first(series, span, periods[ends]) + 1
    middle = kernels.trailing_median(before, first)
    counts = np.concatenate([[0], np.cumsum(~np.isnan(before))])
    enough = counts[1:] - counts[first] >= FEWEST
    found: NDArray[np.float64] = np.where(enough, middle, np.nan)
    return found[np.searchsorted(periods[ends], periods)]


def _first(series: Series, span: str, names: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of the window's first period among all periods."""
    if span == "day":
        return kernels.window_rows(series.days, kernels.YEAR_DAYS)
    return np.searchsorted(names, names - WEEKS).astype(np.int64)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from the closes of its window alone."""
    return latest_usual(panel.subject, str(args["span"]))


def latest_usual(series: Series, span: str) -> float:
    """Return the last row of `usual`, from the closes of its window alone."""
    now = series.first_row(span)
    before = int(series.days[-1]) - kernels.YEAR_DAYS + 1
    if span == "week":  # 1970-01-01 was a Thursday
        before -= (int(series.days[-1]) + 3 - series.week_start) % 7 + 1
    first = int(np.searchsorted(series.days, before))
    ends = ends_of(series.rows(first, now), span) + first
    if first:
        ends = np.concatenate([[first - 1], ends])
    close = series.close[ends]
    sizes = np.abs(kernels.percent(close[1:], close[:-1]))
    known = sizes[~np.isnan(sizes)].tolist()
    return median(known) if len(known) >= FEWEST else np.nan


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the usual move in percent, without the current period's own."""
    return usual(panel.subject, str(args["span"]))


def usual_of(bars: Columns, span: str) -> tuple[float, tuple[Point, ...]] | None:
    """Return the usual move at the last session, and the changes in the middle."""
    last, start = len(bars.sessions) - 1, _start(bars, span)
    sizes = sorted(
        (abs(change), base, row)
        for base, row, change in changes(bars, span)
        if bars.sessions[row] >= start and row != last
    )
    if len(sizes) < FEWEST:
        return None
    middle = sizes[(len(sizes) - 1) // 2 : len(sizes) // 2 + 1]
    rows = [row for _, *pair in middle for row in pair]
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in rows)
    return median(size for size, _, _ in middle), points


def _start(bars: Columns, span: str) -> date:
    """Return the window's first date: 364 days, or 52 whole weeks before this one."""
    now = bars.sessions[-1]
    if span == "day":
        return now - timedelta(days=363)
    into = (now.weekday() - bars.week_start) % 7
    return now - timedelta(days=into + 364)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Take the median size of the changes of the year before the current one."""
    found = usual_of(book.subject, str(args["span"]))
    return Answer(*found) if found else None


PART = Kind(
    name="usual_move",
    doc=(
        "The usual move is the median size of the daily changes, in percent, over the "
        "364 days that end with the session, its own change left out; for weeks, of "
        "the weekly changes of the 52 weeks before the current one. At least 20 "
        "changes are needed. A median is not moved by one crash, as a standard "
        "deviation would be."
    ),
    role="context",
    args=(SPAN,),
    unit=lambda _: "percent",
    needs=lambda args: Need(back=BACK[str(args["span"])]),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the median of the absolute changes in percent of the {args['span']}s of the "
        "trailing year, the current one left out"
    ),
    convention=lambda args: (
        "daily changes of the 364 days that end with the session"
        if args["span"] == "day"
        else "weekly changes of the 52 weeks before the current one"
    ),
    rarity=by_size,
    theme=lambda args: f"usual {args['span']}",
    quiet=lambda _: True,
    latest=latest,
)
