"""Moves told in several ways: base, end, points and percent that must fit together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Final

from tapewright.reading.ranges import ONE, Range, bears, percent
from tapewright.reading.sheet import KEPT, Relation, asked, close, extreme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from tapewright.model import Question
    from tapewright.reading.sheet import Sheet, Start

MOVES: Final = {
    "change": ("unit", "percent"),
    "change_over": ("unit", "percent"),
    "change_since": ("unit", "percent"),
    "streak_change": ("unit", "percent"),
    "year_ago": ("unit", "percent"),
    "intraday_move": ("unit", "percent"),
    "off_peak": ("of", "percent"),
    "rebound": ("of", "percent"),
    "moving_average": ("of", "distance"),
}
"""Kinds that tell one move in percent and in points: by which argument, and the value
that stands for percent. Where the argument is `of`, "level" is what it moved from."""

BACKWARDS: Final = "gain_needed"
"""The formula that is of another move: from the end to the base."""

FURTHEST: Final = 70
"""Periods that are counted back: a quarter's days, and some."""

ENDLESS: Final = Decimal(10) ** 18


@dataclass(frozen=True)
class Move:
    """A move's claims, by what each tells of it."""

    sheet: Sheet
    bases: Sequence[int]
    ends: Sequence[int]
    points: Sequence[int]
    percents: Sequence[int]

    def relations(self) -> Iterator[Relation]:
        """Yield what of the move meets, by twos and threes."""
        yield from self._met((self.bases, self.ends), _difference, self.points)
        yield from self._met((self.bases, self.ends), _change, self.percents)
        yield from self._met((self.points, self.ends), _share_of_end, self.percents)
        yield from self._met((self.points, self.bases), _share_of_base, self.percents)
        for points, share in product(self.points, self.percents):
            because = self._direction(points, share)
            if because:  # one way is too little to bear each other out
                yield Relation((points, share), because)

    def _met(
        self,
        given: tuple[Sequence[int], ...],
        rule: Callable[[Range, Range], Range | None],
        others: Sequence[int],
    ) -> Iterator[Relation]:
        """Hold each of some claims against what two others make it by a rule."""
        for one, two, other in product(*given, others):
            first, second = self.sheet.range(one), self.sheet.range(two)
            made = rule(first, second) if first and second else None
            if made:
                yield self.sheet.held((one, two), made, other)

    def _direction(self, points: int, share: int) -> str:
        way, told = self.sheet.range(points), self.sheet.stated(share)
        if way is None or told is None or way.low <= 0 <= way.high:
            return ""
        side = Range(Decimal(0), ENDLESS) if way.low > 0 else Range(-ENDLESS, Decimal())
        if bears(told, side):
            return ""
        quotes = self.sheet.quote(points), self.sheet.quote(share)
        return f"{quotes[0]} and {quotes[1]} go opposite ways."


def moves(sheet: Sheet) -> Iterator[Relation]:
    """Yield the claims that tell of one move, and whether they fit."""
    told = [
        question
        for question in sheet.by
        if question.kind in MOVES and question.arg("formula") != BACKWARDS
    ]
    shares = {asked(one, **dict([MOVES[one.kind]])): None for one in told}
    for question in shares:
        yield from _move(sheet, question).relations()


def _move(sheet: Sheet, question: Question) -> Move:
    """Gather what is told of a move, which is asked for in percent."""
    argument, _ = MOVES[question.kind]
    bases = [asked(question, **{argument: "level"})] if argument == "of" else []
    before = base_of(question, sheet.start)
    if before:
        bases.append(close(question.subject, before))
    end = close(question.subject, question.session)
    if question.kind == "intraday_move":
        side = str(question.arg("side"))
        end = extreme(question.subject, question.session, side)
    points = asked(question, **{argument: "points"})
    return Move(
        sheet,
        bases=[index for base in bases for index in sheet.different(base)[:KEPT]],
        ends=sheet.different(end)[:KEPT],
        points=sheet.different(points)[:KEPT],
        percents=sheet.different(question)[:KEPT],
    )


def base_of(question: Question, start: Start) -> date | None:
    """Return the session whose close a move is measured from, None if none is known."""
    match question.kind, question.arg("base"):
        case ("change", "prior_close"):
            return _back(question, 1, start)
        case ("intraday_move", _):
            return start(question.subject, question.session, "day")
        case ("change_over", _):
            return _back(question, int(question.arg("periods") or 0), start)
        case ("change_since", "close_on"):
            return question.session.fromisoformat(str(question.arg("since")))
    return None


def _back(question: Question, periods: int, start: Start) -> date | None:
    if not 0 < periods <= FURTHEST:
        return None
    day = question.session
    for _ in range(periods):
        day = start(question.subject, day, str(question.arg("span")))
    return day


def _difference(base: Range, end: Range) -> Range:
    return end - base


def _change(base: Range, end: Range) -> Range | None:
    return percent(end / base) if base.low > 0 else None


def _share_of_base(points: Range, base: Range) -> Range | None:
    return percent(points / base + ONE) if base.low > 0 else None


def _share_of_end(points: Range, end: Range) -> Range | None:
    """Return the change in percent of what ends here after so many points.

    Written so that the end stands in it once: its range is not counted twice.
    """
    if end.low <= 0 or (points / end).high >= 1:
        return None
    return percent(ONE / (ONE - points / end))
