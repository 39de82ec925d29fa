"""Bars at rest: a Delta table of daily bars, partitioned by a bucket of the symbol.

A load replaces bars by (symbol, session) and makes a version; readers see the last
whole one. Large loads are staged on disk by bucket, so that memory stays bounded.
"""

from __future__ import annotations

import random
import tempfile
import time
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tapewright.errors import StoreError
from tapewright.market.bars import COLUMNS, schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    import polars as pl
    from deltalake import DeltaTable

BUCKETS: Final = 64
"""Enough to split 10,000 symbols into pieces that fit in memory, few enough that five
symbols are five files. Part of the table's layout: it never changes."""

AT_ONCE: Final = 4_000_000
"""Rows written in one commit: a smaller load is one version, whole or not there."""

TRIES: Final = 12
WAIT: Final = 0.05


def bucket_of(symbol: str) -> int:
    """Return the bucket that a symbol's bars lie in, the same on every machine."""
    return zlib.crc32(symbol.encode()) % BUCKETS


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load: the version now, and the bars that are new or changed."""

    version: int
    new: int
    changed: int
    symbols: int

    def __str__(self) -> str:
        """One line for a terminal."""
        return (
            f"version {self.version}: {self.symbols} symbols, {self.new} bars new, "
            f"{self.changed} changed"
        )


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the store: its number, when and how it was made."""

    number: int
    made: datetime
    how: str


@dataclass(frozen=True, slots=True)
class Store:
    """A store at a folder or an object-store address (s3://bucket/path).

    Object stores take their keys from the usual environment variables (AWS_...).
    """

    url: str

    def load(
        self,
        chunks: Iterable[pl.DataFrame],
        progress: Callable[[int], None] | None = None,
    ) -> Loaded:
        """Put bars in: new sessions are added, those that differ are replaced.

        Args:
            chunks: Bars frames; a later chunk's bar replaces an earlier one's.
            progress: Told the rows that have been read so far.

        Raises:
            StoreError: when the store cannot be written; what was there stays.
        """
        with self._told("written"), tempfile.TemporaryDirectory() as folder:
            staged = _staged(chunks, Path(folder), progress)
            counts = [self._commit(group) for group in _groups(staged)]
            symbols = sum(count[2] for count in counts)
            new, changed = (sum(count[i] for count in counts) for i in (0, 1))
            return Loaded(self.version, new, changed, symbols)

    def bars(
        self,
        symbols: Sequence[str] | None = None,
        version: int | None = None,
    ) -> pl.DataFrame:
        """Return the bars of some symbols, or of all, as a bars frame.

        Raises:
            StoreError: when there is no store, or no such version.
        """
        import polars as pl

        with self._told("read"):
            table = pl.scan_delta(self._table(version))
            if symbols is not None:
                buckets = sorted({bucket_of(symbol) for symbol in symbols})
                table = table.filter(
                    pl.col("bucket").is_in(buckets) & pl.col("symbol").is_in(symbols)
                )
            return table.select(COLUMNS).collect().sort("symbol", "session")

    def symbols(self, version: int | None = None) -> list[str]:
        """Return the symbols that there are bars of, sorted."""
        import polars as pl

        with self._told("read"):
            table = pl.scan_delta(self._table(version))
            return sorted(table.select(pl.col("symbol").unique()).collect()["symbol"])

    def versions(self) -> list[Version]:
        """Return every version that can be read, the newest first."""
        from datetime import UTC, datetime

        with self._told("read"):
            return [
                Version(
                    entry["version"],
                    datetime.fromtimestamp(entry["timestamp"] / 1000, UTC),
                    entry["operation"],
                )
                for entry in self._table().history()
            ]

    @property
    def exists(self) -> bool:
        """Whether there is a store at the address."""
        with self._told("read"):
            return self._opened() is not None

    @property
    def version(self) -> int:
        """The number of the newest version."""
        with self._told("read"):
            return self._table().version()

    def _opened(self) -> DeltaTable | None:
        from deltalake import DeltaTable
        from deltalake.exceptions import TableNotFoundError

        try:
            return DeltaTable(self.url)
        except TableNotFoundError:
            return None

    def _table(self, version: int | None = None) -> DeltaTable:
        from deltalake.exceptions import DeltaError

        table = self._opened()
        if table is None:
            raise StoreError(
                "there is no store",
                where=self.url,
                remedy="Make one with `tapewright load`.",
            )
        newest = table.version()
        try:
            if version is not None:
                table.load_as_version(version)
        except (DeltaError, ValueError, OSError, OverflowError) as error:
            raise StoreError(
                f"there is no version {version}",
                expected=f"one from 0 to {newest}",
                where=self.url,
            ) from error
        return table

    def _commit(self, staged: dict[int, list[Path]]) -> tuple[int, int, int]:
        """Merge some buckets in one commit; try again where somebody else was first."""
        from deltalake.exceptions import CommitFailedError, DeltaError

        for attempt in range(TRIES):
            try:
                return self._merged(staged)
            except (CommitFailedError, DeltaError) as error:
                if attempt == TRIES - 1 or not _conflict(error):
                    raise
                time.sleep(WAIT * 2 ** min(attempt, 6) * (0.5 + random.random()))  # noqa: S311
        raise AssertionError

    def _merged(self, staged: dict[int, list[Path]]) -> tuple[int, int, int]:
        import polars as pl
        from deltalake import write_deltalake

        table = self._opened()  # conflicts count from here
        parts, counts = [], (0, 0, 0)
        for bucket, files in staged.items():
            fresh = pl.concat([pl.read_parquet(file) for file in files])
            fresh = fresh.unique(
                ["symbol", "session"], keep="last", maintain_order=True
            )
            merged, count = _upserted(_bucket(table, bucket), fresh)
            counts = tuple(a + b for a, b in zip(counts, count, strict=True))  # type: ignore[assignment]
            if count[0] or count[1]:
                parts.append(
                    merged.with_columns(pl.lit(bucket, pl.Int32).alias("bucket"))
                )
        if not parts:
            return counts
        data = pl.concat(parts)
        if table is None:
            write_deltalake(self.url, data, partition_by=["bucket"])
        else:
            buckets = ", ".join(str(bucket) for bucket in data["bucket"].unique())
            write_deltalake(
                table, data, mode="overwrite", predicate=f"bucket in ({buckets})"
            )
        return counts

    @contextmanager
    def _told(self, done: str) -> Iterator[None]:
        """Turn what the table's libraries raise into one clear message."""
        import polars as pl
        from deltalake.exceptions import DeltaError

        try:
            yield
        except (DeltaError, OSError, pl.exceptions.PolarsError) as error:
            raise StoreError(
                f"the store cannot be {done}: {str(error).splitlines()[0]}",
                where=self.url,
                remedy="What it held is untouched: check the address, the rights and "
                "the space, then try again.",
            ) from error


def _conflict(error: Exception) -> bool:
    """Return whether somebody else's commit came between."""
    text = str(error).lower()
    return any(sign in text for sign in ("conflict", "concurrent", "already exists"))


def _bucket(table: DeltaTable | None, bucket: int) -> pl.DataFrame:
    import polars as pl

    if table is None:
        return pl.DataFrame(schema=schema())
    rows = pl.scan_delta(table).filter(pl.col("bucket") == bucket)
    return rows.select(COLUMNS).collect()


def _upserted(
    old: pl.DataFrame, fresh: pl.DataFrame
) -> tuple[pl.DataFrame, tuple[int, int, int]]:
    """Return both together, the fresh bars winning, and how many are new or differ."""
    import polars as pl

    keys = ["symbol", "session"]
    new = fresh.join(old, on=keys, how="anti").height
    same = fresh.join(old, on=list(COLUMNS), how="semi", nulls_equal=True).height
    kept = old.join(fresh, on=keys, how="anti")
    merged = pl.concat([kept, fresh]).sort(keys)
    return merged, (new, fresh.height - new - same, fresh["symbol"].n_unique())


def _staged(
    chunks: Iterable[pl.DataFrame],
    folder: Path,
    progress: Callable[[int], None] | None,
) -> dict[int, tuple[int, list[Path]]]:
    """Spill chunks to disk by bucket: the rows of each, and its files in order."""
    import polars as pl

    staged: dict[int, tuple[int, list[Path]]] = {}
    read = 0
    for number, chunk in enumerate(chunks):
        names = {symbol: bucket_of(symbol) for symbol in chunk["symbol"].unique()}
        split = chunk.with_columns(
            pl.col("symbol")
            .replace_strict(names, return_dtype=pl.Int32)
            .alias("bucket")
        ).partition_by("bucket", as_dict=True, include_key=False)
        for (bucket,), rows in split.items():
            file = folder / f"{bucket}-{number}.parquet"
            rows.write_parquet(file)
            total, files = staged.get(bucket, (0, []))
            staged[bucket] = (total + rows.height, [*files, file])
        read += chunk.height
        if progress:
            progress(read)
    return staged


def _groups(
    staged: dict[int, tuple[int, list[Path]]],
) -> Iterator[dict[int, list[Path]]]:
    """Group buckets into commits of bounded size, a small load into a single one."""
    group: dict[int, list[Path]] = {}
    rows = 0
    for bucket in sorted(staged):
        size, files = staged[bucket]
        if group and rows + size > AT_ONCE:
            yield group
            group, rows = {}, 0
        group[bucket] = files
        rows += size
    if group:
        yield group
