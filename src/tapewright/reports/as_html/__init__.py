"""The audit as one page without a script: the text marked, each mark with its proof."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from tapewright import markup
from tapewright.markup.elements import Markup, element, joined
from tapewright.markup.proofs import value_of
from tapewright.render.as_html import FRAME, POLICY
from tapewright.report import STATUSES
from tapewright.reports import Format, lines_of, one_line, sentence, tally
from tapewright.reports.as_html.cards import SIGNS, fix, state
from tapewright.reports.as_html.marks import marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.report import Finding, Report, Verdict
    from tapewright.reports import Lines

MEANINGS: Final = {
    "contradicted": "the bars say something else",
    "unclear": "it can be read in two ways",
    "unread": "a number that nothing could read",
    "unverifiable": "no bars can bear it out",
    "convention": "right by another accepted convention",
    "supported": "the bars say the same",
    "suppressed": "not to be reported, with a reason",
}
SHEETS: Final = (
    (markup.__name__, "article.css"),
    (markup.__name__, "print.css"),
    (__name__, "audit.css"),
)


def many(reports: Sequence[Report], *, every: bool = False) -> str:
    """Return one page; several reports stand on it one after the other."""
    del every  # the text marks what is supported too
    title = f"Audit: {tally(reports)}"
    alone = len(reports) == 1
    articles = [
        article(report, level=1 if alone else 2, number=at)
        for at, report in enumerate(reports, 1)
    ]
    head = None if alone else element("h1", f"Audit of {len(reports):,} texts")
    page = element(
        "html",
        element("head", "\n", joined(_head(title), "\n"), "\n"),
        "\n",
        element("body", element("main", head, *articles, class_="frame")),
        lang="en",
    )
    return f"<!doctype html>\n{page}\n"


def _head(title: str) -> list[Markup]:
    width = "width=device-width, initial-scale=1"
    return [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name_="viewport", content=width),
        element("meta", name_="color-scheme", content="light dark"),
        element("title", title),
        Markup(FRAME),
        style(),
    ]


def style() -> Markup:
    """Return the style that a report needs: an article's, then its own."""
    sheets = (
        files(room).joinpath(name).read_text(encoding="utf-8") for room, name in SHEETS
    )
    return Markup(f"<style>\n{''.join(sheets)}</style>")


def fragment(report: Report) -> str:
    """Return a report for a notebook or another page: its style and its article."""
    return f"{style()}\n{article(report, level=2)}"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A report on its way to markup: what begins its ids, and its title's level."""

    report: Report
    lines: Lines
    key: str
    level: int

    def section(self, title: str, *children: str | None) -> Markup:
        """Return a section, its heading a level below the title's."""
        return element("section", element(f"h{self.level + 1}", title), *children)


def article(report: Report, *, level: int = 1, number: int = 1) -> Markup:
    """Return a report as one `<article>`, its title a heading of `level`.

    `number` keeps the ids apart of two reports of one text on one page.
    """
    name = repr((report.text, report.source, report.as_of, number))
    digest = hashlib.blake2b(name.encode(errors="surrogatepass"), digest_size=4)
    key = f"tw-{digest.hexdigest()}"
    sheet = _Sheet(report, lines_of(report.text), key, level)
    return element(
        "article",
        *_header(sheet),
        _wrong(sheet),
        _text(sheet),
        _findings(sheet),
        class_="tapewright tw-audit",
        id=key,
        lang="en",
    )


def _header(sheet: _Sheet) -> Iterator[Markup]:
    report = sheet.report
    day = report.as_of.isoformat()
    yield element(
        "header",
        element("p", "Audit \u00b7 ", _source(report), class_="tw-kicker"),
        element(f"h{sheet.level}", _outcome(report)),
        element(
            "p",
            element("span", "As of ", element("time", day, datetime=day)),
            element("span", _several(len(report.verdicts), "claim")),
            element("span", _several(len(report.findings), "finding")),
            class_="tw-meta",
        ),
    )
    found = Counter(state(verdict) for verdict in report.verdicts)
    counts = [_count(name, found[name]) for name in (*STATUSES, "suppressed")]
    yield element("ul", *filter(None, counts), class_="tw-counts")


def _source(report: Report) -> Markup:
    return element("bdi", one_line(report.source) or "text")


def _outcome(report: Report) -> str:
    """Return the conclusion; that nothing is contradicted proves nothing more."""
    wrong = len(_contradicted(report))
    if wrong:
        return f"{_several(wrong, 'claim')} contradicted by the bars"
    return "Nothing contradicted" if report.verdicts else "No claims found"


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _count(name: str, number: int) -> Markup | None:
    """Return a row that counts a state, and is the legend of its marks."""
    if not number:
        return None
    return element(
        "li",
        element("span", SIGNS[name], class_="tw-sign", aria_hidden="true"),
        element("b", f"{number:,}"),
        element("span", element("span", name, class_="tw-key")),
        element("span", MEANINGS[name], class_="tw-meaning"),
        class_=f"tw-{name}",
    )


def _contradicted(report: Report) -> list[tuple[int, Verdict]]:
    numbered = enumerate(report.verdicts)
    return [(at, v) for at, v in numbered if state(v) == "contradicted"]


def _wrong(sheet: _Sheet) -> Markup | None:
    items = [_correction(sheet, at, one) for at, one in _contradicted(sheet.report)]
    if not items:
        return None
    return sheet.section("What to correct", element("ol", *items, class_="tw-wrong"))


def _correction(sheet: _Sheet, at: int, verdict: Verdict) -> Markup:
    claim = verdict.claim
    line = sheet.lines.place(claim.start, claim.end).line
    right = fix(verdict)
    if right is None:
        proved = f" Proved: {value_of(verdict.fact)}" if verdict.fact else None
        said = element("del", element("bdi", one_line(claim.quote)))
        right = element("p", said, proved, class_="tw-fix")
    return element(
        "li",
        right,
        element(
            "p",
            f"{sentence(verdict.because)} ",
            "The error turns the story round. " if verdict.flips else None,
            element("a", f"Line {line:,}", href=f"#{sheet.key}-{at}-at"),
        ),
    )


def _text(sheet: _Sheet) -> Markup:
    hint = "Select a marked figure to see its proof."
    return sheet.section(
        "The text, marked",
        element("p", hint, class_="tw-hint") if sheet.report.verdicts else None,
        element("div", marked(sheet.report, sheet.key), class_="tw-text", dir="auto"),
    )


def _findings(sheet: _Sheet) -> Markup:
    title = "Style and rules, apart from truth"
    items = [_finding(sheet, one) for one in sheet.report.findings]
    if not items:
        return sheet.section(title, element("p", "No finding."))
    return sheet.section(title, element("ul", *items, class_="tw-findings"))


def _finding(sheet: _Sheet, finding: Finding) -> Markup:
    line = sheet.lines.place(finding.start, finding.end).line
    where = f"Line {line:,}" if finding.end > finding.start else "The whole text"
    quote = joined((", ", element("q", element("bdi", one_line(finding.quote)))))
    hidden = f"Suppressed: {one_line(finding.suppressed)}. "
    return element(
        "li",
        element("b", finding.severity.capitalize()),
        f" \u00b7 {where}",
        quote if finding.quote else None,
        ": ",
        sentence(finding.because),
        element(
            "p",
            hidden if finding.suppressed else None,
            f"{sentence(finding.remedy)} " if finding.remedy else None,
            element("code", one_line(finding.rule)),
            f", {one_line(finding.source)}" if finding.source else None,
        ),
    )


PART = Format(
    name="html",
    doc="One self-contained page: the text marked, every mark with its proof.",
    suffix=".html",
    many=many,
)
