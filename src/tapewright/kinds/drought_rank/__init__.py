"""The rank of a drought among all that have ended, and the longest of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Kind,
    Option,
    Point,
    by_smallness,
)
from tapewright.kinds import drought as droughts
from tapewright.kinds import record as record_kind
from tapewright.kinds import records as counts
from tapewright.kinds.record_since import set_on
from tapewright.market import kernels, ranks

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

OF = Choice(
    "of",
    (
        Option("rank", "house"),
        Option("longest", "house"),
        Option("longest_from", "house"),
        Option("longest_to", "house"),
    ),
)
UNITS: Final = {
    "rank": "count",
    "longest": "sessions",
    "longest_from": "date",
    "longest_to": "date",
}
FORMULAS: Final = {
    "rank": "1 + how many droughts that ended before were longer",
    "longest": "the sessions of the longest drought that has ended, this one included",
    "longest_from": "the record after which the longest drought began",
    "longest_to": "the record that ended the longest drought",
}


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return what is asked where a drought ends; of equal ones the first is longest."""
    length = droughts.measure(panel, {**args, "count": "between"})
    rows = np.flatnonzero(~np.isnan(length))
    at, answer = (
        rows[kernels.highest_rows_so_far(length[rows])],
        np.full_like(length, np.nan),
    )
    match args["of"]:
        case "rank":
            one = np.arange(len(rows))
            none = np.zeros_like(one)
            beyond = ranks.ends_beyond(length[rows], one - 1, none, ties=False)
            answer[rows] = beyond + 1
        case "longest":
            answer[rows] = length[at]
        case "longest_from":
            answer[rows] = set_on(panel, str(args["price"]))[at]
        case _:
            answer[rows] = panel.subject.days[at]
    return answer


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, which mostly ends no drought."""
    if np.isnan(droughts.latest(panel, {**args, "count": "between"})):
        return np.nan
    return float(measure(panel, args)[-1])


def define(book: Book, args: ArgValues) -> Answer | None:
    """List the droughts between records one after the other, and compare the last."""
    bars, price = book.subject, str(args["price"])
    ended = _ended(book, price)
    if not ended or ended[-1][2] != len(bars.sessions) - 1:
        return None
    now = ended[-1]
    longest = max(ended, key=lambda drought: drought[0])
    told: dict[str, float | date] = {
        "rank": 1 + sum(drought[0] > now[0] for drought in ended),
        "longest": longest[0],
        "longest_from": longest[1][1],
        "longest_to": bars.sessions[longest[2]],
    }
    named = [longest[1], now[1], *counts.points(bars, [longest[2], now[2]], price)]
    return Answer(told[str(args["of"])], tuple(named))


def _ended(book: Book, price: str) -> list[tuple[int, Point, int]]:
    """Return each ended drought: its sessions, the record before it, the row after."""
    sessions = book.subject.sessions
    found = []
    for row, before in counts.passed(book, price):
        between = row - bisect_right(sessions, before[1])
        if before[1] >= sessions[0] and between > 0:
            found.append((between, before, row))
    return found


PART = Kind(
    name="drought_rank",
    doc=(
        "Where a record ends a drought, its rank counts the droughts that ended before "
        "and were longer, and adds one. Asked for the longest, it is the one of most "
        "sessions strictly between two records of the bars at hand, the one that ends "
        "now included; of equal ones the first."
    ),
    role="record",
    args=(record_kind.PRICE, OF),
    unit=lambda args: UNITS[str(args["of"])],
    needs=record_kind.needs,
    measure=measure,
    define=define,
    formula=lambda args: FORMULAS[str(args["of"])],
    convention=lambda args: (
        "the sessions strictly between the two records; "
        f"{record_kind.PART.convention(args)}"
    ),
    rarity=by_smallness,
    theme=lambda _: "high",
    quiet=lambda args: args["of"] != "rank",
    latest=latest,
)
