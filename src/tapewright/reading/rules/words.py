"""A text as words and marks with their places, sentence by sentence, in linear time.

Markdown and HTML may be given as they stand: tags, links and comments are no words.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tapewright.language import language as spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST: Final = 40
"""Letters of a word that are looked at: more than any phrase has."""

# Every repetition is possessive or bounded, and no two neighbours share a letter, so
# that the search is linear whatever it is given.
_JOINT: Final = r"(?:&rsquo;|&\#39;|&\#8217;|&amp;|['\u2019&])"
_ITEM: Final = r"[ \t]{0,9}+(?:[-*+\u2022>|\#]|\d\d?[.)][ \t])"
_TOKEN: Final = re.compile(
    rf"""
    (?P<tag></?[a-z][^<>]{{0,1000}}+>)
  | (?P<link>(?:https?://|www\.)[^\s<>()\[\]]++)
  | (?P<percent>(?:per\ ?cent|pct)\b)
  | (?P<word>[^\W\d_]++(?:{_JOINT}[^\W\d_]++)*+)
  | (?P<number>\d++(?:[.,]\d++)*+)
  | (?P<sign>&\#?\w{{1,9}}+;)
  | (?P<gap>\n[ \t\r]*+(?=\n)|\n(?={_ITEM}))
  | (?P<mark>[.!?,;:%()"\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2026\u00a9]|\s--?\s)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HIDDEN: Final = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        ("<!--", "-->"),
        (r"<script\b", r"</script\s{0,9}>"),
        (r"<style\b", r"</style\s{0,9}>"),
    )
)
RUN: Final = 250
"""Tokens after which a sentence without an end is cut, so that one costs no more."""
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|su[bp]|time|u)\b",
    re.IGNORECASE,
)
_DASHES: Final = frozenset(("-", "--", "\u2014"))
_ENDS: Final = frozenset(".!?\u2026")
_QUOTES: Final = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
_CLOSERS: Final = _QUOTES | frozenset(")]*_<")


@dataclass(slots=True)
class Sentence:
    """A sentence's words in lower case and its marks, each with its place in the text.

    `quoted` says of each whether it stands in somebody else's words. `paragraph`
    counts from 0. `asks` is whether it ends with a question mark, `line` whether it
    opens its paragraph, `heads` whether it has no end, as a heading has none.
    """

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    paragraph: int = 0
    asks: bool = False
    line: bool = True
    heads: bool = True

    def __len__(self) -> int:
        return len(self.words)


def is_word(piece: str) -> bool:
    """Return whether a piece is a word or a number, not a mark."""
    return piece[:1].isalnum()


def sentences(text: str, language: str = "en") -> Iterator[Sentence]:
    """Yield a text's sentences in their order; empty ones are left out.

    Time grows linearly with the text. A full stop after an abbreviation, or before a
    small letter, ends no sentence; an empty line, a list's next item and a block's tag
    do. A quotation ends with its paragraph, and so does what a line cites.
    """
    lexicon = spoken(language).lexicon
    short = lexicon.abbreviations if lexicon else frozenset()
    bare = _bare(text)
    now, within, cited = Sentence(), False, bare.lstrip(" \n")[:1] == ">"
    for kind, piece, start, end in _tokens(bare):
        if kind == "gap":
            if now.words:
                yield now
            within, cited = False, bare[end : end + 9].lstrip(" \t")[:1] == ">"
            now = Sentence(paragraph=now.paragraph + 1)
        elif piece in _QUOTES:
            within = {"\u201c": True, "\u201d": False}.get(piece, not within)
        elif piece in _ENDS and _closes(now.words, piece, bare, end, short):
            now.asks, now.heads = piece == "?", False
            if now.words:
                yield now
                now = Sentence(paragraph=now.paragraph, line=False)
        elif piece != ".":  # of an abbreviation
            if len(now) == RUN:
                yield now
                now = Sentence(paragraph=now.paragraph, line=False)
            now.words.append(piece)
            now.starts.append(start)
            now.ends.append(end)
            now.quoted.append(within or cited)
    if now.words:
        yield now


def _closes(
    words: Sequence[str], piece: str, text: str, end: int, short: frozenset[str]
) -> bool:
    """Return whether a stop ends its sentence."""
    after = text[end : end + 1]
    if after and not after.isspace() and after not in _CLOSERS:
        return False
    if piece != ".":
        return True
    last = words[-1] if words else ""
    initial = len(last) == 1 and last.isalpha()
    item = len(words) == 1 and last.isdigit()
    follows = text[end : end + 9].lstrip()[:1]
    return not (initial or item or last in short or follows.islower())


def _tokens(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield kind, piece and place of all that counts in a text."""
    for match in _TOKEN.finditer(text):
        kind, (start, end) = str(match.lastgroup), match.span()
        match kind:
            case "word":
                yield kind, _plain(match[0][:LONGEST]), start, end
            case "mark" | "sign":
                mark = html.unescape(match[0]).strip()
                if mark:  # a space may be written as a sign
                    yield kind, "\u2013" if mark in _DASHES else mark, start, end
            case "percent":
                yield kind, "%", start, end
            case "number" | "gap":
                yield kind, match[0], start, end
            case "tag" if _is_block(match[0]):
                yield "gap", "", start, end


def _plain(word: str) -> str:
    if "&" in word:
        word = html.unescape(word)
    return word.lower().replace("\u2019", "'")


def _is_block(tag: str) -> bool:
    """Return whether a tag parts paragraphs, as `<p>` does and `<em>` does not."""
    return _INLINE.match(tag) is None


def _bare(text: str) -> str:
    """Return a text with comments, scripts and styles blanked, of the same length."""
    for opening, closing in _HIDDEN:
        parts, done = [], 0
        while found := opening.search(text, done):
            end = closing.search(text, found.end())
            if end is None:
                break
            blank = " " * (end.end() - found.start())
            parts += [text[done : found.start()], blank]
            done = end.end()
        text = "".join([*parts, text[done:]])
    return text
