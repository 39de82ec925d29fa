"""Freeze the sample bars into the package: `make sample`.

The bars are those that the package arch comes with, S&P 500 and Nasdaq Composite; arch
is not needed to run Tapewright. `published.csv`, beside them, is kept by hand.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl
from arch.data import nasdaq, sp500

from tapewright.market.bars import COLUMNS, PRICES, schema

if TYPE_CHECKING:
    import pandas as pd

OUT: Final = Path(__file__).parents[1] / "src/tapewright/market/sample/bars.parquet"
DECIMALS: Final = 2
"""Digits of an index level: the source has the noise of 32-bit floats behind them."""


def bars_of(symbol: str, frame: pd.DataFrame) -> pl.DataFrame:
    """Return arch's columns as bars; the adjusted close, the same, is left out."""
    columns = {name: frame[name.title()].to_numpy() for name in PRICES}
    return pl.DataFrame(
        {
            "symbol": [symbol] * len(frame),
            "session": [day.date() for day in frame.index],
            **columns,
            "volume": frame["Volume"].to_numpy(),
        }
    ).select(
        pl.col(name).cast(kind).round(DECIMALS)
        if name in PRICES
        else pl.col(name).cast(kind)
        for name, kind in schema().items()
    )


def main() -> None:
    """Write the bars, sorted by symbol and session."""
    frames = [bars_of("GSPC", sp500.load()), bars_of("IXIC", nasdaq.load())]
    OUT.parent.mkdir(exist_ok=True)
    bars = pl.concat(frames).select(COLUMNS).sort("symbol", "session")
    bars.write_parquet(OUT, compression="zstd", compression_level=22)


if __name__ == "__main__":
    main()
