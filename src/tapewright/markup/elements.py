"""HTML elements from plain values: text is escaped unless it is already markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

VOID: Final = frozenset(("br", "hr", "img", "link", "meta"))


class Markup(str):
    """Text that is HTML already, made by `element` alone."""

    __slots__ = ()


def element(
    name: str, *children: str | None, **attributes: str | bool | None
) -> Markup:
    """Return an element; a child that is plain text is escaped, None left out.

    In an attribute's name a final underscore falls away and the others turn into
    hyphens; a value of None or False leaves it out, True writes it without a value.
    """
    head = name + "".join(
        _attribute(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Markup(f"<{head}>")
    return Markup(f"<{head}>{joined(children)}</{name}>")


def joined(children: Iterable[str | None], between: str = "") -> Markup:
    """Return children in a row, plain text escaped."""
    return Markup(between.join(text(child) for child in children if child is not None))


def text(child: str) -> Markup:
    """Return a child as markup: plain text escaped, markup as it is."""
    return child if isinstance(child, Markup) else Markup(escape(child))


def _attribute(name: str, value: str | bool) -> str:  # noqa: FBT001 - it is HTML's
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
