"""Reading a page takes work that grows with its length, whatever it is made of."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tapewright.reading.pages import page_of

FOLDER = Path(__file__).parent / "articles"
LIKE = {
    "text": "07-institution-table.txt",
    "markdown": "17-page.md",
    "html": "18-portal.html",
}
FORMS = tuple(LIKE)
DEEP = 100_000

HOSTILE = {
    "brackets": "[" * DEEP,
    "links": '[a](b "' * DEEP,
    "images": "![" * DEEP,
    "stars": "**a " * DEEP,
    "ticks": " ".join("`" * (n % 300) for n in range(DEEP // 100)),
    "quotes": "> " * DEEP,
    "bullets": "- " * DEEP,
    "tags": "<div>" * DEEP,
    "tags that end": "<div>" * DEEP + "</div>" * DEEP,
    "tags that do not end": "<a " * DEEP,
    "quotes that do not end": '<a b="' * DEEP + "<p c='>" * DEEP,
    "comments that do not end": "x <!-- >" * DEEP,
    "titles": "<title>" * DEEP,
    "other ends": "<b>" * DEEP + "</i>" * DEEP,
    "entities": "&#x" * DEEP + "&amp" * DEEP,
    "null bytes": "6\0" * DEEP,
    "no spaces": "6,664.36" * DEEP,
    "spaces": " " * DEEP + ("a" + " " * 3000) * (DEEP // 3000) + "b",
    "marks of direction": "\u202e6\u200f,\u200e664" * DEEP,
    "blank lines": "\n" * DEEP,
    "labels": "a: " * DEEP,
    "fields": "5   " * DEEP,
    "bars": "|5" * DEEP,
}
NESTED = {
    "tables": "<table><tr><td>" * (DEEP // 10) + "5",
    "cells": "<table>" + "<td>5" * (DEEP // 10),
    "reaching cells": "<table>" + "<tr><td rowspan=999 colspan=999>a<td>5%" * 5000,
    "lists": "<ul><li>" * (DEEP // 10) + "</div>" * (DEEP // 10),
    "items": "".join(f"{'  ' * n}- a\n" for n in range(500)),
    "fences": "```\n\n" * (DEEP // 10),
    "fronts": "---\na: b\n" * (DEEP // 10),
}


def calls(text, form):
    """Count the functions called while a text is read, Python's and C's."""
    count = 0

    def met(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(met)
    try:
        page_of(text, form)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("form", FORMS)
def test_ten_times_the_text_takes_at_most_twelve_times_the_work(form):
    text = (FOLDER / LIKE[form]).read_text(encoding="utf-8") + "\n\n"
    page_of(text, form)  # what is made once is made
    assert calls(text * 40, form) <= 12 * calls(text * 4, form)


@pytest.mark.parametrize("form", FORMS)
def test_ten_times_the_text_makes_at_most_twelve_times_the_blocks(form):
    text = (FOLDER / LIKE[form]).read_text(encoding="utf-8") + "\n\n"
    few, many = (sum(map(weight, page_of(text * n, form).blocks)) for n in (4, 40))
    assert many <= 12 * few


def weight(block):
    """Return the characters that a block holds in itself."""
    return len(block.text) + len(block.row) + len(block.column) + len(block.caption)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [*HOSTILE, *NESTED])
def test_hostile_text_is_read_to_its_end(name, form):
    text = (HOSTILE | NESTED)[name]
    page = page_of(text, form)
    assert page.text is text
    assert sum(map(len, (block.text for block in page.blocks))) <= len(text)
    assert all(len(block.at) == len(block.text) for block in page.blocks)


@pytest.mark.parametrize("form", FORMS)
def test_a_line_of_ten_megabytes_keeps_its_offsets_small(form):
    text = "The Dow rose 0.5% to 6,664. " * 360_000
    (block,) = page_of(text, form).blocks
    assert block.text == text.rstrip()
    assert block.at == range(len(text) - 1)


def test_a_head_over_many_cells_is_told_short():
    head = "<th>" + "long " * 10_000
    rows = "<tr><td>Dow<td>5%" * 1000
    page = page_of(f"<table><tr><th>a{head}{rows}</table>", "html")
    assert max(map(weight, page.blocks[3:])) < 300
