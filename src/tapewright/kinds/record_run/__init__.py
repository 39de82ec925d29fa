"""How many sessions in a row set a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, by_size
from tapewright.kinds import record as record_kind
from tapewright.kinds import records as counts
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the records in a row up to each session, where there are two or more."""
    holds = record_kind.holds(panel, str(args["price"]))
    run = kernels.runs(holds.astype(np.float64))
    return np.where(run > 1, run, np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, which mostly sets no record."""
    if np.isnan(record_kind.latest(panel, args)):
        return np.nan
    without = np.flatnonzero(~record_kind.holds(panel, str(args["price"])))
    run = len(panel) - 1 - (without[-1] if len(without) else -1)
    return float(run) if run > 1 else np.nan


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back over sessions that each set a record."""
    bars, price = book.subject, str(args["price"])
    rows = set(counts.set_in(book, price))
    row = len(bars.sessions) - 1
    run = list[int]()
    while row in rows:
        run.insert(0, row)
        row -= 1
    if len(run) < 2:  # noqa: PLR2004 - one is no run
        return None
    return Answer(len(run), counts.points(bars, run, price))


PART = Kind(
    name="record_run",
    doc=(
        "A run of records counts the sessions in a row, two at least, that each set a "
        "record close (or an intraday one)."
    ),
    role="record",
    args=(record_kind.PRICE,),
    unit=lambda _: "count",
    needs=record_kind.needs,
    measure=measure,
    define=define,
    formula=lambda _: "the number of sessions in a row that set a record",
    convention=record_kind.PART.convention,
    rarity=by_size,
    theme=lambda _: "high",
    latest=latest,
)
