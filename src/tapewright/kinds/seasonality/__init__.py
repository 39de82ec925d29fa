"""Seasonality: how this month, or this week of the year, did in earlier years."""

from __future__ import annotations

from datetime import date, timedelta
from math import fsum
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Columns,
    Count,
    Kind,
    Need,
    Option,
    by_size,
)
from tapewright.kinds.change import changes
from tapewright.market import kernels
from tapewright.market.bars import date_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SPAN = Choice(
    "span",
    (
        Option("month", "house"),
        Option("week", "accepted", "seasonal charts by ISO week of the year"),
    ),
)
OF = Choice(
    "of",
    (Option("average", "house"), Option("share_up", "house"), Option("years", "house")),
)
FIRST = Count(
    "first_year",
    house=0,
    tried=(0,),
    doc="the first year that counts; 0 is all",
    least=0,
)
FEWEST: Final = 5
"""Fewer earlier years than these say nothing about a season."""

THURSDAY: Final = 3
"""The weekday that decides which year's week a week is (ISO 8601)."""

WHAT: Final = {
    "average": "the mean change in percent",
    "share_up": "the share that rose, in percent,",
    "years": "the number",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return what is asked of the same month or week in the years before each row's."""
    series, span = panel.subject, str(args["span"])
    periods = series.period(span)
    ends = np.flatnonzero(kernels.is_period_end(periods))
    base = kernels.taken(series.close, kernels.base_rows(periods)[ends])
    change = kernels.percent(series.close[ends], base)
    years, numbers = _calendar(periods[ends], span, series.week_start)
    change = np.where(years >= int(args["first_year"]), change, np.nan)
    values = np.full(len(ends), np.nan)
    for number in np.unique(numbers):
        same = np.flatnonzero(numbers == number)
        values[same] = _before(change[same], str(args["of"]))
    return values[np.searchsorted(periods[ends], periods)]


def _calendar(
    periods: NDArray[np.int64], span: str, week_start: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the years of periods and their numbers within them, from 0."""
    if span == "month":
        return periods // 12 + 1970, periods % 12
    into = (THURSDAY - week_start) % 7
    thursdays = (periods * 7 - 3 + week_start + into).astype("datetime64[D]")
    years = thursdays.astype("datetime64[Y]")
    weeks = (thursdays - years.astype("datetime64[D]")).astype(np.int64) // 7
    return years.astype(np.int64) + 1970, weeks


def _before(change: NDArray[np.float64], of: str) -> NDArray[np.float64]:
    """Return what is asked of the changes before each one, in the order of years."""
    known = ~np.isnan(change)
    size = change if of == "average" else (change > 0) * 100.0
    sums = np.cumsum(np.where(known, size, 0))
    counts = np.cumsum(known).astype(np.float64)
    before = np.arange(len(change)) - 1
    return _told(kernels.taken(sums, before), kernels.taken(counts, before), of)


def _told(
    sums: NDArray[np.float64], counts: NDArray[np.float64], of: str
) -> NDArray[np.float64]:
    if of == "years":
        return np.where(counts > 0, counts, np.nan)
    return np.where(counts >= FEWEST, sums / np.maximum(counts, 1), np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`: one search finds every year's period."""
    series, of = panel.subject, str(args["of"])
    first, stop = _same(series, str(args["span"]), int(args["first_year"]))
    held = (first > 0) & (stop > first)
    base, close = series.close[first[held] - 1], series.close[stop[held] - 1]
    change = kernels.percent(close, base)
    known = change[~np.isnan(change)]
    if len(known) < (1 if of == "years" else FEWEST):
        return np.nan
    if of == "years":
        return float(len(known))
    size = known if of == "average" else (known > 0) * 100.0
    return float(np.cumsum(size)[-1] / len(known))


def _same(
    series: Series, span: str, first_year: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first rows of the same period of earlier years, and those after it."""
    now, begun = date_of(series.days[-1]), date_of(series.days[0])
    first = max(begun.year - 1, first_year)
    if span == "month":
        months = (np.arange(first, now.year) - 1970) * 12 + now.month - 1
        starts, ends = _first_days(months, "M"), _first_days(months + 1, "M")
    else:
        year, week = _named(now, series.week_start)
        years = np.arange(first, year) - 1970
        fourth = _first_days(years, "Y") + 3  # January 4 lies in week 1 (ISO 8601)
        thursdays = fourth - (fourth + 3) % 7 + THURSDAY + 7 * (week - 1)
        starts = thursdays - (THURSDAY - series.week_start) % 7
        starts = starts[thursdays < _first_days(years + 1, "Y")]
        ends = starts + 7
    first_rows, stops = np.searchsorted(series.days, np.stack([starts, ends]))
    return first_rows, stops


def _first_days(numbers: NDArray[np.int64], unit: str) -> NDArray[np.int32]:
    """Return the first days of months or years that are counted from 1970."""
    dates = numbers.astype(f"datetime64[{unit}]").astype("datetime64[D]")
    return dates.astype(np.int32)


def _named(session: date, week_start: int) -> tuple[int, int]:
    """Return the ISO year and number of a session's week, that of its Thursday."""
    monday = session - timedelta((session.weekday() - week_start) % 7)
    thursday = monday + timedelta((THURSDAY - week_start) % 7)
    return thursday.isocalendar()[:2]


def define(book: Book, args: ArgValues) -> Answer | None:
    """Gather the changes of the same month or week of earlier years."""
    bars, span, of = book.subject, str(args["span"]), str(args["of"])
    year, number = _period(bars, len(bars.sessions) - 1, span)
    found = [
        (base, row, change)
        for base, row, change in changes(bars, span)
        if (then := _period(bars, row, span))[1] == number
        and int(args["first_year"]) <= then[0] < year
    ]
    if len(found) < (1 if of == "years" else FEWEST):
        return None
    moves = [change for _, _, change in found]
    value = {
        "average": fsum(moves) / len(moves),
        "share_up": 100 * sum(move > 0 for move in moves) / len(moves),
        "years": len(moves),
    }[of]
    rows = [row for base, end, _ in found for row in (base, end)]
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in rows)
    return Answer(value, points)


def _period(bars: Columns, row: int, span: str) -> tuple[int, int]:
    """Return the year of a row's month or week, and its number within it."""
    session = bars.sessions[row]
    if span == "month":
        return session.year, session.month
    return _named(session, bars.week_start)


def needs(args: ArgValues) -> Need:
    """Take everything, or all from before the first year that counts."""
    first = int(args["first_year"])
    if first <= 1:
        return Need()
    return Need(back=date(min(first, date.max.year) - 1, 12, 1))


PART = Kind(
    name="seasonality",
    doc=(
        "Seasonality tells how the session's calendar month, or its ISO week of the "
        "year, went in earlier years: the mean of its changes in percent, the share of "
        "years in which it rose, and how many years there are. Only earlier years "
        "count, each from the last close before its month to the month's last. Mean "
        "and share need five years, and so few say little."
    ),
    role="outlook",
    args=(SPAN, OF, FIRST),
    unit=lambda args: "count" if args["of"] == "years" else "percent",
    needs=needs,
    measure=measure,
    define=define,
    formula=lambda args: (
        f"{WHAT[str(args['of'])]} of the same {args['span']}s of earlier years"
    ),
    convention=lambda args: (
        f"whole {args['span']}s of earlier years"
        + (f" from {args['first_year']} on" if args["first_year"] else "")
        + ("" if args["span"] == "month" else ", by ISO week number")
    ),
    rarity=by_size,
    theme=lambda _: "season",
    quiet=lambda _: True,
    latest=latest,
)
