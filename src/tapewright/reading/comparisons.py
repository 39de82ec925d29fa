"""Comparisons of a stated number with the true one: how alike, how far, which way."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tapewright.model import Fact, Stated
    from tapewright.reading.asked import Asked

NEAR: Final = (Decimal("0.8"), Decimal("1.25"))
"""How far from a level a number may lie, as a share of it, and still be meant as it."""


def near(stated: Stated, truth: Decimal) -> bool:
    """Return whether a level is close enough to be meant as an index's own."""
    return not truth or NEAR[0] <= stated.value / truth <= NEAR[1]


def alike(stated: Stated, truth: Decimal) -> bool:
    """Return whether a number is the right one but for a digit or two that swapped."""
    right = f"{truth.quantize(stated.step):f}"
    given = f"{stated.value:f}"
    if len(right) == len(given):
        wrong = [n for n, (a, b) in enumerate(zip(right, given, strict=True)) if a != b]
        swapped = len(wrong) == 2 and sorted(right) == sorted(given)  # noqa: PLR2004
        return len(wrong) == 1 or swapped
    longer, shorter = sorted((right, given), key=len, reverse=True)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def said_of(fact: Fact) -> str:
    """Return a fact's value as a sentence says it."""
    if not isinstance(fact.value, Decimal):
        return str(fact.value)
    if fact.unit in ("count", "sessions"):
        return f"{abs(fact.value):f}"
    number = f"{fact.value.quantize(Decimal('0.01')):,f}"
    plus = "+" if fact.value > 0 and fact.unit in ("percent", "points") else ""
    unit = {"percent": "%", "percentage_points": " percentage points", "level": ""}
    return f"{plus}{number}{unit.get(fact.unit, f' {fact.unit}')}"


def flips(asked: Asked, fact: Fact | None) -> bool:
    """Return whether an error turns the story round: a fall told as a rise."""
    if fact is None:
        return asked.claim.stated is None
    if asked.sign is None or not isinstance(fact.value, Decimal):
        return False
    return bool(fact.number) and bool(asked.sign) and fact.number * asked.sign < 0
