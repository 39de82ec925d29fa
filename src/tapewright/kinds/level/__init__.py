"""The level: where resistance or support stands, by a stated rule."""

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
    Point,
    by_holding,
)
from tapewright.kinds.close import numbers
from tapewright.kinds.fifty_two_week import first_in_window, rows_before, window_first
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SIDE = Choice("side", (Option("resistance", "house"), Option("support", "house")))
RULE = Choice(
    "rule",
    (
        Option("week", "house"),
        Option("20_sessions", "house"),
        Option("52_weeks", "house"),
    ),
)
SESSIONS: Final = 20

RULES: Final = {
    "week": "the week so far",
    "20_sessions": "the 20 sessions before the week began",
    "52_weeks": "the 364 days that end with the session",
}


def sign_of(side: str) -> int:
    """Return 1 where a level stands above, -1 where it stands below."""
    return 1 if side == "resistance" else -1


def extreme(
    series: Series, side: str, first: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the highest high (or lowest low) of rows first..last.

    NaN where first is -1. Where any of them is not known, the closes count instead.
    """
    sign, start = sign_of(side), np.maximum(first, 0)
    prices = series.column("high" if sign > 0 else "low") * sign
    stop = np.where(first < 0, start, last)
    known = kernels.all_known(prices, start, stop)
    traded = kernels.highest_between(prices, start, stop)
    closed = kernels.highest_between(series.close * sign, start, stop)
    level = np.where(known, traded, closed) * sign
    return np.where(first < 0, np.nan, level)


def before_week(series: Series) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first and last row of the 20 sessions before each row's week began.

    The first is -1 where there are fewer, or where they reach back beyond 364 days.
    """
    last = kernels.base_rows(series.period("week"))
    first = last - SESSIONS + 1
    recent = first >= kernels.window_rows(series.days, kernels.YEAR_DAYS)
    return np.where((first >= 0) & recent, first, -1), last


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the level where it still stands beyond the close."""
    series, side = panel.subject, str(args["side"])
    first, last = _window(series, str(args["rule"]))
    level = extreme(series, side, first, last)
    return np.where(sign_of(side) * (level - series.close) > 0, level, np.nan)


def _window(series: Series, rule: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    rows = np.arange(len(series))
    match rule:
        case "week":
            return kernels.first_rows(series.period("week")), rows
        case "20_sessions":
            return before_week(series)
    return window_first(series), rows


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking at its window alone."""
    series, side, last = panel.subject, str(args["side"]), len(panel) - 1
    match args["rule"]:
        case "week":
            first = series.first_row("week")
        case "20_sessions":
            first, last = before_last_week(series)
        case _:
            first = first_in_window(series)
    level = extreme_within(series, side, first, last)
    stands = sign_of(side) * (level - series.close[-1]) > 0
    return level if stands else np.nan


def before_last_week(series: Series) -> tuple[int, int]:
    """Return the last row of `before_week`."""
    last = series.first_row("week") - 1
    first = last - SESSIONS + 1
    recent = first >= 0 and series.days[-1] - series.days[first] < kernels.YEAR_DAYS
    return (first if recent else -1), last


def extreme_within(series: Series, side: str, first: int, last: int) -> float:
    """Return the `extreme` of one window."""
    if first < 0:
        return np.nan
    up = side == "resistance"
    window = slice(first, last + 1)
    prices = (series.high if up else series.low)[window]
    if np.isnan(prices).any():
        prices = series.close[window]
    return float(prices.max() if up else prices.min())


def rows_of(bars: Columns, rule: str) -> list[int]:
    """Return the rows that a rule looks at; none where history is too short for it."""
    last, base = len(bars.sessions) - 1, bars.base("week")
    match rule:
        case "week":
            return list(range(base + 1, last + 1))
        case "20_sessions":
            rows = list(range(base - SESSIONS + 1, base + 1))
            return rows if rows[0] >= 0 and _recent(bars, rows[0]) else []
    before = rows_before(bars)
    return [] if before is None else [*before, last]


def _recent(bars: Columns, row: int) -> bool:
    """Return whether a row lies in the 364 days that end with the last session."""
    return bars.sessions[-1] - bars.sessions[row] < timedelta(days=364)


def extreme_of(bars: Columns, side: str, rows: list[int]) -> tuple[float, Point]:
    """Return the highest high (or lowest low) of rows and where it stands."""
    name = "high" if side == "resistance" else "low"
    column: list[float | None] = getattr(bars, name)
    if any(column[row] is None for row in rows):
        name = "close"
    levels = numbers(getattr(bars, name))
    pick = max if side == "resistance" else min
    row = pick(rows, key=lambda at: levels[at])
    return levels[row], (bars.symbol, bars.sessions[row], name)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Find the level by its rule; it stands while the close has not reached it."""
    bars, side = book.subject, str(args["side"])
    rows, close = rows_of(bars, str(args["rule"])), numbers(bars.close)[-1]
    if not rows:
        return None
    level, point = extreme_of(bars, side, rows)
    stands = level > close if side == "resistance" else level < close
    if not stands:
        return None
    return Answer(level, (point, (bars.symbol, bars.sessions[-1], "close")))


def columns(args: ArgValues) -> tuple[str, ...]:
    """Name the columns that a side's level is found in."""
    return ("high" if args["side"] == "resistance" else "low", "close")


def formula(args: ArgValues) -> str:
    """Say the level in words."""
    best = "highest high" if args["side"] == "resistance" else "lowest low"
    way = "above" if args["side"] == "resistance" else "below"
    return f"the {best} of {RULES[str(args['rule'])]}, where it lies {way} the close"


PART = Kind(
    name="level",
    doc=(
        "Resistance is a level above the close, support one below it, each found by a "
        "stated rule: the high and low of the week, of the 20 sessions before it (none "
        "older than 52 weeks), or of 52 weeks. Where a session's high or low is not "
        "known, the rule looks at closes. A level says where prices turned, not where "
        "they will."
    ),
    role="level",
    args=(SIDE, RULE),
    unit=lambda _: "level",
    needs=lambda args: Need(
        columns(args), back="week" if args["rule"] == "week" else kernels.YEAR_DAYS
    ),
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda args: f"intraday prices of {RULES[str(args['rule'])]}",
    rarity=by_holding,
    theme=lambda args: f"level {args['side']}",
    quiet=lambda _: True,
    latest=latest,
    selective=True,
)
