"""Neighbours of a question by rings: one argument, session or subject changed.

Each ring is a generator of what holds, in the order in which it is to be tried.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tapewright.kinds import Choice, Count, Option, Peer, kind
from tapewright.model import DEGREE
from tapewright.reading import phrases
from tapewright.reading.nearby import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tapewright.reading.nearby import Near, Nearby

STANDARDS: Final = ("base", "formula", "window", "count", "unchanged", "rule")
"""Arguments of which any value that somebody defends is a way to count the same."""

ASKED: Final = (
    *("span", "of", "direction", "side", "place", "within"),
    *("length", "per", "size", "step", "state", "outcome"),
)
"""Arguments that say what is asked: another value answers something else."""

CHANGES: Final = ("percent", "points")


def conventions(near: Nearby) -> Iterator[Near]:
    """Yield the answers that count the same thing in another defended way."""
    for arg, option in _options(near):
        if _is_convention(near, arg, option):
            yield from _changed(near, arg.name, option.value, slip=False)


def bases(near: Nearby) -> Iterator[Near]:
    """Yield the answers by ways of counting that nobody defends."""
    for arg, option in _options(near):
        if option.standing == "slip" and not _is_far_base(near, option.value):
            yield from _changed(near, arg.name, option.value)


def arguments(near: Nearby) -> Iterator[Near]:
    """Yield what is mistaken for it: the other price, side, unit or count."""
    for arg, option in _options(near):
        if arg.name == "span" or option.standing == "slip" or arg.name in STANDARDS:
            continue
        if not _is_convention(near, arg, option):
            yield from _changed(near, arg.name, option.value)


def swapped(
    near: Nearby, symbols: Sequence[str], extra: Path | str | None
) -> Iterator[Near]:
    """Yield other symbols' levels, which nobody takes for the subject's by chance."""
    if unit_of(near.question) in DEGREE:
        yield from subjects(near, symbols, extra)


def spans(near: Nearby) -> Iterator[Near]:
    """Yield the same over another length of time."""
    for arg, option in _options(near):
        if arg.name == "span" or _is_far_base(near, option.value):
            yield from _changed(near, arg.name, option.value)
    given = dict(near.question.args)
    for count in kind(near.question.kind).args:
        if isinstance(count, Count) and count.name == "periods":
            yield from _lengths(near, count, int(given[count.name]))


def subjects(
    near: Nearby, symbols: Sequence[str], extra: Path | str | None
) -> Iterator[Near]:
    """Yield the same of other symbols, and by comparison with them."""
    question = near.question
    given = dict(question.args)
    peers = [a.name for a in kind(question.kind).args if isinstance(a, Peer)]
    taken = {question.subject, *(given[name] for name in peers)}
    for symbol in symbols:
        if symbol in taken:
            continue
        other = replace(question, subject=symbol)
        found = near.answered(other, f"{phrases.owner(symbol, extra)} figure")
        yield from _held(found)
        for name in peers:
            against = f"the figure against {phrases.named(symbol, extra)}"
            yield from _held(near.answered(near.with_args(**{name: symbol}), against))


def _options(near: Nearby) -> Iterator[tuple[Choice, Option]]:
    given = dict(near.question.args)
    for arg in kind(near.question.kind).args:
        if isinstance(arg, Choice):
            for option in arg.options:
                if option.value != given[arg.name]:
                    yield arg, option


def _is_convention(near: Nearby, arg: Choice, option: Option) -> bool:
    if arg.name in (*ASKED, *near.told) or option.standing == "slip":
        return False
    if _is_far_base(near, option.value):
        return False
    if arg.name in STANDARDS:
        return True
    return any(other.standing == "accepted" for other in arg.options)


def _is_far_base(near: Nearby, value: str) -> bool:
    """Return whether a base measures another length of time than the span asked."""
    span = near.question.arg("span")
    return (value == "twelve_months" and span != "year") or (
        value == "five_sessions" and span != "week"
    )


def _changed(
    near: Nearby, name: str, value: str, *, slip: bool = True
) -> Iterator[Near]:
    question, span = near.with_args(**{name: value}), near.question.arg("span")
    if (value, span) == ("first_close", "day"):  # a day's only close is no base
        return
    if unit_of(question) != near.unit and not (
        unit_of(question) in CHANGES and near.unit in CHANGES
    ):
        return
    words = phrases.argument(name, value, str(span or "day"))
    yield from _held(near.answered(question, words, slip=slip))


def _lengths(near: Nearby, arg: Count, given: int) -> Iterator[Near]:
    span = str(near.question.arg("span") or "day")
    for count in sorted({given - 1, given + 1, *arg.tried} - {given}):
        if count >= arg.least:
            words = phrases.counted(count, span)
            yield from _held(near.answered(near.with_args(periods=count), words))


def _held(found: Near | None) -> Iterator[Near]:
    if found is not None:
        yield found
