"""The drought: how many sessions went by without a record before this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Choice, Kind, Option, by_size
from tapewright.kinds import record as records
from tapewright.kinds.record_since import measure as since

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

COUNT = Choice(
    "count",
    (
        Option("between", "house"),
        Option("inclusive", "accepted", "counts the day of the new record too"),
    ),
)
COUNTS: Final = {
    "between": "the sessions strictly between the last two records",
    "inclusive": "the sessions after the last record, the new one's included",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the sessions between a record and the one before it, where one lies there.

    A mark from before the first bar gives no count: its sessions are not at hand.
    """
    days = panel.subject.days
    before = since(panel, args)
    counted = ~np.isnan(before) & (before >= (days[0] if len(days) else 0))
    last = np.searchsorted(days, np.where(counted, before, 0), side="right") - 1
    between = np.arange(len(days)) - last - 1
    count = between + (args["count"] == "inclusive")
    return np.where(counted & (between >= 1), count, np.nan)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Count the sessions between the last session, a record, and the record before."""
    record = records.define(book, {"price": args["price"]})
    if record is None:
        return None
    sessions, before = book.subject.sessions, record.witnesses[0][1]
    between = sum(1 for session in sessions[:-1] if session > before)
    if before < sessions[0] or not between:
        return None
    return Answer(between + (args["count"] == "inclusive"), record.witnesses)


PART = Kind(
    name="drought",
    doc=(
        "A drought is the time without a record: the sessions strictly between a "
        "record and the one before it. Some count the day of the new record too. Where "
        "the record before is declared and older than the bars, there is no count."
    ),
    role="record",
    args=(records.PRICE, COUNT),
    unit=lambda _: "sessions",
    needs=records.needs,
    measure=measure,
    define=define,
    formula=lambda args: COUNTS[str(args["count"])],
    convention=lambda args: (
        f"{COUNTS[str(args['count'])]}; {records.PART.convention(args)}"
    ),
    rarity=by_size,
    theme=lambda _: "high",
)
