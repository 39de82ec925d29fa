"""A market is loaded once for many texts, and anew when its files have changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import polars as pl
import pytest

import tapewright as tw
from tapewright import gathered
from tapewright.errors import BarsError
from tapewright.gathered import Place, kept

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The S&P 500 closed at 2,485.74 on Friday, December 28, 2018."


@pytest.fixture
def bars(tmp_path: Path) -> Path:
    frame = Place().read(["GSPC"]).bars.filter(pl.col("symbol") == "GSPC")
    frame.rename({"session": "date"}).drop("symbol").write_csv(tmp_path / "GSPC.csv")
    return tmp_path


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Count how often a market is loaded."""
    seen: list[object] = []

    def load(place: Place, symbols: object) -> object:
        seen.append(symbols)
        return gathered.market_of_all(place, symbols)  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "market_of_all", load)
    return seen


def counts(bars: object) -> tuple[int, int]:
    told = tw.audit(TEXT, bars=bars).counts
    return told["supported"], told["contradicted"]


def test_the_same_bars_are_loaded_once(bars, loads):
    assert [counts(str(bars)) for _ in range(3)] == [(1, 0)] * 3
    assert len(loads) == 1


@pytest.mark.parametrize("where", ["", "GSPC.csv"])
def test_a_file_that_changed_is_read_again(bars, loads, where):
    place = bars / where
    assert counts(place) == (1, 0)
    path = bars / "GSPC.csv"
    told = path.stat()
    path.write_text(path.read_text("utf-8").replace("2485.74,", "2486.74,"), "utf-8")
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))  # as some copies do
    assert counts(place) == (0, 1)
    assert len(loads) == 2


def test_a_store_with_a_new_version_is_read_again(bars, loads, tmp_path):
    store = str(tmp_path / "store")
    tw.load(str(bars), store=store)
    assert tw.audit(TEXT, store=store).counts["supported"] == 1
    assert tw.audit(TEXT, store=store).counts["supported"] == 1
    assert len(loads) == 1
    tw.load("sample", store=store)
    assert tw.audit(TEXT, store=store).counts["supported"] == 1
    assert len(loads) == 2


def test_a_frame_is_read_each_time(bars, loads):
    frame = Place(str(bars)).read(None).bars
    assert counts(frame) == counts(frame) == (1, 0)
    assert len(loads) == 2


def test_what_could_not_be_read_is_tried_again(tmp_path, loads):
    path = tmp_path / "GSPC.csv"
    for _ in range(2):
        with pytest.raises(BarsError):
            tw.audit(TEXT, bars=path)
    assert len(loads) == 2
