"""The test of a level: the week broke through it, or reached it and it held."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from tapewright.kinds.level import (
    SIDE,
    before_last_week,
    before_week,
    columns,
    extreme,
    extreme_of,
    extreme_within,
    rows_of,
    sign_of,
)
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

RULE = Choice("rule", (Option("20_sessions", "house"),))
OUTCOME = Choice("outcome", (Option("broken", "house"), Option("held", "house")))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the level that stood before the week, where the week tested it so."""
    series, side = panel.subject, str(args["side"])
    sign, (first, base) = sign_of(side), before_week(panel.subject)
    level = extreme(series, side, first, base)
    past = sign * (series.close - level) > 0
    if args["outcome"] == "broken":
        already = sign * (kernels.taken(series.close, base) - level) > 0
        return np.where(past & ~already, level, np.nan)
    reached = sign * (_reach(series, side) - level) >= 0
    return np.where(reached & ~past, level, np.nan)


def _reach(series: Series, side: str) -> NDArray[np.float64]:
    """Return the price furthest out of each week so far."""
    sign, rows = sign_of(side), np.arange(len(series))
    column = series.column("high" if sign > 0 else "low")
    prices = np.where(np.isnan(column), series.close, column) * sign
    first = kernels.first_rows(series.period("week"))
    return kernels.highest_between(prices, first, rows) * sign


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from the week and the 20 sessions before."""
    series, side = panel.subject, str(args["side"])
    sign, (first, base) = sign_of(side), before_last_week(panel.subject)
    level = extreme_within(series, side, first, base)
    past = sign * (series.close[-1] - level) > 0
    if args["outcome"] == "broken":
        new = past and not sign * (series.close[base] - level) > 0
        return level if new else np.nan
    week = series.rows(base + 1, len(series))
    prices = week.high if sign > 0 else week.low
    reach = np.where(np.isnan(prices), week.close, prices) * sign
    return level if not past and reach.max() - sign * level >= 0 else np.nan


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the week's prices and its close with the level from before it."""
    bars, side = book.subject, str(args["side"])
    rows, close = rows_of(bars, "20_sessions"), numbers(bars.close)
    if not rows:
        return None
    level, point = extreme_of(bars, side, rows)
    past = _beyond(close[-1], level, side)
    last = (bars.symbol, bars.sessions[-1], "close")
    if args["outcome"] == "broken":
        before = (bars.symbol, bars.sessions[rows[-1]], "close")
        new = past and not _beyond(close[rows[-1]], level, side)
        return Answer(level, (point, before, last)) if new else None
    price, where = _furthest(bars, side)
    reached = price == level or _beyond(price, level, side)
    return Answer(level, (point, where, last)) if reached and not past else None


def _beyond(price: float, level: float, side: str) -> bool:
    return price > level if side == "resistance" else price < level


def _furthest(bars: Columns, side: str) -> tuple[float, Point]:
    name = "high" if side == "resistance" else "low"
    column: list[float | None] = getattr(bars, name)
    found = []
    for row in bars.rows("week"):
        traded, close = column[row], numbers(bars.close)[row]
        price, where = (close, "close") if traded is None else (traded, name)
        found.append((price, (bars.symbol, bars.sessions[row], where)))
    pick = max if side == "resistance" else min
    return pick(found, key=lambda price: price[0])


def formula(args: ArgValues) -> str:
    """Say the test in words."""
    best = "highest high" if args["side"] == "resistance" else "lowest low"
    level = f"the {best} of the 20 sessions before the week began"
    if args["outcome"] == "broken":
        return f"{level}, where the close went beyond it and the last week's had not"
    return f"{level}, where the week reached it and did not close beyond it"


PART = Kind(
    name="level_test",
    doc=(
        "A level is tested when a week's prices reach it. It is broken when the week's "
        "close lies beyond it and the close before the week did not; it held when "
        "prices reached it or went beyond and the close did not. The level is the high "
        "or low of the 20 sessions before the week."
    ),
    role="level",
    args=(SIDE, RULE, OUTCOME),
    unit=lambda _: "level",
    needs=lambda args: Need(columns(args), back=kernels.YEAR_DAYS),
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda _: "the level by intraday prices, its break by closes",
    rarity=by_holding,
    theme=lambda args: f"level {args['side']}",
    latest=latest,
    selective=True,
)
