"""Numbers as texts print them: value, precision, unit, sign and bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

SIGNS: Final = "+-\u2212\u2013\u2010\u2011\u00b1"
MINUS: Final = "-\u2212\u2013\u2010\u2011"
DIGITS: Final = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?|\.\d{1,9}"
"""Digits of a number; what runs on longer measures no market."""

UNITS: Final = {
    "PPT": r"[\s-]*percentage[\s-]points?|\s?pps?\b|\s?ppts?\b|[\s-]*%[\s-]points?",
    "PCT": r"\s?%|[\s-]?(?:percent|per\scent|pct)\b(?:\.(?=\s[a-z\d(]))?",
    "BP": r"[\s-]?(?:basis[\s-]points?|bps?)\b",
    "PTS": r"[\s-]?(?:index[\s-])?(?:points?|pts?)\b(?:\.(?=\s[a-z\d(]))?",
    "MONEY": r"[\s-]?(?:billion|million|trillion|bn|mn|tn|dollars?|euros?|yen|cents?|"
    r"barrels?|tons?|ounces?|times|homes|jobs|people|shares|MWh)\b|[BMTKbmtk]\b",
    "ORD": r"(?:st|nd|rd|th)\b",
}
"""What may follow a figure, by the type it makes of it."""

FIGURE: Final = re.compile(
    rf"(?:(?<![\w)%.])(?P<sign>[{re.escape(SIGNS)}])\s?(?<!\d\s[{re.escape(SIGNS)}]\s))?(?P<money>(?:US|HK|NZ|C|A|S)?[$\u20ac\u00a3\u00a5]\s?)?"
    rf"(?<![\w.,])(?<!\d/)(?P<digits>{DIGITS})(?P<part>[\u00bc-\u00be])?(?!\d|,\d{{3}}(?!\d)|s\b)"
    rf"(?P<unit>{'|'.join(f'(?P<{name}>{one})' for name, one in UNITS.items())})?"
)

PARTS: Final[dict[str | None, Decimal]] = {
    "\u00bc": Decimal("0.25"),
    "\u00bd": Decimal("0.5"),
    "\u00be": Decimal("0.75"),
}
"""What a fraction of one sign adds: "1\u00bd%"."""
YEARS: Final = range(1900, 2101)
LEAST_LEVEL: Final = 1000
"""A bare whole number from here on is a level; below it a count."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text.

    `type` is the type of its mention; `value` carries the sign that is printed with
    it, and `signed` whether there is one; `step` is the unit of its last digit.
    """

    type: str
    value: Decimal
    step: Decimal
    signed: bool = False
    bound: str = "="


def figure_of(met: re.Match[str]) -> Figure:
    """Return the figure that `FIGURE` met."""
    digits = met["digits"]
    value = Decimal(digits.replace(",", "")) + PARTS.get(met["part"], 0)
    if met["sign"] and met["sign"] in MINUS:
        value = -value
    step = Decimal(1).scaleb(-(1 if met["part"] else len(digits.partition(".")[2])))
    kind = _type(met, value, "," in digits)
    if kind == "PTS" and step == 1:
        step = round_step(value)
    return Figure(kind, value, step, bool(met["sign"]))


def _type(met: re.Match[str], value: Decimal, thousands: bool) -> str:  # noqa: FBT001
    if met["money"]:
        return "MONEY"
    named = next((name for name in UNITS if met[name]), None)
    if named:
        return named
    if met["sign"] and value and abs(value) >= 10:  # noqa: PLR2004
        return "PTS"  # no level has a sign
    if thousands or "." in met["digits"]:
        return "LEVEL" if thousands or abs(value) >= 10 else "NUM"  # noqa: PLR2004
    if not met["sign"] and len(met["digits"]) == 4 and int(value) in YEARS:  # noqa: PLR2004
        return "YEAR"
    return "LEVEL" if abs(value) >= LEAST_LEVEL else "NUM"


def round_step(value: Decimal) -> Decimal:
    """Return how finely a whole number is meant: 200 points may be 203."""
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(Decimal(1).scaleb(zeros), abs(value) / 5) if zeros > 1 else Decimal(1)
