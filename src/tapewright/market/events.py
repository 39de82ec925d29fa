"""Named dates, read from a CSV file: what later sessions are measured from.

The file's columns are session (2024-11-05), name ("the presidential election") and
source: who dates it so, or a link.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tapewright.errors import BarsError
from tapewright.market.bars import Event
from tapewright.market.declared import date_in, declared

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS: Final = ("session", "name", "source")


def read_events(path: Path | str) -> tuple[Event, ...]:
    """Return the events of a CSV file, by date.

    Raises:
        BarsError: when the file cannot be read, a row is not so, or two events share a
            date, by which alone they are asked for.
    """
    events = [
        Event(date_in(row, "session", where), row["name"], row["source"])
        for row, where in declared(path, COLUMNS, "the events")
    ]
    events.sort(key=lambda event: event.session)
    for one, other in pairwise(events):
        if one.session == other.session:
            raise BarsError(
                f"two events are dated {one.session}: {one.name} and {other.name}",
                expected="one event a date",
                where=str(path),
            )
    return tuple(events)
