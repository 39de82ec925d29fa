"""Stories: facts chosen, ordered and told, as a marked document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tapewright import doors
from tapewright.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tapewright.document import Document
    from tapewright.finding import Market

EDITIONS = "tapewright.story.editions"


@dataclass(frozen=True, slots=True)
class Request:
    """What to write: whose story, as of which session, over which span, how.

    `session` is the last of the span (the week's last session). `others` are further
    subjects, of an edition that tells of several.
    """

    symbol: str
    session: date
    span: str = "week"
    edition: str = "feature"
    language: str = "en"
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A page type: what it is, and how it is written from a market.

    `spans` are those it can tell, the first where none is asked for; `several` whether
    it tells of more than one subject.
    """

    name: str
    doc: str
    write: Callable[[Market, Request], Document]
    spans: tuple[str, ...] = ("week",)
    several: bool = False


def edition(name: str) -> Edition:
    """Return an edition by its name.

    Raises:
        UsageError: when there is none; the message names the nearest.
    """
    found: Edition = doors.part(EDITIONS, name)
    return found


def write(market: Market, request: Request) -> Document:
    """Write the story that a request asks for.

    Raises:
        UnknownSymbol: when there are no bars of the symbol.
        SessionError: when the bars hold no session and base to tell of.
        UsageError: when there is no such edition or language, or the edition tells no
            such span, or of one symbol only.
    """
    asked = edition(request.edition)
    if request.span not in asked.spans:
        raise UsageError(
            f"the {asked.name} tells a {' or a '.join(asked.spans)}, "
            f"not a {request.span}",
            remedy=f"Ask for it with --{asked.spans[0]}.",
        )
    if request.others and not asked.several:
        raise UsageError(
            f"{len(request.others) + 1} symbols were given, and the {asked.name} tells "
            "of one",
            remedy="Write one symbol at a time, or ask for --edition card.",
        )
    return asked.write(market, request)
