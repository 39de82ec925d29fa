"""Any vendor's table as the bars frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tapewright.errors import BarsError, UsageError
from tapewright.market import cells
from tapewright.market.bars import COLUMNS, PRICES
from tapewright.market.checks import ROW, Limits, Place, hold, single
from tapewright.market.columns import (
    NASDAQ,
    fred_series,
    key,
    roles,
    spelt,
    stem_of,
)
from tapewright.market.instruments import canonical
from tapewright.market.tables import Table, from_python

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import polars as pl

INTRADAY: Final = "If these are intraday bars, give daily ones; else take one out."


@dataclass(frozen=True)
class ReadOptions:
    """How bars are read, and which.

    `symbol` is whose bars a file is that does not say so. `decimal` is the decimal mark
    of texts, "." or ",". `adjusted` declares that a file's only close, an adjusted one,
    is meant. `encoding` is the texts' encoding, where it is not Unicode. No session may
    be later than `today`, nor than `last_closed`, a date or what gives it for a symbol.
    `wanted` are the symbols to read; None: all. `known_as` gives the symbol of an
    alias, and any other name unchanged.
    """

    symbol: str | None = None
    decimal: str = "."
    adjusted: bool = False
    encoding: str | None = None
    today: date | None = None
    last_closed: date | Callable[[str], date | None] | None = None
    wanted: frozenset[str] | None = None
    known_as: Callable[[str], str] = canonical

    def __post_init__(self) -> None:
        """Refuse a decimal mark that is none."""
        if self.decimal not in {".", ","}:
            raise UsageError(
                f"the decimal mark is {self.decimal!r}", expected="a point or a comma"
            )


def symbol_of(file: Path | str, known_as: Callable[[str], str] = canonical) -> str:
    """Return the symbol that a file is named by; "" where its name says nothing."""
    stem = stem_of(Path(file).name)
    return spelt(stem, known_as) if stem.strip() else ""


def from_frame(
    frame: object, symbol: str | None = None, options: ReadOptions | None = None
) -> pl.DataFrame:
    """Return a polars or pandas frame as a bars frame.

    Args:
        frame: A polars DataFrame or LazyFrame; or a pandas DataFrame with its dates in
            the index or a column, also as yfinance returns it (two rows of names).
        symbol: Whose bars they are, if no column says so.
        options: How it is read; `options.symbol` stands where `symbol` is left out.

    Raises:
        BarsError: when it is no frame, or holds what is no bar.
    """
    import polars as pl

    chosen = options or ReadOptions()
    if symbol is not None:
        chosen = replace(chosen, symbol=symbol)
    tables = from_python(frame, None)
    bars = pl.concat([normalise(table, chosen) for table in tables])
    return single(bars, Place("the frame"))


def normalise(table: Table, options: ReadOptions) -> pl.DataFrame:
    """Return a vendor's table as a bars frame: sorted, each bar there once.

    Rows that hold a date and no price are no bars (vendors write them for holidays) and
    are left out. Rows of symbols that are not wanted are not even looked at.

    Raises:
        BarsError: when a column is missing, a cell cannot be read, or a row
            contradicts another or what a bar is.
    """
    import polars as pl

    at = roles(table.names, table.place.where)
    _hold_raw_close(at, table, options)
    if table.frame.is_empty():
        raise BarsError(
            "there is no row of bars below the header", where=table.place.where
        )
    taken = [pl.nth(place).alias(role) for role, place in at.items()]
    raw = table.frame.select(taken).with_row_index(ROW, offset=table.first)
    raw = _symbols(raw, table, options)
    bars = _present(_typed(raw, table, options))
    hold(bars, table.place, Limits(options.today, options.last_closed))
    if options.wanted is not None:
        bars = bars.filter(pl.col("symbol").is_in(list(options.wanted)))
    return single(bars, table.place, INTRADAY)


def _hold_raw_close(at: dict[str, int], table: Table, options: ReadOptions) -> None:
    """Settle which column is the close: never the adjusted one unless it is declared.

    An adjusted close is no price that anybody paid: levels and points told from it
    would be wrong, and it changes with every later dividend.
    """
    adjusted = at.pop("adjusted", None)
    if "close" in at or adjusted is None:
        return
    if not options.adjusted:
        raise BarsError(
            f"the only close is {table.names[adjusted]!r}, which is adjusted",
            expected="a column named Close",
            where=table.place.where,
            remedy="Give the closes as traded, or declare that these are adjusted: "
            "--adjusted.",
        )
    at["close"] = adjusted


def _symbols(raw: pl.DataFrame, table: Table, options: ReadOptions) -> pl.DataFrame:
    """Return the rows with whose bars they are, without those not wanted."""
    import polars as pl

    if "symbol" not in raw.columns:
        return raw.with_columns(symbol=pl.lit(_symbol(table, options)))
    if raw["symbol"].dtype != pl.String:
        raw = raw.with_columns(pl.col("symbol").cast(pl.String))
    told = raw["symbol"].unique().to_list()
    if any(one is None or not one.strip() for one in told):
        raw = _named(raw, table)
    known = {one: spelt(one, options.known_as) for one in told if one and one.strip()}
    if any(one != symbol for one, symbol in known.items()):
        raw = raw.with_columns(symbol=pl.col("symbol").replace_strict(known))
    if options.wanted is None or set(known.values()) <= options.wanted:
        return raw
    return raw.filter(pl.col("symbol").is_in(list(options.wanted)))


def _named(raw: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Return the rows that name a symbol; one that does not must be empty."""
    import polars as pl

    nameless = pl.col("symbol").str.strip_chars().fill_null("") == ""
    values = pl.any_horizontal(pl.exclude(ROW, "symbol").is_not_null())
    rows = raw.filter(nameless & values)
    if len(rows):
        raise table.place.refuse(rows[ROW], "there is no symbol")
    return raw.filter(~nameless)


def _symbol(table: Table, options: ReadOptions) -> str:
    """Return whose bars a table of one symbol holds."""
    named = options.symbol or table.symbol or fred_series(table.names)
    named = named or stem_of(table.file)
    if not named.strip():
        raise BarsError(
            "nothing says whose bars these are",
            expected="a column named Symbol, or a file named by its symbol",
            where=table.place.where,
            remedy="Name it: --symbol RUT.",
        )
    return spelt(named, options.known_as)


def _typed(raw: pl.DataFrame, table: Table, options: ReadOptions) -> pl.DataFrame:
    """Return the rows in the types of the bars frame; missing columns are unknown."""
    import polars as pl

    if "period" in raw.columns:
        _hold_daily(raw, table)
    columns = {"session": _sessions(raw, table)}
    rest = ("open", "high", "low", "volume")
    for name in (*PRICES, "volume"):
        if name in raw.columns and raw[name].dtype != pl.Float64:
            columns[name] = _numbers(raw, name, table, options)
    unknown = [pl.lit(None, pl.Float64).alias(n) for n in rest if n not in raw.columns]
    # only the close must be known: elsewhere, not a number is not known
    typed = raw.with_columns(*unknown, **columns)
    return typed.select(ROW, *(_known(name) for name in COLUMNS))


def _known(name: str) -> pl.Expr:
    import polars as pl

    floats = name not in {"symbol", "session", "close"}
    return pl.col(name).fill_nan(None) if floats else pl.col(name)


def _present(bars: pl.DataFrame) -> pl.DataFrame:
    """Leave out rows without any price: vendors write them for holidays."""
    import polars as pl

    if not (bars["close"].null_count() or bars["session"].null_count()):
        return bars
    prices = pl.any_horizontal(pl.col(PRICES).is_not_null())
    return bars.filter(prices | (pl.col("volume") > 0))


def _hold_daily(raw: pl.DataFrame, table: Table) -> None:
    """Refuse Stooq's bars of other periods than a day."""
    import polars as pl

    other = raw.filter(pl.col("period").cast(pl.String).str.strip_chars() != "D")
    if len(other):
        found = f"the bars' period is {other['period'][0]!r}"
        raise table.place.refuse(other[ROW], found, "Give daily bars, period D.")


def _sessions(raw: pl.DataFrame, table: Table) -> pl.Series:
    """Return the dates as written: a time zone never moves a session."""
    import polars as pl

    column = raw["session"]
    if column.dtype == pl.Date:
        return column
    if isinstance(column.dtype, pl.Datetime):
        return column.dt.replace_time_zone(None).dt.date()
    if not (column.dtype.is_integer() or column.dtype == pl.String):
        found = f"{_name(table, 'session')!r} holds {column.dtype}, no dates"
        raise BarsError(found, where=table.place.where)
    texts = cells.known(column.cast(pl.String))
    month_first = any(key(name) == NASDAQ for name in table.names)

    def refuse(row: int, clause: str) -> BarsError:
        return BarsError(
            f"{_name(table, 'session')} is {texts[row]!r}, which {clause}",
            expected="a date such as 2025-09-19",
            where=table.place.of(raw[ROW][row]),
        )

    return cells.dates(texts, table.place.where, refuse, month_first=month_first)


def _numbers(
    raw: pl.DataFrame, role: str, table: Table, options: ReadOptions
) -> pl.Series:
    """Return a column of prices or volumes as 64-bit floats."""
    import polars as pl

    column = raw[role]
    if column.dtype.is_numeric() or column.dtype == pl.Null:
        found = column.cast(pl.Float64)
    elif column.dtype != pl.String:
        held = f"{_name(table, role)!r} holds {column.dtype}, no numbers"
        raise BarsError(held, where=table.place.where)
    else:
        texts = cells.known(column)
        found = cells.numbers(texts, options.decimal)
        wrong = (found.is_null() & texts.is_not_null()).arg_true()
        _hold_mark(texts, role, table, options)
        if len(wrong):
            raise _no_number(raw, role, texts, wrong, table, options)
    return found


def _hold_mark(texts: pl.Series, role: str, table: Table, options: ReadOptions) -> None:
    """Refuse a comma that may be the decimal mark, where that is not declared."""
    if options.decimal != ".":
        return
    comma = cells.comma_decimals(texts)
    parted = table.separator == ";" and cells.only_groups(texts)
    if comma.any() or (parted and role in PRICES):
        shown = texts.filter(comma if comma.any() else texts.str.contains(","))[0]
        raise BarsError(
            f"{_name(table, role)} is {shown!r}, which looks like a decimal comma",
            expected="the decimal mark to be declared",
            where=table.place.where,
            remedy="If the comma is the decimal mark, say so: --decimal , (else take "
            "the marks between thousands out).",
        )


def _no_number(  # noqa: PLR0913, PLR0917 - what the message names
    raw: pl.DataFrame,
    role: str,
    texts: pl.Series,
    wrong: pl.Series,
    table: Table,
    options: ReadOptions,
) -> BarsError:
    """Return the error of cells that are no numbers."""
    found = f"{_name(table, role)} is {texts[wrong[0]]!r}, which is no number"
    remedy = "Mend it, or leave the cell empty where the value is not known."
    if options.decimal != "." and "." in str(texts[wrong[0]]):
        remedy = "The decimal mark was declared to be a comma: leave --decimal out."
    return table.place.refuse(raw[ROW].gather(wrong), found, remedy)


def _name(table: Table, role: str) -> str:
    """Return what the vendor calls a column."""
    at: dict[str, Any] = roles(table.names, table.place.where)
    place = at.get(role, at.get("adjusted", 0))
    return table.names[place].strip() or "the first column"
