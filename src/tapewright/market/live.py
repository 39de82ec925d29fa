"""What bars over the network share: the libraries, and leaving out what is not over."""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tapewright.errors import SourceError
from tapewright.market.checks import Limits, late
from tapewright.market.columns import spelt
from tapewright.market.instruments import instrument
from tapewright.market.sessions import calendar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import polars as pl

    from tapewright.market.normal import ReadOptions
    from tapewright.market.tables import Table


def library(name: str, what: str) -> Any:  # noqa: ANN401 - a module
    """Return an optional library.

    Raises:
        SourceError: when it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise SourceError(
            f"the library {name} is not installed",
            where=what,
            remedy="Install it: pip install 'tapewright[live]'.",
        ) from error


def closed_only(
    normalise: Callable[[Table, ReadOptions], pl.DataFrame],
    table: Table,
    options: ReadOptions,
    symbol: str,
) -> pl.DataFrame:
    """Return a vendor's bars up to the last session that has closed.

    A vendor sends the running session's bar as well. In a file that is a mistake to
    mend; here nobody can mend it, and it comes whole the next time.
    """
    own = spelt(symbol, options.known_as)
    free = replace(options, today=None, last_closed=None, symbol=own)
    bars = normalise(table, free)
    limits = Limits(None, options.last_closed or _last_closed)
    return bars.filter(~late(bars, limits))


def _last_closed(symbol: str) -> date:
    """Return a symbol's last closed session, now."""
    exchange = calendar(instrument(symbol).calendar)
    return exchange.last_closed(datetime.now(UTC))
