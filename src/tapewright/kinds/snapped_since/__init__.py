"""When a streak as long as the one that has just ended was there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, by_age
from tapewright.kinds import streak_snapped as snapped
from tapewright.kinds.streak import SPAN, end_signs, runs_of, runs_to_date
from tapewright.kinds.streak_since import FEWEST, last_as_long
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the last day of the latest earlier streak as long as the one ended."""
    series, span = panel.subject, str(args["span"])
    periods = series.period(span)
    base = kernels.base_rows(periods)
    rows = kernels.last_end_as_large(runs_to_date(series, span), periods)
    with np.errstate(invalid="ignore"):
        ended = np.abs(snapped.measure(panel, args)) >= FEWEST
    before = np.where(ended, rows[np.maximum(base, 0)], -1)
    return kernels.taken(series.days.astype(np.float64), before)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from the run that ended."""
    span = str(args["span"])

    def answer(part: Panel) -> float | None:
        ends, signs = end_signs(part.subject, span)
        if len(signs) > 1 and signs[-1] == signs[-2]:
            return np.nan
        days = part.subject.days[ends[1:-1]]
        return last_as_long(signs[:-1], days, whole=len(part) == len(panel))

    return looked_back(panel, FIRST[span] // 2, answer)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Look back from the streak that ended for one the same way, as long or longer."""
    bars, span = book.subject, str(args["span"])
    ended = snapped.snapped(book, span)
    if ended is None or len(ended[1]) - 1 < FEWEST:
        return None
    sign, rows = ended
    for other, earlier in reversed(runs_of(bars, span, "breaks")[:-2]):
        if other == sign and len(earlier) >= len(rows):
            named = (*earlier, *rows, len(bars.sessions) - 1)
            return Answer(bars.sessions[earlier[-1]], snapped.closes(book, named))
    return None


PART = Kind(
    name="snapped_since",
    doc=(
        "Where a streak of three or more has just ended, this is the date on which the "
        "latest earlier streak in the same direction, as long or longer, ended."
    ),
    role="context",
    args=(SPAN,),
    unit=lambda _: "date",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the last session of the latest earlier run of {args['span']}s as long as "
        "the one ended, in the same direction"
    ),
    convention=lambda args: f"closing prices; an unchanged {args['span']} ends a run",
    rarity=by_age,
    theme=lambda args: f"streak {args['span']}",
    latest=latest,
)
