"""The statistics list: one instrument's session or week in lines, one figure each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.document import Document, Section
from tapewright.story import Edition, pictures
from tapewright.story.lists import context, distances, moves
from tapewright.story.notes import bars_told, counted, disclaimer
from tapewright.story.plan import week_of
from tapewright.story.voices import voice_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tapewright.document import Line
    from tapewright.finding import Market
    from tapewright.story import Request
    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice

PARTS = (
    ("today", moves.session),
    ("week", moves.week),
    ("peak", distances.lines),
    ("year", context.spans),
    ("context", context.measured),
)
"""The blocks in their order: a heading's name, and what yields its lines."""


def write(market: Market, request: Request) -> Document:
    """Write the list as of a session, its headline telling the day or the week.

    Raises:
        SessionError: when the bars hold no such session and base.
    """
    week = week_of(market, request)
    voice = voice_of(week, request.language)
    return Document(
        subject=request.symbol,
        session=request.session,
        language=request.language,
        edition="stats",
        title=_title(voice, week, request.span),
        key_points=(),
        sections=tuple(_block(voice, week, *part) for part in PARTS),
        charts=pictures.charts(voice, week)[:1],
        notes=(*counted(voice, "stats"), *bars_told(voice, week)),
        disclaimer=disclaimer(voice),
    )


def _title(voice: Voice, week: Week, span: str) -> Line:
    change, close = week.change(span), week.fact("close")
    facts = {span: change, "close": close}
    known = {name: fact for name, fact in facts.items() if fact}
    flat = "_flat" if change and week.flat(change) else ""
    return voice.paragraph(voice.say(f"stats.title_{span}{flat}", **known))


def _block(
    voice: Voice,
    week: Week,
    name: str,
    told: Callable[[Voice, Week], Iterator[Line]],
) -> Section:
    lines = tuple(voice.paragraph(line) for line in told(voice, week))
    return Section(voice.say(f"stats.{name}"), lines, listed=True)


PART = Edition(
    name="stats",
    doc="One instrument's statistics as a list: moves, runs, records, distances.",
    write=write,
    spans=("day", "week"),
)
