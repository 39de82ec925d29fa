"""The golden cross and the death cross: the 50-session average passes the 200's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, by_size
from tapewright.kinds.average_cross import crossed, crossings, latest_crossing
from tapewright.kinds.change import percent_of
from tapewright.kinds.moving_average import average, average_at
from tapewright.market import kernels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

FAST: Final = 50
SLOW: Final = 200


def gaps(series: Series) -> NDArray[np.float64]:
    """Return how far the fast average lies above the slow one, in percent."""
    return kernels.percent(average(series, FAST), average(series, SLOW))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return golden crosses above zero, death crosses below, as sessions before."""
    del args
    return crossings(gaps(panel.subject))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    del args
    return latest_crossing(panel.subject, gaps, SLOW)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Count the sessions that the fast average had been on the other side."""
    del args
    bars = book.subject

    def gap(row: int) -> float | None:
        fast, slow = average_at(bars, row, FAST), average_at(bars, row, SLOW)
        return None if fast is None or slow is None else percent_of(fast, slow)

    found = crossed(gap, len(bars.sessions) - 1)
    if found is None:
        return None
    count, rows = found
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in rows)
    return Answer(count, points)


PART = Kind(
    name="golden_cross",
    doc=(
        "A golden cross is the 50-session simple moving average passing above the "
        "200-session one; a death cross is the same downwards. The number is how many "
        "sessions in a row the faster average had been on the other side: above zero "
        "for a golden cross, below zero for a death cross. Averages equal to six "
        "decimals of a percent have not crossed. The first side that the bars show "
        "gives no count."
    ),
    role="context",
    args=(),
    unit=lambda _: "sessions",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda _: (
        "the number of sessions in a row that the 50-session average had been on the "
        "other side of the 200-session one, or on it"
    ),
    convention=lambda _: "simple averages of closes, the session's included",
    rarity=by_size,
    theme=lambda _: "averages",
    latest=latest,
)
