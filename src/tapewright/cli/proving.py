"""`tapewright prove`: an article's facts, each computed again from the bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tapewright.cli import options as o

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.finding import Proof


def prove(  # noqa: PLR0913 - a command's options are its interface
    path: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The JSON of an article or of one fact."),
    ],
    *,
    bars: o.Bars = None,
    store: o.Store = None,
    version_of_bars: o.VersionOfBars = None,
    marks: o.Marks = None,
    decimal: o.Decimal = ".",
    symbol: o.FileSymbol = None,
    adjusted: o.Adjusted = False,
) -> None:
    """Prove every fact of an article again, from the bars alone.

    Names the bars that are not what they were. Exits with 1 when a fact does not hold.

    tapewright recap SPX --out recap.json
    tapewright prove recap.json
    """
    import tapewright

    proofs = tapewright.prove(
        path,
        bars=bars,
        store=store,
        version_of_bars=version_of_bars,
        marks=marks,
        decimal=decimal,
        file_symbol=symbol,
        adjusted=adjusted,
    )
    for proof in proofs:
        for line in _told(proof):
            typer.echo(line)
    failed = sum(not proof.holds for proof in proofs)
    typer.echo(f"{len(proofs) - failed} of {len(proofs)} facts hold")
    if failed:
        raise typer.Exit(1)


def _told(proof: Proof) -> Iterator[str]:
    from tapewright.model import plain

    asked = proof.fact.question
    args = "".join(f" {name}={value}" for name, value in asked.args)
    stated = f"{plain(proof.fact.value)} {proof.fact.unit}"
    mark = "ok" if proof.holds else typer.style("✗ ", fg=typer.colors.RED)
    line = f"{mark} {asked.subject} {asked.session} {asked.kind}{args}: {stated}"
    if not proof.holds:
        now = "it does not hold" if proof.value is None else f"now {plain(proof.value)}"
        line += f", {now}"
    yield line
    yield from (f"     {change}" for change in proof.changed)
