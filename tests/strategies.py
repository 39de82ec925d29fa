"""Markets for the tests: the published week, bars by hand, and random ones.

Random ones have ties, gaps, halts, unknown highs and lows, short and long histories.
Prices are whole cents, so that scaling them is exact and ties are true ties. Hypothesis
draws the manner of a market and a seed; numpy fills in the bars.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import product

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tapewright.finding import Market
from tapewright.kinds import (
    Argument,
    Book,
    Columns,
    Count,
    Group,
    Kind,
    Peer,
    Since,
    kinds,
)
from tapewright.market.bars import PRICES, Mark, Panel, Series, date_of, days_of

SUBJECT, PEER, OTHER = "AAA", "BBB", "CCC"
GROUP = "everybody"
FIRST_DAY = 18_000  # a Sunday in April 2019: weeks, months and years pass quickly

settings.register_profile(
    "ci",
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile("laws", settings.get_profile("ci"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

GAPS = {
    "days": (1, 1, 1, 1, 3),
    "weeks": (1, 3, 5, 7, 9),
    "year of weeks": (6, 7, 7, 8, 14),
    "halts": (1, 2, 7, 30, 45, 60, 90, 120, 363, 364, 365),
}
STEPS = {
    "unchanged": (0, 0, 100, -100),
    "grid": (0, 100, 200, -100, -200),
    "rising": (0, 50, 100, 100, 200, -50, -100),
    "cents": tuple(range(-150, 151)),
    "leaps": (2500, -2500, 1000, -1000, 1, -1),
}


@dataclass(frozen=True)
class Manner:
    """How a market behaves; with a seed it is that market."""

    seed: int
    rows: int
    gaps: str
    steps: str
    start: int
    unknown: float
    wrong: float
    peer_keeps: float
    week_start: int
    marks: int


@st.composite
def manners(draw: st.DrawFn, longest: int = 60) -> Manner:
    """Draw a manner; one history in six is longer than a year of sessions."""
    long = longest >= 60 and draw(st.integers(0, 5)) == 5
    return Manner(
        seed=draw(st.integers(0, 2**32 - 1)),
        rows=draw(st.integers(255, 300) if long else st.integers(1, longest)),
        gaps="days" if long else draw(st.sampled_from((*sorted(GAPS), "halts"))),
        steps=draw(st.sampled_from(sorted(STEPS))),
        start=draw(st.sampled_from((300, 10_000, 250_000))),
        unknown=draw(st.sampled_from((0.0, 0.0, 0.0, 0.05, 1.0))),
        wrong=draw(st.sampled_from((0.0, 0.0, 0.2))),
        peer_keeps=draw(st.sampled_from((1.0, 1.0, 0.9, 0.5))),
        week_start=draw(st.sampled_from((0, 0, 6))),
        marks=draw(st.integers(0, 2)),
    )


@dataclass(frozen=True)
class Cents:
    """One symbol's bars in whole cents; NaN is not known."""

    symbol: str
    days: np.ndarray
    columns: dict[str, np.ndarray]
    week_start: int

    def series(self, scale: float = 1) -> Series:
        """Return the bars in units; `scale` times a whole number of cents is exact."""
        prices = {name: self.columns[name] * scale / 100 for name in PRICES}
        volume = self.columns["volume"]
        return Series(
            self.symbol, self.days, **prices, volume=volume, week_start=self.week_start
        )


def walk(rng: np.random.Generator, manner: Manner, symbol: str, days) -> Cents:
    """Fill in one symbol's bars."""
    count = len(days)
    close = manner.start + np.cumsum(rng.choice(STEPS[manner.steps], count))
    opened = close + rng.choice(STEPS[manner.steps], count)
    reach = rng.choice((0, 0, 50, 100), (2, count))
    columns = {
        "open": opened.astype(float),
        "high": (np.maximum(opened, close) + reach[0]).astype(float),
        "low": (np.minimum(opened, close) - reach[1]).astype(float),
        "close": close.astype(float),
        "volume": rng.integers(1, 5, count) * (rng.random(count) > 0.02) * 1.0,
    }
    for name in ("open", "high", "low", "volume"):
        columns[name][rng.random(count) < manner.unknown] = np.nan
    wrong = rng.random(count) < manner.wrong
    columns["high"][wrong] -= 150  # vendors' highs do lie below closes at times
    return Cents(symbol, days.astype(np.int32), columns, manner.week_start)


@dataclass(frozen=True)
class Bars:
    """A whole market in cents."""

    subject: Cents
    peer: Cents
    other: Cents
    marks: tuple[tuple[int, str, int], ...] = ()

    @cached_property
    def market(self) -> Market:
        """The market in units."""
        return self.scaled(1)

    def scaled(self, scale: float) -> Market:
        """Return the market with every price multiplied."""
        everybody = (self.subject, self.peer, self.other)
        return Market(
            {one.symbol: one.series(scale) for one in everybody},
            {SUBJECT: (PEER, OTHER)},
            tuple(
                Mark(SUBJECT, date_of(day), name, cents * scale / 100, "somebody")
                for day, name, cents in self.marks
            ),
            groups={GROUP: (SUBJECT, PEER, OTHER)},
        )

    @property
    def panel(self) -> Panel:
        """The subject beside the others."""
        return self.market.panel(SUBJECT)


def bars_of(manner: Manner) -> Bars:
    """Return the market of a manner."""
    rng = np.random.default_rng(manner.seed)
    days = FIRST_DAY + np.cumsum(rng.choice(GAPS[manner.gaps], manner.rows))
    subject = walk(rng, manner, SUBJECT, days)
    peer = walk(rng, manner, PEER, _other_days(rng, days, manner.peer_keeps))
    other = walk(rng, manner, OTHER, days)
    return Bars(subject, peer, other, _marks(rng, manner, subject))


def _other_days(rng: np.random.Generator, days, keeps: float) -> np.ndarray:
    """Drop some days, add some, begin earlier or later: another calendar."""
    if keeps == 1:
        return days
    kept = days[rng.random(len(days)) < keeps]
    added = rng.integers(days[0] - 40, days[-1] + 10, 1 + len(days) // 10)
    return np.unique(np.concatenate([kept, added]))


def _marks(rng: np.random.Generator, manner: Manner, subject: Cents):
    """Declare earlier levels near those of the bars: below, equal and above."""
    days, close = subject.days, subject.columns["close"]
    found = []
    for _ in range(manner.marks):
        anywhere = rng.integers(days[0] - 50, days[-1] + 5)
        day = int(rng.choice((anywhere, rng.choice(days))))
        cents = int(rng.choice(close) + rng.choice((-100, 0, 100)))
        found.append((day, str(rng.choice(("record_close", "record_high"))), cents))
    return tuple(found)


def markets(longest: int = 60) -> st.SearchStrategy[Bars]:
    """Random markets."""
    return manners(longest).map(bars_of)


def arguments(kind: Kind) -> list[dict[str, str | int]]:
    """Return every combination of a kind's arguments, the slips among them."""
    choices = [argument_values(arg) for arg in kind.args]
    names = [arg.name for arg in kind.args]
    return [dict(zip(names, values, strict=True)) for values in product(*choices)]


def argument_values(arg: Argument) -> list[str | int]:
    """Return the values that the laws try: all of a choice, some of the others."""
    match arg:
        case Peer():
            return [PEER]
        case Group():
            return [GROUP]
        case Since():
            return [date_of(FIRST_DAY + days).isoformat() for days in (4, 40, 400)]
        case Count():
            return sorted({arg.least, arg.house, *arg.tried})
    return [option.value for option in arg.options]


def kind_names() -> list[str]:
    """Return the names of all kinds that can be measured."""
    return sorted(name for name, kind in kinds().items() if kind.measure is not None)


def book_of(panel: Panel, session: date) -> Book:
    """Return everything known at a session as plain lists."""
    known = panel.until(session)
    peers = {name: columns_of(series) for name, series in known.peers.items()}
    return Book(columns_of(known.subject), peers, known.marks, known.groups)


def columns_of(series: Series) -> Columns:
    """Return a series as plain lists."""
    values = {
        name: [None if np.isnan(v) else v for v in series.column(name).tolist()]
        for name in (*PRICES, "volume")
    }
    return Columns(
        series.symbol, series.sessions, **values, week_start=series.week_start
    )


def changed(series: Series, keep: slice, columns: set[str], by: float) -> Series:
    """Return a series with every value changed that is not among those to keep."""
    values = {}
    for name in (*PRICES, "volume"):
        moved = series.column(name) + by
        if name in columns:
            moved[keep] = series.column(name)[keep]
        values[name] = moved
    return replace(series, **values)


D = date.fromisoformat
MONDAY, THURSDAY, FRIDAY = D("2025-09-15"), D("2025-09-18"), D("2025-09-19")

# Official closes of September 12 and 15 to 19, 2025: FTSE Russell, S&P Dow Jones
# Indices, Nasdaq.
WEEK = (D("2025-09-12"), *(MONDAY + timedelta(days) for days in range(5)))
CLOSES = {
    "RUT": (2397.06, 2405.13, 2403.03, 2407.34, 2467.70, 2448.77),
    "GSPC": (6584.29, 6615.28, 6606.76, 6600.35, 6631.96, 6664.36),
    "IXIC": (22141.10, 22348.75, 22333.96, 22261.33, 22470.72, 22631.48),
    "DJI": (45834.22, 45883.45, 45757.90, 46018.32, 46142.42, 46315.27),
}
# Intraday highs of the week: only Friday's was published (FTSE Russell).
HIGHS = {"RUT": (np.nan, np.nan, np.nan, np.nan, np.nan, 2472.27)}
MARKS = (
    Mark("RUT", D("2021-11-08"), "record_close", 2442.74, "Reuters, 2025-09-18"),
    Mark("RUT", D("2024-11-25"), "record_high", 2466.49, "Charles Schwab, 2025-09-26"),
    Mark("GSPC", D("2025-09-11"), "record_close", 6587.47, "CNBC, 2025-09-12"),
    Mark("DJI", D("2025-09-11"), "record_close", 46108.00, "CNBC, 2025-09-12"),
)


def series_by_hand(symbol: str, days, close, high=None, low=None) -> Series:
    """Build bars by hand; what is not given is not known."""
    given = {"open": None, "high": high, "low": low, "close": close}
    columns = {
        name: np.full(len(days), np.nan) if values is None else np.array(values, float)
        for name, values in given.items()
    }
    return Series(symbol, days_of(days), **columns, volume=np.full(len(days), np.nan))


def published() -> Market:
    """Return the week as it was published, with the records declared before it."""
    everybody = {
        symbol: series_by_hand(symbol, WEEK, closes, HIGHS.get(symbol))
        for symbol, closes in CLOSES.items()
    }
    return Market(everybody, {"RUT": ("GSPC", "IXIC", "DJI")}, MARKS)


def daily(close, first: str = "2025-01-06", **columns) -> Market:
    """Build a market of one symbol on weekdays from a Monday on."""
    days = (D(first) + timedelta(7 * (i // 5) + i % 5) for i in range(len(close)))
    return Market({"A": series_by_hand("A", list(days), close, **columns)})
