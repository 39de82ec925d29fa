"""Names that are nobody's of ours, and the bounds that stand before numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tapewright.reading.figures import round_step
from tapewright.reading.typed import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.language import Lexicon


def named(text: str, found: list[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """Keep proper names that own a number; join those that stand together."""
    at = 0
    while at < len(found):
        mention = found[at]
        if mention.type != "PROPER":
            yield _stock(text, found, at) or mention
            at += 1
            continue
        last = at
        while (
            last + 1 < len(found)
            and found[last + 1].type == "PROPER"
            and not text[found[last].end : found[last + 1].start].strip(" -&")
        ):
            last += 1
        if _owns(mention, found, at, last, lexicon):
            end = found[last].end
            yield Mention("OTHER", mention.start, end, text[mention.start : end])
        at = last + 1


def _stock(text: str, found: list[Mention], at: int) -> Mention | None:
    """Return a company that is called by a word of ours: "Snap plunged 14%"."""
    mention = found[at]
    begins = at == 0 or found[at - 1].type == "STOP"
    moves = at + 1 < len(found) and found[at + 1].type in ("UP", "DOWN")
    if mention.type == "SNAP" and begins and moves and text[mention.start].isupper():
        return replace(mention, type="OTHER")
    return None


def _owns(
    first: Mention, found: list[Mention], at: int, last: int, lexicon: Lexicon
) -> bool:
    """Return whether a proper name is something that moves, as a company's stock is."""
    begins = at == 0 or found[at - 1].type in ("STOP", "QUOTE", "COLON")
    follows = [one.type for one in found[last + 1 : last + 4]]
    moves = follows[:1] in (["UP"], ["DOWN"], ["FLAT"])
    if last == at and begins and not moves and _ordinary(first.name.lower(), lexicon):
        return False
    if last == at and first.name.lower() in lexicon.plain:
        return False
    return bool(follows) and (
        follows[0] in ("UP", "DOWN", "FLAT", "PCT", "MONEY", "BEAT", "LAG", "CLOSE")
        or (
            follows[0] == "OPENP"
            and bool({"PCT", "PROPER", "UP", "DOWN"} & {*follows[1:]})
        )
        or (follows[0] in ("COMMA", "AND") and "OTHER" in follows)
        or follows[:2] in (["WITH", "UP"], ["WITH", "DOWN"])
    )


def _ordinary(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.plain or word.endswith(("ly", "ing", "ed"))


TENS: Final = Decimal(10)
"""How finely points are meant that are told about."""
BOUNDED: Final = {"OVER": "over", "ABOVE": "over", "BELOW": "under"}
FIGURES: Final = ("PCT", "PTS", "PPT", "BP", "LEVEL", "NUM", "BARE")


def bounded(found: Iterator[Mention]) -> Iterator[Mention]:
    """Give each number the bound that stands before it."""
    before: Mention | None = None
    for mention in found:
        bound = before is not None and _bounds(before, mention)
        kept = before is not None and not (bound and before.type == "BOUND")
        if before is not None and kept and not (bound and mention.type != "LEVEL"):
            yield before
        before = _under(before, mention) if before is not None and bound else mention
    if before is not None:
        yield before


def _bounds(before: Mention, mention: Mention) -> bool:
    """Return whether a word bounds the number after it."""
    counts = mention.type in ("NUM", "BARE") and before.type != "BOUND"
    return bool(_bound(before)) and mention.type in FIGURES and not counts


def _rounded(mention: Mention) -> bool:
    """Return whether points are told in tens or fives: "about 170 points"."""
    value = mention.figure.value if mention.figure else Decimal(0)
    return mention.type == "PTS" and value >= TENS and value % 5 == 0


def _under(before: Mention, mention: Mention) -> Mention:
    """Return a number with its bound; what bounds a level also says where it lies."""
    bound, figure = _bound(before), mention.figure
    if figure is None or bound is None:
        return mention
    step = figure.step
    if bound == "about" and step == 1:
        step = max(round_step(figure.value), TENS if _rounded(mention) else Decimal(1))
    apart = mention.type == "LEVEL" and before.type != "BOUND"
    return replace(
        mention,
        start=mention.start if apart else before.start,
        figure=replace(figure, bound=bound, step=step),
    )


def _bound(mention: Mention) -> str | None:
    return mention.name if mention.type == "BOUND" else BOUNDED.get(mention.type)
