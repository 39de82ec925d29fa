"""The few words that a page itself says, in its language, and which way they run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.errors import UsageError
from tapewright.language import Language, language

if TYPE_CHECKING:
    from datetime import date

    from tapewright.document import Document

WORDS: Final = {
    "points": "Key points",
    "kicker": "Market recap",
    "byline": "Written by a program from price bars",
    "minutes": "{} min read",
    "method": "How we computed this",
    "hint": "Select any underlined figure to see its proof.",
    "facts": "Every fact and its inputs",
    "proofs": "Proofs",
    "proof": "Proof",
    "skip": "Skip to the article",
    "inputs": "Decided by",
    "bars": "Bars used",
    "convention": "Counted",
    "fact": "Fact",
    "digest": "Digest",
    "version": "Version of the bars",
    "close": "Close",
    "kind": "Kind",
    "arguments": "Arguments",
    "value": "Value",
    "unit": "Unit",
    "session": "Session",
    "symbol": "Symbol",
    "column": "Column",
    "rows": "rows",
}
"""In English. A language says its own in its messages, as `page.points` and so on."""

RIGHT_TO_LEFT: Final = frozenset(("ar", "fa", "he", "ur", "yi", "ps", "sd", "ug"))


def word(document: Document, name: str) -> str:
    """Return one of the page's words in the document's language, else in English."""
    spoken = _spoken(document)
    said = spoken.messages.get(f"page.{name}") if spoken else None
    return said[0] if said else WORDS[name]


def direction(code: str) -> str:
    """Return which way a language runs, for the attribute `dir`."""
    return "rtl" if code.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def day_in_words(document: Document, day: date) -> str:
    """Return a date as the document's language writes it, else in ISO form."""
    spoken = _spoken(document)
    return spoken.long_date(day) if spoken else day.isoformat()


def _spoken(document: Document) -> Language | None:
    """Return the language; a document may come from a program that had others."""
    try:
        return language(document.language)
    except UsageError:
        return None
