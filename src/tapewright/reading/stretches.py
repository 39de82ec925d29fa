"""Of when a number is: the stretch of time and the day told with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.reading.mentions import When
from tapewright.reading.sentences import (
    CHANGES,
    CLAUSES,
    NUMBERS,
    OPENERS,
    PLACES,
    Around,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tapewright.reading.mentions import Day


QUALIFIED: Final = ("UP", "DOWN", "FOR", "COMMA", "COLON", "WITH")
"""What follows a span that its sentence is about: "a losing week for the Dow"."""


RANKS: Final = ("BIGGEST", "SMALLEST", "ORD", "STRAIGHT", "SNAP")
"""What tells that a span is the one of the number before it."""


ITS: Final = 5
"""Letters of " its ": with more, somebody "had its best day"."""


class Stretches(Around):
    """Of when the numbers of a sentence are."""

    def when(self, at: int) -> tuple[When | None, Day | None, bool]:
        """Return the stretch and the date told with a number, and whether for sure."""
        then, listed = self.then(at), self.day_listed(at)
        if then is not None:
            return then[0], then[1], True
        if listed is not None:
            return None, listed, True
        when, day = self._near(at)
        if when or day:
            generic = when is not None and when.span == "day" and not day
            return when, day, not generic
        if "LATER" in self.types:
            return None, None, False
        if "CARRIED" in self.types:
            return self.frame.said, None, False
        return self._earlier(at)

    def _near(self, at: int) -> tuple[When | None, Day | None]:
        """Return what is told in a number's own clause."""
        when, day = self._times(self._after(at))
        earlier_when, earlier_day = self._times(self._before(at))
        when, day = when or earlier_when, day or earlier_day
        if when and when.span == "day" and not day:
            days = [n for n in range(at) if self.types[n] == "DATE"]
            told = [self.mentions[n].day for n in days if not self._since_at(n)]
            day = told[0] if told else None
        if not when and not day:
            when = self._apposed(at)
        return when, day

    def _apposed(self, at: int) -> When | None:
        """Return the stretch of "gained 2%, its largest weekly rise since July"."""
        after = self.types[at + 1 : at + 4]
        if len(after) < 3 or after[0] != "COMMA":  # noqa: PLR2004 - a comma, a rank, a span
            return None
        comma, rank = self.mentions[at + 1 : at + 3]
        best = after[1] in ("BEST", "WORST") and rank.start - comma.end <= ITS
        day = self.mentions[at + 3].name == "day"
        ranked = (best or after[1] in RANKS) and after[2] == "SPAN" and not day
        return When(self.mentions[at + 3].name) if ranked else None

    def _earlier(self, at: int) -> tuple[When | None, Day | None, bool]:
        """Return what is told earlier in the sentence, or before it."""
        told = [n for n in range(at) if self.types[n] in ("WHEN", "DATE", "MONTH")]
        earlier = [n for n in told if not self._since_at(n) and not self._aside(n, at)]
        earlier = [n for n in earlier if not self._others(n, at)]
        when, day = self._times(earlier[::-1])
        if when or day:
            between = self.types[earlier[-1] + 1 : at]
            joined = between[:-1] in (["COMMA", "AND", "NAME"], ["AND", "NAME"])
            same = "SEMI" not in between and self.types[earlier[-1]] == "WHEN"
            return when, day, same or joined
        spans = [n for n in range(at) if self.types[n] == "SPAN"]
        if spans and self.types[spans[-1] + 1] in QUALIFIED:  # "its weekly gain"
            return When(self.mentions[spans[-1]].name), None, True
        return self.frame.when, self.frame.day, False

    def _others(self, n: int, at: int) -> bool:
        """Return whether a time is a stranger's: "prices rose in May, while it"."""
        before = self.types[:n]
        return (
            "OTHER" in before and "NAME" not in before and "WHILE" in self.types[n:at]
        )

    def then(self, at: int) -> tuple[When | None, Day | None] | None:
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
        run = self.sentence.run(at) if self.types[at] in CHANGES else []
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
        right = self.sentence.right(at)
        run = self.sentence.run(at) if self.types[at] in CHANGES else [at]
        rest = {*self.types[at + 1 : decision.last]} if decision else set()
        if rest & {*PLACES} and rest & {"BELOW", "AWAY", "FROM", "ABOVE", "OF"}:
            return found
        for n in range(run[-1] + 1, len(self.types)):
            if self.types[n] in ("WHEN", "DATE"):
                of_other = self.types[n - 1] in ("SINCE", "FROM", "OF")
                of_other |= self.types[n - 2 : n] == ["TO", "CLOSE"]
                if of_other or (not found and self._opens(n, at)):
                    break
                found.append(n)
            elif self._dating(n):
                found.append(self.types.index("DATE", n))
                break
            elif n not in (peer, right) and (found or self._ends(n, at)):
                break
        return found

    def _ends(self, n: int, at: int) -> bool:
        """Return whether a place ends the statement that a number makes."""
        kind, before = self.types[n], self.types[n - 1]
        return (
            kind in ("NAME", "OTHER", "ERASE", "STRAIGHT", "STREAK")
            or kind in CLAUSES
            or (kind in ("UP", "DOWN") and before in ("COMMA", "AND"))
            or (kind in PLACES and before in ("ORD", "NUM"))
            or (kind in PLACES and bool({*NUMBERS} & {*self.types[at + 1 : n]}))
            or (kind in NUMBERS and not self._grouped(n))
        )

    def _dating(self, n: int) -> bool:
        """Return whether "when" tells a day: "was down 21% when it bottomed on"."""
        when = self.types[n] == "WHILE" and self.mentions[n].name == "when"
        return when and self.types[n - 1] != "COMMA" and "DATE" in self.types[n : n + 4]

    def dated(self, at: int) -> bool:
        """Return whether a time follows a number as its own."""
        after = [self.mentions[n] for n in self._after(at)]
        return any(m.type == "DATE" or (m.when and m.when.back) for m in after)

    def _grouped(self, n: int) -> bool:
        """Return whether a number goes with the one before it: "(0.4%)", "to 6,664"."""
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
                if (n and self.types[n - 1] in ("SINCE", "FROM")) or self._aside(n, at):
                    continue
                bare = at in self.decided and self.decided[at].cue.bare
                if bare or not self._spent(n, at):
                    found.append(n)
            elif kind in CLAUSES or (kind in NUMBERS and not self._grouped(at)):
                break
        return found

    def _spent(self, n: int, at: int) -> bool:
        """Return whether a time closes the statement before: "at 6,664 Friday, ..."."""
        told = any(one in NUMBERS for one in self.types[:n])
        after = self.types[n + 1 : at]
        return told and any(one in ("COMMA", "AND", "WHILE", "SEMI") for one in after)

    def _aside(self, n: int, at: int) -> bool:
        """Return whether a time stands in "which set a record on Wednesday, fell"."""
        before = self.types[:n]
        if "WHICH" not in before or "COMMA" not in self.types[n:at]:
            return False
        which = len(before) - 1 - before[::-1].index("WHICH")
        return not any(one in ("SEMI", "STOP", "WHILE") for one in self.types[which:n])

    def _since_at(self, n: int) -> bool:
        """Return whether a time is that of an extreme or a start, not of the claim."""
        after = [one for one in self.types[n + 1 : n + 3] if one != "CLOSE"]
        whence = n > 0 and self.types[n - 1] in ("SINCE", "FROM", "TO", "OF", "BY")
        return whence or after[:1] in (["HIGH"], ["LOW"], ["RECORD"])
