"""A document as HTML elements."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from tapewright.charts import NARROW, WIDE, svg
from tapewright.markup import proofs
from tapewright.markup.elements import Markup, element
from tapewright.markup.lines import marked
from tapewright.markup.words import day_in_words, direction, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.document import Chart, Document, Line, Section


@dataclass(frozen=True, slots=True)
class _Page:
    """A document on its way to markup: what begins its ids, and its title's level."""

    document: Document
    key: str
    level: int
    proofs: dict[str, tuple[str, int]]

    def heading(self, *children: str, below: int = 1, **attributes: str) -> Markup:
        """Return a heading, one level below the title's unless said otherwise."""
        return element(f"h{self.level + below}", *children, **attributes)

    def word(self, name: str) -> str:
        """Return one of the page's own words."""
        return word(self.document, name)

    def marked(self, line: Line) -> Markup:
        """Return a line, each number in it opening its proof."""
        return marked(line, self.proofs)


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
    page = _page(document, level)
    return element(
        "article",
        _header(page),
        _points(page),
        *_body(page),
        _method(page),
        _proofs(page),
        element("footer", element("p", document.disclaimer))
        if document.disclaimer
        else None,
        class_="tapewright",
        id=page.key,
        lang=document.language,
        dir=direction(document.language),
        aria_labelledby=f"{page.key}-title",
    )


def _page(document: Document, level: int) -> _Page:
    key = key_of(document)
    numbered = enumerate(document.facts, 1)
    named = {fact.id: (f"{key}-{fact.id}", at) for at, fact in numbered}
    return _Page(document, key, level, named)


def style(document: Document) -> Markup:
    """Return the style that an article needs, every rule of it under `.tapewright`."""
    folder = files(__name__)
    screen, paper = (
        folder.joinpath(name).read_text(encoding="utf-8")
        for name in ("article.css", "print.css")
    )
    return Markup(f"<style>\n{screen}{_hovers(_page(document, 1))}{paper}</style>")


def _hovers(page: _Page) -> str:
    """Return one rule a fact: CSS alone cannot tell which card a number names."""
    rules = ",\n".join(
        f'.tapewright:has([popovertarget="{ident}"].tw-fact:hover) '
        f'[id="{ident}"]:not(:popover-open)'
        for ident, _ in page.proofs.values()
    )
    if not rules:
        return ""
    shown = (
        "{display:block;position-anchor:--tw-hot;pointer-events:none;"
        "animation:tw-awaited .3s step-end}"
    )
    wide = "@media screen and (hover:hover) and (min-width:40rem)"
    return f"{wide}{{@supports (position-area:bottom){{\n{rules}{shown}\n}}}}\n"


def _header(page: _Page) -> Markup:
    document, session = page.document, page.document.session
    day = day_in_words(document, session)
    minutes = page.word("minutes").format(document.read_minutes)
    # isolated: where a language has no words of its own, English stands in its line
    kicker = element("bdi", page.word("kicker"))
    subject = element("bdi", document.subject)
    return element(
        "header",
        element("p", kicker, " \u00b7 ", subject, class_="tw-kicker"),
        page.heading(page.marked(document.title), below=0, id=f"{page.key}-title"),
        element(
            "p",
            element("time", day, datetime=session.isoformat()),
            element("bdi", minutes),
            element("bdi", page.word("byline")),
            class_="tw-meta",
        ),
    )


def _points(page: _Page) -> Markup | None:
    if not page.document.key_points:
        return None
    ident = f"{page.key}-points"
    lines = map(page.marked, page.document.key_points)
    return element(
        "section",
        page.heading(page.word("points"), id=ident),
        element("ul", *(element("li", line) for line in lines)),
        class_="tw-points",
        aria_labelledby=ident,
    )


def _body(page: _Page) -> Iterator[Markup]:
    """Yield the sections, each with its heading; charts after every other one."""
    figures = [_figure(page, at) for at, _ in enumerate(page.document.charts)]
    for at, section in enumerate(page.document.sections):
        yield _section(page, section)
        if at % 2 == 0 and figures:
            yield figures.pop(0)
    yield from figures


def _section(page: _Page, section: Section) -> Markup:
    item = "li" if section.listed else "p"
    lines = [element(item, page.marked(line)) for line in section.paragraphs]
    if section.listed:
        lines = [element("ul", *lines, class_="tw-list")]
    if not section.title:
        return element("div", *lines, class_="tw-lead")
    return element("section", page.heading(page.marked(section.title)), *lines)


def _figure(page: _Page, at: int) -> Markup:
    """Return a chart on two sheets: the page shows the one that fits its width."""
    chart = page.document.charts[at]
    sheets = (
        element("div", _inline(chart, size, f"{page.key}-{at}{name}"), class_=name)
        for name, size in (("tw-wide", WIDE), ("tw-narrow", NARROW))
    )
    return element(
        "figure",
        element("p", chart.title, class_="tw-charttitle"),
        *sheets,
        # the picture's own name says this already to those who do not see it
        element("figcaption", chart.caption, aria_hidden="true"),
    )


def _inline(chart: Chart, size: tuple[int, int], prefix: str) -> Markup:
    drawn = svg(chart, size=size, titled=False, prefix=prefix)
    return Markup(drawn.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1))


def _method(page: _Page) -> Markup | None:
    document, ident = page.document, f"{page.key}-method"
    if not (document.notes or document.facts):
        return None
    notes = element("ul", *(element("li", note) for note in document.notes))
    return element(
        "section",
        page.heading(page.word("method"), id=ident),
        element("p", page.word("hint"), class_="tw-hint") if document.facts else None,
        notes if document.notes else None,
        _table(page) if document.facts else None,
        class_="tw-method",
        aria_labelledby=ident,
    )


def _table(page: _Page) -> Markup:
    told = f"{page.word('facts')} ({len(page.document.facts)})"
    return element(
        "details",
        element("summary", told),
        element(
            "div",
            proofs.table(page.document),
            class_="tw-scroll",
            tabindex="0",
            role="group",
            aria_label=page.word("facts"),
            lang="en",
            dir="ltr",
        ),
    )


def _proofs(page: _Page) -> Markup | None:
    """Return one card a fact, however often it is told; English, as formulas are."""
    cards = [
        proofs.card(page.document, fact, page.proofs[fact.id][0])
        for fact in page.document.facts
    ]
    if not cards:
        return None
    return element("ol", *cards, class_="tw-proofs", lang="en", dir="ltr")
