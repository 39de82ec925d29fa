"""The last session's answer, looking back from it no further than it takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.market import kernels

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

SESSIONS: Final = {"day": 1, "week": 7, "month": 31}
"""Sessions that a period has at most: markets that never close."""

FIRST: Final = {"day": 64, "week": 160, "month": 480}
"""Sessions that mostly suffice to find the last period like this one."""

FURTHER: Final = 4


def looked_back(
    panel: Panel, rows: int, answer: Callable[[Panel], float | None]
) -> float:
    """Ask ever longer tails of a panel, until one can answer: each four times as long.

    Args:
        panel: The subject cut at the session, beside the others.
        rows: How long the first tail is.
        answer: What is asked of a tail; None where it takes more rows.

    Returns:
        The answer, NaN where the whole panel has none.
    """
    while rows < len(panel):
        found = answer(tail(panel, rows))
        if found is not None:
            return found
        rows *= FURTHER
    found = answer(panel)
    return np.nan if found is None else found


def tail(panel: Panel, rows: int) -> Panel:
    """Return a panel with no more than the subject's last rows."""
    first = max(len(panel) - rows, 0)
    return replace(panel, subject=panel.subject.rows(first, len(panel)))


def last_as_large(panel: Panel, sizes: NDArray[np.float64], span: str) -> float | None:
    """Return the end of the latest earlier period as large, NaN where it is the last.

    None where a panel shows none: a longer one may.
    """
    series = panel.subject
    if not abs(sizes[-1]) > 0:
        return np.nan
    row = kernels.latest_end_as_large(sizes, series.period(span))
    if row < 0:
        return None
    return float(series.days[row]) if row != series.first_row(span) - 1 else np.nan
