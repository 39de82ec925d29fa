"""Words for indices, directions, counts and dates, and how numbers are printed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from inject_text import rounded

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from inject_text import Style
    from inject_truth import Answer

NAMES: Final = {
    "GSPC": ("the S&P 500", "the S&P", "the S&P 500 index", "the benchmark S&P 500"),
    "DJI": (
        "the Dow",
        "the Dow Jones Industrial Average",
        "the Dow Jones industrials",
        "the blue-chip Dow",
    ),
    "IXIC": ("the Nasdaq Composite", "the Nasdaq", "the tech-heavy Nasdaq"),
    "RUT": ("the Russell 2000", "the small-cap Russell 2000", "the Russell 2000 index"),
}
ALIASES: Final = {
    "GSPC": ("the large-cap benchmark", "the broad market index"),
    "DJI": ("the blue-chip index", "the 30-stock average"),
    "IXIC": ("the tech-heavy index", "the technology-rich index"),
    "RUT": ("the small-cap index", "the small-cap benchmark"),
}
"""What a text calls an index without naming it, mostly after it was named."""

TITLES: Final = {
    "GSPC": ("S&P 500", "S&P"),
    "DJI": ("Dow", "Dow Jones", "DJIA"),
    "IXIC": ("Nasdaq", "Nasdaq Composite"),
    "RUT": ("Russell 2000",),
}
UP_DOWN: Final = {
    "verb": (
        ("rose", "climbed", "advanced", "gained", "moved up", "was up"),
        ("fell", "dropped", "declined", "lost", "slid", "was down"),
    ),
    "plain": (("rose", "climbed", "advanced"), ("fell", "dropped", "declined")),
    "amt": (
        ("added", "gained", "put on", "tacked on", "picked up"),
        ("shed", "lost", "gave up", "surrendered", "gave back"),
    ),
    "now": (
        ("rises", "gains", "climbs", "advances", "adds"),
        ("falls", "loses", "drops", "slips", "sheds"),
    ),
    "noun": (("gain", "advance", "rise"), ("loss", "decline", "drop")),
    "ing": (("adding", "gaining", "rising"), ("losing", "shedding", "falling")),
    "done": (("risen", "gained", "climbed"), ("fallen", "lost", "declined")),
    "adj": (("higher",), ("lower",)),
    "is": (("up",), ("down",)),
    "mood": (("winning", "positive", "strong"), ("losing", "negative", "weak")),
    "run": (("winning",), ("losing",)),
    "best": (("best",), ("worst",)),
    "big": (("biggest", "largest"), ("steepest", "sharpest")),
}
BEATS: Final = {
    "beat": (
        ("outpaced", "beat", "outperformed", "topped"),
        ("lagged", "trailed", "underperformed", "fell short of"),
    ),
    "beating": (
        ("outpacing", "beating", "outperforming"),
        ("lagging", "trailing", "underperforming"),
    ),
    "ahead": (("ahead of", "better than"), ("behind", "worse than")),
}
WORDS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)
ORDINALS: Final = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
)
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
SHORT: Final = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.")
SHORTS: Final = (*SHORT, "Sept.", "Oct.", "Nov.", "Dec.")
RECENT: Final = timedelta(days=300)


def printed(value: Answer, form: str, digits: int, style: Style) -> str:
    """Print a value in a form, whether it is the truth or stands in its place."""
    exact: Decimal = rounded(value, digits)
    size = f"{abs(exact):,}"
    sign = style.minus if exact < 0 else "+"
    match form:
        case "pct":
            return f"{size}{style.percent}"
        case "spct":
            return f"{sign}{size}%"
        case "pts":
            return f"{size} points"
        case "spts":
            return f"{sign}{size}"
        case "pp":
            return f"{size} percentage point{'' if abs(exact) == 1 else 's'}"
        case _:
            return size


def count_text(count: int, form: str, *, numerals: bool) -> str:
    """Print a count as a word or as figures."""
    if form in ("ord", "nth"):
        teen = count % 100 in (11, 12, 13)
        suffix = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{suffix}" if numerals else ORDINALS[count]
    return str(count) if numerals else WORDS[count]


def date_text(told: date, form: str, day: date) -> str:
    """Print a date, with its year where it is not of late."""
    month = SHORTS[told.month - 1] if form == "short" else MONTHS[told.month - 1]
    if form == "month":
        return month if day - told < RECENT else f"{month} {told.year}"
    text = f"{month} {told.day}"
    return text if day - told < RECENT else f"{text}, {told.year}"


LOOSELY: Final = (
    (("nearly", "almost"), ("just under", "close to", "nearly")),
    (("more than",), ("just over", "a little more than", "more than")),
)
"""Words for what lies below and above a round number, by some way and by little."""
