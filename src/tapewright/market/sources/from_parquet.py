"""Parquet files, of one symbol or many, read a run of rows at a time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tapewright.errors import BarsError
from tapewright.market.checks import Place
from tapewright.market.columns import fred_series, roles, spelt, stem_of
from tapewright.market.normal import ReadOptions, normalise
from tapewright.market.sources import Source
from tapewright.market.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

ENDINGS: Final = (".parquet", ".pq")
ROWS: Final = 1_000_000
"""Rows read at a time."""


def claims(what: str) -> bool:
    """Say whether `what` names a Parquet file."""
    return what.lower().endswith(ENDINGS)


def read(what: str, options: ReadOptions) -> Iterator[pl.DataFrame]:
    """Yield a file's bars, a run of rows at a time.

    Raises:
        BarsError: when it is not there, is no Parquet, or holds what is no bar.
    """
    names, rows = _layout(what)
    at = roles(names, what)
    scan = _scan(what).select(names[place] for place in sorted(at.values()))
    kept = tuple(names[place] for place in sorted(at.values()))
    told = _spellings(what, names, at, options)
    if told is not None:
        yield from _of(scan, told, kept, what, options)
        return
    for first in range(0, max(rows, 1), ROWS):
        frame = _collected(scan.slice(first, ROWS), what)
        table = Table(frame, kept, Place(what), None, Path(what).name, first + 1)
        yield normalise(table, options)


def symbols(what: str, options: ReadOptions) -> frozenset[str] | None:
    """Return whose bars a file holds."""
    names, _ = _layout(what)
    at = roles(names, what)
    if "symbol" in at:
        known = (spelt(one, options.known_as) for one in _told(what, names, at))
        return frozenset(known)
    named = options.symbol or fred_series(names) or stem_of(Path(what).name)
    return frozenset({spelt(named, options.known_as)} if named.strip() else {""})


def _of(
    scan: pl.LazyFrame,
    told: list[str],
    names: tuple[str, ...],
    what: str,
    options: ReadOptions,
) -> Iterator[pl.DataFrame]:
    """Yield the bars of some symbols only, as the file spells them."""
    import polars as pl

    if not told:
        return
    at = roles(names, what)
    column = pl.col(names[at["symbol"]]).cast(pl.String)
    frame = _collected(scan.filter(column.is_in(told)), what)
    yield normalise(Table(frame, names, Place(what), None, Path(what).name), options)


def _spellings(
    what: str, names: tuple[str, ...], at: dict[str, int], options: ReadOptions
) -> list[str] | None:
    """Return how the file spells the wanted symbols; None: all of it is wanted."""
    if options.wanted is None or "symbol" not in at:
        return None
    told = _told(what, names, at)
    wanted = [o for o in told if spelt(o, options.known_as) in options.wanted]
    return None if len(wanted) == len(told) else wanted


def _told(what: str, names: tuple[str, ...], at: dict[str, int]) -> list[str]:
    import polars as pl

    column = pl.col(names[at["symbol"]]).cast(pl.String)
    told = _collected(_scan(what).select(column.unique()), what).to_series()
    return [one for one in told.drop_nulls() if one.strip()]


def _layout(what: str) -> tuple[tuple[str, ...], int]:
    """Return a file's column names and its number of rows."""
    import polars as pl

    scan = _scan(what)
    try:
        names = tuple(scan.collect_schema().names())
    except _failures() as error:
        raise _unread(what, error) from error
    return names, int(_collected(scan.select(pl.len()), what).item())


def _scan(what: str) -> pl.LazyFrame:
    import polars as pl

    return pl.scan_parquet(Path(what), glob=False, hive_partitioning=False)


def _collected(scan: Any, what: str) -> pl.DataFrame:  # noqa: ANN401 - a LazyFrame
    try:
        frame: pl.DataFrame = scan.collect()
    except _failures() as error:
        raise _unread(what, error) from error
    return frame


def _failures() -> tuple[type[BaseException], ...]:
    """Return what polars raises; on a damaged file it panics, which is no Exception."""
    import polars as pl

    return (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException)


def _unread(what: str, error: BaseException) -> BarsError:
    if isinstance(error, FileNotFoundError):
        return BarsError("the file is not there", where=what)
    return BarsError(
        f"the file is no Parquet that can be read: {str(error).splitlines()[0]}",
        where=what,
        remedy="Get it anew, or give it the ending that it should have.",
    )


PART: Final = Source(
    name="parquet",
    doc="a Parquet file, .parquet",
    claims=claims,
    read=read,
    symbols=symbols,
)
