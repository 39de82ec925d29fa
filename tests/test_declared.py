"""What a project declares in files: named dates and groups, whole or refused."""

from __future__ import annotations

from datetime import date

import pytest

import tapewright as tw
from tapewright.config import Config
from tapewright.errors import BarsError
from tapewright.gathered import Place, market_of
from tapewright.market.bars import Event
from tapewright.market.events import read_events
from tapewright.market.groups import groups, groups_of

D = date.fromisoformat


def written(folder, text: str, name: str = "file.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_events_are_read_by_date(tmp_path):
    text = "session,name,source\n2016-11-08,the election,FEC\n2009-03-09,the low,bars\n"
    assert read_events(written(tmp_path, text)) == (
        Event(D("2009-03-09"), "the low", "bars"),
        Event(D("2016-11-08"), "the election", "FEC"),
    )


BAD_EVENTS = {
    "no column": ("session,name\n2016-11-08,a\n", "no column source"),
    "no date": ("session,name,source\nNov 8,a,b\n", "'Nov 8' is no date"),
    "an empty name": ("session,name,source\n2016-11-08,,b\n", "the name is empty"),
    "two of one day": (
        "session,name,source\n2016-11-08,a,b\n2016-11-08,c,d\n",
        "two events are dated 2016-11-08: a and c",
    ),
}


@pytest.mark.parametrize("name", BAD_EVENTS)
def test_bad_events_are_refused_with_their_line(tmp_path, name):
    text, message = BAD_EVENTS[name]
    with pytest.raises(BarsError, match=message):
        read_events(written(tmp_path, text))
    with pytest.raises(BarsError, match="cannot be read"):
        read_events(tmp_path / "none.csv")


def test_facts_are_measured_from_events(tmp_path):
    path = written(tmp_path, "session,name,source\n2016-11-08,the election,FEC\n")
    found = tw.facts("SPX", day="2018-12-26", kind="change_since", events=path)
    assert set(found["unit"]) == {"percent", "points"}
    percent = found.filter(found["unit"] == "percent")["value"][0]
    assert round(float(percent), 2) == 15.34  # 2,467.70 on 2,139.56
    assert tw.facts(
        "SPX", day="2016-11-08", kind="change_since", events=path
    ).is_empty()


def test_the_table_has_groups_and_their_members():
    found = groups()
    assert set(found["us indices"]) == {"RUT", "GSPC", "IXIC", "DJI"}
    assert len(found["us sectors"]) == 11
    assert groups_of("GSPC", found) == ("us indices", "us sectors")
    assert groups_of("NOBODY", found) == ()


def test_a_project_declares_members_of_an_index(tmp_path):
    path = written(tmp_path, "group,symbol\nSPX,AAA\n^GSPC,BBB\nours,CCC\n")
    found = groups(path)
    assert found["GSPC"] == ("AAA", "BBB")
    assert "GSPC" in groups_of("GSPC", found)
    assert groups_of("CCC", found) == ("ours",)
    with pytest.raises(BarsError, match="no column symbol"):
        groups(written(tmp_path, "group,member\nSPX,AAA\n"))


def test_bars_of_members_are_read_where_groups_are_told(tmp_path):
    rows = [
        f"{symbol},2025-01-{day:02},10,11,9,{10 + day % 3},1"
        for symbol in ("GSPC", "AAA", "BBB")
        for day in (6, 7, 8)
    ]
    head = "symbol,date,open,high,low,close,volume"
    bars = written(tmp_path, "\n".join([head, *rows]), "bars.csv")
    file = written(tmp_path, "group,symbol\nSPX,AAA\nSPX,BBB\nSPX,GONE\n", "groups.csv")
    place = Place(str(bars), config=Config(groups=str(file)))
    market, subject = market_of(place, "SPX", grouped=True)
    assert set(market.series) == {"GSPC", "AAA", "BBB"}
    assert market.groups_of(subject) == ("GSPC",)
    alone, _ = market_of(place, "SPX")
    assert set(alone.series) == {"GSPC"}
    assert alone.groups_of(subject) == ()


def test_volume_that_is_another_symbols_is_not_known(tmp_path):
    head = "symbol,date,open,high,low,close,volume"
    rows = [f"{symbol},2025-01-06,1,1,1,1,5" for symbol in ("GSPC", "RUT")]
    bars = written(tmp_path, "\n".join([head, *rows]), "bars.csv")
    market, _ = market_of(Place(str(bars), config=Config()), "RUT")
    assert market.series["GSPC"].volume.tolist() == [5]
    assert str(market.series["RUT"].volume.tolist()) == "[nan]"
