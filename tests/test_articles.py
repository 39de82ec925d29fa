"""The labelled articles hold together, and the auditor reads them as well as it did."""

from __future__ import annotations

import importlib
import os
import re
import sys
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from tapewright.finding import Market, measured
from tapewright.gathered import Place, market_of_all
from tapewright.market.instruments import instrument
from tapewright.model import DEGREE, Question, Stated, plain

DATA = os.environ.get("TAPEWRIGHT_TEST_DATA", "")
BENCH = Path(__file__).parents[1] / "bench"
here = pytest.mark.skipif(not DATA, reason="TAPEWRIGHT_TEST_DATA names no data")

SAYS = {"index", "foreign", "date", "quote", "forecast", "cause", "other"}
NAMES = re.compile(
    r"(S&(amp;)?P|Russell|Nikkei|FTSE|CAC|DAX|Nasdaq[- ]|STOXX|Stoxx) ?\d+|</?h\d>"
)
"""Digits that belong to a name, or to a heading's tag."""

REACHED = {"plain": 0.93, "narrative": 0.80, "caught": 0.85}
ACCUSED = 0.01


@pytest.fixture(scope="module")
def bench():
    sys.path.insert(0, str(BENCH))
    try:
        yield importlib.import_module("articles")
    finally:
        sys.path.remove(str(BENCH))


@pytest.fixture(scope="module")
def articles(bench):
    return bench.articles()


@pytest.fixture(scope="module")
def market() -> Market:
    return market_of_all(Place(str(Path(DATA) / "daily")), None)


def test_there_are_forty_articles_of_every_type(articles):
    assert len(articles) == 40
    assert {article.form for article in articles} == {"text", "markdown", "html"}
    assert len({article.type for article in articles}) >= 11


def test_the_labels_quote_what_stands_there(articles):
    for article in articles:
        for label in article.labels:
            start, end = label["start"], label["start"] + len(label["quote"])
            assert article.text[start:end] == label["quote"], article.name
            assert label["says"] in SAYS


def test_every_number_has_one_label(bench, articles):
    for article in articles:
        spans = sorted(bench.span_of(label) for label in article.labels)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        spans += [match.span() for match in NAMES.finditer(article.text)]
        bare = [
            article.text[run.start() - 20 : run.end() + 20]
            for run in re.finditer(r"\d+", article.text)
            if not any(a <= run.start() and run.end() <= b for a, b in spans)
        ]
        assert bare == [], article.name


@here
def test_the_labelled_values_are_those_of_the_bars(articles, market):
    for article in articles:
        for label in article.labels:
            if label["says"] != "index":
                continue
            question = Question.from_json(label["question"])
            fact = measured(
                market,
                question.kind,
                question.subject,
                question.session,
                **dict(question.args),
            )
            where = (article.name, label["quote"], label["start"])
            assert fact is not None, where
            assert plain(fact.value) == label["true"], where
            assert holds(label, fact) is label["right"], where


def holds(label, fact) -> bool:
    """Whether a label's number may honestly be printed for a fact."""
    if "step" not in label:
        return fact.day.isoformat().startswith(label["stated"])
    slack = instrument(fact.question.subject).slack if fact.unit in DEGREE else 0
    stated = Stated(
        Decimal(label["stated"]), Decimal(label["step"]), label.get("bound", "=")
    )
    return stated.admits(fact.number, Decimal(slack))


@here
def test_the_auditor_reads_and_accuses_as_it_did(bench):
    recaps = importlib.import_module("recaps")
    reached = bench.shares(bench.audited(recaps.auditing(Path(DATA) / "daily")))
    assert reached["accused"] <= ACCUSED
    assert {name: reached[name] >= least for name, least in REACHED.items()} == (
        dict.fromkeys(REACHED, True)
    )
