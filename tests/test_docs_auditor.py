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
    done = subprocess.run(
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
    """What a page shows as a file is one; its commands run in order."""
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


CUES = DOCS / "reference" / "cues.md"


def cells(page: Path, heading: str) -> list[list[str]]:
    """Return the code spans of each row's first cell below a heading."""
    text = page.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    rows = [line for line in text.split("\n## ")[0].splitlines() if line[:3] == "| `"]
    return [re.findall(r"`([^`]+)`", row.split(" | ")[0]) for row in rows]


def test_the_page_of_cues_names_every_type():
    told = [name for row in cells(CUES, "Types of mentions") for name in row]
    assert sorted(told) == sorted(TYPES)
    text = CUES.read_text(encoding="utf-8")
    assert [name for name in CLASSES if f"`{name}`" not in text] == []


def test_the_page_of_cues_names_every_field():
    told = [name for row in cells(CUES, "The fields of a cue") for name in row]
    assert sorted(told) == sorted(Cue.__dataclass_fields__)


def test_the_page_of_cues_names_what_patterns_keep():
    told = {name for row in cells(CUES, "What a pattern keeps") for name in row}
    said = [how for name in kinds() if (how := wording(name, "en"))]
    kept = {
        name
        for how in said
        for cue in how.cues
        for name in re.findall(r"([a-z_]+):[A-Z]", cue.pattern)
    }
    args = {"of", "first_year", "ago"}  # those of a kind, by their own names
    assert kept - args <= told


def test_the_signs_and_sessions_of_cues_are_those_on_the_page():
    text = CUES.read_text(encoding="utf-8")
    said = [how for name in kinds() if (how := wording(name, "en"))]
    used = {cue.sign for how in said for cue in how.cues}
    used |= {cue.session for how in said for cue in how.cues}
    assert [one for one in used if f'`"{one}"`' not in text] == []


def test_the_words_of_a_type_on_the_page_are_of_that_type():
    phrases = language("en").lexicon
    assert phrases is not None
    for word, kind in (
        ("rose", "UP"),
        ("golden cross", "CROSS"),
        ("respectively", "RATHER"),
        ("short of", "AWAY"),
        ("weighed on", "DRAG"),
        ("heading into", "ENTERING"),
        ("a day later", "LATER"),
    ):
        assert phrases.phrases[word][0] == kind


JSON = DOCS / "reference" / "audit-json.md"


def test_the_page_of_the_json_names_every_key(tmp_path: Path):
    text = "The S&P 500 plunged 5.73% for the week. You cannot lose."
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    printed = run(
        "tapewright audit draft.txt --as-of 2018-12-28 --format json", tmp_path
    )
    report = json.loads(printed)
    assert report["findings"]
    for heading, held in (
        ("A report", report),
        ("A verdict", report["verdicts"][0]),
        ("A finding", report["findings"][0]),
    ):
        told = [name for row in cells(JSON, heading) for name in row]
        told = [name for name in told if name not in report["counts"]]
        assert sorted(told) == sorted(held), heading
