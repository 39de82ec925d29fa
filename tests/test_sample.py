"""The sample: two sets of bars that are never joined, and the marks beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

import tapewright
from tapewright.errors import BarsError, UsageError
from tapewright.market.bars import Mark, schema, series_of
from tapewright.market.instruments import instrument
from tapewright.market.marks import published_closes, published_marks, read_marks
from tapewright.market.quality import check
from tapewright.market.sessions import calendar
from tapewright.market.sources.from_sample import PART

WEEK = [date(2025, 9, number) for number in (12, 15, 16, 17, 18, 19)]


def read(what: str) -> pl.DataFrame:
    return pl.concat(PART.read(what, None))


def test_the_sample_is_twenty_years_of_two_indices() -> None:
    bars = read("sample")
    assert dict(bars.schema) == {name: kind() for name, kind in schema().items()}
    counts = dict(bars["symbol"].value_counts().iter_rows())
    assert counts == {"GSPC": 5031, "IXIC": 5031}
    assert bars["session"].min() == date(1999, 1, 4)
    assert bars["session"].max() == date(2018, 12, 31)
    assert bars.equals(bars.sort("symbol", "session"))


def test_the_sample_holds_closes_that_everybody_knows() -> None:
    bars = read("sample")
    for symbol, session, close in (
        ("GSPC", date(2009, 3, 9), 676.53),  # the low of the financial crisis
        ("GSPC", date(2018, 9, 20), 2930.75),  # the record of 2018
        ("IXIC", date(2000, 3, 10), 5048.62),  # the top of the dot-com years
    ):
        series = series_of(bars, symbol)
        assert series.close[series.row(session)] == close


@pytest.mark.parametrize("symbol", ["GSPC", "IXIC"])
def test_the_sample_lacks_no_session_and_has_no_error(symbol: str) -> None:
    about = instrument(symbol)
    series = series_of(read("sample"), symbol)
    flaws = check(series, about, calendar(about.calendar))
    errors = [flaw for flaw in flaws if flaw.severity == "error"]
    assert [flaw.message for flaw in errors] == (
        [
            "GSPC repeats open and high of the session before, 1278.53 and 1278.66, "
            "on 2006-08-01."
        ]
        if symbol == "GSPC"
        else []
    )


def test_the_published_set_is_the_closes_of_one_week() -> None:
    bars = read("sample:published")
    assert dict(bars.schema) == {name: kind() for name, kind in schema().items()}
    for symbol in ("RUT", "GSPC", "IXIC", "DJI", "STOXX50E"):
        assert bars.filter(symbol=symbol)["session"].to_list() == WEEK
    assert len(bars) == 30
    assert bars.filter(symbol="RUT")["close"].to_list() == [
        *(2397.06, 2405.13, 2403.03, 2407.34, 2467.70, 2448.77)
    ]
    assert bars.select("open", "high", "low", "volume").null_count().sum_horizontal()[
        0
    ] == 4 * len(bars)


def test_the_two_sets_share_no_session() -> None:
    first, second = read("sample"), read("sample:published")
    assert first["session"].max() < second["session"].min()


def test_a_set_that_there_is_not_is_refused() -> None:
    assert PART.claims("sample")
    assert PART.claims("sample:published")
    assert not PART.claims("samples.csv")
    with pytest.raises(UsageError, match="There are: sample, sample:published"):
        read("sample:2025")


def test_marks_are_the_published_records_and_the_closes_apart_from_the_week() -> None:
    marks = published_marks()
    assert Mark(
        "RUT", date(2021, 11, 8), "record_close", 2442.74, "Reuters, 2025-09-18"
    ) in (marks)
    closes = [mark for mark in marks if mark.field == "close"]
    assert {mark.session for mark in closes} == {date(2024, 12, 31)}
    assert {mark.symbol for mark in closes} == {"RUT", "GSPC", "IXIC", "DJI"}
    assert {mark.field for mark in marks} == {
        *("close", "high", "record_close", "record_high")
    }
    assert not set(marks) & set(published_closes())
    assert all(mark.source for mark in marks)


def test_a_users_marks_are_read_by_alias_and_sorted(tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    path.write_text(
        "\ufeffsource,symbol,session,field,value\n"
        '"Reuters, then",^rut,2021-11-08,record_close,2442.74\n'
        "own,SPX,2020-01-02,high,3258.14\n",
        encoding="utf-8",
    )
    assert read_marks(path) == (
        Mark("GSPC", date(2020, 1, 2), "high", 3258.14, "own"),
        Mark("RUT", date(2021, 11, 8), "record_close", 2442.74, "Reuters, then"),
    )


HEADER = "symbol,session,field,value,source\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("symbol,session\nRUT,2021-11-08\n", "no column field or value or source"),
        ("", "no column symbol"),
        (HEADER + "RUT,8.11.2021,high,1,x\n", r"line 2: the session '8.11.2021'"),
        (HEADER + 'RUT,2021-11-08,high,"2,442.74",x\n', "'2,442.74' is no number"),
        (HEADER + "RUT,2021-11-08,high,nan,x\n", "'nan' is no number"),
        (HEADER + "RUT,2021-11-08,record,1,x\n", "Did you mean record_"),
        (HEADER + "RUT,2021-11-08,high,1,\n", "the source is empty"),
        (HEADER + "RUT,2021-11-08,high,1\n", "the source is empty"),
        (
            HEADER + "RUT,2021-11-08,high,1,x\n^RUT,2021-11-08,high,2,y\n",
            "RUT has its high of 2021-11-08 twice, 1 and 2",
        ),
    ],
)
def test_wrong_marks_are_refused_with_their_line(
    tmp_path: Path, text: str, complaint: str
) -> None:
    path = tmp_path / "marks.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BarsError, match=complaint):
        read_marks(path)


def test_marks_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BarsError, match="cannot be read"):
        read_marks(tmp_path / "none.csv")


def test_the_notice_names_where_the_bars_come_from() -> None:
    notice = Path(tapewright.__file__).parents[2] / "NOTICE"
    if not notice.is_file():
        pytest.skip("the package is installed away from its repository")
    text = notice.read_text(encoding="utf-8")
    assert "Kevin Sheppard" in text
    assert "Redistributions in binary form must reproduce" in text
