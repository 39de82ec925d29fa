"""The spread over a peer: how much more, or less, the subject changed."""

from __future__ import annotations

from bisect import bisect_right
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
    Point,
    by_size,
)
from tapewright.kinds.change import percent_of
from tapewright.kinds.close import numbers
from tapewright.market import kernels
from tapewright.market.bars import period_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SPAN = Choice(
    "span",
    (
        Option("day", "house"),
        Option("week", "house"),
        Option("month", "house"),
        Option("quarter", "house"),
        Option("year", "house"),
    ),
)


def changes(
    panel: Panel, peer: str, span: str
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the subject's and the peer's changes in percent over the same time.

    Both are NaN where they cannot be compared: over a day unless both sessions have the
    same dates, over a span unless the peer had a session in it and one before.
    """
    series = panel.subject
    own_base = _bases(series, span)
    own = kernels.percent(series.close, kernels.taken(series.close, own_base))
    if peer not in panel.peers:
        return np.full_like(own, np.nan), np.full_like(own, np.nan)
    now, base = _peer_rows(panel, peer, span, own_base)
    close = panel.peers[peer].close
    other = kernels.percent(kernels.taken(close, now), kernels.taken(close, base))
    alike = ~(np.isnan(own) | np.isnan(other))
    return np.where(alike, own, np.nan), np.where(alike, other, np.nan)


def _bases(series: Series, span: str) -> NDArray[np.int64]:
    if span == "day":
        return np.arange(len(series)) - 1
    return kernels.base_rows(series.period(span))


def _peer_rows(
    panel: Panel, peer: str, span: str, own_base: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the peer's rows now and at its base, -1 where they do not compare."""
    if span == "day":
        now = panel.same_day(peer)
        base = _at(now, own_base)
        alike = (base >= 0) & (base == now - 1)
    else:
        now = panel.on_or_before(peer)
        base = _at(now, own_base)
        theirs = _periods(panel, peer, span, now)
        alike = (base >= 0) & (theirs == panel.subject.period(span))
    return np.where(alike, now, -1), np.where(alike, base, -1)


def _at(rows: NDArray[np.int64], at: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(at >= 0, rows[at], -1) if len(rows) else rows


def _periods(
    panel: Panel, peer: str, span: str, rows: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Number the peer's periods by the subject's week, so that the two compare."""
    days = panel.peers[peer].days
    if not len(days):
        return np.full(len(rows), -1)
    periods = period_of(days[rows], span, panel.subject.week_start)
    return np.where(rows >= 0, periods, np.iinfo(np.int64).min)


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the subject's change less the peer's, in percentage points."""
    own, other = changes(panel, str(args["peer"]), str(args["span"]))
    return own - other


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, from its two ends alone."""
    span = str(args["span"])
    base = panel.subject.first_row(span) - 1
    if base < 0:
        return np.nan
    ends = np.array([base, len(panel) - 1])
    own, other = changes_between(panel, str(args["peer"]), span, ends)
    return float(own[0] - other[0])


def changes_between(
    panel: Panel, peer: str, span: str, ends: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return `changes` of all periods but the first, given the last row of each."""
    own, other = panel.subject, panel.peers.get(peer)
    first = kernels.percent(own.close[ends[1:]], own.close[ends[:-1]])
    if other is None or not len(other):
        return first, np.full_like(first, np.nan)
    days = own.days[ends]
    rows = np.searchsorted(other.days, days, side="right") - 1
    start, stop, theirs = rows[:-1], rows[1:], other.days[rows]
    if span == "day":
        same = theirs == days
        alike = same[:-1] & same[1:] & (stop == start + 1)
    else:
        periods = period_of(np.array([days[1:], theirs[1:]]), span, own.week_start)
        alike = periods[0] == periods[1]
    second = kernels.percent(other.close[stop], other.close[start])
    return first, np.where(alike & (start >= 0), second, np.nan)


def peer_ends(
    subject: Columns, peer: Columns, base: int, row: int, span: str
) -> tuple[int, int] | None:
    """Return the peer's base and last row for a subject's period, if they compare."""
    before, now = subject.sessions[base], subject.sessions[row]
    start = bisect_right(peer.sessions, before) - 1
    stop = bisect_right(peer.sessions, now) - 1
    if start < 0:
        return None
    if span == "day":
        same = peer.sessions[start] == before and peer.sessions[stop] == now
        return (start, stop) if same and stop == start + 1 else None
    alike = subject.period(peer.sessions[stop], span) == subject.period(now, span)
    return (start, stop) if alike else None


def compared(
    book: Book, peer: Columns, base: int, row: int, span: str
) -> tuple[float, float, tuple[Point, ...]] | None:
    """Return both changes in percent over one period, and the closes they rest on."""
    bars = book.subject
    ends = peer_ends(bars, peer, base, row, span)
    if ends is None:
        return None
    own, other = numbers(bars.close), numbers(peer.close)
    first = percent_of(own[row], own[base])
    second = percent_of(other[ends[1]], other[ends[0]])
    if first is None or second is None:
        return None
    mine = [(bars.symbol, bars.sessions[at], "close") for at in (base, row)]
    theirs = [(peer.symbol, peer.sessions[at], "close") for at in ends]
    return first, second, (*mine, *theirs)


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the two changes up to the last session."""
    bars, span = book.subject, str(args["span"])
    peer = book.peers.get(str(args["peer"]))
    base = len(bars.sessions) - 2 if span == "day" else bars.base(span)
    if peer is None or base < 0:
        return None
    found = compared(book, peer, base, len(bars.sessions) - 1, span)
    return Answer(found[0] - found[1], found[2]) if found else None


def convention(args: ArgValues) -> str:
    """Say over which dates the two are compared."""
    if args["span"] == "day":
        return "both on the same session and from the same session before"
    return (
        "each from its own last close on or before the subject's base "
        "to its own last close on or before the session"
    )


PART = Kind(
    name="relative",
    doc=(
        "The spread over a peer is the subject's change in percent less the peer's, in "
        "percentage points: above zero it did better. A day is compared only where "
        "both traded on it and on the same session before; over a span each has its "
        "own last close on or before the two ends, and the evidence names the dates."
    ),
    role="comparison",
    args=(Peer(), SPAN),
    unit=lambda _: "percentage_points",
    needs=lambda args: Need(back=str(args["span"])),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the {args['span']}'s change in percent minus the same of {args['peer']}"
    ),
    convention=convention,
    rarity=by_size,
    theme=lambda args: f"peers {args['span']}",
    latest=latest,
)
