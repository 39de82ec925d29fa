"""How large a proved change is in its subject's usual moves, and which words fit it.

A move is measured in the subject's usual day or week (`intensity`). A word is too
strong for a move of less than half the smallest that it honestly fits, and too weak for
one two bands above the largest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tapewright.finding import measured
from tapewright.intensity import BANDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tapewright.finding import Market
    from tapewright.model import Question
    from tapewright.report import Verdict

RATED: Final = ("day", "week")
"""Spans that have a usual move; longer ones are measured in usual weeks."""
NAMES: Final = tuple(name for name, _ in BANDS)
TOPS: Final = tuple(limit for _, limit in BANDS)
CLEAR: Final = 2
"""How many times smaller, or how many bands weaker, is beyond dispute."""
SAME: Final = (0.9, 1.1)
"""Between these a move is the size of a usual one."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a proved change is: in percent, and in the subject's usual moves."""

    percent: Decimal
    usual: Decimal
    span: str
    unit: str

    @property
    def moves(self) -> float:
        """The change in usual moves, without its sign."""
        return float(abs(self.percent) / self.usual)

    @property
    def sign(self) -> int:
        """Which way it went."""
        return (self.percent > 0) - (self.percent < 0)

    @property
    def said(self) -> str:
        """The change and its size: "-0.77% is the size of a usual day (0.83%)"."""
        told = f"a usual {self.unit} ({self.usual:.2f}%)"
        low, high = SAME
        if low <= self.moves <= high:
            return f"{self.percent:+.2f}% is the size of {told}"
        if self.moves < low:
            return f"{self.percent:+.2f}% is {self.moves:.2f} of {told}"
        return f"{self.percent:+.2f}% is {self.moves:.1f} times {told}"


@dataclass(frozen=True, slots=True)
class Word:
    """What a word for a move implies: its sign (0 for either) and the bands it fits."""

    sign: int
    least: int
    largest: int

    @property
    def floor(self) -> float:
        """The smallest move that it fits, in usual ones."""
        return TOPS[self.least - 1] if self.least else 0.0

    def judged(self, size: Size) -> str:
        """Return "overstated", "understated" or "" for a move's size."""
        if self.sign and self.sign != size.sign:
            return ""  # it is the word for something else
        if size.moves * CLEAR < self.floor:
            return "overstated"
        at = next(n for n, top in enumerate(TOPS) if size.moves < top)
        return "understated" if at - self.largest >= CLEAR else ""


def sizes_of(verdicts: Sequence[Verdict], market: Market) -> list[Size | None]:
    """Return how large each claim's proved change is, None where it tells none."""
    seen: dict[Question, Size | None] = {}
    sizes: list[Size | None] = []
    for verdict in verdicts:
        question = verdict.claim.question
        if verdict.fact is None or question is None or question.kind != "change":
            sizes.append(None)
            continue
        if question not in seen:
            seen[question] = _size(question, market)
        sizes.append(seen[question])
    return sizes


def _size(question: Question, market: Market) -> Size | None:
    args = {**dict(question.args), "unit": "percent"}
    span = str(args["span"])
    unit = span if span in RATED else RATED[-1]
    subject, session = question.subject, question.session
    change = measured(market, "change", subject, session, **args)
    usual = measured(market, "usual_move", subject, session, span=unit)
    if change is None or usual is None or not usual.number:
        return None
    return Size(change.number, usual.number, span, unit)
