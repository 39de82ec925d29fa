"""The reversal: a new 52-week high within the session, and a lower close."""

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
    by_holding,
)
from tapewright.kinds.close import numbers
from tapewright.kinds.fifty_two_week import beyond, is_beyond, new_extreme
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

SIDE = Choice("side", (Option("high", "house"), Option("low", "house")))
UNIT = Choice("unit", (Option("points", "house"), Option("percent", "house")))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return how far the close lies from the new extreme, where it turned back."""
    series, side = panel.subject, str(args["side"])
    extreme, sign = series.column(side), 1 if side == "high" else -1
    change = np.diff(series.close, prepend=np.nan)
    turned = beyond(series, side, "intraday", "364_days") & (sign * change < 0)
    away = np.where(turned, sign * (extreme - series.close), np.nan)
    if args["unit"] == "points":
        return away
    return away / np.where(extreme > 0, extreme, np.nan) * 100


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, which mostly is no new extreme."""
    series, side = panel.subject, str(args["side"])
    if not is_beyond(series, side, "intraday", "364_days"):
        return np.nan
    sign = 1 if side == "high" else -1
    extreme, (before, close) = series.column(side)[-1], series.close[-2:]
    percent = args["unit"] == "percent"
    if sign * (close - before) >= 0 or (percent and extreme <= 0):
        return np.nan
    away = sign * (extreme - close)
    return float(away / extreme * 100 if percent else away)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Hold when a new 52-week extreme was followed by a close the other way."""
    bars, side = book.subject, str(args["side"])
    close, found = numbers(bars.close), new_extreme(bars, side, "intraday", "364_days")
    if found is None:
        return None
    extreme, row = found
    lower = close[-1] < close[-2] if side == "high" else close[-1] > close[-2]
    percent = args["unit"] == "percent"
    if not lower or (percent and extreme <= 0):
        return None
    away = extreme - close[-1] if side == "high" else close[-1] - extreme
    return Answer(
        away / extreme * 100 if percent else away,
        (
            (bars.symbol, bars.sessions[row], side),
            (bars.symbol, bars.sessions[-2], "close"),
            (bars.symbol, bars.sessions[-1], side),
            (bars.symbol, bars.sessions[-1], "close"),
        ),
    )


def formula(args: ArgValues) -> str:
    """Say the reversal in words."""
    side = args["side"]
    away = "high minus close" if side == "high" else "close minus low"
    told = away if args["unit"] == "points" else f"({away}) / {side} x 100"
    way = "below" if side == "high" else "above"
    return f"{told}, of a new 52-week {side} and a close {way} the previous one"


PART = Kind(
    name="reversal",
    doc=(
        "A reversal is a session that sets a new intraday 52-week high and yet closes "
        "below the previous close; at the low it mirrors that. Its size is the way "
        "from the extreme back to the close."
    ),
    role="level",
    args=(SIDE, UNIT),
    unit=lambda args: str(args["unit"]),
    needs=lambda args: Need((str(args["side"]), "close"), back=kernels.YEAR_DAYS),
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda _: (
        "intraday extreme of the 364 days that end with the session; a tie is none"
    ),
    rarity=by_holding,
    theme=lambda _: "reversal",
    latest=latest,
)
