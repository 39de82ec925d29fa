"""What excuses a phrase: whose words it stands in, what its sentence does with it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from tapewright.reading.rules.words import is_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tapewright.reading.rules.table import Hit
    from tapewright.reading.rules.words import Sentence

BEFORE: Final = 6
AFTER: Final = 3
"""Words before and after a phrase in which a negation counts."""
STOPS: Final = frozenset((";", ":", "\u2013"))
CLOSE: Final = 3
"""Words before a phrase in which a past tense counts."""
_YEAR: Final = 4
_CENTURIES: Final = ("19", "20")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, what stands in it, and which paragraphs of the text tell a time."""

    sentence: Sentence
    hits: tuple[Hit, ...]
    classes: Mapping[str, frozenset[str]]
    timed: frozenset[int]

    def has(self, name: str) -> bool:
        """Return whether the sentence has a word of a class."""
        return not self.classes[name].isdisjoint(self.sentence.words)


Guard: TypeAlias = "Callable[[Scene, Hit], bool]"


def quoted(scene: Scene, hit: Hit) -> bool:
    """Return whether a phrase stands in somebody else's words."""
    return scene.sentence.quoted[hit.first]


def negated(scene: Scene, hit: Hit) -> bool:
    """Return whether a phrase is denied, before it or right after it."""
    return denied(scene.sentence, hit, scene.classes)


def denied(sentence: Sentence, hit: Hit, classes: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a phrase is denied in its sentence."""
    words, deny = sentence.words, classes["not"]
    for at in range(hit.first - 1, max(hit.first - BEFORE, 0) - 1, -1):
        if words[at] in STOPS:
            break
        emphatic = words[at + 1] in classes["emphasis"]  # "not only"
        if words[at] in deny and not emphatic:
            return True
    for word in words[hit.last : hit.last + AFTER]:
        if not is_word(word):
            return False
        if word in deny:
            return True
    return False


def disclaimed(scene: Scene, hit: Hit) -> bool:
    """Return whether the sentence is itself a disclaimer."""
    del hit
    return any(one.name in ("disclaimer", "warning") for one in scene.hits)


def asked(scene: Scene, hit: Hit) -> bool:
    """Return whether the sentence only asks."""
    del hit
    return scene.sentence.asks


def past(scene: Scene, hit: Hit) -> bool:
    """Return whether it is told of what was."""
    before = scene.sentence.words[max(hit.first - CLOSE, 0) : hit.first]
    return not scene.classes["was"].isdisjoint(before)


def attributed(scene: Scene, hit: Hit) -> bool:
    """Return whether somebody other than the author is said to say it."""
    del hit
    words, says = scene.sentence.words, scene.classes["says"]
    return any(
        word in says and (not at or words[at - 1] not in scene.classes["us"])
        for at, word in enumerate(words)
    )


def hedged(scene: Scene, hit: Hit) -> bool:
    """Return whether the sentence leaves it open."""
    del hit
    return scene.has("hedge")


def elsewhere(scene: Scene, hit: Hit) -> bool:
    """Return whether the sentence is not about a market at all."""
    del hit
    return not scene.has("market") and "%" not in scene.sentence.words


def timed(scene: Scene, hit: Hit) -> bool:
    """Return whether its paragraph, or the one above, tells a time."""
    del hit
    here = scene.sentence.paragraph
    return here in scene.timed or here - 1 in scene.timed


def tells_time(sentence: Sentence, classes: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a sentence names a day, a stretch of time or a year."""
    return any(
        word in classes["time"]
        or (len(word) == _YEAR and word.isdigit() and word[:2] in _CENTURIES)
        for word in sentence.words
    )


GUARDS: Final[Mapping[str, Guard]] = MappingProxyType(
    {
        guard.__name__: guard
        for guard in (
            *(quoted, negated, disclaimed, asked, past),
            *(attributed, hedged, elsewhere, timed),
        )
    }
)
