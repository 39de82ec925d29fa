"""What became of an injected error, and of the claims of a clean text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inject_errors import Planted
    from inject_text import Draft, Piece
    from inject_truth import Answer
    from tapewright.report import Neighbour, Report, Verdict

NEAR: Final = 1e-4
"""How far two computations of one value may lie apart, as a share."""

BLAMED: Final = "contradicted"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one injected error.

    `verdicts` are those that stand at it, `beside` what was contradicted elsewhere.
    """

    planted: Planted
    verdicts: tuple[Verdict, ...]
    beside: tuple[Verdict, ...]

    @property
    def blamed(self) -> list[Verdict]:
        """What was contradicted at the error."""
        return [one for one in self.verdicts if one.status == BLAMED]

    @property
    def caught(self) -> bool:
        """Whether the error was found."""
        return bool(self.blamed)

    @property
    def right(self) -> bool:
        """Whether the true value is offered in its place."""
        return any(offers(one, self.planted) for one in self.blamed)

    @property
    def explained(self) -> bool | None:
        """Whether the first explanation is the true one, None where none is offered."""
        offered = [one for one in self.blamed if one.neighbour]
        if not offered:
            return None
        return any(is_cause(one, self.planted.cause) for one in offered)

    @property
    def status(self) -> str:
        """What the verdicts at the error say, the gravest first."""
        said = Counter(one.status for one in self.verdicts)
        order = (BLAMED, "convention", "unclear", "unread", "unverifiable", "supported")
        return next((name for name in order if said[name]), "nothing")


def outcome(planted: Planted, report: Report) -> Outcome:
    """Hold a report against the error that was put into its text."""
    spans = [planted.draft.span(at) for at in planted.at]
    at = tuple(one for one in report.verdicts if touches(one, spans))
    line = planted.draft.pieces[planted.at[0]].line
    near = line_span(planted.draft, line)
    beside = tuple(
        one
        for one in report.verdicts
        if one.status == BLAMED and not touches(one, [near])
    )
    return Outcome(planted, at, beside)


def touches(verdict: Verdict, spans: Iterable[tuple[int, int]]) -> bool:
    """Return whether a verdict's claim overlaps any of some places."""
    claim = verdict.claim
    return any(claim.start < end and start < claim.end for start, end in spans)


def line_span(draft: Draft, line: int) -> tuple[int, int]:
    """Return where one sentence of a draft stands."""
    places = [at for at, piece in enumerate(draft.pieces) if piece.line == line]
    return draft.span(places[0])[0], draft.span(places[-1])[1]


def offers(verdict: Verdict, planted: Planted) -> bool:
    """Return whether a verdict's proved value is what is true at the error."""
    value = verdict.fact.value if verdict.fact else None
    return same(value, planted.right, signed=planted.key[0] in ("change", "relative"))


def same(value: object, truth: Answer, *, signed: bool) -> bool:
    """Return whether two answers are one, to the float's noise."""
    if isinstance(truth, date) or not isinstance(value, Decimal):
        return value == truth
    one, other = float(value), float(truth or 0)
    if not signed:
        one, other = abs(one), abs(other)
    return abs(one - other) <= NEAR * max(1.0, abs(other))


def is_cause(verdict: Verdict, cause: tuple[object, ...]) -> bool:
    """Return whether the explanation offered is the true one."""
    near, question = verdict.neighbour, verdict.claim.question
    if near is None or question is None or not cause:
        return False
    name, *more = cause
    return CAUSES[str(name)](near, question.arg("unit"), *more)


def of_digits(near: Neighbour, _: object) -> bool:
    """Whether a slip of the digits is named."""
    return any(word in near.changed for word in ("digit", "decimal point", "comma"))


def of_session(near: Neighbour, _: object, session: date) -> bool:
    """Whether the session, or its week, is named."""
    given = near.question.session
    return given == session or given.isocalendar()[:2] == session.isocalendar()[:2]


def of_close(near: Neighbour, _: object) -> bool:
    """Whether a close is named where a price of the day was meant."""
    asks = near.question.kind == "close" or near.question.arg("price") == "close"
    return asks or "highest close" in near.changed


def of_high(near: Neighbour, _: object) -> bool:
    """Whether a high is named where a close was meant."""
    question = near.question
    return question.arg("of") == "high" or question.arg("price") == "intraday"


def of_year(near: Neighbour, _: object, year: int) -> bool:
    """Whether a year is named, or the one at whose turn the week lies."""
    return abs(near.question.session.year - year) <= 1


CAUSES: Final[dict[str, Callable[..., bool]]] = {
    "digits": of_digits,
    "sign": lambda near, _: "sign" in near.changed,
    "session": of_session,
    "subject": lambda near, _, symbol: near.question.subject == symbol,
    "base": lambda near, _, base: near.question.arg("base") == base,
    "high": of_high,
    "close": of_close,
    "unit": lambda near, unit: near.question.arg("unit") not in (None, unit),
    "year": of_year,
}
"""How each true cause is recognised in what is offered."""


@dataclass(frozen=True, slots=True)
class Clean:
    """What became of a clean text: each claim's status, and what was accused."""

    draft: Draft
    statuses: tuple[tuple[Piece, str], ...]
    accused: tuple[Verdict, ...]


def clean(draft: Draft, report: Report) -> Clean:
    """Hold a report against a text in which all is true."""
    statuses = []
    for at, piece in enumerate(draft.pieces):
        if piece.claims:
            near = [one for one in report.verdicts if touches(one, [draft.span(at)])]
            statuses.append((piece, best(near)))
    accused = tuple(one for one in report.verdicts if one.status == BLAMED)
    return Clean(draft, tuple(statuses), accused)


def best(verdicts: list[Verdict]) -> str:
    """Return the status that counts where several verdicts touch one claim."""
    said = {one.status for one in verdicts}
    order = (BLAMED, "supported", "convention", "unclear", "unread", "unverifiable")
    return next((name for name in order if name in said), "nothing")
