"""The package's verbs, and bars from every place they can be in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

import tapewright as tw
from tapewright.errors import BarsError, SessionError, UnknownSymbol, UsageError

SAMPLE = Path(tw.__file__).parent / "market" / "sample" / "bars.parquet"
BARS = pl.read_parquet(SAMPLE).filter(pl.col("session").dt.year() >= 2016)
WEEK = "2018-12-21"
TOLD = tw.recap("GSPC", week=WEEK, bars=BARS).text


@pytest.fixture(autouse=True)
def _without_settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TAPEWRIGHT_STORE", raising=False)


def test_the_sample_is_there_without_being_named():
    document = tw.recap("SPX", week="2018-12-28")
    assert (document.subject, document.session) == ("GSPC", date(2018, 12, 28))
    assert "2,485.74" in document.text


def test_the_latest_whole_week_is_told_by_default():
    assert tw.recap("SPX").session == date(2018, 12, 28)


def test_the_other_set_of_the_sample_is_told_with_its_marks():
    document = tw.recap("RUT", week="2025-09-19")
    assert "2,448.77" in document.text
    assert all(proof.holds for proof in tw.prove(document))


def test_dates_are_dates_or_text():
    by_date = tw.recap("GSPC", week=date(2018, 12, 19), bars=BARS)
    assert by_date.text == TOLD


def test_pandas_frames_are_bars(tmp_path):
    pytest.importorskip("pyarrow")
    frame = BARS.rename({"session": "Date"}).to_pandas()
    assert tw.recap("GSPC", week=WEEK, bars=frame).text == TOLD
    own = frame[frame["symbol"] == "GSPC"].drop(columns="symbol").set_index("Date")
    alone = tw.recap("GSPC", week=WEEK, bars=own, file_symbol="SPX")
    assert alone.session == date(2018, 12, 21)


def test_lazy_frames_are_bars():
    assert tw.recap("GSPC", week=WEEK, bars=BARS.lazy()).text == TOLD


def test_files_are_bars(tmp_path):
    BARS.write_parquet(tmp_path / "all.parquet")
    assert tw.recap("GSPC", week=WEEK, bars=tmp_path / "all.parquet").text == TOLD
    for (symbol,), rows in BARS.group_by("symbol"):
        rows.drop("symbol").write_csv(tmp_path / f"^{symbol}.csv")
    (tmp_path / "all.parquet").unlink()
    assert tw.recap("SPX", week=WEEK, bars=tmp_path).text == TOLD


def test_two_files_that_contradict_each_other_are_refused(tmp_path):
    BARS.write_csv(tmp_path / "a.csv")
    BARS.with_columns(pl.col("close") + 1).write_csv(tmp_path / "b.csv")
    with pytest.raises(BarsError, match="two bars"):
        tw.recap("GSPC", week=WEEK, bars=tmp_path)


def test_only_the_files_needed_are_read(tmp_path):
    BARS.filter(pl.col("symbol") == "GSPC").write_csv(tmp_path / "GSPC.csv")
    (tmp_path / "FTSE.csv").write_text("this is no table", encoding="utf-8")
    assert tw.recap("GSPC", week=WEEK, bars=tmp_path).session == date(2018, 12, 21)


def test_what_is_neither_is_refused():
    with pytest.raises(BarsError, match="int"):
        tw.recap("GSPC", bars=3)


def test_the_store_is_found_in_the_settings(tmp_path):
    store = tmp_path / "store"
    (loaded,) = tw.load(BARS, store=str(store))
    assert (loaded.version, loaded.new) == (0, BARS.height)
    (tmp_path / "tapewright.toml").write_text(f'store = "{store}"', encoding="utf-8")
    document = tw.recap("GSPC", week=WEEK)
    assert document.text == TOLD
    assert {fact.evidence.version for fact in document.facts} == {0}
    assert all(proof.holds for proof in tw.prove(document))


def test_an_unknown_symbol_is_met_with_the_nearest():
    with pytest.raises(UnknownSymbol, match="Did you mean GSPC"):
        tw.recap("GSPCX", bars=BARS)


def test_now_decides_which_weeks_are_over():
    friday = datetime.fromisoformat("2018-12-21T15:00-05:00")
    with pytest.raises(SessionError, match=r"not over.*2018-12-14"):
        tw.recap("SPX", week="2018-12-21", now=friday)
    assert tw.recap("SPX", now=friday).session == date(2018, 12, 14)
    with pytest.raises(UsageError, match="time zone"):
        tw.recap("SPX", now=datetime(2018, 12, 21))  # noqa: DTZ001 - that is the point


def test_marks_are_declared_in_a_file(tmp_path):
    marks = tmp_path / "marks.csv"
    row = "SPX,2015-05-21,record_close,2130.82,S&P Dow Jones Indices"
    marks.write_text(f"symbol,session,field,value,source\n{row}\n", encoding="utf-8")
    document = tw.recap("GSPC", week=WEEK, bars=BARS, marks=marks)
    assert document.session == date(2018, 12, 21)


def test_facts_are_a_frame():
    found = tw.facts("SPX", start="2018-12-24", end="2018-12-28", kind="change")
    assert found.columns == [
        "kind", "subject", "session", "args", "value", "unit", "interest", "id",
    ]  # fmt: skip
    assert found["session"].n_unique() == 4
    assert set(found["kind"]) == {"change"}
    week = found.filter(
        pl.col("session") == date(2018, 12, 28),
        pl.col("args").str.contains('"span":"week"'),
        pl.col("unit") == "percent",
    )
    assert [round(float(value), 2) for value in week["value"]] == [2.86]


def test_one_fact_is_proved_too():
    fact = tw.recap("SPX", week="2018-12-28").facts[0]
    (proof,) = tw.prove(fact)
    assert proof.holds
