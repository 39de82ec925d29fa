"""Markets kept from one request to the next, while their files are as they were."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from tapewright.gathered import market_of_all
from tapewright.gathered.frames import PUBLISHED, SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tapewright.finding import Market
    from tapewright.gathered import Place

KEPT: Final = 4
"""Markets kept at most; of more the one that was longest not asked for goes."""
LOG: Final = "_delta_log"
"""Where a store on this machine says what it holds."""

Stamp: TypeAlias = "tuple[str, int, int, int]"
"""A file with when it was written, when it was put there, and its size."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a market is made of: two are the same when their keys are."""

    key: tuple[object, ...]
    place: Place = field(compare=False)
    symbols: tuple[str, ...]


def market_kept(place: Place, symbols: Iterable[str]) -> Market:
    """Return the market of those symbols that there are bars of, loaded once.

    It is loaded anew when a file has changed, or a store has a new version. A frame is
    read each time: it may have been changed in its place.

    Raises:
        BarsError: when the bars cannot be read.
        StoreError: when the store cannot be read.
    """
    wanted = tuple(dict.fromkeys(symbols))
    if place.bars is not None and place.path is None:
        return market_of_all(place, wanted)
    return _market(_Asked(_key(place), place, wanted))


@lru_cache(maxsize=KEPT)
def _market(asked: _Asked) -> Market:
    return market_of_all(asked.place, asked.symbols)


def _key(place: Place) -> tuple[object, ...]:
    """Return all that decides which bars are read, files by their stamps."""
    config = place.config
    marks, events = place.marks or config.marks, place.events or config.events
    named = (marks, events, config.instruments, config.groups, config.calendars)
    files = [str(path) for path in named if path]
    version = place.version
    if place.at_rest is not None:
        from tapewright.market.store import Store

        version = Store(place.at_rest).version if version is None else version
        files.append(str(Path(place.at_rest) / LOG))
    elif place.path not in (None, SAMPLE, PUBLISHED):
        files.append(str(place.path))
    stamps = tuple(stamp for path in files for stamp in _stamps(path))
    read = (place.decimal, place.symbol, place.adjusted)
    return (Path.cwd(), place.path, place.at_rest, version, config, read, stamps)


def _stamps(path: str) -> Iterator[Stamp]:
    """Yield the stamp of a file, or of every file in a folder; none where none is."""
    if not Path(path).is_dir():
        found = [path]
    else:
        walked = os.walk(path, followlinks=True)
        found = [
            str(Path(folder, name)) for folder, _, names in walked for name in names
        ]
    for name in sorted(found):
        try:
            told = os.stat(name)  # noqa: PTH116 - of many files, and quickly
        except OSError:
            continue
        yield name, told.st_mtime_ns, told.st_ctime_ns, told.st_size
