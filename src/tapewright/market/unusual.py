"""Bars that are unlike their own series: copied, flat, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.market.bars import PRICES
from tapewright.market.flaws import Flaw, flaw, listed, runs, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from tapewright.market.bars import Series

    Mask = NDArray[np.bool_]

YEAR: Final = 250
"""Rows before a flaw that show what is usual for the series."""
SHORTEST: Final = 20
"""Rows that it takes to say what is usual."""
MOSTLY: Final = 0.9
RARELY: Final = 0.02
"""A share of rows up to which repeated prices are no coincidence of coarse ticks."""
PAIR: Final = 2


def stale(series: Series) -> Iterator[Flaw]:
    """Find prices carried over from the session before.

    Two of open, high and low that repeat are a copy, not a coincidence, unless prices
    of this series repeat all the time. A close alone may really be unchanged.
    """
    same = {name: _repeats(series.column(name)) for name in PRICES}
    ranged = series.high > series.low
    copies = sum(same[name].astype(int) for name in ("open", "high", "low"))
    copied = (copies >= PAIR) & ranged
    any_same = ranged & (copies > 0)
    usual = _usual(any_same)
    for row in np.flatnonzero(copied).tolist():
        names = tuple(name for name in PRICES if same[name][row])
        values = listed([shown(series.column(name)[row]) for name in names])
        clause = f"repeats {listed(names)} of the session before, {values},"
        coarse = usual[row] > RARELY and len(names) < len(PRICES)
        severity = "warning" if coarse else "error"
        yield flaw(series, (row, row + 1), "stale", names, clause, severity)
    often = _usual(same["close"]) > RARELY / 2
    for rows in runs(same["close"] & ~copied):
        if not often[rows[0]]:
            value = shown(series.close[rows[0]])
            clause = f"repeats the close of the session before, {value},"
            yield flaw(series, rows, "stale", ("close",), clause, "warning")


def unusual(series: Series) -> Iterator[Flaw]:
    """Find what is left out of a series that usually has it."""
    flat = (series.high == series.low) & (series.open == series.close)
    unknown = np.isnan(series.high) | np.isnan(series.low)
    ranged = _usual(~flat & ~unknown)
    traded = _usual(series.volume > 0)
    for what, columns, mask, share, clause in (
        ("repeated_prices", PRICES, flat, ranged, "has one price in all four columns"),
        ("no_range", ("high", "low"), unknown, ranged, "has no high or low"),
        ("zero_volume", ("volume",), series.volume == 0, traded, "has no volume"),
    ):
        for rows in runs(mask):
            if share[rows[0]] >= MOSTLY:
                yield flaw(series, rows, what, columns, clause, "warning")


def _repeats(values: NDArray[np.float64]) -> Mask:
    return np.append(np.zeros(min(len(values), 1), bool), values[1:] == values[:-1])


def _usual(mask: Mask) -> NDArray[np.float64]:
    """Return the share of a year's rows before each row; NaN where few are before."""
    counts = np.append(0, np.cumsum(mask))
    rows = np.arange(len(mask))
    since = np.maximum(rows - YEAR, 0)
    known = rows - since
    shares = (counts[rows] - counts[since]) / np.maximum(known, 1)
    return np.where(known >= SHORTEST, shares, np.nan)
