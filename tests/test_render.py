"""Formats: every number with its proof, no text taken for markup, nothing fetched."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from rich.console import Console

from tapewright import doors, render
from tapewright.document import Chart, Curve, Document, Section, Span
from tapewright.markup import article, key_of
from tapewright.markup.elements import Markup, element
from tapewright.model import Evidence, Fact, Question, Rarity, Slice, Witness
from tapewright.render.as_markdown import escaped

FRIDAY, BASE = date(2025, 9, 19), date(2025, 9, 12)
HOSTILE = '<script>alert("1")</script> & S&amp;P *500* _a_ [x](y) $1$ \x1b[31m'


def fact(kind: str, value: str, unit: str, **args: str) -> Fact:
    question = Question(kind, "RUT", FRIDAY, tuple(sorted(args.items())))
    evidence = Evidence(
        formula="(close / the last close before the <week> began - 1) x 100",
        convention="from the last close & no other",
        slices=(Slice("RUT", "close", BASE, FRIDAY, 6, ((2025, "ab12"),)),),
        witnesses=(
            Witness("RUT", BASE, "close", Decimal("2397.06")),
            Witness("RUT", FRIDAY, "close", Decimal("2448.77")),
        ),
        version=12,
    )
    found = date.fromisoformat(value) if unit == "date" else Decimal(value)
    return Fact(question, found, unit, evidence, Rarity(1, 9, "day", date(2025, 9, 1)))


WEEK = fact("change", "2.157226", "percent", span="week")
DAY = fact("change", "-0.767111", "percent", span="day")
CLOSE = fact("close", "2448.77", "level")
SINCE = fact("record_since", "2021-11-08", "date")


def document(language: str = "en", text: str = HOSTILE) -> Document:
    days = (BASE, date(2025, 9, 18), FRIDAY)
    return Document(
        subject="RUT",
        session=FRIDAY,
        language=language,
        edition="feature",
        title=(Span("Russell 2000 up "), Span("2.16%", WEEK), Span(f", {text}")),
        key_points=(
            (Span("It "), Span("fell 0.77%", DAY), Span(" on Friday.")),
            (Span("First record since "), Span("November 8, 2021", SINCE), Span(".")),
        ),
        sections=(
            Section(
                (),
                (
                    (
                        Span("Up ("),
                        Span("2.16%", WEEK),
                        Span("), to "),
                        Span("2,448.77", CLOSE),
                        Span("."),
                    ),
                ),
            ),
            Section((Span("Behind"),), ((Span(text),), (Span("- not a list"),))),
        ),
        charts=(
            Chart(
                name="price",
                title=f"Prices {text}",
                caption=f"Closes {text}",
                unit="level",
                curves=(Curve("RUT", days, (2397.06, 2467.70, 2448.77)),),
                shaded=(days[1], FRIDAY),
            ),
            Chart(
                name="relative",
                title="Peers",
                caption="Percent",
                unit="percent",
                curves=(Curve("RUT", days, (0.0, 2.9, 2.2)),),
            ),
        ),
        notes=("Prices, not total returns.", text),
        disclaimer="This is no advice.",
    )


VOID = {"meta", "br", "hr", "img", "link"}
HEADINGS = re.compile(r"h[1-6]")


class Page(HTMLParser):
    """What a page holds; it fails on an element that is not closed where it should."""

    def __init__(self, text: str) -> None:
        """Read a text."""
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """Open an element."""
        self.tags.append((tag, dict(attrs)))
        if HEADINGS.fullmatch(tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            assert not (tag in ("p", "button") and tag in self.open), "not to be nested"
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Note an element closed at once, as in a drawing."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        """Close the innermost element."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Gather what is shown."""
        if "style" not in self.open:
            self.text += data

    def of(self, name: str) -> list[str]:
        """Return every value of an attribute."""
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of a name."""
        return [attrs for found, attrs in self.tags if found == tag]


@pytest.fixture(scope="module")
def html() -> str:
    return render.shape("html").render(document())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


@pytest.fixture(scope="module")
def fragment() -> str:
    return render.shape("fragment").render(document())


def test_every_part_of_the_door_is_a_format() -> None:
    for name, part in doors.parts(render.DOOR).items():
        assert isinstance(part, render.Format)
        assert name == f"as_{part.name}"
        assert part.doc
        assert part.suffix.startswith(".")


def test_a_page_fetches_nothing_and_runs_nothing(html: str, page: Page) -> None:
    assert not re.search(r"https?:|//\w|@import|url\((?!#)", html)
    assert not page.named("script")
    assert not page.of("src")
    assert all(link.startswith("#") for link in page.of("href"))
    assert not [key for _, attrs in page.tags for key in attrs if key.startswith("on")]
    policy = page.named("meta")[1]["content"]
    assert policy
    assert policy.startswith("default-src 'none'")


def test_hostile_text_stays_text(html: str, page: Page) -> None:
    assert "<script" not in html
    assert HOSTILE in page.text


def test_ids_are_unique_and_references_lead_somewhere(page: Page) -> None:
    ids = page.of("id")
    assert len(ids) == len(set(ids))
    assert set(page.of("popovertarget")) <= set(ids)
    assert set(page.of("aria-labelledby")) <= set(ids)


def test_every_number_opens_its_proof_and_each_proof_stands_once(page: Page) -> None:
    cards = [a["id"] for a in page.named("li") if "popover" in a]
    wanted = [f"{key_of(document())}-{f.id}" for f in document().facts]
    assert cards == wanted
    told = [a for a in page.named("button") if a.get("class") == "tw-fact"]
    assert len(told) == 5, "the week's change is told twice"
    for part in ("+2.157226%", "\u22120.767111%", "RUT 2025-09-12 close 2,397.06"):
        assert part in page.text
    for one in document().facts:
        assert one.id in page.text
        assert one.evidence.digest[:12] in page.text
        assert one.evidence.convention in page.text


def test_punctuation_is_bound_to_its_number(html: str) -> None:
    assert re.search(
        r'class="tw-keep">\(<button[^>]*><bdi>2.16%</bdi></button>\),', html
    )


def test_headings_are_a_tree(page: Page, fragment: str) -> None:
    assert page.headings[0] == 1
    assert set(page.headings[1:]) == {2}
    assert Page(fragment).headings[0] == 2
    assert set(Page(fragment).headings[1:]) == {3}


def test_a_page_has_landmarks_time_and_names(page: Page) -> None:
    assert len(page.named("main")) == len(page.named("article")) == 1
    assert {"datetime": "2025-09-19"} in page.named("time")
    assert "Written by a program" in page.text
    assert "1 min read" in page.text
    assert all(a.get("role") == "img" for a in page.named("svg"))
    buttons = [a for a in page.named("button") if a["class"] == "tw-close"]
    assert all(a["aria-label"] for a in buttons)


def test_a_page_is_of_moderate_size(html: str) -> None:
    assert len(html.encode()) < 80_000


@pytest.mark.parametrize(
    ("language", "way"), [("en", "ltr"), ("he", "rtl"), ("ar", "rtl"), ("de", "ltr")]
)
def test_a_page_runs_as_its_language_does(language: str, way: str) -> None:
    told = replace(document(language, "\u05e9\u05d1\u05d5\u05e2"), charts=())
    text = article(told)
    head = Page(text).named("article")[0]
    assert (head["lang"], head["dir"]) == (language, way)
    assert "<bdi>2.16%</bdi>" in text


def test_the_style_is_the_article_own(fragment: str) -> None:
    style = re.sub(r"/\*.*?\*/", "", fragment.partition("</style>")[0], flags=re.DOTALL)
    assert fragment.startswith("<style>")
    selectors = re.findall(r"(?:^|[{};])([^{};@]+)\{", style.removeprefix("<style>"))
    mine = [s.strip() for s in selectors if s.strip() not in ("from", "")]
    assert len(mine) > 50
    assert all(s.startswith(".tapewright") for s in mine), mine
    sides = r"(margin|padding|border)-(left|right)|text-align:\s*(left|right)"
    assert not re.search(sides, style)


def test_two_fragments_share_a_page(fragment: str) -> None:
    told = replace(document(text="Another week"), charts=document().charts[:1])
    other = render.shape("fragment").render(told)
    ids = Page(fragment + other).of("id")
    assert len(ids) == len(set(ids))


def test_json_out_and_in_is_identity() -> None:
    text = render.shape("json").render(document())
    assert Document.from_json(json.loads(text)) == document()
    assert text.endswith("}\n")


def test_markdown_shows_text_as_it_is() -> None:
    assert escaped("S&P *a* _b_ $1 <i> &lt; [x]") == (
        r"S&P \*a\* \_b\_ \$1 \<i\> \&lt; \[x\]"
    )
    assert escaped("2025. A year") == r"2025\. A year"
    assert escaped("- a\n# b") == r"\- a \# b"
    text = render.shape("markdown").render(document())
    assert "\n# " not in text
    assert text.startswith("# Russell 2000 up 2.16%, \\<script")
    assert "![" not in text, "a pipe has no pictures beside it"
    assert all(f"Fact `{one.id}`" in text for one in document().facts)


def test_markdown_has_its_pictures_beside_it() -> None:
    form = render.shape("markdown")
    written = render.files(form, document(), "recap.md")
    assert list(written) == ["recap.md", "recap-price.png", "recap-relative.png"]
    assert b"(<recap-price.png>)" in written["recap.md"]
    assert written["recap-price.png"].startswith(b"\x89PNG")
    page = render.files(render.shape("html"), document(), "recap.html")
    assert list(page) == ["recap.html"]


def test_a_terminal_text_is_plain_when_piped() -> None:
    text = render.shape("terminal").render(document())
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 88
    assert "fell 0.77%" in text
    assert "2,397.06 ▁█▆ 2,448.77" in text
    assert "This is no advice." in text


@pytest.mark.parametrize("width", [30, 50, 200])
def test_a_terminal_is_drawn_in_colour_within_its_width(width: int) -> None:
    drawn = io.StringIO()
    console = Console(
        file=drawn, width=width, force_terminal=True, color_system="standard"
    )
    show = render.shape("terminal").show
    assert show
    show(document(), console)
    assert "\x1b[1;31mfell 0.77%" in drawn.getvalue()
    bare = re.sub(r"\x1b\[[\d;]*m", "", drawn.getvalue())
    assert "\x1b" not in bare, "a text cannot steer the terminal"
    assert max(map(len, bare.splitlines())) <= min(width, 88)


def test_an_element_escapes_what_is_not_markup() -> None:
    made = element("p", "<&>", Markup("<b>x</b>"), None, class_='"', hidden=True)
    assert made == '<p class="&quot;" hidden>&lt;&amp;&gt;<b>x</b></p>'


def test_an_empty_document_is_a_page() -> None:
    bare = Document("RUT", FRIDAY, "xx", "card", (Span("Quiet"),), (), ())
    for name in ("html", "fragment", "markdown", "terminal", "json"):
        assert "Quiet" in render.shape(name).render(bare)
