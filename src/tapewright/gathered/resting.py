"""Bars put to rest: from files, frames and named sources into the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tapewright.config import configured
from tapewright.errors import UsageError
from tapewright.market.normal import ReadOptions, from_frame
from tapewright.market.sources import read_bars

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import polars as pl

    from tapewright.market.store import Loaded


def load(
    what: object,
    store: str | None,
    options: ReadOptions,
    progress: Callable[[int], None] | None = None,
) -> Loaded:
    """Put the bars of one place into the store.

    Args:
        what: A path, a named source such as yahoo:^RUT, or a frame.
        store: The store's address; the configured one by default.
        options: How to read files.
        progress: Told the rows that have been read so far.

    Raises:
        UsageError: when no store is named.
        BarsError: when bars are refused; the store stays as it was.
        StoreError: when the store cannot be written; it stays as it was.
    """
    from tapewright.market.store import Store

    url = store or configured().store
    if url is None:
        raise UsageError(
            "no store is named to load into",
            remedy="Name one with --store, TAPEWRIGHT_STORE, or `store` in "
            "tapewright.toml.",
        )
    return Store(url).load(_chunks(what, options), progress)


def _chunks(what: object, options: ReadOptions) -> Iterable[pl.DataFrame]:
    if isinstance(what, str | Path):
        return read_bars(str(what), options)
    return [from_frame(what, options=options)]
