"""Texts as flat runs of pieces: each number, name and verb knows what it states.

A wording is a string with `[a|b]` where either will do and `{who.what:which}` where
something is stated: `{up.verb:week} {pct:week}`. `sentence` fills it for a scene, None
where it would not be true; the fields are in `inject_fields.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from random import Random

    from inject_truth import Answer, Desk, Key

ALTERNATIVES: Final = re.compile(r"\[([^\[\]]*)\]")
FIELD: Final = re.compile(r"\{([^{}]*)\}")
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True, slots=True)
class Style:
    """How one author prints: decimals, signs, names of days and of percents."""

    digits: int
    percent: str
    minus: str
    whole_points: bool
    level_digits: int
    numerals: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and what it states where it states something.

    `role` is "" for plain words, else one of name, move (a word of direction), pair (a
    word that sets one index above another), number, count, date. `form` is how a value
    is printed, `opposite` the word that would turn the story round, `bound` whether the
    number is only about right.
    """

    text: str
    role: str = ""
    who: str = ""
    key: Key = ()
    value: Answer = None
    form: str = ""
    digits: int = 2
    opposite: str = ""
    bound: bool = False
    line: int = 0
    family: str = ""

    @property
    def claims(self) -> bool:
        """Whether this is a claim that a clean text makes."""
        return self.role in ("number", "count", "date", "pair")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a text is about: the day it knows, the week's sessions, the indices."""

    desk: Desk
    day: date
    symbols: tuple[str, ...]
    style: Style
    rng: Random
    last: str = ""
    """The subject of the sentence before, where a pronoun would be clear."""

    def value(self, who: str, key: Key) -> Answer:
        """Return what is true."""
        return self.desk.value(who, key)

    def on(self, weekday: str) -> date | None:
        """Return a session of the week by the first letters of its name."""
        names = [name[:3].lower() for name in DAYS]
        back = self.day.weekday() - names.index(weekday)
        day = self.day.fromordinal(self.day.toordinal() - back)
        held = back >= 0 and day in self.desk.tapes[self.symbols[0]].rows
        return day if held else None

    def pick(self, *words: str) -> str:
        """Return one of several words."""
        return self.rng.choice(words)


Field = "Callable[..., Piece | None]"


def rounded(value: float, digits: int) -> Decimal:
    """Return a value rounded half up, as people print it."""
    exact = Decimal(repr(round(float(value), 9)))
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def sentence(
    scene: Scene,
    wording: str,
    who: Sequence[str],
    fields: dict[str, Callable[..., Piece | None]],
) -> list[Piece] | None:
    """Fill a wording, None where it does not hold.

    Args:
        scene: What the text is about.
        wording: The sentence with its alternatives and fields.
        who: Whose the fields are: a, b, c and d in that order.
        fields: What each field's name stands for.
    """
    chosen = wording
    while found := ALTERNATIVES.search(chosen):
        option = scene.rng.choice(found[1].split("|"))
        chosen = chosen[: found.start()] + option + chosen[found.end() :]
    pieces = []
    for at, part in enumerate(FIELD.split(chosen)):
        piece = filled(scene, part, who, fields) if at % 2 else Piece(part)
        if piece is None:
            return None
        if piece.text:
            pieces.append(piece)
    return capital(grammatical(pieces))


def filled(
    scene: Scene,
    field: str,
    who: Sequence[str],
    fields: dict[str, Callable[..., Piece | None]],
) -> Piece | None:
    """Fill one field; "b.pct:week" is b's."""
    whose, _, rest = field.partition(".")
    if len(whose) != 1:
        whose, rest = "a", field
    at = "abcd".index(whose)
    if at >= len(who):
        return None
    name, *more = rest.split(":")
    more = [who["abcd".index(one)] if one in set("abcd") else one for one in more]
    if any(one in set("abcd") for one in more):
        return None
    return fields[name](scene, who[at], *more)


def grammatical(pieces: list[Piece]) -> list[Piece]:
    """Mend what the next word decides: "an advance", "the industrials'", "losses"."""
    for at in range(len(pieces) - 1):
        one, other = pieces[at], pieces[at + 1]
        if re.search(r"\b[Aa] $", one.text) and VOWEL.match(other.text):
            pieces[at] = replace(one, text=f"{one.text[:-1]}n ")
        if one.text.endswith("s") and other.text.startswith("'s"):
            pieces[at + 1] = replace(other, text=f"'{other.text[2:]}")
        if one.text.endswith("ss") and re.match(r"s\b", other.text):
            pieces[at + 1] = replace(other, text=f"e{other.text}")
    return pieces


VOWEL: Final = re.compile(r"[aeio8]|1[18]\b|up\b")


def capital(pieces: list[Piece]) -> list[Piece]:
    """Begin a sentence with a capital."""
    for at, piece in enumerate(pieces):
        if piece.text.strip():
            first = piece.text[:1].upper() + piece.text[1:]
            pieces[at] = replace(piece, text=first)
            break
    return pieces


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole text of pieces; `day` is the last session that it knows."""

    day: date
    form: str
    symbols: tuple[str, ...]
    style: Style
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text as a reader gets it."""
        return "".join(piece.text for piece in self.pieces)

    def span(self, at: int) -> tuple[int, int]:
        """Return where a piece stands in the text."""
        start = sum(len(piece.text) for piece in self.pieces[:at])
        return start, start + len(self.pieces[at].text)

    def having(self, changed: dict[int, Piece]) -> Draft:
        """Return the draft with other pieces in some places."""
        pieces = (changed.get(at, piece) for at, piece in enumerate(self.pieces))
        return replace(self, pieces=tuple(pieces))
