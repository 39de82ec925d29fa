"""The widest or narrowest range since: when a period last ranged as far."""

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
    Need,
    Option,
    Point,
    by_age,
)
from tapewright.kinds import range as ranges
from tapewright.kinds.change import period_ends
from tapewright.kinds.relative_since import SPAN
from tapewright.kinds.streak import ends_of
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

SIDE = Choice("side", (Option("widest", "house"), Option("narrowest", "house")))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the last day of the latest earlier period with a range as wide.

    An unknown range may have been as wide: looking back ends there, with nothing.
    """
    series = panel.subject
    periods = series.period(str(args["span"]))
    width = ranges.measure(panel, {"span": args["span"], "of": "width"})
    sizes = kernels.settled(width if args["side"] == "widest" else -width)
    known = ~np.isnan(sizes)
    rows = kernels.last_end_at_least(np.where(known, sizes, np.inf), periods)
    told = known & (rows >= 0) & (rows < kernels.base_rows(periods)) & known[rows]
    return kernels.taken(series.days.astype(np.float64), np.where(told, rows, -1))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    span, sign = str(args["span"]), 1 if args["side"] == "widest" else -1

    def answer(part: Panel) -> float | None:
        series, whole = part.subject, len(part) == len(panel)
        ends = ends_of(series, span)
        starts = np.concatenate([[0], ends[:-1] + 1])
        top = np.maximum.reduceat(series.high, starts)  # NaN where one is not known
        width = kernels.percent(top, np.minimum.reduceat(series.low, starts))
        sizes = sign * kernels.settled(width if whole else width[1:])
        if not len(sizes) or np.isnan(sizes[-1]):
            return np.nan
        found = np.flatnonzero(~(sizes[:-1] < sizes[-1]))  # as wide, or not known
        if not len(found):
            return None
        row = int(found[-1])
        if np.isnan(sizes[row]) or row == len(sizes) - 2:
            return np.nan
        return float(series.days[ends[row if whole else row + 1]])

    return looked_back(panel, FIRST[span] // 2, answer)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back over whole periods to the first whose range is as wide."""
    bars = book.subject
    ends = period_ends(bars, str(args["span"]))
    starts = [0, *(end + 1 for end in ends)]
    widths = [_width(bars, *rows) for rows in zip(starts, ends, strict=False)]
    sign = 1 if args["side"] == "widest" else -1
    now = widths[-1]
    if now is None:
        return None
    for at in range(len(ends) - 2, -1, -1):
        then = widths[at]
        if then is None or (at == len(ends) - 2 and sign * (then[0] - now[0]) >= 0):
            return None
        if sign * (then[0] - now[0]) >= 0:
            return Answer(bars.sessions[ends[at]], (*then[1], *now[1]))
    return None


def _width(
    bars: Columns, first: int, last: int
) -> tuple[float, tuple[Point, ...]] | None:
    """Return a period's range in percent and its two edges, None where not known."""
    rows = range(first, last + 1)
    highs = [(high, row) for row in rows if (high := bars.high[row]) is not None]
    lows = [(low, row) for row in rows if (low := bars.low[row]) is not None]
    if len(highs) < len(rows) or len(lows) < len(rows):
        return None
    (high, top), (low, bottom) = max(highs), min(lows)
    if low <= 0:
        return None
    points = ((bars.symbol, bars.sessions[top], "high"),)
    width = round((high / low - 1) * 100, 6)
    return width, (*points, (bars.symbol, bars.sessions[bottom], "low"))


PART = Kind(
    name="range_since",
    doc=(
        "The widest (or narrowest) range since a date: the latest earlier day or week "
        "whose range in percent, high over low, was as wide (as narrow), with at least "
        "one period in between. Where a range on the way is not known, there is none."
    ),
    role="context",
    args=(SPAN, SIDE),
    unit=lambda _: "date",
    needs=lambda _: Need(("high", "low")),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the last session of the latest earlier {args['span']} with a range as "
        f"{'wide' if args['side'] == 'widest' else 'narrow'}"
    ),
    convention=lambda _: "intraday highs and lows, high over low in percent",
    rarity=by_age,
    theme=lambda args: f"range {args['span']}",
    latest=latest,
)
