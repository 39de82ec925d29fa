"""Cells of tables: their numbers with the units and times that their heads tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.mentions import Day, Mention, When
from tapewright.reading.when import timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.reading.mentions import Reader
    from tapewright.reading.pages import Block, Page

LEVELS: Final = ("close", "last", "level", "price", "value", "index")
"""What the head of a column of levels says."""
CHANGES: Final = ("point", "pts", "net", "chg", "change", "%", "percent", "pct", "+/-")
"""What the head of a column of changes says."""


def head_of(block: Block, reader: Reader) -> list[Mention]:
    """Return the mentions of a cell's heads: whose and what its number is."""
    head = timed(reader.words_of(f"{block.row} : {block.column}"))
    kept = [headed(m) for m in head if m.type not in ("STOP", "PREVIOUS", "LEVELWORD")]
    if not _tells_change(block.column):
        kept.append(Mention("CLOSE", -1, -1, "close"))
    return kept


def stretches_of(page: Page, reader: Reader) -> Iterator[tuple[int, Mention]]:
    """Yield the stretch of time that all columns of a table share, by the table.

    A year's column says nothing of those beside it: tables end with one.
    """
    heads: dict[int, dict[str, Mention]] = {}
    for block in page.blocks:
        if block.kind == "cell":
            words = timed(reader.words_of(f"{block.column} . {block.caption}"))
            for mention in map(headed, words):
                if mention.type == "WHEN" and mention.when:
                    told = replace(mention, when=When(mention.when.span))
                    heads.setdefault(block.table, {})[mention.when.span] = told
    for table, spans in heads.items():
        if len(spans) == 1 and "year" not in spans:
            yield table, next(iter(spans.values()))


def headed(mention: Mention) -> Mention:
    """Return a mention of a cell's head: "Week" there means "for the week"."""
    if mention.type == "SPAN":
        mention = replace(mention, type="WHEN", when=When(mention.name))
    if mention.type == "YEAR" and mention.figure:
        day = Day(year=int(mention.figure.value))
        mention = replace(mention, type="WHEN", when=When("year", day=day))
    return replace(mention, start=-1, end=-1)


def _tells_change(column: str) -> bool:
    """Return whether a column's head says that its numbers are changes."""
    words = column.lower()
    return any(one in words for one in CHANGES)


def celled(mention: Mention, column: str) -> Mention:
    """Return a cell's number with the unit that its column tells, and its sign."""
    figure = mention.figure
    if figure is None or mention.type not in ("PCT", "PTS", "LEVEL", "NUM", "BARE"):
        return mention
    kind, words = mention.type, column.lower()
    if kind in ("LEVEL", "NUM", "BARE"):
        if "%" in words or "percent" in words or "pct" in words:
            kind = "PCT"
        elif _tells_change(words):
            kind = "PTS"
        elif any(one in words for one in LEVELS):
            kind = "LEVEL"
    return replace(mention, type=kind, figure=replace(figure, signed=True))
