"""A fact's proof for readers: the value, how it is counted, and from which bars."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tapewright.markup.elements import Markup, element, joined
from tapewright.markup.words import day_in_words, word
from tapewright.model import plain

if TYPE_CHECKING:
    from tapewright.document import Document
    from tapewright.model import Fact, Slice, Witness

SUFFIX: Final = {
    "percent": "%",
    "percentage_points": " percentage points",
    "points": " points",
    "sessions": " sessions",
    "share": " of 1",
}
DATE: Final = re.compile(r"(\b\d{4}-\d\d-\d\d\b)")
SHORT: Final = 12
"""Letters of a digest shown: enough to compare by eye; the JSON has it whole."""


def value_of(fact: Fact) -> str:
    """Return a fact's exact value with its unit, as in +2.161905%."""
    if not isinstance(fact.value, Decimal):
        return plain(fact.value)
    signed = fact.unit in ("percent", "percentage_points", "points")
    plus = "+" if signed and fact.value > 0 else ""
    return f"{plus}{_number(fact.value)}{SUFFIX.get(fact.unit, '')}"


def _number(value: Decimal) -> str:
    """Return an exact number with its thousands apart: 2,467.70, not 2,467.7."""
    number = f"{value:,f}".replace("-", "\u2212")
    whole, point, rest = number.partition(".")
    return f"{whole}{point}{rest.ljust(2, '0')}" if point else whole


def asked_of(fact: Fact) -> str:
    """Return what was asked, as in "change (base prior_close, span week)"."""
    kind = fact.question.kind.replace("_", " ")
    args = ", ".join(f"{name} {value}" for name, value in fact.question.args)
    return f"{kind} ({args})" if args else kind


def digest_of(fact: Fact) -> str:
    """Return the beginning of the digest over all of a fact's inputs."""
    return (fact.evidence.digest or "")[:SHORT]


def witness_text(witness: Witness) -> str:
    """Return a deciding bar in one line."""
    at = f"{witness.symbol} {witness.session} {witness.column}"
    return f"{at} {_number(witness.value)}"


def slice_text(piece: Slice) -> str:
    """Return which bars were read in one line."""
    rows = f"{piece.rows:,} row{'' if piece.rows == 1 else 's'}"
    span = f"{piece.first} to {piece.last}"
    return f"{piece.symbol} {piece.column}, {span}, {rows}"


def card(document: Document, fact: Fact, ident: str) -> Markup:
    """Return a fact's card: a popover on the screen, an item of a list in print.

    Formulas are English in every language, so the card is too.
    """
    evidence, question = fact.evidence, fact.question
    return element(
        "li",
        element(
            "div",
            element("p", element("bdi", value_of(fact)), class_="tw-value"),
            element(
                "button",
                "\u00d7",
                type="button",
                class_="tw-close",
                popovertarget=ident,
                popovertargetaction="hide",
                aria_label=word(document, "close"),
            ),
            class_="tw-head",
        ),
        element(
            "p",
            f"{question.subject}, {question.kind.replace('_', ' ')}, ",
            element(
                "time",
                day_in_words(document, question.session),
                datetime=question.session.isoformat(),
            ),
            class_="tw-asked",
        ),
        element("p", _formula(evidence.formula), class_="tw-formula")
        if evidence.formula
        else None,
        _details(document, fact),
        id=ident,
        popover=True,
        class_="tw-proof",
        role="group",
        aria_label=f"{word(document, 'proof')}: {value_of(fact)}",
    )


def _details(document: Document, fact: Fact) -> Markup:
    evidence = fact.evidence
    version = None if evidence.version is None else str(evidence.version)
    rows = (
        ("convention", [evidence.convention] if evidence.convention else []),
        ("inputs", [witness_text(witness) for witness in evidence.witnesses]),
        ("bars", [slice_text(piece) for piece in evidence.slices]),
        ("version", [version] if version else []),
        ("fact", [element("code", fact.id)]),
        ("digest", [element("code", digest_of(fact))]),
    )
    return element(
        "dl",
        *(
            element("div", element("dt", word(document, name)), _said(lines))
            for name, lines in rows
            if lines
        ),
    )


def _said(lines: list[str] | list[Markup]) -> Markup:
    return joined(element("dd", _dated(line)) for line in lines)


def _dated(line: str) -> Markup:
    """Return a line with its dates as elements, so that none breaks at a hyphen."""
    if isinstance(line, Markup):
        return line
    parts = DATE.split(line)
    return joined(
        element("time", part) if DATE.fullmatch(part) else part for part in parts
    )


def _formula(text: str) -> str:
    """Return a formula as print sets it; a sign does not part from its number."""
    signs = text.replace(" x ", " \u00d7\u00a0").replace(" - ", " \u2212\u00a0")
    return f"= {signs}"


def table(document: Document) -> Markup:
    """Return every fact of a document, one a row."""
    heads = ("kind", "session", "value", "digest")
    return element(
        "table",
        element("caption", word(document, "facts"), class_="tw-unseen"),
        element(
            "thead",
            element(
                "tr", *(element("th", word(document, h), scope="col") for h in heads)
            ),
        ),
        element("tbody", *(_row(fact) for fact in document.facts)),
    )


def _row(fact: Fact) -> Markup:
    question = fact.question
    return element(
        "tr",
        element("th", f"{question.subject} {asked_of(fact)}", scope="row"),
        element("td", question.session.isoformat()),
        element("td", value_of(fact)),
        element("td", element("code", digest_of(fact))),
    )
