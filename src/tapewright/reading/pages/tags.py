"""An HTML text as pieces of text and tags with offsets, in one pass, however broken.

The standard library's parser tells a line and column, and looks at the rest of the text
again for each tag that does not end; here every character is looked at a few times.
"""

from __future__ import annotations

import re
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
_BARE: Final = re.compile(r"(?<![^\s/])hidden(?![^\s/>])", re.IGNORECASE)
_ENTITY: Final = re.compile(
    r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
)
_ODD: Final = ("!", "?", "/")
_CLOSE: Final = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in RAW}
_SHORT: Final = ("title", "textarea")
"""Raw elements that end with the next tag where their own end is missing."""
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
    quoted = True
    while (at := text.find("<", at, end)) >= 0:
        named = _NAME.match(text, at, end)
        last = _comment_end(text, at, end) if named is None else -1
        if named is not None:
            last = _tag_end(text, named.end(), end) if quoted else -1
            if last < 0:  # a quote never closes: from here on quotes part nothing
                quoted = False
                last = text.find(">", at, end) + 1
        if last == 0:  # no tag ends any more
            break
        if last < 0:
            at += 1
            continue
        if begin < at:
            yield Piece("text", begin, at)
        if named is not None:
            sort = "close" if text[at + 1] == "/" else "open"
            yield Piece(sort, at, last, named[1].lower())
            if sort == "open" and named[1].lower() in RAW:
                raw = _raw(text, last, end, named[1].lower())
                yield raw
                last = raw.end
        begin = at = last
    if begin < end:
        yield Piece("text", begin, end)


def _tag_end(text: str, at: int, end: int) -> int:
    """Return where a tag ends, -1 where it does not."""
    while found := _END.search(text, at, end):
        if found[1] is None:
            return found.end()
        at = text.find(found[1], found.end(), end) + 1
        if not at:
            return -1
    return -1


def _comment_end(text: str, at: int, end: int) -> int:
    """Return where what is no tag ends, -1 where it is text, 0 where nothing ends."""
    if text.startswith("<!--", at):
        close = text.find("-->", at + 2, end)
        if close >= 0:
            return close + len("-->")
    return text.find(">", at, end) + 1 if text[at + 1 : at + 2] in _ODD else -1


def _raw(text: str, at: int, end: int, name: str) -> Piece:
    close = _CLOSE[name].search(text, at, end)
    if close is not None:
        last = close.start()
    elif name in _SHORT:
        last = text.find("<", at, end)
        last = end if last < 0 else last
    else:
        last = end
    return Piece("raw", at, last, name)


def attributes(text: str, tag: Piece) -> dict[str, str]:
    """Return a tag's attributes with their values, the first of each name."""
    begin = tag.start + 1 + len(tag.name)
    end = min(tag.end, begin + ATTRIBUTES)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text, begin, end):
        value = next((part for part in match.groups()[1:] if part is not None), "")
        found.setdefault(match[1].lower(), unescape(value))
    if _BARE.search(text, begin, end):
        found.setdefault("hidden", "")
    return found


def write(ink: Ink, text: str, start: int, end: int) -> None:
    """Put a stretch of text behind what is there, its entities decoded."""
    for match in _ENTITY.finditer(text, start, end):
        told = match[0]
        if told[-1] != ";" and told[1] != "#" and told[1:] not in html5:
            continue
        said = unescape(told)
        if said == told:
            continue
        ink.add(text[start : match.start()], start)
        ink.add(said, match.start(), decoded=True)
        start = match.end()
    ink.add(text[start:end], start)
