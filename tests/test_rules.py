"""Promises, advice and what a text lacks: found where they stand, and nowhere else."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tapewright.errors import DocumentError, UsageError
from tapewright.reading.rules import PACKS, broken, pack, said_of
from tapewright.reading.rules.guards import GUARDS
from tapewright.reading.rules.packs import rules_of, words
from tapewright.reading.rules.table import table
from tapewright.reading.rules.words import sentences

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "tests" / "articles"

# Sentences that break a rule: the rule, and the words that do it.
BREAKING = [
    ("promise", "guaranteed returns", "The fund offers guaranteed returns of a kind."),
    ("promise", "Guaranteed profits", "Guaranteed profits with our weekly signals!"),
    ("promise", "gains are guaranteed", "With this index, gains are guaranteed."),
    ("promise", "We guarantee better results", "We guarantee better results."),
    ("promise", "risk-free profits", "Here is how to earn risk-free profits."),
    ("promise", "risk free way", "Small caps are a risk free way into the boom."),
    ("promise", "is completely risk-free", "The strategy is completely risk-free."),
    ("promise", "can't lose", "At these prices you can't lose."),
    ("promise", "cannot lose", "Whoever enters here simply cannot lose money."),
    ("promise", "can\u2019t go wrong", "You can\u2019t go wrong with an index fund."),
    ("promise", "can only go up", "From this level the Russell 2000 can only go up."),
    ("promise", "Russell 2000 is sure to climb", "The Russell 2000 is sure to climb."),
    ("promise", "Stocks are bound to rebound", "Stocks are bound to rebound soon."),
    ("promise", "a sure thing", "A fourth week of gains is a sure thing."),
    ("promise", "money will double", "Your money will double within a year."),
    ("promise", "index will soar", "The index will soar once rates are cut."),
    ("promise", "Bitcoin will skyrocket", "Bitcoin will skyrocket after the vote."),
    ("promise", "double your money", "Learn how to double your money by spring."),
    ("promise", "Stocks always recover", "Stocks always recover in the end."),
    ("promise", "with zero risk", "This trade comes with zero risk."),
    ("promise", "get rich quick", "Our readers get rich quick with small caps."),
    ("forecast", "index will rise", "The index will rise next week."),
    ("forecast", "Russell 2000 will climb", "The Russell 2000 will climb from here."),
    ("forecast", "S&P 500 will reach 7,000", "The S&P 500 will reach 7,000 by June."),
    ("forecast", "stocks are going to fall", "After that, stocks are going to fall."),
    (
        "forecast",
        "Nasdaq will hit a new record",
        "The Nasdaq will hit a new record within days.",
    ),
    ("forecast", "rally will continue", "The rally will continue into the new year."),
    (
        "forecast",
        "market will end the year higher",
        "The market will end the year higher.",
    ),
    (
        "forecast",
        "index will break above",
        "On Monday the index will break above its old range.",
    ),
    ("forecast", "Dow will keep rising", "The Dow will keep rising all summer."),
    (
        "projection",
        "We predict a strong rally for",
        "We predict a strong rally for small caps.",
    ),
    ("projection", "I forecast the S&P", "I forecast the S&P 500 at 8,000."),
    (
        "projection",
        "Our year-end target",
        "Our year-end target remains where it was.",
    ),
    ("advice", "You should buy", "You should buy the index on Monday."),
    ("advice", "Investors should sell", "Investors should sell into strength."),
    ("advice", "you need to own", "This is a fund you need to own."),
    (
        "advice",
        "Investors should avoid small companies",
        "Investors should avoid small companies for now.",
    ),
    ("advice", "We recommend buying", "We recommend buying on weakness."),
    ("advice", "we suggest selling", "For the autumn we suggest selling."),
    ("advice", "we would advise trimming", "Here we would advise trimming."),
    ("advice", "is time to sell", "It is time to sell."),
    ("advice", "Now is the time to buy", "Now is the time to buy small caps."),
    ("advice", "is the perfect time to invest", "It is the perfect time to invest."),
    ("advice", "Buy the dip", "Buy the dip and be patient."),
    ("advice", "Load up on", "Load up on small caps before Friday."),
    ("advice", "Sell tech", "Sell tech stocks while they are dear."),
    ("advice", "a must-own", "The index is a must-own."),
    (
        "advice",
        "looks like a buying opportunity",
        "It looks like a buying opportunity.",
    ),
    ("advice", "is a screaming buy", "At 2,400 the index is a screaming buy."),
    ("advice", "remains a buy", "The fund remains a buy."),
    (
        "advice",
        "we remain overweight small caps",
        "For the year we remain overweight small caps.",
    ),
    ("advice", "our top picks", "Here are our top picks of the month."),
    ("advice", "best stocks to buy", "These are the best stocks to buy."),
    ("advice", "Top 10 small-cap stocks to buy", "Top 10 small-cap stocks to buy."),
    ("advice", "5 stocks that could double", "Read on: 5 stocks that could double."),
    ("advice", "Back up the truck", "Back up the truck."),
    ("advice", "belongs in every portfolio", "This index belongs in every portfolio."),
    ("exaggeration", "unstoppable rally", "The unstoppable rally goes on."),
    ("exaggeration", "unlimited upside", "Few indices have such unlimited upside."),
    ("exaggeration", "a no-brainer", "Small caps are a no-brainer."),
    (
        "exaggeration",
        "opportunity of a lifetime",
        "This is the opportunity of a lifetime.",
    ),
    ("exaggeration", "phenomenal gains", "After phenomenal gains the index rested."),
    ("exaggeration", "be the next Nvidia", "This one will be the next Nvidia."),
    ("cause", "on hopes of", "Stocks rose on hopes of lower rates."),
    (
        "cause",
        "as investors weighed",
        "The index slipped as investors weighed the data.",
    ),
    ("cause", "amid growing fears", "Shares sank amid growing fears of a slump."),
    ("cause", "Buoyed by", "Buoyed by strong earnings, the Dow climbed."),
    ("period", "returned 240%", "The strategy returned 240%."),
]

# What looks like it and is not.
NEAR_MISSES = [
    "A profit is not guaranteed.",
    "There are no guaranteed returns.",
    "Guaranteed returns do not exist.",
    "Nobody can guarantee a return.",
    "There is no such thing as a risk-free profit.",
    "The risk-free rate stood at four percent.",
    "Treasury bills serve as the risk-free asset.",
    "The loan was guaranteed by the government.",
    "The bank guarantees deposits up to a limit.",
    "Past performance is no guarantee of future results.",
    "Investors should note that past performance says little about the future.",
    "Investors should read the prospectus before they invest.",
    "You should consult an adviser.",
    "You should never invest money that you need.",
    "You should invest only what you can afford to lose.",
    "If you need to sell, use a limit order.",
    "The market cannot lose sight of inflation.",
    "Bulls can't lose that support.",
    "Be sure to read the notes.",
    "Make sure to check the calendar.",
    "One thing is for sure: it was a long week.",
    "The company will report earnings on Tuesday.",
    "The exchange will be closed on Monday.",
    "The stock market will be closed for Thanksgiving.",
    "Markets will be open for half a day.",
    "The Fed will meet on Wednesday.",
    "The index will be rebalanced in June.",
    "The fund will publish its report in May.",
    "Three companies will join the index on Monday.",
    "The Dow will drop three of its members.",
    "The index will gain a new member on Monday.",
    "Taxes will rise in April.",
    "Unemployment will fall, the ministry said.",
    "The company will double its dividend.",
    "The labor market will recover.",
    "Markets will rise and fall.",
    "Stocks may rise next week.",
    "The index could climb if rates fall.",
    "The rally will probably continue.",
    "Stocks will rise next week, strategists at one bank said.",
    "According to the bank, the index will reach 7,000.",
    "“The index will soar,” a trader said.",
    'He called small caps "a no-brainer".',
    "Will the index rise next week?",
    "Is it time to buy?",
    "Should you buy the dip?",
    "A buying opportunity, said one strategist.",
    "It looks like a buying opportunity, said one strategist.",
    "Analysts say investors should sell.",
    "The broker recommended buying.",
    "The buy side stayed away.",
    "Sell-side estimates were cut.",
    "A sell-off followed at noon.",
    "Buy orders outnumbered sell orders at the close.",
    "The average gave a buy signal.",
    "Investors sold stocks to buy bonds.",
    "It gave holders time to sell.",
    "Dip buyers came back in the afternoon.",
    "Short sellers covered their positions.",
    "Short-term traders stayed away.",
    "Sell in May and go away, the saying goes.",
    "Buy now, pay later firms lagged.",
    "This is not a recommendation to buy or sell any security.",
    "Nothing here is advice to buy stocks.",
    "We do not recommend buying or selling anything.",
    "We recommend reading the notes.",
    "I sold half of it on Friday.",
    "The next Apple event is on Tuesday.",
    "There is no reason to call the rally unstoppable.",
    "Thanks to all who wrote in about the index.",
    "The index serves as investors' yardstick.",
    "Stocks rose on hopes of lower rates, strategists said.",
    "The car is driven by a small engine.",
    "Our target audience is patient.",
    "The committee set a target for inflation.",
    "We do not predict where the index goes.",
    "> You should buy now, one letter said to its readers.",
    "The fund was a sure thing until it was not.",
    "The sure-footed finance minister smiled.",
    "This call is guaranteed to return a value.",
    "We guarantee only the interfaces that are named.",
    "You should add them to the list.",
    "Such a call cannot fail.",
    "Readers own the risk, and the risk only.",
]


# A text that recommends and shows performance, and what makes it whole.
PITCH = "Small caps gained 2.16% this week. You should buy the index."
SIGNED = """By Jane Doe, analyst

September 19, 2025

Small caps gained 2.16% this week. You should buy the index.

Source: exchange data. The author holds no position in any of them. This is not advice
to everybody: you may lose money. Past performance is no guarantee of future results.
"""


def rules(text, **options):
    return {finding.rule for finding in broken(text, **options)}


def told(text, **options):
    return [(one.rule, one.quote) for one in broken(text, **options) if one.quote]


def test_there_are_sixty_of_each():
    assert len(BREAKING) >= 60
    assert len(NEAR_MISSES) >= 60


@pytest.mark.parametrize(("rule", "quote", "text"), BREAKING)
def test_what_breaks_a_rule_is_found_in_its_own_words(rule, quote, text):
    assert told(text) == [(f"rules.{rule}", quote)]
    finding = broken(text)[0]
    assert text[finding.start : finding.end] == finding.quote
    assert finding.source
    assert finding.because.endswith(".")
    assert finding.remedy


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_only_looks_like_it_is_no_finding(text):
    assert broken(text) == []


@pytest.mark.parametrize(("rule", "quote", "text"), BREAKING)
@pytest.mark.parametrize(
    "excuse",
    ["He said: “{}”", "> {}", '"{}" is what the leaflet claimed.'],
    ids=["quoted", "cited", "claimed"],
)
def test_somebody_elses_words_are_no_finding(rule, quote, text, excuse):
    assert told(excuse.format(text)) == []


def test_a_promise_is_a_warning_and_names_its_article():
    (finding,) = broken("Guaranteed profits for all.", packs=("finra",))
    assert finding.severity == "warning"
    assert finding.source == "FINRA 2210(d)(1)(B)"
    (finding,) = broken("Guaranteed profits for all.", packs=("finra", "mifid"))
    assert finding.source == ("FINRA 2210(d)(1)(B); MiFID II DR 2017/565 art. 44(2)(b)")


def test_packs_are_switched_by_name():
    assert rules("The index will rise.", packs=("finra",)) == {"rules.forecast"}
    assert rules("The index will rise.", packs=("mar",)) == set()
    assert rules("Stocks rose on hopes of a cut.", packs=("finra", "mifid")) == set()
    with pytest.raises(UsageError, match="finra"):
        broken("Anything.", packs=("fimra",))
    with pytest.raises(UsageError, match="language"):
        broken("Irgendetwas.", language="xx")


@pytest.mark.parametrize("name", PACKS)
def test_every_pack_says_where_it_holds_and_when_it_stood(name):
    known = pack(name)
    assert known.jurisdiction
    assert known.about
    assert known.stands >= date(2026, 1, 1)


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_knows_no_rule_without_words(name):
    spoken, asked = words("en"), rules_of((name,), "en")
    rooms = {"rules": asked.said.values(), "absent": asked.absent}
    for room, known in rooms.items():
        assert {rule.name for rule in known} <= spoken[room].keys()
    total = sum(len(known) for known in rooms.values())
    data = rules_of(PACKS, "en")
    assert 0 < total <= len(data.said) + len(data.absent)


def test_every_rule_stands_in_a_pack_and_every_excuse_is_known():
    spoken, asked = words("en"), rules_of(PACKS, "en")
    assert asked.said.keys() == spoken["rules"].keys()
    assert {rule.name for rule in asked.absent} == spoken["absent"].keys()
    for rule in asked.said.values():
        assert set(rule.unless) <= GUARDS.keys()
    for rule in asked.absent:
        assert set(rule.unless) <= {*spoken["present"], "date"}


def test_a_recommendation_must_say_who_when_and_with_what_interests():
    assert rules(PITCH) == {
        "rules.advice",
        "missing.author",
        "missing.conflicts",
        "missing.date",
        "missing.disclaimer",
        "missing.source",
        "missing.warning",
    }
    assert rules(SIGNED) == {"rules.advice"}


def test_performance_alone_needs_a_warning_a_source_and_a_date():
    card = "The Russell 2000 gained 2.16% this week."
    missing = {"missing.date", "missing.source", "missing.warning"}
    assert rules(card, packs=PACKS) == missing
    assert rules(card, packs=("house",)) == {"missing.date"}
    assert rules(card, packs=("mar",)) == set()
    assert rules(card, packs=("finra",)) == set()


def test_only_what_promotes_is_asked_by_default_what_it_lacks():
    card = "The Russell 2000 gained 2.16% this week."
    assert rules(card) == set()
    promise = f"{card} Guaranteed profits for all."
    assert rules(promise) > {"missing.warning", "rules.promise"}
    assert rules(f"{card} You should buy it.") > {"missing.author", "rules.advice"}


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("0*wire*.txt")))
def test_a_plain_news_wire_is_not_asked_for_a_warning(path):
    found = rules(path.read_text(encoding="utf-8"))
    assert not {rule for rule in found if rule.startswith("missing.")}


def test_what_is_missing_stands_at_the_end_without_a_quote():
    missing = [one for one in broken(PITCH) if one.rule.startswith("missing.")]
    assert {(one.start, one.end, one.quote) for one in missing} == {
        (len(PITCH), len(PITCH), "")
    }


@pytest.mark.parametrize(
    "said",
    [
        "September 19, 2025",
        "19 September 2025",
        "Sept. 19",
        "2025-09-19",
        "9/19/2025",
        '<time datetime="2025-09-19">',
    ],
)
def test_a_date_is_seen_however_it_is_written(said):
    assert "missing.date" in rules(PITCH)
    assert "missing.date" not in rules(f"{said}\n\n{PITCH}")


@pytest.mark.parametrize(
    "said", ["By Jane Doe", "<p>By the Markets Desk</p>", "Reporting by J. Doe."]
)
def test_an_author_is_seen_in_a_byline(said):
    assert "missing.author" not in rules(f"{said}\n\n{PITCH}")


def test_a_sentence_that_begins_with_by_names_no_author():
    assert "missing.author" in rules(f"By Friday the week was over.\n\n{PITCH}")


def test_a_performance_has_its_time_in_its_own_paragraph():
    assert "rules.period" in rules("January was dull.\n\nA.\n\nThe fund returned 9%.")
    assert "rules.period" not in rules("In 2024 the fund returned 9%.")
    assert "rules.period" not in rules("For the month:\n\nThe fund returned 9%.")


def test_html_and_markdown_are_read_as_they_stand():
    page = (
        "<html><head><style>p{content:'guaranteed returns'}</style></head><body>"
        "<!-- you should buy --><script>say('You should buy it')</script>"
        "<p>With it you can&rsquo;t lose.</p><h2>Guaranteed</h2><p>returns vary.</p>"
        "<p>The <b>index</b> will <em>rise</em>.</p></body></html>"
    )
    assert told(page) == [
        ("rules.promise", "can&rsquo;t lose"),
        ("rules.forecast", "index</b> will <em>rise"),
    ]
    assert told("The **index** will _rise_.\n\n- Buy the dip\n- Wait\n") == [
        ("rules.forecast", "index** will _rise"),
        ("rules.advice", "Buy the dip"),
    ]


def test_findings_come_in_the_order_of_the_text_each_word_once():
    text = "The index will rise. You should buy. Guaranteed profits! " * 3
    found = [one for one in broken(text) if one.quote]
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert len(found) == 9


def test_what_is_not_the_authors_is_silent_though_its_disclaimer_counts():
    text = f"{PITCH} Past performance is no guarantee. Buy the dip."
    at = text.index("Past")
    silent = [(at, len(text))]
    assert ("rules.advice", "Buy the dip") in told(text)
    assert told(text, silent=silent) == [("rules.advice", "You should buy")]
    assert "missing.warning" not in rules(text, silent=silent)


def test_articles_in_the_manner_of_desks_break_few_rules():
    found = [
        (path.name[:2], *one)
        for path in sorted(ARTICLES.glob("*.*"))
        if path.suffix != ".json"
        for one in told(path.read_text(encoding="utf-8"))
        if one[0] != "rules.cause"
    ]
    assert found == [
        ("06", "rules.advice", "Best Stocks for the Next 30"),
        ("10", "rules.exaggeration", "breathtaking 41.5%"),
        ("12", "rules.advice", "5 Stocks That Could Double"),
    ]


def test_nothing_found_is_never_called_compliant():
    assert said_of([]).startswith("No finding.")
    for findings in ([], broken(PITCH), broken("The index will rise.")):
        assert "complian" not in said_of(findings).lower()
    assert said_of(broken(PITCH)) == "1 warning and 6 notes, each with its source."
    assert said_of(broken("The index will rise.")) == "1 note, each with its source."


def test_a_pattern_that_cannot_be_read_is_refused():
    for pattern in ("", "..", "maybe? not", "a .. b .. c .. d", "<nobody>"):
        with pytest.raises(DocumentError):
            table({"rule": [pattern]}, {})


HOSTILE = {
    "no spaces": "a" * 1_000_000,
    "apostrophes": "a'" * 500_000,
    "ampersands": "&a" * 500_000,
    "tags": "<a" * 500_000,
    "comments": "<!--" * 250_000,
    "scripts": "<script " * 125_000,
    "quotation marks": '"' * 1_000_000,
    "stops": ". " * 500_000,
    "figures": "1." * 500_000,
    "lines": "\n" * 1_000_000,
    "one sentence": "you should buy the index will rise " * 28_000,
    "one word": "guaranteed " * 90_000,
    "gaps": "guaranteed a b " * 66_000,
    "signs": "&#0;&#1;&nbsp;&#xfffffff;" * 40_000,
    "nulls": "\0 buy\0" * 140_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_megabyte_ends_soon(name):
    begun = time.process_time()
    broken(HOSTILE[name])
    assert time.process_time() - begun < 20


def test_ten_times_the_text_takes_about_ten_times_as_long():
    page = (ARTICLES / "05-wire-week.txt").read_text(encoding="utf-8")

    def seconds(times):
        begun = time.process_time()
        broken(page * times)
        return time.process_time() - begun

    broken(page)
    short = min(seconds(20) for _ in range(3))
    assert seconds(200) < 15 * short


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab .?!\n\"'<>&-%1;[]()*“”"), max_size=120))
def test_any_text_is_read_and_every_place_holds_its_word(text):
    for sentence in sentences(text):
        assert len(sentence.words) == len(sentence.quoted) > 0
        assert list(sentence.starts) == sorted(sentence.starts)
        for start, end in zip(sentence.starts, sentence.ends, strict=True):
            assert 0 <= start < end <= len(text)
    for finding in broken(text):
        assert text[finding.start : finding.end] == finding.quote


def test_sentences_end_where_a_reader_ends_them():
    text = "The U.S. index rose 0.5 percent, Mr. Smith said. It held at 2,448.77. Why?"
    assert [" ".join(sentence.words) for sentence in sentences(text)] == [
        "the u s index rose 0.5 % , mr smith said",
        "it held at 2,448.77",
        "why",
    ]


def examples_of(page):
    """Return the sentences of a page's indented blocks, those with a full stop."""
    blocks = re.split(r"\n(?!    )", page)
    for block in blocks:
        lines = [line.strip() for line in block.split("\n") if line.startswith("    ")]
        if lines and all(line[-1] in ".?" for line in lines):
            yield lines


def test_the_page_on_the_rules_says_what_is_so():
    page = (ROOT / "docs/explanation/what-the-rules-look-for.md").read_text("utf-8")
    broken_ones, others = examples_of(page)
    assert [rules(line, packs=PACKS) != set() for line in broken_ones] == [True] * 7
    assert [broken(line) for line in others] == [[]] * 9
    named = set(re.findall(r"`((?:rules|missing)\.\w+)`", page))
    asked = rules_of(PACKS, "en")
    said = {f"rules.{name}" for name in asked.said}
    assert named == said | {f"missing.{rule.name}" for rule in asked.absent}
    for name in PACKS:
        assert f"`{name}`" in page
    assert {str(pack(name).stands) for name in PACKS} == {"2026-06-30"}


def test_the_articles_named_on_the_page_are_those_of_the_packs():
    page = (ROOT / "docs/explanation/what-the-rules-look-for.md").read_text("utf-8")
    asked = rules_of(PACKS, "en")
    grounds = [
        ground
        for rule in (*asked.said.values(), *asked.absent)
        for ground in rule.grounds
    ]
    for ground in grounds:
        for article in re.findall(
            r"(?:2210|art\. )[^;,]*\)|DR \S+ art\. [\d-]+", ground.source
        ):
            assert article.replace("DR 2017/565 ", "") in page, article
