"""Realised volatility: the annualised deviation of the last daily returns."""

from __future__ import annotations

from itertools import pairwise
from math import fsum, log, sqrt
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
    by_size,
)
from tapewright.kinds.close import numbers
from tapewright.kinds.moving_average import tail
from tapewright.market import averages, kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

WINDOW = Choice(
    "window",
    (
        Option("20", "house"),
        Option("60", "accepted", "terminals' quarter of sessions"),
        Option("252", "accepted", "fund factsheets: a year of sessions"),
    ),
)
YEAR: Final = 252
"""Sessions a year, as Cboe's and Bloomberg's historical volatility count them."""


def realised(series: Series, window: int) -> NDArray[np.float64]:
    """Return the annualised deviation of the last log returns, in percent, shape (n,).

    Settled: logarithms and roots of the same returns may differ in their last bits.
    """
    known = np.where(series.close > 0, series.close, np.nan)
    returns = np.diff(np.log(known), prepend=np.nan)
    deviation = averages.trailing_deviation(returns, window)
    return kernels.settled(deviation * sqrt(YEAR) * 100)


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the realised volatility up to each session."""
    return realised(panel.subject, int(args["window"]))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure` from the rows that it rests on."""
    window = int(args["window"])
    return float(realised(tail(panel.subject, window + 1), window)[-1])


def volatility_at(bars: Columns, row: int, window: int) -> float | None:
    """Return the volatility up to a row, None where a return is missing."""
    close = numbers(bars.close[max(row - window, 0) : row + 1])
    if len(close) <= window or min(close) <= 0:
        return None
    returns = [log(new / old) for old, new in pairwise(close)]
    mean = fsum(returns) / window
    variance = fsum((each - mean) ** 2 for each in returns) / (window - 1)
    return sqrt(variance) * sqrt(YEAR) * 100


def define(book: Book, args: ArgValues) -> Answer | None:
    """Take the sample standard deviation of the log returns up to the last session."""
    bars, window = book.subject, int(args["window"])
    last = len(bars.sessions) - 1
    value = volatility_at(bars, last, window)
    if value is None:
        return None
    rows = (last - window, last)
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in rows)
    return Answer(value, points)


PART = Kind(
    name="volatility",
    doc=(
        "Realised volatility is the sample standard deviation of the logarithms of the "
        "last 20 daily closes over the ones before, annualised by the square root of "
        "252 sessions, in percent. It needs 21 closes, all above zero."
    ),
    role="context",
    args=(WINDOW,),
    unit=lambda _: "percent",
    needs=lambda args: Need(back="day", rows=int(args["window"]) - 1),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the sample standard deviation of the last {args['window']} daily log returns "
        "x the square root of 252 x 100"
    ),
    convention=lambda args: (
        f"{args['window']} sessions, annualised with 252 a year, around their own mean"
    ),
    rarity=by_size,
    theme=lambda _: "volatility",
    latest=latest,
)
