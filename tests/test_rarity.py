"""How rare a fact is: counted plainly, at one row and over a whole history alike."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import (
    FRIDAY,
    SUBJECT,
    THURSDAY,
    Bars,
    arguments,
    bars_of,
    daily,
    kind_names,
    markets,
    published,
)
from tapewright.finding import ask, find, folded, prove, questions, rank
from tapewright.history import history
from tapewright.kinds import kind
from tapewright.model import Fact, Rarity
from tapewright.rarity import rarities, rarity
from test_laws import sample_of_manners

D = date.fromisoformat


def test_a_rise_is_counted_among_the_days_before_it():
    market = daily([100, 102, 101, 103, 103, 105, 110])  # Monday to Tuesday week
    last = market.series["A"].sessions[-1]
    found = ask(market, "change", "A", last, span="day").rarity
    assert found == Rarity(0, 6, "day", D("2025-01-06"), None)
    streak = ask(market, "streak", "A", last, span="day").rarity
    assert streak == Rarity(0, 6, "day", D("2025-01-06"), None)
    before = ask(market, "change", "A", D("2025-01-13"), span="day").rarity
    assert before == Rarity(2, 5, "day", D("2025-01-06"), D("2025-01-09"))
    fall = ask(market, "change", "A", D("2025-01-08"), span="day").rarity
    assert (fall.times, fall.of) == (0, 2)  # the rise before it was larger
    assert ask(market, "change", "A", D("2025-01-10"), span="day").rarity is None


def test_a_tie_counts_as_as_much():
    market = daily([100, 110, 100, 110])
    found = ask(market, "change", "A", D("2025-01-09"), span="day").rarity
    assert (found.times, found.of, found.last) == (1, 3, D("2025-01-07"))


def test_a_week_to_date_is_compared_with_whole_weeks():
    closes = [100, 101, 102, 103, 104, 105, 106, 107, 108, 104, 100, 112]
    market = daily(closes)
    found = ask(market, "change", "A", D("2025-01-21"), span="week").rarity
    assert (found.times, found.of, found.span) == (0, 2, "week")
    assert found.first == D("2025-01-06")


def test_what_is_compared_begins_with_the_later_of_the_two():
    market = published()
    found = ask(market, "relative", "RUT", FRIDAY, peer="GSPC", span="day").rarity
    assert found.first == max(one.sessions[0] for one in market.series.values())


def test_a_short_past_claims_little_and_a_long_one_much():
    first = D("2025-01-06")
    assert Rarity(0, 0, "day", first).interest == 0
    assert Rarity(0, 9, "day", first).interest == 0.9
    assert Rarity(9, 9, "day", first).interest == 0
    assert Rarity(0, 9_999, "day", first).interest == 0.9999


def test_a_quiet_fact_has_no_rarity():
    assert ask(published(), "close", "RUT", FRIDAY).rarity is None


@pytest.mark.parametrize("name", kind_names())
@given(bars=markets(), data=st.data())
def test_one_row_and_all_rows_agree(name: str, bars: Bars, data):
    the_kind = kind(name)
    args = data.draw(st.sampled_from(arguments(the_kind)))
    values = the_kind.measure(bars.panel, args)
    every = rarities(the_kind, args, bars.panel, values)
    for row in np.flatnonzero(~np.isnan(values)).tolist()[-6:]:
        one = rarity(the_kind, args, bars.panel, values, row)
        assert one == (every.at(row) if every else None)


@pytest.mark.parametrize("manner", sample_of_manners()[:3])
def test_a_history_holds_what_is_found_at_each_session(manner):
    market = bars_of(manner).market
    sessions = market.series[SUBJECT].sessions[-4:]
    told = list(history(market, SUBJECT, sessions[0], sessions[-1]))
    found = [fact for day in sessions for fact in find(market, SUBJECT, day)]
    assert [(f.question, f.value, f.rarity) for f in told] == [
        (f.question, f.value, f.rarity) for f in found
    ]
    assert all(prove(market, fact).holds for fact in told[-5:])


def test_history_takes_days_that_are_no_sessions():
    market = published()
    names = ["close"]
    weekend = history(market, "RUT", D("2025-09-13"), D("2025-09-16"), names)
    assert [f.question.session for f in weekend] == [D("2025-09-15"), D("2025-09-16")]
    assert not list(history(market, "RUT", D("2024-01-01"), D("2024-02-01"), names))


def theme(fact: Fact) -> str:
    return kind(fact.question.kind).theme(dict(fact.question.args))


def test_facts_about_the_same_thing_stand_together_the_rarest_first():
    facts = find(published(), "RUT", THURSDAY)
    themes = folded(facts)
    assert sorted(f.id for same in themes for f in same) == sorted(f.id for f in facts)
    for same in themes:
        assert list(same) == sorted(same, key=rank)
        assert len({theme(fact) for fact in same}) == 1
    assert [same[0] for same in themes] == sorted((s[0] for s in themes), key=rank)
    high = next(
        same for same in themes if "record_since" in {f.question.kind for f in same}
    )
    assert {"record", "record_since"} <= {fact.question.kind for fact in high}


def test_events_are_tried_up_to_the_session():
    market = published()
    asked = {args.get("since") for _, args in questions(market, "RUT", FRIDAY)}
    assert asked == {None}
