"""The rebound: how far a close stands above the lowest one of a window."""

from __future__ import annotations

from datetime import date, timedelta
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
    by_size,
    off_peak,
)
from tapewright.kinds.close import numbers
from tapewright.kinds.off_peak import OF, UNITS
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

PRICE = Choice(
    "price",
    (
        Option("close", "house"),
        Option("intraday", "accepted", "vendors that measure from the intraday low"),
    ),
)
WINDOW = Choice(
    "window",
    (
        Option("52_weeks", "house"),
        Option("year", "house"),
        Option("since_peak", "house"),
    ),
)
LOWEST: Final = {
    "close": "the lowest close",
    "intraday": "the lowest intraday price",
}
SPANNED: Final = {
    "52_weeks": "of 52 weeks",
    "year": "of the year so far",
    "since_peak": "since the highest close so far",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return what is asked of each close's distance from the low of its window."""
    series = panel.subject
    levels = troughs(series, str(args["price"]))
    rows = np.arange(len(series))
    first = _first(series, str(args["window"]))
    at = kernels.highest_row_between(-levels, np.maximum(first, 0), rows, latest=True)
    at = np.where(first >= 0, at, -1)
    level = kernels.taken(levels, at)
    day = kernels.taken(series.days.astype(np.float64), at)
    return off_peak.away(series.close, level, day, args)


def troughs(series: Series, price: str) -> NDArray[np.float64]:
    """Return what lows are found among: the close, where no low is known."""
    if price == "close":
        return series.close
    return np.where(np.isnan(series.low), series.close, series.low)


def _first(series: Series, window: str) -> NDArray[np.int64]:
    """Return each row's first row of the window, -1 where history is shorter."""
    first, rows = off_peak.first_rows(series, window), np.arange(len(series))
    if window != "since_peak":
        return first
    return kernels.highest_row_between(series.close, first, rows, latest=True)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking at its window alone."""
    series, first = (
        panel.subject,
        off_peak.first_row(panel.subject, str(args["window"])),
    )
    if first < 0:
        return np.nan
    if args["window"] == "since_peak":
        first = len(series) - 1 - int(np.argmax(series.close[::-1]))
    levels = troughs(series.rows(first, len(series)), str(args["price"]))
    at = slice(row := len(levels) - 1 - int(np.argmin(levels[::-1])), row + 1)
    day = series.days[first:][at].astype(np.float64)
    return float(off_peak.away(series.close[-1:], levels[at], day, args)[0])


def define(book: Book, args: ArgValues) -> Answer | None:
    """Find the lowest level of the window and compare the close with it."""
    bars = book.subject
    close, last = numbers(bars.close), len(bars.sessions) - 1
    start = _start(book, str(args["window"]))
    if start is None:
        return None
    best: tuple[float, Point] | None = None
    for row, session in enumerate(bars.sessions):
        low = bars.low[row] if args["price"] == "intraday" else None
        level = close[row] if low is None else low
        if session >= start and (best is None or level <= best[0]):
            column = "close" if low is None else "low"
            best = (level, (bars.symbol, session, column))
    assert best is not None  # noqa: S101 - the last session lies in every window
    value = off_peak.told(*best, close[last], args)
    if value is None:
        return None
    return Answer(value, (best[1], (bars.symbol, bars.sessions[last], "close")))


def _start(book: Book, window: str) -> date | None:
    """Return the window's first day, None where history is shorter than it."""
    bars = book.subject
    last = bars.sessions[-1]
    match window:
        case "52_weeks":
            start = last - timedelta(days=kernels.YEAR_DAYS - 1)
            return start if bars.sessions[0] < start else None
        case "year":
            return date(last.year, 1, 1)
    close = numbers(bars.close)
    top = max(close)
    return max(s for s, level in zip(bars.sessions, close, strict=True) if level == top)


def needs(args: ArgValues) -> Need:
    """Take the window: 52 weeks with a session before them, the year, or all."""
    columns = ("close",) if args["price"] == "close" else ("low", "close")
    match args["window"]:
        case "52_weeks":
            return Need(columns, back=kernels.YEAR_DAYS)
        case "year":
            return Need(columns, back="year")
    return Need(columns)


def formula(args: ArgValues) -> str:
    """Say the distance in words."""
    low = f"{LOWEST[str(args['price'])]} {SPANNED[str(args['window'])]}"
    match args["of"]:
        case "session":
            return f"the latest session of {low}"
        case "level":
            return low
        case "points":
            return f"close minus {low}"
    return f"(close / {low} - 1) x 100"


PART = Kind(
    name="rebound",
    doc=(
        "The rebound says how far a close stands above the lowest close of a window: "
        "of 52 weeks (364 days), of the year so far, or since the highest close of the "
        "bars at hand. Zero is the low itself. A session without a known low counts by "
        "its close where the low is an intraday one."
    ),
    role="context",
    args=(OF, WINDOW, PRICE),
    unit=lambda args: UNITS[str(args["of"])],
    needs=needs,
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda args: (
        f"from {LOWEST[str(args['price'])]} {SPANNED[str(args['window'])]}"
    ),
    rarity=by_size,
    theme=lambda _: "rebound",
    quiet=lambda args: args["of"] != "percent",
    latest=latest,
)
