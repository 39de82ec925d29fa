"""Texts read back against bars: pages into claims, claims into verdicts, a report.

page -> mentions -> decisions -> claims -> verdicts -> report
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from tapewright.doors import names
from tapewright.gathered.dates import calendar_of
from tapewright.language import DOOR
from tapewright.language import language as spoken
from tapewright.market.instruments import instrument
from tapewright.reading.agreement import agreed
from tapewright.reading.asked import Asked
from tapewright.reading.claims import Scribe
from tapewright.reading.commas import has_commas, pointed, told_back
from tapewright.reading.companions import companied
from tapewright.reading.dating import session_of
from tapewright.reading.mentions import reader
from tapewright.reading.rules import broken
from tapewright.reading.sentences import MARKET
from tapewright.reading.style import overstated
from tapewright.reading.times import Clock
from tapewright.reading.verdicts import Judge
from tapewright.report import Finding, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from tapewright.config import Config
    from tapewright.finding import Market
    from tapewright.reading.mentions import Mention
    from tapewright.reading.pages import Block, Page
    from tapewright.report import Verdict

SKIP: Final = "skip"
"""Blocks that are not the author's words."""

Heard: TypeAlias = "Sequence[tuple[Block, Sequence[Mention]]]"
"""What a page mentions, block by block."""


def read(  # noqa: PLR0913 - each is a fact about the text or the bars
    page: Page,
    market: Market,
    as_of: date,
    config: Config,
    *,
    language: str = "en",
    source: str = "",
    rules: Sequence[str] | None = None,
) -> Report:
    """Hold every claim of a page against the bars.

    Args:
        page: The text in blocks.
        market: The bars at hand.
        as_of: The last session that the text knows.
        config: The project's settings: its own instruments and calendars.
        language: The language it is written in.
        source: Where it came from, "" for a string.
        rules: The packs of rules to hold it to, whole; None for all of them, where
            what it lacks is asked only of a text that recommends or promises.

    Raises:
        UsageError: for a language that is not read yet.
    """
    clocks, commas = Clocks(market, as_of, config), has_commas(page)
    told = pointed(page) if commas else page
    asked = claims_of(told, clocks, language)
    questions = (one.readings[0] for one in asked if one.readings)
    judge = Judge(market, config.instruments, tuple(dict.fromkeys(questions)))
    asked = companied(asked, told.text, judge.admits)
    by_bars = [judge.verdict(one) for one in asked]
    verdicts = tuple(agreed(by_bars, asked, _title_end(page), clocks.start))
    if commas:
        verdicts = tuple(map(told_back, verdicts))
    symbols = {v.claim.question.subject for v in verdicts if v.claim.question}
    return Report(
        text=page.text,
        as_of=as_of,
        verdicts=verdicts,
        findings=findings_of(page, verdicts, market, language, rules),
        names={s: instrument(s, config.instruments).name for s in sorted(symbols)},
        source=source,
    )


@dataclass(frozen=True)
class Clocks:
    """The sessions of every subject, as far as a text knows them."""

    market: Market
    as_of: date
    config: Config
    _made: dict[str, Clock] = field(default_factory=dict)

    def of(self, symbol: str) -> Clock:
        """Return a subject's clock."""
        if symbol not in self._made:
            series = self.market.series.get(symbol)
            calendar = calendar_of(symbol, self.config)
            self._made[symbol] = Clock(self.as_of, calendar, series)
        return self._made[symbol]

    def start(self, symbol: str, session: date, span: str) -> date:
        """Return the last session before the span with a session."""
        return self.of(symbol).start(session, span)


def claims_of(page: Page, clocks: Clocks, language: str) -> list[Asked]:
    """Return what a page states, as questions."""
    words = reader(language, clocks.config.instruments)
    return Scribe(words, language, clocks.of).claims(page)


def findings_of(
    page: Page,
    verdicts: Sequence[Verdict],
    market: Market,
    language: str,
    rules: Sequence[str] | None = None,
) -> tuple[Finding, ...]:
    """Return what style and rules find amiss, apart from truth, in the page's order."""
    skipped = [block.at for block in page.blocks if block.kind == "skip" and block.text]
    silent = [(at[0], at[-1] + 1) for at in skipped]
    ruled = broken(page.text, language, rules, silent=silent)
    styled = overstated(verdicts, page.text, market, language)
    found = (*ruled, *styled, *_unread(page, verdicts))
    return tuple(sorted(found, key=lambda one: (one.start, one.rule)))


def _unread(page: Page, verdicts: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield a word on a page that says it is in a language that is not read."""
    code = (page.language or "en").partition("-")[0].lower()
    if code != language_of(page):
        yield Finding(
            rule="reading.language",
            start=0,
            end=0,
            quote="",
            because=f"The page says that it is in {code!r}, which is not read.",
            source="the page's own word",
            severity="note" if any(v.claim.question for v in verdicts) else "warning",
            remedy="Only English is read: what is not passes unseen.",
        )


def _title_end(page: Page) -> int:
    titles = [block for block in page.blocks if block.kind == "title" and block.text]
    return titles[-1].at[-1] + 1 if titles else 0


def heard(page: Page, language: str, config: Config) -> Heard:
    """Return what a page mentions, block by block, before it is read."""
    words = reader(language, config.instruments)
    told = [(one, words.words_of(one.text)) for one in page.blocks if one.kind != SKIP]
    rows = dict.fromkeys(one.row for one in page.blocks if one.row)
    heads = dict.fromkeys(one.column for one in page.blocks if one.column)
    return [*told, *((page.blocks[0], words.words_of(one)) for one in (*rows, *heads))]


def symbols_in(told: Heard) -> list[str]:
    """Return the instruments that a page names, in the order of their first mention."""
    named = (one.name for _, said in told for one in said if one.type == "NAME")
    return list(dict.fromkeys(named))


def language_of(page: Page) -> str:
    """Return the language that a page says it is in, where it can be read."""
    code = (page.language or "en").partition("-")[0].lower()
    return code if code in names(DOOR) and spoken(code).lexicon else "en"


def dated(
    page: Page, told: Heard, language: str, config: Config, now: datetime
) -> date:
    """Return the session that a page speaks of, by its metadata or its own words.

    Raises:
        DateError: when neither tells one.
    """
    symbols = symbols_in(told)
    calendar = calendar_of(symbols[0] if symbols else MARKET, config)
    words = reader(language, config.instruments)
    return session_of(page, told, words, calendar, now)


__all__ = ["MARKET", "claims_of", "dated", "heard", "language_of", "read", "symbols_in"]
