"""A week's plan: its sessions, the facts asked of them, and what of it is news."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tapewright.errors import SessionError
from tapewright.finding import measured, rated, told
from tapewright.intensity import band
from tapewright.market.instruments import instrument
from tapewright.market.sessions import calendar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from tapewright.finding import Market
    from tapewright.model import Fact, Question
    from tapewright.story import Request

AGE_OF_NEWS: Final = 90
"""Days: "the largest since" a date nearer than this is routine."""

YEAR: Final = 365
"""Days without a record from which the next one is a first in a long time."""

RECORD_YEARS: Final = 15
NEWS_STREAK: Final = 4
"""Weeks in a row from which a run may lead; from three on it is mentioned."""

LONG_STREAK: Final = 3
CORRECTION: Final = -10
BEAR: Final = -20
"""Percent below the peak close: the usual thresholds (FINRA investor glossary)."""


@dataclass
class Week:
    """What can be asked of one subject's week; every answer is kept."""

    market: Market
    symbol: str
    sessions: tuple[date, ...]
    base: date
    _known: dict[object, Fact | None] = field(default_factory=dict, repr=False)
    _rarities: dict[Question, float] = field(default_factory=dict, repr=False)
    _told: dict[Question, Fact] = field(default_factory=dict, repr=False)

    @property
    def last(self) -> date:
        """The week's last session."""
        return self.sessions[-1]

    def fact(
        self,
        kind: str,
        on: date | None = None,
        whose: str | None = None,
        **args: str | int,
    ) -> Fact | None:
        """Ask a kind, by default of the subject at the week's last session."""
        key = (kind, on or self.last, whose or self.symbol, tuple(sorted(args.items())))
        if key not in self._known:
            self._known[key] = measured(
                self.market, kind, whose or self.symbol, on or self.last, **args
            )
        return self._known[key]

    def told(self, fact: Fact) -> Fact:
        """Return a fact with its evidence: taken when it is told, and once."""
        if fact.question not in self._told:
            self._told[fact.question] = told(self.market, fact)
        return self._told[fact.question]

    def rarity(self, fact: Fact) -> float:
        """Return how rare a fact is, 0..1."""
        if fact.question not in self._rarities:
            self._rarities[fact.question] = rated(self.market, fact).interest
        return self._rarities[fact.question]

    def in_a_week(self, fact: Fact) -> float:
        """Return how rare it is for a week to hold such a day: one of its sessions."""
        return 1 - min(1.0, len(self.sessions) * (1 - self.rarity(fact)))

    def change(self, span: str = "week", **given: object) -> Fact | None:
        """Ask for a change in percent."""
        return self.fact("change", span=span, **given)  # type: ignore[arg-type]

    def usual(self, change: Fact) -> Decimal | None:
        """Return the usual move of a change's subject and span, in percent."""
        span = str(change.question.arg("span"))
        if change.unit != "percent" or span not in ("day", "week"):
            return None
        asked = change.question
        usual = self.fact("usual_move", asked.session, asked.subject, span=span)
        return usual.number if usual else None

    def flat(self, change: Fact) -> bool:
        """Return whether a change is too small to be called a move."""
        size = band(change.number, self.usual(change))
        return size in ("flat", "unchanged")

    def dated(self, change: Fact, since: Fact, age: int) -> bool:
        """Return whether a change is large enough, and since long enough, to date."""
        size = band(change.number, self.usual(change))
        long_ago = (change.question.session - since.day).days >= age
        return long_ago and size in ("plain", "strong", "extreme")

    @property
    def is_over(self) -> bool:
        """Whether no session of the week is still to come, as far as is known."""
        exchange = calendar(instrument(self.symbol).calendar)
        if not exchange.covers(self.last):
            return True
        return exchange.sessions_of(self.last, "week")[-1] == self.last

    @property
    def knows_records(self) -> bool:
        """Return whether the history is long enough, or declared, to speak of records.

        Fifteen years held between the Nasdaq Composite's records of 2000 and 2015: over
        a shorter past a "record" may be none.
        """
        return self.knows_records_of(self.symbol)

    def knows_records_of(self, symbol: str) -> bool:
        """Return the same for another symbol."""
        first = self.market.of(symbol).sessions[0]
        declared = any(
            mark.symbol == symbol and mark.field == "record_close"
            for mark in self.market.marks
        )
        return declared or (self.last - first).days >= RECORD_YEARS * YEAR

    def parted(self, session: date, peer: str) -> tuple[Fact, Fact] | None:
        """Return both changes of a day on which the two moved apart, if they did."""
        day = self.change("day", on=session)
        other = self.change("day", on=session, whose=peer)
        same_days = self.fact("relative", session, peer=peer, span="day")
        if day and other and same_days and self.opposite(day, other):
            return day, other
        return None

    def opposite(self, one: Fact, other: Fact) -> bool:
        """Return whether two changes part, neither of them too small to be a move."""
        parted = one.number * other.number < 0
        return parted and not (self.flat(one) or self.flat(other))

    @property
    def peers(self) -> tuple[str, ...]:
        """The peers that have a comparable week."""
        return tuple(
            peer
            for peer in self.market.peers_of(self.symbol)
            if self.fact("relative", peer=peer, span="week")
        )


def week_of(market: Market, request: Request) -> Week:
    """Return the week that ends with the request's session.

    Raises:
        SessionError: when the bars hold no such session, or none before the week.
    """
    series = market.of(request.symbol)
    row = series.row(request.session)
    if row < 0:
        raise SessionError(
            f"{request.symbol} has no bar of {request.session}",
            remedy="Load the bars of that week, or ask for another one.",
        )
    periods = series.period("week")
    rows = [r for r in range(max(0, row - 6), row + 1) if periods[r] == periods[row]]
    if rows[0] == 0:
        raise SessionError(
            f"the bars of {request.symbol} begin on {series.sessions[0]}, "
            "in the very week asked for",
            expected="a close before the week, as its base",
            remedy="Load earlier bars, or ask for a later week.",
        )
    sessions = tuple(series.sessions[r] for r in rows)
    return Week(market, request.symbol, sessions, series.sessions[rows[0] - 1])


@dataclass(frozen=True, slots=True)
class News:
    """Something worth a headline: a message's name, its facts, and how rare it is.

    News of one family says much the same: the rarest of them is told.
    """

    message: str
    family: str
    interest: float
    facts: dict[str, Fact]


def news_of(week: Week) -> list[News]:
    """Return what is news in a week, the rarest first, one of each family."""
    first: dict[str, News] = {}
    for news in sorted(_candidates(week), key=_standing):
        first.setdefault(news.family, news)
    return sorted(first.values(), key=lambda news: -news.interest)


def _standing(news: News) -> tuple[float, float]:
    """Return what news of one family is sorted by: as rare, the larger move leads."""
    day = news.facts.get("day")
    return -round(news.interest, 3), -float(abs(day.number)) if day else 0.0


def _candidates(week: Week) -> Iterator[News]:
    yield from _records(week)
    yield from _extremes(week)
    yield from _streaks(week)
    yield from _moves(week)
    yield from _falls(week)
    yield from _splits(week)
    change = week.change()
    if change:
        yield News("week", "change", week.rarity(change), {"week": change})


def _records(week: Week) -> Iterator[News]:
    if not week.knows_records:
        return
    change = week.change()
    for price, family in (("close", "record"), ("intraday", "intraday")):
        pairs = [
            (record, since)
            for session in week.sessions
            if (record := week.fact("record", session, price=price))
            and (since := week.fact("record_since", session, price=price))
        ]
        if pairs and change:
            first, last = pairs[0], pairs[-1]
            name = "intraday_record" if price == "intraday" else _named(week, pairs)
            record, since = first if name.startswith("first") else last
            rarity = week.rarity if name == "record_end" else week.in_a_week
            rare = max(rarity(record), rarity(since))
            rare = max(rare, 1 - 5 / sessions_between(since))
            facts = {"record": record, "since": since, "week": change}
            yield News(name, family, rare, facts)


def sessions_between(since: Fact) -> float:
    """Estimate the sessions since a date: one record in so many is its base rate.

    Where the earlier record is a declared one, the bars are too short to count.
    """
    return max(1.0, (since.question.session - since.day).days * 5 / 7)


def _named(week: Week, pairs: list[tuple[Fact, Fact]]) -> str:
    """Name the news of a week's record closes by its first and its last."""
    (first, since), last = pairs[0], pairs[-1][0].question.session
    if (first.question.session - since.day).days < YEAR:
        return "record_end" if last == week.last else "record"
    if last != week.last:
        return "first_record"
    return "first_record_end" if len(pairs) == 1 else "first_record_more"


def _extremes(week: Week) -> Iterator[News]:
    change = week.change()
    for side in ("high", "low"):
        since = week.fact("highest_since", side=side, price="close")
        if change and since and (week.last - since.day).days >= AGE_OF_NEWS:
            facts = {"since": since, "week": change}
            yield News(f"{side}est_since", "height", week.rarity(since), facts)
        for session in week.sessions:
            edge = week.fact("fifty_two_week", session, side=side, price="intraday")
            if change and edge:
                rare = week.in_a_week(edge)
                facts = {"edge": edge, "week": change}
                yield News(f"fifty_two_week_{side}", f"edge_{side}", rare, facts)


def _streaks(week: Week) -> Iterator[News]:
    streak = week.fact("streak", span="week")
    change = week.change()
    if not (streak and change) or abs(streak.number) < NEWS_STREAK:
        return
    since = week.fact("streak_since", span="week")
    facts = {"streak": streak, "week": change}
    if since and (week.last - since.day).days >= AGE_OF_NEWS:
        yield News(
            "streak_since", "streak", week.rarity(streak), facts | {"since": since}
        )
    else:
        yield News("streak", "streak", week.rarity(streak), facts)


def _moves(week: Week) -> Iterator[News]:
    change = week.change()
    for session in week.sessions:
        day = week.change("day", on=session)
        since = week.fact("largest_move_since", session, span="day")
        if day and since and week.dated(day, since, AGE_OF_NEWS):
            rare = week.in_a_week(since)
            rare = max(rare, week.in_a_week(day))
            yield News("day_since", "day", rare, {"day": day, "since": since})
        if day and change and band(day.number, week.usual(day)) == "extreme":
            rare = week.in_a_week(day)
            yield News("day", "day", rare, {"day": day, "week": change})
    since = week.fact("largest_move_since", span="week")
    if change and since and week.dated(change, since, AGE_OF_NEWS):
        facts = {"week": change, "since": since}
        rare = max(week.rarity(since), week.rarity(change))
        yield News("week_since", "change", rare, facts)


def _falls(week: Week) -> Iterator[News]:
    change = week.change()
    off = week.fact("off_peak", of="percent")
    before = week.fact("off_peak", week.base, of="percent")
    if not (change and off and before):
        return
    for name, threshold in (("bear", BEAR), ("correction", CORRECTION)):
        if off.number <= threshold < before.number:
            facts = {"week": change, "off": off}
            yield News(name, "fall", max(week.rarity(off), 0.95), facts)
            return


def _splits(week: Week) -> Iterator[News]:
    change = week.change()
    for peer in week.peers[:1]:
        other = week.change(whose=peer)
        if change and other and week.opposite(change, other):
            apart = week.fact("divergence", peer=peer, span="week")
            facts = {"week": change, "other": other}
            yield News("split", "split", week.rarity(apart) if apart else 0.0, facts)
