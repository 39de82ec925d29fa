"""Volume against its average: how far above, or below, what was usual before."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Columns,
    Kind,
    Need,
    Option,
    by_size,
)
from tapewright.kinds.change import percent_of
from tapewright.kinds.moving_average import tail
from tapewright.market import averages, kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel, Series

WINDOW = Choice(
    "window",
    (
        Option("20", "house"),
        Option("50", "accepted", "Investor's Business Daily: the 50-day average"),
    ),
)


def traded(series: Series) -> NDArray[np.float64]:
    """Return volumes, NaN where they are not known: vendors write 0 for that."""
    return np.where(series.volume > 0, series.volume, np.nan)


def volumes(bars: Columns) -> list[float | None]:
    """Return volumes, None where they are not known: vendors write 0 for that."""
    return [volume if volume and volume > 0 else None for volume in bars.volume]


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the volume against the average of the sessions before, in percent."""
    volume = traded(panel.subject)
    mean = averages.trailing_mean(volume, int(args["window"]))
    return kernels.percent(volume, kernels.taken(mean, np.arange(len(mean)) - 1))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure` from the rows that it rests on."""
    rows = int(args["window"]) + 1
    return float(measure(replace(panel, subject=tail(panel.subject, rows)), args)[-1])


def define(book: Book, args: ArgValues) -> Answer | None:
    """Compare the last volume with the mean of those before it, all of them known."""
    bars, window = book.subject, int(args["window"])
    known = [volume for volume in volumes(bars)[-window - 1 :] if volume is not None]
    if len(known) <= window:
        return None
    value = percent_of(known[-1], fsum(known[:-1]) / window)
    last = len(bars.sessions) - 1
    points = tuple(
        (bars.symbol, bars.sessions[row], "volume")
        for row in (*range(last - window, last), last)
    )
    return None if value is None else Answer(value, points)


PART = Kind(
    name="volume",
    doc=(
        "Volume is set against the average of the 20 sessions before it, its own left "
        "out, in percent above or below. A volume of zero is not known: vendors of "
        "index bars write it where they have none. All of these sessions' volumes must "
        "be known."
    ),
    role="context",
    args=(WINDOW,),
    unit=lambda _: "percent",
    needs=lambda args: Need(("volume",), back="day", rows=int(args["window"]) - 1),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"(volume / the mean volume of the {args['window']} sessions before - 1) x 100"
    ),
    convention=lambda args: (
        f"the {args['window']} sessions before, the session's own left out; zero is "
        "not known"
    ),
    rarity=by_size,
    theme=lambda _: "volume",
    latest=latest,
)
