"""The pages say what is so: generated ones are fresh, commands and links exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
import typer

from tapewright import errors
from tapewright.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")])
COMMAND = re.compile(r"^ {4}(?:\w+=\S+ )?tapewright (\w+)(.*)$", re.MULTILINE)


def generator():
    path = ROOT / "scripts" / "write_reference.py"
    spec = importlib.util.spec_from_file_location("write_reference", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["command-line.md", "kinds.md"])
def test_a_generated_page_is_fresh(name):
    written = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == generator().PAGES[name](), "run: make docs"


def commands() -> dict[str, set[str]]:
    group = typer.main.get_command(app)
    return {
        name: {option for param in command.params for option in param.opts}
        for name, command in group.commands.items()
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_exists(page):
    known = commands()
    for name, rest in COMMAND.findall(page.read_text(encoding="utf-8")):
        if name in known:
            options = set(re.findall(r"(?<!\S)--[a-z-]+", rest)) - {"--help"}
            assert options <= known[name], f"{page.name}: {name}{rest}"
        else:
            pytest.fail(f"{page.name} uses the command {name}, which there is not")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page):
    for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), f"{page.name} links to {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_target_of_make_exists(page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    text = page.read_text(encoding="utf-8")
    for words in re.findall(r"(?:^ {4}|`)make ([a-z ]+)", text, re.MULTILINE):
        assert set(words.split()) <= targets, f"{page.name}: make {words}"


def test_the_page_of_errors_names_each():
    page = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    classes = [
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.TapewrightError)
    ]
    assert [name for name in classes if f"`{name}`" not in page] == []
