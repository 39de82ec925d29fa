"""Why an author got another number: the neighbour that admits it, and the right one."""

from __future__ import annotations

import importlib
import os
import random
import sys
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from tapewright.finding import Market, measured
from tapewright.gathered import Place, market_of_all
from tapewright.kinds import Choice, Count, Group, Peer, kind, kinds
from tapewright.market.instruments import instrument
from tapewright.model import Dated, Evidence, Fact, Question, Stated
from tapewright.reading import digits
from tapewright.reading.conventions import LIMIT, chance, corrected, explained
from tapewright.report import Claim

DATA = os.environ.get("TAPEWRIGHT_TEST_DATA", "")
BENCH = Path(__file__).parents[1] / "bench"
real = pytest.mark.skipif(not DATA, reason="TAPEWRIGHT_TEST_DATA names no data")

FRIDAY = date(2018, 11, 2)
WEEK = date(2025, 9, 19)


def asked(name: str, subject: str, session: date, **args: str | int) -> Question:
    whole = kind(name).completed(args)
    return Question(name, subject, session, tuple(sorted(whole.items())))


def says(text: str, bound: str = "=") -> Stated:
    value = Decimal(text.replace(",", ""))
    return Stated(value, Decimal(1).scaleb(int(value.as_tuple().exponent)), bound)


def slack(symbol: str) -> Decimal:
    return instrument(symbol).slack


def why(market: Market, question: Question, text: str | Stated | Dated, **more):
    stated = says(text) if isinstance(text, str) else text
    return explained(market, question, stated, slack=slack, **more)


def first(
    market: Market, question: Question, text: str | Stated | Dated, **more
) -> str:
    rivals = why(market, question, text, **more).rivals
    return rivals[0].changed if rivals else ""


@pytest.fixture(scope="module")
def daily() -> Market:
    symbols = ["RUT", "GSPC", "IXIC", "DJI"]
    return market_of_all(Place(str(Path(DATA) / "daily")), symbols)


@pytest.fixture(scope="module")
def bench():
    sys.path.insert(0, str(BENCH))
    try:
        yield importlib.import_module("explain")
    finally:
        sys.path.remove(str(BENCH))


# -- real weeks -------------------------------------------------------------------


@real
def test_the_week_from_mondays_close_is_told(daily: Market):
    question = asked("change", "RUT", WEEK, span="week")
    found = why(daily, question, "1.81")
    assert found.convention is None
    assert found.rivals[0].changed == "the change from the week's first close"
    assert found.rivals[0].question.arg("base") == "first_close"
    assert found.rivals[0].slip
    assert found.rivals[0].coincidence < 0.01


@real
def test_an_intraday_high_is_no_close(daily: Market):
    question = asked("close", "RUT", WEEK)
    assert first(daily, question, "2,472.27") == "the intraday high, not the close"


@real
def test_a_close_is_no_intraday_high(daily: Market):
    question = asked("range", "RUT", WEEK, span="day", of="high")
    assert first(daily, question, "2,448.77") == "the close, not the intraday high"


@real
def test_another_indexs_number_is_told_whether_the_text_names_it_or_not(daily: Market):
    question = asked("change", "RUT", WEEK)
    assert first(daily, question, "0.49", named=["GSPC"]) == "the S&P 500's figure"
    assert first(daily, question, "0.49") == "the S&P 500's figure"


@real
def test_an_invented_level_is_explained_by_nothing(daily: Market):
    question = asked("close", "GSPC", date(2022, 1, 3))
    found = why(daily, question, "4,799.61")
    assert (found.convention, found.rivals) == (None, ())
    assert found.coincidence < LIMIT


@real
def test_the_gain_needed_is_no_fall_from_the_peak(daily: Market):
    question = asked("off_peak", "RUT", date(2025, 4, 8))
    gain = measured(
        daily, "off_peak", "RUT", question.session, formula="gain_needed"
    ).number.quantize(Decimal("0.01"))
    told = first(daily, question, str(gain), signed=False)
    assert told == "the gain needed to regain the peak"


@real
def test_a_since_date_of_the_other_price_is_told(daily: Market):
    question = asked("record_since", "RUT", date(2025, 9, 18))
    assert measured(daily, "record_since", "RUT", question.session).day == date(
        2021, 11, 8
    )
    stated = Dated(date(2024, 11, 25), date(2024, 11, 25))
    told = first(daily, question, stated)
    assert told == "the figure by intraday prices, not by closes"


@real
def test_a_known_slip_is_named_first_nineteen_times_in_twenty(daily: Market, bench):
    draw = bench.Draw(daily, random.Random(7))  # noqa: S311
    offered = named = 0
    for slip in bench.SLIPS:
        tally = bench.measure(draw, slip, 20)
        offered += tally.offered
        named += tally.first
    assert offered >= 0.95 * 20 * len(bench.SLIPS)
    assert named >= 0.95 * offered


@real
def test_what_is_printed_as_chance_is_how_often_invented_numbers_fit(
    daily: Market, bench
):
    explained_, expected = bench.invented(bench.Draw(daily, random.Random(3)), 400)  # noqa: S311
    assert explained_ <= LIMIT
    assert abs(explained_ - expected) < 0.025


# -- the sample -------------------------------------------------------------------


def number(market: Market, question: Question) -> Decimal:
    fact = measured(
        market,
        question.kind,
        question.subject,
        question.session,
        **dict(question.args),
    )
    return fact.number


def printed(market: Market, question: Question, step: str = "0.01") -> str:
    return str(number(market, question).quantize(Decimal(step)))


WEEKLY = asked("change", "GSPC", FRIDAY, span="week")
CLOSE = asked("close", "GSPC", FRIDAY)


@pytest.mark.parametrize(
    ("question", "behind", "words"),
    [
        (
            WEEKLY,
            asked("change", "GSPC", FRIDAY, span="week", base="first_open"),
            "the change from the week's open",
        ),
        (
            WEEKLY,
            asked("change", "GSPC", FRIDAY, span="week", unit="points"),
            "the change in points, not percent",
        ),
        (
            WEEKLY,
            asked("change", "GSPC", FRIDAY, span="year"),
            "the year-to-date figure",
        ),
        (
            WEEKLY,
            asked("change", "GSPC", date(2018, 10, 26), span="week"),
            "the previous week's figure",
        ),
        (
            WEEKLY,
            asked("change", "GSPC", date(2018, 11, 9), span="week"),
            "the next week's figure",
        ),
        (
            WEEKLY,
            asked("change", "GSPC", date(2018, 11, 1), span="week"),
            "the week's figure through Thursday, November 1",
        ),
        (
            WEEKLY,
            asked("change", "IXIC", FRIDAY, span="week"),
            "the Nasdaq Composite's figure",
        ),
        (
            asked("change", "GSPC", FRIDAY, base="prior_close"),
            asked("change", "GSPC", FRIDAY, base="first_open"),
            "the change from the open, not the prior close",
        ),
        (
            asked("change", "GSPC", FRIDAY),
            asked("intraday_move", "GSPC", FRIDAY, side="low"),
            "the move at the day's low",
        ),
        (
            CLOSE,
            asked("close", "GSPC", date(2018, 11, 1)),
            "the figure of Thursday, November 1",
        ),
        (
            CLOSE,
            asked("close", "GSPC", date(2017, 11, 2)),
            "last year's figure (November 2, 2017)",
        ),
        (
            CLOSE,
            asked("range", "GSPC", FRIDAY, of="low"),
            "the intraday low, not the close",
        ),
        (
            CLOSE,
            asked("off_peak", "GSPC", FRIDAY, of="level"),
            "the highest close so far, not the close",
        ),
        (
            asked("relative", "GSPC", FRIDAY, peer="IXIC", span="week"),
            asked("change", "IXIC", FRIDAY, span="week"),
            "the Nasdaq Composite's own change, not the spread",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_what_was_changed_is_said(
    sample_market: Market, question: Question, behind: Question, words: str
):
    found = why(sample_market, question, printed(sample_market, behind))
    assert words in [one.changed for one in found.rivals]
    assert found.rivals[0].question == behind


def test_two_things_are_never_changed_at_once(sample_market: Market):
    behind = asked("change", "IXIC", FRIDAY, span="week", base="first_close")
    rivals = why(sample_market, WEEKLY, printed(sample_market, behind)).rivals
    assert behind not in [one.question for one in rivals]


def test_an_accepted_base_is_a_convention_and_no_slip(sample_market: Market):
    year = asked("change", "GSPC", FRIDAY, span="year")
    twelve = asked("change", "GSPC", FRIDAY, span="year", base="twelve_months")
    found = why(sample_market, year, printed(sample_market, twelve))
    assert found.convention is not None
    assert found.convention.question == twelve
    assert not found.convention.slip
    weekly = why(sample_market, WEEKLY, printed(sample_market, twelve))
    assert weekly.convention is None  # a week of twelve months is a slip


@pytest.mark.parametrize("text", ["2", "1", "3.4", "2.0"])
def test_coarse_numbers_are_explained_by_their_own_digits_or_not_at_all(
    sample_market: Market, text: str
):
    for sign in ("", "-"):
        found = why(sample_market, WEEKLY, sign + text)
        assert all(one.question == WEEKLY for one in found.rivals)


def test_an_expected_digit_slip_is_read_beside_another_vendors_close(
    sample_market: Market,
):
    right = Decimal("2723.06")
    assert number(sample_market, CLOSE) == right
    assert first(sample_market, CLOSE, "2,732.06").endswith("transposed (2,723.06)")
    assert first(sample_market, CLOSE, "2,732.07").endswith("transposed (2,723.07)")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("27,223.06", "the figure with a digit doubled (2,723.06)"),
        ("27,923.06", "the figure with a digit too many (2,723.06)"),
        ("273.06", "the figure with a digit lost (2,723.06)"),
        ("2,723.6", "the figure with a digit lost (2,723.06)"),
        ("272.306", "the figure with its decimal point moved (2,723.06)"),
        ("2.723", "the figure with a point for its thousands comma (2,723.06)"),
        ("2,793.06", "the figure with one digit mistyped (2,723.06)"),
        ("-2,723.06", "the right figure with the sign flipped"),
        ("2,724", "within one unit of the last printed digit"),
    ],
)
def test_slips_of_the_digits_are_said(sample_market: Market, text: str, words: str):
    assert first(sample_market, CLOSE, text) == words


@pytest.mark.parametrize(
    ("truth", "text", "words", "slip"),
    [
        ("1.709", "1.70", "truncated, not rounded", False),
        ("-2.115", "-2.11", "truncated, not rounded", False),
        ("-1.846", "-1.9", "rounded twice, by way of -1.85", True),
        ("0.647", "0.7", "rounded twice, by way of 0.65", True),
        (
            "1.00504",
            "1.00",
            "the right figure, rounded from another vendor's closes",
            False,
        ),
    ],
)
def test_rounding_is_named(truth: str, text: str, words: str, slip: bool):  # noqa: FBT001
    wobble = Decimal("0.001") if "vendor" in words else Decimal(0)
    found = next(iter(digits.rounding(Decimal(truth), says(text), wobble)))
    assert (found.changed, found.slip) == (words, slip)


def test_only_truncating_and_other_vendors_closes_are_conventions(
    sample_market: Market,
):
    assert number(sample_market, WEEKLY) == Decimal("2.421117")
    found = why(sample_market, WEEKLY, "2.43")
    assert found.convention is None
    assert found.rivals[0].changed == "within one unit of the last printed digit"
    yearly = asked("change", "GSPC", FRIDAY, span="year")
    assert number(sample_market, yearly) == Decimal("1.849559")
    found = why(sample_market, yearly, "1.84")
    assert found.convention is not None
    assert found.convention.changed == "truncated, not rounded"


@pytest.mark.parametrize(
    ("truth", "text", "words"),
    [
        ("3", "4", "the right count with one too many"),
        ("4", "3", "the right count with one too few"),
        ("-4", "-5", "the right count with one too many"),
    ],
)
def test_a_count_is_one_off(truth: str, text: str, words: str):
    assert [one.changed for one in digits.nearly(Decimal(truth), says(text))] == [words]


def test_what_does_not_hold_at_all_can_still_be_somebody_elses(sample_market: Market):
    question = asked("record", "GSPC", FRIDAY)
    close = str(number(sample_market, CLOSE))
    assert first(sample_market, question, close) == "the close"


def test_the_texts_other_sessions_are_tried_before_the_rest(sample_market: Market):
    day = date(2018, 10, 4)
    behind = asked("close", "GSPC", day)
    text = printed(sample_market, behind)
    near = why(sample_market, CLOSE, text, others=[asked("change", "GSPC", day)])
    assert near.rivals[0].question == behind
    assert near.rivals[0].changed == "the figure of Thursday, October 4"


def test_a_bound_admits_only_what_is_near_it(sample_market: Market):
    month = asked("change", "GSPC", FRIDAY, span="month")  # 0.42%
    assert why(sample_market, month, says("2", "over")).rivals == ()


def test_a_series_without_a_past_is_explained_by_nothing(sample_market: Market):
    series = sample_market.of("GSPC")
    fresh = Market({"GSPC": series.rows(0, 1)})
    day = series.sessions[0]
    assert why(fresh, asked("change", "GSPC", day), "1.23").rivals == ()
    assert why(fresh, asked("close", "GSPC", day), "1,230.45").rivals == ()


def every_question(market: Market) -> list[Question]:
    """Every kind with every value of its choices, one symbol on one day."""
    found = []
    for name, one in kinds().items():
        choices = [
            [(a.name, o.value) for o in a.options]
            for a in one.args
            if isinstance(a, Choice)
        ]
        for values in product(*choices):
            given: dict[str, str | int] = dict(values)
            for arg in one.args:
                if isinstance(arg, Peer):
                    given[arg.name] = "IXIC"
                elif isinstance(arg, Group):
                    given[arg.name] = "us indices"
                elif isinstance(arg, Count):
                    given[arg.name] = arg.house
                elif not isinstance(arg, Choice):
                    given[arg.name] = "2018-01-02"
            found.append(asked(name, "GSPC", FRIDAY, **given))
    return found


def test_every_question_has_neighbours_or_none_but_never_fails(sample_market: Market):
    groups = {"us indices": ("GSPC", "IXIC")}
    market = Market(sample_market.series, sample_market.peers, groups=groups)
    for question in every_question(market):
        for stated in (
            says("4"),
            says("-2.47"),
            says("2,740.37"),
            says("3", "about"),
            Dated(date(2018, 10, 1), date(2018, 10, 31)),
        ):
            found = why(market, question, stated, named=["IXIC", "RUT"])
            for one in [*found.rivals, *filter(None, [found.convention])]:
                assert one.changed.split()[0] in {"the", "truncated,", "rounded"} | {
                    "last",
                    "within",
                    "one",
                    "2",
                    "3",
                    "4",
                }, one.changed
                assert "_" not in one.changed
                assert 0 <= one.coincidence <= 1


def test_the_chance_is_the_share_of_random_numbers_that_fit():
    assert chance(0.01, 1.0, [1.0] * 10, signed=False) == pytest.approx(
        0.0564, rel=0.01
    )
    assert chance(0.01, 1.0, [1.0] * 10) == pytest.approx(0.0282, rel=0.01)
    assert chance(0.01, 1.0, [10.0]) < chance(0.01, 1.0, [1.0])
    assert chance(5.0, 1.0, [1.0] * 10) == 1.0
    rolls = random.Random(5)  # noqa: S311 - no secrets here
    fits = sum(
        abs(rolls.gauss(0, 1) - rolls.gauss(0, 1)) <= 0.05 for _ in range(20_000)
    )
    assert fits / 20_000 == pytest.approx(chance(0.1, 1.0, [1.0]), abs=0.004)


# -- the quote put right ----------------------------------------------------------


def put_right(
    quote: str, stated: Stated | Dated, truth: str | date, *, signed: bool = True
) -> str:
    value = truth if isinstance(truth, date) else Decimal(truth)
    claim = Claim(0, len(quote), quote, None, stated)
    unit = "date" if isinstance(truth, date) else "percent"
    fact = Fact(Question("change", "RUT", WEEK), value, unit, Evidence("", ""))
    return corrected(claim, fact, signed=signed)


@pytest.mark.parametrize(
    ("quote", "stated", "truth", "expected"),
    [
        ("1.81%", "1.81", "2.157226", "2.16%"),
        ("1.8 percent", "1.8", "2.157226", "2.2 percent"),
        ("+1.81%", "1.81", "2.157226", "+2.16%"),
        ("-0.50%", "-0.50", "-0.773", "-0.77%"),
        ("\u22120.50%", "-0.50", "-0.773", "\u22120.77%"),
        ("\u22120.50%", "-0.50", "0.773", "+0.77%"),
        ("+0.50%", "0.50", "-0.773", "\u22120.77%"),
        ("0.5%", "-0.5", "-0.773", "0.8%"),
        ("0.5%", "0.5", "-0.773", ""),
        ("0.5%", "0.5", "0.01", ""),
        ("0.5%", "0.5", "0.52", ""),
        (".5%", "0.5", "0.773", ".8%"),
        ("2,472.27", "2472.27", "2448.77", "2,448.77"),
        ("2472.27", "2472.27", "2448.77", "2448.77"),
        ("998.27", "998.27", "1002.5", "1,002.50"),
        ("44.25 points", "44.25", "51.66", "51.66 points"),
        ("2 points", "2", "1", ""),
        ("700 basis points", "7.00", "7.42", "742 basis points"),
        ("third", "3", "4", "fourth"),
        ("Third", "3", "7", "Seventh"),
        ("third straight", "3", "7", "seventh straight"),
        ("3rd", "3", "4", "4th"),
        ("12th", "12", "21", "21st"),
        ("three", "3", "5", "five"),
        ("twenty-three", "23", "24", "24"),
        ("two", "2", "1", ""),
        ("two percent", "2", "4.1", "four percent"),
        ("3", "3", "5", "5"),
        ("3-day", "3", "5", "5-day"),
    ],
)
def test_a_number_is_put_right_in_its_own_manner(
    quote: str, stated: str, truth: str, expected: str
):
    assert put_right(quote, says(stated), truth) == expected


@pytest.mark.parametrize(
    ("quote", "stated", "truth", "expected"),
    [
        ("more than 2%", says("2", "over"), "1.6", "more than 1%"),
        ("over 3,000", says("3000", "over"), "2962.86", "over 2,962"),
        ("less than 0.1%", says("0.1", "under"), "0.26", "less than 0.3%"),
        ("about 2%", says("2", "about"), "3.4", "about 3%"),
        ("nearly 2%", says("2", "about"), "4.02", "nearly 4%"),
    ],
)
def test_a_bound_still_holds(quote: str, stated: Stated, truth: str, expected: str):
    assert put_right(quote, stated, truth) == expected


def test_a_size_without_direction_is_put_right_as_a_size():
    assert put_right("3.1%", says("3.1"), "-2.42", signed=False) == "2.4%"
    assert put_right("3.1%", says("3.1"), "-2.42") == ""


DAY = Dated(date(2024, 11, 25), date(2024, 11, 25))
MAY = Dated(date(2025, 5, 1), date(2025, 5, 31))


@pytest.mark.parametrize(
    ("quote", "stated", "truth", "expected"),
    [
        ("November 25, 2024", DAY, date(2021, 11, 8), "November 8, 2021"),
        ("Nov. 25, 2024", DAY, date(2021, 5, 8), "May 8, 2021"),
        ("Nov. 25", DAY, date(2024, 9, 8), "Sept. 8"),
        ("Nov 25", DAY, date(2021, 9, 8), "Sep 8, 2021"),
        ("25 November 2024", DAY, date(2021, 11, 8), "8 November 2021"),
        ("2024-11-25", DAY, date(2021, 11, 8), "2021-11-08"),
        ("since May", MAY, date(2025, 3, 4), "since March"),
        ("May", MAY, date(2021, 11, 8), "November 2021"),
        ("May 2025", MAY, date(2021, 11, 8), "November 2021"),
        ("2025", MAY, date(2021, 11, 8), "2021"),
        ("Monday", DAY, date(2025, 9, 18), "Thursday"),
        ("Monday", DAY, date(2021, 11, 8), ""),
        ("in four months", MAY, date(2021, 11, 8), "in nearly four years"),
        ("the spring", MAY, date(2021, 11, 8), ""),
    ],
)
def test_a_date_is_put_right_in_its_own_manner(
    quote: str, stated: Dated, truth: date, expected: str
):
    assert put_right(quote, stated, truth) == expected


def test_a_date_is_not_put_where_a_number_stood():
    assert put_right("2.1%", says("2.1"), date(2021, 11, 8)) == ""
