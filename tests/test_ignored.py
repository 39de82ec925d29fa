"""What a text asks to ignore: where it reaches, and that it never does so unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tapewright
from tapewright.ignored import ignored, unnoted
from tapewright.report import Claim, Finding, Report, Verdict

DAY = date(2025, 9, 19)


def report(text: str, *quotes: str, status: str = "contradicted") -> Report:
    """A report in which each quote is a claim of one status, in the text's order."""
    verdicts, done = [], 0
    for quote in quotes:
        start = text.index(quote, done)
        done = start + len(quote)
        claim = Claim(start, done, quote)
        verdicts.append(Verdict(claim, status, f"{quote} is not so."))
    return Report(text, DAY, tuple(verdicts))


def reasons(text: str, *quotes: str, status: str = "contradicted") -> list[str]:
    return [
        v.suppressed for v in ignored(report(text, *quotes, status=status)).verdicts
    ]


def told(text: str, *quotes: str) -> list[tuple[str, str]]:
    return [(f.rule, f.remedy) for f in ignored(report(text, *quotes)).findings]


REACHES = {
    "the paragraph that follows": (
        "<!-- tapewright: ignore why -->\nUp 1.1%\nor 22.\n\nDown 3.3%.",
        ["why", "why", ""],
    ),
    "the paragraph after an empty line": (
        "0.5%\n\n<!-- tapewright: ignore why -->\n\nUp 1.1%.\n\nDown 3.3%.",
        ["", "why", ""],
    ),
    "the paragraph it stands in": (
        "Up 1.1%\nor 22. <!-- tapewright: ignore why -->\n\nDown 3.3%.",
        ["why", "why", ""],
    ),
    "one list item": (
        "<!-- tapewright: ignore why -->\n- up 1.1%\n- down 22\n3. up 3.3%",
        ["why", "", ""],
    ),
    "the item it stands in": (
        "- up 1.1%\n- down 22 <!-- tapewright: ignore why -->\n- up 3.3%",
        ["", "why", ""],
    ),
    "one row of a table": (
        "| up 1.1% |\n| 22 | <!-- tapewright: ignore why -->\n| 3.3% |",
        ["", "why", ""],
    ),
    "one element of a page": (
        "<p>1.1%</p><!-- tapewright: ignore why --><p>Up <b>22</b></p><p>3.3%</p>",
        ["", "why", ""],
    ),
    "the element it stands in": (
        "<p>1.1% <i>or</i> 22<!--tapewright: ignore why--></p><p>3.3%</p>",
        ["why", "why", ""],
    ),
    "its own line": (
        "Up 1.1%\nor 22  # tapewright: ignore why\nDown 3.3%.",
        ["", "why", ""],
    ),
    "the next line": (
        "Up 1.1%\r\n# tapewright: ignore why\r\nor 22\r\nDown 3.3%.",
        ["", "why", ""],
    ),
    "a block": (
        "1.1%\n<!-- tapewright: ignore-start why -->\n\n22\n\n"
        "<!-- tapewright: ignore-end -->\n3.3%",
        ["", "why", ""],
    ),
    "a block between hashes": (
        "# tapewright: ignore-start why\n1.1%\n\n22\n# tapewright: ignore-end\n3.3%",
        ["why", "why", ""],
    ),
    "a reason over two lines": (
        "<!-- tapewright: ignore: their\n  level -->\n1.1%\n\n22\n\n3.3%",
        ["their level", "", ""],
    ),
}


@pytest.mark.parametrize("what", REACHES)
def test_a_comment_reaches(what):
    text, expected = REACHES[what]
    quotes = [quote for quote in ("0.5%", "1.1%", "22", "3.3%") if quote in text]
    found = reasons(text, *quotes)
    assert found == expected if len(quotes) == 3 else found[-3:] == expected
    assert told(text, *quotes) == []


def test_only_the_statuses_in_brackets_are_ignored():
    text = "Up 1.1%. <!-- tapewright: ignore[unclear, contradicted] why -->"
    assert reasons(text, "1.1%") == ["why"]
    assert reasons(text, "1.1%", status="unclear") == ["why"]
    assert reasons(text, "1.1%", status="unread") == [""]


def test_what_is_supported_needs_no_ignoring():
    done = ignored(
        report("Up 1.1%. # tapewright: ignore x", "1.1%", status="supported")
    )
    assert done.verdicts[0].suppressed == ""
    assert [finding.rule for finding in done.findings] == ["ignore.unused"]


def test_a_comment_without_a_reason_ignores_nothing_and_is_told():
    text = "Up 1.1%. <!-- tapewright: ignore[contradicted] -->"
    assert reasons(text, "1.1%") == [""]
    assert told(text, "1.1%") == [("ignore.reason", "Say why, after the word ignore.")]
    block = "# tapewright: ignore-start\n1.1%\n# tapewright: ignore-end"
    assert reasons(block, "1.1%") == [""]
    assert [rule for rule, _ in told(block, "1.1%")] == ["ignore.reason"]


def test_a_comment_that_suppresses_nothing_is_told():
    text = "Up 1.1%.\n\nDown 22. <!-- tapewright: ignore why -->"
    assert told(text, "1.1%") == [("ignore.unused", "Take it out.")]


def test_of_two_comments_on_one_line_the_one_in_it_holds():
    text = "# tapewright: ignore a\nUp 1.1% # tapewright: ignore b"
    done = ignored(report(text, "1.1%"))
    assert done.verdicts[0].suppressed == "b"
    assert [finding.start for finding in done.findings] == [0]


def test_a_misspelt_status_is_met_with_the_nearest():
    ((rule, remedy),) = told("Up 1.1%. # tapewright: ignore[contradict] x", "1.1%")
    assert rule == "ignore.unused"
    assert "Did you mean contradicted" in remedy


@pytest.mark.parametrize(
    "text",
    [
        "# tapewright: ignore-start why\n1.1%",
        "1.1%\n# tapewright: ignore-end",
        "# tapewright: ignore-start a\n# tapewright: ignore-start b\n1.1%",
    ],
)
def test_a_block_that_is_open_at_one_side_ignores_nothing(text):
    assert reasons(text, "1.1%") == [""]
    assert {rule for rule, _ in told(text, "1.1%")} == {"ignore.unused"}


def test_a_comment_that_is_never_closed_swallows_no_other():
    text = "<!-- tapewright: ignore a\n1.1%\n\n22 <!-- tapewright: ignore b -->"
    assert reasons(text, "1.1%", "22") == ["", "b"]


def test_a_block_begun_twice_ends_once():
    text = (
        "# tapewright: ignore-start a\n1.1%\n# tapewright: ignore-start b\n22\n"
        "# tapewright: ignore-end\n3.3%"
    )
    assert reasons(text, "1.1%", "22", "3.3%") == ["a", "a", ""]
    assert len(told(text, "1.1%", "22", "3.3%")) == 1


def test_findings_are_ignored_by_their_rule_or_its_room():
    text = "It plunged 1.1%. <!-- tapewright: ignore[style] our columnist -->"
    finding = Finding("style.overstated", 3, 10, "plunged", "Too much.", "the house")
    bare = replace(report(text, "1.1%"), findings=(finding,))
    done = ignored(bare)
    assert [one.suppressed for one in done.findings] == ["our columnist"]
    assert done.verdicts[0].suppressed == ""
    by_rule = replace(bare, text=text.replace("[style]", "[style.overstated]"))
    assert ignored(by_rule).findings[0].suppressed == "our columnist"


def test_a_finding_about_the_whole_text_is_ignored_from_anywhere_by_its_rule():
    text = "<!-- tapewright: ignore[rules.disclaimer] internal -->\n\nUp 1.1%.\n\nEnd."
    missing = Finding("rules.disclaimer", len(text), len(text), "", "None.", "FINRA")
    bare = replace(report(text), findings=(missing,))
    assert ignored(bare).findings[0].suppressed == "internal"
    all_of_it = replace(bare, text=text.replace("[rules.disclaimer]", " " * 18))
    assert {one.suppressed for one in ignored(all_of_it).findings} == {""}


def test_what_stands_in_the_baseline_stays_there():
    text = "Up 1.1%. # tapewright: ignore why"
    known = replace(report(text, "1.1%").verdicts[0], suppressed="baseline")
    done = ignored(Report(text, DAY, (known,)))
    assert done.verdicts == (known,)


def test_other_words_are_no_comment_to_us():
    for text in (
        "1.1% <!-- tapewright: ignored why -->",
        "1.1% # tapewright: ignore-next why",
        "1.1%#tapewright: ignore why",
        "1.1% <!-- see tapewright: ignore why -->",
    ):
        assert reasons(text, "1.1%") == [""]
        assert told(text, "1.1%") == []


def test_comments_are_blank_for_the_auditor_and_all_else_keeps_its_place():
    text = "Up 1.1%. <!-- tapewright: ignore\r\n\tthe 22 of others -->\r\nDown 3.3%."
    bare = unnoted(text)
    assert len(bare) == len(text)
    assert bare.split() == ["Up", "1.1%.", "Down", "3.3%."]
    assert bare.count("\r\n") == 2


PIECES = st.sampled_from(
    [
        "<!-- tapewright: ignore why -->",
        "<!-- tapewright: ignore[contradicted] -->",
        "# tapewright: ignore[unclear] because\n",
        "# tapewright: ignore-start old\n",
        "<!-- tapewright: ignore-end -->",
        "<!-- tapewright: ignore",
        "\n",
        "\n\n",
        "\n- ",
        "<p>",
        "</p>",
        "1.1%",
        " up ",
        "\u2028\x00",
    ]
)


@given(st.lists(PIECES, max_size=24))
def test_ignoring_twice_is_ignoring_once_and_loses_no_claim(pieces):
    text = "".join(pieces)
    bare = report(text, *["1.1%"] * text.count("1.1%"))
    once = ignored(bare)
    assert ignored(once) == once
    assert [v.claim for v in once.verdicts] == [v.claim for v in bare.verdicts]
    assert {v.suppressed for v in once.verdicts} <= {"", "why", "old", "because"}
    assert len(unnoted(text)) == len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- tapewright: ignore why --> 1.1% ",
        "<!-- tapewright: ignore-start why --> 1.1% ",
        "<!-- tapewright: ignore[",
        "<!-- tapewright: ignore ",
        "# tapewright: ignore why\n1.1%\n",
        "<a",
        "\n     ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(times: int) -> float:
        text = piece * times
        bare = report(text, *["1.1%"] * (text.count("1.1%")))
        begun = process_time()
        ignored(bare)
        return process_time() - begun

    seconds(100)
    assert seconds(20_000) < 0.2 + 40 * seconds(2_000)


# From Python, as from the command line


def test_the_auditor_heeds_what_a_text_asks_to_ignore():
    told = "The S&P 500 closed at 2,400.00 on December 28, 2018."
    asked = f"{told} <!-- tapewright: ignore a vendor's 1,000 -->"
    for text in (asked, asked.encode()):
        (verdict,) = tapewright.audit(text).verdicts
        assert (verdict.status, verdict.suppressed) == (
            "contradicted",
            "a vendor's 1,000",
        )
    report = tapewright.audit(f"{told} <!-- tapewright: ignore -->")
    assert [one.rule for one in report.findings] == ["ignore.reason"]
    assert report.text.endswith("-->")
