"""Words for the size of a move: held against the subject's own usual day or week.

A text marks its claims: "[-0.3]" stands for "0.3%" and a day's change of -0.3%, where a
usual day and a usual week are 1%; "[-0.3 week]" is a week's.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from tapewright.config import Config
from tapewright.errors import UsageError
from tapewright.finding import Market, ask
from tapewright.gathered import Place, market_of_all
from tapewright.intensity import BANDS
from tapewright.language import language
from tapewright.market.bars import Series
from tapewright.model import Stated
from tapewright.reading.rules.packs import words
from tapewright.reading.style import overstated
from tapewright.report import Claim, Verdict

DATA = os.environ.get("TAPEWRIGHT_TEST_DATA", "")
LAST = date(2025, 9, 19)  # a Friday
MARK = re.compile(r"\[([-+\d.]+)(?: (\w+))?(?: (\w+))?\]")
MARKET = Market({})


def symbol(change, span):
    """Return a symbol whose last day, week or year went so far, adding its bars."""
    name = f"{change} {span}"
    if name not in MARKET.series:
        every = np.busday_offset("2025-09-19", np.arange(-300, 1)).astype("M8[D]")
        days = every.astype(np.int32)
        steps = np.where(np.arange(len(days)) % 2, 1.01, 1 / 1.01)
        close = 1000 * np.cumprod(steps)
        blank = np.full(len(days), np.nan)
        bars = Series(name, days, blank, blank, blank, close, blank)
        base = bars.rows(0, len(days)).first_row(span) - 1
        close[-1] = close[base] * (1 + float(change) / 100)
        MARKET.series[name] = bars
    return name


def read(marked):
    """Return a text without its marks, and the verdicts that they stand for."""
    text, verdicts, done = "", [], 0
    for match in MARK.finditer(marked):
        change, span, status = match[1], match[2] or "day", match[3] or "supported"
        text += marked[done : match.start()]
        done = match.end()
        shown = f"{change.lstrip('+-')}%"
        value = Decimal(change.lstrip("+-"))
        fact = ask(MARKET, "change", symbol(change, span), LAST, span=span)
        claim = Claim(
            len(text),
            len(text) + len(shown),
            shown,
            fact.question,
            Stated(value, Decimal("0.1")),
        )
        foreign = status == "foreign"
        claim = replace(claim, question=None) if foreign else claim
        known = None if status in ("foreign", "unclear") else fact
        verdicts.append(Verdict(claim, status, "", known))
        text += shown
    return text + marked[done:], verdicts


def found(marked):
    text, verdicts = read(marked)
    return overstated(verdicts, text, MARKET)


def told(marked):
    return [(one.rule.removeprefix("style."), one.quote) for one in found(marked)]


OVERSTATED = [
    ("plunged", "The index plunged [-0.3] on Friday."),
    ("plunged", "On Friday the index plunged, losing [-0.3]."),
    ("soared", "The index soared [+0.4] to a record."),
    ("surged", "The Russell 2000 surged by [+0.9 week] this week."),
    ("tumbled", "Wall Street tumbled on Friday, down [-0.5]."),
    ("sharp sell-off", "A sharp sell-off on Friday took [-0.9] off the index."),
    ("explosive rally", "The index gained [+1.5] in an explosive rally."),
    ("massive gain", "It ended with a massive gain of [+0.7]."),
    ("sharply higher", "The index closed sharply higher, up [+0.6]."),
    ("fell sharply", "The index fell sharply, by [-0.6]."),
    ("exploded higher", "The index exploded higher by [+1.2]."),
    ("plunging 0.2%", "After noon it turned, plunging [-0.2]."),
    ("0.2% plunge", "A [-0.2] plunge ended the week."),
    ("surge of 0.2%", "The day brought a surge of [+0.2]."),
    ("crashed", "The index crashed [-1.8]."),
    ("huge 0.3% drop", "It was a huge [-0.3] drop."),
    ("plunges 0.3%", "S&P 500 plunges [-0.3]"),
]

UNDERSTATED = [
    ("edged down", "The index edged down [-2.5]."),
    ("inched higher", "It inched higher, up [+3.0], in quiet trade."),
    ("was little changed", "It was little changed on the day, down [-2.1]."),
    ("closed flat", "The index closed flat, up [+4.5]."),
    ("slight loss", "A slight loss of [-2.2 week] followed."),
]

HONEST = [
    "The index plunged [-2.4] on Friday.",
    "The index plunged [-1.2] on Friday.",
    "The index soared [+5.0].",
    "A sharp sell-off took [-2.5] off the index.",
    "The index rose [+0.3].",
    "The index rose [+6.0].",
    "The index edged up [+0.1].",
    "The index edged up [+1.4].",
    "It was little changed, up [+0.1].",
    "It was little changed, up [+1.2].",
    "The index did not plunge and lost [-0.2].",
    "No sharp sell-off came: the index lost [-0.2].",
    "The index never soared; it gained [+0.2].",
    "“It plunged [-0.2],” he said.",
    '"A bloodbath," one trader said, with the index down [-0.3].',
    "> The index plunged [-0.2].",
    "Did the index plunge [-0.2]?",
    "Oil plunged while the index lost [-0.2].",
    "As oil prices soared, the index gained [+0.2].",
    "Banks plunged and the index lost [-0.2].",
    "Shares of Boeing soared, and the index added [+0.2].",
    "Chip stocks tumbled, dragging the index down [-0.2].",
    "The index, which had plunged on Monday, lost [-0.2].",
    "After plunging on Monday the index lost [-0.2].",
    "Recovering from a sharp sell-off the index gained [+0.2].",
    "It fell [-0.2] after Thursday's sharp sell-off.",
    "Boeing soared to help the index gain [+0.2].",
    "Nvidia soared [+9 day foreign], and the index gained [+0.2].",
    "Nvidia soared [+9 day foreign] as the index gained [+0.2].",
    "Volume soared; the index gained [+0.2].",
    "Massive layoffs were announced as the index lost [-0.2].",
    "The index soared in May but gained [+0.2] on Friday.",
    "It was flat for the week, up [+2.5] on Friday.",
    "The index plunged [-0.2 day unclear].",
    "The index soared [+0.2 month].",
    "The index has soared [+0.4 year] this year.",
    "The tumbling dollar helped; the index gained [+0.2].",
    "The company launched an explosive new product as the index lost [-0.1].",
]


@pytest.mark.parametrize(("quote", "text"), OVERSTATED)
def test_a_word_too_strong_for_its_move_is_overstated(quote, text):
    assert told(text) == [("overstated", quote)]


@pytest.mark.parametrize(("quote", "text"), UNDERSTATED)
def test_a_word_too_weak_for_its_move_is_understated(quote, text):
    assert told(text) == [("understated", quote)]


@pytest.mark.parametrize("text", HONEST)
def test_a_word_that_fits_or_is_of_something_else_is_no_finding(text):
    assert told(text) == []


def test_the_finding_says_the_move_in_usual_ones():
    (finding,) = found("A sharp sell-off took [-0.9] off the index.")
    assert finding.because == (
        "-0.90% is the size of a usual day (1.00%), and "
        '"sharp sell-off" fits 2 usual days or more.'
    )
    assert finding.severity == "note"
    assert finding.source.startswith("house scale")
    assert finding.remedy == "Words of its size: fell, lost, declined, shed."
    (finding,) = found("The index edged down [-2.5].")
    assert "2.5 times a usual day (1.00%)" in finding.because
    assert finding.because.endswith('"edged down" fits 0.75 usual days at most.')
    (finding,) = found("The index plunged [-0.3].")
    assert finding.because.startswith("-0.30% is 0.30 of a usual day (1.00%)")


def test_a_week_is_held_against_usual_weeks():
    (finding,) = found("The index plunged [-0.5 week].")
    assert "a usual week" in finding.because


def test_every_place_is_the_words_own():
    text, verdicts = read("Stocks. The index plunged [-0.3], and IXIC soared [+0.2]!")
    both = overstated(verdicts, text, MARKET)
    assert [text[one.start : one.end] for one in both] == ["plunged", "soared"]
    assert [one.quote for one in both] == ["plunged", "soared"]


def test_each_of_two_claims_has_its_own_word():
    text = "The Dow plunged [-0.3] while the Nasdaq soared [+5.0]."
    assert told(text) == [("overstated", "plunged")]
    text = "The Dow plunged [-3.1] while the Nasdaq soared [+0.3]."
    assert told(text) == [("overstated", "soared")]


def test_points_are_judged_as_percent():
    text, (verdict,) = read("The index plunged [-0.3].")
    question = verdict.claim.question
    fact = ask(MARKET, "change", question.subject, LAST, span="day", unit="points")
    claim = replace(verdict.claim, question=fact.question)
    (finding,) = overstated([replace(verdict, claim=claim, fact=fact)], text, MARKET)
    assert finding.because.startswith("-0.30% is 0.30 of a usual day")


def test_a_contradicted_number_is_judged_by_the_true_one():
    assert told("The index soared [+0.2 day contradicted].") == [
        ("overstated", "soared")
    ]


def test_what_is_contradicted_word_for_word_is_not_blamed_twice():
    text = "The index was little changed."
    fact = ask(MARKET, "change", symbol("+2.5", "day"), LAST, span="day")
    start = text.index("little")
    claim = Claim(start, start + 14, "little changed", fact.question)
    for status, rules in (
        ("contradicted", []),
        ("supported", ["style.understated"]),
    ):
        findings = overstated([Verdict(claim, status, "", fact)], text, MARKET)
        assert [one.rule for one in findings] == rules


def test_without_a_usual_move_nothing_is_judged():
    young = Market({"young": MARKET.of(symbol("-0.3", "day")).rows(290, 301)})
    text, (verdict,) = read("The index plunged [-0.3].")
    question = replace(verdict.claim.question, subject="young")
    claim = replace(verdict.claim, question=question)
    assert overstated([replace(verdict, claim=claim)], text, young) == []


HEADLINES = [
    ("Bloodbath", "Bloodbath on Wall Street\n\nThe index lost [-0.8]."),
    ("Carnage", "# Carnage in small caps\n\nIt lost [-1.1]. Volume fell."),
    ("Stocks collapse", "Stocks collapse\n\nThe index shed [-0.6]."),
    ("Explosive Rally", "An Explosive Rally for Small Caps\n\nUp [+1.1] on Friday."),
    (
        "carnage",
        "The index lost [-0.8].\n\nThe carnage in stocks went on all day.",
    ),
]


@pytest.mark.parametrize(("quote", "text"), HEADLINES)
def test_a_headline_is_held_against_the_largest_move_told(quote, text):
    (finding,) = found(text)
    assert (finding.rule, finding.quote) == ("style.overstated", quote)


@pytest.mark.parametrize(
    "text",
    [
        "Bloodbath on Wall Street\n\nThe index lost [-4.8].",
        "Bloodbath on Wall Street\n\nOne lost [-0.8], the other [-4.8].",
        "Bloodbath in bitcoin\n\nThe index lost [-0.8].",
        "No bloodbath this time\n\nThe index lost [-0.8].",
        "“Bloodbath” on Wall Street\n\nThe index lost [-0.8].",
        "Bloodbath?\n\nIs it a bloodbath? The index lost [-0.8].",
        "Ten years after the crash in stocks of 1987\n\nThe index lost [-0.8].",
        "Carnage averted\n\nThe index gained [+0.8].",
        "The week\n\nThe index lost [-0.8].\n\nThe carnage in the town went on.",
        "Explosive rally for small caps\n\nNo number is told.",
        "Stocks end Black Friday lower\n\nThe index lost [-0.1].",
    ],
)
def test_a_headline_that_fits_or_cannot_be_judged_stands(text):
    assert told(text) == []


def test_a_word_in_the_body_may_be_for_a_longer_move():
    body = "The week\n\nUp [+0.5].\n\nThe explosive rally of the index goes on."
    assert told(body) == [("overstated", "explosive rally")]
    assert told(f"{body} It is up [+9.0 year].") == []


def test_the_words_know_the_bands_and_the_house_s_own_verbs_fit():
    spoken, bands = words("en"), [name for name, _ in BANDS]
    for room in ("intensity", "scenes"):
        for about in spoken[room].values():
            least, largest = map(bands.index, about["bands"])
            assert least <= largest
            assert about["sign"] in (-1, 0, 1)
    sizes = {"slight": "0.5", "plain": "1.2", "strong": "3.0", "extreme": "5.0"}
    for (tense, sign, name), verbs in language("en").verbs.items():
        for verb in verbs if tense != "points" else ():
            change = f"{'+' if sign > 0 else '-'}{sizes[name]}"
            assert told(f"The index {verb} [{change}].") == []


@pytest.mark.skipif(not DATA, reason="TAPEWRIGHT_TEST_DATA names no data")
def test_a_real_sell_off_of_the_size_of_a_usual_day_is_not_sharp():
    place = Place(bars=f"{DATA}/daily", config=Config())
    market = market_of_all(place, ["RUT", "GSPC"])
    text = "A sharp sell-off on Friday took 0.77% off the Russell 2000."
    fact = ask(market, "change", "RUT", date(2023, 12, 15), span="day")
    claim = Claim(text.index("0.77%"), text.index(" off the"), "0.77%", fact.question)
    (finding,) = overstated([Verdict(claim, "supported", "", fact)], text, market)
    assert finding.quote == "sharp sell-off"
    assert finding.because.startswith("-0.77% is 0.84 of a usual day (0.91%)")
    crash = ask(market, "change", "GSPC", date(2020, 3, 16), span="day")
    claim = replace(claim, question=crash.question)
    assert overstated([Verdict(claim, "supported", "", crash)], text, market) == []


def test_a_language_without_words_is_refused():
    with pytest.raises(UsageError):
        overstated([], "", MARKET, language="xx")


def test_time_grows_with_the_text():
    def seconds(times):
        text, verdicts = read(
            "The index plunged [-0.3], and it soared [+0.2]. " * times
        )
        begun = time.process_time()
        assert len(overstated(verdicts, text, MARKET)) == 2 * times
        return time.process_time() - begun

    seconds(10)
    short = min(seconds(200) for _ in range(3))
    assert seconds(2000) < 20 * short


def test_a_hostile_text_ends_soon():
    text, verdicts = read("plunged soared [-0.3] " * 3000)
    begun = time.process_time()
    overstated(verdicts, text, MARKET)
    overstated(verdicts, "x" * 1_000_000, MARKET)
    assert time.process_time() - begun < 10
