"""The record: a close, or an intraday high, above every earlier one."""

from __future__ import annotations

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
    Point,
    by_holding,
)
from tapewright.market import kernels
from tapewright.market.bars import EPOCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

PRICE = Choice("price", (Option("close", "house"), Option("intraday", "house")))
"""Records of closes and of intraday highs are two lists; a text must say which."""

FIELD: Final = {"close": "record_close", "intraday": "record_high"}


def peaks(series: Series, price: str) -> NDArray[np.float64]:
    """Return what records are counted on, shape (n,).

    A session without a known high counts by its close: the high was at least that.
    """
    if price == "close":
        return series.close
    return np.where(np.isnan(series.high), series.close, series.high)


def standing(panel: Panel, price: str) -> NDArray[np.float64]:
    """Return the record that stood before each session, declared ones included."""
    best = kernels.highest_before(peaks(panel.subject, price))
    return declared(panel, price, panel.subject.days, best)


def declared(
    panel: Panel, price: str, days: NDArray[np.int32], best: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the highest of what stood before days and of the marks before them."""
    for mark in panel.marks:
        if mark.symbol == panel.subject.symbol and mark.field == FIELD[price]:
            later = days > mark.session.toordinal() - EPOCH
            best = np.where(later, np.fmax(best, mark.value), best)
    return best


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the record where a session set one. A tie with the record sets none."""
    price = str(args["price"])
    known = panel.subject.column("close" if price == "close" else "high")
    return np.where(holds(panel, price), known, np.nan)


def holds(panel: Panel, price: str) -> NDArray[np.bool_]:
    """Return which sessions set a record."""
    known = panel.subject.column("close" if price == "close" else "high")
    with np.errstate(invalid="ignore"):
        higher: NDArray[np.bool_] = known > standing(panel, price)
    return higher


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`: one pass over the levels before it."""
    series, price = panel.subject, str(args["price"])
    level = series.column("close" if price == "close" else "high")[-1]
    earlier = peaks(series, price)[:-1]
    best = np.array([earlier.max() if len(earlier) else np.nan])
    return float(
        level if level > declared(panel, price, series.days[-1:], best) else np.nan
    )


def earlier_peaks(book: Book, price: str) -> list[tuple[float, Point]]:
    """Return every level before the last session, with where it stands, in order."""
    bars = book.subject
    intraday = price == "intraday"
    peaks: list[tuple[float, Point]] = []
    for session, close, high in zip(
        bars.sessions[:-1], bars.close, bars.high, strict=False
    ):
        if intraday and high is not None:
            peaks.append((high, (bars.symbol, session, "high")))
        elif close is not None:
            peaks.append((close, (bars.symbol, session, "close")))
    marks = [
        (mark.value, (mark.symbol, mark.session, mark.field))
        for mark in book.marks
        if mark.symbol == bars.symbol
        and mark.field == FIELD[price]
        and mark.session < bars.sessions[-1]
    ]
    return sorted(peaks + marks, key=lambda peak: peak[1][1]) if marks else peaks


def define(book: Book, args: ArgValues) -> Answer | None:
    """Hold when the last session's level is above every earlier one."""
    bars, price = book.subject, str(args["price"])
    column = "close" if price == "close" else "high"
    level = getattr(bars, column)[-1]
    earlier = earlier_peaks(book, price)
    if level is None or not earlier:
        return None
    before, where = max(earlier, key=lambda peak: peak[0])
    if level <= before:
        return None
    return Answer(level, (where, (bars.symbol, bars.sessions[-1], column)))


def needs(args: ArgValues) -> Need:
    """Take the whole history."""
    return Need(("close",) if args["price"] == "close" else ("high", "close"))


PART = Kind(
    name="record",
    doc=(
        "A record close is a close above every earlier close; an intraday record is a "
        "high above every earlier high. A close that equals the record sets none. "
        "Records count from the first bar at hand, or from declared earlier records, "
        "and the text says which."
    ),
    role="record",
    args=(PRICE,),
    unit=lambda _: "level",
    needs=needs,
    measure=measure,
    define=define,
    formula=lambda args: (
        "the close, where it is above every earlier close"
        if args["price"] == "close"
        else "the session's high, where it is above every earlier high"
    ),
    convention=lambda args: (
        "record by closing prices; a tie is none"
        if args["price"] == "close"
        else "record by intraday highs; a tie is none"
    ),
    rarity=by_holding,
    theme=lambda _: "high",
    latest=latest,
)
