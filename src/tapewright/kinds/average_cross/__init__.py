"""The cross of an average: how long the other side of it had lasted before."""

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
from tapewright.kinds.change import percent_of
from tapewright.kinds.close import numbers
from tapewright.kinds.moving_average import average_at, distance, tail
from tapewright.market import kernels

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

LENGTH = Choice(
    "length",
    (
        Option("50", "house"),
        Option("200", "house"),
        Option("20", "accepted", "traders' month of sessions"),
        Option("100", "accepted", "chartists' medium-term average"),
    ),
)


def crossings(gaps: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where gaps change their sign, with how long the other sign had lasted.

    A gap of zero keeps the side it came from. The first run has no known beginning, so
    that its end gives no count; nor does a run that an unknown gap begins.

    Args:
        gaps: How far one thing lies above the other, shape (n,).
    """
    signs = np.sign(kernels.settled(gaps))
    rows = np.arange(len(signs))
    if not len(rows):
        return signs
    sided = np.maximum.accumulate(np.where(signs != 0, rows, -1))
    sides = kernels.taken(signs, sided)
    lengths = np.abs(kernels.runs(sides)).astype(np.int64)
    before = kernels.taken(sides, rows - 1)
    length = np.where(rows > 0, lengths[rows - 1], 0)
    earlier = kernels.taken(sides, rows - 1 - length)
    crossed = (sides == -before) & (earlier == sides)
    return np.where(crossed, sides * length, np.nan)


def latest_crossing(
    series: Series, gaps: Callable[[Series], NDArray[np.float64]], length: int
) -> float:
    """Return the last row of `crossings` from no more rows than it takes.

    Two gaps show that nothing was crossed, on all but a few days; where something may
    have been, ever more rows are looked at until the run before has begun.
    """
    rows = length + 1
    signs = np.sign(kernels.settled(gaps(tail(series, rows))[-2:]))
    if not signs[-1] or (signs == signs[-1]).all() or np.isnan(signs).any():
        return np.nan
    found = np.nan
    while np.isnan(found) and rows < len(series):
        rows *= 2
        found = crossings(gaps(tail(series, rows)))[-1]
    return float(found)


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return crosses of the average: above zero upwards, after so many sessions."""
    return crossings(distance(panel.subject, int(args["length"])))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    length = int(args["length"])
    return latest_crossing(panel.subject, lambda s: distance(s, length), length)


def crossed(
    gap: Callable[[int], float | None], last: int
) -> tuple[int, tuple[int, ...]] | None:
    """Return the signed count of a cross at the last row, and the rows it rests on.

    Walks back: over the sessions on the other side and on the line, to one that was on
    this side before them.

    Args:
        gap: How far one thing lies above the other at a row, None where not known.
        last: The last row.
    """
    side = _side(gap(last))
    row = last - 1
    while row >= 0 and _side(gap(row)) == 0:
        row -= 1
    if not side or row < 0 or _side(gap(row)) != -side:
        return None
    while row >= 0 and _side(gap(row)) in (0, -side):
        row -= 1
    if row < 0 or _side(gap(row)) != side:
        return None
    begun = next(at for at in range(row + 1, last) if _side(gap(at)) == -side)
    return side * (last - begun), (begun, last - 1, last)


def _side(gap: float | None) -> int | None:
    if gap is None:
        return None
    settled = round(gap, 6)
    return (settled > 0) - (settled < 0)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Count the sessions on the other side of the average before the last one."""
    bars, length = book.subject, int(args["length"])
    close = numbers(bars.close)

    def gap(row: int) -> float | None:
        level = average_at(bars, row, length)
        return None if level is None else percent_of(close[row], level)

    found = crossed(gap, len(bars.sessions) - 1)
    if found is None:
        return None
    count, rows = found
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in rows)
    return Answer(count, points)


PART = Kind(
    name="average_cross",
    doc=(
        "A close crosses its simple moving average when it ends on the other side of "
        "it than before. The number is how many sessions in a row had closed on the "
        "other side: above zero for a cross upwards, below zero for one downwards. A "
        "close on the average, to six decimals of a percent, stays on the side it came "
        "from, so that a touch is no cross. The first side that the bars show has no "
        "known beginning and gives no count."
    ),
    role="context",
    args=(LENGTH,),
    unit=lambda _: "sessions",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        "the number of sessions in a row that had closed on the other side of the "
        f"{args['length']}-session average, or on it"
    ),
    convention=lambda args: (
        f"simple average of {args['length']} closes, the session's included; "
        "a close on it stays on its side"
    ),
    rarity=by_size,
    theme=lambda _: "averages",
    latest=latest,
)
