"""Why an author got another number: the neighbour of a question that admits it.

One thing is changed at a time, never two. What a good editor would believe comes first:

1. the figure itself, rounded otherwise: truncated, rounded twice, one unit off;
2. another defended way to count the same, which is no error: a `convention`;
3. the sign; then the base, what is printed beside it (the high, the points), the span;
4. the sessions beside it and those that the text tells; the symbols that it names;
   the rest of the week;
5. slips of the digits; then its peers, further weeks, one digit mistyped, past years.

Every neighbour tried makes a match by chance likelier, so what is believed first is
tried first, and once a random number would fit in a case of twenty no more are tried.
What a figure's own digits show (1, the sign, slips of the digits) is named beyond that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tapewright.model import DEGREE, Dated, Stated
from tapewright.reading import misdated, otherdays, rings, sisters
from tapewright.reading.corrected import corrected
from tapewright.reading.nearby import Near, Nearby, unit_of
from tapewright.reading.slips import Figure, told
from tapewright.report import Neighbour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tapewright.finding import Market
    from tapewright.model import Question, Value

LIMIT: Final = 0.05
"""The chance beyond which a match says nothing."""

MOST: Final = 4
"""Explanations offered."""

DENSITY: Final = 0.399
"""How often two bell-shaped numbers are alike: 1 / sqrt(2 pi), over their deviation."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What may lie behind a stated number.

    `convention` is a defended way to count the same that admits it, `rivals` the slips
    that do, the likeliest first; `coincidence` the share of random numbers of the same
    precision that some neighbour tried would admit.
    """

    convention: Neighbour | None = None
    rivals: tuple[Neighbour, ...] = ()
    coincidence: float = 0.0


def explained(  # noqa: PLR0913 - each is told by the text
    market: Market,
    question: Question,
    stated: Stated | Dated,
    *,
    named: Sequence[str] = (),
    slack: Callable[[str], Decimal],
    others: Sequence[Question] = (),
    signed: bool = True,
    told: Sequence[str] = (),
    extra: Path | str | None = None,
) -> Explained:
    """Look through the neighbours of a question for those that admit a number.

    Args:
        market: The bars at hand.
        question: What the text was read as, its arguments whole.
        stated: What the text says, signed as it says it.
        named: Other symbols that the text names.
        slack: How far vendors' levels of a symbol differ, in units of the price.
        others: The text's other questions: their symbols and sessions are tried too.
        signed: Whether the text tells a direction; if not, sizes are compared.
        told: Arguments that the text tells: another value of them is a slip.
        extra: The project's own instruments, for their names.

    Raises:
        UnknownSymbol: when there are no bars of the subject.
    """
    near = Nearby(market, question, tuple(told))
    figure = Figure(near, stated, slack(question.subject), signed)
    symbols = tuple(dict.fromkeys([*named, *(other.subject for other in others)]))
    sessions = sorted({other.session for other in others}, reverse=True)
    tiers = _tiers(figure, symbols, sessions, extra)
    return Search(near, stated, slack, signed).over(tiers)


def chance(
    width: float, spread: float, neighbours: Iterable[float], *, signed: bool = True
) -> float:
    """Return how likely some neighbour admits a random number by coincidence.

    For neighbours that spread as the quantity itself does this is 0.28 times their
    number times the width over the spread; 0.56 times where signs are left out.

    Args:
        width: The reach of numbers that one printed number stands for.
        spread: The quantity's trailing deviation, in the same unit.
        neighbours: The neighbours' own trailing deviations.
        signed: Whether numbers are compared with their signs.
    """
    mixed = (math.hypot(spread, other) for other in neighbours)
    alike = DENSITY if signed else 2 * DENSITY
    return min(sum(alike * width / one for one in mixed if one), 1.0)


def _tiers(
    figure: Figure,
    symbols: Sequence[str],
    sessions: Sequence[date],
    extra: Path | str | None,
) -> Iterator[tuple[bool, Iterable[Near]]]:
    """Yield the rings in the order of belief, each with whether chance may hide it."""
    near = figure.near
    peers = near.market.peers_of(near.question.subject)
    yield False, figure.rounded()
    yield False, rings.conventions(near)
    yield False, figure.flipped()
    yield False, rings.swapped(near, symbols, extra)
    yield True, rings.bases(near)
    yield True, sisters.levels(near)
    yield True, rings.arguments(near)
    yield True, sisters.moves(near, extra)
    yield True, rings.spans(near)
    yield True, otherdays.close_by(near, sessions)
    yield True, rings.subjects(near, symbols, extra)
    yield True, otherdays.same_week(near)
    yield False, figure.mangled()
    yield True, rings.subjects(near, peers, extra)
    yield True, sisters.spreads(near, symbols, extra)
    yield True, otherdays.far(near)
    yield True, figure.mistyped()
    yield True, otherdays.years(near)


@dataclass(frozen=True)
class Search:
    """A stated number on its way through the neighbours of its question."""

    near: Nearby
    stated: Stated | Dated
    slack: Callable[[str], Decimal]
    signed: bool

    def over(self, rings: Iterable[tuple[bool, Iterable[Near]]]) -> Explained:
        """Try rings until chance would explain as much."""
        found: list[Neighbour] = []
        seen: set[tuple[Question, Value]] = set()
        total = 0.0
        for hidden, ring in rings:
            if hidden and total > LIMIT:
                continue
            for one in ring:
                key = (one.question, one.value)
                if not one.own and key in seen:
                    continue
                seen.add(key)
                total = min(total + self._chance(one), 1.0)
                if hidden and total > LIMIT:
                    break
                if one.own or self._admits(one):
                    found.append(_neighbour(one, total))
        return _sorted(found, total)

    def _slack(self, question: Question) -> Decimal:
        degree = DEGREE.get(unit_of(question))
        return self.slack(question.subject) if degree else Decimal(0)

    def _admits(self, one: Near) -> bool:
        value, stated = told(one.value, signed=self.signed), self.stated
        if isinstance(stated, Dated):
            return isinstance(value, date) and stated.admits(value)
        if not isinstance(value, Decimal):
            return False
        if not stated.admits(value, self._slack(one.question)):
            return False
        return stated.bound in TWO_SIDED or abs(value - stated.value) <= _reach(stated)

    def _chance(self, one: Near) -> float:
        """Return how likely a neighbour admits a random number."""
        stated, near = self.stated, self.near
        if isinstance(stated, Dated):
            first = near.series.sessions[0]
            return misdated.chance(stated, near.question.session, first) * one.tries
        own, other = self.near.own_spread, one.spread
        if own is None and other is None:
            return 1.0
        width = _width(stated) + 2 * float(self._slack(near.question))
        spreads = own or other or 0.0, [other or own or 0.0]
        return one.tries * chance(width, *spreads, signed=self.signed)


TWO_SIDED: Final = ("=", "about")
ABOUT: Final = 0.05
"""How far "about" reaches, as a share of the number; of levels a tenth of it."""


def _width(stated: Stated) -> float:
    """Return the reach of numbers that a printed one stands for."""
    if stated.bound == "=":
        return float(stated.step)
    if stated.bound == "about":
        share = ABOUT if abs(stated.value) < 100 else ABOUT / 10  # noqa: PLR2004
        return max(float(stated.step), 2 * share * abs(float(stated.value)))
    return float(_reach(stated))


def _reach(stated: Stated) -> Decimal:
    """Return how far beyond its bound a number is still meant: a tenth of it."""
    return max(stated.step, abs(stated.value) / 10)


def _neighbour(one: Near, total: float) -> Neighbour:
    return Neighbour(one.question, one.value, one.changed, one.slip, total)


def _sorted(found: Sequence[Neighbour], total: float) -> Explained:
    convention = next((one for one in found if not one.slip), None)
    rivals: dict[Value, Neighbour] = {}
    for one in found:  # what has the same value says the same: the first is believed
        if one.slip:
            rivals.setdefault(one.value, one)
    return Explained(convention, tuple(rivals.values())[:MOST], total)


__all__ = ["Explained", "chance", "corrected", "explained"]
