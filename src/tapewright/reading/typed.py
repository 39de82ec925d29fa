"""Typed mentions as values: words, figures and times with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tapewright.reading.figures import Figure


@dataclass(frozen=True, slots=True)
class Mention:
    """A word, phrase, figure or mark with its type (`patterns.TYPES`).

    `name` says which one: a symbol, a span, a phrase; `figure` is a number's, `day`
    what is told of a date: year, month, day or weekday, as far as it is told.
    """

    type: str
    start: int
    end: int
    name: str = ""
    figure: Figure | None = None
    day: Day | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A date as a text tells it; what is not told is None.

    `back` counts days before the text's own, or before that weekday; `weekday` is 0 for
    Monday.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    back: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time as a text tells it: "for the week", "so far in September".

    `back` counts periods before the text's own; `count` is how many a stretch such as
    "over five sessions" has; `day` lies in it, where that is told;
    `same` is "that day", the one told before; `last` is whether "last week" is said,
    which on a Sunday is the one that ended.
    """

    span: str
    back: int = 0
    count: int = 0
    day: Day | None = None
    ahead: bool = False
    same: bool = False
    last: bool = False
