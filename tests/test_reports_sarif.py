"""The report as SARIF: valid by the standard's schema, and useful to its readers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from tapewright.reports.as_sarif import fingerprints
from test_reports import CLOSE, HOSTILE, TEXT, WEEK, WHOLE, report, told, verdict

SCHEMA = Path(__file__).parent / "data" / "sarif-2.1.0.schema.json"


@cache
def validator() -> Draft4Validator:
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def log(*given, every=False):
    """Return the one run of a log that the schema admits."""
    data = json.loads(told("sarif", *given, every=every))
    errors = [error.message for error in validator().iter_errors(data)]
    assert errors == []
    return data["runs"][0]


def test_a_log_is_valid_by_the_schema() -> None:
    hostile = verdict("3.1%", "contradicted", HOSTILE, HOSTILE, corrected=HOSTILE)
    log(WHOLE)
    log(WHOLE, WHOLE, every=True)
    log(report(text=""))
    log()
    log(report(hostile, text=HOSTILE, source="a \x1b\udcff:b.md"))


def test_the_schema_refuses_what_is_no_log() -> None:
    data = json.loads(told("sarif", WHOLE))
    data["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"] = {
        "startLine": 0
    }
    assert not validator().is_valid(data)


def test_a_rule_stands_for_each_status_and_each_finding() -> None:
    run = log(WHOLE)
    rules = run["tool"]["driver"]["rules"]
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}
    assert levels == {
        "tapewright.contradicted": "error",
        "tapewright.unclear": "warning",
        "tapewright.unread": "note",
        "tapewright.unverifiable": "note",
        "tapewright.convention": "note",
        "style.overstated": "note",
        "rule.advice": "note",
        "rule.disclaimer": "note",
    }
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [
        r["ruleId"] for r in run["results"]
    ]
    assert "FINRA 2210(d)(1)(B)" in rules[6]["shortDescription"]["text"]


def test_a_result_says_where_why_and_what_instead() -> None:
    first, second = log(WHOLE)["results"][:2]
    assert (first["level"], first["kind"]) == ("error", "fail")
    assert first["message"]["text"].startswith('"1.81%" is contradicted. The bars say')
    where = first["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "recaps/week%2038.md", "index": 0}
    region = {
        "startLine": 3,
        "startColumn": 25,
        "endLine": 3,
        "endColumn": 30,
        "charOffset": TEXT.index("1.81%"),
        "charLength": 5,
    }
    assert where["region"] == {**region, "snippet": {"text": "1.81%"}}
    change = first["fixes"][0]["artifactChanges"][0]
    assert change["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": "2.16%"}}
    ]
    assert first["properties"]["proved"] == "2.157226"
    assert first["properties"]["neighbour"]["args"]["base"] == "first_close"
    assert "fixes" not in second
    assert second["locations"][0]["physicalLocation"]["region"]["endLine"] == 4


def test_characters_are_code_points() -> None:
    text = "\U0001f4c8\U0001f4c8 up 3.1%"
    run = log(report(verdict("3.1%", "unread", text=text), text=text))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["charOffset"]) == (7, 6)


def test_what_is_suppressed_is_marked_not_hidden() -> None:
    known = replace(WEEK, suppressed="baseline")
    both = log(WHOLE, report(known))["results"]
    kept = [r["suppressions"] for r in both if r["suppressions"]]
    assert kept == [
        [{"kind": "inSource", "justification": "the editor knows"}],
        [{"kind": "external", "justification": "baseline"}],
    ]


def test_what_passes_is_told_where_it_is_wanted() -> None:
    assert log(report(CLOSE))["results"] == []
    result = log(report(CLOSE), every=True)["results"][0]
    assert (result["kind"], result["level"]) == ("pass", "none")


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("", "text"),
        ("-", "stdin"),
        ("a b/ä#1.md", "a%20b/%C3%A4%231.md"),
        ("/a.d/x.md", "file:///a.d/x.md"),
        ("a:b.md", "a%3Ab.md"),
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
    ],
)
def test_a_source_is_a_reference(source: str, uri: str) -> None:
    run = log(report(WEEK, source=source))
    assert run["artifacts"][0]["location"] == {"uri": uri}


def test_several_texts_are_one_run() -> None:
    run = log(WHOLE, report(WEEK, source="b.md"))
    assert [one["location"]["uri"] for one in run["artifacts"]] == [
        "recaps/week%2038.md",
        "b.md",
    ]
    last = run["results"][-1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert last == {"uri": "b.md", "index": 1}


def prints(text: str) -> list[str]:
    found = [met.start() for met in re.finditer(r"1\.81%", text)]
    claims = [replace(WEEK.claim, start=at, end=at + 5) for at in found]
    return fingerprints(text, [replace(WEEK, claim=claim) for claim in claims])


def test_a_fingerprint_outlives_moved_and_wrapped_lines() -> None:
    text = "An index.\n\nThe Russell gained 1.81% for the week. It fell.\n"
    (one,) = prints(text)
    assert prints(f"New words.\n\n\n{text}") == [one]
    assert prints(text.replace("gained ", "gained\n")) == [one]
    assert prints(text.replace("It fell", "It rose 3%")) == [one]
    assert prints(text.replace("Russell", "S&P 500")) != [one]


def test_a_sentence_told_twice_has_two_fingerprints() -> None:
    text = "It gained 1.81%. "
    once, twice = prints(text), prints(text * 2)
    assert twice[0] == once[0]
    assert len(set(twice)) == 2


def test_a_row_or_an_item_is_a_sentence_of_its_own() -> None:
    text = "| RUT | 1.81% |\n| SPX | 2% |\n"
    assert prints(text) == prints(text.replace("2%", "3%"))
    text = "- up 1.81%\n- down 2%\n"
    assert prints(text) == prints(text.replace("2%", "3%"))
