"""Fillings: a decided mention as a claim, what its words leave open filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tapewright.reading.arguments import Arguments
from tapewright.reading.asked import Asked
from tapewright.reading.sittings import Sessions
from tapewright.reading.statements import Statement
from tapewright.reading.stretches import Stretches

if TYPE_CHECKING:
    from tapewright.model import Question
    from tapewright.reading.mentions import Day, When
    from tapewright.report import Claim


@dataclass(frozen=True)
class Filling(Arguments):
    """A decided mention on its way to a claim; `owned` is whether its owner is told."""

    owned: bool

    def asked(self, claim: Claim) -> Asked:
        """Return the claim with its readings."""
        clock = self.clock
        if "ENTERING" in self.sentence.types[: self.at]:  # "heading into Friday"
            clock = replace(clock, as_of=clock.before(clock.as_of))
        met = (self.sentence, self.at, self.decision, self.subject, clock)
        statement = Statement(*met)
        when, day, sure = self._told()
        sign = statement.sign()
        found: list[Question] = []
        for span, session in Sessions(*met).times(when, day, sure):
            for extra in self.extras():
                question = self.question(span, session, extra)
                if question and question not in found:
                    found.append(question)
        found += self._closes(found)
        if not found:
            return Asked(replace(claim, doubt="no session is meant"), status="unclear")
        stated = statement.stated(sign, found[0].session)
        claim = replace(claim, question=found[0], stated=stated)
        certain = sure and self.owned
        own = self._spanned or (self.owned and (sure or len(found) == 1))
        loose = self.mention.type == "LEVEL" or not certain
        weak = self.decision.cue.weak and loose
        return Asked(claim, tuple(found), own, sign=sign, weak=weak)

    def _closes(self, found: list[Question]) -> list[Question]:
        """Return what "from the low of October 12" may be as well: a close."""
        first, words = self.decision.first, self.sentence.mentions[: self.at]
        traded = any("intraday" in one.name for one in words[first:])
        whence = {one.type for one in words[max(first - 2, 0) :]} & {"FROM", "SINCE"}
        if self.kind.name != "range" or traded or not whence:
            return []
        ends = [q for q in found if dict(q.args)["of"] in ("high", "low")]
        return [replace(q, kind="close", args=()) for q in ends]

    @property
    def _spanned(self) -> bool:
        """Whether the span stands in the claim's own words."""
        kept = self.kept("span") or self.kept("last")
        return self.mention.type == "LASTING" or kept is not None

    def _told(self) -> tuple[When | None, Day | None, bool]:
        """Return the time told with the number, and whether for sure."""
        stretches, session = Stretches(self.sentence), self.decision.cue.session
        when, day, sure = stretches.when(self.at)
        sure = sure or self.sentence.frame.tabled
        if session in ("now", "before"):
            when, day = None, None
        on, kept = self.kept("on"), self.kept("span")
        if on is not None and stretches.day_listed(self.at) is None:
            when, day, sure = None, on.day, True
        if kept and kept.type == "WHEN" and session != "now":
            when = kept.when
        return when, day, sure
