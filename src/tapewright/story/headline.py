"""The headline and the key points: the rarest fact, the change, the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.document import Line, plain_text
from tapewright.story.plan import LONG_STREAK

if TYPE_CHECKING:
    from tapewright.story.plan import News, Week
    from tapewright.story.sentences import Voice

LONGEST: Final = 90
TELLS_CHANGE: Final = ("change", "fall", "split")
"""Families whose sentences state the week's change themselves."""


def headline(voice: Voice, week: Week, news: list[News]) -> Line:
    """Write the rarest news as a title that is true on its own and short enough."""
    for item in news:
        name = item.message
        if name == "week" and quiet(week):
            name = "flat"
        line = voice.paragraph(voice.say(f"headline.{name}", **item.facts))
        if len(plain_text(line)) <= LONGEST:
            return line
    return voice.paragraph(voice.say("headline.plain"))


def quiet(week: Week) -> bool:
    """Return whether the week's change is small beside a usual one."""
    change = week.change()
    return change is None or week.flat(change)


def key_points(voice: Voice, week: Week, news: list[News]) -> tuple[Line, ...]:
    """Write three points that do not repeat each other: change, rarest, comparison."""
    points = [_change(voice, week, news), *_rarest(voice, news), *_peers(voice, week)]
    points += [*_fillers(voice, week)]
    return tuple(voice.paragraph(point) for point in points[:3])


def _change(voice: Voice, week: Week, news: list[News]) -> Line:
    change, close = week.change(), week.fact("close")
    streak = week.fact("streak", span="week")
    if not (change and close):
        return ()
    streak_told = news[0].family == "streak"
    if streak and abs(streak.number) >= LONG_STREAK and not streak_told:
        return voice.say("point.week_streak", week=change, streak=streak)
    return voice.say("point.week", week=change, close=close)


def _rarest(voice: Voice, news: list[News]) -> list[Line]:
    told = [item for item in news if item.message not in ("week", "split")]
    return [voice.say(f"point.{item.message}", **item.facts) for item in told[:1]]


def _peers(voice: Voice, week: Week) -> list[Line]:
    for peer in week.peers[:1]:
        parted = week.parted(week.last, peer)
        if parted:
            return [voice.say("point.peers_day", day=parted[0], other=parted[1])]
        spread = week.fact("relative", peer=peer, span="week")
        other = week.change(whose=peer)
        if spread and other:
            return [voice.say("point.peers", other=other, spread=spread)]
    return []


def _fillers(voice: Voice, week: Week) -> list[Line]:
    lines = []
    off, year = week.fact("off_peak", of="percent"), week.change("year")
    if off and off.number < 0:
        lines.append(voice.say("point.off", off=off))
    if year:
        lines.append(voice.say("point.year", year=year))
    points, month = week.change(unit="points"), week.change("month")
    if points:
        lines.append(voice.say("point.points", week=points))
    if month:
        lines.append(voice.say("point.month", month=month))
    return lines
