"""The card: several indices' day, week and year, in the lines that newswires print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.document import Document, Section
from tapewright.story import Edition
from tapewright.story.notes import bars_told, counted, disclaimer
from tapewright.story.plan import week_of
from tapewright.story.voices import voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.document import Line
    from tapewright.finding import Market
    from tapewright.model import Fact
    from tapewright.story import Request
    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice

NEAR: Final = -5
"""Percent below its record close from which an index is no longer said to be near."""


def write(market: Market, request: Request) -> Document:
    """Write the day's card: of the symbols asked for, or of one and its peers.

    A symbol without a bar of that day is left out.

    Raises:
        SessionError: when the first symbol's bars hold no such session and base.
    """
    week = week_of(market, request)
    voice = voice_of(week, request.language)
    others = request.others or market.peers_of(request.symbol)
    symbols = [request.symbol]
    symbols += [s for s in others if week.fact("close", whose=s) and s not in symbols]
    close = week.fact("close")
    assert close is not None  # noqa: S101 - the week has this session
    return Document(
        subject=request.symbol,
        session=request.session,
        language=request.language,
        edition="card",
        title=voice.say("card.title", close=close),
        key_points=(),
        sections=(
            Section((), (voice.paragraph(*_lead(voice, week, symbols)),)),
            *_blocks(voice, week, symbols, close),
        ),
        notes=(*counted(voice, "card"), *bars_told(voice, week)),
        disclaimer=disclaimer(voice),
    )


def _lead(voice: Voice, week: Week, symbols: list[str]) -> Iterator[Line]:
    days = [day for s in symbols if (day := week.change("day", whose=s))]
    days.sort(key=lambda day: day.number)
    if days:
        yield _day_story(voice, days)
    known = filter(week.knows_records_of, symbols)
    records = [r for s in known if (r := week.fact("record", whose=s))]
    if records:
        several = "s" if len(records) > 1 else ""
        yield voice.say(f"card.record{several}", names=voice.names(records))
    else:
        yield from _distance(voice, week)


def _day_story(voice: Voice, days: list[Fact]) -> Line:
    worst, best = days[0], days[-1]
    facts = {"best": best, "worst": worst, "close": best}
    if len(days) == 1:
        return voice.say("card.one", **facts)
    if worst.number > 0:
        return voice.say("card.all_up", **facts)
    if best.number < 0:
        return voice.say("card.all_down", **facts)
    if not (best.number or worst.number):
        return voice.say("card.unchanged", **facts)
    return voice.say("card.mixed", **facts)


def _distance(voice: Voice, week: Week) -> Iterator[Line]:
    """Yield how near the first index is to its record."""
    off = week.fact("off_peak", of="percent")
    peak = week.fact("off_peak", of="level")
    if off and peak and week.knows_records and NEAR < off.number < 0:
        yield voice.say("card.off", off=off, peak=peak)


def _blocks(
    voice: Voice, week: Week, symbols: list[str], close: Fact
) -> Iterator[Section]:
    """Yield the blocks; none for a span that the day alone makes up so far."""
    days = (_day(voice, week, symbol) for symbol in symbols)
    yield _listed(voice.say("card.on_day", close=close), days)
    if len(week.sessions) > 1:
        heading = voice.say("card.for_week" if week.is_over else "card.week_so_far")
        yield _listed(heading, (_span(voice, week, s, "week") for s in symbols))
    day, year = week.change("day"), week.change("year")
    if day and year and day.value != year.value:
        yield _listed(
            voice.say("card.for_year"), (_span(voice, week, s, "year") for s in symbols)
        )


def _listed(title: Line, lines: Iterator[Line | None]) -> Section:
    return Section(title, tuple(line for line in lines if line), listed=True)


def _day(voice: Voice, week: Week, symbol: str) -> Line | None:
    close = week.fact("close", whose=symbol)
    change = week.change("day", whose=symbol)
    points = week.change("day", whose=symbol, unit="points")
    if not (close and points and change):
        return None
    if not points.number:
        return voice.paragraph(voice.say("card.day_unchanged", close=close))
    said = voice.say("card.day", close=close, points=points, change=change)
    return voice.paragraph(said)


def _span(voice: Voice, week: Week, symbol: str, span: str) -> Line | None:
    change = week.change(span, whose=symbol)
    points = week.change(span, whose=symbol, unit="points")
    if not (points and change):
        return None
    if not points.number:
        return voice.paragraph(voice.say("card.span_unchanged", points=points))
    said = voice.say("card.span", points=points, change=change)
    return voice.paragraph(said)


PART = Edition(
    name="card",
    doc="Several indices' day, week and year in short lines, one decimal.",
    write=write,
    spans=("day",),
    several=True,
)
