"""Stories: facts chosen, ordered and told, as a marked document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tapewright import doors

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tapewright.document import Document
    from tapewright.finding import Market

EDITIONS = "tapewright.story.editions"


@dataclass(frozen=True, slots=True)
class Request:
    """What to write: whose story, as of which session, over which span, how.

    `session` is the last of the span (the week's last session).
    """

    symbol: str
    session: date
    span: str = "week"
    edition: str = "feature"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Edition:
    """A page type: what it is, and how it is written from a market."""

    name: str
    doc: str
    write: Callable[[Market, Request], Document]


def write(market: Market, request: Request) -> Document:
    """Write the story that a request asks for.

    Raises:
        UnknownSymbol: when there are no bars of the symbol.
        SessionError: when the bars hold no session and base to tell of.
        UsageError: when there is no such edition or language.
    """
    edition: Edition = doors.part(EDITIONS, request.edition)
    return edition.write(market, request)
