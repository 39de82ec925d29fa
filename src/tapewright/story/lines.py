"""One fact as one line of plain words, where no story is told around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.document import plain_text
from tapewright.language import language
from tapewright.story.sentences import Voice

if TYPE_CHECKING:
    from tapewright.model import Fact


def line_of_fact(fact: Fact, code: str = "en") -> str:
    """Return what a fact says, without its subject and session, in a language.

    Raises:
        UsageError: when there is no such language.
    """
    session = fact.question.session
    voice = Voice(
        language=language(code),
        symbol=fact.question.subject,
        session=session,
        first_session=session,
        usual=lambda _: None,
        told=lambda untold: untold,
    )
    return plain_text(voice.line(fact))
