"""Daily bars: the one frame they travel in, and the numpy columns kernels read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import polars as pl
    from numpy.typing import NDArray

PRICES: Final = ("open", "high", "low", "close")
COLUMNS: Final = ("symbol", "session", *PRICES, "volume")
"""The bars frame: symbol text, session a date, the rest 64-bit floats; null is unknown.

Rows are sorted by symbol, then session, and each (symbol, session) is there once.
A close is always known; open, high, low and volume may be null.
"""

SPANS: Final = ("day", "week", "month", "quarter", "year")


def schema() -> dict[str, type[pl.DataType]]:
    """Return the bars frame's columns and types."""
    import polars as pl

    return {"symbol": pl.String, "session": pl.Date} | dict.fromkeys(
        (*PRICES, "volume"), pl.Float64
    )


def days_of(sessions: Iterable[date]) -> NDArray[np.int32]:
    """Return dates as whole days since 1970-01-01."""
    return np.array([d.toordinal() for d in sessions], np.int32) - EPOCH


EPOCH: Final = date(1970, 1, 1).toordinal()


def date_of(day: int) -> date:
    """Return the date that is `day` days after 1970-01-01."""
    return date.fromordinal(int(day) + EPOCH)


def period_of(
    days: NDArray[np.int32], span: str, week_start: int = 0
) -> NDArray[np.int64]:
    """Number the periods of a span: equal numbers, same period.

    Args:
        days: Days since 1970-01-01, shape (n,).
        span: One of `SPANS`.
        week_start: The exchange's first weekday, Monday is 0.

    Returns:
        Period numbers, shape (n,), rising by one from one period to the next.
    """
    if span == "day":
        return np.arange(len(days))
    if span == "week":  # 1970-01-01 was a Thursday
        return (days.astype(np.int64) + 3 - week_start) // 7
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months // {"month": 1, "quarter": 3, "year": 12}[span]


@dataclass(frozen=True)
class Series:
    """One symbol's bars as columns, rising by session.

    `days` are days since 1970-01-01, shape (n,); every other column is float64 of the
    same shape, NaN where the value is not known.
    """

    symbol: str
    days: NDArray[np.int32]
    open: NDArray[np.float64]
    high: NDArray[np.float64]
    low: NDArray[np.float64]
    close: NDArray[np.float64]
    volume: NDArray[np.float64]
    week_start: int = 0

    def __len__(self) -> int:
        """Rows."""
        return len(self.days)

    def column(self, name: str) -> NDArray[np.float64]:
        """Return a column by its name."""
        values: NDArray[np.float64] = getattr(self, name)
        return values

    def period(self, span: str) -> NDArray[np.int64]:
        """Return the period numbers of a span, computed once."""
        if span not in self._periods:
            self._periods[span] = period_of(self.days, span, self.week_start)
        return self._periods[span]

    def first_row(self, span: str) -> int:
        """Return the first row of the period that the last session lies in.

        Found from the calendar and one search: no other period is numbered.
        """
        last = int(self.days[-1])
        if span == "day":
            return len(self) - 1
        if span == "week":  # 1970-01-01 was a Thursday
            start = last - (last + 3 - self.week_start) % 7
        else:
            start = _first_day(date_of(last), span).toordinal() - EPOCH
        return int(np.searchsorted(self.days, start))

    @cached_property
    def _periods(self) -> dict[str, NDArray[np.int64]]:
        return {}

    @cached_property
    def sessions(self) -> list[date]:
        """The sessions as dates."""
        dates: list[date] = self.days.astype("datetime64[D]").tolist()
        return dates

    def row(self, session: date) -> int:
        """Return the row of a session, or -1 where there is none."""
        day = session.toordinal() - EPOCH
        at = int(np.searchsorted(self.days, day))
        return at if at < len(self) and self.days[at] == day else -1

    def last_row(self, session: date) -> int:
        """Return the last row on or before a date, or -1."""
        day = session.toordinal() - EPOCH
        return int(np.searchsorted(self.days, day, side="right")) - 1

    def rows(self, first: int, last: int) -> Series:
        """Return rows first..last-1 as a series of their own."""
        cut = {name: self.column(name)[first:last] for name in (*PRICES, "volume")}
        return Series(
            self.symbol, self.days[first:last], **cut, week_start=self.week_start
        )

    def until(self, session: date) -> Series:
        """Return the series as it was known after a session: no look-ahead."""
        return self.rows(0, self.last_row(session) + 1)

    def digests(
        self, column: str, first: int, last: int
    ) -> tuple[tuple[int, str], ...]:
        """Return one digest a year of rows first..last-1 of a column."""
        days, values = self.days[first:last], self.column(column)[first:last]
        years = self.period("year")[first:last] + 1970
        starts = np.flatnonzero(np.diff(years, prepend=-1))
        return tuple(
            (int(years[start]), _digest(days[start:stop], values[start:stop]))
            for start, stop in zip(starts, [*starts[1:], len(days)], strict=True)
        )


def _first_day(day: date, span: str) -> date:
    """Return the first day of a date's month, quarter or year."""
    months = {"month": 1, "quarter": 3, "year": 12}[span]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def _digest(days: NDArray[np.int32], values: NDArray[np.float64]) -> str:
    known = np.where(np.isnan(values), np.nan, values)  # one NaN, whatever its bits
    both = days.astype("<i4").tobytes() + known.astype("<f8").tobytes()
    return hashlib.blake2b(both, digest_size=8).hexdigest()


def series_of(bars: pl.DataFrame, symbol: str, week_start: int = 0) -> Series:
    """Return one symbol's rows of a bars frame as a series."""
    import polars as pl

    rows = bars.filter(pl.col("symbol") == symbol)
    columns = {
        name: rows[name].fill_null(float("nan")).to_numpy()
        for name in (*PRICES, "volume")
    }
    days = rows["session"].cast(pl.Int32).to_numpy()
    return Series(symbol, days, **columns, week_start=week_start)


@dataclass(frozen=True)
class Mark:
    """A declared earlier fact: what a series' own bars are too short to show.

    `field` is close, high, record_close or record_high; `source` says who published it.
    """

    symbol: str
    session: date
    field: str
    value: float
    source: str


@dataclass(frozen=True)
class Event:
    """A named date that later sessions are measured from, and who dates it."""

    session: date
    name: str
    source: str


@dataclass(frozen=True)
class Panel:
    """A subject's series beside everybody else's, each on its own sessions.

    `groups` names the members of each group, the subject among them or not.
    """

    subject: Series
    peers: Mapping[str, Series]
    marks: tuple[Mark, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Rows of the subject."""
        return len(self.subject)

    def until(self, session: date) -> Panel:
        """Return the panel as it was known after a session."""
        return Panel(
            self.subject.until(session),
            {name: peer.until(session) for name, peer in self.peers.items()},
            tuple(mark for mark in self.marks if mark.session <= session),
            self.groups,
        )

    def members(self, group: str) -> tuple[Series, ...]:
        """Return the series of a group's members at hand, in the group's order."""
        everybody = {**self.peers, self.subject.symbol: self.subject}
        return tuple(
            everybody[symbol]
            for symbol in self.groups.get(group, ())
            if symbol in everybody
        )

    def same_day(self, peer: str) -> NDArray[np.int64]:
        """Return the peer's row of each of the subject's sessions, -1 where none."""
        rows = self.on_or_before(peer)
        days = self.peers[peer].days
        same = (
            (rows >= 0) & (days[rows] == self.subject.days) if len(days) else rows >= 0
        )
        return np.where(same, rows, -1)

    def on_or_before(self, peer: str) -> NDArray[np.int64]:
        """Return the peer's last row on or before each session, -1 where none."""
        days = self.peers[peer].days
        return (
            np.searchsorted(days, self.subject.days, side="right").astype(np.int64) - 1
        )
