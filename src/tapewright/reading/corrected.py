"""A quote with the right number in place of its own, written the same way."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from tapewright.language import language as spoken
from tapewright.model import Dated, Stated
from tapewright.reading.figures import DIGITS, MINUS, SIGNS
from tapewright.reading.redated import redated

if TYPE_CHECKING:
    from tapewright.language import Language
    from tapewright.model import Fact
    from tapewright.report import Claim

NUMBER: Final = re.compile(
    rf"(?P<sign>[{re.escape(SIGNS)}]\s?)?(?P<digits>{DIGITS})(?!\d)"
)
NTH: Final = re.compile(r"(?P<digits>\d+)(?:st|nd|rd|th)\b")
NOUNLESS: Final = re.compile(r"%|percent\b|\d(?:st|nd|rd|th)\b", re.IGNORECASE)
WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")

ROUNDED: Final = {
    "over": ROUND_FLOOR,
    "at_least": ROUND_FLOOR,
    "under": ROUND_CEILING,
    "at_most": ROUND_CEILING,
}
"""Which way a number may be rounded so that its bound still holds."""


def corrected(
    claim: Claim, fact: Fact, *, signed: bool = True, language: str = "en"
) -> str:
    """Return a claim's quote with the right number or date.

    Decimals, thousands commas, the glyph of a minus, words for counts and the manner of
    a date stay as they are; so do words around the number.

    Args:
        claim: What the text states.
        fact: What the bars say to the claim's question.
        signed: Whether the text tells a direction; if not, the size is written.
        language: The language it is written in.

    Returns:
        The quote corrected, or "" where another number alone does not make it right:
        the direction stands in a word, the answer rounds to nothing, a plural would
        have to go.
    """
    stated, quote, words = claim.stated, claim.quote, spoken(language)
    if isinstance(stated, Dated) and isinstance(fact.value, date):
        new = redated(quote, stated, fact.value, fact.question.session, words)
    elif isinstance(stated, Stated) and isinstance(fact.value, Decimal):
        truth = fact.value if signed else abs(fact.value).copy_sign(stated.value)
        new = _worded(quote, stated, truth, words) or _numbered(quote, stated, truth)
    else:
        return ""
    return "" if new == quote else new


def _numbered(quote: str, stated: Stated, truth: Decimal) -> str:
    """Replace a number in digits."""
    for met in NUMBER.finditer(quote):
        scale = _scale(Decimal(met["digits"].replace(",", "")), stated)
        if not scale:
            continue
        size = _rounded(abs(truth) * scale, stated, scale)
        sign = _sign(met["sign"], truth, stated)
        if size is None or sign is None or _plural(size, met["digits"], quote):
            return ""
        told = sign + _written(size, met["digits"])
        if (nth := NTH.match(quote, met.start("digits"))) is not None:
            return quote[: met.start()] + _nth(int(size)) + quote[nth.end() :]
        return quote[: met.start()] + told + quote[met.end() :]
    return ""


def _scale(told: Decimal, stated: Stated) -> int:
    """Return what the stated value is multiplied by in print: basis points are 100."""
    size = abs(stated.value)
    return next((scale for scale in (1, 100) if size * scale == told), 0)


def _rounded(size: Decimal, stated: Stated, scale: int) -> Decimal | None:
    """Return a size as finely as the text prints, so that its bound holds.

    A number that would be nothing, or be denied again, gets one decimal more.
    """
    mode = ROUNDED.get(stated.bound, ROUND_HALF_UP)
    for step in (stated.step * scale, stated.step * scale / 10):
        told = (size / step).to_integral_value(mode) * step
        if told and Stated(told, step, stated.bound).admits(size):
            return told
        if stated.bound == "=":
            return None
    return None


def _sign(told: str | None, truth: Decimal, stated: Stated) -> str | None:
    """Return the sign to print, None where a word tells the other direction."""
    if told is None:
        return "" if (truth < 0) == (stated.value < 0) else None
    space = told[1:]
    if truth < 0:
        return told if told[0] in MINUS else f"\u2212{space}"
    return f"+{space}" if told[0] in MINUS else told


def _plural(size: Decimal, told: str, quote: str) -> bool:
    """Return whether a noun beside the number would have to change its number."""
    alone = NOUNLESS.search(quote) is not None
    return not alone and (size == 1) != (told == "1") and "." not in told


def _written(size: Decimal, told: str) -> str:
    """Write a size as the text wrote its own: decimals, commas, a bare point."""
    decimals = max(len(told.partition(".")[2]), -int(_exponent(size)), 0)
    comma = "," if "," in told or Decimal(told) < 1000 else ""  # noqa: PLR2004
    text = format(size, f"{comma}.{decimals}f")
    return text.removeprefix("0") if told.startswith(".") else text


def _exponent(size: Decimal) -> int:
    exponent = size.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _nth(count: int) -> str:
    teen = count % 100 in (11, 12, 13)
    last = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{last}"


def _worded(quote: str, stated: Stated, truth: Decimal, language: Language) -> str:
    """Replace a count in words, cardinal or ordinal."""
    lexicon, size = language.lexicon, _rounded(abs(truth), stated, 1)
    if lexicon is None or size is None or size != int(size):
        return ""
    if (truth < 0) != (stated.value < 0):
        return ""
    for met in WORD.finditer(quote):
        word = met[0].lower()
        plain = word.replace("-", " ")
        if lexicon.ordinals.get(plain, lexicon.ordinals.get(word)) == abs(stated.value):
            new = language.ordinal(int(size))
        elif lexicon.counts.get(plain, lexicon.counts.get(word)) == abs(stated.value):
            if 1 in (size, abs(stated.value)):
                return ""
            new = language.cardinal(int(size))
        else:
            continue
        new = new.capitalize() if met[0][0].isupper() else new
        return quote[: met.start()] + new + quote[met.end() :]
    return ""
