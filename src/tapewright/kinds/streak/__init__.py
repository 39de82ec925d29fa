"""The streak: how many days, weeks or months in a row went the same way."""

from __future__ import annotations

from itertools import pairwise
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
    by_size,
)
from tapewright.kinds.change import period_ends
from tapewright.kinds.close import numbers
from tapewright.market import kernels
from tapewright.market.lookback import FIRST, looked_back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

SPAN = Choice(
    "span", (Option("day", "house"), Option("week", "house"), Option("month", "house"))
)
UNCHANGED = Choice(
    "unchanged",
    (
        Option("breaks", "house"),
        Option("ignored", "accepted", "passes over unchanged periods"),
    ),
)


def runs_to_date(
    series: Series, span: str, unchanged: str = "breaks"
) -> NDArray[np.float64]:
    """Return the run that each session's period extends so far, signed; NaN is none."""
    periods = series.period(span)
    base = kernels.base_rows(periods)
    signs = np.sign(series.close - kernels.taken(series.close, base))
    return to_date(signs, periods, unchanged)


def to_date(
    signs: NDArray[np.float64], periods: NDArray[np.int64], unchanged: str = "breaks"
) -> NDArray[np.float64]:
    """Return the run of signs that each row's period extends so far; NaN is none."""
    base, ends = kernels.base_rows(periods), kernels.is_period_end(periods)
    at_ends = np.full(len(signs), np.nan)
    at_ends[ends] = _runs(signs[ends], unchanged)
    prior = kernels.taken(at_ends, base)
    run = np.where(signs == np.sign(prior), prior + signs, signs)
    if unchanged == "ignored":
        run = np.where(signs == 0, prior, run)
    return np.where(run == 0, np.nan, run)


def _runs(signs: NDArray[np.float64], unchanged: str) -> NDArray[np.float64]:
    """Return run lengths of whole periods; ignored ones keep the run before them."""
    if unchanged == "breaks":
        return kernels.runs(signs)
    moved = signs != 0
    lengths = np.concatenate([[0.0], kernels.runs(signs[moved])])
    run: NDArray[np.float64] = lengths[np.cumsum(moved)]
    return run


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the run to date: 3 for a third rise in a row, -2 for a second fall."""
    return runs_to_date(panel.subject, str(args["span"]), str(args["unchanged"]))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back no further than the run began."""
    span, ignored = str(args["span"]), args["unchanged"] == "ignored"

    def answer(part: Panel) -> float | None:
        _, signs = end_signs(part.subject, span)
        moved = signs[signs != 0] if ignored else signs
        run = last_run(moved, whole=len(part) == len(panel))
        return run or (None if run is None else np.nan)

    return looked_back(panel, FIRST[span] // 2, answer)


def end_signs(
    series: Series, span: str
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the last row of every period, and which way each but the first went."""
    ends = ends_of(series, span)
    return ends, np.sign(np.diff(series.close[ends]))


def ends_of(series: Series, span: str) -> NDArray[np.int64]:
    """Return the last row of every period; the current one ends with the last row."""
    if span == "day":
        return np.arange(len(series))
    return np.flatnonzero(kernels.is_period_end(series.period(span)))


def last_run(signs: NDArray[np.float64], *, whole: bool) -> float | None:
    """Return the signed length of the run that the last sign ends, 0 where it is none.

    None where the run may have begun before the first sign: where these are not the
    whole history, and all are alike.
    """
    if not len(signs):
        return 0.0 if whole else None
    if not abs(signs[-1]) > 0:
        return 0.0
    others = np.flatnonzero(signs != signs[-1])
    if not len(others) and not whole:
        return None
    begun = int(others[-1]) + 1 if len(others) else 0
    return float(signs[-1]) * (len(signs) - begun)


def runs_of(bars: Columns, span: str, unchanged: str) -> list[tuple[int, list[int]]]:
    """Return the run that stands at the end of each period but the first.

    A run is its sign and the rows it rests on: its base, then the end of each period.
    """
    close, runs, run = numbers(bars.close), list[tuple[int, list[int]]](), (0, [0])
    for base, end in pairwise(period_ends(bars, span)):
        sign = (close[end] > close[base]) - (close[end] < close[base])
        if sign and sign == run[0]:
            run = (sign, [*run[1], end])
        elif sign or unchanged == "breaks":
            run = (sign, [base, end])
        runs.append(run)
    return runs


def define(book: Book, args: ArgValues) -> Answer | None:
    """Count the run that stands now, from the period that began it."""
    bars = book.subject
    runs = runs_of(bars, str(args["span"]), str(args["unchanged"]))
    if not runs or not runs[-1][0]:
        return None
    sign, rows = runs[-1]
    named = (*rows, len(bars.sessions) - 1)
    points = tuple((bars.symbol, bars.sessions[row], "close") for row in named)
    return Answer(sign * (len(rows) - 1), points)


PART = Kind(
    name="streak",
    doc=(
        "A streak counts consecutive days, weeks or months that closed higher, or "
        "lower, than the one before; the current one counts to date. Rises count up, "
        "falls count below zero. An unchanged close ends a streak; some pass over it "
        "instead."
    ),
    role="context",
    args=(SPAN, UNCHANGED),
    unit=lambda _: "count",
    needs=lambda _: Need(),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the number of {args['span']}s in a row that closed the same way"
    ),
    convention=lambda args: (
        f"closing prices; an unchanged {args['span']} "
        f"{'ends the run' if args['unchanged'] == 'breaks' else 'is passed over'}"
    ),
    rarity=by_size,
    theme=lambda args: f"streak {args['span']}",
    latest=latest,
)
