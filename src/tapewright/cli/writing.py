"""`tapewright recap`: a week's story, printed or written to a file."""

from __future__ import annotations

from typing import Annotated

import typer

from tapewright.cli import options as o


def recap(  # noqa: PLR0913 - a command's options are its interface
    symbols: Annotated[
        list[str],
        typer.Argument(
            metavar="SYMBOL", help="Whose: GSPC, or SPX for it. A card takes several."
        ),
    ],
    *,
    week: Annotated[
        str | None, typer.Option(metavar="DATE", help="Any day of the week to tell.")
    ] = None,
    day: Annotated[str | None, typer.Option(metavar="DATE", help="A session.")] = None,
    month: Annotated[
        str | None, typer.Option(metavar="DATE", help="Any day of the month.")
    ] = None,
    quarter: Annotated[
        str | None, typer.Option(metavar="DATE", help="Any day of the quarter.")
    ] = None,
    year: Annotated[
        str | None, typer.Option(metavar="DATE", help="Any day of the year.")
    ] = None,
    edition: Annotated[
        str, typer.Option(help="The kind of page: feature, stats or card.")
    ] = "feature",
    language: Annotated[str, typer.Option(help="The language, by its code.")] = "en",
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="terminal, markdown, html, fragment or json; by default terminal, or "
            "what the suffix of --out says.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", help="A file to write, or a folder to write it in."
        ),
    ] = None,
    bars: o.Bars = None,
    store: o.Store = None,
    version_of_bars: o.VersionOfBars = None,
    marks: o.Marks = None,
    events: o.Events = None,
    decimal: o.Decimal = ".",
    symbol: o.FileSymbol = None,
    adjusted: o.Adjusted = False,
    accept_flaws: Annotated[
        bool,
        typer.Option(
            "--accept-flaws",
            help="Write although a bar behind the recap fails the data check; the "
            "recap then says so.",
        ),
    ] = False,
) -> None:
    """Write the recap of a week or a day: without a date, of the latest whole one.

    Without --bars and a store it tells of the bars that come along. A date may be any
    day of its week; the recap is as of the week's last session. A feature tells a week;
    stats lists one symbol's figures, of a day or a week; a card tells the day of
    several symbols, or of one and its peers.

    tapewright recap SPX
    tapewright recap RUT --bars daily/ --week 2025-09-19 --out recap.html
    tapewright recap SPX --edition stats --day 2018-12-26
    """
    import tapewright
    from tapewright.cli.output import format_of, put

    shape = format_of(form, out)  # a misspelt format is refused before any work
    document = tapewright.recap(
        symbols,
        week=week,
        day=day,
        month=month,
        quarter=quarter,
        year=year,
        edition=edition,
        language=language,
        bars=bars,
        store=store,
        version_of_bars=version_of_bars,
        marks=marks,
        events=events,
        decimal=decimal,
        file_symbol=symbol,
        adjusted=adjusted,
        accept_flaws=accept_flaws,
    )
    put(document, shape, out)
