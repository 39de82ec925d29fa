"""A document as HTML elements."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from tapewright.charts import NARROW, WIDE, svg
from tapewright.markup import proofs
from tapewright.markup.elements import Markup, element, joined
from tapewright.markup.words import day_in_words, direction, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.document import Chart, Document, Line, Section, Span


def key_of(document: Document) -> str:
    """Return what begins every id of a document, so that two can share a page."""
    name = (document.subject, document.session, document.edition, document.language)
    digest = hashlib.blake2b(repr((name, document.text)).encode(), digest_size=4)
    return f"tw-{digest.hexdigest()}"


def article(document: Document, *, level: int = 1) -> Markup:
    """Return a document as one `<article>`, its title a heading of `level`.

    A marked number is a button that opens its proof: by tap, by keyboard, without a
    script. Hovering shows the proof where the browser can place it beside the number.
    """
    key = key_of(document)
    return element(
        "article",
        _header(document, level),
        _points(document, level),
        *_body(document, level),
        _method(document, level),
        element(
            "ol",
            *(
                proofs.card(document, fact, f"{key}-{fact.id}")
                for fact in document.facts
            ),
            class_="tw-proofs",
            role="presentation",
            lang="en",
            dir="ltr",
        ),
        _footer(document),
        class_="tapewright",
        id=key,
        lang=document.language,
        dir=direction(document.language),
        aria_labelledby=f"{key}-title",
    )


def style(document: Document) -> Markup:
    """Return the style that an article needs, every rule of it under `.tapewright`."""
    sheet = files(__name__).joinpath("article.css").read_text(encoding="utf-8")
    return Markup(f"<style>\n{sheet}{_hovers(document)}</style>")


def _hovers(document: Document) -> str:
    """Return one rule a fact: CSS alone cannot tell which card a number names."""
    key = key_of(document)
    pairs = (
        f'.tapewright:has([popovertarget="{ident}"].tw-fact:hover) [id="{ident}"]'
        for ident in (f"{key}-{fact.id}" for fact in document.facts)
    )
    rules = ",\n".join(f"{pair}:not(:popover-open)" for pair in pairs)
    if not rules:
        return ""
    shown = "{display:block;position-anchor:--tw-hot;pointer-events:none}"
    wide = "@media screen and (hover:hover) and (min-width:40rem)"
    return f"{wide}{{@supports (position-area:bottom){{\n{rules}{shown}\n}}}}\n"


def _header(document: Document, level: int) -> Markup:
    session = document.session
    return element(
        "header",
        element(
            "p",
            word(document, "kicker"),
            " \u00b7 ",
            element("bdi", document.subject),
            class_="tw-kicker",
        ),
        element(
            f"h{level}",
            _spans(document, document.title),
            id=f"{key_of(document)}-title",
        ),
        element(
            "p",
            element(
                "time", day_in_words(document, session), datetime=session.isoformat()
            ),
            *_byline(document),
            class_="tw-meta",
        ),
    )


def _byline(document: Document) -> Iterator[Markup]:
    minutes = word(document, "minutes").format(document.read_minutes)
    yield element("span", minutes)
    yield element("span", word(document, "byline"))


def _points(document: Document, level: int) -> Markup | None:
    if not document.key_points:
        return None
    ident = f"{key_of(document)}-points"
    items = (element("li", _spans(document, line)) for line in document.key_points)
    return element(
        "section",
        element(f"h{level + 1}", word(document, "points"), id=ident),
        element("ul", *items),
        class_="tw-points",
        aria_labelledby=ident,
    )


def _body(document: Document, level: int) -> Iterator[Markup]:
    """Yield the sections, each with its heading; charts after every other one."""
    sections = [_section(document, part, level) for part in document.sections]
    figures = [_figure(document, chart) for chart in document.charts]
    for at, section in enumerate(sections):
        yield section
        if at % 2 == 0 and figures:
            yield figures.pop(0)
    yield from figures


def _section(document: Document, section: Section, level: int) -> Markup:
    title = _spans(document, section.title) if section.title else None
    return element(
        "section" if title else "div",
        element(f"h{level + 1}", title) if title else None,
        *(element("p", _spans(document, line)) for line in section.paragraphs),
        class_=None if title else "tw-lead",
    )


def _spans(document: Document, line: Line) -> Markup:
    return joined(_span(document, span) for span in line)


def _span(document: Document, span: Span) -> Markup | str:
    if not span.fact:
        return span.text
    ids = [fact.id for fact in document.facts]
    return element(
        "button",
        element("bdi", span.text),
        type="button",
        class_="tw-fact",
        popovertarget=f"{key_of(document)}-{span.fact.id}",
        data_n=str(ids.index(span.fact.id) + 1),
    )


def _figure(document: Document, chart: Chart) -> Markup:
    """Return a chart on two sheets: the page shows the one that fits its width."""
    at = document.charts.index(chart)
    sheets = (
        element(
            "div",
            Markup(_inline(chart, size, f"{key_of(document)}-{at}-{name}")),
            class_=f"tw-{name}",
        )
        for name, size in (("wide", WIDE), ("narrow", NARROW))
    )
    return element(
        "figure",
        element("p", chart.title, class_="tw-charttitle"),
        *sheets,
        # the picture's own name says this already to those who do not see it
        element("figcaption", chart.caption, aria_hidden="true"),
    )


def _inline(chart: Chart, size: tuple[int, int], prefix: str) -> str:
    drawn = svg(chart, size=size, titled=False, prefix=prefix)
    return drawn.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)


def _method(document: Document, level: int) -> Markup:
    ident = f"{key_of(document)}-method"
    return element(
        "section",
        element(f"h{level + 1}", word(document, "method"), id=ident),
        element("p", word(document, "hint"), class_="tw-hint")
        if document.facts
        else None,
        element("ul", *(element("li", note) for note in document.notes))
        if document.notes
        else None,
        element(
            "details",
            element("summary", f"{word(document, 'facts')} ({len(document.facts)})"),
            element("div", proofs.table(document), class_="tw-scroll", tabindex="0"),
            lang="en",
            dir="ltr",
        )
        if document.facts
        else None,
        class_="tw-method",
        aria_labelledby=ident,
    )


def _footer(document: Document) -> Markup | None:
    if not document.disclaimer:
        return None
    return element("footer", element("p", document.disclaimer))
