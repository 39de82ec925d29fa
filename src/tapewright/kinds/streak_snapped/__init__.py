"""The streak that has just ended, and how long it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, Point, by_size
from tapewright.kinds.streak import SPAN, end_signs, last_run, runs_of, runs_to_date
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, looked_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

FEWEST: Final = 2
"""One period is no streak."""


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the length of the streak that each period ended, falls below zero."""
    series, span = panel.subject, str(args["span"])
    base = kernels.base_rows(series.period(span))
    ended = kernels.taken(runs_to_date(series, span), base)
    sign = np.sign(series.close - kernels.taken(series.close, base))
    snapped = (np.abs(ended) >= FEWEST) & (sign != np.sign(ended))
    return np.where(snapped, ended, np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back no further than the run began."""
    span = str(args["span"])

    def answer(part: Panel) -> float | None:
        _, signs = end_signs(part.subject, span)
        run = last_run(signs[:-1], whole=len(part) == len(panel))
        if run is None or (abs(run) >= FEWEST and signs[-1] != np.sign(run)):
            return run
        return np.nan

    return looked_back(panel, FIRST[span] // 2, answer)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Look at the run of the period before, and whether this one went on with it."""
    ended = snapped(book, str(args["span"]))
    if ended is None:
        return None
    sign, rows = ended
    named = (*rows, len(book.subject.sessions) - 1)
    return Answer(sign * (len(rows) - 1), closes(book, named))


def snapped(book: Book, span: str) -> tuple[int, list[int]] | None:
    """Return the sign and the rows of the streak that the last period ended."""
    runs = runs_of(book.subject, span, "breaks")
    if len(runs) < 2:  # noqa: PLR2004 - one period to end, one that ends it
        return None
    (now, _), (sign, rows) = runs[-1], runs[-2]
    if not sign or now == sign or len(rows) - 1 < FEWEST:
        return None
    return sign, rows


def closes(book: Book, rows: Iterable[int]) -> tuple[Point, ...]:
    """Name closes by their rows."""
    bars = book.subject
    return tuple((bars.symbol, bars.sessions[row], "close") for row in rows)


PART = Kind(
    name="streak_snapped",
    doc=(
        "A day, week or month that does not go on with a streak of two or more ends "
        "it: this is how long the ended streak was, rises above zero and falls below "
        "it. An unchanged close ends a streak too."
    ),
    role="context",
    args=(SPAN,),
    unit=lambda _: "count",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the number of {args['span']}s in a row that the streak before had"
    ),
    convention=lambda args: f"closing prices; an unchanged {args['span']} ends the run",
    rarity=by_size,
    theme=lambda args: f"streak {args['span']}",
    latest=latest,
)
