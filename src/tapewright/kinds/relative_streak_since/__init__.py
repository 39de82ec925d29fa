"""When a run against a peer was last as long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, Peer, by_age
from tapewright.kinds import relative as spreads
from tapewright.kinds import relative_streak as runs
from tapewright.kinds.relative_since import SPAN
from tapewright.kinds.streak_since import FEWEST, last_as_long
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the last day of the latest earlier run as long, on the same side."""
    series = panel.subject
    run = runs.measure(panel, args)
    long = np.where(np.abs(run) >= FEWEST, run, np.nan)
    rows = kernels.last_end_as_large(long, series.period(str(args["span"])))
    return kernels.taken(series.days.astype(np.float64), rows)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from a run of three or more."""

    def answer(part: Panel) -> float | None:
        ends, signs = runs.end_signs(part, args)
        days = part.subject.days[ends[1:]]
        return last_as_long(signs, days, whole=len(part) == len(panel))

    return looked_back(panel, FIRST[str(args["span"])] // 2, answer)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Look back for a run on the same side, as long or longer."""
    every = runs.runs_of(book, str(args["peer"]), str(args["span"]))
    if not every or not every[-1][0] or len(every[-1][1]) < FEWEST:
        return None
    sign, now = every[-1]
    for other, closes in reversed(every[:-1]):
        if other == sign and len(closes) >= len(now):
            points = [point for four in (*closes, *now) for point in four]
            own = (p[1] for p in closes[-1] if p[0] == book.subject.symbol)
            return Answer(max(own), tuple(points))
    return None


PART = Kind(
    name="relative_streak_since",
    doc=(
        "Where a run of three or more days or weeks ahead of a peer, or behind it, "
        "stands, this is the date on which the latest earlier one on the same side, as "
        "long or longer, ended."
    ),
    role="comparison",
    args=(Peer(), SPAN),
    unit=lambda _: "date",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the last session of the latest earlier run of {args['span']}s against "
        f"{args['peer']} as long, on the same side"
    ),
    convention=spreads.convention,
    rarity=by_age,
    theme=lambda args: f"peers {args['span']}",
    latest=latest,
)
