"""Bars on their way to rest: spilled to disk by bucket, so memory stays bounded."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    import polars as pl

BUCKETS: Final = 64
"""Enough to split 10,000 symbols into pieces that fit in memory, few enough that five
symbols are five files. Part of the table's layout: it never changes."""

SPILL: Final = 1_000_000
"""Rows gathered before they are spilled: chunks of one symbol make no tiny files."""


def bucket_of(symbol: str) -> int:
    """Return the bucket that a symbol's bars lie in, the same on every machine."""
    return zlib.crc32(symbol.encode()) % BUCKETS


@dataclass
class Staged:
    """One bucket's rows on disk: how many, and its files in the order of their rows."""

    rows: int = 0
    files: list[Path] = field(default_factory=list)


def spill(
    chunks: Iterable[pl.DataFrame],
    folder: Path,
    progress: Callable[[int], None] | None = None,
) -> dict[int, Staged]:
    """Write chunks to disk by bucket.

    Args:
        chunks: Bars frames, of any number of rows.
        folder: Where to write.
        progress: Told the rows that have been read so far.
    """
    staged: dict[int, Staged] = {}
    gathered: list[pl.DataFrame] = []
    read = waiting = 0
    for chunk in chunks:
        gathered.append(chunk)
        read, waiting = read + chunk.height, waiting + chunk.height
        if waiting >= SPILL:
            _write(gathered, folder, staged)
            gathered, waiting = [], 0
        if progress:
            progress(read)
    if waiting:
        _write(gathered, folder, staged)
    return staged


def _write(chunks: list[pl.DataFrame], folder: Path, staged: dict[int, Staged]) -> None:
    """Write some chunks, each bucket's rows to a file of their own."""
    import polars as pl

    rows = pl.concat(chunks)
    names = {symbol: bucket_of(symbol) for symbol in rows["symbol"].unique()}
    bucket = pl.col("symbol").replace_strict(names, return_dtype=pl.Int32)
    split = rows.with_columns(bucket=bucket).partition_by(
        "bucket", as_dict=True, include_key=False
    )
    for (number,), part in split.items():
        one = staged.setdefault(int(number), Staged())
        file = folder / f"{number}-{len(one.files)}.parquet"
        part.write_parquet(file, compression="lz4")
        one.files.append(file)
        one.rows += part.height


def groups(
    staged: Mapping[int, Staged], there: Mapping[int, int], most: int
) -> Iterator[dict[int, list[Path]]]:
    """Group buckets into commits of bounded size, a small load into a single one.

    Args:
        staged: The rows to come, by bucket.
        there: How many rows each bucket holds already: they are written again.
        most: Rows in one commit; a bucket that alone has more is one all the same.
    """
    group: dict[int, list[Path]] = {}
    rows = 0
    for bucket in sorted(staged):
        size = staged[bucket].rows + there.get(bucket, 0)
        if group and rows + size > most:
            yield group
            group, rows = {}, 0
        group[bucket] = staged[bucket].files
        rows += size
    if group:
        yield group
