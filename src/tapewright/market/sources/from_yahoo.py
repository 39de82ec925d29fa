"""Yahoo Finance's daily bars over the network, through yfinance: yahoo:^RUT."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from tapewright.errors import SourceError
from tapewright.market.again import again
from tapewright.market.live import closed_only, library
from tapewright.market.normal import ReadOptions, normalise
from tapewright.market.sources import Source
from tapewright.market.tables import from_python

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from tapewright.market.tables import Table

PREFIX: Final = "yahoo:"
SECONDS: Final = 30
UNKNOWN: Final = ("YFTickerMissingError", "YFTzMissingError", "YFPricesMissingError")


def claims(what: str) -> bool:
    """Say whether `what` is yahoo: and a symbol."""
    return what.lower().startswith(PREFIX)


def read(what: str, options: ReadOptions) -> Iterator[pl.DataFrame]:
    """Yield all daily bars of a symbol, as traded; a session not over is left out.

    Args:
        what: "yahoo:" and Yahoo's symbol: "yahoo:^RUT", "yahoo:AAPL".
        options: How they are read.

    Raises:
        SourceError: when Yahoo does not answer or knows no such symbol, or yfinance is
            not installed.
        BarsError: when what it sent is no table of bars.
    """
    told = what[len(PREFIX) :].strip()
    frame = _history(told, what)
    for table in from_python(frame, told):
        yield closed_only(normalise, _known(table), options, options.symbol or told)


def _history(symbol: str, what: str) -> Any:  # noqa: ANN401 - a pandas frame
    """Return yfinance's frame of a symbol's whole past."""
    yfinance = library("yfinance", what)
    # what goes wrong is told once, by the error; hidden, a dead line looks like a
    # symbol that there is not
    logging.getLogger("yfinance").setLevel(logging.CRITICAL)
    yfinance.config.debug.hide_exceptions = False

    def call() -> Any:  # noqa: ANN401 - a pandas frame
        return yfinance.Ticker(symbol).history(
            period="max",
            auto_adjust=False,
            actions=False,
            timeout=SECONDS,
        )

    try:
        frame = again(call, lambda error: type(error).__name__ not in UNKNOWN)
    except Exception as error:  # whatever its client raises: Yahoo did not answer
        raise _refusal(error, what) from error
    if not len(frame):
        raise _unknown(what)
    return frame


def _refusal(error: Exception, what: str) -> SourceError:
    if type(error).__name__ in UNKNOWN:
        return _unknown(what)
    said = str(error).splitlines()
    return SourceError(
        f"Yahoo does not answer: {said[0] if said else type(error).__name__}",
        where=what,
        remedy="Check the connection, or load a file that was downloaded.",
    )


def _unknown(what: str) -> SourceError:
    return SourceError(
        "Yahoo knows no such symbol",
        where=what,
        remedy="Write it as Yahoo does: ^RUT for an index, AAPL for a stock.",
    )


def _known(table: Table) -> Table:
    """Return a table without the zeros that Yahoo writes for prices it has not."""
    import polars as pl

    names = [name.casefold() for name in table.names]
    columns = [
        pl.col(column).replace(0.0, None)
        for column, name in zip(table.frame.columns, names, strict=True)
        if name in {"open", "high", "low"}
    ]
    return replace(table, frame=table.frame.with_columns(columns))


PART: Final = Source(
    name="yahoo",
    doc="yahoo: and its symbol, as in yahoo:^RUT",
    claims=claims,
    read=read,
)
