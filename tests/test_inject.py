"""What `bench/inject.py` calls true is true, and what it calls an error is one."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from random import Random

import pytest

from tapewright.doors import names
from tapewright.finding import measured
from tapewright.kinds import DOOR, wording

BENCH = Path(__file__).parents[1] / "bench"
SEED = 20250919
LEAST = 3
"""Words from which on a phrase is the writer's own, and no common turn."""


@pytest.fixture(scope="module")
def inject():
    """The generator and its modules, which import each other by their plain names."""
    sys.path.insert(0, str(BENCH))
    try:
        yield importlib.import_module("inject")
    finally:
        sys.path.remove(str(BENCH))


@pytest.fixture(scope="module")
def desk(inject):
    found, bars, first_year = importlib.import_module("inject_truth").desk_of("")
    assert first_year < 2015
    assert set(found.symbols) == {"GSPC", "IXIC"}
    assert not isinstance(bars, str)
    return found


@pytest.fixture(scope="module")
def weeks(inject, desk):
    asked = inject.Asked(60, 3, tuple(inject.CLASSES), SEED)
    return inject.mondays(desk, 2010, asked)


@pytest.fixture(scope="module")
def drafts(inject, desk, weeks):
    return inject.clean_drafts(desk, weeks, SEED, 500)


def asked_as(key):
    """The house's question for what the generator asks; None where it has none."""
    what, _, *more = key
    first = more[0] if more else None
    units = {"pct": "percent", "points": "points"}
    by_name = {
        "close": ("close", {}),
        "record": ("record", {}),
        "off_record": ("off_peak", {}),
        "rebound": ("rebound", {}),
        "records_in_year": ("records", {}),
        "relative": ("relative", {"peer": first, "span": more[-1] if more else None}),
        "streak": ("streak", {"span": first}),
        "snapped": ("streak_snapped", {"span": first}),
        "high": ("range", {"span": first, "of": "high"}),
        "low": ("range", {"span": first, "of": "low"}),
        "move_since": ("largest_move_since", {"span": first}),
        "beyond_since": ("highest_since", {"side": first}),
        "average": ("moving_average", {"length": str(first), "of": "level"}),
        "above_average": ("moving_average", {"length": str(first), "of": "distance"}),
    }
    if what == "change":
        return "change", {"span": first, "unit": units[more[1]]}
    return by_name.get(what)


def test_the_generators_truth_is_what_the_kinds_define(drafts, sample_market):
    compared = 0
    wrong = []
    for draft in drafts:
        for piece in draft.pieces:
            asked = asked_as(piece.key) if piece.claims else None
            if asked is None:
                continue
            fact = measured(
                sample_market, asked[0], piece.who, piece.key[1], **asked[1]
            )
            near = fact is not None and (
                fact.value == piece.value
                if fact.unit == "date"
                else abs(abs(float(fact.value)) - abs(piece.value)) < 1e-4
            )
            compared += 1
            if not near:
                wrong.append((piece.text, piece.who, piece.key, piece.value, fact))
    assert compared > 300
    assert wrong == []


def test_a_printed_number_is_its_truth_to_the_printed_step(drafts):
    for draft in drafts:
        for piece in draft.pieces:
            if piece.role != "number" or piece.bound:
                continue
            told = float(re.search(r"[\d,]+\.?\d*", piece.text)[0].replace(",", ""))
            assert abs(told - abs(piece.value)) <= 10**-piece.digits / 2 + 1e-9


def test_every_class_of_error_changes_one_sentence_beyond_its_step(inject, desk, weeks):
    asked = inject.Asked(60, 3, tuple(inject.CLASSES), SEED)
    for name in inject.CLASSES:
        found = list(inject.planted(desk, weeks, name, asked))
        assert len(found) == 3, name
        for before, error in found:
            after = error.draft
            changed = [
                at
                for at, (one, other) in enumerate(
                    zip(before.pieces, after.pieces, strict=True)
                )
                if one.text != other.text
            ]
            assert changed, name
            assert set(changed) <= set(error.at), name
            assert len({before.pieces[at].line for at in changed}) == 1, name
            for at in changed:
                start, end = after.span(at)
                assert after.text[start:end] == after.pieces[at].text


def test_the_same_seed_writes_the_same_texts(inject, desk, weeks):
    draft = importlib.import_module("inject_draft").draft
    one, other = (draft(desk, weeks[0], Random(7)).text for _ in "ab")  # noqa: S311
    assert one == other


def bare_words(text: str) -> list[str]:
    """A wording's words, each field being one of them."""
    return re.sub(r"\{[^{}]*\}", "#", text).lower().replace(".", "").split()


def said(words: list[str]) -> int:
    """How many of a phrase's words are no fields."""
    return sum(word.strip(",") != "#" for word in words)


def test_no_wording_is_the_writers_own(inject):
    phrases = importlib.import_module("phrases")
    ours = [
        " ".join(bare_words(wording))
        for families in (phrases.WEEK, phrases.DAY, phrases.LONG)
        for wordings in families.values()
        for wording in wordings
    ]
    assert len(phrases.WEEK | phrases.DAY | phrases.LONG) >= 20
    shared = [
        (template, own)
        for name in names(DOOR)
        for templates in wording(name, "en").templates.values()
        for template in templates
        for own in ours
        if said(words := bare_words(template)) >= LEAST and " ".join(words) in own
    ]
    assert shared == []
