"""The place in a group: where the subject's change stands among the members'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Group,
    Kind,
    Need,
    Option,
    by_smallness,
)
from tapewright.kinds import relative as spreads
from tapewright.kinds.change import percent_of
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
        Option("year", "house"),
    ),
)
PLACE = Choice("place", (Option("from_top", "house"), Option("from_bottom", "house")))


def others(panel: Panel, group: str) -> tuple[str, ...]:
    """Return the members beside the subject, none where it is no member itself."""
    symbols = panel.groups.get(group, ())
    own = panel.subject.symbol
    return tuple(one.symbol for one in panel.members(group) if one.symbol != own) * (
        own in symbols
    )


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the subject's place by its change, 1 for the best or the worst."""
    beaten, compared = np.zeros(len(panel)), np.zeros(len(panel))
    for symbol in others(panel, str(args["group"])):
        own, other = spreads.changes(panel, symbol, str(args["span"]))
        ahead = kernels.settled(other) - kernels.settled(own)
        beaten += ahead > 0 if args["place"] == "from_top" else ahead < 0
        compared += ~np.isnan(ahead)
    return np.where(compared > 0, beaten + 1, np.nan)


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure` from the ends of the last period alone."""
    series, span = panel.subject, str(args["span"])
    base = series.first_row(span) - 1
    own = _percent(series, base, len(series) - 1)
    if own is None:
        return np.nan
    compared = [
        other
        for symbol in others(panel, str(args["group"]))
        if (other := _other(panel, symbol, base, span)) is not None
    ]
    from_top = args["place"] == "from_top"
    ahead = sum(other > own if from_top else other < own for other in compared)
    return float(ahead + 1) if compared else np.nan


def _percent(series: Series, base: int, row: int) -> float | None:
    if base < 0:
        return None
    change = percent_of(float(series.close[row]), float(series.close[base]))
    return None if change is None or change != change else round(change, 6)  # noqa: PLR0124


def _other(panel: Panel, symbol: str, base: int, span: str) -> float | None:
    """Return a member's change over the subject's last period, if they compare."""
    member, days = panel.peers[symbol], panel.subject.days
    ends = days[[base, -1]]
    start, stop = (np.searchsorted(member.days, ends, side="right") - 1).tolist()
    if start < 0:
        return None
    theirs = member.days[[start, stop]]
    if span == "day":
        alike = bool((theirs == ends).all()) and start == stop - 1
    else:
        both = np.array([theirs[1], ends[1]])
        periods = period_of(both, span, panel.subject.week_start)
        alike = bool(periods[0] == periods[1])
    return _percent(member, start, stop) if alike else None


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the subject's change with each other member's."""
    bars, span = book.subject, str(args["span"])
    row = len(bars.sessions) - 1
    base = row - 1 if span == "day" else bars.base(span)
    group = str(args["group"])
    if base < 0 or bars.symbol not in book.groups.get(group, ()):
        return None
    pairs = [
        pair
        for member in book.members(group)
        if member.symbol != bars.symbol
        and (pair := spreads.compared(book, member, base, row, span))
    ]
    gaps = [round(other, 6) - round(own, 6) for own, other, _ in pairs]
    if not gaps:
        return None
    from_top = args["place"] == "from_top"
    ahead = sum(gap > 0 if from_top else gap < 0 for gap in gaps)
    return Answer(ahead + 1, tuple(p for *_, points in pairs for p in points))


PART = Kind(
    name="group_rank",
    doc=(
        "The place of a subject among the members of its group by their changes in "
        "percent: 1 from the top is the best, 1 from the bottom the worst. Equal "
        "changes, to six decimals, share the better place (from the bottom, the worse "
        "one). Members are compared as for the spread over a peer: over a day only "
        "those with the same two sessions, over a span each by its own last closes at "
        "both ends. There must be one beside the subject."
    ),
    role="comparison",
    args=(Group(), SPAN, PLACE),
    unit=lambda _: "count",
    needs=lambda args: Need(back=str(args["span"])),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"1 + the number of members of {args['group']} whose change over the "
        f"{args['span']} was {'larger' if args['place'] == 'from_top' else 'smaller'}"
    ),
    convention=spreads.convention,
    rarity=by_smallness,
    theme=lambda args: f"group {args['group']}",
    scope="group",
    latest=latest,
)
