"""How many sessions have gone by without a record so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, by_size
from tapewright.kinds import record as record_kind
from tapewright.kinds import records as counts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the sessions since the last record that the bars show, where none is."""
    holds = record_kind.holds(panel, str(args["price"]))
    rows = np.arange(len(holds))
    last = np.maximum.accumulate(np.where(holds, rows, -1)) if len(rows) else rows
    return np.where(holds | (last < 0), np.nan, rows - last)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`: how far back the last record lies."""
    rows = np.flatnonzero(record_kind.holds(panel, str(args["price"])))
    wait = len(panel) - 1 - rows[-1:]
    return float(wait[0]) if wait.any() else np.nan


def define(book: Book, args: ArgValues) -> Answer | None:
    """Count the sessions after the last record."""
    bars, price = book.subject, str(args["price"])
    rows = counts.set_in(book, price)
    last = len(bars.sessions) - 1
    if not rows or rows[-1] == last:
        return None
    return Answer(last - rows[-1], counts.points(bars, [rows[-1]], price))


PART = Kind(
    name="record_wait",
    doc=(
        "The sessions without a record so far: those after the last record that the "
        "bars show, up to and including this one. It counts what a drought will count "
        "when the next record ends it."
    ),
    role="record",
    args=(record_kind.PRICE,),
    unit=lambda _: "sessions",
    needs=record_kind.needs,
    measure=measure,
    define=define,
    formula=lambda _: "the number of sessions after the last record, this one included",
    convention=record_kind.PART.convention,
    rarity=by_size,
    theme=lambda _: "peak",
    quiet=lambda _: True,  # in a drought every session is a day longer
    latest=latest,
)
