"""The document as Markdown, its charts as pictures beside the file."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from tapewright.charts import png
from tapewright.document import plain_text
from tapewright.markup.proofs import asked_of, slice_text, value_of, witness_text
from tapewright.markup.words import day_in_words, word
from tapewright.render import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tapewright.document import Chart, Document, Line
    from tapewright.model import Fact

SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~$])")
ENTITY: Final = re.compile(r"&(?=#?\w+;)")
ORDERED: Final = re.compile(r"^(\d+)([.)])(?=\s|$)")
BULLET: Final = re.compile(r"^([-+=])")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, wherever in a line it stands."""
    flat = " ".join(text.split())
    flat = ENTITY.sub(r"\\&", SPECIAL.sub(r"\\\1", flat))
    return BULLET.sub(r"\\\1", ORDERED.sub(r"\1\\\2", flat))


def render(document: Document) -> str:
    """Return the article alone: a pipe has no place for pictures beside it."""
    return "\n\n".join(_blocks(document, {})) + "\n"


def files(document: Document, name: str) -> Mapping[str, bytes]:
    """Return the article under its name, and a picture a chart beside it."""
    stem = PurePath(name).stem
    pictures = {
        f"{stem}-{re.sub(r'[^a-z0-9-]', '-', chart.name.lower())}.png": chart
        for chart in document.charts
    }
    names = {chart.name: picture for picture, chart in pictures.items()}
    text = "\n\n".join(_blocks(document, names)) + "\n"
    drawn = {picture: png(chart) for picture, chart in pictures.items()}
    return {name: text.encode(), **drawn}


def _blocks(document: Document, pictures: Mapping[str, str]) -> Iterator[str]:
    yield f"# {_said(document.title)}"
    yield f"*{day_in_words(document, document.session)}. {word(document, 'byline')}.*"
    if document.key_points:
        yield f"**{word(document, 'points')}**"
        yield _list(document.key_points)
    charts = [_picture(c, pictures[c.name]) for c in document.charts if pictures]
    for at, section in enumerate(document.sections):
        if section.title:
            yield f"## {_said(section.title)}"
        if section.listed:
            yield _list(section.paragraphs)
        else:
            yield from map(_said, section.paragraphs)
        if at % 2 == 0 and charts:
            yield charts.pop(0)
    yield from charts
    yield from _method(document)


def _list(lines: Iterable[Line]) -> str:
    return "\n".join(f"- {_said(line)}" for line in lines)


def _said(line: Line) -> str:
    return escaped(plain_text(line))


def _picture(chart: Chart, name: str) -> str:
    return f"![{escaped(chart.caption)}](<{name.replace('>', '%3E')}>)"


def _method(document: Document) -> Iterator[str]:
    yield f"## {word(document, 'method')}"
    if document.notes:
        yield "\n".join(f"- {escaped(note)}" for note in document.notes)
    if document.facts:
        numbered = enumerate(document.facts, 1)
        yield "\n".join(f"{at}. {_proof(fact)}" for at, fact in numbered)
    if document.disclaimer:
        yield "---"
        yield f"*{escaped(document.disclaimer)}*"


def _proof(fact: Fact) -> str:
    evidence, question = fact.evidence, fact.question
    parts = [
        f"{question.subject} {asked_of(fact)}, {question.session}",
        evidence.formula,
        "; ".join(map(witness_text, evidence.witnesses)),
        "; ".join(map(slice_text, evidence.slices)),
    ]
    told = ". ".join(escaped(part) for part in parts if part)
    return f"**{escaped(value_of(fact))}** {told}. Fact `{fact.id}`"


PART = Format(
    name="markdown",
    doc="A title, lists and paragraphs; charts as PNG beside the file.",
    suffix=".md",
    render=render,
    files=files,
)
