"""How long it took from one round number to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, by_smallness
from tapewright.kinds import milestone as milestones
from tapewright.kinds import record as records
from tapewright.kinds.milestone import STEP, round_below, rounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the sessions since the first at the round number one step below."""
    series, price = panel.subject, str(args["price"])
    level = milestones.measure(panel, args)
    answer = np.full(len(series), np.nan)
    told = np.flatnonzero(~np.isnan(level))
    if not len(told):
        return answer
    column = series.column("close" if price == "close" else "high")
    size = rounds(column[told], str(args["step"]))[1]
    target = np.round(level[told] - size, 6)
    peaks = np.round(np.fmax.accumulate(records.peaks(series, price)), 6)
    first = np.searchsorted(peaks, target)
    standing = records.standing(panel, price)[first]
    shown = (first > 0) & (first < told) & (np.round(standing, 6) < target)
    answer[told] = np.where(shown, told - first, np.nan)
    return answer


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, which mostly is no milestone."""
    if np.isnan(milestones.latest(panel, args)):
        return np.nan
    return float(measure(panel, args)[-1])


def define(book: Book, args: ArgValues) -> Answer | None:
    """Find the first session at the round number before, and count from it."""
    milestone = milestones.define(book, args)
    if milestone is None or not isinstance(milestone.value, int | float):
        return None
    bars, price = book.subject, str(args["price"])
    level = (bars.close if price == "close" else bars.high)[-1]
    assert level is not None  # noqa: S101 - a milestone has one
    target = round(milestone.value - round_below(level, str(args["step"]))[1], 6)
    reached = [
        point
        for peak, point in records.earlier_peaks(book, price)
        if round(peak, 6) >= target
    ]
    if not reached or reached[0][1] <= bars.sessions[0]:
        return None
    since, column = reached[0][1], reached[0][2]
    if column not in ("close", "high"):
        return None
    count = sum(session > since for session in bars.sessions)
    return Answer(count, (reached[0], *milestone.witnesses))


PART = Kind(
    name="milestone_wait",
    doc=(
        "Where a round number is reached for the first time, this counts the sessions "
        "since the first one at or above the round number one step below, up to and "
        "including this one. The first bar at hand, and what is declared, show no such "
        "beginning."
    ),
    role="record",
    args=(records.PRICE, STEP),
    unit=lambda _: "sessions",
    needs=records.needs,
    measure=measure,
    define=define,
    formula=lambda _: (
        "the sessions after the first one at the round number before, this one included"
    ),
    convention=records.PART.convention,
    rarity=by_smallness,
    theme=lambda _: "high",
    latest=latest,
    absolute=True,
)
