"""An HTML text as pieces of text and tags with offsets, in one pass, however broken.

The standard library's parser tells a line and column, and looks at the rest of the text
again for each tag that does not end; here every character is looked at a few times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.reading.pages.blocks import Ink

RAW: Final = ("script", "style", "title", "textarea", "xmp", "noembed", "iframe")
"""Elements in which no tags are told but their own end."""

_NAME: Final = re.compile(r"</?([A-Za-z][^\s/>]{0,60})")
_END: Final = re.compile(r">|=\s*([\"'])")
_ATTRIBUTE: Final = re.compile(
    r"([^\s=/>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))"
)
_BARE: Final = re.compile(r"(?<![^\s/])(hidden|popover)(?![^\s/>])", re.IGNORECASE)
_ENTITY: Final = re.compile(
    r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
)
_ODD: Final = ("!", "?", "/")
_CLOSE: Final = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in RAW}
TITLE: Final = 2000
"""Characters of a page's title at most."""
ATTRIBUTES: Final = 20_000
"""Characters of a tag that are looked through for attributes."""


class Piece(NamedTuple):
    """A stretch of a page: "text", or a tag that "open"s or "close"s an element.

    The text between the tags of `RAW` elements is "raw", with the element's name.
    """

    sort: str
    start: int
    end: int
    name: str = ""


def pieces_of(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield a stretch of HTML in pieces, comments left out."""
    begin = at = start
    ends = _Ends(text, end)
    while (at := text.find("<", at, end)) >= 0:
        named = _NAME.match(text, at, end)
        last = ends.of(at) if named is None else ends.of_tag(at, named.end())
        if last < 0:
            at += 1
            continue
        if begin < at:
            yield Piece("text", begin, at)
        if named is not None:
            name = named[1].lower()
            closes = text[at + 1] == "/"
            yield Piece("close" if closes else "open", at, last, name)
            if name in RAW and not closes:
                raw = _raw(text, last, end, name)
                yield raw
                last = raw.end
        begin = at = last
    if begin < end:
        yield Piece("text", begin, end)


@dataclass(slots=True)
class _Ends:
    """Where tags and comments end.

    Once a quote, a comment or a tag turns out not to end, none is looked for again:
    from there on quotes part nothing, and what does not end is text.
    """

    text: str
    end: int
    quotes: bool = True
    comments: bool = True
    tags: bool = True

    def of(self, at: int) -> int:
        """Return where a comment or a declaration ends, -1 for a mere bracket."""
        if self.comments and self.text.startswith("<!--", at):
            close = self.text.find("-->", at + len("<!"), self.end)
            if close >= 0:
                return close + len("-->")
            self.comments = False
        return self._next(at) if self.text[at + 1 : at + 2] in _ODD else -1

    def of_tag(self, at: int, named: int) -> int:
        """Return where a tag ends whose name ends at `named`, -1 if it does not."""
        while self.quotes and (found := _END.search(self.text, named, self.end)):
            if found[1] is None:
                return found.end()
            named = self.text.find(found[1], found.end(), self.end) + 1
            self.quotes = named > 0
        self.quotes = False
        return self._next(at)

    def _next(self, at: int) -> int:
        close = self.text.find(">", at, self.end) if self.tags else -1
        self.tags = close >= 0
        return close + 1 if self.tags else -1


def _raw(text: str, at: int, end: int, name: str) -> Piece:
    """Return the text of an element without tags: all the rest, if it does not end.

    A title that does not end soon is left before the next tag.
    """
    within = min(end, at + TITLE) if name == "title" else end
    close = _CLOSE[name].search(text, at, within)
    if close is not None:
        return Piece("raw", at, close.start(), name)
    last = text.find("<", at, end) if name == "title" else -1
    return Piece("raw", at, end if last < 0 else last, name)


def attributes(text: str, tag: Piece) -> dict[str, str]:
    """Return a tag's attributes with their values, the first of each name."""
    begin = tag.start + 1 + len(tag.name)
    end = min(tag.end, begin + ATTRIBUTES)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text, begin, end):
        value = next((part for part in match.groups()[1:] if part is not None), "")
        found.setdefault(match[1].lower(), unescape(value))
    bare = _BARE.search(text, begin, end)
    if bare:
        found.setdefault(bare[1].lower(), "")
    return found


def write(ink: Ink, text: str, start: int, end: int) -> None:
    """Put a stretch of text behind what is there, its entities decoded."""
    for match in _ENTITY.finditer(text, start, end):
        told = match[0]
        if told[1] != "#" and told[1:] not in html5:
            continue
        ink.add(text[start : match.start()], start)
        ink.add(unescape(told), match.start(), decoded=True)
        start = match.end()
    ink.add(text[start:end], start)
