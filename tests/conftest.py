"""What several tests share: the built-in sample as a market."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import tapewright
from tapewright.finding import Market
from tapewright.market.bars import series_of

SAMPLE = Path(tapewright.__file__).parent / "market" / "sample" / "bars.parquet"


@pytest.fixture(scope="session")
def sample_market() -> Market:
    """The S&P 500 and the Nasdaq Composite, 1999-2018, each the other's peer."""
    bars = pl.read_parquet(SAMPLE)
    series = {symbol: series_of(bars, symbol) for symbol in ("GSPC", "IXIC")}
    return Market(series, {"GSPC": ("IXIC",), "IXIC": ("GSPC",)})
