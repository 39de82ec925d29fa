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

    from tapewright.market.bars import Panel

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
)
