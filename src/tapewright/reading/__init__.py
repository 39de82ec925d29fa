"""Texts read back against bars: pages into claims, claims into verdicts, a report.

page -> mentions -> decisions -> claims -> verdicts -> report
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from tapewright.doors import names
from tapewright.errors import UsageError
from tapewright.gathered.dates import calendar_of
from tapewright.language import DOOR
from tapewright.language import language as spoken
from tapewright.market.instruments import instrument
from tapewright.reading.agreement import agreed
from tapewright.reading.asked import Asked
from tapewright.reading.claims import Scribe
from tapewright.reading.companions import companied
from tapewright.reading.mentions import Mention, Reader, reader
from tapewright.reading.rules import broken
from tapewright.reading.sentences import MARKET
from tapewright.reading.style import overstated
from tapewright.reading.times import Clock
from tapewright.reading.verdicts import Judge
from tapewright.reading.when import timed
from tapewright.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.config import Config
    from tapewright.finding import Market
    from tapewright.reading.pages import Page
    from tapewright.report import Finding, Verdict


def read(  # noqa: PLR0913 - each is a fact about the text or the bars
    page: Page,
    market: Market,
    as_of: date,
    config: Config,
    *,
    language: str = "en",
    source: str = "",
) -> Report:
    """Hold every claim of a page against the bars.

    Args:
        page: The text in blocks.
        market: The bars at hand.
        as_of: The last session that the text knows.
        config: The project's settings: its own instruments and calendars.
        language: The language it is written in.
        source: Where it came from, "" for a string.

    Raises:
        UsageError: for a language that is not read yet.
    """
    clocks = Clocks(market, as_of, config)
    asked = claims_of(page, clocks, language)
    questions = (one.readings[0] for one in asked if one.readings)
    judge = Judge(market, config.instruments, tuple(dict.fromkeys(questions)))
    asked = companied(asked, page.text, judge.admits)
    by_bars = [judge.verdict(one) for one in asked]
    verdicts = tuple(agreed(by_bars, asked, _title_end(page), clocks.start))
    symbols = {v.claim.question.subject for v in verdicts if v.claim.question}
    return Report(
        text=page.text,
        as_of=as_of,
        verdicts=verdicts,
        findings=findings_of(page, verdicts, market, language),
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
    page: Page, verdicts: Sequence[Verdict], market: Market, language: str
) -> tuple[Finding, ...]:
    """Return what style and rules find amiss, apart from truth, in the page's order."""
    skipped = [block.at for block in page.blocks if block.kind == "skip" and block.text]
    silent = [(at[0], at[-1] + 1) for at in skipped]
    ruled = broken(page.text, language, silent=silent)
    styled = overstated(verdicts, page.text, market, language)
    return tuple(sorted((*ruled, *styled), key=lambda one: (one.start, one.rule)))


def _title_end(page: Page) -> int:
    titles = [block for block in page.blocks if block.kind == "title" and block.text]
    return titles[-1].at[-1] + 1 if titles else 0


def symbols_in(page: Page, language: str, config: Config) -> list[str]:
    """Return the instruments that a page names, in the order of their first mention."""
    words = reader(language, config.instruments)
    named = (m.name for m in _mentions(page, words) if m.type == "NAME")
    return list(dict.fromkeys(named))


def language_of(page: Page) -> str:
    """Return the language that a page says it is in, where it can be read."""
    code = (page.language or "en").partition("-")[0].lower()
    return code if code in names(DOOR) and spoken(code).lexicon else "en"


def dated(page: Page, language: str, config: Config) -> date:
    """Return the session that a page speaks of, by its metadata or its own words.

    A page's publication means the last close before it; without one, the latest whole
    date that the text names counts.

    Raises:
        UsageError: when neither tells one.
    """
    symbols = symbols_in(page, language, config)
    calendar = calendar_of(symbols[0] if symbols else "GSPC", config)
    if isinstance(page.published, datetime) and page.published.tzinfo:
        return calendar.last_closed(page.published)
    if page.published is not None:
        day = page.published
        told = day.date() if isinstance(day, datetime) else day
    else:
        told = _latest(page, language, config)
    return told if calendar.is_session(told) else calendar.previous(told)


def _latest(page: Page, language: str, config: Config) -> date:
    words = reader(language, config.instruments)
    days = [m.day for m in _mentions(page, words) if m.type == "DATE" and m.day]
    whole = []
    for day in days:
        if day.year and day.month and day.day:
            try:
                whole.append(date(day.year, day.month, day.day))
            except ValueError:
                continue
    if not whole:
        raise UsageError(
            "the text names no date, so no session can be meant",
            expected="the last session that it knows",
            remedy="Say it with --as-of, such as --as-of 2025-09-19.",
        )
    return max(whole)


def _mentions(page: Page, words: Reader) -> Iterator[Mention]:
    for block in page.blocks:
        if block.kind != "skip":
            yield from timed(words.words_of(block.text))


__all__ = ["MARKET", "claims_of", "dated", "language_of", "read", "symbols_in"]
