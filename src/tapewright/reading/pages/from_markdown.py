"""A Markdown text as a page: its structure from markdown-it, its offsets from its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from tapewright.reading.pages.blocks import Ink, Page, Seen, seen
from tapewright.reading.pages.boilerplate import passed
from tapewright.reading.pages.from_html import blocks_in
from tapewright.reading.pages.front import Front, front_of
from tapewright.reading.pages.inline import is_bold, lines_of
from tapewright.reading.pages.shapes import is_heading, is_labelled, leads
from tapewright.reading.pages.tables import Cell, Row, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from tapewright.reading.pages.blocks import Block

_LINE: Final = re.compile(r"\r\n?|\n")
_MARKS: Final = re.compile(r"[ \t]*#{1,6}|(?:[ \t]|[-+*>]|\d{1,9}[.)])+#{1,6}")
_QUOTED: Final = re.compile(r"(?:\s|>)+")
_PIPE: Final = re.compile(r"\\.|\|")
"""An escaped character, which parts no cells, or a bar, which does."""
