"""Each kind on figures that were published, and on the edges of its definition."""

from __future__ import annotations

import os
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from string import Formatter

import numpy as np
import polars as pl
import pytest

from strategies import (
    CLOSES,
    FRIDAY,
    MONDAY,
    THURSDAY,
    daily,
    published,
    series_by_hand,
)
from tapewright.errors import UsageError
from tapewright.finding import Market, ask
from tapewright.kinds import Choice, Kind, kind, kinds, wording
from tapewright.market.bars import PRICES, Mark, schema, series_of
from tapewright.model import DEGREE, quantised

D = date.fromisoformat


def values(market: Market, name: str, symbol: str = "A", **given) -> list[float]:
    found = market.values(name, symbol, kind(name).completed(given))
    return [None if np.isnan(value) else round(value, 6) for value in found.tolist()]


def value(market: Market, name: str, symbol: str, session: date, **given):
    fact = ask(market, name, symbol, session, **given)
    return None if fact is None else fact.value


# What was published


def test_the_week_rose_2_16_percent_and_51_71_points():
    change = value(published(), "change", "RUT", FRIDAY, span="week")
    assert round(change, 2) == Decimal("2.16")
    points = value(published(), "change", "RUT", FRIDAY, span="week", unit="points")
    assert points == Decimal("51.71")
    first = value(published(), "change", "RUT", FRIDAY, span="week", base="first_close")
    assert round(first, 2) == Decimal("1.81")  # the page that started this


def test_thursday_made_the_week_and_more():
    asked = {
        of: value(published(), "contribution", "RUT", FRIDAY, of=of)
        for of in ("session", "points", "share")
    }
    assert asked["session"] == THURSDAY
    assert asked["points"] == Decimal("60.36")
    assert round(asked["share"], 1) == Decimal("116.7")


@pytest.mark.parametrize("symbol", ["GSPC", "DJI"])
def test_the_large_caps_closed_at_records_on_both_days(symbol: str):
    for row, session in ((4, THURSDAY), (5, FRIDAY)):
        record = value(published(), "record", symbol, session)
        assert record == quantised(CLOSES[symbol][row])


def test_a_declared_record_dates_the_new_one_but_gives_no_count():
    market = published()
    assert value(market, "record", "RUT", THURSDAY) == Decimal("2467.7")
    assert value(market, "record_since", "RUT", THURSDAY) == D("2021-11-08")
    assert value(market, "drought", "RUT", THURSDAY) is None
    assert value(market, "record", "RUT", FRIDAY) is None
    fact = ask(market, "record_since", "RUT", THURSDAY)
    assert fact.evidence.witnesses[0].column == "record_close"


def test_fridays_high_was_an_intraday_record():
    market = published()
    high = value(market, "record", "RUT", FRIDAY, price="intraday")
    assert high == Decimal("2472.27")
    since = value(market, "record_since", "RUT", FRIDAY, price="intraday")
    assert since == THURSDAY  # whose close, in place of its high, passed the mark
    assert value(market, "fifty_two_week", "RUT", FRIDAY, side="high") is None


def test_the_distance_from_a_declared_peak_and_from_a_new_one():
    market = published()
    wednesday = THURSDAY - timedelta(1)
    before = value(market, "off_peak", "RUT", wednesday)
    assert round(before, 2) == Decimal("-1.45")
    assert value(market, "off_peak", "RUT", wednesday, of="session") == D("2021-11-08")
    assert value(market, "off_peak", "RUT", THURSDAY) == 0
    assert value(market, "off_peak", "RUT", FRIDAY, of="points") == Decimal("-18.93")
    needed = value(market, "off_peak", "RUT", FRIDAY, formula="gain_needed")
    assert round(needed, 3) == Decimal("0.773")


@pytest.mark.parametrize(
    ("peer", "week"), [("GSPC", "0.94"), ("IXIC", "-0.06"), ("DJI", "1.11")]
)
def test_the_week_against_its_peers(peer: str, week: str):
    spread = value(published(), "relative", "RUT", FRIDAY, peer=peer, span="week")
    assert round(spread, 2) == Decimal(week)


def test_friday_against_the_large_caps():
    spread = value(published(), "relative", "RUT", FRIDAY, peer="GSPC", span="day")
    assert round(spread, 2) == Decimal("-1.26")


# The same week from the whole history

DATA = os.environ.get("TAPEWRIGHT_TEST_DATA")
needs_data = pytest.mark.skipif(not DATA, reason="TAPEWRIGHT_TEST_DATA is not set")


@pytest.fixture(scope="module")
def history() -> Market:
    columns = {k: v for k, v in schema().items() if k != "session"}
    everybody = {}
    for symbol in CLOSES:
        path = Path(str(DATA)) / "daily" / f"{symbol}.csv"
        frame = pl.read_csv(path, schema_overrides=columns, try_parse_dates=True)
        everybody[symbol] = series_of(frame.rename({"date": "session"}), symbol)
    return Market(everybody, {"RUT": ("GSPC", "IXIC", "DJI")})


GOLDEN = (
    ("record", THURSDAY, {}, "2467.7"),
    ("record_since", THURSDAY, {}, "2021-11-08"),
    ("drought", THURSDAY, {}, "967"),
    ("drought", THURSDAY, {"count": "inclusive"}, "968"),
    ("drought", D("2004-04-05"), {}, "1021"),
    ("contribution", FRIDAY, {"of": "session"}, "2025-09-18"),
    ("contribution", FRIDAY, {"of": "points"}, "60.36"),
    ("contribution", FRIDAY, {"of": "share"}, "116.727906"),
    ("change", FRIDAY, {"span": "week"}, "2.157226"),
    ("change", FRIDAY, {"span": "week", "unit": "points"}, "51.71"),
    ("change", FRIDAY, {"span": "year"}, "9.802436"),
    ("streak", FRIDAY, {"span": "week"}, "7"),
    ("streak", FRIDAY, {"span": "day"}, "-1"),
    # A run of eight weeks; the last had no session on Friday, which was Christmas.
    ("streak", D("2020-12-24"), {"span": "week"}, "8"),
    ("streak_since", FRIDAY, {"span": "week"}, "2020-12-24"),
    ("largest_move_since", THURSDAY, {"span": "day"}, "2025-08-22"),
    ("range", FRIDAY, {"span": "week", "of": "high"}, "2472.27"),
    ("range", FRIDAY, {"span": "week", "of": "high_session"}, "2025-09-19"),
    ("range", FRIDAY, {"span": "week", "of": "low"}, "2388.25"),
    ("range", FRIDAY, {"span": "week", "of": "low_session"}, "2025-09-16"),
    ("range", FRIDAY, {"span": "week", "of": "position"}, "72.030469"),
    ("fifty_two_week", FRIDAY, {"side": "high"}, "2472.27"),
    ("fifty_two_week", FRIDAY, {"window": "252_sessions"}, "2472.27"),
    ("fifty_two_week", FRIDAY, {"window": "calendar_year"}, "2472.27"),
    ("fifty_two_week", THURSDAY, {"price": "close"}, "2467.7"),
    ("record", FRIDAY, {"price": "intraday"}, "2472.27"),
    ("reversal", FRIDAY, {"side": "high"}, "23.5"),
    ("level", FRIDAY, {"side": "support", "rule": "week"}, "2388.25"),
    ("level", FRIDAY, {"side": "resistance", "rule": "52_weeks"}, "2472.27"),
    ("relative_since", FRIDAY, {"peer": "GSPC", "span": "day"}, "2025-08-14"),
    ("relative", FRIDAY, {"peer": "GSPC", "span": "day"}, "-1.255654"),
    ("off_peak", FRIDAY, {}, "-0.767111"),
)


@needs_data
@pytest.mark.parametrize(("name", "session", "args", "expected"), GOLDEN)
def test_the_week_that_started_this(history, name, session, args, expected):
    assert str(value(history, name, "RUT", session, **args)) == expected


@needs_data
@pytest.mark.parametrize("symbol", ["GSPC", "IXIC", "DJI"])
def test_the_others_closed_at_records_on_friday(history, symbol):
    assert value(history, "record", symbol, FRIDAY) == quantised(CLOSES[symbol][-1])
    assert value(history, "record", "RUT", FRIDAY) is None


@needs_data
def test_the_longest_drought_in_these_bars(history):
    droughts = values(history, "drought", "RUT")
    longest = max(count for count in droughts if count is not None)
    assert longest == 1021
    assert history.series["RUT"].sessions[droughts.index(longest)] == D("2004-04-05")


@needs_data
@pytest.mark.parametrize("name", sorted({name for name, *_ in GOLDEN}))
def test_the_examples_are_true_of_these_weeks(history, name):
    said = wording(name, "en")
    for example in said.examples if said else ():
        asked = kind(name).completed(example.args)
        if asked.get("peer", "GSPC") not in history.series:
            continue
        told = [
            number
            for symbol in CLOSES
            if symbol != asked.get("peer")
            for number in history.values(name, symbol, asked)[-70:].tolist()
        ]
        stated = (
            D(example.value).toordinal() - date(1970, 1, 1).toordinal()
            if kind(name).unit(asked) == "date"
            else float(example.value)
        )
        digits = len(example.value.partition(".")[2])
        assert any(round(number, digits) == stated for number in told), example


# Edges of the definitions


def test_contribution_takes_the_earlier_of_equal_sessions_and_the_periods_direction():
    market = daily([100, 100, 100, 100, 100, 110.3, 110.1, 120.4, 100.2, 100.1])
    sessions = market.series["A"].sessions
    assert value(market, "contribution", "A", sessions[7], of="session") == sessions[5]
    assert value(market, "contribution", "A", sessions[9], of="points") == Decimal(
        "10.3"
    )
    flat = daily([100, 100, 100, 100, 100, 101, 100])
    assert values(flat, "contribution", of="points")[-2:] == [None, None]


def test_a_range_not_wholly_known_is_not_told():
    close, low = [10, 10, 10, 10, 10, 11, 12], [9.0] * 7
    market = daily(close, high=[12, 12, 12, 12, 12, np.nan, 13], low=low)
    asked = {"span": "week", "of": "high"}
    assert values(market, "range", **asked) == [12, 12, 12, 12, 12, None, None]
    assert values(market, "range", span="day", of="high")[-1] == 13
    flat = daily([10, 10], high=[10, 10], low=[10, 10])
    assert values(flat, "range", span="day", of="position") == [None, None]
    assert values(flat, "range", span="day", of="width") == [0, 0]


def test_ties_make_no_record_and_no_52_week_high():
    market = daily([10, 11, 11, 12])
    assert values(market, "record") == [None, 11, None, 12]
    assert values(market, "drought") == [None, None, None, 1]
    year = [D("2024-01-02"), D("2024-06-03"), D("2024-12-31"), D("2025-01-02")]
    tied = Market({"A": series_by_hand("A", year, [10, 12, 12, 13])})
    highs = values(tied, "fifty_two_week", price="close")
    assert highs == [None, None, None, 13]


def test_a_52_week_high_needs_the_whole_window_to_be_known():
    days = [D("2024-01-02"), D("2024-06-03"), D("2024-12-30"), D("2024-12-31")]
    asked = {"close": [9, 9, 9, 9], "high": [20, np.nan, 10, 11]}
    unknown = Market({"A": series_by_hand("A", days, **asked)})
    assert values(unknown, "fifty_two_week") == [None] * 4
    known = Market({"A": series_by_hand("A", days, asked["close"], [20, 10, 10, 11])})
    assert values(known, "fifty_two_week") == [None, None, None, 11]
    # 364 days after January 2 is December 31: only then does the 20 drop out.


def test_252_sessions_count_the_session_itself():
    market = daily([10.0] * 251 + [11, 12], first="2023-01-02")
    asked = {"price": "close", "window": "252_sessions"}
    assert values(market, "fifty_two_week", **asked)[250:] == [None, 11, 12]
    known = daily([12, *[10.0] * 251, 11, 11.5], first="2023-01-02")
    assert values(known, "fifty_two_week", **asked)[251:] == [None, 11, 11.5]


def test_a_reversal_needs_a_new_extreme_and_a_close_the_other_way():
    days = [D("2024-01-02"), D("2024-12-30"), D("2024-12-31"), D("2025-01-02")]
    high, low = [12, 11, 13, 14], [8, 9, 9, 7]
    market = Market({"A": series_by_hand("A", days, [10, 10, 9.5, 10], high, low)})
    assert values(market, "reversal", side="high") == [None, None, 3.5, None]
    assert values(market, "reversal", side="low") == [None, None, None, 3]
    percent = values(market, "reversal", side="high", unit="percent")
    assert percent[2] == round(3.5 / 13 * 100, 6)


def test_an_unchanged_day_ends_a_streak_or_is_passed_over():
    market = daily([10, 11, 12, 12, 13, 12])
    assert values(market, "streak") == [None, 1, 2, None, 1, -1]
    assert values(market, "streak", unchanged="ignored") == [None, 1, 2, 2, 3, -1]


def test_a_weekly_streak_counts_the_current_week_to_date():
    market = daily([10, 10, 10, 10, 10, 10, 10, 10, 10, 11, 11, 12, 10, 12, 12])
    weeks = values(market, "streak", span="week")
    assert weeks[5:] == [None, None, None, None, 1, None, 2, -1, 2, 2]


def test_a_streak_is_the_longest_since_one_as_long():
    market = daily([10, 11, 12, 13, 14, 13, 14, 15, 16, 17, 18])
    sessions = market.series["A"].sessions
    since = [
        value(market, "streak_since", "A", session, span="day") for session in sessions
    ]
    # The first run had four rises: equalled by the second's third and fourth.
    assert since == [None] * 8 + [sessions[4]] * 2 + [None]


def test_highest_since_needs_a_lower_session_in_between():
    market = daily([12, 11, 10, 11, 13, 13])
    sessions = market.series["A"].sessions
    days = [value(market, "highest_since", "A", s, side="high") for s in sessions]
    assert days == [None, None, None, sessions[1], None, None]
    unknown = daily([5] * 4, high=[12, 8, np.nan, 9])
    assert values(unknown, "highest_since", price="intraday") == [None] * 4


def test_moves_compare_in_percent_not_in_points():
    market = daily([100, 110, 109, 219, 240])
    sessions = market.series["A"].sessions
    since = value(market, "largest_move_since", "A", sessions[4], span="day")
    assert since is None  # 9.6% after 101%: the one before was larger
    market = daily([30, 32.4, 31, 10, 10.8])
    since = value(market, "largest_move_since", "A", sessions[4], span="day")
    assert since == sessions[1]  # both 8%, though the last bits of the floats differ


def test_the_peak_is_the_latest_of_equals():
    market = daily([12, 10, 12, 11])
    sessions = market.series["A"].sessions
    assert value(market, "off_peak", "A", sessions[3], of="session") == sessions[2]
    assert value(market, "off_peak", "A", sessions[3], window="52_weeks") is None


def test_a_declared_peak_counts_for_52_weeks():
    days = [D("2024-01-02"), D("2024-12-30"), D("2024-12-31")]
    market = Market(
        {"A": series_by_hand("A", days, [10, 9, 9])},
        marks=(Mark("A", D("2024-01-02"), "record_close", 20, "somebody"),),
    )
    assert values(market, "off_peak", of="level") == [20, 20, 20]
    year = values(market, "off_peak", of="level", window="52_weeks")
    assert year == [None, None, 9]  # 364 days on, the mark has left the window


def test_a_day_compares_only_from_the_same_session_before():
    days = [MONDAY + timedelta(i) for i in range(5)]
    own = series_by_hand("A", days, [100, 101, 102, 103, 104])
    other = series_by_hand(
        "B", [days[0], days[1], days[3], days[4]], [100, 102, 103, 104]
    )
    market = Market({"A": own, "B": other})
    daily_spread = values(market, "relative", peer="B", span="day")
    assert [spread is None for spread in daily_spread] == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_a_week_in_which_the_peer_never_traded_does_not_compare():
    days = [MONDAY - timedelta(3), MONDAY, THURSDAY]
    own = series_by_hand("A", days, [100, 101, 102])
    other = series_by_hand("B", [days[0] - timedelta(1), THURSDAY], [100, 110])
    market = Market({"A": own, "B": other})
    assert values(market, "relative", peer="B", span="week") == [None, None, -8]


def test_a_symbol_does_not_compare_with_itself():
    market = published()
    assert np.isnan(
        market.values("relative", "RUT", {"peer": "RUT", "span": "day"})
    ).all()


def test_the_usual_move_leaves_out_the_current_one_and_needs_twenty():
    close = [100 * 1.01**i for i in range(21)]
    market = daily([*close, close[-1] * 2])
    usual = values(market, "usual_move", span="day")
    assert usual[:21] == [None] * 21
    assert usual[21] == pytest.approx(1)


def test_a_divergence_is_sized_by_each_ones_own_usual_move():
    days = [MONDAY + timedelta(i) for i in range(30)]
    own = [100 * 1.01**i for i in range(29)]
    other = [100 * 1.02**i for i in range(29)]
    market = Market(
        {
            "A": series_by_hand("A", days, [*own, own[-1] * 0.99]),
            "B": series_by_hand("B", days, [*other, other[-1] * 1.02]),
        }
    )
    apart = values(market, "divergence", peer="B", span="day")
    assert apart[:-1] == [None] * 29
    assert apart[-1] == pytest.approx(-2)


def test_a_level_is_reached_and_holds_or_is_broken():
    before = [10.0] * 20
    held = daily([*before, 9, 10], high=[11.0] * 20 + [10, 11], low=[9.0] * 20 + [9, 9])
    asked = {"side": "resistance", "outcome": "held"}
    assert values(held, "level_test", **asked)[-2:] == [None, 11]
    broken = daily([*before, 11, 11.5], high=[11.0] * 20 + [11, 12])
    asked["outcome"] = "broken"
    assert values(broken, "level_test", **asked)[-2:] == [None, 11]
    assert values(broken, "level", side="resistance", rule="week")[-1] == 12
    assert values(broken, "level", side="resistance", rule="20_sessions")[-1] is None


def test_a_level_already_passed_is_not_broken_again():
    # A vendor's highs may lie below the closes; such a level was never above.
    market = daily([10.0] * 20 + [11], high=[9.0] * 20 + [11])
    asked = {"side": "resistance", "outcome": "broken"}
    assert values(market, "level_test", **asked)[-1] is None


def test_levels_fall_back_to_closes_where_a_high_is_not_known():
    market = daily([10, 12, 11], high=[15, np.nan, 12])
    assert values(market, "level", side="resistance", rule="week") == [15, None, 12]


# What every kind declares


@pytest.mark.parametrize("name", sorted(kinds()))
def test_every_kind_is_declared_whole(name: str):
    the_kind = kind(name)
    assert the_kind.name == name
    assert len(the_kind.doc) > 40
    for arg in the_kind.args:
        if isinstance(arg, Choice):
            assert arg.house
            unsaid = [o for o in arg.options if o.standing != "house" and not o.who]
            assert not unsaid


def house_arguments(the_kind: Kind) -> list[dict[str, str | int]]:
    """Return the arguments that finding may ask with."""
    said = [
        [o.value for o in arg.options if o.standing == "house"]
        if isinstance(arg, Choice)
        else ["x"]
        for arg in the_kind.args
    ]
    names = [arg.name for arg in the_kind.args]
    return [dict(zip(names, values, strict=True)) for values in product(*said)]


@pytest.mark.parametrize("name", sorted(kinds()))
def test_every_kind_is_said_in_english_with_slots_that_exist(name: str):
    said = wording(name, "en")
    assert said is not None
    forms = {"value", "size", "ordinal", "cardinal", "move", "moves", "shifted"}
    forms |= {"up", "higher", "gain", "rising", "above", "ahead", "best", "rise"}
    forms |= {"nth_highest", "nth_lowest", "nth_largest", "nth_longest", "whole"}
    forms |= {"nth_best", "nth_weakest"}
    forms |= {"ahead_of", "gains", "an_ordinal", *(arg.name for arg in kind(name).args)}
    forms |= {"day", "on", "date", "long_date", "month", "age", "base", "from", "who"}
    for texts in said.templates.values():
        for text in texts:
            slots = {slot for _, slot, _, _ in Formatter().parse(text) if slot}
            assert slots <= forms | said.templates.keys(), text
    for args in house_arguments(kind(name)):
        assert said.form("line", args), args
    for example in said.examples:
        assert kind(name).completed(example.args) is not None


def test_units_scale_as_they_are_declared():
    assert DEGREE == {"level": 1, "points": 1}


def test_an_unknown_argument_is_refused_with_the_nearest():
    with pytest.raises(UsageError, match="side"):
        ask(published(), "level", "RUT", FRIDAY, side="above")
    with pytest.raises(UsageError, match="sid"):
        ask(published(), "level", "RUT", FRIDAY, sid="support")


def test_prices_are_the_columns_that_evidence_may_name():
    assert PRICES == ("open", "high", "low", "close")
