"""One error put into a true text: seventeen ways in which recaps go wrong.

Each class is a function that takes a draft and returns it with one error, what is right
there, and what an explanation should name; None where the text has no place for it.
Only figures and words of the claim are changed, so that the sentence as it stands asks
what it asked before; a swapped name is the exception, and its truth is the new name's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import inject_mixups as mixups
from inject_plant import SLACK, UNSIGNED, Bench, Planted
from inject_words import ORDINALS, count_text, date_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from inject_text import Piece


def invented_percent(bench: Bench) -> Planted | None:
    """Put a percentage from nowhere."""
    for at in bench.places("number"):
        piece = bench.draft.pieces[at]
        if piece.form in ("pct", "spct"):
            factor = bench.rng.choice((0.3, 0.45, 0.6, 1.5, 1.8, 2.3, 2.7))
            value = piece.value * (factor + bench.rng.uniform(-0.05, 0.05))
            if abs(value - piece.value) > 0.15:  # noqa: PLR2004 - no rounding slip
                found = bench.put("invented percent", at, value)
                if found:
                    return found
    return None


def invented_level(bench: Bench) -> Planted | None:
    """Put a level from nowhere, within a few percent."""
    for at in bench.places("number"):
        piece = bench.draft.pieces[at]
        if piece.form == "level":
            way = bench.rng.choice((-1, 1)) * bench.rng.uniform(0.004, 0.03)
            found = bench.put("invented level", at, piece.value * (1 + way))
            if found:
                return found
    return None


def exchanged(
    bench: Bench, name: str, digits_of: Callable[[str], str | None]
) -> Planted | None:
    """Put a figure with other digits, where it is then another number."""
    for at in bench.places("number"):
        piece = bench.draft.pieces[at]
        match = re.search(r"\d[\d,]*(\.\d+)?", piece.text)
        if piece.form == "pp" or match is None:
            continue
        changed = digits_of(match[0])
        if changed is None:
            continue
        size = float(changed.replace(",", ""))
        old = float(match[0].replace(",", ""))
        if abs(size - old) <= 10.0**-piece.digits + SLACK:
            continue
        text = piece.text.replace(match[0], changed)
        draft = bench.draft.having({at: replace(piece, text=text)})
        return Planted(name, draft, (at,), piece.value, piece.key, ("digits",))
    return None


def transposed(bench: Bench) -> Planted | None:
    """Swap two neighbouring digits."""

    def swapped(text: str) -> str | None:
        digits = [at for at, char in enumerate(text) if char.isdigit()]
        pairs = [
            (one, other)
            for one, other in pairwise(digits)
            if text[one] != text[other] and not (one == 0 and text[other] == "0")
        ]
        if not pairs:
            return None
        one, other = bench.rng.choice(pairs)
        chars = list(text)
        chars[one], chars[other] = chars[other], chars[one]
        return "".join(chars)

    return exchanged(bench, "transposed digits", swapped)


def lost_digit(bench: Bench) -> Planted | None:
    """Drop a digit before the decimal point."""

    def shortened(text: str) -> str | None:
        whole, dot, rest = text.replace(",", "").partition(".")
        cuts = [whole[:at] + whole[at + 1 :] for at in range(len(whole))]
        kept = [cut for cut in cuts if cut and not cut.startswith("0")]
        if not kept:
            return None
        return f"{int(bench.rng.choice(kept)):,}{dot}{rest}"

    return exchanged(bench, "lost digit", shortened)


def direction(bench: Bench) -> Planted | None:
    """Turn the words of one change round: rose for fell, gain for loss."""
    pieces = bench.draft.pieces
    for at in bench.places("move"):
        one = pieces[at]
        same = [
            place
            for place, piece in enumerate(pieces)
            if (piece.line, piece.who, piece.key[:3])
            == (one.line, one.who, one.key[:3])
        ]
        figures = [place for place in same if pieces[place].role == "number"]
        if not figures or any(pieces[p].form not in UNSIGNED for p in figures):
            continue
        words = [place for place in same if pieces[place].role == "move"]
        flipped = {place: turned(pieces[place]) for place in words}
        main = pieces[figures[0]]
        draft = bench.draft.having(flipped)
        at_all = (*figures, *words)
        return Planted("direction", draft, at_all, main.value, main.key, ("sign",))
    return None


def turned(piece: Piece) -> Piece:
    """Return a word's opposite, with a capital where it has one."""
    text = piece.opposite
    if piece.text[0].isupper():
        text = text[0].upper() + text[1:]
    return replace(piece, text=text)


def outperform_flip(bench: Bench) -> Planted | None:
    """Let the one that did worse do better."""
    pieces = bench.draft.pieces
    for at in bench.places("pair"):
        one = pieces[at]
        near = [
            place
            for place, piece in enumerate(pieces)
            if piece.line == one.line and piece.key == one.key and place != at
        ]
        draft = bench.draft.having({at: turned(one)})
        found = (at, *near)
        return Planted("outperform flip", draft, found, one.value, one.key, ("sign",))
    return None


def streak_off(bench: Bench) -> Planted | None:
    """Count a run one too long or one too short."""
    for at in bench.places("count", what=("streak", "snapped")):
        piece = bench.draft.pieces[at]
        count = abs(piece.value) + bench.rng.choice((-1, 1))
        if not 2 <= count < len(ORDINALS):  # noqa: PLR2004 - a run is of two at least
            continue
        numerals = piece.text[0].isdigit()
        text = count_text(count, piece.form, numerals=numerals)
        draft = bench.draft.having({at: replace(piece, text=text)})
        name = "streak off by one"
        return Planted(name, draft, (at,), piece.value, piece.key)
    return None


def false_since(bench: Bench) -> Planted | None:
    """Let a superlative reach further back than it does."""
    what = ("move_since", "beyond_since")
    for at in bench.places("date", what=what):
        piece = bench.draft.pieces[at]
        days = bench.tape(piece).days
        first = piece.value - timedelta(days=430)
        last = piece.value - timedelta(days=40)
        earlier = [day for day in days if first <= day <= last]
        if piece.form == "months" or not earlier:
            continue
        day = bench.rng.choice(earlier)
        text = date_text(day, piece.form, bench.draft.day)
        draft = bench.draft.having({at: replace(piece, text=text)})
        return Planted("false since-date", draft, (at,), piece.value, piece.key)
    return None


def sign_in_table(bench: Bench) -> Planted | None:
    """Turn the sign of a table's cell."""
    for at in bench.places("number", what=("change",)):
        piece = bench.draft.pieces[at]
        if piece.family == "table":
            return bench.put("sign in table", at, -piece.value, ("sign",))
    return None


CLASSES: Final[dict[str, Callable[[Bench], Planted | None]]] = {
    "invented percent": invented_percent,
    "invented level": invented_level,
    "transposed digits": transposed,
    "direction": direction,
    "wrong session": mixups.wrong_session,
    "swapped index": mixups.swapped_index,
    "monday base": mixups.monday_base,
    "high as close": mixups.high_as_close,
    "streak off by one": streak_off,
    "false since-date": false_since,
    "outperform flip": outperform_flip,
    "close-high as intraday": mixups.close_as_intraday,
    "wrong week": mixups.wrong_week,
    "points for percent": mixups.points_for_percent,
    "decade-old number": mixups.decade_old,
    "sign in table": sign_in_table,
    "lost digit": lost_digit,
}
"""The classes of errors, the issue's twelve first."""
