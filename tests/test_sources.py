"""Bars as vendors write them, and what is refused."""

from __future__ import annotations

import gzip
import http.server
import json
import os
import sys
import threading
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapewright.errors import BarsError, SourceError, UsageError
from tapewright.market import again
from tapewright.market.bars import COLUMNS, schema
from tapewright.market.normal import from_frame, symbol_of
from tapewright.market.sources import ReadOptions, bars_of, read_bars, symbols_in

THURSDAY, FRIDAY = date(2025, 9, 18), date(2025, 9, 19)
DATA = os.environ.get("TAPEWRIGHT_TEST_DATA")


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def closes(bars: pl.DataFrame) -> list[tuple[str, date, float]]:
    return bars.select("symbol", "session", "close").rows()


# What is read without a flag: (file name, text), all of two sessions of the RUT.

YFINANCE = """Price,Close,High,Low,Open,Volume
Ticker,^RUT,^RUT,^RUT,^RUT,^RUT
Date,,,,,
2025-09-18,2467.7,2470.07,2410.1,2420.2,100
2025-09-19,2448.77,2472.27,2440.1,2470.2,200
"""
INVESTING = """"Date","Price","Open","High","Low","Vol.","Change %"
"09/19/2025","2,448.77","2,470.20","2,472.27","2,440.10","3.2M","-0.77%"
"09/18/2025","2,467.70","2,420.20","2,470.07","2,410.10","-","2.51%"
"""
BULK = """<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
^RUT,D,20250918,000000,2420.2,2470.07,2410.1,2467.7,0,0
^RUT,D,20250919,000000,2470.2,2472.27,2440.1,2448.77,0,0
"""
SHAPES = {
    "ours": (
        "any.csv",
        "symbol,date,close\nRUT,2025-09-18,2467.7\nRUT,2025-09-19,2448.77\n",
    ),
    "an alias": (
        "any.csv",
        "Ticker,Date,Close\n^RUT,2025-09-18,2467.7\n.RUT,2025-09-19,2448.77\n",
    ),
    "yfinance, plain": (
        "^RUT.csv",
        "Date,Open,High,Low,Close,Adj Close,Volume\n"
        "2025-09-18,2420.2,2470.07,2410.1,2467.7,1.5,100\n"
        "2025-09-19,2470.2,2472.27,2440.1,2448.77,1.5,\n",
    ),
    "yfinance, three rows of names": ("prices.csv", YFINANCE),
    "yfinance, two rows of names": (
        "prices.csv",
        ",Close,Open\n,^RUT,^RUT\n2025-09-18,2467.7,1\n2025-09-19,2448.77,1\n",
    ),
    "Yahoo's caret as _": (
        "_RUT.csv",
        "Date,Close\n2025-09-18,2467.7\n2025-09-19,2448.77\n",
    ),
    "Stooq": (
        "rut_us_d.csv",
        "Date,Open,High,Low,Close,Volume\r\n2025-09-18,1,3,1,2467.7,5\r\n"
        "2025-09-19,1,3,1,2448.77,5\r\n",
    ),
    "Stooq, bulk": ("^rut.txt", BULK),
    "pandas": (
        "rut.csv",
        ",open,close\n2025-09-18 00:00:00-04:00,1,2467.7\n"
        "2025-09-19 00:00:00-04:00,1,2448.77\n",
    ),
    "FRED": (
        "RUT.csv",
        "DATE,VALUE\n2025-09-18,2467.7\n2025-09-19,2448.77\n2025-09-20,.\n",
    ),
    "FRED, a series' name": (
        "fredgraph.csv",
        "observation_date,RUT\n2025-09-17,\n2025-09-18,2467.7\n2025-09-19,2448.77\n",
    ),
    "Alpha Vantage": (
        "RUT.csv",
        "timestamp,1. open,4. close\n2025-09-19,1,2448.77\n2025-09-18,1,2467.7\n",
    ),
    "Nasdaq.com": (
        "RUT.csv",
        "Date,Close/Last,Volume,Open\n09/19/2025,$2448.77,N/A,$1\n09/18/2025,$2467.70,5,$1\n",
    ),
    "investing.com": ("Russell 2000 Historical Data.csv", INVESTING),
    "semicolons": ("rut.csv", "Date;Close\n2025-09-18;2467.7\n2025-09-19;2448.77\n"),
    "tabs": ("rut.tsv", "Date\tClose\n2025-09-18\t2467.7\n2025-09-19\t2448.77\n"),
    "spaces and blank lines": (
        "rut.csv",
        "\n Date , Close \n2025-09-18 , 2467.7 \n\n2025-09-19, 2448.77\n\n",
    ),
    "rows in any order, one twice": (
        "rut.csv",
        "Date,Close\n2025-09-19,2448.77\n2025-09-18,2467.7\n2025-09-19,2448.770\n",
    ),
    "days first": ("rut.csv", "Date,Close\n18/09/2025,2467.7\n19.09.2025,2448.77\n"),
    "months by name": (
        "rut.csv",
        'Date,Close\n"Sep 18, 2025",2467.7\n19-Sep-2025,2448.77\n',
    ),
    "UTC": (
        "rut.csv",
        "Date,Close\n2025-09-18T00:00:00Z,2467.7\n2025-09-19T00:00:00Z,2448.77\n",
    ),
    "a mark of the byte order": (
        "rut.csv",
        "\ufeffDate,Close\n2025-09-18,2467.7\n2025-09-19,2448.77\n",
    ),
    "UTF-16": (
        "rut.csv",
        "Date,Close\n2025-09-18,2467.7\n2025-09-19,2448.77\n".encode("utf-16"),
    ),
    "gzipped": (
        "rut.csv.gz",
        gzip.compress(b"Date,Close\n2025-09-18,2467.7\n2025-09-19,2448.77\n"),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_vendors_file_is_read_without_a_flag(tmp_path, shape):
    bars = bars_of(written(tmp_path, *SHAPES[shape]))
    assert closes(bars) == [("RUT", THURSDAY, 2467.7), ("RUT", FRIDAY, 2448.77)]
    assert bars.schema == pl.Schema(schema())


def test_all_columns_are_read(tmp_path):
    for name in ("yfinance, three rows of names", "Stooq, bulk"):
        bars = bars_of(written(tmp_path, *SHAPES[name]))
        assert bars.row(1)[2:6] == (2470.2, 2472.27, 2440.1, 2448.77)
    bars = bars_of(written(tmp_path, *SHAPES["investing.com"]))
    assert bars.row(1)[2:] == (2470.2, 2472.27, 2440.1, 2448.77, 3_200_000)
    assert bars["volume"][0] is None


def test_two_tickers_side_by_side_are_two_symbols(tmp_path):
    text = (
        "Price,Close,Close,Volume,Volume\nTicker,^RUT,AAPL,^RUT,AAPL\nDate,,,,\n"
        "2025-09-18,2467.7,237.88,1,2\n2025-09-19,,245.5,,3\n"
    )
    assert closes(bars_of(written(tmp_path, "prices.csv", text))) == [
        ("AAPL", THURSDAY, 237.88),
        ("AAPL", FRIDAY, 245.5),
        ("RUT", THURSDAY, 2467.7),
    ]


def test_the_close_is_never_the_adjusted_one(tmp_path):
    both = "Date,Adj Close,Close\n2025-09-19,1,2448.77\n"
    path = written(tmp_path, "RUT.csv", both)
    for adjusted in (False, True):
        bars = bars_of(path, ReadOptions(adjusted=adjusted))
        assert bars["close"].to_list() == [2448.77]
    alone = written(tmp_path, "RUT.csv", "Date,adj_close\n2025-09-19,7\n")
    assert bars_of(alone, ReadOptions(adjusted=True))["close"].to_list() == [7.0]


def test_decimal_commas_are_read_where_they_are_declared(tmp_path):
    text = "Date;Close\n18.09.2025;2.467,70\n19.09.2025;2448,77\n"
    bars = bars_of(written(tmp_path, "rut.csv", text), ReadOptions(decimal=","))
    assert bars["close"].to_list() == [2467.7, 2448.77]


@given(
    st.floats(0.01, 1e7),
    st.sampled_from([".", ","]),
    st.sampled_from(["", " ", "'", "\u202f", "other"]),
)
def test_a_price_is_read_as_it_was_written(price, decimal, parted):
    other = "," if decimal == "." else "."
    mark = other if parted == "other" else parted
    text = f"{price:,.2f}".translate(str.maketrans({",": mark, ".": decimal}))
    frame = pl.DataFrame({"symbol": "RUT", "date": [FRIDAY], "close": [text]})
    bars = from_frame(frame, options=ReadOptions(decimal=decimal))
    assert bars["close"].to_list() == [float(f"{price:.2f}")]


# What is refused: (text or bytes, options, what the message says).

PLAIN = "Date,Open,Close\n"
REFUSED = {
    "empty": ("", {}, "the file is empty"),
    "blank": (" \n\n", {}, "the file is empty"),
    "header only": ("Date,Close\n", {}, "no row of bars"),
    "no date": ("Open,Close\n1,2\n", {}, "no column of dates among Open, Close"),
    "no close": (
        "Date,Open\n2025-09-19,2\n",
        {},
        "no column of closes among Date, Open",
    ),
    "no header": (
        "2025-09-19,2\n2025-09-18,2\n",
        {},
        "first line has to name the columns",
    ),
    "two closes": (
        "Date,Close,Close\n2025-09-19,2,3\n",
        {},
        "2 columns are named 'Close'",
    ),
    "text": (
        PLAIN + "2025-09-18,1,2\n2025-09-19,1,n.a.\n",
        {},
        r"line 3: Close is 'n\.a\.'",
    ),
    "texts": (
        PLAIN + "2025-09-18,1,x\n2025-09-19,1,y\n",
        {},
        "line 2: Close is 'x'.*1 more",
    ),
    "NaN": (
        PLAIN + "2025-09-19,1,NaN\n",
        {},
        "line 2: the close of RUT on 2025-09-19 is nan",
    ),
    "infinite": (
        PLAIN + "2025-09-19,inf,1\n",
        {},
        "the open of RUT on 2025-09-19 is inf",
    ),
    "no value": (PLAIN + "2025-09-19,5,\n", {}, "line 2: there is no close of RUT"),
    "zero": (
        PLAIN + "2025-09-19,0,1\n",
        {},
        "line 2: the open .* is 0.0, .*above zero",
    ),
    "negative": (PLAIN + "2020-04-20,1,-37.63\n", {}, "close .* is -37.63.*above zero"),
    "volume": ("Date,Close,Volume\n2025-09-19,1,-5\n", {}, "the volume .* is -5.0"),
    "no such date": (PLAIN + "2025-09-31,1,1\n", {}, "'2025-09-31', which is no date"),
    "two kinds of date": (
        PLAIN + "2025-09-18,1,1\n19-09-2025,1,1\n",
        {},
        "line 3: Date is",
    ),
    "no such day": (PLAIN + "18/09/2025,1,1\n39/09/2025,1,1\n", {}, "line 3: Date is"),
    "seconds": (PLAIN + "1758153600,1,1\n", {}, "'1758153600', which is no date"),
    "a missing date": (
        PLAIN + "2025-09-18,1,1\n,1,1\n",
        {},
        "line 3: there is no date",
    ),
    "day or month": (
        PLAIN + "03/04/2025,1,1\n",
        {},
        "may put the day or the month first",
    ),
    "day and month": (
        PLAIN + "13/04/2025,1,1\n04/14/2025,1,1\n",
        {},
        "13/04/2025 puts the day first, 04/14/2025 the month",
    ),
    "differing twice": (
        PLAIN + "2025-09-19,1,2\n2025-09-18,1,2\n2025-09-19,1,3\n",
        {},
        r"two bars on 2025-09-19: close 2.0 \(line 2\) and close 3.0 \(line 4\)",
    ),
    "intraday": (
        PLAIN + "2025-09-19T13:30:00Z,1,2\n2025-09-19T14:30:00Z,1,3\n",
        {},
        "intraday",
    ),
    "decimal comma": ("Date;Close\n2025-09-19;2448,77\n", {}, "--decimal ,"),
    "decimal comma, quoted": ('Date,Close\n2025-09-19,"2.448,77"\n', {}, "--decimal ,"),
    "decimal comma or thousands": ("Date;Close\n2025-09-19;2,448\n", {}, "--decimal ,"),
    "decimal point": (
        "Date;Close\n2025-09-19;2448.77\n",
        {"decimal": ","},
        "leave --decimal",
    ),
    "parted wrongly": ("Date;Close\n2025-09-19;1,23,456.5\n", {}, "no number"),
    "thousands unquoted": (
        "Date,Close\n2025-09-19,2,448.77\n",
        {},
        "line 2: .* 3 cells",
    ),
    "adjusted": ("Date,Adj Close\n2025-09-19,1\n", {}, "adjusted.*--adjusted"),
    "not UTF-8": (
        b"Date,Close,B\xf6rse\n2025-09-19,1,x\n",
        {},
        "byte 12 .*0xf6, line 1",
    ),
    "another encoding": (b"\xff\xfeD", {}, "not written in utf-16"),
    "no text": (b"\x89PNG\r\n\x1a\n\x00\x01", {}, "no text"),
    "Parquet by another name": (b"PAR1\x15\x04", {}, "no text.*parquet"),
    "half a gzip": (
        gzip.compress(b"Date,Close\n2025-09-19,1\n" * 9)[:-9],
        {},
        "damaged",
    ),
    "a damaged gzip": (
        gzip.compress(b"Date,Close\n")[:10] + b"\xff" * 20,
        {},
        "damaged",
    ),
    "weekly": (BULK.replace(",D,", ",W,"), {}, "period is 'W'"),
    "no symbol in a row": (
        "symbol,date,close\n,2025-09-19,1\n",
        {},
        "line 2: there is no sym",
    ),
    "the future": (
        PLAIN + "2025-09-19,1,1\n2025-09-22,1,1\n2025-09-23,1,1\n",
        {"today": FRIDAY},
        "line 3: the session 2025-09-22 of RUT is in the future.*1 more",
    ),
    "not closed": (
        PLAIN + "2025-09-18,1,1\n2025-09-19,1,1\n",
        {"last_closed": THURSDAY},
        "line 3: the session 2025-09-19 of RUT has not closed",
    ),
    "not closed, by symbol": (
        PLAIN + "2025-09-19,1,1\n",
        {"last_closed": {"RUT": THURSDAY}.get},
        "has not closed",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_bar_is_refused_with_its_place(tmp_path, what):
    content, options, message = REFUSED[what]
    path = written(tmp_path, "rut.csv", content)
    with pytest.raises(BarsError, match=message) as refused:
        bars_of(path, ReadOptions(**options))
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


NOT_THERE = {
    "a file": ("nowhere.csv", BarsError, "No such file"),
    "Parquet": ("nowhere.parquet", BarsError, "not there"),
    "a folder": ("nowhere/", BarsError, "no such file"),
    "a word": ("yahooo", UsageError, "There are: csv"),
}


@pytest.mark.parametrize("what", NOT_THERE)
def test_what_is_not_there_is_told(tmp_path, monkeypatch, what):
    monkeypatch.chdir(tmp_path)
    name, kind, message = NOT_THERE[what]
    with pytest.raises(kind, match=message):
        bars_of(name)


@pytest.mark.parametrize("content", [b"", b"no parquet", b"PAR1" * 9])
def test_a_parquet_file_that_is_none_is_refused(tmp_path, content):
    with pytest.raises(BarsError, match="no Parquet"):
        bars_of(written(tmp_path, "rut.parquet", content))


def test_a_gzip_that_is_none_is_refused(tmp_path):
    with pytest.raises(BarsError, match="not gzipped"):
        bars_of(written(tmp_path, "rut.csv.gz", b"Date,Close\n"))


def test_another_encoding_is_read_where_it_is_declared(tmp_path):
    path = written(tmp_path, "rut.csv", b"Date,Close,B\xf6rse\n2025-09-19,1,x\n")
    assert len(bars_of(path, ReadOptions(encoding="latin-1"))) == 1


def test_a_decimal_mark_that_is_none_is_refused():
    with pytest.raises(UsageError, match="decimal mark"):
        ReadOptions(decimal=";")


def test_a_file_that_does_not_say_whose_bars_it_holds_needs_a_symbol(tmp_path):
    path = written(tmp_path, "HistoricalData_17.csv", "Date,Close\n2025-09-19,1\n")
    with pytest.raises(BarsError, match="--symbol"):
        bars_of(path)
    named = bars_of(path, ReadOptions(symbol="^RUT"))
    assert closes(named) == [("RUT", FRIDAY, 1.0)]


def test_a_files_name_tells_its_symbol():
    told = {
        "^RUT.csv": "RUT",
        "_STOXX50E.csv": "STOXX50E",
        "rut_us_d.csv": "RUT",
        "aapl.us.txt": "AAPL",
        "brk-b.csv.gz": "BRK-B",
        "GC=F.parquet": "GC_F",
        "IXIC_FRED.csv": "IXIC_FRED",
        "S&P 500 Historical Data (1).csv": "GSPC",
        "download.csv": "",
    }
    assert {name: symbol_of(name) for name in told} == told


def test_a_large_text_is_read_in_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr("tapewright.market.texts.BLOCK", 64)
    rows = [f"S{n},2025-09-19,{n + 1}.5" for n in range(50)]
    path = written(tmp_path, "all.csv", "\n".join(["symbol,date,close", *rows]))
    assert len(list(read_bars(path))) > 5
    assert sorted(bars_of(path)["close"]) == [n + 1.5 for n in range(50)]
    written(
        tmp_path, "all.csv", "\n".join(["symbol,date,close", *rows, "X,2025-09-19,?"])
    )
    with pytest.raises(BarsError, match="line 52: close is '\\?'"):
        bars_of(path)


# Folders


@pytest.fixture
def folder(tmp_path):
    """Four files of bars, one of them bad, and two others."""
    head = "symbol,date,close\n"
    written(tmp_path, "RUT.csv", "Date,Close\n2025-09-19,2448.77\n")
    written(tmp_path, "XLF.csv", head + "XLF,2020-04-20,-37.63\n")
    written(tmp_path, "GSPC.csv.gz", gzip.compress(b"Date,Close\n2025-09-19,6664.36\n"))
    written(tmp_path, "README.txt", "Bars of the week.")
    written(tmp_path, ".hidden.csv", "?")
    long = pl.DataFrame(
        {"symbol": ["AAPL", "BAD"], "date": ["2025-09-19"] * 2, "close": [245.5, -1]}
    )
    long.write_parquet(tmp_path / "stocks.parquet")
    return tmp_path


def test_of_a_folder_only_the_wanted_symbols_are_read(folder):
    bars = bars_of(folder, wanted=["^RUT", "AAPL", "GSPC", "TSLA"])
    assert closes(bars) == [
        ("AAPL", FRIDAY, 245.5),
        ("GSPC", FRIDAY, 6664.36),
        ("RUT", FRIDAY, 2448.77),
    ]


def test_a_bad_file_is_refused_where_all_is_read_or_it_is_wanted(folder):
    for wanted in (None, {"XLF"}):
        with pytest.raises(BarsError, match=r"XLF.csv.*-37\.63"):
            bars_of(folder, wanted=wanted)


def test_a_file_that_is_not_wanted_is_not_parsed(folder):
    written(folder, "TLT.csv", b"\x00\xff no bars at all")
    assert len(bars_of(folder, wanted={"RUT"})) == 1
    with pytest.raises(BarsError, match=r"TLT.csv: the file is no text"):
        bars_of(folder, wanted={"TLT"})


def test_of_one_file_only_the_wanted_symbols_are_looked_at(tmp_path):
    text = "symbol,date,close\nRUT,2025-09-19,1\nXLF,2020-04-20,-37.63\n"
    path = written(tmp_path, "all.csv", text)
    assert closes(bars_of(path, wanted={"RUT"})) == [("RUT", FRIDAY, 1.0)]


def test_symbols_are_told_without_reading_more_than_needed(folder):
    told = {"RUT", "XLF", "GSPC", "AAPL", "BAD"}
    assert symbols_in(folder) == told


def test_a_folder_without_bars_is_told(tmp_path):
    written(tmp_path, "notes.txt", "none")
    with pytest.raises(BarsError, match="no file of bars in the folder"):
        bars_of(tmp_path)


def test_one_symbol_for_several_files_is_refused(folder):
    with pytest.raises(UsageError, match="one symbol, RUT"):
        bars_of(folder, ReadOptions(symbol="RUT"))


def test_two_files_may_repeat_a_bar_but_not_contradict_each_other(tmp_path):
    written(tmp_path, "RUT.csv", "Date,Close\n2025-09-19,1\n")
    written(tmp_path, "^RUT.csv", "Date,Close\n2025-09-19,1\n2025-09-18,2\n")
    assert len(bars_of(tmp_path)) == 2
    written(tmp_path, "^RUT.csv", "Date,Close\n2025-09-19,9\n")
    with pytest.raises(BarsError, match=r"close 1\.0 and close 9\.0"):
        bars_of(tmp_path)


def test_parquet_is_read_as_it_is_typed(tmp_path):
    when = [datetime(2025, 9, 19, tzinfo=ZoneInfo("America/New_York"))]
    frame = pl.DataFrame({"Date": when, "Close": [2448.77], "Volume": [5]})
    frame.write_parquet(tmp_path / "^RUT.parquet")
    bars = bars_of(tmp_path / "^RUT.parquet")
    assert bars.row(0) == ("RUT", FRIDAY, None, None, None, 2448.77, 5.0)
    frame.with_columns(Close=pl.lit(value=True)).write_parquet(tmp_path / "bad.parquet")
    with pytest.raises(BarsError, match="'Close' holds Boolean, no numbers"):
        bars_of(tmp_path / "bad.parquet")


# Frames


def test_frames_of_polars_are_bars():
    frame = pl.DataFrame({"date": [FRIDAY, THURSDAY], "close": [2448.77, 2467.7]})
    expected = [("RUT", THURSDAY, 2467.7), ("RUT", FRIDAY, 2448.77)]
    assert closes(from_frame(frame, "^RUT")) == expected
    assert (
        closes(from_frame(frame.lazy(), options=ReadOptions(symbol="RUT"))) == expected
    )
    with pytest.raises(BarsError, match="--symbol"):
        from_frame(frame)


@pytest.mark.parametrize("frame", [None, [1, 2], "RUT"])
def test_what_is_no_frame_is_refused(frame):
    with pytest.raises(BarsError, match="was given for bars"):
        from_frame(frame)


def test_a_frame_without_rows_is_refused():
    with pytest.raises(BarsError, match="no rows"):
        from_frame(pl.DataFrame({"date": [], "close": []}))


def test_frames_of_pandas_are_bars():
    pd = pytest.importorskip("pandas")
    index = pd.DatetimeIndex(["2025-09-18", "2025-09-19"], tz="America/New_York")
    frame = pd.DataFrame({"Close": [2467.7, 2448.77], "Open": [1.0, None]}, index=index)
    expected = [("RUT", THURSDAY, 2467.7), ("RUT", FRIDAY, 2448.77)]
    assert closes(from_frame(frame, "RUT")) == expected
    assert (
        closes(from_frame(frame.rename_axis("Date").reset_index(), "RUT")) == expected
    )
    levels = pd.MultiIndex.from_product([["Close", "Open"], ["^RUT"]])
    assert closes(from_frame(frame.set_axis(levels, axis=1))) == expected
    long = frame.assign(symbol="RUT").set_index("symbol", append=True)
    assert closes(from_frame(long)) == expected
    periods = frame.set_axis(index.tz_localize(None).to_period("D"))
    assert closes(from_frame(periods, "RUT")) == expected
    ints = frame.assign(Volume=pd.array([1, None], dtype="Int64"))
    assert from_frame(ints, "RUT")["volume"].to_list() == [1.0, None]


def test_pandas_is_not_imported_to_read_a_file(tmp_path):
    import subprocess

    path = written(tmp_path, "RUT.csv", "Date,Close\n2025-09-19,1\n")
    code = (
        "import sys\nfrom tapewright.market.sources import bars_of\n"
        "bars_of(sys.argv[1])\n"
        "assert not {'pandas', 'pyarrow', 'deltalake', 'httpx'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


# Vendors over the network, answered by a server on this machine


@dataclass
class Vendor:
    """A server on this machine: what it answers, and what it was asked."""

    url: str = ""
    answers: list[tuple[int, bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def vendor(monkeypatch):
    found = Vendor()

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_) -> None:
            pass

        def do_GET(self) -> None:
            found.asked.append(self.path)
            last = len(found.answers) == 1
            status, body = found.answers[0] if last else found.answers.pop(0)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    found.url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("TAPEWRIGHT_STOOQ_URL", found.url)
    monkeypatch.setattr(again, "LONGEST", 0.01)
    yield found
    server.shutdown()
    server.server_close()


STOOQ = b"Date,Open,High,Low,Close,Volume\r\n2025-09-18,1,3,1,2467.7,5\r\n"


def test_stooq_is_read(vendor):
    pytest.importorskip("httpx")
    vendor.answers = [(200, STOOQ)]
    assert closes(bars_of("stooq:^RUT")) == [("RUT", THURSDAY, 2467.7)]
    assert vendor.asked == ["/q/d/l/?s=%5Erut&i=d"]


def test_stooq_is_asked_again_where_it_fails(vendor):
    pytest.importorskip("httpx")
    vendor.answers = [(503, b""), (429, b""), (200, STOOQ)]
    assert len(bars_of("stooq:^rut")) == 1
    assert len(vendor.asked) == 3


def test_a_session_that_has_not_closed_is_left_out_of_live_bars(vendor):
    pytest.importorskip("httpx")
    vendor.answers = [(200, STOOQ + b"2025-09-19,1,3,1,2448.77,5\r\n")]
    bars = bars_of("stooq:^rut", ReadOptions(last_closed=THURSDAY))
    assert bars["session"].to_list() == [THURSDAY]


@pytest.mark.parametrize(
    ("answer", "message", "asked"),
    [
        ((200, b"No data"), "knows no such symbol", 1),
        ((200, b""), "knows no such symbol", 1),
        ((200, b"Exceeded the daily hits limit"), "Exceeded the daily hits limit", 1),
        ((200, b"<html>, robots"), "sent no table", 1),
        ((404, b""), "does not answer", 1),
        ((500, b""), "does not answer", 3),
    ],
)
def test_stooqs_refusals_are_told(vendor, answer, message, asked):
    pytest.importorskip("httpx")
    vendor.answers = [answer]
    with pytest.raises(SourceError, match=message):
        bars_of("stooq:^nope")
    assert len(vendor.asked) == asked


@pytest.fixture
def yahoo(vendor, monkeypatch):
    """Point the real client of Yahoo at our server."""
    base = pytest.importorskip("yfinance.base")
    history = pytest.importorskip("yfinance.scrapers.history")
    pytest.importorskip("yfinance").config.network.retries = 0
    monkeypatch.setattr(base, "_BASE_URL_", vendor.url)
    monkeypatch.setattr(history, "_BASE_URL_", vendor.url)
    return vendor


def chart(symbol: str) -> bytes:
    """Return Yahoo's answer: three sessions, the first without an open."""
    hours = {
        "timezone": "EDT",
        "start": 1758288600,
        "end": 1758312000,
        "gmtoffset": -14400,
    }
    meta = {
        "currency": "USD",
        "symbol": symbol,
        "exchangeTimezoneName": "America/New_York",
        "timezone": "EDT",
        "gmtoffset": -14400,
        "instrumentType": "INDEX",
        "priceHint": 2,
        "dataGranularity": "1d",
        "range": "",
        "validRanges": ["1d", "max"],
        "firstTradeDate": 558279000,
        "regularMarketTime": 1758312000,
        "currentTradingPeriod": dict.fromkeys(("pre", "regular", "post"), hours),
    }
    quote = {
        "open": [0.0, 2420.2, 2470.2],
        "high": [2430.0, 2470.07, 2472.27],
        "low": [2390.0, 2410.1, 2440.1],
        "close": [2407.34, 2467.7, 2448.77],
        "volume": [1, 2, 3],
    }
    result = {
        "meta": meta,
        "timestamp": [1758115800, 1758202200, 1758288600],
        "indicators": {"quote": [quote], "adjclose": [{"adjclose": [1.0, 2.0, 3.0]}]},
    }
    return json.dumps({"chart": {"result": [result], "error": None}}).encode()


@pytest.mark.filterwarnings("ignore")  # of yfinance, about pandas
def test_yahoo_is_read_as_traded(yahoo):
    yahoo.answers = [(200, chart("^RUT"))]
    bars = bars_of("yahoo:^RUT")
    assert closes(bars)[1:] == [("RUT", THURSDAY, 2467.7), ("RUT", FRIDAY, 2448.77)]
    assert bars["open"].to_list() == [None, 2420.2, 2470.2]


@pytest.mark.filterwarnings("ignore")
def test_a_symbol_that_yahoo_does_not_know_is_told(yahoo):
    error = {"code": "Not Found", "description": "No data found"}
    answer = {"chart": {"result": None, "error": error}}
    yahoo.answers = [(200, json.dumps(answer).encode())]
    with pytest.raises(SourceError, match="Yahoo knows no such symbol"):
        bars_of("yahoo:NOPE1")


@pytest.mark.filterwarnings("ignore")
def test_being_offline_is_told(yahoo, monkeypatch):
    nowhere = "http://127.0.0.1:9"
    for module in ("yfinance.base", "yfinance.scrapers.history"):
        monkeypatch.setattr(f"{module}._BASE_URL_", nowhere)
    monkeypatch.setenv("TAPEWRIGHT_STOOQ_URL", nowhere)
    for what, name in (("yahoo:^NOPE2", "Yahoo"), ("stooq:^rut", "Stooq")):
        with pytest.raises(SourceError, match=f"{name} does not answer.*connection"):
            bars_of(what)


@pytest.mark.parametrize("what", ["yahoo:^RUT", "stooq:^rut"])
def test_a_library_that_is_not_installed_is_told(monkeypatch, what):
    monkeypatch.setitem(sys.modules, "yfinance", None)
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(SourceError, match=r"pip install 'tapewright\[live\]'"):
        bars_of(what)


# Real files


@pytest.mark.skipif(not DATA, reason="TAPEWRIGHT_TEST_DATA names no data")
def test_real_files_are_read():
    daily = Path(DATA or "") / "daily"
    bars = bars_of(daily, wanted={"RUT", "STOXX50E"})
    assert tuple(bars.columns) == COLUMNS
    assert bars["symbol"].unique().sort().to_list() == ["RUT", "STOXX50E"]
    week = bars.filter(pl.col("symbol") == "RUT", pl.col("session") >= THURSDAY).head(2)
    assert week["close"].to_list() == [2467.7, 2448.77]
    assert bars_of(daily)["symbol"].n_unique() == len(list(daily.glob("*.csv")))
    with pytest.raises(BarsError, match="intraday"):
        bars_of(daily.parent / "intraday" / "RUT_1h.csv")
    with pytest.raises(BarsError, match="no column of dates"):
        bars_of(daily.parent / "reference" / "sp500_members.csv")


@pytest.mark.skipif(not DATA, reason="TAPEWRIGHT_TEST_DATA names no data")
def test_real_parquet_is_read():
    universe = Path(DATA or "") / "universe"
    assert len(bars_of(universe / "us_largecap_113_ohlcv.parquet")) == 526_704
    apple = bars_of(universe / "us_scale_2021_2022_ohlcv.parquet", wanted={"AAPL"})
    assert apple["symbol"].unique().to_list() == ["AAPL"]


def test_a_future_may_settle_below_zero_and_a_stock_may_not(tmp_path):
    rows = "date,close\n2020-04-17,18.27\n2020-04-20,-37.63\n2020-04-21,10.01\n"
    (tmp_path / "CL_F.csv").write_text(rows)
    assert bars_of(tmp_path / "CL_F.csv")["close"].to_list() == [18.27, -37.63, 10.01]
    (tmp_path / "XYZ.csv").write_text(rows)
    with pytest.raises(BarsError, match="prices are above zero"):
        bars_of(tmp_path / "XYZ.csv")
