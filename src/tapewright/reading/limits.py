"""Claims that bound each other: a record and earlier prices, a count and its parts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tapewright.reading.sheet import Relation, asked, listed, quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tapewright.model import Question
    from tapewright.reading.ranges import Range
    from tapewright.reading.sheet import Sheet

PARTS: Final = ("advancers", "decliners", "unchanged")
"""What a breadth count is made of, of all that were compared."""


@dataclass(frozen=True)
class Highest:
    """The highest price so far of each session that a text names, and its claim."""

    days: list[date] = field(default_factory=list)
    best: list[tuple[Range, int]] = field(default_factory=list)

    def add(self, day: date, range_: Range, index: int) -> None:
        """Add the price of a day that is not before the last one."""
        top = (range_, index)
        if self.best and self.best[-1][0].low >= range_.low:
            top = self.best[-1]
        self.days.append(day)
        self.best.append(top)

    def until(self, day: date, *, included: bool) -> tuple[Range, int] | None:
        """Return the highest price before a day, or on it too."""
        cut = bisect_right if included else bisect_left
        place = cut(self.days, day)
        return self.best[place - 1] if place else None


def records(sheet: Sheet) -> Iterator[Relation]:
    """Yield the records that an earlier price of the same text exceeds."""
    prices = _prices(sheet)
    for index, claim in enumerate(sheet.claims):
        question = claim.question
        if question is None or claim.doubt or not _is_peak(question):
            continue
        level = _level(sheet, index, question)
        own = prices[question.subject, str(question.arg("price"))]
        # A peak is the highest up to its day, a record higher than all before its day.
        found = own.until(question.session, included=question.kind == "off_peak")
        if level and found and found[0].low > level.high:
            quotes = sheet.quote(found[1]), sheet.quote(index)
            because = f"{quotes[0]}, told of an earlier session, is above {quotes[1]}."
            if claim.stated is None:
                because = f"{quotes[0]}, told of an earlier session, is no lower."
            yield Relation((found[1], index), because)


def _is_peak(question: Question) -> bool:
    if question.kind == "record":
        return True
    return question.kind == "off_peak" and (
        (question.arg("of"), question.arg("window")) == ("level", "all")
    )


def _level(sheet: Sheet, index: int, question: Question) -> Range | None:
    """Return a record's level: its own, or what the text says of that session."""
    if sheet.claims[index].stated is not None:
        return sheet.range(index)
    found = next(sheet.ranges(quantity(question)), None)
    return found[1] if found else None


def _prices(sheet: Sheet) -> dict[tuple[str, str], Highest]:
    """Return each subject's prices by what records are counted on."""
    prices: dict[tuple[str, str], Highest] = defaultdict(Highest)
    for question in sorted(sheet.by, key=lambda one: one.session):
        for index, range_ in sheet.ranges(question):
            for price in _reached(question):
                one = prices[question.subject, price]
                one.add(question.session, range_, index)
    return prices


def _reached(question: Question) -> Sequence[str]:
    """Return which prices were as high as this at some session up to the question's."""
    if question.kind == "close" or (
        question.kind == "range" and question.arg("of") == "low"
    ):
        return ("close", "intraday")
    if question.kind == "range" and question.arg("of") == "high":
        return ("intraday",)
    return ()


def counts(sheet: Sheet) -> Iterator[Relation]:
    """Yield the parts of a count beside the whole, and what counts more than there is.

    14 up, 15 down and 1 unchanged are 30; seven cannot rise of six.
    """
    breadth = [one for one in sheet.by if one.kind == "breadth"]
    for question in dict.fromkeys(asked(one, of="compared") for one in breadth):
        yield from _parts(sheet, question)
    for question in [one for one in sheet.by if one.kind == "n_of_m"]:
        for index in sheet.different(question):
            told, most = sheet.stated(index), int(question.arg("of") or 0)
            if told and told.bound == "=" and told.value > most:
                because = f"{sheet.quote(index)} of {most} is more than there are."
                yield Relation((index,), because)


def _parts(sheet: Sheet, question: Question) -> Iterator[Relation]:
    """Hold a count of all members against those that rose, fell or stood still."""
    whole = next(sheet.ranges(question), None)
    found = [next(sheet.ranges(asked(question, of=part)), None) for part in PARTS]
    given = [index for one in found if one for index in [one[0]]]
    if whole is None or not given:
        return
    sizes = [told.value for i in given if (told := sheet.stated(i))]
    told = sheet.stated(whole[0])
    total = told.value if told else sum(sizes)
    members = tuple(sorted((*given, whole[0])))  # no count is made of the others
    short = sum(sizes) < total and len(given) == len(PARTS)
    if sum(sizes) <= total and not short:
        yield Relation(members)
        return
    quotes = listed(map(sheet.quote, given))
    because = f"{quotes} are {sum(sizes):,f}, not {sheet.quote(whole[0])}."
    yield Relation(members, because)
