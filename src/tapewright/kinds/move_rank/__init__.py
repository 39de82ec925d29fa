"""The rank of a move: which largest gain, or loss, of its year or of all so far."""

from __future__ import annotations

from itertools import pairwise
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
    by_smallness,
)
from tapewright.kinds.change import moves, percent_of, period_ends
from tapewright.kinds.close import numbers
from tapewright.kinds.close_rank import WITHIN
from tapewright.kinds.streak import SPAN
from tapewright.market import kernels, ranks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

UNIT = Choice(
    "unit",
    (
        Option("percent", "house"),
        Option("points", "accepted", "headlines: the largest point gain ever"),
    ),
)
SHOWN: Final = 20
"""Earlier moves named as witnesses: the largest ones."""


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the rank of each period's change to date among whole earlier ones."""
    series = panel.subject
    periods = series.period(str(args["span"]))
    bases = kernels.base_rows(periods)
    base = kernels.taken(series.close, bases)
    moved = kernels.settled(moves(series.close, base, str(args["unit"])))
    year = args["within"] == "year"
    groups = series.period("year") if year else np.zeros_like(bases)
    with np.errstate(invalid="ignore"):
        rises, falls = (
            np.where(way * moved > 0, way * moved, np.nan) for way in (1, -1)
        )
    up, down = (
        ranks.ends_beyond(sizes, bases, groups, ties=False) for sizes in (rises, falls)
    )
    rank = np.where(moved > 0, up, down) + 1.0
    return np.where(np.nan_to_num(moved) == 0, np.nan, rank)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from the ends of periods alone."""
    series, span = panel.subject, str(args["span"])
    year = series.first_row("year") if args["within"] == "year" else 0
    # the period that holds the year's first session is measured from before it
    cut = series.rows(max(series.rows(0, year + 1).first_row(span) - 1, 0), len(series))
    ends = _ends(cut, span)
    close = cut.close[ends]
    moved = kernels.settled(moves(close[1:], close[:-1], str(args["unit"])))
    if not np.nan_to_num(moved[-1:]).any():
        return np.nan
    way = np.sign(moved[-1])
    earlier = moved[:-1][ends[1:-1] >= year - (len(series) - len(cut))]
    with np.errstate(invalid="ignore"):
        return float(np.count_nonzero(way * earlier > way * moved[-1]) + 1)


def _ends(series: Series, span: str) -> NDArray[np.int64]:
    """Return the last row of each period so far, by one search a period."""
    first, last = series.days[0], series.days[-1]
    match span:
        case "day":
            return np.arange(len(series))
        case "week":  # 1970-01-01 was a Thursday
            starts = np.arange(first - (first + 3 - series.week_start) % 7, last + 1, 7)
        case _:
            months = np.array([first, last], "datetime64[D]").astype("datetime64[M]")
            starts = np.arange(months[0], months[1] + 1).astype("datetime64[D]")
    begun = np.searchsorted(series.days, starts.astype(np.int32))
    ends = np.append(begun[1:], len(series)) - 1
    return ends[np.diff(ends, prepend=-1) > 0]


def define(book: Book, args: ArgValues) -> Answer | None:
    """Count the earlier periods that moved further the same way."""
    bars, span = book.subject, str(args["span"])
    close = numbers(bars.close)
    ends = period_ends(bars, span)
    moved = list[tuple[float, int, int]]()
    for base, row in pairwise(ends):
        points = close[row] - close[base]
        move = (
            points if args["unit"] == "points" else percent_of(close[row], close[base])
        )
        if move is not None:
            moved.append((round(move, 6), base, row))
    if not moved or moved[-1][2] != len(close) - 1 or not moved[-1][0]:
        return None
    now, *place = moved.pop()
    year = bars.sessions[-1].year
    beyond = [
        (abs(move), base, row)
        for move, base, row in moved
        if move * now > 0
        and abs(move) > abs(now)
        and (args["within"] == "history" or bars.sessions[row].year == year)
    ]
    named = [*place]
    for _, *rows in sorted(beyond, reverse=True)[:SHOWN]:
        named += rows
    witnesses = tuple((bars.symbol, bars.sessions[row], "close") for row in named)
    return Answer(len(beyond) + 1, witnesses)


PART = Kind(
    name="move_rank",
    doc=(
        "The rank of a move counts the whole earlier days, weeks or months that gained "
        "more (for a loss: lost more), in the year or in the whole past at hand, and "
        "adds one. A week or a month counts in the year in which it ended. A move of "
        "nothing has no rank; equal moves share the better one."
    ),
    role="context",
    args=(SPAN, WITHIN, UNIT),
    unit=lambda _: "count",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"1 + how many earlier {args['span']}s "
        f"{'of the year ' if args['within'] == 'year' else ''}moved further the same "
        f"way, in {args['unit']}"
    ),
    convention=lambda args: (
        f"changes in {args['unit']} from the last close before the {args['span']} began"
    ),
    rarity=by_smallness,
    theme=lambda args: f"move {args['span']}",
    latest=latest,
)
