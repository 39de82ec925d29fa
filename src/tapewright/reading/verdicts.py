"""Verdicts: each claim held against the bars, with the right number and the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tapewright.finding import measured, told
from tapewright.kinds import Choice, kind
from tapewright.market.instruments import instrument
from tapewright.model import DEGREE, Dated, Fact, Question, Stated
from tapewright.reading.comparisons import alike, flips, near, said_of
from tapewright.reading.conventions import Explained, explained
from tapewright.reading.corrected import corrected
from tapewright.report import Claim, Neighbour, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tapewright.finding import Market
    from tapewright.reading.asked import Asked

QUOTED: Final = ("future", "rate", "yield")
"""Instruments whose prices differ by contract, hour and source."""
AVERAGED: Final = Decimal("0.0002")
"""How far averages of closes differ between vendors, as a share of them."""
FLAT: Final = Decimal("0.25")
"""A change below this share of a usual one may be called none (the house scale)."""


@dataclass(frozen=True)
class Judge:
    """The bars that claims are held against, and the project's own instruments.

    `others` are all questions of the text: what an author may have mixed up.
    """

    market: Market
    extra: Path | str | None = None
    others: tuple[Question, ...] = ()

    def verdict(self, asked: Asked) -> Verdict:
        """Return what the bars say of a claim."""
        claim = asked.claim
        if asked.status:
            return Verdict(claim, asked.status, claim.doubt)
        for number, question in enumerate(asked.readings):
            fact = self.fact(question)
            if self._borne(asked, question, fact):
                chosen = replace(claim, question=question)
                return self._supported(asked, chosen, fact, sure=not number)
        return self._denied(asked)

    def fact(self, question: Question) -> Fact | None:
        """Return a question's answer, None where it does not hold or no bars reach."""
        args = dict(question.args)
        named = {question.subject, args.get("peer", question.subject)}
        if not named <= self.market.series.keys():
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

    def admits(self, asked: Asked, question: Question) -> bool:
        """Return whether the bars bear out a claim, read as a question."""
        return self._borne(asked, question, self.fact(question))

    def _borne(self, asked: Asked, question: Question, fact: Fact | None) -> bool:
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
            if question.kind == "moving_average" and fact.unit == "level":
                slack += value * AVERAGED
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
        question = self._likeliest(asked)
        claim = replace(asked.claim, question=question)
        if instrument(question.subject, self.extra).kind in QUOTED:
            doubt = (
                "Contracts and quotes of it differ, and the text does not say which."
            )
            return Verdict(replace(claim, doubt=doubt), "unclear", doubt)
        if not self.reaches(question):
            return Verdict(claim, "unverifiable", self._beyond(question))
        if isinstance(asked.claim.stated, Dated):
            first = self.market.of(question.subject).sessions[0]
            if asked.claim.stated.last < first:
                doubt = f"The bars begin on {first}, after what it tells of."
                return Verdict(replace(claim, doubt=doubt), "unclear", doubt)
        doubt = self._doubt(asked, question)
        if doubt:
            return Verdict(replace(claim, doubt=doubt), "unclear", doubt)
        fact = self.fact(question)
        why = self._explained(asked, question)
        silent = kind(question.kind).selective or not (why.rivals or why.convention)
        if fact is None and silent:
            return self._absent(asked, question)
        far = self._far(asked, question, fact) if not why.rivals else ""
        if far:
            return Verdict(replace(claim, doubt=far), "unclear", far)
        proved = told(self.market, fact) if fact else None
        if why.convention:
            because = f"By another count it holds: {why.convention.changed}."
            return Verdict(claim, "convention", because, proved, (why.convention,))
        return self._wrong(asked, claim, proved, why.rivals)

    def _wrong(
        self,
        asked: Asked,
        claim: Claim,
        fact: Fact | None,
        rivals: tuple[Neighbour, ...],
    ) -> Verdict:
        """Return the verdict on a claim that the bars deny, and what explains it."""
        because = "The bars say otherwise."
        if fact is not None:
            because = f"The bars say {said_of(fact)}."
        if rivals:
            because += f" {claim.quote} is {rivals[0].changed}."
        fixed = corrected(claim, fact, signed=asked.sign is not None) if fact else ""
        return Verdict(
            claim=claim,
            status="contradicted",
            because=because,
            fact=fact,
            rivals=rivals,
            corrected=fixed,
            sentence=self._sentence(asked, fixed),
            flips=flips(asked, fact),
        )

    def _sentence(self, asked: Asked, fixed: str) -> str:
        """Return the claim's sentence with the right number in it."""
        if not fixed:
            return ""
        first, claim = asked.sentence[0], asked.claim
        start, end = claim.start - first, claim.end - first
        return asked.words[:start] + fixed + asked.words[end:]

    def _explained(self, asked: Asked, question: Question) -> Explained:
        """Return what may lie behind a stated number, nothing for what states none."""
        stated = asked.claim.stated
        if stated is None:
            return Explained()
        return explained(
            self.market,
            question,
            stated,
            named=asked.named,
            slack=self.slack,
            others=self.others,
            signed=asked.sign is not None,
            told=asked.told,
            extra=self.extra,
        )

    def _far(self, asked: Asked, question: Question, fact: Fact | None) -> str:
        """Return why a level is too far from its index, "" where it is not."""
        stated = asked.claim.stated
        if fact is None or fact.unit != "level" or not isinstance(stated, Stated):
            return ""
        if near(stated, fact.number) or alike(stated, fact.number):
            return ""
        fitting = [
            symbol
            for symbol in self.market.series
            if self._fits(asked, replace(question, subject=symbol))
        ]
        if asked.owned and (asked.lone or not fitting):
            return ""  # plainly told of this one
        of = f": it fits {fitting[0]}" if fitting else ""
        return f"It is far from the level of {question.subject}{of}."

    def _likeliest(self, asked: Asked) -> Question:
        """Return the reading that is meant, where none fits: that of a like level."""
        stated = asked.claim.stated
        if isinstance(stated, Dated):
            told = [one for one in asked.readings if self.fact(one)]
            return (told or asked.readings)[0]
        if stated is None:
            return asked.readings[0]
        facts = [(question, self.fact(question)) for question in asked.readings]
        levels = [(q, f.number) for q, f in facts if f and f.unit == "level"]
        for fits in (alike, near):
            for question, truth in levels:
                if fits(stated, truth):
                    return question
        return asked.readings[0]

    def _doubt(self, asked: Asked, question: Question) -> str:
        """Return why what the bars deny may have been misread, "" where it was not.

        Whose a number is may be told in another sentence: where it fits another index
        that its paragraph names, that one may be meant.
        """
        if asked.doubt:
            return asked.doubt
        if asked.weak:
            return "Its words say too little of what it measures."
        for other in self._spans(asked, question):
            if self._fits(asked, other):
                span = dict(other.args)["span"]
                return f"It is not plain over what: it fits the {span}."
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
        return self.admits(asked, question)

    def _beyond(self, question: Question) -> str:
        peer = str(dict(question.args).get("peer", question.subject))
        for symbol in (question.subject, peer):
            if symbol not in self.market.series:
                return f"There are no bars of {symbol}."
        series = self.market.of(question.subject)
        first, last = series.sessions[0], series.sessions[-1]
        day = question.session
        if not first <= day <= last:
            return f"The bars of {question.subject} reach from {first} to {last}."
        return f"The bars of {question.subject} have no session on {day}."

    def _absent(self, asked: Asked, question: Question) -> Verdict:
        """Return the verdict on what does not hold at all: no record, no streak.

        Where the bars show no earlier one, theirs may only begin too late; and a count
        that is not told for show may yet be true.
        """
        claim, first = asked.claim, self.market.of(question.subject).sessions[0]
        named = question.kind.replace("_", " ")
        if isinstance(claim.stated, Dated) or kind(question.kind).selective:
            doubt = f"The bars, which begin on {first}, show no {named}."
            return Verdict(replace(claim, doubt=doubt), "unclear", doubt)
        because = f"The bars show no {named} on {question.session}."
        return Verdict(claim, "contradicted", because, flips=claim.stated is None)
