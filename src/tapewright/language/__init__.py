"""Languages: each folder here is one, declared as a `Language`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tapewright import doors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from tapewright.market.instruments import Instrument

DOOR: Final = "tapewright.language"


@dataclass(frozen=True, slots=True)
class Language:
    """How a language writes numbers, dates, moves and names.

    `messages` are sentences by name, each in one or more wordings, with slots in braces
    (`docs/reference/templates.md`). `verbs` are by tense, direction (+1, -1) and band.
    `arguments` name the values of arguments that a sentence cannot say as they are.
    """

    code: str
    name: str
    number: Callable[[Decimal, int], str]
    units: Mapping[str, str]
    one: Mapping[str, str]
    long_date: Callable[[date], str]
    short_date: Callable[[date, date], str]
    month: Callable[[date, date], str]
    weekday: Callable[[date], str]
    cardinal: Callable[[int], str]
    ordinal: Callable[[int], str]
    nth: Callable[[int, str], str]
    an: Callable[[str], str]
    age: Callable[[date, date], str]
    joined: Callable[[Sequence[str]], str]
    the: Callable[[Instrument], str]
    nouns: Mapping[str, str]
    verbs: Mapping[tuple[str, int, str], tuple[str, ...]]
    flat: Mapping[str, str]
    directions: Mapping[int, Mapping[str, str]]
    messages: Mapping[str, tuple[str, ...]]
    arguments: Mapping[str, str]


def language(code: str) -> Language:
    """Return a language by its code.

    Raises:
        UsageError: when there is none of that code; the message names the nearest.
    """
    spoken: Language = doors.part(DOOR, code)
    return spoken
