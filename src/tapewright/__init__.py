"""Market recaps from price bars, every number proved.

    import tapewright as tw

    article = tw.recap("SPX", week="2018-12-28")
    article.facts[0].evidence
    tw.facts("SPX", day="2018-12-26")
    tw.prove(article)

Bars are a file, a folder or a frame given as `bars`, else those in the store, else the
sample that comes along. Nothing heavy is imported before a verb is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from tapewright.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    import polars as pl

    from tapewright.document import Document
    from tapewright.finding import Proof
    from tapewright.market.store import Loaded
    from tapewright.model import Fact
    from tapewright.report import Report

__all__ = ["audit", "facts", "load", "prove", "recap"]

Day: TypeAlias = "date | str | None"
"""A date, as itself or as 2018-12-28."""


def recap(  # noqa: PLR0913 - each argument stands for a flag of the command
    symbol: str | Sequence[str],
    *,
    week: Day = None,
    day: Day = None,
    month: Day = None,
    quarter: Day = None,
    year: Day = None,
    edition: str = "feature",
    language: str = "en",
    bars: object = None,
    store: str | None = None,
    version_of_bars: int | None = None,
    marks: str | Path | None = None,
    events: str | Path | None = None,
    decimal: str = ".",
    file_symbol: str | None = None,
    adjusted: bool = False,
    accept_flaws: bool = False,
    now: datetime | None = None,
) -> Document:
    """Write a recap.

    Args:
        symbol: Whose: "GSPC", or an alias such as "SPX"; a card takes several.
        week: Any date of the week; without any date the latest whole week (of a card
            or a list the latest day) is told.
        day: A session.
        month: Any date of the month.
        quarter: Any date of the quarter.
        year: Any date of the year.
        edition: The kind of page: feature, stats or card.
        language: The language's code.
        bars: A file or folder of CSV or Parquet, or a polars or pandas frame.
        store: The address of bars at rest.
        version_of_bars: The store's version to read.
        marks: A CSV file of declared earlier records, with their sources.
        events: A CSV file of named dates that later sessions are measured from.
        decimal: The decimal mark of numbers in CSV files.
        file_symbol: Whose bars a file or frame without symbols holds.
        adjusted: Whether a file whose only close is adjusted may be read.
        accept_flaws: Whether to write although a bar fails the data check.
        now: The moment of asking, with a time zone.

    Raises:
        TapewrightError: when there is nothing to write it from; the message says why.
    """
    from tapewright.gathered import Place, dates, market_of_several
    from tapewright.story import Request, write
    from tapewright.story import edition as edition_of
    from tapewright.vetted import vetted

    moment = now or dates.this_moment()
    place = Place(
        bars,
        store,
        version_of_bars,
        marks,
        decimal,
        file_symbol,
        adjusted,
        moment,
        events=events,
    )
    told = edition_of(edition)
    span, asked = dates.span_of(
        {"week": week, "day": day, "month": month, "quarter": quarter, "year": year},
        told.spans[0],
    )
    first, *others = [symbol] if isinstance(symbol, str) else symbol
    told.hold(span, 1 + len(others))
    market, subject, also = market_of_several(place, first, others)
    exchange = dates.calendar_of(subject, place.config)
    session = dates.session_of(market.of(subject), exchange, span, asked, moment)
    request = Request(subject, session, span, edition, language, also)
    document = write(market, request)
    return vetted(document, market, place.config, accept=accept_flaws)


def facts(  # noqa: PLR0913 - each argument stands for a flag of the command
    symbol: str,
    *,
    day: Day = None,
    start: Day = None,
    end: Day = None,
    kind: str | None = None,
    bars: object = None,
    store: str | None = None,
    version_of_bars: int | None = None,
    marks: str | Path | None = None,
    events: str | Path | None = None,
) -> pl.DataFrame:
    """Return the facts that hold at a session or over a span, as a frame.

    Args:
        symbol: Whose.
        day: The session; by default the last in the bars.
        start: The first day of a span.
        end: The last day of a span.
        kind: One kind only.
        bars: As in `recap`.
        store: As in `recap`.
        version_of_bars: As in `recap`.
        marks: As in `recap`.
        events: As in `recap`.

    Returns:
        Columns kind, subject, session, args, value, unit, interest, id; a day's facts
        stand together, the rarest first.

    Raises:
        TapewrightError: when there are no such bars, session or kind.
    """
    from tapewright.gathered import Place, telling

    place = Place(bars, store, version_of_bars, marks, events=events)
    days = telling.Days.given(day, start, end)
    return telling.frame_of(telling.facts_over(place, [symbol], days, kind))


def audit(  # noqa: PLR0913 - each argument stands for a flag of the command
    text: str | bytes,
    *,
    as_of: Day = None,
    bars: object = None,
    store: str | None = None,
    version_of_bars: int | None = None,
    marks: str | Path | None = None,
    language: str | None = None,
    form: str | None = None,
    source: str = "",
    rules: Sequence[str] | None = None,
) -> Report:
    """Read a recap against the bars.

    What the text asks to ignore, with a reason, is suppressed. Bars in files are read
    once for many texts, and anew when a file has changed.

    Args:
        text: The recap, as a string or as a file's bytes.
        as_of: The last session it knows; by default what the page or its words date.
        bars: As in `recap`.
        store: As in `recap`.
        version_of_bars: As in `recap`.
        marks: As in `recap`.
        language: The language it is written in; by default what the page says, or
            English.
        form: "text", "markdown" or "html"; by default what it looks like.
        source: Where it came from, to be named in reports.
        rules: The packs of rules to hold it to, whole: "house", "finra", "mifid",
            "mar". By default all of them, and only of a text that recommends or
            promises is asked what it lacks.

    Raises:
        TapewrightError: when it names no date, or the bars cannot be read.
    """
    from dataclasses import replace

    from tapewright import reading
    from tapewright.gathered import Place, dates
    from tapewright.gathered.kept import market_kept
    from tapewright.ignored import ignored, unnoted
    from tapewright.reading.pages import decoded, page_of
    from tapewright.reports import as_html

    place = Place(bars, store, version_of_bars, marks)
    whole = text if isinstance(text, str) else decoded(text)
    page = page_of(unnoted(whole), form)
    spoken = language or reading.language_of(page)
    told = reading.heard(page, spoken, place.config)
    day, undated = dates.day_of(as_of, "as_of"), None
    try:
        day = day or reading.dated(page, told, spoken, place.config, place.now)
    except DateError as error:
        undated = error.mended("Say it with as_of, such as as_of='2025-09-19'.")
        calendar = dates.calendar_of(reading.MARKET, place.config)
        day = calendar.last_closed(place.now)
    market = market_kept(place, [*reading.symbols_in(told), reading.MARKET])
    report = reading.read(
        page, market, day, place.config, language=spoken, source=source, rules=rules
    )
    if undated and any(one.claim.question for one in report.verdicts):
        raise undated  # a text that claims nothing of a market needs no date
    return ignored(replace(report, text=whole, page=as_html.fragment))


def prove(  # noqa: PLR0913 - each argument stands for a flag of the command
    what: Document | Fact | Mapping[str, Any] | Path | str,
    *,
    bars: object = None,
    store: str | None = None,
    version_of_bars: int | None = None,
    marks: str | Path | None = None,
    decimal: str = ".",
    file_symbol: str | None = None,
    adjusted: bool = False,
) -> list[Proof]:
    """Prove every fact of an article again, from the bars at hand.

    Args:
        what: A document, a fact, the JSON of either, or a file of that.
        bars: As in `recap`.
        store: As in `recap`.
        version_of_bars: As in `recap`.
        marks: As in `recap`.
        decimal: As in `recap`.
        file_symbol: As in `recap`.
        adjusted: As in `recap`.

    Raises:
        DocumentError: when it is neither an article nor a fact.
        TapewrightError: when the bars cannot be read.
    """
    from tapewright.gathered import Place, telling

    place = Place(bars, store, version_of_bars, marks, decimal, file_symbol, adjusted)
    return telling.proofs_of(place, what)


def load(
    *what: object,
    store: str | None = None,
    decimal: str = ".",
    file_symbol: str | None = None,
    adjusted: bool = False,
) -> list[Loaded]:
    """Put bars into the store.

    Args:
        what: Files, folders, frames, "yahoo:^RUT", "stooq:^rut" or "sample".
        store: The store's address; the configured one by default.
        decimal: The decimal mark of numbers in CSV files.
        file_symbol: Whose bars a file or frame without symbols holds.
        adjusted: Whether a file whose only close is adjusted may be read.

    Returns:
        For each of `what` the store's version then, and how many bars were new.

    Raises:
        TapewrightError: when bars are refused; what was loaded before stays.
    """
    from tapewright.gathered import Place, resting

    options = Place(decimal=decimal, symbol=file_symbol, adjusted=adjusted).options
    return [resting.load(one, store, options) for one in what]
