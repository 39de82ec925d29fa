"""What a reader sees of a source: a page's tags fall away, controls show as signs."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

PAGE: Final = re.compile(
    r"\ufeff?\s*(?:<!--.{0,900}?-->\s*)?<(?:!doctype\s+html|\?xml|"
    r"(?:html|head|body|main|article|section|div|p|h1|table)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How a text begins that is the source of a page."""
TAG: Final = re.compile(
    r"<!--(?:.*?-->|.*\Z)"
    r"|<(?P<mute>script|style|template|noscript)\b[^<>]*>(?:.*?</(?P=mute)\s*>|.*\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)\b[^<>]*>|<![^<>]*>|<\?[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
BLOCKS: Final = (
    "title p div section article main header footer nav aside ul ol dl table "
    "blockquote figure figcaption pre h1 h2 h3 h4 h5 h6"
)
BREAKS: Final = {
    **{f"{end}{name}": "\n\n" for name in BLOCKS.split() for end in ("", "/")},
    **dict.fromkeys(("br", "li", "tr", "dt", "dd", "option"), "\n"),
    **dict.fromkeys(("/td", "/th"), "\t"),
}
"""What stands for where an element begins or ends."""
BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
RUNS: Final = (
    (re.compile(r"\t[\t ]*"), "   "),
    (re.compile(r" *\n *"), "\n"),
    (re.compile(r"\n{3,}"), "\n\n"),
)
CONTROLS: Final = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"},
    **dict.fromkeys((*range(0x7F, 0xA0), *range(0xD800, 0xE000)), 0xFFFD),
}
"""What a page cannot hold, by what shows that it is there."""


def is_page(text: str) -> bool:
    """Return whether a text is the source of a page rather than prose."""
    return PAGE.match(text) is not None


def seen(text: str, *, page: bool) -> str:
    """Return a piece of a source as a reader sees it."""
    return (_stripped(text) if page else text).translate(CONTROLS)


def _stripped(text: str) -> str:
    """Return a page's text: its blanks even, an element's borders as breaks."""
    parts, at = [], 0
    for met in TAG.finditer(text):
        tag = f"{met['end'] or ''}{met['name'] or ''}".lower()
        parts += [_even(text[at : met.start()]), BREAKS.get(tag, "")]
        at = met.end()
    told = "".join([*parts, _even(text[at:])])
    for pattern, instead in RUNS:
        told = pattern.sub(instead, told)
    return told


def _even(text: str) -> str:
    return unescape(BLANKS.sub(" ", text))
