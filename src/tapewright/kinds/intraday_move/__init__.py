"""The intraday move: how far above or below the prior close a session traded."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from tapewright.kinds.change import UNIT, percent_of
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

SIDE = Choice("side", (Option("high", "house"), Option("low", "house")))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the distance from the prior close to each session's high or low."""
    series = panel.subject
    edge = series.column(str(args["side"]))
    base = kernels.taken(series.close, np.arange(len(series)) - 1)
    return edge - base if args["unit"] == "points" else kernels.percent(edge, base)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from the last two bars."""
    cut = panel.subject.rows(max(0, len(panel) - 2), len(panel))
    edge, base = cut.column(str(args["side"])), cut.close
    if len(cut) == 1:
        return np.nan
    if args["unit"] == "points":
        return float(edge[1] - base[0])
    return float(kernels.percent(edge[1:], base[:1])[0])


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the session's high or low with the close before it."""
    bars, side = book.subject, str(args["side"])
    column: list[float | None] = getattr(bars, side)
    base, edge = bars.close[-2] if len(bars.close) > 1 else None, column[-1]
    if base is None or edge is None:
        return None
    value = edge - base if args["unit"] == "points" else percent_of(edge, base)
    if value is None:
        return None
    points = ((bars.symbol, bars.sessions[-2], "close"),)
    return Answer(value, (*points, (bars.symbol, bars.sessions[-1], side)))


def formula(args: ArgValues) -> str:
    """Say the move in words."""
    if args["unit"] == "points":
        return f"the session's {args['side']} minus the prior close"
    return f"(the session's {args['side']} / the prior close - 1) x 100"


PART = Kind(
    name="intraday_move",
    doc=(
        "The intraday move says how far a session traded above the prior close at its "
        "high, or below it at its low: desks write that an index was up as much as so "
        "much. Below zero at the high, the session never traded as high as that close."
    ),
    role="context",
    args=(SIDE, UNIT),
    unit=lambda args: str(args["unit"]),
    needs=lambda args: Need((str(args["side"]), "close"), back="day"),
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda _: "from the prior close",
    rarity=by_size,
    theme=lambda _: "move day",
    quiet=lambda args: args["unit"] == "points",
    latest=latest,
)
