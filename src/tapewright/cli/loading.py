"""`tapewright load` and `tapewright check`: bars put to rest, and looked over."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from tapewright.cli import options as o

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def load(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT",
            help="Files, folders, yahoo:^RUT, stooq:^rut, or the word sample.",
        ),
    ],
    *,
    store: o.Store = None,
    decimal: o.Decimal = ".",
    symbol: o.FileSymbol = None,
    adjusted: o.Adjusted = False,
) -> None:
    """Put bars into the store, where every load makes a new version.

    Bars that are there already are replaced where they differ; nothing is lost, the
    earlier version stays readable with --version-of-bars.

    tapewright load daily/
    tapewright load yahoo:^RUT --store bars/
    """
    from tapewright.gathered import Place, resting

    options = Place(decimal=decimal, symbol=symbol, adjusted=adjusted).options
    for one in what:
        with _progress(one) as progress:
            loaded = resting.load(one, store, options, progress)
        typer.echo(f"{one}: {loaded}")


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int], None] | None]:
    """Show how many rows have been read, where a person is looking on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(f"reading {what}")

        def told(rows: int) -> None:
            shown.update(task, description=f"{what}: {rows:,} bars read")

        yield told


def check(  # noqa: PLR0913 - a command's options are its interface
    symbols: Annotated[
        list[str] | None,
        typer.Argument(metavar="SYMBOL", help="Which; all that are there by default."),
    ] = None,
    *,
    bars: o.Bars = None,
    store: o.Store = None,
    version_of_bars: o.VersionOfBars = None,
    decimal: o.Decimal = ".",
    symbol: o.FileSymbol = None,
    adjusted: o.Adjusted = False,
) -> None:
    """Look the bars over for what cannot be right: the data check, on its own.

    Exits with 1 when an error is found. A warning is a bar that is odd but possible.

    tapewright check RUT --bars daily/
    """
    from tapewright.gathered import Place, market_of_all, unknown
    from tapewright.market.instruments import canonical
    from tapewright.vetted import flaws_of

    place = Place(bars, store, version_of_bars, None, decimal, symbol, adjusted)
    market = market_of_all(place, symbols or None)
    for asked in symbols or ():
        if canonical(asked, place.config.instruments) not in market.series:
            raise unknown(place, asked)
    flaws = [
        flaw
        for series in market.series.values()
        for flaw in flaws_of(series, place.config)
    ]
    for flaw in flaws:
        typer.echo(f"{flaw.severity}: {flaw.message}")
    errors = sum(flaw.severity == "error" for flaw in flaws)
    typer.echo(f"{errors} errors and {len(flaws) - errors} warnings")
    if errors:
        raise typer.Exit(1)
