"""Typed mentions: what a block's words and figures are, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tapewright.errors import UsageError
from tapewright.language import language
from tapewright.market.instruments import known
from tapewright.reading.figures import FIGURE, Figure, figure_of, round_step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tapewright.language import Lexicon

LONGEST: Final = 7
"""Words of the longest phrase that is looked up."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word, phrase, figure or mark with its type (`patterns.TYPES`).

    `name` says which one: a symbol, a span, a phrase; `figure` is a number's, `day`
    what is told of a date: year, month, day or weekday, as far as it is told.
    """

    type: str
    start: int
    end: int
    name: str = ""
    figure: Figure | None = None
    day: Day | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A date as a text tells it; what is not told is None.

    `back` counts days before the text's own, `weekday` is 0 for Monday.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    back: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time as a text tells it: "for the week", "so far in September".

    `back` counts periods before the text's own; `count` is how many a stretch such as
    "over five sessions" has; `day` lies in it, where that is told;
    `same` is "that day", the one told before.
    """

    span: str
    back: int = 0
    count: int = 0
    day: Day | None = None
    ahead: bool = False
    same: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """A lexicon and the instruments' names, ready to look up."""

    phrases: Mapping[str, tuple[str, str]]
    tickers: Mapping[str, str]
    lexicon: Lexicon
    dates: re.Pattern[str]

    def words_of(self, text: str) -> list[Mention]:
        """Return a text's mentions in order, sentence ends among them."""
        return list(_bounded(_named(text, list(_lexed(self, text)), self.lexicon)))


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
    return Reader(phrases, tickers, lexicon, _dates(lexicon))


def _undotted(phrase: str) -> str:
    """Return a phrase as its words are read: "u.s" for "u.s."."""
    return " ".join(word.rstrip(".") for word in phrase.split())


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").removeprefix("the ").split())


def _dates(lexicon: Lexicon) -> re.Pattern[str]:
    names = sorted(lexicon.months, key=len, reverse=True)
    month = "(?:" + "|".join(rf"{n}\b(?:\.(?=\s(?-i:[a-z\d])))?" for n in names) + ")"
    days = "|".join(sorted(lexicon.weekdays, key=len, reverse=True))
    nth = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)\b"
        rf"|(?P<m2>{month})\s(?P<d2>\d{{1,2}}){nth}(?!\d)(?:,?\s(?P<y2>(?:19|20)\d\d)\b)?"
        rf"|(?P<d3>\d{{1,2}}){nth}\s(?:of\s)?(?P<m3>{month})(?:,?\s(?P<y3>(?:19|20)\d\d)\b)?"
        rf"|(?P<m4>\d{{1,2}})/(?P<d4>\d{{1,2}})/(?P<y4>\d{{4}}|\d\d)\b"
        rf"|(?P<m5>{month}),?\s(?P<y5>(?:19|20)\d\d)\b"
        rf"|(?P<weekday>{days})\b"
        rf"|(?P<m6>{month})(?!\w)",
        re.IGNORECASE,
    )


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
    if (
        kind == "DASH"
        and text[at - 1 : at].isalnum()
        and text[at + 1 : at + 2].isalnum()
    ):
        kind = None  # a hyphen
    return (Mention(kind, at, at + 1, letter) if kind else None), at + 1


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


def _number(reader: Reader, text: str, at: int) -> Mention | None:
    dated = reader.dates.match(text, at) if text[at].isdigit() else None
    if dated:
        return _dated(reader.lexicon, dated)
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
    return Mention(found.type, at, met.end(), figure=found)


def _numbered(reader: Reader, text: str, at: int) -> Mention | None:
    """Return a phrase that begins with a figure: "52-week", "10-year yield"."""
    words, ends = _words(text, at) if text[at].isdigit() else ([], [])
    for count in range(len(words), 1, -1):
        found = reader.phrases.get(" ".join(words[:count]))
        if found:
            return _typed(found, text, at, ends[count - 1])
    return None


def _phrase(reader: Reader, text: str, at: int) -> tuple[Mention | None, int]:
    dated = reader.dates.match(text, at)
    if dated and _is_date(dated, text, at):
        return _dated(reader.lexicon, dated), dated.end()
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
            return typed, typed.end if typed else ends[count - 1]
    if text[at].isupper():
        return Mention("PROPER", at, ends[0], text[at : ends[0]]), ends[0]
    return None, ends[0]


def _is_date(met: re.Match[str], text: str, at: int) -> bool:
    """Return whether a month's or weekday's name is one: "may" and "march" are words."""
    if met["m6"] is None:
        return met["weekday"] is None or text[at].isupper() or len(met[0]) > 3  # noqa: PLR2004
    if not text[at].isupper():
        return False
    if met["m6"] not in ("May", "March", "Mar", "Sep", "Dec", "Jan", "Sun", "Sat"):
        return True
    before = text[max(at - 12, 0) : at].lower().split()
    return bool(before) and before[-1].strip("(") in PREPOSITIONS


PREPOSITIONS: Final = frozenset(
    "in since of from until till by late early mid during for through last this "
    "mid- early- late- to and".split()
)


def _dated(lexicon: Lexicon, met: re.Match[str]) -> Mention:
    get = met.groupdict().get
    if get("weekday"):
        day = Day(weekday=lexicon.weekdays[met["weekday"].lower()])
        return Mention("DATE", met.start(), met.end(), "weekday", day=day)
    year, month, number = (
        next((get(f"{part}{n}") for n in range(1, 7) if get(f"{part}{n}")), None)
        for part in "ymd"
    )
    named = lexicon.months.get(str(month).lower().strip(".,"))
    day = Day(
        year=_year(year),
        month=named or int(month or 0),
        day=int(number) or None if number else None,
    )
    kind = "DATE" if day.day else "MONTH"
    days = LONGEST_MONTHS.get(day.month or 0, 0)
    if not days or number == "0" or (day.day or 1) > days:  # noqa: PLR2004
        return Mention("MISDATE", met.start(), met.end())
    return Mention(kind, met.start(), met.end(), "date", day=day)


LONGEST_MONTHS: Final = {
    month: 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31  # noqa: PLR2004
    for month in range(1, 13)
}
"""The days that a month has at most."""


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + (2000 if len(text) == 2 else 0)  # noqa: PLR2004


PIECE: Final = re.compile(
    r"[\s\-\u2010\u2011\u00a0]{0,3}([^\W_]+(?:[&'\u2019./][^\W_]+)*|&)"
)


def _words(text: str, at: int) -> tuple[list[str], list[int]]:
    """Return up to `LONGEST` words from a place, without possessives, and their ends."""
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
    r"(?:(?:\s+of)?\s+an?)?(?:"
    r"(?P<PPT>[\s-]+percentage[\s-]points?\b)|(?P<PCT>[\s-]+(?:percent|per\scent|pct)\b|\s?%|(?:\s1)?%)"
    r"|(?P<BP>[\s-]+basis[\s-]points?\b)|(?P<PTS>[\s-]+(?:index[\s-])?points?\b))",
    re.IGNORECASE,
)


def _named(text: str, found: list[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """Keep proper names that own a number; join those that stand together."""
    at = 0
    while at < len(found):
        mention = found[at]
        if mention.type != "PROPER":
            yield _stock(text, found, at) or mention
            at += 1
            continue
        last = at
        while (
            last + 1 < len(found)
            and found[last + 1].type == "PROPER"
            and not text[found[last].end : found[last + 1].start].strip(" -&")
        ):
            last += 1
        if _owns(mention, found, at, last, lexicon):
            end = found[last].end
            yield Mention("OTHER", mention.start, end, text[mention.start : end])
        at = last + 1


def _stock(text: str, found: list[Mention], at: int) -> Mention | None:
    """Return a company that is called by a word of ours: "Snap plunged 14%"."""
    mention = found[at]
    begins = at == 0 or found[at - 1].type == "STOP"
    moves = at + 1 < len(found) and found[at + 1].type in ("UP", "DOWN")
    if mention.type == "SNAP" and begins and moves and text[mention.start].isupper():
        return replace(mention, type="OTHER")
    return None


def _owns(
    first: Mention, found: list[Mention], at: int, last: int, lexicon: Lexicon
) -> bool:
    """Return whether a proper name is something that moves, as a company's stock is."""
    begins = at == 0 or found[at - 1].type in ("STOP", "QUOTE", "COLON")
    follows = [one.type for one in found[last + 1 : last + 4]]
    moves = follows[:1] in (["UP"], ["DOWN"], ["FLAT"])
    if last == at and begins and not moves and _ordinary(first.name.lower(), lexicon):
        return False
    if last == at and first.name.lower() in lexicon.plain:
        return False
    return bool(follows) and (
        follows[0] in ("UP", "DOWN", "FLAT", "PCT", "MONEY", "BEAT", "LAG", "CLOSE")
        or (
            follows[0] == "OPENP"
            and bool({"PCT", "PROPER", "UP", "DOWN"} & {*follows[1:]})
        )
        or (follows[0] in ("COMMA", "AND") and "OTHER" in follows)
    )


def _ordinary(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.plain or word.endswith(("ly", "ing", "ed"))


BOUNDED: Final = {"OVER": "over", "ABOVE": "over", "BELOW": "under"}
FIGURES: Final = ("PCT", "PTS", "PPT", "BP", "LEVEL", "NUM")


def _bounded(found: Iterator[Mention]) -> Iterator[Mention]:
    """Give each number the bound that stands before it."""
    before: Mention | None = None
    for mention in found:
        if before is not None:
            keep, bound = before.type != "BOUND", _bound(before)
            figure = mention.figure
            counts = mention.type == "NUM" and before.type != "BOUND"
            if figure and bound and mention.type in FIGURES and not counts:
                keep = keep and mention.type == "LEVEL"
                step = figure.step
                if bound == "about" and step == 1:
                    step = round_step(figure.value)
                mention = replace(
                    mention,
                    start=mention.start if keep else before.start,
                    figure=replace(figure, bound=bound, step=step),
                )
            if keep:
                yield before
        before = mention
    if before is not None and before.type != "BOUND":
        yield before


def _bound(mention: Mention) -> str | None:
    return mention.name if mention.type == "BOUND" else BOUNDED.get(mention.type)
