"""The comparison: the week against its peers, and the day on which they parted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.story.plan import AGE_OF_NEWS
from tapewright.story.shape import in_usual_days

if TYPE_CHECKING:
    from decimal import Decimal

    from tapewright.document import Line
    from tapewright.model import Fact
    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice

ORDINARY: Final = 1.5
"""Usual days up to which a move is called ordinary."""

WORTH_SAYING: Final = 28
"""Days: a gap that was wider within four weeks is not dated."""


def section(voice: Voice, week: Week) -> tuple[Line, list[Line]] | None:
    """Write the section's title and paragraphs, or None without a comparable peer."""
    if not week.peers:
        return None
    first = [*_week(voice, week, week.peers[0]), *_others(voice, week)]
    parted = _parted(voice, week, week.peers[0])
    paragraphs = [voice.paragraph(*lines) for lines in (first, parted) if lines]
    return _title(voice, week), paragraphs


def _spread(week: Week, peer: str) -> Decimal:
    spread = week.fact("relative", peer=peer, span="week")
    assert spread is not None  # noqa: S101 - what makes a peer one (Week.peers)
    return spread.number


def _title(voice: Voice, week: Week) -> Line:
    spreads = [_spread(week, peer) for peer in week.peers]
    parting = parted_on(week, week.peers[0])
    if parting and (parting.number > 0) != (spreads[0] > 0):
        turn = "behind" if parting.number < 0 else "ahead"
        return voice.say(f"peers.title_turn_{turn}", day=parting)
    if all(spread > 0 for spread in spreads):
        return voice.say("peers.title_ahead")
    if all(spread < 0 for spread in spreads):
        return voice.say("peers.title_behind")
    return voice.say("peers.title_between")


def parted_on(week: Week, peer: str) -> Fact | None:
    """Return the daily spread of the session on which the two parted furthest."""
    apart = [
        fact
        for session in week.sessions
        if week.parted(session, peer)
        and (fact := week.fact("relative", session, peer=peer, span="day"))
    ]
    return max(apart, key=lambda fact: abs(fact.number), default=None)


def _week(voice: Voice, week: Week, peer: str) -> list[Line]:
    spread = week.fact("relative", peer=peer, span="week")
    other = week.change(whose=peer)
    since = week.fact("relative_since", peer=peer, span="week")
    if not (spread and other):
        return []
    lines = [voice.say("peers.week", other=other, spread=spread)]
    if since and (week.last - since.day).days >= AGE_OF_NEWS:
        lines.append(voice.say("peers.widest_since", spread=spread, since=since))
    year = week.fact("relative", peer=peer, span="year")
    if year and year.value != spread.value:
        lines.append(voice.say("peers.year", spread=year))
    return lines


def _others(voice: Voice, week: Week) -> list[Line]:
    others = [change for peer in week.peers[1:3] if (change := week.change(whose=peer))]
    if len(others) == 2:  # noqa: PLR2004 - a pair shares a sentence
        return [voice.say("peers.others_two", other=others[0], third=others[1])]
    return [voice.say("peers.others", other=other) for other in others]


def _parted(voice: Voice, week: Week, peer: str) -> list[Line]:
    spread = parted_on(week, peer)
    if spread is None:
        return []
    session = spread.question.session
    pair = week.parted(session, peer)
    if pair is None:
        return []
    day, other = pair
    lines = [voice.say("peers.parted", day=day, other=other)]
    since = week.fact("relative_since", session, peer=peer, span="day")
    if since and (session - since.day).days >= WORTH_SAYING:
        lines.append(voice.say("peers.gap_since", spread=spread, since=since))
    else:
        lines.append(voice.say("peers.gap", spread=spread))
    usual = week.fact("usual_move", session, span="day")
    if usual:
        ordinary = abs(in_usual_days(week, day)) <= ORDINARY
        lines.append(
            voice.say("peers.usual" if ordinary else "peers.large", usual=usual)
        )
    return lines
