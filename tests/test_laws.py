"""The laws that hold for every kind and all its arguments, on random bars.

100 examples a law and kind; 2,000 with HYPOTHESIS_PROFILE=laws (`make laws`).
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strategies import (
    PEER,
    SUBJECT,
    Bars,
    Manner,
    arguments,
    bars_of,
    book_of,
    changed,
    kind_names,
    markets,
)
from tapewright.finding import Market, ask, latest, prove
from tapewright.kinds import Kind, Peer, kind
from tapewright.market.bars import PRICES, Mark, date_of
from tapewright.model import DEGREE, Fact, Witness, quantised

EVERY_KIND = pytest.mark.parametrize("name", kind_names())
SOME_ROWS = 6


def asked(data: st.DataObject, name: str) -> tuple[Kind, dict[str, str | int]]:
    the_kind = kind(name)
    return the_kind, data.draw(st.sampled_from(arguments(the_kind)), label="args")


def rows_to_check(values: np.ndarray, seed: int) -> list[int]:
    """Take the last row, rows where the fact holds, and some where it does not."""
    rng = np.random.default_rng(seed)
    holds, fails = np.flatnonzero(~np.isnan(values)), np.flatnonzero(np.isnan(values))
    picked = [rng.permutation(rows)[: SOME_ROWS // 2] for rows in (holds, fails)]
    return sorted({len(values) - 1, *np.concatenate(picked).tolist()})


def as_value(number: float, unit: str):
    """Return a measured number as a fact's value."""
    if np.isnan(number):
        return None
    return date_of(int(number)) if unit == "date" else quantised(number)


def told(data: st.DataObject, bars: Bars, name: str) -> Fact:
    """Tell one fact: of the drawn arguments, or of the next that hold anywhere."""
    the_kind, first = asked(data, name)
    every = arguments(the_kind)
    start, holds = every.index(first), []
    for args in (*every[start:], *every[:start]):
        values = the_kind.measure(bars.panel, args)
        if holds := np.flatnonzero(~np.isnan(values)).tolist():
            break
    assume(holds)
    row = data.draw(st.sampled_from(holds), label="row")
    fact = ask(bars.market, name, SUBJECT, date_of(bars.subject.days[row]), **args)
    assert fact is not None
    return fact


@EVERY_KIND
@given(bars=markets(), data=st.data())
def test_law_1_the_measure_agrees_with_the_definition(name: str, bars: Bars, data):
    the_kind, args = asked(data, name)
    panel, unit = bars.panel, the_kind.unit(args)
    values = the_kind.measure(panel, args)
    assert values.shape == (len(panel),)
    if the_kind.latest is not None:
        np.testing.assert_equal(the_kind.latest(panel, args), values[-1])
    assert as_value(latest(the_kind, panel, args), unit) == as_value(values[-1], unit)
    for row in rows_to_check(values, len(panel)):
        session = date_of(bars.subject.days[row])
        answer = the_kind.define(book_of(panel, session), args)
        defined = answer.value if answer else None
        if defined is not None and not isinstance(defined, date):
            defined = quantised(defined)
        assert as_value(values[row], unit) == defined, (session, args)


def elsewhere_changed(market: Market, fact: Fact) -> Market:
    """Change every bar that the evidence does not name."""
    series = {}
    for symbol, one in market.series.items():
        pieces = [p for p in fact.evidence.slices if p.symbol == symbol]
        keep = slice(0, 0)
        if pieces:
            keep = slice(one.row(pieces[0].first), one.row(pieces[0].last) + 1)
        columns = {piece.column for piece in pieces}
        series[symbol] = changed(one, keep, columns, 7.0)
    return replace(market, series=series)


def elsewhere_gone(market: Market, fact: Fact) -> Market:
    """Leave only the rows that the evidence names."""
    series = {}
    for piece in fact.evidence.slices:
        one = market.series[piece.symbol]
        series[piece.symbol] = one.rows(one.row(piece.first), one.row(piece.last) + 1)
    return replace(market, series=series)


def witness_changed(market: Market, witness: Witness) -> Market:
    """Change the one value that a witness names."""
    if witness.column not in (*PRICES, "volume"):
        marks = tuple(_moved(mark, witness) for mark in market.marks)
        return replace(market, marks=marks)
    one = market.series[witness.symbol]
    column = one.column(witness.column).copy()
    column[one.row(witness.session)] += 1
    moved = replace(one, **{witness.column: column})
    return replace(market, series=market.series | {one.symbol: moved})


def _moved(mark: Mark, witness: Witness) -> Mark:
    named = (mark.session, mark.field) == (witness.session, witness.column)
    return replace(mark, value=mark.value + 1) if named else mark


@EVERY_KIND
@given(bars=markets(), data=st.data())
def test_law_2_a_fact_is_proved_from_its_slices_alone(name: str, bars: Bars, data):
    fact = told(data, bars, name)
    assert prove(bars.market, fact).holds
    for other in (elsewhere_changed, elsewhere_gone):
        proof = prove(other(bars.market, fact), fact)
        assert proof.holds, (other.__name__, fact, proof)
        assert not proof.changed
    assert fact.evidence.witnesses
    witness = data.draw(st.sampled_from(fact.evidence.witnesses), label="witness")
    proof = prove(witness_changed(bars.market, witness), fact)
    named = f"{witness.symbol} {witness.column} of {witness.session} was"
    assert any(change.startswith(named) for change in proof.changed)


@EVERY_KIND
@given(bars=markets(), data=st.data())
def test_law_6_later_bars_never_change_an_earlier_fact(name: str, bars: Bars, data):
    the_kind, args = asked(data, name)
    row = data.draw(st.integers(0, len(bars.panel) - 1), label="row")
    session = date_of(bars.subject.days[row])
    then = the_kind.measure(bars.panel.until(session), args)
    np.testing.assert_array_equal(then, the_kind.measure(bars.panel, args)[: row + 1])
    known = replace(
        bars.market,
        series={s: one.until(session) for s, one in bars.market.series.items()},
    )
    now = ask(bars.market, name, SUBJECT, session, **args)
    assert ask(known, name, SUBJECT, session, **args) == now


@EVERY_KIND
@given(bars=markets(), data=st.data())
def test_law_8_a_fact_is_the_same_after_json(name: str, bars: Bars, data):
    fact = told(data, bars, name)
    again = Fact.from_json(json.loads(json.dumps(fact.to_json())))
    assert again == fact
    assert again.id == fact.id


@pytest.mark.parametrize("name", [n for n in kind_names() if not kind(n).absolute])
@given(bars=markets(), scale=st.sampled_from((0.5, 2.0, 10.0)), data=st.data())
def test_law_9_values_scale_by_their_unit(name: str, bars: Bars, scale: float, data):
    the_kind, args = asked(data, name)
    values = the_kind.measure(bars.panel, args)
    scaled = the_kind.measure(bars.scaled(scale).panel(SUBJECT), args)
    factor = scale ** DEGREE.get(the_kind.unit(args), 0)
    np.testing.assert_allclose(scaled, values * factor, rtol=1e-9, atol=1e-9)


def compares(the_kind: Kind) -> bool:
    return any(isinstance(arg, Peer) for arg in the_kind.args)


def sample_of_manners() -> list[Manner]:
    """Return a few markets in which everything happens at least once."""
    ordinary = {"week_start": 0, "peer_keeps": 1.0, "wrong": 0.0}
    return [
        Manner(seed, rows, gaps, steps, 9_000, 0.0, marks=marks, **ordinary)
        for seed in range(4)
        for rows, gaps in ((320, "days"), (60, "halts"), (220, "year of weeks"))
        for steps, marks in (("rising", 0), ("grid", 2), ("cents", 1))
    ]


@pytest.fixture(scope="module")
def sample() -> list[Bars]:
    return [bars_of(manner) for manner in sample_of_manners()]


@EVERY_KIND
def test_laws_1_and_2_hold_for_every_argument_and_each_holds_somewhere(
    name: str, sample: list[Bars]
):
    the_kind = kind(name)
    for args in arguments(the_kind):
        checked = 0
        for bars in sample:
            values = the_kind.measure(bars.panel, args)
            for row in np.flatnonzero(~np.isnan(values))[-2:].tolist():
                session = date_of(bars.subject.days[row])
                fact = ask(bars.market, name, SUBJECT, session, **args)
                assert fact.value == as_value(values[row], fact.unit)
                assert prove(elsewhere_gone(bars.market, fact), fact).holds
                checked += 1
        assert checked, args


@pytest.mark.parametrize("name", [n for n in kind_names() if compares(kind(n))])
def test_a_peer_without_bars_gives_no_fact(name: str):
    bars = bars_of(sample_of_manners()[0])
    alone = Market({SUBJECT: bars.market.series[SUBJECT]})
    the_kind = kind(name)
    session = date_of(bars.subject.days[-1])
    for args in arguments(the_kind):
        assert args["peer"] == PEER
        assert ask(alone, name, SUBJECT, session, **args) is None
        assert np.isnan(the_kind.measure(alone.panel(SUBJECT), args)).all()
