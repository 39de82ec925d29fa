"""Tables as vendors make them, before anybody knows which column is what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from tapewright.errors import BarsError
from tapewright.market.checks import Place
from tapewright.market.columns import ROLES, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars as pl

TWO: Final = 2


@dataclass(frozen=True)
class Table:
    """A table as a vendor made it: columns by position, texts or typed.

    `names` are the vendor's; `symbol` is whose bars it holds, where the table itself
    says so outside its rows; `file` the file's name; `first` numbers its first row;
    `separator` parts its cells.
    """

    frame: pl.DataFrame
    names: tuple[str, ...]
    place: Place = field(default_factory=Place)
    symbol: str | None = None
    file: str = ""
    first: int = 1
    separator: str = ","


def by_ticker(table: Table, above: Sequence[str], below: Sequence[str]) -> list[Table]:
    """Split a table whose columns bear a field and a ticker into one for each ticker.

    Args:
        table: The first column holds the dates.
        above: The upper row of names, one a column: fields or tickers.
        below: The lower row of names.
    """
    count = [sum(_is_field(name) for name in row[1:]) for row in (above, below)]
    fields, tickers = (above, below) if count[0] >= count[1] else (below, above)
    owners = list(dict.fromkeys(name.strip() for name in tickers[1:] if name.strip()))
    found = []
    for owner in owners:
        at = [0, *(n for n, name in enumerate(tickers) if n and name.strip() == owner)]
        names = ("Date", *(fields[n] for n in at[1:]))
        part = table.frame.select(table.frame.columns[n] for n in at)
        found.append(
            Table(
                part,
                names,
                table.place,
                owner,
                table.file,
                table.first,
                table.separator,
            )
        )
    return found


def _is_field(name: str) -> bool:
    return any(key(name) in known for known in ROLES.values()) and bool(name.strip())


def from_python(frame: Any, symbol: str | None) -> Iterator[Table]:  # noqa: ANN401
    """Yield the tables of a polars or pandas frame.

    Args:
        frame: A polars DataFrame or LazyFrame, or a pandas DataFrame whose dates are
            its index or a column, as yfinance makes them or plain.
        symbol: Whose bars they are, if no column says so.

    Raises:
        BarsError: when it is no frame, or one without a row.
    """
    import polars as pl

    place = Place("the frame")
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, pl.DataFrame):
        _hold_rows(len(frame))
        yield Table(frame, tuple(frame.columns), place, symbol)
    elif hasattr(frame, "columns") and hasattr(frame, "index"):
        _hold_rows(len(frame))
        yield from _from_pandas(frame, place, symbol)
    else:
        raise BarsError(
            f"a {type(frame).__name__} was given for bars",
            expected="a polars or pandas DataFrame",
        )


def _hold_rows(rows: int) -> None:
    if not rows:
        raise BarsError("the frame has no rows")


def _from_pandas(
    frame: Any,  # noqa: ANN401 - pandas is the caller's, never imported here
    place: Place,
    symbol: str | None,
) -> Iterator[Table]:
    """Yield the tables of a pandas frame, column by column: no pyarrow needed."""
    import polars as pl

    dated = any(key(_text(name)) in ROLES["session"][:-3] for name in frame.columns)
    index = [] if dated else _levels(frame.index)
    own = [frame.iloc[:, n] for n in range(frame.shape[1])]
    columns = [*index, *own]
    data = {f"c{n}": _series(column) for n, column in enumerate(columns)}
    names = [_index_name(one, n) for n, one in enumerate(index)]
    table = Table(pl.DataFrame(data), (), place, symbol)
    if getattr(frame.columns, "nlevels", 1) == TWO:
        rows = [[*names, *(_text(one[n]) for one in frame.columns)] for n in (0, 1)]
        yield from by_ticker(table, rows[0], rows[1])
        return
    names += [_text(name) for name in frame.columns]
    yield Table(table.frame, tuple(names), place, symbol)


def _text(name: object) -> str:
    return "" if name is None else str(name)


def _levels(index: Any) -> list[Any]:  # noqa: ANN401 - a pandas index
    if getattr(index, "nlevels", 1) == 1:
        return [index]
    return [index.get_level_values(n) for n in range(index.nlevels)]


def _index_name(index: Any, place: int) -> str:  # noqa: ANN401 - a pandas index
    """Return the index's name; a nameless one of dates is the session."""
    if index.name is None and place == 0 and index.dtype.kind in "MO":
        return "Date"
    return _text(index.name)


def _series(column: Any) -> pl.Series:  # noqa: ANN401 - a pandas column or index
    """Return a pandas column as a polars one; what pandas calls NaN is not known."""
    import polars as pl

    kind = column.dtype.kind
    if kind == "M":  # the exchange's own wall time, whatever its zone
        local = column.dt if hasattr(column, "dt") else column
        wall = local.tz_localize(None) if local.tz is not None else column
        return pl.Series(wall.to_numpy().astype("datetime64[us]"))
    if kind in "iuf":
        values = column.to_numpy(dtype="float64", na_value=float("nan"))
        return pl.Series(values, nan_to_null=True)
    found = [None if one != one else one for one in column.tolist()]  # noqa: PLR0124
    series = pl.Series(found, strict=False)
    if series.dtype == pl.Object:  # pandas' own things, such as periods
        series = pl.Series([None if one is None else str(one) for one in found])
    return series
