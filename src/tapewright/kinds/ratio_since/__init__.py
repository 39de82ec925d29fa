"""The strongest or weakest against a peer since: when the ratio was last as far out."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Columns,
    Kind,
    Need,
    Peer,
    by_age,
    highest_since,
)
from tapewright.kinds.close import numbers
from tapewright.kinds.highest_since import SIDE
from tapewright.kinds.ratio import shared
from tapewright.kinds.volatility_since import asked, dated, look_back

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

DIGITS: Final = 12
"""Decimals of a ratio's logarithm that count: prices differ by more, float noise by
less, and the size of the ratio, a millionth or a million, makes no difference."""


def strengths(
    panel: Panel, peer: str, first: int = 0
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the rows that both traded on, and the logarithm of the ratio there."""
    rows, ratio = shared(panel, peer, first)
    logarithms: NDArray[np.float64] = np.log(ratio)
    return rows, np.round(logarithms, DIGITS)


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the latest earlier day with a ratio as far out."""
    rows, levels = strengths(panel, str(args["peer"]))
    answer = np.full(len(panel), np.nan)
    past = dated(panel.subject.days[rows], levels)
    answer[rows] = highest_since.measure(past, asked(args))
    return answer


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    peer, series = str(args["peer"]), panel.subject
    if not len(shared(panel, peer, len(series) - 1)[0]):
        return np.nan

    def levels_from(first: int) -> Panel:
        rows, levels = strengths(panel, peer, first)
        return dated(series.days[rows], levels)

    return look_back(levels_from, len(series), args)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back over the sessions of both to a ratio as far out as the last one's."""
    bars, peer = book.subject, book.peers.get(str(args["peer"]))
    if peer is None:
        return None
    theirs = dict(zip(peer.sessions, numbers(peer.close), strict=True))
    both = zip(bars.sessions, numbers(bars.close), strict=True)
    levels = {
        session: round(log(own / theirs[session]), DIGITS)
        if own > 0 and theirs[session] > 0
        else None
        for session, own in both
        if session in theirs
    }
    if bars.sessions[-1] not in levels:
        return None
    found = highest_since.define(Book(_as_closes(levels), {}), asked(args))
    if found is None:
        return None
    points = (
        (symbol, session, "close")
        for _, session, _ in found.witnesses
        for symbol in (bars.symbol, peer.symbol)
    )
    return Answer(found.value, tuple(points))


def _as_closes(levels: dict[date, float | None]) -> Columns:
    values = list(levels.values())
    return Columns("", list(levels), values, values, values, values, values)


PART = Kind(
    name="ratio_since",
    doc=(
        "The strongest against a peer since a date: the latest earlier session on "
        "which the subject's close divided by the peer's was as high or higher, with "
        "at least one weaker session in between. Only sessions of both count. The "
        "weakest mirrors it. Where the ratio was never as far out, there is no date."
    ),
    role="comparison",
    args=(Peer(), SIDE),
    unit=lambda _: "date",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        "the latest earlier session with a close divided by "
        f"{args['peer']}'s as {args['side']} or {args['side']}er"
    ),
    convention=lambda _: "closes of the sessions that both traded on",
    rarity=by_age,
    theme=lambda _: "peers ratio",
    latest=latest,
)
