"""Markdown becomes blocks of what its reader sees, with offsets into its source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tapewright.reading.pages import page_of
from tapewright.reading.pages.blocks import Seen
from tapewright.reading.pages.inline import lines_of

PAGE = (Path(__file__).parent / "articles" / "17-page.md").read_text(encoding="utf-8")
MARKS = st.lists(
    st.sampled_from(
        (
            *(
                "*a*",
                "**b5**",
                "***c***",
                "_d_",
                "__5%__",
                "*e **f** g*",
                "**h _i_ j**",
            ),
            *(
                "`k*l`",
                "``m`n``",
                "o_p_q",
                "2 * 3",
                "5*",
                "_r",
                "** s",
                "\\*t\\*",
                "\\\\",
            ),
            *(
                "&amp;",
                "&minus;5%",
                "&nope;",
                "AT&T",
                "&",
                "[u]",
                "[",
                "]",
                "(5%)",
                "\n",
            ),
            *("<http://a.b/5>", "5 < 6", "'v'", "w.", "x,"),
        )
    ),
    max_size=12,
).map(" ".join)


def read(text):
    """Return the kind and text of each block."""
    return [(block.kind, block.text) for block in page_of(text, "markdown").blocks]


def words(text):
    """Return the text of all that is read."""
    return " ".join(told for kind, told in read(text) if kind != "skip")


def cells(text):
    """Return each cell as row, column and number."""
    blocks = page_of(text, "markdown").blocks
    return [(b.row, b.column, b.text) for b in blocks if b.kind == "cell"]


def test_headings_lists_and_quotes_are_what_they_are():
    text = "# A\n\nB.\n\nC\n---\n\n> D.\n\n- e\n  - f\n\n1. g\n\n# H\n"
    blocks = page_of(text, "markdown").blocks
    assert [(block.kind, block.text, block.level) for block in blocks] == [
        ("title", "A", 0),
        ("paragraph", "B.", 0),
        ("heading", "C", 2),
        ("paragraph", "D.", 0),
        ("item", "e", 0),
        ("item", "f", 1),
        ("item", "g", 0),
        ("heading", "H", 1),
    ]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("up **5.2%** and *6%*", "up 5.2% and 6%"),
        ("up ***5.2%*** __6__", "up 5.2% 6"),
        ("a_b_c and 5 * 3 * 2", "a_b_c and 5 * 3 * 2"),
        ("up 5%\\* or 2\\*3", "up 5%* or 2*3"),
        ("a [link **5%**](http://a.b/7_8 'n 9%') b", "a link 5% b"),
        ("a [link][r] and [r] and [s]\n\n[r]: /7", "a link and r and [s]"),
        ("![chart of 5%](a.png) up 6%", "up 6%"),
        ("code `**5%**` and ``a`b``", "code **5%** and a`b"),
        ("<https://a.b/5> and <i>6%</i>", "https://a.b/5 and 6%"),
        ("up 5%[^1] today\n\n[^1]: Not returns.", "up 5% today Not returns."),
        ("up ~~4%~~ 5%", "up 4% 5%"),
        ("S&amp;P &minus;5% AT&T", "S&P \u22125% AT&T"),
        ("one\ntwo", "one two"),
        ("> one\n> two", "one two"),
        ("up <!-- 4% --> 5%", "up 5%"),
        ("unclosed **5% and `6% and [7%", "unclosed **5% and `6% and [7%"),
    ],
)
def test_marks_are_not_seen(source, seen):
    assert words(source) == seen


def test_a_line_that_must_end_ends_a_block():
    assert read("one  \ntwo\\\nthree<br>four") == [
        ("paragraph", "one"),
        ("paragraph", "two"),
        ("paragraph", "three"),
        ("paragraph", "four"),
    ]


def test_offsets_are_those_of_the_source_through_quotes_and_lists():
    text = "> - The **Dow** rose\r\n>   5.2% &amp;c\r\n"
    (block,) = page_of(text, "markdown").blocks
    assert block.text == "The Dow rose 5.2% &c"
    places = {told: block.at[block.text.index(told)] for told in ("Dow", "5.2%", "&")}
    assert places == {at: text.index(at) for at in places}


def test_a_bold_line_and_one_that_ends_in_a_colon_are_headings():
    text = "**The week**\n\nFor the year:\n\n**Monday.** Up 5%.\n\n**Up 5%, 6% and 7%**"
    assert [kind for kind, _ in read(text)] == [
        "heading",
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_lines_of_names_and_figures_are_items_though_they_run_on():
    text = "S&P 500: up 5.2%\nDow: up 3.1%"
    assert read(text) == [("item", "S&P 500: up 5.2%"), ("item", "Dow: up 3.1%")]


def test_a_table_of_bars_is_cells_with_heads():
    text = (
        "## The week\n\n| Index | **Close** | Week |\n|:--|--:|--:|\n"
        "| S&P 500 | 6,664.36 | +1.2% |\n| Dow \\| DJI | 46,315.27 | |\n"
        "DAX | 23,639.41\n"
    )
    assert cells(text) == [
        ("S&P 500", "Close", "6,664.36"),
        ("S&P 500", "Week", "+1.2%"),
        ("Dow | DJI", "Close", "46,315.27"),
        ("DAX", "Close", "23,639.41"),
    ]
    cell = next(b for b in page_of(text, "markdown").blocks if b.kind == "cell")
    assert (cell.caption, cell.table) == ("The week", 0)
    assert text[cell.at[0] : cell.at[-1] + 1] == "6,664.36"


def test_code_and_front_matter_are_passed_over():
    text = (
        "---\ndate: 2025-09-19\nlang: de\n---\n\nUp 5%.\n\n"
        "```\nx = 5\n```\n\n    y = 6\n"
    )
    page = page_of(text)
    assert [block.kind for block in page.blocks] == [
        "skip",
        "paragraph",
        "skip",
        "skip",
    ]
    assert (page.published, page.language, page.title) == (date(2025, 9, 19), "de", "")


def test_the_title_is_the_first_heading_or_else_the_front_matter_says_it():
    front = "---\ntitle: 'Up 5%'\ndate: 2025-09-19\n---\n"
    assert page_of(front + "The Dow rose.").title == "Up 5%"
    assert read(front + "The Dow rose.")[1] == ("title", "Up 5%")
    assert page_of(front + "# Up 6%\n\nThe Dow rose.").title == "Up 6%"
    assert [kind for kind, _ in read(front + "# Up 6%")] == ["skip", "title"]


def test_html_in_markdown_is_read_as_html():
    text = (
        "Up 5%.\n\n<table><tr><th>Index<th>Close<tr><td>Dow<td>46,315</table>\n\n"
        "<div class='ad'>Buy 5</div>\n\n<!-- 7% -->\n\nEnd."
    )
    assert cells(text) == [("Dow", "Close", "46,315")]
    assert read(text)[-2:] == [("skip", "Buy 5"), ("paragraph", "End.")]


def test_the_labelled_page_is_read_whole():
    page = page_of(PAGE)
    kinds = [block.kind for block in page.blocks]
    assert (page.form, page.published) == ("markdown", date(2025, 4, 12))
    assert [kinds.count(kind) for kind in ("title", "heading", "cell")] == [1, 4, 16]
    assert "**" not in words(PAGE)
    assert "https" not in words(PAGE)


@settings(max_examples=400, deadline=None)
@given(source=MARKS)
def test_what_is_seen_of_plain_marks_is_what_markdown_it_shows(source):
    source = f"x {source} y"
    (line,) = MarkdownIt("commonmark").parseInline(source)
    tokens = {token.type for token in line.children}
    assume(not tokens & {"link_open", "image", "html_inline", "hardbreak"})
    shown = "".join(
        "\n" if token.type == "softbreak" else token.content for token in line.children
    )
    lines = lines_of(Seen(source, range(len(source))))
    assert " ".join(line.text for line in lines).split() == shown.split()
