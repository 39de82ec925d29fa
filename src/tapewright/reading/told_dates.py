"""The dates that a page tells, each with what it is told for."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.language import Lexicon
    from tapewright.reading.mentions import Mention, Reader
    from tapewright.reading.pages import Block, Page
    from tapewright.reading.typed import Day

SHORTLY: Final = timedelta(days=10)
"""How long after the time that it covers a page is published at most."""
HEAD: Final = 8
"""Blocks at a page's beginning in which its own date stands."""
LINE: Final = 110
"""Letters of a line that can tell little more than a date."""
OPENINGS: Final = 2
"""Paragraphs at a page's beginning that may say "last week"."""
REACH: Final = 24
"""Mentions before or after a date that have to do with it."""
REST: Final = 40
"""Letters of it besides the date."""
OPENING: Final = 60
"""Letters in which a dateline stands: "NEW YORK, Nov. 20, 2025 (Reuters) - "."""

PAST: Final = ("SINCE", "FROM", "VERSUS", "THAN", "PRIOR", "REACH")
"""What stands before a date that a text looks back to."""
COVERS: Final = ("SPAN", "CLOSE", "TODATE", "SPANTODATE", "THROUGH", "DATE")
"""What stands before the date on which the time that a text covers ends."""
BETWEEN: Final = (
    *("ON", "IN", "AT", "OF", "FOR", "TO", "AND", "THIS"),
    *("COMMA", "OPENP", "COLON", "DASH"),
)
"""What may stand between those and their date."""
AHEAD: Final = ("MAY", "NEXT", "IF")
"""What tells that a sentence is about time to come."""
WHOLLY: Final = ("IN", "FOR", "OVER")
"""What stands before a month or a year of which a text tells as a whole."""
QUARTERS: Final = range(1, 5)
PARTLY: Final = ("TODATE", "SPANTODATE")
"""What tells that a month or a year is not over."""

_PLAIN: Final = re.compile(
    r"(?<![\d/.-])(?:(?P<y1>(?:19|20)\d\d)/(?P<m1>\d\d?)/(?P<d1>\d\d?)"
    r"|(?P<d2>\d\d?)\.\s?(?P<m2>\d\d?)\.\s?(?P<y2>(?:19|20)\d\d)"
    r"|(?P<d3>1[3-9]|2\d|3[01])/(?P<m3>\d\d?)/(?P<y3>(?:19|20)\d\d))(?![\d/])"
)
"""Dates in figures that are no mentions: 2025/11/14, 14.11.2025, 14/11/2025."""
_QUARTER: Final = re.compile(r"\bQ([1-4])\s(?:of\s)?((?:19|20)\d\d)\b")
_SIGNED: Final = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?[-\u2013\u2014:|/]")
"""What follows the date of a dateline."""


class Said(NamedTuple):
    """A date as a page says it: where, how, and what it is said for.

    `year` and `weekday` are None where none is said; `ended` is whether a time that is
    covered ends on it; `followed` are later weekdays that its paragraph goes on with.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    ended: bool = False
    weekday: int | None = None
    followed: tuple[int, ...] = ()

    def on(self, year: int | None) -> date | None:
        """Return the date, in a year where none is said; None for no such day."""
        try:
            return date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None

    def near(self, day: date) -> Iterator[date]:
        """Yield the date where it can be shortly before or after another."""
        for year in range(day.year - 1, day.year + 2):
            found = self.on(year)
            if found and found.year == year and abs(found - day) <= SHORTLY:
                yield found


@dataclass(slots=True)
class Told:
    """What a page tells of its date: its own, what it covers, what else it names.

    `coarse` are ends of months, quarters and years, by how many months those have;
    `weekdays`, `today` and `years` what is said of days and years by themselves;
    `week_before` is whether the page begins with "last week".
    """

    own: list[Said] = field(default_factory=list)
    covered: list[Said] = field(default_factory=list)
    named: list[Said] = field(default_factory=list)
    coarse: dict[int, list[date]] = field(default_factory=dict)
    weekdays: set[int] = field(default_factory=set)
    today: bool = False
    years: set[int] = field(default_factory=set)
    week_before: bool = False


def told_dates(
    page: Page, heard: Sequence[tuple[Block, Sequence[Mention]]], words: Reader
) -> Told:
    """Return all that a page tells of its date."""
    told, months = Told(), _ranges_of(words.lexicon)
    head = page.blocks[:HEAD]
    lines = [one for one in head if one.kind == "skip" and len(one.text) <= LINE]
    read = [*((line, words.words_of(line.text)) for line in lines), *heard]
    early = {id(block) for block in head}
    for block, mentions in read:
        for one in _said(block.text, mentions, months):
            if one.ended:
                told.covered.append(one)
            elif id(block) in early and _is_own(one, block):
                told.own.append(one)
            told.named.append(one)
        for size, day in _coarse(block.text, mentions):
            told.coarse.setdefault(size, []).append(day)
        _note(told, mentions)
    prose = [said for block, said in heard if block.kind == "paragraph"]
    told.week_before = any(map(_looks_back, prose[:OPENINGS]))
    return told


def _note(told: Told, mentions: Sequence[Mention]) -> None:
    """Note the weekdays and years that a block names, and whether it says "today"."""
    for sentence in _sentences(mentions):
        for one in sentence:
            if one.type == "YEAR" and one.figure:
                told.years.add(int(one.figure.value))
            elif one.type == "DATE" and one.day:
                told.today |= one.day.back == 0
                told.weekdays |= _weekday(one)
            elif one.type in AHEAD:
                break


def _weekday(one: Mention) -> set[int]:
    day = one.day
    alone = one.type == "DATE" and day and day.weekday is not None
    return {day.weekday} if alone and day and day.weekday is not None else set()


def _looks_back(mentions: Sequence[Mention]) -> bool:
    """Return whether a paragraph tells of the week before, and of no day by itself."""
    pairs = pairwise(mentions)
    week = any(
        one.type == "PREVIOUS" and other.type == "SPAN" and other.name == "week"
        for one, other in pairs
    )
    return week and not any(map(_weekday, mentions))


def _is_own(one: Said, block: Block) -> bool:
    """Return whether a date in a page's head is its own: a title's, a date line's."""
    if block.kind in ("title", "skip") or block.kind == "heading":
        return True
    if block.kind == "cell":
        return False
    alone = len(block.text) <= LINE and not any(map(str.islower, block.text[:1]))
    bare = len(block.text) - (one.end - one.start) <= REST
    return (alone and bare) or (
        one.end <= OPENING and _SIGNED.match(block.text, one.end) is not None
    )


def _said(
    text: str, mentions: Sequence[Mention], ranges: re.Pattern[str]
) -> Iterator[Said]:
    """Yield the dates that a block says, but for those it looks back or forward to."""
    spans = {met.start(): met for met in ranges.finditer(text)}
    for sentence in _sentences(mentions):
        ahead = False
        for at, one in enumerate(sentence):
            ahead |= one.type in AHEAD
            day = one.day
            if not day or not day.month or not day.day or ahead:
                continue
            cue = _cue(sentence, at)
            if cue in PAST:
                continue
            met, month = spans.get(one.start), day.month
            if met:
                year = int(met["year"]) if met["year"] else None
                yield Said(*met.span(), year, month, int(met["last"]), ended=True)
                continue
            before = sentence[max(at - 2, 0) : at]
            named = [day for other in before for day in _weekday(other)]
            yield Said(
                *(one.start, one.end, day.year, month, day.day),
                ended=cue in COVERS,
                weekday=named[-1] if named else None,
                followed=_following(mentions, one, day),
            )
    for met in _PLAIN.finditer(text):
        year, month, last = (
            int(next(met[f"{part}{n}"] for n in (1, 2, 3) if met[f"{part}{n}"]))
            for part in "ymd"
        )
        yield Said(*met.span(), year, month, last)


def _following(mentions: Sequence[Mention], one: Mention, told: Day) -> tuple[int, ...]:
    """Return the weekdays, later in the week, of which a block tells after a date."""
    if not told.year or not told.month or not told.day:
        return ()
    try:
        weekday = date(told.year, told.month, told.day).weekday()
    except ValueError:
        return ()
    first = bisect_left(mentions, one.end, key=lambda other: other.start)
    pairs = pairwise(mentions[max(first - 1, 0) : first + REACH])
    bare = [b for a, b in pairs if a.type not in (*AHEAD, *PAST, "PREVIOUS")]
    return tuple(d for b in bare for d in _weekday(b) if weekday < d)


def _sentences(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    sentence: list[Mention] = []
    for one in mentions:
        if one.type == "STOP":
            yield sentence
            sentence = []
        else:
            sentence.append(one)
    yield sentence


def _cue(sentence: Sequence[Mention], at: int) -> str:
    """Return the type of what a date depends on, "" where nothing stands before it.

    "Since the week ended June 25, 1938" looks back through what covers a time.
    """
    cue = ""
    for one in reversed(sentence[max(at - REACH, 0) : at]):
        weekday = one.type == "DATE" and one.name == "weekday"
        if one.type in BETWEEN or weekday:
            continue
        if one.type not in COVERS:
            return one.type if not cue or one.type in PAST else cue
        cue = cue or one.type
    return cue


def _ranges_of(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of days within one month: "November 10-14, 2025"."""
    months = "|".join(sorted(lexicon.months, key=len, reverse=True))
    return re.compile(
        rf"\b(?:{months})\.?\s\d{{1,2}}\s?[-\u2013\u2014]\s?(?P<last>\d{{1,2}})(?!\d)"
        r"(?:,?\s(?P<year>(?:19|20)\d\d)\b)?",
        re.IGNORECASE,
    )


def _coarse(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, date]]:
    """Yield the ends of months, quarters and years that a block tells of as a whole."""
    for met in _QUARTER.finditer(text):
        yield 3, _end(int(met[2]), 3 * int(met[1]))
    for sentence in _sentences(mentions):
        if any(one.type in AHEAD or one.type in PARTLY for one in sentence):
            continue
        for at, one in enumerate(sentence):
            before = [other.type for other in sentence[max(at - 3, 0) : at]]
            cue = before[-1] if before else ""
            if one.type == "MONTH" and one.day and one.day.year and one.day.month:
                if cue in ("", *WHOLLY):
                    yield 1, _end(one.day.year, one.day.month)
            elif one.type == "YEAR" and one.figure:
                year = int(one.figure.value)
                near = sentence[max(at - REACH, 0) : at]
                nth = [other.figure for other in near if other.type == "ORD"]
                quarter = int(nth[-1].value) if nth and nth[-1] else 0
                if "SPAN" in before and quarter in QUARTERS:
                    yield 3, _end(year, 3 * quarter)
                elif cue in WHOLLY:
                    yield 12, _end(year, 12)


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
