"""A true text with one error in it, and the bench at which it is put there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from inject_text import Draft, Piece, rounded
from inject_words import printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from inject_truth import Answer, Desk, Key, Tape

SLACK: Final = 0.02
"""How far vendors' levels differ: no error is smaller."""

UNSIGNED: Final = ("pct", "pts", "num")
"""How changes are printed where words carry their direction."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one error.

    `at` are the pieces that are false by it, the changed figure first where there is
    one; `right` is what is true there; `cause` names what a good explanation names,
    empty where nothing explains the figure.
    """

    name: str
    draft: Draft
    at: tuple[int, ...]
    right: Answer
    key: Key
    cause: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """A clean draft, the bars it is true of, and where chance comes from."""

    draft: Draft
    desk: Desk
    rng: Random

    def value(self, who: str, key: Key) -> Answer:
        """Return what is true."""
        return self.desk.value(who, key)

    def tape(self, piece: Piece) -> Tape:
        """Return the bars of a piece's subject."""
        return self.desk.tapes[piece.who]

    def places(self, *roles: str, what: tuple[str, ...] = ()) -> Iterator[int]:
        """Yield the pieces of some roles that ask some things, in random order."""
        order = list(range(len(self.draft.pieces)))
        self.rng.shuffle(order)
        for at in order:
            piece = self.draft.pieces[at]
            asks = not what or (piece.key and piece.key[0] in what)
            if piece.role in roles and asks and not piece.bound:
                yield at

    def told(self, piece: Piece, value: Answer) -> Piece | None:
        """Print another value in a piece's place, None where it could pass for true.

        The words around it stay, so an unsigned change must go the same way.
        """
        if value is None:
            return None
        words = piece.form in UNSIGNED and piece.key[0] == "change"
        if words and value * piece.value <= 0:
            return None
        new = rounded(value, piece.digits)
        step = 10.0**-piece.digits
        slack = 0.0 if piece.form in ("pct", "spct", "pp") else SLACK
        if not new or abs(float(new) - float(piece.value)) <= step + slack:
            return None
        text = printed(value, piece.form, piece.digits, self.draft.style)
        return replace(piece, text=text)

    def put(
        self, name: str, at: int, value: Answer, cause: tuple[object, ...] = ()
    ) -> Planted | None:
        """Return the text with one figure replaced."""
        piece = self.draft.pieces[at]
        new = self.told(piece, value)
        if new is None:
            return None
        draft = self.draft.having({at: new})
        return Planted(name, draft, (at,), piece.value, piece.key, cause)


def is_week(key: Key) -> bool:
    """Return whether a question asks a week's change."""
    return key[0] == "change" and key[2] == "week"
