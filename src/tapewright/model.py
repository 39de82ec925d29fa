"""The values everything else exchanges: questions, facts and their evidence."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Value: TypeAlias = Decimal | date | str
Args: TypeAlias = tuple[tuple[str, str | int], ...]

QUANTUM = Decimal("0.000001")
"""Facts are exact to this: finer than any text prints, coarser than float noise."""

DEGREE = {"level": 1, "points": 1}
"""How a unit scales with prices (law 9); units not named here do not scale."""


def quantised(number: float) -> Decimal:
    """Return a kernel's float as the exact decimal that facts carry."""
    value = Decimal(repr(float(number))).quantize(QUANTUM, rounding=ROUND_HALF_UP)
    return value.normalize() + 0 if value else Decimal(0)


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """What is asked: a kind of fact, of whom, as of when, by which conventions.

    `args` is sorted by name and always whole (defaults written out); dates in it are
    ISO strings, so that a question is its own canonical JSON.
    """

    kind: str
    subject: str
    session: date
    args: Args = ()

    @property
    def id(self) -> str:
        """The digest that names this question, and so its fact, everywhere."""
        text = json.dumps(self.to_json(), sort_keys=True, separators=(",", ":"))
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()

    def arg(self, name: str) -> str | int | None:
        """Return one argument's value, or None where the kind has no such argument."""
        return dict(self.args).get(name)

    def to_json(self) -> dict[str, Any]:
        """Return the question as plain JSON values."""
        return {
            "kind": self.kind,
            "subject": self.subject,
            "session": self.session.isoformat(),
            "args": dict(self.args),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Question:
        """Read a question back from plain JSON values."""
        return cls(
            kind=data["kind"],
            subject=data["subject"],
            session=date.fromisoformat(data["session"]),
            args=tuple(sorted(data["args"].items())),
        )


@dataclass(frozen=True, slots=True)
class Slice:
    """A run of one symbol's column that a value was computed from.

    `digests` holds one digest a year, so that a change can be narrowed down later; they
    are taken only when a fact is told.
    """

    symbol: str
    column: str
    first: date
    last: date
    rows: int
    digests: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """A bar that decided a value: where it is and what it held."""

    symbol: str
    session: date
    column: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Evidence:
    """What anybody needs to compute a fact again."""

    formula: str
    convention: str
    slices: tuple[Slice, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    version: int | None = None

    @property
    def digest(self) -> str | None:
        """One digest over all inputs, None where theirs were not taken."""
        if not any(piece.digests for piece in self.slices):
            return None
        text = json.dumps([_slice_json(s) for s in self.slices], sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """Return the evidence as plain JSON values."""
        return {
            "formula": self.formula,
            "convention": self.convention,
            "version": self.version,
            "digest": self.digest,
            "slices": [_slice_json(s) for s in self.slices],
            "witnesses": [
                {
                    "symbol": w.symbol,
                    "session": w.session.isoformat(),
                    "column": w.column,
                    "value": str(w.value),
                }
                for w in self.witnesses
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Evidence:
        """Read evidence back from plain JSON values."""
        return cls(
            formula=data["formula"],
            convention=data["convention"],
            version=data["version"],
            slices=tuple(
                Slice(
                    symbol=s["symbol"],
                    column=s["column"],
                    first=date.fromisoformat(s["first"]),
                    last=date.fromisoformat(s["last"]),
                    rows=s["rows"],
                    digests=tuple((int(y), d) for y, d in s["digests"].items()),
                )
                for s in data["slices"]
            ),
            witnesses=tuple(
                Witness(
                    symbol=w["symbol"],
                    session=date.fromisoformat(w["session"]),
                    column=w["column"],
                    value=Decimal(w["value"]),
                )
                for w in data["witnesses"]
            ),
        )


def _slice_json(piece: Slice) -> dict[str, Any]:
    return {
        "symbol": piece.symbol,
        "column": piece.column,
        "first": piece.first.isoformat(),
        "last": piece.last.isoformat(),
        "rows": piece.rows,
        "digests": {str(year): digest for year, digest in piece.digests},
    }


@dataclass(frozen=True, slots=True)
class Rarity:
    """How often a subject's own past saw as much.

    `times` of the `of` earlier sessions, weeks or other `span` since `first` did; the
    latest of them ended on `last`.
    """

    times: int
    of: int
    span: str
    first: date
    last: date | None = None

    @property
    def interest(self) -> float:
        """1 less the base rate; one is added to both counts (Laplace).

        So a short past claims little, and what never happened in a long one nears 1.
        """
        return round(1 - (self.times + 1) / (self.of + 1), 6)

    def to_json(self) -> dict[str, Any]:
        """Return the rarity as plain JSON values."""
        return {
            "times": self.times,
            "of": self.of,
            "span": self.span,
            "first": self.first.isoformat(),
            "last": self.last.isoformat() if self.last else None,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Rarity:
        """Read a rarity back from plain JSON values."""
        last = data["last"]
        return cls(
            times=data["times"],
            of=data["of"],
            span=data["span"],
            first=date.fromisoformat(data["first"]),
            last=date.fromisoformat(last) if last else None,
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """A question's proved answer.

    `unit` is one of level, points, percent, percentage_points, share, count, sessions,
    ratio, date or symbol; `rarity` says how rare this is in the subject's past, None
    where it is no news by itself.
    """

    question: Question
    value: Value
    unit: str
    evidence: Evidence
    rarity: Rarity | None = None

    @property
    def interest(self) -> float:
        """How rare this is, 0..1."""
        return self.rarity.interest if self.rarity else 0.0

    @property
    def id(self) -> str:
        """The digest of the question."""
        return self.question.id

    @property
    def number(self) -> Decimal:
        """The value of a numeric fact.

        Raises:
            TypeError: for a fact whose value is a date or a symbol.
        """
        if not isinstance(self.value, Decimal):
            msg = f"{self.question.kind} answers with a {self.unit}, not a number"
            raise TypeError(msg)
        return self.value

    @property
    def day(self) -> date:
        """The value of a fact that answers with a session.

        Raises:
            TypeError: for a fact whose value is no date.
        """
        if not isinstance(self.value, date):
            msg = f"{self.question.kind} answers with a {self.unit}, not a date"
            raise TypeError(msg)
        return self.value

    def to_json(self) -> dict[str, Any]:
        """Return the fact as plain JSON values; numbers are signed decimal strings."""
        return {
            "id": self.id,
            "question": self.question.to_json(),
            "value": plain(self.value),
            "unit": self.unit,
            "evidence": self.evidence.to_json(),
            "interest": self.interest,
            "rarity": self.rarity.to_json() if self.rarity else None,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Fact:
        """Read a fact back from plain JSON values."""
        return cls(
            question=Question.from_json(data["question"]),
            value=value_of(data["value"], data["unit"]),
            unit=data["unit"],
            evidence=Evidence.from_json(data["evidence"]),
            rarity=Rarity.from_json(data["rarity"]) if data.get("rarity") else None,
        )


def plain(value: Value) -> str:
    """Return a fact's value as JSON text: decimals without exponent, ISO dates."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def value_of(text: str, unit: str) -> Value:
    """Read a value back from JSON text, by its unit."""
    if unit == "date":
        return date.fromisoformat(text)
    return text if unit == "symbol" else Decimal(text)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as a text prints it.

    `step` is the printed precision (0.01 for "2.16%"); `bound` one of =, about,
    at_least, at_most, under, over.
    """

    value: Decimal
    step: Decimal
    bound: str = "="

    def admits(self, value: Decimal, slack: Decimal = Decimal(0)) -> bool:
        """Return whether a true value may honestly be printed like this."""
        reach = self.step / 2 + slack
        if self.bound == "about":
            share = Decimal("0.1") if abs(self.value) < 100 else Decimal("0.005")  # noqa: PLR2004
            reach = max(self.step / 2, abs(self.value) * share) + slack
        distance = value - self.value
        if self.value < 0:  # "fell less than 0.1%" bounds the size of the fall
            distance = -distance
        match self.bound:
            case "at_least":
                return distance >= -reach
            case "at_most":
                return distance <= reach
            case "over":
                return distance > -slack
            case "under":
                return distance < slack
            case _:
                return abs(distance) <= reach


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as a text tells it: a day, or the month or year that it lies in."""

    first: date
    last: date

    def admits(self, day: date) -> bool:
        """Return whether a true date may honestly be told like this."""
        return self.first <= day <= self.last
