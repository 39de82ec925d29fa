"""When the record before this one was set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, by_age
from tapewright.kinds import record as records
from tapewright.market import kernels
from tapewright.market.bars import EPOCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def set_on(panel: Panel, price: str) -> NDArray[np.float64]:
    """Return the day on which the record that stood before each session was set."""
    series = panel.subject
    levels = records.peaks(series, price)
    at = np.concatenate([[-1], kernels.highest_rows_so_far(levels)])[:-1]
    best = kernels.taken(levels, at)
    day = kernels.taken(series.days.astype(np.float64), at)
    return _declared(panel, price, series.days, best, day)


def _declared(
    panel: Panel,
    price: str,
    days: NDArray[np.int32],
    best: NDArray[np.float64],
    day: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the day of the first of what stood before days and of earlier marks."""
    for mark in panel.marks:
        if mark.symbol == panel.subject.symbol and mark.field == records.FIELD[price]:
            marked = mark.session.toordinal() - EPOCH
            first = np.isnan(best) | (mark.value > best)
            first |= (mark.value == best) & (marked < day)
            first &= days > marked
            best, day = np.where(first, mark.value, best), np.where(first, marked, day)
    return day


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the day of the record before, where a session set one."""
    holds = records.holds(panel, str(args["price"]))
    return np.where(holds, set_on(panel, str(args["price"])), np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`: the first of the highest levels before it."""
    series, price = panel.subject, str(args["price"])
    if np.isnan(records.latest(panel, args)):
        return np.nan
    earlier = records.peaks(series, price)[:-1]
    at = np.array([np.argmax(earlier) if len(earlier) else -1])
    best, days = kernels.taken(earlier, at), series.days[:-1].astype(np.float64)
    day = kernels.taken(days, at)
    return float(_declared(panel, price, series.days[-1:], best, day)[0])


def define(book: Book, args: ArgValues) -> Answer | None:
    """Name the first session of the highest level before the last one."""
    record = records.define(book, args)
    if record is None:
        return None
    return Answer(record.witnesses[0][1], record.witnesses)


PART = Kind(
    name="record_since",
    doc=(
        "Where a session sets a record, this is the date of the record before it: the "
        "session that set the level now passed. Declared earlier records count."
    ),
    role="record",
    args=(records.PRICE,),
    unit=lambda _: "date",
    needs=records.needs,
    measure=measure,
    define=define,
    formula=lambda args: (
        "the first session of the highest "
        f"{'close' if args['price'] == 'close' else 'high'} before the record"
    ),
    convention=records.PART.convention,
    rarity=by_age,
    theme=lambda _: "high",
    latest=latest,
)
