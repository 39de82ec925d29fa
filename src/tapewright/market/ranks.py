"""Ranks so far: how many earlier values were larger."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from math import isnan
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tapewright.market.kernels import Floats, Rows


def ends_beyond(sizes: Floats, bases: Rows, groups: Rows, *, ties: bool) -> Rows:
    """Count, for each row, the ends of earlier periods of its group that were larger.

    Kept sorted as they come, so that a count is one search: O(n log n), and the moves
    within a list that a block copy makes.

    Args:
        sizes: What is compared, shape (n,); NaN counts for nothing and has no count.
        bases: The last row of the period before each row's own, -1 where there is none.
        groups: Numbers rising with time: only ends of a row's own group count.
        ties: Whether as large counts as larger.
    """
    known, seen, own, counts = list[float](), -1, None, list[int]()
    plain, numbered = sizes.tolist(), groups.tolist()
    search = bisect_left if ties else bisect_right
    for size, base, group in zip(plain, bases.tolist(), numbered, strict=True):
        if group != own:
            own = group
            known.clear()
        if base > seen:
            seen = base
            if numbered[base] == own and not isnan(plain[base]):
                insort(known, plain[base])
        counts.append(0 if isnan(size) else len(known) - search(known, size))
    return np.array(counts, np.int64)
