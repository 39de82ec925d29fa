"""Agreement inside a text: what it contradicts itself, where no bars can judge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tapewright.reading.inside import headline, inside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tapewright.reading.asked import Asked
    from tapewright.report import Verdict


def agreed(
    verdicts: Sequence[Verdict],
    asked: Sequence[Asked],
    title_end: int,
    start: Callable[[str, date, str], date],
) -> list[Verdict]:
    """Return verdicts with what the text itself contradicts, where no bars can judge.

    Args:
        verdicts: Those by the bars, in the order of the text.
        asked: The claims that they are on: those read for certain count.
        title_end: Where the title ends, in code points.
        start: The last session before a span, by symbol, session and span.
    """
    told_for_sure = [
        verdict.claim
        if _certain(verdict, one)
        else replace(verdict.claim, question=None)
        for verdict, one in zip(verdicts, asked, strict=True)
    ]
    found = list(verdicts)
    clashes = [*inside(told_for_sure, start)]
    clashes += headline(told_for_sure, title_end, start)
    for clash in clashes:
        if found[clash.one].status == "unverifiable":
            found[clash.one] = replace(
                found[clash.one], status="contradicted", because=clash.because
            )
    return found


def _certain(verdict: Verdict, asked: Asked) -> bool:
    """Return whether a claim was read for certain: by the bars, or by its own words."""
    if verdict.status in ("supported", "convention", "contradicted"):
        return True
    told_here = asked.sure and asked.owned and not asked.weak and not asked.doubt
    question = verdict.claim.question
    plain = asked.sign is not None or (
        question is not None and question.kind == "close"
    )
    return verdict.status == "unverifiable" and told_here and plain
