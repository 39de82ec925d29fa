"""HTML becomes blocks of what its reader sees, without what surrounds the article."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tapewright.reading.pages import page_of

ARTICLE = Path(__file__).parent / "articles" / "18-portal.html"


def told(text):
    """Return each block's kind and text."""
    return [(block.kind, block.text) for block in page_of(text, "html").blocks]


def read(text):
    """Return the text of each block that is not passed over."""
    return [words for kind, words in told(text) if kind != "skip"]


def cells(text):
    """Return each cell as row, column and number."""
    blocks = page_of(text, "html").blocks
    return [(b.row, b.column, b.text) for b in blocks if b.kind == "cell"]


def test_headings_paragraphs_and_items_are_what_they_are():
    text = (
        "<title>T | Site</title><h1>A</h1><p>B.<h2>C</h2><ul><li>d<ul><li>e</ul><li>f"
        "</ul><dl><dt>g<dd>h</dl><blockquote>I.</blockquote><h1>J</h1>"
    )
    blocks = page_of(text, "html").blocks
    assert [(block.kind, block.text, block.level) for block in blocks] == [
        ("title", "T | Site", 0),
        ("title", "A", 0),
        ("paragraph", "B.", 0),
        ("heading", "C", 2),
        ("item", "d", 0),
        ("item", "e", 1),
        ("item", "f", 0),
        ("item", "g", 0),
        ("item", "h", 0),
        ("paragraph", "I.", 0),
        ("heading", "J", 1),
    ]
    assert page_of(text, "html").title == "A"


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("up <b>5.2</b>% &minus;3&#37;", "up 5.2% \u22123%"),
        ("AT&T and S&amp;P 500&nbsp;up", "AT&T and S&P 500\xa0up"),
        ("a &notanentity; b &copy 5", "a &notanentity; b \xa9 5"),
        ("  a\n\t b  <!-- 5 > 4 --> c ", "a b c"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("up<script>5 < 6</script> 6<style>p{7}</style>", "up 6"),
        ("<template>5</template><svg><text>6</text></svg>up 7", "up 7"),
        ("the high,<sup>1,2</sup> the 10<sup>th</sup>", "the high, the 10th"),
        ("<span>6,580</span><span>-2.7%</span>", "6,580 -2.7%"),
        ("<a title='5 > 4'>up</a> 6", "up 6"),
        ("<a title=5'>up</a> it's 6", "up it's 6"),
        ('<b title="5>up</b> 6%', "up 6%"),
        ("up 5% <b", "up 5% <b"),
        ("up <!-- 5%", "up <!-- 5%"),
        ("<!doctype html><?xml 5?>up 6%", "up 6%"),
        ("</p></div></table>up 6%", "up 6%"),
    ],
)
def test_tags_are_not_seen_and_entities_are_decoded(source, seen):
    assert read(source) == [seen]


def test_an_entity_stands_where_it_begins():
    text = "<p>up &minus;5&thinsp;%"
    (block,) = page_of(text, "html").blocks
    assert block.text == "up \u22125\u2009%"
    assert [text[at] for at in block.at] == ["u", "p", " ", "&", "5", "&", "%"]


def test_what_a_break_parts_is_read_line_by_line():
    text = "<p>S&P 500: up 5.2%<br>Dow +3.1%<br/><br>That was it.</p><li>one<br>two"
    assert told(text) == [
        ("item", "S&P 500: up 5.2%"),
        ("item", "Dow +3.1%"),
        ("paragraph", "That was it."),
        ("item", "one two"),
    ]


def test_a_bold_paragraph_and_one_that_ends_in_a_colon_are_headings():
    text = "<p><b>The week</b></p><p>For the year:</p><p><b>Up</b> 5%</p>"
    assert [kind for kind, _ in told(text)] == ["heading", "heading", "paragraph"]


def test_a_table_knows_its_heads_through_spans():
    text = (
        "<h2>Markets</h2><table><thead>"
        "<tr><th rowspan=2>Index<th colspan=2>Week<th>Year<tr><th>pts<th>%<th>%</thead>"
        "<tr><td rowspan=2>Dow<td>1.5<td>2%<td>3%<tr><td>4.5<td>5%<td>6%"
        "<tr><td colspan=4>Europe<tr><th>DAX</th><td>7.5<td>n/a<td>9%</table>"
    )
    assert cells(text) == [
        ("Dow", "Week pts", "1.5"),
        ("Dow", "Week %", "2%"),
        ("Dow", "Year %", "3%"),
        ("Dow", "Week pts", "4.5"),
        ("Dow", "Week %", "5%"),
        ("Dow", "Year %", "6%"),
        ("DAX", "Week pts", "7.5"),
        ("DAX", "Year %", "9%"),
    ]
    captions = [b.caption for b in page_of(text, "html").blocks if b.kind == "cell"]
    assert captions == ["Markets"] * 6 + ["Europe Markets"] * 2


def test_a_caption_is_told_by_the_cells_below_it():
    text = "<table><caption>Friday, Oct. 10</caption><tr><td>Dow<td>45,479.60</table>"
    (cell,) = (b for b in page_of(text, "html").blocks if b.kind == "cell")
    assert (cell.row, cell.caption) == ("Dow", "Friday, Oct. 10")


def test_a_table_around_a_table_is_layout():
    text = (
        "<table><tr><td><p>Stocks rose 5%.</p><table><tr><td>Dow<td>5.5%</table>"
        "<p>Then they fell 6%.</p></td><td>Right</td></tr></table>"
    )
    assert told(text) == [
        ("paragraph", "Stocks rose 5%."),
        ("skip", "Dow"),
        ("cell", "5.5%"),
        ("paragraph", "Then they fell 6%."),
        ("paragraph", "Right"),
    ]


def test_prose_in_a_cell_is_a_paragraph():
    text = "<table><tr><td>Stocks rose on the day by 5%.<td>6%</table>"
    assert told(text)[0] == ("paragraph", "Stocks rose on the day by 5%.")


def test_preformatted_text_is_read_like_plain_text_and_code_is_not():
    text = (
        "<pre>Index   Close\nDow     46,315.27\nS&amp;P      6,664.36</pre>"
        "<pre><code>x = 5</code></pre>"
    )
    assert cells(text) == [("Dow", "Close", "46,315.27"), ("S&P", "Close", "6,664.36")]
    assert told(text)[-1] == ("skip", "x = 5")
    first = next(b for b in page_of(text, "html").blocks if b.kind == "cell")
    assert text[first.at[0] : first.at[-1] + 1] == "46,315.27"


@pytest.mark.parametrize(
    "noise",
    [
        "<nav>Top 50</nav>",
        "<aside><h3>Most read</h3><p>Dow 50,000: why</p></aside>",
        "<footer>&copy; 2025</footer>",
        "<div class='cookie-banner'>We and 842 partners</div>",
        "<div id='relatedArticles'><p>Dow up 5%</p></div>",
        "<div class='market ticker'>Gold 4,000.40</div>",
        "<section role=navigation>Top 50</section>",
        "<div hidden>5%</div><div style='display: none'>6%</div>",
        "<form>Get 5 picks</form><button>Top 50</button>",
        "<ul><li><a href=/a>Dow 50,000: why</a><li><a href=/b>5 stocks</a></ul>",
        "<p><a href=/c>Read our guide to the top 50</a></p>",
        "<p>Advertisement: 5% for 12 months</p>",
    ],
)
def test_what_stands_around_an_article_is_passed_over(noise):
    begins = "<h1>Up 5%</h1><p>Stocks rose 5% on the day, it was a good one.</p>"
    text = f"{begins}{noise}<p>End.</p>"
    assert read(text) == [
        "Up 5%",
        "Stocks rose 5% on the day, it was a good one.",
        "End.",
    ]
    assert any(kind == "skip" for kind, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "<body class='has-sidebar nav-open'><p>Up 5%.</p>",
        "<div class='newsletter'><h1>Up 5%.</h1></div><p>End.</p>",
        "<form><p>Up 5%.</p></form>",
        "<div class='share-price'>Up 5%.</div><p>A paragraph longer than that.</p>",
        "<p>See <span class=ticker>Up</span> 5%.</p>",
        "<figure><figcaption>Up 5%.</figcaption></figure>",
    ],
)
def test_what_holds_the_article_is_not(text):
    assert any("5%" in words for words in read(text))


def test_a_warning_in_a_footer_is_read():
    text = "<p>Up 5%.</p><footer><p>&copy; 2025</p><p>Past performance is past.</p>"
    assert told(text)[-1] == ("paragraph", "Past performance is past.")


WHEN = datetime.fromisoformat("2025-10-10T20:41:00-04:00")
META = "<meta property='article:published_time' content='2025-10-10T20:41:00-04:00'>"
LINKED = '<script type="application/ld+json">{"datePublished": "2025-10-09"}</script>'
TIME = "<time datetime='2025-10-08'>two days ago</time>"


@pytest.mark.parametrize(
    ("head", "when"),
    [
        (META + LINKED + TIME, WHEN),
        (TIME + LINKED + META, WHEN),
        (TIME + LINKED, date(2025, 10, 9)),
        (TIME, date(2025, 10, 8)),
        ("<time datetime=soon>soon</time>" + TIME, date(2025, 10, 8)),
        ('<meta content="Oct 7, 2025" name=date>', date(2025, 10, 7)),
        ("<p>Published 2025-10-07</p>", None),
    ],
)
def test_the_surest_date_of_publication_counts(head, when):
    assert page_of(f"<html>{head}<p>Up 5%", "html").published == when


def test_the_language_is_what_the_page_declares():
    assert page_of("<html lang=de-AT><p>5%").language == "de-AT"
    meta = "<html><meta http-equiv='Content-Language' content=fr><p>5%"
    assert page_of(meta).language == "fr"
    assert page_of("<html><p>5%").language is None


def test_the_labelled_page_is_read_whole():
    page = page_of(ARTICLE.read_bytes())
    kinds = [block.kind for block in page.blocks]
    assert (page.form, page.language, page.published) == ("html", "en", WHEN)
    assert page.title == "Stocks Tumble on Tariff Threat; Nasdaq Sinks 3.6%"
    assert kinds.count("cell") == 25
    passed = " ".join(block.text for block in page.blocks if block.kind == "skip")
    for noise in ("842 partners", "Top 50", "BTC-USD", "$1,000", "Dow 50,000", "0187"):
        assert noise in passed


def test_a_word_with_a_note_is_text_and_its_note_is_not():
    page = page_of(
        "<html><body><h1>Up</h1><p>It rose "
        "<button type='button' popovertarget='n'>2.86%</button> on Friday.</p>"
        "<dl popover id='n'><dd>2,485.74 from 2,416.62</dd></dl>"
        "<button>Share 12</button></body></html>"
    )
    read = [block.text for block in page.blocks if block.kind != "skip"]
    assert read == ["Up", "It rose 2.86% on Friday."]


def test_how_a_page_was_computed_is_passed_over_but_for_its_warnings():
    page = page_of(
        "<h1>Up</h1><p>It rose 2%.</p><h2>Methodology</h2><p>The base was 1.5.</p>"
        "<p>Past performance is no guarantee.</p><h2>Outlook</h2><p>It fell 1%.</p>"
    )
    read = [block.text for block in page.blocks if block.kind != "skip"]
    assert "The base was 1.5." not in read
    assert "Past performance is no guarantee." in read
    assert read[-1] == "It fell 1%."
