"""`tapewright kinds`: the glossary of what can be told, from the declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.kinds import Argument, Kind

WIDTH = 80


def kinds(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="One kind, with its conventions."),
    ] = None,
) -> None:
    """Explain the kinds of facts: what each means and how it is counted.

    tapewright kinds
    tapewright kinds streak
    """
    from tapewright import kinds as known

    if name:
        typer.echo("\n".join(entry(known.kind(name))))
        return
    for kind in known.kinds().values():
        typer.echo(f"{kind.name:20} {first_sentence(kind.doc)}")


def first_sentence(text: str) -> str:
    """Return what stands before the first full stop, with it."""
    return text.partition(". ")[0].rstrip(".") + "."


def entry(kind: Kind) -> Iterator[str]:
    """Yield the lines of a kind's glossary entry."""
    from textwrap import wrap

    yield kind.name
    yield from wrap(kind.doc, WIDTH, initial_indent="  ", subsequent_indent="  ")
    for arg in kind.args:
        yield ""
        yield from argument(arg)


def argument(arg: Argument) -> Iterator[str]:
    """Yield the lines on one argument: each value, its standing and who says so."""
    from tapewright.kinds import Choice

    if not isinstance(arg, Choice):
        yield f"  {arg.name}: the symbol to compare with"
        return
    yield f"  {arg.name}:"
    for option in arg.options:
        who = f" - {option.who}" if option.who else ""
        default = ", meant when nothing is said" if option.value == arg.house else ""
        yield f"    {option.value} ({option.standing}{default}){who}"
