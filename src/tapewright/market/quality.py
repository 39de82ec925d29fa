"""The data check: what is wrong with a series of bars, in one pass over its columns.

Nothing is mended here: a flaw says what and where, and whoever tells facts decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.market.bars import EPOCH, PRICES, date_of
from tapewright.market.flaws import WHAT, Flaw, flaw, runs, shown
from tapewright.market.unusual import stale, unusual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tapewright.market.bars import Series
    from tapewright.market.instruments import Instrument
    from tapewright.market.sessions import Calendar

__all__ = ["WHAT", "Flaw", "check"]

HOLE: Final = 10
"""Sessions missing in a row up to which they are just missing."""
JUMP: Final = 0.4
CENT: Final = 0.01 + 1e-9
"""How far outside the range a price may be: vendors round each column on its own."""


def check(
    series: Series,
    instrument: Instrument,
    calendar: Calendar,
    last: date | None = None,
) -> list[Flaw]:
    """Return the flaws of a series, by session; one flaw a run of sessions.

    Args:
        series: The bars of one symbol, rising by session, any length.
        instrument: What the symbol is: yields may be negative, volatility may jump.
        calendar: The exchange's sessions; dates it does not cover are not judged.
        last: The last date that should be at hand; None: the series' own last.
    """
    found = [
        *_missing(series, calendar, last),
        *_extra(series, calendar),
        *_outside(series),
        *_nonpositive(series, instrument),
        *_jumps(series, instrument),
        *stale(series),
        *unusual(series),
    ]
    return sorted(found, key=lambda flaw: (flaw.session, flaw.what))


def _missing(series: Series, calendar: Calendar, last: date | None) -> Iterator[Flaw]:
    """Find sessions without a bar, grouped where no bar is between them."""
    if not len(series):
        if last is not None and calendar.covers(last):
            ended = calendar.ends(last, "day")
            yield _lacking(series.symbol, [ended], "last_missing")
        return
    cover, own = calendar.rules, (date_of(series.days[0]), date_of(series.days[-1]))
    until = min(max(last or own[1], own[1]), cover.last)
    wanted = calendar.days(max(own[0], cover.first), until)
    lacking = wanted[~np.isin(wanted, series.days)]
    follows = np.searchsorted(series.days, lacking)
    for run in np.split(lacking, np.flatnonzero(np.diff(follows)) + 1):
        if len(run):
            what = "hole" if len(run) > HOLE else "missing"
            what = "last_missing" if run[0] > series.days[-1] else what
            yield _lacking(series.symbol, [date_of(day) for day in run], what)


def _lacking(symbol: str, days: Sequence[date], what: str) -> Flaw:
    which = f"bar on {days[0]}"
    if len(days) > 1:
        which = f"bars from {days[0]} to {days[-1]}, {len(days)} sessions"
    message = f"{symbol} has no {which}."
    return Flaw(symbol, days[0], days[-1], what, (), message, "error")


def _extra(series: Series, calendar: Calendar) -> Iterator[Flaw]:
    """Find bars on dates that the calendar covers and has no session on."""
    if not len(series):
        return
    first, last = date_of(series.days[0]), date_of(series.days[-1])
    cover = (max(first, calendar.rules.first), min(last, calendar.rules.last))
    ordinals = series.days + EPOCH
    judged = (ordinals >= cover[0].toordinal()) & (ordinals <= cover[1].toordinal())
    for rows in runs(judged & ~np.isin(series.days, calendar.days(*cover))):
        clause = f"has a bar, though {calendar.code} has no session,"
        yield flaw(series, rows, "extra", (), clause, "warning")


def _outside(series: Series) -> Iterator[Flaw]:
    """Find a high below the low, and an open or close outside the two."""
    high, low = series.high, series.low
    crossed = high < low
    for rows in runs(crossed):
        top, bottom = shown(high[rows[0]]), shown(low[rows[0]])
        clause = f"has a high of {top} below a low of {bottom}"
        yield flaw(series, rows, "high_below_low", ("high", "low"), clause)
    for name in ("open", "close"):
        price = series.column(name)
        outside = (price > high + CENT) | (price < low - CENT)
        for rows in runs(outside & ~crossed):
            at, top, bottom = (shown(column[rows[0]]) for column in (price, high, low))
            clause = f"has its {name}, {at}, outside {bottom} to {top}"
            yield flaw(series, rows, f"{name}_outside_range", (name,), clause)


def _nonpositive(series: Series, instrument: Instrument) -> Iterator[Flaw]:
    """Find prices of zero or less; a yield may be so, and a future has been."""
    if instrument.kind == "yield":
        return
    severity = "warning" if instrument.kind in {"future", "rate"} else "error"
    for name in PRICES:
        price = series.column(name)
        for rows in runs(price <= 0):
            clause = f"has its {name} at {shown(price[rows[0]])}"
            yield flaw(series, rows, "nonpositive", (name,), clause, severity)


def _jumps(series: Series, instrument: Instrument) -> Iterator[Flaw]:
    """Find closes far from the one before: no index moves so; a stock may, or split."""
    if instrument.kind == "yield" or instrument.group == "volatility":
        return
    close = series.close
    far = np.abs(np.diff(close)) >= JUMP * close[:-1]
    severity = "error" if instrument.kind == "index" else "warning"
    for row in (np.flatnonzero(far & (close[:-1] > 0)) + 1).tolist():
        clause = f"goes from {shown(close[row - 1])} to {shown(close[row])}"
        yield flaw(series, (row, row + 1), "jump", ("close",), clause, severity)
