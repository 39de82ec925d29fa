"""Relative strength: the subject's close as a percentage of a peer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, Peer, by_size
from tapewright.kinds.close import numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def shared(
    panel: Panel, peer: str, first: int = 0
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the rows from a first on that a peer traded on too, and the ratio there.

    NaN where one of the two closes is not above zero.
    """
    series, other = panel.subject, panel.peers.get(peer)
    if other is None or not len(other):
        return np.zeros(0, np.int64), np.zeros(0)
    days = series.days[first:]
    theirs = np.searchsorted(other.days, days, side="right") - 1
    same = np.flatnonzero((theirs >= 0) & (other.days[theirs] == days))
    own, close = series.close[first:][same], other.close[theirs[same]]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where((own > 0) & (close > 0), own / close, np.nan)
    return same + first, ratio


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the close in percent of the peer's on the same session."""
    rows, ratio = shared(panel, str(args["peer"]))
    answer = np.full(len(panel), np.nan)
    answer[rows] = ratio * 100
    return answer


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure` from the two closes alone."""
    _, ratio = shared(panel, str(args["peer"]), len(panel) - 1)
    return float(ratio[0] * 100) if len(ratio) else np.nan


def define(book: Book, args: ArgValues) -> Answer | None:
    """Divide the last close by the peer's of the same session."""
    bars, peer = book.subject, book.peers.get(str(args["peer"]))
    if peer is None or bars.sessions[-1] not in peer.sessions:
        return None
    session = bars.sessions[-1]
    own = numbers(bars.close)[-1]
    other = numbers(peer.close)[peer.sessions.index(session)]
    if own <= 0 or other <= 0:
        return None
    points = ((bars.symbol, session, "close"), (peer.symbol, session, "close"))
    return Answer(own / other * 100, points)


PART = Kind(
    name="ratio",
    doc=(
        "The ratio to a peer, also called relative strength, is the subject's close "
        "divided by the peer's of the same session, as a percentage: where it rises, "
        "the subject does better than the peer. Both closes must be above zero."
    ),
    role="comparison",
    args=(Peer(),),
    unit=lambda _: "percent",
    needs=lambda _: Need(back="day"),
    measure=measure,
    define=define,
    formula=lambda args: f"close / {args['peer']}'s close x 100",
    convention=lambda _: "closes of the same session, as the bars give them",
    rarity=by_size,
    theme=lambda args: f"peer {args['peer']} day",
    quiet=lambda _: True,
    latest=latest,
)
