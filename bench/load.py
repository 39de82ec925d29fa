"""How fast bars go to rest, and how much memory that takes.

    python bench/load.py [--symbols N] [--sessions N] [--chunk N] [--store URL]

Loads seeded random walks, a chunk of symbols at a time as a source would yield them,
and prints rows a second and the peak of the process's memory.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from tapewright.market.bars import COLUMNS, schema
from tapewright.market.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2000
LAST = date(2025, 9, 19)


def sessions(count: int) -> list[date]:
    """Return the last `count` weekdays up to `LAST`, rising."""
    days = (LAST - timedelta(days=n) for n in range(count * 2))
    return [day for day in days if day.weekday() < 5][:count][::-1]  # noqa: PLR2004


def walks(symbols: int, count: int, chunk: int) -> Iterator[pl.DataFrame]:
    """Yield the bars of `symbols` symbols over `count` sessions, `chunk` at a time."""
    random = np.random.default_rng(SEED)
    days = pl.Series(sessions(count), dtype=pl.Date)
    for first in range(0, symbols, chunk):
        names = [f"S{n:05}" for n in range(first, min(first + chunk, symbols))]
        moves = random.normal(0, 0.01, (len(names), count))
        close = np.round(100 * np.exp(np.cumsum(moves, axis=1)), 2).ravel() + 0.01
        spread = close * 0.005
        yield pl.DataFrame(
            {
                "symbol": pl.Series(names).repeat_by(count).explode(),
                "session": pl.concat([days] * len(names)),
                "open": close,
                "high": close + spread,
                "low": close - spread,
                "close": close,
                "volume": random.integers(1e6, 1e9, len(close)).astype(float),
            },
            schema=schema(),
        ).select(COLUMNS)


def peak() -> float:
    """Return the most memory this process ever held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main() -> None:
    """Load, load the same again, read one symbol, and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--symbols", type=int, default=500)
    parser.add_argument("--sessions", type=int, default=6300)
    parser.add_argument("--chunk", type=int, default=20)
    parser.add_argument("--store")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(given.store or f"{folder}/bars")
        rows = given.symbols * given.sessions
        for name in ("first load", "same again"):
            begun = time.perf_counter()
            loaded = store.load(walks(given.symbols, given.sessions, given.chunk))
            took = time.perf_counter() - begun
            print(f"{name}: {loaded}")
            print(f"  {rows / took:,.0f} rows/s, {took:.1f} s, peak {peak():.2f} GB")
        begun = time.perf_counter()
        bars = store.bars(["S00007"])
        took = time.perf_counter() - begun
        print(f"one symbol: {bars.height} rows in {took * 1000:.0f} ms")


if __name__ == "__main__":
    main()
