"""The 52-week high and low: a level beyond all others of the year before it."""

from __future__ import annotations

from datetime import timedelta
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
    by_holding,
)
from tapewright.market import kernels

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SIDE = Choice("side", (Option("high", "house"), Option("low", "house")))
PRICE = Choice("price", (Option("intraday", "house"), Option("close", "house")))
"""Nasdaq and Cboe count intraday prices, Dow Jones closes; a text must say which."""

WINDOW = Choice(
    "window",
    (
        Option("364_days", "house"),
        Option("calendar_year", "accepted", "vendors' trailing twelve months"),
        Option("252_sessions", "accepted", "terminals that count sessions"),
    ),
)
SESSIONS: Final = 252
LONGEST_YEAR: Final = 366

WINDOWS: Final = {
    "364_days": "the 364 days that end with the session",
    "calendar_year": "the year since the same date a year earlier",
    "252_sessions": "the 252 sessions that end with the session",
}


def window_first(series: Series, window: str = "364_days") -> NDArray[np.int64]:
    """Return the first row of each row's window, -1 where history is shorter than it.

    History is long enough when it holds a session before the window (or, where sessions
    are counted, all of them).
    """
    if window == "252_sessions":
        return np.maximum(np.arange(len(series)) - SESSIONS + 1, -1)
    if window == "calendar_year":
        first = kernels.year_earlier_rows(series.days) + 1
    else:
        first = kernels.window_rows(series.days, kernels.YEAR_DAYS)
    return np.where(first > 0, first, -1)


def first_in_window(series: Series, window: str = "364_days") -> int:
    """Return the last row of `window_first`, from one search."""
    if window == "252_sessions":
        return max(len(series) - SESSIONS, -1)
    if window == "calendar_year":  # rows are a day apart at least
        start = max(len(series) - LONGEST_YEAR - 2, 0)
        first = start + int(kernels.year_earlier_rows(series.days[start:])[-1]) + 1
    else:
        before = series.days[-1] - kernels.YEAR_DAYS
        first = int(np.searchsorted(series.days, before, side="right"))
    return first if first > 0 else -1


def column_of(side: str, price: str) -> str:
    """Name the column that a side's extreme is looked for in."""
    return "close" if price == "close" else side


def beyond(series: Series, side: str, price: str, window: str) -> NDArray[np.bool_]:
    """Return where a session's level is beyond all others of its window, all known."""
    values = series.column(column_of(side, price)) * (1 if side == "high" else -1)
    rows, start = np.arange(len(series)), window_first(series, window)
    first = np.maximum(start, 0)
    others = kernels.highest_between(values, first, rows - 1)
    known = kernels.all_known(values, first, rows)
    return (start >= 0) & known & (values > others)


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the level where it is beyond all others of its window."""
    side, price = str(args["side"]), str(args["price"])
    holds = beyond(panel.subject, side, price, str(args["window"]))
    return np.where(holds, panel.subject.column(column_of(side, price)), np.nan)


def is_beyond(series: Series, side: str, price: str, window: str) -> bool:
    """Return the last row of `beyond`, looking at its window alone."""
    first = first_in_window(series, window)
    if first < 0:
        return False
    values = series.column(column_of(side, price))[first:]
    if np.isnan(values).any() or len(values) == 1:
        return False
    others, level = values[:-1], values[-1]
    return bool(level > others.max() if side == "high" else level < others.min())


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking at its window alone."""
    series, side, price = panel.subject, str(args["side"]), str(args["price"])
    if not is_beyond(series, side, price, str(args["window"])):
        return np.nan
    return float(series.column(column_of(side, price))[-1])


def rows_before(bars: Columns, window: str = "364_days") -> list[int] | None:
    """Return the window's rows before the last one; None where history is shorter."""
    last = len(bars.sessions) - 1
    if window == "252_sessions":
        first = last - (SESSIONS - 1)
        return list(range(first, last)) if first >= 0 else None
    start = _before(bars.sessions[-1], window)
    if bars.sessions[0] > start:
        return None
    return [row for row in range(last) if bars.sessions[row] > start]


def _before(now: date, window: str) -> date:
    """Return the last date before the window."""
    if window == "364_days":
        return now - timedelta(days=364)
    leap_day = (now.month, now.day) == (2, 29)
    return now.replace(year=now.year - 1, day=28 if leap_day else now.day)


def new_extreme(
    bars: Columns, side: str, price: str, window: str
) -> tuple[float, int] | None:
    """Return the last session's level and the row of the extreme it went beyond."""
    column: list[float | None] = getattr(bars, column_of(side, price))
    level, rows = column[-1], rows_before(bars, window)
    if level is None or not rows:
        return None
    others = [(value, row) for row in rows if (value := column[row]) is not None]
    if len(others) < len(rows):
        return None
    pick = max if side == "high" else min
    before, row = pick(others, key=lambda other: other[0])
    new = level > before if side == "high" else level < before
    return (level, row) if new else None


def define(book: Book, args: ArgValues) -> Answer | None:
    """Hold when the last level is beyond every other of its window."""
    bars, side, price = book.subject, str(args["side"]), str(args["price"])
    found = new_extreme(bars, side, price, str(args["window"]))
    if found is None:
        return None
    level, row = found
    column = column_of(side, price)
    passed = (bars.symbol, bars.sessions[row], column)
    return Answer(level, (passed, (bars.symbol, bars.sessions[-1], column)))


def needs(args: ArgValues) -> Need:
    """Take the window, and the session before it that shows it is whole."""
    columns = (column_of(str(args["side"]), str(args["price"])),)
    match args["window"]:
        case "364_days":
            return Need(columns, back=kernels.YEAR_DAYS)
        case "calendar_year":
            return Need(columns, back=LONGEST_YEAR)
    return Need(columns)


def formula(args: ArgValues) -> str:
    """Say the extreme in words."""
    side, way = args["side"], "above" if args["side"] == "high" else "below"
    level = "close" if args["price"] == "close" else side
    window = WINDOWS[str(args["window"])]
    return f"the {level}, where it is {way} every other {level} of {window}"


PART = Kind(
    name="fifty_two_week",
    doc=(
        "A 52-week high is a high above every other high of the 364 days that end with "
        "the session; a 52-week low mirrors it. A tie is none. It is told only where "
        "the bars reach back the whole window and no high (or low) in it is missing. "
        "Dow Jones counts closes instead of intraday prices."
    ),
    role="record",
    args=(SIDE, PRICE, WINDOW),
    unit=lambda _: "level",
    needs=needs,
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda args: (
        f"{'closes' if args['price'] == 'close' else 'intraday prices'} of "
        f"{WINDOWS[str(args['window'])]}; a tie is none"
    ),
    rarity=by_holding,
    theme=lambda args: str(args["side"]),
    latest=latest,
)
