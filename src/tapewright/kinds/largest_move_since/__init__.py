"""The largest gain or loss since: when there was last one as large."""

from __future__ import annotations

from itertools import pairwise
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
    by_age,
)
from tapewright.kinds.change import changes, moves, period_ends
from tapewright.kinds.close import numbers
from tapewright.kinds.streak import SPAN
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, last_as_large, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

UNIT = Choice(
    "unit",
    (
        Option("percent", "house"),
        Option("points", "accepted", "wires that say 'the largest point gain since'"),
    ),
)


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the last day of the latest earlier period that moved as much."""
    series = panel.subject
    periods = series.period(str(args["span"]))
    rows = kernels.last_end_as_large(_changes(panel, args), periods)
    far = np.where(rows == kernels.base_rows(periods), -1, rows)
    return kernels.taken(series.days.astype(np.float64), far)


def _changes(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    close = panel.subject.close
    base = kernels.base_rows(panel.subject.period(str(args["span"])))
    return kernels.settled(moves(close, kernels.taken(close, base), str(args["unit"])))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    span = str(args["span"])

    def answer(part: Panel) -> float | None:
        return last_as_large(part, _changes(part, args), span)

    return looked_back(panel, FIRST[span], answer)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back to the first period whose change is as large, the same way."""
    bars = book.subject
    found = _moves(bars, str(args["span"]), str(args["unit"]))
    sizes = [(base, row, round(move, 6)) for base, row, move in found]
    if not sizes or sizes[-1][1] != len(bars.sessions) - 1 or not sizes[-1][2]:
        return None
    base, row, now = sizes[-1]
    for earlier in reversed(sizes[:-1]):
        if earlier[2] * now > 0 and abs(earlier[2]) >= abs(now):
            if earlier[1] == base:
                return None
            named = (earlier[0], earlier[1], base, row)
            points = tuple((bars.symbol, bars.sessions[at], "close") for at in named)
            return Answer(bars.sessions[earlier[1]], points)
    return None


def _moves(bars: Columns, span: str, unit: str) -> list[tuple[int, int, float]]:
    """Return every period's base row, last row and change, in order."""
    if unit == "percent":
        return changes(bars, span)
    close, ends = numbers(bars.close), pairwise(period_ends(bars, span))
    return [(base, row, close[row] - close[base]) for base, row in ends]


PART = Kind(
    name="largest_move_since",
    doc=(
        "The largest gain (or loss) since a date: the latest earlier day, week or "
        "month whose change in percent went the same way and was as large or larger, "
        "with at least one period in between. The date is that period's last session. "
        "Asked for in points, changes in points are compared."
    ),
    role="context",
    args=(SPAN, UNIT),
    unit=lambda _: "date",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the last session of the latest earlier {args['span']} whose change in "
        f"{args['unit']} was as large, in the same direction"
    ),
    convention=lambda args: (
        f"changes in {args['unit']} from the last close before the {args['span']} began"
    ),
    rarity=by_age,
    theme=lambda args: f"move {args['span']}",
    latest=latest,
)
