"""When a streak was last as long as the one that stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, by_age
from tapewright.kinds.streak import SPAN, end_signs, last_run, runs_of, runs_to_date
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

FEWEST: Final = 3
"""A run of two is met so often that nobody asks when there was one before."""


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the last day of the latest earlier run as long, the same way."""
    series, span = panel.subject, str(args["span"])
    runs = runs_to_date(series, span)
    long = np.where(np.abs(runs) >= FEWEST, runs, np.nan)
    rows = kernels.last_end_as_large(long, series.period(span))
    return kernels.taken(series.days.astype(np.float64), rows)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from a run of three or more."""
    span = str(args["span"])

    def answer(part: Panel) -> float | None:
        ends, signs = end_signs(part.subject, span)
        days = part.subject.days[ends[1:]]
        return last_as_long(signs, days, whole=len(part) == len(panel))

    return looked_back(panel, FIRST[span] // 2, answer)


def last_as_long(
    signs: NDArray[np.float64], days: NDArray[np.int32], *, whole: bool
) -> float | None:
    """Return the day on which the latest earlier run ended that was as long.

    NaN where the last run is too short to be dated; None where there is no other in
    these signs: in more of them there may be one.
    """
    run = last_run(signs, whole=whole)
    if run is None:
        return None
    if abs(run) < FEWEST:
        return np.nan
    length = int(abs(run))
    earlier = kernels.runs(signs)[:-length] * np.sign(run)
    found = np.flatnonzero(earlier >= length)
    return float(days[found[-1]]) if len(found) else None


def define(book: Book, args: ArgValues) -> Answer | None:
    """Look back for a run the same way, as long or longer, before this one began."""
    bars = book.subject
    runs = runs_of(bars, str(args["span"]), "breaks")
    if not runs or not runs[-1][0]:
        return None
    sign, now = runs[-1]
    if len(now) - 1 < FEWEST:
        return None
    for other, rows in reversed(runs[:-1]):
        if other == sign and len(rows) >= len(now):
            named = [*rows, *now]
            points = tuple((bars.symbol, bars.sessions[row], "close") for row in named)
            return Answer(bars.sessions[rows[-1]], points)
    return None


PART = Kind(
    name="streak_since",
    doc=(
        "Where a streak of three or more stands, this is the date on which the latest "
        "earlier streak in the same direction, as long or longer, ended. There is none "
        "where the streak is the longest of the bars at hand."
    ),
    role="context",
    args=(SPAN,),
    unit=lambda _: "date",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the last session of the latest earlier run of {args['span']}s as long, "
        "in the same direction"
    ),
    convention=lambda args: f"closing prices; an unchanged {args['span']} ends a run",
    rarity=by_age,
    theme=lambda args: f"streak {args['span']}",
    latest=latest,
)
