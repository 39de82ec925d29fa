"""What a reader sees of a piece of Markdown, without the marks inside its lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final

from tapewright.reading.pages.blocks import Ink, Seen

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_TOKEN: Final = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<hard>\\\n| {2,}\n|<br ?/?>)"
    r"|(?P<ticks>`+)"
    r"|(?P<marks>\*+|_+|~{2,})"
    r"|(?P<note>\[\^[\w-]{1,20}\]:?)"
    r"|(?P<image>!\[)|(?P<open>\[)|(?P<close>\])"
    r"|<(?P<link>[A-Za-z][\w+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w.-]{1,255})>"
    r"|(?P<tag><!--|</?[A-Za-z][^<>]*>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
# What follows a link's words. Each part is bounded: the search stays linear.
_TARGET: Final = re.compile(
    r"\(\s{0,9}(?:<[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,2000}+)"
    r"(?:\s{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,9}\)"
)
_LABEL: Final = re.compile(r"\[([^\[\]]{0,999})\]")


_TICKS: Final = re.compile(r"`+")
_SPACE: Final = re.compile(r"\s|^$")
_WORD: Final = re.compile(r"[^\W_]")


def lines_of(seen: Seen, names: Container[str] = ()) -> list[Seen]:
    """Return what is seen of a piece of Markdown, parted where a line must end.

    Args:
        seen: The piece, with the places of its characters.
        names: The labels that links may refer to.
    """
    scan = _Scan(seen.text, names)
    scan.run()
    return [line.through(seen.at) for line in scan.lines()]


def line_of(seen: Seen, names: Container[str] = ()) -> Seen:
    """Return what is seen of a piece of Markdown in one line: a table's cell."""
    scan = _Scan(seen.text, names)
    scan.run()
    scan.cuts = [(a, b, " " if said == "\n" else said) for a, b, said in scan.cuts]
    (line,) = scan.lines()
    return line.through(seen.at)


def is_bold(text: str) -> bool:
    """Whether a piece of Markdown is set in bold from end to end."""
    mark = text[:2]
    ends = mark in ("**", "__") and text.rstrip(":").endswith(mark)
    return ends and text.count(mark) == len(mark)


@dataclass(slots=True)
class _Mark:
    """A run of stars, underscores or tildes; `left` of them are not spent yet."""

    start: int
    left: int


@dataclass(slots=True)
class _Scan:
    """A piece of Markdown while its marks are found.

    `cuts` are the stretches that are not shown, and what is shown instead; a line
    break is shown instead of what ends a line.
    """

    text: str
    names: Container[str]
    cuts: list[tuple[int, int, str]] = field(default_factory=list)
    marks: dict[str, list[_Mark]] = field(default_factory=lambda: defaultdict(list))
    open: list[re.Match[str]] = field(default_factory=list)
    ticks: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    comments: bool = True

    def run(self) -> None:
        """Find all marks, each in its turn."""
        for match in _TICKS.finditer(self.text):
            self.ticks[len(match[0])].append(match.start())
        at = 0
        while token := _TOKEN.search(self.text, at):
            at = self._take(token)

    def _take(self, match: re.Match[str]) -> int:
        """Deal with one token and return where to go on."""
        start, end = match.span()
        match match.lastgroup:
            case "escape" | "link":
                self._drop(start, start + 1)
                if match.lastgroup == "link":
                    self._drop(end - 1, end)
            case "hard":
                self.cuts.append((start, end, "\n"))
            case "ticks":
                return self._code(start, end)
            case "marks":
                self._marks(start, end)
            case "image" | "open":
                self.open.append(match)
            case "close":
                return self._link(end) if self.open else end
            case "tag":
                return self._tag(match)
            case "entity":
                self.cuts.append((start, end, unescape(match[0])))
            case _:
                self._drop(start, end)
        return end

    def _drop(self, start: int, end: int) -> None:
        self.cuts.append((start, end, ""))

    def _code(self, start: int, end: int) -> int:
        """Pass over code, whose ticks end with as many ticks."""
        runs = self.ticks[end - start]
        at = bisect_left(runs, end)
        if at == len(runs):
            return end
        close = runs[at] + end - start
        self._drop(start, end)
        self._drop(runs[at], close)
        return close

    def _tag(self, match: re.Match[str]) -> int:
        end = match.end()
        if match[0] == "<!--":
            close = self.text.find("-->", end) if self.comments else -1
            self.comments = close >= 0  # else none ends any more
            if not self.comments:
                return end
            end = close + len("-->")
        self._drop(match.start(), end)
        return end

    def _marks(self, start: int, end: int) -> None:
        """Pair a run of marks with those before it that it closes; keep the rest."""
        char = self.text[start]
        opens, closes = self._flanks(start, end)
        before = self.marks[char]
        while closes and before and start < end:
            last = before[-1]
            for others in self.marks.values():  # what is opened within stays open
                while others and others[-1].start > last.start:
                    others.pop()
            spent = 2 if min(last.left, end - start) > 1 else 1
            last.left -= spent
            self._drop(last.start + last.left, last.start + last.left + spent)
            self._drop(start, start + spent)
            start += spent
            if not last.left:
                before.pop()
        if opens and start < end:
            before.append(_Mark(start, end - start))

    def _flanks(self, start: int, end: int) -> tuple[bool, bool]:
        """Return whether a run of marks may open, and whether it may close."""
        before, after = self.text[max(0, start - 1) : start], self.text[end : end + 1]
        left = _flanks(after, before)
        right = _flanks(before, after)
        if self.text[start] != "_":
            return left, right
        opens = left and (not right or not _WORD.match(before))
        return opens, right and (not left or not _WORD.match(after))

    def _link(self, end: int) -> int:
        """Close a bracket: a link loses its brackets and target, an image is gone."""
        begun = self.open.pop()
        target = _TARGET.match(self.text, end)
        if target is None:
            target = self._label(begun.end(), end)
        if target is None:
            return end
        close = max(end, target.end())
        if begun.lastgroup == "image":
            self._drop(begun.start(), close)
        else:
            self._drop(*begun.span())
            self._drop(end - 1, close)
        return close

    def _label(self, start: int, end: int) -> re.Match[str] | None:
        """Return the label after or between brackets, if it is a link's name."""
        after = _LABEL.match(self.text, end)
        if after and after[1] and _name(after[1]) in self.names:
            return after
        own = _LABEL.match(self.text, start - 1, end)
        return own if own and _name(own[1]) in self.names else None

    def lines(self) -> Iterator[Seen]:
        """Yield what is left to be seen."""
        ink, done = Ink(), 0
        for start, end, instead in sorted(self.cuts):
            if start < done:
                continue
            ink.add(self.text[done:start], done)
            done = end
            if instead == "\n":
                yield ink.dry()
                ink = Ink()
            else:
                ink.add(instead, start, decoded=True)
        ink.add(self.text[done:], done)
        yield ink.dry()


def _name(label: str) -> str:
    return " ".join(label.split()).lower().upper()


def _flanks(inner: str, outer: str) -> bool:
    """Return whether marks between two characters belong to the inner one."""
    if _SPACE.match(inner):
        return False
    plain = _WORD.match(inner) is not None
    return plain or _SPACE.match(outer) is not None or not _WORD.match(outer)
