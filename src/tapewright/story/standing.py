"""Where a week leaves its subject: records and distance, the year, the levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.story.plan import BEAR, CORRECTION

if TYPE_CHECKING:
    from tapewright.document import Line
    from tapewright.model import Fact
    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice

LONG_WAIT: Final = 20
"""Sessions without a record from which a wait is worth telling."""


def section(voice: Voice, week: Week) -> tuple[Line, list[Line]]:
    """Write the section on records, distance and the year."""
    lines = [*_record(voice, week), *_drought(voice, week), *_since(voice, week)]
    far = [*_year(voice, week), *_days(voice, week)]
    title = voice.say("standing.title")
    return title, [voice.paragraph(*part) for part in (lines, far) if part]


def _record(voice: Voice, week: Week) -> list[Line]:
    close, off = week.fact("close"), week.fact("off_peak", of="percent")
    peak = week.fact("off_peak", of="level")
    peak_day = week.fact("off_peak", of="session")
    if not (close and off and peak and peak_day):
        return []
    if off.number == 0:
        return [voice.say("standing.at_record", close=close), *_before(voice, week)]
    lines = [
        voice.say("standing.off", close=close, off=off, peak=peak, peak_day=peak_day)
    ]
    if off.number <= BEAR:
        lines.append(voice.say("standing.bear"))
    elif off.number <= CORRECTION:
        lines.append(voice.say("standing.correction"))
    return lines


def _before(voice: Voice, week: Week) -> list[Line]:
    """Tell the last record before the week's own first one."""
    for session in week.sessions:
        since = week.fact("record_since", session, price="close")
        if since:
            return [voice.say("standing.record_since", since=since)]
    return []


def _drought(voice: Voice, week: Week) -> list[Line]:
    for session in week.sessions:
        drought = week.fact("drought", session, price="close")
        if drought and drought.number >= LONG_WAIT:
            return [voice.say("standing.drought", drought=drought)]
    return []


def _since(voice: Voice, week: Week) -> list[Line]:
    for side in ("high", "low"):
        since = week.fact("highest_since", side=side, price="close")
        if since and (week.last - since.day).days >= LONG_WAIT:
            return [voice.say(f"standing.{side}_since", since=since)]
    return []


def _year(voice: Voice, week: Week) -> list[Line]:
    year, month, quarter = (week.change(s) for s in ("year", "month", "quarter"))
    twelve = week.change("year", base="twelve_months")
    lines = []
    if year and month:
        lines.append(voice.say("standing.year_month", year=year, month=month))
    if quarter and quarter.value not in (year and year.value, month and month.value):
        lines.append(voice.say("standing.quarter", quarter=quarter))
    if twelve:
        lines.append(voice.say("standing.twelve", year=twelve))
    return lines


def _days(voice: Voice, week: Week) -> list[Line]:
    streak = week.fact("streak", span="day")
    if streak and abs(streak.number) >= 3:  # noqa: PLR2004 - two are no run
        return [voice.say("standing.streak_days", streak=streak)]
    return []


def levels(voice: Voice, week: Week) -> tuple[Line, list[Line]] | None:
    """Write the section on levels, or None where none is known."""
    tests = [
        voice.say(f"levels.{outcome}_{side}", level=level)
        for side in ("resistance", "support")
        for outcome in ("broken", "held")
        if (level := week.fact("level_test", side=side, outcome=outcome))
    ]
    ahead = [*_side(voice, week, "resistance"), *_side(voice, week, "support")]
    if not ahead and not tests:
        return None
    said = [*tests, *ahead, voice.say("levels.what")]
    return voice.say("levels.title"), [voice.paragraph(*said)]


def _side(voice: Voice, week: Week, side: str) -> list[Line]:
    up = side == "resistance"
    word, edge, extreme = ("above", "high", max) if up else ("below", "low", min)
    near = week.fact("level", side=side, rule="week")
    far = week.fact("level", side=side, rule="20_sessions")
    year = week.fact("level", side=side, rule="52_weeks")
    lines = []
    if near:
        closes_only = week.fact("range", span="week", of=edge) is None
        highest = up and year and year.value == near.value
        top = ("_record" if _is_record(week, near) else "_52") if highest else ""
        named = "_close" if closes_only else top
        lines.append(voice.say(f"levels.{word}{named}", level=near))
    beyond = near is None or (far and extreme(far.number, near.number) == far.number)
    if far and beyond and not (near and far.value == near.value):
        lines.append(voice.say(f"levels.{word}_far", level=far))
    return lines


def _is_record(week: Week, level: Fact) -> bool:
    """Return whether a level is an intraday record that the week set."""
    if not week.knows_records:
        return False
    records = (week.fact("record", on, price="intraday") for on in week.sessions)
    return any(record and record.value == level.value for record in records)
