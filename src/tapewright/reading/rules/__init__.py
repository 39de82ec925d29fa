"""Findings against rules: promises, advice, forecasts, and what a text lacks.

The words looked for stand in `language/<code>/rules.toml`, what forbids them in the
packs beside this module (`packs`). Nothing found is no proof of anything.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from tapewright.reading.rules.guards import GUARDS, Scene, tells_time
from tapewright.reading.rules.packs import BUT, PACKS, Pack, Rule, pack, rules_of
from tapewright.reading.rules.whole import lacks
from tapewright.reading.rules.words import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.reading.rules.packs import Rules
    from tapewright.reading.rules.table import Hit
    from tapewright.report import Finding

_NOTHING: Final = (
    "No finding. The rules look for phrases and for what is missing; they cannot "
    "weigh what a text suggests."
)

PROMOTES: Final = ("rules.advice", "rules.promise", "rules.projection")
"""Findings that tell a text which promotes something from one which reports."""


def broken(
    page_text: str,
    language: str = "en",
    packs: Sequence[str] | None = None,
    silent: Sequence[tuple[int, int]] = (),
) -> list[Finding]:
    """Return what a text says against the rules, and what it lacks, in its order.

    Time and memory grow linearly with the text. Markdown and HTML may be given as they
    stand.

    Args:
        page_text: The text; offsets are code points of it.
        language: The language it is written in.
        packs: The packs of rules to ask, by name (`PACKS`); by default all, and what a
            text lacks only of one that recommends or promises: a news wire that shows
            performance need not bear a warning.
        silent: Stretches that are not the author's words, such as navigation, which do
            not overlap: nothing in them is found, though a disclaimer in them counts.

    Raises:
        UsageError: for a pack or a language that there is none of.
    """
    rules = rules_of(PACKS if packs is None else tuple(packs), language)
    scenes = _scenes(page_text, language, rules)
    found = [one for scene in scenes for one in _said(page_text, scene, rules)]
    starts, ends = zip(*sorted(silent), strict=True) if silent else ((), ())
    found = [one for one in found if not _within(one, starts, ends)]
    if packs is None and not any(one.rule in PROMOTES for one in found):
        return found
    return [*found, *lacks(page_text, scenes, rules, found)]


def said_of(findings: Sequence[Finding]) -> str:
    """Return one sentence on findings; nothing found is never called compliant."""
    if not findings:
        return _NOTHING
    warnings = sum(finding.severity == "warning" for finding in findings)
    notes = len(findings) - warnings
    told = [
        f"{count} {name}{'' if count == 1 else 's'}"
        for count, name in ((warnings, "warning"), (notes, "note"))
        if count
    ]
    return f"{' and '.join(told)}, each with its source."


def _scenes(text: str, language: str, rules: Rules) -> list[Scene]:
    """Return a text's sentences with all that stands in them."""
    read = list(sentences(text, language))
    timed = frozenset(
        sentence.paragraph for sentence in read if tells_time(sentence, rules.classes)
    )
    return [
        Scene(sentence, tuple(rules.phrases.hits(sentence)), rules.classes, timed)
        for sentence in read
    ]


def _said(text: str, scene: Scene, rules: Rules) -> Iterator[Finding]:
    """Yield a sentence's findings: of each rule the phrases that do not overlap."""
    done: dict[str, int] = {}
    for hit in scene.hits:
        rule = rules.said.get(hit.name)
        if rule is None or hit.first < done.get(hit.name, 0):
            continue
        if _excepted(hit, scene.hits) or _excused(rule, scene, hit):
            continue
        done[hit.name] = hit.last
        start, end = scene.sentence.starts[hit.first], scene.sentence.ends[hit.last - 1]
        yield rule.finding(f"rules.{rule.name}", text[start:end], start, rule.grounds)


def _excepted(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Return whether one of a rule's exceptions overlaps its hit."""
    return any(
        one.name == BUT + hit.name and one.first < hit.last and hit.first < one.last
        for one in hits
    )


def _excused(rule: Rule, scene: Scene, hit: Hit) -> bool:
    return any(GUARDS[name](scene, hit) for name in rule.unless)


def _within(finding: Finding, starts: Sequence[int], ends: Sequence[int]) -> bool:
    at = bisect_right(starts, finding.start)
    return at > 0 and finding.start < ends[at - 1]


__all__ = ["PACKS", "Pack", "broken", "pack", "said_of"]
