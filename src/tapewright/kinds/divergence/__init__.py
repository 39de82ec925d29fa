"""The divergence: subject and peer went opposite ways, each by its own measure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
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
    Peer,
    by_size,
)
from tapewright.kinds import relative as spreads
from tapewright.kinds.usual_move import BACK, latest_usual, usual, usual_of
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

SPAN = Choice("span", (Option("day", "house"), Option("week", "house")))


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return how many usual moves lie between two changes of opposite signs."""
    peer, span = str(args["peer"]), str(args["span"])
    own, other = spreads.changes(panel, peer, span)
    parted = own * other < 0
    if not parted.any():
        return np.full(len(panel), np.nan)
    return np.where(
        parted,
        own / _positive(usual(panel.subject, span))
        - other / _positive(_peer_usual(panel, peer, span)),
        np.nan,
    )


def _positive(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(values > 0, values, np.nan)


def _peer_usual(panel: Panel, peer: str, span: str) -> NDArray[np.float64]:
    """Return the peer's usual move, from where the subject's own history begins."""
    series, rows = panel.peers[peer], panel.on_or_before(peer)
    first = max(0, int(rows[0]))
    values = usual(series.rows(first, len(series)), span)
    return kernels.taken(values, np.where(rows < 0, -1, rows - first))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from both windows alone."""
    peer, span = str(args["peer"]), str(args["span"])
    base = panel.subject.first_row(span) - 1
    if base < 0:
        return np.nan
    ends = np.array([base, len(panel) - 1])
    moved = [float(one[0]) for one in spreads.changes_between(panel, peer, span, ends)]
    if not moved[0] * moved[1] < 0:
        return np.nan
    own, other = panel.subject, panel.peers[peer]
    stops = np.searchsorted(other.days, own.days[[0, -1]], side="right")
    shared = other.rows(max(0, int(stops[0]) - 1), int(stops[1]))
    usuals = latest_usual(own, span), latest_usual(shared, span)
    if not min(usuals) > 0:
        return np.nan
    return moved[0] / usuals[0] - moved[1] / usuals[1]


def define(book: Book, args: ArgValues) -> Answer | None:
    """Size both changes by their usual moves and take the difference."""
    bars, span = book.subject, str(args["span"])
    peer = book.peers.get(str(args["peer"]))
    base = len(bars.sessions) - 2 if span == "day" else bars.base(span)
    if peer is None or base < 0:
        return None
    found = spreads.compared(book, peer, base, len(bars.sessions) - 1, span)
    if found is None or found[0] * found[1] >= 0:
        return None
    own, other = usual_of(bars, span), usual_of(_shared(peer, bars), span)
    if own is None or other is None or not own[0] or not other[0]:
        return None
    return Answer(
        found[0] / own[0] - found[1] / other[0], (*found[2], *own[1], *other[1])
    )


def _shared(peer: Columns, bars: Columns) -> Columns:
    """Return the peer's bars since the subject's first session, and one before."""
    first = max(0, bisect_right(peer.sessions, bars.sessions[0]) - 1)
    stop = bisect_right(peer.sessions, bars.sessions[-1])
    return replace(
        peer,
        **{
            name: getattr(peer, name)[first:stop]
            for name in ("sessions", "open", "high", "low", "close", "volume")
        },
    )


PART = Kind(
    name="divergence",
    doc=(
        "A divergence is a day or a week in which the subject and a peer went opposite "
        "ways. Its size is the distance between the two in usual moves, each change "
        "measured by its own series' usual move, so that a restless series and a calm "
        "one compare."
    ),
    role="comparison",
    args=(Peer(), SPAN),
    unit=lambda _: "ratio",
    needs=lambda args: Need(back=BACK[str(args["span"])]),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the {args['span']}'s change / its usual move minus the same of "
        f"{args['peer']}, where the two have opposite signs"
    ),
    convention=lambda args: (
        f"{spreads.convention(args)}; usual moves of the year that both have"
    ),
    rarity=by_size,
    theme=lambda args: f"peers {args['span']}",
    latest=latest,
)
