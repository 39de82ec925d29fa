"""What the fields of a wording stand for: names, directions, numbers, counts, dates."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from inject_keys import holds, key_of, level_key, split, together
from inject_text import DAYS, Piece, Scene, rounded
from inject_words import (
    ALIASES,
    BEATS,
    LOOSELY,
    NAMES,
    ORDINALS,
    RECENT,
    TITLES,
    UP_DOWN,
    WORDS,
    count_text,
    date_text,
    printed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from inject_truth import Answer, Key


def named(scene: Scene, who: str, how: str = "any") -> Piece:
    """Name an index; "it" where the sentence before was about it alone."""
    rng = scene.rng
    if how == "title":
        return Piece(rng.choice(TITLES[who]), "name", who)
    if how == "it" and scene.last == who and rng.random() < PRONOUN:
        known = "the benchmark" if who == "GSPC" else "the gauge"
        words = ("it", "the index", known, rng.choice(ALIASES[who]))
        return Piece(rng.choice(words), "it", who)
    if rng.random() < ALIAS:
        return Piece(rng.choice(ALIASES[who]), "name", who)
    names = NAMES[who]
    return Piece(rng.choices(names, range(len(names) + 2, 2, -1))[0], "name", who)


PRONOUN: Final = 0.6
ALIAS: Final = 0.12


def turned(scene: Scene, who: str, form: str, which: str) -> Piece | None:
    """Say a direction by a word; its opposite comes along."""
    key = key_of(scene, which)
    value = scene.value(who, key) if key else None
    if value is None or not rounded(value, scene.style.digits):
        return None
    words = UP_DOWN[form]
    way = 0 if value > 0 else 1
    one, other = scene.rng.choice(words[way]), scene.rng.choice(words[1 - way])
    return Piece(one, "move", who, key, value, form, opposite=other)


def percent(
    scene: Scene, who: str, which: str, form: str = "pct", digits: int | None = None
) -> Piece | None:
    """Print a change in percent."""
    key = key_of(scene, which)
    value = scene.value(who, key) if key else None
    return number(scene, who, key, value, form, digits)


def points(scene: Scene, who: str, which: str, form: str = "pts") -> Piece | None:
    """Print a change in points."""
    key = key_of(scene, which, "points")
    value = scene.value(who, key) if key else None
    digits = 0 if scene.style.whole_points else 2
    return number(scene, who, key, value, form, digits)


def number(  # noqa: PLR0913, PLR0917 - what is printed, of whom, and how
    scene: Scene,
    who: str,
    key: Key | None,
    value: Answer,
    form: str,
    digits: int | None = None,
) -> Piece | None:
    """Print a number, None where there is none or it would print as nothing."""
    places = scene.style.digits if digits is None else digits
    if key is None or value is None or not rounded(value, places):
        return None
    text = printed(value, form, places, scene.style)
    return Piece(text, "number", who, key, value, form, places)


def level(
    scene: Scene, who: str, which: str, digits: str | None = None
) -> Piece | None:
    """Print a close, a high or another level."""
    key = level_key(scene, which)
    value = scene.value(who, key) if key else None
    places = scene.style.level_digits if digits is None else int(digits)
    return number(scene, who, key, value, "level", places)


def spread(scene: Scene, who: str, peer: str, span: str) -> Piece | None:
    """Print by how much one index did better than another."""
    key = ("relative", scene.day, peer, span)
    return number(scene, who, key, scene.value(who, key), "pp", scene.style.digits)


def above(scene: Scene, who: str, form: str, peer: str, span: str) -> Piece | None:
    """Say which of two did better; the opposite comes along."""
    key = ("relative", scene.day, peer, span)
    value = scene.value(who, key)
    if value is None or not rounded(value, scene.style.digits):
        return None
    words, way = BEATS[form], 0 if value > 0 else 1
    one, other = scene.rng.choice(words[way]), scene.rng.choice(words[1 - way])
    return Piece(one, "pair", who, key, value, form, opposite=other)


def asked(scene: Scene, who: str, what: str, form: str, *more: str) -> Piece | None:
    """Print any other number: a distance, a rebound, an average's gap."""
    key = (what, scene.day, *(int(one) if one.isdigit() else one for one in more))
    return number(scene, who, key, scene.value(who, key), form)


def counted(scene: Scene, who: str, form: str, what: str, span: str) -> Piece | None:
    """Print the length of a run, as "three" or "third"; a run of one is none."""
    key = (what, scene.day, span)
    value = scene.value(who, key)
    if value is None or abs(value) < 2 or abs(value) >= len(ORDINALS):  # noqa: PLR2004
        return None
    text = count_text(abs(value), form, numerals=scene.style.numerals)
    return Piece(text, "count", who, key, value, form)


def ran(scene: Scene, who: str, form: str, what: str, span: str) -> Piece | None:
    """Say which way a run went, without a claim of its own."""
    value = scene.value(who, (what, scene.day, span))
    if not value:
        return None
    return Piece(scene.rng.choice(UP_DOWN[form][0 if value > 0 else 1]))


def nth(scene: Scene, who: str, what: str) -> Piece | None:
    """Print a count in figures as an ordinal, as "18th"."""
    key = (what, scene.day)
    value = scene.value(who, key)
    told = scene.style.numerals or value >= len(ORDINALS)
    text = count_text(value, "nth", numerals=told)
    return Piece(text, "count", who, key, value, "nth")


def out_of(scene: Scene, who: str, span: str, total: str) -> Piece | None:
    """Print how many of the latest periods rose, where most did and the latest too."""
    key = ("out_of", scene.day, span, int(total))
    value = scene.value(who, key)
    latest = scene.value(who, ("change", scene.day, span, "pct"))
    if not int(total) / 2 < value < int(total) or latest <= 0:
        return None
    return Piece(WORDS[value], "count", who, key, value, "card")


def since(scene: Scene, who: str, what: str, of: str) -> Piece | None:
    """Print the date that a superlative reaches back to, where it says something."""
    day = scene.day
    value = scene.value(who, (what, day, of))
    first = {"week": timedelta(days=25), "day": timedelta(days=8)}
    if value is None or day - value < first.get(of, timedelta(days=14)):
        return None
    form = scene.pick("md", "md", "month", "short")
    monday = value - timedelta(days=value.weekday())
    if (of == "week" and monday.month != value.month) or day - value < RECENT / 6:
        form = "md"
    text = date_text(value, form, day)
    return Piece(text, "date", who, (what, day, of), value, form)


def months(scene: Scene, who: str, what: str, of: str) -> Piece | None:
    """Print a superlative's reach in whole months, as "four months"."""
    value = scene.value(who, (what, scene.day, of))
    count, rest = divmod((scene.day - (value or scene.day)).days / 30.5, 1)
    if not 2 <= count <= 11 or rest < 0.2:  # noqa: PLR2004 - "more than" is more
        return None
    key = (what, scene.day, of)
    return Piece(f"{WORDS[int(count)]} months", "date", who, key, value, "months")


def about(scene: Scene, who: str, which: str) -> Piece | None:
    """Print a percentage loosely: "nearly 2%", "just over 3%"."""
    key = key_of(scene, which)
    value = scene.value(who, key) if key else None
    if value is None or abs(value) < 0.7:  # noqa: PLR2004 - too small to round
        return None
    whole = round(abs(value) * 2) / 2
    gap = abs(value) - whole
    if not 0.02 < abs(gap) < 0.1:  # noqa: PLR2004 - "nearly" is near, but not there
        return None
    words = LOOSELY[gap > 0][abs(gap) < 0.06]  # noqa: PLR2004 - "just" is nearer still
    told = f"{scene.rng.choice(words)} {whole:g}{scene.style.percent}"
    return Piece(told, "number", who, key, value, "about", bound=True)


def floor(scene: Scene, who: str, side: str) -> Piece | None:
    """Print the round number that a close is above, or below."""
    key = ("close", scene.day)
    value = scene.value(who, key)
    step = 100 if value < 10_000 else 500  # noqa: PLR2004 - as people count
    rest = value % step
    mark = value - rest + (step if side == "below" else 0)
    if not 0.1 * step < rest < 0.9 * step:
        return None
    return Piece(f"{mark:,.0f}", "number", who, key, value, side, 0, bound=True)


def weekday(scene: Scene, who: str, which: str = "day") -> Piece | None:  # noqa: ARG001 - a field's shape
    """Print a weekday's name."""
    if which == "day":
        return Piece(DAYS[scene.day.weekday()])
    day = scene.on(which)
    return Piece(DAYS[day.weekday()]) if day else None


def record_date(scene: Scene, who: str) -> Piece | None:
    """Print the date of the record close before this one."""
    key = ("peak_day", scene.day)
    value = scene.value(who, key)
    return Piece(date_text(value, "md", scene.day), "date", who, key, value, "md")


def low_date(scene: Scene, who: str) -> Piece | None:
    """Print the date of the year's lowest close, where it is some days ago."""
    value = scene.value(who, ("year_low_day", scene.day))
    if (scene.day - value).days < 20 or value.month == 1:  # noqa: PLR2004
        return None
    return Piece(date_text(value, "md", scene.day))


FIELDS: Final[dict[str, Callable[..., Piece | None]]] = {
    "name": named,
    "it": lambda s, who: named(s, who, "it"),
    "title": lambda s, who: named(s, who, "title"),
    **{
        f"up.{form}": lambda s, who, which, form=form: turned(s, who, form, which)
        for form in UP_DOWN
    },
    **{
        f"rel.{form}": lambda s, who, peer, span, form=form: above(
            s, who, form, peer, span
        )
        for form in BEATS
    },
    "pct": percent,
    "spct": lambda s, who, which: percent(s, who, which, "spct"),
    "pts": points,
    "num": lambda s, who, which: points(s, who, which, "num"),
    "spts": lambda s, who, which: points(s, who, which, "spts"),
    "pp": spread,
    "level": level,
    "ask": asked,
    "ord": lambda s, who, span, what="streak": counted(s, who, "ord", what, span),
    "card": lambda s, who, span, what="streak": counted(s, who, "card", what, span),
    "ran": ran,
    "nth": nth,
    "of": out_of,
    "since": since,
    "months": months,
    "about": about,
    "floor": floor,
    "on": weekday,
    "peakday": record_date,
    "lowday": low_date,
    "if": holds,
    "both": together,
    "split": split,
    "agree": lambda s, who, one, two: split(s, who, one, two, 1),
}
"""What each field of a wording stands for."""
