"""The options that commands share, each declared once."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

Bars: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="PATH",
        help="A file or folder of CSV or Parquet bars, used without loading it.",
    ),
]
Store: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="The bars at rest: a folder, or an s3:// address. Also TAPEWRIGHT_STORE "
        "or `store` in tapewright.toml.",
    ),
]
VersionOfBars: TypeAlias = Annotated[
    int | None,
    typer.Option(metavar="N", help="Read the store as it was at this version."),
]
Decimal: TypeAlias = Annotated[
    str,
    typer.Option(
        metavar="MARK", help="The decimal mark of numbers in CSV files: . or ,"
    ),
]
Adjusted: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--adjusted", help="Declare that a file's only close is an adjusted one."
    ),
]
FileSymbol: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--symbol", metavar="SYMBOL", help="Whose bars a file without symbols holds."
    ),
]
Marks: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Declared earlier records, with their sources: a CSV of symbol, session, "
        "field, value, source.",
    ),
]
Events: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Named dates to measure from, such as an election: a CSV of session, "
        "name, source.",
    ),
]
Subject: TypeAlias = Annotated[
    str, typer.Argument(metavar="SYMBOL", help="Whose: GSPC, or an alias such as SPX.")
]
