"""The claims of one text by what they answer, so that those that meet can be found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tapewright.model import Question, Stated
from tapewright.reading.ranges import agree, bears, printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from tapewright.model import Dated
    from tapewright.reading.ranges import Range
    from tapewright.report import Claim

    Start = Callable[[str, date, str], date]
    """The last session before a span began, by symbol, session in it and span."""

KEPT: Final = 3
"""Different answers to one question that are weighed against other claims."""

MINUS: Final = frozenset("-\N{MINUS SIGN}\N{EN DASH}")
"""What tells that a falling number is printed with its sign, not as "fell 0.77%"."""

DIGITS: Final = 15
"""Digits on either side of the point beyond which a number is of no price."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Claims that meet, by their indices; `because` says what is wrong, "" if nothing.

    The last member is the one that the others were held against.
    """

    members: tuple[int, ...]
    because: str = ""


@dataclass(frozen=True)
class Sheet:
    """A text's claims, and which of them answer each question."""

    claims: Sequence[Claim]
    start: Start
    by: dict[Question, list[int]]

    @classmethod
    def of(cls, claims: Sequence[Claim], start: Start) -> Sheet:
        """Sort claims by what they answer; what is in doubt answers nothing."""
        by: dict[Question, list[int]] = defaultdict(list)
        for index, claim in enumerate(claims):
            if claim.question and not claim.doubt and _sane(claim.stated):
                by[quantity(claim.question)].append(index)
        return cls(claims, start, dict(by))

    def different(self, question: Question) -> list[int]:
        """Return the first claims that answer a question differently."""
        found: dict[object, int] = {}
        for index in self.by.get(question, ()):
            found.setdefault(self.claims[index].stated, index)
        return [*found.values()]

    def stated(self, index: int) -> Stated | None:
        """Return the number that a claim states, None where it is a date."""
        told = self.claims[index].stated
        return told if isinstance(told, Stated) else None

    def range(self, index: int) -> Range | None:
        """Return what a claim's number may have been, None where it is only bounded."""
        told = self.stated(index)
        return printed(told) if told else None

    def ranges(self, question: Question) -> Iterator[tuple[int, Range]]:
        """Yield the different answers to a question that are numbers without bound."""
        for index in self.different(question)[:KEPT]:
            found = self.range(index)
            if found:
                yield index, found

    def quote(self, index: int) -> str:
        """Return a claim's words."""
        return self.claims[index].quote

    def contrast(self, one: int, other: int) -> str:
        """Say that two claims answer one question differently, "" if they agree."""
        told, also = self.claims[one].stated, self.claims[other].stated
        if told is None or also is None or agree(told, also):
            return ""
        return f"The text says {self.quote(one)} and also {self.quote(other)} of this."

    def held(
        self, given: Sequence[int], made: Range, other: int, verb: str = "make it"
    ) -> Relation:
        """Hold one claim against the range that others make of its number."""
        told, members = self.stated(other), (*given, other)
        inputs = [one.step for index in given if (one := self.stated(index))]
        # Digits may be dropped only from what was computed finer than it is printed.
        computed = _suffix(self.claims[other]) == "%"
        if told is None or bears(told, made, cut=computed or told.step > max(inputs)):
            return Relation(members)
        size = told.value < 0 and not MINUS.intersection(self.quote(other))
        right = f"{shown(-made if size else made, told)}{_suffix(self.claims[other])}"
        words = f"{listed(map(self.quote, given))} {verb} {right}"
        return Relation(members, f"{words}, not {self.quote(other)}.")


def _sane(stated: Stated | Dated | None) -> bool:
    if not isinstance(stated, Stated):
        return stated is not None
    return abs(stated.value.adjusted()) < DIGITS and stated.step.adjusted() > -DIGITS


def _suffix(claim: Claim) -> str:
    args = dict(claim.question.args) if claim.question else {}
    for name in ("unit", "of"):
        told = {"percent": "%", "distance": "%", "points": " points"}.get(
            str(args.get(name))
        )
        if told:
            return told
    return " percentage points" if "peer" in args else ""


def shown(made: Range, told: Stated) -> str:
    """Return a range as finely as a text prints its number: one, or its two ends."""
    places = max(0, -int(told.step.adjusted()))
    ends = (f"{end:,.{places}f}" for end in (made.low, made.high))
    return " to ".join(dict.fromkeys(ends))


def listed(words: Iterator[str]) -> str:
    """Join words with commas and an "and"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def quantity(question: Question) -> Question:
    """Return the question that asks for the same number most plainly.

    A record close is the session's close, an intraday record the session's high.
    """
    if question.kind != "record":
        return question
    if question.arg("price") == "close":
        return close(question.subject, question.session)
    return extreme(question.subject, question.session, "high")


def close(symbol: str, session: date) -> Question:
    """Ask for a close."""
    return Question("close", symbol, session)


def extreme(symbol: str, session: date, side: str) -> Question:
    """Ask for a session's high or low."""
    return Question("range", symbol, session, (("of", side), ("span", "day")))


def asked(question: Question, **changed: str | int) -> Question:
    """Return a question with some of its arguments changed."""
    args = dict(question.args) | changed
    return replace(question, args=tuple(sorted(args.items())))
