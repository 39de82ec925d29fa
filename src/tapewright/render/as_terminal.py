"""The document for a terminal: wrapped, numbers set off, the price as a sparkline."""

from __future__ import annotations

import io
from math import isfinite
from typing import TYPE_CHECKING, Final

from tapewright.markup.words import day_in_words, word
from tapewright.model import Fact
from tapewright.render import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, RenderableType
    from rich.text import Text

    from tapewright.document import Chart, Document, Line

MEASURE: Final = 88
BARS: Final = "▁▂▃▄▅▆▇█"
SIGNED: Final = ("percent", "percentage_points", "points")


def render(document: Document) -> str:
    """Return the article as plain text at full measure, without any escape codes."""
    from rich.console import Console

    console = Console(
        file=io.StringIO(),
        width=MEASURE,
        color_system=None,
        force_terminal=False,
        force_jupyter=False,
    )
    show(document, console)
    drawn = console.file
    assert isinstance(drawn, io.StringIO)  # noqa: S101 - tells mypy, holds by the above
    lines = drawn.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def show(document: Document, console: Console) -> None:
    """Draw the article on a console, as wide as it is but no wider than 88."""
    width = min(console.width, MEASURE)
    for block in _blocks(document):
        console.print(block, width=width, highlight=False)


def _blocks(document: Document) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    gap = Text("")
    yield _marked(document.title, "bold")
    meta = (
        day_in_words(document, document.session),
        word(document, "minutes").format(document.read_minutes),
        word(document, "byline"),
    )
    yield Text(" · ".join(map(_clean, meta)), style="dim")
    yield gap
    for line in document.key_points:
        yield _hanging("•", _marked(line))
    for section in document.sections:
        yield gap
        if section.title:
            yield _marked(section.title, "bold")
        for at, line in enumerate(section.paragraphs):
            if section.listed:
                yield _hanging("•", _marked(line))
                continue
            if at:
                yield gap
            yield _marked(line)
    for chart in document.charts:
        if chart.name == "price" and chart.curves and chart.curves[0].values:
            yield gap
            yield from _sparkline(chart)
    yield gap
    yield from (_hanging("-", Text(_clean(n)), "dim") for n in document.notes)
    if document.disclaimer:
        yield Padding(Text(_clean(document.disclaimer)), (1, 0, 0, 0), style="dim")


def _clean(text: str) -> str:
    """Return text that cannot steer a terminal: no control characters in it."""
    return "".join(c if c.isprintable() else " " for c in text)


def _hanging(mark: str, text: Text, style: str = "") -> RenderableType:
    from rich.table import Table

    row = Table.grid(padding=(0, 1))
    row.add_row(mark, text, style=style)
    return row


def _marked(line: Line, style: str = "") -> Text:
    from rich.text import Text

    text = Text(style=style)
    for span in line:
        text.append(_clean(span.text), _accent(span.fact) if span.fact else "")
    return text


def _accent(fact: Fact) -> str:
    """Return a number's style: bold says it is proved, the colour only its sign."""
    if fact.unit not in SIGNED or not fact.number:
        return "bold"
    return "bold green" if fact.number > 0 else "bold red"


def _sparkline(chart: Chart) -> Iterator[Text]:
    from rich.text import Text

    values = [v for v in chart.curves[0].values if isfinite(v)]
    if not values:
        return
    first, last = f"{values[0]:,.2f}", f"{values[-1]:,.2f}"
    room = MEASURE - len(first) - len(last) - 2
    yield Text.assemble(
        f"{first} ", (spark(values[-room:]), "bold"), f" {last}", no_wrap=True
    )
    yield Text(_clean(chart.caption), style="dim")


def spark(values: Sequence[float]) -> str:
    """Return values as a row of bars, the lowest one eighth high."""
    low, high = min(values), max(values)
    scale = (len(BARS) - 1) / (high - low) if high > low else 0
    return "".join(BARS[round((value - low) * scale)] for value in values)


PART = Format(
    name="terminal",
    doc="For reading at the prompt; plain text when piped.",
    suffix=".txt",
    render=render,
    show=show,
)
