"""The command line: `tapewright COMMAND`, each command a small function of its room.

Nothing heavy is imported before a command runs: `tapewright --help` answers at once.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from functools import wraps
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from tapewright.cli import (
    auditing,
    glossary,
    loading,
    proving,
    serving,
    telling,
    writing,
)
from tapewright.errors import TapewrightError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MISUSE: Final = 2
"""The exit code of misuse, or of data refused."""

app = typer.Typer(
    name="tapewright",
    help=(
        "Writes market recaps from price bars, every number proved.\n\n"
        "\b\n"
        "Start with the bars that come along, a week of December 2018:\n"
        "  tapewright recap SPX\n"
        "  tapewright recap SPX --out recap.html\n\n"
        "\b\n"
        "Then with your own:\n"
        "  tapewright recap RUT --bars daily/ --week 2025-09-19\n\n"
        "Exit codes: 0 done, nothing false; 1 something is false; 2 misuse, or data "
        "refused."
    ),
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _piped(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that ends in peace when nobody reads its output to the end."""

    @wraps(command)
    def run(*words: object, **options: object) -> None:
        try:
            command(*words, **options)
            sys.stdout.flush()
        except BrokenPipeError:
            # The interpreter's last flush must not complain of it either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None

    return run


def _helped(command: Callable[..., None]) -> str:
    """Return a command's help, the lines of its examples kept apart."""
    text = inspect.cleandoc(command.__doc__ or "")
    return re.sub(r"\n\n(?=tapewright )", "\n\n\b\n", text)


for command in (
    loading.load,
    loading.check,
    writing.recap,
    telling.facts,
    auditing.audit,
    proving.prove,
    glossary.kinds,
    serving.mcp,
):
    app.command(help=_helped(command))(_piped(command))


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it
    if wanted:
        typer.echo(version("tapewright"))
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Print the version.",
        ),
    ] = False,
) -> None:
    del version  # its callback has answered by now


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit: 0, 1 where something is false, 2 for what the user mends.

    Args:
        args: The words after `tapewright`; the process's own by default.
    """
    try:
        app(args=args, prog_name="tapewright")
    except TapewrightError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(_told(error))
    sys.exit(0)


def _told(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    reason = error.strerror or str(error) or type(error).__name__
    remedy = (
        "Free some space, or check the path and its permissions, then run it again."
    )
    return f"{where}{reason[:1].lower()}{reason[1:]}. {remedy}"


def _refuse(message: str) -> NoReturn:
    """Say one line in red on standard error, and exit as misuse."""
    typer.secho(f"tapewright: {message}", fg=typer.colors.RED, err=True)
    sys.exit(MISUSE)
