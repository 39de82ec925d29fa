"""The notes under a story: how it was counted, from which bars, and what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.document import plain_text
from tapewright.market.instruments import instrument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice


def counted(voice: Voice, *names: str) -> Iterator[str]:
    """Yield the named notes, what the prices are, and who wrote it."""
    about = instrument(voice.symbol)
    basis = "total" if about.basis == "total return" else "prices"
    for name in (*names, basis, "program"):
        yield plain_text(voice.say(f"note.{name}"))


def disclaimer(voice: Voice) -> str:
    """Return what a report of past prices is not."""
    return plain_text(voice.say("disclaimer"))


def bars_told(voice: Voice, week: Week) -> Iterator[str]:
    """Yield where the bars of the subject and its peers begin, and what is declared."""
    messages = voice.language.messages
    for symbol in (week.symbol, *week.peers):
        first = voice.language.long_date(week.market.of(symbol).sessions[0])
        name = instrument(symbol).name
        yield messages["note.bars"][0].format(name=name, day=first)
    if week.market.version is not None:
        yield messages["note.version"][0].format(version=week.market.version)
    for mark in week.market.marks:
        if mark.symbol == week.symbol and mark.session <= week.last:
            yield messages["note.mark"][0].format(
                name=instrument(mark.symbol).name,
                field=mark.field.replace("_", " "),
                day=voice.language.long_date(mark.session),
                source=mark.source,
            )
