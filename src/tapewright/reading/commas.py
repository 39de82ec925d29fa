"""Decimal commas: pages whose language writes them, read with points and told back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tapewright.reading.pages import Page
    from tapewright.report import Verdict

LANGUAGES: Final = frozenset(
    ("cs", "da", "de", "es", "fi", "fr", "it", "nb", "nl", "no", "pl", "pt", "sv", "tr")
)
"""Languages that write 0,5 for a half, by their ISO 639-1 codes."""

POINTED: Final = frozenset(("de-ch", "de-li", "es-mx", "it-ch"))
"""Places that do not (Unicode's CLDR)."""

DECIMAL: Final = re.compile(r"\d([.,])\d{1,2}(?![\d.,])")
"""A mark that is followed by too few digits to hold thousands apart."""
MARK: Final = re.compile(r"(?<=\d)[.,](?=\d)")
OTHER: Final = {".": ",", ",": "."}


def has_commas(page: Page) -> bool:
    """Return whether a page's language writes commas, and most of its numbers do."""
    told = (page.language or "").lower().replace("_", "-")
    if told.partition("-")[0] not in LANGUAGES or told in POINTED:
        return False
    marks = Counter(DECIMAL.findall(page.text))
    return marks[","] > marks["."]


def swapped(text: str) -> str:
    """Return a text with commas for points inside its numbers, and points for commas.

    Nothing moves, and doing it twice gives the text again.
    """
    return MARK.sub(lambda met: OTHER[met[0]], text)


def pointed(page: Page) -> Page:
    """Return a page with its numbers' commas as points."""
    blocks = tuple(
        replace(one, text=swapped(one.text), column=swapped(one.column))
        for one in page.blocks
    )
    return replace(page, text=swapped(page.text), blocks=blocks, language=None)


def told_back(verdict: Verdict) -> Verdict:
    """Return a verdict on such a page as its reader would write it."""
    claim = replace(verdict.claim, quote=swapped(verdict.claim.quote))
    return replace(
        verdict,
        claim=claim,
        corrected=swapped(verdict.corrected),
        sentence=swapped(verdict.sentence),
    )
