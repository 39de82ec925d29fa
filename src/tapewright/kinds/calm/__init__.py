"""The calm: sessions in a row without a large move, so far or until this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
from tapewright.kinds.change import changes
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SIZE = Choice("size", (Option("1_percent", "house"), Option("2_percent", "house")))
STATE = Choice("state", (Option("ended", "house"), Option("running", "house")))
SIZES: Final = {"1_percent": 1, "2_percent": 2}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the sessions without such a move, where one ends them or none does.

    A change that has no percentage may have been large: counting ends there, with
    nothing.
    """
    sizes = _sizes(panel.subject)
    rows, known = np.arange(len(sizes)), ~np.isnan(sizes)
    stirred = ~(sizes < SIZES[str(args["size"])])
    last = np.maximum.accumulate(np.where(stirred, rows, 0)) if len(rows) else rows
    if args["state"] == "running":
        return np.where(~stirred & known[last], rows - last, np.nan)
    before = np.concatenate([[0], last[:-1]]) if len(rows) else rows
    between = rows - before - 1
    told = stirred & known & known[before] & (between > 0)
    return np.where(told, between, np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back to the last large move."""

    def answer(part: Panel) -> float | None:
        sizes, last = _sizes(part.subject), len(part) - 1
        stirred = np.flatnonzero(~(sizes < SIZES[str(args["size"])]))
        now = bool(stirred[-1] == last)
        if now == (args["state"] == "running") or (now and np.isnan(sizes[-1])):
            return np.nan
        before = int(stirred[-1 - now]) if len(stirred) > now else 0
        if not before:  # the first row has no change here
            return None
        between = float(last - before - now)
        return between if between and not np.isnan(sizes[before]) else np.nan

    return looked_back(panel, FIRST["day"] // 2, answer)


def _sizes(series: Series) -> NDArray[np.float64]:
    """Return how far each session moved either way, in percent; NaN is not known."""
    base = kernels.taken(series.close, np.arange(len(series)) - 1)
    return np.abs(kernels.settled(kernels.percent(series.close, base)))


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back to the last large move before this session."""
    bars, last = book.subject, len(book.subject.sessions) - 1
    sizes = {row: abs(round(move, 6)) for _, row, move in changes(bars, "day")}
    before = last - 1
    while sizes.get(before, SIZES["2_percent"]) < SIZES[str(args["size"])]:
        before -= 1
    if last not in sizes or before not in sizes:
        return None
    now = sizes[last] >= SIZES[str(args["size"])]
    if now == (args["state"] == "running"):
        return None
    between = last - before - now
    rows = (before - 1, before, last - 1, last)
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in rows)
    return Answer(between, points) if between else None


def large_days(book: Book, size: str) -> list[int]:
    """Return the rows of the sessions that moved by the size or more."""
    return [
        row
        for _, row, move in changes(book.subject, "day")
        if abs(round(move, 6)) >= SIZES[size]
    ]


PART = Kind(
    name="calm",
    doc=(
        "A calm is a stretch of sessions none of which moved by one percent (or two) "
        "or more, up or down. While it runs it is counted to date; where a large move "
        "ends it, the sessions strictly between the two large moves are. A change from "
        "a close that is not positive has no percentage and ends the count with none."
    ),
    role="context",
    args=(SIZE, STATE),
    unit=lambda _: "sessions",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the sessions since the last move of {SIZES[str(args['size'])]}% or more"
    ),
    convention=lambda _: "changes in percent from close to close, either way",
    rarity=by_size,
    theme=lambda _: "volatility",
    quiet=lambda args: args["state"] == "running",  # every session is a day longer
    latest=latest,
)
