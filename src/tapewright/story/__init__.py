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

    def hold(self, span: str, symbols: int) -> None:
        """Refuse a span that it does not tell, and symbols that are too many.

        Raises:
            UsageError: when it does not tell this.
        """
        if span not in self.spans:
            raise UsageError(
                f"the {self.name} tells a {' or a '.join(self.spans)}, not a {span}",
                remedy=f"Ask for it with --{self.spans[0]}.",
            )
        if symbols > 1 and not self.several:
            raise UsageError(
                f"{symbols} symbols were given, and the {self.name} tells of one",
                remedy="Write one symbol at a time, or ask for --edition card.",
            )


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
    asked.hold(request.span, 1 + len(request.others))
    return asked.write(market, request)
