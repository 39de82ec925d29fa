"""Bars frames from files, frames, the store and the sample, of the symbols wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tapewright.market.marks import published_marks
from tapewright.market.normal import ReadOptions, from_frame
from tapewright.market.sources import bars_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from tapewright.market.bars import Mark

SAMPLE: Final = "sample"
PUBLISHED: Final = "sample:published"
"""The two sets that come along: they are read apart and never joined."""


@dataclass(frozen=True, slots=True)
class Read:
    """Bars as they were read: of which version, and the marks that belong to them."""

    bars: pl.DataFrame
    version: int | None = None
    marks: tuple[Mark, ...] = ()


def of_path(path: str, wanted: Sequence[str] | None, options: ReadOptions) -> Read:
    """Read a file, a folder, or one of the sample's sets by its name.

    Raises:
        BarsError: when it cannot be read, or holds two bars of one session.
    """
    marks = published_marks() if path == PUBLISHED else ()
    return Read(bars_of(path, options, wanted), marks=marks)


def of_frame(frame: object, wanted: Sequence[str] | None, options: ReadOptions) -> Read:
    """Read a polars or pandas frame.

    Raises:
        BarsError: when it is none, or its rows cannot be bars.
    """
    import polars as pl

    bars = from_frame(frame, options=options)
    if wanted is not None:
        bars = bars.filter(pl.col("symbol").is_in(list(wanted)))
    return Read(bars)


def of_store(url: str, wanted: Sequence[str] | None, version: int | None) -> Read:
    """Read bars at rest, as of one version even while others load.

    Raises:
        StoreError: when there is no store, or no such version.
    """
    from tapewright.market.store import Store

    store = Store(url)
    number = store.version if version is None else version
    return Read(store.bars(wanted, number), number)


def of_sample(wanted: Sequence[str] | None) -> Read:
    """Read the set of the sample that has the first of the symbols wanted."""
    read = of_path(SAMPLE, wanted, ReadOptions())
    if wanted and wanted[0] not in read.bars["symbol"]:
        published = of_path(PUBLISHED, wanted, ReadOptions())
        return published if wanted[0] in published.bars["symbol"] else read
    return read
