"""The change over a day, week, month, quarter or year, from a named base."""

from __future__ import annotations

from itertools import pairwise
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
    by_size,
)
from tapewright.kinds.close import numbers
from tapewright.kinds.fifty_two_week import LONGEST_YEAR
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SPAN = Choice(
    "span",
    (
        Option("day", "house"),
        Option("week", "house"),
        Option("month", "house"),
        Option("quarter", "house"),
        Option("year", "house"),
    ),
)
UNIT = Choice("unit", (Option("percent", "house"), Option("points", "house")))
BASE = Choice(
    "base",
    (
        Option("prior_close", "house"),
        Option("first_close", "slip", "the period's own first close taken as its base"),
        Option("first_open", "slip", "the period's first open taken as its base"),
        Option("five_sessions", "slip", "five sessions back, whatever the calendar"),
        Option(
            "twelve_months", "accepted", "index factsheets: the same date last year"
        ),
    ),
)
FIVE: Final = 5

BASES: Final = {
    "prior_close": "the last close before the {span} began",
    "first_close": "the {span}'s own first close",
    "first_open": "the {span}'s first open",
    "five_sessions": "the close five sessions earlier",
    "twelve_months": "the last close on or before the same date a year earlier",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the change from the base to each session's close."""
    series = panel.subject
    base = _base(series, str(args["span"]), str(args["base"]))
    return moves(series.close, base, str(args["unit"]))


def _base(series: Series, span: str, base: str) -> NDArray[np.float64]:
    periods = series.period(span)
    match base:
        case "first_close":
            return kernels.taken(series.close, kernels.first_rows(periods))
        case "first_open":
            return kernels.taken(series.open, kernels.first_rows(periods))
        case "five_sessions":
            return kernels.taken(series.close, np.arange(len(series)) - FIVE)
        case "twelve_months":
            return kernels.taken(series.close, kernels.year_earlier_rows(series.days))
    return kernels.taken(series.close, kernels.base_rows(periods))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from its base alone."""
    series, base = panel.subject, str(args["base"])
    row = _latest_base(series, str(args["span"]), base)
    if row < 0:
        return np.nan
    level = series.open if base == "first_open" else series.close
    return float(moves(series.close[-1:], level[[row]], str(args["unit"]))[0])


def _latest_base(series: Series, span: str, base: str) -> int:
    match base:
        case "first_close" | "first_open":
            return series.first_row(span)
        case "five_sessions":
            return len(series) - 1 - FIVE
        case "twelve_months":  # rows are a day apart at least
            start = max(len(series) - LONGEST_YEAR - 2, 0)
            row = int(kernels.year_earlier_rows(series.days[start:])[-1])
            return row + start if row >= 0 else -1
    return series.first_row(span) - 1


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the last close with its base, as the arguments name it."""
    bars = book.subject
    row, column = _base_point(book, str(args["span"]), str(args["base"]))
    if row < 0:
        return None
    base, close = getattr(bars, column)[row], bars.close[-1]
    if base is None or close is None:
        return None
    points = args["unit"] == "points"
    if not points and base <= 0:
        return None
    return Answer(
        close - base if points else (close / base - 1) * 100,
        (
            (bars.symbol, bars.sessions[row], column),
            (bars.symbol, bars.sessions[-1], "close"),
        ),
    )


def _base_point(book: Book, span: str, base: str) -> tuple[int, str]:
    bars = book.subject
    match base:
        case "first_close":
            return bars.rows(span)[0], "close"
        case "first_open":
            return bars.rows(span)[0], "open"
        case "five_sessions":
            return len(bars.sessions) - 1 - FIVE, "close"
        case "twelve_months":
            now = bars.sessions[-1]
            day = min(now.day, 28) if now.month == 2 else now.day  # noqa: PLR2004
            return bars.on_or_before(now.replace(year=now.year - 1, day=day)), "close"
    return bars.base(span), "close"


def percent_of(new: float, base: float) -> float | None:
    """Return the change in percent, None where the base is not positive."""
    return (new / base - 1) * 100 if base > 0 else None


def between(bars: Columns, base: int, row: int, unit: str) -> Answer | None:
    """Compare two closes, in percent of the first or in points."""
    close = numbers(bars.close)
    points = unit == "points"
    value = close[row] - close[base] if points else percent_of(close[row], close[base])
    named = tuple((bars.symbol, bars.sessions[at], "close") for at in (base, row))
    return None if value is None else Answer(value, named)


def moves(
    values: NDArray[np.float64], bases: NDArray[np.float64], unit: str
) -> NDArray[np.float64]:
    """Return changes from bases, in percent of them or in points."""
    return values - bases if unit == "points" else kernels.percent(values, bases)


def period_ends(bars: Columns, span: str) -> list[int]:
    """Return the last row of every period up to now; the current one ends now."""
    if span == "day":  # every session ends its own
        return list(range(len(bars.sessions)))
    names = [bars.period(session, span) for session in bars.sessions]
    later = [*names[1:], ()]
    return [row for row, name in enumerate(names) if name != later[row]]


def changes(bars: Columns, span: str) -> list[tuple[int, int, float]]:
    """Return every period's base row, last row and change in percent, in order."""
    ends, close = period_ends(bars, span), numbers(bars.close)
    found = []
    for base, row in pairwise(ends):
        change = percent_of(close[row], close[base])
        if change is not None:
            found.append((base, row, change))
    return found


def needs(args: ArgValues) -> Need:
    """Take the period and its base; a year and more for the other bases."""
    base = args["base"]
    column = ("open", "close") if base == "first_open" else ("close",)
    if base in ("five_sessions", "twelve_months"):
        return Need(column, back="all")
    return Need(column, back=str(args["span"]))


def formula(args: ArgValues) -> str:
    """Say the change in words."""
    base = BASES[str(args["base"])].format(span=args["span"])
    if args["unit"] == "points":
        return f"close minus {base}"
    return f"(close / {base} - 1) x 100"


PART = Kind(
    name="change",
    doc=(
        "The change over a period runs from the last close before the period began to "
        "the close of its last session: a week from Friday's to Friday's close, a year "
        "from the last close of December. Midway it is the change to date. Percentages "
        "are of the base; a base that is not positive has none."
    ),
    role="week",
    args=(SPAN, UNIT, BASE),
    unit=lambda args: str(args["unit"]),
    needs=needs,
    measure=measure,
    define=define,
    formula=formula,
    convention=lambda args: (
        "from " + BASES[str(args["base"])].format(span=args["span"])
    ),
    rarity=by_size,
    theme=lambda args: f"move {args['span']}",
    quiet=lambda args: args["unit"] == "points",  # points grow with the level
    latest=latest,
)
