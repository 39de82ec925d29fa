"""What newswires printed on cards and in lists is what the bars say."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path

import pytest

from tapewright.finding import Market
from tapewright.gathered import Place, market_of_all

DATA = Path(os.environ.get("TAPEWRIGHT_TEST_DATA", ""))
RECAPS = DATA.parent / "recaps" / "dev.jsonl"
BENCH = Path(__file__).parents[1] / "bench" / "published.py"
here = pytest.mark.skipif(
    not (os.environ.get("TAPEWRIGHT_TEST_DATA") and RECAPS.exists()),
    reason="TAPEWRIGHT_TEST_DATA names no data with recaps beside it",
)


@pytest.fixture(scope="module")
def published():
    spec = importlib.util.spec_from_file_location("published", BENCH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def market() -> Market:
    return market_of_all(Place(str(DATA / "daily")), None)


@here
@pytest.mark.parametrize("article", ["ap_index_card", "data_talk"])
def test_every_figure_of_cards_and_lists_is_derived(published, market, article):
    claims = map(json.loads, RECAPS.read_text(encoding="utf-8").splitlines())
    found = {
        claim["id"]: published.verdict(market, claim)
        for claim in claims
        if claim["article_type"] == article
    }
    reached = {key: told for key, told in found.items() if told[1] != "beyond the bars"}
    assert len(reached) >= 19
    assert {key: told for key, told in reached.items() if told[0] != "match"} == {}


@here
def test_a_wrong_figure_does_not_match(published, market):
    claim = {
        "id": "none", "instrument": "RUT", "as_of": "2025-09-19", "horizon": "week",
        "kind": "pct_change_week", "value": 1.81, "unit": "percent", "decimals": 2,
    }  # fmt: skip
    assert published.verdict(market, claim) == ("miss", "2.157226")
    assert published.verdict(market, claim | {"value": 2.16})[0] == "match"
