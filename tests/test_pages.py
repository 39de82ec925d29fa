"""Texts become blocks that point into the original; plain text by its looks."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tapewright.errors import UsageError
from tapewright.reading.pages import page_of

ARTICLES = sorted(
    path
    for path in (Path(__file__).parent / "articles").iterdir()
    if path.suffix != ".json"
)
WORDS = st.sampled_from(
    (
        *("S&P 500", "Dow", "6,664.36", "+0.49%", "\u2212878.82", "5", "rose", "The"),
        *(" ", "  ", "\n", "\n\n", "\r\n", "\t", " | ", "|", ":", ": ", ".", ", "),
        *(
            "- ",
            "* ",
            "1. ",
            "-- ",
            "# ",
            "**",
            "_",
            "`",
            "```\n",
            "[",
            "](a)",
            "&amp;",
        ),
        *("&", "<p>", "</p>", "<b>", "<td>", "<tr>", "<table>", "</table>", "<br>"),
        *(
            "<li>",
            "<caption>",
            "<td rowspan=2>",
            "<thead>",
            "<div class='ad'>",
            "</div>",
            "<",
            ">",
            "---\n",
            "date: ",
            "\x00",
        ),
        *("\u200f", "\ufeff", "\xa0", "\u2028", "> ", "    ", "\\", "<!--", "-->"),
        *("|---|---|\n", "<pre>", "<sup>", "<h1>", "<title>", "AAPL 227.5 +1.2% "),
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map("".join))
SPACES = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"


def told(text, form="text"):
    """Return each block's kind and text."""
    return [(block.kind, block.text) for block in page_of(text, form).blocks]


def read(text, form="text"):
    """Return the kind and text of each block that is not passed over."""
    return [pair for pair in told(text, form) if pair[0] != "skip"]


def cells(text, form="text"):
    """Return each cell as row, column and number."""
    blocks = page_of(text, form).blocks
    return [(b.row, b.column, b.text) for b in blocks if b.kind == "cell"]


# Laws


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, form=st.sampled_from(("text", "markdown", "html", None)))
def test_blocks_point_into_the_original_in_order(text, form):
    page = page_of(text, form)
    assert page.text == text
    for block in page.blocks:
        assert block.text
        assert len(block.at) == len(block.text)
        for char, place in zip(block.text, block.at, strict=True):
            stands = text[place]
            assert (
                char == stands or stands in "&<" or (char == " " and stands in SPACES)
            )
        assert all(one <= other for one, other in pairwise(block.at))
    assert all(one.at[-1] < other.at[0] for one, other in pairwise(page.blocks))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_no_digit_of_a_plain_text_is_lost(text):
    held = {place for block in page_of(text, "text").blocks for place in block.at}
    assert all(at in held for at, char in enumerate(text) if char.isdigit())


@given(text=TEXTS)
def test_white_space_is_one_space_between_words(text):
    for block in page_of(text, "text").blocks:
        assert block.text == block.text.strip(" ")
        assert "  " not in block.text


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_labelled_article_loses_a_paragraph(path):
    page = page_of(path.read_bytes())
    form = {".txt": "text", ".md": "markdown", ".html": "html"}[path.suffix]
    assert page.form == form
    assert page.title
    assert sum(block.kind != "skip" for block in page.blocks) > 5


# Bytes and forms


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_bytes_are_decoded_as_what_they_are(encoding):
    text = "Der DAX\r\nstieg um 0,5 %, der S&P 500 auf 6.664,36 Punkte \N{EN DASH} gut."
    assert page_of(text.encode(encoding)).text == text


def test_other_bytes_are_what_windows_writes_or_what_a_page_declares():
    assert page_of(b"up \x96 5% \xa3").text == "up \N{EN DASH} 5% \N{POUND SIGN}"
    page = (
        '<html><meta charset="windows-1251"><p>\u0438\u043d\u0434\u0435\u043a\u0441 5%'
    )
    assert page_of(page.encode("cp1251")).text == page
    assert page_of(b"\x81\x8d 5%").text == "\ufffd\ufffd 5%"


def test_the_form_is_guessed_from_its_marks():
    assert page_of("The Dow rose 5%.").form == "text"
    assert page_of("A < b > c, 3 * 4 * 5").form == "text"
    assert page_of("# The day\n\nUp 5%").form == "markdown"
    assert page_of("---\ndate: 2025-09-19\n---\nUp 5%").form == "markdown"
    assert page_of("|Index|Close|\n|---|---|\n|Dow|5|").form == "markdown"
    assert page_of("\ufeff<!DOCTYPE html><p>Up 5%").form == "html"
    assert page_of("<p>Up</p><p>5%</p>").form == "html"
    assert page_of("# tapewright: ignore our vendor's\nThe Dow rose.").form == "text"


def test_an_unknown_form_is_an_error_that_names_the_known():
    with pytest.raises(UsageError, match="Did you mean markdown"):
        page_of("Up 5%", "markdow")


# Plain text


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The S&P 500 rose 0.5% on Friday to close at 6,664.36, its third record in\n"
        "as many days, and the Nasdaq Composite gained 0.72%. The Russell 2000, which\n"
        "had set its first record since 2021, slipped by 0.77%.\n\nOil fell.\n"
    )
    first, second = page_of(text, "text").blocks
    assert first.kind == "paragraph"
    assert first.text == text.partition("\n\n")[0].replace("\n", " ")
    assert second.text == "Oil fell."


def test_a_word_parted_at_its_hyphen_is_one_word():
    text = "Stocks rose for a third day on Friday, led by the small-\ncap Russell 2000."
    assert read(text)[0][1].endswith("the small-cap Russell 2000.")


def test_paragraphs_that_fill_one_line_each_are_not_joined():
    lines = ("The Dow rose 0.4% on the day. " * 9, "The Nasdaq rose 0.7%. " * 12)
    assert [text for _, text in read("\n".join(lines))] == [s.strip() for s in lines]


def test_a_short_line_without_stop_is_a_heading_and_the_first_a_title():
    text = "Stocks end higher\n\nThe Dow rose.\n\nWhat comes next?\n\nNobody knows."
    assert read(text) == [
        ("title", "Stocks end higher"),
        ("paragraph", "The Dow rose."),
        ("heading", "What comes next?"),
        ("paragraph", "Nobody knows."),
    ]
    assert page_of(text, "text").title == "Stocks end higher"


def test_a_sentence_on_its_own_is_no_title():
    assert read("The Dow rose 2% to 46,315.27") == [
        ("paragraph", "The Dow rose 2% to 46,315.27")
    ]


def test_a_line_that_ends_in_a_colon_leads_what_follows():
    text = "Stocks fell.\n\nFor the week:\n\nThe S&P 500 is down 2%.\n"
    assert read(text)[1] == ("heading", "For the week:")


def test_a_date_below_the_title_is_no_heading():
    text = "The week in review\n\nJanuary 31, 2021\n\nWhat a week.\n"
    assert read(text)[1] == ("paragraph", "January 31, 2021")


def test_bullets_and_numbers_open_items_and_indents_go_on():
    text = "Key points:\n- The Dow rose\n  0.4%\n\u2022 The S&P fell\n1. One\n2. Two"
    assert told(text) == [
        ("heading", "Key points:"),
        ("item", "The Dow rose 0.4%"),
        ("item", "The S&P fell"),
        ("skip", "1."),
        ("item", "One"),
        ("skip", "2."),
        ("item", "Two"),
    ]


def test_a_minus_is_no_bullet():
    assert read("S&P 500\n- 0.5%\n- 1.2%")[1:] == [
        ("paragraph", "- 0.5%"),
        ("paragraph", "- 1.2%"),
    ]


def test_a_name_a_colon_and_figures_are_an_item():
    text = "Tuesday:\n\nS&P 500: down 37.81, or 1.4%, to 2,632.90\n\nDow: down 1.2%"
    assert [kind for kind, _ in read(text)] == ["heading", "item", "item"]


def test_names_with_their_figures_line_by_line_are_items():
    text = "5-day scoreboard:\n\nSPX -3.31%\nDJIA -3.27%\n\nAn ugly week.\n"
    assert read(text)[1:3] == [("item", "SPX -3.31%"), ("item", "DJIA -3.27%")]


def test_short_lines_in_a_row_are_a_list_and_no_headings():
    lines = ("Largest gain since March 20", "Up three of five days", "Off its record")
    kinds = [kind for kind, _ in read("The Dow fell.\n\n" + "\n\n".join(lines))]
    assert kinds == ["paragraph", "item", "item", "item"]


def test_fields_in_columns_are_a_table_headed_by_what_stands_over_them():
    text = (
        "Week ended\n\n"
        "Index                 Close      Week\n"
        "S&P 500            3,585.15     2.2%\n"
        "Nasdaq Composite  11,829.29    -0.6%\n\n"
        "                       Last   Prior week\n"
        "10-year yield         0.89%        0.83%\n"
    )
    assert cells(text) == [
        ("S&P 500", "Close", "3,585.15"),
        ("S&P 500", "Week", "2.2%"),
        ("Nasdaq Composite", "Close", "11,829.29"),
        ("Nasdaq Composite", "Week", "-0.6%"),
        ("10-year yield", "Last", "0.89%"),
        ("10-year yield", "Prior week", "0.83%"),
    ]
    blocks = [block for block in page_of(text, "text").blocks if block.kind == "cell"]
    assert [block.table for block in blocks] == [0, 0, 0, 0, 1, 1]
    assert {block.caption for block in blocks} == {"Week ended"}


@pytest.mark.parametrize("gap", ["\t", " | "])
def test_tabs_and_bars_part_columns_too(gap):
    rows = (("Index", "", "Week"), ("Dow", "46,315.27", "+1.05%"), ("DAX", "", "-0.3%"))
    text = "\n".join(gap.join(row) for row in rows)
    assert cells(text) == [
        ("Dow", "", "46,315.27"),
        ("Dow", "Week", "+1.05%"),
        ("DAX", "Week", "-0.3%"),
    ]


def test_years_head_columns_and_ranks_do_not_head_rows():
    text = (
        "Rank   Index     2024    2025\n"
        "1      S&P 500  23.3%   13.3%\n"
        "2      Dow      12.9%    8.9%"
    )
    assert cells(text)[0] == ("1 S&P 500", "2024", "23.3%")
    assert cells(text)[3] == ("2 Dow", "2025", "8.9%")


@pytest.mark.parametrize(
    "noise",
    [
        "We use cookies. See our cookie policy, which is 12 pages long.",
        "Sign up for our newsletter and get 5 stock ideas a week",
        "Read also: 5 stocks that could double",
        "Advertisement",
        "3 Min Read",
        "AAPL 227.50 +1.2% MSFT 510.02 -0.3% NVDA 176.24 +0.4% TSLA 426.07 +2.2%",
        "S&P Futures 6,580.25 -2.66% | Gold 4,000.40 +0.70% | BTC 113,214 -6.9%",
    ],
)
def test_what_stands_around_an_article_is_passed_over(noise):
    text = f"Stocks rose.\n\n{noise}\n\nThe Dow gained 0.4%."
    assert told(text)[1] == ("skip", noise)


@pytest.mark.parametrize(
    "kept",
    [
        "Past performance is no guarantee of future results. Sign up for more.",
        "In December so far: S&P 500 -10.6%, Dow -10.4%, Nasdaq -10.6%, RUT -13.3%.",
        "Shares of Meta, which shares data with 3 partners, rose 2.2%.",
        "Photo: traders on the floor as the Dow passed 46,000.",
    ],
)
def test_warnings_and_prose_are_not(kept):
    assert (told(f"Stocks rose.\n\n{kept}\n\nThe end.")[1][0]) != "skip"


def test_marks_that_are_not_seen_do_not_part_a_number():
    (block,) = page_of("Up \u200e6,\u202c664.36\x00 points.", "text").blocks
    assert block.text == "Up 6,664.36 points."
    assert block.at[3] == 4


def test_a_plain_text_tells_no_date_and_no_language():
    page = page_of("Published 2025-09-19\n\nThe Dow rose.", "text")
    assert (page.published, page.language) == (None, None)


# Dates


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("2025-09-19", date(2025, 9, 19)),
        ('"2025-09-19"', date(2025, 9, 19)),
        ("September 19, 2025", date(2025, 9, 19)),
        ("Fri, 19 Sep 2025", date(2025, 9, 19)),
        ("19. Sept. 2025", date(2025, 9, 19)),
        ("2025-09-19 16:30", datetime.fromisoformat("2025-09-19 16:30")),
        ("2025-09-19T16:30:00.123Z", datetime.fromisoformat("2025-09-19T16:30:00Z")),
        ("2025-09-19 16:30:00 -0400", datetime.fromisoformat("2025-09-19T16:30-04:00")),
        (
            "Fri, 19 Sep 2025 16:30:00 -0400",
            datetime.fromisoformat("2025-09-19T16:30-04:00"),
        ),
        ("2025-13-45", None),
        ("last Friday", None),
        ("", None),
    ],
)
def test_front_matter_says_when_a_page_was_published(said, when):
    assert page_of(f"---\ntitle: Up\ndate: {said}\n---\nUp 5%").published == when
