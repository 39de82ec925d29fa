"""One fact as one line of plain words, where no story is told around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.document import plain_text
from tapewright.language import language
from tapewright.story.sentences import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tapewright.model import Fact


def line_of_facts(facts: Sequence[Fact], code: str = "en") -> str:
    """Return what the first of several facts says, with the figure that it dates.

    "The largest since a date" says neither how much nor which way: that stands behind
    it where one of the others answers for the same arguments.

    Raises:
        UsageError: when there is no such language.
    """
    leader, *others = facts
    said = line_of_fact(leader, code)
    if leader.unit != "date":
        return said
    asked = set(leader.question.args)
    dated = (f for f in others if f.unit != "date" and asked <= set(f.question.args))
    figure = min(dated, key=_further_asked, default=None)
    if figure is None:
        return said
    words = line_of_fact(figure, code)
    return f"{said}: {words[:1].lower()}{words[1:]}"


def _further_asked(fact: Fact) -> tuple[int, int]:
    """Return how much more a fact's question says: a count of periods, then all."""
    args = fact.question.args
    return sum(isinstance(value, int) for _, value in args), len(args)


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
