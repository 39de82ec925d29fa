"""The desk's kinds as an analyst would write them: in pandas, and as Polars windows.

Each function answers one question over one series' whole history, one value a session.
`bench/facts.py` checks that they agree with ours before it races them.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Final

os.environ.setdefault("POLARS_MAX_THREADS", "1")  # the race is per core

import numpy as np
import pandas as pd
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

Frame = pd.DataFrame
Column = pd.Series

FREQUENCY: Final = {"week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


def period(frame: Frame, span: str) -> Column:
    """Return the period of each session."""
    return pd.Series(frame.index.to_period(FREQUENCY[span]), frame.index)


def base(frame: Frame, span: str) -> Column:
    """Return the last close before each session's period."""
    if span == "day":
        return frame["close"].shift()
    names = period(frame, span)
    ends = frame["close"].groupby(names).last().shift()
    return names.map(ends).astype(float)


def change(frame: Frame, span: str) -> Column:
    """Return the change in percent to date."""
    return (frame["close"] / base(frame, span) - 1) * 100


def record(frame: Frame) -> Column:
    """Return the close where it is above all before it."""
    close = frame["close"]
    return close.where(close > close.cummax().shift())


def record_since(frame: Frame) -> Column:
    """Return the date of the record before, where there is a record."""
    close = frame["close"]
    peaks = close.where(close > close.cummax().shift().fillna(-np.inf))
    dates = pd.Series(frame.index, frame.index).where(peaks.notna()).ffill()
    return dates.shift().where(record(frame).notna())


def drought(frame: Frame) -> Column:
    """Return the sessions between a record and the one before it."""
    close = frame["close"]
    peaks = close > close.cummax().shift().fillna(-np.inf)
    rows = pd.Series(np.arange(len(frame)), frame.index)
    between = rows - rows.where(peaks).ffill().shift() - 1
    return between.where(record(frame).notna() & (between > 0))


def records(frame: Frame) -> Column:
    """Return which record of the year a record is."""
    held = record(frame).notna()
    return held.groupby(frame.index.year).cumsum().where(held)


def fifty_two_week(frame: Frame, name: str, sign: int) -> Column:
    """Return the price where it is beyond all others of 364 days."""
    prices = frame[name] * sign
    others = prices.rolling("364D", closed="neither").max()
    whole = frame.index - pd.Timedelta("364D") >= frame.index[0]
    return frame[name].where((prices > others) & whole)


def highest_since(frame: Frame, name: str, sign: int) -> Column:
    """Return the latest earlier date with a price as far out: a loop, row by row."""
    prices = frame[name].to_numpy() * sign
    found = []
    for row, level in enumerate(prices):
        earlier = np.flatnonzero(prices[:row] >= level)
        told = len(earlier) and earlier[-1] < row - 1
        found.append(frame.index[earlier[-1]] if told else pd.NaT)
    return pd.Series(found, frame.index)


def largest_move_since(frame: Frame, span: str) -> Column:
    """Return the latest earlier period's end with as large a change the same way."""
    moves = change(frame, span).round(6).to_numpy()
    names = (
        np.arange(len(frame)) if span == "day" else pd.factorize(period(frame, span))[0]
    )
    ends = np.flatnonzero(np.diff(names, append=names[-1] + 1))
    found = []
    for row, move in enumerate(moves):
        before = ends[: names[row]]
        past = moves[before]
        earlier = before[(past * move > 0) & (np.abs(past) >= abs(move))]
        told = len(earlier) and earlier[-1] != before[-1]
        found.append(frame.index[earlier[-1]] if told else pd.NaT)
    return pd.Series(found, frame.index)


def streak(frame: Frame) -> Column:
    """Return the signed run of daily gains or losses."""
    signs = np.sign(frame["close"].diff())
    runs = signs.groupby((signs != signs.shift()).cumsum()).cumcount() + 1
    return (runs * signs).where(signs.abs() > 0)


def n_of_m(frame: Frame) -> Column:
    """Return how many of the last ten sessions rose, where the first and last did."""
    rose = frame["close"].diff() > 0
    count = rose.rolling(10).sum()
    known = np.arange(len(frame)) >= 10  # noqa: PLR2004 - ten changes
    tight = rose & rose.shift(9, fill_value=False)
    return count.where(tight & (count < 10) & (count > 5) & known)  # noqa: PLR2004


def off_peak(frame: Frame) -> Column:
    """Return the drawdown in percent."""
    return (frame["close"] / frame["close"].cummax() - 1) * 100


def moving_average(frame: Frame, length: int) -> Column:
    """Return the distance from a moving average in percent."""
    return (frame["close"] / frame["close"].rolling(length).mean() - 1) * 100


def change_over(frame: Frame) -> Column:
    """Return the change over two sessions in percent."""
    return (frame["close"] / frame["close"].shift(2) - 1) * 100


def volatility(frame: Frame) -> Column:
    """Return the annualised 20-session volatility in percent."""
    returns = np.log(frame["close"]).diff()
    return returns.rolling(20).std() * np.sqrt(252) * 100


def volume(frame: Frame) -> Column:
    """Return volume against the 20 sessions before, in percent."""
    return (frame["volume"] / frame["volume"].rolling(20).mean().shift() - 1) * 100


def close_rank(frame: Frame, ascending: bool) -> Column:  # noqa: FBT001 - as pandas
    """Return each close's rank among the year's so far: expanding, year by year."""
    return frame.groupby(frame.index.year)["close"].transform(
        lambda closes: closes.expanding().rank(method="min", ascending=ascending)
    )


def close_rank_ever(frame: Frame, ascending: bool) -> Column:  # noqa: FBT001 - as pandas
    """Return each close's rank among all so far."""
    return frame["close"].expanding().rank(method="min", ascending=ascending)


def rebound(frame: Frame) -> Column:
    """Return the distance above the lowest close of 364 days."""
    lowest = frame["close"].rolling("364D").min()
    whole = frame.index - pd.Timedelta("364D") >= frame.index[0]
    return ((frame["close"] / lowest - 1) * 100).where(whole)


def usual_move(frame: Frame) -> Column:
    """Return the median size of the daily changes of 364 days, its own left out."""
    sizes = change(frame, "day").abs()
    window = sizes.rolling("364D", closed="neither", min_periods=20)
    return window.median()


def width(frame: Frame) -> Column:
    """Return the day's range in percent."""
    return (frame["high"] / frame["low"] - 1) * 100


SIDES: Final = {"high": 1, "low": -1}
LENGTHS: Final = ("20", "50", "100", "200")

PANDAS: Final[dict[tuple[str, tuple[str, ...]], Callable[[Frame], Column]]] = {
    ("close", ()): lambda frame: frame["close"],
    **{
        ("change", (f"span={span}",)): partial(change, span=span)
        for span in ("day", "week", "month", "quarter", "year")
    },
    ("change_over", ("span=day",)): change_over,
    ("record", ()): record,
    ("record_since", ()): record_since,
    ("records", ()): records,
    ("drought", ()): drought,
    **{
        ("fifty_two_week", (f"price={price}", f"side={side}")): partial(
            fifty_two_week, name="close" if price == "close" else side, sign=sign
        )
        for side, sign in SIDES.items()
        for price in ("close", "intraday")
    },
    **{
        ("highest_since", (f"price={price}", f"side={side}")): partial(
            highest_since, name="close" if price == "close" else side, sign=sign
        )
        for side, sign in SIDES.items()
        for price in ("close", "intraday")
    },
    **{
        ("largest_move_since", (f"span={span}",)): partial(
            largest_move_since, span=span
        )
        for span in ("day", "week", "month")
    },
    ("streak", ("span=day",)): streak,
    ("n_of_m", ("span=day", "direction=up")): n_of_m,
    ("off_peak", ()): off_peak,
    **{
        ("moving_average", (f"length={length}", "of=distance")): partial(
            moving_average, length=int(length)
        )
        for length in LENGTHS
    },
    ("volatility", ()): volatility,
    ("volume", ()): volume,
    **{
        ("close_rank", (f"side={side}", "within=year")): partial(
            close_rank, ascending=side == "low"
        )
        for side in SIDES
    },
    **{
        ("close_rank", (f"side={side}", "within=history")): partial(
            close_rank_ever, ascending=side == "low"
        )
        for side in SIDES
    },
    ("rebound", ("of=percent", "window=52_weeks")): rebound,
    ("usual_move", ("span=day",)): usual_move,
    ("range", ("of=width", "span=day")): width,
}
"""What to race, by the kind and the arguments that differ from the house's."""

CLOSE: Final = pl.col("close")
EVERY: Final = {"week": "1w", "month": "1mo", "quarter": "1q", "year": "1y"}
PRIOR: Final = CLOSE.shift().alias("prior")
"""What every change is from; a column of its own, as a window cannot look before it."""


def windowed_change(span: str) -> pl.Expr:
    """Return the change in percent to date, by windows over the period."""
    if span == "day":
        return (CLOSE / CLOSE.shift() - 1) * 100
    name = pl.col("session").dt.truncate(EVERY[span])
    return (CLOSE / pl.col("prior").first().over(name) - 1) * 100


def windowed_streak() -> pl.Expr:
    """Return the signed run of daily gains or losses."""
    signs = CLOSE.diff().sign()
    run = signs.rle_id()
    return pl.when(signs != 0).then(pl.int_range(1, pl.len() + 1).over(run) * signs)


def windowed_record() -> pl.Expr:
    """Return the close where it is above all before it."""
    return pl.when(CLOSE.cum_max().shift() < CLOSE).then(CLOSE)


def whole_year(value: pl.Expr) -> pl.Expr:
    """Return a value where the bars reach back 364 days."""
    first = pl.col("session").first()
    reach = pl.col("session") - pl.duration(days=364)
    return pl.when(reach >= first).then(value)


def windowed_extreme(name: str, sign: int) -> pl.Expr:
    """Return the price where it is beyond all others of 364 days."""
    prices = pl.col(name) * sign
    others = prices.rolling_max_by("session", "364d", closed="none")
    return whole_year(pl.when(prices > others).then(pl.col(name)))


def windowed_rebound() -> pl.Expr:
    """Return the distance above the lowest close of 364 days."""
    lowest = CLOSE.rolling_min_by("session", "364d")
    return whole_year((CLOSE / lowest - 1) * 100)


def windowed_usual() -> pl.Expr:
    """Return the median size of the daily changes of 364 days, its own left out."""
    sizes = windowed_change("day").abs()
    return sizes.rolling_median_by("session", "364d", closed="none", min_samples=20)


def windowed_volatility() -> pl.Expr:
    """Return the annualised 20-session volatility in percent."""
    return CLOSE.log().diff().rolling_std(20) * np.sqrt(252) * 100


POLARS: Final[dict[tuple[str, tuple[str, ...]], pl.Expr]] = {
    ("close", ()): CLOSE,
    **{
        ("change", (f"span={span}",)): windowed_change(span)
        for span in ("day", "week", "month", "quarter", "year")
    },
    ("change_over", ("span=day",)): (CLOSE / CLOSE.shift(2) - 1) * 100,
    ("record", ()): windowed_record(),
    **{
        ("fifty_two_week", (f"price={price}", f"side={side}")): windowed_extreme(
            "close" if price == "close" else side, sign
        )
        for side, sign in SIDES.items()
        for price in ("close", "intraday")
    },
    ("streak", ("span=day",)): windowed_streak(),
    ("off_peak", ()): (CLOSE / CLOSE.cum_max() - 1) * 100,
    **{
        ("moving_average", (f"length={length}", "of=distance")): (
            (CLOSE / CLOSE.rolling_mean(int(length)) - 1) * 100
        )
        for length in LENGTHS
    },
    ("volatility", ()): windowed_volatility(),
    ("volume", ()): (
        (pl.col("volume") / pl.col("volume").rolling_mean(20).shift() - 1) * 100
    ),
    ("rebound", ("of=percent", "window=52_weeks")): windowed_rebound(),
    ("usual_move", ("span=day",)): windowed_usual(),
    ("range", ("of=width", "span=day")): (pl.col("high") / pl.col("low") - 1) * 100,
}
"""The same as expressions; where windows have none (a since, a rank), none is raced."""
