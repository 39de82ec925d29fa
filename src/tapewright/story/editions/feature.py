"""The feature: one index's week, as a titled article with charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.document import Document, Line, Section
from tapewright.errors import BarsError
from tapewright.market.instruments import instrument
from tapewright.market.sessions import calendar
from tapewright.story import Edition, comparison, pictures, shape, standing
from tapewright.story.headline import TELLS_CHANGE, headline, key_points, quiet
from tapewright.story.notes import bars_told, counted, disclaimer
from tapewright.story.plan import AGE_OF_NEWS, LONG_STREAK, News, Week, news_of, week_of
from tapewright.story.voices import voice_of

if TYPE_CHECKING:
    from tapewright.finding import Market
    from tapewright.story import Request
    from tapewright.story.sentences import Voice


WEEKDAYS = 5


def write(market: Market, request: Request) -> Document:
    """Write the week's feature.

    Raises:
        SessionError: when the bars hold no such week.
        BarsError: when the week's base is not above zero.
    """
    week = week_of(market, request)
    if week.change() is None:
        raise BarsError(
            f"{request.symbol} stood at zero or below on {week.base}",
            expected="a base above zero, of which a week's change can be a percentage",
            remedy="Ask for another week.",
        )
    voice = voice_of(week, request.language)
    news = news_of(week)
    title = headline(voice, week, news)
    return Document(
        subject=request.symbol,
        session=request.session,
        language=request.language,
        edition="feature",
        title=title,
        key_points=key_points(voice, week, news),
        sections=tuple(_sections(voice, week, news)),
        charts=pictures.charts(voice, week),
        notes=(*counted(voice, "base", "usual"), *bars_told(voice, week)),
        disclaimer=disclaimer(voice),
    )


def _sections(voice: Voice, week: Week, news: list[News]) -> list[Section]:
    parts = [
        ((), [_lead(voice, week, news)]),
        shape.section(voice, week, day_told=news[0].family == "day"),
        comparison.section(voice, week),
        standing.section(voice, week),
        standing.levels(voice, week),
    ]
    return [
        Section(voice.paragraph(title), tuple(filter(None, paragraphs)))
        for title, paragraphs in filter(None, parts)
    ]


def _lead(voice: Voice, week: Week, news: list[News]) -> Line:
    first = news[0]
    name = "flat" if first.message == "week" and quiet(week) else first.message
    lines = [voice.say(f"lead.{name}", **first.facts), *_close(voice, week, first)]
    if _shortened(week):
        lines.append(voice.say("lead.short"))
    if first.family != "streak":
        lines += _streak(voice, week)
    return voice.paragraph(*lines)


def _close(voice: Voice, week: Week, first: News) -> list[Line]:
    close, change = week.fact("close"), week.change()
    points = week.change(unit="points")
    if not (close and change and points):
        return []
    if first.family in TELLS_CHANGE and not quiet(week):
        return [voice.say("lead.close_only", close=close, points=points, week=change)]
    return [voice.say("lead.close", close=close, week=change)]


def _streak(voice: Voice, week: Week) -> list[Line]:
    streak, since = (
        week.fact("streak", span="week"),
        week.fact("streak_since", span="week"),
    )
    if streak and abs(streak.number) >= LONG_STREAK:
        if since and (week.last - since.day).days >= AGE_OF_NEWS:
            return [voice.say("lead.streak_since_too", streak=streak, since=since)]
        return [voice.say("lead.streak_too", streak=streak)]
    before = week.fact("streak", week.base, span="week")
    if before and streak and abs(before.number) >= LONG_STREAK:
        return [voice.say("lead.streak_end_too", streak=before)]
    return []


def _shortened(week: Week) -> bool:
    """Return whether the exchange itself was shut on a weekday.

    Fewer bars alone do not say so: a session may be missing from them.
    """
    exchange = calendar(instrument(week.symbol).calendar)
    if not exchange.covers(week.last):
        return False
    return len(exchange.sessions_of(week.last, "week")) < WEEKDAYS


PART = Edition(
    name="feature",
    doc="One index's week: headline, key points, lead, titled sections, charts.",
    write=write,
)
