"""What a whole text lacks: a disclaimer, a warning, a source, an author, a date."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.reading.rules.guards import Scene
    from tapewright.reading.rules.packs import Rules
    from tapewright.report import Finding

DATE: Final = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b"
)
BYLINE: Final = 30
"""Words of the longest line that names an author."""
DAYS: Final = 31


def lacks(
    text: str, scenes: Sequence[Scene], rules: Rules, found: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield what a text ought to have and has not, each at its end.

    Args:
        text: The text.
        scenes: Its sentences with what stands in them.
        rules: The rules asked.
        found: What its sentences say against them.
    """
    does = _does(scenes, found)
    if not does:
        return
    has = _has(text, scenes)
    for rule in rules.absent:
        grounds = [one for one in rule.grounds if does & one.when]
        if grounds and has.isdisjoint(rule.unless):
            yield rule.finding(f"missing.{rule.name}", "", len(text), grounds)


def _does(scenes: Sequence[Scene], found: Sequence[Finding]) -> set[str]:
    """Return what a text does: whether it recommends, whether it shows performance."""
    does = set()
    if any(finding.rule == "rules.advice" for finding in found):
        does.add("advice")
    if any(_performs(scene) for scene in scenes):
        does.add("performance")
    return does


def _performs(scene: Scene) -> bool:
    """Return whether the author tells a market's change in percent."""
    sentence = scene.sentence
    return (
        "%" in sentence.words
        and scene.has("market")
        and not sentence.quoted[sentence.words.index("%")]
    )


def _has(text: str, scenes: Sequence[Scene]) -> set[str]:
    """Return the groups of phrases that a text has, and whether it bears a date."""
    has = {hit.name for scene in scenes for hit in scene.hits}
    has.discard("byline")
    if any(_signs(scene) for scene in scenes):
        has.add("author")
    if DATE.search(text) or any(_dates(scene) for scene in scenes):
        has.add("date")
    return has


def _signs(scene: Scene) -> bool:
    """Return whether a line names who wrote the text."""
    sentence = scene.sentence
    return (
        sentence.heads
        and sentence.line
        and len(sentence) <= BYLINE
        and any(hit.name == "byline" for hit in scene.hits)
    )


def _dates(scene: Scene) -> bool:
    """Return whether a sentence names a month with a day beside it."""
    words, months = scene.sentence.words, scene.classes["month"]
    return any(
        one in months and other.isdecimal() and 0 < int(other[:3]) <= DAYS
        for pair in pairwise(words)
        for one, other in (pair, pair[::-1])
    )
