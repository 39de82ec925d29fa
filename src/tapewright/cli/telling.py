"""`tapewright facts`: what holds at a session, or over a span, one fact a line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from tapewright.cli import options as o
from tapewright.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tapewright.model import Fact

FORMATS: Final = ("table", "json")


def facts(  # noqa: PLR0913 - a command's options are its interface
    symbol: o.Subject,
    *,
    day: Annotated[
        str | None, typer.Option(metavar="DATE", help="A session; by default the last.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="A span's first day.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="A span's last day.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="NAME", help="One kind only; see kinds.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="table, or json with one object a line; by default a table for a day "
            "and json for a span.",
        ),
    ] = None,
    bars: o.Bars = None,
    store: o.Store = None,
    version_of_bars: o.VersionOfBars = None,
    marks: o.Marks = None,
    decimal: o.Decimal = ".",
    file_symbol: o.FileSymbol = None,
    adjusted: o.Adjusted = False,
) -> None:
    """List every fact that holds at a session, the rarest first.

    tapewright facts SPX --day 2018-12-26
    tapewright facts SPX --from 2018-12-01 --to 2018-12-31 --kind record
    """
    from tapewright.gathered import Place
    from tapewright.gathered.telling import Days, facts_over

    form = _known(form or ("table" if start is None and end is None else "json"))
    place = Place(bars, store, version_of_bars, marks, decimal, file_symbol, adjusted)
    found = facts_over(place, symbol, Days.given(day, start, end), kind)
    if form == "json":
        _stream(found)
    elif sys.stdout.isatty():
        _draw(found)
    else:
        _list(found)


def _known(form: str) -> str:
    if form not in FORMATS:
        raise UsageError(
            f"there is no format {form!r} of facts", remedy=nearest(form, FORMATS)
        )
    return form


def _stream(found: Iterable[Fact]) -> None:
    for fact in found:
        typer.echo(json.dumps(fact.to_json(), separators=(",", ":")))


def _row(fact: Fact) -> tuple[str, ...]:
    from tapewright.model import plain

    args = " ".join(f"{name}={value}" for name, value in fact.question.args)
    session = fact.question.session.isoformat()
    value = f"{plain(fact.value)} {'' if fact.unit == 'date' else fact.unit}".rstrip()
    return session, fact.question.kind, args, value, f"{fact.interest:.3f}"


HEADS: Final = ("session", "kind", "arguments", "value", "rarity")


def _draw(found: Iterable[Fact]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(*HEADS, box=box.SIMPLE)
    for fact in found:
        table.add_row(*_row(fact))
    Console().print(table)


def _list(found: Iterable[Fact]) -> None:
    """Print a table for programs: tabs between columns, no frame, no wrapping."""
    typer.echo("\t".join(HEADS))
    for fact in found:
        typer.echo("\t".join(_row(fact)))
