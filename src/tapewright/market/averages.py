"""Kernels over trailing windows: sums, means and deviations of the last n values.

A running total depends in its last bits on all that came before; here a window's answer
depends on its own values alone, so that one row computed by itself equals the same row
of a whole history. Windows of 1, 2, 4, ... values are made from pairs of halves, and
any length from those: O(n log length). NaN in a window makes its answer NaN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tapewright.market.kernels import Floats


def trailing_sum(values: Floats, length: int) -> Floats:
    """Return the sum of the last `length` values up to each, shape (n,)."""
    answer = np.full(len(values), np.nan)
    if len(values) < length:
        return answer
    count = len(values) - length + 1
    total, added, block, size = np.zeros(count), 0, values, 1
    while True:
        if length & size:
            total = total + block[added : added + count]
            added += size
        if added == length:
            break
        block = block[:-size] + block[size:]
        size *= 2
    answer[length - 1 :] = total
    return answer


def trailing_mean(values: Floats, length: int) -> Floats:
    """Return the mean of the last `length` values up to each, shape (n,)."""
    return trailing_sum(values, length) / length


def trailing_deviation(values: Floats, length: int) -> Floats:
    """Return the sample standard deviation of the last `length` values, shape (n,).

    Halves are joined by their means and squared deviations, without the cancellation of
    a sum of squares (Chan, Golub and LeVeque, 1979).
    """
    answer = np.full(len(values), np.nan)
    if len(values) < length:
        return answer
    count, joined, size = len(values) - length + 1, 0, 1
    means, squares = values, np.zeros_like(values)
    mean, square = np.zeros(count), np.zeros(count)
    while True:
        if length & size:
            here = slice(joined, joined + count)
            apart = means[here] - mean
            joined += size
            mean = mean + apart * (size / joined)
            weight = (joined - size) * size / joined
            square = square + (squares[here] + apart * apart * weight)
        if joined == length:
            break
        apart = means[size:] - means[:-size]
        squares = squares[:-size] + squares[size:] + apart * apart * (size / 2)
        means = (means[:-size] + means[size:]) / 2
        size *= 2
    answer[length - 1 :] = np.sqrt(square / (length - 1))
    return answer
