"""How many of the last few days, weeks or months went one way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Count,
    Kind,
    Need,
    Option,
    by_size,
)
from tapewright.kinds.change import period_ends
from tapewright.kinds.close import numbers
from tapewright.kinds.streak import SPAN, end_signs
from tapewright.market import kernels
from tapewright.market.lookback import SESSIONS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

DIRECTION = Choice("direction", (Option("up", "house"), Option("down", "house")))
OF = Count("of", house=10, tried=(6, 8, 10), doc="how many are looked at", least=3)
ENDS = Choice(
    "ends",
    (
        Option("that_way", "house"),
        Option("either", "accepted", "counts that begin with whatever the window does"),
    ),
)


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the count; by house ends where it is tight, a majority, and no streak."""
    series, of = panel.subject, int(args["of"])
    periods = series.period(str(args["span"]))
    base = kernels.base_rows(periods)
    change = series.close - kernels.taken(series.close, base)
    with np.errstate(invalid="ignore"):
        went = change > 0 if args["direction"] == "up" else change < 0
    ends = np.flatnonzero(kernels.is_period_end(periods))
    now = np.searchsorted(periods[ends], periods)
    total = np.concatenate([[0], np.cumsum(went[ends])])
    first = now - of + 1
    held = first > 0  # the first period of all has no change
    first = np.maximum(first, 0)
    count = total[now] - total[first] + went
    if args["ends"] == "that_way":
        held &= went & went[ends[first]] & (count < of) & (2 * count > of)
    return np.where(held, count, np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from no more rows than it takes."""
    span, of = str(args["span"]), int(args["of"])
    rows = of * SESSIONS[span] + 1
    part = panel.subject.rows(max(len(panel) - rows, 0), len(panel))
    moved = end_signs(part, span)[1][-of:]
    went = moved > 0 if args["direction"] == "up" else moved < 0
    count = int(np.count_nonzero(went))
    told = len(went) == of
    if told and args["ends"] == "that_way":
        told = went[0] and went[-1] and of < 2 * count < 2 * of
    return float(count) if told else np.nan


def define(book: Book, args: ArgValues) -> Answer | None:
    """Look at each of the last periods in turn."""
    bars, of = book.subject, int(args["of"])
    close = numbers(bars.close)
    sign = 1 if args["direction"] == "up" else -1
    moves = list(pairwise(period_ends(bars, str(args["span"]))))[-of:]
    went = [sign * (close[row] - close[base]) > 0 for base, row in moves]
    count = sum(went)
    if len(went) < of:
        return None
    tight = went[0] and went[-1] and of / 2 < count < of
    if args["ends"] == "that_way" and not tight:
        return None
    rows = [moves[0][0], *(row for _, row in moves)]
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in rows)
    return Answer(count, points)


def needs(args: ArgValues) -> Need:
    """Take as many sessions as the periods can have."""
    span = str(args["span"])
    return Need(back=span, rows=(int(args["of"]) - 1) * SESSIONS[span])


PART = Kind(
    name="n_of_m",
    doc=(
        "Up five of the past six: how many of the last days, weeks or months closed "
        "higher (or lower) than the one before, the current one to date among them. By "
        "house ends it is told where the first and the last of them went that way, so "
        "that none is added for show, and where most but not all did; it says nothing "
        "of their order."
    ),
    role="context",
    args=(SPAN, DIRECTION, OF, ENDS),
    unit=lambda _: "count",
    needs=needs,
    measure=measure,
    define=define,
    formula=lambda args: (
        f"how many of the last {args['of']} {args['span']}s closed "
        f"{'higher' if args['direction'] == 'up' else 'lower'} than the one before"
    ),
    convention=lambda args: f"closing prices; an unchanged {args['span']} is neither",
    rarity=by_size,
    theme=lambda args: f"streak {args['span']}",
    latest=latest,
)
