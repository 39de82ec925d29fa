"""Phrases with gaps and alternatives found in a sentence's words, in linear time.

A pattern is written in words: `guaranteed return|returns`, `<market> .. will <climb>`.
`a|b` is either; `?` makes a word optional; `..` passes over up to three words, never
over a mark or a word of the class `relative`; `<name>` is a class of words; `%` and `#`
are a percentage and a number; `^` stands for the beginning of a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tapewright.errors import DocumentError
from tapewright.reading.rules.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tapewright.reading.rules.words import Sentence

NUMBER: Final = "#"
"""Where the table has the patterns that begin with a number."""
REACH: Final = 3
"""Words that a gap may pass over."""
_GAPS: Final = 2
"""Gaps that one pattern may have, so that its tries stay few."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One place of a pattern: the words that may stand there, or a number or gap.

    Of a gap, `words` are those that it may not pass over.
    """

    words: frozenset[str] = frozenset()
    sort: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern under a name; `opens` is whether it begins its sentence."""

    name: str
    steps: tuple[_Step, ...]
    opens: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a pattern of a name stands in a sentence: its first word, past its last."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Table:
    """Patterns by the words that they can begin with."""

    first: Mapping[str, tuple[_Pattern, ...]]

    def hits(self, sentence: Sentence) -> Iterator[Hit]:
        """Yield the longest hit of each name at each word, in their order."""
        words = sentence.words
        for at, word in enumerate(words):
            longest: dict[str, int] = {}
            for pattern in self.first.get(NUMBER if word[0].isdigit() else word, ()):
                if pattern.opens and not _opens(words, at):
                    continue
                last = _matched(pattern.steps, 0, words, at)
                if last > longest.get(pattern.name, -1):
                    longest[pattern.name] = last
            yield from (Hit(name, at, last) for name, last in longest.items())


def table(
    phrases: Mapping[str, Sequence[str]], classes: Mapping[str, frozenset[str]]
) -> Table:
    """Return the table of the patterns of several names.

    Raises:
        DocumentError: for a pattern that cannot be read.
    """
    first: dict[str, list[_Pattern]] = defaultdict(list)
    for name, written in phrases.items():
        for text in written:
            pattern = _read(name, text, classes)
            for word in pattern.steps[0].words or (NUMBER,):
                first[word].append(pattern)
    return Table({word: tuple(patterns) for word, patterns in first.items()})


def _read(name: str, text: str, classes: Mapping[str, frozenset[str]]) -> _Pattern:
    opens = text.startswith("^")
    steps = tuple(_step(part, text, classes) for part in text.lstrip("^").split())
    gaps = sum(step.sort == ".." for step in steps)
    if not steps or steps[0].sort == ".." or steps[0].optional or gaps > _GAPS:
        raise DocumentError(
            f"{text!r} under {name} is no pattern",
            expected=f"words, the first one certain, and at most {_GAPS} gaps",
        )
    return _Pattern(name, steps, opens)


def _step(part: str, text: str, classes: Mapping[str, frozenset[str]]) -> _Step:
    optional, part = part.endswith("?"), part.removesuffix("?")
    if part == "..":
        return _Step(classes.get("relative", frozenset()), sort=part)
    if part in ("%", "#"):
        return _Step(sort=part, optional=optional)
    words: set[str] = set()
    for one in part.split("|"):
        if one.startswith("<"):
            if one[1:-1] not in classes:
                raise DocumentError(f"{text!r} names a class {one} that there is not")
            words |= classes[one[1:-1]]
        else:
            words.add(one)
    return _Step(frozenset(words), optional=optional)


def _opens(words: Sequence[str], at: int) -> bool:
    """Return whether only marks and a list's number stand before a word."""
    return at <= 2 and not any(word.isalpha() for word in words[:at])  # noqa: PLR2004


def _matched(steps: Sequence[_Step], n: int, words: Sequence[str], at: int) -> int:
    """Return the place past the longest match of the steps from n on, -1 for none."""
    if n == len(steps):
        return at
    step = steps[n]
    if step.sort == "..":
        return max(
            _matched(steps, n + 1, words, to) for to in _reached(step, words, at)
        )
    found = -1
    taken = _taken(step, words, at)
    if taken:
        found = _matched(steps, n + 1, words, at + taken)
    if step.optional:
        found = max(found, _matched(steps, n + 1, words, at))
    return found


def _reached(step: _Step, words: Sequence[str], at: int) -> Iterator[int]:
    """Yield the places that a gap can lead to."""
    yield at
    for to in range(at, min(at + REACH, len(words))):
        if not is_word(words[to]) or words[to] in step.words:
            return
        yield to + 1


def _taken(step: _Step, words: Sequence[str], at: int) -> int:
    """Return how many words a step takes, 0 where it does not fit."""
    if at >= len(words):
        return 0
    if not step.sort:
        return int(words[at] in step.words)
    if not words[at][:1].isdigit():
        return 0
    if step.sort == "#":
        return 1
    return 2 if words[at + 1 : at + 2] == ["%"] else 0
