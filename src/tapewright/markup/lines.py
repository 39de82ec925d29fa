"""A line of text with its marked numbers as buttons, punctuation kept beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tapewright.markup.elements import Markup, element, joined, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tapewright.document import Line, Span

AFTER: Final = re.compile(r"^[^\w\s]*")
BEFORE: Final = re.compile(r"[(\[{\u201c\u2018\"'$\u20ac\u00a3+\u2212-]*$")


def marked(line: Line, proofs: Mapping[str, tuple[str, int]]) -> Markup:
    """Return a line; `proofs` gives the id and number of each fact's card."""
    return joined(_pieces(line, proofs))


def _pieces(line: Line, proofs: Mapping[str, tuple[str, int]]) -> Iterator[Markup]:
    """Yield text and buttons.

    Browsers set a button as a block of its own and may break the line beside it, so
    the punctuation that touches it is bound to it.
    """
    rest = [span.text for span in line]
    for at, span in enumerate(line):
        if span.fact is None:
            held = len(_before(line, rest, at))
            yield text(rest[at][: len(rest[at]) - held])
            continue
        before = _before(line, rest, at - 1) if at and not line[at - 1].fact else ""
        after = ""
        if at + 1 < len(line) and line[at + 1].fact is None:
            after = _touching(AFTER, rest[at + 1])
            rest[at + 1] = rest[at + 1][len(after) :]
        button = _button(span, *proofs[span.fact.id])
        kept = joined((before, button, after))
        yield element("span", kept, class_="tw-keep") if before or after else button


def _before(line: Line, rest: list[str], at: int) -> str:
    """Return the end of an unmarked span that belongs to the number after it."""
    follows = at + 1 < len(line) and line[at + 1].fact is not None
    return _touching(BEFORE, rest[at]) if follows else ""


def _touching(pattern: re.Pattern[str], side: str) -> str:
    found = pattern.search(side)
    return found[0] if found else ""


def _button(span: Span, ident: str, number: int) -> Markup:
    return element(
        "button",
        element("bdi", span.text),
        type="button",
        class_="tw-fact",
        popovertarget=ident,
        data_n=str(number),
    )
