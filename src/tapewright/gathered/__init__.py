"""Bars from wherever they are, as a Market.

They are where `--bars` says (a file, a folder, a frame), else in the store, else in the
sample that comes along. Only the symbols that a request needs are read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tapewright.config import Config, configured
from tapewright.errors import UnknownSymbol, UsageError, nearest
from tapewright.finding import Market
from tapewright.gathered import dates, frames
from tapewright.market.bars import series_of
from tapewright.market.events import read_events
from tapewright.market.groups import groups, groups_of
from tapewright.market.instruments import canonical, instrument
from tapewright.market.marks import read_marks
from tapewright.market.normal import ReadOptions
from tapewright.market.sources import symbols_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    import polars as pl

    from tapewright.market.bars import Series
    from tapewright.market.instruments import Instrument


@dataclass(frozen=True)
class Place:
    """Where bars are, and how files of them are read.

    `bars` is a path or a frame; `store` the address of bars at rest, read as of
    `version`; neither means the configured store, else the sample. `marks` is a file of
    declared earlier facts, `events` one of named dates. `decimal`, `symbol` and
    `adjusted` are for files. Bars of sessions that are not over at `now` are refused.
    """

    bars: object = None
    store: str | None = None
    version: int | None = None
    marks: str | Path | None = None
    decimal: str = "."
    symbol: str | None = None
    adjusted: bool = False
    now: datetime = field(default_factory=dates.this_moment)
    config: Config = field(default_factory=configured)
    events: str | Path | None = None

    def __post_init__(self) -> None:
        """Refuse two places at once, and a version of what has none."""
        if self.bars is not None and self.store is not None:
            raise UsageError(
                "bars and a store were both given", remedy="Give one of the two."
            )
        if self.version is not None and self.at_rest is None:
            raise UsageError(
                "a version of the bars was asked for, and only a store has versions",
                remedy="Name the store with --store or TAPEWRIGHT_STORE.",
            )

    @property
    def at_rest(self) -> str | None:
        """The store's address, None where bars are not read from one."""
        return None if self.bars is not None else self.store or self.config.store

    @property
    def path(self) -> str | None:
        """The file or folder, None where bars are not in one."""
        return str(self.bars) if isinstance(self.bars, str | Path) else None

    @property
    def options(self) -> ReadOptions:
        """How files are read."""
        return ReadOptions(
            symbol=self.symbol,
            decimal=self.decimal,
            adjusted=self.adjusted,
            last_closed=self._last_closed,
            known_as=self._known_as,
        )

    def _known_as(self, name: str) -> str:
        return canonical(name, self.config.instruments)

    def _last_closed(self, symbol: str) -> date:
        return dates.calendar_of(symbol, self.config).last_closed(self.now)

    @cached_property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """The members of each group."""
        return groups(self.config.groups, self.config.instruments)

    def read(self, wanted: list[str] | None) -> frames.Read:
        """Read the bars of the symbols wanted, or of all; the subject stands first.

        Raises:
            BarsError: when bars cannot be read.
            StoreError: when the store cannot be read.
        """
        if self.path is not None:
            return frames.of_path(self.path, wanted, self.options)
        if self.bars is not None:
            return frames.of_frame(self.bars, wanted, self.options)
        if self.at_rest is not None:
            return frames.of_store(self.at_rest, wanted, self.version)
        return frames.of_sample(wanted)

    def symbols(self) -> list[str]:
        """Return the symbols that there are bars of."""
        if self.path is not None:
            return sorted(symbols_in(self.path, self.options))
        if self.at_rest is not None:
            from tapewright.market.store import Store

            return Store(self.at_rest).symbols(self.version)
        return self.read(None).bars["symbol"].unique().to_list()


def market_of(
    place: Place, symbol: str, *, grouped: bool = False
) -> tuple[Market, str]:
    """Return the market of a subject and its peers, and the subject's own symbol.

    Args:
        place: Where the bars are.
        symbol: The subject, or an alias of it.
        grouped: Whether to read the members of its groups too.

    Raises:
        UnknownSymbol: when there are no bars of it; the nearest names are told.
        BarsError: when the bars cannot be read.
    """
    about = instrument(symbol, place.config.instruments)
    named = [about.symbol, *about.peers]
    if grouped:
        for name in groups_of(about.symbol, place.groups, place.config.instruments):
            named += place.groups[name]
    market = market_of_all(place, dict.fromkeys(named))
    if about.symbol not in market.series:
        raise unknown(place, symbol)
    return market, about.symbol


def market_of_several(
    place: Place, symbol: str, others: Iterable[str]
) -> tuple[Market, str, tuple[str, ...]]:
    """Return the market of several subjects and the first one's peers; and who is who.

    Raises:
        UnknownSymbol: when there are no bars of one; the nearest names are told.
        BarsError: when the bars cannot be read.
    """
    extra = place.config.instruments
    about = instrument(symbol, extra)
    also = tuple(dict.fromkeys(canonical(other, extra) for other in others))
    market = market_of_all(place, dict.fromkeys((about.symbol, *also, *about.peers)))
    for one in (symbol, *others):
        if canonical(one, extra) not in market.series:
            raise unknown(place, one)
    return market, about.symbol, tuple(one for one in also if one != about.symbol)


def market_of_all(place: Place, symbols: Iterable[str] | None) -> Market:
    """Return the market of those symbols that there are bars of; None: of all."""
    extra = place.config.instruments
    wanted = None if symbols is None else [canonical(one, extra) for one in symbols]
    read = place.read(wanted)
    there = sorted(read.bars["symbol"].unique())
    marks = place.marks or place.config.marks
    events = place.events or place.config.events
    return Market(
        series={s: _series(read.bars, instrument(s, extra)) for s in there},
        peers={s: instrument(s, extra).peers for s in there},
        marks=(*read.marks, *(read_marks(marks, extra) if marks else ())),
        version=read.version,
        groups=place.groups,
        grouped={s: groups_of(s, place.groups, extra) for s in there},
        events=read_events(events) if events else (),
    )


def _series(bars: pl.DataFrame, about: Instrument) -> Series:
    """Return a symbol's series; another symbol's volume in its bars is not known."""
    series = series_of(bars, about.symbol, about.week_start)
    if about.volume_of:
        return replace(series, volume=np.full(len(series), np.nan))
    return series


def unknown(place: Place, symbol: str) -> UnknownSymbol:
    """Return the refusal of a symbol that there are no bars of, with the nearest."""
    own = canonical(symbol, place.config.instruments)
    named = symbol if own == symbol else f"{symbol} ({own})"
    return UnknownSymbol(
        f"there are no bars of {named}",
        where=place.path or place.at_rest or "",
        remedy=nearest(own.upper(), place.symbols()),
    )
