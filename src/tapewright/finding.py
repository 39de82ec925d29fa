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
from tapewright.market.bars import Event, Mark, Panel, Series, date_of
from tapewright.model import (
    QUANTUM,
    Evidence,
    Fact,
    Question,
    Slice,
    Value,
    quantised,
)
from tapewright.rarity import rarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray


@dataclass
class Market:
    """The series at hand, what is declared about them, and the version of the bars.

    `peers` are whom each symbol is compared with, `groups` the members of each group,
    `grouped` the groups told of each symbol, `events` named dates. Values already
    measured are kept: a question costs one look-up the second time.
    """

    series: Mapping[str, Series]
    peers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    version: int | None = None
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grouped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
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
        """Return the groups told of a symbol that have bars of two members or more."""
        return tuple(
            name
            for name in self.grouped.get(symbol, ())
            if sum(member in self.series for member in self.groups[name]) > 1
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
    """Answer one question by its kernel alone: no evidence and no rarity yet.

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
        value=valued(date_of(int(value)) if unit == "date" else value),
        unit=unit,
        evidence=Evidence(asked.formula(args), asked.convention(args)),
    )


def rated(market: Market, fact: Fact) -> Fact:
    """Return a fact with its rarity: how often its subject's own past saw as much."""
    question = fact.question
    asked, args = kind(question.kind), dict(question.args)
    if asked.quiet(args):
        return fact
    panel = market.panel(question.subject)
    values = market.values(asked.name, question.subject, args)
    row = panel.subject.row(question.session)
    return replace(fact, rarity=rarity(asked, args, panel, values, row))


def _measured_at(
    market: Market, asked: Kind, symbol: str, args: ArgValues, row: int
) -> float:
    """Measure one row, by what is known at it, without the others where it can be."""
    panel = market.panel(symbol)
    cut = replace(panel, subject=panel.subject.rows(0, row + 1))
    return latest(asked, cut, args)


def latest(asked: Kind, panel: Panel, args: ArgValues) -> float:
    """Measure a panel's last session, without the others where it can be."""
    if asked.latest is not None:
        return asked.latest(panel, args)
    need = asked.needs(args)
    if need.back != "all":
        panel = evidence.within(panel, need, args)
    return float(asked.measure(panel, args)[-1])


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
    if answer is None or not _agree(valued(answer.value), fact.value):
        msg = f"{question}: measured {fact.value}, defined {answer}"
        raise AssertionError(msg)
    proof = replace(
        fact.evidence,
        slices=slices,
        witnesses=evidence.witnesses(panel, answer),
        version=market.version,
    )
    known = fact if fact.rarity else rated(market, fact)
    return replace(known, value=valued(answer.value), evidence=proof)


def _agree(defined: Value, measured: Value) -> bool:
    """Return whether both say the same, up to the last digit's float noise."""
    if isinstance(defined, Decimal) and isinstance(measured, Decimal):
        return abs(defined - measured) <= QUANTUM
    return defined == measured


def valued(value: float | date) -> Value:
    """Return a kernel's or a definition's value as facts carry it."""
    return value if isinstance(value, date) else quantised(value)


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

    They are measured and rated; `told` gives one its evidence.

    Raises:
        UnknownSymbol: when there are no bars of the subject.
        UsageError: when a kind is unknown.
    """
    facts = [
        measured(market, asked.name, symbol, session, **args)
        for asked, args in questions(market, symbol, session, names)
    ]
    found = [rated(market, fact) for fact in facts if fact is not None]
    return sorted(found, key=rank)


def rank(fact: Fact) -> tuple[float, Question]:
    """Return what facts are sorted by: the rarest first."""
    return -fact.interest, fact.question


def folded(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """Return facts about the same thing together, the rarest first in each.

    A record close implies a 52-week high and a highest since: the first of a tuple is
    what to tell, the others support it. The tuples come by how rare their first is.
    """
    themes: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=rank):
        theme = kind(fact.question.kind).theme(dict(fact.question.args))
        themes.setdefault(theme, []).append(fact)
    return [tuple(same) for same in themes.values()]


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
    """Compute a fact again by its plain definition, from the bars it needs alone.

    What it needs is the kind's to say, not the evidence's: slices that somebody made
    shorter prove nothing. They name what has changed.
    """
    changed = tuple(evidence.changes(market.series, market.marks, fact))
    question = fact.question
    named = {question.subject, *(piece.symbol for piece in fact.evidence.slices)}
    if any(_ends_before(market, symbol, fact) for symbol in named):
        return Proof(fact, None, changed)
    panel = market.panel(question.subject).until(question.session)
    asked, args = kind(question.kind), dict(question.args)
    answer = asked.define(evidence.book(panel, _reach(panel, asked, args)), args)
    return Proof(fact, valued(answer.value) if answer else None, changed)


def _reach(panel: Panel, asked: Kind, args: ArgValues) -> tuple[Slice, ...]:
    need, row = asked.needs(args), len(panel) - 1
    first = int(evidence.first_rows(panel.subject, need)[row])
    return evidence.reach(panel, need, args, first, row)


def _ends_before(market: Market, symbol: str, fact: Fact) -> bool:
    """Return whether the bars at hand do not reach where the fact's did."""
    if symbol not in market.series:
        return True
    pieces = [piece for piece in fact.evidence.slices if piece.symbol == symbol]
    last = pieces[0].last if pieces else fact.question.session
    return market.series[symbol].row(last) < 0
