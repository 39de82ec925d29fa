"""English: numbers, dates, names and verbs as American desks write them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from tapewright.language import Language
from tapewright.language.en import card, feature, stats
from tapewright.language.en.lexicon import LEXICON

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tapewright.market.instruments import Instrument

CARDINALS: Final = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
ORDINALS: Final = (
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


def number(value: Decimal, decimals: int) -> str:
    """Write a number: half-up rounding, a comma between thousands."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}"


def long_date(day: date) -> str:
    """Write a date whole, as in November 8, 2021."""
    return f"{day:%B} {day.day}, {day.year}"


def short_date(day: date, now: date) -> str:
    """Write a date, leaving out a year that goes without saying."""
    return f"{day:%B} {day.day}" if day.year == now.year else long_date(day)


def month(day: date, now: date) -> str:
    """Write a date's month, and its year unless that goes without saying."""
    return f"{day:%B}" if day.year == now.year else f"{day:%B %Y}"


def weekday(day: date) -> str:
    """Name the day of the week."""
    return f"{day:%A}"


def cardinal(count: int) -> str:
    """Write a count, in words to twelve."""
    return CARDINALS[count] if count < len(CARDINALS) else f"{count:,}"


def ordinal(count: int) -> str:
    """Write an ordinal, in words to the tenth."""
    if count < len(ORDINALS):
        return ORDINALS[count]
    teen = count % 100 in (11, 12, 13)
    return (
        f"{count}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"
    )


def nth(count: int, superlative: str) -> str:
    """Write a rank: the largest, the second-largest."""
    return superlative if count == 1 else f"{ordinal(count)}-{superlative}"


def an(word: str) -> str:
    """Put the indefinite article before an ordinal."""
    return f"{'an' if word[:1] in 'aeiou' or word[:2] in ('11', '18') else 'a'} {word}"


def age(then: date, now: date) -> str:
    """Say how long ago a date is: "nearly four years", "more than five months"."""
    months = (now.year - then.year) * 12 + now.month - then.month
    months -= now.day < then.day
    years, rest = divmod(months, 12)
    if not years:
        return f"more than {_counted(months, 'month')}"
    if rest >= 9:  # noqa: PLR2004 - three quarters of a year
        return f"nearly {_counted(years + 1, 'year')}"
    return f"more than {_counted(years, 'year')}"


def _counted(count: int, noun: str) -> str:
    article = {1: "a"}.get(count, cardinal(count))
    return f"{article} {noun}{'' if count == 1 else 's'}"


def joined(parts: Sequence[str]) -> str:
    """Join names as a list."""
    if len(parts) < 3:  # noqa: PLR2004 - two need no comma
        return " and ".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def the(instrument: Instrument) -> str:
    """Name an instrument within a sentence: indices take the article."""
    article = "the " if instrument.kind == "index" else ""
    return article + (instrument.short or instrument.name)


VERBS: Final = {
    ("past", 1, "slight"): ("edged up", "ticked up", "inched up"),
    ("past", 1, "plain"): ("rose", "gained", "advanced", "added"),
    ("past", 1, "strong"): ("jumped", "climbed", "rallied"),
    ("past", 1, "extreme"): ("surged", "soared", "leapt"),
    ("past", -1, "slight"): ("slipped", "edged down", "dipped"),
    ("past", -1, "plain"): ("fell", "lost", "declined", "shed"),
    ("past", -1, "strong"): ("dropped", "slid", "sank"),
    ("past", -1, "extreme"): ("tumbled", "plunged", "slumped"),
    ("present", 1, "slight"): ("edges up", "ticks up"),
    ("present", 1, "plain"): ("rises", "gains", "advances"),
    ("present", 1, "strong"): ("jumps", "climbs", "rallies"),
    ("present", 1, "extreme"): ("surges", "soars", "leaps"),
    ("present", -1, "slight"): ("slips", "edges down"),
    ("present", -1, "plain"): ("falls", "loses", "declines"),
    ("present", -1, "strong"): ("drops", "slides", "sinks"),
    ("present", -1, "extreme"): ("tumbles", "plunges", "slumps"),
    ("points", 1, ""): ("added",),
    ("points", -1, ""): ("took off",),
}

PART = Language(
    code="en",
    name="English",
    number=number,
    units={
        "percent": "{}%",
        "percentage_points": "{} percentage points",
        "points": "{} points",
        "sessions": "{} sessions",
        "level": "{}",
        "count": "{}",
        "ratio": "{}",
    },
    one={"sessions": "one session"},
    long_date=long_date,
    short_date=short_date,
    month=month,
    weekday=weekday,
    cardinal=cardinal,
    ordinal=ordinal,
    nth=nth,
    an=an,
    age=age,
    joined=joined,
    the=the,
    nouns={"index": "the index", "fund": "the fund", "stock": "the stock"},
    verbs=VERBS,
    flat={"past": "was little changed", "present": "is little changed"},
    directions={
        1: {
            "up": "up",
            "higher": "higher",
            "gain": "gain",
            "gains": "gains",
            "rising": "rising",
            "above": "above",
            "ahead": "ahead",
            "ahead_of": "ahead of",
            "best": "best",
            "rise": "rise",
            "rose": "rose",
        },
        -1: {
            "up": "down",
            "higher": "lower",
            "gain": "loss",
            "gains": "losses",
            "rising": "falling",
            "above": "below",
            "ahead": "behind",
            "ahead_of": "behind",
            "best": "worst",
            "rise": "fall",
            "rose": "fell",
        },
    },
    messages=feature.MESSAGES | card.MESSAGES | stats.MESSAGES,
    arguments={
        "52_weeks": "52 weeks",
        "us indices": "the main US indices",
        "us sectors": "the US sector funds",
        "us technology indices": "the US technology indices",
        "europe indices": "the European indices",
        "asia indices": "the Asian indices",
        "commodities": "the commodities",
        "us funds": "the US index funds",
        "20_sessions": "20 sessions",
        "1_percent": "1%",
        "2_percent": "2%",
    },
    lexicon=LEXICON,
)
