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
    """Return the sessions without such a move, where one ends them or none does."""
    series = panel.subject
    large = large_moves(series, str(args["size"]))
    rows = np.arange(len(series))
    last = np.maximum.accumulate(np.where(large, rows, -1)) if len(rows) else rows
    before = np.concatenate([[-1], last[:-1]]) if len(rows) else rows
    if args["state"] == "running":
        return np.where(~large & (last >= 0), rows - last, np.nan)
    between = rows - before - 1
    return np.where(large & (before >= 0) & (between > 0), between, np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back to the last large move."""

    def answer(part: Panel) -> float | None:
        large = np.flatnonzero(large_moves(part.subject, str(args["size"])))
        last = len(part) - 1
        now = bool(len(large)) and large[-1] == last
        if now == (args["state"] == "running"):
            return np.nan
        before = large[:-1] if now else large
        if not len(before):
            return None
        between = float(last - before[-1] - now)
        return between or np.nan

    return looked_back(panel, FIRST["day"] // 2, answer)


def large_moves(series: Series, size: str) -> NDArray[np.bool_]:
    """Return whether each session moved by the size or more, either way."""
    base = kernels.taken(series.close, np.arange(len(series)) - 1)
    change = kernels.settled(kernels.percent(series.close, base))
    with np.errstate(invalid="ignore"):
        return np.abs(change) >= SIZES[size]


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back to the last large move before this session."""
    bars, last = book.subject, len(book.subject.sessions) - 1
    large = large_days(book, str(args["size"]))
    now = bool(large) and large[-1] == last
    before = large[-2:-1] if now else large[-1:]
    if now == (args["state"] == "running") or not before:
        return None
    between = last - before[0] - now
    rows = (before[0] - 1, before[0], last - 1, last)
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
        "ends it, the sessions strictly between the two large moves are."
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
    latest=latest,
)
