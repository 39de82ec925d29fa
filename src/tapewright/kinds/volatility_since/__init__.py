"""The highest or lowest volatility since: when it was last as high or as low."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, by_age, highest_since
from tapewright.kinds.highest_since import SIDE
from tapewright.kinds.volatility import WINDOW, realised, volatility_at
from tapewright.market.bars import Panel, Series

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

LENGTH: Final = int(WINDOW.house)
STRETCH: Final = 128
"""Sessions that mostly hold one as far out; where they do not, eight times as many."""


def dated(days: NDArray[np.int32], levels: NDArray[np.float64]) -> Panel:
    """Return levels of any sort as the closes of a series, to look back over."""
    return Panel(Series("", days, levels, levels, levels, levels, levels), {})


def asked(args: ArgValues) -> dict[str, str | int]:
    """Return what is asked of the kind that looks back over closes."""
    return {"side": args["side"], "price": "close"}


def look_back(
    levels_from: Callable[[int], Panel], count: int, args: ArgValues
) -> float:
    """Return the day of the latest earlier level as far out, in growing stretches.

    Args:
        levels_from: Gives the levels from a row on, as `dated` makes them.
        count: How many rows there are.
        args: Which side.
    """
    rows, found, beaten = STRETCH, np.nan, True
    while np.isnan(found) and beaten:
        first = max(count - rows, 0)
        panel = levels_from(first)
        found = highest_since.latest(panel, asked(args))
        close = panel.subject.close
        before = close[:-1] if args["side"] == "high" else -close[:-1]
        now = close[-1:] if args["side"] == "high" else -close[-1:]
        beaten = first > 0 and bool((before < now).all())
        rows *= 8
    return found


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the latest earlier day with a volatility as far out."""
    series = panel.subject
    return highest_since.measure(
        dated(series.days, realised(series, LENGTH)), asked(args)
    )


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    series = panel.subject

    def levels_from(first: int) -> Panel:
        begun = max(first - LENGTH, 0)
        levels = realised(series.rows(begun, len(series)), LENGTH)
        return dated(series.days[first:], levels[first - begun :])

    return look_back(levels_from, len(series), args)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back to the first session with a volatility as far out as the last one's."""
    bars = book.subject
    found = (volatility_at(bars, row, LENGTH) for row in range(len(bars.sessions)))
    levels = [None if level is None else round(level, 6) for level in found]
    return highest_since.define(Book(replace(bars, close=levels), {}), asked(args))


PART = Kind(
    name="volatility_since",
    doc=(
        "The highest volatility since a date: the latest earlier session whose 20-day "
        "realised volatility was as high or higher, to six decimals, with at least one "
        "calmer session in between. Lows mirror it. Where it was never as high, there "
        "is no date."
    ),
    role="context",
    args=(SIDE,),
    unit=lambda _: "date",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        "the latest earlier session with a 20-day realised volatility as "
        f"{args['side']} or {args['side']}er"
    ),
    convention=lambda _: "20 sessions, annualised with 252 a year, around their mean",
    rarity=by_age,
    theme=lambda _: "volatility",
    latest=latest,
)
