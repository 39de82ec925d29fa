"""Stooq's daily bars over the network: stooq:^rut."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Final

from tapewright.errors import SourceError
from tapewright.market.again import again
from tapewright.market.live import closed_only, library
from tapewright.market.normal import ReadOptions, normalise
from tapewright.market.sources import Source
from tapewright.market.texts import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

PREFIX: Final = "stooq:"
ADDRESS: Final = "https://stooq.com"
SETTING: Final = "TAPEWRIGHT_STOOQ_URL"
"""The environment variable that names another address, such as a mirror's."""

SECONDS: Final = 30
BUSY: Final = 429


def claims(what: str) -> bool:
    """Say whether `what` is stooq: and a symbol."""
    return what.lower().startswith(PREFIX)


def read(what: str, options: ReadOptions) -> Iterator[pl.DataFrame]:
    """Yield all daily bars of a symbol; a session that is not over is left out.

    Args:
        what: "stooq:" and Stooq's symbol: "stooq:^rut", "stooq:aapl.us".
        options: How they are read.

    Raises:
        SourceError: when Stooq does not answer, or knows no such symbol.
        BarsError: when what it sent is no table of bars.
    """
    told = what[len(PREFIX) :].strip()
    stream = io.BytesIO(_body(told.lower(), what))
    for table in tables(stream, what, f"{told}.csv"):
        yield closed_only(normalise, table, options, options.symbol or told)


def _body(symbol: str, what: str) -> bytes:
    """Return the CSV text of a symbol."""
    httpx = library("httpx", what)
    address = os.environ.get(SETTING, ADDRESS).rstrip("/")

    def call() -> bytes:
        answer = httpx.get(
            f"{address}/q/d/l/",
            params={"s": symbol, "i": "d"},
            timeout=SECONDS,
            follow_redirects=True,
        )
        answer.raise_for_status()
        body: bytes = answer.content
        return body

    def worth(error: Exception) -> bool:
        if isinstance(error, httpx.HTTPStatusError):
            status: int = error.response.status_code
            return status == BUSY or status >= 500  # noqa: PLR2004 - a server's fault
        return isinstance(error, httpx.TransportError)

    try:
        body = again(call, worth)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SourceError(
            f"Stooq does not answer: {error}",
            where=what,
            remedy="Check the connection, or load a file that was downloaded.",
        ) from error
    _hold_table(body, what)
    return body


def _hold_table(body: bytes, what: str) -> None:
    """Refuse Stooq's ways of saying no: it says them in an answer that looks fine."""
    start = body[:200].decode(errors="replace").strip()
    if not start or start.lower().startswith("no data"):
        raise SourceError(
            "Stooq knows no such symbol",
            where=what,
            remedy="Write it as Stooq does: ^rut for an index, aapl.us for a stock.",
        )
    if "," not in start or start.startswith("<") or "limit" in start.lower():
        raise SourceError(
            f"Stooq sent no table but: {start.splitlines()[0][:80]!r}",
            where=what,
            remedy="Try again tomorrow, or download the file by hand and load that.",
        )


PART: Final = Source(
    name="stooq",
    doc="stooq: and its symbol, as in stooq:^rut",
    claims=claims,
    read=read,
)
