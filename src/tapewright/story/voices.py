"""The voice that a story of one week, or of a day in it, is told in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.language import language
from tapewright.story.sentences import Voice

if TYPE_CHECKING:
    from tapewright.story.plan import Week


def voice_of(week: Week, code: str) -> Voice:
    """Return a voice in a language, its wordings turning from week to week.

    Raises:
        UsageError: when there is no such language.
    """
    return Voice(
        language=language(code),
        symbol=week.symbol,
        session=week.last,
        first_session=week.sessions[0],
        usual=week.usual,
        told=week.told,
        seed=week.last.toordinal() // 7,
        records="" if week.knows_records else "_short",
    )
