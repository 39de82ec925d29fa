"""A plain text's lines in groups between blank ones, and which of them run on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from tapewright.reading.pages.boilerplate import is_byline
from tapewright.reading.pages.shapes import is_labelled, is_rule, leads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WRAPS: Final = range(40, 121)
"""How long the longest line is where somebody wrapped lines by hand."""
MOST: Final = 0.6
"""The share of a group's line ends that must have been forced for it to be wrapped."""

_ENDED: Final = re.compile(r"[.!?…:]\W{0,2}$")


class Line(NamedTuple):
    """A line without the white space at its ends.

    `start` is where it stands in the original, `indent` how far into its line.
    """

    text: str
    start: int
    indent: int

    @property
    def end(self) -> int:
        """Where it ends in the original."""
        return self.start + len(self.text)

    @property
    def rule(self) -> bool:
        """Whether it is drawn rather than written."""
        return is_rule(self.text)


def groups_of(text: str) -> Iterator[list[Line]]:
    """Yield the lines between blank ones."""
    group: list[Line] = []
    begin = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            indent = raw.index(words[0])
            group.append(Line(words, begin + indent, indent))
        elif group:
            yield group
            group = []
        begin += len(raw)
    if group:
        yield group


def wrap_of(lines: Sequence[Line]) -> int:
    """Return the length at which somebody wrapped lines by hand, 0 if nobody did."""
    width = max((len(line.text) for line in lines), default=0)
    return width if width in WRAPS else 0


def joined(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines of prose in runs: those whose end was forced run on."""
    width = wrap_of(lines)
    ends = [forced(*pair, width) for pair in pairwise(lines)]
    if sum(ends) < MOST * len(ends):
        return [[line] for line in lines]
    runs = [list(lines[:1])] if lines else []
    for line, runs_on in zip(lines[1:], ends, strict=True):
        if runs_on:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def forced(line: Line, after: Line, width: int) -> bool:
    """Whether a line ended because the next one's first word would not have fitted.

    Where it does not look full, that it goes on in small letters tells as much.
    """
    if not width or _begins(line, after):
        return False
    word = after.text.split(maxsplit=1)[0]
    full = len(line.text) + 1 + len(word) > width
    return full or (after.text[0].islower() and not _ENDED.search(line.text[-3:]))


def _begins(line: Line, after: Line) -> bool:
    """Return whether a line looks like the first of something new."""
    opens = leads(after.text) or is_labelled(after.text) or is_byline(after.text)
    return leads(line.text) or (opens and not after.text[0].islower())
