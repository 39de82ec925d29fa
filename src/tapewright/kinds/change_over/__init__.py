"""The change over several days, weeks or months in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Count,
    Kind,
    Need,
    by_size,
)
from tapewright.kinds.change import UNIT, between, moves, period_ends
from tapewright.kinds.streak import SPAN
from tapewright.market import kernels
from tapewright.market.lookback import SESSIONS, tail

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

PERIODS = Count(
    "periods",
    house=2,
    tried=(2, 3, 5),
    doc="how many in a row, the current one's",
    least=2,
)


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the change to each close from the close that many periods back."""
    series = panel.subject
    back = bases(series, str(args["span"]), int(args["periods"]))
    level = kernels.taken(series.close, back)
    return moves(series.close, level, str(args["unit"]))


def bases(
    series: Series, span: str, periods: int | NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the last row before the given number of periods, the current one's too.

    -1 where there are not so many.
    """
    if span == "day":
        back: NDArray[np.int64] = np.arange(len(series)) - periods
        return np.maximum(back, -1)
    named = series.period(span)
    ends = np.flatnonzero(kernels.is_period_end(named))
    back = np.searchsorted(named[ends], named) - periods
    return np.where(back >= 0, ends[np.maximum(back, 0)], -1)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure` from no more rows than it takes."""
    rows = int(args["periods"]) * SESSIONS[str(args["span"])] + 1
    return float(measure(tail(panel, rows), args)[-1])


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the last close with the end of the period that many back."""
    bars, periods = book.subject, int(args["periods"])
    ends = period_ends(bars, str(args["span"]))
    if len(ends) <= periods:
        return None
    base, last = ends[-1 - periods], len(bars.sessions) - 1
    return between(bars, base, last, str(args["unit"]))


def needs(args: ArgValues) -> Need:
    """Take as many sessions as the periods can have."""
    span, periods = str(args["span"]), int(args["periods"])
    return Need(back=span, rows=(periods - 1) * SESSIONS[span])


def formula(args: ArgValues) -> str:
    """Say the change in words."""
    base = f"the last close before {args['periods']} {args['span']}s, this one the last"
    if args["unit"] == "points":
        return f"close minus {base}"
    return f"(close / {base} - 1) x 100"


PART = Kind(
    name="change_over",
    doc=(
        "The change over several days, weeks or months in a row runs from the last "
        "close before the first of them to the close of the session; the current week "
        "or month counts to date."
    ),
    role="context",
    args=(SPAN, PERIODS, UNIT),
    unit=lambda args: str(args["unit"]),
    needs=needs,
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda args: f"from the last close before the {args['periods']} began",
    rarity=by_size,
    theme=lambda args: f"move {args['span']}",
    quiet=lambda args: args["unit"] == "points",
    latest=latest,
)
