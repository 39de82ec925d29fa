"""Whose a number is: the owner that the words around it tell."""

from __future__ import annotations

from dataclasses import dataclass

from tapewright.market.instruments import instrument
from tapewright.reading.sentences import (
    CHANGES,
    CLAUSES,
    MARKET,
    NUMBERS,
    OWNERS,
    RIVALS,
    Around,
)


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


class Owners(Around):
    """Whose the numbers of a sentence are."""

    def owner(self, at: int) -> Owner:
        """Return whose the number at a place is."""
        whose = self.decided[at].kept.get("whose") if at in self.decided else None
        if whose is not None:
            return Owner(self.mentions[whose].name)
        listed = self._listed(at)
        if listed is not None:
            return Owner(listed)
        if self._mismatched(at):
            return Owner(None)
        left = self._left(at)
        right = self.sentence.right(at)
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
                other = self.sentence.possessed(at) or self.types[at - 1 : at] == [
                    "DRAG"
                ]
                other = other or self._within(at)
                return Owner(None if other else mention.name)
            case "PRONOUN":
                return self._pronoun(at)
            case "MARKET" | "MEMBERS":
                return Owner(MARKET, sure=False, grouped=True)
            case "FORMER" | "LATTER":
                names = self.sentence.names or self.frame.names
                if len(names) == 2:  # noqa: PLR2004 - the former and the latter
                    return Owner(names[mention.type == "LATTER"])
                return self._carried(foreign=False)
        return Owner(None)

    def _within(self, at: int) -> bool:
        """Return whether a name only says where: "energy stocks in the S&P 500"."""
        before = self.types[max(at - 3, 0) : at]
        return before[-1:] == ["IN"] and bool(
            {"OTHER", "SECTOR", "MEMBERS"} & {*before}
        )

    def _pronoun(self, at: int) -> Owner:
        """Return whose "it" is: the first told in the sentence, else before it."""
        if self.mentions[at].name == "benchmark" and self._home():
            return Owner(MARKET)
        named = ("NAME", "OTHER") if self.mentions[at].name == "it" else ("NAME",)
        before = [n for n in range(at) if self.types[n] in named]
        if before and self.types[before[0]] == "NAME":
            return Owner(self.mentions[before[0]].name, sure=False)
        it = named[-1] == "OTHER"
        return self._carried(foreign=bool(before) or (it and self.frame.last == ""))

    def _home(self) -> bool:
        """Return whether a page on one of its peers has named "the benchmark"."""
        main = self.frame.main
        near = main == MARKET or main in instrument(MARKET).peers
        return near and MARKET in {*self.frame.seen, *self.sentence.names}

    def _carried(self, *, foreign: bool) -> Owner:
        """Return whose a number is by what went before, in doubt after a stranger."""
        subject = self.frame.subject or self.frame.main
        unnamed = not self.frame.subject and not self.frame.seen
        return Owner(subject, sure=False, foreign=foreign or unnamed)

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
        first = n
        while types[n] == "OTHER" and first and types[first - 1] == "OTHER":
            first -= 1  # "the Fed's rate"
        before = types[first - 1] if first else ""
        if types[n] == "PRONOUN" and before in ("NAME", "CLOSE"):
            return True  # "the Russell 2000 index", "finished it at"
        if types[n] != "OTHER":
            if types[n] == "NAME" and before in RIVALS:
                inside = (
                    types[n + 1 : n + 2] == ["OPENP"] and "CLOSEP" not in types[n:at]
                )
                return n + 1 < at and "WHICH" not in types[n:at] and not inside
            return self.sentence.compared(n, at)
        if before == "OF" and n > 1 and types[n - 2] in ("NAME", "PRONOUN"):
            return True  # "the Russell 2000 index of smaller companies"
        named = any(one in ("NAME", "PRONOUN") for one in types[:n])
        if named and before in ("OF", "IN", "AS", "AFTER", "WITH", "FOR", "ON", "BY"):
            if before == "AFTER":  # "after the Fed's rate cut, it fell"
                return "COMMA" in types[n + 1 : at]
            return not any(one in ("UP", "DOWN") for one in types[n + 1 : at])
        return named and self._apposed(n)

    def _apposed(self, n: int) -> bool:
        """Return whether a stranger stands in "the Nasdaq, home to firms, rose"."""
        name = max(m for m in range(n) if self.types[m] in ("NAME", "PRONOUN"))
        between = self.types[name + 1 : n]
        told = {*between} & {"UP", "DOWN", *NUMBERS, *CLAUSES}
        return "COMMA" in between and not told and "COMMA" in self.types[n + 1 : n + 4]

    def _loose(self, left: int, at: int) -> bool:
        """Return whether no move ties a number to the owner before it."""
        between = self.types[left + 1 : at]
        if self.types[left] == "PRONOUN":
            return True  # "it was the third for the Nasdaq"
        tied = any(one in ("UP", "DOWN", "FLAT", "OPENP") for one in between)
        return self._apart(left, at) or (not tied and at > left + 1)

    def _apart(self, left: int, at: int) -> bool:
        """Return whether an owner has its own numbers, or stands in another clause."""
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
                and not self.sentence.compared(n, at)
            ):
                return n
        return None

    def _listed(self, at: int) -> str | None:
        """Return the name in step with a number: "A and B rose 1% and 2%"."""
        if self.types[at] not in (*CHANGES, "LEVEL"):
            return None
        run = self.sentence.run(at)
        if len(run) < 2:  # noqa: PLR2004 - one number has one owner
            return None
        names = self._names_before(run[0])
        return (
            self.mentions[names[run.index(at)]].name if len(names) == len(run) else None
        )

    def _mismatched(self, at: int) -> bool:
        """Return whether "respectively" tells of more owners than are known."""
        listed = self.types[at] in CHANGES and len(set(self.sentence.names)) > 1
        return listed and "RATHER" in self.types[at:]

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
