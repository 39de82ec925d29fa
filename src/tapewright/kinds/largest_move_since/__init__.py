"""The largest gain or loss since: when there was last one as large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, by_age
from tapewright.kinds.change import changes
from tapewright.kinds.streak import SPAN
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the last day of the latest earlier period that moved as much."""
    series = panel.subject
    periods = series.period(str(args["span"]))
    base = kernels.base_rows(periods)
    change = kernels.percent(series.close, kernels.taken(series.close, base))
    rows = kernels.last_end_as_large(kernels.settled(change), periods)
    far = np.where(rows == base, -1, rows)
    return kernels.taken(series.days.astype(np.float64), far)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    series = panel.subject
    periods = series.period(str(args["span"]))
    base = kernels.base_rows(periods)
    change = kernels.percent(series.close, kernels.taken(series.close, base))
    row = kernels.latest_end_as_large(kernels.settled(change), periods)
    return float(series.days[row]) if -1 < row != base[-1] else np.nan


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back to the first period whose change is as large, the same way."""
    bars, span = book.subject, str(args["span"])
    moves = [(base, row, round(move, 6)) for base, row, move in changes(bars, span)]
    if not moves or moves[-1][1] != len(bars.sessions) - 1 or not moves[-1][2]:
        return None
    base, row, now = moves[-1]
    for earlier in reversed(moves[:-1]):
        if earlier[2] * now > 0 and abs(earlier[2]) >= abs(now):
            if earlier[1] == base:
                return None
            named = (earlier[0], earlier[1], base, row)
            points = tuple((bars.symbol, bars.sessions[at], "close") for at in named)
            return Answer(bars.sessions[earlier[1]], points)
    return None


PART = Kind(
    name="largest_move_since",
    doc=(
        "The largest gain (or loss) since a date: the latest earlier day, week or "
        "month whose change in percent went the same way and was as large or larger, "
        "with at least one period in between. The date is that period's last session."
    ),
    role="context",
    args=(SPAN,),
    unit=lambda _: "date",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the last session of the latest earlier {args['span']} whose change in "
        "percent was as large, in the same direction"
    ),
    convention=lambda args: (
        f"changes in percent from the last close before the {args['span']} began"
    ),
    rarity=by_age,
    theme=lambda args: f"move {args['span']}",
    latest=latest,
)
