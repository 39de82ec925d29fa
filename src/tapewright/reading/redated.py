"""A date in place of another, told in the same manner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from tapewright.language import Language
    from tapewright.model import Dated

MONTH: Final = r"(?P<month>[^\W\d_]{3,9})(?P<dot>\.?)"
YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
NTH: Final = r"(?:st|nd|rd|th)?"
MANNERS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<iso>\d{4}-\d\d-\d\d)",
        rf"\b{MONTH} (?P<day>\d{{1,2}}){NTH}\b(?!\d)(?:(?P<comma>,? ){YEAR})?",
        rf"\b(?P<day>\d{{1,2}}){NTH} {MONTH}(?:(?P<comma>,? ){YEAR})?",
        rf"\b{MONTH}(?P<comma>,? ){YEAR}",
        rf"\b{YEAR}\b",
        rf"\b{MONTH}(?!\w)",
    )
)
"""How dates are told, the longest first."""

WEEK: Final = 7
LASTING: Final = re.compile(
    r"^(?P<lead>in|for)\s.*\b(?:months?|years?)$", re.IGNORECASE | re.DOTALL
)
DOTTED: Final = {
    1: "Jan",
    2: "Feb",
    8: "Aug",
    9: "Sept",
    10: "Oct",
    11: "Nov",
    12: "Dec",
}
"""Months that desks shorten, with a full stop."""


def redated(
    quote: str, stated: Dated, truth: date, now: date, language: Language
) -> str:
    """Return a quote with another date in it, "" where it cannot be told so.

    Args:
        quote: What the text says.
        stated: The dates that this covers.
        truth: The right one.
        now: The session of which the text speaks.
        language: The language it is written in.
    """
    lasting = LASTING.match(quote)
    if lasting:
        if (now - truth).days < 2 * 31:
            return ""
        return f"{lasting['lead']} {language.age(truth, now)}"
    for manner in MANNERS:
        for met in manner.finditer(quote):
            if _is_month(met, language):
                told = _told(met, stated, truth)
                return quote[: met.start()] + told + quote[met.end() :]
    return _weekday(quote, truth, now, language)


def _is_month(met: re.Match[str], language: Language) -> bool:
    month = met.groupdict().get("month")
    lexicon = language.lexicon
    return month is None or (lexicon is not None and month.lower() in lexicon.months)


def _told(met: re.Match[str], stated: Dated, truth: date) -> str:
    """Write the date as the one that was met."""
    parts = met.groupdict()
    if parts.get("iso"):
        return truth.isoformat()
    if not parts.get("month"):
        return str(truth.year)
    month = _month(parts["month"], parts["dot"], truth)
    if not parts.get("day"):
        core, comma = month, " "
    elif met.start("day") < met.start("month"):
        core, comma = f"{truth.day} {month}", " "
    else:
        core, comma = f"{month} {truth.day}", ", "
    if parts.get("year"):
        return f"{core}{parts['comma']}{truth.year}"
    alike = truth.year == stated.first.year
    return core if alike else f"{core}{comma}{truth.year}"


def _month(told: str, dot: str, truth: date) -> str:
    """Write a month's name as long as the one that stood there."""
    whole = f"{truth:%B}"
    if dot:
        return f"{DOTTED[truth.month]}." if truth.month in DOTTED else whole
    short = len(told) <= 4 and told.lower() not in ("may", "june", "july")  # noqa: PLR2004
    return whole[:3] if short else whole


def _weekday(quote: str, truth: date, now: date, language: Language) -> str:
    """Replace a day of the week, where the right one lies in the week before."""
    lexicon = language.lexicon
    if lexicon is None or not 0 <= (now - truth).days < WEEK:
        return ""
    for met in re.finditer(r"[^\W\d_]+", quote):
        if met[0].lower() in lexicon.weekdays:
            whole = language.weekday(truth)
            told = whole if len(met[0]) > 4 else whole[:3]  # noqa: PLR2004
            return quote[: met.start()] + told + quote[met.end() :]
    return ""
