"""What stands around an article and is not its author's: known so as not to be read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.shapes import is_tape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tapewright.reading.pages.blocks import Block

LONGEST: Final = 400
"""Characters beyond which a text is written, whatever it opens with."""
TAPE: Final = 4000

_OPENS: Final = re.compile(
    r"(?:sign up|subscribe|register now|log in|sign in|join our|follow us"
    r"|share(?: this| on|$)|tweet$|print$|email this"
    r"|read (?:also|more|next)\b|also read\b|see also\b|related(?:$|:| articles)"
    r"|more (?:from|stories)\b|recommended\b|most read\b|most popular\b|trending\b"
    r"|you may also like|top stories\b|don['\u2019]t miss\b|up next\b"
    r"|advertisement\b|sponsored\b|promoted\b"
    r"|(?:©|\(c\)|copyright\b)|home\s*[|\u203a»>/·]|skip to (?:main )?content"
    r"|back to top|\d{1,3} comments?$|(?:reading time|read time)\b)",
    re.IGNORECASE,
)
_HOLDS: Final = re.compile(
    r"\b(?:cookies? (?:policy|settings|preferences|notice)|(?:use|uses|store) cookies"
    r"|accept all|(?:our|free|daily|weekly) newsletter|to your inbox"
    r"|all rights reserved"
    r"|free report|click (?:here|to)\b|leave your details|start your free trial"
    r"|quotes (?:are )?delayed)",
    re.IGNORECASE,
)
_MINUTES: Final = re.compile(
    r"[^.!?%]{0,90}\b\d{1,3}[ -]min(?:ute)?s?[ -]read\b[^.!?%]{0,60}", re.IGNORECASE
)
"""A line under a title: "December 28, 2018 · 2 min read · Written by a program"."""
_DRAWN: Final = re.compile("[\u2581-\u2588]{8}")
"""A line of a chart, drawn in letters."""
_CHECKED: Final = re.compile(r"data check:", re.IGNORECASE)
_METHOD: Final = re.compile(r"how we computed this|methodology", re.IGNORECASE)
"""Headings over what tells how a page's figures came about, no market's news."""
_WARNS: Final = re.compile(
    r"past performance|(?:investment|financial) advice|for (?:general )?information"
    r"(?:al)?(?: purposes)? only|unmanaged|cannot be invested|invest directly"
    r"|no guarantee|not a (?:recommendation|solicitation)|not an offer|risk of loss"
    r"|capital (?:is )?at risk|member (?:finra|sipc)|conflicts? of interest"
    r"|price (?:changes|return)s?, not total|holds? (?:no )?positions?\b",
    re.IGNORECASE,
)


def is_boilerplate(text: str) -> bool:
    """Whether a text is a notice, a button, a link to elsewhere or a ticker tape.

    A warning to investors never is: the rules want to see it.
    """
    if len(text) > LONGEST:
        return len(text) <= TAPE and is_tape(text)
    if warns(text):
        return False
    if is_byline(text) or _OPENS.match(text) or _HOLDS.search(text):
        return True
    return bool(_DRAWN.search(text) or _CHECKED.match(text)) or is_tape(text)


def is_byline(text: str) -> bool:
    """Whether a line tells how long a page takes to read, and perhaps when it is of."""
    return _MINUTES.fullmatch(text) is not None


def without_method(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield a page's blocks, those under a heading on its method passed over.

    Such a section holds inputs and formulas, of other days too; a warning in it stays.
    """
    under: int | None = None
    for block in blocks:
        if block.kind in ("title", "heading"):
            if under is not None and block.level <= under:
                under = None
            if _METHOD.fullmatch(block.text):
                under = block.level
        if under is None or block.kind == "heading" or warns(block.text):
            yield block
        else:
            yield replace(block, kind="skip", level=0)


def warns(text: str) -> bool:
    """Whether a text disclaims, warns of risk or tells an interest."""
    return _WARNS.search(text) is not None
