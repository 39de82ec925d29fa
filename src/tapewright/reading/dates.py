"""Dates as texts write them: 2025-09-19, Sept. 19, 23 March 2023, Friday, May."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tapewright.reading.typed import Day, Mention

if TYPE_CHECKING:
    from tapewright.language import Lexicon


def dates(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a language's dates."""
    names = sorted(lexicon.months, key=len, reverse=True)
    month = "(?:" + "|".join(rf"{n}\b(?:\.(?=\s(?-i:[a-z\d])))?" for n in names) + ")"
    days = "|".join(sorted(lexicon.weekdays, key=len, reverse=True))
    nth = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)\b"
        rf"|(?P<m2>{month})\s(?P<d2>\d{{1,2}}){nth}(?!\d)(?:,?\s(?P<y2>(?:1[89]|20)\d\d)\b)?"
        rf"|(?P<d3>\d{{1,2}}){nth}\s(?:of\s)?(?P<m3>{month})(?:,?\s(?P<y3>(?:1[89]|20)\d\d)\b)?"
        rf"|(?P<m4>\d{{1,2}})/(?P<d4>\d{{1,2}})/(?P<y4>\d{{4}}|\d\d)\b"
        rf"|(?P<m5>{month}),?\s(?P<y5>(?:19|20)\d\d)\b"
        rf"|(?P<weekday>{days})\b"
        rf"|(?P<m6>{month})(?!\w)",
        re.IGNORECASE,
    )


def is_date(met: re.Match[str], text: str, at: int) -> bool:
    """Return whether a month's name is one: "may" and "march" are words too."""
    if met["m6"] is None:
        return met["weekday"] is None or text[at].isupper() or len(met[0]) > 3  # noqa: PLR2004
    if not text[at].isupper():
        return False
    if met["m6"] not in ("May", "March", "Mar", "Sep", "Dec", "Jan", "Sun", "Sat"):
        return True
    before = text[max(at - 12, 0) : at].lower().split()
    told = bool(before) and before[-1].strip("(") in PREPOSITIONS
    return told or EXTREME.match(text, met.end()) is not None


EXTREME: Final = re.compile(
    r"(?:'s|\u2019s)?\s(?:closing\s)?(?:high|low|peak|record|trough|top)\b"
)


PREPOSITIONS: Final = frozenset(
    [
        "in",
        "since",
        "of",
        "from",
        "until",
        "till",
        "by",
        "late",
        "early",
        "mid",
        "during",
        "for",
        "through",
        "last",
        "this",
        "mid-",
        "early-",
        "late-",
        "to",
        "and",
    ]
)


def dated(lexicon: Lexicon, met: re.Match[str]) -> Mention:
    """Return the mention of a date that the pattern met."""
    get = met.groupdict().get
    if get("weekday"):
        day = Day(weekday=lexicon.weekdays[met["weekday"].lower()])
        return Mention("DATE", met.start(), met.end(), "weekday", day=day)
    year, month, number = (
        next((get(f"{part}{n}") for n in range(1, 7) if get(f"{part}{n}")), None)
        for part in "ymd"
    )
    named = lexicon.months.get(str(month).lower().strip(".,"))
    day = Day(
        year=_year(year),
        month=named or int(month or 0),
        day=int(number) or None if number else None,
    )
    kind = "DATE" if day.day else "MONTH"
    days = LONGEST_MONTHS.get(day.month or 0, 0)
    if not days or number == "0" or (day.day or 1) > days:
        return Mention("MISDATE", met.start(), met.end())
    return Mention(kind, met.start(), met.end(), "date", day=day)


LONGEST_MONTHS: Final = {
    month: 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31  # noqa: PLR2004
    for month in range(1, 13)
}
"""The days that a month has at most."""


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + (2000 if len(text) == 2 else 0)  # noqa: PLR2004
