"""The front matter of a text: where it ends, and what it says of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tapewright.reading.pages.blocks import Seen, seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.reading.pages.blocks import Block

LONGEST: Final = 20_000
DATES: Final = ("date", "published", "publishdate", "pubdate", "published_at")
LANGUAGES: Final = ("lang", "language", "locale")

_FENCE: Final = re.compile(
    r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)(?=[\w\"'-]+[ \t]*[:=])"
)
_ENTRY: Final = re.compile(r"^([\w-]+)[ \t]*[:=](.*)$", re.MULTILINE)

_QUOTES: Final = ("'", '"')


class Front(NamedTuple):
    """Front matter: it ends at `end`, 0 where there is none."""

    end: int
    values: dict[str, Seen]

    def first(self, names: tuple[str, ...]) -> str:
        """Return the first value of several names, "" if there is none."""
        told = (self.values[name].text for name in names if name in self.values)
        return next(told, "")

    def blocks(self, text: str, *, titled: bool) -> Iterator[Block]:
        """Yield it as passed over, but for its title where that is to be read."""
        title = self.values.get("title")
        if not (titled and title and title.text):
            rest = 0
        else:
            yield from _passed(text, 0, title.at[0])
            yield title.block("title")
            rest = title.at[-1] + 1
        yield from _passed(text, rest, self.end)


def _passed(text: str, start: int, end: int) -> Iterator[Block]:
    words = seen(text, start, end)
    if words.text:
        yield words.block("skip")


def front_of(text: str) -> Front:
    """Return the entries between two fences at the very start of a text."""
    head = text[:LONGEST]
    fence = _FENCE.match(head)
    if fence is None:
        return Front(0, {})
    close = re.compile(rf"^{re.escape(fence[1])}[ \t]*$", re.MULTILINE)
    last = close.search(head.replace("\r", "\n"), fence.end())
    if last is None:
        return Front(0, {})
    values: dict[str, Seen] = {}
    for entry in _ENTRY.finditer(head, fence.end(), last.start()):
        value = seen(text, *entry.span(2))
        if value.text[:1] in _QUOTES and value.text[-1:] == value.text[:1]:
            value = value.cut(1, len(value.text) - 1)
        values.setdefault(entry[1].lower(), value)
    return Front(last.end(), values)
