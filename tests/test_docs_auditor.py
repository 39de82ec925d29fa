"""The pages on the auditor say what it does: what they show was run, and runs again."""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tapewright.kinds import Cue, kinds, wording
from tapewright.language import language
from tapewright.reading.patterns import CLASSES, TYPES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("**/*.md"))]
FILE = re.compile(r"`([\w.-]+)`:\n\n((?:(?: {4}.*)?\n)+)")
SHOWN = re.compile(r"^ {4}\$ (.*)\n((?:(?: {4}(?!\$ ).*)?\n)*)", re.MULTILINE)


def named(pages: list[Path]) -> list[str]:
    return [page.relative_to(ROOT).as_posix() for page in pages]


def unindented(block: str) -> str:
    return "\n".join(line[4:] for line in block.splitlines()).strip("\n") + "\n"


def shows(page: Path) -> bool:
    return SHOWN.search(page.read_text(encoding="utf-8")) is not None


def run(command: str, folder: Path) -> str:
    """Return what a shell prints for a command, errors among it."""
    here = Path(sys.executable).parent
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("TAPEWRIGHT_", "GITHUB_")) and key != "COLUMNS"
    }
    done = subprocess.run(  # noqa: S603 - commands of our own pages
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=kept | {"PATH": f"{here}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("name", named([page for page in PAGES if shows(page)]))
def test_a_command_prints_what_the_page_shows(name: str, tmp_path: Path):
    """Files that a page shows are written as it names them; its commands run in order."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for file, block in FILE.findall(text):
        (tmp_path / file).write_text(unindented(block), encoding="utf-8")
    for command, printed in SHOWN.findall(text):
        assert run(command, tmp_path).strip("\n") == unindented(printed).strip("\n")


def has_examples(page: Path) -> bool:
    return ">>> " in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", named([page for page in PAGES if has_examples(page)]))
def test_the_python_of_a_page_does_what_it_says(name: str):
    found = doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8")
    assert found.attempted
    assert not found.failed


def test_the_pages_that_teach_show_something_that_runs():
    taught = {page.name for page in PAGES if shows(page) or has_examples(page)}
    assert taught >= {
        "README.md",
        "audit-a-recap.md",
        "cues.md",
        "first-audit.md",
        "how-the-auditor-reads.md",
    }
