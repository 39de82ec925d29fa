"""Write the reference pages that are generated: `make docs`."""

from __future__ import annotations

from pathlib import Path

import typer

from tapewright.cli import app, glossary
from tapewright.kinds import kinds

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
WIDTH = 80


def command_line() -> str:
    """Return the page of commands: each one's --help, as it is printed."""
    group = typer.main.get_command(app)
    pages = [("tapewright", group, None)]
    root = group.make_context("tapewright", [], resilient_parsing=True)
    root.terminal_width = WIDTH
    pages += [
        (f"tapewright {name}", group.get_command(root, name), root)
        for name in group.list_commands(root)
    ]
    text = ["# Command line", "", "Written by `make docs` from `--help`.", ""]
    for title, command, parent in pages:
        name = title.rpartition(" ")[2]
        context = typer.Context(
            command, parent=parent, info_name=name, terminal_width=WIDTH
        )
        lines = command.get_help(context).splitlines()
        text += [f"## {title}", ""]
        text += [f"    {line}".rstrip() for line in lines]
        text += [""]
    return "\n".join(text)


def glossary_of_kinds() -> str:
    """Return the page of kinds, from their declarations."""
    text = ["# Kinds of facts", "", "Written by `make docs` from the kinds themselves."]
    text += ["A value that is *house* is ours; an *accepted* one others publish so; a"]
    text += ["*slip* is how a number goes wrong.", ""]
    for kind in kinds().values():
        name, *lines = glossary.entry(kind)
        text += [f"## {name}", ""]
        text += [f"    {line[2:]}".rstrip() for line in lines]
        text += [""]
    return "\n".join(text)


PAGES = {"command-line.md": command_line, "kinds.md": glossary_of_kinds}


def main() -> None:
    """Write every generated page."""
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
