"""A flaw in a series of bars: what it is, where, and how grave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.market.bars import date_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from tapewright.market.bars import Series

WHAT: Final = {
    "missing": "sessions of the calendar without a bar",
    "hole": "more than ten sessions in a row without a bar",
    "last_missing": "the latest sessions without a bar",
    "extra": "a bar on a date that is no session",
    "stale": "prices that repeat the session before",
    "repeated_prices": "one price in all four columns, where there usually is a range",
    "no_range": "no high or low, where there usually is one",
    "high_below_low": "a high below the low",
    "open_outside_range": "an open above the high or below the low",
    "close_outside_range": "a close above the high or below the low",
    "nonpositive": "a price that is zero or less",
    "jump": "a close 40% or more away from the one before",
    "zero_volume": "no volume, where there usually is one",
}
"""Every flaw there is, and what it means."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong, from `session` to `last_session`, both included.

    `what` is a key of `WHAT`; `columns` are those concerned. `severity` is "error"
    where figures told from these bars would be wrong, "warning" where they may be.
    `message` is one sentence that says what and where.
    """

    symbol: str
    session: date
    last_session: date
    what: str
    columns: tuple[str, ...]
    message: str
    severity: str


def flaw(  # noqa: PLR0913, PLR0917 - a flaw's own fields
    series: Series,
    rows: tuple[int, int],
    what: str,
    columns: tuple[str, ...],
    clause: str,
    severity: str = "error",
) -> Flaw:
    """Return the flaw of rows first..last-1; `clause` follows the symbol."""
    start, stop = rows
    first, last = date_of(series.days[start]), date_of(series.days[stop - 1])
    when = f"on {first}" if stop - start == 1 else f"from {first} to {last}"
    message = f"{series.symbol} {clause} {when}."
    return Flaw(series.symbol, first, last, what, columns, message, severity)


def runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the rows first..last-1 of each run of True."""
    edges = np.flatnonzero(np.diff(mask.astype(np.int8), prepend=0, append=0))
    return [(int(start), int(stop)) for start, stop in edges.reshape(-1, 2)]


def listed(words: Sequence[str]) -> str:
    """Write words as a list: "open, high and low"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def shown(value: float) -> str:
    """Write a price as it stands in a file: no more digits than it has."""
    return f"{value:.10g}"
