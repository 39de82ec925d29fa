"""The size of a move in units of the subject's own usual one, from which verbs follow.

The bands are those of the house style: under a quarter of a usual move is little
changed, to three quarters slight, to twice plain, to four times strong, beyond extreme.
The usual move is a median over the trailing year (the kind `usual_move`): a standard
deviation would let one crash make every later loss look small.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from decimal import Decimal

BANDS: Final = (
    ("flat", 0.25),
    ("slight", 0.75),
    ("plain", 2.0),
    ("strong", 4.0),
    ("extreme", float("inf")),
)


def band(change: Decimal, usual: Decimal | None) -> str:
    """Name the size of a change given the usual one, both in percent.

    Without a usual move (a short history) nothing but "plain" can be said.
    """
    if not change:
        return "unchanged"
    if usual is None or usual <= 0:
        return "plain"
    moves = float(abs(change) / usual)
    return next(name for name, limit in BANDS if moves < limit)
