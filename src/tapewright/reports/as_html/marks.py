"""The audited text with its claims as marks, each followed by the card it opens."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tapewright.markup.elements import Markup, element, joined, text
from tapewright.markup.lines import AFTER, BEFORE
from tapewright.report import STATUSES
from tapewright.reports import one_line
from tapewright.reports.as_html.cards import SIGNS, card, state
from tapewright.reports.as_html.source import is_page, seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.report import Report, Verdict

WORD: Final = re.compile(r"\S+|\s+")
REACH: Final = 8
"""Letters of punctuation that may be bound to a mark."""


@dataclass(slots=True)
class _Run:
    """A piece of the text under one mark, or under none.

    What touches a mark is bound to it: `before` and `after` are punctuation.
    """

    text: str
    end: int
    owner: int | None
    before: str = ""
    after: str = ""


def marked(report: Report, key: str) -> Markup:
    """Return the text, every claim in it a button; `key` begins all ids.

    Where claims overlap, the gravest is on top and the shorter of two as grave; one
    that is covered whole is a sign behind its place.
    """
    runs = _bound(_runs(report))
    visible = {run.owner for run in runs}
    hidden = [at for at, _ in enumerate(report.verdicts) if at not in visible]
    hidden.sort(key=lambda at: report.verdicts[at].claim.end)
    return joined(_pieces(report, key, runs, hidden))


def _runs(report: Report) -> list[_Run]:
    """Return the text cut where claims begin and end."""
    size, page = len(report.text), is_page(report.text)
    spans = [_span(verdict, size) for verdict in report.verdicts]
    cuts = sorted({0, size, *(at for span in spans for at in span)})
    owners: list[int | None] = [None] * (len(cuts) - 1)
    for at in sorted(range(len(spans)), key=lambda n: _weight(report.verdicts[n])):
        first, last = (bisect_left(cuts, edge) for edge in spans[at])
        owners[first:last] = [at] * (last - first)
    runs: list[_Run] = []
    start = 0
    for at, owner in enumerate(owners):
        follows = owners[at + 1] if at + 1 < len(owners) else None
        if owner is not None and owner == follows:
            continue
        end = cuts[at + 1]
        told = seen(report.text[start:end], page=page)
        runs.append(_Run(told if runs or not page else told.lstrip(), end, owner))
        start = end
    return runs


def _span(verdict: Verdict, size: int) -> tuple[int, int]:
    start = max(0, min(verdict.claim.start, size))
    return start, max(start, min(verdict.claim.end, size))


def _weight(verdict: Verdict) -> tuple[bool, int, int]:
    """Return what sorts verdicts by their weight, the lightest first."""
    claim = verdict.claim
    grave = -STATUSES.index(verdict.status)
    return not verdict.suppressed, grave, claim.start - claim.end


def _bound(runs: list[_Run]) -> list[_Run]:
    """Give each mark the punctuation beside it, so that no line breaks between."""
    for before, run in pairwise(runs):
        if before.owner is None and _is_mark(run.text[:1], run.owner):
            side = before.text[-REACH:]
            # the pattern's own end would pass over a line's
            run.before = "" if side.endswith("\n") else _touching(BEFORE, side)
            before.text = before.text[: len(before.text) - len(run.before)]
    for run, after in pairwise(runs):
        if after.owner is None and _is_mark(run.text[-1:], run.owner):
            run.after = _touching(AFTER, after.text[:REACH])
            after.text = after.text[len(run.after) :]
    return runs


def _is_mark(edge: str, owner: int | None) -> bool:
    return owner is not None and not edge.isspace()


def _touching(pattern: re.Pattern[str], side: str) -> str:
    found = pattern.search(side)
    return found[0] if found else ""


def _pieces(
    report: Report, key: str, runs: list[_Run], hidden: list[int]
) -> Iterator[Markup]:
    """Yield text, marks and cards; a card follows the first mark that opens it."""
    shown: set[int] = set()
    for run in runs:
        if run.owner is None:
            yield text(run.text)
        else:
            yield from _claim(report, key, run, first=run.owner not in shown)
            shown.add(run.owner)
        while hidden and report.verdicts[hidden[0]].claim.end <= run.end:
            yield from _claim(report, key, _Run("", run.end, hidden.pop(0)), first=True)
    for at in hidden:
        yield from _claim(report, key, _Run("", 0, at), first=True)


def _claim(report: Report, key: str, run: _Run, *, first: bool) -> Iterator[Markup]:
    """Yield a mark and its card: a browser breaks no button, so each word is one.

    The first is the one that a keyboard and a screen reader meet.
    """
    assert run.owner is not None  # noqa: S101 - only marks come here
    verdict, ident = report.verdicts[run.owner], f"{key}-{run.owner}"
    core = run.text.strip()
    lead, core, trail = run.text.partition(core) if core else ("", "", run.text)
    told = WORD.findall(core) or [""]
    words = [_word(verdict, ident, told, at) for at, _ in enumerate(told)]
    words[0] = joined((run.before, words[0]))
    words[-1] = joined((words[-1], run.after))
    if run.before or run.after:
        words[0] = element("span", words[0], class_="tw-keep")
    if run.after and len(words) > 1:
        words[-1] = element("span", words[-1], class_="tw-keep")
    yield text(lead)
    yield element(
        "span",
        *words,
        class_=f"tw-claim tw-{state(verdict)}",
        id=f"{ident}-at" if first else None,
    )
    if first:
        yield card(report, verdict, ident)
    yield text(trail)


def _word(verdict: Verdict, ident: str, told: list[str], at: int) -> Markup:
    word, last = told[at], at == len(told) - 1
    if word.isspace():
        return element("span", word, class_="tw-gap")
    name = f"{one_line(verdict.claim.quote)}: {state(verdict)}"
    return element(
        "button",
        word,
        type="button",
        class_="tw-mark tw-last" if last else "tw-mark",
        popovertarget=ident,
        data_sign=SIGNS[state(verdict)] if last else None,
        aria_label=None if at else name,
        tabindex="-1" if at else None,
        aria_hidden="true" if at else None,
    )
