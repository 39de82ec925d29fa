"""What a neighbour changed, in words that follow "That is"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.language import language
from tapewright.market.instruments import instrument

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

ENGLISH: Final = language("en")

ARGUMENTS: Final[Mapping[tuple[str, str], str]] = {
    ("base", "prior_close"): "the change from the close before the {span} began",
    ("base", "first_close"): "the change from the {span}'s first close",
    ("base", "first_open"): "the change from the {span}'s open",
    ("base", "five_sessions"): "the change over five sessions",
    ("base", "twelve_months"): "the change over twelve months",
    ("base", "close_on"): "the change from the close of that day",
    ("base", "close_before"): "the change from the close before that day",
    ("count", "inclusive"): "the count with the day of the new record",
    ("count", "between"): "the count of the sessions in between",
    ("direction", "down"): "the count of losses",
    ("direction", "either"): "the count of moves either way",
    ("direction", "up"): "the count of gains",
    ("formula", "drawdown"): "the fall from the peak",
    ("formula", "gain_needed"): "the gain needed to regain the peak",
    ("of", "advancers"): "the number that rose",
    ("of", "decliners"): "the number that fell",
    ("of", "unchanged"): "the number that did not change",
    ("per", "day"): "the average of daily closes",
    ("per", "week"): "the average of weekly closes",
    ("place", "from_bottom"): "the place counted from the bottom",
    ("place", "from_top"): "the place counted from the top",
    ("price", "close"): "the figure by closes, not by intraday prices",
    ("price", "intraday"): "the figure by intraday prices, not by closes",
    ("rule", "same_date"): "the change from the same date a year earlier",
    ("rule", "52_weeks"): "the figure of 52 weeks",
    ("side", "high"): "the figure of the high side",
    ("side", "low"): "the figure of the low side",
    ("side", "resistance"): "the resistance, not the support",
    ("side", "support"): "the support, not the resistance",
    ("span", "day"): "the day's figure",
    ("span", "week"): "the week's figure",
    ("span", "month"): "the month's figure",
    ("span", "quarter"): "the quarter's figure",
    ("span", "year"): "the year-to-date figure",
    ("unchanged", "breaks"): "the count that ends with an unchanged close",
    ("unchanged", "ignored"): "the count that passes over unchanged closes",
    ("unit", "percent"): "the change in percent, not points",
    ("unit", "points"): "the change in points, not percent",
    ("window", "all"): "the figure of the whole past",
    ("window", "calendar_year"): "the figure of a calendar year",
    ("window", "since_peak"): "the figure since the peak",
    ("window", "year"): "the figure of the year so far",
    ("within", "history"): "the figure within the whole past",
    ("within", "month"): "the figure within the month",
    ("within", "year"): "the figure within the year",
}
"""Values of arguments that a plain "the figure of" does not say."""


def argument(name: str, value: str, span: str) -> str:
    """Say that an argument has another value; `span` is the question's own."""
    if name == "base" and value == "first_open" and span == "day":
        return "the change from the open, not the prior close"
    told = ARGUMENTS.get((name, value))
    if name == "of" and value in ("percent", "points"):
        told = ARGUMENTS["unit", value].replace("change", "distance")
    plain = value.replace("_", " ")
    if told is None and name == "of":
        told = f"the {plain}"
    if told is None and name == "length":
        told = f"the {plain}-session average"
    return (told or f"the figure of {plain}").format(span=span)


def counted(value: int, span: str) -> str:
    """Say that so many periods count: the change over three weeks."""
    return f"the figure over {ENGLISH.cardinal(value)} {span}s"


def owner(symbol: str, extra: Path | str | None) -> str:
    """Return a symbol's name in the genitive: "the S&P 500's"."""
    name = named(symbol, extra)
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def named(symbol: str, extra: Path | str | None) -> str:
    """Return a symbol's name as a sentence has it: "the S&P 500"."""
    return ENGLISH.the(instrument(symbol, extra))


def day(session: date, now: date) -> str:
    """Say whose day's figure it is: "the figure of Thursday, September 18"."""
    weekday, told = ENGLISH.weekday(session), ENGLISH.short_date(session, now)
    return f"the figure of {weekday}, {told}"


def through(span: str, session: date, now: date) -> str:
    """Say up to when a period's figure runs."""
    weekday, told = ENGLISH.weekday(session), ENGLISH.short_date(session, now)
    return f"the {span}'s figure through {weekday}, {told}"


def period(span: str, back: int, last: date, now: date) -> str:
    """Say which period's figure it is, by how many back; -1 is the next one."""
    if abs(back) == 1:
        return f"the {'previous' if back == 1 else 'next'} {span}'s figure"
    if span == "year":
        return f"the figure of {last.year}"
    return f"the figure of the {span} that ended on {ENGLISH.short_date(last, now)}"


def years(session: date, now: date, *, back: int) -> str:
    """Say that the figure is some years old."""
    told = ENGLISH.short_date(session, now)
    return f"last year's figure ({told})" if back == 1 else f"the figure of {told}"
