"""How well the auditor reads and judges what others have published.

`python bench/recaps.py [RECAPS]` runs the auditor on the wording of every claim of a
file, one JSON object a line, and compares what was read with the question that the
claim's own fields name (`published.py`) and what was judged with the bars of
TAPEWRIGHT_TEST_DATA (its `daily`). `--articles` measures on the labelled articles of
`tests/articles` instead; `--show` lists what was missed. Exits with 1 when a target is
missed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import published
import tapewright
from tapewright.errors import TapewrightError
from tapewright.finding import Market
from tapewright.gathered import Place, market_of_all
from tapewright.kinds import kind
from tapewright.model import Dated, Question, Stated
from tapewright.report import Report, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TARGET: Final = 0.95
"""The share of claims to be read to the right question."""

LOOSE: Final = {"fifty_two_week": ("window",), "streak": ("unchanged",)}
"""Arguments that no wording of these claims decides."""

SIGNED: Final = ("change", "change_since", "relative", "year_ago")
"""Kinds whose direction is part of what is stated; others say it in words."""

UNCOUNTED: Final = ("months_approx", "years_lower_bound", "first_drop_in_n_days")
"""Units whose number is not the answer's: "in nearly two months" names a date."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one claim.

    `read` is "right", "other", "unclear", "unread", or "" where no kind answers it;
    `judged` "clean" or "error" by the bars, "" where they do not reach.
    """

    claim: dict[str, Any]
    read: str
    judged: str
    verdicts: tuple[Verdict, ...]
    refused: str = ""

    @property
    def accused(self) -> list[Verdict]:
        """What was contradicted."""
        return [v for v in self.verdicts if v.status == "contradicted"]

    @property
    def blamed(self) -> list[Verdict]:
        """What was contradicted, or named as another convention."""
        return [v for v in self.verdicts if v.status in ("contradicted", "convention")]

    @property
    def known(self) -> bool:
        """Whether this is an error that the bars show and a reason is known."""
        reason = published.REASONS.get(self.claim["id"]) or self.claim["suspect"]
        return self.judged == "error" and bool(reason)

    @property
    def found(self) -> bool:
        """Whether a known error was found."""
        return self.known and bool(self.blamed)

    @property
    def explained(self) -> bool:
        """Whether it was said what the number is instead."""
        return self.known and any(v.neighbour for v in self.blamed)

    @property
    def false(self) -> bool:
        """Whether something was contradicted that nothing is wrong with."""
        beside = self.claim["id"] in published.BESIDE
        return bool(self.accused) and self.judged != "error" and not beside


def session_of(market: Market, claim: dict[str, Any]) -> date:
    """Return the session a claim speaks of: the last one with a bar, where bars are."""
    on = date.fromisoformat(published.ON.get(claim["id"], claim["as_of"]))
    series = market.series.get(claim["instrument"])
    if series is None or on > series.sessions[-1]:
        return on
    return max(session for session in series.sessions if session <= on)


def wanted(market: Market, claim: dict[str, Any]) -> Question | None:
    """Return the question a claim should be read to, None where no kind answers it."""
    asked = published.asked_of(claim) or published.READ_AS.get(claim["id"])
    if asked is None:
        return None
    args = tuple(sorted(kind(asked[0]).completed(asked[1]).items()))
    subject = published.OF.get(claim["id"], claim["instrument"])
    return Question(asked[0], subject, session_of(market, claim), args)


def pared(question: Question) -> Question:
    """Return a question without the arguments that no wording decides."""
    loose = LOOSE.get(question.kind, ())
    args = tuple(pair for pair in question.args if pair[0] not in loose)
    return Question(question.kind, question.subject, question.session, args)


def level(question: Question) -> Question | None:
    """Return the close or the day's high that a record or a 52-week high states."""
    if question.kind not in ("record", "fifty_two_week"):
        return None
    if question.arg("side") == "low":
        return None
    name, args = "range", (("of", "high"), ("span", "day"))
    if question.arg("price") == "close":
        name, args = "close", ()
    return Question(name, question.subject, question.session, args)


def same(one: Question | None, other: Question | None) -> bool:
    """Return whether two questions ask the same, a record's level being a level."""
    if one is None or other is None:
        return False
    if pared(one) == pared(other):
        return True
    return level(one) == other or level(other) == one


def says(stated: Stated | Dated | None, claim: dict[str, Any], asked: Question) -> bool:
    """Return whether what was read is the value that a claim states."""
    value = claim["value"]
    if value is None or claim["unit"] in UNCOUNTED:
        return True
    if isinstance(stated, Dated):
        ends = (stated.first.isoformat(), stated.last.isoformat())
        return all(end.startswith(str(value)) for end in ends)
    if stated is None:
        return not printed(claim)
    if kind(asked.kind).unit(dict(asked.args)) == "date":
        return False
    number, got = Decimal(str(value).partition("/")[0]), stated.value
    if asked.kind not in SIGNED:
        number, got = abs(number), abs(got)
    return number == got or (not printed(claim) and stated.admits(number))


def printed(claim: dict[str, Any]) -> bool:
    """Return whether the wording prints the claim's number in digits."""
    if not isinstance(claim["value"], int | float):
        return str(claim["value"]) in claim["paraphrase"]
    digits = f"{abs(Decimal(str(claim['value']))):,f}".rstrip("0").rstrip(".")
    return digits in claim["paraphrase"]


def reading(report: Report, claim: dict[str, Any], asked: Question) -> str:
    """Return how a claim was read."""
    hits = [v for v in report.verdicts if says(v.claim.stated, claim, asked)]
    right = [v for v in hits if same(v.claim.question, asked)]
    if any(v.status not in ("unclear", "unread") for v in right):
        return "right"
    stated = [v for v in hits if v.claim.stated is not None]
    if right or any(v.status == "unclear" for v in report.verdicts):
        return "unclear"
    return "other" if any(v.claim.question for v in stated) else "unread"


def judged(market: Market, claim: dict[str, Any]) -> str:
    """Return whether a claim is right by the bars."""
    asked = published.asked_of(claim) or published.READ_AS.get(claim["id"])
    on = session_of(market, claim).isoformat()
    found, _ = published.answered(market, claim | {"as_of": on}, asked)
    if found == "skip" or claim["unit"] in UNCOUNTED:
        return ""
    return "clean" if found == "match" else "error"


def outcome(
    market: Market, claim: dict[str, Any], audit: Callable[..., Report]
) -> Outcome:
    """Audit one claim's wording and compare."""
    asked, truth = wanted(market, claim), judged(market, claim)
    try:
        report = audit(claim["paraphrase"], as_of=claim["as_of"])
    except TapewrightError as refused:
        return Outcome(claim, "unread" if asked else "", truth, (), str(refused))
    read = reading(report, claim, asked) if asked else ""
    return Outcome(claim, read, truth, report.verdicts)


def told(verdict: Verdict) -> str:
    """Return a verdict in a few words."""
    question, claim = verdict.claim.question, verdict.claim
    if question is None:
        return f"{claim.quote!r} {verdict.status} ({verdict.because})"
    args = " ".join(f"{name}={value}" for name, value in question.args)
    asked = f"{question.kind} {question.subject} {question.session} {args}".rstrip()
    stated = claim.stated.value if isinstance(claim.stated, Stated) else claim.stated
    if isinstance(stated, Dated):
        stated = f"{stated.first} to {stated.last}"
    near = f", near {verdict.neighbour.changed}" if verdict.neighbour else ""
    return f"{claim.quote!r} {verdict.status}: {asked} = {stated}{near}"


READINGS: Final = ("right", "other", "unclear", "unread")


def table(outcomes: list[Outcome], name: str) -> None:
    """Print what became of the claims, one row for each value of a field."""
    heads = (*READINGS, "no kind", "false", "errors", "found", "expl.")
    print(f"\n{name:22}" + "".join(f"{head:>8}" for head in heads))
    rows = Counter(o.claim[name] for o in outcomes)
    for row, _ in sorted(rows.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{row:22}" + counts([o for o in outcomes if o.claim[name] == row]))
    print(f"{'all':22}" + counts(outcomes))


def counts(outcomes: list[Outcome]) -> str:
    """Return one row of the table."""
    cells = [sum(o.read == name for o in outcomes) for name in (*READINGS, "")]
    cells += [sum(o.false for o in outcomes), sum(o.known for o in outcomes)]
    cells += [sum(o.found for o in outcomes), sum(o.explained for o in outcomes)]
    return "".join(f"{cell:8}" for cell in cells)


def show(outcomes: Iterable[Outcome]) -> None:
    """Print every miss, with its wording and what was read."""
    for o in outcomes:
        marks = [] if o.read in ("right", "") else [o.read]
        marks += ["FALSE"] if o.false else []
        marks += ["not found"] if o.known and not o.found else []
        marks += ["not explained"] if o.found and not o.explained else []
        if marks:
            print(f"{o.claim['id']} {', '.join(marks)}: {o.claim['paraphrase']}")
            said = o.refused or "; ".join(map(told, o.verdicts))
            print(f"    {said or 'nothing was read'}")


def auditing(daily: Path) -> Callable[..., Report]:
    """Return the auditor over one frame of bars, read once."""
    bars = Place(str(daily)).read(None).bars

    def audit(text: str, **given: object) -> Report:
        return tapewright.audit(text, bars=bars, **given)

    return audit


def measure_claims(path: Path, daily: Path, *, shown: bool) -> bool:
    """Measure on a file of claims; return whether the targets are met."""
    market = market_of_all(Place(str(daily)), None)
    lines = path.read_text(encoding="utf-8").splitlines()
    audit = auditing(daily)
    outcomes = [outcome(market, json.loads(line), audit) for line in lines]
    if shown:
        show(outcomes)
    table(outcomes, "kind")
    table(outcomes, "article_type")
    asked = [o for o in outcomes if o.read]
    share = sum(o.read == "right" for o in asked) / max(len(asked), 1)
    false = sum(o.false for o in outcomes)
    print(f"\nread to the right question: {share:.1%} of {len(asked)} (target 95%)")
    print(f"false contradictions: {false} (target 0)")
    return share >= TARGET and not false


def main() -> None:
    """Measure on claims, or on the labelled articles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("recaps", nargs="?", type=Path, help="claims, one a line")
    parser.add_argument("--articles", action="store_true", help="the labelled articles")
    parser.add_argument("--show", action="store_true", help="list what was missed")
    data = os.environ.get("TAPEWRIGHT_TEST_DATA")
    if not data:
        sys.exit("set TAPEWRIGHT_TEST_DATA to the folder that holds `daily`")
    given = parser.parse_args()
    daily = Path(data) / "daily"
    if given.articles:
        import articles

        met = articles.measure(auditing(daily), shown=given.show)
    else:
        path = given.recaps or Path(data).parent / "recaps" / "dev.jsonl"
        met = measure_claims(path, daily, shown=given.show)
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
