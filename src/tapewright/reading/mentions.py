"""Typed mentions: what a block's words and figures are, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tapewright.errors import UsageError
from tapewright.language import language
from tapewright.market.instruments import known
from tapewright.reading.dates import dated, dates, is_date
from tapewright.reading.figures import FIGURE, LEAST_LEVEL, Figure, figure_of
from tapewright.reading.strangers import bounded, named
from tapewright.reading.typed import Day, Mention, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tapewright.language import Lexicon

LONGEST: Final = 7
"""Words of the longest phrase that is looked up."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A lexicon and the instruments' names, ready to look up."""

    phrases: Mapping[str, tuple[str, str]]
    tickers: Mapping[str, str]
    lexicon: Lexicon
    dates: re.Pattern[str]

    def words_of(self, text: str) -> list[Mention]:
        """Return a text's mentions in order, sentence ends among them."""
        return list(bounded(named(text, list(_lexed(self, text)), self.lexicon)))


@lru_cache(maxsize=8)
def reader(code: str, extra: Path | str | None = None) -> Reader:
    """Return a language's lexicon with every instrument's names, the project's too.

    Raises:
        UsageError: for a language that there is none of, or that is written only.
    """
    lexicon = language(code).lexicon
    if lexicon is None:
        raise UsageError(f"{language(code).name} is written and not read yet")
    phrases = dict(lexicon.phrases)
    for word, number in lexicon.counts.items():
        phrases[word] = ("COUNT", str(number))
    for word, number in lexicon.ordinals.items():
        phrases[word] = ("ORDINAL", str(number))
    tickers: dict[str, str] = {}
    for symbol, about in known(extra).items():
        called = (about.name, about.short, about.description, *about.alias)
        for name in (*called, *about.epithets):
            if name.isupper() and " " not in name:
                tickers[name] = symbol
            elif name:
                phrases[_plain(name)] = ("NAME", symbol)
        tickers[symbol] = symbol
    for name, symbol in lexicon.names.items():
        phrases[name] = ("NAME", symbol)
    phrases = {_undotted(phrase): found for phrase, found in phrases.items() if phrase}
    return Reader(phrases, tickers, lexicon, dates(lexicon))


def _undotted(phrase: str) -> str:
    """Return a phrase as its words are read: "u.s" for "u.s.", without a genitive."""
    words = phrase.split()
    return " ".join(word.rstrip(".").removesuffix("'s") for word in words)


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").removeprefix("the ").split())


TIME: Final = re.compile(
    r"\d{1,2}(?::\d\d)+(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE
)
WORD: Final = re.compile(
    r"[^\W\d_]+(?:[&'\u2019.][^\W\d_]+)*(?:&(?=\s))?|[\^$.][A-Z0-9]+"
)
MARKS: Final = {
    ",": "COMMA",
    ";": "SEMI",
    ":": "COLON",
    "(": "OPENP",
    "[": "OPENP",
    ")": "CLOSEP",
    "]": "CLOSEP",
    "\u2014": "DASH",
    "\u2013": "DASH",
    "-": "DASH",
    "/": "SLASH",
    "|": "SEMI",
    "\u201c": "QUOTE",
    "\u201d": "QUOTE",
    '"': "QUOTE",
    "!": "STOP",
    "?": "STOP",
    "\u2026": "STOP",
}
TOKEN: Final = re.compile(
    r"[^\W_]|[\^$.,;:()\[\]\u2014\u2013\-/|\u201c\u201d\"!?\u2026+\u2212\u20ac\u00a3\u00a5%]"
)


def _lexed(reader: Reader, text: str) -> Iterator[Mention]:
    at, size = 0, len(text)
    while at < size:
        met = TOKEN.search(text, at)
        if not met:
            return
        at = met.start()
        mention, at = _next(reader, text, at)
        if mention:
            yield mention


def _next(reader: Reader, text: str, at: int) -> tuple[Mention | None, int]:
    """Return the mention that begins at a place, if any, and where to go on."""
    letter = text[at]
    if letter.isdigit() or letter in "+-\u2212\u2013$\u20ac\u00a3\u00a5.":
        found = _number(reader, text, at)
        if found:
            return found, found.end
    if letter.isalpha() or (letter in "^$." and text[at + 1 : at + 2].isupper()):
        return _phrase(reader, text, at)
    if letter == ".":
        stops = _stops(text, at, reader.lexicon)
        return (Mention("STOP", at, at + 1) if stops else None), at + 1
    kind = MARKS.get(letter)
    if kind == "DASH" and _spans(text, at):
        kind = "TO"  # "21,712.53-27,398.68"
    elif (
        kind == "DASH"
        and text[at - 1 : at].isalnum()
        and text[at + 1 : at + 2].isalnum()
    ):
        kind = None  # a hyphen
    return (Mention(kind, at, at + 1, letter) if kind else None), at + 1


def _spans(text: str, at: int) -> bool:
    """Return whether a dash stands between two levels or two percentages."""
    after = at + 1 + text[at + 1 : at + 2].isspace()
    met = FIGURE.match(text, after)
    before = text[max(at - 2, 0) : at].rstrip()[-1:]
    like = {"PCT": before == "%", "LEVEL": before.isdigit()}
    return met is not None and like.get(figure_of(met).type, False)


def _stops(text: str, at: int, lexicon: Lexicon) -> bool:
    """Return whether a full stop ends a sentence."""
    rest = text[at + 1 : at + 4].lstrip("\"'\u201d\u2019)")
    if rest and not rest[0].isspace():
        return False
    word = LAST.search(text[max(at - 12, 0) : at])
    if not rest.strip() or not word:
        return True
    if "." in word[0]:  # "the U.S. rose" goes on, "in the U.S. The" does not
        return rest.strip()[0].isupper()
    return word[0].lower() not in lexicon.abbreviations


LAST: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")


COUNTED: Final = re.compile(r"[\s-](?:trading\s)?(?:days?|sessions?|weeks?)\b")
"""What follows a count, however large: "1,021 trading days"."""
REACHED: Final = re.compile(
    r"(?<!stands\s)(?<!stood\s)\b(?:at|to(?:\sjust)?(?:\s(?:under|over|above|below))?)\s$"
)
"""What stands before a level that is told in points: "to 46,315.27 points"."""
ALONE: Final = re.compile(r"\s*(?:[.;)\]|]|,(?!\d)|$|on\b|for\b|from\b|after\b|and\b)")
"""What follows a number that counts nothing: "fell to 206 on Friday"."""


def _number(reader: Reader, text: str, at: int) -> Mention | None:
    when = reader.dates.match(text, at) if text[at].isdigit() else None
    if when:
        return dated(reader.lexicon, when)
    timed = TIME.match(text, at)
    if timed:
        return Mention("TIME", at, timed.end())
    met = FIGURE.match(text, at)
    if not met:
        return None
    named = _numbered(reader, text, at)
    if named:
        return named
    found = figure_of(met)
    kind = found.type
    if kind == "LEVEL" and COUNTED.match(text, met.end()):
        kind = "NUM"
    elif kind == "NUM" and len(met["digits"]) > 1 and ALONE.match(text, met.end()):
        kind = "BARE"
    elif (
        kind == "PTS"
        and found.value >= LEAST_LEVEL
        and REACHED.search(text[max(at - 16, 0) : at])
    ):
        kind = "LEVEL"
    return Mention(kind, at, met.end(), figure=found)


def _numbered(reader: Reader, text: str, at: int) -> Mention | None:
    """Return a phrase that begins with a figure: "52-week", "10-year yield"."""
    words, ends = _words(text, at) if text[at].isdigit() else ([], [])
    for count in range(len(words), 1, -1):
        found = reader.phrases.get(" ".join(words[:count]))
        if found:
            return _typed(found, text, at, ends[count - 1])
    return None


def _phrase(reader: Reader, text: str, at: int) -> tuple[Mention | None, int]:
    when = reader.dates.match(text, at)
    if when and is_date(when, text, at):
        return dated(reader.lexicon, when), when.end()
    words, ends = _words(text, at)
    if not words:
        return None, at + 1
    ticker = reader.tickers.get(text[at : ends[0]].partition("'")[0])
    for count in range(len(words), 0, -1):
        found = reader.phrases.get(" ".join(words[:count]))
        if ticker and count == 1:
            found = ("NAME", ticker)
        if found:
            typed = _typed(found, text, at, ends[count - 1])
            if typed:
                return typed, typed.end
    if text[at].isupper():
        return Mention("PROPER", at, ends[0], text[at : ends[0]]), ends[0]
    return None, ends[0]


PIECE: Final = re.compile(
    r"[\s\-\u2010\u2011\u00a0]{0,3}([^\W_]+(?:[&'\u2019./][^\W_]+)*|&)"
)


def _words(text: str, at: int) -> tuple[list[str], list[int]]:
    """Return up to `LONGEST` words from a place, and where each ends."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < LONGEST:
        met = PIECE.match(text, at)
        if not met:
            break
        word = met[1].lower().replace("\u2019", "'")
        for tail in ("'s", "'"):
            word = word.removesuffix(tail)
        words.append(word)
        ends.append(met.end())
        at = met.end()
        if text[at : at + 1] == ".":
            if word.partition(".")[0] not in ("vs", "u"):
                break
            at += 1
    return words, ends


def _typed(found: tuple[str, str], text: str, start: int, end: int) -> Mention | None:
    kind, name = found
    if kind in ("COUNT", "ORDINAL", "FRACTION"):
        met = UNIT.match(text, end)
        unit = met.lastgroup if met else None
        if kind == "FRACTION" and not unit:
            return None
        kind = unit or ("NUM" if kind == "COUNT" else "ORD")
        whole = "." not in name
        figure = Figure(
            kind,
            Decimal(name),
            Decimal(1) if whole else Decimal("0.1"),
            bound="=" if whole else "about",
        )
        return Mention(kind, start, met.end() if met else end, figure=figure)
    if kind == "RELATIVEDAY":
        return Mention("DATE", start, end, "relative", day=Day(back=-int(name)))
    return Mention(kind, start, end, name)


UNIT: Final = re.compile(
    r"(?:(?:\s+of)?\s+(?:an?|one|1(?=%|\s)))?(?:"
    r"(?P<PPT>[\s-]+percentage[\s-]points?\b)|(?P<PCT>[\s-]+(?:percent|per\scent|pct)\b|\s?%|(?:\s1)?%)"
    r"|(?P<BP>[\s-]+basis[\s-]points?\b)|(?P<PTS>[\s-]+(?:index[\s-])?points?\b))",
    re.IGNORECASE,
)


__all__ = ["Day", "Mention", "Reader", "When", "reader"]
