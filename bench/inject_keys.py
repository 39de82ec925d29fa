"""Which question a short name means in a scene, and what may be said there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inject_text import Piece, Scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from inject_truth import Key
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri")


def key_of(scene: Scene, which: str, unit: str = "pct") -> Key | None:
    """Return the question about a change that a short name means in this scene."""
    if which == "lastweek":
        tape = scene.desk.tapes[scene.symbols[0]]
        return "change", tape.days[tape.before(scene.day, "week")], "week", unit
    if which == "sincelow":
        return "from_year_low", scene.day
    if which in WEEKDAYS:
        day = scene.on(which)
        return ("change", day, "day", unit) if day else None
    return "change", scene.day, which, unit


def level_key(scene: Scene, which: str) -> Key | None:
    """Return the question about a level that a short name means in this scene."""
    name, _, rest = which.partition("-")
    day = scene.on(rest) if rest in WEEKDAYS else None
    if day:
        return (name, day) if name == "close" else (name, day, "day")
    if name in ("high", "low", "top") and rest:
        return name, scene.day, rest
    if name == "year":
        return "year_extreme", scene.day, rest
    if name == "average":
        return "average", scene.day, int(rest)
    if name == "prior":
        return "prior", scene.day, rest
    return None if rest else (name, scene.day)


def biggest(scene: Scene, who: str, which: str) -> bool:
    """Return whether a day moved most of the week's, and the way the week did."""
    tape = scene.desk.tapes[who]
    days = [tape.days[row] for row in tape.rows_of(scene.day, "week")]
    moves = [tape.change(day, "day", "points") for day in days]
    move = scene.value(who, key_of(scene, which, "points"))
    return abs(move) == max(map(abs, moves)) and move * sum(moves) > 0


def ended(scene: Scene, who: str) -> bool:
    """Return whether the week is over: half a week is counted in several ways."""
    tape = scene.desk.tapes[who]
    row = tape.rows[scene.day] + 1
    return row < len(tape.days) and tape.before(tape.days[row], "week") == row - 1


CHECKS: Final[dict[str, Callable[..., bool]]] = {
    "up": lambda s, who, key: s.value(who, key_of(s, key)) > 0,
    "down": lambda s, who, key: s.value(who, key_of(s, key)) < 0,
    "record": lambda s, who: bool(s.value(who, ("record", s.day))),
    "below": lambda s, who: (s.value(who, ("off_record", s.day)) or 0) < -0.02,  # noqa: PLR2004
    "yearhigh": lambda s, who: bool(s.value(who, ("year_high", s.day))),
    "touched": lambda s, who: (
        s.value(who, ("high", s.day, "week"))
        == s.value(who, ("year_extreme", s.day, "high"))
    ),
    "over": lambda s, who, n: s.value(who, ("above_average", s.day, int(n))) > 0,
    "under": lambda s, who, n: s.value(who, ("above_average", s.day, int(n))) < 0,
    "summit": lambda s, who: (
        s.value(who, ("summit", s.day)) == s.value(who, ("high", s.day, "day"))
    ),
    "whole": lambda s, _: s.day.weekday() == 4,  # noqa: PLR2004 - a Friday
    "biggest": biggest,
    "ended": ended,
}


def holds(scene: Scene, who: str, check: str, *more: str) -> Piece | None:
    """Return nothing where a wording may be used, None where it may not."""
    return Piece("") if CHECKS[check](scene, who, *more) else None


def together(scene: Scene, who: str, other: str, key: str, how: str) -> Piece | None:
    """Return nothing where two went the same way, or where they parted."""
    one, two = (scene.value(name, key_of(scene, key)) for name in (who, other))
    return Piece("") if (one * two > 0) == (how == "same") else None


def split(scene: Scene, who: str, one: str, two: str, sign: int = -1) -> Piece | None:
    """Return nothing where two changes of one index have other signs, or like ones."""
    keys = key_of(scene, one), key_of(scene, two)
    if None in keys:
        return None
    first, second = (scene.value(who, key) for key in keys)
    return Piece("") if first * second * sign > 0 else None
