"""The milestone: a round number reached for the first time."""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.kinds import (
    Answer,
    ArgValues,
    Book,
    Choice,
    Kind,
    Option,
    by_holding,
)
from tapewright.kinds import record as records
from tapewright.market import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel

STEP = Choice("step", (Option("second", "house"), Option("leading", "house")))
BELOW: Final = {"second": 1, "leading": 0}
"""Powers of ten below the level's own: 6,664 counts hundreds, or thousands."""

PRECISE: Final = 9
"""Decimals of a level over its step that count: 3.0 / 0.1 is thirty, not a bit more."""


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the round number that a record reached and nothing before it had."""
    price, step = str(args["price"]), str(args["step"])
    level = records.measure(panel, args)
    reached = rounds(level, step)[0]
    standing = kernels.settled(records.standing(panel, price))
    with np.errstate(invalid="ignore"):
        return np.where(reached > standing, reached, np.nan)


def rounds(
    level: NDArray[np.float64], step: str
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the highest round number at or below each level, and the step there."""
    with np.errstate(divide="ignore", invalid="ignore"):
        known = np.where(level > 0, level, np.nan)
        size = 10.0 ** (np.floor(np.log10(known)) - BELOW[step])
        whole = np.floor(np.round(known / size, PRECISE))
    return kernels.settled(whole * size), size


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`; mostly one look shows that nothing is new."""
    series, price = panel.subject, str(args["price"])
    known = series.column("close" if price == "close" else "high")[-1:]
    reached = rounds(known, str(args["step"]))[0]
    with np.errstate(invalid="ignore"):
        earlier = records.peaks(series, price)[:-1]
        if np.isnan(reached[0]) or (len(earlier) and reached[0] <= earlier.max()):
            return np.nan
    return float(measure(panel, args)[-1])


def define(book: Book, args: ArgValues) -> Answer | None:
    """Take a record's highest round number, and see that all before was below it."""
    record = records.define(book, {"price": args["price"]})
    if record is None or not isinstance(record.value, int | float) or record.value <= 0:
        return None
    number = round_below(record.value, str(args["step"]))[0]
    earlier = records.earlier_peaks(book, str(args["price"]))
    if any(round(level, 6) >= number for level, _ in earlier):
        return None
    return Answer(number, record.witnesses)


def round_below(level: float, step: str) -> tuple[float, float]:
    """Return the highest round number at or below a level, and the step there."""
    size: float = 10.0 ** (floor(log10(level)) - BELOW[step])
    return round(floor(round(level / size, PRECISE)) * size, 6), size


PART = Kind(
    name="milestone",
    doc=(
        "A milestone is a round number that a close (or a high) reaches for the first "
        "time. What is round depends on the level: steps of its second digit, as "
        "6,600 for 6,664 and 46,000 for 46,315, or of its leading one, as 6,000 and "
        "40,000. The first at or above it counts; declared earlier records do too."
    ),
    role="record",
    args=(records.PRICE, STEP),
    unit=lambda _: "level",
    needs=records.needs,
    measure=measure,
    define=define,
    formula=lambda args: (
        "the highest round number, by the "
        f"{'second' if args['step'] == 'second' else 'leading'} digit, that the record "
        "is at or above and every earlier level was below"
    ),
    convention=records.PART.convention,
    rarity=by_holding,
    theme=lambda _: "high",
    latest=latest,
    absolute=True,
)
