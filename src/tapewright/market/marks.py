"""Declared earlier facts, read from a CSV file: what bars are too short to show.

The file's columns are symbol, session, field, value and source; `source` says who
published the value, and is named beside every figure that rests on it.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tapewright.errors import BarsError, nearest
from tapewright.market.bars import Mark
from tapewright.market.declared import date_in, declared
from tapewright.market.instruments import canonical, instrument
from tapewright.market.sessions import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

COLUMNS: Final = ("symbol", "session", "field", "value", "source")
FIELDS: Final = ("close", "high", "record_close", "record_high")
PUBLISHED: Final = Path(__file__).parent / "sample" / "published.csv"


def read_marks(
    path: Path | str, instruments: Path | str | None = None
) -> tuple[Mark, ...]:
    """Return the marks of a CSV file, by symbol, session and field.

    Args:
        path: A file with the columns symbol, session (2021-11-08), field (one of
            `FIELDS`), value and source. An alias of a symbol is taken for the symbol.
        instruments: The project's own instruments (`instruments.known`).

    Raises:
        BarsError: when the file cannot be read, or a row is not so; with its line.
    """
    rows = declared(path, COLUMNS, "the marks")
    marks = [_mark(row, where, instruments) for row, where in rows]
    _hold_once(marks, path)
    return tuple(sorted(marks, key=_place))


@cache
def published_marks() -> tuple[Mark, ...]:
    """Return the marks of the package's published figures.

    They are records and highs, and those closes that do not stand next to the
    published week: as bars they would lie beside it as if nothing were between.
    """
    week = set(published_closes())
    return tuple(mark for mark in read_marks(PUBLISHED) if mark not in week)


@cache
def published_closes() -> tuple[Mark, ...]:
    """Return the closes of the published week: each symbol's last unbroken run."""
    closes = [mark for mark in read_marks(PUBLISHED) if mark.field == "close"]
    return tuple(
        mark
        for symbol in dict.fromkeys(mark.symbol for mark in closes)
        for mark in _unbroken([mark for mark in closes if mark.symbol == symbol])
    )


def _unbroken(closes: list[Mark]) -> list[Mark]:
    """Return the last closes with no session between any two of them."""
    exchange = calendar(instrument(closes[0].symbol).calendar)
    start = len(closes) - 1
    while (
        start and exchange.previous(closes[start].session) == closes[start - 1].session
    ):
        start -= 1
    return closes[start:]


def _place(mark: Mark) -> tuple[str, date, str]:
    return mark.symbol, mark.session, mark.field


def _hold_once(marks: Iterable[Mark], path: Path | str) -> None:
    """Refuse two values of the same thing."""
    seen: dict[tuple[str, date, str], Mark] = {}
    for mark in marks:
        other = seen.setdefault(_place(mark), mark)
        if other is not mark:
            raise BarsError(
                f"{mark.symbol} has its {mark.field} of {mark.session} twice, "
                f"{other.value:.10g} and {mark.value:.10g}",
                expected="one row for each",
                where=str(path),
            )


def _mark(told: dict[str, str], where: str, instruments: Path | str | None) -> Mark:
    if told["field"] not in FIELDS:
        raise BarsError(
            f"a mark has no field {told['field']!r}",
            where=where,
            remedy=nearest(told["field"], FIELDS),
        )
    return Mark(
        canonical(told["symbol"], instruments),
        date_in(told, "session", where),
        told["field"],
        _number(told["value"], where),
        told["source"],
    )


def _number(told: str, where: str) -> float:
    try:
        value = float(told)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise BarsError(
            f"the value {told!r} is no number",
            expected="one like 2442.74, without commas",
            where=where,
        )
    return value
