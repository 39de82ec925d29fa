"""How well the auditor reads whole articles: the labelled ones of `tests/articles`.

Each article is a text and, beside it, a JSON file of labels: every number of the text,
where it stands, and what it is: a question with the value the text states for it, or a
number that the bars say nothing of. `python bench/recaps.py --articles` prints what was
read, accused and caught, by type of article.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from recaps import READINGS, SIGNED, same, told
from tapewright.model import Dated, Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from tapewright.report import Report, Verdict

FOLDER: Final = Path(__file__).parents[1] / "tests" / "articles"
PLAIN: Final = ("card", "list", "wire", "portal")
"""The types that state their numbers plainly; the others tell a story."""

TARGETS: Final = {"plain": 0.93, "narrative": 0.80}
"""The shares of index numbers to be read right."""

ACCUSED: Final = 0.01
"""The share of true and foreign numbers that may be called contradicted."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with a label for every number in it.

    `type` is what kind of page it is in the manner of, `as_of` the last session that it
    knows, `form` one of "text", "markdown" and "html".
    """

    name: str
    type: str
    as_of: date
    form: str
    text: str
    labels: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one labelled number.

    `read` is as in `recaps.Outcome`, "" for a number that is not an index's.
    """

    article: Article
    label: dict[str, Any]
    read: str
    verdicts: tuple[Verdict, ...]

    @property
    def wrong(self) -> bool:
        """Whether the label says that the text is in error here."""
        return not self.label.get("right", True)

    @property
    def accused(self) -> bool:
        """Whether a number was contradicted that nothing is wrong with."""
        return not self.wrong and "contradicted" in self.statuses

    @property
    def caught(self) -> bool:
        """Whether an error was found."""
        found = self.statuses & {"contradicted", "convention"}
        return self.wrong and bool(found)

    @property
    def statuses(self) -> set[str]:
        """What was said of the number."""
        return {verdict.status for verdict in self.verdicts}


def articles(folder: Path = FOLDER) -> list[Article]:
    """Read the labelled articles of a folder, in the order of their names."""
    found = []
    for path in sorted(folder.glob("*.json")):
        told_of = json.loads(path.read_text(encoding="utf-8"))
        text = next(p for p in folder.glob(f"{path.stem}.*") if p != path)
        found.append(
            Article(
                path.stem,
                told_of["type"],
                date.fromisoformat(told_of["as_of"]),
                told_of["form"],
                text.read_text(encoding="utf-8"),
                tuple(told_of["labels"]),
            )
        )
    return found


def span_of(label: dict[str, Any]) -> tuple[int, int]:
    """Return where a label's number stands: its first code point and its end."""
    return label["start"], label["start"] + len(label["quote"])


def asked_by(label: dict[str, Any]) -> list[Question]:
    """Return the questions that a number may rightly be read to."""
    told_of = [label["question"], *label.get("also", ())]
    return [Question.from_json(question) for question in told_of]


def says(verdict: Verdict, label: dict[str, Any]) -> bool:
    """Return whether a verdict is about the value that a label's number states."""
    stated = verdict.claim.stated
    if isinstance(stated, Dated):
        return stated.admits(date.fromisoformat(label["true"]))
    if stated is None:
        return False
    if "step" not in label:  # "in two years" is of a date, and no date itself
        return True
    number, got = Decimal(label["stated"]), stated.value
    # A supported "took 500 points off" has its sign in its words.
    if label["question"]["kind"] not in SIGNED or verdict.status == "supported":
        number, got = abs(number), abs(got)
    return number == got


def reading(verdicts: tuple[Verdict, ...], label: dict[str, Any]) -> str:
    """Return how a number of an index was read."""
    asked = asked_by(label)
    right = [
        verdict
        for verdict in verdicts
        if says(verdict, label) and any(same(verdict.claim.question, q) for q in asked)
    ]
    if any(verdict.status not in ("unclear", "unread") for verdict in right):
        return "right"
    statuses = {verdict.status for verdict in verdicts}
    if right or "unclear" in statuses:
        return "unclear"
    return "other" if statuses - {"unread", "unverifiable"} else "unread"


def outcomes(article: Article, report: Report) -> list[Outcome]:
    """Return what became of each number of an article.

    Words that were contradicted ("a record close") follow: none of them is wrong.
    """
    found = []
    for label in article.labels:
        start, end = span_of(label)
        near = tuple(
            verdict
            for verdict in report.verdicts
            if verdict.claim.start < end and start < verdict.claim.end
        )
        read = reading(near, label) if label["says"] == "index" else ""
        found.append(Outcome(article, label, read, near))
    labelled = {id(verdict) for outcome in found for verdict in outcome.verdicts}
    for verdict in report.verdicts:
        if verdict.status == "contradicted" and id(verdict) not in labelled:
            words = {"quote": verdict.claim.quote, "start": verdict.claim.start}
            found.append(Outcome(article, words, "", (verdict,)))
    return found


def audited(audit: Callable[..., Report]) -> list[Outcome]:
    """Audit all articles and return what became of all their numbers."""
    return [
        outcome
        for article in articles()
        for outcome in outcomes(
            article, audit(article.text, as_of=article.as_of, form=article.form)
        )
    ]


def shares(found: list[Outcome]) -> dict[str, float]:
    """Return the shares that the targets are about.

    "plain" and "narrative" are of the index numbers of such articles read right,
    "accused" of all numbers that are true or foreign, "caught" of the errors.
    """
    asked = [outcome for outcome in found if outcome.read]
    plain = [outcome for outcome in asked if outcome.article.type in PLAIN]
    story = [outcome for outcome in asked if outcome.article.type not in PLAIN]
    clean = [outcome for outcome in found if not outcome.wrong]
    wrong = [outcome for outcome in found if outcome.wrong]
    return {
        "plain": _share([outcome.read == "right" for outcome in plain]),
        "narrative": _share([outcome.read == "right" for outcome in story]),
        "accused": _share([outcome.accused for outcome in clean]),
        "caught": _share([outcome.caught for outcome in wrong]),
    }


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def sentence(outcome: Outcome) -> str:
    """Return the line a number stands in, cut to its neighbourhood, with it marked."""
    text, (start, end) = outcome.article.text, span_of(outcome.label)
    left = max(text.rfind("\n", 0, start) + 1, start - 120)
    right = text.find("\n", end)
    right = min(len(text) if right < 0 else right, end + 80)
    return f"{text[left:start]}>>{text[start:end]}<<{text[end:right]}".strip()


def show(found: list[Outcome]) -> None:
    """Print every miss in its sentence, and what was read instead."""
    for outcome in found:
        marks = [] if outcome.read in ("right", "") else [outcome.read]
        marks += ["FALSE"] if outcome.accused else []
        marks += ["not caught"] if outcome.wrong and not outcome.caught else []
        if marks:
            print(f"{outcome.article.name} {', '.join(marks)}: {sentence(outcome)}")
            said = "; ".join(map(told, outcome.verdicts))
            print(f"    {said or 'nothing was read'}")


def table(found: list[Outcome]) -> None:
    """Print what became of the numbers, one row for each type of article."""
    heads = ("numbers", *READINGS, "share", "accused", "errors", "caught")
    print(f"\n{'type':12}" + "".join(f"{head:>9}" for head in heads))
    types = Counter(outcome.article.type for outcome in found)
    for name in sorted(types, key=lambda name: (name not in PLAIN, name)):
        print(f"{name:12}{_row([o for o in found if o.article.type == name])}")
    print(f"{'all':12}{_row(found)}")


def _row(found: list[Outcome]) -> str:
    read = Counter(outcome.read for outcome in found if outcome.read)
    share = read["right"] / max(read.total(), 1)
    cells: list[object] = [len(found), *(read[name] for name in READINGS)]
    cells += [f"{share:.0%}", sum(outcome.accused for outcome in found)]
    cells += [sum(outcome.wrong for outcome in found)]
    cells += [sum(outcome.caught for outcome in found)]
    return "".join(f"{cell:>9}" for cell in cells)


def measure(audit: Callable[..., Report], *, shown: bool) -> bool:
    """Print the measures; return whether the targets are met."""
    found = audited(audit)
    if shown:
        show(found)
    table(found)
    reached = shares(found)
    for name, target in TARGETS.items():
        print(f"\n{name}: {reached[name]:.1%} read right (target {target:.0%})", end="")
    print(f"\nfalse accusations: {reached['accused']:.2%} of the numbers (at most 1%)")
    print(f"errors caught: {reached['caught']:.0%}")
    return reached["accused"] <= ACCUSED and all(
        reached[name] >= target for name, target in TARGETS.items()
    )
