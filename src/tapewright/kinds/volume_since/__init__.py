"""The highest or lowest volume since: when as much, or as little, was last traded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tapewright.kinds import Answer, ArgValues, Book, Kind, Need, by_age, highest_since
from tapewright.kinds.highest_since import SIDE
from tapewright.kinds.volatility_since import asked, dated
from tapewright.kinds.volume import traded, volumes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tapewright.market.bars import Panel


def measure(panel: Panel, args: ArgValues) -> NDArray[np.float64]:
    """Return the latest earlier day with a volume as far out."""
    series = panel.subject
    return highest_since.measure(dated(series.days, traded(series)), asked(args))


def latest(panel: Panel, args: ArgValues) -> float:
    """Return the last row of `measure`, looking back from it alone."""
    series = panel.subject
    return highest_since.latest(dated(series.days, traded(series)), asked(args))


def define(book: Book, args: ArgValues) -> Answer | None:
    """Walk back to the first session with a volume as far out as the last one's."""
    bars = book.subject
    as_closes = Book(replace(bars, close=volumes(bars)), {})
    found = highest_since.define(as_closes, asked(args))
    if found is None:
        return None
    points = tuple((symbol, day, "volume") for symbol, day, _ in found.witnesses)
    return Answer(found.value, points)


PART = Kind(
    name="volume_since",
    doc=(
        "The highest volume since a date: the latest earlier session on which as much "
        "or more was traded, with at least one session of less in between. Lows mirror "
        "it. A volume of zero is not known, and looking back ends at one that is not."
    ),
    role="context",
    args=(SIDE,),
    unit=lambda _: "date",
    needs=lambda _: Need(("volume",)),
    measure=measure,
    define=define,
    formula=lambda args: (
        f"the latest earlier session with a volume as {args['side']} or "
        f"{args['side']}er"
    ),
    convention=lambda _: "volumes as the bars give them; zero is not known",
    rarity=by_age,
    theme=lambda _: "volume",
    latest=latest,
)
