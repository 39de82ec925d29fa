"""Errors in which a right figure of something else stands where another belongs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from inject_plant import SLACK, Bench, Planted, is_week
from inject_text import rounded
from inject_words import NAMES, TITLES

if TYPE_CHECKING:
    from inject_text import Piece
    from inject_truth import Answer, Key, Tape


INTRADAY: Final = re.compile(r"intraday|\btrad(ed|ing)\b|\btouched\b|\bswung\b")
"""Words that say that prices within sessions are meant, not closes."""


def wrong_session(bench: Bench) -> Planted | None:
    """Put the figure of the session before or after."""
    for at in bench.places("number", what=("change", "close")):
        piece = bench.draft.pieces[at]
        what, day, *more = piece.key
        if what == "change" and more[0] != "day":
            continue
        tape = bench.tape(piece)
        row = tape.rows[day]
        near = [row - 1, row + 1] if bench.rng.random() < 0.5 else [row + 1, row - 1]  # noqa: PLR2004
        for other in near:
            if other > tape.rows[bench.draft.day]:
                continue  # the text does not know tomorrow
            session = tape.days[other]
            value = bench.value(piece.who, (what, session, *more))
            found = bench.put("wrong session", at, value, ("session", session))
            if found:
                return found
    return None


def swapped_index(bench: Bench) -> Planted | None:
    """Put another index's figure, or its name."""
    if bench.rng.random() < 0.5:  # noqa: PLR2004 - half and half
        return swapped_figure(bench)
    return swapped_name(bench)


def swapped_figure(bench: Bench) -> Planted | None:
    """Put the figure of another index, one that the text names if it can be."""
    pieces = bench.draft.pieces
    named = {piece.who for piece in pieces if piece.role == "name"}
    for at in bench.places("number", what=("change", "close")):
        piece = pieces[at]
        others = [one for one in bench.draft.symbols if one != piece.who]
        others.sort(key=lambda one: one not in named)
        for other in others[: max(1, len(named) - 1)]:
            value = bench.value(other, piece.key)
            found = bench.put("swapped index", at, value, ("subject", other))
            if found:
                return found
    return None


def swapped_name(bench: Bench) -> Planted | None:
    """Put another index's name over a sentence's figures."""
    pieces = bench.draft.pieces
    for at in bench.places("name"):
        piece = pieces[at]
        line = [place for place, one in enumerate(pieces) if one.line == piece.line]
        said = [place for place in line if pieces[place].claims]
        names = [place for place in line if pieces[place].role in ("name", "it")]
        after = [one for one in pieces if one.line == piece.line + 1]
        plain = all(
            pieces[place].role == "number"
            and pieces[place].key[0] in ("change", "close", "prior")
            and not pieces[place].bound
            for place in said
        )
        carried = any(one.role == "it" for one in after)
        if (
            piece.family == "table"
            or len(names) != 1
            or not said
            or not plain
            or carried
        ):
            continue
        for other in bench.rng.sample(bench.draft.symbols, len(bench.draft.symbols)):
            values = [bench.value(other, pieces[place].key) for place in said]
            told = [bench.told(pieces[p], v) for p, v in zip(said, values, strict=True)]
            true = any(near(pieces[p], v) for p, v in zip(said, values, strict=True))
            if other == piece.who or None in told or true:
                continue
            name = renamed(piece, other)
            draft = bench.draft.having({at: name})
            cause = ("subject", piece.who)
            first = pieces[said[0]].key
            return Planted("swapped index", draft, (*said, at), values[0], first, cause)
    return None


def near(piece: Piece, value: Answer) -> bool:
    """Return whether what a piece prints could pass for another value."""
    stands = float(rounded(piece.value, piece.digits))
    return abs(stands - float(value)) <= 10.0**-piece.digits + SLACK


def renamed(piece: Piece, other: str) -> Piece:
    """Return another index's name in the manner of the one that stands there."""
    manner = TITLES if piece.text in TITLES[piece.who] else NAMES
    text = manner[other][0]
    if piece.text[0].isupper():
        text = text[0].upper() + text[1:]
    return replace(piece, text=text, who=other)


def monday_base(bench: Bench) -> Planted | None:
    """Measure a week from its own first close."""
    for at in bench.places("number", what=("change",)):
        piece = bench.draft.pieces[at]
        if is_week(piece.key):
            value = bench.value(piece.who, ("from_first", *piece.key[1:]))
            found = bench.put("monday base", at, value, ("base", "first_close"))
            if found:
                return found
    return None


def high_as_close(bench: Bench) -> Planted | None:
    """Call the day's high its close."""
    for at in bench.places("number", what=("close",)):
        piece = bench.draft.pieces[at]
        value = bench.value(piece.who, ("high", piece.key[1], "day"))
        found = bench.put("high as close", at, value, ("high",))
        if found:
            return found
    return None


def close_as_intraday(bench: Bench) -> Planted | None:
    """Call the highest close an intraday high, where the words say intraday."""
    pieces = bench.draft.pieces
    for at in bench.places("number", what=("high", "year_extreme", "summit")):
        piece = pieces[at]
        line = "".join(one.text for one in pieces if one.line == piece.line)
        if not INTRADAY.search(line):  # a 52-week high may be one of closes
            continue
        what, day, *more = piece.key
        if what == "high":
            key: Key = ("top", day, *more)
        elif what == "year_extreme" and more == ["high"]:
            key = ("top_of_year", day)
        elif what == "summit":
            key = ("close", day)
        else:
            continue
        value = bench.value(piece.who, key)
        found = bench.put("close-high as intraday", at, value, ("close",))
        if found:
            return found
    return None


def wrong_week(bench: Bench) -> Planted | None:
    """Put the figure of the week before."""
    for at in bench.places("number", what=("change",)):
        piece = bench.draft.pieces[at]
        if is_week(piece.key):
            _, day, span, unit = piece.key
            tape = bench.tape(piece)
            session = tape.days[tape.before(day, "week")]
            value = bench.value(piece.who, ("change", session, span, unit))
            found = bench.put("wrong week", at, value, ("session", session))
            if found:
                return found
    return None


def points_for_percent(bench: Bench) -> Planted | None:
    """Print points with a percent sign, or percent as points."""
    for at in bench.places("number", what=("change",)):
        piece = bench.draft.pieces[at]
        *rest, unit = piece.key
        other = "points" if unit == "pct" else "pct"
        value = bench.value(piece.who, (*rest, other))
        found = bench.put("points for percent", at, value, ("unit",))
        if found:
            return found
    return None


def decade_old(bench: Bench) -> Planted | None:
    """Put a sentence's figures as they were ten years before."""
    pieces = bench.draft.pieces
    for at in bench.places("number", what=("change", "close")):
        line = [
            place
            for place in bench.places("number", what=("change", "close"))
            if pieces[place].line == pieces[at].line
        ]
        told = {}
        for place in line:
            piece = pieces[place]
            key = ten_years_before(bench.tape(piece), piece.key)
            new = bench.told(piece, bench.value(piece.who, key)) if key else None
            if new is not None:
                told[place] = new
        if len(told) == len(line) and pieces[at].family != "table":
            first = pieces[line[0]]
            draft = bench.draft.having(told)
            cause = ("year", bench.draft.day.year - 10) if len(told) > 1 else ()
            name = "decade-old number"
            return Planted(name, draft, tuple(line), first.value, first.key, cause)
    return None


def ten_years_before(tape: Tape, key: Key) -> Key | None:
    """Return the same question of the same week and weekday ten years before."""
    what, day, *more = key
    year, week, weekday = day.isocalendar()
    try:
        then = date.fromisocalendar(year - 10, week, weekday)
    except ValueError:
        return None
    return (what, then, *more) if then in tape.rows else None
