"""The rank of a close: which highest, or lowest, it is of its year or of all so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Kind,
    Need,
    Option,
    by_smallness,
)
from tapewright.kinds.close import numbers
from tapewright.kinds.highest_since import SIDE
from tapewright.market import ranks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

WITHIN = Choice("within", (Option("year", "house"), Option("history", "house")))
AMONG: Final = {
    "year": "the closes of the year up to now",
    "history": "all closes up to now",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return each close's rank: 1 is the highest, ties share the better one."""
    series = panel.subject
    levels = series.close if args["side"] == "high" else -series.close
    rows = np.arange(len(series))
    year = args["within"] == "year"
    groups = series.period("year") if year else np.zeros_like(rows)
    beyond = ranks.ends_beyond(levels, rows - 1, groups, ties=False)
    return (beyond + 1).astype(np.float64)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`: one pass over the closes."""
    series = panel.subject
    first = series.first_row("year") if args["within"] == "year" else 0
    close = series.close[first:]
    beyond = close > close[-1] if args["side"] == "high" else close < close[-1]
    return float(np.count_nonzero(beyond) + 1)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Count the closes further out than the last one."""
    bars = book.subject
    close = numbers(bars.close)
    last = len(close) - 1
    rows = bars.rows("year") if args["within"] == "year" else list(range(last + 1))
    sign = 1 if args["side"] == "high" else -1
    beyond = [row for row in rows if sign * close[row] > sign * close[last]]
    named = (*sorted(beyond, key=lambda row: -sign * close[row])[:SHOWN], last)
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in named)
    return Answer(len(beyond) + 1, points)


SHOWN: Final = 20
"""Witnesses that are enough: the closes furthest out."""

PART = Kind(
    name="close_rank",
    doc=(
        "The rank of a close counts the closes of its year, or of the whole past at "
        "hand, that were higher (for the low side: lower), and adds one: the third "
        "highest has two above it. Equal closes share the better rank."
    ),
    role="context",
    args=(SIDE, WITHIN),
    unit=lambda _: "count",
    needs=lambda args: Need(back="year" if args["within"] == "year" else "all"),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"1 + how many of {AMONG[str(args['within'])]} are "
        f"{'higher' if args['side'] == 'high' else 'lower'}"
    ),
    convention=lambda _: "closing prices; equal closes share the better rank",
    rarity=by_smallness,
    theme=lambda args: str(args["side"]),
    latest=latest,
)
