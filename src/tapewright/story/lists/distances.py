"""The lines on records and on how far a close stands from highs and lows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.story.lists.moves import SINCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.document import Line
    from tapewright.model import Fact
    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice

DROUGHT: Final = 60
"""Sessions from which a time without a record is ranked among all."""

RANKED: Final = 10
"""Places in the year's closes that are worth a line."""

EARLY: Final = 31
"""Days of a year before which its closes are too few to rank."""


def lines(voice: Voice, week: Week) -> Iterator[Line]:
    """Yield the record or the distance from it, ranks, and distances in the year."""
    record = week.fact("record")
    if record and week.knows_records:
        yield from _record(voice, week)
    else:
        yield from _off_record(voice, week)
        yield from _since(voice, week)
        yield from _rank(voice, week)
    yield from _milestone(voice, week)
    yield from _window(voice, week, "52_weeks", "52")
    yield from _window(voice, week, "year", "year")


def _record(voice: Voice, week: Week) -> Iterator[Line]:
    count = week.fact("records", within="year")
    if count:
        yield voice.say("stats.record", count=count)
    since, drought = week.fact("record_since"), week.fact("drought")
    if since and drought and drought.number >= SINCE:
        yield voice.say("stats.record_since", since=since, drought=drought)
        rank = week.fact("drought_rank", of="rank")
        if rank and drought.number >= DROUGHT:
            yield voice.say("stats.drought_rank", rank=rank)


def _off_record(voice: Voice, week: Week) -> Iterator[Line]:
    found = _peak(week, "all")
    if found:
        name = "stats.off_record" if week.knows_records else "stats.off_peak"
        yield voice.say(name, **found)
    wait = week.fact("record_wait")
    if wait and wait.number >= DROUGHT and week.knows_records:
        yield voice.say("stats.wait", wait=wait)


def _peak(week: Week, window: str) -> dict[str, Fact]:
    """Return the distance below a peak, its level and its day; none on it."""
    asked = {"off": "percent", "peak": "level", "peak_day": "session"}
    facts = {k: week.fact("off_peak", of=of, window=window) for k, of in asked.items()}
    known = {name: fact for name, fact in facts.items() if fact}
    below = len(known) == len(asked) and known["off"].number < 0
    return known if below else {}


def _low(week: Week, window: str) -> dict[str, Fact]:
    asked = {"rise": "percent", "low": "level", "low_day": "session"}
    facts = {k: week.fact("rebound", of=of, window=window) for k, of in asked.items()}
    known = {name: fact for name, fact in facts.items() if fact}
    above = len(known) == len(asked) and known["rise"].number > 0
    return known if above else {}


def _since(voice: Voice, week: Week) -> Iterator[Line]:
    for side in ("high", "low"):
        since = week.fact("highest_since", side=side, price="close")
        if since and (week.last - since.day).days >= SINCE:
            yield voice.say(f"stats.{side}_since", since=since)


def _rank(voice: Voice, week: Week) -> Iterator[Line]:
    for side in ("high", "low"):
        rank = week.fact("close_rank", side=side, within="year")
        early = week.last.timetuple().tm_yday < EARLY
        if rank and rank.number <= RANKED and not early:
            yield voice.say(f"stats.year_{side}_rank", rank=rank)


def _milestone(voice: Voice, week: Week) -> Iterator[Line]:
    level = week.fact("milestone", price="close", step="second")
    wait = week.fact("milestone_wait", price="close", step="second")
    if level and wait:
        yield voice.say("stats.milestone_wait", level=level, wait=wait)
    elif level:
        yield voice.say("stats.milestone", level=level)


def _window(voice: Voice, week: Week, window: str, name: str) -> Iterator[Line]:
    """Yield the distances from a window's highest and lowest close.

    The year's are left out where they are the same closes as those of 52 weeks.
    """
    high, low = _peak(week, window), _low(week, window)
    if name == "year":
        whole = _peak(week, "52_weeks"), _low(week, "52_weeks")
        high = {} if _same(high, whole[0], "peak") else high
        low = {} if _same(low, whole[1], "low") else low
    if high:
        yield voice.say(f"stats.high_{name}", **high)
    elif name == "52":
        yield from _new(voice, week, "high")
    if low:
        yield voice.say(f"stats.low_{name}", **low)
    elif name == "52":
        yield from _new(voice, week, "low")


def _new(voice: Voice, week: Week, side: str) -> Iterator[Line]:
    """Yield a close that is itself the highest, or the lowest, of 52 weeks."""
    level = week.fact("fifty_two_week", side=side, price="close")
    if level:
        yield voice.say(f"stats.new_{side}_52", level=level)


def _same(one: dict[str, Fact], other: dict[str, Fact], level: str) -> bool:
    return bool(one and other) and one[level].value == other[level].value
