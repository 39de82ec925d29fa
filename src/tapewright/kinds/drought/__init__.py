"""The drought: how many sessions went by without a record before this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Choice, Kind, Option, by_size
from tapewright.kinds import record as records
from tapewright.kinds import record_since as since

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
    rows = np.arange(len(panel))
    return _counted(panel, rows, since.measure(panel, args), str(args["count"]))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from the last two records."""
    rows, before = np.array([len(panel) - 1]), np.array([since.latest(panel, args)])
    return float(_counted(panel, rows, before, str(args["count"]))[0])


def _counted(
    panel: Panel, rows: NDArray[np.int64], before: NDArray[np.float64], count: str
) -> NDArray[np.float64]:
    """Count the sessions from the days of the records before to the rows that ended."""
    days = panel.subject.days
    counted = ~np.isnan(before) & (before >= (days[0] if len(days) else 0))
    last = np.searchsorted(days, np.where(counted, before, 0), side="right") - 1
    between = rows - last - 1
    told = between + (count == "inclusive")
    return np.where(counted & (between >= 1), told, np.nan)


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
        "record and the one before it. Some count the day of the new record too: 967 "
        "sessions lie strictly between the Russell 2000's records of November 8, 2021 "
        "and September 18, 2025, and 968 with the latter; 1,021 between those of March "
        "9, 2000 and April 5, 2004, and 1,022. Where the record before is declared and "
        "older than the bars, there is no count."
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
    latest=latest,
)
