"""The range: how high and how low a period traded, and where it closed in between."""

from __future__ import annotations

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
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SPAN = Choice("span", (Option("day", "house"), Option("week", "house")))
OF = Choice(
    "of",
    (
        Option("high", "house"),
        Option("low", "house"),
        Option("position", "house"),
        Option("width", "house"),
        Option("high_session", "house"),
        Option("low_session", "house"),
    ),
)
COLUMNS: Final = {
    "high": ("high",),
    "low": ("low",),
    "position": ("high", "low", "close"),
    "width": ("high", "low"),
    "high_session": ("high",),
    "low_session": ("low",),
}
UNITS: Final = {
    "high": "level",
    "low": "level",
    "position": "percent",
    "width": "percent",
    "high_session": "date",
    "low_session": "date",
}
FORMULAS: Final = {
    "high": "the highest high of the {span}",
    "low": "the lowest low of the {span}",
    "position": "(close - low) / (high - low) x 100 of the {span}",
    "width": "(high / low - 1) x 100 of the {span}",
    "high_session": "the first session of the {span} with its highest high",
    "low_session": "the first session of the {span} with its lowest low",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return what is asked of each period's range to date."""
    series, rows = panel.subject, np.arange(len(panel))
    high, low = (_edge(series, side, str(args["span"])) for side in ("high", "low"))
    return _asked(series, rows, high, low, str(args["of"]))


def _edge(series: Series, side: str, span: str) -> NDArray[np.int64]:
    """Return the row of the period's high or low; -1 where one of them is not known."""
    rows = np.arange(len(series))
    first = kernels.first_rows(series.period(span))
    values = series.high if side == "high" else -series.low
    best = kernels.highest_row_between(values, first, rows)
    return np.where(kernels.all_known(values, first, rows), best, -1)


def _asked(
    series: Series,
    rows: NDArray[np.int64],
    high: NDArray[np.int64],
    low: NDArray[np.int64],
    of: str,
) -> NDArray[np.float64]:
    """Return what is asked at rows, by the rows of their highs and lows."""
    if of in ("high_session", "low_session"):
        days = series.days.astype(np.float64)
        return kernels.taken(days, high if of == "high_session" else low)
    top, bottom = kernels.taken(series.high, high), kernels.taken(series.low, low)
    match of:
        case "high":
            return top
        case "low":
            return bottom
        case "width":
            return kernels.percent(top, bottom)
    wide = np.where(top == bottom, np.nan, top - bottom)
    return (series.close[rows] - bottom) / wide * 100


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from the period's rows alone."""
    first = panel.subject.first_row(str(args["span"]))
    period = panel.subject.rows(first, len(panel))
    high, low = (
        np.array([-1 if np.isnan(edge).any() else np.argmax(edge)])
        for edge in (period.high, -period.low)
    )
    rows = np.array([len(period) - 1])
    return float(_asked(period, rows, high, low, str(args["of"]))[0])


def define(book: Book, args: ArgValues) -> Answer | None:
    """Look through the period's sessions for its high and its low."""
    bars, of = book.subject, str(args["of"])
    found = {
        side: _extreme(bars, side, bars.rows(str(args["span"])))
        for side in ("high", "low")
        if side in COLUMNS[of]
    }
    if None in found.values():
        return None
    edges = {side: edge for side, edge in found.items() if edge is not None}
    points: list[Point] = [
        (bars.symbol, bars.sessions[row], side) for side, (_, row) in edges.items()
    ]
    if of in ("high_session", "low_session"):
        return Answer(points[0][1], tuple(points))
    value = _told(
        of, {side: level for side, (level, _) in edges.items()}, bars.close[-1]
    )
    if of == "position":
        points.append((bars.symbol, bars.sessions[-1], "close"))
    return None if value is None else Answer(value, tuple(points))


def _extreme(bars: Columns, side: str, rows: list[int]) -> tuple[float, int] | None:
    column: list[float | None] = getattr(bars, side)
    known = [(level, row) for row in rows if (level := column[row]) is not None]
    if len(known) < len(rows):
        return None
    pick = max if side == "high" else min
    return pick(known, key=lambda edge: edge[0])


def _told(of: str, edges: dict[str, float], close: float | None) -> float | None:
    if of in edges:
        return edges[of]
    high, low = edges["high"], edges["low"]
    if of == "width":
        return (high / low - 1) * 100 if low > 0 else None
    if high == low or close is None:
        return None
    return (close - low) / (high - low) * 100


PART = Kind(
    name="range",
    doc=(
        "The range of a period lies between its intraday high and low. Its width is "
        "the high over the low; the position says where the last close lies within it, "
        "from 0 percent at the low to 100 percent at the high. A range is told only "
        "where the high and the low of every session are known."
    ),
    role="week",
    args=(SPAN, OF),
    unit=lambda args: UNITS[str(args["of"])],
    needs=lambda args: Need(COLUMNS[str(args["of"])], back=str(args["span"])),
    measure=measure,
    define=define,
    formula=lambda args: FORMULAS[str(args["of"])].format(span=args["span"]),
    convention=lambda _: "intraday highs and lows",
    rarity=by_size,
    theme=lambda args: f"range {args['span']}",
    quiet=lambda args: args["of"] != "width",
    latest=latest,
)
