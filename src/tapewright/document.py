"""Marked text before any format: spans, sections, charts, and the document of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from tapewright.errors import DocumentError
from tapewright.model import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text and the fact it states, if any."""

    text: str
    fact: Fact | None = None


Line: TypeAlias = tuple[Span, ...]


def line_of(spans: Iterable[Span]) -> Line:
    """Return spans as a line: empty ones dropped, unmarked neighbours joined."""
    line: list[Span] = []
    for span in spans:
        if line and span.fact is None and line[-1].fact is None:
            line[-1] = Span(line[-1].text + span.text)
        elif span.text:
            line.append(span)
    return tuple(line)


def plain_text(line: Line) -> str:
    """Return a line without its marks."""
    return "".join(span.text for span in line)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of paragraphs; the lead's title is empty.

    Where it is `listed`, its paragraphs are the items of a list.
    """

    title: Line
    paragraphs: tuple[Line, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a chart: values by session, none missing."""

    label: str
    sessions: tuple[date, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal level in a chart."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as plain values; `charts.py` turns it into a picture.

    `name` is "price" (levels of one subject) or "relative" (percent since a base);
    `caption` is the text alternative; `shaded` the recap's own sessions in the context.
    """

    name: str
    title: str
    caption: str
    unit: str
    curves: tuple[Curve, ...]
    rules: tuple[Rule, ...] = ()
    shaded: tuple[date, date] | None = None


WORDS_A_MINUTE = 220
"""Silent reading of English non-fiction averages 238 words a minute (Brysbaert, 2019);
numbers read more slowly."""


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """An article or an audit report.

    Spans index `text`, which holds the title, key points and sections, not the notes.
    """

    subject: str
    session: date
    language: str
    edition: str
    title: Line
    key_points: tuple[Line, ...]
    sections: tuple[Section, ...]
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()
    disclaimer: str = ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that the text marks, once, in the order told."""
        told = [span.fact for line in self.lines() for span in line if span.fact]
        return tuple({fact.id: fact for fact in told}.values())

    def lines(self) -> Iterator[Line]:
        """Yield every line of the text, the title first."""
        yield self.title
        yield from self.key_points
        for section in self.sections:
            if section.title:
                yield section.title
            yield from section.paragraphs

    @property
    def text(self) -> str:
        """The text that spans index: a blank line between lines, no mark-up."""
        return "\n\n".join(plain_text(line) for line in self.lines())

    @property
    def words(self) -> int:
        """Words of the body: what stands below the key points."""
        lines = (
            line for part in self.sections for line in (part.title, *part.paragraphs)
        )
        return sum(len(plain_text(line).split()) for line in lines)

    @property
    def read_minutes(self) -> int:
        """Minutes to read the text, at least one."""
        return max(1, round(len(self.text.split()) / WORDS_A_MINUTE))

    def __str__(self) -> str:
        """The article as plain text."""
        return self.text

    __repr__ = __str__

    def to_json(self) -> dict[str, Any]:
        """Return the document as plain JSON values (the contract of `recap`)."""
        return {
            "subject": self.subject,
            "session": self.session.isoformat(),
            "language": self.language,
            "edition": self.edition,
            "title": plain_text(self.title),
            "key_points": [plain_text(line) for line in self.key_points],
            "sections": [
                {
                    "title": plain_text(section.title),
                    "paragraphs": [plain_text(line) for line in section.paragraphs],
                    "listed": section.listed,
                }
                for section in self.sections
            ],
            "facts": [fact.to_json() for fact in self.facts],
            "spans": list(self._span_offsets()),
            "text": self.text,
            "charts": [_chart_json(chart) for chart in self.charts],
            "notes": list(self.notes),
            "disclaimer": self.disclaimer,
            "read_minutes": self.read_minutes,
        }

    def _span_offsets(self) -> Iterator[dict[str, Any]]:
        at = 0
        for line in self.lines():
            for span in line:
                end = at + len(span.text)
                if span.fact:
                    yield {"start": at, "end": end, "fact": span.fact.id}
                at = end
            at += len("\n\n")

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Document:
        """Read a document back from plain JSON values.

        Raises:
            DocumentError: when a part is missing or does not fit the others.
        """
        try:
            lines = _marked_lines(data)
            return cls(
                subject=data["subject"],
                session=date.fromisoformat(data["session"]),
                language=data["language"],
                edition=data["edition"],
                title=next(lines),
                key_points=tuple(next(lines) for _ in data["key_points"]),
                sections=tuple(
                    Section(
                        title=next(lines) if section["title"] else (),
                        paragraphs=tuple(next(lines) for _ in section["paragraphs"]),
                        listed=bool(section.get("listed")),
                    )
                    for section in data["sections"]
                ),
                charts=tuple(_chart(chart) for chart in data["charts"]),
                notes=tuple(data["notes"]),
                disclaimer=data["disclaimer"],
            )
        except (
            KeyError,
            TypeError,
            ValueError,
            AttributeError,
            StopIteration,
        ) as error:
            raise DocumentError(
                f"this is not an article: {type(error).__name__} {error}".rstrip(),
                expected="the JSON that `tapewright recap --format json` writes",
            ) from error


def _marked_lines(data: Mapping[str, Any]) -> Iterator[Line]:
    facts = {fact["id"]: Fact.from_json(fact) for fact in data["facts"]}
    spans = iter([*data["spans"], None])
    span = next(spans)
    at = 0
    for text in data["text"].split("\n\n"):
        end, line = at + len(text), list[Span]()
        while span and span["start"] < end:
            line.append(Span(data["text"][at : span["start"]]))
            line.append(
                Span(data["text"][span["start"] : span["end"]], facts[span["fact"]])
            )
            at, span = span["end"], next(spans)
        line.append(Span(data["text"][at:end]))
        yield line_of(line)
        at = end + len("\n\n")


def _chart_json(chart: Chart) -> dict[str, Any]:
    return {
        "name": chart.name,
        "title": chart.title,
        "caption": chart.caption,
        "unit": chart.unit,
        "curves": [
            {
                "label": curve.label,
                "sessions": [day.isoformat() for day in curve.sessions],
                "values": list(curve.values),
            }
            for curve in chart.curves
        ],
        "rules": [{"label": rule.label, "value": rule.value} for rule in chart.rules],
        "shaded": [day.isoformat() for day in chart.shaded] if chart.shaded else None,
    }


def _chart(data: Mapping[str, Any]) -> Chart:
    shaded = data["shaded"]
    return Chart(
        name=data["name"],
        title=data["title"],
        caption=data["caption"],
        unit=data["unit"],
        curves=tuple(
            Curve(
                label=curve["label"],
                sessions=tuple(map(date.fromisoformat, curve["sessions"])),
                values=tuple(curve["values"]),
            )
            for curve in data["curves"]
        ),
        rules=tuple(Rule(**rule) for rule in data["rules"]),
        shaded=(date.fromisoformat(shaded[0]), date.fromisoformat(shaded[1]))
        if shaded
        else None,
    )
