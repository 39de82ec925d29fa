"""Verdicts: each claim held against the bars, with the right number and the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tapewright.finding import measured, told
from tapewright.kinds import Choice, kind
from tapewright.market.instruments import instrument
from tapewright.model import DEGREE, Dated, Fact, Question, Stated
from tapewright.report import Claim, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tapewright.finding import Market
    from tapewright.reading.claims import Asked

QUOTED: Final = ("future", "rate", "yield")
"""Instruments whose prices differ by contract, hour and source."""
FLAT: Final = Decimal("0.25")
"""A change below this share of a usual one may be called none (the house scale)."""


@dataclass(frozen=True)
class Judge:
    """The bars that claims are held against, and the project's own instruments."""

    market: Market
    extra: Path | str | None = None

    def verdict(self, asked: Asked) -> Verdict:
        """Return what the bars say of a claim."""
        claim = asked.claim
        if asked.status:
            return Verdict(claim, asked.status, claim.doubt)
        for number, question in enumerate(asked.readings):
            fact = self.fact(question)
            if self._admits(asked, question, fact):
                chosen = replace(claim, question=question)
                return self._supported(asked, chosen, fact, sure=not number)
        return self._denied(asked)

    def fact(self, question: Question) -> Fact | None:
        """Return a question's answer, None where it does not hold or no bars reach."""
        if question.subject not in self.market.series:
            return None
        args = dict(question.args)
        if args.get("peer", question.subject) not in self.market.series:
            return None
        return measured(
            self.market, question.kind, question.subject, question.session, **args
        )

    def reaches(self, question: Question) -> bool:
        """Return whether there are bars of all that a question asks about."""
        args = dict(question.args)
        symbols = {question.subject, str(args.get("peer", question.subject))}
        return all(
            symbol in self.market.series
            and self.market.of(symbol).row(question.session) >= 0
            for symbol in symbols
        )

    def slack(self, symbol: str) -> Decimal:
        """Return how far vendors' levels of a symbol differ."""
        return instrument(symbol, self.extra).slack

    def _admits(self, asked: Asked, question: Question, fact: Fact | None) -> bool:
        if fact is None:
            return False
        stated = asked.claim.stated
        if isinstance(stated, Dated):
            return not isinstance(fact.value, Decimal | str) and stated.admits(fact.day)
        if isinstance(fact.value, Decimal):
            if stated is None:
                return self._bears(asked, question, fact)
            slack = (
                self.slack(question.subject) if DEGREE.get(fact.unit) else Decimal(0)
            )
            value = fact.value
            if asked.sign is None and value < 0 < stated.value:
                value = -value  # no direction is told: the size alone is stated
            return stated.admits(value, slack)
        return stated is None

    def _bears(self, asked: Asked, question: Question, fact: Fact) -> bool:
        """Return whether a fact bears out what is said without a number."""
        if asked.sign is None:
            return True
        if asked.sign == 0:
            usual = self._usual(question)
            return usual is None or abs(fact.number) <= usual * FLAT + Decimal("0.05")
        return fact.number * asked.sign > 0

    def _usual(self, question: Question) -> Decimal | None:
        span = str(dict(question.args).get("span", "day"))
        if span not in ("day", "week"):
            return None
        fact = measured(
            self.market, "usual_move", question.subject, question.session, span=span
        )
        return fact.number if fact else None

    def _supported(
        self, asked: Asked, claim: Claim, fact: Fact | None, *, sure: bool
    ) -> Verdict:
        assert fact is not None  # noqa: S101 - what admits is there
        because = "The bars say the same."
        if not sure and not asked.sure:
            because = "The bars say the same, by the reading that fits."
        return Verdict(claim, "supported", because, told(self.market, fact))

    def _denied(self, asked: Asked) -> Verdict:
        claim, question = asked.claim, asked.readings[0]
        if not self.reaches(question):
            return Verdict(claim, "unverifiable", self._beyond(question))
        doubt = self._doubt(asked, question)
        if doubt:
            return Verdict(replace(claim, doubt=doubt), "unclear", doubt)
        fact = self.fact(question)
        if fact is None:
            return self._absent(asked, question)
        told_fact = told(self.market, fact)
        because = f"The bars say {_shown(told_fact)}."
        return Verdict(claim, "contradicted", because, told_fact)

    def _doubt(self, asked: Asked, question: Question) -> str:
        """Return why what the bars deny may have been misread, "" where it was not.

        Whose a number is may be told in another sentence: where it fits another index
        that its paragraph names, that one may be meant.
        """
        if asked.doubt:
            return asked.doubt
        if asked.weak:
            return "Its words say too little of what it measures."
        if instrument(question.subject, self.extra).kind in QUOTED:
            return "Contracts and quotes of it differ, and the text does not say which."
        for other in self._spans(asked, question):
            if self._fits(asked, other):
                return f"It is not plain over what: it fits the {dict(other.args)['span']}."
        if asked.owned:
            return ""
        for symbol in asked.named:
            other = replace(question, subject=symbol)
            if symbol != question.subject and self._fits(asked, other):
                return f"It is not plain whose it is: it fits {symbol}."
        if asked.grouped:
            return "It is told of the market as a whole."
        return ""

    def _spans(self, asked: Asked, question: Question) -> Iterator[Question]:
        """Yield a question over every other span, where none is told for sure."""
        spans = next((a for a in kind(question.kind).args if a.name == "span"), None)
        if asked.sure or not isinstance(spans, Choice):
            return
        for option in spans.options:
            args = {**dict(question.args), "span": option.value}
            yield replace(question, args=tuple(sorted(args.items())))

    def _fits(self, asked: Asked, question: Question) -> bool:
        args = dict(question.args)
        if args.get("peer") == question.subject:
            return False
        return self._admits(asked, question, self.fact(question))

    def _beyond(self, question: Question) -> str:
        if question.subject not in self.market.series:
            return f"There are no bars of {question.subject}."
        series = self.market.of(question.subject)
        first, last = series.sessions[0], series.sessions[-1]
        day = question.session
        if not first <= day <= last:
            return f"The bars of {question.subject} reach from {first} to {last}."
        return f"The bars of {question.subject} have no session on {day}."

    def _absent(self, asked: Asked, question: Question) -> Verdict:
        """Return the verdict on what does not hold at all: no record, no streak."""
        if asked.claim.stated is not None and not kind(question.kind).quiet(
            dict(question.args)
        ):
            because = f"No {_named(question)} holds at {question.session}."
        else:
            because = f"{question.session} set no {_named(question)}."
        return Verdict(asked.claim, "contradicted", because)


def _named(question: Question) -> str:
    return question.kind.replace("_", " ")


def _shown(fact: Fact) -> str:
    if isinstance(fact.value, Decimal):
        sign = "+" if fact.value > 0 and fact.unit in ("percent", "points") else ""
        unit = {"percent": "%", "percentage_points": " percentage points"}.get(
            fact.unit, "" if fact.unit in ("level", "count") else f" {fact.unit}"
        )
        return f"{sign}{fact.value.quantize(Decimal('0.01')):,f}{unit}"
    return str(fact.value)


def verdicts(judge: Judge, asked: Iterable[Asked]) -> list[Verdict]:
    """Return the verdicts on claims, in their order."""
    return [judge.verdict(one) for one in asked]


__all__ = ["Judge", "Stated", "verdicts"]
