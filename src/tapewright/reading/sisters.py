"""What one session's numbers are mistaken for: its high for its close, its spread.

No kind knows which others it is confused with, so the pairs stand here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tapewright.finding import valued
from tapewright.kinds import kind
from tapewright.model import Question
from tapewright.reading import phrases
from tapewright.reading.nearby import Near, level_spread, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tapewright.kinds import ArgValues
    from tapewright.reading.nearby import Nearby

LEVELS: Final[tuple[tuple[str, ArgValues, str], ...]] = (
    ("close", {}, "the close"),
    ("range", {"span": "day", "of": "high"}, "the intraday high"),
    ("range", {"span": "day", "of": "low"}, "the intraday low"),
    ("range", {"span": "week", "of": "high"}, "the week's high"),
    ("range", {"span": "week", "of": "low"}, "the week's low"),
    ("off_peak", {"of": "level"}, "the highest close so far"),
    ("off_peak", {"of": "level", "price": "intraday"}, "the highest price so far"),
)
"""Levels that a session's reports name side by side."""

PERIODS: Final[tuple[tuple[str, ArgValues, str], ...]] = tuple(
    ("change", {"span": span}, words)
    for span, words in (
        ("day", "the day's change"),
        ("week", "the week's change"),
        ("month", "the month's change"),
        ("year", "the year-to-date change"),
    )
)
MOVES: Final[Mapping[str, tuple[tuple[str, ArgValues, str], ...]]] = {
    "change": (
        ("intraday_move", {"side": "high"}, "the move at the day's high"),
        ("intraday_move", {"side": "low"}, "the move at the day's low"),
        ("year_ago", {}, "the change over 52 weeks"),
    ),
    "intraday_move": (("change", {}, "the change at the close"),),
    "year_ago": (("change", {"span": "year"}, "the year-to-date change"),),
    **dict.fromkeys(("change_over", "change_since", "streak_change"), PERIODS),
}
"""Changes by what they are mistaken for, in the same unit."""

ONLY: Final = {"intraday_move": "day"}
"""Kinds that are mistaken for a change over this span alone."""


def levels(near: Nearby) -> Iterator[Near]:
    """Yield the other levels of the session and its week, where one was asked."""
    if near.unit != "level":
        return
    asked = near.question
    alike = (w for name, args, w in LEVELS if _is(asked, name, args))
    own = next(alike, "")
    for name, args, words in LEVELS:
        question = _question(near, name, args)
        if question != asked:
            told = f"{words}, not {own}" if own else words
            yield from _held(near.answered(question, told))
    yield from _opened(near, own)


def _is(asked: Question, name: str, args: ArgValues) -> bool:
    return asked.kind == name and asked.args == _whole(name, args)


def _opened(near: Nearby, own: str) -> Iterator[Near]:
    """Yield the open and, beside a high, the week's best close: no kind has them."""
    row, series = near.row, near.series
    if row < 0:
        return
    week = series.period("week")[: row + 1]
    levels = {"the open": series.open[row]}
    if near.question.kind != "close":
        best = np.nanmax(series.close[: row + 1][week == week[-1]])
        levels["the week's highest close"] = best
    for words, level in levels.items():
        if not np.isnan(level):
            told = f"{words}, not {own}" if own else words
            value, spread = valued(float(level)), level_spread(series, row)
            yield Near(near.question, value, told, spread)


def moves(near: Nearby, extra: Path | str | None) -> Iterator[Near]:
    """Yield other changes of the same session, and what a spread is made of."""
    asked = near.question
    given = dict(asked.args)
    for name, args, words in MOVES.get(asked.kind, ()):
        if given.get("span", "day") == ONLY.get(name, given.get("span", "day")):
            question = _question(near, name, {**args, "unit": near.unit})
            yield from _held(near.answered(question, words))
    if asked.kind == "relative":
        for symbol in (asked.subject, str(given["peer"])):
            args = {"span": given["span"]}
            question = Question("change", symbol, asked.session, _whole("change", args))
            words = f"{phrases.owner(symbol, extra)} own change, not the spread"
            yield from _held(near.answered(question, words))


def spreads(
    near: Nearby, symbols: Sequence[str], extra: Path | str | None
) -> Iterator[Near]:
    """Yield the spread over others where a change was asked in percent."""
    if near.question.kind != "change" or unit_of(near.question) != "percent":
        return
    for symbol in symbols:
        args = {"peer": symbol, "span": str(near.question.arg("span"))}
        words = f"the spread over {phrases.named(symbol, extra)}"
        yield from _held(near.answered(_question(near, "relative", args), words))


def _question(near: Nearby, name: str, args: ArgValues) -> Question:
    asked = near.question
    return Question(name, asked.subject, asked.session, _whole(name, args))


def _whole(name: str, args: ArgValues) -> tuple[tuple[str, str | int], ...]:
    return tuple(sorted(kind(name).completed(args).items()))


def _held(found: Near | None) -> Iterator[Near]:
    if found is not None:
        yield found
