"""Contradictions inside one text: true numbers never clash, wrong ones are named."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strategies import PEER, SUBJECT, D, arguments, bars_of, manners
from tapewright.finding import measured
from tapewright.kinds import kind
from tapewright.model import Dated, Question, Stated
from tapewright.reading.inside import headline, inside
from tapewright.report import Claim

FRIDAY = D("2025-09-19")
BEFORE = D("2025-09-12")


def said(number, name="close", at=FRIDAY, whose="RUT", bound="=", **args):
    """Claim a number, 15e2 to the hundred, or for None nothing but the thing."""
    question = Question(
        name, whose, at, tuple(sorted(kind(name).completed(args).items()))
    )
    if number is None:
        return Claim(0, 0, f"a {name}", question)
    value = Decimal(number)
    step = Decimal(1).scaleb(value.as_tuple().exponent)
    return Claim(0, 0, number, question, Stated(value, step, bound))


def text_of(*claims, gap=10):
    """Lay claims out one after another."""
    return [
        replace(claim, start=gap * at, end=gap * at + 5)
        for at, claim in enumerate(claims)
    ]


def blamed(*claims):
    return [clash.one for clash in inside(text_of(*claims))]


def why(*claims):
    (clash,) = inside(text_of(*claims))
    return clash.because


WEEK = {"name": "change", "span": "week"}
BASE = said("2397.06", at=BEFORE)
END = said("2448.77")
POINTS = said("51.71", **WEEK, unit="points")
SHARE = said("2.16", **WEEK)


# Points, percent and closes


def test_a_move_told_in_four_ways_that_fit_is_silent():
    assert blamed(BASE, END, POINTS, SHARE) == []


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (2, said("57.71", **WEEK, unit="points")),
        (3, said("2.61", **WEEK)),
        (3, said("-2.16", **WEEK)),
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (1, 3, 2, 0), (3, 2, 0, 1)])
def test_of_four_the_one_that_the_others_deny_is_to_blame(place, wrong, order):
    claims = [BASE, END, POINTS, SHARE]
    claims[place] = wrong
    assert blamed(*(claims[at] for at in order)) == [order.index(place)]


def test_of_two_closes_that_a_move_denies_either_may_be_wrong_and_the_later_is_named():
    wrong = said("2397.60", at=BEFORE)
    assert blamed(END, POINTS, SHARE, wrong) == [3]
    assert blamed(wrong, POINTS, SHARE, END) == [3]
    far = said("2379.06", at=BEFORE)  # the percentage denies it too
    assert blamed(far, POINTS, SHARE, END) == [0]


def test_points_and_a_close_say_what_the_percentage_must_be():
    assert why(POINTS, END, said("2.61", **WEEK)) == (
        "51.71 and 2448.77 make it 2.16%, not 2.61."
    )


def test_from_a_level_to_another_says_the_percentage():
    assert why(BASE, END, said("1.81", **WEEK)) == (
        "2397.06 and 2448.77 make it 2.16%, not 1.81."
    )


def test_from_a_level_to_another_says_the_points():
    assert why(BASE, END, said("57.71", **WEEK, unit="points")) == (
        "2397.06 and 2448.77 make it 51.70 to 51.72 points, not 57.71."
    )


def test_of_three_that_meet_and_nothing_else_the_computed_one_is_to_blame():
    assert blamed(said("2.61", **WEEK), POINTS, END) == [0]
    assert blamed(END, said("57.71", **WEEK, unit="points"), BASE) == [1]


def test_points_and_percent_that_go_opposite_ways_clash():
    assert why(POINTS, said("-2.16", **WEEK)) == "51.71 and -2.16 go opposite ways."


def test_a_monday_starts_from_friday_and_a_week_over_a_holiday_from_thursday():
    monday = D("2025-09-15")
    day = said("0.34", "change", at=monday)
    assert blamed(BASE, said("2405.13", at=monday), day) == []
    assert blamed(BASE, said("2405.13", at=monday), said("0.43", "change", at=monday))
    easter = said("1.00", "change", at=D("2025-04-25"), span="week")
    thursday, friday = said("100.00", at=D("2025-04-17")), D("2025-04-25")
    assert blamed(thursday, said("101.00", at=friday), easter) == []
    assert blamed(thursday, said("102.00", at=friday), easter) == [2]


def test_a_percentage_whose_digits_are_dropped_is_a_manner_no_contradiction():
    assert blamed(said("709.00", **WEEK, unit="points"), said("42188.76"), SHARE) != []
    cut = said("1.70", **WEEK)
    assert blamed(said("709.00", **WEEK, unit="points"), said("42188.76"), cut) == []


def test_points_told_round_are_admitted():
    claims = said("15e2", "change", unit="points"), said("46000.12")
    assert blamed(*claims, said("3.39", "change")) == []


def test_a_bound_is_held_against_what_it_bounds():
    assert blamed(BASE, END, said("2", **WEEK, bound="over")) == []
    assert blamed(BASE, END, said("3", **WEEK, bound="over")) == [2]


def test_a_low_or_high_of_the_day_is_where_an_intraday_move_ends():
    high = said("2472.27", "range", span="day", of="high")
    base = said("2467.70", at=D("2025-09-18"))
    assert blamed(base, high, said("0.19", "intraday_move")) == []
    assert blamed(base, high, said("0.91", "intraday_move")) == [2]


# The distance from a peak or a low


PEAK = said("4818.62", "off_peak", of="level")
OFF = said("-23.6", "off_peak", of="points")
NOW = said("4795.02")


def test_a_distance_in_points_and_percent_from_a_record_fits_the_close():
    assert blamed(NOW, OFF, said("-0.5", "off_peak"), PEAK) == []


def test_a_distance_that_the_close_and_the_record_deny_is_to_blame():
    assert blamed(NOW, OFF, said("-1.5", "off_peak"), PEAK) == [2]
    wrong = said("-32.6", "off_peak", of="points")
    assert blamed(NOW, wrong, said("-0.5", "off_peak"), PEAK) == [1]
    assert (
        why(NOW, PEAK, wrong) == "4818.62 and 4795.02 make it -23.6 points, not -32.6."
    )
    unsigned = replace(wrong, quote="32.6 points")
    assert "make it 23.6 points, not 32.6 points." in why(NOW, PEAK, unsigned)


def test_distances_by_other_conventions_are_other_distances():
    intraday = said("-1.5", "off_peak", price="intraday")
    assert blamed(NOW, OFF, PEAK, intraday) == []


def test_a_distance_above_an_average_is_held_against_its_level():
    level = said("2000.00", "moving_average", length="200", of="level")
    shorter = said("6.0", "moving_average", length="20", of="distance")
    assert blamed(level, said("2100.00"), shorter) == []
    right = said("5.0", "moving_average", length="200", of="distance")
    assert blamed(level, said("2100.00"), right) == []
    wrong = said("6.0", "moving_average", length="200", of="distance")
    assert blamed(level, said("2100.00"), wrong) == [2]


# One question, two answers


def test_prose_against_the_pages_own_table_clashes():
    (clash,) = inside(text_of(SHARE, said("2.61", **WEEK)))
    assert (clash.one, clash.other) == (1, 0)
    assert clash.because == "The text says 2.16 and also 2.61 of this."


def test_two_that_agree_outvote_the_first():
    assert blamed(said("2.61", **WEEK), SHARE, SHARE) == [0]
    assert blamed(said("2.61", **WEEK), SHARE, said("2.2", **WEEK)) == [0]


def test_a_coarser_number_may_be_rounded_or_cut():
    for coarse in ("2.2", "2.1", "2"):
        assert blamed(SHARE, said(coarse, **WEEK)) == []
    assert blamed(SHARE, said("2.3", **WEEK)) == [1]
    assert blamed(SHARE, said("2.15", **WEEK)) == [1]


def test_words_that_bound_a_number_admit_what_they_bound():
    assert blamed(SHARE, said("2", **WEEK, bound="over")) == []
    assert blamed(said("2", **WEEK, bound="under"), SHARE) == [1]
    assert (
        blamed(said("2", **WEEK, bound="under"), said("3", **WEEK, bound="over")) == []
    )


def test_counts_one_apart_are_different():
    streak = {"name": "streak", "span": "week"}
    assert blamed(said("3", **streak), said("4", **streak)) == [1]


def test_two_dates_of_one_event_clash():
    def since(first, last):
        question = said("1", "record_since").question
        return Claim(0, 0, first, question, Dated(D(first), D(last)))

    one, month = since("2025-09-11", "2025-09-11"), since("2025-09-01", "2025-09-30")
    assert blamed(one, month) == []
    assert blamed(one, since("2025-08-11", "2025-08-11")) == [1]


def test_other_subjects_sessions_and_spans_are_other_questions():
    other = said("1.22", **WEEK, whose="GSPC"), said("2.61", **WEEK, at=BEFORE)
    assert blamed(SHARE, *other, said("0.77", "change", span="day")) == []


def test_what_is_read_in_doubt_blames_nobody():
    wrong = said("2.61", **WEEK)
    assert blamed(SHARE, replace(wrong, doubt="it could be the day")) == []


# Records


def test_a_record_below_an_earlier_close_is_to_blame():
    record = said("2448.77", "record")
    earlier = said("2467.70", at=D("2025-09-18"))
    assert blamed(earlier, record) == [1]
    assert why(earlier, record) == (
        "2467.70, told of an earlier session, is above 2448.77."
    )


def test_a_record_told_without_its_level_has_that_of_its_close():
    bare, earlier = said(None, "record"), said("2467.70", at=D("2025-09-18"))
    assert blamed(END, earlier, bare) == [2]
    assert blamed(said("2470.00"), earlier, bare) == []


def test_an_earlier_high_does_not_deny_a_record_close():
    high = said("2472.27", "range", at=D("2025-09-18"), span="day", of="high")
    assert blamed(high, said("2470.00", "record")) == []
    assert blamed(high, said("2470.00", "record", price="intraday")) == [1]


def test_a_later_close_does_not_deny_a_record():
    assert blamed(said("2400.00", "record", at=BEFORE), END) == []


def test_a_peak_is_no_lower_than_any_close_up_to_its_day():
    earlier = said("4900.00", at=BEFORE)
    assert blamed(earlier, PEAK) == [1]
    assert blamed(earlier, said("4818.62", "off_peak", of="level", window="year")) == []


# What adds up and what compounds


DAYS = [D("2025-09-15") + timedelta(days) for days in range(5)]


def test_percentages_of_days_compound_to_the_weeks():
    days = [said("2.00", "change", at=day) for day in DAYS]
    assert blamed(*days, said("10.41", **WEEK)) == []
    assert blamed(*days, said("10.00", **WEEK)) == [5]
    assert why(*days, said("10.00", **WEEK)).endswith(
        "compound to 10.38 to 10.44%, not 10.00, which is their sum."
    )


def test_points_of_days_add_up_to_the_weeks():
    days = [said("2.00", "change", at=day, unit="points") for day in DAYS]
    assert blamed(*days, said("10.00", **WEEK, unit="points")) == []
    assert blamed(*days, said("12.00", **WEEK, unit="points")) == [5]
    assert blamed(*days[1:], said("12.00", **WEEK, unit="points")) == []


def test_two_sessions_compound():
    days = [said("-10.0", "change", at=day) for day in DAYS[-2:]]
    over = {"name": "change_over", "span": "day", "periods": 2}
    assert blamed(*days, said("-19.0", **over)) == []
    assert blamed(*days, said("-20.0", **over)) == [2]


def test_a_fall_and_a_gain_are_not_subtracted():
    before = said("-20.00", "off_peak", at=BEFORE)
    gain = said("10.00", **WEEK)
    assert blamed(before, gain, said("-12.00", "off_peak")) == []
    assert blamed(before, gain, said("-10.00", "off_peak")) == [2]
    assert "which is their sum" in why(before, gain, said("-10.00", "off_peak"))


def test_a_record_may_lie_inside_a_week_that_ends_below_it():
    before = said("-1.00", "off_peak", at=BEFORE)
    assert blamed(before, said("3.00", **WEEK), said("-2.00", "off_peak")) == []


def test_a_spread_is_the_difference_of_two_changes():
    peer = said("1.22", **WEEK, whose="GSPC")
    spread = {"name": "relative", "peer": "GSPC", "span": "week"}
    assert blamed(SHARE, peer, said("0.94", **spread)) == []
    assert blamed(SHARE, peer, said("-0.94", **spread)) == [2]
    assert why(SHARE, peer, said("1.94", **spread)) == (
        "2.16 and 1.22 make it 0.93 to 0.95 percentage points, not 1.94."
    )


# Counts


def counted(count, of):
    return said(str(count), "breadth", group="us indices", of=of)


def test_seven_cannot_rise_of_six():
    seven = said("7", "n_of_m", direction="up", of=6)
    (clash,) = inside([seven])
    assert (clash.one, clash.other) == (0, 0)
    assert clash.because == "7 of 6 is more than there are."


def test_the_parts_of_a_count_make_the_whole():
    parts = [counted(14, "advancers"), counted(15, "decliners")]
    assert blamed(*parts, counted(1, "unchanged"), counted(30, "compared")) == []
    assert blamed(*parts, counted(30, "compared")) == []
    assert blamed(*parts, counted(2, "unchanged"), counted(30, "compared")) == [3]
    assert blamed(*parts, counted(0, "unchanged"), counted(30, "compared")) == [3]
    assert blamed(*parts, counted(28, "compared")) == [2]
    assert why(*parts, counted(28, "compared")) == "14 and 15 are 29, not 28."


def test_seven_of_eleven_and_five_are_too_many():
    seven, five = counted(7, "advancers"), counted(5, "decliners")
    assert blamed(seven, counted(11, "compared"), five) == [2]
    assert blamed(seven, counted(11, "compared"), counted(4, "decliners")) == []


# A headline that the body does not bear


def titled(title, *body):
    return headline(text_of(title, *body), title_end=5)


def test_a_title_that_the_body_denies_is_to_blame():
    (clash,) = titled(said("2.6", **WEEK), SHARE)
    assert (clash.one, clash.other) == (0, 1)
    assert clash.because == "The text says 2.6 and also 2.16 of this."


def test_a_rounded_title_is_borne():
    points = {"name": "change", "unit": "points"}
    body = said("1508.21", **points)
    assert titled(said("15e2", **points), body) == []
    assert titled(said("1508", **points), body) == []
    assert titled(said("1500", bound="over", **points), body) == []
    assert titled(said("16e2", **points), body) != []
    assert titled(said("1600", bound="over", **points), body) != []


def test_a_title_that_follows_from_the_bodys_numbers_is_borne():
    assert titled(said("2.2", **WEEK), POINTS, END) == []
    (clash,) = titled(said("2.6", **WEEK), POINTS, END)
    assert (clash.one, clash.other) == (0, 1)


def test_a_body_that_contradicts_itself_does_not_blame_its_title():
    assert titled(said("2.2", **WEEK), said("2.61", **WEEK), SHARE, SHARE) == []
    assert titled(SHARE, BASE, said("57.71", **WEEK, unit="points"), END, SHARE) == []


def test_a_title_that_the_body_says_nothing_of_is_left_alone():
    assert titled(said("2.6", **WEEK), said("1.22", **WEEK, whose="GSPC")) == []


# True bars, printed as texts print them


KINDS = (
    "change",
    "change_over",
    "change_since",
    "close",
    "range",
    "off_peak",
    "rebound",
    "record",
    "relative",
    "intraday_move",
    "moving_average",
    "year_ago",
    "streak_change",
    "breadth",
    "n_of_m",
)
WHOLE = ("count", "sessions")


def starts(market):
    """Return the last session before a span by the bars' own dates."""

    def start(symbol, session, span):
        series = market.of(symbol)
        first = {
            "day": session,
            "week": session - timedelta((session.weekday() - series.week_start) % 7),
            "month": session.replace(day=1),
            "quarter": date(session.year, session.month - (session.month - 1) % 3, 1),
            "year": date(session.year, 1, 1),
        }[span]
        row = series.last_row(first - timedelta(1))
        return series.sessions[row] if row >= 0 else date.min

    return start


def true_facts(market, subject, sessions):
    for name in KINDS:
        for args in arguments(kind(name)):
            if "peer" in args:
                args["peer"] = next(one for one in market.series if one != subject)
            for session in sessions:
                fact = measured(market, name, subject, session, **args)
                if fact and isinstance(fact.value, Decimal):
                    yield fact


def printing(fact, places, rounding):
    """Print a fact as a claim; counts are whole."""
    step = Decimal(1) if fact.unit in WHOLE else Decimal(1).scaleb(-places)
    value = fact.number.quantize(step, rounding)
    return Claim(0, 0, f"{value:f}", fact.question, Stated(value, step))


@given(
    manners(longest=40),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from((ROUND_HALF_UP, ROUND_HALF_EVEN)),
)
def test_true_numbers_rounded_as_printed_never_clash(manner, shares, levels, rounding):
    bars = bars_of(replace(manner, wrong=0.0, marks=0))
    market = bars.market
    sessions = market.of(SUBJECT).sessions[-3:]
    facts = [
        fact for one in (SUBJECT, PEER) for fact in true_facts(market, one, sessions)
    ]
    places = {"level": levels, "points": levels}
    claims = [printing(f, places.get(f.unit, shares), rounding) for f in facts]
    assert inside(claims, starts(market)) == []


@st.composite
def moved_cents(draw):
    """Draw a base and an end in cents, half to double apart."""
    base = draw(st.integers(10_000, 5_000_000))
    return base, draw(st.integers(base // 2 + 1, base * 2))


def four_ways(base, end):
    """Tell a week's move by base, end, points and percent, all to two decimals."""
    share = Decimal(100 * (end - base)) / base
    numbers = {
        "base": Decimal(base) / 100,
        "end": Decimal(end) / 100,
        "points": Decimal(end - base) / 100,
        "percent": share.quantize(Decimal("0.01"), ROUND_HALF_UP),
    }
    return {name: f"{value:.2f}" for name, value in numbers.items()}


def claims_of(numbers):
    told = {
        "base": {"at": BEFORE},
        "end": {},
        "points": {**WEEK, "unit": "points"},
        "percent": WEEK,
    }
    return [said(number, **told[name]) for name, number in numbers.items()]


@given(moved_cents(), st.permutations(("base", "end", "points", "percent")))
def test_a_true_move_never_clashes_however_it_is_told(move, order):
    numbers = four_ways(*move)
    for least in (2, 3, 4):
        told = {name: numbers[name] for name in order[:least]}
        assert inside(text_of(*claims_of(told))) == []


@given(
    moved_cents(),
    st.permutations(("base", "end", "points", "percent")),
    st.data(),
)
def test_a_changed_digit_beyond_rounding_clashes_where_three_meet(move, order, data):
    numbers = four_ways(*move)
    told = {name: numbers[name] for name in order[:3]}
    wrong = data.draw(st.sampled_from(order[:3]))
    places = [at for at, letter in enumerate(told[wrong]) if letter.isdigit()]
    at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("0123456789"))
    told[wrong] = told[wrong][:at] + digit + told[wrong][at + 1 :]
    values = {name: Decimal(number) for name, number in told.items()}
    assume(values.get("base", 1) > 0)
    assume(values.get("end", 1) > 0)
    assume(not fits(values))
    assert blamed(*claims_of(told)) != []


def fits(values):
    """Say whether some move prints like this, or nearly: half a cent here and there."""
    slack = Decimal("0.005")
    base, end, points = (values.get(name) for name in ("base", "end", "points"))
    base = end - points if base is None else base
    end = base + points if end is None else end
    if points is not None and abs(end - base - points) > 3 * slack:
        return False
    share = values.get("percent")
    if share is None or base <= 3 * slack:
        return True
    low = 100 * ((end - 3 * slack) / (base + 3 * slack) - 1)
    high = 100 * ((end + 3 * slack) / (base - 3 * slack) - 1)
    return low - 2 * slack <= share <= high + 2 * slack


@given(moved_cents(), st.sampled_from(("points", "percent")), st.integers(3, 10**6))
def test_of_four_a_number_far_off_is_the_one_to_blame(move, wrong, by):
    numbers = four_ways(*move)
    numbers[wrong] = f"{Decimal(numbers[wrong]) + Decimal(by) / 100:.2f}"
    claims = claims_of(numbers)
    assert blamed(*claims) == [[*numbers].index(wrong)]


def test_twenty_years_of_true_numbers_never_clash(sample_market):
    sessions = sample_market.of("GSPC").sessions[2500::151]
    for session in sessions:
        days = [day for day in sample_market.of("GSPC").sessions if day <= session][-5:]
        facts = [
            fact
            for symbol in ("GSPC", "IXIC")
            for fact in true_facts(sample_market, symbol, days)
        ]
        for shares, levels in ((1, 2), (2, 2), (2, 0)):
            places = {"level": levels, "points": levels}
            claims = [
                printing(f, places.get(f.unit, shares), ROUND_HALF_UP) for f in facts
            ]
            assert inside(claims) == []


def test_time_grows_with_the_number_of_claims_even_where_all_of_them_clash():
    def seconds(count):
        claims = [
            said(f"{at % 997}.{at:02}", **WEEK, at=FRIDAY - timedelta(7 * (at % 50)))
            for at in range(count)
        ]
        begun = time.perf_counter()
        inside(text_of(*claims))
        return time.perf_counter() - begun

    assert seconds(20_000) < 15 * seconds(2_000) + 0.5


def test_numbers_of_no_price_are_left_alone():
    endless = said("9" * 5_000, **WEEK, unit="points")
    assert blamed(endless, END, SHARE, said(f"0.{'0' * 5_000}1", **WEEK)) == []


ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.json"))


def labelled(path):
    """Return an article's claims as a hand labelled them, and whether each is right."""
    labels = [
        label
        for label in json.loads(path.read_text(encoding="utf-8"))["labels"]
        if "question" in label and "step" in label
    ]
    claims = [
        Claim(
            label["start"],
            label["start"] + len(label["quote"]),
            label["quote"],
            Question.from_json(label["question"]),
            Stated(
                Decimal(label["stated"]),
                Decimal(label["step"]),
                label.get("bound", "="),
            ),
        )
        for label in labels
    ]
    return claims, [label["right"] for label in labels]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_in_a_real_article_only_wrong_numbers_are_to_blame(path):
    claims, right = labelled(path)
    assert [
        claims[clash.one].quote for clash in inside(claims) if right[clash.one]
    ] == []


def test_in_the_articles_what_can_be_seen_without_bars_is_seen():
    found = {
        claims[clash.one].quote
        for claims, _ in map(labelled, ARTICLES)
        for clash in inside(claims)
    }
    assert found >= {"4.4%", "5.39%", "5,100.37"}
