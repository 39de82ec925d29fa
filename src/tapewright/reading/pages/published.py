"""When a page says it was published: dates as metadata write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST: Final = 60
MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"

_ISO: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)? ?(Z|[-+]\d\d:?\d\d)?)?"
)
_WORDS: Final = re.compile(
    r"(?:\w+, ?)?(?:(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? "
    r"(?P<year>\d{4})"
    r"|(?P<d>\d{1,2})\.? (?P<m>[A-Za-z]{3,9})\.?,? (?P<y>\d{4}))"
)


def when_of(text: str) -> datetime | date | None:
    """Return a date, with its time where one is told, None for anything else.

    "2025-10-10T20:41:00-04:00", "2025-10-10", "October 10, 2025", "10 Oct 2025" and
    the dates of mail are understood.
    """
    text = text.strip().strip("\"'")[:LONGEST]
    try:
        return _iso(text) or _words(text) or _mail(text)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | date | None:
    found = _ISO.match(text)
    if found is None:
        return None
    day, time, zone = found.groups()
    if time is None:
        return date.fromisoformat(day)
    return datetime.fromisoformat(f"{day}T{time}{zone or ''}")


def _words(text: str) -> date | None:
    found = _WORDS.fullmatch(text)
    if found is None:
        return None
    month = found["month"] or found["m"]
    number = MONTHS.find(month[:3].lower()) // len("jan ") + 1
    return date(
        int(found["year"] or found["y"]), number, int(found["day"] or found["d"])
    )


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (TypeError, IndexError):
        return None
