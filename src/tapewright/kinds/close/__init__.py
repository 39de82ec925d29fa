"""The close: where a session ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, by_size

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the closes."""
    del args
    return panel.subject.close


def define(book: Book, args: ArgValues) -> Answer | None:
    """Read the last session's close."""
    del args
    bars = book.subject
    close = bars.close[-1]
    if close is None:
        return None
    return Answer(close, ((bars.symbol, bars.sessions[-1], "close"),))


def numbers(values: list[float | None]) -> list[float]:
    """Return plain numbers for definitions to count with; NaN is not known."""
    return [float("nan") if value is None else value for value in values]


PART = Kind(
    name="close",
    doc=(
        "The close is the official last price or level of a session. Everything here "
        "is computed from closes unless the text says intraday."
    ),
    role="level",
    args=(),
    unit=lambda _: "level",
    needs=lambda _: Need(back="day"),
    measure=measure,
    define=define,
    formula=lambda _: "the session's close",
    convention=lambda _: "official close, price not total return",
    rarity=by_size,
    theme=lambda _: "close",
    quiet=lambda _: True,
)
