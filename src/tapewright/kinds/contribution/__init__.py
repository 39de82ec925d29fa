"""The session that made a period: its largest daily change the way the period went."""

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
    by_size,
)
from tapewright.kinds.close import numbers
from tapewright.market import kernels

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SPAN = Choice(
    "span",
    (
        Option("week", "house"),
        Option("month", "accepted", "asked for by name"),
        Option("quarter", "accepted", "asked for by name"),
        Option("year", "accepted", "asked for by name"),
    ),
)
OF = Choice(
    "of",
    (Option("session", "house"), Option("points", "house"), Option("share", "house")),
)
UNITS = {"session": "date", "points": "points", "share": "percent"}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the deciding session, its points or its share of the period's points."""
    series = panel.subject
    total, best = _decisive(series, series.period(str(args["span"])))
    if args["of"] == "session":
        return kernels.taken(series.days.astype(np.float64), best)
    points = kernels.taken(series.close, best) - kernels.taken(
        series.close, np.where(best < 0, -1, best - 1)
    )
    if args["of"] == "points":
        return points
    return points / np.where(best < 0, np.nan, total) * 100


def _decisive(
    series: Series, periods: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the points of each period to date, and the row that did most, -1: none."""
    rows, base = np.arange(len(series)), kernels.base_rows(periods)
    total = series.close - kernels.taken(series.close, base)
    daily = kernels.settled(np.diff(series.close, prepend=np.nan))
    up = kernels.highest_row_between(daily, base + 1, rows)
    down = kernels.highest_row_between(-daily, base + 1, rows)
    best = np.where(total > 0, up, down)
    told = (base >= 0) & (rows > base + 1) & (total != 0)
    return total, np.where(told, best, -1)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from the period's own closes."""
    series = panel.subject
    first = series.first_row(str(args["span"]))
    if not 0 < first < len(series) - 1:
        return np.nan
    close = series.close[first - 1 :]
    total = close[-1] - close[0]
    if not total:
        return np.nan
    daily = kernels.settled(np.diff(close))
    best = int(np.argmax(daily if total > 0 else -daily))
    if args["of"] == "session":
        return float(series.days[first + best])
    points = float(close[best + 1] - close[best])
    return points if args["of"] == "points" else float(points / total * 100)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Look through the period's sessions for the largest change its way."""
    bars = book.subject
    rows, close = bars.rows(str(args["span"])), numbers(bars.close)
    base, last = rows[0] - 1, rows[-1]
    if base < 0 or len(rows) == 1 or close[last] == close[base]:
        return None
    way = 1 if close[last] > close[base] else -1
    best = max(rows, key=lambda row: round(way * (close[row] - close[row - 1]), 6))
    named = dict.fromkeys((base, best - 1, best, last))
    return Answer(
        _told(bars, best, close[last] - close[base], str(args["of"])),
        tuple((bars.symbol, bars.sessions[row], "close") for row in named),
    )


def _told(bars: Columns, best: int, total: float, of: str) -> float | date:
    if of == "session":
        return bars.sessions[best]
    close = numbers(bars.close)
    points = close[best] - close[best - 1]
    return points if of == "points" else points / total * 100


def formula(args: ArgValues) -> str:
    """Say the contribution in words."""
    best = f"the {args['span']}'s largest daily change in points in its own direction"
    match args["of"]:
        case "session":
            return f"the session of {best}"
        case "points":
            return best
    return f"{best} / the {args['span']}'s change in points x 100"


PART = Kind(
    name="contribution",
    doc=(
        "The session that made a period is the one whose daily change in points is the "
        "largest in the direction in which the period went; of equal ones the earlier. "
        "Its share of the period's points can exceed 100 percent: then the other "
        "sessions took some of it back."
    ),
    role="week",
    args=(SPAN, OF),
    unit=lambda args: UNITS[str(args["of"])],
    needs=lambda args: Need(back=str(args["span"])),
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda args: (
        f"points from close to close; the {args['span']} from the last close before it"
    ),
    rarity=by_size,
    theme=lambda args: f"move {args['span']}",
    quiet=lambda args: args["of"] != "share",
    latest=latest,
)
