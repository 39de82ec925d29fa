"""The laws of reading: what we write audits clean, and one wrong number is found.

Articles of our own are drawn over all weeks and days of the sample's twenty years. What
is read is plain text, so nothing but the words tells the reader what a number states.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import tapewright
from tapewright.document import plain_text
from tapewright.errors import TapewrightError
from tapewright.model import Dated, Fact, Stated
from tapewright.render import shape

if TYPE_CHECKING:
    from tapewright.document import Document
    from tapewright.report import Report, Verdict

FIRST, LAST = date(1999, 6, 1), date(2018, 12, 31)
"""Days of the sample with some months behind them."""
law = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
articles_law = settings(
    law,
    max_examples=25,
)


@lru_cache(maxsize=256)
def written(edition: str, symbol: str, day: date) -> Document | None:
    """Write an article, None where there is nothing to write it from."""
    span = "week" if edition == "feature" else "day"
    whose = ["GSPC", "IXIC"] if edition == "card" else symbol
    try:
        return tapewright.recap(whose, edition=edition, bars="sample", **{span: day})
    except TapewrightError:
        return None


@lru_cache(maxsize=512)
def audited(text: str, day: date, form: str = "text") -> Report:
    return tapewright.audit(text, as_of=day, bars="sample", form=form)


def days() -> st.SearchStrategy[date]:
    """Draw weekdays: shrinking ends at an early one."""
    every = st.integers(0, (LAST - FIRST).days).map(lambda n: FIRST + timedelta(n))
    return every.filter(lambda day: day.weekday() < 5)


class Asked(NamedTuple):
    """An article that is asked for."""

    edition: str
    symbol: str
    day: date

    def __call__(self) -> Document:
        """Write it; days without a session are passed over."""
        found = written(*self)
        assume(found is not None)
        return found


def articles(*editions: str) -> st.SearchStrategy[Asked]:
    """Draw an article of ours, asked for and not written yet."""
    which = st.sampled_from(editions or ("feature", "stats", "card"))
    return st.builds(Asked, which, st.sampled_from(("GSPC", "IXIC")), days())


def marked(document: Document) -> list[tuple[int, int, Fact]]:
    """Return where an article states which fact."""
    out, at = [], 0
    for line in document.lines():
        for span in line:
            if span.fact:
                out.append((at, at + len(span.text), span.fact))
            at += len(span.text)
        at += 2
    return out


# Law 4: our own article audits clean.


@articles_law
@given(asked=articles())
def test_law_4_our_own_article_audits_clean(asked: Asked):
    document = asked()
    report = audited(document.text, document.session)
    amiss = [
        (verdict.claim.quote, verdict.status, verdict.because)
        for verdict in report.verdicts
        if verdict.status != "supported"
    ]
    assert not amiss
    assert report.verdicts
    assert not report.findings


DIGITS: Final = re.compile(r"[\d,.]*\d")
EXACT: Final = re.compile(r"\d[\d,]*\.\d+")
"""Figures with decimals: those without may be days of a month or names of spans."""


@articles_law
@given(asked=articles())
def test_law_4_no_figure_of_ours_is_passed_over(asked: Asked):
    document = asked()
    report = audited(document.text, document.session)
    read = [(v.claim.start, v.claim.end) for v in report.verdicts]
    loose = [
        met[0]
        for met in EXACT.finditer(document.text)
        if not any(start < met.end() and met.start() < end for start, end in read)
    ]
    assert not loose


@settings(articles_law, max_examples=8)
@given(asked=articles("feature"), form=st.sampled_from(("markdown", "html")))
def test_law_4_holds_for_pages_of_ours_in_any_format(asked: Asked, form: str):
    document = asked()
    plain = audited(document.text, document.session)
    report = audited(shape(form).render(document), document.session, form)
    assert report.counts["contradicted"] == 0
    assert report.counts["supported"] >= plain.counts["supported"]


# Law 3: what we say is read back as the same question, within its step.


@articles_law
@given(asked=articles())
def test_law_3_what_we_mark_is_read_as_the_same_question(asked: Asked):
    document = asked()
    report = audited(document.text, document.session)
    for start, end, fact in marked(document):
        held = [
            v for v in report.verdicts if v.claim.start < end and start < v.claim.end
        ]
        if not held:
            continue  # what a word says is not read alone ("the rally")
        assert any(same(v, fact) for v in held), (
            document.text[start:end],
            fact.question,
        )


def same(verdict: Verdict, fact: Fact) -> bool:
    """Return whether a claim is of a fact, or of one that states the same value.

    A week's low is a support too; a change may be told with the level it began at.
    """
    question, stated = verdict.claim.question, verdict.claim.stated
    if question is None or question == fact.question:
        return question is not None
    if question.kind == fact.question.kind == "change":
        return False
    if isinstance(stated, Stated) and not isinstance(fact.value, (date, str)):
        values = [fact.value, abs(fact.value)]
        values += [witness.value for witness in fact.evidence.witnesses]
        return any(map(stated.admits, values))
    if isinstance(stated, Dated) and isinstance(fact.value, date):
        return stated.admits(fact.value)
    return verdict.status == "supported"


# Law 5: one number changed is found, and nothing else is accused.


@settings(articles_law, max_examples=60)
@given(data=st.data())
def test_law_5_one_wrong_number_is_contradicted(data: st.DataObject):
    document = data.draw(articles(), label="article")()
    text, report = document.text, audited(document.text, document.session)
    sure = [v for v in report.verdicts if decimal(v)]
    assume(sure)
    verdict = data.draw(st.sampled_from(sure), label="claim")
    figure = DIGITS.search(verdict.claim.quote)
    at = data.draw(st.sampled_from(nonzero(figure[0])), label="digit")
    wrong = turned(figure[0], at)
    start = verdict.claim.start + figure.start()
    false = audited(text[:start] + wrong + text[start + len(wrong) :], document.session)
    (found,) = [v for v in false.verdicts if v.claim.start <= start < v.claim.end]
    assert found.status in ("contradicted", "unclear"), (
        found.claim.quote,
        found.because,
    )
    if near(verdict, figure[0], wrong):
        assert found.status == "contradicted", (found.claim.quote, found.because)
    others = [v for v in false.verdicts if v.claim.start != found.claim.start]
    told = numbers_of(found)
    accused = [v.claim.quote for v in others if v.status == "contradicted"]
    assert not accused, (accused, told)


def decimal(verdict: Verdict) -> bool:
    """Return whether a claim prints two decimals: enough for one digit to tell."""
    stated = verdict.claim.stated
    return (
        isinstance(stated, Stated)
        and stated.bound == "="
        and bool(re.search(r"\d\.\d", verdict.claim.quote))
        and verdict.status == "supported"
    )


def nonzero(figure: str) -> list[int]:
    """Return the places of digits, but for the last, which may be within the slack."""
    places = [at for at, sign in enumerate(figure) if sign.isdigit()]
    return places[:-1]


def turned(figure: str, at: int) -> str:
    """Return a figure with one digit made another, never a leading zero."""
    other = str((int(figure[at]) + 4) % 9 + 1)
    return figure[:at] + other + figure[at + 1 :]


def near(verdict: Verdict, figure: str, wrong: str) -> bool:
    """Return whether a wrong level is still near enough not to be another's."""
    true, false = (float(one.replace(",", "")) for one in (figure, wrong))
    level = verdict.fact is not None and verdict.fact.unit == "level"
    return not level or 0.9 < false / true < 1.1


def numbers_of(verdict: Verdict) -> str:
    return f"{verdict.claim.quote}: {verdict.because}"


OPPOSITES: Final = {"rose": "fell", "fell": "rose", "gained": "lost", "lost": "gained"}


@settings(articles_law, max_examples=40)
@given(asked=articles("card"), data=st.data())
def test_law_5_one_wrong_direction_is_contradicted(asked: Asked, data):
    document = asked()
    text = document.text
    told = r"\b(rose|fell|gained|lost) (?=[\d.,]+ points)"
    verbs = list(re.finditer(told, text))
    assume(verbs)
    verb = data.draw(st.sampled_from(verbs), label="verb")
    false = text[: verb.start(1)] + OPPOSITES[verb[1]] + text[verb.end(1) :]
    report = audited(false, document.session)
    wrong = [v for v in report.verdicts if v.status == "contradicted"]
    line = f"{text}\n".index("\n", verb.end()) + len(false) - len(text)
    assert wrong
    assert wrong[0].flips
    assert all(verb.start() <= v.claim.start < line for v in wrong)


# What holds of any text.

UNRELATED: Final = (
    "The committee meets on Tuesdays.",
    "Our editors choose the pictures with care, and readers write to us about them.",
    "She has lived by the sea for years and knows every boat in the harbour.",
    "Bring bread, butter and a little salt.",
    "The museum opens at nine and closes at five.",
)
WORDS: Final = st.sampled_from(
    (
        *(
            "the",
            "garden",
            "has",
            "had",
            "of",
            "in",
            "and",
            "five",
            "seven",
            "12",
            "40%",
        ),
        *("rose", "fell", "gained", "3.5", "kilometres", "a", "loss", "since", "May"),
        *("2018", "to", "from", "up", "down", "record", "week", "1,250", "streak", "."),
        *(",", "third", "straight", "half", "points", "at", "by", "is", "better", "%"),
    )
)


@law
@given(words=st.lists(WORDS, max_size=40))
@example(["the", "garden", "rose", "to", "a", "record", "1,250", "in", "May", "."])
def test_a_text_without_a_market_is_never_accused(words: list[str]):
    report = audited(" ".join(words), LAST)
    assert report.counts["contradicted"] == 0
    assert report.counts["supported"] == 0


@settings(articles_law, max_examples=10)
@given(asked=articles())
def test_two_audits_of_a_text_are_one(asked: Asked):
    document = asked()
    first = audited(document.text, document.session)
    again = tapewright.audit(
        document.text, as_of=document.session, bars="sample", form="text"
    )
    assert again.to_json() == first.to_json()


PIECES: Final = st.sampled_from(
    (
        *("The S&P 500", "the Nasdaq", "It", "the index", "Apple", "oil", "The Dow"),
        *("rose", "fell", "was flat", "gained", "lost", "closed at", "hit", "snapped"),
        *("0.5%", "2,485.74", "3 points", "a record", "five", "-3.09", "(+0.1%)", "12"),
        *("for the week", "on Friday", "since May", "in 2018", "so far this year"),
        *(",", ".", "and", "or", "to", "from", "by", "while", "its", "third straight"),
        *("\n\n", "\n- ", "\n# ", "|", ";", "(", ")", '"', "respectively", "if", "not"),
        *(
            "<b>",
            "</p>",
            "&amp;",
            "\u2212",
            "\u00a0",
            "\u202e",
            "\x00",
            "\ufeff",
            "1/2",
        ),
    )
)
TEXTS: Final = st.one_of(
    st.text(max_size=120), st.lists(PIECES, max_size=30).map(" ".join)
)


@settings(law, max_examples=200)
@given(text=TEXTS, form=st.sampled_from(("text", "markdown", "html")))
def test_claims_lie_in_the_text_in_order_and_do_not_overlap(text: str, form: str):
    report = audited(text, LAST, form)
    assert report.text == text
    ends: Counter[tuple[int, int]] = Counter()
    for verdict in report.verdicts:
        claim = verdict.claim
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.quote == text[claim.start : claim.end]
        ends[claim.start, claim.end] += 1
    assert max(ends.values(), default=1) == 1
    places = sorted(ends)
    assert [(v.claim.start, v.claim.end) for v in report.verdicts] == places
    for (_, end), (start, _) in pairwise(places):
        assert end <= start
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]


@settings(articles_law, max_examples=20)
@given(asked=articles(), before=st.sampled_from(UNRELATED))
def test_a_paragraph_of_something_else_before_it_moves_claims_and_no_more(
    asked: Asked, before: str
):
    document = asked()
    lead = f"{before}\n\n"
    body = plain_text(document.title) + document.text[len(plain_text(document.title)) :]
    alone = audited(body, document.session)
    led = audited(lead + body, document.session)
    assert [
        (v.claim.start - len(lead), v.claim.end - len(lead), v.status, v.claim.question)
        for v in led.verdicts
    ] == [
        (v.claim.start, v.claim.end, v.status, v.claim.question) for v in alone.verdicts
    ]


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ufeff", "."])
def test_nothing_is_read_from_nothing(text: str):
    report = audited(text, LAST)
    assert report.verdicts == ()
    assert report.holds
