"""What each number of a sentence is about: the kind and cue that read it best."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tapewright.kinds import Cue, kinds, wording
from tapewright.language import language as spoken
from tapewright.reading.patterns import compiled, letters, needed

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from tapewright.reading.mentions import Mention


@dataclass(frozen=True, slots=True)
class Decision:
    """A cue that met a sentence: the kind it belongs to and what it met.

    `at` is the place of the decided mention among the sentence's mentions, `kept` the
    places of what the pattern keeps by name, `first` and `last` what it spans.
    """

    kind: str
    cue: Cue
    at: int
    kept: Mapping[str, int]
    first: int
    last: int

    @property
    def weight(self) -> tuple[bool, int, int, int]:
        """What decides between cues: a strong, a particular, a telling, a near one."""
        exact = len(needed(self.cue.pattern))
        return (not self.cue.weak, exact, len(self.kept), self.first - self.last)


@lru_cache(maxsize=8)
def cues(
    language: str,
) -> tuple[tuple[str, Cue, re.Pattern[str], tuple[frozenset[str], ...]], ...]:
    """Return every kind's cues in a language, compiled, and what each cannot miss.

    Those of no kind ("") tell what nothing judges.
    """
    worded = [(name, wording(name, language)) for name in kinds()]
    found = [(name, cue) for name, how in worded if how for cue in how.cues]
    lexicon = spoken(language).lexicon
    for pattern, why in lexicon.asides if lexicon else ():
        found.append(("", Cue(pattern, {"why": why})))
    return tuple(
        (name, cue, compiled(cue.pattern), needed(cue.pattern)) for name, cue in found
    )


@lru_cache(maxsize=8)
def _indexed(language: str) -> dict[str, tuple[int, ...]]:
    """Return the places of cues by a letter that each cannot do without: its rarest."""
    wanted = [needs for _, _, _, needs in cues(language)]
    often = Counter(letter for needs in wanted for one in needs for letter in one)
    index: dict[str, list[int]] = {}
    for place, needs in enumerate(wanted):
        for letter in min(needs, key=lambda one: sum(often[each] for each in one)):
            index.setdefault(letter, []).append(place)
    return {letter: tuple(places) for letter, places in index.items()}


def decisions(mentions: Sequence[Mention], language: str) -> dict[int, Decision]:
    """Return the decision on each mention that some cue decides, by its place."""
    text = letters([mention.type for mention in mentions])
    present = set(text)
    found: dict[int, Decision] = {}
    index, known = _indexed(language), cues(language)
    for place in sorted({n for letter in present for n in index.get(letter, ())}):
        name, cue, pattern, needs = known[place]
        if any(present.isdisjoint(need) for need in needs):
            continue
        for one in _met(name, cue, pattern, text):
            if one.at not in found or one.weight > found[one.at].weight:
                found[one.at] = one
    return found


def _met(name: str, cue: Cue, pattern: re.Pattern[str], text: str) -> list[Decision]:
    """Return every place that a pattern meets; meetings may overlap."""
    out = []
    at = 0
    while met := pattern.search(text, at):
        kept = {
            key: met.start(key)
            for key, value in met.groupdict().items()
            if value and key != "n"
        }
        out.append(Decision(name, cue, met.start("n"), kept, met.start(), met.end()))
        at = met.start() + 1
    return out
