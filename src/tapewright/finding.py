"""Facts from bars: found, told with their evidence, and proved again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from tapewright.errors import UnknownSymbol, nearest
from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Columns,
    Kind,
    Need,
    Peer,
    kind,
    kinds,
)
from tapewright.market import kernels
from tapewright.market.bars import PRICES, Mark, Panel, Series, date_of
from tapewright.model import Evidence, Fact, Question, Slice, Value, Witness, quantised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from numpy.typing import NDArray


@dataclass
class Market:
    """The series at hand, their marks, and the version of the bars they come from.

    Values already measured are kept: a question costs one look-up the second time.
    """

    series: Mapping[str, Series]
    peers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    version: int | None = None
    _measured: dict[
        tuple[str, str, tuple[tuple[str, str | int], ...]], NDArray[np.float64]
    ] = field(default_factory=dict, repr=False)
    _panels: dict[str, Panel] = field(default_factory=dict, repr=False)

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
            self._panels[symbol] = Panel(subject, others, self.marks)
        return self._panels[symbol]

    def peers_of(self, symbol: str) -> tuple[str, ...]:
        """Return the symbols to compare with that bars are at hand for."""
        return tuple(p for p in self.peers.get(symbol, ()) if p in self.series)

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
        UnknownSymbol: when there are no bars of the subject or the peer.
        UsageError: when the kind or an argument is unknown.
    """
    asked = kind(name)
    args = asked.completed(given)
    series = market.of(symbol)
    row = series.row(session)
    if row < 0 or (
        isinstance(args.get("peer"), str) and args["peer"] not in market.series
    ):
        return None
    value = market.values(name, symbol, args)[row]
    if np.isnan(value):
        return None
    question = Question(name, symbol, session, tuple(sorted(args.items())))
    return _told(market, asked, question, row)


def _told(market: Market, asked: Kind, question: Question, row: int) -> Fact:
    args = dict(question.args)
    panel = market.panel(question.subject)
    slices = _slices(panel, asked.needs(args), args, row)
    answer = asked.define(_book(panel, slices), args)
    if answer is None:
        msg = f"{question} was measured but its definition does not hold"
        raise AssertionError(msg)
    return Fact(
        question=question,
        value=_value(answer.value),
        unit=asked.unit(args),
        evidence=Evidence(
            formula=asked.formula(args),
            convention=asked.convention(args),
            slices=slices,
            witnesses=_witnesses(panel, answer),
            version=market.version,
        ),
        interest=round(_interest(market, asked, question, row), 6),
    )


def _value(value: float | date) -> Value:
    return value if isinstance(value, date) else quantised(value)


def _interest(market: Market, asked: Kind, question: Question, row: int) -> float:
    """Compare with the ends of earlier periods where the question has a span."""
    args = dict(question.args)
    series = market.of(question.subject)
    values = market.values(question.kind, question.subject, args)[: row + 1]
    days = series.days[: row + 1]
    span = args.get("span")
    if isinstance(span, str) and span != "day":
        ends = kernels.is_period_end(series.period(span)[: row + 1])
        values, days = values[ends], days[ends]
    return asked.interest(args, values, days)


def _slices(panel: Panel, need: Need, args: ArgValues, row: int) -> tuple[Slice, ...]:
    subject = panel.subject
    first = _first_row(subject, need, row)
    pieces = [_slice(subject, column, first, row) for column in need.columns]
    peer = panel.peers.get(str(args.get("peer")))
    if peer is not None:
        start = max(0, peer.last_row(date_of(subject.days[first])))
        stop = peer.last_row(date_of(subject.days[row]))
        pieces += [_slice(peer, column, start, stop) for column in need.columns]
    return tuple(pieces)


def _first_row(series: Series, need: Need, row: int) -> int:
    if need.back == "all":
        return 0
    if isinstance(need.back, int):
        return max(
            0, int(kernels.window_rows(series.days[: row + 1], need.back)[-1]) - 1
        )
    return max(0, int(kernels.base_rows(series.period(need.back)[: row + 1])[-1]))


def _slice(series: Series, column: str, first: int, last: int) -> Slice:
    return Slice(
        symbol=series.symbol,
        column=column,
        first=date_of(series.days[first]),
        last=date_of(series.days[last]),
        rows=last - first + 1,
        digests=series.digests(column, first, last + 1),
    )


def _book(panel: Panel, slices: Iterable[Slice]) -> Book:
    """Return only what the slices name: nothing else can reach a definition."""
    by_symbol: dict[str, list[Slice]] = {}
    for piece in slices:
        by_symbol.setdefault(piece.symbol, []).append(piece)
    everybody = {panel.subject.symbol: panel.subject, **panel.peers}
    cut = {s: _columns(everybody[s], pieces) for s, pieces in by_symbol.items()}
    subject = cut.pop(panel.subject.symbol)
    return Book(subject, cut, panel.marks)


def _columns(series: Series, pieces: list[Slice]) -> Columns:
    first = series.last_row(pieces[0].first)
    rows = series.rows(max(0, first), series.last_row(pieces[0].last) + 1)
    named = {piece.column for piece in pieces}
    values: dict[str, list[float | None]] = {
        name: _plain(rows.column(name)) if name in named else [None] * len(rows)
        for name in (*PRICES, "volume")
    }
    return Columns(series.symbol, rows.sessions, **values, week_start=series.week_start)


def _plain(values: NDArray[np.float64]) -> list[float | None]:
    plain: list[float | None] = values.tolist()
    if np.isnan(values).any():
        return [None if value != value else value for value in plain]  # noqa: PLR0124
    return plain


def _witnesses(panel: Panel, answer: Answer) -> tuple[Witness, ...]:
    everybody = {panel.subject.symbol: panel.subject, **panel.peers}
    found = []
    for symbol, session, column in dict.fromkeys(answer.witnesses):
        if column in (*PRICES, "volume"):
            series = everybody[symbol]
            value = float(series.column(column)[series.row(session)])
        else:
            value = next(
                mark.value
                for mark in panel.marks
                if (mark.symbol, mark.session, mark.field) == (symbol, session, column)
            )
        found.append(Witness(symbol, session, column, quantised(value)))
    return tuple(found)


def questions(
    market: Market, symbol: str, names: Iterable[str] | None = None
) -> Iterator[tuple[Kind, dict[str, str | int]]]:
    """Yield every kind with every combination of house arguments, each peer named."""
    for name in names if names is not None else kinds():
        asked = kind(name)
        for values in product(
            *(_said(arg, market.peers_of(symbol)) for arg in asked.args)
        ):
            yield (
                asked,
                {
                    arg.name: value
                    for arg, value in zip(asked.args, values, strict=True)
                },
            )


def _said(arg: Choice | Peer, peers: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(arg, Peer):
        return peers
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
        for asked, args in questions(market, symbol, names)
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
    changed = tuple(_changes(market, fact))
    symbols = {piece.symbol for piece in fact.evidence.slices}
    if not symbols <= market.series.keys() or _empty(market, fact):
        return Proof(fact, None, changed)
    args = dict(fact.question.args)
    panel = market.panel(fact.question.subject).until(fact.question.session)
    answer = kind(fact.question.kind).define(_book(panel, fact.evidence.slices), args)
    return Proof(fact, _value(answer.value) if answer else None, changed)


def _empty(market: Market, fact: Fact) -> bool:
    return any(
        market.series[piece.symbol].row(piece.last) < 0
        for piece in fact.evidence.slices
    )


def _changes(market: Market, fact: Fact) -> Iterator[str]:
    for witness in fact.evidence.witnesses:
        now = _value_now(market, witness)
        if now != witness.value:
            yield (
                f"{witness.symbol} {witness.column} of {witness.session} was "
                f"{witness.value}, is {'missing' if now is None else now}"
            )
    for piece in fact.evidence.slices:
        yield from _changed_years(market, piece)


def _value_now(market: Market, witness: Witness) -> Decimal | None:
    series = market.series.get(witness.symbol)
    if witness.column not in (*PRICES, "volume"):
        values = [
            mark.value
            for mark in market.marks
            if (mark.symbol, mark.session, mark.field)
            == (witness.symbol, witness.session, witness.column)
        ]
        return quantised(values[0]) if values else None
    if series is None or (row := series.row(witness.session)) < 0:
        return None
    value = float(series.column(witness.column)[row])
    return None if np.isnan(value) else quantised(value)


def _changed_years(market: Market, piece: Slice) -> Iterator[str]:
    series = market.series.get(piece.symbol)
    if series is None:
        yield f"there are no bars of {piece.symbol}"
        return
    first = series.last_row(piece.first)
    now = dict(
        series.digests(piece.column, max(0, first), series.last_row(piece.last) + 1)
    )
    for year, digest in piece.digests:
        if now.get(year) != digest:
            yield f"{piece.symbol} {piece.column} changed within {year}"
