"""Bars from a folder: every CSV and Parquet file in it that was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tapewright.errors import BarsError
from tapewright.market.normal import ReadOptions
from tapewright.market.sources import Source, from_csv, from_parquet

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl


def claims(what: str) -> bool:
    """Say whether `what` is a folder, or a path that is not there."""
    return Path(what).is_dir() or (":" not in what and not _named_file(what))


def _named_file(what: str) -> bool:
    return from_csv.claims(what) or from_parquet.claims(what) or what == "sample"


def read(what: str, options: ReadOptions) -> Iterator[pl.DataFrame]:
    """Yield the bars of each file in a folder, in the order of their names.

    Raises:
        BarsError: when it holds no bars, or a file asked for cannot be read.
    """
    folder = Path(what)
    if not folder.exists():
        raise BarsError(
            "there is no such file or folder", where=what, remedy="Check the path."
        )
    files = [
        path
        for path in (sorted(folder.iterdir()) if folder.is_dir() else [folder])
        if from_csv.claims(path.name) or from_parquet.claims(path.name)
    ]
    if not files:
        raise BarsError(
            "there are no bars here",
            expected="CSV or Parquet files (.csv, .csv.gz, .parquet)",
            where=what,
            remedy="Name the folder that holds them.",
        )
    for path in files:
        part = from_csv if from_csv.claims(path.name) else from_parquet
        if not from_csv.unwanted(path, options.wanted):
            yield from part.read(str(path), options)


PART = Source(
    name="folder",
    doc="a folder of CSV and Parquet files",
    claims=claims,
    read=read,
)
