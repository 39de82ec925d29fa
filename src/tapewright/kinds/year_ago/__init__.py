"""The change from a year earlier: from 52 weeks ago, or the same date."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
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
from tapewright.kinds.change import UNIT, between, moves
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

RULE = Choice(
    "rule",
    (
        Option("52_weeks", "house"),
        Option("same_date", "accepted", "index factsheets: the same date last year"),
    ),
)
BASES: Final = {
    "52_weeks": "the last close on or before the day 364 days earlier",
    "same_date": "the last close on or before the same date a year earlier",
}
LONGEST: Final = 366


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the change from a year earlier to each session's close."""
    series = panel.subject
    level = kernels.taken(series.close, _bases(series, str(args["rule"])))
    return moves(series.close, level, str(args["unit"]))


def _bases(series: Series, rule: str) -> NDArray[np.int64]:
    if rule == "same_date":
        return kernels.year_earlier_rows(series.days)
    return kernels.window_rows(series.days, kernels.YEAR_DAYS) - 1


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from the last year's rows."""
    series = panel.subject
    start = int(np.searchsorted(series.days, series.days[-1] - LONGEST)) - 1
    cut = replace(panel, subject=series.rows(max(start, 0), len(series)))
    return float(measure(cut, args)[-1])


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the last close with the one of a year earlier."""
    bars = book.subject
    last = len(bars.sessions) - 1
    now = bars.sessions[last]
    day = now - timedelta(days=kernels.YEAR_DAYS)
    if args["rule"] == "same_date":
        leap = (now.month, now.day) == (2, 29)
        day = now.replace(year=now.year - 1, day=28 if leap else now.day)
    row = bars.on_or_before(day)
    if row < 0:
        return None
    return between(bars, row, last, str(args["unit"]))


PART = Kind(
    name="year_ago",
    doc=(
        "The change from a year earlier runs from the last close on or before the day "
        "52 weeks (364 days) ago, as statistics lists count it; factsheets take the "
        "same date of the year before."
    ),
    role="context",
    args=(UNIT, RULE),
    unit=lambda args: str(args["unit"]),
    needs=lambda args: Need(
        back=kernels.YEAR_DAYS if args["rule"] == "52_weeks" else LONGEST
    ),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"close minus {BASES[str(args['rule'])]}"
        if args["unit"] == "points"
        else f"(close / {BASES[str(args['rule'])]} - 1) x 100"
    ),
    convention=lambda args: f"from {BASES[str(args['rule'])]}",
    rarity=by_size,
    theme=lambda _: "move twelve months",
    quiet=lambda args: args["unit"] == "points",
    latest=latest,
)
