"""Breadth: how many of a group's members rose, fell, or stand at an extreme."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Columns,
    Group,
    Kind,
    Need,
    Option,
    Point,
    by_size,
)
from tapewright.kinds.change import percent_of
from tapewright.kinds.close import numbers
from tapewright.kinds.fifty_two_week import (
    beyond,
    new_extreme,
    rows_before,
    window_first,
)
from tapewright.kinds.moving_average import average_at, distance
from tapewright.market import averages, kernels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

OF = Choice(
    "of",
    (
        Option("advancers", "house"),
        Option("decliners", "house"),
        Option("unchanged", "house"),
        Option("compared", "house"),
        Option("new_highs", "house"),
        Option("new_lows", "house"),
        Option("above_average", "house"),
    ),
)
SPAN = Choice(
    "span",
    (
        Option("day", "house"),
        Option("week", "accepted", "weekly tables: Barron's advances and declines"),
    ),
)
SIDES: Final = {"new_highs": "high", "new_lows": "low"}
LENGTH: Final = 200
REACH: Final = 10
"""Days before the period within which a member's base must lie."""

WEEK: Final = 7
ROWS: Final = {"day": 1, "week": WEEK}
"""Sessions that a member may have from its base to the subject's first one."""

NEVER: Final = np.int32(-(10**6))
"""A day long before any session, for a row that is none."""

SHOWN: Final = 40
"""Witnesses that are enough: of a larger group the first members' closes."""

COUNTED: Final = {
    "advancers": "that closed above their own last close before the {span}",
    "decliners": "that closed below their own last close before the {span}",
    "unchanged": "that closed at their own last close before the {span}",
    "compared": "with a close in the {span} and one before it",
    "new_highs": "with a close above every other of 52 weeks",
    "new_lows": "with a close below every other of 52 weeks",
    "above_average": "with a close above the mean of their last 200",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return how many members it holds for, NaN where no member can be compared."""
    of, span = str(args["of"]), str(args["span"])
    days = panel.subject.days
    begun = begins(days, span, panel.subject.week_start)
    counts, compared = np.zeros(len(days)), np.zeros(len(days))
    for member in filter(len, panel.members(str(args["group"]))):
        now = _rows(member, days, begun)
        if of in AT_CLOSE:
            found = kernels.taken(AT_CLOSE[of](member), now)
        else:
            found = _changed(member, now, begun, of)
        counts += found == 1
        compared += ~np.isnan(found)
    if of in SIDES:
        compared[kernels.window_rows(days, _reach(span)) == 0] = 0
    return np.where(compared > 0, counts, np.nan)


def begins(days: NDArray[np.int32], span: str, week_start: int) -> NDArray[np.int32]:
    """Return the first day of the period that each day lies in: itself, or its week."""
    return days if span == "day" else days - (days + 3 - week_start) % WEEK


def _rows(
    member: Series, days: NDArray[np.int32], begun: NDArray[np.int32]
) -> NDArray[np.int64]:
    """Return a member's last row within each period up to its day, -1 where none."""
    now = np.searchsorted(member.days, days, side="right").astype(np.int64) - 1
    return np.where(_days_at(member, now) >= begun, now, -1)


def _days_at(member: Series, rows: NDArray[np.int64]) -> NDArray[np.int32]:
    days: NDArray[np.int32] = member.days[np.maximum(rows, 0)]
    return np.where(rows >= 0, days, NEVER)


def _changed(
    member: Series, now: NDArray[np.int64], begun: NDArray[np.int32], of: str
) -> NDArray[np.float64]:
    """Return whether a member's change is what is asked, NaN where it has none."""
    base = np.searchsorted(member.days, begun).astype(np.int64) - 1
    near = begun - _days_at(member, base) <= REACH
    before = kernels.taken(member.close, np.where(near, base, -1))
    sign = np.sign(kernels.taken(member.close, now) - before)
    told = {"advancers": sign > 0, "decliners": sign < 0, "unchanged": sign == 0}
    return np.where(np.isnan(sign), np.nan, told.get(of, True))


def _extreme(member: Series, side: str) -> NDArray[np.float64]:
    """Return where a member's close is a new extreme of 52 weeks, NaN before those."""
    new = beyond(member, side, "close", "364_days")
    return np.where(window_first(member) >= 0, new, np.nan)


def _above(member: Series) -> NDArray[np.float64]:
    gap = kernels.settled(distance(member, LENGTH))
    return np.where(np.isnan(gap), np.nan, gap > 0)


AT_CLOSE: Final[Mapping[str, Callable[[Series], NDArray[np.float64]]]] = {
    "new_highs": lambda member: _extreme(member, "high"),
    "new_lows": lambda member: _extreme(member, "low"),
    "above_average": _above,
}
"""What a member's own closes decide, whatever the period: 1, 0 or NaN by its rows."""


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure` from the rows that each member's rests on."""
    of, span, subject = str(args["of"]), str(args["span"]), panel.subject
    last = subject.days[-1:]
    if of in SIDES and subject.days[0] > last[0] - _reach(span):
        return np.nan
    ends = np.append(begins(last, span, subject.week_start), last + np.int32(1))
    begun, found = int(ends[0]), list[bool]()
    for member in panel.members(str(args["group"])):
        first, stop = np.searchsorted(member.days, ends).tolist()
        if stop > first:
            held = _now(member, stop - 1, first - 1, begun, of)
            found += [] if held is None else [held]
    return float(sum(found)) if found else np.nan


def _now(member: Series, row: int, base: int, begun: int, of: str) -> bool | None:
    """Return whether it holds for a member at one row, None where not known."""
    close = member.close
    if of in SIDES:
        start = member.days[row] - np.int32(kernels.YEAR_DAYS)
        first = int(np.searchsorted(member.days, start, side="right"))
        others = close[first:row] if of == "new_highs" else -close[first:row]
        level = close[row] if of == "new_highs" else -close[row]
        return bool(len(others) and level > others.max()) if first else None
    if of == "above_average":
        mean = averages.trailing_mean(close[max(row + 1 - LENGTH, 0) : row + 1], LENGTH)
        gap = kernels.settled(kernels.percent(close[row : row + 1], mean[-1:]))[0]
        return None if np.isnan(gap) else bool(gap > 0)
    if base < 0 or begun - int(member.days[base]) > REACH:
        return None
    return _agrees(of, float(close[row]), float(close[base]))


def _agrees(of: str, close: float, base: float) -> bool:
    match of:
        case "advancers":
            return close > base
        case "decliners":
            return close < base
        case "unchanged":
            return close == base
    return True


def define(book: Book, args: ArgValues) -> Answer | None:
    """Go through the members one by one."""
    bars, of, span = book.subject, str(args["of"]), str(args["span"])
    session = bars.sessions[-1]
    if of in SIDES and bars.sessions[0] > session - timedelta(_reach(span)):
        return None
    into = (session.weekday() - bars.week_start) % WEEK if span == "week" else 0
    begun = session - timedelta(into)
    found = [
        held
        for member in book.members(str(args["group"]))
        if member.sessions
        and member.sessions[-1] >= begun
        and (held := _held(member, begun, of)) is not None
    ]
    if not found:
        return None
    points = [point for _, points in found for point in points]
    return Answer(sum(held for held, _ in found), tuple(points[:SHOWN]))


def _held(
    member: Columns, begun: date, of: str
) -> tuple[bool, tuple[Point, ...]] | None:
    """Return whether it holds for a member and by which closes, None if not known."""
    last = len(member.sessions) - 1
    if of in SIDES:
        if rows_before(member) is None:
            return None
        held = new_extreme(member, SIDES[of], "close", "364_days") is not None
        return held, _closes(member, last)
    close = numbers(member.close)
    if of == "above_average":
        mean = average_at(member, last, LENGTH)
        gap = None if mean is None else percent_of(close[-1], mean)
        return None if gap is None else (round(gap, 6) > 0, _closes(member, last))
    base = member.on_or_before(begun - timedelta(1))
    if base < 0 or (begun - member.sessions[base]).days > REACH:
        return None
    return _agrees(of, close[-1], close[base]), _closes(member, base, last)


def _closes(member: Columns, *rows: int) -> tuple[Point, ...]:
    return tuple((member.symbol, member.sessions[row], "close") for row in rows)


def _reach(span: str) -> int:
    """Return how many days the subject's bars must reach back for 52 weeks of all."""
    return kernels.YEAR_DAYS + (0 if span == "day" else WEEK)


def needs(args: ArgValues) -> Need:
    """Take the period and what lies before it: a base, an average or 52 weeks."""
    of, span = str(args["of"]), str(args["span"])
    if of in SIDES:
        return Need(back=_reach(span))
    return Need(back=span, rows=LENGTH if of == "above_average" else ROWS[span])


PART = Kind(
    name="breadth",
    doc=(
        "Breadth counts a group's members: how many closed above, below or at their "
        "own last close before the day or week, and how many could be compared. A day "
        "compares those that traded on it, a week those that traded in it; the close "
        "before may lie ten days back at most. New highs (lows) are members with a "
        "close above (below) every other of 364 days, among those whose bars reach "
        "back so far; a tie is none. Above average are those with a close above their "
        "own 200-session simple average."
    ),
    role="comparison",
    args=(Group(), OF, SPAN),
    unit=lambda _: "count",
    needs=needs,
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the number of members of {args['group']} "
        f"{COUNTED[str(args['of'])].format(span=args['span'])}"
    ),
    convention=lambda args: (
        "members that traded on the session"
        if args["span"] == "day"
        else "members that traded in the week, by their last close in it"
    ),
    rarity=by_size,
    theme=lambda args: f"group {args['group']}",
    scope="group",
    quiet=lambda args: args["of"] in ("unchanged", "compared", "above_average"),
    latest=latest,
)
