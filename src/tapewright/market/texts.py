"""A CSV text as tables: its encoding, its separator, the rows that name its columns.

A text is read in blocks of whole lines, so a file larger than the memory can be loaded.
The common case, ISO dates and plain numbers, is parsed straight into its types.
"""

from __future__ import annotations

import codecs
import csv
import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from tapewright.errors import BarsError
from tapewright.market.checks import Place
from tapewright.market.columns import ROLES, key
from tapewright.market.tables import TWO, Table, by_ticker

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

BLOCK: Final = 1 << 26
"""Bytes read at a time."""
SEPARATORS: Final = ",;\t|"
MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before utf-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
VALUE: Final = re.compile(r"^[$+-]?[\d.,]*\d[\d.,/:\-T ]*[KMBT%]?$")
DAY: Final = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True)
class Layout:
    """How a text is laid out, as its first lines show.

    `heads` are the rows that name the columns, one or two; `lines` counts what stands
    before the first row of values; `start` is where that begins, in bytes.
    """

    separator: str
    heads: tuple[tuple[str, ...], ...]
    lines: int
    start: int
    first_row: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """Where a block of a text stands: file, its name, and its first line's number.

    `typed` says whether its numbers may be parsed as they stand.
    """

    where: str
    file: str
    line: int
    typed: bool


def tables(
    stream: IO[bytes],
    where: str,
    file: str,
    encoding: str | None = None,
    decimal: str = ".",
) -> Iterator[Table]:
    """Yield the tables of a CSV text, at most a block of it at a time.

    Args:
        stream: The bytes.
        where: The file, for messages.
        file: Its name, which may tell the symbol.
        encoding: The text's encoding where it is declared; else UTF-8, or UTF-16 with
            a byte order mark.
        decimal: The decimal mark; with a comma, numbers are left as texts.

    Raises:
        BarsError: when it is empty, no text, or its rows do not fit its header.
    """
    layout: Layout | None = None
    line, read = 1, 0
    for block in _blocks(stream, where, encoding):
        if layout is None:
            layout = layout_of(block, where)
            _hold_utf8(block, where, read, line)
            body, line = block[layout.start :], 1 + layout.lines
        else:
            _hold_utf8(block, where, read, line)
            body = block
        yield from _tables_of(body, layout, Block(where, file, line, decimal == "."))
        line += body.count(b"\n")
        read += len(block)
    if layout is None:
        raise BarsError("the file is empty", where=where)


def layout_of(block: bytes, where: str) -> Layout:
    """Return how a text is laid out.

    Args:
        block: Its first bytes, in UTF-8, whole lines.
        where: The file, for the message.

    Raises:
        BarsError: when it is empty or no text.
    """
    if b"\x00" in block[:4096] or block.startswith(b"PAR1"):
        raise BarsError(
            "the file is no text",
            expected="CSV",
            where=where,
            remedy="Give Parquet files the ending .parquet.",
        )
    lines = block[: 1 << 16].decode(errors="ignore").splitlines(keepends=True)
    blank = next((n for n, line in enumerate(lines) if line.strip()), None)
    if blank is None:
        raise BarsError("the file is empty", where=where)
    separator = max(SEPARATORS, key=lines[blank].count)
    rows = [
        tuple(next(csv.reader([line], delimiter=separator), ()))
        for line in lines[blank : blank + 4]
    ]
    heads = _heads(rows)
    before = blank + heads
    start = len("".join(lines[:before]).encode())
    first = rows[heads] if heads < len(rows) else ()
    return Layout(separator, tuple(rows[: min(heads, TWO)]), before, start, first)


def _heads(rows: list[tuple[str, ...]]) -> int:
    """Count the rows that name columns; yfinance writes two, and maybe "Date,,,"."""
    if len(rows) < TWO or not _names_tickers(rows[0], rows[1]):
        return 1
    third = (rows[TWO] if len(rows) > TWO else ()) or ("?",)
    dated = key(third[0]) in ROLES["session"][:7] and not any(third[1:])
    return TWO + dated


def _names_tickers(above: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Say whether the second row names columns too, rather than holding values."""
    corner = key(below[0]) if below else "?"
    if len(above) != len(below) or corner not in {"ticker", "price", "date", ""}:
        return False
    cells = [cell.strip() for cell in below[1:]]
    return any(cells) and not any(VALUE.match(cell) for cell in cells)


def _blocks(stream: IO[bytes], where: str, encoding: str | None) -> Iterator[bytes]:
    """Yield a text in UTF-8, without its byte order mark, in blocks of whole lines."""
    block = stream.read(BLOCK)
    marked = next((name for mark, name in MARKS if block.startswith(mark)), None)
    if marked == "utf-8-sig":
        block = block[len(codecs.BOM_UTF8) :]
    elif marked or (encoding and encoding.lower().replace("-", "") != "utf8"):
        yield _decoded(block + stream.read(), marked or encoding or "", where)
        return
    while more := stream.read(BLOCK):
        cut = block.rfind(b"\n") + 1
        yield block[:cut]
        block = block[cut:] + more
    if block:
        yield block


def _decoded(data: bytes, encoding: str, where: str) -> bytes:
    try:
        return data.decode(encoding).encode()
    except (UnicodeDecodeError, LookupError) as error:
        raise BarsError(
            f"the file is not written in {encoding}: {error}",
            where=where,
            remedy="Save it as UTF-8.",
        ) from error


def _hold_utf8(block: bytes, where: str, read: int, first: int) -> None:
    """Refuse bytes that are no UTF-8, naming the first one."""
    if block.isascii():
        return
    try:
        block.decode()
    except UnicodeDecodeError as error:
        line = first + block[: error.start].count(b"\n")
        raise BarsError(
            f"byte {read + error.start} (0x{block[error.start]:02x}, line {line}) "
            "is no UTF-8",
            where=where,
            remedy="Save the file as UTF-8.",
        ) from error


def _tables_of(body: bytes, layout: Layout, at: Block) -> list[Table]:
    """Return the tables of a block, one for each ticker that the header names."""
    place = Place(at.where, "line")
    names = layout.heads[0]
    frame = _frame(body.rstrip(), layout, at)
    table = Table(
        frame, names, place, None, at.file, at.line, separator=layout.separator
    )
    if len(layout.heads) == 1:
        return [table]
    return by_ticker(table, layout.heads[0], layout.heads[1])


def _frame(body: bytes, layout: Layout, at: Block) -> pl.DataFrame:
    """Parse a block straight into its types, or where that fails into texts."""
    import polars as pl

    width = len(layout.heads[0])
    columns = {f"c{n}": pl.String for n in range(width)}
    if not body:
        return pl.DataFrame(schema=columns)
    for schema in (_types(layout), columns) if at.typed else (columns,):
        try:
            frame = pl.read_csv(
                body, has_header=False, separator=layout.separator, schema=schema
            )
        except pl.exceptions.PolarsError as error:
            cause = error
        else:
            return _dated(frame, layout)
    raise _ragged(body, layout, at) or BarsError(
        f"the rows cannot be read: {str(cause).splitlines()[0]}", where=at.where
    ) from cause


def _dated(frame: pl.DataFrame, layout: Layout) -> pl.DataFrame:
    """Return the columns of ISO dates as dates, where every row has such a one.

    Polars could parse them itself, but it would take 19-09-2025 in a later row too.
    """
    for n, cell in enumerate(layout.first_row[: len(layout.heads[0])]):
        if DAY.match(cell):
            texts = frame[f"c{n}"]
            days = texts.str.to_date("%Y-%m-%d", strict=False)
            if days.null_count() == texts.null_count():
                frame = frame.with_columns(days)
    return frame


def _types(layout: Layout) -> dict[str, type[pl.DataType]]:
    """Return types to try: numbers where the names say so."""
    import polars as pl

    words = (*ROLES["symbol"], *ROLES["period"])
    numbers = {name for role, known in ROLES.items() for name in known} - {*words}
    numbers -= set(ROLES["session"])
    types: dict[str, type[pl.DataType]] = {}
    for n, name in enumerate(layout.heads[0]):
        wide = len(layout.heads) > 1 and n > 0
        types[f"c{n}"] = pl.Float64 if key(name) in numbers or wide else pl.String
    return types


def _ragged(body: bytes, layout: Layout, at: Block) -> BarsError | None:
    """Return the error of the first row with more or fewer cells than the header."""
    lines = body.decode().splitlines()
    rows = csv.reader(lines, delimiter=layout.separator)
    width = len(layout.heads[0])
    for row in rows:
        if row and len(row) != width:
            return BarsError(
                f"the line has {len(row)} cells and the header {width}",
                where=f"{at.where}, line {at.line + rows.line_num - 1}",
                remedy="Put quotation marks around numbers that hold the separator.",
            )
    return None
