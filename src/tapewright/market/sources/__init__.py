"""Where bars come from: one module for each kind of place, its PART a Source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tapewright.doors import parts
from tapewright.errors import BarsError, UsageError
from tapewright.market.checks import Place, single
from tapewright.market.normal import ReadOptions, symbol_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import polars as pl

__all__ = ["ReadOptions", "Source", "bars_of", "read_bars", "symbols_in"]

DOOR: Final = "tapewright.market.sources"


def _not_known(what: str, options: ReadOptions) -> frozenset[str] | None:  # noqa: ARG001
    """Return None: only reading tells which symbols there are."""
    return None


@dataclass(frozen=True)
class Source:
    """One kind of place that bars come from.

    `claims(what)` says whether it reads this WHAT; `read(what, options)` yields bars
    frames, each validated. `symbols(what, options)` tells which symbols are there
    where that costs little; None: only reading tells.
    """

    name: str
    doc: str
    claims: Callable[[str], bool]
    read: Callable[[str, ReadOptions], Iterator[pl.DataFrame]]
    symbols: Callable[[str, ReadOptions], frozenset[str] | None] = _not_known


def read_bars(
    what: str | Path,
    options: ReadOptions | None = None,
    wanted: Iterable[str] | None = None,
    *,
    known_as: Callable[[str], str] | None = None,
) -> Iterator[pl.DataFrame]:
    """Yield the bars of a file, a folder or a vendor, a chunk at a time.

    Within a chunk rows are sorted and each bar is there once; two chunks may hold the
    same symbol. Of a folder, files named by a symbol that is not wanted are not read.

    Args:
        what: A file or folder of CSV or Parquet, "yahoo:^RUT", "stooq:^rut", "sample".
        options: How it is read.
        wanted: As in `ReadOptions`, laid over it.
        known_as: As in `ReadOptions`, laid over it.

    Raises:
        UsageError: when nothing reads such a `what`.
        BarsError: when bars cannot be read, or contradict what a bar is.
        SourceError: when a vendor does not answer.
    """
    chosen = _chosen(options, known_as, wanted)
    for one in _files(str(what), chosen):
        for bars in _source(one).read(one, chosen):
            yield bars if chosen.wanted is None else _only(bars, chosen.wanted)


def bars_of(
    what: str | Path,
    options: ReadOptions | None = None,
    wanted: Iterable[str] | None = None,
    *,
    known_as: Callable[[str], str] | None = None,
) -> pl.DataFrame:
    """Return the bars of a file, a folder or a vendor as one frame.

    Args:
        what: As in `read_bars`, and so are the others.
        options: How it is read.
        wanted: As in `ReadOptions`, laid over it.
        known_as: As in `ReadOptions`, laid over it.

    Raises:
        TapewrightError: as `read_bars`; also when two files contradict each other.
    """
    import polars as pl

    from tapewright.market.bars import schema

    frames = list(read_bars(what, options, wanted, known_as=known_as))
    bars = pl.concat([pl.DataFrame(schema=schema()), *frames])
    return single(bars, Place(str(what)), "Take the file that is wrong away.")


def symbols_in(
    what: str | Path,
    options: ReadOptions | None = None,
    *,
    known_as: Callable[[str], str] | None = None,
) -> frozenset[str]:
    """Return which symbols a place has bars of, reading no more than is needed.

    Raises:
        TapewrightError: as `read_bars`.
    """
    chosen = _chosen(options, known_as, None)
    found: set[str] = set()
    for one in _files(str(what), chosen):
        source = _source(one)
        told = source.symbols(one, chosen)
        if told is None:
            told = frozenset(
                symbol for bars in source.read(one, chosen) for symbol in bars["symbol"]
            )
        found |= told
    return frozenset(found)


def _chosen(
    options: ReadOptions | None,
    known_as: Callable[[str], str] | None,
    wanted: Iterable[str] | None,
) -> ReadOptions:
    """Lay what a call names over its options; the wanted under their own symbols."""
    chosen = options or ReadOptions()
    if known_as is not None:
        chosen = replace(chosen, known_as=known_as)
    asked = chosen.wanted if wanted is None else wanted
    if asked is not None:
        asked = frozenset(chosen.known_as(one) for one in asked)
    return replace(chosen, wanted=asked)


def _only(bars: pl.DataFrame, wanted: frozenset[str]) -> pl.DataFrame:
    import polars as pl

    return bars.filter(pl.col("symbol").is_in(list(wanted)))


def _files(what: str, options: ReadOptions) -> list[str]:
    """Return what is to be read: itself, or the files of a folder that may matter."""
    folder = Path(what).expanduser()
    if not folder.is_dir():
        return [str(folder) if folder.exists() else what]
    files = [str(path) for path in sorted(folder.iterdir()) if _is_bars(path)]
    if not files:
        raise BarsError(
            "there is no file of bars in the folder",
            expected="files ending in .csv, .csv.gz or .parquet",
            where=str(folder),
        )
    if options.symbol is not None and len(files) > 1:
        raise UsageError(
            f"one symbol, {options.symbol}, was named for {len(files)} files",
            where=str(folder),
            remedy="Name the one file.",
        )
    return [one for one in files if _may_matter(one, options)]


def _is_bars(path: Path) -> bool:
    if path.name.startswith(".") or not path.is_file():
        return False
    endings = (".txt", ".txt.gz")  # a folder's texts are notes, unless named one by one
    claimed = any(part.claims(str(path)) for part in parts(DOOR).values())
    return claimed and not path.name.lower().endswith(endings)


def _may_matter(file: str, options: ReadOptions) -> bool:
    """Say whether a file of a folder may hold a wanted symbol.

    A file that cannot even be looked into matters only if it is named by a wanted
    symbol: one bad file must not refuse the others.
    """
    if options.wanted is None:
        return True
    try:
        told = _source(file).symbols(file, options)
    except BarsError:
        return symbol_of(file, options.known_as) in options.wanted
    return told is None or not told.isdisjoint(options.wanted)


def _source(what: str) -> Source:
    """Return the part that reads a WHAT."""
    for part in parts(DOOR).values():
        if part.claims(what):
            source: Source = part
            return source
    if Path(what).suffix or "/" in what:
        raise BarsError(
            "there is no such file, or none of bars",
            expected="a file ending in .csv, .csv.gz or .parquet",
            where=what,
        )
    names = ", ".join(f"{part.name} ({part.doc})" for part in parts(DOOR).values())
    raise UsageError(f"nothing reads bars from {what!r}", remedy=f"There are: {names}.")
