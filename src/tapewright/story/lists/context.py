"""The lines on longer spans, and on a session measured against its past and peers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.document import Span
from tapewright.story.lists.moves import SINCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.document import Line
    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice

UNUSUAL: Final = 15
"""Percent from which volume above or below its average is worth a line."""


def spans(voice: Voice, week: Week) -> Iterator[Line]:
    """Yield the month, the quarter and the year to date, twelve months, and events."""
    told: set[object] = set()
    for span in ("month", "quarter", "year"):
        change, points = week.change(span), week.change(span, unit="points")
        if change and points and change.value not in told:
            told.add(change.value)
            yield voice.say(f"stats.to_date_{span}", change=change, points=points)
    ago = week.fact("year_ago")
    if ago:
        yield voice.say("stats.ago", ago=ago)
    for event in week.market.events:
        if event.session < week.last:
            since = event.session.isoformat()
            change = week.fact("change_since", since=since)
            named: Line = (Span(event.name),)
            if change:
                yield voice.say("stats.event", change=change, event=named)


def measured(voice: Voice, week: Week) -> Iterator[Line]:
    """Yield the averages, the first peer, volume, volatility and the season."""
    short, long = (
        week.fact("moving_average", length=length, of="distance")
        for length in ("50", "200")
    )
    if short and long:
        yield voice.say("stats.averages", short=short, long=long)
    yield from _peer(voice, week)
    volume = week.fact("volume")
    if volume and abs(volume.number) >= UNUSUAL:
        yield voice.say("stats.volume", volume=volume)
    volatility = week.fact("volatility")
    if volatility:
        yield voice.say("stats.volatility", volatility=volatility)
    yield from _season(voice, week)


def _peer(voice: Voice, week: Week) -> Iterator[Line]:
    for peer in week.market.peers_of(week.symbol)[:1]:
        spread = week.fact("relative", peer=peer, span="day")
        since = week.fact("relative_since", peer=peer, span="day")
        if spread and since and (week.last - since.day).days >= SINCE:
            yield voice.say("stats.peer_since", spread=spread, since=since, peer=peer)
        elif spread:
            yield voice.say("stats.peer", spread=spread, peer=peer)


def _season(voice: Voice, week: Week) -> Iterator[Line]:
    years, average, share = (
        week.fact("seasonality", span="month", of=of)
        for of in ("years", "average", "share_up")
    )
    if years and average and share:
        yield voice.say("stats.season", years=years, average=average, share=share)
