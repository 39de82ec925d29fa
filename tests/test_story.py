"""What every article keeps to: marked numbers, proved facts, measure, and form."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from tapewright.document import Document, Line, plain_text
from tapewright.errors import BarsError
from tapewright.finding import Market, prove
from tapewright.market.bars import Series, days_of
from tapewright.model import Fact, Stated
from tapewright.story import Request, write

WEEKS = [date(y, m, d) for y, m, d in (
    (1999, 12, 31), (2000, 4, 14), (2001, 9, 21), (2002, 7, 26), (2003, 3, 21),
    (2007, 10, 12), (2008, 10, 10), (2008, 11, 28), (2009, 3, 13), (2010, 5, 7),
    (2011, 8, 12), (2012, 12, 28), (2013, 3, 28), (2014, 10, 17), (2015, 8, 28),
    (2016, 7, 15), (2017, 6, 2), (2018, 2, 9), (2018, 10, 12), (2018, 12, 28),
)]  # fmt: skip
NAMES = re.compile(r"S&P 500|Russell 2000|EURO STOXX 50|52[- ]weeks?")
HYPE = re.compile(
    r"explosive|massive|troubling|investors|formidable|shock|fears|hopes|amid",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def market(sample_market: Market) -> Market:
    return sample_market


@pytest.fixture(scope="module", params=WEEKS, ids=str)
def article(request: pytest.FixtureRequest, market: Market) -> Document:
    return write(market, Request("GSPC", request.param))


def test_every_number_is_marked_with_its_fact(article: Document) -> None:
    for line in article.lines():
        unmarked = "".join("#" if span.fact else span.text for span in line)
        assert not re.search(r"\d", NAMES.sub("", unmarked)), plain_text(line)


def numbers_of(line: Line) -> list[tuple[str, Fact]]:
    return [
        (span.text, span.fact)
        for span in line
        if span.fact and re.search(r"\d", span.text) and span.fact.unit != "date"
    ]


def test_every_marked_number_is_admitted_by_its_fact(article: Document) -> None:
    for line in article.lines():
        for text, fact in numbers_of(line):
            if re.search(r"[A-Z][a-z]+ \d", text):  # the session's date
                continue
            figure = re.search(r"[\d,]+(\.\d+)?", text)
            assert figure, text
            digits = figure[0].replace(",", "")
            step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
            values = [abs(fact.number), *(w.value for w in fact.evidence.witnesses)]
            stated = Stated(Decimal(digits), step)
            assert any(stated.admits(value) for value in values), (text, fact)


def test_every_fact_is_proved_again(article: Document, market: Market) -> None:
    for fact in article.facts:
        proof = prove(market, fact)
        assert proof.holds, fact.question
        assert not proof.changed


def test_an_article_has_its_form(article: Document) -> None:
    assert len(plain_text(article.title)) <= 90
    assert len(article.key_points) == 3
    assert 4 <= len(article.sections) <= 5
    assert 130 <= article.words <= 600


def test_nothing_is_told_twice_and_nothing_overstated(article: Document) -> None:
    lines = [plain_text(line) for line in article.lines()]
    sentences = [s for line in lines for s in re.split(r"(?<=[a-z%\d])\. ", line)]
    assert len(sentences) == len(set(sentences))
    assert not HYPE.search(article.text)
    assert not re.search(r"\{|\}|  | ,|\.\.|None", article.text)


def test_an_article_is_itself_again_from_its_json(article: Document) -> None:
    assert Document.from_json(article.to_json()) == article


def test_the_same_bars_give_the_same_article(market: Market) -> None:
    request = Request("GSPC", date(2018, 12, 28))
    assert write(market, request).text == write(market, request).text


def test_weeks_in_a_row_differ_in_their_headlines(market: Market) -> None:
    weeks = [date(2017, 6, 2), date(2017, 6, 9), date(2017, 6, 16), date(2017, 6, 23)]
    titles = {plain_text(write(market, Request("GSPC", w)).title) for w in weeks}
    assert len(titles) == len(weeks)


def closes(symbol: str, values: dict[date, float]) -> Market:
    """Return a market of one close-only series."""
    unknown = np.full(len(values), np.nan)
    prices = np.array([*values.values()])
    days = days_of(values)
    series = Series(symbol, days, unknown, unknown, unknown, prices, unknown)
    return Market({symbol: series})


def september(*values: float) -> dict[date, float]:
    """Return closes of September 12, 2025 and the sessions that follow."""
    days = (12, 15, 16, 17, 18, 19)
    return {date(2025, 9, d): v for d, v in zip(days, values, strict=True)}


def test_a_missing_bar_does_not_shorten_the_week() -> None:
    bars = september(100, 101, 102, 103, 104, 105)
    del bars[date(2025, 9, 17)]
    article = write(closes("XYZ", bars), Request("XYZ", date(2025, 9, 19)))
    assert "not open" not in article.text


def test_a_holiday_does() -> None:
    days = {date(2025, 8, 29): 100.0, date(2025, 9, 2): 101.0, date(2025, 9, 5): 102.0}
    article = write(closes("XYZ", days), Request("XYZ", date(2025, 9, 5)))
    assert "not open" in article.text


def test_a_base_below_zero_is_refused_in_words() -> None:
    market = closes("DGS10", september(-0.5, -0.4, -0.3, 0.1, 0.2, 0.3))
    with pytest.raises(BarsError, match="zero or below"):
        write(market, Request("DGS10", date(2025, 9, 19)))


def test_a_long_name_never_turns_the_headline_false() -> None:
    symbol = "A" * 80
    market = closes(symbol, september(100, 101, 102, 103, 104, 120))
    title = plain_text(write(market, Request(symbol, date(2025, 9, 19))).title)
    assert "little changed" not in title
