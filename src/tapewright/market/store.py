"""Bars at rest: a Delta table of daily bars, partitioned by a bucket of the symbol.

A load replaces bars by (symbol, session) and makes a version; readers see the last
whole one. Large loads are staged on disk by bucket, so that memory stays bounded.
"""

from __future__ import annotations

import random
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tapewright.errors import StoreError
from tapewright.market.bars import COLUMNS, schema
from tapewright.market.staging import BUCKETS, bucket_of, groups, spill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    import polars as pl
    from deltalake import DeltaTable

__all__ = ["BUCKETS", "Loaded", "Store", "Version", "bucket_of"]

AT_ONCE: Final = 4_000_000
"""Rows written in one commit: a smaller load is one version, whole or not there."""

ROW_GROUP: Final = 100_000
"""Rows in a run of a file that is read or passed over whole: about 16 symbols."""

KEPT: Final = {
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.enableExpiredLogCleanup": "false",
}
"""Every version stays readable: without this, old ones would go after a month."""

TRIES: Final = 12
WAIT: Final = 0.05


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
    """One version of the store: its number, when (UTC) and how it was made."""

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

        Up to `AT_ONCE` rows, counting those that share a bucket with them, are one
        version. A larger load makes several; if it is broken off, loading the same
        again completes it. A load that changes nothing makes no version.

        Args:
            chunks: Bars frames; a later chunk's bar replaces an earlier one's.
            progress: Told the rows that have been read so far.

        Raises:
            StoreError: when the store cannot be written; what was there stays.
        """
        with self._told("written"), tempfile.TemporaryDirectory() as folder:
            _hold_folder(self.url)
            staged = spill(chunks, Path(folder), progress)
            sizes = _sizes(self._opened())
            counts = [self._commit(one) for one in groups(staged, sizes, AT_ONCE)]
            symbols = sum(count[2] for count in counts)
            new, changed = (sum(count[i] for count in counts) for i in (0, 1))
            return Loaded(self.version, new, changed, symbols)

    def bars(
        self,
        symbols: Sequence[str] | None = None,
        version: int | None = None,
        until: date | None = None,
    ) -> pl.DataFrame:
        """Return the bars of some symbols, or of all, as a bars frame.

        Args:
            symbols: Which; symbols without bars are left out. None: all.
            version: The version to read; the newest by default.
            until: The last session to read.

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
            if until is not None:
                table = table.filter(pl.col("session") <= until)
            return table.select(COLUMNS).collect().sort("symbol", "session")

    def symbols(self, version: int | None = None) -> list[str]:
        """Return the symbols that there are bars of, sorted.

        Raises:
            StoreError: when there is no store, or no such version.
        """
        import polars as pl

        with self._told("read"):
            table = pl.scan_delta(self._table(version))
            names = table.select(pl.col("symbol").unique())
            return sorted(names.collect(engine="streaming")["symbol"])

    def versions(self) -> list[Version]:
        """Return every version that can be read, the newest first."""
        from datetime import UTC, datetime

        with self._told("read"):
            return [
                Version(
                    entry["version"],
                    datetime.fromtimestamp(entry["timestamp"] / 1000, UTC),
                    entry.get("tapewright", entry["operation"]),
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
            table = DeltaTable(self.url)
        except TableNotFoundError:
            return None
        columns = {one.name for one in table.schema().fields}
        if columns != {*COLUMNS, "bucket"}:
            raise StoreError(
                f"the Delta table there is no store of bars: its columns are "
                f"{', '.join(sorted(columns))}",
                where=self.url,
                remedy="Give the store an address of its own.",
            )
        return table

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

        table = self._opened()  # conflicts count from here
        parts: list[pl.DataFrame] = []
        counts = (0, 0, 0)
        for bucket, files in staged.items():
            fresh = pl.concat([pl.read_parquet(file) for file in files])
            fresh = fresh.unique(
                ["symbol", "session"], keep="last", maintain_order=True
            )
            merged, count = _upserted(_bucket(table, bucket), fresh)
            new, changed, symbols = (a + b for a, b in zip(counts, count, strict=True))
            counts = (new, changed, symbols)
            if count[0] or count[1]:
                parts.append(
                    merged.with_columns(pl.lit(bucket, pl.Int32).alias("bucket"))
                )
        if not parts:
            return counts
        summary = f"load: {counts[0]} bars new, {counts[1]} changed"
        self._write(table, pl.concat(parts, rechunk=False), summary)
        return counts

    def _write(
        self, table: DeltaTable | None, data: pl.DataFrame, summary: str
    ) -> None:
        """Make a version in which some buckets, whole ones, are replaced."""
        from deltalake import CommitProperties, WriterProperties, write_deltalake

        commit = CommitProperties(custom_metadata={"tapewright": summary})
        writer = WriterProperties(compression="ZSTD", max_row_group_size=ROW_GROUP)
        if table is None:
            write_deltalake(
                self.url,
                data,
                partition_by=["bucket"],
                configuration=KEPT,
                commit_properties=commit,
                writer_properties=writer,
            )
            return
        buckets = ", ".join(str(bucket) for bucket in data["bucket"].unique())
        write_deltalake(
            table,
            data,
            mode="overwrite",
            predicate=f"bucket in ({buckets})",
            commit_properties=commit,
            writer_properties=writer,
        )

    @contextmanager
    def _told(self, done: str) -> Iterator[None]:
        """Turn what the table's libraries raise into one clear message."""
        import polars as pl
        from deltalake.exceptions import DeltaError

        # on a damaged file polars panics, which is no Exception
        failures = (DeltaError, OSError, pl.exceptions.PolarsError)
        try:
            yield
        except (*failures, pl.exceptions.PanicException) as error:
            raise StoreError(
                f"the store cannot be {done}: {str(error).splitlines()[0]}",
                where=self.url,
                remedy="What it held is untouched: check the address, the rights and "
                "the space, then try again.",
            ) from error


def _hold_folder(url: str) -> None:
    """Refuse to make a store among files that are none of its own."""
    folder = Path(url)
    if "://" in url or not folder.is_dir() or (folder / "_delta_log").exists():
        return
    own = ("bucket=", ".")  # what a first load that was broken off leaves behind
    others = [path.name for path in folder.iterdir() if not path.name.startswith(own)]
    if others:
        raise StoreError(
            f"the folder holds other files, such as {min(others)}, and no store",
            where=url,
            remedy="Name a folder that is empty or not there yet.",
        )


def _sizes(table: DeltaTable | None) -> dict[int, int]:
    """Return how many rows each bucket holds."""
    import polars as pl

    if table is None:
        return {}
    files = pl.DataFrame(table.get_add_actions(flatten=True))
    rows = files.group_by("partition.bucket").agg(pl.col("num_records").sum())
    return {int(bucket): count or 0 for bucket, count in rows.iter_rows()}


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
