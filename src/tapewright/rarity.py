"""Rarity: how often a subject's own past saw as much as a fact says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from tapewright.evidence import compared
from tapewright.market import kernels, ranks
from tapewright.market.bars import EPOCH, SPANS, Series, date_of
from tapewright.model import Rarity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.kinds import ArgValues, Kind
    from tapewright.market.bars import Panel


def rarity(
    asked: Kind,
    args: ArgValues,
    panel: Panel,
    values: NDArray[np.float64],
    row: int,
) -> Rarity | None:
    """Return how rare a measure's value at a row is among those before it.

    A day is compared with the days before it, a week (a month, ...) to date with the
    ends of the weeks before it: those count that were as large in the same direction.
    None where the value is no news by itself, nothing at all, or unknown.

    Args:
        asked: The kind.
        args: Its arguments.
        panel: The subject beside the others.
        values: The kind's measure, shape (n,) or at least up to the row.
        row: Which session.
    """
    if asked.quiet(args) or np.isnan(values[row]):
        return None
    series, span, start = panel.subject, span_of(args), first_counted(panel, args)
    days, periods = series.days[: row + 1], series.period(span)[: row + 1]
    sizes = kernels.settled(asked.rarity(values[: row + 1], days))
    if sizes[row] == 0:
        return None
    ended = kernels.is_period_end(periods) & (periods < periods[-1])
    past = np.flatnonzero(ended[start:]) + start
    directed = sizes[past] * np.sign(sizes[row])
    as_rare = past[directed >= abs(sizes[row])]
    return Rarity(
        times=len(as_rare),
        of=len(past),
        span=span,
        first=date_of(series.days[min(start, row)]),
        last=date_of(series.days[as_rare[-1]]) if len(as_rare) else None,
    )


@dataclass(frozen=True, slots=True)
class Rarities:
    """The rarity of every row of a measure, as columns of shape (n,)."""

    series: Series
    span: str
    start: int
    sizes: NDArray[np.float64]
    times: NDArray[np.int64]
    of: NDArray[np.int64]
    last: NDArray[np.int64]

    def at(self, row: int) -> Rarity | None:
        """Return one row's rarity, None where it is no news."""
        if not self.sizes[row]:
            return None
        last = int(self.last[row])
        return Rarity(
            times=int(self.times[row]),
            of=int(self.of[row]),
            span=self.span,
            first=date_of(self.series.days[min(self.start, row)]),
            last=date_of(self.series.days[last]) if last >= 0 else None,
        )


def rarities(
    asked: Kind, args: ArgValues, panel: Panel, values: NDArray[np.float64]
) -> Rarities | None:
    """Return the rarity of every row at once: O(n log n) for a whole history.

    None where the kind is no news by itself.
    """
    if asked.quiet(args):
        return None
    series, span, start = panel.subject, span_of(args), first_counted(panel, args)
    periods = series.period(span)
    sizes = kernels.settled(asked.rarity(values, series.days))
    counted = np.where(np.arange(len(series)) < start, np.nan, sizes)
    ends = kernels.is_period_end(periods)
    ends[:start] = False
    bases = kernels.base_rows(periods)
    before = np.concatenate([[0], np.cumsum(ends)])
    last = kernels.last_end_as_large(counted, periods)
    times = np.where(sizes > 0, _times(counted, bases), _times(-counted, bases))
    return Rarities(series, span, start, sizes, times, before[bases + 1], last)


def _times(sizes: NDArray[np.float64], bases: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count, for each row, the earlier periods' ends that were as large or larger."""
    large = np.where(sizes > 0, sizes, np.nan)
    return ranks.ends_beyond(large, bases, np.zeros_like(bases), ties=True)


def span_of(args: ArgValues) -> str:
    """Return the span whose ends a value is compared with."""
    span = args.get("span")
    return span if span in SPANS and isinstance(span, str) else "day"


def first_counted(panel: Panel, args: ArgValues) -> int:
    """Return the first row at which a question can be asked at all.

    What is compared with others begins when the last of them does; what is measured
    from a date begins after it.
    """
    starts = [one.days[0] for one in compared(panel, args) if len(one)]
    if since := args.get("since"):
        starts.append(date.fromisoformat(str(since)).toordinal() - EPOCH + 1)
    days = panel.subject.days
    return int(np.searchsorted(days, max(starts, default=days[0])))
