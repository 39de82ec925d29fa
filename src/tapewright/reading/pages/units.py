"""A plain text's lines in units: rows of a table, items of a list, runs of prose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.blocks import Ink, Seen, seen
from tapewright.reading.pages.columns import is_row, numbers
from tapewright.reading.pages.lines import forced, groups_of, joined, wrap_of
from tapewright.reading.pages.shapes import leads, marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.reading.pages.lines import Line

INDENT: Final = 2
"""Spaces by which an item stands deeper than another, at least."""
ALONE: Final = 2
"""Numbers that a row must hold to be a table on its own; else rows take two."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that belong together, before it is told what they are.

    `words` is None for rows, `number` what numbers an item. Prose `opens` where it is
    the first of its group of lines, and is `alone` where it is all of it.
    """

    lines: Sequence[Line]
    words: Seen | None = None
    item: bool = False
    number: Seen | None = None
    level: int = 0
    opens: bool = False
    alone: bool = False

    @property
    def text(self) -> str:
        """Its words as a string, "" for rows."""
        return self.words.text if self.words else ""


def units_of(text: str) -> Iterator[Unit]:
    """Yield the units of a text in their order."""
    for group in groups_of(text):
        for part in _Sorter(text, group).parts():
            yield from _placed(part)


def _placed(units: list[Unit]) -> Iterator[Unit]:
    for at, unit in enumerate(units):
        yield replace(unit, opens=at == 0, alone=len(units) == 1)


@dataclass(slots=True)
class _Sorter:
    """One group of lines on its way into units."""

    text: str
    lines: Sequence[Line]
    at: int = 0
    prose: list[Line] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)

    def parts(self) -> Iterator[list[Unit]]:
        """Yield the units between the rules that are drawn across a group."""
        width = wrap_of(self.lines)
        while self.at < len(self.lines):
            line = self.lines[self.at]
            end = self._rows_end()
            if line.rule:
                self.at += 1
                yield self._done()
            elif end > self.at:
                self._rows(end)
            elif self._is_item(line):
                self._item(line, width)
            else:
                self.prose.append(line)
                self.at += 1
        yield self._done()

    def _done(self) -> list[Unit]:
        self._flush()
        units, self.units = self.units, []
        return units

    def _flush(self) -> None:
        for run in joined(self.prose):
            self.units.append(Unit(run, _words(self.text, run, run[0].start)))
        self.prose = []

    def _rows_end(self) -> int:
        """Return where the rows that begin here end."""
        end = self.at
        while end < len(self.lines) and (
            self.lines[end].rule or is_row(self.lines[end])
        ):
            end += 1
        return end

    def _rows(self, end: int) -> None:
        """Take lines that are rows, if they hold numbers; else they are prose."""
        lines = self.lines[self.at : end]
        self.at = end
        held = [numbers(line) for line in lines]
        if sum(held) >= ALONE or (any(held) and len(lines) > 1):
            self._flush()
            self.units.append(Unit(lines))
        else:
            self.prose += lines

    def _is_item(self, line: Line) -> bool:
        """Return whether a line opens an item rather than going on after a dash."""
        found = marker(line.text)
        if found is None:
            return False
        plain = found["number"] is None and found[0][0] not in "-\N{EN DASH}\N{EM DASH}"
        if plain or not self.prose or leads(self.prose[-1].text):
            return True
        after = self.lines[self.at + 1 : self.at + 2]
        return bool(after) and marker(after[0].text) is not None

    def _item(self, line: Line, width: int) -> None:
        self._flush()
        found = marker(line.text)
        assert found is not None  # noqa: S101 - `_is_item` saw it
        run = [line]
        self.at += 1
        while self.at < len(self.lines) and self._goes_on(run, width):
            run.append(self.lines[self.at])
            self.at += 1
        begin = line.start + found.end()
        number = None
        if found["number"]:
            number = seen(self.text, line.start, line.start + found.end("number"))
        words = _words(self.text, run, begin)
        level = line.indent // INDENT
        self.units.append(Unit(run, words, item=True, number=number, level=level))

    def _goes_on(self, run: list[Line], width: int) -> bool:
        after = self.lines[self.at]
        if after.rule or marker(after.text):
            return False
        return after.indent > run[0].indent or forced(run[-1], after, width)


def _words(text: str, run: Sequence[Line], begin: int) -> Seen:
    """Return the words of lines from `begin`; a word parted at its hyphen is one."""
    ink = Ink()
    for line, after in pairwise(run):
        end = line.end if _parted(line.text, after.text) else after.start
        ink.add(text[begin:end], begin)
        begin = after.start
    ink.add(text[begin : run[-1].end], begin)
    return ink.dry()


def _parted(line: str, after: str) -> bool:
    return line.endswith("-") and line[-2:-1].isalpha() and after[0].islower()
