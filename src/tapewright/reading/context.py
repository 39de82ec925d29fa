"""Whose a number is, of when and in which direction, from the words around it."""

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
NUMBERS: Final = ("PCT", "PTS", "PPT", "BP", "LEVEL", "NUM", "MONEY")
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
    stretch of time told; `momentary` is whether the paragraph opens with an hour, `tabled` whether it is a
    table's cell;
    `seen` are the names told so far.
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
    tabled: bool = False
    seen: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a number is: a symbol, or None for what is not ours.

    `sure` is whether its own sentence says so, `grouped` whether several are meant,
    `foreign` whether somebody else was told of just before.
    """

    symbol: str | None
    sure: bool = True
    grouped: bool = False
    foreign: bool = False


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

    def owner(self, at: int) -> Owner:
        """Return whose the number at a place is."""
        whose = self.decided[at].kept.get("whose") if at in self.decided else None
        if whose is not None:
            return Owner(self.mentions[whose].name)
        listed = self._listed(at)
        if listed is not None:
            return Owner(listed)
        left = self._left(at)
        right = self._right(at)
        if right is not None and (left is None or self._loose(left, at)):
            return self._named(right)
        if left is not None:
            return self._named(left)
        first = self._first(at)
        if first is not None:
            return self._named(first)
        return self._carried(foreign=self.frame.last == "")

    def _named(self, at: int) -> Owner:
        mention = self.mentions[at]
        match mention.type:
            case "NAME":
                other = self._possessed(at) or self.types[at - 1 : at] == ["DRAG"]
                return Owner(None if other else mention.name)
            case "PRONOUN":
                return self._pronoun(at)
            case "MARKET" | "MEMBERS":
                return Owner(MARKET, sure=False, grouped=True)
            case "FORMER" | "LATTER":
                names = self.names or self.frame.names
                if len(names) == 2:  # noqa: PLR2004 - the former and the latter
                    return Owner(names[mention.type == "LATTER"])
                return self._carried(foreign=False)
        return Owner(None)

    def _possessed(self, at: int) -> bool:
        """Return whether a name only says whose stocks or sectors are meant."""
        after = self.types[at + 1 : at + 2]
        return after in (["OTHER"], ["SECTOR"])

    def _pronoun(self, at: int) -> Owner:
        """Return whose "it" or "the index" is: the first told, else what went before."""
        named = ("NAME", "OTHER") if self.mentions[at].name == "it" else ("NAME",)
        before = [n for n in range(at) if self.types[n] in named]
        if before and self.types[before[0]] == "NAME":
            return Owner(self.mentions[before[0]].name, sure=False)
        it = named[-1] == "OTHER"
        return self._carried(foreign=bool(before) or (it and self.frame.last == ""))

    def _carried(self, *, foreign: bool) -> Owner:
        """Return whose a number is by what went before, in doubt after a stranger."""
        subject = self.frame.subject or self.frame.main
        return Owner(subject, sure=False, foreign=foreign)

    def _left(self, at: int) -> int | None:
        """Return the nearest owner before a place."""
        for n in range(at - 1, -1, -1):
            if self.types[n] not in OWNERS or self._aside(n, at):
                continue
            return n
        return None

    def _aside(self, n: int, at: int) -> bool:
        """Return whether an owner stands in an apposition or is only compared with."""
        types = self.types
        if types[n] == "PRONOUN" and "NAME" in types[max(n - 1, 0) : n]:
            return True  # "the Russell 2000 index"
        if types[n] != "OTHER":
            if types[n] == "NAME" and n and types[n - 1] in RIVALS:
                return n + 1 < at and "WHICH" not in types[n:at]
            return self._compared(n, at)
        before = types[n - 1] if n else ""
        if before == "OF" and n > 1 and types[n - 2] in ("NAME", "PRONOUN"):
            return True  # "the Russell 2000 index of smaller companies"
        named = any(one == "NAME" for one in types[:n])
        if named and before in ("OF", "IN", "AS", "AFTER", "WITH", "FOR", "ON", "BY"):
            return not any(one in ("UP", "DOWN") for one in types[n + 1 : at])
        return named and before == "COMMA" and "COMMA" in types[n + 1 : n + 3]

    def _compared(self, n: int, at: int) -> bool:
        """Return whether a name is what another is said to beat, before its number."""
        decision = self.decided.get(at)
        return decision is not None and n == decision.kept.get("peer")

    def _right(self, at: int) -> int | None:
        """Return the owner in "a 0.5% gain for the Nasdaq"."""
        n = at + 1
        while n < len(self.types) and self.types[n] in PASSED:
            n += 1
        link = n < len(self.types) and self.types[n] in ("IN", "FOR", "BY", "ON", "OF")
        owns = link and n + 1 < len(self.types) and self.types[n + 1] in OWNERS
        if owns and not self._compared(n + 1, at):
            return n + 1
        return None

    def _loose(self, left: int, at: int) -> bool:
        """Return whether no move ties a number to the owner before it."""
        between = self.types[left + 1 : at]
        if self.types[left] == "PRONOUN":
            return True  # "it was the third for the Nasdaq"
        tied = any(one in ("UP", "DOWN", "FLAT", "OPENP") for one in between)
        return self._apart(left, at) or (not tied and at > left + 1)

    def _apart(self, left: int, at: int) -> bool:
        """Return whether an owner has numbers of its own, or stands in another clause."""
        between = self.types[left + 1 : at]
        return any(one in (*CLAUSES, *NUMBERS) for one in between)

    def _first(self, at: int) -> int | None:
        """Return the owner after a number that opens its sentence."""
        for n in range(at + 1, len(self.types)):
            if self.types[n] in CLAUSES:
                return None
            opens = at < 3 or self.types[n] == "NAME"  # noqa: PLR2004 - "Up 2%, gold"
            if (
                self.types[n] in ("NAME", "OTHER")
                and opens
                and not self._compared(n, at)
            ):
                return n
        return None

    def _listed(self, at: int) -> str | None:
        """Return the name in step with a number: "A and B rose 1% and 2%"."""
        if self.types[at] not in (*CHANGES, "LEVEL"):
            return None
        run = self._run(at)
        if len(run) < 2:  # noqa: PLR2004 - one number has one owner
            return None
        names = self._names_before(run[0])
        return (
            self.mentions[names[run.index(at)]].name if len(names) == len(run) else None
        )

    def _run(self, at: int) -> list[int]:
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

    def _then(self, at: int) -> tuple[When | None, Day | None] | None:
        """Return the time of "since August 1998, when it fell 15%"."""
        if self.types[max(at - 3, 0) : at] == ["SINCE", "DATE", "OPENP"]:
            return None, self.mentions[at - 2].day  # "best since January 6 (2.13%)"
        for n in range(at - 1, 0, -1):
            if self.types[n] in ("SEMI", "STOP"):
                return None
            if self.mentions[n].type == "WHILE" and self.mentions[n].name == "when":
                before = n - 1 - (self.types[n - 1] == "COMMA")
                told = self.mentions[before] if before >= 0 else None
                if told is None or told.type not in ("DATE", "MONTH"):
                    return None
                if told.type == "MONTH":
                    return When("month", day=told.day), None
                return None, told.day
        return None

    def day_listed(self, at: int) -> Day | None:
        """Return the day in step with a number: "Monday and Tuesday lost 1% and 2%"."""
        run = self._run(at) if self.types[at] in CHANGES else []
        if len(run) < 2:  # noqa: PLR2004 - one number has one day
            return None
        n = run[0] - 1
        while n >= 0 and self.types[n] not in ("DATE", *NUMBERS, *CLAUSES):
            n -= 1
        days: list[int] = []
        while n >= 0 and self.types[n] in ("DATE", "COMMA", "AND"):
            if self.types[n] == "DATE":
                days.append(n)
            n -= 1
        if len(days) != len(run):
            return None
        return self.mentions[days[::-1][run.index(at)]].day

    def _names_before(self, at: int) -> list[int]:
        """Return the places of the names listed before a list of numbers."""
        n = at - 1
        while n >= 0 and self.types[n] not in ("NAME", *NUMBERS, *CLAUSES):
            n -= 1
        names: list[int] = []
        while n >= 0 and self.types[n] in ("NAME", "COMMA", "AND"):
            if self.types[n] == "NAME":
                names.append(n)
            n -= 1
        return names[::-1]

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

    def when(self, at: int) -> tuple[When | None, Day | None, bool]:
        """Return the stretch and the date told with a number, and whether for sure."""
        then = self._then(at)
        if then is not None:
            return *then, True
        listed = self.day_listed(at)
        if listed is not None:
            return None, listed, True
        when, day = self._times(self._after(at))
        earlier_when, earlier_day = self._times(self._before(at))
        when, day = when or earlier_when, day or earlier_day
        if when and when.span == "day" and not day:
            days = [m.day for m in self.mentions[:at] if m.type == "DATE"]
            day = days[0] if days else None
        if when or day:
            generic = when is not None and when.span == "day" and not day
            return when, day, not generic
        if "LATER" in self.types:
            return None, None, False
        if "CARRIED" in self.types:
            return self.frame.said, None, False
        earlier = [n for n in range(at) if self.types[n] in ("WHEN", "DATE", "MONTH")]
        when, day = self._times(earlier[::-1])
        if when or day:
            listed = when is not None and "SEMI" not in self.types[earlier[-1] : at]
            return when, day, listed and self.types[earlier[-1]] == "WHEN"
        spans = [n for n in range(at) if self.types[n] == "SPAN"]
        if spans and self.types[spans[-1] + 1] in ("UP", "DOWN"):  # "its weekly gain"
            return When(self.mentions[spans[-1]].name), None, True
        return self.frame.when, self.frame.day, False

    def _times(self, places: Sequence[int]) -> tuple[When | None, Day | None]:
        when = day = None
        for n in places:
            mention = self.mentions[n]
            if mention.type == "WHEN" and when is None:
                when = mention.when
            if mention.type == "MONTH" and when is None and not self._since_at(n):
                when = When("month", day=mention.day)
            if mention.type == "DATE" and day is None:
                day = mention.day
        return when, day

    def _after(self, at: int) -> list[int]:
        """Return the times right after a number, past the rest of its group."""
        found: list[int] = []
        decision = self.decided.get(at)
        peer = decision.kept.get("peer") if decision else None
        right = self._right(at)
        rest = {*self.types[at + 1 : decision.last]} if decision else set()
        if rest & {*PLACES} and rest & {"BELOW", "AWAY", "FROM", "ABOVE", "OF"}:
            return found
        for n in range(at + 1, len(self.types)):
            kind = self.types[n]
            if kind in ("WHEN", "DATE"):
                if self.types[n - 1] in ("SINCE", "FROM", "OF") or (
                    not found and self._opens(n, at)
                ):
                    break
                found.append(n)
            elif n in (peer, right):
                continue
            elif found or kind in ("NAME", "OTHER", *CLAUSES):
                break
            elif kind in ("UP", "DOWN") and self.types[n - 1] in ("COMMA", "AND"):
                break
            elif kind in PLACES and {*NUMBERS} & {*self.types[at + 1 : n]}:
                break
            elif kind in NUMBERS and not self._grouped(n):
                break
        return found

    def dated(self, at: int) -> bool:
        """Return whether a time follows a number as its own."""
        after = [self.mentions[n] for n in self._after(at)]
        return any(m.type == "DATE" or (m.when and m.when.back) for m in after)

    def _grouped(self, n: int) -> bool:
        """Return whether a number belongs to the group before it: "(0.4%)", "to 6,664"."""
        return self.types[n - 1] in ("OR", "OPENP", "TO", "AT") or (
            self.types[n - 1] == "COMMA" and self.types[n] != self.types[n - 2]
        )

    def _opens(self, n: int, at: int) -> bool:
        """Return whether a time opens the next statement, not closes this one."""
        joined = any(one in ("AND", "COMMA") for one in self.types[at + 1 : n])
        follows = self.types[n + 1 : n + 6]
        ends = [i for i, one in enumerate(follows) if one in CLAUSES]
        follows = follows[: ends[0]] if ends else follows
        return joined and any(one in OPENERS for one in follows)

    def _before(self, at: int) -> list[int]:
        """Return the times before a number, back to another number or clause."""
        found: list[int] = []
        for n in range(at - 1, -1, -1):
            kind = self.types[n]
            if kind in ("WHEN", "DATE"):
                if n and self.types[n - 1] in ("SINCE", "FROM"):
                    continue
                bare = at in self.decided and self.decided[at].cue.bare
                if bare or not self._spent(n, at):
                    found.append(n)
            elif kind in CLAUSES or (kind in NUMBERS and not self._grouped(at)):
                break
        return found

    def _spent(self, n: int, at: int) -> bool:
        """Return whether a time closes the statement before: "at 6,664 on Friday, ..."."""
        told = any(one in NUMBERS for one in self.types[:n])
        after = self.types[n + 1 : at]
        return told and any(one in ("COMMA", "AND", "WHILE", "SEMI") for one in after)

    def guard(self, at: int, decision: Decision | None) -> str:
        """Return why a number states no fact: "" where nothing stands before it."""
        if self._quoted(at):
            return "it stands in a quotation"
        first = min(at, decision.first) if decision else at
        if self.types[at + 1 : at + 2] == ["MAY"]:
            return "it is a forecast or a target"
        for n in range(at - 1, -1, -1):
            kind = self.types[n]
            when = kind == "WHILE" and self.mentions[n].name == "when"
            same = self.types[n - 1 : n] in (["SPAN"], ["WHEN"])  # "in a week when"
            if when and not same and not self._then(at):
                return "it is of an earlier time"
            if kind in ("SEMI", "WHILE", "STOP", "COLON", "QUOTE") or (
                n < first and kind in NUMBERS
            ):
                break
            if kind == "IF":
                return "it is a hypothesis"
            if kind == "MAY":
                return "it is a forecast or a target"
            if kind == "NOT" and first - 2 <= n < first:
                return "it is denied"
            if kind == "COMMA" and n < first:
                break
        return ""

    def _quoted(self, at: int) -> bool:
        return sum(one == "QUOTE" for one in self.types[:at]) % 2 == 1

    def leave(self) -> None:
        """Leave the sentence's subject and times to the next one."""
        owners = [n for n, one in enumerate(self.types) if one in ("NAME", "OTHER")]
        names = [
            n for n in owners if self.types[n] == "NAME" and not self._possessed(n)
        ]
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
            and "SINCE" not in self.types[max(n - 2, 0) : n]
        ]
        if stretches:
            self.frame.said = stretches[-1]

    def _since_at(self, n: int) -> bool:
        return n > 0 and self.types[n - 1] in ("SINCE", "FROM", "TO", "OF", "BY")

    def _since(self, day: Day) -> bool:
        at = next(n for n, m in enumerate(self.mentions) if m.day is day)
        return at > 0 and self.types[at - 1] in ("SINCE", "FROM", "TO")
