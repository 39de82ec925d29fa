"""CSV files, plain or gzipped, as any known vendor writes them."""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from tapewright.errors import BarsError
from tapewright.market.columns import fred_series, roles, spelt, stem_of
from tapewright.market.normal import ReadOptions, normalise
from tapewright.market.sources import Source
from tapewright.market.texts import Layout, layout_of, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

ENDINGS: Final = (".csv", ".tsv", ".txt")
GZIP: Final = b"\x1f\x8b"
PEEK: Final = 1 << 14
"""Bytes at a file's start or end that show whose bars it holds."""


def claims(what: str) -> bool:
    """Say whether `what` names a file of text: .csv, .tsv or .txt, maybe with .gz."""
    return what.lower().removesuffix(".gz").endswith(ENDINGS)


def read(what: str, options: ReadOptions) -> Iterator[pl.DataFrame]:
    """Yield a file's bars, a block of it at a time.

    Raises:
        BarsError: when it is not there, damaged, or holds what is no bar.
    """
    with _opened(what) as stream:
        for table in tables(
            stream, what, Path(what).name, options.encoding, options.decimal
        ):
            yield normalise(table, options)


def symbols(what: str, options: ReadOptions) -> frozenset[str] | None:
    """Return whose bars a file holds if its name and edges say so; None: unknown."""
    with _opened(what) as stream:
        start = stream.read(PEEK)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    layout = layout_of(start.removeprefix(b"\xef\xbb\xbf"), what)
    names = layout.heads[0]
    if len(layout.heads) > 1:
        return None
    at = roles(names, what)
    named = options.symbol or fred_series(names) or stem_of(Path(what).name)
    symbol = spelt(named, options.known_as) if named.strip() else ""
    if "symbol" not in at:
        return frozenset({symbol})
    edges = {layout.first_row, _last_row(what, layout)}
    told = {row[at["symbol"]] if len(row) == len(names) else "" for row in edges}
    known = {spelt(one, options.known_as) if one else "" for one in told}
    # a file named by the symbol of its first and last row is taken to hold no other
    return frozenset({symbol}) if known == {symbol} else None


def _last_row(what: str, layout: Layout) -> tuple[str, ...]:
    """Return the cells of a file's last row; of a gzipped one, those of its first."""
    if what.lower().endswith(".gz"):
        return layout.first_row
    with Path(what).open("rb") as stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(max(size - PEEK, 0))
        lines = stream.read().decode(errors="replace").strip().splitlines()
    return tuple(cell.strip('"') for cell in lines[-1].split(layout.separator))


@contextmanager
def _opened(what: str) -> Iterator[IO[bytes]]:
    """Open a file, through gzip if it is so."""
    try:
        with Path(what).open("rb") as plain:
            zipped = plain.read(2) == GZIP
            plain.seek(0)
            if (
                what.lower().endswith(".gz")
                and not zipped
                and Path(what).stat().st_size
            ):
                raise BarsError("the file is not gzipped", where=what)
            yield cast("IO[bytes]", gzip.GzipFile(fileobj=plain)) if zipped else plain
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BarsError(
            f"the gzipped file is damaged: {error}", where=what, remedy="Get it anew."
        ) from error
    except OSError as error:
        raise BarsError(
            f"the file cannot be read: {error.strerror or error}", where=what
        ) from error


PART: Final = Source(
    name="csv",
    doc="a file of text: .csv, .tsv or .txt, maybe with .gz",
    claims=claims,
    read=read,
    symbols=symbols,
)
