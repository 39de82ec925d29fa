"""Claims that add up or compound: spreads, changes over parts of a span, recoveries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import add, mul
from typing import TYPE_CHECKING, Final, TypeAlias

from tapewright.model import Question
from tapewright.reading.moves import FURTHEST, base_of
from tapewright.reading.ranges import bears, factor, percent
from tapewright.reading.sheet import KEPT, Relation, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tapewright.reading.ranges import Range

CHAINED: Final = ("change", "change_over")
DRAWDOWN: Final = {
    "of": "percent",
    "price": "close",
    "formula": "drawdown",
    "window": "all",
}
"""The distance whose peak stays until a close is above it."""


def repeats(sheet: Sheet) -> Iterator[Relation]:
    """Yield the answers to one question: prose and table, title and body."""
    for question, indices in sheet.by.items():
        first: dict[object, int] = {}
        for index in indices:  # printed alike, they bear each other out
            alike = first.setdefault(sheet.claims[index].stated, index)
            if alike != index:
                yield Relation((alike, index))
        different = sheet.different(question)
        near = combinations(different[:KEPT], 2)
        far = ((different[0], other) for other in different[KEPT:])
        for one, other in (*near, *far):
            yield Relation((one, other), sheet.contrast(one, other))


def spreads(sheet: Sheet) -> Iterator[Relation]:
    """Yield the spreads over a peer whose two changes are told, from one day on."""
    for question in [one for one in sheet.by if one.kind == "relative"]:
        peer, span = str(question.arg("peer")), str(question.arg("span"))
        bases = {
            sheet.start(s, question.session, span) for s in (peer, question.subject)
        }
        if len(bases) > 1:
            continue
        own = _change(question.subject, question.session, span)
        theirs = _change(peer, question.session, span)
        for one, change in sheet.ranges(own):
            for other, its in sheet.ranges(theirs):
                for told in sheet.different(question)[:KEPT]:
                    yield sheet.held((one, other), change - its, told)


def _change(symbol: str, session: date, span: str) -> Question:
    args = (("base", "prior_close"), ("span", span), ("unit", "percent"))
    return Question("change", symbol, session, args)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A change, and the session whose close it is measured from."""

    question: Question
    first: date


Ending: TypeAlias = "dict[tuple[str, str, date], list[Stretch]]"
"""Changes by symbol, unit and the session they end with."""


def chains(sheet: Sheet) -> Iterator[Relation]:
    """Yield the changes whose parts, end to end, are told too.

    Points add up, percentages compound.
    """
    ending: Ending = defaultdict(list)
    for question in sheet.by:
        if question.kind in CHAINED and (first := base_of(question, sheet.start)):
            stretch = Stretch(question, first)
            ending[_key(stretch, question.session)].append(stretch)
    for wholes in ending.values():
        for whole in wholes:
            parts = _parts(ending, whole)
            if len(parts) > 1:
                yield from _whole(sheet, parts, whole)


def _key(one: Stretch, day: date) -> tuple[str, str, date]:
    return one.question.subject, str(one.question.arg("unit")), day


def _parts(ending: Ending, whole: Stretch) -> list[Stretch]:
    """Return the shortest changes that lead from a change's base to its end."""
    parts: list[Stretch] = []
    day = whole.question.session
    while day > whole.first and len(parts) < FURTHEST:
        near = [
            one
            for one in ending.get(_key(whole, day), ())
            if one.first >= whole.first and one is not whole
        ]
        if not near:
            return []
        parts.append(max(near, key=lambda one: one.first))
        day = parts[-1].first
    return parts[::-1] if day == whole.first else []


def _whole(
    sheet: Sheet, parts: Sequence[Stretch], whole: Stretch
) -> Iterator[Relation]:
    found = [next(sheet.ranges(part.question), None) for part in parts]
    given = [one for one in found if one is not None]
    if len(given) < len(parts):
        return
    for told in sheet.different(whole.question)[:KEPT]:
        if whole.question.arg("unit") == "points":
            made = reduce(add, (range_ for _, range_ in given))
            yield sheet.held([index for index, _ in given], made, told, "add up to")
        else:
            yield compounded(sheet, given, told)


def compounded(sheet: Sheet, given: Sequence[tuple[int, Range]], told: int) -> Relation:
    """Hold a percentage against the ones that compound to it."""
    made = percent(reduce(mul, (factor(range_) for _, range_ in given)))
    relation = sheet.held([index for index, _ in given], made, told, "compound to")
    stated = sheet.stated(told)
    if not relation.because or stated is None or not _added(sheet, given, told):
        return relation
    return Relation(relation.members, f"{relation.because[:-1]}, which is their sum.")


def _added(sheet: Sheet, given: Sequence[tuple[int, Range]], told: int) -> bool:
    """Return whether a percentage is what adding others up gives."""
    stated = sheet.stated(told)
    added = reduce(add, (range_ for _, range_ in given))
    return stated is not None and bears(stated, added, cut=False)


def recoveries(sheet: Sheet) -> Iterator[Relation]:
    """Yield the distances from one peak before and after a change.

    Over more than a day a new peak may lie between; then only a distance that was made
    by adding percentages is held to be wrong.
    """
    for question in [one for one in sheet.by if one.kind == "off_peak"]:
        if not DRAWDOWN.items() <= dict(question.args).items():
            continue
        for span in ("day", "week", "month"):
            change = _change(question.subject, question.session, span)
            before = sheet.start(question.subject, question.session, span)
            earlier = Question(question.kind, question.subject, before, question.args)
            yield from _recovery(sheet, earlier, change, question)


def _recovery(
    sheet: Sheet, earlier: Question, change: Question, question: Question
) -> Iterator[Relation]:
    for told in sheet.different(question)[:KEPT]:
        now = sheet.range(told)
        if now is None or now.high >= 0:  # at the peak it may be a new one
            continue
        for one in sheet.ranges(earlier):
            for move in sheet.ranges(change):
                relation = compounded(sheet, (one, move), told)
                day = change.arg("span") == "day"
                if day or not relation.because or _added(sheet, (one, move), told):
                    yield relation
