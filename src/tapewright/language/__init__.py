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
class Lexicon:
    """The words by which a language is read; nothing here is written by the program.

    `phrases` gives the type and the name of a mention by its words in lower case,
    hyphens as spaces (the types: `docs/reference/cues.md`). `names` are nicknames of
    instruments, `counts`, `ordinals`, `months` and `weekdays` words by value. `plain`
    are words that a capital makes no name of, `abbreviations` those whose full stop
    ends no sentence. `asides` are patterns of what no kind judges, and why.
    """

    phrases: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]
    counts: Mapping[str, int]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    plain: frozenset[str]
    abbreviations: frozenset[str]
    asides: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """How a language writes numbers, dates, moves and names.

    `messages` are sentences by name, each in one or more wordings, with slots in braces
    (`docs/reference/templates.md`). `verbs` are by tense, direction (+1, -1) and band.
    `arguments` name the values of arguments that a sentence cannot say as they are.
    Without a `lexicon` a language is written only.
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
    lexicon: Lexicon | None = None


def language(code: str) -> Language:
    """Return a language by its code.

    Raises:
        UsageError: when there is none of that code; the message names the nearest.
    """
    spoken: Language = doors.part(DOOR, code)
    return spoken
