"""Reading in its parts: mentions, stretches of time, dates, owners, tables, offsets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import tapewright
from tapewright.errors import DateError, UsageError
from tapewright.reading.mentions import reader
from tapewright.reading.typed import Day, When
from tapewright.reading.when import timed

if TYPE_CHECKING:
    from tapewright.reading.typed import Mention
    from tapewright.report import Report, Verdict

DAY = "2018-12-28"


def mentions(text: str) -> list[Mention]:
    return reader("en").words_of(text)


def types(text: str) -> list[str]:
    return [mention.type for mention in mentions(text)]


def figure(text: str) -> tuple[str, str, str, str]:
    """Return the type, value, step and bound of a text's one figure."""
    (found,) = [m for m in mentions(text) if m.figure]
    told = found.figure
    return found.type, str(told.value), str(told.step), told.bound


def when(text: str) -> When:
    (found,) = [m.when for m in timed(mentions(text)) if m.when]
    return found


def audited(text: str, form: str = "text", day: str | None = DAY) -> Report:
    return tapewright.audit(text, as_of=day, bars="sample", form=form)


def told(text: str, form: str = "text") -> list[tuple[str, str]]:
    """Return each claim's quote and status."""
    return [(v.claim.quote, v.status) for v in audited(text, form).verdicts]


def verdict(report: Report, quote: str) -> Verdict:
    (found,) = [v for v in report.verdicts if v.claim.quote == quote]
    return found


def whose(text: str) -> dict[str, str | None]:
    """Return the subject of each claim by its quote."""
    return {
        v.claim.quote: v.claim.question.subject if v.claim.question else None
        for v in audited(text).verdicts
    }


def sessions(text: str, day: str = DAY) -> dict[str, str]:
    """Return the session of each claim's question by its quote."""
    return {
        v.claim.quote: v.claim.question.session.isoformat()
        for v in audited(text, day=day).verdicts
        if v.claim.question
    }


# Mentions


def test_mentions_point_at_what_they_are():
    text = "The S&P 500 rose 0.5% to 2,485.74 on Friday."
    assert [text[m.start : m.end] for m in mentions(text)] == [
        *("S&P 500", "rose", "0.5%", "to", "2,485.74", "on", "Friday", ".")
    ]
    assert types(text) == ["NAME", "UP", "PCT", "TO", "LEVEL", "ON", "DATE", "STOP"]


@pytest.mark.parametrize("name", ["S&P 500", "S&P", "SPX", "^GSPC", "the S&P 500's"])
def test_an_index_is_known_by_all_its_names(name: str):
    (found,) = [m for m in mentions(f"{name} rose.") if m.type == "NAME"]
    assert found.name == "GSPC"


def test_letters_inside_a_word_mention_nothing():
    assert "RECORD" not in types("The recording was uploaded.")
    assert "UP" not in types("The recording was uploaded.")
    assert "NAME" not in types("SPXW and GSPCX are not ours.")


def test_case_is_no_matter_to_a_word_and_is_to_a_ticker():
    assert types("rose ROSE Rose")[:3] == ["UP", "UP", "UP"]
    assert [m.name for m in mentions("RUT rut") if m.type == "NAME"] == ["RUT"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0.5%", ("PCT", "0.5", "0.1", "=")),
        ("0.50 percent", ("PCT", "0.50", "0.01", "=")),
        ("0.5 per cent", ("PCT", "0.5", "0.1", "=")),
        ("\u22120.5%", ("PCT", "-0.5", "0.1", "=")),
        ("\u20130.5%", ("PCT", "-0.5", "0.1", "=")),
        ("1.2 percentage points", ("PPT", "1.2", "0.1", "=")),
        ("12 basis points", ("BP", "12", "1", "=")),
        ("172.85 points", ("PTS", "172.85", "0.01", "=")),
        ("6,664.36", ("LEVEL", "6664.36", "0.01", "=")),
        ("half a percent", ("PCT", "0.5", "0.1", "about")),
        ("three percent", ("PCT", "3", "1", "=")),
        ("twenty-one points", ("PTS", "21", "1", "=")),
    ],
)
def test_a_figure_has_a_unit_a_precision_and_a_bound(text: str, read: tuple[str, ...]):
    assert figure(f"It moved by {text} then") == read


@pytest.mark.parametrize("text", ["$5", "\u20ac3,000", "5 million", "3 dollars"])
def test_money_is_no_level(text: str):
    assert "MONEY" in types(f"It cost {text} then")


@pytest.mark.parametrize("text", ["4:30 p.m.", "10 a.m.", "16:00"])
def test_a_time_of_day_is_no_number(text: str):
    assert types(f"at {text}")[1] == "TIME"


def test_a_full_stop_ends_a_sentence_only_where_one_ends():
    assert types("The U.S. market rose vs. oil.").count("STOP") == 1
    assert types("It rose 0.5. It fell.").count("STOP") == 2


def test_a_language_that_there_is_none_of_is_refused():
    with pytest.raises(UsageError):
        tapewright.audit("Der DAX stieg.", as_of=DAY, language="xx")


# Stretches of time


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("for the week", When("week")),
        ("this week", When("week")),
        ("last week", When("week", back=1, last=True)),
        ("next week", When("week", ahead=True)),
        ("week to date", When("week")),
        ("so far this month", When("month")),
        ("year to date", When("year")),
        ("in 2017", When("year", day=Day(year=2017))),
        ("over the past five sessions", When("day", count=5)),
        ("the third quarter of 2018", When("quarter", day=Day(year=2018, month=9))),
    ],
)
def test_a_stretch_of_time_is_one_mention(text: str, read: When):
    assert when(f"The S&P 500 rose 5% {text}.") == read


# Dates


def test_a_day_told_is_the_session_of_what_stands_beside_it():
    assert sessions("The S&P 500 rose 4.96% on Wednesday.") == {"4.96%": "2018-12-26"}
    for day in ("December 26", "Dec. 26, 2018", "26 December", "2018-12-26"):
        text = f"The S&P 500 rose 4.96% on {day}."
        assert sessions(text)["4.96%"] == "2018-12-26", day


def test_a_weekday_holds_to_the_end_of_its_paragraph():
    text = "On Wednesday stocks rallied. The S&P 500 rose 4.96%. It closed at 2,467.70."
    assert set(sessions(text).values()) == {"2018-12-26"}
    after = f"{text}\n\nThe S&P 500 closed at 2,485.74."
    assert sessions(after)["2,485.74"] == DAY


def test_no_session_after_that_of_the_text_is_meant():
    early = "2018-12-26"
    assert set(sessions("The S&P 500 rose 4.96%.", early).values()) == {early}
    ahead = audited("The S&P 500 fell 9% on December 28, 2018.", day=early)
    assert ahead.counts["contradicted"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "December 28, 2018\n\nThe S&P 500 fell 0.12%.",
        "NEW YORK, Dec. 28, 2018 (Wire) - The S&P 500 fell 0.12%.",
        "The S&P 500 fell 0.12% on Friday, December 28, 2018.",
        "The S&P 500 rose 2.86% in the week ended December 28, 2018.",
    ],
)
def test_a_text_that_names_its_day_needs_no_other(text: str):
    report = audited(text, day=None)
    assert report.as_of == date(2018, 12, 28)
    assert report.counts["supported"] == 1


def test_front_matter_and_metadata_date_a_page():
    front = "---\ndate: 2018-12-28\n---\n\nThe S&P 500 fell 0.12%.\n"
    assert audited(front, "markdown", None).as_of == date(2018, 12, 28)
    meta = (
        '<html><head><meta property="article:published_time" '
        'content="2018-12-28T22:00:00Z"></head><p>The S&P 500 fell 0.12%.</p></html>'
    )
    assert audited(meta, "html", None).as_of == date(2018, 12, 28)


def test_a_text_without_a_date_is_asked_for_one():
    with pytest.raises(DateError, match="as_of"):
        audited("The S&P 500 fell 0.12%.", day=None)


# Owners


def test_the_nearest_name_owns_a_number():
    text = "The S&P 500 fell 0.12%, and the Nasdaq Composite rose 0.08% to 6,584.52."
    assert whose(text) == {"0.12%": "GSPC", "0.08%": "IXIC", "6,584.52": "IXIC"}


def test_what_is_foreign_owns_its_numbers_too():
    text = "The S&P 500 fell 0.12%, oil dropped 3%, and Apple rose 2%."
    assert whose(text) == {"0.12%": "GSPC", "3%": None, "2%": None}
    assert [status for _, status in told(text)] == [
        *("supported", "unverifiable", "unverifiable")
    ]


def test_the_index_is_the_one_told_of_last():
    text = "The Nasdaq Composite rose 0.08%. The index closed at 6,584.52."
    assert whose(text)["6,584.52"] == "IXIC"


def test_a_level_of_another_index_that_the_text_names_is_told_as_its():
    text = "The Nasdaq Composite rose. The S&P 500 closed at 6,584.52."
    far = verdict(audited(text), "6,584.52")
    assert far.status == "contradicted"
    assert "the Nasdaq Composite's figure" in far.because


def test_the_former_and_the_latter_are_read_in_their_order():
    text = "Of the S&P 500 and the Nasdaq, the latter rose 3.97% for the week."
    assert whose(text) == {"3.97%": "IXIC"}


# Clauses


def test_a_clause_keeps_its_own_span_and_day():
    text = "The S&P 500 fell 0.12% on Friday but rose 2.86% for the week."
    spans = {
        v.claim.quote: v.claim.question.arg("span") for v in audited(text).verdicts
    }
    assert spans == {"0.12%": "day", "2.86%": "week"}


def test_a_semicolon_parts_clauses():
    text = "The S&P 500 fell 0.12%; the Nasdaq Composite rose 0.08%."
    assert whose(text) == {"0.12%": "GSPC", "0.08%": "IXIC"}


def test_a_heading_holds_for_the_lines_below_it():
    text = "For the week:\n\n- S&P 500 up 2.86%\n- Nasdaq Composite up 3.97%\n"
    report = audited(text, "markdown")
    assert {v.claim.question.arg("span") for v in report.verdicts} == {"week"}
    assert report.counts["supported"] == 2


def test_a_bullets_own_time_ends_with_it():
    text = (
        "- For the week, the S&P 500 rose 2.86%\n- The S&P 500 fell 0.12% on Friday\n"
    )
    assert [status for _, status in told(text, "markdown")] == ["supported"] * 2


# Tables


TABLE = """The S&P 500 and the Nasdaq Composite this week:

| Index | Close | Day | Week |
|---|---|---|---|
| S&P 500 | 2,485.74 | -0.12% | 2.86% |
| Nasdaq Composite | 6,584.52 | 0.08% | {} |
"""


def test_a_table_is_read_by_its_heads():
    assert told(TABLE.format("3.97%"), "markdown") == [
        (quote, "supported")
        for quote in ("2,485.74", "-0.12%", "2.86%", "6,584.52", "0.08%", "3.97%")
    ]


def test_a_wrong_cell_is_found_and_no_other():
    statuses = dict(told(TABLE.format("4.97%"), "markdown"))
    assert statuses.pop("4.97%") == "contradicted"
    assert set(statuses.values()) == {"supported"}


def test_a_table_of_html_is_read_like_one_of_markdown():
    lines = TABLE.format("3.97%").split("\n")[2:]
    rows = [line.strip("| ").split(" | ") for line in lines]
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for row in (rows[0], *rows[2:4])
    ).replace("&", "&amp;")
    lead = "<p>The S&amp;P 500 and the Nasdaq Composite:</p>"
    report = audited(f"{lead}<table>{body}</table>", "html")
    assert report.counts["supported"] == len(report.verdicts) == 6


def test_an_index_that_only_a_table_names_has_its_bars():
    table = TABLE.format("3.97%").partition("\n\n")[2]
    assert audited(table, "markdown").counts["supported"] == 6


# Offsets


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (
            "text",
            "The S&P 500   fell\n0.12% on Friday.\r\n\r\nIt closed at 2,485.74.\n",
        ),
        ("markdown", "# Friday\n\nThe **S&P 500** fell _0.12%_, to [2,485.74](a)."),
        ("html", "<h1>Up</h1><p>The S&amp;P&nbsp;500 fell <b>0.12%</b>, to 2,485.74."),
        ("html", "<script>0.12%</script><p>The S&amp;P 500 fell 0.12% to 2,485.74."),
        ("text", "\ufeffThe S&P 500 fell \u202e0.12%\u202c, to 2,4\u200b85.74."),
        ("text", "\U0001f4c9\U0001f4c9 The S&P 500 fell 0.12% to 2,485.74 \U0001f600"),
    ],
)
def test_claims_point_into_the_original(form: str, text: str):
    report = audited(text, form)
    assert report.text == text
    assert report.counts["supported"] == 2
    for one in report.verdicts:
        claim = one.claim
        assert text[claim.start : claim.end] == claim.quote
    assert report.verdicts[0].claim.quote.replace("\u202c", "").endswith("0.12%")


def test_a_corrected_sentence_is_the_one_that_was_written():
    report = audited("Oil fell. The S&P 500 rose 1.86% for the week. Gold rose.")
    wrong = verdict(report, "1.86%")
    assert wrong.corrected == "2.86%"
    assert wrong.sentence == "The S&P 500 rose 2.86% for the week."


def test_what_a_page_says_of_itself_is_not_the_authors_word():
    page = "<nav>S&amp;P 500 9,999.99 +9.99%</nav><p>The S&amp;P 500 fell 0.12%.</p>"
    assert told(page, "html") == [("0.12%", "supported")]


# Headlines and the page itself


def test_a_headline_is_read_like_what_stands_below_it():
    text = "S&P 500 rises 3.86% for the week\n\nThe S&P 500 rose 2.86% for the week.\n"
    assert told(text) == [("3.86%", "contradicted"), ("2.86%", "supported")]


def test_points_percent_and_close_of_one_sentence_are_of_one_session():
    text = "The S&P 500 rose 116.60 points, or 4.96%, to 2,467.70 on Wednesday."
    assert set(sessions(text).values()) == {"2018-12-26"}
    assert audited(text).counts["supported"] == 3
