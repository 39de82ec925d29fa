"""The week's shape: which session made it, what came before and after, its range."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final

from tapewright.story.headline import quiet

if TYPE_CHECKING:
    from datetime import date

    from tapewright.document import Line
    from tapewright.model import Fact
    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice

MADE_IT: Final = 70
"""Percent of the week's change from which one session is said to have made it."""

WORTH_DATING: Final = 28
"""Days: a daily move that was matched within four weeks is not dated."""

LARGE_DAY: Final = 1.5
"""Usual days from which a daily move stands out."""


def days(week: Week) -> list[Fact]:
    """Return the week's daily changes in percent."""
    changes = [week.change("day", on=session) for session in week.sessions]
    return [change for change in changes if change]


def largest(week: Week) -> Fact | None:
    """Return the week's largest daily change."""
    return max(days(week), key=lambda day: abs(day.number), default=None)


def in_usual_days(week: Week, change: Fact) -> float:
    """Return a daily change in usual days; without a year's past, in the week's own."""
    usual = week.usual(change) or median(abs(day.number) for day in days(week))
    return float(change.number / usual) if usual else 0.0


def shape_of(week: Week) -> str:
    """Name the week's shape, from its closes alone."""
    moves, change = days(week), week.change()
    if not moves or change is None:
        return "quiet"
    sizes = [in_usual_days(week, day) for day in moves]
    if quiet(week):
        return "round_trip" if max(map(abs, sizes)) >= LARGE_DAY else "quiet"
    share = week.fact("contribution", of="share")
    main = max(map(abs, sizes))
    if share and share.number >= MADE_IT and main >= LARGE_DAY:
        return "one_day"
    ups = sum(size > 0 for size in sizes)
    if len(sizes) > 2 and ups in (0, len(sizes)):  # noqa: PLR2004 - a short week
        return "climb" if ups else "slide"
    return _turned(week, change)


def _turned(week: Week, change: Fact) -> str:
    path = [week.change(on=session) for session in week.sessions[:-1]]
    levels = [step.number for step in path if step]
    usual = week.usual(days(week)[-1]) or abs(change.number)
    if levels and change.number > 0 and min(levels) < -usual:
        return "rebound"
    if levels and change.number > 0 and max(levels) - change.number > usual:
        return "fade"
    return "mixed"


def section(voice: Voice, week: Week, *, day_told: bool) -> tuple[Line, list[Line]]:
    """Write the section's title and paragraphs.

    Args:
        voice: The article's voice.
        week: What can be asked of the week.
        day_told: Whether the lead was the largest day's size already.
    """
    shape = shape_of(week)
    title = voice.say(f"shape.{shape}")
    told = _around_main(voice, week, day_told=day_told)
    if shape not in ("one_day", "rebound", "fade", "round_trip") or not told:
        told = _day_by_day(voice, week)
    return title, [voice.paragraph(*told), voice.paragraph(*_range(voice, week))]


def _main(week: Week) -> Fact | None:
    session = week.fact("contribution", of="session")
    if session and shape_of(week) == "one_day":
        return week.change("day", on=session.day)
    return largest(week)


def _around_main(voice: Voice, week: Week, *, day_told: bool) -> list[Line]:
    main, change = _main(week), week.change()
    if main is None or change is None:
        return []
    at = week.sessions.index(main.question.session)
    lines = _before(voice, week, at)
    points = week.change("day", on=main.question.session, unit="points")
    since = week.fact("largest_move_since", main.question.session, span="day")
    if points and since and not day_told and week.dated(main, since, WORTH_DATING):
        lines.append(voice.say("week.main_since", points=points, day=main, since=since))
    elif points:
        lines.append(voice.say("week.main", points=points, day=main))
    lines += _share(voice, week, main)
    return lines + _after(voice, week, at)


def _before(voice: Voice, week: Week, at: int) -> list[Line]:
    if at == 0:
        return []
    so_far = week.change(on=week.sessions[at - 1])
    first = week.change("day", on=week.sessions[0])
    if so_far is None or first is None or round(so_far.number, 2) == 0:
        return []
    if at == 1:
        return [voice.say("week.before_one", first=first, so_far=so_far)]
    return [voice.say("week.before", so_far=so_far)]


def _share(voice: Voice, week: Week, main: Fact) -> list[Line]:
    share = week.fact("contribution", of="share")
    session = week.fact("contribution", of="session")
    points = week.change(unit="points")
    if not (share and session and points) or session.day != main.question.session:
        return []
    if share.number > 100:  # noqa: PLR2004 - more than all of it
        return [voice.say("week.share_more", week=points)]
    return [voice.say("week.share", share=share, week=points)]


def _after(voice: Voice, week: Week, at: int) -> list[Line]:
    rest = [week.change("day", on=session) for session in week.sessions[at + 1 :]]
    untold = [day for day in rest if day and not told_elsewhere(week, day)]
    return _told(voice, week, untold, "week.after")


def told_elsewhere(week: Week, day: Fact) -> bool:
    """Return whether the range and the comparison tell a day between them."""
    session = day.question.session
    return bool(
        _turned_back(week, session)
        and week.peers
        and week.parted(session, week.peers[0])
    )


def _day_by_day(voice: Voice, week: Week) -> list[Line]:
    lines = _told(voice, week, days(week), "week.day")
    main, share = largest(week), week.fact("contribution", of="session")
    if main and share and share.day == main.question.session and not week.flat(main):
        lines.append(voice.say("week.largest", day=main))
        lines += _share(voice, week, main)
    return lines


def _told(voice: Voice, week: Week, moves: list[Fact], message: str) -> list[Line]:
    """Tell moves two a sentence, a lone one last."""
    lines = []
    for day, after in zip(moves[::2], moves[1::2], strict=False):
        flat = "_flat" if week.flat(day) and week.flat(after) else ""
        lines.append(voice.say(f"{message}_two{flat}", day=day, next=after))
    if len(moves) % 2:
        lines.append(voice.say(message, day=moves[-1]))
    return lines


def _range(voice: Voice, week: Week) -> list[Line]:
    return [*_reversal(voice, week), *_extent(voice, week), *_usual(voice, week)]


def _extent(voice: Voice, week: Week) -> list[Line]:
    low = week.fact("range", span="week", of="low")
    high = week.fact("range", span="week", of="high")
    low_day = week.fact("range", span="week", of="low_session")
    high_day = week.fact("range", span="week", of="high_session")
    position = week.fact("range", span="week", of="position")
    if not (low and high and low_day and high_day and position):
        return []
    edges = {0: "week.range_low", 100: "week.range_high"}
    return [
        voice.say(
            edges.get(round(position.number), "week.range"),
            low=low,
            high=high,
            low_day=low_day,
            high_day=high_day,
            position=position,
        )
    ]


def _turned_back(week: Week, session: date) -> Fact | None:
    """Return a session's new intraday high if it closed lower by more than a little."""
    day = week.change("day", on=session)
    if day is None or week.flat(day) or not week.fact("reversal", session, side="high"):
        return None
    record = week.fact("record", session, price="intraday")
    if record and week.knows_records:
        return record
    return week.fact("fifty_two_week", session, side="high", price="intraday")


def _reversal(voice: Voice, week: Week) -> list[Line]:
    for session in reversed(week.sessions):
        edge = _turned_back(week, session)
        points = week.change("day", on=session, unit="points")
        if edge and points:
            high = "52" if edge.question.kind == "fifty_two_week" else "record"
            return [voice.say(f"week.reversal_{high}", edge=edge, points=points)]
    return []


def _usual(voice: Voice, week: Week) -> list[Line]:
    usual, day = (week.fact("usual_move", span=span) for span in ("week", "day"))
    lines = [voice.say("week.usual", usual=usual)] if usual else []
    if usual and day and not (week.peers and any_parted(week)):
        lines.append(voice.say("week.usual_day", usual=day))
    return lines


def any_parted(week: Week) -> bool:
    """Return whether the comparison has a day to tell, and sizes it there."""
    return any(week.parted(session, week.peers[0]) for session in week.sessions)
