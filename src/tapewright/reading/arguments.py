"""Arguments of a question: what the words tell, and what they leave open."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from tapewright.errors import UsageError
from tapewright.kinds import Choice, Count, Group, Peer, Since
from tapewright.market.instruments import instrument
from tapewright.model import Question
from tapewright.reading.met import Met
from tapewright.reading.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

UNITS: Final = {"PCT": "percent", "PTS": "points", "PPT": "percent"}
SPANS: Final = ("SPAN", "WHEN")


class Arguments(Met):
    """The questions that a decided mention may ask."""

    def extras(self) -> Iterator[Mapping[str, str | int]]:
        """Yield what the words leave open: a record may be of either price."""
        told = self.decision.cue.args.items()
        either = {name: str(one).split("|") for name, one in told if "|" in str(one)}
        steps = next((a for a in self.kind.args if a.name == "step"), None)
        if isinstance(steps, Choice):
            either["step"] = sorted(_values(steps))
        if prices := self._prices():
            either["price"] = list(prices)
        for values in product(*either.values()):
            yield dict(zip(either, values, strict=True))

    def _prices(self) -> tuple[str, ...] | None:
        named = {arg.name for arg in self.kind.args}
        if "price" not in named or "price" in self.decision.cue.args:
            return None
        words = self.sentence.mentions[self.decision.first : self.decision.last]
        if any("intraday" in mention.name for mention in words):
            return ("intraday",)
        house = self.kind.completed(self.peered({})).get("price")
        return tuple(dict.fromkeys((str(house), "close", "intraday")))

    def question(
        self, span: str | None, session: date, extra: Mapping[str, str | int]
    ) -> Question | None:
        """Return the question over a span up to a session, None where there is none."""
        args: dict[str, str | int] = {**self.decision.cue.args, **extra}
        for argument in self.kind.args:
            if argument.name in args:
                continue
            value = self._value(argument, span)
            if value is not None:
                args[argument.name] = value
        try:
            whole = self.kind.completed(args)
        except UsageError:
            return None
        session = self._moved(session, span)
        if str(whole.get("since", "")) >= session.isoformat():
            return None  # since a session that is not over
        return Question(
            self.kind.name, self.subject, session, tuple(sorted(whole.items()))
        )

    def _moved(self, session: date, span: str | None) -> date:
        """Return the session that the number itself is of."""
        if self.decision.cue.session == "base" and not Stretches(self.sentence).dated(
            self.at
        ):
            return self.clock.start(session, span or "day")
        if self.decision.cue.session == "before":
            return self.clock.before(session)
        return session

    def _value(  # noqa: PLR0911 - one for each sort of argument
        self, argument: object, span: str | None
    ) -> str | int | None:
        match argument:
            case Peer(name=name):
                return self._peer(name)
            case Count(name=name):
                return self._count(name)
            case Since(name=name):
                return self._since(name)
            case Group():
                return instrument(self.subject).group or None
            case Choice(name="within"):
                mentions = self.sentence.mentions
                spans = [m.name for m in mentions if m.type in SPANS]
                return next((one for one in spans if one in _values(argument)), None)
            case Choice(name="span"):
                kept = self.kept("span") or self.kept("last")
                return span if kept or span in _values(argument) else None
            case Choice(name="unit" | "of"):
                return self._unit(argument)
            case Choice(name="length" | "size"):
                return self._sized(argument)
            case Choice(name="per"):
                kept = self.kept("span")
                return kept.name if kept and kept.name in ("day", "week") else None
        return None

    def _unit(self, argument: Choice) -> str | None:
        unit = UNITS.get(self.sentence.types[self.at])
        if self.sentence.types[self.at] == "BP":  # a yield's points are percent already
            unit = "points" if instrument(self.subject).kind == "yield" else "percent"
        return unit if unit in _values(argument) else None

    def _sized(self, argument: Choice) -> str | None:
        """Return a length, or a size as the kind names it: "1_percent"."""
        if argument.name == "length":
            counted = self._count("count")
            return None if counted is None else str(counted)
        kept = self.kept("size")
        return f"{kept.figure.value}_percent" if kept and kept.figure else None

    def _peer(self, name: str) -> str | None:
        kept = self.kept(name)
        if kept is not None:
            return kept.name
        named = (*self.sentence.names, self.sentence.frame.peer)
        others = [one for one in named if one and one != self.subject]
        if others:
            self.sentence.frame.peer = others[0]
        return others[0] if others else None

    def _count(self, name: str) -> int | None:
        kept = self.kept(name) or self.kept("count") or self.kept("last")
        if kept is None:
            return None
        if kept.when is not None:
            return kept.when.count
        return int(kept.figure.value) if kept.figure else None

    def _since(self, name: str) -> str | None:
        kept = self.kept(name)
        told = self.clock.day(kept.day) if kept and kept.day else None
        return told.isoformat() if told else None


def _values(argument: Choice) -> set[str]:
    return {option.value for option in argument.options}
