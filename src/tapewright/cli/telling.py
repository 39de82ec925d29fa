"""`tapewright facts`: what holds at a session, or over a span, one fact a line."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Final

import typer

from tapewright.cli import options as o
from tapewright.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tapewright.model import Fact, Rarity

FORMATS: Final = ("table", "json")


def facts(  # noqa: PLR0913 - a command's options are its interface
    symbols: Annotated[
        list[str],
        typer.Argument(metavar="SYMBOL", help="Whose: GSPC, or an alias such as SPX."),
    ],
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
    events: o.Events = None,
    decimal: o.Decimal = ".",
    file_symbol: o.FileSymbol = None,
    adjusted: o.Adjusted = False,
) -> None:
    """List every fact that holds at a session, the rarest first.

    A day's table says how rare each is in the past that the bars show; what goes
    together stands together, the rarest of it first. A span streams a line a fact.

    tapewright facts SPX --day 2018-12-26
    tapewright facts SPX --from 2018-12-01 --to 2018-12-31 --kind record
    """
    from tapewright.gathered import Place
    from tapewright.gathered.telling import Days, facts_over

    days = Days.given(day, start, end)
    form = _known(form or ("json" if days.is_span else "table"))
    place = Place(
        bars,
        store,
        version_of_bars,
        marks,
        decimal,
        file_symbol,
        adjusted,
        events=events,
    )
    found = facts_over(place, symbols, days, kind, proved=form == "json")
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


def in_words(rarity: Rarity | None) -> str:
    """Say how rare a fact is: of how many, since when, and when it was last so."""
    if rarity is None:
        return ""
    spans = "sessions" if rarity.span == "day" else f"{rarity.span}s"
    past = f"of {rarity.of:,} {spans} since {rarity.first}"
    if not rarity.of:
        return f"the first of the {spans} at hand"
    if not rarity.last:
        return f"none {past}"
    return f"{rarity.times:,} {past}, last on {rarity.last}"


def _row(fact: Fact, leader: Fact) -> tuple[str, ...]:
    from tapewright.model import plain

    args = " ".join(f"{name}={value}" for name, value in fact.question.args)
    value = f"{plain(fact.value)} {'' if fact.unit == 'date' else fact.unit}".rstrip()
    return (
        fact.question.subject,
        fact.question.session.isoformat(),
        fact.question.kind,
        args,
        value,
        f"{fact.interest:.4f}",
        in_words(fact.rarity),
        "" if fact is leader else leader.question.kind,
    )


HEADS: Final = (
    "symbol",
    "session",
    "kind",
    "arguments",
    "value",
    "interest",
    "happened before on",
    "supports",
)


def _draw(found: Iterable[Fact]) -> None:
    """Draw one table a session: what is told, what supports it dimmed below."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from tapewright.finding import folded
    from tapewright.story.lines import line_of_fact, line_of_facts

    console = Console()
    for (subject, session), facts in groupby(found, key=_place):
        listed = list(facts)
        news = [fact for fact in listed if fact.rarity] or listed
        table = Table("", "happened before on", box=box.SIMPLE, title_justify="left")
        table.title = f"{subject}, {session}"
        for same in folded(news):
            table.add_row(line_of_facts(same), in_words(same[0].rarity))
            for other in same[1:]:
                words = f"  {line_of_fact(other)}"
                table.add_row(words, in_words(other.rarity), style="dim")
        console.print(table)
        if plain := len(listed) - len(news):
            console.print(f"And {plain} plain figures: --format json lists all.")


def _place(fact: Fact) -> tuple[str, str]:
    return fact.question.subject, fact.question.session.isoformat()


def _list(found: Iterable[Fact]) -> None:
    """Print a table for programs: tabs between columns, no frame, no wrapping."""
    from tapewright.finding import folded

    typer.echo("\t".join(HEADS))
    for _, facts in groupby(found, key=_place):
        for leader, *others in folded(facts):
            for fact in (leader, *others):
                typer.echo("\t".join(_row(fact, leader)))
