"""How many records a month or a year has had so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Columns,
    Kind,
    Option,
    Point,
    by_size,
)
from tapewright.kinds import record as record_kind
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

WITHIN = Choice("within", (Option("year", "house"), Option("month", "house")))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return, where a session sets a record, which one of its period it is."""
    holds = record_kind.holds(panel, str(args["price"]))
    total = np.cumsum(holds)
    first = kernels.first_rows(panel.subject.period(str(args["within"])))
    before = np.where(first > 0, total[np.maximum(first - 1, 0)], 0)
    return np.where(holds, total - before, np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`: what stood before the period, then its rows."""
    series, price = panel.subject, str(args["price"])
    first = series.first_row(str(args["within"]))
    peaks = record_kind.peaks(series, price)
    best = np.full(len(series) - first, np.nan)
    if first:
        best[0] = np.fmax.reduce(peaks[:first])
    best[1:] = peaks[first:-1]
    best = np.fmax.accumulate(best)
    best = record_kind.declared(panel, price, series.days[first:], best)
    known = series.column("close" if price == "close" else "high")[first:]
    holds = known > best
    return float(np.count_nonzero(holds)) if holds[-1] else np.nan


def passed(book: Book, price: str) -> list[tuple[int, Point]]:
    """Return every record that the bars show, and where the one it passed stands."""
    bars, column = book.subject, "close" if price == "close" else "high"
    marks = [
        (mark.value, (mark.symbol, mark.session, mark.field))
        for mark in book.marks
        if mark.symbol == bars.symbol and mark.field == record_kind.FIELD[price]
    ]
    standing: list[tuple[float, Point]] = []
    found = list[tuple[int, Point]]()
    for row, session in enumerate(bars.sessions):
        earlier = standing + [mark for mark in marks if mark[1][1] < session]
        best = max(earlier, key=_first_of_highest, default=None)
        level = getattr(bars, column)[row]
        if best is not None and level is not None and level > best[0]:
            found.append((row, best[1]))
        peak, named = (bars.close[row], "close") if level is None else (level, column)
        if peak is not None and (not standing or peak > standing[0][0]):
            standing = [(peak, (bars.symbol, session, named))]
    return found


def _first_of_highest(peak: tuple[float, Point]) -> tuple[float, int]:
    level, (_, session, _) = peak
    return level, -session.toordinal()


def set_in(book: Book, price: str) -> list[int]:
    """Return the rows of every record that the bars show, in order."""
    return [row for row, _ in passed(book, price)]


def define(book: Book, args: ArgValues) -> Answer | None:
    """Count the records of the period that the last session lies in."""
    bars, price = book.subject, str(args["price"])
    rows = set_in(book, price)
    if not rows or rows[-1] != len(bars.sessions) - 1:
        return None
    period = set(bars.rows(str(args["within"])))
    told = [row for row in rows if row in period]
    return Answer(len(told), points(bars, told, price))


def points(bars: Columns, rows: list[int], price: str) -> tuple[Point, ...]:
    """Name the bars that set records."""
    column = "close" if price == "close" else "high"
    return tuple((bars.symbol, bars.sessions[row], column) for row in rows)


PART = Kind(
    name="records",
    doc=(
        "Where a session sets a record, this counts the records that its year, or its "
        "month, has had so far, this one included."
    ),
    role="record",
    args=(record_kind.PRICE, WITHIN),
    unit=lambda _: "count",
    needs=record_kind.needs,
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the number of records in the {args['within']} so far, this one included"
    ),
    convention=record_kind.PART.convention,
    rarity=by_size,
    theme=lambda _: "high",
    latest=latest,
    selective=True,
)
