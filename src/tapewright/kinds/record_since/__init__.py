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
    levels, rows = records.peaks(series, price), np.arange(len(series))
    at = kernels.highest_row_between(levels, np.zeros_like(rows), rows - 1)
    best = kernels.taken(levels, at)
    day = kernels.taken(series.days.astype(np.float64), at)
    for mark in panel.marks:
        if mark.symbol == series.symbol and mark.field == records.FIELD[price]:
            marked = mark.session.toordinal() - EPOCH
            first = np.isnan(best) | (mark.value > best)
            first |= (mark.value == best) & (marked < day)
            first &= series.days > marked
            best, day = np.where(first, mark.value, best), np.where(first, marked, day)
    return day


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the day of the record before, where a session set one."""
    holds = ~np.isnan(records.measure(panel, args))
    return np.where(holds, set_on(panel, str(args["price"])), np.nan)


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
)
