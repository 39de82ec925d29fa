"""Finding facts and proving them again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from strategies import FRIDAY, THURSDAY, WEEK, daily, published
from tapewright.errors import UnknownSymbol, UsageError
from tapewright.finding import Market, ask, find, prove, questions
from tapewright.kinds import kinds
from tapewright.model import Fact, Question


def test_a_question_that_does_not_hold_has_no_fact():
    assert ask(published(), "record", "RUT", FRIDAY) is None
    assert ask(published(), "close", "RUT", date(2025, 9, 20)) is None


def test_what_is_not_at_hand_is_refused():
    with pytest.raises(UnknownSymbol, match="RUTS"):
        ask(published(), "close", "RUTS", FRIDAY)
    with pytest.raises(UsageError, match="closing"):
        ask(published(), "closing", "RUT", FRIDAY)


def test_a_fact_tells_what_it_rests_on():
    fact = ask(published(), "change", "RUT", FRIDAY, span="week")
    assert isinstance(fact, Fact)
    assert fact.value == Decimal("2.157226")
    assert fact.unit == "percent"
    (piece,) = fact.evidence.slices
    assert (piece.symbol, piece.column, piece.rows) == ("RUT", "close", 6)
    assert (piece.first, piece.last) == (WEEK[0], FRIDAY)
    base, close = fact.evidence.witnesses
    assert (base.session, base.value) == (WEEK[0], Decimal("2397.06"))
    assert (close.session, close.value) == (FRIDAY, Decimal("2448.77"))


def test_facts_are_found_rarest_first_and_each_proves():
    market = published()
    facts = find(market, "RUT", THURSDAY)
    interests = [fact.interest for fact in facts]
    assert interests == sorted(interests, reverse=True)
    assert len({fact.id for fact in facts}) == len(facts)
    assert {fact.question.kind for fact in facts} >= {
        "change",
        "close",
        "contribution",
        "off_peak",
        "record",
        "record_since",
        "relative",
        "streak",
    }
    assert all(prove(market, fact).holds for fact in facts)
    assert all(0 <= interest < 1 for interest in interests)


def test_questions_use_house_values_and_name_each_peer():
    asked = list(questions(published(), "RUT", FRIDAY, ["contribution", "relative"]))
    assert {args["span"] for kind, args in asked if kind.name == "contribution"} == {
        "week"
    }
    peers = [args["peer"] for kind, args in asked if kind.name == "relative"]
    assert sorted(set(peers)) == ["DJI", "GSPC", "IXIC"]
    every = {kind.name for kind, _ in questions(published(), "RUT", FRIDAY)}
    assert every <= set(kinds())


def corrected(market: Market, symbol: str, row: int, close: float) -> Market:
    series = market.series[symbol]
    closes = series.close.copy()
    closes[row] = close
    moved = replace(series, close=closes)
    return Market(market.series | {symbol: moved}, market.peers, market.marks)


def test_a_corrected_bar_is_named_and_the_fact_no_longer_holds():
    market = published()
    fact = ask(market, "change", "RUT", FRIDAY, span="week")
    proof = prove(corrected(market, "RUT", 0, 2400.0), fact)
    assert not proof.holds
    assert proof.changed[0] == "RUT close of 2025-09-12 was 2397.06, is 2400"
    assert "RUT close changed within 2025" in proof.changed


def test_a_change_beside_the_deciding_bars_is_told_though_the_fact_holds():
    market = published()
    fact = ask(market, "change", "RUT", FRIDAY, span="week")
    proof = prove(corrected(market, "RUT", 2, 1.0), fact)
    assert proof.holds
    assert proof.changed == ("RUT close changed within 2025",)


def test_a_fact_without_its_bars_does_not_hold():
    market = published()
    fact = ask(market, "relative", "RUT", FRIDAY, peer="GSPC", span="week")
    alone = Market({"RUT": market.series["RUT"]})
    proof = prove(alone, fact)
    assert not proof.holds
    assert proof.value is None
    assert any("GSPC" in change for change in proof.changed)


def test_a_made_up_value_is_not_proved():
    market = published()
    fact = ask(market, "change", "RUT", FRIDAY, span="week")
    assert not prove(market, replace(fact, value=Decimal("1.81"))).holds


def test_a_declared_record_that_changed_is_named():
    market = published()
    fact = ask(market, "record_since", "RUT", THURSDAY)
    marks = tuple(replace(mark, value=mark.value + 100) for mark in market.marks)
    proof = prove(Market(market.series, market.peers, marks), fact)
    assert not proof.holds
    assert "record_close of 2021-11-08 was 2442.74" in proof.changed[0]


def test_facts_and_questions_survive_json():
    for fact in find(published(), "RUT", THURSDAY):
        text = json.dumps(fact.to_json(), sort_keys=True)
        assert Fact.from_json(json.loads(text)) == fact
        assert Question.from_json(fact.question.to_json()).id == fact.id


def test_interest_is_how_rare_the_value_is_in_its_own_past():
    market = daily([100, 101, 102, 103, 104, 110])
    now = market.series["A"].sessions[-1]
    jump = ask(market, "change", "A", now, span="day")
    assert jump.interest == round(1 - 1 / 6, 6)
    points = ask(market, "change", "A", now, span="day", unit="points")
    assert points.interest == 0  # quiet: points grow with the level


def test_values_are_measured_once():
    market = daily([100, 101])
    args = {"span": "day", "unit": "percent", "base": "prior_close"}
    first = market.values("change", "A", args)
    assert market.values("change", "A", args) is first
    assert np.isnan(first[0])
