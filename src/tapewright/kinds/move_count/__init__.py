"""How many large moves a year has had so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Kind,
    Need,
    Option,
    by_size,
)
from tapewright.kinds.calm import SIZE, SIZES, large_days
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

DIRECTION = Choice(
    "direction",
    (
        Option("either", "house"),
        Option("up", "accepted", "counts of gains alone"),
        Option("down", "accepted", "counts of losses alone"),
    ),
)


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the year's sessions so far that moved so much, where there is one."""
    series = panel.subject
    base = kernels.taken(series.close, np.arange(len(series)) - 1)
    change = kernels.settled(kernels.percent(series.close, base))
    total = np.cumsum(_large(change, args))
    first = kernels.first_rows(series.period("year"))
    before = np.where(first > 0, total[np.maximum(first - 1, 0)], 0)
    count: NDArray[np.float64] = (total - before).astype(np.float64)
    return np.where(count > 0, count, np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure` from the year's rows and the one before."""
    close = panel.subject.close[max(panel.subject.first_row("year") - 1, 0) :]
    change = kernels.settled(kernels.percent(close[1:], close[:-1]))
    count = int(np.count_nonzero(_large(change, args)))
    return float(count) if count else np.nan


def _large(change: NDArray[np.float64], args: ArgValues) -> NDArray[np.bool_]:
    size = SIZES[str(args["size"])]
    with np.errstate(invalid="ignore"):
        match args["direction"]:
            case "up":
                return change >= size
            case "down":
                return change <= -size
        return np.abs(change) >= size


def define(book: Book, args: ArgValues) -> Answer | None:
    """Count the year's sessions that moved so much."""
    bars = book.subject
    close, way = bars.close, str(args["direction"])
    year = set(bars.rows("year"))
    rows = []
    for row in large_days(book, str(args["size"])):
        now, base = close[row], close[row - 1]
        rose = now is not None and base is not None and now > base
        if row in year and way in ("either", "up" if rose else "down"):
            rows.append(row)
    points = [(bars.symbol, bars.sessions[row], "close") for row in rows]
    return Answer(len(rows), tuple(points)) if rows else None


PART = Kind(
    name="move_count",
    doc=(
        "How many sessions of the year so far moved by one percent (or two) or more "
        "from close to close, up or down."
    ),
    role="context",
    args=(SIZE, DIRECTION),
    unit=lambda _: "count",
    needs=lambda _: Need(back="year"),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the year's sessions so far that moved {SIZES[str(args['size'])]}% or more"
    ),
    convention=lambda _: "changes in percent from close to close",
    rarity=by_size,
    theme=lambda _: "volatility",
    quiet=lambda _: True,  # a count grows with the year
    latest=latest,
)
