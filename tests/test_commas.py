"""Pages in languages with decimal commas are read, and told back, as they write."""

from __future__ import annotations

import tapewright as tw

PAGE = """<html lang="{lang}"><body><h1>Wall Street</h1>
<p>The S&amp;P 500 fell 0,12% on Friday, December 28, 2018, to 2.485,74.
The Nasdaq Composite gained 0,18% to 6.584,52 points.</p></body></html>"""


def verdicts(lang: str):
    report = tw.audit(PAGE.format(lang=lang), as_of="2018-12-28")
    return {one.claim.quote: one for one in report.verdicts}


def test_a_german_page_has_commas_for_points():
    found = verdicts("de")
    assert found["0,12%"].status == "supported"
    assert found["2.485,74"].status == "supported"


def test_what_is_wrong_is_put_right_with_a_comma():
    wrong = verdicts("de-DE")["0,18%"]
    assert wrong.status == "contradicted"
    assert wrong.corrected == "0,08%"
    assert "gained 0,08% to 6.584,52" in wrong.sentence


def test_an_english_page_and_a_swiss_one_have_points():
    for lang in ("en", "de-CH"):
        assert "0,12%" not in verdicts(lang)


def test_numbers_with_points_are_so_read_whatever_the_page_says():
    text = (
        '<html lang="de"><p>The S&amp;P 500 fell 0.12% on Friday, December 28, 2018, '
        "to 2,485.74.</p></html>"
    )
    report = tw.audit(text, as_of="2018-12-28")
    assert {one.status for one in report.verdicts} == {"supported"}


def test_a_page_in_a_language_that_is_not_read_warns():
    text = (
        '<html lang="de"><p>Der S&amp;P 500 fiel am Freitag um 0,12 Prozent.</p></html>'
    )
    (finding,) = tw.audit(text, as_of="2018-12-28").findings
    assert (finding.rule, finding.severity) == ("reading.language", "warning")
    assert "'de', which is not read" in finding.because
