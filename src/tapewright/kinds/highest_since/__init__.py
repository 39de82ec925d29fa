"""The highest or lowest since: when there was last a level as high or as low."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Choice, Kind, Need, Option, by_age
from tapewright.kinds.fifty_two_week import column_of
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

SIDE = Choice("side", (Option("high", "house"), Option("low", "house")))
PRICE = Choice("price", (Option("close", "house"), Option("intraday", "house")))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the latest earlier day with a level as far out, others in between.

    An unknown level may have been that far out: looking back ends there, with nothing.
    """
    series, side = panel.subject, str(args["side"])
    column = series.column(column_of(side, str(args["price"])))
    known = ~np.isnan(column)
    levels = np.where(known, column if side == "high" else -column, np.inf)
    rows = kernels.previous_at_least(levels)
    told = known & (rows >= 0) & (rows < np.arange(len(series)) - 1) & known[rows]
    return kernels.taken(series.days.astype(np.float64), np.where(told, rows, -1))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    series, side = panel.subject, str(args["side"])
    column = series.column(column_of(side, str(args["price"])))
    levels = column if side == "high" else -column
    if len(levels) < 3 or np.isnan(levels[-1]):  # noqa: PLR2004 - one lies between
        return np.nan
    ends = np.flatnonzero(~(levels[:-1] < levels[-1]))  # as far out, or unknown
    row = int(ends[-1]) if len(ends) else -1
    told = -1 < row < len(levels) - 2 and not np.isnan(levels[row])
    return float(series.days[row]) if told else np.nan


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back to the first session whose level is as far out as the last one's."""
    bars, side = book.subject, str(args["side"])
    name = column_of(side, str(args["price"]))
    column: list[float | None] = getattr(bars, name)
    level, last = column[-1], len(bars.sessions) - 1
    if level is None:
        return None
    for row in range(last - 1, -1, -1):
        value = column[row]
        if value is None or (row == last - 1 and _reaches(value, level, side)):
            return None
        if _reaches(value, level, side):
            points = tuple((bars.symbol, bars.sessions[at], name) for at in (row, last))
            return Answer(bars.sessions[row], points)
    return None


def _reaches(value: float, level: float, side: str) -> bool:
    return value >= level if side == "high" else value <= level


def formula(args: ArgValues) -> str:
    """Say the date in words."""
    side, way = args["side"], "high" if args["side"] == "high" else "low"
    level = "close" if args["price"] == "close" else side
    return f"the latest earlier session with a {level} as {way} or {way}er"


PART = Kind(
    name="highest_since",
    doc=(
        "The highest close since a date: the latest earlier session that closed as "
        "high or higher, with at least one lower session in between. Where there never "
        "was one, the close is a record instead. Lows mirror it."
    ),
    role="context",
    args=(SIDE, PRICE),
    unit=lambda _: "date",
    needs=lambda args: Need((column_of(str(args["side"]), str(args["price"])),)),
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda args: (
        "closing prices" if args["price"] == "close" else "intraday prices"
    ),
    rarity=by_age,
    theme=lambda args: str(args["side"]),
    latest=latest,
)
