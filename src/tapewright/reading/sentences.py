"""Sentences as mentions beside what went before, and what they leave standing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from tapewright.reading.mentions import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tapewright.reading.decisions import Decision
    from tapewright.reading.mentions import Day, Mention

OWNERS: Final = (
    *("NAME", "OTHER", "SECTOR", "PRONOUN", "FORMER", "LATTER", "MARKET", "MEMBERS"),
)
MARKET: Final = "GSPC"
"""Who stands for "Wall Street" and "the major indexes" where no name is told."""
NUMBERS: Final = ("PCT", "PTS", "PPT", "BP", "LEVEL", "NUM", "BARE", "MONEY")
CHANGES: Final = ("PCT", "PTS", "BP", "PPT")
CLAUSES: Final = ("SEMI", "WHILE", "STOP")
OPENERS: Final = (*NUMBERS, "NAME", "PRONOUN", "CLOSE", "UP", "DOWN", "FLAT")
"""What shows that a time opens a statement, not closes the one before."""
PASSED: Final = ("UP", "DOWN", "SPAN", "CLOSEP", "STRAIGHT", "STREAK", "WINNING")
PLACES: Final = ("RECORD", "HIGH", "LOW", "HIGHEST", "LOWEST")
"""What has a date of its own: "below its December 16 record"."""
COMPARED: Final = ("VERSUS", "THAN", "BEAT", "LAG", "OF", "IN")
"""What stands before a name that is no subject."""
RIVALS: Final = ("THAN", "VERSUS", "BEAT", "LAG")
SIGNS: Final = {"UP": 1, "DOWN": -1, "FLAT": 0, "WINNING": 1}


@dataclass
class Frame:
    """What earlier sentences leave standing.

    `subject` is the last index told, `last` the last owner of any sort ("" for one
    that is not ours); `when` and `day` were told by a heading, or earlier in the
    paragraph; `names` are the last sentence's, for "the former"; `peer` is whom the
    subject was last compared with, `main` whom the page is about, `said` the last
    stretch of time told; `momentary` is whether the paragraph opens with an hour,
    `hourly` whether an hour before the close stood above it;
    `tabled` whether it is a table's cell; `seen` are the names told so far,
    `spans` the stretches that end now.
    """

    subject: str | None = None
    last: str | None = None
    when: When | None = None
    day: Day | None = None
    names: tuple[str, ...] = ()
    peer: str | None = None
    main: str | None = None
    said: When | None = None
    momentary: bool = False
    hourly: bool = False
    tabled: bool = False
    seen: set[str] = field(default_factory=set)
    spans: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Sentence:
    """A sentence's mentions beside what went before."""

    mentions: Sequence[Mention]
    frame: Frame
    decided: dict[int, Decision] = field(default_factory=dict)

    @cached_property
    def types(self) -> list[str]:
        """The mentions' types."""
        return [mention.type for mention in self.mentions]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The symbols named, in order."""
        return tuple(m.name for m in self.mentions if m.type == "NAME")

    def direction(self, at: int, decision: Decision) -> int | None:
        """Return the sign of the move a number sizes: None where none is told."""
        inside = [n for n in range(decision.first, decision.last) if n in self._moves]
        after = self.types[at + 1 : at + 3]
        for gap, kind in enumerate(after):
            if kind in SIGNS:
                return SIGNS[kind]
            if kind != "SPAN" or gap:
                break
        if decision.cue.sign == "inside":
            return self._moves[inside[-1]] if inside else None
        before = [n for n in inside if n < at]
        if before:
            return self._moves[before[-1]]
        if inside:
            return self._moves[inside[0]]
        nearest = [n for n in self._moves if n < at and not self._closed(n, at)]
        return self._moves[nearest[-1]] if nearest else None

    @cached_property
    def _moves(self) -> dict[int, int]:
        return {
            n: SIGNS[m.type] for n, m in enumerate(self.mentions) if m.type in SIGNS
        }

    def _closed(self, n: int, at: int) -> bool:
        return any(one in ("SEMI", "STOP") for one in self.types[n:at])

    def possessed(self, at: int) -> bool:
        """Return whether a name only says whose stocks or sectors are meant."""
        after = self.types[at + 1 : at + 2]
        return after in (["OTHER"], ["SECTOR"])

    def right(self, at: int) -> int | None:
        """Return the owner in "a 0.5% gain for the Nasdaq"."""
        n = at + 1
        while n < len(self.types) and self.types[n] in PASSED:
            n += 1
        link = n < len(self.types) and self.types[n] in ("IN", "FOR", "BY", "ON", "OF")
        owns = link and n + 1 < len(self.types) and self.types[n + 1] in OWNERS
        if owns and not self.compared(n + 1, at):
            return n + 1
        return None

    def compared(self, n: int, at: int) -> bool:
        """Return whether a name is what another is said to beat, before its number."""
        decision = self.decided.get(at)
        return decision is not None and n == decision.kept.get("peer")

    def run(self, at: int) -> list[int]:
        """Return the places of a list of like numbers, "1%, 2% and 3%"."""
        kind, run = self.types[at], [at]
        for step in (-1, 1):
            n = at
            while True:
                n += step
                gap = 0
                while 0 <= n < len(self.types) and self.types[n] in ("COMMA", "AND"):
                    n, gap = n + step, gap + 1
                if not gap or not 0 <= n < len(self.types) or self.types[n] != kind:
                    break
                run.append(n)
        return sorted(run)

    def leave(self) -> None:
        """Leave the sentence's subject and times to the next one."""
        owners = [n for n, one in enumerate(self.types) if one in ("NAME", "OTHER")]
        names = [n for n in owners if self.types[n] == "NAME" and not self.possessed(n)]
        leading = [n for n in names if not n or self.types[n - 1] not in COMPARED]
        self.frame.seen.update(self.names)
        called = any(m.name == "benchmark" for m in self.mentions)
        if called and not names and MARKET in self.frame.seen:
            self.frame.subject = MARKET
        if names:
            self.frame.subject = self.mentions[(leading or names)[0]].name
        index = any(m.type == "PRONOUN" and m.name != "it" for m in self.mentions)
        if owners and not index:
            first = owners[0]
            self.frame.last = self.mentions[first].name if first in names else ""
        if self.names:
            self.frame.names = self.names
        days = [
            m.day
            for n, m in enumerate(self.mentions)
            if m.type == "DATE" and m.day and (not n or m.day.day is None)
        ]
        if days and not self._since(days[-1]):
            self.frame.day = days[-1]
        stretches = [
            m.when or When("month", day=m.day)
            for n, m in enumerate(self.mentions)
            if m.type in ("WHEN", "MONTH")
            and "SINCE" not in self.types[max(n - 5, 0) : n]
        ]
        if stretches:
            self.frame.said = stretches[-1]
        whens = [m.when for m in self.mentions if m.when]
        self.frame.spans.update(
            w.span for w in whens if not (w.back or w.day or w.count)
        )

    def _since(self, day: Day) -> bool:
        at = next(n for n, m in enumerate(self.mentions) if m.day is day)
        return at > 0 and self.types[at - 1] in ("SINCE", "FROM", "TO")


@dataclass(frozen=True)
class Around:
    """A sentence looked at from a number in it."""

    sentence: Sentence

    @property
    def types(self) -> list[str]:
        """The types of its mentions."""
        return self.sentence.types

    @property
    def mentions(self) -> Sequence[Mention]:
        """Its mentions."""
        return self.sentence.mentions

    @property
    def frame(self) -> Frame:
        """What went before."""
        return self.sentence.frame

    @property
    def decided(self) -> dict[int, Decision]:
        """What its numbers are about."""
        return self.sentence.decided
