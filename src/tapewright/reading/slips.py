"""What the right figure becomes in print when a slip is made, as neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from tapewright.model import DEGREE, Dated, Stated
from tapewright.reading import digits, misdated
from tapewright.reading.nearby import Near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tapewright.model import Value
    from tapewright.reading.nearby import Nearby


@dataclass(frozen=True)
class Figure:
    """A right figure beside the stated one.

    `slack` is how far vendors' levels differ; `signed` whether the text tells a
    direction: if not, sizes are compared.
    """

    near: Nearby
    stated: Stated | Dated
    slack: Decimal
    signed: bool

    @cached_property
    def answer(self) -> Near | None:
        """What the bars answer to the question itself, None where it does not hold."""
        return self.near.answered(self.near.question, "")

    @property
    def truth(self) -> Value | None:
        """The answer as the text would tell it."""
        return told(self.answer.value, signed=self.signed) if self.answer else None

    def rounded(self) -> Iterator[Near]:
        """Yield how rounding gives the stated number."""
        truth, stated = self.truth, self.stated
        if isinstance(truth, Decimal) and isinstance(stated, Stated):
            yield from self._own(digits.rounding(truth, stated, self._wobble))
            if not digits.counts(truth, stated):
                yield from self._own(digits.nearly(truth, stated))

    def flipped(self) -> Iterator[Near]:
        """Yield whether the sign alone is wrong."""
        truth, stated = self.truth, self.stated
        if isinstance(truth, Decimal) and isinstance(stated, Stated) and self.signed:
            yield from self._own(digits.flipped(truth, stated))

    def mangled(self) -> Iterator[Near]:
        """Yield which slip of the digits, or of the date, gives what is stated."""
        truth, stated = self.truth, self.stated
        if isinstance(truth, date) and isinstance(stated, Dated):
            yield from self._own(misdated.mangled(truth, stated))
        if isinstance(truth, Decimal) and isinstance(stated, Stated):
            if digits.counts(truth, stated):
                yield from self._own(digits.nearly(truth, stated))
            slack = self.slack if DEGREE.get(self.near.unit) else Decimal(0)
            yield from self._own(digits.mangled(truth, stated, slack))

    def mistyped(self) -> Iterator[Near]:
        """Yield whether one digit is another."""
        truth, stated = self.truth, self.stated
        if isinstance(truth, Decimal) and isinstance(stated, Stated):
            yield from self._own(digits.mistyped(truth, stated))

    @property
    def _wobble(self) -> Decimal:
        """How far the answer moves when both of its closes are another vendor's."""
        unit, both = self.near.unit, 2 * self.slack
        if unit not in ("percent", "percentage_points"):
            return both if DEGREE.get(unit) else Decimal(0)
        level = Decimal(float(self.near.series.close[self.near.row]))
        return abs(100 * both / level) if level else Decimal(0)

    def _own(self, slips: Iterable[digits.Slip]) -> Iterator[Near]:
        """Yield slips of the figure itself: the question and its answer stay."""
        if self.answer is None:
            return
        question, value = self.near.question, self.answer.value
        for one in slips:
            words, slip, tries = one.changed, one.slip, one.tries
            yield Near(
                question, value, words, self.answer.spread, slip, tries, own=True
            )


def told(value: Value, *, signed: bool) -> Value:
    """Return a value without its sign where the text tells none."""
    return abs(value) if isinstance(value, Decimal) and not signed else value
