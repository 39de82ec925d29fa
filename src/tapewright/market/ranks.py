"""Ranks so far: how many earlier values were larger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tapewright.market.kernels import dense_ranks

if TYPE_CHECKING:
    from tapewright.market.kernels import Floats, Rows


def ends_beyond(sizes: Floats, bases: Rows, groups: Rows, *, ties: bool) -> Rows:
    """Count, for each row, the ends of earlier periods of its group that were larger.

    The ends before a row are cut into blocks of 1, 2, 4, ... as the binary digits of
    their number say, each sorted: one search a digit, O(n log^2 n), no loop over rows.

    Args:
        sizes: What is compared, shape (n,); NaN counts for nothing and has no count.
        bases: The last row of the period before each row's own, -1 where there is none.
        groups: Numbers rising with time: only ends of a row's own group count.
        ties: Whether as large counts as larger.
    """
    counts = np.zeros(len(sizes), np.int64)
    ends = bases[np.diff(bases, prepend=-1) > 0]
    if not len(ends):
        return counts
    keys = _keys(sizes, groups)
    unknown = np.isnan(sizes)
    stops = np.searchsorted(ends, bases, side="right")
    digits = len(ends).bit_length()
    known = np.zeros(1 << digits, np.int64)
    known[: len(ends)] = np.where(unknown[ends], 0, keys[ends])
    apart = int(keys.max()) + 1
    for power in range(digits):
        rows = np.flatnonzero((stops >> power) & 1)
        size, number = 1 << power, stops[rows] >> (power + 1) << 1
        blocks = known.reshape(-1, size)
        offset = np.arange(len(blocks))[:, None] * apart
        ordered = (np.sort(blocks, axis=1) + offset).ravel()
        wanted = keys[rows] + number * apart
        found = np.searchsorted(ordered, wanted, side="left" if ties else "right")
        counts[rows] += size - (found - number * size)
    return np.where(unknown, 0, counts)


def _keys(sizes: Floats, groups: Rows) -> Rows:
    """Return whole numbers from 1 in the order of group, then size."""
    keys: Rows = (groups - groups[0]) * (len(sizes) + 1) + dense_ranks(sizes) + 1
    return keys
