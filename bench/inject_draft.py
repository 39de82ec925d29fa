"""Small recaps of a week or a day, true by the bars, in the layouts people use."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from inject_fields import FIELDS
from inject_text import Draft, Piece, Scene, Style, sentence
from inject_words import NAMES, TITLES
from phrases import ASIDES, DAY, DAY_TABLES, LONG, STOCKS, TABLES, WEEK

if TYPE_CHECKING:
    from random import Random

    from inject_truth import Desk

LEADS: Final = {
    "week": ("weekly move", "weekly move and close", "several for the week"),
    "day": ("daily move", "points or percent to close", "several on the day"),
}
HEADLINES: Final = {"week": "weekly headline", "day": "daily headline"}
FAMILIES: Final = {"week": WEEK | LONG, "day": DAY | LONG}
TRIES: Final = 12
PRONOUN: Final = re.compile(r"\{name\} ")
"""Where a wording may begin with "it"."""


def style_of(rng: Random) -> Style:
    """Return how one author prints."""
    return Style(
        digits=rng.choices((2, 1), (3, 1))[0],
        percent=rng.choices(("%", " percent"), (6, 1))[0],
        minus=rng.choices(("-", "−", "–"), (6, 2, 1))[0],  # noqa: RUF001 - as pages have them
        whole_points=rng.random() < 0.2,  # noqa: PLR2004 - one author in five
        level_digits=rng.choices((2, 1, 0), (8, 1, 1))[0],
        numerals=rng.random() < 0.2,  # noqa: PLR2004
    )


def scene_of(desk: Desk, week: date, mode: str, rng: Random) -> Scene:
    """Return what a text about a week, or a day of it, is about.

    Args:
        desk: The tapes.
        week: The week's Monday.
        mode: "week", or "day" for one of its sessions.
        rng: Where chance comes from.
    """
    symbols = list(desk.symbols)
    rng.shuffle(symbols)
    rows = desk.tapes[symbols[0]].rows
    days = [day for at in range(5) if (day := week + timedelta(at)) in rows]
    day = days[-1] if mode == "week" else rng.choice(days[1:])
    return Scene(desk, day, tuple(symbols), style_of(rng), rng)


def told(scene: Scene, family: str, wordings: tuple[str, ...]) -> list[Piece] | None:
    """Return one sentence of a family, None where nothing of it holds.

    The text's main index is its subject more often than not.
    """
    rng = scene.rng
    for _ in range(TRIES):
        wording = rng.choice(wordings)
        who = list(scene.symbols)
        if rng.random() < 0.4:  # noqa: PLR2004 - another index has its say
            who.append(who.pop(0))
        if scene.last and PRONOUN.match(wording) and "{b." not in wording:
            wording = wording.replace("{name}", "{it}", 1)
        try:
            pieces = sentence(scene, wording, who, FIELDS)
        except TypeError:  # what a check compares is not known
            pieces = None
        if pieces:
            return [replace(piece, family=family) for piece in pieces]
    return None


def subject_of(pieces: list[Piece]) -> str:
    """Return whom a sentence is about, where it is about one alone."""
    named = {piece.who for piece in pieces if piece.who}
    return named.pop() if len(named) == 1 else ""


def sentences(scene: Scene, mode: str, count: int) -> list[list[Piece]]:
    """Return true sentences, the lead first."""
    families = FAMILIES[mode]
    names = [name for name in families if name != HEADLINES[mode]]
    scene.rng.shuffle(names)
    lead = scene.rng.choice(LEADS[mode])
    order = [lead, *(name for name in names if name != lead)]
    found: list[list[Piece]] = []
    for name in order:
        if len(found) == count:
            break
        pieces = told(scene, name, families[name])
        if pieces:
            found.append(pieces)
            scene = replace(scene, last=subject_of(pieces))
    return found


def aside(rng: Random) -> list[Piece]:
    """Return a sentence that bars say nothing of."""
    wording = rng.choice(ASIDES)
    text = wording.format(
        stock=rng.choice(STOCKS),
        n=f"{rng.uniform(1, 9):.1f}",
        m=f"{rng.uniform(20, 300):.2f}",
        r=f"{rng.uniform(2, 7):.1f}",
        w=rng.randint(3, 12),
        k=f"{rng.uniform(6, 18):.2f}",
        p=rng.randint(20, 95),
    )
    return [Piece(text, family="aside")]


def table(scene: Scene, mode: str) -> list[Piece] | None:
    """Return a Markdown table of the indices, None where a change is nought."""
    whole = mode == "week" and scene.day.weekday() == 4  # noqa: PLR2004 - a Friday
    heads, columns = scene.rng.choice(TABLES if whole else DAY_TABLES)
    lines = [Piece(f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}")]
    for who in scene.symbols:
        name = scene.rng.choice((TITLES[who][0], NAMES[who][0].removeprefix("the ")))
        lines += [Piece("\n| "), Piece(name, "name", who)]
        for column in columns:
            field, _, which = column.partition(":")
            cell = FIELDS[field](scene, who, which)
            if cell is None:
                return None
            lines += [Piece(" | "), cell]
        lines.append(Piece(" |"))
    return [replace(piece, family="table") for piece in lines]


def joined(blocks: list[list[list[Piece]]], between: str) -> list[Piece]:
    """Join sentences by blanks, and blocks by what stands between them."""
    found: list[Piece] = []
    line = 0
    for at, block in enumerate(blocks):
        found += [Piece(between)] if at else []
        for place, pieces in enumerate(block):
            found += [Piece(" ")] if place else []
            found += [replace(piece, line=line) for piece in pieces]
            line += 1
    return found


def draft(desk: Desk, week: date, rng: Random, layout: str = "") -> Draft:
    """Return one small recap, all of it true.

    Args:
        desk: The tapes.
        week: A Monday.
        rng: Where chance comes from.
        layout: One of `LAYOUTS`; by default any.
    """
    mode = rng.choices(("week", "day"), (3, 2))[0]
    scene = scene_of(desk, week, mode, rng)
    told_of = sentences(scene, mode, rng.randint(2, 6))
    if rng.random() < 0.4:  # noqa: PLR2004 - most pages say more than prices
        told_of.insert(rng.randint(1, len(told_of)), aside(rng))
    chosen = layout or rng.choices(tuple(LAYOUTS), (5, 2, 2, 2, 3))[0]
    blocks, between, form = LAYOUTS[chosen](scene, mode, told_of)
    pieces = tuple(joined(blocks, between))
    return Draft(scene.day, form, scene.symbols, scene.style, pieces)


Laid = "tuple[list[list[list[Piece]]], str, str]"


def one_paragraph(_: Scene, __: str, lines: list[list[Piece]]) -> Laid:
    """Lay a text out as a wire does."""
    return [lines], "\n\n", "text"


def paragraphs(scene: Scene, _: str, lines: list[list[Piece]]) -> Laid:
    """Lay a text out in paragraphs of one or two sentences."""
    blocks: list[list[list[Piece]]] = []
    rest = list(lines)
    while rest:
        cut = scene.rng.randint(1, 2)
        blocks.append(rest[:cut])
        rest = rest[cut:]
    return blocks, "\n\n", "text"


def headed(scene: Scene, mode: str, lines: list[list[Piece]]) -> Laid:
    """Lay a text out under a headline, as machines and portals do."""
    name = HEADLINES[mode]
    title = told(replace(scene, last=""), name, FAMILIES[mode][name])
    if title is None:
        return one_paragraph(scene, mode, lines)
    return [[[Piece("# "), *title]], lines], "\n\n", "markdown"


def bulleted(_: Scene, __: str, lines: list[list[Piece]]) -> Laid:
    """Lay a text out as a list."""
    return [[[Piece("- "), *line]] for line in lines], "\n", "markdown"


def tabled(scene: Scene, mode: str, lines: list[list[Piece]]) -> Laid:
    """Lay a text out with a table of the indices, as institutions do."""
    rows = table(scene, mode)
    if rows is None:
        return one_paragraph(scene, mode, lines)
    return [[rows], lines], "\n\n", "markdown"


LAYOUTS: Final = {
    "wire": one_paragraph,
    "paragraphs": paragraphs,
    "headline": headed,
    "list": bulleted,
    "table": tabled,
}
