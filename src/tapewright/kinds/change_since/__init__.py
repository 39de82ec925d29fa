"""The change since a named date: an election, a low, a decision."""

from __future__ import annotations

from datetime import date, timedelta
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
    Since,
    by_size,
)
from tapewright.kinds.change import UNIT, between, moves
from tapewright.market.bars import EPOCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

BASE = Choice(
    "base",
    (
        Option("close_on", "house"),
        Option(
            "close_before",
            "accepted",
            "desks that count the day of the event itself as its first effect",
        ),
    ),
)
BASES: Final = {
    "close_on": "the close of {since}, or the last before it",
    "close_before": "the last close before {since}",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the change to each session after the date."""
    series = panel.subject
    base = series.last_row(base_day(args))
    if base < 0:
        return np.full(len(series), np.nan)
    level = np.full(len(series), series.close[base])
    change = moves(series.close, level, str(args["unit"]))
    since = date.fromisoformat(str(args["since"])).toordinal() - EPOCH
    return np.where(series.days > since, change, np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from two bars."""
    series = panel.subject
    since = date.fromisoformat(str(args["since"])).toordinal() - EPOCH
    base = series.last_row(base_day(args))
    if base < 0 or series.days[-1] <= since:
        return np.nan
    close, level = series.close[-1:], series.close[base : base + 1]
    return float(moves(close, level, str(args["unit"]))[0])


def base_day(args: ArgValues) -> date:
    """Return the day whose close, or the last before it, is the base."""
    since = date.fromisoformat(str(args["since"]))
    return since if args["base"] == "close_on" else since - timedelta(1)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the last close with that of the date."""
    bars = book.subject
    row, last = bars.on_or_before(base_day(args)), len(bars.sessions) - 1
    since = date.fromisoformat(str(args["since"]))
    if row < 0 or bars.sessions[last] <= since:
        return None
    return between(bars, row, last, str(args["unit"]))


def formula(args: ArgValues) -> str:
    """Say the change in words."""
    base = BASES[str(args["base"])].format(since=args["since"])
    if args["unit"] == "points":
        return f"close minus {base}"
    return f"(close / {base} - 1) x 100"


PART = Kind(
    name="change_since",
    doc=(
        "The change since a named date runs from the close of that day, or the last "
        "before it, to a later close: since the election, since a low. Dates are named "
        "in the project's own file of events."
    ),
    role="context",
    args=(Since(), UNIT, BASE),
    unit=lambda args: str(args["unit"]),
    needs=lambda args: Need(back=base_day(args)),
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda args: (
        "from " + BASES[str(args["base"])].format(since=args["since"])
    ),
    rarity=by_size,
    theme=lambda args: f"since {args['since']}",
    quiet=lambda _: True,  # from a fixed base it is at its extreme in every trend
    latest=latest,
)
