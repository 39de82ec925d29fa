"""The whole change over the streak that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, by_size
from tapewright.kinds.change import UNIT, between, moves
from tapewright.kinds.change_over import bases
from tapewright.kinds.streak import SPAN, end_signs, last_run, runs_of, runs_to_date
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the change from before each session's streak of two periods or more."""
    series, span = panel.subject, str(args["span"])
    runs = np.abs(runs_to_date(series, span))
    long = np.nan_to_num(runs) > 1
    back = bases(series, span, np.where(long, runs, 1).astype(np.int64))
    level = kernels.taken(series.close, np.where(long, back, -1))
    return moves(series.close, level, str(args["unit"]))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back no further than the run began."""
    span, unit = str(args["span"]), str(args["unit"])

    def answer(part: Panel) -> float | None:
        ends, signs = end_signs(part.subject, span)
        run = last_run(signs, whole=len(part) == len(panel))
        if run is None or abs(run) < 2:  # noqa: PLR2004 - one is no streak
            return None if run is None else np.nan
        close, base = part.subject.close, ends[-1 - int(abs(run))]
        return float(moves(close[-1:], close[[base]], unit)[0])

    return looked_back(panel, FIRST[span] // 2, answer)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the last close with the one before the streak."""
    bars = book.subject
    runs = runs_of(bars, str(args["span"]), "breaks")
    if not runs or not runs[-1][0] or len(runs[-1][1]) < 3:  # noqa: PLR2004 - a base, two
        return None
    base, last = runs[-1][1][0], len(bars.sessions) - 1
    return between(bars, base, last, str(args["unit"]))


PART = Kind(
    name="streak_change",
    doc=(
        "The change over a streak of two or more days, weeks or months runs from the "
        "close before its first one to the close of the session. An unchanged close "
        "ends a streak."
    ),
    role="context",
    args=(SPAN, UNIT),
    unit=lambda args: str(args["unit"]),
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        "close minus the close before the streak began"
        if args["unit"] == "points"
        else "(close / the close before the streak began - 1) x 100"
    ),
    convention=lambda args: f"closing prices; an unchanged {args['span']} ends the run",
    rarity=by_size,
    theme=lambda args: f"streak {args['span']}",
    quiet=lambda args: args["unit"] == "points",
    latest=latest,
)
