"""Findings of style: words for the size of a move that its own size does not bear.

The words stand in `language/<code>/rules.toml`, what they are held against in `sizes`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tapewright.intensity import band
from tapewright.language import language as spoken
from tapewright.reading.rules.guards import denied
from tapewright.reading.rules.packs import classes_of, words
from tapewright.reading.rules.table import Table, table
from tapewright.reading.rules.words import sentences
from tapewright.reading.sizes import NAMES, RATED, TOPS, Size, Word, sizes_of
from tapewright.report import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tapewright.finding import Market
    from tapewright.reading.rules.table import Hit
    from tapewright.reading.rules.words import Sentence
    from tapewright.report import Verdict

SOURCE: Final = "house scale: a move against the subject's usual one"
_YEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's words for the size of a move, ready to look up."""

    near: Mapping[str, Word]
    scenes: Mapping[str, Word]
    phrases: Table
    classes: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in its sentence: the first of its pieces, past its last, and its size."""

    first: int
    last: int
    size: Size | None


def overstated(
    verdicts: Sequence[Verdict], text: str, market: Market, language: str = "en"
) -> list[Finding]:
    """Return the words of a text that are too strong or too weak for its moves.

    A word belongs to the change whose clause it stands in, between that claim and its
    neighbours; words of a headline such as "bloodbath" to the largest move told. Words
    of others, denied ones and questions are not judged.

    Args:
        verdicts: The claims of the text, with the proved values.
        text: The text that the claims' offsets index.
        market: The bars that tell what is usual.
        language: The language it is written in.

    Raises:
        UsageError: for a language that there is none of, or without such words.
    """
    known = _vocabulary(language)
    placed = sorted(verdicts, key=lambda verdict: verdict.claim.start)
    sizes = sizes_of(placed, market)
    starts = [verdict.claim.start for verdict in placed]
    whole = {size for size in sizes if size}
    found: list[Finding] = []
    for sentence in sentences(text, language):
        low = bisect_left(starts, sentence.starts[0] - 1)
        high = bisect_left(starts, sentence.ends[-1])
        told = [
            _told(sentence, verdict, size)
            for verdict, size in zip(placed[low:high], sizes[low:high], strict=True)
        ]
        for hit, word, size in _judged(sentence, told, whole, known):
            start, end = sentence.starts[hit.first], sentence.ends[hit.last - 1]
            fault = word.judged(size)
            if fault:
                remedy = _remedy(size, language)
                found.append(
                    _finding(fault, (start, text[start:end]), (word, size), remedy)
                )
    return found


@lru_cache(maxsize=8)
def _vocabulary(language: str) -> Vocabulary:
    data = words(language)
    classes = classes_of(data)
    rooms = {room: data[room] for room in ("intensity", "scenes")}
    phrases = {
        name: about["phrases"]
        for room in rooms.values()
        for name, about in room.items()
    }
    near, scenes = (
        {
            name: Word(about["sign"], *(NAMES.index(one) for one in about["bands"]))
            for name, about in room.items()
        }
        for room in rooms.values()
    )
    return Vocabulary(near, scenes, table(phrases, classes), classes)


def _told(sentence: Sentence, verdict: Verdict, size: Size | None) -> Told:
    """Return where a claim stands in its sentence, and its size where it has one.

    A month or a year has no usual move of its own, so that words beside it stand. What
    is contradicted word for word ("flat") is not blamed twice.
    """
    claim = verdict.claim
    first = bisect_right(sentence.ends, claim.start)
    last = max(bisect_left(sentence.starts, claim.end), first + 1)
    twice = claim.stated is None and verdict.status == "contradicted"
    rated = size is not None and size.span in RATED and not twice
    return Told(first, last, size if rated else None)


def _judged(
    sentence: Sentence, told: Sequence[Told], whole: set[Size], known: Vocabulary
) -> Iterator[tuple[Hit, Word, Size]]:
    """Yield the words for moves in a sentence, each with the move that it is for."""
    if sentence.asks:
        return
    reaches = [_reach(sentence.words, told, n, known.classes) for n in range(len(told))]
    hits = [
        hit
        for hit in known.phrases.hits(sentence)
        if not sentence.quoted[hit.first] and not denied(sentence, hit, known.classes)
    ]
    owners = {
        hit: owner
        for hit in hits
        if hit.name in known.near
        and (owner := _owner(sentence.words, hit, told, reaches, known.classes))
    }
    scenes = [hit for hit in hits if hit.name in known.scenes]
    for hit in _apart([*owners, *scenes]):
        if hit in owners:
            word, size = known.near[hit.name], owners[hit].size
        else:
            word = known.scenes[hit.name]
            size = _largest(sentence, word, whole, known.classes)
        if size:
            yield hit, word, size


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits in their order, of those that overlap the first given."""
    kept: list[Hit] = []
    for hit in hits:
        if all(hit.last <= one.first or one.last <= hit.first for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


def _reach(
    pieces: Sequence[str],
    told: Sequence[Told],
    n: int,
    classes: Mapping[str, frozenset[str]],
) -> tuple[int, int]:
    """Return the pieces around a claim that are its own: its clause's, up to others."""
    claim, cut = told[n], classes["cut"]
    low, high = claim.first, claim.last
    floor = told[n - 1].last if n else 0
    ceiling = told[n + 1].first if n + 1 < len(told) else len(pieces)
    while low > floor and pieces[low - 1] not in cut:
        if pieces[low - 1] == "," and pieces[low] not in classes["goes"]:
            break
        low -= 1
    while high < ceiling and pieces[high] not in cut and pieces[high] != ",":
        high += 1
    return low, high


def _owner(
    pieces: Sequence[str],
    hit: Hit,
    told: Sequence[Told],
    reaches: Sequence[tuple[int, int]],
    classes: Mapping[str, frozenset[str]],
) -> Told | None:
    """Return the claim that a word stands by, with no other verb of a move between."""
    for claim, (low, high) in zip(told, reaches, strict=True):
        if low <= hit.first and hit.last <= high:
            between = {*pieces[hit.last : claim.first], *pieces[claim.last : hit.first]}
            spans = between & classes["stretch"]  # "flat for the week, up 2% on Friday"
            other = claim.size is not None and spans - {claim.size.span}
            if not other and classes["moved"].isdisjoint(between):
                return claim
    return None


def _largest(
    sentence: Sentence,
    word: Word,
    whole: set[Size],
    classes: Mapping[str, frozenset[str]],
) -> Size | None:
    """Return the largest move that a headline's word can be for, None where unknown.

    In a heading it is the day's or the week's; elsewhere it may be a longer one. What
    is told of history or of other markets is left alone.
    """
    pieces = set(sentence.words)
    years = any(len(one) == _YEAR and one.isdigit() for one in pieces)
    heads = sentence.heads or not sentence.paragraph
    if years or pieces & (classes["history"] | classes["strange"]):
        return None
    if not heads and not pieces & classes["market"]:
        return None
    sizes = [
        size
        for size in whole
        if size.sign == word.sign and (not heads or size.span in RATED)
    ]
    return max(sizes, key=lambda size: size.moves, default=None)


def _finding(
    fault: str, quoted: tuple[int, str], judged: tuple[Word, Size], remedy: str
) -> Finding:
    start, quote = quoted
    word, size = judged
    moves, end = word.floor, "or more"
    if fault == "understated":
        moves, end = TOPS[word.largest], "at most"
    fits = f"{moves:g} usual {size.unit}s {end}"
    return Finding(
        rule=f"style.{fault}",
        start=start,
        end=start + len(quote),
        quote=quote,
        because=f'{size.said}, and "{quote}" fits {fits}.',
        source=SOURCE,
        remedy=remedy,
    )


def _remedy(size: Size, language: str) -> str:
    """Return the house's own words for a move of that size."""
    voice = spoken(language)
    name = band(size.percent, size.usual)
    verbs = voice.verbs.get(("past", size.sign, name), (voice.flat["past"],))
    return f"Words of its size: {', '.join(verbs)}."
