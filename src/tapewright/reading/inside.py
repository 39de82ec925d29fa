"""Contradictions inside one text: claims that cannot all be right, whatever the bars.

A printed number stands for all that round to it, so no rounding is a contradiction.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import TYPE_CHECKING, Final

from tapewright.market.instruments import instrument
from tapewright.market.sessions import calendar
from tapewright.reading.limits import counts, records
from tapewright.reading.moves import moves
from tapewright.reading.sheet import Relation, Sheet
from tapewright.reading.sums import chains, recoveries, repeats, spreads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tapewright.reading.sheet import Start
    from tapewright.report import Claim


PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims of one text that cannot both be right, by their indices.

    `one` is to blame: it disagrees with what others make it, or it comes later.
    `because` is one sentence. A claim that is impossible by itself is both.
    """

    one: int
    other: int
    because: str


def house_start(symbol: str, session: date, span: str) -> date:
    """Return the last session before the span with a session, by the frozen calendar.

    Where a project has calendars of its own, they are given to `inside` instead.
    """
    sessions = calendar(instrument(symbol).calendar)
    return sessions.previous(sessions.period_bounds(session, span)[0])


def inside(claims: Sequence[Claim], start: Start = house_start) -> list[Clash]:
    """Return what contradicts itself in a text.

    Args:
        claims: The text's claims, read for certain; those in doubt are left out.
        start: The last session before the span with a session, by symbol, session and
            span ("day", "week", "month", "quarter", "year").

    Returns:
        One clash for each claim to blame, in the order of the claims.
    """
    return _blamed(claims, list(_relations(claims, start)))


def headline(
    claims: Sequence[Claim], title_end: int, start: Start = house_start
) -> list[Clash]:
    """Return the claims of a title that the text below it does not bear.

    A title's claim is to blame if what the body says of it, or what follows from the
    body's numbers, does not admit it. A rounded number is admitted.

    Args:
        claims: All the text's claims.
        title_end: Where the title ends, in code points.
        start: As in `inside`.
    """
    title = {index for index, claim in enumerate(claims) if claim.end <= title_end}
    body = [
        replace(claim, question=None) if index in title else claim
        for index, claim in enumerate(claims)
    ]
    wrong = {clash.one for clash in inside(body, start)}
    above: dict[int, list[Relation]] = defaultdict(list)
    for relation in _relations(claims, start):
        ours = title.intersection(relation.members)
        if len(ours) == 1 and wrong.isdisjoint(relation.members):
            above[ours.pop()].append(relation)
    found = ((index, _unborne(above[index])) for index in sorted(above))
    return [_clash(index, relation) for index, relation in found if relation]


def _unborne(relations: Sequence[Relation]) -> Relation | None:
    """Return what denies a title's claim, None where the body bears it.

    Where the body answers the very question, nothing else counts.
    """
    plain = [one for one in relations if len(one.members) == PAIR] or relations
    return None if any(not one.because for one in plain) else plain[0]


def _relations(claims: Sequence[Claim], start: Start) -> Iterator[Relation]:
    """Yield all claims that meet, those that fit and those that do not."""
    sheet = Sheet.of(claims, start)
    rules = (repeats, moves, spreads, chains, recoveries, records, counts)
    return chain.from_iterable(rule(sheet) for rule in rules)


def _blamed(claims: Sequence[Claim], relations: Sequence[Relation]) -> list[Clash]:
    """Return a clash for each claim that must go so that the others fit.

    First goes the claim that fails most and holds least; of equal ones the one that
    others were held against, as what is computed goes wrong sooner than what is copied;
    else the later. What failed with it is explained.
    """
    failing = [one for one in relations if one.because]
    holds = Counter(
        index for one in relations if not one.because for index in one.members
    )
    computed = Counter(one.members[-1] for one in failing if len(one.members) > PAIR)
    open_ = defaultdict(set)
    for place, relation in enumerate(failing):
        for index in relation.members:
            open_[index].add(place)

    def rank(index: int) -> tuple[int, int, int, int]:
        votes = holds[index] - len(open_[index])
        return votes, -computed[index], -claims[index].start, -index

    heap = [rank(index) for index in open_]
    heapify(heap)
    clashes = []
    while heap:
        top = heappop(heap)
        index = -top[-1]
        if not open_[index]:
            continue
        if rank(index) != top:  # what it failed with has been explained in part
            heappush(heap, rank(index))
            continue
        places = open_.pop(index)
        direct = min(places, key=lambda place: (len(failing[place].members), place))
        clashes.append(_clash(index, failing[direct]))
        for place in places:
            for other in {*failing[place].members} - {index}:
                open_[other].discard(place)
    return sorted(clashes, key=lambda clash: clash.one)


def _clash(index: int, relation: Relation) -> Clash:
    others = [other for other in relation.members if other != index]
    return Clash(index, others[0] if others else index, relation.because)
