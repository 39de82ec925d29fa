"""Facts from bars: found, told with their evidence, and proved again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from tapewright import evidence
from tapewright.errors import UnknownSymbol, nearest
from tapewright.kinds import (
    Argument,
    ArgValues,
    Count,
    Group,
    Kind,
    Peer,
    Since,
    kind,
    kinds,
)
from tapewright.market import kernels
from tapewright.market.bars import Event, Mark, Panel, Series, date_of
from tapewright.model import QUANTUM, Evidence, Fact, Question, Value, quantised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray


@dataclass
class Market:
    """The series at hand, what is declared about them, and the version of the bars.

    `peers` are whom each symbol is compared with, `groups` the members of each group,
    `events` named dates. Values already measured are kept: a question costs one look-up
    the second time.
    """

    series: Mapping[str, Series]
    peers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    version: int | None = None
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    _measured: dict[
        tuple[str, str, tuple[tuple[str, str | int], ...]], NDArray[np.float64]
    ] = field(default_factory=dict, repr=False, init=False)
    _panels: dict[str, Panel] = field(default_factory=dict, repr=False, init=False)

    def of(self, symbol: str) -> Series:
        """Return a symbol's series.

        Raises:
            UnknownSymbol: when no bars of it are at hand.
        """
        if symbol not in self.series:
            raise UnknownSymbol(
                f"there are no bars of {symbol}", remedy=nearest(symbol, self.series)
            )
        return self.series[symbol]

    def panel(self, symbol: str) -> Panel:
        """Return a symbol's series beside everybody else's."""
        if symbol not in self._panels:
            subject = self.of(symbol)
            others = {k: v for k, v in self.series.items() if k != symbol}
            self._panels[symbol] = Panel(subject, others, self.marks, self.groups)
        return self._panels[symbol]

    def peers_of(self, symbol: str) -> tuple[str, ...]:
        """Return the symbols to compare with that bars are at hand for."""
        return tuple(p for p in self.peers.get(symbol, ()) if p in self.series)

    def groups_of(self, symbol: str) -> tuple[str, ...]:
        """Return the groups that a symbol belongs to or that bear its name."""
        return tuple(
            name
            for name, members in self.groups.items()
            if (symbol in members or name == symbol)
            and sum(member in self.series for member in members) > 1
        )

    def values(self, name: str, symbol: str, args: ArgValues) -> NDArray[np.float64]:
        """Return a kind's measure over the whole series, computed once."""
        key = (name, symbol, tuple(sorted(args.items())))
        if key not in self._measured:
            self._measured[key] = kind(name).measure(self.panel(symbol), args)
        return self._measured[key]


def ask(
    market: Market, name: str, symbol: str, session: date, **given: str | int
) -> Fact | None:
    """Answer one question with evidence, or None where it does not hold.

    Raises:
        UnknownSymbol: when there are no bars of the subject.
        UsageError: when the kind or an argument is unknown.
    """
    fact = measured(market, name, symbol, session, **given)
    return told(market, fact) if fact else None


def measured(
    market: Market, name: str, symbol: str, session: date, **given: str | int
) -> Fact | None:
    """Answer one question by its kernel alone: no evidence and no interest yet.

    Raises:
        UnknownSymbol: when there are no bars of the subject or the peer.
        UsageError: when the kind or an argument is unknown.
    """
    asked = kind(name)
    args = asked.completed(given)
    series = market.of(symbol)
    row = series.row(session)
    if row < 0 or args.get("peer", symbol) not in market.series:
        return None
    value = _measured_at(market, asked, symbol, args, row)
    if np.isnan(value):
        return None
    unit = asked.unit(args)
    return Fact(
        question=Question(name, symbol, session, tuple(sorted(args.items()))),
        value=_value(date_of(int(value)) if unit == "date" else value),
        unit=unit,
        evidence=Evidence(asked.formula(args), asked.convention(args)),
    )


def rated(market: Market, fact: Fact) -> Fact:
    """Return a fact with its interest: how rare it is in its subject's own past."""
    question = fact.question
    asked, args = kind(question.kind), dict(question.args)
    row = market.of(question.subject).row(question.session)
    rare = _interest(market, asked, question.subject, args, row)
    return replace(fact, interest=round(rare, 6))


def _measured_at(
    market: Market, asked: Kind, symbol: str, args: ArgValues, row: int
) -> float:
    """Measure one row, by what is known at it, without the others where it can be."""
    panel = market.panel(symbol)
    if asked.latest is not None:
        cut = replace(panel, subject=panel.subject.rows(0, row + 1))
        return asked.latest(cut, args)
    if asked.quiet(args) and asked.needs(args).back != "all":
        first = evidence.first_row(panel.subject, asked.needs(args), row)
        cut = replace(panel, subject=panel.subject.rows(first, row + 1))
        return float(asked.measure(cut, args)[-1])
    return float(market.values(asked.name, symbol, args)[row])


def told(market: Market, fact: Fact) -> Fact:
    """Return a fact as it is told: proved by its definition, with its evidence.

    Raises:
        AssertionError: when kernel and definition disagree, which the laws forbid.
    """
    question = fact.question
    asked, args = kind(question.kind), dict(question.args)
    panel = market.panel(question.subject)
    row = panel.subject.row(question.session)
    slices = evidence.slices(panel, asked.needs(args), args, row)
    answer = asked.define(evidence.book(panel, slices), args)
    if answer is None or not _agree(_value(answer.value), fact.value):
        msg = f"{question}: measured {fact.value}, defined {answer}"
        raise AssertionError(msg)
    proof = replace(
        fact.evidence,
        slices=slices,
        witnesses=evidence.witnesses(panel, answer),
        version=market.version,
    )
    return replace(rated(market, fact), value=_value(answer.value), evidence=proof)


def _agree(defined: Value, measured: Value) -> bool:
    """Return whether both say the same, up to the last digit's float noise."""
    if isinstance(defined, Decimal) and isinstance(measured, Decimal):
        return abs(defined - measured) <= QUANTUM
    return defined == measured


def _value(value: float | date) -> Value:
    return value if isinstance(value, date) else quantised(value)


def _interest(
    market: Market, asked: Kind, symbol: str, args: ArgValues, row: int
) -> float:
    """Compare with the ends of earlier periods where the question has a span."""
    if asked.quiet(args):
        return 0.0
    series = market.of(symbol)
    values = market.values(asked.name, symbol, args)[: row + 1]
    days = series.days[: row + 1]
    span = args.get("span")
    if isinstance(span, str) and span != "day":
        ends = kernels.is_period_end(series.period(span)[: row + 1])
        values, days = values[ends], days[ends]
    return asked.interest(args, values, days)


def questions(
    market: Market, symbol: str, session: date, names: Iterable[str] | None = None
) -> Iterator[tuple[Kind, dict[str, str | int]]]:
    """Yield every kind with every combination of arguments that finding tries.

    Those are house values, each peer, each group, and the events up to the session.
    """
    for name in names if names is not None else kinds():
        asked = kind(name)
        names_of = [arg.name for arg in asked.args]
        tried = (_tried(market, arg, symbol, session) for arg in asked.args)
        for values in product(*tried):
            yield asked, dict(zip(names_of, values, strict=True))


def _tried(
    market: Market, arg: Argument, symbol: str, session: date
) -> tuple[str | int, ...]:
    match arg:
        case Peer():
            return market.peers_of(symbol)
        case Group():
            return market.groups_of(symbol)
        case Since():
            past = (e.session for e in market.events if e.session < session)
            return tuple(day.isoformat() for day in past)
        case Count():
            return arg.tried
    return tuple(o.value for o in arg.options if o.standing == "house")


def find(
    market: Market, symbol: str, session: date, names: Iterable[str] | None = None
) -> list[Fact]:
    """Return every fact that holds for a symbol at a session, the rarest first.

    Raises:
        UnknownSymbol: when there are no bars of the subject.
        UsageError: when a kind is unknown.
    """
    facts = [
        ask(market, asked.name, symbol, session, **args)
        for asked, args in questions(market, symbol, session, names)
    ]
    found = [fact for fact in facts if fact is not None]
    return sorted(found, key=lambda fact: (-fact.interest, fact.question))


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of proving a fact again.

    `value` is what the bars say now (None: it does not hold); `changed` names inputs
    that are not what they were, the deciding bars first.
    """

    fact: Fact
    value: Value | None
    changed: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the stated value is still the proved one."""
        return self.value == self.fact.value


def prove(market: Market, fact: Fact) -> Proof:
    """Compute a fact again by its plain definition, from its slices alone."""
    changed = tuple(evidence.changes(market.series, market.marks, fact))
    symbols = {piece.symbol for piece in fact.evidence.slices}
    if not symbols <= market.series.keys() or _empty(market, fact):
        return Proof(fact, None, changed)
    args = dict(fact.question.args)
    panel = market.panel(fact.question.subject).until(fact.question.session)
    answer = kind(fact.question.kind).define(
        evidence.book(panel, fact.evidence.slices), args
    )
    return Proof(fact, _value(answer.value) if answer else None, changed)


def _empty(market: Market, fact: Fact) -> bool:
    return any(
        market.series[piece.symbol].row(piece.last) < 0
        for piece in fact.evidence.slices
    )
