"""What printed numbers leave open: ranges, what follows from them, what they admit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tapewright.model import Dated, Stated

HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from `low` to `high`, both ends included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Range:
        return Range(-self.high, -self.low)

    def __mul__(self, other: Range) -> Range:
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Range(min(ends), max(ends))

    def __truediv__(self, other: Range) -> Range:
        """Divide by a range above zero."""
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Range(min(ends), max(ends))

    @property
    def middle(self) -> Decimal:
        """The number that a range is told by."""
        return (self.low + self.high) / 2


ONE: Final = Range(Decimal(1), Decimal(1))


def printed(stated: Stated) -> Range | None:
    """Return what a number may have been before it was rounded; None with a bound."""
    if stated.bound != "=":
        return None
    reach = stated.step / 2
    return Range(stated.value - reach, stated.value + reach)


def factor(percent: Range) -> Range:
    """Return what a change in percent multiplies by."""
    return Range(1 + percent.low / HUNDRED, 1 + percent.high / HUNDRED)


def percent(factor: Range) -> Range:
    """Return the change in percent of what multiplies."""
    return Range((factor.low - 1) * HUNDRED, (factor.high - 1) * HUNDRED)


def bears(stated: Stated, range_: Range, *, cut: bool = True) -> bool:
    """Return whether some number of a range may be printed like this.

    With `cut` also by dropping digits instead of rounding them: that is a manner of
    some desks, not a contradiction.
    """
    reach = (range_.high - range_.low) / 2
    if stated.admits(range_.middle, reach):
        return True
    if not cut or stated.bound != "=":
        return False
    shift = stated.step / 2
    moved = {-1: (shift,), 1: (-shift,)}.get(_sign(stated.value), (shift, -shift))
    return any(stated.admits(range_.middle + by, reach) for by in moved)


def agree(one: Stated | Dated, other: Stated | Dated) -> bool:
    """Return whether two answers to one question can both be right.

    Printed alike, they must be the same; of two precisions the coarser must bear the
    finer. Two that only bound a number ("more than", "nearly") are not compared.
    """
    if isinstance(one, Dated) and isinstance(other, Dated):
        return one.first <= other.last and other.first <= one.last
    if isinstance(one, Dated) or isinstance(other, Dated):
        return True
    if one.step == other.step and one.bound == other.bound == "=":
        return one.value == other.value
    coarse, fine = sorted((one, other), key=_looseness, reverse=True)
    exact = printed(fine)
    return exact is None or bears(coarse, exact)


def _looseness(stated: Stated) -> tuple[bool, Decimal]:
    return stated.bound != "=", stated.step


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)
