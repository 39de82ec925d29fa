"""Which session a text knows: from its metadata, its title, its lines and its prose."""

from __future__ import annotations

from datetime import date

import pytest

import tapewright as tw
from tapewright.errors import DateError

UP = "The S&P 500 rose 1%."


def page(head: str, body: str = UP) -> str:
    return f"<html><head>{head}</head><body><h1>Up</h1><p>{body}</p></body></html>"


def meta(moment: str) -> str:
    return page(f'<meta property="article:published_time" content="{moment}">')


LINKED = '<script type="application/ld+json">{{"datePublished":"{}"}}</script>'

SAYS = {
    # What the prose says it covers.
    "For the week ended Friday, December 28, 2018, the S&P 500 rose 2.9%": "2018-12-28",
    "The S&P 500 stood at 6,734.11 as of the close on 14 November 2025.": "2025-11-14",
    "S&P 500 up 12% year to date through November 13, 2025": "2025-11-13",
    f"Week of November 10-14, 2025\n\n{UP}": "2025-11-14",
    f"Week of November 10\u201314, 2025: {UP}": "2025-11-14",
    f"Weekly recap: 10/13/2025-10/17/2025\n\n{UP}": "2025-10-17",
    f"Weekly recap: 10/13/2025 \u2013 10/17/2025\n\n{UP}": "2025-10-17",
    "The S&P 500 rose 1% in the week ending 14/11/2025.": "2025-11-14",
    # What it bears.
    f"Friday, Nov. 14, 2025\n\n{UP}": "2025-11-14",
    f"By Jane Doe | Nov 14, 2025 | 3 min read\n\n{UP}": "2025-11-14",
    f"Published November 15, 2025\n\n{UP}": "2025-11-14",
    f"Market recap, 2025-11-14: {UP}": "2025-11-14",
    "S&P 500 Schlusskurs 14.11.2025: 6,734": "2025-11-14",
    f"NEW YORK, Nov 20, 2025 (Reuters) - {UP}": "2025-11-20",
    # Metadata, and a time of day that the session was not over at.
    f"---\ndate: 2025-11-14\ntitle: x\n---\n{UP}": "2025-11-14",
    f"---\npublished: 2025-11-14T00:00:00Z\ntitle: x\n---\n{UP}": "2025-11-14",
    f"---\ndate: 2025-11-17T08:30:00\n---\n{UP}": "2025-11-14",
    meta("2025-11-14T17:05:00-05:00"): "2025-11-14",
    meta("2025-11-14T09:05:00-05:00"): "2025-11-13",
    page(LINKED.format("2025-11-15T01:10:00Z")): "2025-11-14",
    page("", f'<time datetime="2025-11-14">Nov 14</time> {UP}'): "2025-11-14",
    # Several: what it covers shortly before it was published.
    f"---\ndate: 2025-11-17\n---\n# Up\nFor the week ended Nov. 14, {UP}": "2025-11-14",
    f"# Wrap, Nov. 17, 2025\n\nFor the week ended Nov. 14, 2025, {UP}": "2025-11-14",
    f"June 27, 2016\n\n{UP} It fell on Friday.": "2016-06-24",
    f"June 27, 2016\n\n{UP} It fell on Friday and on Monday.": "2016-06-27",
    f"September 3, 2019\n\nStocks ended a slide last week. {UP}": "2019-08-30",
    # Several in prose: the latest that is neither past nor to come.
    "On Nov 13, 2025 the S&P 500 fell. On Nov 14, 2025 it rose 1%.": "2025-11-14",
    f"{UP} That was on November 14, 2025. Prices will be told on Dec. 5, 2025.": (
        "2025-11-14"
    ),
    "On Nov. 14, 2025 it rose 1%, its best day since Jan. 5, 2026.": "2025-11-14",
    "It rose on November 14, 2025, and analysts expect more.": "2025-11-14",
    "On Thursday, April 23, 2015, it rose. On Friday it did again.": "2015-04-24",
    f"Stocks today: Nov. 14\n\n{UP} That was on Nov. 14, 2025.": "2025-11-14",
    "On Friday, Aug. 11, it rose 1%, its fifth move of 2017 so far.": "2017-08-11",
    # A month, a quarter, a year told as a whole.
    "The S&P 500 rose 2.3% in October 2025.": "2025-10-31",
    "The S&P 500 rose 7.8% in the third quarter of 2025.": "2025-09-30",
    f"Q3 2025 review\n\n{UP}": "2025-09-30",
    "In 2018 the S&P 500 fell 6.2%.": "2018-12-31",
    # Before any calendar.
    "The S&P 500 fell 12% on October 28, 1929.": "1929-10-28",
}

ASKS = {
    "The S&P 500 rose 1% on Friday.": "no date",
    f"NEW YORK, Nov 20 (Reuters) - {UP}": "no year",
    "For the week ended December 28 the S&P 500 rose 2.9%.": "no year",
    f"NEW YORK, Nov 20 (Reuters) - {UP} It is off its high of Feb. 19, 2025.": (
        "no year"
    ),
    "The S&P 500 rose 2%, its most since the week ended June 25, 1938.": "no date",
    f"{UP} It will rise again on January 5, 2031.": "no date",
    f"---\ndate: 2025-11-12\n---\n# Up\nFor the week ended Nov. 14, 2025, {UP}": (
        "is of 2025-11-12 and covers time up to 2025-11-14"
    ),
}


@pytest.mark.parametrize("text", SAYS)
def test_a_text_says_which_session_it_knows(text):
    assert tw.audit(text).as_of == date.fromisoformat(SAYS[text])


@pytest.mark.parametrize("text", ASKS)
def test_a_text_that_does_not_is_asked_for_it(text):
    with pytest.raises(DateError, match=ASKS[text]) as refused:
        tw.audit(text)
    assert "as_of='2025-09-19'" in str(refused.value)
    assert "--as-of" not in str(refused.value)


@pytest.mark.parametrize("text", ["", " \n", "# Read me\n\nPython 3.11 it takes."])
def test_a_text_that_claims_nothing_of_a_market_needs_no_date(text):
    assert all(one.status == "unread" for one in tw.audit(text).verdicts)


def test_of_a_date_to_come_no_bars_can_tell():
    report = tw.audit(UP, as_of="2999-12-31")
    assert {one.status for one in report.verdicts} == {"unverifiable"}


def test_what_is_said_to_it_counts():
    for text in (*SAYS, *ASKS):
        assert tw.audit(text, as_of="2018-12-28").as_of == date(2018, 12, 28)
