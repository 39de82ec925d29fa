"""The card and the statistics list: what newswires print, what every list keeps to."""

from __future__ import annotations

import os
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from strategies import FRIDAY, MONDAY, THURSDAY, published
from tapewright.document import Document, plain_text
from tapewright.errors import UsageError
from tapewright.finding import Market, prove
from tapewright.gathered import Place, market_of_all
from tapewright.model import Stated
from tapewright.story import Request, write

D = date.fromisoformat
DATA = os.environ.get("TAPEWRIGHT_TEST_DATA")
NAMES = re.compile(r"S&P 500|Russell 2000|52[- ]weeks?")
DAYS = [D(day) for day in (
    "2000-03-24", "2002-07-24", "2003-03-13", "2008-10-13", "2009-03-09",
    "2010-05-06", "2013-03-28", "2015-08-24", "2016-07-11", "2018-01-26",
    "2018-02-05", "2018-12-24", "2018-12-26",
)]  # fmt: skip


def card(market: Market, session: date, *symbols: str) -> Document:
    first, *others = symbols
    return write(market, Request(first, session, "day", "card", others=tuple(others)))


def stats(market: Market, session: date, symbol: str, span: str = "day") -> Document:
    return write(market, Request(symbol, session, span, "stats"))


def said(document: Document) -> list[list[str]]:
    return [
        [plain_text(line) for line in part.paragraphs] for part in document.sections
    ]


def lines_of(document: Document) -> list[str]:
    return [line for part in said(document) for line in part]


def test_a_card_prints_what_newswires_printed_that_friday():
    document = card(published(), FRIDAY, "GSPC", "DJI", "IXIC", "RUT")
    lead, day, week, *_ = said(document)
    assert day == [
        "The S&P 500 rose 32.40 points, or 0.5%, to 6,664.36.",
        "The Dow rose 172.85 points, or 0.4%, to 46,315.27.",
        "The Nasdaq Composite rose 160.76 points, or 0.7%, to 22,631.48.",
        "The Russell 2000 fell 18.93 points, or 0.8%, to 2,448.77.",
    ]
    assert week == [
        "The S&P 500 is up 80.07 points, or 1.2%.",
        "The Dow is up 481.05 points, or 1%.",
        "The Nasdaq Composite is up 490.38 points, or 2.2%.",
        "The Russell 2000 is up 51.71 points, or 2.2%.",
    ]
    assert lead[0].startswith(
        "The Nasdaq Composite rose 0.7% on Friday, the best of them"
    )
    assert "closed at records" in lead[0]
    assert [plain_text(part.title) for part in document.sections[1:3]] == [
        "On Friday",
        "For the week",
    ]


def test_a_monday_has_no_week_and_a_wednesday_a_week_so_far():
    titles = [
        [plain_text(part.title) for part in card(published(), day, "GSPC").sections]
        for day in (MONDAY, D("2025-09-17"))
    ]
    assert "So far this week" not in titles[0]
    assert "For the week" not in titles[0]
    assert "So far this week" in titles[1]


def test_one_symbol_brings_its_peers_and_a_missing_one_is_left_out():
    document = card(published(), FRIDAY, "RUT")
    assert len(said(document)[1]) == 4
    alone = Market({"RUT": published().series["RUT"]})
    assert len(said(card(alone, FRIDAY, "RUT"))[1]) == 1


def test_a_small_change_is_less_than_a_tenth_and_none_is_unchanged(sample_market):
    lines = lines_of(card(sample_market, D("2018-12-18"), "GSPC"))
    assert "The S&P 500 rose 0.22 points, or less than 0.1%, to 2,546.16." in lines
    lines = lines_of(card(sample_market, D("2008-01-03"), "GSPC"))
    assert "The S&P 500 was unchanged at 1,447.16." in lines


def test_a_feature_tells_one_symbol_and_a_week():
    with pytest.raises(UsageError, match="2 symbols were given, and the feature"):
        write(published(), Request("RUT", FRIDAY, others=("GSPC",)))
    with pytest.raises(UsageError, match="the feature tells a week, not a day"):
        write(published(), Request("RUT", FRIDAY, "day"))
    with pytest.raises(UsageError, match="the stats tells a day or a week, not a year"):
        write(published(), Request("RUT", FRIDAY, "year", "stats"))


@pytest.fixture(scope="module", params=DAYS, ids=str)
def document(request, sample_market: Market) -> Document:
    return stats(sample_market, request.param, "GSPC")


def test_every_number_of_a_list_is_marked(document: Document):
    for line in document.lines():
        unmarked = "".join("#" if span.fact else span.text for span in line)
        undated = re.sub(r"day, [A-Z][a-z]+ \d+, \d{4}", "", NAMES.sub("", unmarked))
        assert not re.search(r"\d", undated), plain_text(line)


def test_every_number_of_a_list_is_its_facts(document: Document):
    for line in document.lines():
        for span in line:
            figure = re.search(r"[\d,]*\d(\.\d+)?", span.text)
            if not (span.fact and figure) or re.search(r"[A-Z][a-z]+ \d", span.text):
                continue
            digits = figure[0].replace(",", "")
            step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
            args = [Decimal(v) for _, v in span.fact.question.args if str(v).isdigit()]
            stated = Stated(Decimal(digits), step)
            values = [abs(span.fact.number), *args]
            assert any(map(stated.admits, values)), (span.text, span.fact.question)


def test_every_fact_of_a_list_proves(document: Document, sample_market: Market):
    for fact in document.facts:
        assert prove(sample_market, fact).holds, fact.question


def test_a_list_has_its_form(document: Document):
    lines = lines_of(document)
    assert 15 <= len(lines) <= 27, len(lines)
    assert len(lines) == len(set(lines))
    assert all(line[0].isupper() or line[0].isdigit() for line in lines)
    assert all(line.endswith(".") for line in lines)
    assert not re.search(r"\{|\}|  | ,|\.\.|None", document.text)
    assert len(plain_text(document.title)) <= 90


def test_a_list_is_itself_again_from_its_json(document: Document):
    assert Document.from_json(document.to_json()) == document


@pytest.mark.skipif(not DATA, reason="TAPEWRIGHT_TEST_DATA is not set")
def test_thursdays_list_tells_the_record_and_its_drought():
    market = market_of_all(
        Place(str(Path(DATA or "") / "daily")), ["RUT", "GSPC", "IXIC", "DJI"]
    )
    lines = lines_of(stats(market, THURSDAY, "RUT"))
    assert (
        "The first record close since November 8, 2021, after 967 sessions without one."
        in lines
    )
    assert (
        "That was the second-longest time without a record in bars from "
        "September 10, 1987." in lines
    )
    assert "The largest one-day gain since August 22, 2025." in lines
