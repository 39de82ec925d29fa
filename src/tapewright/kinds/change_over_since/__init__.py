"""When a change over as many periods was last as large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, by_age
from tapewright.kinds import change_over as changes
from tapewright.kinds.change import percent_of, period_ends
from tapewright.kinds.change_over import PERIODS
from tapewright.kinds.close import numbers
from tapewright.kinds.relative_since import SPAN
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, last_as_large, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the last day of the latest earlier run of periods that moved as much."""
    series = panel.subject
    periods = series.period(str(args["span"]))
    change = kernels.settled(changes.measure(panel, {**args, "unit": "percent"}))
    rows = kernels.last_end_as_large(change, periods)
    far = np.where(rows == kernels.base_rows(periods), -1, rows)
    return kernels.taken(series.days.astype(np.float64), far)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    span = str(args["span"])

    def answer(part: Panel) -> float | None:
        moved = changes.measure(part, {**args, "unit": "percent"})
        return last_as_large(part, kernels.settled(moved), span)

    return looked_back(panel, FIRST[span], answer)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back over the ends of periods to one with as large a change before it."""
    bars, periods = book.subject, int(args["periods"])
    ends, close = period_ends(bars, str(args["span"])), numbers(bars.close)
    moves = [
        (base, row, round(move, 6))
        for base, row in zip(ends, ends[periods:], strict=False)
        if (move := percent_of(close[row], close[base])) is not None
    ]
    if not moves or moves[-1][1] != ends[-1] or not moves[-1][2]:
        return None
    base, row, now = moves[-1]
    for start, stop, move in reversed(moves[:-1]):
        if move * now > 0 and abs(move) >= abs(now):
            if stop == ends[-2]:
                return None
            named = (start, stop, base, row)
            points = tuple((bars.symbol, bars.sessions[at], "close") for at in named)
            return Answer(bars.sessions[stop], points)
    return None


PART = Kind(
    name="change_over_since",
    doc=(
        "The largest gain (or loss) over several days or weeks since a date: the end "
        "of the latest earlier run of as many, overlapping or not, whose change in "
        "percent went the same way and was as large. Where the run that ended one "
        "period ago was as large, there is no date."
    ),
    role="context",
    args=(SPAN, PERIODS),
    unit=lambda _: "date",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the last session of the latest earlier {args['periods']} {args['span']}s "
        "whose change in percent was as large, in the same direction"
    ),
    convention=lambda args: f"any {args['periods']} {args['span']}s in a row",
    rarity=by_age,
    theme=lambda args: f"move {args['span']}",
    latest=latest,
)
