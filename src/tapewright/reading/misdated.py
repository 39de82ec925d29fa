"""How a right date comes to stand there wrong, and how likely dates are alike."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tapewright.reading.digits import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tapewright.model import Dated

FEW: Final = timedelta(4)
"""Days within which a date is taken for the one beside it."""

MONTH: Final = timedelta(31)


def mangled(truth: date, stated: Dated) -> Iterator[Slip]:
    """Yield which slip makes the stated date of the true one."""
    months = _alike(truth.month, stated)
    if stated.first == stated.last:
        if stated.first.day == truth.day and months:
            yield Slip("the right day of another year", 4)
        elif stated.first.year == truth.year and months and _lost(truth, stated):
            yield Slip("the day with a digit lost or doubled", 4)
        elif abs(stated.first - truth) <= FEW:
            away = abs((stated.first - truth).days)
            unit = "one day" if away == 1 else f"{away} days"
            yield Slip(f"{unit} off", 2 * FEW.days)
    elif stated.last - stated.first < MONTH and months:
        yield Slip("the right month of another year", 4)


def _alike(month: int, stated: Dated) -> bool:
    return stated.first.month == stated.last.month == month


def _lost(truth: date, stated: Dated) -> bool:
    long, short = sorted((str(truth.day), str(stated.first.day)), key=len, reverse=True)
    return len(long) > len(short) and short in (long[0], long[1])


def chance(stated: Dated, session: date, first: date) -> float:
    """Return how likely a random earlier date falls into the stated one.

    What is news happened at any age with the same odds on a scale of doublings: last
    month as likely as between one year and two.

    Args:
        stated: The date as it is told.
        session: When it is told.
        first: The first date that it could be.
    """
    near = max((session - stated.last).days, 1)
    far = max((session - stated.first).days, near) + 1
    whole = max((session - first).days, far)
    return math.log(far / near) / max(math.log(whole), 1.0)
