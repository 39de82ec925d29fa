"""The bars that come with the package: two sets, read apart and never joined."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from tapewright.errors import UsageError
from tapewright.market.bars import COLUMNS, schema
from tapewright.market.marks import published_closes
from tapewright.market.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

SAMPLE: Final = "sample"
PUBLISHED: Final = "sample:published"
BARS: Final = Path(__file__).parents[1] / "sample" / "bars.parquet"


def claims(what: str) -> bool:
    """Say whether `what` names a set of the sample."""
    return what.partition(":")[0].casefold() == SAMPLE


def read(
    what: str,
    options: object = None,  # noqa: ARG001 - a source's shape
) -> Iterator[pl.DataFrame]:
    """Yield the bars of one set of the sample.

    Args:
        what: "sample": S&P 500 and Nasdaq Composite, 1999 to 2018; or
            "sample:published": five indices' closes of the week to 2025-09-19.
        options: How files are read; there is nothing to choose here.

    Raises:
        UsageError: for a set there is not.
    """
    asked = what.casefold()
    if asked == SAMPLE:
        yield _bars()
    elif asked == PUBLISHED:
        yield _published()
    else:
        raise UsageError(
            f"the sample has no set {what!r}",
            remedy=f"There are: {SAMPLE}, {PUBLISHED}.",
        )


def _bars() -> pl.DataFrame:
    import polars as pl

    return pl.read_parquet(BARS)


def _published() -> pl.DataFrame:
    """Return the published closes; what was not published is not known."""
    import polars as pl

    closes = published_closes()
    known = {
        "symbol": [mark.symbol for mark in closes],
        "session": [mark.session for mark in closes],
        "close": [mark.value for mark in closes],
    }
    unknown = [name for name in COLUMNS if name not in known]
    types = schema()
    return pl.DataFrame(
        known | {name: [None] * len(closes) for name in unknown}, schema_overrides=types
    ).select(COLUMNS)


PART: Final = Source(
    name="sample",
    doc="The bars that come with the package: sample, or sample:published.",
    claims=claims,
    read=read,
)
