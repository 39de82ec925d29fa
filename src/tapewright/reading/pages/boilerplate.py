"""What stands around an article and is not its author's: known so as not to be read."""

from __future__ import annotations

import re
from typing import Final

from tapewright.reading.pages.shapes import is_tape

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
_MINUTES: Final = re.compile(r"\d{1,3}[ -]min(?:ute)?s?[ -]read", re.IGNORECASE)
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
    if _MINUTES.fullmatch(text) or _OPENS.match(text) or _HOLDS.search(text):
        return True
    return is_tape(text)


def warns(text: str) -> bool:
    """Whether a text disclaims, warns of risk or tells an interest."""
    return _WARNS.search(text) is not None
