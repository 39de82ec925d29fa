"""What is true of a few indices' bars, by plain code of its own.

An outside check on the auditor must not share its kernels: everything here is computed
from lists of closes, highs and lows with nothing but the standard library. A `Key`
names what is asked; `Desk.value` answers it, None where it cannot be said.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from tapewright.market.sources.from_sample import BARS

if TYPE_CHECKING:
    from collections.abc import Sequence

Key = tuple[str | int | date, ...]
Answer = float | int | date | None

SYMBOLS: Final = ("GSPC", "DJI", "IXIC", "RUT")
WHOLE: Final = {"IXIC": date(2015, 7, 1)}
"""From when a record is one, where the bars at hand begin after an earlier peak."""

YEAR: Final = timedelta(days=371)
SHORT_YEAR: Final = timedelta(days=363)
"""A 52-week high is claimed only where every window that is in use agrees."""


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def period(day: date, span: str) -> date | tuple[int, int]:
    """Return what is equal for all days of one period."""
    if span == "day":
        return day
    if span == "week":
        return week_of(day)
    if span == "year":
        return day.year, 0
    return day.year, (day.month if span == "month" else -((day.month + 2) // 3))


@dataclass(frozen=True)
class Tape:
    """One index's bars, oldest first, and what follows from them.

    Every method takes a session; those that look back use nothing after it.
    """

    symbol: str
    days: Sequence[date]
    highs: Sequence[float]
    lows: Sequence[float]
    closes: Sequence[float]
    rows: dict[date, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number the sessions."""
        self.rows.update({day: row for row, day in enumerate(self.days)})

    def close(self, day: date) -> float | None:
        """Return a session's close."""
        return self.closes[self.rows[day]] if day in self.rows else None

    def before(self, day: date, span: str) -> int:
        """Return the row of the last close before a session's period, -1 for none."""
        row, name = self.rows[day], period(day, span)
        while row >= 0 and period(self.days[row], span) == name:
            row -= 1
        return row

    def move(self, new: int, old: int, unit: str) -> float:
        """Return the change between two rows' closes, in percent or points."""
        difference = self.closes[new] - self.closes[old]
        return difference / self.closes[old] * 100 if unit == "pct" else difference

    def change(self, day: date, span: str, unit: str = "pct") -> float | None:
        """Return the change from the last close before the period."""
        base = self.before(day, span)
        return None if base < 0 else self.move(self.rows[day], base, unit)

    def from_first(self, day: date, span: str, unit: str = "pct") -> float:
        """Return the change from the period's own first close: the Monday base."""
        return self.move(self.rows[day], self.before(day, span) + 1, unit)

    def since(self, day: date, start: date, unit: str = "pct") -> float | None:
        """Return the change from another session's close."""
        if start not in self.rows:
            return None
        return self.move(self.rows[day], self.rows[start], unit)

    def rows_of(self, day: date, span: str) -> range:
        """Return the rows of a period up to a session."""
        return range(self.before(day, span) + 1, self.rows[day] + 1)

    def high(self, day: date, span: str) -> float:
        """Return a period's highest price so far."""
        return max(self.highs[row] for row in self.rows_of(day, span))

    def low(self, day: date, span: str) -> float:
        """Return a period's lowest price so far."""
        return min(self.lows[row] for row in self.rows_of(day, span))

    def top(self, day: date, span: str) -> float:
        """Return a period's highest close so far."""
        return max(self.closes[row] for row in self.rows_of(day, span))

    def ends(self, day: date, span: str, most: int = 0) -> list[int]:
        """Return the rows that end a period, the one of the session first."""
        found, row = [], self.rows[day]
        while row >= 0 and len(found) < (most or ENDS[span]):
            found.append(row)
            row = self.before(self.days[row], span)
        return found

    def streak(self, day: date, span: str) -> int:
        """Return how many periods in a row went the latest one's way, signed."""
        ends = self.ends(day, span, LONGEST)
        moves = [self.move(a, b, "points") for a, b in pairwise(ends)]
        if not moves or not moves[0]:
            return 0
        count = next(
            (at for at, move in enumerate(moves) if move * moves[0] <= 0), len(moves)
        )
        return count if moves[0] > 0 else -count

    def snapped(self, day: date, span: str) -> int | None:
        """Return the signed run that the latest period ended, None where short."""
        base = self.before(day, span)
        if base < 0:
            return None
        run, now = self.streak(self.days[base], span), self.streak(day, span)
        return run if abs(now) == 1 and run * now < 0 and abs(run) > 1 else None

    def out_of(self, day: date, span: str, total: int) -> int:
        """Return how many of the latest periods ended up."""
        ends = self.ends(day, span, total + 1)
        return sum(self.move(a, b, "points") > 0 for a, b in pairwise(ends))

    def move_since(self, day: date, span: str) -> date | None:
        """Return when a period last moved as much the same way, by its last session."""
        ends = self.ends(day, span)
        moves = [self.move(a, b, "pct") for a, b in pairwise(ends)]
        for row, move in zip(ends[1:], moves[1:], strict=False):
            if move * moves[0] > 0 and abs(move) >= abs(moves[0]):
                return self.days[row]
        return None

    def beyond_since(self, day: date, side: str) -> date | None:
        """Return the latest session that closed as high, or as low."""
        row, sign = self.rows[day], 1 if side == "high" else -1
        if side == "high" and self.peak(day) == row:
            return None
        for earlier in range(row - 1, -1, -1):
            if self.closes[earlier] * sign >= self.closes[row] * sign:
                return self.days[earlier]
        return None

    @cached_property
    def peaks(self) -> list[int]:
        """Return the rows of closing records."""
        found: list[int] = []
        for row, close in enumerate(self.closes):
            if not found or close > self.closes[found[-1]]:
                found.append(row)
        return found

    @cached_property
    def tops(self) -> list[int]:
        """Return the rows of intraday records."""
        found: list[int] = []
        for row, high in enumerate(self.highs):
            if not found or high > self.highs[found[-1]]:
                found.append(row)
        return found

    def trusted(self, day: date) -> bool:
        """Return whether the bars reach back far enough for a record to be one."""
        return day >= WHOLE.get(self.symbol, date.min)

    def record(self, day: date) -> bool:
        """Return whether a session closed at a record."""
        row = self.rows[day]
        at = bisect_left(self.peaks, row)
        return self.trusted(day) and self.peaks[at : at + 1] == [row]

    def peak(self, day: date, *, itself: bool = True) -> int:
        """Return the row of the record close at, or before, a session."""
        row = self.rows[day]
        cut = bisect_right if itself else bisect_left
        return self.peaks[cut(self.peaks, row) - 1]

    def peak_day(self, day: date) -> date:
        """Return when the record close before a session was set."""
        return self.days[self.peak(day, itself=False)]

    def top_row(self, day: date) -> int:
        """Return the row of the intraday record at a session."""
        return self.tops[bisect_right(self.tops, self.rows[day]) - 1]

    def off_record(self, day: date) -> float | None:
        """Return the distance below the record close, in percent, negative."""
        if not self.trusted(day):
            return None
        return self.move(self.rows[day], self.peak(day), "pct")

    def records_in_year(self, day: date) -> int:
        """Return how many record closes the year has had."""
        first = bisect_left(self.days, date(day.year, 1, 1))
        row = self.rows[day]
        return bisect_right(self.peaks, row) - bisect_left(self.peaks, first)

    def year_high(self, day: date) -> bool:
        """Return whether a close is a 52-week high, by closes and by prices alike."""
        row = self.rows[day]
        first = bisect_left(self.days, day - YEAR)
        return first > 0 and self.closes[row] >= max(self.highs[first:row])

    def year_extreme(self, day: date, side: str) -> float | None:
        """Return the 52-week high or low of intraday prices, where windows agree."""
        row = self.rows[day]
        found = set()
        for window in (SHORT_YEAR, YEAR):
            first = bisect_left(self.days, day - window)
            prices = self.highs if side == "high" else self.lows
            piece = prices[first : row + 1]
            found.add(max(piece) if side == "high" else min(piece))
        return found.pop() if len(found) == 1 else None

    def rebound(self, day: date) -> float | None:
        """Return the distance above the year's lowest close, where windows agree."""
        row = self.rows[day]
        cuts = [bisect_left(self.days, day - window) for window in (SHORT_YEAR, YEAR)]
        lowest = {min(self.closes[cut : row + 1]) for cut in cuts}
        if len(lowest) > 1:
            return None
        low = lowest.pop()
        return (self.closes[row] / low - 1) * 100

    def year_low_day(self, day: date) -> date:
        """Return the session of the calendar year's lowest close so far."""
        return self.days[min(self.rows_of(day, "year"), key=self.closes.__getitem__)]

    def year_low(self, day: date) -> float:
        """Return the calendar year's lowest close so far."""
        return self.closes[self.rows[self.year_low_day(day)]]

    def from_year_low(self, day: date) -> float | None:
        """Return the distance above that close, in percent."""
        return self.since(day, self.year_low_day(day))

    def top_of_year(self, day: date) -> float | None:
        """Return the highest close of 52 weeks."""
        first = bisect_left(self.days, day - SHORT_YEAR)
        return max(self.closes[first : self.rows[day] + 1])

    def average(self, day: date, length: int) -> float | None:
        """Return the mean of the latest closes."""
        row = self.rows[day]
        piece = self.closes[max(0, row - length + 1) : row + 1]
        return sum(piece) / length if len(piece) == length else None

    def above_average(self, day: date, length: int) -> float | None:
        """Return the distance of the close from that mean, in percent."""
        mean = self.average(day, length)
        close = self.closes[self.rows[day]]
        return None if mean is None else (close / mean - 1) * 100


ENDS: Final = {"day": 3000, "week": 700, "month": 200, "quarter": 60, "year": 20}
"""How many periods a since may look back on."""

LONGEST: Final = 60
"""How many periods a run may have."""


@dataclass(frozen=True)
class Desk:
    """The tapes at hand; `value` answers any question that a phrase may state."""

    tapes: dict[str, Tape]
    known: dict[tuple[str, Key], Answer] = field(default_factory=dict)

    @property
    def symbols(self) -> tuple[str, ...]:
        """Whose tapes there are."""
        return tuple(self.tapes)

    def value(self, symbol: str, key: Key) -> Answer:
        """Return what is true, None where it cannot be said.

        A key is the name of what is asked, then the session, then what it takes.
        Answers are kept: texts of one week ask the same.
        """
        if (symbol, key) not in self.known:
            self.known[symbol, key] = self._asked(symbol, key)
        return self.known[symbol, key]

    def _asked(self, symbol: str, key: Key) -> Answer:
        what, day, *more = key
        tape = self.tapes[symbol]
        if day not in tape.rows:
            return None
        if what == "relative":
            peer, span = more
            pair = tape.change(day, span), self.tapes[peer].change(day, span)
            return None if None in pair else pair[0] - pair[1]
        if what == "prior":  # the close that a period's change is measured from
            row = tape.before(day, *more)
            return None if row < 0 else tape.closes[row]
        if what == "peak":
            row = tape.peak(day, itself=False)
            return tape.closes[row] if tape.trusted(day) else None
        if what == "summit":
            return tape.highs[tape.top_row(day)] if tape.trusted(day) else None
        return getattr(tape, what)(day, *more)


def from_csv(path: Path) -> Tape:
    """Read one index's daily file."""
    return from_frame(path.stem, pl.read_csv(path, try_parse_dates=True))


def from_frame(symbol: str, frame: pl.DataFrame) -> Tape:
    """Return a frame's bars as a tape; a missing high or low is the close."""
    name = "date" if "date" in frame.columns else "session"
    rows = frame.sort(name).select(
        name,
        pl.col("high").fill_null(pl.col("close")),
        pl.col("low").fill_null(pl.col("close")),
        "close",
    )
    return Tape(symbol, *(rows[column].to_list() for column in rows.columns))


def desk_of(data: str | None = None) -> tuple[Desk, pl.DataFrame | str, int]:
    """Return the tapes, the bars for the auditor, and the first year to sample.

    Args:
        data: The folder that holds `daily`; by default TAPEWRIGHT_TEST_DATA; without
            one, or "", the sample that comes along.
    """
    folder = os.environ.get("TAPEWRIGHT_TEST_DATA") if data is None else data
    if folder:
        daily = Path(folder) / "daily"
        tapes = {symbol: from_csv(daily / f"{symbol}.csv") for symbol in SYMBOLS}
        return Desk(tapes), str(daily), 2015
    bars = pl.read_parquet(BARS)
    frames = bars.partition_by("symbol", as_dict=True)
    tapes = {str(name): from_frame(str(name), f) for (name,), f in frames.items()}
    return Desk(tapes), bars, 2009
