"""What a text states and what the bars say of it: claims, verdicts, the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from tapewright.model import Dated, Stated, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from tapewright.model import Fact, Question, Value

STATUSES: Final = (
    "contradicted",
    "unclear",
    "unread",
    "unverifiable",
    "convention",
    "supported",
)
"""From what an author must look at to what is proved."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of a text that states something which bars could bear out.

    `start` and `end` index the decoded text, in code points; `quote` is what stands
    there. `question` is None where it could not be read, `stated` where no number or
    date is given ("a record close"). `doubt` says why it could not be read for certain.
    """

    start: int
    end: int
    quote: str
    question: Question | None = None
    stated: Stated | Dated | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The question one change away that a stated number answers.

    `changed` says what was changed in words ("the base: the week's first close").
    `slip` is whether nobody defends that reading; `coincidence` the share of random
    numbers of the same precision that some neighbour would admit.
    """

    question: Question
    value: Value
    changed: str
    slip: bool
    coincidence: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim and what the bars say of it.

    `fact` is the proved answer to the claim's question, None where it does not hold or
    cannot be asked. `because` is one sentence. `rivals` are the questions that admit
    the stated number, the likeliest first: the first is the explanation offered.
    `corrected` is what should stand in place of the quote, "" where nothing should;
    `sentence` the whole sentence so corrected. `flips` is whether the error turns the
    story round. `suppressed` is why it is not to be reported, "" where it is.
    """

    claim: Claim
    status: str
    because: str
    fact: Fact | None = None
    rivals: tuple[Neighbour, ...] = ()
    corrected: str = ""
    sentence: str = ""
    flips: bool = False
    suppressed: str = ""

    @property
    def neighbour(self) -> Neighbour | None:
        """The explanation offered, None where there is none."""
        return self.rivals[0] if self.rivals else None

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as plain JSON values (the contract of `audit`)."""
        claim, fact = self.claim, self.fact
        return {
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
            "status": self.status,
            "stated": _stated_json(claim.stated),
            "proved": plain(fact.value) if fact else None,
            "unit": fact.unit if fact else None,
            "question": claim.question.to_json() if claim.question else None,
            "because": self.because,
            "corrected": self.corrected,
            "sentence": self.sentence,
            "evidence": fact.evidence.to_json() if fact else None,
            "flips": self.flips,
            "neighbour": _neighbour_json(self.neighbour) if self.neighbour else None,
            "rivals": [_neighbour_json(rival) for rival in self.rivals],
            "doubt": claim.doubt,
            "suppressed": self.suppressed,
        }


def _stated_json(stated: Stated | Dated | None) -> dict[str, str] | None:
    if isinstance(stated, Stated):
        return {
            "value": plain(stated.value),
            "step": plain(stated.step),
            "bound": stated.bound,
        }
    if stated is None:
        return None
    return {"first": stated.first.isoformat(), "last": stated.last.isoformat()}


def _neighbour_json(near: Neighbour) -> dict[str, Any]:
    return {
        "question": near.question.to_json(),
        "value": plain(near.value),
        "changed": near.changed,
        "slip": near.slip,
        "coincidence": round(near.coincidence, 4),
    }


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about style or rules, apart from truth.

    `rule` is an identifier such as "style.overstated"; `source` what the rule rests on
    ("FINRA 2210(d)(1)(B)"); `severity` one of "warning" and "note". A finding about the
    whole text, such as a missing disclaimer, has an empty quote at its end.
    `suppressed` is as in a verdict.
    """

    rule: str
    start: int
    end: int
    quote: str
    because: str
    source: str
    severity: str = "note"
    remedy: str = ""
    suppressed: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the finding as plain JSON values."""
        return {
            "rule": self.rule,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "because": self.because,
            "source": self.source,
            "severity": self.severity,
            "remedy": self.remedy,
            "suppressed": self.suppressed,
        }


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """A text read against the bars.

    `text` is the decoded input that all offsets index; `as_of` the last session that it
    knows; `verdicts` come in the order of the text, `findings` too. `names` are the
    subjects' names by symbol; `source` is where the text came from, "" for a string;
    `page` draws the marked text.
    """

    text: str
    as_of: date
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    page: Callable[[Report], str] | None = field(default=None, compare=False)

    def _repr_html_(self) -> str | None:
        """Return the marked text for a notebook, None where nothing draws it."""
        return self.page(self) if self.page else None

    @property
    def counts(self) -> dict[str, int]:
        """How many claims have each status; every status is named."""
        found = Counter(verdict.status for verdict in self.verdicts)
        return {status: found[status] for status in STATUSES}

    @property
    def holds(self) -> bool:
        """Whether no claim is contradicted."""
        return not self.counts["contradicted"]

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain JSON values (the contract of `audit`)."""
        return {
            "as_of": self.as_of.isoformat(),
            "source": self.source,
            "counts": self.counts,
            "verdicts": [verdict.to_json() for verdict in self.verdicts],
            "findings": [finding.to_json() for finding in self.findings],
        }
