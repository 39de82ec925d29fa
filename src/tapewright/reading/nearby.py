"""Answers near a question: what the bars say when one thing about it is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.finding import valued
from tapewright.kinds import Group, Peer, kind
from tapewright.market.bars import date_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.finding import Market
    from tapewright.market.bars import Series
    from tapewright.model import Question, Value

TRAILING: Final = 252
"""Sessions whose values say how far a quantity spreads."""

QUARTER: Final = 63
"""Sessions whose closes are what a level could have been."""

EVEN: Final = 0.2821
"""The deviation of a bell as dense on average as an even spread of one."""


@dataclass(frozen=True, slots=True)
class Near:
    """One neighbour: its question, what the bars answer, and what was changed.

    `spread` is the trailing deviation of what it answers, None for dates. `tries` is
    how many numbers it stands for, where one wording covers several. `own` is whether
    it is the right figure itself, printed wrong: it is known to give what is stated.
    """

    question: Question
    value: Value
    changed: str
    spread: float | None = None
    slip: bool = True
    tries: int = 1
    own: bool = False


@dataclass(frozen=True)
class Nearby:
    """A market seen from one question: values and spreads of what lies around it.

    `told` are arguments that the text tells in so many words.
    """

    market: Market
    question: Question
    told: tuple[str, ...] = ()

    @property
    def series(self) -> Series:
        """The subject's bars."""
        return self.market.of(self.question.subject)

    @property
    def row(self) -> int:
        """The row of the question's session, -1 where the subject did not trade."""
        return self.series.row(self.question.session)

    @property
    def unit(self) -> str:
        """The unit of the question's answer."""
        return unit_of(self.question)

    def with_args(self, **changed: str | int) -> Question:
        """Return the question with some of its arguments changed."""
        args = tuple(sorted((dict(self.question.args) | changed).items()))
        return replace(self.question, args=args)

    def answered(
        self, question: Question, changed: str, *, slip: bool = True
    ) -> Near | None:
        """Return a neighbour with its value, None where it does not hold."""
        if not _known(self.market, question):
            return None
        series = self.market.of(question.subject)
        row = series.row(question.session)
        values = _values(self.market, question)
        if row < 0 or np.isnan(values[row]):
            return None
        if unit_of(question) == "date":
            day = date_of(int(values[row]))
            return Near(question, day, changed, slip=slip)
        alike = replace(question, session=self.question.session) == self.question
        spread = self.own_spread if alike else self.spread(question)
        return Near(question, valued(values[row]), changed, spread, slip)

    @cached_property
    def own_spread(self) -> float | None:
        """How far the answers to the question itself spread."""
        return self.spread(self.question)

    def spread(self, question: Question) -> float | None:
        """Return how far a question's answers spread over the trailing year.

        It is their deviation, in the answer's unit; for a level what an even spread
        over the quarter's closes counts for. None where there are none.
        """
        if not _known(self.market, question):
            return None
        series = self.market.of(question.subject)
        row = series.last_row(question.session)
        if unit_of(question) == "level":
            return level_spread(series, row)
        values = _values(self.market, question)[: row + 1]
        past = values[-TRAILING:]
        past = past[~np.isnan(past)]
        if len(past) < 2:  # noqa: PLR2004 - one value has no spread
            return None
        return float(past.std()) or None


def level_spread(series: Series, row: int) -> float | None:
    """Return the deviation that the quarter's closes up to a row count for."""
    closes = series.close[max(row + 1 - QUARTER, 0) : row + 1]
    return float(np.ptp(closes)) * EVEN or None if len(closes) else None


def unit_of(question: Question) -> str:
    """Return the unit of a question's answer."""
    return kind(question.kind).unit(dict(question.args))


def _values(market: Market, question: Question) -> NDArray[np.float64]:
    return market.values(question.kind, question.subject, dict(question.args))


def _known(market: Market, question: Question) -> bool:
    """Return whether there are bars of all that a question names."""
    args = dict(question.args)
    asked = kind(question.kind).args
    if question.subject not in market.series:
        return False
    for arg in asked:
        if isinstance(arg, Peer):
            peer = args[arg.name]
            if peer == question.subject or peer not in market.series:
                return False
        if isinstance(arg, Group) and args[arg.name] not in market.groups:
            return False
    return True
