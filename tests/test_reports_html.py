"""The report as a page: the text as it is, every claim marked, nothing fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapewright.report import STATUSES, Claim, Verdict
from tapewright.reports.as_html import article, fragment
from tapewright.reports.as_html.cards import SIGNS
from tapewright.reports.as_html.source import is_page, seen
from test_render import Page
from test_reports import CLOSE, TEXT, WEEK, WHOLE, report, told, verdict


@pytest.fixture(scope="module")
def html() -> str:
    return told("html", WHOLE)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


class Marked(Page):
    """A page's marked text, what its cards say left out."""

    def handle_data(self, data):
        """Gather what stands in the text."""
        if self.inside():
            self.text += data

    def inside(self) -> bool:
        """Say whether the parser is in the text and in no card."""
        return "tw-text" in self.classes() and "tw-proof" not in self.classes()

    def classes(self) -> list[str]:
        """Return the classes of every open element."""
        return [name for names in self.stack for name in names.split()]

    def __init__(self, text: str) -> None:
        """Read a text."""
        self.stack: list[str] = []
        super().__init__(text)

    def handle_starttag(self, tag, attrs):
        """Open an element, its classes with it."""
        super().handle_starttag(tag, attrs)
        if len(self.open) > len(self.stack):
            self.stack.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag):
        """Close the innermost element."""
        super().handle_endtag(tag)
        self.stack.pop()


def test_a_page_fetches_nothing_and_runs_nothing(html: str, page: Page) -> None:
    assert not re.search(r"https?:|//\w|@import|url\(", html)
    assert not page.named("script")
    assert not page.of("src")
    assert not page.of("style")
    assert not [key for _, attrs in page.tags for key in attrs if key.startswith("on")]
    policy = page.named("meta")[1]["content"]
    assert policy
    assert policy.startswith("default-src 'none'")


def test_ids_are_unique_and_references_lead_somewhere(page: Page) -> None:
    ids = page.of("id")
    assert len(ids) == len(set(ids))
    assert set(page.of("popovertarget")) <= set(ids)
    assert {link.removeprefix("#") for link in page.of("href")} <= set(ids)


def test_every_claim_is_a_mark_that_opens_a_card(page: Page) -> None:
    claims = [a for a in page.named("span") if "tw-claim" in (a.get("class") or "")]
    cards = [a for a in page.named("div") if "popover" in a]
    assert len(claims) == len(cards) == len(WHOLE.verdicts)
    reached = [a for a in page.named("button") if "tabindex" not in a]
    marks = [a for a in reached if "tw-mark" in (a["class"] or "")]
    assert [a["aria-label"] for a in marks][:3] == [
        "1.81%: contradicted",
        "2,448.77: supported",
        "rose 2.51%: convention",
    ]


def test_a_mark_has_a_sign_and_a_line_beside_its_colour(html: str, page: Page) -> None:
    assert set(SIGNS) == {*STATUSES, "suppressed"}
    assert len(set(SIGNS.values())) == len(SIGNS)
    signs = [a["data-sign"] for a in page.named("button") if a.get("data-sign")]
    assert signs == ["✗", "✓", "≈", "○", "…", "\u2013", "✗"]
    for name in SIGNS:
        assert re.search(rf"\.tw-{name} {{ --tw-hue: [^;]+; --tw-under: \w+; }}", html)


def test_the_summary_counts_and_corrects(page: Page) -> None:
    assert page.headings == [1, 2, 2, 2]
    for part in (
        "2 claims contradicted by the bars",
        "As of 2025-09-19",
        "✗2contradictedthe bars say something else",
        "1.81% → 2.16%The bars say +2.16%. Line 3",
        "The error turns the story round. Line 6",
        "\u20131suppressed",
        "Suppressedthe editor knows",
    ):
        assert part in page.text
    assert "a hypothesis. Line" not in page.text, "what is suppressed is no error"


def test_a_card_tells_the_proof(page: Page) -> None:
    for part in (
        "Proved+2.157226%",
        "Russell 2000, change, 2025-09-19",
        "the base: the week's first close (a slip): 1.812345",
        "1 number in 42 as precise would fit by chance.",
        "RUT 2025-09-12 close 2,397.06",
        "RUT close, 2025-09-12 to 2025-09-19, 6 rows",
        "from the last close & no other",
        WEEK.sentence,
    ):
        assert part in page.text


def test_findings_stand_apart_and_none_is_said_so(page: Page) -> None:
    apart = page.text.partition("Style and rules, apart from truth")[2]
    assert "Note · Line 6, plunged: Half a usual day." in apart
    assert "The whole text: There is none.Add it. rule.disclaimer, MiFID II" in apart
    assert "No finding." in told("html", report())
    assert "ompliant" not in told("html", report())


def test_an_outcome_claims_no_more_than_it_knows() -> None:
    assert "<h1>Nothing contradicted</h1>" in told("html", report(CLOSE))
    assert "<h1>No claims found</h1>" in told("html", report())
    bare = verdict("1.81%", "contradicted", "No bars admit it.")
    assert "<del><bdi>1.81%</bdi></del></p>" in told("html", report(bare))
    proved = replace(WEEK, corrected="")
    assert "</del> Proved: +2.157226%</p>" in told("html", report(proved))


def test_the_marked_text_is_the_text() -> None:
    assert Marked(told("html", WHOLE)).text == TEXT


LETTERS = st.text(st.sampled_from(" \n(\u201c.,)%a1<&>\u6771"), max_size=24)
SPANS = st.tuples(st.integers(0, 26), st.integers(0, 26), st.sampled_from(STATUSES))


@given(LETTERS, st.lists(SPANS, max_size=5))
def test_the_marked_text_is_any_text_under_any_claims(text, spans) -> None:
    verdicts = []
    for one, other, status in spans:
        start, end = sorted((one, other))
        verdicts.append(Verdict(Claim(start, end, text[start:end]), status, ""))
    # a page of its own is shown without its tags; here the text is prose
    given_report = report(*verdicts, text=f"-{text}")
    page = Marked(str(article(given_report)))
    assert page.text == f"-{text}"
    cards = [a for a in page.named("div") if "popover" in a]
    assert len(cards) == len(verdicts)
    opened = {a["popovertarget"] for a in page.named("button") if "data-sign" in a}
    assert opened == {card["id"] for card in cards}, "none is out of reach"


def test_of_claims_that_overlap_the_gravest_is_on_top() -> None:
    outer = verdict("gained 1.81% for the week", "unclear")
    same = verdict("1.81%", "unread")
    html = told("html", report(outer, WEEK, same))
    assert re.search(
        r"gained</button>.*?>1\.81%</button>.*?>for</button>.*?>week</button>", html
    )
    assert '<span class="tw-claim tw-unread"' in html, "hidden, so a sign behind"
    assert Marked(html).text == TEXT


def test_punctuation_is_bound_to_its_mark() -> None:
    text = "Up (1.81%), then."
    html = told("html", report(verdict("1.81%", "unread", text=text), text=text))
    assert re.search(r'tw-keep">\(<button[^>]*>1\.81%</button>\),</span>', html)


def test_the_source_of_a_page_is_shown_as_its_text() -> None:
    source = (
        "<!doctype html><html><head><title>Stocks</title><style>p{color:red}</style>"
        "</head>\n<body><p>The  index rose\n <b>1.81%</b> &amp; <i>more</i>.</p>"
        "<script>if (a < 2.5) {}</script><table><tr><td>RUT</td><td>+2.16%</td></tr>"
        "</table><!-- 9% --></body></html>"
    )
    assert is_page(source)
    one = verdict("1.81%", "unread", text=source)
    shown = Marked(told("html", report(one, text=source))).text
    words = "Stocks The index rose 1.81% & more. RUT +2.16%"
    assert " ".join(shown.split()) == words
    assert shown.startswith("Stocks\n\nThe")
    assert "\n\nRUT   +2.16%" in shown


def test_prose_that_speaks_of_tags_is_no_page() -> None:
    for prose in ("a <p> tag", "# Title\n\n<p>", "<3 stocks", "", "2 < 3 <p>"):
        assert not is_page(prose)
    assert is_page("\ufeff \n<!-- mine -->\n<P class=x>Up</P>")
    assert seen("a\x00b\r\n\x7f", page=False) == "a\u2400b\r\n\ufffd"


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<script>", "<p ", "&amp", "<p>", '<a "']
)
def test_a_hostile_page_is_read_in_linear_time(piece: str) -> None:
    assert seen(piece * 100_000, page=True) is not None


def test_several_reports_share_a_page(html: str) -> None:
    both = Page(told("html", WHOLE, WHOLE))
    ids = both.of("id")
    assert len(ids) == len(set(ids))
    assert both.headings == [1, 2, 3, 3, 3, 2, 3, 3, 3]
    assert len(both.named("main")) == 1


def test_a_notebook_shows_the_marked_text() -> None:
    shown = fragment(WHOLE)
    assert shown.startswith("<style>")
    assert Page(shown).headings == [2, 3, 3, 3]
    style = re.sub(r"/\*.*?\*/", "", shown.partition("</style>")[0], flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[{};])([^{};@]+)\{", style.removeprefix("<style>"))
    mine = [s.strip() for s in selectors if s.strip() not in ("from", "")]
    assert all(s.startswith((".tapewright", ".tw-audit")) for s in mine)
    assert unescape(shown) != shown
