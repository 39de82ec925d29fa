"""English numbers, dates and ages; the size of a move and the verb that follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tapewright.intensity import band
from tapewright.language import language
from tapewright.language.en import age, cardinal, number, ordinal, short_date


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("2448.77", 2, "2,448.77"),
        ("2.157226", 2, "2.16"),
        ("-0.767155", 2, "-0.77"),
        ("0.005", 2, "0.01"),
        ("1021", 0, "1,021"),
    ],
)
def test_numbers_round_half_up_with_commas(value, decimals, written):
    assert number(Decimal(value), decimals) == written


def test_a_date_of_the_same_year_leaves_the_year_out():
    assert short_date(date(2025, 8, 22), date(2025, 9, 19)) == "August 22"
    assert short_date(date(2021, 11, 8), date(2025, 9, 19)) == "November 8, 2021"


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (date(2021, 11, 8), "nearly four years"),
        (date(2025, 3, 3), "more than six months"),
        (date(2024, 9, 19), "more than a year"),
        (date(2022, 9, 18), "more than three years"),
        (date(2025, 8, 19), "more than a month"),
    ],
)
def test_an_age_is_said_with_its_bound(then, said):
    assert age(then, date(2025, 9, 19)) == said


def test_counts_are_words_while_they_are_short():
    assert (cardinal(7), cardinal(967)) == ("seven", "967")
    ordinals = [ordinal(n) for n in (7, 11, 21, 112)]
    assert ordinals == ["seventh", "11th", "21st", "112th"]


@pytest.mark.parametrize(
    ("change", "size"),
    [("0", "unchanged"), ("0.1", "flat"), ("-0.5", "slight"), ("1", "plain"),
     ("-2.5", "strong"), ("4.96", "extreme")],
)  # fmt: skip
def test_a_verb_follows_the_size_in_usual_moves(change, size):
    assert band(Decimal(change), Decimal("0.8")) == size


def test_without_a_usual_move_nothing_but_plain_is_said():
    assert band(Decimal(9), None) == "plain"


def test_every_band_and_direction_has_a_verb():
    verbs = language("en").verbs
    for tense in ("past", "present"):
        for sign in (1, -1):
            for size in ("slight", "plain", "strong", "extreme"):
                assert verbs[tense, sign, size]
