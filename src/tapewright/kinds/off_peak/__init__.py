"""How far below its peak a series stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Columns,
    Kind,
    Need,
    Option,
    Point,
    by_size,
)
from tapewright.kinds import record as records
from tapewright.kinds.change import percent_of
from tapewright.kinds.close import numbers
from tapewright.kinds.fifty_two_week import first_in_window, window_first
from tapewright.market import kernels
from tapewright.market.bars import EPOCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

OF = Choice(
    "of",
    (
        Option("percent", "house"),
        Option("points", "house"),
        Option("session", "house"),
        Option("level", "house"),
    ),
)
PRICE = Choice(
    "price",
    (
        Option("close", "house"),
        Option("intraday", "accepted", "vendors that measure from the intraday high"),
    ),
)
FORMULA = Choice(
    "formula",
    (
        Option("drawdown", "house"),
        Option("gain_needed", "slip", "the rise needed to regain the peak"),
    ),
)
WINDOW = Choice(
    "window",
    (
        Option("all", "house"),
        Option("52_weeks", "house"),
        Option("year", "house"),
    ),
)
UNITS: Final = {
    "percent": "percent",
    "points": "points",
    "session": "date",
    "level": "level",
}
PEAKS: Final = {
    ("close", "all"): "the highest close",
    ("close", "52_weeks"): "the highest close of 52 weeks",
    ("close", "year"): "the highest close of the year",
    ("intraday", "all"): "the highest intraday price",
    ("intraday", "52_weeks"): "the highest intraday price of 52 weeks",
    ("intraday", "year"): "the highest intraday price of the year",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return what is asked of each session's distance from the peak so far."""
    series = panel.subject
    levels, rows = records.peaks(series, str(args["price"])), np.arange(len(series))
    first = first_rows(series, str(args["window"]))
    at = kernels.highest_row_between(levels, np.maximum(first, 0), rows, latest=True)
    at = np.where(first >= 0, at, -1)
    level = kernels.taken(levels, at)
    day = kernels.taken(series.days.astype(np.float64), at)
    level, day = _declared(panel, args, series.days, level, day)
    return away(series.close, level, day, args)


def away(
    close: NDArray[np.float64],
    level: NDArray[np.float64],
    day: NDArray[np.float64],
    args: ArgValues,
) -> NDArray[np.float64]:
    """Return what is asked of closes, and of the levels and days they are away from."""
    match args["of"]:
        case "session":
            return day
        case "level":
            return level
        case "points":
            return close - level
    if args.get("formula") == "gain_needed":
        return kernels.percent(level, close)
    return kernels.percent(close, level)


def _declared(
    panel: Panel,
    args: ArgValues,
    days: NDArray[np.int32],
    level: NDArray[np.float64],
    day: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the level and the day of each day's peak so far, marks included."""
    opens = _opens(days, str(args["window"]))
    for mark in panel.marks:
        if mark.symbol == panel.subject.symbol and mark.field == _field(args):
            marked = mark.session.toordinal() - EPOCH
            seen = (days >= marked) & (opens <= marked)
            tops = (mark.value > level) | ((mark.value == level) & (marked > day))
            level = np.where(seen & tops, mark.value, level)
            day = np.where(seen & tops, marked, day)
    return level, day


def _field(args: ArgValues) -> str:
    return records.FIELD[str(args["price"])]


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking at its window alone."""
    series, first = panel.subject, first_row(panel.subject, str(args["window"]))
    if first < 0:
        return np.nan
    levels = records.peaks(series.rows(first, len(series)), str(args["price"]))
    at = slice(row := len(levels) - 1 - int(np.argmax(levels[::-1])), row + 1)
    level, day = _declared(
        panel,
        args,
        series.days[-1:],
        levels[at],
        series.days[first:][at].astype(np.float64),
    )
    return float(away(series.close[-1:], level, day, args)[0])


def first_rows(series: Series, window: str) -> NDArray[np.int64]:
    """Return each row's first row of the window, -1 where history is shorter."""
    match window:
        case "52_weeks":
            return window_first(series)
        case "year":
            return kernels.first_rows(series.period("year"))
    return np.zeros(len(series), np.int64)


def first_row(series: Series, window: str) -> int:
    """Return the last row of `first_rows`."""
    match window:
        case "52_weeks":
            return first_in_window(series)
        case "year":
            return series.first_row("year")
    return 0


def _opens(days: NDArray[np.int32], window: str) -> NDArray[np.int32]:
    """Return the first day of each day's window, with a bar or without."""
    match window:
        case "52_weeks":
            opens = days - np.int32(kernels.YEAR_DAYS - 1)
        case "year":
            years = days.astype("datetime64[D]").astype("datetime64[Y]")
            opens = years.astype("datetime64[D]").astype(np.int32)
        case _:
            opens = np.full_like(days, np.iinfo(np.int32).min)
    return opens


def define(book: Book, args: ArgValues) -> Answer | None:
    """Find the highest level up to now and compare the close with it."""
    bars, window = book.subject, str(args["window"])
    start = _start(bars, window)
    if window == "52_weeks" and bars.sessions[0] > start:
        return None
    peaks = [_highest(bars, str(args["price"]), start), *_marks(book, args)]
    level, point = max(
        (peak for peak in peaks if peak[1][1] > start),
        key=lambda peak: (peak[0], peak[1][1]),
    )
    value = told(level, point, numbers(bars.close)[-1], args)
    if value is None:
        return None
    return Answer(value, (point, (bars.symbol, bars.sessions[-1], "close")))


def _start(bars: Columns, window: str) -> date:
    """Return the last day before the window."""
    last = bars.sessions[-1]
    match window:
        case "52_weeks":
            return last - timedelta(days=kernels.YEAR_DAYS)
        case "year":
            return date(last.year - 1, 12, 31)
    return date.min


def _highest(bars: Columns, price: str, start: date) -> tuple[float, Point]:
    """Return the highest level after a date, the latest of equal ones."""
    best = (float("-inf"), bars.sessions[-1], "close")
    closes = numbers(bars.close)
    for session, high, close in zip(bars.sessions, bars.high, closes, strict=True):
        known = price == "intraday" and high is not None
        level = high if known and high is not None else close
        if level >= best[0] and session > start:
            best = (level, session, "high" if known else "close")
    return best[0], (bars.symbol, best[1], best[2])


def _marks(book: Book, args: ArgValues) -> list[tuple[float, Point]]:
    return [
        (mark.value, (mark.symbol, mark.session, mark.field))
        for mark in book.marks
        if mark.symbol == book.subject.symbol
        and mark.field == _field(args)
        and mark.session <= book.subject.sessions[-1]
    ]


def told(
    level: float, point: Point, close: float, args: ArgValues
) -> float | date | None:
    """Return what is asked of a close and of the level it is away from."""
    match args["of"]:
        case "session":
            return point[1]
        case "level":
            return level
        case "points":
            return close - level
    if args.get("formula") == "gain_needed":
        return percent_of(level, close)
    return percent_of(close, level)


def needs(args: ArgValues) -> Need:
    """Take the whole history, or the window and the session before it."""
    columns = ("close",) if args["price"] == "close" else ("high", "close")
    window = str(args["window"])
    return Need(columns, back=kernels.YEAR_DAYS if window == "52_weeks" else window)


def formula(args: ArgValues) -> str:
    """Say the distance in words."""
    peak = PEAKS[str(args["price"]), str(args["window"])]
    match args["of"]:
        case "session":
            return f"the latest session of {peak} up to now"
        case "level":
            return f"{peak} up to now"
        case "points":
            return f"close minus {peak} up to now"
    if args["formula"] == "gain_needed":
        return f"({peak} up to now / close - 1) x 100"
    return f"(close / {peak} up to now - 1) x 100"


PART = Kind(
    name="off_peak",
    doc=(
        "How far a close lies below the highest close so far, in percent of that peak "
        "(the drawdown) or in points: zero on the peak itself, below zero elsewhere. "
        "Declared earlier records count. A session without a known high counts by its "
        "close where the peak is an intraday one. The gain needed to regain the peak "
        "is another, larger number."
    ),
    role="context",
    args=(OF, PRICE, FORMULA, WINDOW),
    unit=lambda args: UNITS[str(args["of"])],
    needs=needs,
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda args: f"from {PEAKS[str(args['price']), str(args['window'])]}",
    rarity=by_size,
    theme=lambda _: "peak",
    quiet=lambda args: args["of"] != "percent",
    latest=latest,
)
