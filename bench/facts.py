"""How fast every kind is measured: whole histories, and one session of a long one.

    python bench/facts.py [--series N] [--sessions N] [--sample N] [--only PART]

One process, one core. Seeded series are made one at a time, so that memory is bounded
by one and its peers. Beside ours, on a sample of the same series, pandas the obvious
way and Polars windows answer the same questions; each is first checked to agree. Prints
whether the targets are met: 20 times pandas, 3 times the windows, and for one session
of 9,600 at most 3 times one `np.maximum.accumulate` over its closes, kind by kind.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import polars as pl

import obvious  # first: it holds Polars to one core
from tapewright.finding import Market, latest, measured
from tapewright.kinds import Choice, Count, Group, Kind, Peer, kinds
from tapewright.market.bars import Panel, Series, date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Args = dict[str, str | int]
    Question = tuple[Kind, Args]

SEED = 1987
LAST = np.datetime64("2025-09-19", "D")
SUBJECT = "S"
PEERS = ("P", "Q", "R")
SINCE = "2016-11-08"
LONG = 9_600
TARGETS = {"pandas": 20, "Polars windows": 3, "one session": 3}


def series_of(seed: int, symbol: str, sessions: int) -> Series:
    """Make a seeded walk of daily bars on weekdays: tails, gaps, cents."""
    random = np.random.default_rng((SEED, seed))
    days = np.busday_offset(LAST, np.arange(-sessions + 1, 1), roll="backward")
    moves = random.standard_t(4, sessions) * 0.008 + 0.0003
    close = np.round(100 * np.exp(np.cumsum(moves)), 2) + 0.01
    opened = np.round(close * (1 + random.normal(0, 0.004, sessions)), 2)
    reach = np.abs(random.normal(0, 0.005, (2, sessions)))
    return Series(
        symbol,
        days.astype(np.int32),
        opened,
        np.round(np.maximum(opened, close) * (1 + reach[0]), 2),
        np.round(np.minimum(opened, close) * (1 - reach[1]), 2),
        close,
        random.integers(1e6, 1e9, sessions).astype(np.float64),
    )


def panel_of(seed: int, peers: dict[str, Series], sessions: int) -> Panel:
    """Return a fresh series beside the peers: nothing is kept from the one before."""
    groups = {"all": (SUBJECT, *PEERS)}
    return Panel(series_of(seed, SUBJECT, sessions), peers, (), groups)


def questions() -> Iterator[Question]:
    """Yield every kind with every combination of house arguments."""
    for kind in kinds().values():
        for values in product(*map(_tried, kind.args)):
            names = (arg.name for arg in kind.args)
            yield kind, dict(zip(names, values, strict=True))


def _tried(arg: object) -> tuple[str | int, ...]:
    match arg:
        case Choice():
            return tuple(o.value for o in arg.options if o.standing == "house")
        case Peer():
            return PEERS[:1]
        case Group():
            return ("all",)
        case Count():
            return (arg.house,)
    return (SINCE,)


def asked(key: tuple[str, tuple[str, ...]]) -> Question:
    """Return a question from a kind's name and what differs from its house values."""
    kind = kinds()[key[0]]
    return kind, kind.completed(dict(pair.split("=") for pair in key[1]))


def took(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure_all(panel: Panel, every: list[Question]) -> None:
    """Measure every question over a panel's whole history."""
    for kind, args in every:
        kind.measure(panel, args)


def history(count: int, sessions: int, peers: dict[str, Series]) -> None:
    """Measure every kind over many series, and say how fast and with what memory."""
    every, spent = list(questions()), 0.0
    for seed in range(count):
        panel = panel_of(seed, peers, sessions)
        spent += took(lambda panel=panel: measure_all(panel, every))  # type: ignore[misc]
        if sys.stderr.isatty():
            print(f"\r{seed + 1:,} of {count:,} series", end="", file=sys.stderr)
    cells = count * sessions * len(every)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\nevery kind: {count:,} series x {sessions:,} sessions x {len(every)} "
        f"questions of {len(kinds())} kinds: {cells / spent / 1e6:.1f} million rows x "
        f"questions a second and core, {spent / count * 1e3:.0f} ms a series, "
        f"peak {peak:.0f} MB"
    )


@dataclass(frozen=True)
class Race:
    """One peer's way of answering questions over a panel."""

    name: str
    keys: list[tuple[str, tuple[str, ...]]]
    frame: Callable[[Panel], object]
    answer: Callable[[object, tuple[str, tuple[str, ...]]], NDArray[np.float64]]
    run: Callable[[object, list[tuple[str, tuple[str, ...]]]], object]


def pandas_frame(panel: Panel) -> pd.DataFrame:
    """Return a panel's subject as pandas has it."""
    series = panel.subject
    index = pd.DatetimeIndex(series.days.astype("datetime64[D]").astype("M8[ns]"))
    columns = ("open", "high", "low", "close", "volume")
    return pd.DataFrame({name: series.column(name) for name in columns}, index)


def polars_frame(panel: Panel) -> pl.DataFrame:
    """Return a panel's subject as Polars has it."""
    series = panel.subject
    columns = ("open", "high", "low", "close", "volume")
    days = pl.Series(series.days).cast(pl.Date)
    return pl.DataFrame(
        {"session": days, **{name: series.column(name) for name in columns}}
    )


def _numbers(values: pd.Series | pl.Series) -> NDArray[np.float64]:
    plain = values.to_numpy()
    if np.issubdtype(plain.dtype, np.datetime64):
        days = plain.astype("datetime64[D]").astype(np.float64)
        return np.where(np.isnat(plain), np.nan, days)
    return plain.astype(np.float64)


def races() -> Iterator[Race]:
    """Yield the peers."""
    yield Race(
        "pandas",
        list(obvious.PANDAS),
        pandas_frame,
        lambda frame, key: _numbers(obvious.PANDAS[key](frame)),  # type: ignore[arg-type]
        lambda frame, keys: [obvious.PANDAS[key](frame) for key in keys],  # type: ignore[arg-type]
    )
    yield Race(
        "Polars windows",
        list(obvious.POLARS),
        polars_frame,
        lambda frame, key: _numbers(
            frame.with_columns(obvious.PRIOR).select(  # type: ignore[attr-defined]
                obvious.POLARS[key].alias("value")
            )["value"]
        ),
        lambda frame, keys: frame.with_columns(obvious.PRIOR).select(  # type: ignore[attr-defined]
            obvious.POLARS[key].alias(str(at)) for at, key in enumerate(keys)
        ),
    )


def raced(race: Race, sample: int, sessions: int, peers: dict[str, Series]) -> None:
    """Race one peer over the questions that it answers as we do."""
    panel = panel_of(0, peers, sessions)
    agreed = []
    for key in race.keys:
        kind, args = asked(key)
        theirs = race.answer(race.frame(panel), key)
        if np.allclose(kind.measure(panel, args), theirs, 1e-6, 1e-6, equal_nan=True):
            agreed.append(key)
        else:
            print(f"{race.name} answers {key} otherwise: not raced")
    ours = theirs_took = 0.0
    for seed in range(sample):
        panel = panel_of(seed, peers, sessions)
        every = [asked(key) for key in agreed]
        ours += took(lambda panel=panel, every=every: measure_all(panel, every))  # type: ignore[misc]
        frame = race.frame(panel)
        theirs_took += took(lambda frame=frame: race.run(frame, agreed))  # type: ignore[misc]
    ratio, target = theirs_took / ours, TARGETS[race.name]
    print(
        f"{race.name}: {theirs_took / sample * 1e3:.1f} ms for {len(agreed)} questions "
        f"a series, ours {ours / sample * 1e3:.1f} ms: {ratio:.1f} times "
        f"(target {target}: {'met' if ratio >= target else 'missed'})"
    )


def best(work: Callable[[], object], times: int = 15) -> float:
    """Return the least of several times, in microseconds."""
    return min(took(work) for _ in range(times)) * 1e6


def one_session(peers: dict[str, Series]) -> None:
    """Ask every kind about the last session of a long series, alone and end to end."""
    panel = panel_of(0, peers, LONG)
    market = Market({SUBJECT: panel.subject, **peers}, groups=panel.groups)
    session = date_of(panel.subject.days[-1])
    accumulate = best(lambda: np.maximum.accumulate(panel.subject.close), 100)
    rows: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for kind, args in questions():
        rows[kind.name].append(
            (
                best(lambda kind=kind, args=args: _alone(kind, panel, args)),  # type: ignore[misc]
                best(
                    lambda kind=kind, args=args: measured(  # type: ignore[misc]
                        market, kind.name, SUBJECT, session, **args
                    )
                ),
            )
        )
    print(f"\none session of {LONG:,}; np.maximum.accumulate takes {accumulate:.0f} us")
    heads = f"{'kind':24}{'questions':>10}{'kernel':>10}{'end to end':>12}"
    print(f"{heads}  times accumulate")
    means = {name: np.mean(pairs, axis=0) / accumulate for name, pairs in rows.items()}
    for name, (kernel, whole) in sorted(means.items(), key=lambda one: -one[1][0]):
        over = " over" if kernel > TARGETS["one session"] else ""
        print(f"{name:24}{len(rows[name]):10}{kernel:10.1f}{whole:12.1f}{over}")
    within = sum(kernel <= TARGETS["one session"] for kernel, _ in means.values())
    total = sum(whole for pairs in rows.values() for _, whole in pairs) / 1000
    met = "met" if within == len(means) else f"missed by {len(means) - within}"
    print(
        f"{within} of {len(means)} kinds within {TARGETS['one session']} "
        f"(target: all, {met}); all {sum(map(len, rows.values()))} questions of the "
        f"session in {total:.0f} ms"
    )


def _alone(kind: Kind, panel: Panel, args: Args) -> float:
    """Measure the last session of a panel that keeps nothing from before."""
    fresh = replace(panel, subject=panel.subject.rows(0, len(panel)))
    return latest(kind, fresh, args)


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--series", type=int, default=2_000)
    parser.add_argument("--sessions", type=int, default=5_000)
    parser.add_argument("--sample", type=int, default=3, help="series a peer runs over")
    parser.add_argument("--only", choices=("history", "races", "session"))
    given = parser.parse_args()
    longest = max(given.sessions, LONG)
    peers = {
        name: series_of(10**6 + at, name, longest) for at, name in enumerate(PEERS)
    }
    if given.only in (None, "session"):
        one_session(peers)
    if given.only in (None, "races"):
        for race in races():
            raced(race, given.sample, given.sessions, peers)
    if given.only in (None, "history"):
        history(given.series, given.sessions, peers)


if __name__ == "__main__":
    main()
