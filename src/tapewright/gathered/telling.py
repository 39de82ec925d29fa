"""Facts asked of bars wherever they are: over days, as a frame, and proved again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from tapewright.document import Document
from tapewright.errors import DocumentError, SessionError, UsageError
from tapewright.finding import Proof, find, prove, told
from tapewright.gathered import Place, dates, market_of, market_of_all
from tapewright.history import history
from tapewright.kinds import kind as kind_named
from tapewright.model import Fact, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polars as pl

    from tapewright.market.bars import Series


@dataclass(frozen=True, slots=True)
class Days:
    """A session, or a span of days; by default the last session in the bars."""

    day: date | None = None
    start: date | None = None
    end: date | None = None

    @classmethod
    def given(
        cls, day: date | str | None, start: date | str | None, end: date | str | None
    ) -> Days:
        """Return the days that a user named.

        Raises:
            UsageError: for what is no date, a day beside a span, or a span backwards.
        """
        days = cls(dates.day_of(day), dates.day_of(start), dates.day_of(end))
        if days.day and days.is_span:
            raise UsageError(
                "a day and a span were both given", remedy="Give one of the two."
            )
        if days.start and days.end and days.start > days.end:
            raise UsageError(
                f"the span ends on {days.end}, before it begins on {days.start}",
                remedy="Give the earlier day as its start.",
            )
        return days

    @property
    def is_span(self) -> bool:
        """Whether a span was named."""
        return self.start is not None or self.end is not None


def facts_over(
    place: Place,
    symbols: Iterable[str],
    days: Days,
    kind: str | None = None,
    *,
    proved: bool = False,
) -> Iterator[Fact]:
    """Yield the facts of days, one symbol after the other, a session's together.

    A session's rarest fact comes first. Everything that can be refused is refused
    before the first fact.

    Args:
        place: Where the bars are.
        symbols: Whose facts.
        days: Of which sessions.
        kind: One kind only.
        proved: Whether the facts of one session come with their whole evidence. Those
            of a span never do: `prove` needs neither digests nor deciding bars.

    Raises:
        UsageError: for an unknown kind.
        UnknownSymbol: when there are no bars of a symbol.
        SessionError: when there is no session on these days.
    """
    names = None if kind is None else (kind_named(kind).name,)
    asked = []
    for symbol in symbols:
        market, subject = market_of(place, symbol, grouped=True)
        asked.append((market, subject, _sessions(market.of(subject), days, place)))
    if days.is_span:
        return (
            fact
            for market, subject, sessions in asked
            for fact in history(market, subject, sessions[0], sessions[-1], names)
        )
    return (
        told(market, fact) if proved else fact
        for market, subject, (session,) in asked
        for fact in find(market, subject, session, names)
    )


def _sessions(series: Series, days: Days, place: Place) -> list[date]:
    if days.is_span:
        start, end = days.start or date.min, days.end or date.max
        found = [day for day in series.sessions if start <= day <= end]
        if not found:
            raise SessionError(
                f"the bars of {series.symbol} have no session on these days",
                expected=f"days from {series.sessions[0]} to {series.sessions[-1]}",
            )
        return found
    if days.day is None:
        return series.sessions[-1:]
    exchange = dates.calendar_of(series.symbol, place.config)
    return [dates.session_in(series, exchange, days.day)]


COLUMNS: Final = (
    "kind",
    "subject",
    "session",
    "args",
    "value",
    "unit",
    "interest",
    "id",
)


def frame_of(facts: Iterable[Fact]) -> pl.DataFrame:
    """Return facts as a frame; args are canonical JSON, values exact decimal text."""
    import polars as pl

    rows = [
        (
            fact.question.kind,
            fact.question.subject,
            fact.question.session,
            json.dumps(dict(fact.question.args), separators=(",", ":")),
            plain(fact.value),
            fact.unit,
            fact.interest,
            fact.id,
        )
        for fact in facts
    ]
    types = dict.fromkeys(COLUMNS, pl.String()) | {
        "session": pl.Date(),
        "interest": pl.Float64(),
    }
    return pl.DataFrame(rows, schema=types, orient="row")


Provable: TypeAlias = "Document | Fact | Mapping[str, Any] | Path | str"
"""An article or a fact: as itself, as its JSON read, or as a file of it."""


def proofs_of(place: Place, what: Provable) -> list[Proof]:
    """Prove each fact of a document, or one fact.

    Raises:
        DocumentError: when it is neither an article nor a fact.
        BarsError: when the bars cannot be read.
    """
    facts = _facts_of(what)
    symbols = {piece.symbol for fact in facts for piece in fact.evidence.slices}
    market = market_of_all(place, sorted(symbols))
    return [prove(market, fact) for fact in facts]


def _facts_of(what: Provable) -> tuple[Fact, ...]:
    if isinstance(what, Document):
        return what.facts
    if isinstance(what, Fact):
        return (what,)
    if isinstance(what, Mapping):
        return _facts_in(dict(what), "")
    return _facts_in(_json_of(Path(what)), str(what))


def _facts_in(data: dict[str, Any], where: str) -> tuple[Fact, ...]:
    """Return the facts of an article's JSON or a fact's; errors name where it was."""
    try:
        if "question" in data:
            return (_checked(Fact.from_json(data), data, where),)
        # The listed facts, not the marked ones: a fact that lost its mark counts too.
        Document.from_json(data)
        told = [(Fact.from_json(fact), fact) for fact in data["facts"]]
        return tuple(_checked(fact, raw, where) for fact, raw in told)
    except DocumentError as error:
        raise DocumentError(
            error.found, expected=error.expected, where=where
        ) from error
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise DocumentError(
            f"this is not a fact: {type(error).__name__} {error}",
            expected="the JSON that `tapewright facts --format json` writes",
            where=where,
        ) from error


def _checked(fact: Fact, raw: dict[str, Any], where: str) -> Fact:
    """Refuse a fact whose parts do not belong together: somebody changed one."""
    asked = fact.question
    if raw.get("id") != fact.id:
        raise DocumentError(
            f"the fact {raw.get('id')!r} bears another question's id",
            expected=f"the id {fact.id} of its question",
            where=where,
        )
    whole = kind_named(asked.kind).completed(dict(asked.args))
    if tuple(sorted(whole.items())) != asked.args:
        raise DocumentError(
            f"the question of the fact {fact.id} is not whole",
            expected=f"the arguments {', '.join(whole)}",
            where=where,
        )
    if asked.subject not in {piece.symbol for piece in fact.evidence.slices}:
        raise DocumentError(
            f"the fact {fact.id} names no bars of {asked.subject} as its evidence",
            where=where,
        )
    return fact


def _json_of(path: Path) -> dict[str, Any]:
    expected = "an article or a fact, as `tapewright recap --format json` writes it"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DocumentError("there is no such file", where=str(path)) from error
    except (ValueError, RecursionError) as error:
        raise DocumentError(
            f"this is not JSON: {error}", expected=expected, where=str(path)
        ) from error
    if not isinstance(data, dict):
        raise DocumentError(
            f"this is JSON of a {type(data).__name__}",
            expected=expected,
            where=str(path),
        )
    return data
