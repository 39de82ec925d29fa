"""Who is who: names as desks write them, aliases, peers, and a project's own file."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tapewright.errors import UsageError
from tapewright.market.instruments import Instrument, canonical, instrument, known
from tapewright.market.sessions import calendar

if TYPE_CHECKING:
    from pathlib import Path

MAIN = ("RUT", "GSPC", "IXIC", "DJI", "STOXX50E")


def test_the_main_indices_are_named_as_desks_write_them() -> None:
    assert [instrument(symbol).name for symbol in MAIN] == [
        "Russell 2000",
        "S&P 500",
        "Nasdaq Composite",
        "Dow Jones Industrial Average",
        "EURO STOXX 50",
    ]
    assert instrument("DJI").short == "Dow"


def test_the_main_indices_name_their_peers_in_order() -> None:
    assert instrument("RUT").peers == ("GSPC", "IXIC", "DJI")
    assert instrument("GSPC").peers == ("IXIC", "DJI", "RUT")
    assert instrument("IXIC").peers == ("GSPC", "DJI", "RUT")
    assert instrument("DJI").peers == ("GSPC", "IXIC", "RUT")
    assert instrument("STOXX50E").peers[:3] == ("GSPC", "GDAXI", "FTSE")


@pytest.mark.parametrize(
    ("told", "symbol"),
    [
        ("SPX", "GSPC"),
        ("^spx", "GSPC"),
        ("s&p 500", "GSPC"),
        ("SP500", "GSPC"),
        (" ^Rut ", "RUT"),
        ("Russell 2000", "RUT"),
        ("comp", "IXIC"),
        ("djia", "DJI"),
        ("SX5E", "STOXX50E"),
        ("Euro Stoxx 50", "STOXX50E"),
        ("GC=F", "GC_F"),
        ("BRK.B", "BRK.B"),
        ("DOW", "DOW"),  # Dow Inc., the company
    ],
)
def test_an_alias_stands_for_its_symbol(told: str, symbol: str) -> None:
    assert canonical(told) == symbol


def test_an_unknown_symbol_is_a_plain_one() -> None:
    plain = instrument("ABC")
    assert plain == Instrument("ABC", "ABC", description="ABC")
    assert (plain.calendar, plain.decimals, plain.peers) == ("XNYS", 2, ())


def test_the_dax_counts_dividends_and_the_others_do_not() -> None:
    total = {s for s, about in known().items() if about.basis == "total return"}
    assert total == {"GDAXI"}


def test_only_indices_have_a_vendors_slack() -> None:
    for about in known().values():
        slack = Decimal("0.02") if about.kind == "index" else 0
        assert about.slack == slack


@pytest.mark.parametrize("symbol", sorted(known()))
def test_every_instrument_is_whole(symbol: str) -> None:
    about = known()[symbol]
    assert about.symbol == symbol
    assert about.name
    assert about.description
    assert set(about.peers) <= set(known()) - {symbol}
    assert calendar(about.calendar).week_start == about.week_start
    for name in (*about.alias, about.name, symbol, symbol.lower()):
        assert canonical(name) == symbol


def written(folder: Path, text: str) -> Path:
    path = folder / "instruments.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_projects_own_file_is_laid_over_ours(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[RUT]\npeers = ["GSPC"]\n'
        '[SMI]\nname = "SMI"\nalias = ["SPX"]\ncalendar = "XSWX"\nslack = 0.05\n',
    )
    assert instrument("RUT", path).peers == ("GSPC",)
    assert instrument("RUT", path).name == "Russell 2000"
    assert instrument("spx", path).symbol == "SMI"
    assert instrument("SMI", path).slack == Decimal("0.05")
    assert canonical("^spx", path) == "GSPC"
    assert instrument("RUT").peers == ("GSPC", "IXIC", "DJI")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[A]\nnames = 'a'", r"no 'names'.*Did you mean name"),
        ("[A]\nsymbol = 'B'", "no 'symbol'"),
        ("[A]\nalias = 'b'", "expected a list of texts"),
        ("[A]\nkind = 'share'", "expected one of: index, stock"),
        ("[A]\ndecimals = 'two'", "expected a number"),
        ("[A]\nslack = 'little'", "expected a number"),
        ("[A]\nalias = ['x']\n[B]\nalias = ['X']", "alias of A and of B"),
        ("A = 1", "'A' is no table"),
        ("[A", "cannot be read"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        known(written(tmp_path, text))
