"""Bars that no series may hold: all rows looked at together, the first one named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tapewright.errors import BarsError
from tapewright.market.bars import COLUMNS, PRICES
from tapewright.market.instruments import instrument

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import polars as pl

SIGNED: Final = frozenset({"future", "rate", "yield"})
"""Kinds of instruments whose prices may be zero or less."""

ROW: Final = "row"
"""The column that numbers a table's rows while it is being read."""


@dataclass(frozen=True)
class Limits:
    """How late a session may be: `today`, and the last one that has closed.

    `last_closed` may also be a callable from a symbol to a date; None: not known.
    """

    today: date | None = None
    last_closed: date | Callable[[str], date | None] | None = None


@dataclass(frozen=True)
class Place:
    """Where a table came from: the file, and what its rows are called."""

    where: str = ""
    rows: str = "row"

    def of(self, row: object) -> str:
        """Return the place of one row: "RUT.csv, line 12"."""
        return (
            f"{self.where}, {self.rows} {row}" if self.where else f"{self.rows} {row}"
        )

    def refuse(self, rows: pl.Series, found: str, remedy: str = "") -> BarsError:
        """Return the error that names the first of the rows, and how many there are."""
        more = len(rows) - 1
        also = f"; so it is in {more} more {self.rows}{'s'[: more > 1]}" if more else ""
        return BarsError(found + also, where=self.of(rows[0]), remedy=remedy)


def hold(bars: pl.DataFrame, place: Place, limits: Limits) -> None:
    """Refuse rows without a date or a close, with a price that is none, or too late.

    Args:
        bars: The columns of the bars frame and `ROW`, in any order of rows.
        place: Where the rows are.
        limits: How late a session may be.

    Raises:
        BarsError: for the first such row, with how many there are.
    """
    import polars as pl

    wrong = {
        "session": pl.col("session").is_null(),
        "close": pl.col("close").is_null(),
        # not a number is neither above zero nor below infinity
        **{f"price {name}": ~_priced(name) for name in reversed(PRICES)},
        "price volume": ~((pl.col("volume") >= 0) & pl.col("volume").is_finite()),
    }
    seen = bars.select(
        test.any(ignore_nulls=True).alias(what) for what, test in wrong.items()
    ).row(0)
    for (what, test), there in zip(wrong.items(), seen, strict=True):
        rows = _truly_wrong(bars.filter(test), what) if there else bars.clear()
        if len(rows):
            raise _bad(rows, what, place)
    _hold_time(bars, place, limits)


def _truly_wrong(rows: pl.DataFrame, what: str) -> pl.DataFrame:
    """Leave out prices of zero or less of what may have them.

    A yield may be negative, and a future has been: WTI settled at -37.63 on 2020-04-20.
    """
    import polars as pl

    name = what.rpartition(" ")[2]
    if name not in PRICES or not what.startswith("price"):
        return rows
    free = [s for s in rows["symbol"].unique() if instrument(s).kind in SIGNED]
    return rows.filter(~(pl.col("symbol").is_in(free) & pl.col(name).is_finite()))


def _priced(name: str) -> pl.Expr:
    import polars as pl

    return (pl.col(name) > 0) & pl.col(name).is_finite()


def _bad(rows: pl.DataFrame, what: str, place: Place) -> BarsError:
    """Return the error of rows that fail one test."""
    first = rows.row(0, named=True)
    if what == "session":
        return place.refuse(rows[ROW], "there is no date")
    if what == "close":
        return place.refuse(
            rows[ROW],
            f"there is no close of {first['symbol']} on {first['session']}",
            "Give the close, or take the row out.",
        )
    name = what.rpartition(" ")[2]
    found = f"the {name} of {first['symbol']} on {first['session']} is {first[name]}"
    remedy = "Mend it, or leave the cell empty where the value is not known."
    if name == "close":
        remedy = "Mend it, or take the row out."
    if name != "volume":
        found += ", and prices are above zero"
    return place.refuse(rows[ROW], found, remedy)


def _hold_time(bars: pl.DataFrame, place: Place, limits: Limits) -> None:
    """Refuse sessions that have not been, or that have not closed."""
    import polars as pl

    rows = bars.clear()
    if limits.today is not None:
        rows = bars.filter(pl.col("session") > limits.today)
    if len(rows):
        first = rows.row(0, named=True)
        raise place.refuse(
            rows[ROW],
            f"the session {first['session']} of {first['symbol']} is in the future: "
            f"today is {limits.today}",
            "Take the row out, or mend its date.",
        )
    if limits.last_closed is None:
        return
    rows = bars.filter(late(bars, limits))
    if len(rows):
        first = rows.row(0, named=True)
        raise place.refuse(
            rows[ROW],
            f"the session {first['session']} of {first['symbol']} has not closed",
            "Take the row out, or load it again when the session is over.",
        )


def late(bars: pl.DataFrame, limits: Limits) -> pl.Expr:
    """Return which rows are of sessions that have not closed."""
    import polars as pl

    closed = limits.last_closed
    if closed is None:
        return pl.lit(value=False)
    if not callable(closed):
        return pl.col("session") > closed
    ends = {symbol: closed(symbol) for symbol in bars["symbol"].unique()}
    end = pl.col("symbol").replace_strict(ends, return_dtype=pl.Date)
    return (pl.col("session") > end).fill_null(value=False)


def single(bars: pl.DataFrame, place: Place, remedy: str = "") -> pl.DataFrame:
    """Return bars sorted by symbol and session, each one there once.

    Args:
        bars: The columns of the bars frame, and maybe `ROW`.
        place: Where the rows are.
        remedy: What to do about rows that contradict each other.

    Raises:
        BarsError: for rows of one symbol and session that differ, with both values.
    """
    import polars as pl

    here, before = pl.struct("symbol", "session"), ("symbol", "session")
    rising = (pl.col("symbol") > pl.col("symbol").shift()) | (
        (pl.col("symbol") == pl.col("symbol").shift())
        & (pl.col("session") > pl.col("session").shift())
    )
    if bars.select(rising.all(ignore_nulls=True)).item():
        return bars.select(COLUMNS)
    bars = bars.sort(before, maintain_order=True)
    if not bars.select(here.is_duplicated().any()).item():
        return bars.select(COLUMNS)
    bars = bars.unique(COLUMNS, keep="first", maintain_order=True)
    twice = bars.filter(here.is_duplicated())
    if len(twice):
        raise _contradiction(twice, place, remedy)
    return bars.select(COLUMNS)


def _contradiction(twice: pl.DataFrame, place: Place, remedy: str) -> BarsError:
    one, other = twice.row(0, named=True), twice.row(1, named=True)
    name = next(name for name in COLUMNS if one[name] != other[name])
    at = [f" ({place.rows} {row[ROW]})" if ROW in row else "" for row in (one, other)]
    sessions = twice.select("symbol", "session").unique().height
    also = f"; {sessions - 1} more sessions are there twice" if sessions > 1 else ""
    return BarsError(
        f"{one['symbol']} has two bars on {one['session']}: "
        f"{name} {one[name]}{at[0]} and {name} {other[name]}{at[1]}{also}",
        expected="one bar a session",
        where=place.where,
        remedy=remedy or "Take the wrong one out.",
    )
