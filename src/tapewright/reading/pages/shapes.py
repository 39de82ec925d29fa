"""What a line looks like: a heading, an item, a figure with its name, a tape."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

HEADING: Final = 100
"""Characters of a heading at most; one that ends in a colon may take a fifth more."""
TITLE: Final = 250
NUMBER: Final = 40
"""Characters of a number at most, with its sign, its unit and its brackets."""
LABELLED: Final = 160
FIGURES: Final = 80
NAMES: Final = 3
PAIRS: Final = 3
"""Words that name a quote, at most, and quotes that make a tape, at least."""

_NUMBER: Final = re.compile(
    r"[\[(]?\s?[~≈<>]?\s?[▲▼△▽↑↓]?\s?[-+±\u2212\u2013]?\s?[$€£¥]?\s?"
    r"[-+\u2212\u2013]?"
    r"\d(?:[\d.,'\u2019\xa0\u202f]*\d)?\s?"
    r"(?:%|per ?cent|points?|pts?\.?|bps?|bp|pp|x|[KkMmBb]|bn|mn|tn)?\s?[▲▼△▽↑↓]?[\])]?"
    r"[*†‡]?"
)
_FIGURE: Final = re.compile(
    r"\d[.,]\d|\d ?%|[-+\u2212]\d|\d (?:points|per ?cent|pts|bps)\b"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NONE: Final = re.compile(
    r"[-\u2212\u2013\u2014.*]{1,3}|n/?[am]\.?|unch(?:anged|\.)?|flat", re.IGNORECASE
)
_STOP: Final = re.compile(r"[.!;,…\u2014\u2013-][\"'”\u2019)\]*_]{0,3}$")
_INITIALS: Final = re.compile(r"\b[A-Z]\.(?:[A-Z]\.)+$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LABEL: Final = re.compile(r"[^\W_](?:[^:.!?;]|\.(?!\s)){0,60}:\s+(?=\S)")
_NEXT: Final = re.compile(r"[.!?][\"”\u2019)]?\s+[A-Z“\"]")
_RULE: Final = re.compile(r"[-=_*~#+|.:·•\s\u2013\u2014]{3,}")
_MARK: Final = re.compile(
    r"(?:--|[•‣◦▪●○■□*·]|[-\u2013\u2014](?!\s*[$€£¥]?\d+(?:[.,]\d|\s?%)))\s+(?=\S)"
    r"|(?P<number>\d{1,2}[.)]|\(\d{1,2}\))\s+(?=\S)"
)
_DATELINE: Final = re.compile(
    r"(?:by|published|posted|updated|last updated|as of|written by)\b"
    r"|(?:\w{3,9}\.?,? )?\w{3,9}\.? \d{1,2},? \d{4}\b|\d{1,2}\.? \w{3,9}\.?,? \d{4}\b"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}",
    re.IGNORECASE,
)

_SIGNED: Final = re.compile(r"[\[(]?[-+\u2212\u2013▲▼]")
_CLAUSE: Final = re.compile(r"[^\W_]%?[,;]\s")
_SMALL: Final = re.compile(r"\b[a-z]{2,}")
_BETWEEN: Final = ("|", "·", "•", "/")


def is_number(text: str) -> bool:
    """Whether a text is one number, with its sign and its unit."""
    return len(text) <= NUMBER and _NUMBER.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Whether a text is a year, which heads a column rather than filling a cell."""
    return _YEAR.fullmatch(text) is not None


def is_none(text: str) -> bool:
    """Whether a text stands in a table where a number is missing."""
    return _NONE.fullmatch(text) is not None


def is_rule(text: str) -> bool:
    """Whether a line is drawn rather than written: dashes, stars, equals signs."""
    return _RULE.fullmatch(text) is not None


def marker(text: str) -> re.Match[str] | None:
    """Return the bullet or number that opens a list's line."""
    return _MARK.match(text)


def figures(text: str) -> int:
    """Count the decimals, percentages, signed numbers and points of a short text."""
    return len(_FIGURE.findall(text))


def is_title(text: str) -> bool:
    """Whether a text could stand over a page."""
    return len(text) <= TITLE and _stands(text)


def leads(text: str) -> bool:
    """Whether a text announces what follows it: "For the week:"."""
    return text.endswith(":") and len(text) <= HEADING * 6 // 5


def is_heading(text: str) -> bool:
    """Whether a text could stand over a section: short, no stop, at most one figure."""
    return len(text) <= HEADING and _stands(text) and figures(text) <= 1


def _stands(text: str) -> bool:
    stopped = _STOP.search(text) and not _INITIALS.search(text)
    return not stopped and _LETTER.search(text) is not None


def is_labelled(text: str) -> bool:
    """Whether a line is a name, a colon and figures: "S&P 500: down 1.4%"."""
    label = _LABEL.match(text) if len(text) <= LABELLED else None
    if label is None or _NEXT.search(text, label.end()):
        return False
    return _FIGURE.search(text, label.end() - 1) is not None


def is_figures(text: str) -> bool:
    """Whether a line is a name and its numbers: "Dow 46,315.27 +0.4%"."""
    if len(text) > FIGURES or not _LETTER.match(text):
        return False
    words = text.split()
    return is_number(words[-1]) and _FIGURE.search(text) is not None


def is_dateline(text: str) -> bool:
    """Whether a short line says when a page was written, or by whom."""
    return len(text) <= HEADING and _DATELINE.match(text) is not None


def is_tape(text: str) -> bool:
    """Whether a text is a run of quotes: "AAPL 227.50 +1.2% MSFT 510.02 -0.3% ..."."""
    if _CLAUSE.search(text):
        return False
    words = [word for word in text.split() if word not in _BETWEEN]
    numbers = [is_number(word) for word in words]
    pairs = sum(
        all(pair) and _SIGNED.match(words[at]) is not None
        for at, pair in enumerate(pairwise(numbers), start=1)
    )
    if pairs < PAIRS or len(words) - sum(numbers) > NAMES * pairs:
        return False
    return pairs > PAIRS or "|" in text or _SMALL.search(text) is None
