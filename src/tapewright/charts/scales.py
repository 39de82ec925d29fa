"""Where things stand in a chart: ticks, domains, and labels kept apart."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, isfinite, log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STEPS: Final = (1, 2, 2.5, 5, 10)


def domain(values: Iterable[float]) -> tuple[float, float]:
    """Return the lowest and highest value with air around them, never nothing."""
    known = [value for value in values if isfinite(value)] or [0.0, 1.0]
    low, high = min(known), max(known)
    air = (high - low) * 0.06 or abs(high) * 0.01 or 1.0
    return low - air, high + air


def ticks(low: float, high: float, count: int) -> list[float]:
    """Return about `count` round numbers within a domain."""
    rough = (high - low) / count
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * by for by in STEPS if unit * by >= rough * 0.999)
    first, last = ceil(low / step), floor(high / step)
    return [round(step * at, 10) for at in range(first, last + 1)]


def decimals(values: Sequence[float], most: int = 4) -> int:
    """Return the fewest decimals that still tell values as they are."""
    for places in range(most):
        if all(abs(value - round(value, places)) < 10**-5 for value in values):
            return places
    return most


def price_decimals(values: Sequence[float]) -> int:
    """Return two decimals for prices; four where two would lose a small price."""
    small = max((abs(value) for value in values), default=0) < 10  # noqa: PLR2004
    return 4 if small and decimals([round(v, 4) for v in values]) > 2 else 2  # noqa: PLR2004


def date_ticks(sessions: Sequence[date], most: int) -> list[date]:
    """Return at most `most` sessions evenly apart, weeks' first ones where it can."""
    starts = [
        day
        for before, day in pairwise(sessions)
        if day.isocalendar()[:2] != before.isocalendar()[:2]
    ]
    days = starts if len(starts) >= most // 2 else list(sessions)
    return days[:: -(-len(days) // most)] if days else []


def span_of(sessions: Sequence[date]) -> tuple[date, date]:
    """Return the first and last day to show, at least two days apart."""
    if not sessions:
        return date(2000, 1, 1), date(2000, 1, 3)
    first, last = min(sessions), max(sessions)
    day = timedelta(days=1)
    return (first, last) if first < last else (first - day, last + day)


def nudged(wanted: Sequence[float], gap: float, height: float) -> list[float]:
    """Move positions apart to `gap`, each group about its mean, within 0..height.

    The order stays. Where there is no room for the gap, it shrinks.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    gap = min(gap, height / max(1, len(wanted) - 1))
    groups: list[list[int]] = []
    tops: list[float] = []
    for at in order:
        groups.append([at])
        tops.append(_top([wanted[at]], gap, height))
        while len(groups) > 1 and tops[-2] + gap * len(groups[-2]) > tops[-1]:
            merged = groups[-2] + groups[-1]
            groups[-2:] = [merged]
            tops[-2:] = [_top([wanted[i] for i in merged], gap, height)]
    placed = [0.0] * len(wanted)
    for group, top in zip(groups, tops, strict=True):
        for row, at in enumerate(group):
            placed[at] = top + gap * row
    return placed


def _top(wanted: Sequence[float], gap: float, height: float) -> float:
    """Return where a group of labels begins: centred on its wish, inside the plot."""
    extent = gap * (len(wanted) - 1)
    top = sum(wanted) / len(wanted) - extent / 2
    return max(0.0, min(top, height - extent))
