"""Reading a text takes work that grows with its length, whatever it is made of.

Work is counted in calls of functions, Python's and C's: time would depend on the day.
`bench/hostile.py` takes the time and the memory of texts of megabytes.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import tapewright
from tapewright.errors import DateError, TapewrightError

DAY: Final = date(2018, 12, 28)
FORMS: Final = ("text", "markdown", "html")
SIZE: Final = 800
"""Letters of a text, about: more than the longest sentence has; then ten times that."""

ORDINARY: Final = (
    "The S&P 500 fell 0.12% on Friday to 2,485.74, and the Nasdaq Composite rose "
    "0.08%. For the week the S&P 500 gained 2.86%, its best since November, and "
    "snapped a three-week losing streak. Oil fell 1% and gold was little changed."
)
PIECES: Final = {
    "paragraphs": f"{ORDINARY}\n\n",
    "sentences": f"{ORDINARY} ",
    "one sentence": "the S&P 500 rose 0.5% and the Nasdaq fell 3 points, ",
    "percentages": "0.5% ",
    "levels": "2,485.74 ",
    "no spaces": "6,664.36",
    "digits": "7" * 20,
    "commas": "a, ",
    "names": "S&P 500 ",
    "verbs": "rose fell ",
    "dates": "Friday, December 28, 2018 ",
    "weekdays": "on Friday ",
    "spans": "for the week ",
    "records": "a record high of ",
    "streaks": "a third straight weekly gain, ",
    "sinces": "its best since May ",
    "capitals": "Aa Bb ",
    "quotes": '" ',
    "denials": "not 5% if 3% will ",
    "fractions": "half a tenth of ",
    "signs": "+-\u2212\u2013 ",
    "null bytes": "0.5%\0 ",
    "directions": "\u202e0.5% \u202c\u200f",
    "round brackets": "(",
    "square brackets": "[0.5% ",
    "closed brackets": "(0.5%) ",
    "divisions": "<div>",
    "tags that do not end": "<a ",
    "entities": "&amp;",
    "cells": "<tr><td>S&P 500</td><td>0.5%</td></tr>",
    "tables in tables": "<table><tr><td>S&P 500 0.5% ",
    "rows": "| S&P 500 | 0.5% | 2,485.74 |\n",
    "items": "- S&P 500: 0.5%\n",
    "headings": "# S&P 500 0.5%\n\n",
    "fields": "S&P 500   2,485.74   0.5%\n",
    "comments": "<!-- tapewright: ignore ",
}


def audited(text: str, form: str | None = "text") -> tapewright.Report:
    return tapewright.audit(text, as_of=DAY, bars="sample", form=form)


def calls(text: str, form: str) -> int:
    """Count the functions called while a text is read."""
    count = 0

    def met(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(met)
    try:
        audited(text, form)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", PIECES)
def test_ten_times_the_text_takes_at_most_twelve_times_the_work(name: str):
    piece = PIECES[name]
    form = "html" if "<" in piece else "markdown" if piece[0] in "|-#" else "text"
    times = max(2, SIZE // len(piece))
    audited(piece * times, form)  # what is made once is made
    few, many = (calls(piece * n, form) for n in (times, 10 * times))
    assert many <= 12 * few


def test_every_number_of_many_is_told_of():
    text = " ".join(f"{n}.5%" for n in range(1_000))
    report = audited(f"The S&P 500: {text}")
    assert len(report.verdicts) == 1_000


def test_claims_do_not_multiply_with_the_names_around_them():
    few, many = (
        len(audited("the S&P 500 rose 0.5%, the Nasdaq fell 3%, " * times).verdicts)
        for times in (40, 400)
    )
    assert many == 10 * few == 800


HOSTILE: Final = {
    "brackets": "[" * 5_000,
    "brackets that end": "(" * 5_000 + "0.5%" + ")" * 5_000,
    "a number of a thousand digits": "The S&P 500 rose " + "9" * 1_000 + "%.",
    "a thousand signs": "The S&P 500: " + "-" * 1_000 + "0.5%",
    "a thousand points": "The S&P 500 rose 1" + ".5" * 1_000 + "%.",
    "no figures": "The S&P 500 rose \u00bd% to \u0661\u0662\u0663 and \u4e94%.",
    "other digits": "The S&P 500 rose \u0665.\u0665% and \uff15.\uff15% to \u00b2.",
    "null bytes": "The S&P\x00 500 rose\x00 0.\x005% on \x00Friday.\x00",
    "directions": "The \u202eS&P 500\u202c rose \u20670.5%\u2069 on \u200fFriday.",
    "half characters": "The S&P 500 rose 0.5% \ud83d on Friday \udc00.",
    "other spaces": "The\u00a0S&P\u2003500\u2028rose\u20290.5%\u3000on\u1680Friday.",
    "combining marks": "The S&P 500 rose 0\u0301.5\u0336% " + "\u0301" * 500,
    "no such dates": "On February 31, 2018, 99/99/2018, 2018-13-45 and 0000-00-00 the "
    "S&P 500 rose 0.5%.",
    "far dates": "Since January 1, 0001 and December 31, 9999 the S&P 500 rose 0.5%.",
    "years": "In 1900, 1899, 2100 and 2101 the S&P 500 rose 5%.",
    "ordinals": "The S&P 500's 999999999999th straight gain, its 0th and its -1st.",
    "counts": "The S&P 500 rose for 99999999999999999999 straight weeks.",
    "averages": "The S&P 500 is 5% above its 99999999-day average of 0.",
    "moves over a long time": "The S&P 500 rose 5% over the past 999999999 weeks.",
    "years ago": "The S&P 500 is up 5% from 9999999 years ago.",
    "past all": "The S&P 500 fell 100%, 101% and 1e308% to 0.00 and -5,000.",
    "deep": "<div>" * 3_000 + "The S&P 500 rose 0.5%." + "</div>" * 3_000,
    "tables": "<table><tr><td>" * 1_000 + "S&P 500 0.5%",
    "a wide table": "<table><tr>" + "<td>0.5%" * 2_000 + "</table>",
    "a reaching cell": "<table><tr><td rowspan=99999 colspan=99999>S&P 500<td>5%",
    "unclosed": "<p <b <i title='The S&P 500 rose 0.5%",
    "a script": "<script>The S&P 500 rose 0.5%</script><style>0.5%</style>",
    "a comment": "<!-- The S&P 500 rose 0.5%. ",
    "entities": "&#0;&#x110000;&#99999999999;&notanentity; S&P 500 &#48;.5%",
    "links": '[a](b "' * 1_000 + "S&P 500 rose 0.5%",
    "quotations": "> " * 1_000 + "The S&P 500 rose 0.5%.",
    "a front": "---\ndate: 9999-99-99\nlang: [[[\n---\nThe S&P 500 rose 0.5%.",
    "two fronts": "---\n" * 1_000,
}


@pytest.mark.parametrize("form", [*FORMS, None])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name: str, form: str | None):
    text = HOSTILE[name]
    report = audited(text, form)
    assert report.text == text
    for verdict in report.verdicts:
        assert verdict.claim.quote == text[verdict.claim.start : verdict.claim.end]
    assert report.to_json()["counts"] == report.counts


@pytest.mark.parametrize(
    "told", [f"rose 0.{'3' * 27}%", f"closed at 1{',000' * 10}"], ids=len
)
def test_a_figure_of_more_digits_than_any_price_has_accuses_nobody(told: str):
    assert audited(f"The S&P 500 {told}.").counts["contradicted"] == 0


def test_a_name_behind_many_others_is_still_its_own():
    report = audited("Aa Bb Cc, " * 300 + "and the S&P 500 fell 0.12% on Friday.")
    assert report.counts["contradicted"] == 0


fuzz = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
MIXED: Final = st.lists(
    st.one_of(st.sampled_from(tuple(PIECES.values())), st.text(max_size=8)), max_size=25
).map("".join)


@fuzz
@given(
    text=st.one_of(st.text(max_size=200), MIXED), form=st.sampled_from((*FORMS, None))
)
@example(text="The S&P 500 rose 1/0% on 0/0/00.", form="text")
@example(text="The S&P 500 rose 0% from 0 to 0, or 0 points.", form="text")
@example(text="|S&P 500|\n|---|\n|NaN|inf|1e999%|", form="markdown")
def test_no_text_raises_an_error(text: str, form: str | None):
    report = audited(text, form)
    assert report.text == text
    assert sum(report.counts.values()) == len(report.verdicts)


@fuzz
@given(text=MIXED)
def test_a_text_without_as_of_is_dated_or_asked_for_a_date(text: str):
    try:
        report = tapewright.audit(text, bars="sample")
    except DateError as error:
        asked = str(error)
    else:
        asked = f"as_of {report.as_of}"
    assert "as_of" in asked


@fuzz
@given(data=st.binary(max_size=200))
@example(data=b"\xff\xfe\x00")
@example(data=b"\xef\xbb\xbfThe S&P 500 rose 0.5%.")
def test_bytes_are_a_text_or_refused(data: bytes):
    try:
        report = tapewright.audit(data, as_of=DAY, bars="sample")
    except TapewrightError:
        return
    assert isinstance(report.text, str)
