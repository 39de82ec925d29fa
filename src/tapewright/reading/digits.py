"""How a right figure comes to stand there wrong: rounding, the sign, the digits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.model import Stated

LEAST: Final = 3
"""Digits from which on one lost, doubled or mistyped says anything."""

POINTS: Final = (1, -1, 2, -2, 3, -3)
"""Places that a decimal point is moved by."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What happened to a figure, in words; how many other figures it could have given.

    `slip` is whether nobody defends it.
    """

    changed: str
    tries: int
    slip: bool = True


def rounding(truth: Decimal, stated: Stated, wobble: Decimal) -> Iterator[Slip]:
    """Yield how rounding may have given the stated number from the true one.

    Args:
        truth: What the bars say.
        stated: What the text says, signed alike.
        wobble: How far the true one moves between vendors.
    """
    if stated.bound != "=":
        return
    step, value = stated.step, stated.value
    away = abs(truth - value)
    if step / 2 < away <= step / 2 + wobble:
        yield Slip(
            "the right figure, rounded from another vendor's closes", 1, slip=False
        )
    if _to(truth, step, ROUND_DOWN) == value and value:
        yield Slip("truncated, not rounded", 1, slip=False)
    for finer in (1, 2):
        between = _to(truth, step.scaleb(-finer))
        if away > step / 2 and _to(between, step) == value:
            yield Slip(f"rounded twice, by way of {between:,f}", 1)
            break


def nearly(truth: Decimal, stated: Stated) -> Iterator[Slip]:
    """Yield whether the stated number is the next to the right one."""
    away = _to(truth, stated.step) - stated.value
    if stated.bound != "=" or abs(away) != stated.step:
        return
    if counts(truth, stated):
        more = "one too many" if abs(stated.value) > abs(truth) else "one too few"
        yield Slip(f"the right count with {more}", 2)
    else:
        yield Slip("within one unit of the last printed digit", 2)


def counts(truth: Decimal, stated: Stated) -> bool:
    """Return whether a number counts something: a small whole one, printed whole."""
    return stated.step == 1 and abs(truth) < 100 and truth == int(truth)  # noqa: PLR2004


def flipped(truth: Decimal, stated: Stated) -> Iterator[Slip]:
    """Yield whether only the sign is wrong."""
    if stated.value and truth and stated.admits(-truth):
        yield Slip("the right figure with the sign flipped", 1)


def mangled(truth: Decimal, stated: Stated, slack: Decimal) -> Iterator[Slip]:
    """Yield which slip of the digits gives the stated number from the true one.

    Args:
        truth: What the bars say.
        stated: What the text says, signed alike.
        slack: How far vendors differ: the figure that was mangled may have been
            another vendor's.
    """
    if stated.bound != "=" or truth * stated.value <= 0:
        return
    size = abs(stated.value)
    for right in _vendors(abs(truth), stated.step, slack):
        told = f"{right:,f}"
        for slip in _of(right, size, stated.step):
            yield Slip(f"{slip.changed} ({told})", slip.tries)
            return
    yield from _decimal_lost(abs(truth), size, stated.step)
    yield from _moved(abs(truth), size, stated.step)


def mistyped(truth: Decimal, stated: Stated) -> Iterator[Slip]:
    """Yield whether one digit is another: the weakest of the slips."""
    if stated.bound != "=" or truth * stated.value <= 0:
        return
    right, wrong = (_to(abs(v), stated.step) for v in (truth, stated.value))
    a, b = _digits(right), _digits(wrong)
    unlike = sum(x != y for x, y in zip(a, b, strict=False))
    if len(a) == len(b) >= LEAST and unlike == 1 and a[0] == b[0]:
        tries = 9 * (len(a) - 1)
        yield Slip(f"the figure with one digit mistyped ({right:,f})", tries)


def _vendors(truth: Decimal, step: Decimal, slack: Decimal) -> Iterator[Decimal]:
    reach = min(int(slack / step), 2)
    right = _to(truth, step)
    for away in sorted(range(-reach, reach + 1), key=abs):
        yield right + away * step


def _of(right: Decimal, wrong: Decimal, step: Decimal) -> Iterator[Slip]:
    a, b = _digits(right), _digits(wrong.quantize(step))
    if b in _transposed(a):
        yield Slip("the figure with its digits transposed", len(a) - 1)
    a, b = a.lstrip("0"), b.lstrip("0")
    if len(a) >= LEAST and b in _lost(a):
        yield Slip("the figure with a digit lost", len(a))
    if len(a) >= LEAST and a in _lost(b):
        doubled = any(x == y and a == b[:n] + b[n + 1 :] for n, x, y in _pairs(b))
        word = "doubled" if doubled else "too many"
        yield Slip(f"the figure with a digit {word}", len(a))


def _decimal_lost(truth: Decimal, size: Decimal, step: Decimal) -> Iterator[Slip]:
    """Yield whether a decimal is missing; without the last it would be rounding."""
    if step >= 1:
        return
    right = _to(truth, step / 10)
    a, b = _digits(right).lstrip("0"), _digits(size.quantize(step)).lstrip("0")
    if len(a) > LEAST and b in _lost(a):
        yield Slip(f"the figure with a digit lost ({right:,f})", len(a))


def _digits(value: Decimal) -> str:
    """Return a number's digits as they are printed, without its point."""
    return f"{value:f}".replace(".", "")


def _pairs(digits: str) -> list[tuple[int, str, str]]:
    return [(n, digits[n], digits[n + 1]) for n in range(len(digits) - 1)]


def _transposed(digits: str) -> set[str]:
    """Return what swapping two neighbours makes; of 0.5 it would move the point."""
    if len(digits) < LEAST and "0" in digits:
        return set()
    swapped = {
        digits[:n] + y + x + digits[n + 2 :] for n, x, y in _pairs(digits) if x != y
    }
    return swapped - {digits}


def _lost(digits: str) -> set[str]:
    """Return what losing one makes; without the last it is rounding or the point."""
    return {digits[:n] + digits[n + 1 :] for n in range(len(digits) - 1)}


def _moved(truth: Decimal, size: Decimal, step: Decimal) -> Iterator[Slip]:
    """Yield whether the point stands elsewhere, or a comma was taken for one."""
    significant = _digits(size).strip("0")
    if len(significant) < 2:  # noqa: PLR2004 - one digit fits anything
        return
    for places in POINTS:
        scaled, unit = size.scaleb(places), step.scaleb(places)
        if abs(scaled - truth) <= unit / 2:
            right = f"{_to(truth, min(unit, Decimal('0.01'))):,f}"
            words = "the figure with its decimal point moved"
            if places == 3 and step == Decimal("0.001"):  # noqa: PLR2004
                words = "the figure with a point for its thousands comma"
            yield Slip(f"{words} ({right})", len(POINTS))
            return


def _to(value: Decimal, step: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Return a value as a multiple of the step, with the step's decimals."""
    return (value / step).quantize(Decimal(1), rounding=rounding) * step
