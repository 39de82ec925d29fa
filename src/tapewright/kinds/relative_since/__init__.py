"""When the spread over a peer was last as large."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Kind,
    Need,
    Option,
    Peer,
    by_age,
)
from tapewright.kinds import relative as spreads
from tapewright.kinds.change import period_ends
from tapewright.kinds.streak import ends_of
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, last_as_large, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

SPAN = Choice("span", (Option("day", "house"), Option("week", "house")))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the last day of the latest earlier period with a spread as large."""
    series = panel.subject
    periods = series.period(str(args["span"]))
    spread = kernels.settled(spreads.measure(panel, args))
    rows = kernels.last_end_as_large(spread, periods)
    far = np.where(rows == kernels.base_rows(periods), -1, rows)
    return kernels.taken(series.days.astype(np.float64), far)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    peer, span = str(args["peer"]), str(args["span"])

    def answer(part: Panel) -> float | None:
        ends, spread = ends_of(part.subject, span), np.full(len(part), np.nan)
        own, other = spreads.changes_between(part, peer, span, ends)
        spread[ends[1:]] = kernels.settled(own - other)
        return last_as_large(part, spread, span)

    return looked_back(panel, FIRST[span], answer)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back to the first period whose spread is as large, the same way."""
    bars, span = book.subject, str(args["span"])
    peer = book.peers.get(str(args["peer"]))
    ends = list(pairwise(period_ends(bars, span)))
    if peer is None or not ends:
        return None
    base, row = ends[-1]
    now = spreads.compared(book, peer, base, row, span)
    if now is None:
        return None
    gap = round(now[0] - now[1], 6)
    for start, stop in reversed(ends[:-1]):
        then = spreads.compared(book, peer, start, stop, span)
        if then is not None and _as_wide(round(then[0] - then[1], 6), gap):
            if stop == base:
                return None
            return Answer(bars.sessions[stop], (*then[2], *now[2]))
    return None


def _as_wide(then: float, now: float) -> bool:
    return then * now > 0 and abs(then) >= abs(now)


PART = Kind(
    name="relative_since",
    doc=(
        "The widest spread over a peer since a date: the latest earlier day or week in "
        "which the spread went the same way and was as large or larger, with at least "
        "one period in between. The date is that period's last session."
    ),
    role="comparison",
    args=(Peer(), SPAN),
    unit=lambda _: "date",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the last session of the latest earlier {args['span']} whose spread over "
        f"{args['peer']} was as large, in the same direction"
    ),
    convention=spreads.convention,
    rarity=by_age,
    theme=lambda args: f"peers {args['span']}",
    latest=latest,
)
