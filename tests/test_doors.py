"""Dropping a file into a room is the whole act of adding a part."""

from __future__ import annotations

import importlib
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

import tapewright as tw
from tapewright import doors, kinds
from tapewright.cli import main
from tapewright.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def drop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, str, str], None]]:
    """Drop a file into a room that a folder of ours was appended to."""
    dropped: list[str] = []

    def drop(package: str, file: str, text: str) -> None:
        room = importlib.import_module(package)
        path = tmp_path / package / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        folder = str(tmp_path / package)
        if folder not in room.__path__:
            monkeypatch.setattr(room, "__path__", [*room.__path__, folder])
        dropped.append(f"{package}.{file.removesuffix('.py').partition('/')[0]}")
        forget()

    yield drop
    for name in [name for name in sys.modules if name.startswith(tuple(dropped))]:
        parent, _, own = name.rpartition(".")
        if parent in sys.modules and hasattr(sys.modules[parent], own):
            delattr(sys.modules[parent], own)
        del sys.modules[name]
    monkeypatch.undo()
    forget()


def forget() -> None:
    importlib.invalidate_caches()
    doors.parts.cache_clear()
    kinds.kinds.cache_clear()


MIDPOINT = '''
"""The midpoint: halfway between a session's high and low."""

from tapewright.kinds import Answer, Kind, Need, by_size


def measure(panel, args):
    return (panel.subject.high + panel.subject.low) / 2


def define(book, args):
    bars = book.subject
    high, low = bars.high[-1], bars.low[-1]
    if high is None or low is None:
        return None
    return Answer((high + low) / 2, ((bars.symbol, bars.sessions[-1], "high"),))


PART = Kind(
    name="midpoint",
    doc="The midpoint lies halfway between a session's high and low.",
    role="level",
    args=(),
    unit=lambda _: "level",
    needs=lambda _: Need(("high", "low"), back="day"),
    measure=measure,
    define=define,
    formula=lambda _: "(high + low) / 2",
    convention=lambda _: "of the session's own range",
    rarity=by_size,
    theme=lambda _: "middle",
)
'''


def test_a_kind_is_one_folder(drop):
    drop("tapewright.kinds", "midpoint/__init__.py", MIDPOINT)
    found = tw.facts("SPX", day="2018-12-24", kind="midpoint")
    assert found["kind"].to_list() == ["midpoint"]
    assert found["unit"].to_list() == ["level"]


LINER = '''
"""One line: the change of the week and nothing else."""

from tapewright.document import Document, Section, Span
from tapewright.finding import ask
from tapewright.model import plain
from tapewright.story import Edition


def write(market, request):
    change = ask(market, "change", request.symbol, request.session, span=request.span)
    line = (Span(f"{request.symbol} "), Span(plain(change.value), change), Span("%"))
    return Document(
        subject=request.symbol,
        session=request.session,
        language=request.language,
        edition="liner",
        title=line,
        key_points=(),
        sections=(Section((), (line,)),),
    )


PART = Edition("liner", "One line.", write)
'''


def test_an_edition_is_one_file(drop):
    drop("tapewright.story.editions", "liner.py", LINER)
    document = tw.recap("SPX", week="2018-12-28", edition="liner")
    assert document.edition == "liner"
    assert document.session == date(2018, 12, 28)
    assert all(proof.holds for proof in tw.prove(document))


SHOUT = '''
"""The text in capitals."""

from tapewright.render import Format

PART = Format(
    name="shout",
    doc="The text in capitals.",
    suffix=".shout",
    render=lambda document: document.text.upper(),
)
'''


def test_a_format_is_one_file(drop, tmp_path, capsys):
    drop("tapewright.render", "as_shout.py", SHOUT)
    for words in (["--format", "shout"], ["--out", str(tmp_path / "week.shout")]):
        with pytest.raises(SystemExit) as stop:
            main(["recap", "SPX", "--week", "2018-12-28", *words])
        assert not stop.value.code
    printed = capsys.readouterr().out
    assert "OVER THE WEEK" in printed or "S&P 500" in printed
    assert printed == printed.upper()
    written = (tmp_path / "week.shout").read_text(encoding="utf-8")
    assert written.strip() == printed.strip()


JOURNAL = '''
"""Bars from lines of text: day, close."""

from pathlib import Path

import polars as pl

from tapewright.market.normal import from_frame
from tapewright.market.sources import Source


def read(what, options):
    rows = [line.split() for line in Path(what).read_text().splitlines()]
    table = pl.DataFrame(rows, schema=["date", "close"], orient="row")
    yield from_frame(table, "GSPC", options)


PART = Source(
    name="journal",
    doc="lines of a day and a close",
    claims=lambda what: what.endswith(".journal"),
    read=read,
)
'''


def test_a_source_is_one_file(drop, tmp_path):
    drop("tapewright.market.sources", "from_journal.py", JOURNAL)
    path = tmp_path / "bars.journal"
    path.write_text("2018-12-21 2416.62\n2018-12-24 2351.10\n", encoding="utf-8")
    found = tw.facts("SPX", day="2018-12-24", kind="close", bars=path)
    assert found["value"].to_list() == ["2351.1"]


def test_what_was_dropped_is_gone_again():
    with pytest.raises(UsageError, match="no kind 'midpoint'"):
        kinds.kind("midpoint")
