"""When a year last had as many records as this one has so far."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, by_age
from tapewright.kinds import record as record_kind
from tapewright.kinds import records as counts
from tapewright.market import kernels
from tapewright.market.bars import period_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


EPOCH_YEAR: Final = 1970


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the last day of the latest earlier year with as many records."""
    series = panel.subject
    years = series.period("year")
    holds = record_kind.holds(panel, str(args["price"]))
    total = np.cumsum(holds)
    first = kernels.first_rows(years)
    so_far: NDArray[np.int64] = total - np.where(
        first > 0, total[np.maximum(first - 1, 0)], 0
    )
    rows = kernels.last_end_at_least(so_far.astype(np.float64), years)
    far = holds & (rows >= 0) & (rows < kernels.base_rows(years))
    return kernels.taken(series.days.astype(np.float64), np.where(far, rows, -1))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from the years of the records alone."""
    series = panel.subject
    if np.isnan(record_kind.latest(panel, args)):
        return np.nan
    rows = np.flatnonzero(record_kind.holds(panel, str(args["price"])))
    years = period_of(series.days[rows], "year")
    so_far = np.count_nonzero(years == years[-1])
    had = np.unique(years[:-so_far], return_counts=True)
    as_many = had[0][had[1] >= so_far]
    if not len(as_many):
        return np.nan
    last = series.last_row(date(int(as_many[-1]) + EPOCH_YEAR, 12, 31))
    far = last < series.first_row("year") - 1
    return float(series.days[last]) if far else np.nan


def define(book: Book, args: ArgValues) -> Answer | None:
    """Look back over the years' counts for one as high, a lower one between."""
    bars, price = book.subject, str(args["price"])
    rows = counts.set_in(book, price)
    if not rows or rows[-1] != len(bars.sessions) - 1:
        return None
    had = Counter(bars.sessions[row].year for row in rows)
    now = bars.sessions[-1].year
    years = sorted({session.year for session in bars.sessions})
    for year in reversed(years[:-1]):
        if had[year] >= had[now]:
            if year == years[-2]:
                return None
            told = [row for row in rows if bars.sessions[row].year in (year, now)]
            last = max(day for day in bars.sessions if day.year == year)
            return Answer(last, counts.points(bars, told, price))
    return None


PART = Kind(
    name="records_since",
    doc=(
        "Where a session sets a record, this is the last session of the latest earlier "
        "year that had as many records in all as this one has so far, with at least "
        "one year of fewer between."
    ),
    role="record",
    args=(record_kind.PRICE,),
    unit=lambda _: "date",
    needs=record_kind.needs,
    measure=measure,
    define=define,
    formula=lambda _: (
        "the last session of the latest earlier year with as many records as this one "
        "so far"
    ),
    convention=record_kind.PART.convention,
    rarity=by_age,
    theme=lambda _: "high",
    latest=latest,
    selective=True,
)
