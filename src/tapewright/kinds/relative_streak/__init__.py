"""How many days or weeks in a row a subject was ahead of a peer, or behind it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, Peer, Point, by_size
from tapewright.kinds import relative as spreads
from tapewright.kinds.change import period_ends
from tapewright.kinds.relative_since import SPAN
from tapewright.kinds.streak import ends_of, last_run, to_date
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the run to date of periods ahead of the peer, behind it below zero."""
    spread = kernels.settled(spreads.measure(panel, args))
    return to_date(np.sign(spread), panel.subject.period(str(args["span"])))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back no further than the run began."""

    def answer(part: Panel) -> float | None:
        run = last_run(end_signs(part, args)[1], whole=len(part) == len(panel))
        return run or (None if run is None else np.nan)

    return looked_back(panel, FIRST[str(args["span"])] // 2, answer)


def end_signs(
    panel: Panel, args: ArgValues
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the last row of every period, and who was ahead in each but the first."""
    peer, span = str(args["peer"]), str(args["span"])
    ends = ends_of(panel.subject, span)
    own, other = spreads.changes_between(panel, peer, span, ends)
    return ends, np.sign(kernels.settled(own - other))


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back over the periods for as long as the spread keeps its sign."""
    runs = runs_of(book, str(args["peer"]), str(args["span"]))
    if not runs or not runs[-1][0]:
        return None
    sign, points = runs[-1]
    return Answer(sign * len(points), tuple(point for four in points for point in four))


def runs_of(
    book: Book, symbol: str, span: str
) -> list[tuple[int, list[tuple[Point, ...]]]]:
    """Return the run that stands after each period: its sign, and its closes.

    The sign is 0 where the two were even or cannot be compared.
    """
    peer = book.peers.get(symbol)
    if peer is None:
        return []
    runs = list[tuple[int, list[tuple[Point, ...]]]]()
    for base, row in pairwise(period_ends(book.subject, span)):
        found = spreads.compared(book, peer, base, row, span)
        spread = round(found[0] - found[1], 6) if found else 0
        sign = (spread > 0) - (spread < 0)
        closes = found[2] if found else ()
        before = runs[-1][1] if runs and runs[-1][0] == sign else []
        runs.append((sign, [*before, closes] if sign else []))
    return runs


PART = Kind(
    name="relative_streak",
    doc=(
        "How many days or weeks in a row the subject changed more than a peer, or, "
        "below zero, less: the current one counts to date. An even one, and one that "
        "cannot be compared, ends the run."
    ),
    role="comparison",
    args=(Peer(), SPAN),
    unit=lambda _: "count",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the number of {args['span']}s in a row with a spread over {args['peer']} of "
        "the same sign"
    ),
    convention=spreads.convention,
    rarity=by_size,
    theme=lambda args: f"peers {args['span']}",
    latest=latest,
)
