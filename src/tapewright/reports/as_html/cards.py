"""A verdict's proof for readers: what is right, why, and from which bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.markup.elements import Markup, element
from tapewright.markup.proofs import (
    asked_of,
    digest_of,
    slice_text,
    value_of,
    witness_text,
)
from tapewright.markup.words import WORDS
from tapewright.model import plain
from tapewright.reports import chance, defended, one_line, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.model import Fact
    from tapewright.report import Neighbour, Report, Verdict

SIGNS: Final = {
    "contradicted": "\u2717",
    "unclear": "?",
    "unread": "\u2026",
    "unverifiable": "\u25cb",
    "convention": "\u2248",
    "supported": "\u2713",
    "suppressed": "\u2013",
}
"""The sign of each state: colour alone tells nothing to many."""

Rows = list[tuple[str, list[str]]]


def state(verdict: Verdict) -> str:
    """Return what a verdict is marked as: its status, or that it is suppressed."""
    return "suppressed" if verdict.suppressed else verdict.status


def card(report: Report, verdict: Verdict, ident: str) -> Markup:
    """Return a verdict's card, a popover that the marks in the text open."""
    name = state(verdict)
    rows = [*_reasons(verdict), *(_proof(verdict.fact) if verdict.fact else ())]
    return element(
        "div",
        element(
            "div",
            element("p", f"{SIGNS[name]} {name.capitalize()}", class_="tw-value"),
            _close(ident),
            class_="tw-head",
        ),
        fix(verdict),
        element("p", sentence(verdict.because)) if verdict.because else None,
        element("p", "The error turns the story round.") if verdict.flips else None,
        element("p", _asked(report, verdict), class_="tw-asked"),
        element("dl", *(_row(head, lines) for head, lines in rows)) if rows else None,
        id=ident,
        popover=True,
        class_=f"tw-proof tw-{name}",
        role="group",
        aria_label=f"{name}: {one_line(verdict.claim.quote)}",
    )


def fix(verdict: Verdict) -> Markup | None:
    """Return what stands in the text and what should, None where nothing should."""
    if not verdict.corrected:
        return None
    return element(
        "p",
        element("del", element("bdi", one_line(verdict.claim.quote))),
        " \u2192 ",
        element("ins", element("bdi", one_line(verdict.corrected))),
        class_="tw-fix",
    )


def _close(ident: str) -> Markup:
    return element(
        "button",
        "\u00d7",
        type="button",
        class_="tw-close",
        popovertarget=ident,
        popovertargetaction="hide",
        aria_label=WORDS["close"],
    )


def _asked(report: Report, verdict: Verdict) -> str | None:
    question = verdict.claim.question
    if question is None:
        return None
    who = report.names.get(question.subject, question.subject)
    return f"{who}, {question.kind.replace('_', ' ')}, {question.session}"


def _reasons(verdict: Verdict) -> Iterator[tuple[str, list[str]]]:
    if verdict.fact:
        yield "Proved", [value_of(verdict.fact)]
    if verdict.suppressed:
        yield "Suppressed", [one_line(verdict.suppressed)]
    if verdict.claim.doubt and verdict.claim.doubt not in verdict.because:
        yield "Doubt", [sentence(verdict.claim.doubt)]
    if verdict.rivals:
        yield "Fits with", [_rival(one) for one in verdict.rivals]
        yield "Chance", [sentence(chance(verdict.rivals[0].coincidence))]
    if verdict.sentence:
        yield "Rewritten", [one_line(verdict.sentence)]


def _rival(near: Neighbour) -> str:
    return f"{one_line(near.changed)} ({defended(near)}): {plain(near.value)}"


def _proof(fact: Fact) -> Iterator[tuple[str, list[str]]]:
    evidence = fact.evidence
    yield "Measured", [asked_of(fact)]
    if evidence.formula:
        yield "Formula", [evidence.formula]
    if evidence.convention:
        yield WORDS["convention"], [evidence.convention]
    if evidence.witnesses:
        yield WORDS["inputs"], [witness_text(one) for one in evidence.witnesses]
    if evidence.slices:
        yield WORDS["bars"], [slice_text(piece) for piece in evidence.slices]
    if evidence.version is not None:
        yield WORDS["version"], [str(evidence.version)]
    if digest_of(fact):
        yield WORDS["digest"], [digest_of(fact)]


def _row(head: str, lines: list[str]) -> Markup:
    said = (element("dd", line) for line in lines)
    return element("div", element("dt", head), *said)
