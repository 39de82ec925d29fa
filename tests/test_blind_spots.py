"""The page on what the auditor cannot see is true: each of its examples is audited."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import tapewright as tw
from tapewright.errors import TapewrightError
from tapewright.report import STATUSES

PAGE = Path(__file__).parents[1] / "docs/explanation/what-the-auditor-cannot-see.md"
ROW = re.compile(r'^\| "(?P<said>.+)" \| (?P<day>\S+) \| (?P<answer>[a-z, ]+) \|$')
LEFT_OPEN = {"unread", "unclear", "unverifiable"}
"""The statuses that accuse nobody and bear nothing out."""
NOTHING = "nothing"


def rows() -> list[tuple[str, str, str]]:
    """Return the page's examples: the sentence, its date, the answer."""
    found = map(ROW.match, PAGE.read_text(encoding="utf-8").splitlines())
    return [(met["said"], met["day"], met["answer"]) for met in found if met]


@pytest.mark.parametrize(
    ("said", "day", "answer"), rows(), ids=[said[:50] for said, _, _ in rows()]
)
def test_an_example_is_answered_as_the_page_says(said: str, day: str, answer: str):
    verdicts = tw.audit(said, as_of=date.fromisoformat(day)).verdicts
    told = [one.status for one in verdicts]
    because = [f"{one.claim.quote}: {one.because}" for one in verdicts]
    assert "contradicted" not in told, f"accused: {because}"
    assert ", ".join(told) == answer or (not told and answer == NOTHING), (
        f"the page says {answer}, the auditor {told or NOTHING}: {because}; "
        f"change {PAGE.name}"
    )


def test_every_row_of_the_page_is_an_example():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    heads = {"| sentence | as of | answer |", "| --- | --- | --- |"}
    table = [one for one in lines if one.startswith("|") and one not in heads]
    assert len(table) == len(rows()) >= 60
    assert len({said for said, _, _ in rows()}) == len(rows())


def test_the_page_promises_only_what_leaves_open():
    answers = {word for _, _, answer in rows() for word in answer.split(", ")}
    assert answers == LEFT_OPEN | {NOTHING}
    assert set(STATUSES) > LEFT_OPEN


def test_what_the_page_says_is_judged_is_judged():
    """The prose sets three things apart from its examples: they are no blind spots."""
    told = {
        said: [one.status for one in tw.audit(said, as_of="2018-12-28").verdicts]
        for said in (
            "The S&P 500 fell for the week.",
            "A trader said the S&P 500 fell 5.2% for the week.",
            "![The S&P 500 fell 5.2% for the week](chart.png)",
        )
    }
    assert told == {said: ["contradicted"] for said in told}


def test_a_language_that_is_not_read_is_refused():
    with pytest.raises(TapewrightError, match="'de'"):
        tw.audit("Der S&P 500 fiel.", as_of="2018-12-28", language="de")
