"""The moving average: the mean of the last closes, and how far the close is from it."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
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
from tapewright.kinds.change import percent_of, period_ends
from tapewright.kinds.close import numbers
from tapewright.market import averages, kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

LENGTH = Choice(
    "length",
    (
        Option("20", "house"),
        Option("50", "house"),
        Option("100", "house"),
        Option("200", "house"),
    ),
)
PER = Choice(
    "per",
    (
        Option("day", "house"),
        Option("week", "accepted", "chartists: averages of weekly closes"),
    ),
)
OF = Choice("of", (Option("level", "house"), Option("distance", "house")))
WEEK: Final = 7
"""A week has at most this many sessions: markets that never close."""


def average(series: Series, length: int, per: str = "day") -> NDArray[np.float64]:
    """Return the mean of the last `length` closes, or weekly closes, up to each row."""
    if per == "day":
        return averages.trailing_mean(series.close, length)
    periods = series.period("week")
    ends = np.flatnonzero(kernels.is_period_end(periods))
    before = averages.trailing_sum(series.close[ends], length - 1)
    week = np.searchsorted(periods[ends], periods)
    return (kernels.taken(before, week - 1) + series.close) / length


def distance(series: Series, length: int) -> NDArray[np.float64]:
    """Return how far each close lies above its average, in percent."""
    return kernels.percent(series.close, average(series, length))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the average of each session, or the close's distance from it."""
    series = panel.subject
    level = average(series, int(args["length"]), str(args["per"]))
    if args["of"] == "level":
        return level
    return kernels.percent(series.close, level)


def tail(series: Series, rows: int) -> Series:
    """Return the last rows of a series, or all of them."""
    return series.rows(max(len(series) - rows, 0), len(series))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure` from the rows that it rests on."""
    rows = int(args["length"]) * (1 if args["per"] == "day" else WEEK)
    return float(measure(replace(panel, subject=tail(panel.subject, rows)), args)[-1])


def average_at(bars: Columns, row: int, length: int) -> float | None:
    """Return the mean of the closes that end with a row, None where there are fewer."""
    if row < length - 1:
        return None
    return fsum(numbers(bars.close[row - length + 1 : row + 1])) / length


def define(book: Book, args: ArgValues) -> Answer | None:
    """Take the mean of the last closes and, where asked, the distance from it."""
    bars, length = book.subject, int(args["length"])
    count = len(bars.sessions)
    ends = list(range(count)) if args["per"] == "day" else period_ends(bars, "week")
    if len(ends) < length:
        return None
    close = numbers(bars.close)
    level = fsum(close[row] for row in ends[-length:]) / length
    value = level if args["of"] == "level" else percent_of(close[-1], level)
    named = (ends[-length], count - 1)
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in named)
    return None if value is None else Answer(value, points)


def needs(args: ArgValues) -> Need:
    """Take the averaged closes; weeks are found among as many sessions as they have."""
    length = int(args["length"])
    if args["per"] == "day":
        return Need(back="day", rows=length - 2)
    return Need(back="week", rows=WEEK * (length - 1))


def averaged(args: ArgValues) -> str:
    """Name the average in words."""
    if args["per"] == "day":
        return f"the mean of the last {args['length']} closes, the session's included"
    return (
        f"the mean of the last {args['length']} weekly closes, the current week's to "
        "date included"
    )


PART = Kind(
    name="moving_average",
    doc=(
        "The simple moving average is the mean of the last 20, 50, 100 or 200 closes, "
        "the session's own included; of weekly closes, with the current week to date, "
        "where weeks are meant. Its distance is the close's from it, in percent of the "
        "average. It is told from as many closes on as it takes."
    ),
    role="level",
    args=(LENGTH, PER, OF),
    unit=lambda args: "level" if args["of"] == "level" else "percent",
    needs=needs,
    measure=measure,
    define=define,
    formula=lambda args: (
        averaged(args)
        if args["of"] == "level"
        else f"(close / {averaged(args)} - 1) x 100"
    ),
    convention=lambda args: (
        "simple, not weighted; "
        + ("daily closes" if args["per"] == "day" else "weekly closes, this week's too")
    ),
    rarity=by_size,
    theme=lambda _: "averages",
    quiet=lambda args: args["of"] == "level",
    latest=latest,
)
